// What the search costs its writer and its reader, beside Pagefind: see README.md.
//
//     node measure.mjs BINARY SITE [--pagefind COMMAND] [--queries 300]

import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { gzipSync } from "node:zlib";

import { Reader } from "./reader.mjs";

const [binary, source, ...rest] = process.argv.slice(2);
const option = (name, other) => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : other);
const QUERIES = Number(option("--queries", "300"));

const work = mkdtempSync(join(tmpdir(), "search-"));
const site = join(work, "site");
cpSync(source, site, { recursive: true, filter: (path) => !path.endsWith("/public") });

function timed(command, args, cwd) {
  const run = spawnSync("/usr/bin/time", ["-f", "%U %S %e %M", command, ...args], { cwd, encoding: "utf8", maxBuffer: 1 << 28 });
  const [user, system, wall, memory] = run.stderr.trim().split("\n").pop().split(" ").map(Number);
  return { cpu: user + system, wall, memory: Math.round(memory / 1024) };
}

function build(out, lines = "") {
  const config = join(site, "dossier.yaml");
  const before = readFileSync(config, "utf8");
  writeFileSync(config, before + lines);
  const runs = [1, 2, 3].map(() => {
    rmSync(out, { recursive: true, force: true });
    return timed(resolve(binary), ["build", "--quiet", "--output-dir", out], site);
  });
  writeFileSync(config, before);
  return runs.sort((a, b) => a.cpu - b.cpu)[1];
}

function files(folder) {
  const all = new Map();
  if (!existsSync(folder)) return all;
  for (const path of readdirSync(folder, { recursive: true })) {
    const whole = join(folder, path);
    if (statSync(whole).isFile()) all.set(relative(folder, whole), readFileSync(whole));
  }
  return all;
}

function sizes(all, part = () => true) {
  const chosen = [...all].filter(([path]) => part(path));
  const packed = chosen.reduce((sum, [, bytes]) => sum + gzipSync(bytes, { level: 6 }).length, 0);
  return `${chosen.length} files, ${(packed / 1e6).toFixed(2)} MB compressed`;
}

function changed(before, after) {
  return [...after].filter(([path, bytes]) => !before.get(path)?.equals(bytes)).map(([path]) => path);
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;

// The writer.
const out = join(work, "out");
const without = build(join(work, "without"), "\nfeatures: {search: false}\n");
const with_ = build(out);
console.log(`build without the search: ${without.cpu.toFixed(2)} s of processor time, ${without.wall} s, ${without.memory} MB`);
console.log(`build with the search:    ${with_.cpu.toFixed(2)} s of processor time, ${with_.wall} s, ${with_.memory} MB`);
const search = files(join(out, "search"));
console.log(`search: ${sizes(search)}`);
for (const kind of ["terms", "documents", "passages", "names", "manifest"]) {
  console.log(`  ${kind}: ${sizes(search, (path) => path.startsWith(kind))}`);
}

// One note more.
const sample = [...files(join(site, "content/notes"))].find(([path]) => path.endsWith(".md"));
const note = sample[1].toString().replace(/^date:.*$/m, "date: 2026-11-29").replace(/^title:.*$/m, "title: One more");
mkdirSync(join(site, "content/notes"), { recursive: true });
writeFileSync(join(site, "content/notes/one-more.md"), note);
build(join(work, "more"));
const more = changed(search, files(join(work, "more", "search")));
const counts = ["terms", "documents", "passages", "names", "manifest"].map((kind) => `${more.filter((it) => it.startsWith(kind)).length} of ${kind}`);
console.log(`files changed by one new note: ${more.length} (${counts.join(", ")})`);
rmSync(join(site, "content/notes/one-more.md"));

// The reader: words of one note each, so that there is something to find.
let seed = 1;
const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
const texts = [...search].filter(([path]) => path.startsWith("passages/")).map(([, bytes]) => bytes.toString());
const reader = new Reader(out);
const queries = Array.from({ length: QUERIES }, () => {
  const words = texts[random(texts.length)].toLowerCase().match(/(?<![\p{L}\\])[a-zа-я]{4,}(?!\p{L})/gu) ?? [];
  const at = random(Math.max(1, words.length - 60));
  return [0, 1, 2].map(() => words[at + random(60)] ?? "the");
});
const isIndex = (path) => path.startsWith("search/");
const asked = [];
for (const words of queries) {
  await reader.forget();
  const { answer, items } = await reader.ask(words.join(" "));
  const results = reader.bytes(isIndex);
  await reader.passages(answer, items.slice(0, 5));
  asked.push({ results, passages: reader.bytes(isIndex) - results });
}
const results = asked.map((it) => it.results);
const passages = asked.map((it) => it.passages);
console.log(`${QUERIES} queries of three words, from a cold start to ten results, without the script: median ${kilobytes(median(results))}, worst ${kilobytes(Math.max(...results))}`);
console.log(`  passages of the first five afterwards: median ${kilobytes(median(passages))}, worst ${kilobytes(Math.max(...passages))}`);
const scripts = [...files(join(out, "assets"))].filter(([path]) => /^search.*\.js$/.test(path));
console.log(`  script: ${scripts.map(([path, bytes]) => `${path} ${kilobytes(gzipSync(bytes).length)}`).join(", ")}`);
console.log(`  manifest ${kilobytes(gzipSync(search.get("manifest.js")).length)}, names ${kilobytes([...search].filter(([path]) => path.startsWith("names")).reduce((sum, [, bytes]) => sum + gzipSync(bytes).length, 0))}`);

// Pagefind, on the pages of the same site.
const pagefind = option("--pagefind", "");
if (pagefind) {
  const index = (folder) => timed("npx", [...pagefind.split(" "), "--site", folder, "--glob", "notes/*/index.html", "--root-selector", "main"], work);
  const folder = join(work, "without");
  const run = index(folder);
  const made = files(join(folder, "pagefind"));
  console.log(`Pagefind: ${run.cpu.toFixed(2)} s of processor time beside the build, ${run.wall} s, ${run.memory} MB; ${made.size} files, ${([...made.values()].reduce((sum, it) => sum + it.length, 0) / 1e6).toFixed(2)} MB, which are compressed`);
  mkdirSync(join(folder, "notes/one-more"), { recursive: true });
  const page = execFileSync("cat", [join(work, "more/notes/one-more/index.html")]);
  writeFileSync(join(folder, "notes/one-more/index.html"), page);
  index(folder);
  const again = changed(made, files(join(folder, "pagefind")));
  console.log(`  files changed by one new note: ${again.length} of ${made.size}`);
}
rmSync(work, { recursive: true, force: true });
