// The live preview, as an analyst has it beside the editor: a file is saved, and the open page shows it without a reload.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, beforeEach, test } from 'node:test';

import { context } from './browser.mjs';
import { note, preview } from './preview.mjs';

const OPENING = 'content/notes/opening.md';
const CLOSING = 'content/notes/closing.md';

let site;
let tabs;

before(async () => {
  site = await preview();
});

after(async () => {
  await tabs?.close();
  await site?.close();
});

beforeEach(async () => {
  await tabs?.close();
  tabs = await context({ viewport: { width: 900, height: 600 } });
});

/** Opens a page and marks its window, so that a reload can be told. */
async function open(address, at = site) {
  const tab = await tabs.newPage();
  tab.faults = [];
  tab.on('pageerror', (error) => tab.faults.push(error.message));
  tab.on('console', (message) => message.type() === 'error' && tab.faults.push(message.text()));
  const connected = tab.waitForEvent('websocket').then((socket) => socket.waitForEvent('framereceived'));
  await tab.goto(at.url + address);
  await connected;
  await tab.evaluate(() => (window.marked = true));
  return tab;
}

const isSame = (tab) => tab.evaluate(() => window.marked === true);
const shows = (tab, text) => tab.waitForFunction((it) => document.body.innerText.includes(it), text);
const dialog = (tab) => tab.getByRole('dialog');

test('an edit of a note changes its page and the open page of a person, in place', async () => {
  const [page, person] = [await open('notes/opening/'), await open('people/ada-lis/')];
  await page.evaluate(() => {
    scrollTo({ top: 400, behavior: 'instant' });
    document.querySelector('main a[href*="people/ada-lis"]').focus({ preventScroll: true });
  });
  const before = await page.evaluate(() => [scrollY, document.activeElement.getAttribute('href')]);
  assert.ok(before[0] > 100 && before[1]);
  site.write(OPENING, site.text(OPENING).replace('title: Opening', 'title: The opening').replace('First words.', 'Other words.'));
  await shows(page, 'Other words.');
  await shows(person, 'The opening');
  assert.deepEqual(await page.evaluate(() => [scrollY, document.activeElement.getAttribute('href')]), before);
  assert.ok((await isSame(page)) && (await isSame(person)));
  assert.deepEqual([...page.faults, ...person.faults], []);
  site.write(OPENING, site.text(OPENING));
  await shows(page, 'First words.');
});

test('what the reader opened, chose and typed stays', async () => {
  const page = await open('notes/closing/');
  const text = (first) => note('title: Closing\ndate: 2022-04-14', `${first}\n\nKept words.\n\n<details><summary>More</summary><label>Find <input></label></details>`);
  site.write(CLOSING, text('Once.'));
  await shows(page, 'Once.');
  await page.locator('main details summary').click();
  await page.getByLabel('Find').fill('typed');
  await page.evaluate(() => {
    const kept = [...document.querySelectorAll('main p')].find((it) => it.textContent === 'Kept words.');
    getSelection().selectAllChildren(kept);
  });
  site.write(CLOSING, text('Twice.'));
  await shows(page, 'Twice.');
  const kept = await page.evaluate(() => [document.querySelector('main details').open, document.querySelector('main input').value, getSelection().toString().trim()]);
  assert.deepEqual(kept, [true, 'typed', 'Kept words.']);
  assert.ok(await isSame(page));
  site.write(CLOSING, site.text(CLOSING));
  await shows(page, 'left early');
});

test('broken front matter shows a fault over the last good page, and mending it takes the fault away', async () => {
  const page = await open('notes/opening/');
  site.write(OPENING, site.text(OPENING).replace('2022-04-12', '2022-02-30'));
  await dialog(page).waitFor();
  const said = await dialog(page).innerText();
  for (const words of ['invalid-date', 'content/notes/opening.md:3:7', '2022-02-30']) assert.ok(said.includes(words), said);
  const editor = await dialog(page).getByRole('link').first().getAttribute('href');
  assert.match(editor, /^vscode:\/\/file\/\/.*opening\.md:3:7$/);
  assert.ok((await page.locator('body').innerText()).includes('First words.'), 'the last good version is behind');
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'hidden' });
  assert.equal(await page.getByRole('button', { name: '1 error' }).count(), 1);
  // Another fault is not the one that was closed.
  site.write(OPENING, site.text(OPENING).replace('2022-04-12', '2022-02-31'));
  await dialog(page).waitFor();
  // A page that is opened now is the last good one as well.
  const second = await open('notes/opening/');
  await dialog(second).waitFor();
  await shows(second, 'First words.');
  site.write(OPENING, site.text(OPENING));
  await Promise.all([page, second].map((tab) => dialog(tab).waitFor({ state: 'hidden' })));
  assert.ok((await isSame(page)) && (await isSame(second)));
});

