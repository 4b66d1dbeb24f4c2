// What Chromium shows of a random dossier with people who are hidden: none of their names.
//
// `SEED=123 ./test` repeats a run that failed; the seed is in the message.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

import { context } from './browser.mjs';
import { serve } from './server.mjs';
import { leadsOn } from './site.mjs';

const PEOPLE = 24;
const NOTES = 48;

/** Numbers from 0 to 1 that depend on a seed alone (mulberry32). */
const numbers = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

const LATIN = [['Q', 'Z', 'X'], ['až', 'okv', 'ułk', 'irb'], ['a', 'o', 'u'], ['zk', 'ßk', 'qv', 'žd'], ['a', 'i', 'o'], ['s', 'k', '', 'nen']];
const CYRILLIC = [['Ф', 'Щ', 'Ц'], ['ажж', 'окв', 'уґл', 'изб'], ['а', 'о', 'у'], ['цк', 'шч', 'ўж', 'дз'], ['а', 'е'], ['ў', 'н', 'к', 'й']];

// `{s}` and `{t}` are two surnames.
const PROFILES = [
  'title: Marta {s}',
  'title: Marta {s} (journalist)',
  'title: Dr Marta {s}, PhD',
  'title: "{s}, Marta"',
  'title: Marta {s} {t}',
  'title: Marta {s}-{t}',
  'title: Marta {s}\naliases: [Marta {t}]\nsurname: {s}',
  'title: Marta {s}\nnative_name: Марта {t}\nsurname: [{s}]',
  'title: Marta {s} Jr.\nforms: [{t}]',
  'title: Marta {s} (née {t})\ndraft: true',
  'title: Marta **{s}**',
  'title: "[[people/x|Marta {s}]]"',
  'title: Marta {s}¹',
  'title: Marta de {s}',
];

// `{a}` and `{b}` are the halves of a name, `{n}` is all of it.
const GUISES = [
  '{n}', '{n}’s', '{a}**{b}**', '{a}%% remark %%{b}', '{a}<!-- remark -->{b}', '{a}\u00ad{b}', '{a}\u200d{b}', '{a}&shy;{b}', '{a}&zwnj;{b}',
  '{a}[{b}](https://example.org/)', '[[{n}]]', '[[note|{n}]]', '`{n}`', '{a}<span title="a>b">{b}</span>', '{a}<script>x</script>{b}',
  '{a}<style>x</style>{b}', '{a}<wbr>{b}', '<b title="{n}">x</b>', '<a href="https://example.org/{n}">x</a>', '[x](https://example.org "{n}")',
  '{a}-\n{b}', '~~{a}~~{b}', '{a}<b></b>{b}', '{a}<br hidden>{b}', '<bdi>{a}</bdi>{b}', '<ruby>{a}<rt></rt></ruby>{b}', '<ruby>{a}<rt>x</rt></ruby>{b}', '<ruby>x<rt>{a}</rt><rt>{b}</rt></ruby>',
  '{a}/{b}', '{a}({b})', '#free{n}', 'Marta ({n})', 'Words of {n} ^x1',
  '\n\n<p>{a}<i>{b}</i></p>', '\n\n<p>&shy{n} {a}&shy{b}</p>', '\n\n<div>{a}<script>x</script>{b}</div>', '\n\n<p\ntitle="{n}">{a}<b\nid="x">{b}</b></p>',
  '\n\n## {n}', '\n\n> {n}\n>\n> — {n}, {n}', '\n\n- {n}\n- %% remark %% {n}', '\n\n| {n} | x |\n| --- | --- |\n| x | {n} |', 'x[^{n}]\n\n[^{n}]: {n}',
  '\n\n```{n}\n{n}\n```\n', '\n\n    {n}', '<details><summary>x</summary>{n}</details>', '<svg><text>{n}</text></svg>', '<math><mi>{a}</mi><mi>{b}</mi></math>',
];

const WRITTEN = [
  (word) => word,
  (word) => word.toUpperCase(),
  (word) => word.toLowerCase(),
  (word) => word.normalize('NFD'),
  (word) => [...word].map((c) => `&#${c.codePointAt(0)};`).join(''),
  (word) => [...word].map((c) => `&#x${c.codePointAt(0).toString(16)};`).join(''),
  (word) => word.replaceAll('o', 'о').replaceAll('a', 'а'),
];

