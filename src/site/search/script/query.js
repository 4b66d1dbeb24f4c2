/*
 * The search: questions. A question is words and filters, as the address behind `#` has them; each word is looked up in all its forms, and an answer
 * made of the documents that hold them all.
 */
(() => {
  'use strict';

  const search = globalThis.dossierSearch;
  const { tokens, isDense, distance, WORD } = search.text;
  const { COLLECTIONS, END, MOST_FILES, collections, sharedStart } = search;

  /** What can be asked beside words, and by which terms of the index. Some may be asked several times. */
  const FILTERS = {
    by: { prefix: ':by:' },
    mentions: { prefix: ':person:', several: true },
    country: { prefix: ':country:', several: true },
    organisation: { prefix: ':organisation:', several: true },
    tag: { prefix: ':tag:', several: true },
    source: { prefix: ':source:' },
    language: { prefix: ':language:' },
  };
  const SINGLE = ['q', 'kind', 'from', 'to', 'order'];

  /** Words that say nothing of a document; asked only where there is nothing else to ask. */
  const COMMON = new Set('a an and are as at be by for from has in is it its of on or that the to was were will with'.split(' '));
  /** So many words, the longest, are enough to find a sentence. */
  const MOST_WORDS = 10;
  /** What a term is worth by where it stands: in the text, there three times or more, in a heading or summary, in a title. */
  const WEIGHTS = [1, 1.5, 2.4, 4];
  /** What a document is worth that names somebody whose name was asked in another spelling. */
  const NAMED = [0.8, 1, 1.2, 1.6];
  const MOST_VARIANTS = 40;
  const MOST_MEANT = 4;
  const QUOTED = /["“”„«»‟]([^"“”„«»‟]+)["“”„«»‟]/g;

  /** `U.S.A.` is found as `USA`. */
  const INITIALS = /(?<![\p{L}\p{N}])(\p{L}\.){2,}\p{L}?(?![\p{L}\p{N}])/gu;

  /** A question, as the address has it: `q=troops&kind=quotation&by=vytis-jurkonis`. */
  class Query {
    constructor(fields = {}) {
      for (const name of SINGLE) this[name] = fields[name] ?? '';
      for (const name of Object.keys(FILTERS)) this[name] = [fields[name] ?? []].flat();
    }

    static parse(hash) {
      const given = new URLSearchParams(hash.replace(/^#/, ''));
      const fields = {};
      for (const name of SINGLE) fields[name] = given.get(name) ?? '';
      for (const [name, { several }] of Object.entries(FILTERS)) fields[name] = several ? [...new Set(given.getAll(name))] : given.getAll(name).slice(0, 1);
      if (!COLLECTIONS.includes(fields.kind)) fields.kind = '';
      return new Query(fields);
    }

    toString() {
      const parts = new URLSearchParams();
      for (const [name, value] of Object.entries(this)) for (const one of [value].flat()) if (one) parts.append(name, one);
      return parts.toString().replaceAll('%2F', '/');
    }

    /** The same question with other values. */
    with(fields) {
      return new Query({ ...this, ...fields });
    }

    /** The same with a value of a filter that is not asked yet, or without one that is. */
    toggled(name, value) {
      if (!Array.isArray(this[name])) return this.with({ [name]: this[name] === value ? '' : value });
      const others = FILTERS[name].several ? this[name].filter((one) => one !== value) : [];
      return this.with({ [name]: this[name].includes(value) ? others : [...others, value] });
    }

    /** The filters, each with a value. */
    get filters() {
      return Object.keys(FILTERS).flatMap((name) => this[name].map((value) => ({ name, value })));
    }

    get isEmpty() {
      return !this.q.trim() && !this.isNarrowed;
    }

    get isNarrowed() {
      return this.filters.length > 0 || Boolean(this.kind || this.from || this.to);
    }

    /** The words to be found: each `term` as the index has it, whether it `exact`ly, whether it may be half a word. */
    get words() {
      const found = new Map();
      const add = (text, exact) => {
        for (const [written] of text.matchAll(WORD)) {
          for (const term of tokens(written)) found.set(term, { term, written, exact: exact || found.get(term)?.exact === true });
        }
      };
      for (const [, phrase] of this.q.matchAll(QUOTED)) add(phrase, true);
      add(this.q.replace(QUOTED, ' ').replace(INITIALS, (letters) => letters.replaceAll('.', '')), false);
      const all = [...found.values()];
      const rare = all.filter((word) => word.exact || !COMMON.has(word.term));
      const asked = rare.length ? rare : all;
      const last = asked.at(-1);
      const longest = [...asked].sort((a, b) => b.exact - a.exact || b.term.length - a.term.length).slice(0, MOST_WORDS);
      return asked.filter((word) => longest.includes(word)).map((word) => ({ ...word, isLast: word === last && /[\p{L}\p{N}]$/u.test(this.q) }));
    }

    /** The words in quotation marks, each group as a list of terms. */
    get phrases() {
      return [...this.q.matchAll(QUOTED)].map(([, phrase]) => tokens(phrase)).filter((phrase) => phrase.length > 1);
    }
  }

  /** What forms of one word end in, each of which may stand for another of its group: of English, Greek, and Russian and its neighbours. */
  const ENDINGS = [/^(y|ies?|ied|ier|ying)$/, /^(e|es|ed|ing|ers?)?$/, /^[αεηιουω]{0,3}[σν]?$/, /^[аеёийоуыьэюяіїє]{0,3}([мхвюй]|го|му|ми)?$/];
  /** Of languages whose vowels change at the end: of a site in one of them. */
  const CHANGING = /^[aeiouy]{0,3}([smjnlt]|mi?s|mi|je|se|go|mu|ch)?$/;
  const IS_CHANGING = /^(bs|cs|es|hr|it|lt|lv|pl|pt|ro|sk|sl|sq|sr)\b/;
  /** Forms of a word agree in so many letters at least. */
  const SHORTEST = 3;

  const endingsOf = (language) => (IS_CHANGING.test(language) ? [...ENDINGS, CHANGING] : ENDINGS);

  /** The letters that all forms of a word begin with. */
  function stem(word, endings) {
    let at = Math.max(SHORTEST, word.length - 4);
    while (at < word.length && !endings.some((ending) => ending.test(word.slice(at)))) at++;
    return word.slice(0, at);
  }

  /** How near a word of the index is to one that was asked: 1 for itself, less for another form of it, 0 for another word. */
  function form(asked, term, endings) {
    if (asked === term) return 1;
    if (asked.length < SHORTEST || /\d/.test(term)) return 0;
    const same = sharedStart(asked, term);
    const [mine, its] = [asked.slice(same), term.slice(same)];
    if (!mine && its.length <= (asked.length > 3 ? 3 : 1)) return 0.8 - 0.1 * its.length;
    if (!its && mine.length <= 2 && term.length >= 4) return 0.8 - 0.1 * mine.length;
    // “running” doubles the last letter of “run”.
    const single = (end, other) => (!other && end[0] === asked[same - 1] ? end.slice(1) : end);
    const ends = [single(mine, its), single(its, mine)];
    if (same >= SHORTEST && endings.some((ending) => ends.every((end) => ending.test(end)))) return 0.5;
    return same >= 6 && Math.min(mine.length, its.length) <= 1 && Math.max(mine.length, its.length) <= 3 ? 0.5 : 0;
  }

  /** Where a word stands: by collection a map from documents to what they are worth; and which words of a text are to be marked for it. */
  class Found {
    constructor() {
      this.documents = COLLECTIONS.map(() => new Map());
      this.terms = new Set();
      this.names = [];
    }

    get size() {
      return this.documents.reduce((sum, map) => sum + map.size, 0);
    }

    add(written, worth, factor) {
      collections(written).forEach(({ documents, weights }, collection) => {
        const map = this.documents[collection];
        documents.forEach((document, at) => {
          const value = worth[weights[at]] * factor;
          if (value > (map.get(document) ?? 0)) map.set(document, value);
        });
      });
    }

    addTerms(terms, factor) {
      for (const { term, written } of terms) {
        if (this.terms.has(term)) continue;
        this.terms.add(term);
        this.add(written, WEIGHTS, factor(term));
      }
    }
  }

  const byFrequency = (a, b) => b.written.length - a.written.length;

  /** Finds one word; `widely` where too little was found: by its beginning, or with a letter wrong. */
  async function findWord(index, word, widely) {
    const found = new Found();
    const { term } = word;
    const isSingle = isDense(term) && [...term].length === 1;
    if (word.exact || (isDense(term) && !isSingle)) {
      found.addTerms(await index.termsBetween(term, term), () => 1);
      return found;
    }
    const endings = endingsOf(index.language);
    const start = isSingle ? term : stem(term, endings);
    // Where very many words begin like that, those that begin with the whole word have to do.
    const from = index.filesWith(start) > MOST_FILES ? term : start;
    const near = await index.termsBetween(from, from + END, MOST_FILES);
    const beginning = (least) => near.filter((it) => it.term.startsWith(term) && it.term.length > least).sort(byFrequency).slice(0, MOST_VARIANTS);
    found.addTerms(near.filter((it) => form(term, it.term, endings) > 0).sort(byFrequency).slice(0, MOST_VARIANTS), (it) => form(term, it, endings));
    const isKnown = near.some((it) => it.term === term);
    if (isSingle || ((word.isLast || widely) && found.size < 10 && term.length > 1)) found.addTerms(beginning(0), () => 0.3);
    await findMeant(index, word, isKnown, found);
    if (widely && !found.size && term.length >= 4) {
      const most = term.length >= 8 ? 2 : 1;
      const around = await index.termsBetween(term.slice(0, 2), term.slice(0, 2) + END, MOST_FILES);
      found.addTerms(around.filter((it) => distance(term, it.term, most) <= most).sort(byFrequency).slice(0, 5), () => 0.4);
    }
    return found;
  }

  /** Adds what names somebody of whom the word is a name in another spelling or script. */
  async function findMeant(index, word, isKnown, found) {
    const names = await index.names(word.written);
    const meant = names.meantBy(word.written, isKnown);
    if (isKnown && meant.length > MOST_MEANT) return;
    for (const entity of meant.slice(0, MOST_MEANT)) {
      const [terms] = await index.termsBetween(...twice(`:${entity.kind}:${entity.slug}`));
      if (terms) found.add(terms.written, NAMED, isKnown ? 0.5 : 0.9);
    }
    if (meant.length) found.names.push({ word: word.written, names, isKnown });
  }

  const twice = (term) => [term, term];

  /** The documents that hold all words, and what each is worth. */
  function intersect(index, words) {
    return COLLECTIONS.map((_, collection) => {
      const maps = words.map((word) => word.documents[collection]).sort((a, b) => a.size - b.size);
      const total = index.totals[collection];
      const rarity = maps.map((map) => Math.log(1 + (total - map.size + 0.5) / (map.size + 0.5)) + 0.1);
      const found = new Map();
      for (const document of maps[0].keys()) {
        let score = 0;
        for (let at = 0; at < maps.length; at++) {
          const worth = maps[at].get(document);
          if (worth === undefined) {
            score = -1;
            break;
          }
          score += worth * rarity[at];
        }
        if (score >= 0) found.set(document, score);
      }
      return found;
    });
  }

  /** Answers a question. */
  async function find(index, query) {
    const { words } = query;
    const [found, filters] = await Promise.all([
      Promise.all(words.map((word) => findWord(index, word, false))),
      Promise.all(
        query.filters.map(async ({ name, value }) => {
          const lists = await index.documentsOf(FILTERS[name].prefix + value);
          return { name, value, sets: lists.map(({ documents }) => new Set(documents)) };
        }),
      ),
    ]);
    let all = found;
    let scores = words.length ? intersect(index, all) : (await everything(index, filters));
    if (words.length && scores.every((map) => !map.size)) {
      all = await Promise.all(words.map((word) => findWord(index, word, true)));
      scores = intersect(index, all);
    }
    const answer = new search.Answer(index, query, scores, all, filters);
    await answer.settle();
    return answer;
  }

  /** What is found without words: what the filters leave, or all. */
  async function everything(index, filters) {
    const sets = filters.length ? filters[0].sets : (await index.documentsOf(':all')).map(({ documents }) => documents);
    return sets.map((documents) => new Map([...documents].map((document) => [document, 0])));
  }

  Object.assign(search, { Query, FILTERS, find });
})();