test('a fault of a template is shown over the page as it was', async () => {
  const page = await open('notes/opening/');
  site.write('templates/note.html', '{{ note.no_such.thing }}');
  await dialog(page).waitFor();
  assert.ok((await dialog(page).innerText()).includes('templates/note.html:1:'));
  await shows(page, 'First words.');
  site.write('templates/note.html', '{% extends "@built-in/note.html" %}');
  await dialog(page).waitFor({ state: 'hidden' });
  site.remove('templates/note.html');
  assert.ok(await isSame(page));
});

test('the panel of faults is accessible with the keyboard', async () => {
  const page = await open('notes/closing/');
  site.write(CLOSING, site.text(CLOSING).replace('people:', 'poeple:'));
  const badge = page.getByRole('button', { name: '1 warning' });
  await badge.waitFor();
  assert.equal(await dialog(page).isVisible(), false);
  await badge.focus();
  await page.keyboard.press('Enter');
  assert.ok((await dialog(page).innerText()).includes('did you mean'));
  assert.equal(await badge.getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'hidden' });
  site.write(CLOSING, site.text(CLOSING));
  await badge.waitFor({ state: 'hidden' });
});

test('what is said over the page is accessible, light and dark', async () => {
  // The site's own policy would refuse the script that looks for faults.
  await tabs.close();
  tabs = await context({ bypassCSP: true });
  const page = await open('notes/draft/');
  site.write(CLOSING, site.text(CLOSING).replace('2022-04-14', 'yesterday').replace('people:', 'poeple:'));
  await dialog(page).waitFor();
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await page.evaluate(() => axe.run({ include: [['dossier-preview']] }));
    assert.deepEqual(violations.map(({ id, nodes }) => `${colorScheme}: ${id} at ${nodes.map((node) => node.target)}`), []);
  }
  if (process.env.DOSSIER_SCREENSHOTS) await page.screenshot({ path: `${process.env.DOSSIER_SCREENSHOTS}/preview-faults.png` });
  site.write(CLOSING, site.text(CLOSING));
  await dialog(page).waitFor({ state: 'hidden' });
});

test('a new person makes links of names that were there before', async () => {
  const page = await open('notes/closing/');
  assert.equal(await page.locator('main a', { hasText: 'Boris Kaz' }).count(), 0);
  site.write('content/people/boris-kaz.md', note('title: Boris Kaz', ''));
  await page.locator('main a', { hasText: 'Boris Kaz' }).first().waitFor();
  assert.ok(await isSame(page));
  site.remove('content/people/boris-kaz.md');
  await page.locator('main a', { hasText: 'Boris Kaz' }).first().waitFor({ state: 'detached' });
});

test('a style sheet is exchanged in place', async () => {
  const page = await open('notes/opening/');
  const colour = () => page.evaluate(() => getComputedStyle(document.querySelector('h1')).color);
  for (const [written, computed] of [['rgb(1, 2, 3)', 'rgb(1, 2, 3)'], ['rgb(4, 5, 6)', 'rgb(4, 5, 6)']]) {
    site.write('static/assets/gazette.css', `h1 { color: ${written}; }`);
    await page.waitForFunction((it) => getComputedStyle(document.querySelector('h1')).color === it, computed);
  }
  // An edit of the text does not bring the old style back.
  site.write(OPENING, site.text(OPENING).replace('First words.', 'Styled words.'));
  await shows(page, 'Styled words.');
  assert.equal(await colour(), 'rgb(4, 5, 6)');
  site.remove('static/assets/gazette.css');
  await page.waitForFunction(() => getComputedStyle(document.querySelector('h1')).color !== 'rgb(4, 5, 6)');
  assert.ok(await isSame(page));
  site.write(OPENING, site.text(OPENING));
  await shows(page, 'First words.');
});

