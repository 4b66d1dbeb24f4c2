// A reader without a browser: runs the script of the search, as a site has it, on the files of that site, and counts what is loaded.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { gzipSync } from "node:zlib";

/** How many bytes a file is as a server sends it. */
const packed = (bytes) => gzipSync(bytes, { level: 6 }).length;

export class Reader {
  /** Opens the search of a built site. */
  constructor(folder) {
    this.folder = folder;
    this.sizes = new Map();
    this.loaded = new Map();
    const head = { append: (element) => queueMicrotask(() => this.run(element)) };
    const document = { currentScript: { src: "assets/search.js" }, querySelector: () => null, addEventListener() {}, head, createElement: () => ({ remove() {} }) };
    this.window = createContext({ document, console, URLSearchParams, queueMicrotask, setTimeout, clearTimeout, Intl, location: {}, matchMedia: () => ({ matches: false, addEventListener() {} }) });
    this.window.globalThis = this.window;
    this.evaluate("assets/search.js");
    this.search = this.window.dossierSearch;
  }

  /** As a browser does with a script that is put into a page. */
  run(element) {
    const path = element.src.replace(/\?.*/, "");
    if (!existsSync(join(this.folder, path))) return element.onerror();
    this.evaluate(path);
    element.onload();
  }

  evaluate(path) {
    const bytes = readFileSync(join(this.folder, path));
    if (!this.sizes.has(path)) this.sizes.set(path, packed(bytes));
    this.loaded.set(path, this.sizes.get(path));
    runInContext(bytes.toString(), this.window, { filename: path });
  }

  /** How much was loaded since `forget`, of all files or of some. */
  bytes(part = () => true) {
    return [...this.loaded].reduce((sum, [path, size]) => sum + (part(path) ? size : 0), 0);
  }

  /** Begins again as a reader who has nothing. */
  async forget() {
    this.loaded = new Map();
    await this.search.open(true);
  }

  /** The addresses of the first documents of some kinds that answer a question. */
  async ask(q, most = 10, kinds = ["note"]) {
    return this.search.ask(async (index) => {
      const answer = await this.search.find(index, new this.search.Query({ q }));
      const { items } = await answer.take(answer.inOrder(kinds), 0, most);
      return { answer, items, total: answer.total };
    });
  }

  /** Loads the passages of some documents. */
  async passages(answer, items) {
    await this.search.part("more");
    for (const item of items) await this.search.passage(answer, item);
  }

  /** The entities whose names a text can mean, best first. */
  async names(text) {
    return this.search.ask(async (index) => (await index.names(text)).find(text).map(({ entity }) => entity));
  }
}
