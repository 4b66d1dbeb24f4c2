// Writes ../../language/names.tsv from the Unicode CLDR: what the languages with a code of two letters (ISO 639-1) are called in those
// of the interface. A language of the interface is one that has a file of words.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { VERSIONS } from "./sources.mjs";

const require = createRequire(import.meta.url);
const HERE = new URL("../../language/", import.meta.url);
const OUTPUT = new URL("names.tsv", HERE);

const interfaces = readdirSync(new URL("words/", HERE)).map((file) => file.replace(".yaml", "")).sort();
const names = new Map(
  interfaces.map((language) => {
    const file = require(`cldr-localenames-full/main/${language}/languages.json`);
    return [language, file.main[language].localeDisplayNames.languages];
  }),
);
const codes = Object.keys(names.get("en")).filter((code) => /^[a-z]{2}$/.test(code)).sort();
const rows = codes.map((code) => [code, ...interfaces.map((language) => names.get(language)[code] ?? "")].join("\t"));
const text = `# Names of languages: made by gazetteer/generate/languages.mjs, not by hand. Unicode CLDR (${VERSIONS[1]}), Unicode-3.0: see gazetteer/LICENCES.md.
${[["code", ...interfaces].join("\t"), ...rows, ""].join("\n")}`;

if (process.argv.includes("--check")) {
  if (readFileSync(OUTPUT, "utf8") !== text) {
    console.error("names.tsv is not what the generator writes: run `npm run generate`");
    process.exitCode = 1;
  }
} else {
  writeFileSync(OUTPUT, text);
}
