// Reads what the gazetteer is made from: the CLDR packages, and the two files written by hand.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const here = (name) => new URL(name, import.meta.url);

/** The languages whose names are carried, English first. To carry another, add its CLDR tag and run the generator. */
export const LANGUAGES = (
  "en lt lv et be ru uk pl de fr es it pt nl sv fi cs sk hu ro bg el tr ka hy az kk he ar fa zh ja ko"
).split(" ");

/** The column of names that countries have in official languages of their own which no other column carries: Hrvatska, भारत. */
export const OWN = "mul";

/** Versions of the packages, for the header. */
export const VERSIONS = ["cldr-core", "cldr-localenames-full"].map(
  (name) => `${name} ${require(`${name}/package.json`).version}`,
);

// Codes in CLDR that ISO 3166-1 reserves or does not know, and that name no country here.
const NOT_ISO = new Set(["AC", "CP", "CQ", "DG", "EA", "IC", "QO", "TA"]);

const containment = require("cldr-core/supplemental/territoryContainment.json").supplemental.territoryContainment;
const codes = require("cldr-core/supplemental/codeMappings.json").supplemental.codeMappings;

const population_of = require("cldr-core/supplemental/territoryInfo.json").supplemental.territoryInfo;

/** CLDR's names of territories in a language: `{ BY: "Belarus", "US-alt-short": "US", … }`. */
export function territories(language) {
  const file = require(`cldr-localenames-full/main/${language}/territories.json`);
  return file.main[language].localeDisplayNames.territories;
}

/** The names of a country in its official languages that no column carries, by CLDR; without those that CLDR lacks. */
export function ownNames(code) {
  const population = population_of[code]?.languagePopulation ?? {};
  const official = Object.entries(population).filter(([, { _officialStatus: status }]) => status?.includes("official"));
  const tags = official.map(([tag]) => tag.replaceAll("_", "-")).filter((tag) => !LANGUAGES.includes(tag));
  return tags.flatMap((tag) => {
    const names = namesIn(tag);
    const own = [names[code], names[`${code}-alt-short`], names[`${code}-alt-variant`]];
    return own.filter((name) => name !== undefined && name !== code);
  });
}

function namesIn(tag) {
  try {
    return territories(tag);
  } catch (error) {
    if (error.code === "MODULE_NOT_FOUND") return {};
    throw error;
  }
}

/** The continents (`002` Africa, …) with the parts of each (`015` Northern Africa, …) and the countries of each part. */
export function regions() {
  return containment["001"]._contains.map((continent) => ({
    code: continent,
    parts: containment[continent]._contains
      .filter((part) => /^\d+$/.test(part))
      .map((part) => ({
        code: part,
        countries: containment[part]._contains.filter((code) => !NOT_ISO.has(code)),
      })),
  }));
}

/** The alpha-3 code that ISO 3166-1 gives an alpha-2 code. */
export function alpha3(code) {
  return codes[code]?._alpha3;
}

/** The lines of a hand-written file that say something, with their numbers. */
function lines(name) {
  return readFileSync(here(name), "utf8")
    .split("\n")
    .map((text, index) => ({ text: text.trim(), place: `${name}:${index + 1}` }))
    .filter(({ text }) => text !== "" && !text.startsWith("#"));
}

/** english.txt: `[{ code, official, adjectives, place }]`. */
export function english() {
  return lines("english.txt").map(({ text, place }) => {
    const [code, official, adjectives, ...rest] = text.split(";").map((part) => part.trim());
    if (adjectives === undefined || rest.length > 0) throw new Error(`${place}: not CODE; official; adjectives`);
    const words = adjectives.split(",").map((word) => word.trim()).filter(Boolean);
    return {
      code,
      official,
      adjectives: words.flatMap((word) => (word.endsWith("+") ? [word.slice(0, -1), `${word.slice(0, -1)}s`] : [word])),
      place,
    };
  });
}

/** supplement.txt: `[{ code, kind, language, texts, place }]`. */
export function supplement() {
  return lines("supplement.txt").map(({ text, place }) => {
    const match = /^([A-Z]+) (\w+) ([\w-]+): (.+)$/u.exec(text);
    if (!match) throw new Error(`${place}: not CODE KIND LANGUAGE: names`);
    const [, code, kind, language, names] = match;
    if (language !== "-" && !LANGUAGES.includes(language)) throw new Error(`${place}: unknown language ${language}`);
    return { code, kind, language, texts: names.split("|").map((name) => name.trim()), place };
  });
}
