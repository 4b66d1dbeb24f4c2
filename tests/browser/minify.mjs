// Writes the script of the search as it is served: without comments and long names.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { minify } from 'terser';

const FOLDER = new URL('../../src/site/search/script/', import.meta.url);

/** What is served, and what it is made of, as `mod.rs` in that folder has it. */
const SCRIPTS = {
  'search.js': ['box'],
  'search-suggest.js': ['suggest'],
  'search-index.js': ['text', 'names', 'index', 'query', 'answer'],
  'search-page.js': ['page'],
  'search-more.js': ['passages', 'facets'],
};

/** FNV-1a of some texts: by it a test of the program sees that the sources have changed. */
function hash(texts) {
  let hash = 0x811c9dc5;
  for (const byte of texts.flatMap((text) => [...Buffer.from(text)])) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** The files as they are served, by name. */
export async function minified() {
  const made = {};
  for (const [name, parts] of Object.entries(SCRIPTS)) {
    const sources = parts.map((part) => readFileSync(new URL(`${part}.js`, FOLDER), 'utf8'));
    const { code } = await minify(sources.join('\n'), { compress: { passes: 2 }, mangle: true, format: { ascii_only: true, max_line_len: 1000 } });
    made[name] = `/* dossier, the search: made of src/site/search/script/ of the program, ${hash(sources)} */\n${code}\n`;
  }
  return made;
}

/** Where what is committed stands. */
export const served = (name) => new URL(`minified/${name}`, FOLDER);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(new URL('minified/', FOLDER), { recursive: true });
  for (const [name, text] of Object.entries(await minified())) writeFileSync(served(name), text);
}
