#!/usr/bin/env node
// How long it takes from a saved file to its text in the browser.
//
//   node benches/preview/measure.mjs PROGRAM [--notes 10000] [--edits 200] [--hugo HUGO] [--chromium CHROMIUM]
//
// Makes the corpus of `side-by-side`, serves it with `PROGRAM serve` (and with `hugo server`, if HUGO names that program), opens a page in a real
// Chromium, and saves a file again and again. Prints one row for each tool and kind of edit:
//
//   served    from the start of the program until the page came back to a plain request, in seconds
//   first     until the page, asked for then, was loaded in a browser that runs already, in seconds
//   text      from just before the file was written until the new text was in the document, in milliseconds: median, 95th percentile, longest
//   painted   the same until the browser painted the next frame
//
// The kinds: `note` edits the text of a note whose page is open; `people` names somebody new in its front matter; `names` gives a person with a profile another
// name, on the person's page.

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
// The browser is driven by what the browser tests install: `npm ci --prefix tests/browser`.
const { chromium } = createRequire(join(here, '../../tests/browser/package.json'))('playwright-core');

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    notes: { type: 'string', default: '10000' },
    edits: { type: 'string', default: '200' },
    hugo: { type: 'string' },
    chromium: { type: 'string', default: process.env.CHROMIUM ?? '/usr/bin/chromium' },
  },
});
const [program] = positionals;
if (!program) throw new Error('name the program: node benches/preview/measure.mjs target/release/dossier');

const now = () => performance.timeOrigin + performance.now();
const pause = (time) => new Promise((done) => setTimeout(done, time));

/** What can be edited: where the file is, what is written into it, and which page shows it. */
const NOTE = {
  page: 'notes/measured/',
  file: (root) => readdirSync(join(root, 'content/notes'), { recursive: true }).filter((it) => it.endsWith('.md')).sort().map((it) => join(root, 'content/notes', it)).at(Number(options.notes) >> 1),
  text: (before, mark) => before.replace('\n---\n\n', `\nslug: measured\n---\n\nThe edit ${mark} was made. `),
};
const PEOPLE = {
  page: NOTE.page,
  file: NOTE.file,
  text: (before, mark) => before.replace('people: [', `slug: measured\npeople: ["Ada ${mark}", `),
};
const NAMES = {
  page: 'people/measured/',
  file: (root) => readdirSync(join(root, 'content/people')).sort().map((it) => join(root, 'content/people', it))[0],
  text: (before, mark) => before.replace(/title: .*/, `title: "Ada ${mark}"\nslug: measured`),
};

const TOOLS = [
  {
    name: 'dossier',
    rest: 100,
    kinds: { note: NOTE, people: PEOPLE, names: NAMES },
    run: (root) => [program, ['serve', '--root', root, '--port', '0'], /serving (http\S+)/],
  },
  {
    name: 'hugo',
    // A page that reloads hears of no change until it has connected again.
    rest: 1500,
    kinds: { note: NOTE },
    run: (root) => [options.hugo, ['server', '--source', root, '--bind', '127.0.0.1', '--port', '3841', '--baseURL', 'http://127.0.0.1:3841/'], /available at (http\S+)/],
  },
].filter((tool) => tool.name !== 'hugo' || options.hugo);

/** Starts a server and waits until it says where it is. */
async function start(command, parameters, ready) {
  const server = spawn(resolve(command), parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
  const url = await new Promise((found, failed) => {
    server.once('exit', (status) => failed(new Error(`${command} ended with ${status}`)));
    for (const stream of [server.stdout, server.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        const url = ready.exec(line)?.[1];
        if (url) found(url);
      });
    }
  });
  return { url, stop: () => new Promise((stopped) => (server.once('exit', stopped), server.kill('SIGINT'))) };
}

/** Runs in every document: tells when a text that is waited for is in it, and when it was painted. */
function watch() {
  const pattern = /Mark\d{6}/;
  let last;
  const look = () => {
    const mark = pattern.exec(document.body?.textContent ?? '')?.[0];
    if (!mark || mark === last) return;
    last = mark;
    const time = performance.timeOrigin + performance.now();
    requestAnimationFrame(() => requestAnimationFrame(() => seen(mark, time, performance.timeOrigin + performance.now())));
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  addEventListener('DOMContentLoaded', look);
}

async function measure(browser, tool, kind, root) {
  const { page, file, text } = tool.kinds[kind];
  const path = file(root);
  const before = readFileSync(path, 'utf8');
  const save = (number) => {
    const mark = `Mark${String(number).padStart(6, '0')}`;
    const content = text(before, mark);
    const begun = now();
    writeFileSync(path, content);
    return [mark, begun];
  };
  save(0);
  // The browser is there before the program is started, as a writer's is.
  const tab = await browser.newPage();
  const waiting = new Map();
  await tab.exposeFunction('seen', (mark, ...times) => waiting.get(mark)?.(times));
  await tab.addInitScript(watch);
  // A browser that has just begun is busy with itself for a while.
  await pause(2000);
  const begun = now();
  const server = await start(...tool.run(root));
  await (await fetch(server.url + page)).arrayBuffer();
  const served = (now() - begun) / 1000;
  await tab.goto(server.url + page, { waitUntil: 'load' });
  const first = (now() - begun) / 1000;
  await pause(1000);
  const [texts, paints] = [[], []];
  // The first edits find caches cold, and are not counted.
  for (let number = 1; number <= Number(options.edits) + 3; number++) {
    const seen = (mark) => new Promise((found, failed) => {
      waiting.set(mark, found);
      setTimeout(() => failed(new Error(`${tool.name}: ${mark} was never seen`)), 120_000).unref();
    });
    const expected = seen(`Mark${String(number).padStart(6, '0')}`);
    const [, saved] = save(number);
    const [shown, painted] = await expected;
    if (number > 3) {
      texts.push(shown - saved);
      paints.push(painted - saved);
    }
    // Not in step with anything, and not before the page listens again.
    await pause(tool.rest + Math.random() * 150);
  }
  await tab.close();
  await server.stop();
  writeFileSync(path, before);
  return { tool: tool.name, edit: kind, 'served s': served.toFixed(2), 'first s': first.toFixed(2), ...summary('text', texts), ...summary('painted', paints) };
}

function summary(name, times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
  return { [`${name} median`]: at(0.5), [`${name} p95`]: at(0.95), [`${name} longest`]: at(1) };
}

const folder = mkdtempSync(join(tmpdir(), 'dossier-measure-'));
const browser = await chromium.launch({ executablePath: options.chromium, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const names = TOOLS.map((tool) => tool.name).join(',');
  execFileSync('python3', [join(here, '../side-by-side/make_corpus.py'), folder, '--notes', options.notes, '--tools', names], { stdio: 'ignore' });
  const rows = [];
  for (const tool of TOOLS) {
    for (const kind of Object.keys(tool.kinds)) rows.push(await measure(browser, tool, kind, join(folder, tool.name)));
  }
  console.log(`${options.notes} notes, ${options.edits} edits; milliseconds but for the first page`);
  console.table(rows);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
