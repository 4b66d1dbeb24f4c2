/*
 * The search: text. How words are folded, cut into terms and compared, and how numbers are written; the program does all of this in the
 * same way when it makes the index (src/text/ and src/search/), and tests compare the two.
 */
(() => {
  'use strict';

  const search = globalThis.dossierSearch;

  const DIACRITICS =
    /[\u0300-\u036F\u0483-\u0489\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]/gu;
  const INVISIBLE = /[\u00AD\u034F\u061C\u180B-\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF\u{E0100}-\u{E01EF}]/gu;
  const SPELT_OUT = { ł: 'l', đ: 'd', ð: 'd', ø: 'o', ħ: 'h', ŧ: 't', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ς: 'σ' };
  const SPELT = /[łđðøħŧıßæœþς]/g;
  const APOSTROPHES = /[\u0060´‘’‛′ʹʻʼʽʾʿˈꞌ＇]/g;

  /** Letters of ASCII, for which there is little to do; the grave accent is an apostrophe. */
  const PLAIN = /^[\x00-\x5F\x61-\x7F]*$/;

  const WORD = /[\p{Alphabetic}\p{M}\p{N}]+/gu;
  /** Scripts that put no spaces between words. */
  const DENSE =
    '\\u0E00-\\u0EFF\\u1000-\\u109F\\u1100-\\u11FF\\u1780-\\u17FF\\u3005-\\u3007\\u3040-\\u312F\\u3130-\\u318F\\u31A0-\\u31BF\\u31F0-\\u31FF' +
    '\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uA960-\\uA97F\\uAC00-\\uD7FF\\uF900-\\uFAFF\\uFF66-\\uFFDC\\u{20000}-\\u{3FFFF}';
  const RUN = new RegExp(`[${DENSE}]+|[^${DENSE}]+`, 'gu');
  const IS_DENSE = new RegExp(`^[${DENSE}]`, 'u');
  const LONGEST_TERM = 40;

  /** Letters that are other forms of one or several: ligatures, Arabic letters by their place in a word, wide and narrow ones. */
  const COMPATIBLE = /[\u0587\uFB00-\uFDF1\uFE76-\uFEFC\uFF10-\uFF5A\uFF66-\uFFDC]/g;

  /** A text without capitals and diacritics: the form in which words are compared. */
  function fold(text) {
    if (PLAIN.test(text)) return text.toLowerCase();
    const small = text
      .replace(COMPATIBLE, (letter) => (/[\p{Alphabetic}\p{N}]/u.test(letter) ? letter.normalize('NFKC') : letter))
      .normalize('NFC')
      .normalize('NFD')
      // The breve of й belongs to the letter.
      .replace(/и\u0306/g, 'й')
      .replace(/И\u0306/g, 'Й')
      .toLowerCase();
    return small
      .replace(DIACRITICS, '')
      .replace(INVISIBLE, '')
      .replace(SPELT, (letter) => SPELT_OUT[letter])
      .replace(APOSTROPHES, "'")
      .normalize('NFC');
  }

  const isDense = (text) => IS_DENSE.test(text);

  /** The terms of a word that has been folded: itself, or its pairs of characters. */
  function* termsOf(word) {
    if (PLAIN.test(word)) return yield word.slice(0, LONGEST_TERM);
    for (const [run] of word.matchAll(RUN)) {
      if (!isDense(run)) {
        // A mark without a letter is no word.
        const word = run.replace(/^[^\p{Alphabetic}\p{N}]+/u, '');
        if (word) yield [...word].slice(0, LONGEST_TERM).join('');
        continue;
      }
      const characters = [...run];
      if (characters.length === 1) yield run;
      else for (let at = 1; at < characters.length; at++) yield characters[at - 1] + characters[at];
    }
  }

  /** The terms of a text, in order. */
  function tokens(text) {
    const found = [];
    for (const [word] of fold(text).matchAll(WORD)) found.push(...termsOf(word));
    return found;
  }

  /** The spelling of a word with two letters for each umlaut, by which a reader may have asked for it; null where it has none. */
  function spelledOut(word) {
    const letters = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };
    const small = word.normalize('NFC').toLowerCase();
    return /[äöüøå]/.test(small) ? fold(small.replace(/[äöüøå]/g, (letter) => letters[letter])) : null;
  }

  /** A word without what Hebrew and Arabic write before it without a space; null where there is nothing such. */
  function bare(word) {
    return (/^[הבלמושכ]([א-ת].{3,})$/.exec(word) ?? /^(?:[وبفك]?ال|لل)(.{3,})$/.exec(word))?.[1] ?? null;
  }

  const KEPT = 'čćšşžż';
  /** Shorter words have no ending of a foreign name in Lithuanian or Latvian. */
  const SHORTEST_WITH_ENDING = 5;

  /**
   * Makes the function that says what a word has in common with its spellings in other scripts and by other conventions: `latin`, its letters
   * in the Latin script, and `key`, the order of its classes of consonants. The tables are in the manifest.
   */
  function keys({ groups, letters, vowels }) {
    const pairs = (list) => {
      const parts = list.split(' ');
      // What says nothing is written as `-`.
      return parts.flatMap((part, at) => (at % 2 ? [] : [[part, parts[at + 1].replace('-', '')]]));
    };
    const written = new Map(pairs(letters));
    const classes = pairs(groups);
    const byFirst = new Map();
    for (const [group, name] of classes) byFirst.set(group[0], [...(byFirst.get(group[0]) ?? []), [group, name]]);
    const isVowel = (letter) => letter !== undefined && letter !== '' && vowels.includes(letter);

    const latin = (word) => {
      let found = '';
      for (const letter of word.normalize('NFC').toLowerCase()) {
        if (letter >= 'a' && letter <= 'z') {
          found += letter;
          continue;
        }
        const base = letter.normalize('NFD')[0];
        if (written.has(letter)) found += written.get(letter);
        else if (vowels.includes(letter) || KEPT.includes(letter)) found += letter;
        else if (/[a-z]/.test(base)) found += base;
        else if (/\p{Alphabetic}/u.test(letter)) return '';
      }
      if (found.length >= SHORTEST_WITH_ENDING && found.endsWith('s')) {
        found = found.slice(0, -1);
        if (isVowel(found.at(-1))) found = found.slice(0, -1);
      }
      return found;
    };

    const classAt = (text, at) => {
      const group = byFirst.get(text[at])?.find(([group]) => text.startsWith(group, at));
      if (group) return group;
      if (text[at] === 'c') return ['c', 'eiy'.includes(text[at + 1] || '-') ? 't' : 'k'];
      return [text[at], ''];
    };

    return (word) => {
      const text = latin(word);
      let key = '';
      let last = '';
      for (let at = 0; at < text.length; ) {
        const [group, name] = classAt(text, at);
        const isFirst = key === '' && at === 0;
        const behind = text[at + group.length];
        if (isFirst && text[at] === 'u' && behind !== undefined && !isVowel(behind)) key += 'v';
        else if (name === '') key += isFirst ? 'a' : '';
        // Before a consonant and at the end, v is what others write with a vowel.
        else if (name !== 'v' || isFirst || isVowel(behind)) for (const part of name) if (part !== last) key += part;
        last = name.at(-1) ?? '';
        at += group.length;
      }
      return { key, latin: text };
    };
  }

  /** How many letters have to be changed, added, left out or swapped to make one word of the other; `most + 1` where that is more than `most`. */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [];
    let above = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        const same = a[i - 1] === b[j - 1] ? 0 : 1;
        row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + same);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      [before, above] = [above, row];
    }
    return above[b.length];
  }

  const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const VALUES = new Uint8Array(128);
  [...ALPHABET].forEach((letter, value) => (VALUES[letter.charCodeAt(0)] = value));

  /** Reads numbers, each in letters of six bits: five of the number, the lowest first, and one that says that more follow. */
  function* numbers(text) {
    let [value, factor] = [0, 1];
    for (let at = 0; at < text.length; at++) {
      const letter = VALUES[text.charCodeAt(at)];
      value += (letter & 31) * factor;
      factor *= 32;
      if (letter < 32) {
        yield value;
        [value, factor] = [0, 1];
      }
    }
  }

  /** How many documents a day can have: a document is `day * PLACES + place`, one number that is larger for newer ones. */
  const PLACES = 65536;

  /** Reads postings, oldest first: the numbers of the documents, and the weight of each from 0 to 3. */
  function postings(text) {
    const documents = [];
    const weights = [];
    let [day, place] = [-1, 0];
    const values = numbers(text);
    for (let next = values.next(); !next.done; next = values.next()) {
      const step = (next.value >> 3) + 1;
      if (next.value & 4) [day, place] = [day + step, values.next().value];
      else place += step;
      documents.push(day * PLACES + place);
      weights.push(next.value & 3);
    }
    return { documents, weights };
  }

  const YEAR_ZERO = 10000;

  /** The code of a day; the month is 0 where only the year is known, the day where only the month is. */
  const dayCode = (year, month, day) => ((year + YEAR_ZERO) * 13 + month) * 32 + day;

  /** The year and month of a document; null where it has no date. */
  function monthOf(document) {
    const months = Math.floor(document / PLACES / 32);
    return months < 13 ? null : { year: Math.floor(months / 13) - YEAR_ZERO, month: months % 13 };
  }

  search.text = { fold, tokens, termsOf, spelledOut, bare, isDense, keys, distance, numbers, postings, dayCode, monthOf, WORD, RUN, PLACES };
})();
