// A small dossier to search, built and served for the tests, and the hands and eyes of a reader who searches it.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { context } from './browser.mjs';
import { serve } from './server.mjs';

const CONFIG = 'title: Searched\nbase_url: https://example.org/searched/\n';

const note = (front, text) => `---\n${front}\n---\n\n${text}\n`;

const PARTS = `
The **fisherman** left [[people/anna-mueller|the ambassador in Zürich]] a message.

## An unusual heading

The committee met behind closed doors in Łódź. Nobody said why.

| port | tonnage |
| --- | --- |
| Klaipėda | forty thousand |

![A lighthouse keeper at work](/lighthouse.png)

The sign read 莫斯科大学 and, below it, กรุงเทพมหานคร in Thai.[^1]

[^1]: A remark in a footnote about herrings.
`;

/** The smallest PNG: one grey pixel. */
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==', 'base64');

/** The files of the dossier, by path. */
const FILES = {
  'dossier.yaml': CONFIG,
  'static/lighthouse.png': PIXEL,
  // No alias in another script: the names are found by what they sound like.
  'content/people/aliaksandr-lukashenko.md': note('title: Aliaksandr Lukashenko\ndescription: A president.', 'Born near Kopys.'),
  'content/people/vytis-jurkonis.md': note('title: Vytis Jurkonis\ndescription: An analyst.', 'Teaches in Vilnius.'),
  'content/people/anna-mueller.md': note('title: Anna Müller\ndescription: An ambassador.', 'Lives in Zürich.'),
  'content/people/lukasz-nowak.md': note('title: Łukasz Nowak\ndescription: A fisherman.', 'Of Łódź.'),
  'content/notes/parts.md': note('title: All parts of a note\ndate: 2022-02-03\npeople: [Anna Müller, Łukasz Nowak]\ncountries: [CH]\ntags: [ports]\nsource: The Herald\nimage: {src: /lighthouse.png, alt: A coastline, caption: The caption of a photograph}', PARTS),
  'content/notes/said.md': note(
    [
      'title: What was said',
      'date: 2022-04-14',
      'people: [Vytis Jurkonis, Aliaksandr Lukashenko]',
      'countries: [BY]',
      'source: Lrytas.lt',
      'quotes:',
      '  - {text: "Aliaksandr Lukashenko will send no troops.", speaker: Vytis Jurkonis}',
      '  - {text: "The weather is fine today.", speaker: Vytis Jurkonis}',
      '  - {text: "The troops of Aliaksandr Lukashenko are ours.", speaker: Anna Müller}',
      'events:',
      '  - {title: A parade of troops in Minsk, date: 2022-03-25, country: BY, people: [Aliaksandr Lukashenko]}',
    ].join('\n'),
    'Two risks were named: a loss of power, and a backfire. The risks two years ago were others.',
  ),
  'content/notes/hostile.md': note('title: "A <b>bold</b> </script> title"\ndate: 2022-05-01', 'It says <!-- --> `<img src=x onerror="document.title=1">` and </script> in <em>markup</em>, says markupish.'),
  ...Object.fromEntries(
    Array.from({ length: 14 }, (_, at) => [
      `content/notes/harvest-${at}.md`,
      note(`title: Harvest report ${at}\ndate: 2021-${String(1 + (at % 12)).padStart(2, '0')}-10\ncountries: [LT]\nsource: The Herald`, 'Barley was brought in. '.repeat(1 + (at % 3))),
    ]),
  ),
};

/** Builds a dossier of these files and serves it below `/` and `/a/b/`, until `close`. */
export async function searched(files = FILES, ...options) {
  const root = mkdtempSync(join(tmpdir(), 'dossier-search-'));
  const write = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  const site = join(root, 'public');
  const build = () => execFileSync(process.env.DOSSIER, ['--root', root, 'build', '--quiet', ...options], { stdio: ['ignore', 'ignore', 'pipe'] });
  build();
  const server = await serve(site, ['/', '/a/b/']);
  return {
    origin: server.origin,
    site,
    write,
    build,
    text: (path) => FILES[path],
    read: (path) => readFileSync(join(site, path), 'utf8'),
    files: () => readdirSync(site, { recursive: true }).map(String),
    copy: (to) => cpSync(site, to, { recursive: true }),
    close: async () => {
      await server.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export { CONFIG, FILES };

/** A tab that remembers what went wrong in it, and what it loaded. */
export async function reader(options = {}) {
  const window = await context(options);
  const tab = await window.newPage();
  tab.faults = [];
  tab.asked = [];
  tab.on('console', (message) => ['error', 'warning'].includes(message.type()) && tab.faults.push(message.text()));
  tab.on('pageerror', (error) => tab.faults.push(error.message));
  tab.on('request', (request) => tab.asked.push(request.url()));
  return tab;
}

/** Types into the box in the masthead, and answers with the suggestions when those of the index are there. */
export async function suggested(tab, text) {
  const input = tab.locator('.searchbox input');
  await input.fill('');
  await input.fill(text);
  await tab.locator('.searchbox [role=status]', { hasText: /\d/ }).waitFor({ state: 'attached' });
  return tab.locator('#search-suggestions [role=option]').evaluateAll((options) =>
    options.map((option) => ({ text: option.innerText.split('\n')[0].trim(), href: option.getAttribute('href'), kind: option.parentElement.querySelector('.search-kind')?.textContent ?? '' })),
  );
}

/** Opens the page of the search with a question, and answers with what it shows once it is there. */
export async function results(tab, address, question) {
  await tab.goto('about:blank');
  await tab.goto(`${address}#${question}`);
  return shown(tab);
}

/** What the page of the search shows, once it shows something. */
export async function shown(tab) {
  await tab.locator('.search-answer[aria-busy=false]').waitFor();
  return tab.evaluate(() => ({
    count: document.querySelector('.search-count').textContent,
    names: [...document.querySelectorAll('.search-names h3 a')].map((it) => it.textContent),
    links: [...document.querySelectorAll('.search-list h3 a')].map((it) => ({ text: it.textContent, href: it.href })),
    chips: [...document.querySelectorAll('.search-chips a')].map((it) => it.textContent.replace(' ×', '')),
    similar: [...document.querySelectorAll('.search-results .brief a')].map((it) => it.textContent),
  }));
}
