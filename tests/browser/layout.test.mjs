// How a page of each kind is laid out: from the narrowest phone to a wide screen, and on paper. Pictures are left for people to look at.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';

import { at, complaints } from './browser.mjs';
import { ONE_OF_EACH, SCREENSHOTS } from './site.mjs';

const HEIGHT = 900;
const WIDTHS = [320, 360, 768, 1440];
/** The widths of which pictures are taken. */
const PICTURED = [360, 768, 1440];

before(() => mkdir(SCREENSHOTS, { recursive: true }));

/** How much wider than the screen the page is, and because of what; null where it fits. */
const tooWide = () => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return null;
  const beyond = [...document.querySelectorAll('body *')].filter((it) => it.getBoundingClientRect().right > clientWidth + 1);
  return `${scrollWidth} px wide, because of ${beyond.slice(0, 3).map((it) => it.outerHTML.slice(0, 80)).join(' and ')}`;
};

test(`no page of any kind is wider than its screen, at ${WIDTHS.join(', ')} px; pictures are taken`, async () => {
  const faults = await complaints([...ONE_OF_EACH.values()], {}, async (tab, page) => {
    const found = [];
    await tab.goto(at(page), { waitUntil: 'load' });
    for (const width of WIDTHS) {
      await tab.setViewportSize({ width, height: HEIGHT });
      const wider = await tab.evaluate(tooWide);
      if (wider) found.push(`${page.address} at ${width} px: ${wider}`);
      for (const colorScheme of PICTURED.includes(width) ? ['light', 'dark'] : []) {
        await tab.emulateMedia({ colorScheme });
        await tab.screenshot({ path: join(SCREENSHOTS, `${page.kind}-${width}-${colorScheme}.png`), fullPage: true });
      }
    }
    return found;
  });
  assert.deepEqual(faults, []);
});

test('a page of each kind is printed dark on white, without what only a screen needs', async () => {
  const faults = await complaints([...ONE_OF_EACH.values()], {}, async (tab, page) => {
    await tab.goto(at(page), { waitUntil: 'load' });
    // Whoever reads in the dark prints on white paper all the same.
    await tab.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const found = await tab.evaluate(() => {
      const shown = [...document.querySelectorAll('nav, .skip')].filter((it) => it.checkVisibility());
      const { backgroundColor, color } = getComputedStyle(document.body);
      const dark = color.match(/\d+/g).slice(0, 3).every((part) => Number(part) < 100);
      const white = ['rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)'].includes(backgroundColor);
      return [
        ...shown.map((it) => `shows ${it.outerHTML.slice(0, 60)}`),
        ...(dark && white ? [] : [`${color} on ${backgroundColor}`]),
      ];
    });
    const pdf = await tab.pdf({ path: join(SCREENSHOTS, `${page.kind}-print.pdf`), format: 'A4' });
    if (pdf.subarray(0, 5).toString() !== '%PDF-') found.push('is not a PDF');
    return found.map((fault) => `${page.address}, printed: ${fault}`);
  });
  assert.deepEqual(faults, []);
});
