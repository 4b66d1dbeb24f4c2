// The browser folds, cuts and compares words, and reads numbers, as the program does: both against tests/search/vectors.json.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

import { at } from './browser.mjs';
import { reader } from './search.mjs';
import { PAGES } from './site.mjs';

const VECTORS = JSON.parse(readFileSync(new URL('../search/vectors.json', import.meta.url), 'utf8'));

describe('the words of the search', () => {
  test('are the same in the browser and in the program', async () => {
    const tab = await reader();
    await tab.goto(at(PAGES.find((page) => page.kind === 'people')));
    await tab.locator('.searchbox input').focus();
    await tab.waitForFunction(() => globalThis.dossierSearch.Index);
    const found = await tab.evaluate(({ tokens, keys, postings, days, key }) => {
      const { text } = dossierSearch;
      const keyOf = text.keys(key);
      const places = ({ documents, weights }) => documents.map((document, at) => [Math.floor(document / text.PLACES), document % text.PLACES, weights[at]]);
      const code = (date) => {
        const [, year, month, day] = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(date);
        return text.dayCode(Number(year), Number(month ?? 0), Number(day ?? 0));
      };
      return {
        tokens: tokens.map(([written]) => [written, text.tokens(written)]),
        keys: keys.map(([word]) => [word, keyOf(word).key]),
        postings: postings.map(([, written]) => [places(text.postings(written)), written]),
        // Seasons are known to the program alone.
        days: days.map(([date, known]) => [date, /-2[1-4]$/.test(date) ? known : code(date)]),
      };
    }, VECTORS);
    for (const kind of Object.keys(found)) assert.deepEqual(found[kind], VECTORS[kind], kind);
    await tab.context().close();
  });
});
