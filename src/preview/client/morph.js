// Changes the page in place: what stays the same keeps its scroll position, focus, selection and what was typed.

import { align, isScripted } from './align.js';
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
  for (const element of fresh.querySelectorAll(LOADING)) renew(element, (path) => versions.get(path));
  align(document.body, fresh.body, isOwn);
  Idiomorph.morph(document.documentElement, fresh.documentElement, {
    callbacks: {
      beforeNodeRemoved: (node) => !isOwn(node),
      beforeNodeMorphed: (node) => !isScripted(node),
      beforeAttributeUpdated: (name, element) => !READERS[element.tagName]?.includes(name),
    },
    head: { shouldRemove: (element) => !isOwn(element), shouldPreserve: isOwn },
  });
  return true;
}

/** Loads what changed again, by its path. False if it takes a reload. */
export function refresh(changed) {
  const paths = new Map(Object.entries(changed).map(([path, version]) => [decoded(path), version]));
  if (paths.size === 0) return true;
  for (const [path, version] of paths) versions.set(path, version);
  const shown = new Set();
  for (const element of document.querySelectorAll(LOADING)) {
    const meant = pathsOf(element).filter((path) => paths.has(path));
    if (meant.length === 0) continue;
    if (element.localName === 'script') return false;
    meant.forEach((path) => shown.add(path));
    if (isStyle(element)) load(element, paths.get(meant[0]));
    else renew(element, (path) => paths.get(path));
  }
  // What no element names, a style sheet may: a font, a background, another style sheet.
  if ([...paths.keys()].some((path) => !shown.has(path))) styles().forEach((link) => load(link, Math.max(...paths.values())));
  return true;
}

/** Loads all styles again, where nobody knows what changed. */
export function refreshAll() {
  styles().forEach((link) => load(link, `r${performance.now()}`));
}

/** What loads something from an address of its own. */
const LOADING = '[src], [srcset], link[href]';

const isStyle = (element) => element.matches('link[rel~=stylesheet]');
const styles = () => [...document.querySelectorAll('link[rel~=stylesheet][href]')].filter((link) => pathsOf(link).length > 0);

/** The text of a path, in which `%` may stand for itself. */
const decoded = (path) =>
  path.replace(/(%[0-9a-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });

/** The path on this server to which an address leads, if it does. */
function pathOf(address) {
  try {
    const url = new URL(address, document.baseURI);
    return url.origin === location.origin ? decoded(url.pathname) : undefined;
  } catch {
    return undefined;
  }
}

/** Makes other addresses of all from which an element loads: for `srcset`, of each in its list. */
function readdress(element, change) {
  const set = (name, text) => text !== null && text !== element.getAttribute(name) && element.setAttribute(name, text);
  const one = element.hasAttribute('src') ? 'src' : 'href';
  if (element.hasAttribute(one)) set(one, change(element.getAttribute(one)));
  set('srcset', element.getAttribute('srcset')?.replace(/(^|,)(\s*)([^\s,]\S*[^\s,]|[^\s,])/g, (_, comma, space, address) => comma + space + change(address)) ?? null);
}

/** The paths on this server from which an element loads. */
function pathsOf(element) {
  const paths = [];
  readdress(element, (address) => (paths.push(pathOf(address)), address));
  return paths.filter((path) => path !== undefined);
}

/** Makes an element load again what has another version, by its path. */
function renew(element, versionOf) {
  readdress(element, (address) => {
    const version = versionOf(pathOf(address));
    return version === undefined ? address : address.replace(/^[^?#]*|\?[^#]*/g, (part, at) => (at === 0 ? `${part}?v=${version}` : ''));
  });
}

/** Exchanges a style sheet. */
function load(element, version) {
  versions.set(pathsOf(element)[0], version);
  // The old style stays until the new one is there.
  const next = element.cloneNode();
  renew(next, () => version);
  for (const end of ['load', 'error']) next.addEventListener(end, () => element.remove());
  element.after(next);
}
