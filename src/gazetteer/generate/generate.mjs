// Writes ../countries.tsv. Run `npm ci && npm run generate` here; `npm run check` says whether the file is up to date.
//
// The output depends on the packages' versions and the two hand-written files alone: no clock, no network, no locale.

import { readFileSync, writeFileSync } from "node:fs";
import { fold } from "./fold.mjs";
import { LANGUAGES, OWN, VERSIONS, alpha3, english, ownNames, regions, supplement, territories } from "./sources.mjs";

const OUTPUT = new URL("../countries.tsv", import.meta.url);
const SIGNS = { name: "", official: "=", alternative: "~", abbreviation: "!", adjective: "^" };
const RANKS = ["name", "official", "alternative", "abbreviation"];
const ORGANISATIONS = ["EU", "UN"];
// Where CLDR's main name says more than a name should (“Hong Kong SAR China”), the short one is the common one.
const SHORT_IS_COMMON = new Set(["HK", "MM", "MO", "PS"]);

/** An entry, in the making: `cldr` is its key there; `names` maps a language to `[{ kind, text }]`, the common name first. */
function entry(code, kind, more = {}) {
  return { code, kind, cldr: code, alpha3: "", region: "", subregion: "", names: new Map(), ...more };
}

/** Every entry that CLDR gives: the countries, the continents and their parts, and two organisations. */
function fromCldr() {
  const entries = new Map();
  const add = (item) => entries.set(item.code, item);
  for (const { code: region, parts } of regions()) {
    add(entry(region, "region"));
    for (const { code: subregion, countries } of parts) {
      add(entry(subregion, "region", { region }));
      for (const code of countries) add(entry(code, "country", { alpha3: alpha3(code), region, subregion }));
    }
  }
  // CLDR files Antarctica under Outlying Oceania, and the United Nations under no region: it is its own, by its M49 code.
  add(entry("010", "region", { cldr: "AQ" }));
  add(entry("AQ", "country", { alpha3: alpha3("AQ"), region: "010" }));
  for (const code of ORGANISATIONS) add(entry(code, "organisation"));
  return entries;
}

/** Adds a name, unless the entry has its text in that language already. */
function addName(item, language, kind, text) {
  const names = item.names.get(language) ?? [];
  if (!names.some((name) => name.text === text && (name.kind === "adjective") === (kind === "adjective"))) {
    names.push({ kind, text });
  }
  item.names.set(language, names);
}

/** Makes `text` the common name; what was common becomes an alternative. */
function setCommon(item, language, text) {
  const others = (item.names.get(language) ?? []).filter((name) => name.text !== text);
  const demoted = others.map((name) => (name.kind === "name" ? { kind: "alternative", text: name.text } : name));
  item.names.set(language, [{ kind: "name", text }, ...demoted]);
}

/** Is it written in capitals, as US, U.S. and США are? */
function isAbbreviation(text) {
  const letters = text.replace(/[\s.\-]/gu, "");
  return /^\p{Lu}{2,5}$/u.test(letters);
}

/** Adds CLDR's names in one language. */
function nameFromCldr(entries, language) {
  const names = territories(language);
  for (const item of entries.values()) {
    const common = names[item.cldr];
    if (common === undefined || common === item.code) continue;
    addCommon(item, language, common);
    for (const alt of ["short", "variant", "chagos", "biot"]) {
      const text = names[`${item.cldr}-alt-${alt}`];
      if (text === undefined) continue;
      if (alt === "short" && SHORT_IS_COMMON.has(item.code)) setCommon(item, language, text);
      else addName(item, language, isAbbreviation(text) ? "abbreviation" : "alternative", text);
    }
  }
}

/** Adds CLDR's main name: “Myanmar (Burma)” is two, and English says “and” and “Saint”. */
function addCommon(item, language, text) {
  const two = item.code === "MM" && /^(.+?)\s*[(（](.+)[)）]$/u.exec(text);
  if (two) {
    addName(item, language, "name", two[1]);
    addName(item, language, "alternative", two[2]);
    return;
  }
  const plain = language === "en" ? text.replace(" & ", " and ").replace(/^St\. /, "Saint ") : text;
  addName(item, language, "name", plain);
  addName(item, language, "alternative", text);
}

/** Adds what was written by hand; returns the lines that mark names, for when all names are there. */
function addByHand(entries) {
  const marks = [];
  for (const line of supplement()) {
    const { code, kind, language, texts, place } = line;
    if (kind === "kind") {
      if (entries.has(code)) throw new Error(`${place}: ${code} exists already`);
      entries.set(code, entry(code, texts[0]));
      continue;
    }
    const item = entries.get(code);
    if (!item) throw new Error(`${place}: unknown code ${code}`);
    if (kind === "alpha3") item.alpha3 = texts[0];
    else if (kind === "ambiguous" || kind === "shared") marks.push(line);
    else if (kind === "name") setCommon(item, language, texts[0]);
    else if (kind in SIGNS) for (const text of texts) addName(item, language, kind, text);
    else throw new Error(`${place}: unknown kind ${kind}`);
  }
  for (const { code, official, adjectives, place } of english()) {
    const item = entries.get(code);
    if (!item) throw new Error(`${place}: unknown code ${code}`);
    if (official) addName(item, "en", "official", official);
    for (const text of adjectives) addName(item, "en", "adjective", text);
  }
  return marks;
}

