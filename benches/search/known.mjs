// Known items, and times: what is looked for is known, and whether it is found first, among ten, or not at all, by our search and by Pagefind, in Chromium.
//
//     CHROMIUM=/usr/bin/chromium node known.mjs NOTES OURS PAGEFIND
//
// NOTES is the folder of the notes; OURS a site built of them with the search; PAGEFIND the same site without it, indexed by Pagefind. See README.md.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";

import { serve } from "../../tests/browser/server.mjs";

const { chromium } = createRequire(new URL("../../tests/browser/", import.meta.url))("playwright-core");
const [notes, ours, other] = process.argv.slice(2);
const ITEMS = Number(process.env.ITEMS ?? 300);

let seed = 7;
const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
const pick = (list) => list[random(list.length)];
const plain = (text) => text.replace(/[*_`[\]]|\([^)]*:\/\/[^)]*\)/g, "").replace(/\s+/g, " ");

// What is known: each note by its address, its title, its text and whom it names.
const all = readdirSync(notes, { recursive: true })
  .filter((path) => path.endsWith(".md"))
  .map((path) => {
    const [, front, body] = readFileSync(join(notes, path), "utf8").split(/^---$/m);
    const title = /^title: "?(.*?)"?$/m.exec(front)[1];
    const people = [...(/^people: \[(.*)\]$/m.exec(front)?.[1] ?? "").matchAll(/"([^"]+)"/g)].map(([, name]) => name);
    return { url: `notes/${basename(path, ".md")}/`, title, text: plain(body), people };
  });
const byUrl = new Map(all.map((note) => [note.url, note]));
const slug = (name) => name.toLowerCase().replaceAll(" ", "-");

const CYRILLIC = "shch щ kh х zh ж ch ч sh ш ts ц ya я yu ю ye е a а b б v в g г d д e е z з i и y й k к l л m м n н o о p п r р s с t т u у f ф h х j й w в c к x кс q к".split(" ");
const GERMAN = "shch schtsch kh ch zh sch ch tsch sh sch ya ja yu ju v w z s y j".split(" ");
const POLISH = "shch szcz kh ch zh ż ch cz sh sz ya ja yu ju v w ts c y j".split(" ");
function spelt(name, table) {
  const pairs = Array.from({ length: table.length / 2 }, (_, at) => [table[2 * at], table[2 * at + 1]]);
  let written = "";
  for (let at = 0; at < name.length; ) {
    const [from, to] = pairs.find(([from]) => name.toLowerCase().startsWith(from, at)) ?? [name[at], name[at]];
    written += to;
    at += from.length;
  }
  return written;
}
function wrong(name) {
  const word = name.lastIndexOf(" ") + 1;
  const at = word + 1 + random(Math.max(1, name.length - word - 3));
  return name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2);
}

const people = [...new Set(all.flatMap((note) => note.people))];
const KINDS = {
  titles: () => {
    const { title } = pick(all);
    return { text: title, is: (url) => byUrl.get(url)?.title === title };
  },
  sentences: () => {
    const sentences = pick(all).text.split(/(?<=[.!?]) /).filter((it) => it.split(" ").length > 7);
    const sentence = pick(sentences) ?? pick(all).title;
    return { text: sentence, is: (url) => byUrl.get(url)?.text.includes(sentence) || byUrl.get(url)?.title === sentence };
  },
  names: () => {
    const name = pick(people);
    const text = [(it) => spelt(it, CYRILLIC), (it) => spelt(it, GERMAN), (it) => spelt(it, POLISH), wrong][random(4)](name);
    return { text, is: (url) => url === `people/${slug(name)}/` || byUrl.get(url)?.people.includes(name) };
  },
};
const items = Object.entries(KINDS).flatMap(([kind, make]) => Array.from({ length: ITEMS }, () => ({ kind, ...make() })));

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
const high = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * 0.95)] ?? 0;

/** Asks all items of one search: `ask` is run in the page, and answers with addresses and how long it took. */
async function measure(label, folder, begin, ask) {
  const server = await serve(folder, ["/"]);
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${server.origin}/notes/`);
  const first = await page.evaluate(begin);
  const results = {};
  for (const { kind, text, is } of items) {
    const { urls, time } = await page.evaluate(ask, { text, kind });
    const at = urls.findIndex((url) => is(decodeURIComponent(url)));
    const result = (results[kind] ??= { first: 0, ten: 0, none: 0, times: [] });
    result[at === 0 ? "first" : at > 0 ? "ten" : "none"] += 1;
    result.times.push(time);
  }
  console.log(`${label}: the first result ${first.toFixed(0)} ms after the search was opened`);
  for (const [kind, { first, ten, none, times }] of Object.entries(results)) {
    console.log(`  ${kind}: first ${first}, in ten ${ten}, not at all ${none}; ${median(times).toFixed(1)} ms, p95 ${high(times).toFixed(1)}`);
  }
  await page.context().close();
  await server.close();
}

await measure(
  "dossier",
  ours,
  async () => {
    const from = performance.now();
    const search = globalThis.dossierSearch;
    await search.ask(async (index) => {
      const answer = await search.find(index, new search.Query({ q: "president agreement" }));
      await answer.take(answer.inOrder(), 0, 10);
    });
    return performance.now() - from;
  },
  async ({ text, kind }) => {
    const search = globalThis.dossierSearch;
    const from = performance.now();
    const urls = await search.ask(async (index) => {
      // Names come first in the box and on the page.
      const named = (await index.names(text)).find(text).filter((it) => it.all).slice(0, 4).map(({ entity }) => entity.url);
      if (kind === "names" && named.length) return named;
      const answer = await search.find(index, new search.Query({ q: text }));
      const { items } = await answer.take(answer.inOrder(["note"]), 0, 10);
      return [...named, ...items.map(({ url }) => url)].slice(0, 10);
    });
    return { urls, time: performance.now() - from };
  },
);
if (other) {
  await measure(
    "Pagefind",
    other,
    async () => {
      const from = performance.now();
      globalThis.pagefind = await import("/pagefind/pagefind.js");
      const { results } = await globalThis.pagefind.search("president agreement");
      await Promise.all(results.slice(0, 10).map((result) => result.data()));
      return performance.now() - from;
    },
    async ({ text }) => {
      const from = performance.now();
      const { results } = await globalThis.pagefind.search(text);
      const data = await Promise.all(results.slice(0, 10).map((result) => result.data()));
      return { urls: data.map(({ url }) => url.replace(/^\//, "")), time: performance.now() - from };
    },
  );
}
await browser.close();
