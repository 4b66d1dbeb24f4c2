// Pictures drawn from the data, as somebody meets them who cannot see them: the accessibility tree of each, and every mark by the keyboard.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { at, complaints } from './browser.mjs';
import { PAGES } from './site.mjs';

/** A page of the sample for each kind of picture, and the kinds that stand on it. */
const DRAWN = new Map([
  ['', ['activity', 'lanes', 'map', 'network']],
  ['countries/belarus/', ['activity', 'lanes', 'locator', 'network']],
  ['people/aliaksandr-lukashenko/', ['activity', 'lanes', 'network']],
  ['timeline/', ['lanes']],
]);

const pages = [...DRAWN.keys()].map((address) => PAGES.find((page) => page.address === address));

test('the accessibility tree has each picture as a group with its title, and in it every mark as a link with a name', async () => {
  const trees = new Map();
  const faults = await complaints(pages, {}, async (tab, page) => {
    await tab.goto(at(page), { waitUntil: 'load' });
    const found = [];
    const kinds = new Set();
    for (const svg of await tab.locator('svg.chart').all()) {
      const [kind, title, description, marks] = await svg.evaluate((it) => [
        it.classList[1],
        it.querySelector('title').textContent,
        it.querySelector('desc').textContent,
        it.querySelectorAll('a').length,
      ]);
      kinds.add(kind);
      const tree = await svg.ariaSnapshot();
      trees.set(`${page.address}#${kind}`, tree);
      const links = tree.split('\n').filter((line) => /^ +- '?link "[^"]+/.test(line)).length;
      if (!tree.startsWith(`- group "${title}"`)) found.push(`${page.address}: ${kind} is not the group “${title}”: ${tree}`);
      if (!description) found.push(`${page.address}: ${kind} has no description`);
      if (links !== marks) found.push(`${page.address}: ${kind} has ${marks} marks and ${links} links with a name`);
    }
    const expected = DRAWN.get(page.address).filter((kind) => !kinds.has(kind));
    return [...found, ...expected.map((kind) => `${page.address}: no ${kind}`)];
  });
  assert.deepEqual(faults, []);
  const map = trees.get('#map');
  assert.match(map, /^- group "On the map":\n/);
  // A name with a colon stands in quotation marks, as YAML has it.
  assert.match(map, /- 'link "Belarus: 5 notes, \d+ events"':\n\s+- \/url: \.\/countries\/belarus\//);
  assert.match(trees.get('#activity'), /- 'link "March 2022: 4 notes, \d+ events"'/);
});

test('every mark is reached by the keyboard, in the order in which it stands', async () => {
  const faults = await complaints(pages, {}, async (tab, page) => {
    await tab.goto(at(page), { waitUntil: 'load' });
    const found = [];
    for (const svg of await tab.locator('svg.chart:has(a)').all()) {
      const marks = await svg.locator('a').count();
      await svg.locator('a').first().focus();
      for (let mark = 0; mark < marks; mark += 1) {
        const place = await svg.evaluate((it) => [...it.querySelectorAll('a')].indexOf(document.activeElement));
        if (place !== mark) found.push(`${page.address}: mark ${mark} of ${await svg.getAttribute('class')} is not reached`);
        await tab.keyboard.press('Tab');
      }
    }
    return found;
  });
  assert.deepEqual(faults, []);
});
