/*
 * The search: the answer to a question: which documents hold all that was asked, in order; how many there are for each value of a filter; and in
 * what passage the words stand.
 */
(() => {
  'use strict';

  const search = globalThis.dossierSearch;
  const { fold, tokens, spelledOut, bare, isDense, WORD, RUN } = search.text;
  const { COLLECTIONS, range } = search;

  /** How many letters of a passage stand before the first word that is marked. */
  const BEFORE = 60;

  /** The answer to a question. */
  class Answer {
    constructor(index, query, scores, words, filters) {
      Object.assign(this, { index, query, scores, words, filters });
      this.time = range(query.from, query.to);
      /** What was looked at of each document in quotation marks: whether it holds them. */
      this.holds = new Map();
      this.hits = this.documents(this.filters);
    }

    /** The documents that pass some filters and are of some time, by collection. */
    documents(filters, time = this.time) {
      return this.scores.map((map, collection) => {
        const sets = filters.map((filter) => filter.sets[collection]);
        const isIn = (document) => !time || (document >= time.from && document < time.to);
        return [...map.keys()].filter((document) => isIn(document) && sets.every((set) => set.has(document)) && this.holds.get(`${collection}/${document}`) !== false);
      });
    }

    /** How many documents there are of a kind. */
    count(kind) {
      return this.hits[COLLECTIONS.indexOf(kind)].length;
    }

    get kinds() {
      return this.query.kind ? [this.query.kind] : COLLECTIONS;
    }

    get total() {
      return this.kinds.reduce((sum, kind) => sum + this.count(kind), 0);
    }

    /** The documents of some kinds in order: the newest first, or the best and of those as good the newest. */
    inOrder(kinds = this.kinds) {
      const isNewest = this.query.order === 'newest' || !this.query.q.trim();
      const all = kinds.flatMap((kind) => {
        const collection = COLLECTIONS.indexOf(kind);
        return this.hits[collection].map((number) => ({ collection, number, score: this.scores[collection].get(number) }));
      });
      return all.sort((a, b) => (isNewest ? 0 : b.score - a.score) || b.number - a.number || a.collection - b.collection);
    }

    /** Some documents of an ordered list, from a place on, with what is shown of each; and from where to go on. */
    async take(ordered, from, most) {
      const items = [];
      let at = from;
      while (at < ordered.length && items.length < most) {
        const batch = ordered.slice(at, at + most - items.length);
        const loaded = await Promise.all(batch.map(({ collection, number }) => this.index.document(collection, number)));
        const held = await Promise.all(loaded.map((item) => this.isHeld(item)));
        items.push(...loaded.filter((_, place) => held[place]));
        at += batch.length;
      }
      return { items, next: at };
    }

    /** Looks at the documents that may hold the words in quotation marks, where they are not too many, so that their number is known. */
    async settle(most = 60) {
      if (!this.query.phrases.length || this.total > most) return;
      await this.take(this.inOrder(), 0, this.total);
      this.hits = this.documents(this.filters);
      this.isSettled = true;
    }

    /** Whether the number of documents is what it may be at most, as nobody has looked at each. */
    get isAtMost() {
      return this.query.phrases.length > 0 && !this.isSettled;
    }

    /** Whether a document holds all words in quotation marks as they stand. */
    async isHeld(item) {
      const { phrases } = this.query;
      if (!phrases.length) return true;
      const id = `${item.collection}/${item.number}`;
      if (!this.holds.has(id)) {
        const sections = await this.index.sections(item);
        const lines = [item.title, item.lead, item.by, ...sections.flatMap(({ text }) => text.split('\n'))].map(tokens);
        this.holds.set(id, phrases.every((phrase) => lines.some((line) => holdsPhrase(line, phrase))));
      }
      return this.holds.get(id);
    }

    // Passages

    /** Whether a word as it is written is one that was asked. */
    isAsked(written) {
      this.asked ??= new Map();
      if (!this.asked.has(written)) {
        const folded = fold(written);
        const forms = [folded, spelledOut(written), bare(folded)];
        const isTerm = this.words.some(({ terms }) => forms.some((form) => terms.has(form)));
        this.asked.set(written, isTerm || this.words.some((it) => it.names.some(({ word, names, isKnown }) => names.same(word, written, isKnown))));
      }
      return this.asked.get(written);
    }

    /** Where the words stand in a text: from and to. */
    marks(text) {
      const found = [];
      for (const { 0: word, index } of text.matchAll(WORD)) {
        for (const { 0: run, index: within } of word.matchAll(RUN)) {
          const start = index + within;
          if (isDense(run)) found.push(...this.denseMarks(run, start));
          else if (this.isAsked(run)) found.push([start, start + run.length]);
        }
      }
      return joined(found);
    }

    denseMarks(run, start) {
      const characters = [...run];
      const has = (term) => this.words.some(({ terms }) => terms.has(fold(term)));
      let at = start;
      return characters.flatMap((character, place) => {
        const pair = character + (characters[place + 1] ?? '');
        const from = at;
        at += character.length;
        if (pair !== character && has(pair)) return [[from, from + pair.length]];
        return has(character) ? [[from, from + character.length]] : [];
      });
    }

    /** A text in parts, each `text` and whether it is `marked`. */
    parts(text) {
      const parts = [];
      let at = 0;
      for (const [from, to] of this.marks(text)) {
        parts.push({ text: text.slice(at, from), marked: false }, { text: text.slice(from, to), marked: true });
        at = to;
      }
      parts.push({ text: text.slice(at), marked: false });
      return parts.filter((part) => part.text);
    }

    /** A text that is longer than so many letters, cut to the part with the most of what was asked. */
    excerpt(text, most) {
      return text.length > most * 1.2 ? cut(text, this.marks(text), most) : text;
    }
  }

  function holdsPhrase(line, phrase) {
    return line.some((_, at) => phrase.every((term, place) => line[at + place] === term));
  }

  /** Places that touch or overlap as one. */
  function joined(places) {
    const found = [];
    for (const [from, to] of places) {
      const last = found.at(-1);
      if (last && from <= last[1]) last[1] = Math.max(last[1], to);
      else found.push([from, to]);
    }
    return found;
  }

  /** The part of a line with the most marks, of about so many letters, cut between words. */
  function cut(line, marks, most) {
    if (line.length <= most * 1.2) return line;
    const within = (start) => marks.filter(([from, to]) => from >= start && to <= start + most - BEFORE).length;
    const [first] = marks.reduce((best, mark) => (within(mark[0]) > within(best[0]) ? mark : best), [0, 0]);
    const to = Math.min(line.length, Math.max(0, first - BEFORE) + most);
    const from = Math.max(0, Math.min(first - BEFORE, to - most));
    const start = from && Math.min(first, line.indexOf(' ', from) + 1 || from);
    const end = to < line.length ? Math.max(line.lastIndexOf(' ', to), Math.min(to, first + BEFORE)) : to;
    return (start > 0 ? '… ' : '') + line.slice(start, end).trim() + (end < line.length ? ' …' : '');
  }

  /** The question what somebody said, or said about somebody else, in words and with the number of quotations; null where there are none. */
  search.saying = async (index, by, about) => {
    const value = { person: by.slug, organisation: `organisations/${by.slug}` }[by.kind];
    const query = new search.Query({ kind: 'quotation', by: value ?? [], mentions: about ? about.slug : [] });
    const { total } = value ? await search.find(index, query) : { total: 0 };
    if (!total) return null;
    const { words: t } = index.words;
    const text = `${t.search_said_by}: ${by.name}${about ? ` · ${t.search_mentions}: ${about.name}` : ''}`;
    return { query, text, count: search.count(index.words, total, 'quotations') };
  };

  /** The same of the one whose name a text is. */
  search.saidBy = async (index, text) => {
    const [first] = (await index.names(text)).find(text);
    return first?.all ? search.saying(index, first.entity) : null;
  };

  Object.assign(search, { Answer, cut, holdsPhrase });
})();
