// What the search finds: names in any spelling and script, words wherever they stand, exact words, filters, and all of it from one address.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { at } from './browser.mjs';
import { reader, results, searched, suggested } from './search.mjs';
import { PAGES } from './site.mjs';

describe('what the search finds', () => {
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
  const ofSample = (kind) => at(PAGES.find((it) => it.kind === kind));
  const path = (href) => decodeURIComponent(new URL(href).pathname.slice(1) + new URL(href).hash);

  test('in the sample, a name is found in every spelling, script and case, first of all and at once', async () => {
    await tab.goto(ofSample('people'));
    for (const [text, name] of [
      ['Yurkonis', 'Vytis Jurkonis'],
      ['jurkonio', 'Vytis Jurkonis'],
      ['Jurkon', 'Vytis Jurkonis'],
      ['jurkonsi', 'Vytis Jurkonis'],
      ['konis', 'Vytis Jurkonis'],
      ['Лукашенко', 'Aliaksandr Lukashenko'],
      ['Lukashenka', 'Aliaksandr Lukashenko'],
      ['Łukaszenka', 'Aliaksandr Lukashenko'],
      ['Lukaschenko', 'Aliaksandr Lukashenko'],
      ['Путин', 'Vladimir Putin'],
      ['Poutine', 'Vladimir Putin'],
      ['Беларусь', 'Belarus'],
      ['janša', 'Janez Janša'],
      ['JANSA', 'Janez Janša'],
    ]) {
      const [first] = await suggested(tab, text);
      assert.deepEqual([first.text.startsWith(name), first.kind], [true, 'Names'], `${text}: ${JSON.stringify(first)}`);
    }
    assert.deepEqual(tab.faults, []);
  });

  test('a name without any alias is found by what it sounds like, with a letter wrong, and by any part of it', async () => {
    await tab.goto(`${dossier.origin}/notes/`);
    for (const [text, name] of [
      ['Лукашенко', 'Aliaksandr Lukashenko'],
      ['Лукашэнка', 'Aliaksandr Lukashenko'],
      ['Łukaszenka', 'Aliaksandr Lukashenko'],
      ['Lukaschenko', 'Aliaksandr Lukashenko'],
      ['Loukachenko', 'Aliaksandr Lukashenko'],
      ['lukashneko', 'Aliaksandr Lukashenko'],
      ['kashen', 'Aliaksandr Lukashenko'],
      ['Лукашен', 'Aliaksandr Lukashenko'],
      ['Юрконис', 'Vytis Jurkonis'],
      ['jurkonio', 'Vytis Jurkonis'],
      ['mueller', 'Anna Müller'],
      ['muller', 'Anna Müller'],
      ['Müller', 'Anna Müller'],
      ['Мюллер', 'Anna Müller'],
      ['Lukasz', 'Łukasz Nowak'],
      ['łukasz now', 'Łukasz Nowak'],
      ['nowak lukasz', 'Łukasz Nowak'],
      ['switz', 'Switzerland'],
      ['ports', 'ports'],
      ['herald', 'The Herald'],
    ]) {
      const [first] = await suggested(tab, text);
      assert.ok(first.text.startsWith(name), `${text}: ${JSON.stringify(first)}`);
    }
  });

  test('a word of every part of a note leads to it, in whatever script', async () => {
    for (const text of [
      'fisherman', 'ambassador', 'unusual', 'tonnage', 'Klaipeda', 'lighthouse', 'photograph', 'herrings', 'zuerich', 'Zürich', 'zurich', 'lodz', 'Łódź',
      '莫斯科', '大学', '莫', 'กรุงเทพ', 'มหานคร', 'fisherm', 'committees', 'herring', 'photografh',
    ]) {
      const { links } = await results(tab, page(), new URLSearchParams({ q: text }));
      assert.ok(links.some(({ href }) => path(href).startsWith('notes/parts/')), `${text}: ${JSON.stringify(links)}`);
    }
  });

  test('a result leads to the section in which the words stand, and shows them marked', async () => {
    const { links } = await results(tab, page(), 'q=committee');
    const link = links.find(({ href }) => path(href).startsWith('notes/parts/'));
    await tab.locator('.search-list .is-note .passage mark').first().waitFor();
    assert.deepEqual(await tab.locator('.search-list .is-note .passage mark').allTextContents(), ['committee']);
    await tab.locator('.search-list .is-note h3 a').first().click();
    assert.equal(new URL(tab.url()).hash, '#an-unusual-heading', link.href);
    assert.ok(await tab.locator('#an-unusual-heading').isVisible());
  });

  test('words are found in any order, and in quotation marks exactly as they stand', async () => {
    for (const [text, isFound] of [
      ['backfire risks', true],
      ['risks backfire', true],
      ['"two risks"', true],
      ['“two risks”', true],
      ['"risks two"', true],
      ['"risks named"', false],
      ['"risk two"', false],
      ['"two risks" backfire', true],
      ['"two risks" herrings', false],
    ]) {
      const { links, count } = await results(tab, page(), new URLSearchParams({ q: text }));
      assert.equal(links.some(({ href }) => path(href).startsWith('notes/said/')), isFound, `${text}: ${count}`);
      if (!isFound) assert.equal(count, 'Nothing found.', text);
    }
  });

  test('all that Jurkonis said about Lukashenko has one address', async () => {
    const { links, chips, count } = await results(tab, page(), 'kind=quotation&by=vytis-jurkonis&mentions=aliaksandr-lukashenko');
    assert.equal(count, '1 result');
    assert.deepEqual(links.map(({ text }) => text), ['Aliaksandr Lukashenko will send no troops.']);
    assert.deepEqual(chips, ['Quotations', 'Said by: Vytis Jurkonis', 'Mentions: Aliaksandr Lukashenko', 'Remove all filters']);
    await tab.locator('.search-list h3 a').click();
    const quoted = await tab.locator(new URL(tab.url()).hash).innerText();
    assert.match(quoted, /will send no troops/);
  });

  test('all that Jurkonis said about Lukashenko is two clicks from his name, and one from both', async () => {
    await tab.goto(`${dossier.origin}/notes/`);
    await suggested(tab, 'jurkonis');
    await tab.locator('#search-suggestions [role=option]', { hasText: 'Said by: Vytis Jurkonis' }).click();
    await tab.locator('.search-facet', { hasText: 'Mentions' }).locator('a', { hasText: 'Aliaksandr Lukashenko' }).click();
    await tab.locator('.search-count', { hasText: '1 result' }).waitFor();
    const { hash } = new URL(tab.url());
    assert.equal(hash, '#kind=quotation&by=vytis-jurkonis&mentions=aliaksandr-lukashenko');

    await results(tab, page(), 'q=jurkonis+lukaschenko');
    await tab.locator('.search-names a', { hasText: 'Said by: Vytis Jurkonis · Mentions: Aliaksandr Lukashenko' }).click();
    await tab.waitForURL((url) => url.hash === hash);
  });

  test('filters combine, with words and with each other, and a country in a month has one address', async () => {
    for (const [question, count, first] of [
      ['country=belarus&from=2022-03&to=2022-04', '5 results', null],
      ['kind=event&country=belarus&from=2022-03&to=2022-03', '1 result', 'A parade of troops in Minsk'],
      ['q=troops&kind=quotation', '2 results', null],
      ['q=troops&kind=quotation&by=anna-muller', '1 result', 'The troops of Aliaksandr Lukashenko are ours.'],
      ['q=troops&kind=quotation&by=vytis-jurkonis&mentions=aliaksandr-lukashenko&country=belarus&from=2022-02&to=2022-04', '1 result', 'Aliaksandr Lukashenko will send no troops.'],
      ['kind=note&source=lrytas-lt', '1 result', 'What was said'],
      ['kind=note&source=the-herald&from=2022', '1 result', 'All parts of a note'],
      ['kind=note&tag=ports', '1 result', 'All parts of a note'],
      ['q=barley&from=2021-03&to=2021-03', '1 result', 'Harvest report 2'],
      ['q=barley&kind=note&to=2020', 'Nothing found.', null],
    ]) {
      const seen = await results(tab, page(), question);
      if (count) assert.equal(seen.count, count, `${question}: ${JSON.stringify(seen.links)}`);
      if (first) assert.equal(seen.links[0].text, first, question);
    }
    assert.deepEqual(tab.faults, []);
  });

  test('the best match comes first, or the newest where that is asked, and more come when asked for', async () => {
    const best = await results(tab, page(), 'q=barley&kind=note');
    const newest = await results(tab, page(), 'q=barley&kind=note&order=newest');
    assert.equal(best.count, '14 results');
    assert.deepEqual([best.links.length, newest.links.length], [10, 10]);
    assert.equal(newest.links[0].text, 'Harvest report 11');
    // What says it three times is worth more than what is new.
    assert.match(best.links[0].text, /Harvest report (2|5|8|11)$/);
    await tab.getByRole('button', { name: 'More results' }).click();
    await tab.waitForFunction(() => document.querySelectorAll('.search-list h3 a').length === 14);
    assert.ok(await tab.getByRole('button', { name: 'More results' }).isHidden());
    assert.equal(await tab.evaluate(() => document.activeElement.textContent), await tab.locator('.search-list h3 a').nth(10).textContent());
  });

  test('where nothing is found, names like it are offered', async () => {
    const { count, similar, names } = await results(tab, page(), 'q=nowack+herrings+qqqq');
    assert.equal(count, 'Nothing found.');
    assert.deepEqual(names, []);
    assert.ok(similar.includes('Łukasz Nowak'), similar.join());
    const narrowed = await results(tab, page(), 'q=barley&kind=claim');
    assert.equal(narrowed.count, 'Nothing found.');
    await tab.locator('.search-results a', { hasText: 'Remove all filters' }).click();
    await tab.locator('.search-count', { hasText: '14 results' }).waitFor();
  });

  test('what a note says is text, whatever it looks like', async () => {
    const { links } = await results(tab, page(), 'q=markupish');
    assert.deepEqual(links.map(({ text }) => text), ['A <b>bold</b> </script> title']);
    await tab.locator('.search-list .passage mark').first().waitFor();
    assert.equal(await tab.locator('.search-results :is(b, img, em, script)').count(), 0);
    await tab.goto(`${dossier.origin}/notes/`);
    await suggested(tab, 'bold <b>');
    assert.equal(await tab.locator('#search-suggestions :is(b, img, em, script)').count(), 0);
    assert.deepEqual(tab.faults, []);
  });

  test('where names are many they are in several files, of which a name needs one, and are found all the same', async () => {
    const syllables = ['ba', 'do', 'ge', 'ki', 'lu', 'ma', 'ne', 'po', 'ru', 'sy', 'ta', 've'];
    const word = (number) => [number % 12, Math.floor(number / 12) % 12, Math.floor(number / 144) % 12].map((at) => syllables[at]).join('').replace(/^./, (letter) => letter.toUpperCase());
    const people = Array.from({ length: 2000 }, (_, at) => `${word(at)} ${word(at * 7 + 5)}nis`);
    const notes = Array.from({ length: 20 }, (_, at) => [`content/notes/n${at}.md`, `---\ntitle: Meeting ${at}\ndate: 2022-04-12\npeople: [${people.slice(at * 100, at * 100 + 100).join(', ')}, Vytis Jurkonis]\n---\n\nThey met.\n`]);
    const many = await searched({ 'dossier.yaml': 'title: Many\nfeatures: {days: false, cross_pages: false, network: false, data: false}\n', ...Object.fromEntries(notes) });
    try {
      assert.ok(many.files().filter((file) => file.startsWith('search/names/')).length > 5);
      tab.asked = [];
      await tab.goto(`${many.origin}/dates/`);
      const [first] = await suggested(tab, 'Юрконис');
      assert.equal(first.text, 'Vytis Jurkonis');
      assert.equal(tab.asked.filter((url) => url.includes('/search/names/')).length, 1);
      const { count, chips } = await results(tab, `${many.origin}/search/`, 'kind=note&mentions=vytis-jurkonis');
      assert.deepEqual([count, chips[1]], ['20 results', 'Mentions: Vytis Jurkonis']);
    } finally {
      await many.close();
    }
    assert.deepEqual(tab.faults, []);
  });

  test('words of other languages are found in their forms, with and without marks between, by whatever letters a reader has', async () => {
    const texts = {
      greek: 'Ο πρωθυπουργός της Ελλάδας μίλησε στη Βουλή για τους πολίτες.',
      georgian: 'საქართველოს პრეზიდენტი თბილისში ჩავიდა.',
      armenian: 'Հայաստանի վարչապետը Երևանում հանդիպեց պատվիրակության հետ։',
      hebrew: 'ראש הממשלה נאם בכנסת על הביטחון של ירושלים.',
      arabic: 'قال الرئيس إن الحكومة ستعقد اجتماعا في القاهرة.',
      japanese: '日本の首相は東京で記者会見を開いた。ミサイル発射。',
      korean: '대통령은 서울에서 기자회견을 열었다.',
      thai: 'นายกรัฐมนตรีแถลงข่าวที่กรุงเทพมหานครเกี่ยวกับการเลือกตั้ง',
      german: 'Die Straße der Rüstungsindustrie führt über Köln. Größe in Häusern.',
      turkish: "İstanbul'da Cumhurbaşkanı Iğdır ve Diyarbakır hakkında konuştu.",
      english: 'The cities’ policies were studied by armies; a state-of-the-art e-mail from the U.S.A. on COVID-19 and the F-16. The parties ran. Wide ＡＢＣ, ligature ﬁnance.',
      russian: 'Война началась в Москве. Люди говорили о ней. Ёлка и самолёт.',
      ukrainian: 'Об’єднані сили в Києві. П’ять людей.',
      polish: 'W Łodzi odbyła się konferencja w Gdańsku.',
      french: "L'État n'a pas aujourd'hui d'œuvres à l’Élysée.",
    };
    const questions = {
      greek: ['πρωθυπουργου', 'ΕΛΛΆΔΑ', 'βουλης', 'πολίτης'],
      georgian: ['პრეზიდენტმა', 'თბილისი', 'საქართველო'],
      armenian: ['Հայաստան', 'Երևան', 'Երեւան'],
      hebrew: ['הממשלה', 'ממשלה', 'כנסת', 'ביטחון', 'ירושלים'],
      arabic: ['الحكومة', 'حكومة', 'القاهرة', 'إجتماعا'],
      japanese: ['首相', '東京', '東', 'ミサイル', 'ﾐｻｲﾙ'],
      korean: ['대통령', '기자회견', '서울'],
      thai: ['กรุงเทพ', 'เลือกตั้ง'],
      german: ['strasse', 'STRASSE', 'Straßen', 'ruestung', 'rustung', 'koeln', 'groesse', 'Haus', 'haeuser'],
      turkish: ['istanbul', 'İSTANBUL', 'cumhurbaskani', 'CUMHURBAŞKANI', 'igdir', 'IĞDIR', 'diyarbakir'],
      english: ['city', 'policy', 'study', 'army', 'stateoftheart', 'state-of-the-art', 'email', 'e-mail', 'USA', 'U.S.A.', 'covid19', 'F16', 'f-16', 'party', 'abc', 'finance', 'ﬁnance'],
      russian: ['войны', 'войну', 'москва', 'людей', 'людям', 'елка', 'самолеты'],
      ukrainian: ["об'єднані", 'обєднані', 'києва', 'пять'],
      polish: ['łódź', 'lodz', 'konferencji', 'gdansk'],
      french: ['état', "l'etat", 'aujourdhui', "aujourd'hui", 'oeuvre', 'elysee'],
    };
    const notes = Object.entries(texts).map(([name, text], at) => [`content/notes/${name}.md`, `---\ntitle: Note ${at}\ndate: 2022-01-${at + 10}\n---\n\n${text}\n`]);
    const languages = await searched({ 'dossier.yaml': 'title: Languages\n', ...Object.fromEntries(notes) });
    try {
      await tab.goto(`${languages.origin}/notes/`);
      const found = (text) =>
        tab.evaluate(async (q) => {
          const search = dossierSearch;
          const answered = await search.ask(async (index) => {
            const answer = await search.find(index, new search.Query({ q }));
            return answer.take(answer.inOrder(['note']), 0, 10);
          });
          return answered.items.map(({ url }) => url);
        }, text);
      const missed = [];
      for (const [name, words] of Object.entries(questions)) for (const word of words) if (!(await found(word)).includes(`notes/${name}/`)) missed.push(`${name}: ${word}`);
      assert.deepEqual(missed, []);
      // Another word is none of these forms.
      for (const word of ['police', 'citadel', 'moskito', 'study-x9']) assert.deepEqual(await found(word), [], word);
    } finally {
      await languages.close();
    }
  });

  test('names of several words are found written together, by initials, and in case forms of other scripts', async () => {
    const people = ['Ursula von der Leyen', 'Annegret Kramp-Karrenbauer', "Sinéad O'Connor", 'John R. Bolton', 'Волод Зеленский', 'Vladimir Putin', 'Đorđe Vukadinović', 'Işıl Karakaş', '安倍晋三', '김정은', 'ทักษิณ ชินวัตร', 'בנימין נתניהו', 'محمد بن سلمان', 'Αλέξης Τσίπρας', 'მიხეილ სააკაშვილი'];
    const files = people.map((name, at) => [`content/people/p${at}.md`, `---\ntitle: "${name}"\nslug: p${at}\n---\n\nSomebody.\n`]);
    const named = await searched({ 'dossier.yaml': 'title: Names\n', ...Object.fromEntries(files) });
    try {
      await tab.goto(`${named.origin}/people/`);
      const first = (text) => tab.evaluate((text) => dossierSearch.ask(async (index) => (await index.names(text)).find(text)[0]?.entity.name), text);
      for (const [text, name] of [
        ['vonderleyen', people[0]], ['von der leyen', people[0]], ['Krampkarrenbauer', people[1]], ['kramp karrenbauer', people[1]], ['OConnor', people[2]], ['o’connor', people[2]],
        ['j.r. bolton', people[3]], ['bolton john', people[3]], ['Зеленського', people[4]], ['Zelenskyy', people[4]], ['Selenskyj', people[4]], ['Путиным', people[5]],
        ['Вукадинович', people[6]], ['vukadinovic', people[6]], ['isil', people[7]], ['ISIL KARAKAS', people[7]], ['安倍', people[8]], ['정은', people[9]], ['ชินวัตร', people[10]],
        ['נתניהו', people[11]], ['Netanyahu', people[11]], ['بن سلمان', people[12]], ['Tsipras', people[13]], ['τσιπρα', people[13]], ['Saakashvili', people[14]], ['Саакашвили', people[14]],
      ]) assert.equal(await first(text), name, text);
    } finally {
      await named.close();
    }
  });
});