/** Adds what countries are called in official languages of their own. No page shows these names: they only lead to the country. */
function addOwnNames(entries) {
  for (const item of entries.values()) {
    if (item.kind !== "country") continue;
    for (const text of ownNames(item.code)) addName(item, OWN, "alternative", text);
  }
}

function* allNames(item) {
  for (const [language, names] of item.names) for (const name of names) yield { item, language, name };
}

/** Sets the marks of the supplement, `ambiguous` and `shared`; a text that no name has is a slip there. */
function markByHand(entries, marks) {
  for (const { code, kind, language, texts, place } of marks) {
    for (const text of texts) {
      const found = [...allNames(entries.get(code))].filter(
        (claim) => claim.name.text === text && (language === "-" || claim.language === language),
      );
      if (found.length === 0) throw new Error(`${place}: ${code} has no name “${text}”`);
      for (const { name } of found) name[kind] = true;
    }
  }
}

/**
 * Marks the names that two entries share, and so lead to neither. A common name wins over an official one, that over an
 * alternative, that over an abbreviation; only the best rank counts, and where it is held by two, all are shared. A country
 * wins over what is not one.
 * Adjectives are compared with adjectives alone. An abbreviation that is the code of another country gives way to it.
 */
function markShared(entries) {
  const codes = new Map();
  for (const { code, alpha3, kind } of entries.values()) {
    if (kind === "country" || kind === "former") [code, alpha3].forEach((text) => codes.set(text, code));
  }
  const claims = new Map();
  for (const item of entries.values()) {
    for (const claim of allNames(item)) {
      const { kind, text } = claim.name;
      if (kind !== "adjective" && (codes.get(text) ?? item.code) !== item.code) claim.name.shared = true;
      if (claim.name.shared) continue;
      const key = `${kind === "adjective" ? "^" : ""}${fold(text)}`;
      claims.set(key, [...(claims.get(key) ?? []), claim]);
    }
  }
  const rank = ({ item, name }) => RANKS.indexOf(name.kind) + (item.alpha3 ? 0 : RANKS.length);
  for (const rivals of claims.values()) {
    const best = Math.min(...rivals.map(rank));
    const holders = new Set(rivals.filter((rival) => rank(rival) === best).map(({ item }) => item.code));
    for (const { item, name } of rivals) name.shared = holders.size > 1 || !holders.has(item.code);
  }
}

/** One cell: names separated by `|`, each with the sign of its kind, then `*` (ambiguous) or `?` (shared). */
function cell(names) {
  const order = [...RANKS, "adjective"];
  const sorted = names.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return sorted
    .map(({ kind, text, ambiguous, shared }) => {
      if (/[|\t\n]/.test(text) || /^[=~!^*?]/.test(text)) throw new Error(`a name that the format cannot hold: ${text}`);
      return `${SIGNS[kind]}${shared ? "?" : ambiguous ? "*" : ""}${text}`;
    })
    .join("|");
}

/** The folded names that lead to the entry alone; an adjective's has a `^` before it. */
function keys(item) {
  const own = [...allNames(item)].filter(({ name }) => !name.shared);
  const folded = own.map(({ name }) => `${name.kind === "adjective" ? "^" : ""}${fold(name.text)}`);
  return [...new Set(folded)].sort().join("|");
}

function row(item) {
  const names = [...LANGUAGES, OWN].map((language) => cell(item.names.get(language) ?? []));
  return [item.kind, item.code, item.alpha3, item.region, item.subregion, keys(item), ...names].join("\t");
}

/** Refuses to write what the program relies on being otherwise. */
function inspect(entries) {
  const countries = [...entries.values()].filter(({ kind }) => kind === "country");
  if (countries.length !== 250) throw new Error(`${countries.length} countries: ISO 3166-1 has 249, and Kosovo makes 250`);
  for (const { code, alpha3, names } of entries.values()) {
    if (names.get("en")?.[0]?.kind !== "name") throw new Error(`${code} has no English name`);
    if (/^[A-Z]{2}$/.test(code) && !ORGANISATIONS.includes(code) && !/^[A-Z]{3}$/.test(alpha3)) throw new Error(`${code} has no alpha-3 code`);
  }
}

/** FNV-1a, 64 bits: it tells an edit by hand, and needs no library where it is checked. */
function checksum(text) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0");
}

function build() {
  const entries = fromCldr();
  for (const language of LANGUAGES) nameFromCldr(entries, language);
  const marks = addByHand(entries);
  addOwnNames(entries);
  inspect(entries);
  markByHand(entries, marks);
  markShared(entries);
  const rows = [...entries.values()].map(row).sort((a, b) => (a < b ? -1 : 1));
  const body = [["kind", "code", "alpha3", "region", "subregion", "keys", ...LANGUAGES, OWN].join("\t"), ...rows, ""].join("\n");
  return `# The gazetteer: made by generate/generate.mjs, not by hand. Edit generate/*.txt and run it again.
# Names, codes and regions: Unicode CLDR (${VERSIONS.join(", ")}), Unicode-3.0. The rest: written for this project. See LICENCES.md.
# FNV-1a (64 bits) of what follows: ${checksum(body)}
${body}`;
}

const text = build();
if (process.argv.includes("--check")) {
  const current = readFileSync(OUTPUT, "utf8");
  if (current !== text) {
    console.error("countries.tsv is not what the generator writes: run `npm run generate`");
    process.exitCode = 1;
  }
} else {
  writeFileSync(OUTPUT, text);
}
