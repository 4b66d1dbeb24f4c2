// A page of each kind against WCAG 2.0–2.2, A and AA, and axe's best practices, in light and in dark.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import { at, complaints } from './browser.mjs';
import { ONE_OF_EACH } from './site.mjs';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

test('a page of each kind is accessible, light and dark', async () => {
  // The site's own policy would refuse the script that looks for faults.
  const faults = await complaints([...ONE_OF_EACH.values()], { bypassCSP: true }, async (tab, page) => {
    await tab.goto(at(page), { waitUntil: 'load' });
    await tab.addScriptTag({ path: AXE });
    const found = [];
    for (const colorScheme of ['light', 'dark']) {
      await tab.emulateMedia({ colorScheme });
      const { violations } = await tab.evaluate((values) => axe.run({ runOnly: { type: 'tag', values } }), TAGS);
      for (const { id, help, nodes } of violations) {
        found.push(...nodes.map((node) => `${page.address} (${colorScheme}): ${id} (${help}) at ${node.target}`));
      }
    }
    return found;
  });
  assert.deepEqual(faults, []);
});