/** A text as a reader takes it in: letters alone, of one alphabet, without diacritics. */
const read = (text) =>
  text.normalize('NFKD').toLowerCase().replace(/[^\p{L}\s]/gu, '').replaceAll('ß', 'ss').replaceAll('ł', 'l').replaceAll('о', 'o').replaceAll('а', 'a');

function dossier(folder, random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const word = () => (random() < 0.6 ? LATIN : CYRILLIC).map(pick).join('');
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('dossier.yaml', 'title: Hidden\nbase_url: https://example.org/\n');
  const names = [];
  for (let number = 0; number < PEOPLE; number++) {
    const [s, t] = [word(), word()];
    const profile = pick(PROFILES).replaceAll('{s}', s).replaceAll('{t}', t);
    names.push(s, ...(profile.includes(t) ? [t] : []));
    write(`content/people/x${number}.md`, `---\n${profile}\nprivacy: hidden\n---\nOf ${s}.\n`);
  }
  for (let number = 0; number < NOTES; number++) {
    const texts = Array.from({ length: 6 }, () => {
      const name = pick(names);
      const cut = 1 + Math.floor(random() * (name.length - 1));
      const as = pick(WRITTEN);
      const guise = pick(GUISES);
      return `Before ${guise.replaceAll('{a}', as(name.slice(0, cut))).replaceAll('{b}', as(name.slice(cut))).replaceAll('{n}', as(name))} behind.`;
    });
    const head = `title: "On ${pick(names)} ${number}"\ndate: 2022-04-12\nsummary: "Of ${pick(names)}"\npeople: ["${pick(names)}"]\nquotes: [{text: "Words of ${pick(names)}", speaker: "${pick(names)}"}]`;
    write(`content/notes/n${number}.md`, `---\n${head}\n---\n${texts.join('\n\n')}\n`);
  }
  return names;
}

/** All that a page can show: its text with what is folded in, its title, and every attribute. */
const seen = () => {
  for (const element of document.querySelectorAll('details')) element.open = true;
  const attributes = [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes].map((it) => it.value));
  return [document.title, document.body.innerText, ...attributes];
};

test('no name of somebody hidden can be read', async () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
  const folder = mkdtempSync(join(tmpdir(), 'dossier-privacy-'));
  let server, window;
  try {
    const names = dossier(folder, numbers(seed));
    execFileSync(process.env.DOSSIER, ['--root', folder, 'build', '--quiet'], { stdio: ['ignore', 'ignore', 'pipe'] });
    const site = join(folder, 'public');
    const secrets = new Set(names.map((name) => read(name).slice(0, 6)));
    const complaints = [];
    const look = (place, text) => {
      const shown = read(text);
      for (const secret of secrets) {
        const at = shown.indexOf(secret);
        if (at >= 0) complaints.push(`seed ${seed}: ${secret} in ${place}: …${shown.slice(Math.max(0, at - 40), at + 40)}…`);
      }
    };
    const files = readdirSync(site, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = files.map((entry) => join(entry.parentPath ?? entry.path, entry.name));
    for (const path of paths.filter((path) => !/\.(woff2?|png|webp)$/.test(path))) {
      look(path, path.slice(site.length));
      look(path, readFileSync(path, 'utf8'));
    }
    server = await serve(site, ['/']);
    window = await context({});
    const tab = await window.newPage();
    const html = paths.filter((path) => path.endsWith('.html') && !leadsOn(readFileSync(path, 'utf8')));
    const pages = html.map((path) => path.slice(site.length + 1));
    assert.ok(pages.length > NOTES, 'there are pages');
    let marks = 0;
    for (const page of pages) {
      await tab.goto(`${server.origin}/${page}`, { waitUntil: 'domcontentloaded' });
      const texts = await tab.evaluate(seen);
      marks += texts.join(' ').split('[name withheld]').length - 1;
      texts.forEach((text) => look(`Chromium, ${page}`, text));
    }
    assert.deepEqual(complaints, []);
    assert.ok(marks > NOTES * 4, `seed ${seed}: the texts hold names (${marks} marks)`);
  } finally {
    await window?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
