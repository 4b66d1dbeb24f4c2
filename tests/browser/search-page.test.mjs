// The page of the search: its address, its filters by keyboard, its looks; where it works, and what it does when the site has changed under it.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

import { minified, served } from './minify.mjs';
import { FILES, reader, results, searched, shown, suggested } from './search.mjs';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

describe('the page of the search', () => {
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

  const page = () => `${dossier.origin}/search/`;
  const counted = (text) => tab.locator('.search-count', { hasText: text }).waitFor();

  test('what is asked stands in the address alone: it survives a reload, “back” goes from filter to filter', async () => {
    await tab.goto(page());
    await tab.locator('.search-page > input').fill('troops');
    await counted('4 results');
    assert.equal(new URL(tab.url()).hash, '#q=troops');
    assert.match(await tab.title(), /^troops · Search/);
    await tab.locator('.search-filters a', { hasText: 'Quotations' }).click();
    await counted('2 results');
    assert.equal(new URL(tab.url()).hash, '#q=troops&kind=quotation');
    await tab.reload();
    await counted('2 results');
    assert.equal(await tab.locator('.search-page > input').inputValue(), 'troops');
    await tab.locator('.search-chips a').first().click();
    await counted('4 results');
    await tab.goBack();
    await counted('2 results');
    await tab.locator('.search-page > input').fill('');
    await counted('3 results');
    assert.equal(new URL(tab.url()).hash, '#kind=quotation');
    await tab.locator('.search-chips a').first().click();
    await tab.locator('.search-lists').waitFor();
    assert.ok(await tab.locator('.search-answer').isHidden());
  });

  test('filters are worked by keyboard, and the keyboard stays where it was', async () => {
    await results(tab, page(), 'q=troops');
    const focused = () => tab.evaluate(() => document.activeElement.textContent);
    await tab.locator('.search-filters a', { hasText: 'Vytis Jurkonis' }).last().focus();
    await tab.keyboard.press('Enter');
    await counted('1 result');
    await tab.waitForFunction(() => document.activeElement.getAttribute('aria-current') === 'true');
    assert.equal(await focused(), 'Vytis Jurkonis');
    await tab.keyboard.press('Enter');
    await counted('4 results');
    await tab.locator('.search-facet summary', { hasText: 'Source' }).press('Enter');
    await tab.locator('.search-facet', { hasText: 'Source' }).locator('a', { hasText: 'Lrytas.lt' }).waitFor();
    await tab.getByLabel('From').selectOption('2022-04');
    await counted('3 results');
    assert.equal(new URL(tab.url()).hash, '#q=troops&from=2022-04');
    await tab.locator('.search-page > input').focus();
    await tab.keyboard.press('ArrowDown');
    assert.equal(await focused(), await tab.locator('.search-results a').first().textContent());
  });

  test('each value of a filter says how many it leaves, and leaves as many', async () => {
    await results(tab, page(), 'q=troops');
    await tab.locator('.search-facet').evaluateAll((facets) => facets.forEach((facet) => (facet.open = true)));
    await tab.waitForFunction(() => [...document.querySelectorAll('.search-facet')].every((facet) => facet.querySelector('li') || facet.classList.contains('is-empty')));
    const values = await tab.locator('.search-filters .tally li').evaluateAll((lines) => lines.map((line) => [line.querySelector('a').getAttribute('href'), Number(line.querySelector('.number').textContent)]));
    assert.ok(values.length > 8, JSON.stringify(values));
    for (const [href, number] of values) {
      const { count } = await results(tab, page(), href.slice(1));
      assert.equal(Number.parseInt(count, 10), number, href);
    }
  });

  for (const prefix of ['/', '/a/b/']) {
    test(`it works below ${prefix}`, async () => {
      await tab.goto(`${dossier.origin}${prefix}people/anna-muller/`);
      const options = await suggested(tab, 'weather');
      assert.ok(options.every(({ href }) => href.startsWith(dossier.origin + prefix)), JSON.stringify(options));
      await tab.keyboard.press('Enter');
      const { links } = await shown(tab);
      const { href } = links.find(({ text }) => text === 'The weather is fine today.');
      assert.ok(href.startsWith(`${dossier.origin}${prefix}notes/said/#quote-`), href);
    });
  }

  test('it works from a disk, where links name the file of a folder', async () => {
    const portable = await searched(FILES, '--portable');
    const folder = mkdtempSync(join(tmpdir(), 'dossier-disk-'));
    try {
      portable.copy(folder);
      await portable.close();
      const file = (path) => pathToFileURL(join(folder, path)).href;
      await tab.goto(file('people/anna-muller/index.html'));
      const options = await suggested(tab, 'лукашенко');
      assert.equal(options[0].href, file('people/aliaksandr-lukashenko/index.html'));
      await suggested(tab, 'weather');
      await tab.keyboard.press('Enter');
      await tab.waitForURL(`${file('search/index.html')}#q=weather`);
      const { links } = await shown(tab);
      const { href } = links.find(({ text }) => text === 'The weather is fine today.');
      assert.ok(href.startsWith(`${file('notes/said/index.html')}#quote-`), href);
      await tab.locator('.search-filters a', { hasText: 'Quotations' }).click();
      await counted('1 result');
      await tab.locator('.search-list h3 a').first().click();
      assert.match(await tab.locator('main').innerText(), /The weather is fine today/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('after a new version of the site the new index is asked; where that is not there either, a reader is told', async () => {
    const changed = await searched();
    try {
      await results(tab, `${changed.origin}/search/`, 'q=herrings');
      changed.write('content/notes/said.md', FILES['content/notes/said.md'].replace('The weather is fine', 'The weather is dreadful').replace('Two risks', 'Two perils'));
      changed.build();
      await tab.locator('.search-page > input').fill('weather');
      await tab.locator('.search-list h3 a', { hasText: 'The weather is dreadful today.' }).waitFor();
      for (const kind of ['documents', 'terms']) rmSync(join(changed.site, 'search', kind), { recursive: true });
      await tab.locator('.search-page > input').fill('parade');
      await counted('This site has been updated since you opened the page.');
      await tab.getByRole('button', { name: 'Try again' }).waitFor();
      rmSync(join(changed.site, 'search/manifest.js'));
      await tab.reload();
      await tab.getByRole('alert').waitFor();
      assert.equal(await tab.getByRole('alert').textContent(), 'The search could not be loaded.');
    } finally {
      await changed.close();
      tab.faults = [];
    }
  });

  test('a site without the search has no trace of it', async () => {
    const without = await searched({ ...FILES, 'dossier.yaml': `${FILES['dossier.yaml']}features: {search: false}\n` });
    try {
      const files = without.files();
      assert.deepEqual(files.filter((file) => /search/.test(file)), []);
      const pages = files.filter((file) => file.endsWith('.html'));
      assert.ok(pages.length > 30);
      assert.deepEqual(pages.filter((file) => /search(box|-|\.js|\/)/.test(without.read(file))), []);
    } finally {
      await without.close();
    }
  });

  test('axe finds nothing, in any state, light and dark', async () => {
    const window = await reader({ bypassCSP: true });
    const faults = [];
    const look = async (state) => {
      await window.addScriptTag({ path: AXE });
      for (const colorScheme of ['light', 'dark']) {
        await window.emulateMedia({ colorScheme });
        const { violations } = await window.evaluate(() => axe.run({ runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } }));
        for (const { id, help, nodes } of violations) faults.push(...nodes.map((node) => `${state} (${colorScheme}): ${id} (${help}) at ${node.target}`));
      }
    };
    for (const width of [360, 1440]) {
      await window.setViewportSize({ width, height: 900 });
      await window.goto(`${dossier.origin}/notes/`);
      await suggested(window, 'troops');
      await window.keyboard.press('ArrowDown');
      await look(`suggestions at ${width}`);
      for (const question of ['', 'q=troops', 'q=troops&kind=quotation&by=vytis-jurkonis&from=2022', 'q=barley&kind=note', 'q=qqqq+nowack', 'q=lukashenko+jurkonis']) {
        if (question) await results(window, page(), question);
        else await window.goto(page());
        await window.locator('.search-filters').evaluateAll(([filters]) => filters && [filters, ...filters.querySelectorAll('details')].forEach((it) => (it.open = true)));
        await window.waitForTimeout(100);
        await look(`${question || 'nothing asked'} at ${width}`);
      }
    }
    await window.context().close();
    assert.deepEqual(faults, []);
  });

  test('it fits the narrowest phone, also from right to left and in forced colours, and what only a screen needs is not printed', async () => {
    const tooWide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    await tab.setViewportSize({ width: 320, height: 800 });
    for (const direction of ['ltr', 'rtl']) {
      for (const question of ['q=troops', 'kind=quotation&by=vytis-jurkonis&mentions=aliaksandr-lukashenko&country=belarus&from=2022-02&to=2022-04', 'q=barley&kind=note']) {
        await results(tab, page(), question);
        await tab.evaluate((dir) => (document.documentElement.dir = dir), direction);
        await tab.locator('.search-filters').evaluateAll(([filters]) => [filters, ...filters.querySelectorAll('details')].forEach((it) => (it.open = true)));
        await tab.waitForTimeout(100);
        assert.ok((await tab.evaluate(tooWide)) <= 0, `${direction} ${question}`);
      }
      await tab.goto(`${dossier.origin}/notes/`);
      await tab.evaluate((dir) => (document.documentElement.dir = dir), direction);
      await suggested(tab, 'troops');
      const { left, right } = await tab.locator('#search-suggestions').evaluate((list) => list.getBoundingClientRect());
      assert.ok((await tab.evaluate(tooWide)) <= 0 && left >= 0 && right <= 320, `suggestions, ${direction}: ${left} to ${right}`);
    }
    await tab.emulateMedia({ forcedColors: 'active' });
    await tab.keyboard.press('ArrowDown');
    const outline = await tab.locator('#search-suggestions [aria-selected=true]').evaluate((option) => getComputedStyle(option).outlineStyle);
    assert.equal(outline, 'solid');
    await tab.emulateMedia({ forcedColors: 'none', media: 'print' });
    assert.ok(await tab.locator('.searchbox').isHidden());
    await results(tab, page(), 'q=troops');
    assert.ok(await tab.locator('.search-filters').isHidden());
    assert.ok(await tab.locator('.search-list').first().isVisible());
    await tab.emulateMedia({ media: 'screen' });
    await tab.setViewportSize({ width: 1280, height: 800 });
  });

  test('it speaks every language of the interface, in whole sentences', async () => {
    for (const [language, nothing] of [['be', 'Нічога не знойдзена.'], ['de', 'Nichts gefunden.'], ['es', 'No se ha encontrado nada.'], ['fr', 'Aucun résultat.'], ['lt', 'Nieko nerasta.'], ['pl', 'Niczego nie znaleziono.'], ['ru', 'Ничего не найдено.'], ['uk', 'Нічого не знайдено.']]) {
      const spoken = await searched({ ...FILES, 'dossier.yaml': `${FILES['dossier.yaml']}language: ${language}\n` });
      try {
        const { count } = await results(tab, `${spoken.origin}/search/`, 'q=qqqq');
        assert.equal(count, nothing);
        await results(tab, `${spoken.origin}/search/`, 'q=troops&from=2022-04&kind=quotation');
        const text = await tab.locator('main').innerText();
        assert.doesNotMatch(text, /undefined|null|\{\w+\}|NaN|Invalid/, language);
        assert.match(text, /2/, language);
      } finally {
        await spoken.close();
      }
    }
    assert.deepEqual(tab.faults, []);
  });

  test('what a reader loads to search is small', () => {
    const size = (name) => gzipSync(dossier.read(`assets/${name}.js`)).length;
    const [box, suggest, index, page, more] = ['search', 'search-suggest', 'search-index', 'search-page', 'search-more'].map(size);
    assert.ok(box < 3.5e3, `every page: ${box} bytes`);
    assert.ok(box + suggest + index < 13e3, `the suggestions: ${box + suggest + index} bytes`);
    assert.ok(box + index + page < 15e3, `the first results: ${box + index + page} bytes`);
    assert.ok(more < 3e3, `passages and filters, afterwards: ${more} bytes`);
  });

  test('the scripts that are served are made of the sources', async () => {
    for (const [name, text] of Object.entries(await minified())) assert.ok(text === readFileSync(served(name), 'utf8'), `${name}: run \`npm run minify\``);
  });
});
