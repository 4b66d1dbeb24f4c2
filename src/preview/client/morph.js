// Changes the page in place: what stays the same keeps its scroll position, focus, selection and what was typed.

import { Idiomorph } from './idiomorph.js';
import { HOST } from './panel.js';

/** What the reader did to an element is the reader's, whatever the page says. */
const READERS = { DETAILS: ['open'], INPUT: ['value', 'checked'], TEXTAREA: ['value'], SELECT: ['value'], OPTION: ['selected'] };

/** The version of each style, picture or script that changed while this page was open, by its path. */
const versions = new Map();

const isOwn = (node) => node.localName === HOST || (node.localName === 'script' && node.getAttribute('src')?.startsWith('/.dossier/'));

/** The types of scripts that run; those of any other type are data (HTML standard, “data block”). */
const RUNS = /^(module|importmap|speculationrules|(text|application)\/(x-)?(java|ecma)script)?$/i;

const scripts = (page) =>
  [...page.querySelectorAll('script')].filter((it) => !isOwn(it) && RUNS.test(it.type)).map((it) => it.src || it.textContent).join('\n');

/** Makes this page the one that `html` is. False if it takes a reload: scripts run only once. */
export function morph(html) {
  const fresh = new DOMParser().parseFromString(html, 'text/html');
  if (scripts(fresh) !== scripts(document)) return false;
  for (const element of fresh.querySelectorAll('[src], link[href]')) {
    const version = versions.get(pathOf(element));
    if (version !== undefined) address(element, version);
  }
  Idiomorph.morph(document.documentElement, fresh.documentElement, {
    callbacks: {
      beforeNodeRemoved: (node) => !isOwn(node),
      beforeAttributeUpdated: (name, element) => !READERS[element.tagName]?.includes(name),
    },
    head: { shouldRemove: (element) => !isOwn(element), shouldPreserve: isOwn },
  });
  return true;
}

/** Loads what changed again, by its path. False if it takes a reload. */
export function refresh(changed) {
  const paths = new Map(Object.entries(changed).map(([path, version]) => [decodeURI(path), version]));
  if (paths.size === 0) return true;
  for (const [path, version] of paths) versions.set(path, version);
  const shown = new Set();
  for (const element of document.querySelectorAll('[src], link[href]')) {
    const path = pathOf(element);
    if (!paths.has(path)) continue;
    if (element.localName === 'script') return false;
    shown.add(path);
    load(element, paths.get(path));
  }
  // What no element names, a style sheet may: a font, a background, another style sheet.
  if ([...paths.keys()].some((path) => !shown.has(path))) styles().forEach((link) => load(link, Math.max(...paths.values())));
  return true;
}

/** Loads all styles again, where nobody knows what changed. */
export function refreshAll() {
  styles().forEach((link) => load(link, `r${performance.now()}`));
}

const styles = () => [...document.querySelectorAll('link[rel~=stylesheet][href]')].filter((link) => pathOf(link) !== undefined);

/** The path of what an element loads from this server. */
function pathOf(element) {
  const url = new URL(element.getAttribute('src') ?? element.getAttribute('href'), document.baseURI);
  return url.origin === location.origin ? decodeURI(url.pathname) : undefined;
}

function address(element, version) {
  const name = element.hasAttribute('src') ? 'src' : 'href';
  const [plain] = element.getAttribute(name).split('?');
  element.setAttribute(name, `${plain}?v=${version}`);
}

function load(element, version) {
  if (!element.matches('link[rel~=stylesheet]')) return address(element, version);
  versions.set(pathOf(element), version);
  // The old style stays until the new one is there.
  const next = element.cloneNode();
  address(next, version);
  for (const end of ['load', 'error']) next.addEventListener(end, () => element.remove());
  element.after(next);
}
