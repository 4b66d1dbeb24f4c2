// Every page, as a reader meets it: nothing fails, nothing is refused, nobody else is asked, every link leads somewhere.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { at, complaints, origin, PREFIXES } from './browser.mjs';
import { BASE_PATH, FILES, ONE_OF_EACH, PAGES, PORTABLE, address } from './site.mjs';

/** Opens a page and says what went wrong with it, and what it links to. */
async function open(tab, url) {
  await tab.goto(url, { waitUntil: 'load' });
  const seen = await tab.evaluate(() => ({
    refused,
    ids: [...document.querySelectorAll('[id]')].map((element) => element.id),
    links: [...document.querySelectorAll('[href]:not([rel=canonical]), [src]')].map((element) => new URL(element.getAttribute('href') ?? element.getAttribute('src'), document.baseURI).href),
    styled: [...document.styleSheets].some((sheet) => sheet.href),
  }));
  const faults = [...tab.faults, ...seen.refused.map((refused) => `${url}: refused by the policy: ${refused}`)];
  if (!seen.styled) faults.push(`${url}: the style sheet did not load`);
  return { url, faults, ids: seen.ids, links: seen.links };
}

/** What the page of the search is asked by a link is no place on it. */
const isQuestion = (id) => /^(q|kind)=/.test(id);

/** The links of opened pages that lead nowhere. */
function dead(pages, prefix) {
  const known = new Set(FILES.map(address));
  const ids = new Map(pages.map((page) => [page.url, new Set(page.ids)]));
  return pages.flatMap((page) =>
    page.links.flatMap((link) => {
      const url = new URL(link);
      if (url.origin !== origin()) return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? [] : [`${page.url}: ${link}`];
      const at = (prefix === '/' ? [BASE_PATH, prefix] : [prefix, BASE_PATH]).find((it) => url.pathname.startsWith(it));
      if (at === undefined || !known.has(decodeURIComponent(url.pathname.slice(at.length)))) return [`${page.url}: ${link}`];
      const id = decodeURIComponent(url.hash.slice(1));
      const target = ids.get(url.origin + url.pathname);
      return id && target && !isQuestion(id) && !target.has(id) ? [`${page.url}: ${link} (no such place on that page)`] : [];
    }),
  );
}

test('the sample has a page of every kind', () => {
  const kinds = [
    ...['home', 'notes', 'note', 'people', 'person', 'countries', 'country', 'organisations', 'organisation', 'sources'],
    ...['tags', 'tag', 'dates', 'year', 'month', 'day', 'plain', 'not-found'],
  ];
  assert.deepEqual(kinds.filter((kind) => !ONE_OF_EACH.has(kind)), []);
});

for (const prefix of PREFIXES) {
  test(`every page opens without a fault, and every link of it resolves, below ${prefix}`, async () => {
    const pages = await complaints(PAGES, {}, (tab, page) => open(tab, at(page, prefix)));
    assert.deepEqual(pages.flatMap((page) => page.faults), []);
    assert.deepEqual(dead(pages, prefix), []);
  });
}

/** The links of pages opened from the disk that lead to no file of the site: a folder would be listed, not shown. */
function deadOnDisk(pages) {
  const known = new Set(FILES.map((file) => join(PORTABLE, file)));
  const ids = new Map(pages.map((page) => [fileURLToPath(page.url), new Set(page.ids)]));
  return pages.flatMap((page) =>
    page.links.flatMap((link) => {
      const url = new URL(link);
      if (url.protocol !== 'file:') return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? [] : [`${page.url}: ${link}`];
      const file = fileURLToPath(url);
      if (!known.has(file)) return [`${page.url}: ${link}`];
      const id = decodeURIComponent(url.hash.slice(1));
      return id && ids.has(file) && !isQuestion(id) && !ids.get(file).has(id) ? [`${page.url}: ${link} (no such place on that page)`] : [];
    }),
  );
}

test('every page opens from the disk with its style sheet, and every link of it leads to a file', async () => {
  // A page that is shown in place of one that is missing is never opened from a disk: its links name the path of the server.
  const shown = PAGES.filter((page) => page.kind !== 'not-found');
  const pages = await complaints(shown, {}, (tab, page) => open(tab, pathToFileURL(join(PORTABLE, page.file)).href));
  assert.deepEqual(pages.flatMap((page) => page.faults), []);
  assert.deepEqual(deadOnDisk(pages), []);
});

test('a reader goes from page to page on a disk', async () => {
  const faults = await complaints([pathToFileURL(join(PORTABLE, 'index.html')).href], {}, async (tab, home) => {
    await tab.goto(home, { waitUntil: 'load' });
    await tab.locator('a[href="./people/index.html"]').first().click();
    await tab.locator('main a[href*="/people/"]').first().click();
    const kind = await tab.evaluate(() => document.body.className);
    return kind.includes('kind-person') ? [] : [`${tab.url()} is ${kind}`];
  });
  assert.deepEqual(faults, []);
});

test('a page of each kind can be read without scripts', async () => {
  const faults = await complaints([...ONE_OF_EACH.values()], { javaScriptEnabled: false }, async (tab, page) => {
    await tab.goto(at(page), { waitUntil: 'load' });
    const text = await tab.locator('main').innerText();
    return text.trim().length > 20 ? [] : [`${page.address}: no text`];
  });
  assert.deepEqual(faults, []);
});

test('the skip link is the first thing that the keyboard reaches, is seen there, and leads to the text', async () => {
  const faults = await complaints([...ONE_OF_EACH.values()], {}, async (tab, page) => {
    await tab.goto(at(page), { waitUntil: 'load' });
    await tab.keyboard.press('Tab');
    const focused = await tab.evaluate(() => {
      const element = document.activeElement;
      const { top, left, width, height } = element.getBoundingClientRect();
      return { first: element.matches('a.skip'), seen: top >= 0 && left >= 0 && width > 1 && height > 1 };
    });
    await tab.keyboard.press('Enter');
    const arrived = await tab.evaluate(() => Boolean(document.querySelector(location.hash || 'none')?.matches('main')));
    await tab.keyboard.press('Tab');
    // Where the text has no link, the next stop is below it or back at the start: never in what was skipped.
    const skipping = await tab.evaluate(() => {
      const next = document.activeElement;
      const place = document.querySelector('main').compareDocumentPosition(next);
      return next === document.body || Boolean(place & (Node.DOCUMENT_POSITION_CONTAINED_BY | Node.DOCUMENT_POSITION_FOLLOWING));
    });
    const missing = Object.entries({ ...focused, arrived, skipping }).filter(([, holds]) => !holds);
    return missing.map(([what]) => `${page.address}: the skip link is not ${what}`);
  });
  assert.deepEqual(faults, []);
});