test('the page of a note that got another name says so and leads there', async () => {
  const page = await open('notes/closing/');
  site.move(CLOSING, 'content/notes/the-end.md');
  const link = page.getByRole('link', { name: /notes\/the-end/ });
  await link.waitFor();
  assert.ok(await isSame(page));
  await link.click();
  await shows(page, 'left early');
  assert.ok(page.url().endsWith('/talks/notes/the-end/'), page.url());
  site.move('content/notes/the-end.md', CLOSING);
  await page.getByRole('link', { name: /notes\/closing/ }).waitFor();
});

test('a page that is not there yet appears when it is written', async () => {
  const page = await open('notes/new/');
  site.write('content/notes/new.md', note('title: New\ndate: 2022-04-16', 'Just written.'));
  await shows(page, 'Just written.');
  assert.ok(await isSame(page));
  site.remove('content/notes/new.md');
  await page.getByText('This page is gone.').waitFor();
});

test('a draft is shown under a banner', async () => {
  const page = await open('notes/draft/');
  await page.getByText('A draft: not published').waitFor();
  const other = await open('notes/opening/');
  assert.equal(await other.getByText('A draft: not published').count(), 0);
});

test('a page finds its server again, and what changed meanwhile', async () => {
  const page = await open('notes/opening/');
  await site.stop();
  site.write(OPENING, site.text(OPENING).replace('First words.', 'Words of the night.'));
  await site.start();
  await shows(page, 'Words of the night.');
  assert.ok(await isSame(page));
  site.write(OPENING, site.text(OPENING));
  await shows(page, 'First words.');
});

test('the browser follows the note that is being written', async () => {
  const following = await preview('--navigate-to-changed');
  try {
    const page = await open('', following);
    following.write(OPENING, following.text(OPENING).replace('First words.', 'Followed words.'));
    await page.waitForURL('**/notes/opening/');
    await shows(page, 'Followed words.');
  } finally {
    await following.close();
  }
});

test('an update arrives whatever characters are in the names of files', async () => {
  const page = await open('notes/closing/');
  site.write('static/Umfrage 80%.pdf', 'once');
  site.write(CLOSING, site.text(CLOSING).replace('2022-04-14', '2022-02-30'));
  await dialog(page).waitFor();
  site.write(CLOSING, `${site.text(CLOSING)}\n<video><source src="50%.mp4"><source src="http://["></video>\n\nOdd addresses.\n`);
  await shows(page, 'Odd addresses.');
  await dialog(page).waitFor({ state: 'hidden' });
  site.write('static/Umfrage 80%.pdf', 'twice');
  site.write(CLOSING, site.text(CLOSING));
  await page.waitForFunction(() => !document.body.innerText.includes('Odd addresses.'));
  assert.ok(await isSame(page));
  site.remove('static/Umfrage 80%.pdf');
});

test('a changed picture is loaded again, from each of the addresses that a page has of it', async () => {
  const pictures = '![Dots](<50%25 & %231.svg>)\n\n<picture><source srcset="../../50%25%20&amp;%20%231.svg 480w, ../../50%25%20&amp;%20%231.svg 960w"></picture>';
  const text = (more) => `${site.text(CLOSING)}\n${pictures}\n\n${more}\n`;
  site.write('static/50% & #1.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>');
  site.write(CLOSING, text(''));
  const page = await open('notes/closing/');
  const versions = () => page.evaluate(() => [...document.querySelectorAll('main img, main source')].map((it) => (it.src + it.srcset).match(/\?v=\d+/g) ?? []).flat());
  assert.deepEqual(await versions(), []);
  site.write('static/50% & #1.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="20"/>');
  await page.waitForFunction(() => document.querySelector('main source').srcset.split('?v=').length === 3);
  assert.deepEqual([(await versions()).length, new Set(await versions()).size], [3, 1]);
  // The next edit of the text does not bring the old picture back.
  site.write(CLOSING, text('And words.'));
  await shows(page, 'And words.');
  assert.equal((await versions()).length, 3);
  assert.ok(await isSame(page));
  site.write(CLOSING, site.text(CLOSING));
  site.remove('static/50% & #1.svg');
});

