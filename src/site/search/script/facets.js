/*
 * The search: the filters beside the results, each with its values and how many documents they leave. What a filter needs of the index is
 * loaded when it is opened.
 */
(() => {
  'use strict';

  const search = globalThis.dossierSearch;
  const { make, collections, monthOf, monthText, COLLECTIONS, END, FILTERS, HEADINGS } = search;

  /** The filters that are open from the beginning, unless what they need is large. */
  const OPEN = ['by', 'mentions', 'country'];
  const FEW_FILES = 2;
  const FEW_VALUES = 8;
  /** Where there is room for them beside the results. */
  const WIDE = matchMedia('(min-width: 62rem)');

  /** The values of a filter, and how many documents each leaves, most first. */
  async function valuesOf(answer, name) {
    const { index, query } = answer;
    const { prefix, several } = FILTERS[name];
    const terms = await index.termsBetween(prefix, prefix + END);
    // Of a filter with one value, the others are shown with what they would leave.
    const hits = several ? answer.hits : answer.documents(answer.filters.filter((filter) => filter.name !== name));
    const sets = hits.map((documents, at) => (answer.kinds.includes(COLLECTIONS[at]) ? new Set(documents) : new Set()));
    const counted = terms.map(({ term, written }) => {
      const found = collections(written).map(({ documents }, at) => documents.filter((document) => sets[at].has(document)).length);
      return { value: term.slice(prefix.length), count: found.reduce((sum, count) => sum + count, 0) };
    });
    return counted.filter(({ value, count }) => count || query[name].includes(value)).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  }

  /** How many documents there are in each month, whatever time is asked: a map from `2022-04`, and `2022` where the month is not known. */
  function monthsOf(answer) {
    const found = new Map();
    const all = answer.documents(answer.filters, null);
    for (const kind of answer.kinds) {
      for (const document of all[COLLECTIONS.indexOf(kind)]) {
        const date = monthOf(document);
        if (!date) continue;
        const year = String(date.year).padStart(4, '0');
        const name = date.month ? `${year}-${String(date.month).padStart(2, '0')}` : year;
        found.set(name, (found.get(name) ?? 0) + 1);
      }
    }
    return found;
  }

  class Facets {
    constructor(page, element) {
      Object.assign(this, { page, element });
      const { t } = page;
      this.kinds = make('ul', { class: 'tally' });
      this.from = make('select', { 'data-key': 'from' });
      this.to = make('select', { 'data-key': 'to' });
      for (const name of ['from', 'to']) this[name].addEventListener('change', () => page.go(page.query.with({ [name]: this[name].value })));
      this.years = make('ul', { class: 'tally' });
      this.others = Object.keys(HEADINGS).filter((name) => FILTERS[name]).map((name) => this.facet(name));
      const time = make('div', { class: 'search-time' }, make('label', {}, t.search_from, ' ', this.from), make('label', {}, t.search_until, ' ', this.to));
      element.append(
        make('section', {}, make('h2', {}, t.type), this.kinds),
        make('section', {}, make('h2', {}, t.dates), time, this.years),
        ...this.others.map(({ element }) => element),
      );
      const fit = () => (element.open = WIDE.matches);
      WIDE.addEventListener('change', fit);
      fit();
      element.addEventListener('toggle', () => this.fill());
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
      const months = monthsOf(answer);
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
      const all = await valuesOf(answer, name).catch(() => []);
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

  search.Facets = Facets;
})();
