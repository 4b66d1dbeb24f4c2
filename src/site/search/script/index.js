/*
 * The search: the index. It loads the files that a question needs, no others, and answers with documents; what the files hold is
 * described in docs/search.md.
 */
(() => {
  'use strict';

  const search = globalThis.dossierSearch;
  const { keys, postings, tokens, dayCode, monthOf, PLACES } = search.text;

  const FORMAT = 1;
  /** The kinds of document, in the order in which the files have them. */
  const COLLECTIONS = ['note', 'quotation', 'event', 'claim', 'profile', 'page'];
  /** What sorts behind everything that begins in the same way. */
  const END = '\uffff';
  /** Behind this many files, the words that begin in a way are too many to be meant. */
  const MOST_FILES = 3;

  const list = (text) => (text ? text.split(' ') : []);

  /** The last place in sorted `items` at which `isBefore` holds; -1 where there is none. */
  function lastWhere(count, isBefore) {
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(middle)) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  class Index {
    /** Loads the manifest; a fresh one where that at hand names files that are gone. */
    static async open(fresh) {
      const manifest = await search.load('manifest', '', fresh);
      if (manifest.format !== FORMAT) throw new search.Outdated('another format');
      return new Index(manifest);
    }

    constructor(manifest) {
      Object.assign(this, { language: manifest.language, words: manifest.words, languages: manifest.languages, totals: manifest.totals });
      this.keyOf = keys(manifest.key);
      this.namesIn = { parts: list(manifest.names.parts), files: list(manifest.names.files) };
      this.after = manifest.terms.after.split(' ');
      this.termFiles = list(manifest.terms.files);
      this.blocks = manifest.documents.map(({ first, files }) => ({ first: postings(first).documents, files: list(files) }));
      this.kept = new Map();
    }

    /** What `make` makes of the data of a file, made once. */
    read(kind, name, make) {
      const path = `${kind}/${name}`;
      if (!this.kept.has(path)) {
        const reading = search.load(kind, name).then(make);
        this.kept.set(path, reading);
        reading.catch(() => this.kept.delete(path));
      }
      return this.kept.get(path);
    }

    // Names

    /** The names that a text can mean: all of them, or those with the same first letters where they are many. */
    async names(text) {
      const { parts, files } = this.namesIn;
      const letters = new Set(tokens(text).map((word) => this.keyOf(word).key[0] ?? '_'));
      const wanted = parts.length ? files.filter((_, at) => letters.has(parts[at])) : files;
      const together = wanted.join(' ');
      let last = this.lastNames;
      if (last?.together !== together) {
        const entities = (data) => data.map((entry) => search.entity(entry, this.keyOf));
        const read = await Promise.all(wanted.map((file) => this.read('names', file, entities)));
        last = { together, names: new search.Names(read.flat(), this.keyOf) };
        this.lastNames = last;
      }
      return last.names;
    }

    /** The entity at an address such as `people/vytis-jurkonis/`, if it is known. */
    async entity(url) {
      const slug = url.split('/')[1] ?? '';
      return (await this.names(slug.replaceAll('-', ' '))).byUrl.get(url);
    }

    // Terms

    termFile(term) {
      return Math.max(0, lastWhere(this.termFiles.length, (at) => this.after[at] < term));
    }

    /** How many files hold the terms that begin with `start`. */
    filesWith(start) {
      return this.termFile(start + END) - this.termFile(start) + 1;
    }

    /** The terms between two, and their postings as they are written. */
    async termsBetween(from, to, mostFiles = Infinity) {
      const first = this.termFile(from);
      const last = Math.min(this.termFile(to), first + mostFiles - 1);
      const names = this.termFiles.slice(first, last + 1);
      const files = await Promise.all(names.map((name) => this.read('terms', name, (data) => data)));
      const found = [];
      for (const file of files) {
        for (let at = 2 * (lastWhere(file.length / 2, (place) => file[2 * place] < from) + 1); at < file.length && file[at] <= to; at += 2) {
          found.push({ term: file[at], written: file[at + 1] });
        }
      }
      return found;
    }

    /** The documents of one term, by collection: `documents` and `weights`. */
    async documentsOf(term) {
      const [found] = await this.termsBetween(term, term);
      return collections(found?.written);
    }

    // Documents

    /** What is shown of a document, by its collection and number. */
    async document(collection, number) {
      const { first, files } = this.blocks[collection];
      const file = files[lastWhere(first.length, (at) => first[at] <= number)];
      const block = await this.read('documents', file, (data) => ({ ...data, numbers: postings(data.keys).documents }));
      const at = block.numbers.indexOf(number);
      if (at < 0) throw new search.Outdated('a document is not where the manifest says');
      const [title, url, date = '', by = '', lead = '', kind = ''] = block.documents[at];
      return { collection, number, title, url, date, by, lead, kind, passages: passageFile(block.passages ?? [], at) };
    }

    /** The sections of a document: `anchor` and `text`, whose blocks are lines. */
    async sections({ passages }) {
      if (!passages) return [];
      const data = await this.read('passages', passages.file, (all) => all);
      const flat = data[passages.at] ?? [];
      return flat.flatMap((anchor, at) => (at % 2 ? [] : [{ anchor, text: flat[at + 1] }]));
    }
  }

  /** Which file has the passages of the document at a place of its block, and where in it. */
  function passageFile(files, place) {
    let at = place;
    for (const [count, file] of files) {
      if (at < count) return { file, at };
      at -= count;
    }
    return null;
  }

  /** The postings of a term, by collection. */
  function collections(written) {
    const parts = (written ?? '').split('.');
    return COLLECTIONS.map((_, at) => postings(parts[at] ?? ''));
  }

  /** From when to when, as numbers of documents; null where it is open at both ends. */
  function range(from, to) {
    const parts = (date) => (/^\d{4}(-\d{2})?$/.test(date) ? date.split('-').map(Number) : null);
    const [start, end] = [parts(from), parts(to)];
    if (!start && !end) return null;
    return {
      // What has no date is in no time.
      from: start ? dayCode(start[0], start[1] ?? 0, 0) * PLACES : 13 * 32 * PLACES,
      to: end ? (dayCode(end[0], end[1] ?? 12, 31) + 1) * PLACES : Infinity,
    };
  }

  search.Index = Index;
  Object.assign(search, { COLLECTIONS, END, MOST_FILES, collections, range, monthOf });
})();
