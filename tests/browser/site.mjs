// The built site that is looked at: its files, its pages, and one page of each kind.

import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The folder with the built site; `./test` says where it is. */
export const FOLDER = process.env.DOSSIER_SITE;
if (!FOLDER) throw new Error('DOSSIER_SITE must name the folder of a built site; run ./test');

/** The same site, built to be read from a disk. */
export const PORTABLE = process.env.DOSSIER_PORTABLE_SITE;
if (!PORTABLE) throw new Error('DOSSIER_PORTABLE_SITE must name the folder of a site that was built with --portable; run ./test');

/** Where the pictures of pages go. */
export const SCREENSHOTS = process.env.DOSSIER_SCREENSHOTS ?? join(FOLDER, '..', 'screenshots');

/** All files of the site, with `/` between their names, sorted. */
export const FILES = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(FOLDER, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'))
  .filter((file) => !file.startsWith('.'))
  .sort();

/** The text of a file of the site. */
export const read = (file) => readFileSync(join(FOLDER, file), 'utf8');

/** Where a file is served: the home page is the empty string. */
export const address = (file) => file.replace(/(^|\/)index\.html$/, '$1');

/** Whether a page only leads to another one, so that a browser does not stay there. */
export const leadsOn = (html) => html.includes('http-equiv="refresh"');

/** Every page that stays: its address, its file, its kind (the class that the templates give its body) and how long it is. */
export const PAGES = FILES.filter((file) => file.endsWith('.html') && !leadsOn(read(file))).map((file) => {
  const text = read(file);
  const kind = /<body class="kind-([\w-]+)/.exec(text)?.[1];
  return { address: address(file), file, kind, length: text.length };
});

/** The absolute path below which `404.html` is made to be shown, because it can be asked for at any depth. */
export const BASE_PATH = /href="(\/[^"]*)assets\//.exec(read('404.html'))?.[1] ?? '/';

/** The longest page of each kind, by kind: it shows the most of what a page of that kind can hold. */
export const ONE_OF_EACH = new Map();
for (const page of PAGES) {
  if (page.length > (ONE_OF_EACH.get(page.kind)?.length ?? 0)) ONE_OF_EACH.set(page.kind, page);
}