test('what is written above leaves what is open, and the place under the eye, where they are', async () => {
  const parts = Array.from({ length: 60 }, (_, index) => `Paragraph ${index} is long enough to make the page scroll, and no two are the same.`);
  const more = (name) => `<details><summary>${name}</summary><p>Inside ${name}.</p></details>`;
  const text = (above, rest = parts) => note('title: Closing\ndate: 2022-04-14', [...above, ...rest, more('alpha'), 'Between.', more('beta')].join('\n\n'));
  site.write(CLOSING, text([]));
  const page = await open('notes/closing/');
  await shows(page, 'Paragraph 59');
  await page.evaluate(() => {
    window.alpha = document.querySelector('main details');
    window.alpha.open = true;
    scrollTo({ top: 1500, behavior: 'instant' });
  });
  await page.waitForTimeout(100);
  const place = () => page.evaluate(() => [...document.querySelectorAll('main p')].find((it) => it.textContent.startsWith('Paragraph 30')).getBoundingClientRect().top);
  const before = await place();
  for (const [words, written] of [
    ['One above.', text(['One above.', 'Two above.', 'Three above.'])],
    ['Edited below', text(['One above.', 'Two above.'], parts.map((part, index) => (index === 50 ? `Edited below ${part}` : part)))],
    ['An item', text(['- An item\n- Another', `${more('zero')}`, 'Two above, edited.'])],
    ['Only one', text(['Only one.'], parts.slice(3))],
  ]) {
    site.write(CLOSING, written);
    await shows(page, words);
    await page.waitForTimeout(100);
    assert.ok(Math.abs((await place()) - before) < 2, `${words}: it was at ${before} and is at ${await place()}`);
    const open = await page.evaluate(() => [...document.querySelectorAll('main details[open]')].map((it) => [it.querySelector('summary').textContent, it === window.alpha]));
    assert.deepEqual(open, [['alpha', true]], words);
  }
  assert.ok(await isSame(page));
  assert.deepEqual(page.faults, []);
  site.write(CLOSING, site.text(CLOSING));
  await shows(page, 'left early');
});

test('on a phone, what is said of a page that is gone stands clear of the number of faults', async () => {
  const page = await open('dates/2022/04/14/');
  await page.setViewportSize({ width: 360, height: 640 });
  site.write(CLOSING, site.text(CLOSING).replace('2022-04-14', '2022-02-30'));
  const gone = page.getByText('This page is gone. It may be back when the errors are mended.');
  await gone.waitFor();
  const boxes = await Promise.all([gone, page.getByRole('button', { name: '1 error' })].map((it) => it.boundingBox()));
  assert.ok(boxes[0].y + boxes[0].height <= boxes[1].y, JSON.stringify(boxes));
  site.write(CLOSING, site.text(CLOSING));
  await gone.waitFor({ state: 'hidden' });
});

test('the search finds what was written a moment ago, and an edit leaves what is typed into it', async () => {
  const page = await open('notes/opening/');
  const box = page.locator('.searchbox input');
  const options = page.locator('#search-suggestions [role=option]');
  await box.fill('handshake');
  await options.filter({ hasText: 'All results' }).waitFor();
  site.write(CLOSING, note('title: Closing\ndate: 2022-04-14', 'It ended with a handshake.'));
  site.write(OPENING, site.text(OPENING).replace('First words.', 'Other words.'));
  await shows(page, 'Other words.');
  assert.equal(await box.inputValue(), 'handshake');
  await page.waitForTimeout(1200);
  await box.fill('handshakes');
  await options.filter({ hasText: 'Closing' }).waitFor();

  const found = await open('search/#q=handshake');
  await found.locator('.search-count', { hasText: '1 result' }).waitFor();
  site.write(OPENING, site.text(OPENING).replace('First words.', 'A handshake came first.'));
  await page.waitForTimeout(1200);
  await found.locator('.search-page > input').fill('handshakes');
  await found.locator('.search-count', { hasText: '2 results' }).waitFor();
  assert.ok(await isSame(found));
  // A page that was open before an edit may ask once for a file of the search that is gone; it then reads the list of files again.
  const isOldFile = (fault) => /status of 404|\/search\/[a-z]+\/\w+\.js/.test(fault);
  assert.deepEqual([...page.faults, ...found.faults].filter((fault) => !isOldFile(fault)), []);
  site.write(OPENING, site.text(OPENING));
  site.write(CLOSING, site.text(CLOSING));
  await shows(page, 'First words.');
});
