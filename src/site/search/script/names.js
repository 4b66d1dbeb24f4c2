/*
 * The search: people, countries, organisations and tags by their names, in whatever spelling and script, also by a part of the name or with
 * a letter wrong.
 */
(() => {
  'use strict';

  const search = globalThis.dossierSearch;
  const { distance, fold, isDense, termsOf, tokens, WORD } = search.text;

  const KINDS = { people: 'person', countries: 'country', organisations: 'organisation', tags: 'tag' };
  /** A name that is found by another spelling comes after one that is found by its own. */
  const ALIAS = 0.8;
  /** Words of fewer letters have no letter wrong. */
  const LONG_ENOUGH = 4;
  const LONG = 8;
  /** How much alike two words of one key have to be, written in one script. */
  const ALIKE = 0.5;
  const SURELY_ALIKE = 0.7;

  /** Several words of a name that are asked as one: `vonderleyen`. */
  const TOGETHER = 0.8;
  const LONG_TOGETHER = 6;

  const UNREADABLE = { key: '', latin: '' };

  /** The words of a name, each as it is compared. */
  function wordsOf(name, keyOf) {
    const found = [];
    for (const [word] of name.matchAll(WORD)) {
      for (const folded of termsOf(fold(word))) {
        const { key, latin } = isDense(folded) ? UNREADABLE : keyOf(word);
        found.push({ folded, letters: lettersOf(folded), key, latin });
      }
    }
    return found;
  }

  /** The letters of a word as bits, by which most words are told apart without a closer look. */
  function lettersOf(word) {
    let bits = 0;
    for (let at = 0; at < word.length; at++) bits |= 1 << word.charCodeAt(at) % 31;
    return bits;
  }

  function bitsIn(bits) {
    let count = 0;
    for (; bits; count++) bits &= bits - 1;
    return count;
  }

  /** How much alike two words of one key are, in Latin letters, from 0 to 1. */
  function alikeByKey(a, b) {
    if (!a.key || a.key !== b.key) return 0;
    const longest = Math.max(a.latin.length, b.latin.length);
    const alike = 1 - distance(a.latin, b.latin, longest) / longest;
    return alike >= ALIKE ? alike : 0;
  }

  /** Whether two words are one name in two spellings: how surely, from 0 to 1. */
  function sameness(asked, word, isKnown) {
    if (asked.folded === word.folded) return 1;
    const alike = alikeByKey(asked, word);
    if (alike >= (isKnown ? SURELY_ALIKE : ALIKE)) return alike;
    return !isKnown && !word.folded.startsWith(asked.folded) && likeness(asked, word) >= 0.6 ? 0.5 : 0;
  }

  /** How far two words agree, from 0 to 1. */
  function likeness(asked, word) {
    const [a, b] = [asked.folded, word.folded];
    if (a === b) return 1;
    if (b.startsWith(a)) return 0.7 + (0.25 * a.length) / b.length;
    const shorter = Math.min(a.length, b.length);
    const alike = alikeByKey(asked, word);
    if (alike) return 0.55 + 0.35 * alike;
    if (shorter >= LONG_ENOUGH) {
      const most = shorter >= LONG ? 2 : 1;
      const wrong = bitsIn(asked.letters ^ word.letters) <= 2 * most ? distance(a, b, most) : most + 1;
      if (wrong <= most) return 0.8 - 0.15 * wrong;
      // A case form: the same beginning, another ending.
      const same = sharedStart(a, b);
      if (same >= LONG_ENOUGH && a.length - same <= 3 && b.length - same <= 2) return 0.6;
    }
    // The beginning of a word in another script.
    if (asked.latin.length >= 3 && word.latin.startsWith(asked.latin)) return 0.6;
    const isAlike = asked.latin.slice(0, 2) === word.latin.slice(0, 2);
    if (isAlike && asked.key.length >= 3 && word.key.startsWith(asked.key)) return 0.5;
    // A case form of it: “Путиным”, “Зеленського”.
    if (isAlike && word.key.length >= 3 && asked.key.startsWith(word.key) && asked.key.length - word.key.length <= 1 && asked.folded.length > 5) return 0.5;
    if (a.length >= 3 && b.includes(a)) return 0.45;
    return 0;
  }

  function sharedStart(a, b) {
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    return at;
  }

  /** One who has a name: what the file of names says of them, and the words of all spellings. */
  function entity([address, name, count, description = '', ...aliases], keyOf) {
    const [folder, slug = ''] = address.split('/');
    // Most addresses are those of the name, and a folder alone is short for that.
    const url = slug ? address : `${folder}/${tokens(name).join('-')}/`;
    const spellings = [name, ...aliases].map((text, at) => {
      const words = wordsOf(text, keyOf);
      return { text, words, joined: words.map(({ folded }) => folded).join(''), weight: at ? ALIAS : 1 };
    });
    return { url, kind: KINDS[folder], slug: url.split('/')[1], name, count, description, spellings };
  }

  class Names {
    constructor(entities, keyOf) {
      this.keyOf = keyOf;
      // Where names are many, those with several words are in several files.
      this.byUrl = new Map(entities.map((it) => [it.url, it]));
      this.entities = [...this.byUrl.values()];
    }

    /**
     * Who is meant by a text, the likeliest first: `entity`; `spelling`, that by which it was found; `score`; `all`, whether every word of the text is in the name.
     */
    find(text, least = 0.45) {
      const asked = wordsOf(text, this.keyOf);
      if (!asked.length) return [];
      const found = [];
      for (const one of this.entities) {
        let best = null;
        for (const spelling of one.spellings) {
          const whole = asked.length === 1 && asked[0].folded.length >= LONG_TOGETHER && spelling.joined.includes(asked[0].folded) ? TOGETHER : 0;
          const agreed = asked.map((word) => spelling.words.reduce((most, other) => Math.max(most, likeness(word, other)), whole));
          const agreeing = agreed.filter((value) => value >= least).length;
          if (!agreeing) continue;
          const share = agreeing / asked.length;
          const sum = agreed.reduce((total, value) => total + (value >= least ? value : 0), 0) / asked.length;
          const every = agreeing === asked.length && spelling.words.length === asked.length ? 0.15 : 0;
          const score = (sum + every) * share * spelling.weight;
          if (!best || score > best.score) best = { entity: one, spelling: spelling.text, score, all: share === 1, sure: Math.max(...agreed) };
        }
        if (best) {
          // Of those who fit as well, the one who occurs more often is meant.
          best.score *= 1 + 0.06 * Math.log2(1 + one.count);
          found.push(best);
        }
      }
      const whole = found.some((it) => it.all) ? found.filter((it) => it.all) : found;
      return whole.sort((a, b) => b.score - a.score || b.entity.count - a.entity.count || (a.entity.url < b.entity.url ? -1 : 1));
    }

    /**
     * Those of whom a single word is a name in another spelling, so that what names them is meant too. A word that texts have (`isKnown`) is not taken for
     * another with a letter wrong.
     */
    meantBy(word, isKnown) {
      const [asked, ...more] = wordsOf(word, this.keyOf);
      if (!asked || more.length || asked.folded.length < LONG_ENOUGH) return [];
      const found = [];
      for (const one of this.entities) {
        if (isKnown && one.kind !== 'person') continue;
        const agreed = one.spellings.reduce((most, { words }) => words.reduce((best, other) => Math.max(best, sameness(asked, other, isKnown)), most), 0);
        if (agreed) found.push({ entity: one, agreed });
      }
      return found.sort((a, b) => b.agreed - a.agreed || b.entity.count - a.entity.count).map((it) => it.entity);
    }

    /** Whether two words can be one name. */
    same(asked, word, isKnown) {
      const [a] = wordsOf(asked, this.keyOf);
      const [b] = wordsOf(word, this.keyOf);
      return Boolean(a && b && sameness(a, b, isKnown));
    }

    /** The people of whom single words are names, each word of one person: with two of them, what one said about the other can be asked. */
    eachOf(words) {
      const people = words.map((word) => this.find(word).find(({ entity, sure }) => entity.kind === 'person' && sure >= 0.8)?.entity);
      return people.every(Boolean) ? [...new Set(people)] : [];
    }

    /** Names that look like a text of which nothing was found. */
    near(text, most = 5) {
      return this.find(text, 0.4).slice(0, most);
    }
  }

  Object.assign(search, { Names, entity });
  search.sharedStart = sharedStart;
})();
