// Every page against the HTML standard, by html-validate's recommended rules.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { HtmlValidate } from 'html-validate';

import { PAGES, read } from './site.mjs';

const RULES = {
  // The title of a page holds that of the note and of the site, whatever their length.
  'long-title': 'off',
};

test('every page is valid HTML', async () => {
  const validator = new HtmlValidate({ root: true, extends: ['html-validate:recommended'], rules: RULES });
  const faults = [];
  for (const page of PAGES) {
    const report = await validator.validateString(read(page.file), page.file);
    for (const { messages } of report.results) {
      faults.push(...messages.map((it) => `${page.file}:${it.line}:${it.column} ${it.ruleId}: ${it.message}`));
    }
  }
  assert.deepEqual(faults, []);
});
