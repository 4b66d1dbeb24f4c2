/*
 * The search: the filters beside the results, each with its values and how many documents they leave. What a filter needs of the index is
 * loaded when it is opened.
 */
(() => {
  'use strict';

  const search = globalThis.dossierSearch;
  const { make, COLLECTIONS, FILTERS } = search;

  /** The word above each filter. */
  const HEADINGS = {
    mentions: 'search_mentions', by: 'search_said_by', country: 'country_of', organisation: 'organisations', tag: 'tags', source: 'source', language: 'language',
    from: 'search_from', to: 'search_until',
  };
  const FOLDERS = { mentions: 'people', country: 'countries', organisation: 'organisations', tag: 'tags', source: 'organisations' };
  /** The filters that are open from the beginning, unless what they need is large. */
  const OPEN = ['by', 'mentions', 'country'];
  const FEW_FILES = 2;
  const FEW_VALUES = 8;
  /** Where there is room for them beside the results. */
  const WIDE = matchMedia('(min-width: 62rem)');

  /** The address of what a value of a filter stands for. */
  const addressOf = (name, value) => (name === 'by' ? (value.includes('/') ? `${value}/` : `people/${value}/`) : `${FOLDERS[name]}/${value}/`);

  /** A month or year in words: “April 2022”. */
  function monthText({ months }, date) {
    const [year, month] = date.split('-');
    return month ? `${months[Number(month) - 1] ?? month} ${year}` : year;
  }

  class Facets {
    constructor(page) {
      this.page = page;
      const { t } = page;
      this.kinds = make('ul', { class: 'tally' });
      this.from = make('select', { 'data-key': 'from' });
      this.to = make('select', { 'data-key': 'to' });
      for (const name of ['from', 'to']) this[name].addEventListener('change', () => page.go(page.query.with({ [name]: this[name].value })));
      this.years = make('ul', { class: 'tally' });
      this.others = Object.keys(HEADINGS).filter((name) => FILTERS[name]).map((name) => this.facet(name));
      const summary = make('summary', {}, t.search_filters);
      const time = make('div', { class: 'search-time' }, make('label', {}, t.search_from, ' ', this.from), make('label', {}, t.search_until, ' ', this.to));
      this.element = make(
        'details',
        { class: 'search-filters' },
        summary,
        make('section', {}, make('h2', {}, t.type), this.kinds),
        make('section', {}, make('h2', {}, t.dates), time, this.years),
        ...this.others.map(({ element }) => element),
      );
      const fit = () => (this.element.open = WIDE.matches);
      WIDE.addEventListener('change', fit);
      fit();
      this.element.addEventListener('toggle', () => this.fill());
    }

    facet(name) {
      const { index, t } = this.page;
      const values = make('ul', { class: 'tally' });
      const isOpen = OPEN.includes(name) && index.filesWith(FILTERS[name].prefix) <= FEW_FILES;
      const element = make('details', { class: 'search-facet', open: isOpen }, make('summary', {}, t[HEADINGS[name]]), values);
      const facet = { name, element, values, isFull: false };
      element.addEventListener('toggle', () => this.fill());
      return facet;
    }

    async show(answer) {
      this.answer = answer;
      this.others.forEach((facet) => (facet.shownFor = null));
      this.showKinds(answer);
      this.showTime(answer);
      await this.fill();
    }

    /** Fills the filters that are open and show something else. */
    async fill() {
      const { answer } = this;
      if (!answer || !this.element.open) return;
      const open = this.others.filter((facet) => facet.element.open && facet.shownFor !== answer);
      open.forEach((facet) => (facet.shownFor = answer));
      await Promise.all(open.map((facet) => this.showValues(facet, answer)));
    }

    /** A line: a link that sets a filter, or takes it away again, and a number. */
    line(query, key, label, count, isActive) {
      const number = count === null ? null : make('span', { class: 'number' }, count.toLocaleString(this.page.index.words.language));
      return make('li', {}, this.page.link(query, { 'data-key': key, 'aria-current': isActive ? 'true' : null, dir: 'auto' }, label), number);
    }

    showKinds(answer) {
      const { query, t } = this.page;
      const kinds = COLLECTIONS.filter((kind) => answer.count(kind) || query.kind === kind);
      this.kinds.replaceChildren(...kinds.map((kind) => this.line(query.toggled('kind', kind), `kind:${kind}`, t[search.KINDS[kind][0]], answer.count(kind), query.kind === kind)));
    }

    showTime(answer) {
      const { query, t, index } = this.page;
      const months = answer.months();
      const years = new Map();
      for (const [month, count] of months) years.set(month.slice(0, 4), (years.get(month.slice(0, 4)) ?? 0) + count);
      const named = [...years.keys()].sort().reverse();
      for (const name of ['from', 'to']) {
        const asked = query[name];
        const options = named.map((year) => {
          const its = [...months.keys()].filter((month) => month.startsWith(`${year}-`)).sort();
          return make('optgroup', { label: year }, ...[year, ...its].map((date) => make('option', { value: date, selected: date === asked }, monthText(index.words, date))));
        });
        const isListed = months.has(asked) || years.has(asked);
        this[name].replaceChildren(make('option', { value: '' }, t.search_any_time), asked && !isListed ? make('option', { value: asked, selected: true }, monthText(index.words, asked)) : '', ...options);
      }
      // Within one year, its months; otherwise the years.
      const only = named.length === 1 ? named[0] : query.from.slice(0, 4) === query.to.slice(0, 4) ? query.from.slice(0, 4) : '';
      const shown = only ? [...months.keys()].filter((month) => month.startsWith(`${only}-`)).sort().reverse() : named;
      const lines = shown.map((date) => {
        const isActive = query.from === date && query.to === date;
        const wider = only && named.length > 1 ? only : '';
        const next = isActive ? { from: wider, to: wider } : { from: date, to: date };
        return this.line(query.with(next), `time:${date}`, monthText(index.words, date), months.get(date) ?? years.get(date), isActive);
      });
      this.years.replaceChildren(...lines);
    }

    async showValues(facet, answer) {
      const { page } = this;
      const { name } = facet;
      const { query, t } = page;
      const all = await answer.values(name).catch(() => []);
      if (facet.shownFor !== answer) return;
      const shown = facet.isFull ? all : all.slice(0, FEW_VALUES);
      const lines = await Promise.all(shown.map(async ({ value, count }) => this.line(query.toggled(name, value), `${name}:${value}`, await page.label(name, value), count, query[name].includes(value))));
      if (all.length > FEW_VALUES) {
        const button = make('button', { type: 'button', 'data-key': `${name}-more` }, facet.isFull ? t.search_fewer_values : t.search_more_values);
        button.addEventListener('click', async () => {
          facet.isFull = !facet.isFull;
          await this.showValues(facet, answer);
          facet.values.querySelector('button')?.focus();
        });
        lines.push(make('li', {}, button));
      }
      facet.values.replaceChildren(...lines);
      facet.element.classList.toggle('is-empty', !all.length);
    }
  }

  Object.assign(search, { Facets, HEADINGS, addressOf, monthText });
})();
