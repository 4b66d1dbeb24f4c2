// The box in the masthead, as the combobox that the ARIA Authoring Practices Guide describes, and as the link that it is without a script.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { reader, searched, suggested } from './search.mjs';

describe('the box of the search', () => {
  let dossier;
  let tab;
  before(async () => {
    dossier = await searched();
    tab = await reader();
  });
  after(async () => {
    await tab?.context().close();
    await dossier?.close();
  });

  const home = () => `${dossier.origin}/`;
  const input = () => tab.locator('.searchbox input');
  const list = () => tab.locator('#search-suggestions');
  /** What a screen reader announces of the box. */
  const told = () =>
    input().evaluate((box) => {
      const active = document.getElementById(box.getAttribute('aria-activedescendant'));
      return { expanded: box.getAttribute('aria-expanded'), active: active?.innerText.split('\n')[0].trim() ?? null, selected: document.querySelectorAll('[role=option][aria-selected=true]').length, focused: document.activeElement === box };
    });

  test('nothing of the search is loaded before a reader comes to the box, and no query is ever sent', async () => {
    tab.asked = [];
    await tab.goto(home(), { waitUntil: 'networkidle' });
    assert.deepEqual(tab.asked.filter((url) => /search/.test(url)), [`${home()}assets/search.js`]);
    await input().focus();
    await tab.waitForFunction(() => globalThis.dossierSearch.Index);
    await suggested(tab, 'secretquery');
    assert.ok(tab.asked.some((url) => url.endsWith('/search/manifest.js')));
    assert.deepEqual(tab.asked.filter((url) => /secretquery/.test(url)), []);
  });

  test('it is a combobox: arrows go through the suggestions and round, Enter follows one, Escape closes and then empties', async () => {
    await tab.goto(`${dossier.origin}/notes/`);
    const role = await input().evaluate((box) => ['role', 'aria-autocomplete', 'aria-controls', 'aria-expanded', 'aria-label'].map((name) => box.getAttribute(name)));
    assert.deepEqual(role, ['combobox', 'list', 'search-suggestions', 'false', 'Search']);
    const options = await suggested(tab, 'troops');
    assert.ok(options.length > 3, JSON.stringify(options));
    assert.deepEqual(options.map(({ kind }) => kind).filter((kind, at, all) => kind && kind !== all[at - 1]), ['Notes', 'Quotations', 'Events']);
    assert.equal(options.at(-1).text, 'All results for “troops”');
    assert.equal(await tab.locator('.searchbox [role=status]').textContent(), `${options.length} suggestions`);
    assert.deepEqual(await told(), { expanded: 'true', active: null, selected: 0, focused: true });
    await tab.keyboard.press('ArrowDown');
    assert.deepEqual(await told(), { expanded: 'true', active: options[0].text, selected: 1, focused: true });
    await tab.keyboard.press('ArrowDown');
    assert.equal((await told()).active, options[1].text);
    await tab.keyboard.press('ArrowUp');
    await tab.keyboard.press('ArrowUp');
    assert.deepEqual(await told(), { expanded: 'true', active: null, selected: 0, focused: true });
    await tab.keyboard.press('ArrowUp');
    assert.equal((await told()).active, 'All results for “troops”');
    await tab.keyboard.press('Escape');
    assert.deepEqual(await told(), { expanded: 'false', active: null, selected: 0, focused: true });
    assert.ok(await list().isHidden());
    assert.equal(await input().inputValue(), 'troops');
    await tab.keyboard.press('Escape');
    assert.equal(await input().inputValue(), '');

    await suggested(tab, 'mueller');
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('Enter');
    await tab.waitForURL('**/people/anna-muller/');
  });

  test('Enter without a suggestion leads to all results; Tab leaves and closes', async () => {
    await tab.goto(home());
    await suggested(tab, 'troops');
    await tab.keyboard.press('Tab');
    assert.ok(await list().isHidden());
    await input().focus();
    await tab.keyboard.press('Enter');
    await tab.waitForURL('**/search/#q=troops');
    await tab.locator('.search-count', { hasText: 'results' }).waitFor();
  });

  test('“/” leads to the box, but not from a field, and a reader can switch that off', async () => {
    await tab.goto(home());
    await tab.keyboard.press('/');
    assert.ok((await told()).focused);
    assert.equal(await input().inputValue(), '');
    await tab.keyboard.type('a/b');
    assert.equal(await input().inputValue(), 'a/b');

    await tab.goto(`${dossier.origin}/search/`);
    await tab.getByLabel(/leads to the search/).uncheck();
    await tab.goto(home());
    await tab.keyboard.press('/');
    assert.equal((await told()).focused, false);
    assert.equal(await input().getAttribute('aria-keyshortcuts'), null);
    await tab.goto(`${dossier.origin}/search/`);
    await tab.getByLabel(/leads to the search/).check();
  });

  test('the script takes the place of the link without moving anything', async () => {
    const plain = await reader({ javaScriptEnabled: false });
    for (const width of [320, 360, 768, 1440]) {
      for (const address of ['', 'notes/said/']) {
        const boxes = [];
        for (const [one, inside] of [[plain, 'a'], [tab, 'input']]) {
          await one.setViewportSize({ width, height: 800 });
          await one.goto(home() + address, { waitUntil: 'load' });
          boxes.push([await one.locator(`.searchbox ${inside}`).boundingBox(), await one.locator('h1').boundingBox()]);
        }
        assert.deepEqual(boxes[1], boxes[0], `${address || 'home'} at ${width} px`);
      }
    }
    await plain.context().close();
  });

  test('without scripts there is a link to a page with all lists', async () => {
    const plain = await reader({ javaScriptEnabled: false });
    await plain.goto(`${dossier.origin}/a/b/notes/`);
    await plain.locator('.searchbox a').click();
    assert.equal(new URL(plain.url()).pathname, '/a/b/search/');
    assert.match(await plain.locator('main').innerText(), /needs JavaScript/);
    assert.ok(await plain.locator('.search-tip').isHidden());
    await plain.locator('main a', { hasText: 'People' }).click();
    assert.equal(new URL(plain.url()).pathname, '/a/b/people/');
    await plain.context().close();
  });

  test('what a reader has typed on from is not shown any more', async () => {
    await tab.goto(home());
    await suggested(tab, 'troops');
    await input().pressSequentially(' zzz', { delay: 5 });
    await tab.waitForFunction(() => document.querySelectorAll('#search-suggestions [role=option]').length === 1);
    assert.equal(await list().locator('[role=option]').innerText(), 'All results for “troops zzz”');
    assert.deepEqual(tab.faults, []);
  });
});
