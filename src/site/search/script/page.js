/*
 * The search: the page of the search. What is asked stands in the address behind `#`, so that it can be sent to others and reaches no server;
 * every filter is a link to the same question with it or without it.
 */
(() => {
  'use strict';

  const search = globalThis.dossierSearch;
  const { make, marked, href, phrase, count, COLLECTIONS, Query } = search;

  /** What a kind of document is called, and by which noun it is counted. */
  const KINDS = {
    note: ['notes', 'notes'],
    quotation: ['quotes', 'quotations'],
    event: ['events', 'events'],
    claim: ['claims', 'claims'],
    profile: ['who_and_where', 'results'],
    page: ['search_pages', 'pages'],
  };
  /** How many documents of a kind are shown among those of others, and of one kind alone before “more”. */
  const MOST_AMONG_OTHERS = { note: 5, quotation: 3, event: 3, claim: 3, profile: 2, page: 2 };
  const PER_PAGE = 10;
  const MOST_NAMES = 4;
  const LONGEST_TITLE = 320;
  const PAUSE = 80;

  /** The word above each filter. */
  const HEADINGS = {
    mentions: 'search_mentions', by: 'search_said_by', country: 'country_of', organisation: 'organisations', tag: 'tags', source: 'source', language: 'language',
    from: 'search_from', to: 'search_until',
  };
  const FOLDERS = { mentions: 'people', country: 'countries', organisation: 'organisations', tag: 'tags', source: 'organisations' };
  /** The address of what a value of a filter stands for. */
  const addressOf = (name, value) => (name === 'by' ? (value.includes('/') ? `${value}/` : `people/${value}/`) : `${FOLDERS[name]}/${value}/`);

  /** A month or year in words: “April 2022”. */
  function monthText({ months }, date) {
    const [year, month] = date.split('-');
    return month ? `${months[Number(month) - 1] ?? month} ${year}` : year;
  }

  class Page {
    constructor(place, index) {
      this.place = place;
      this.index = index;
      this.asked = 0;
      this.title = document.title;
      const t = index.words.words;
      this.input = make('input', { type: 'search', 'aria-label': t.search, 'aria-keyshortcuts': search.hasKey() ? '/' : null, autocomplete: 'off', spellcheck: 'false', enterkeyhint: 'search' });
      this.status = make('p', { role: 'status', class: 'search-count' });
      this.order = make('p', { class: 'search-order' });
      this.chips = make('ul', { class: 'search-chips' });
      this.results = make('div', { class: 'search-results column' });
      this.filters = make('details', { class: 'search-filters' }, make('summary', {}, t.search_filters));
      this.answered = make('div', { class: 'search-answer', hidden: true }, make('div', { class: 'search-bar' }, this.status, this.order), this.chips, make('div', { class: 'search-columns' }, this.filters, this.results));
      this.begun = [...place.children];
      const tip = place.querySelector('.search-tip');
      if (tip) tip.hidden = false;
      place.prepend(this.input);
      place.append(this.keySwitch(t), this.answered);
      this.begun.push(this.switch);
      // What is typed changes the address in place: “back” leads to where the reader was before, not to every letter.
      const typed = search.later(PAUSE, () => this.go(this.query.with({ q: this.input.value })));
      this.input.addEventListener('input', typed);
      this.input.addEventListener('keydown', (event) => this.pressed(event));
      addEventListener('hashchange', () => this.read());
      // In the preview, an edit may answer what is asked in another way.
      document.addEventListener('dossier:updated', () => this.answer(this.query));
      this.sight = new IntersectionObserver((seen) => seen.filter((it) => it.isIntersecting).forEach((it) => this.see(it.target)));
      this.read();
    }

    get t() {
      return this.index.words.words;
    }

    /** The switch of the key that leads to the search. */
    keySwitch(t) {
      const box = make('input', { type: 'checkbox', checked: search.hasKey() });
      box.addEventListener('change', () => search.setKey(box.checked));
      return (this.switch = make('label', { class: 'search-key' }, box, ' ', t.search_key));
    }

    pressed(event) {
      if (event.isComposing) return;
      if (event.key === 'Enter') this.go(this.query.with({ q: this.input.value }));
      else if (event.key === 'Escape' && this.input.value) this.go(this.query.with({ q: (this.input.value = '') }));
      else if (event.key === 'ArrowDown') this.results.querySelector('a')?.focus();
      else return;
      event.preventDefault();
    }

    /** Reads the question in the address. */
    read() {
      const query = Query.parse(location.hash);
      if (query.q.trim() !== this.input.value.trim()) this.input.value = query.q;
      this.answer(query);
    }

    /** Asks something, and puts it into the address in the place of what was there. */
    go(query) {
      history.replaceState(null, '', query.isEmpty ? location.pathname + location.search : `#${query}`);
      this.answer(query);
    }

    async answer(query) {
      this.query = query;
      const number = ++this.asked;
      document.title = query.q.trim() ? `${query.q.trim()} · ${this.title}` : this.title;
      this.begun.forEach((element) => (element.hidden = !query.isEmpty));
      this.answered.hidden = query.isEmpty;
      if (query.isEmpty) return;
      this.answered.setAttribute('aria-busy', 'true');
      const slow = setTimeout(() => (this.status.textContent = this.t.search_searching), 400);
      try {
        const shown = await search.ask(async (index) => {
          this.index = index;
          const answer = await search.find(index, query);
          return { answer, results: await this.made(answer), chips: await this.chipsOf(query) };
        });
        // Meanwhile something else may have been asked.
        if (number === this.asked) await this.show(shown);
      } catch (error) {
        if (number === this.asked) this.fail(error);
      } finally {
        clearTimeout(slow);
        if (number === this.asked) this.answered.setAttribute('aria-busy', 'false');
      }
    }

    async show({ answer, results, chips }) {
      const { total } = answer;
      const focused = document.activeElement?.dataset?.key;
      this.status.textContent = total ? (answer.isAtMost ? '≤ ' : '') + count(this.index.words, total, 'results') : this.t.search_nothing;
      this.results.replaceChildren(...results);
      this.chips.replaceChildren(...chips);
      this.order.replaceChildren(...this.orders(answer));
      this.filters.hidden = !total && !this.query.isNarrowed;
      await this.narrow(answer);
      if (focused) this.answered.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
    }

    /** Shows the filters, the script of which is loaded behind the first results: those need nothing of it. */
    async narrow(answer) {
      try {
        await search.part('more');
        this.facets ??= new search.Facets(this, this.filters);
      } catch (error) {
        this.filters.hidden = true;
        return search.report(error);
      }
      await this.facets.show(answer);
    }

    /** Says that the search failed, and why: the site may have changed under the page. */
    fail(error) {
      // Where not even the manifest can be had, it is the network that fails.
      const isOutdated = error instanceof search.Outdated && !/^(search\/manifest|assets)/.test(error.message);
      const again = make('button', { type: 'button' }, this.t.search_try_again);
      again.addEventListener('click', () => location.reload());
      this.status.textContent = isOutdated ? this.t.search_outdated : this.t.search_failed;
      this.chips.replaceChildren();
      this.order.replaceChildren();
      this.results.replaceChildren(make('p', {}, again));
      search.report(error);
    }

    // What was asked

    link(query, attributes, ...children) {
      return make('a', { href: query.isEmpty ? '#' : `#${query}`, ...attributes }, ...children);
    }

    orders(answer) {
      if (!this.query.q.trim() || answer.total < 2) return [];
      return [['', 'search_best_first'], ['newest', 'search_newest_first']].map(([order, word]) =>
        this.link(this.query.with({ order }), { 'data-key': `order:${order}`, 'aria-current': this.query.order === order ? 'true' : null }, this.t[word]),
      );
    }

    async chipsOf(query) {
      const { t } = this;
      const filters = query.filters.map(({ name, value }) => ({ without: query.toggled(name, value), label: this.label(name, value), heading: t[HEADINGS[name]] }));
      const months = ['from', 'to'].filter((name) => query[name]).map((name) => ({ without: query.with({ [name]: '' }), label: monthText(this.index.words, query[name]), heading: t[HEADINGS[name]] }));
      const kind = query.kind ? [{ without: query.with({ kind: '' }), label: t[KINDS[query.kind][0]] }] : [];
      const all = await Promise.all([...kind, ...filters, ...months].map(async (chip) => ({ ...chip, label: await chip.label })));
      const chips = all.map(({ without, label, heading }) => {
        const text = heading ? `${heading}: ${label}` : label;
        return make('li', {}, this.link(without, { 'aria-label': phrase(t.search_remove, { name: text }) }, text, make('span', { 'aria-hidden': 'true' }, ' ×')));
      });
      if (chips.length > 1) chips.push(make('li', { class: 'search-clear' }, this.link(new Query({ q: query.q, order: query.order }), {}, t.search_remove_all)));
      return chips;
    }

    /** What a value of a filter is called. */
    async label(name, value) {
      if (name === 'language') return this.index.languages[value] ?? value;
      const entity = await this.index.entity(addressOf(name, value));
      return entity?.name ?? value.split('/').at(-1).replaceAll('-', ' ');
    }

    // What was found

    async made(answer) {
      const { query } = answer;
      const { t } = this;
      const names = query.q.trim() ? (await this.index.names(query.q)).find(query.q) : [];
      if (!answer.total && !names.some((it) => it.all)) return this.nothing(query);
      const shown = names.filter((it) => it.all || it.sure >= 0.9).slice(0, MOST_NAMES);
      const parts = shown.length && !query.kind ? [await this.who(shown, query)] : [];
      if (query.kind) {
        parts.push(await this.allOf(answer));
      } else {
        const kinds = COLLECTIONS.filter((kind) => answer.count(kind));
        const groups = await Promise.all(kinds.map((kind) => answer.take(answer.inOrder([kind]), 0, MOST_AMONG_OTHERS[kind])));
        const named = new Set(shown.map(({ entity }) => entity.url));
        kinds.forEach((kind, at) => {
          // Who stands among the names is not shown twice.
          const items = groups[at].items.filter((item) => !named.has(item.url));
          if (!items.length) return;
          const [title, noun] = KINDS[kind];
          const all = phrase(t.search_show_all, { count: count(this.index.words, answer.count(kind), noun) });
          const more = answer.count(kind) > groups[at].items.length ? make('p', { class: 'more' }, this.link(query.with({ kind }), {}, all)) : null;
          parts.push(make('section', {}, make('h2', {}, t[title]), this.listOf(answer, items), more));
        });
      }
      return parts;
    }

    /** All documents of one kind, as many as a reader asks for. */
    async allOf(answer) {
      const ordered = answer.inOrder();
      let { items, next } = await answer.take(ordered, 0, PER_PAGE);
      const listed = this.listOf(answer, items);
      const button = make('button', { type: 'button', 'data-key': 'more' }, this.t.search_more);
      const more = make('p', { class: 'more' }, button);
      more.hidden = next >= ordered.length;
      button.addEventListener('click', async () => {
        try {
          ({ items, next } = await answer.take(ordered, next, PER_PAGE));
        } catch (error) {
          return this.fail(error);
        }
        const added = items.map((item) => this.item(answer, item));
        listed.append(...added);
        more.hidden = next >= ordered.length;
        added[0]?.querySelector('a').focus();
      });
      return make('section', {}, make('h2', {}, this.t[KINDS[this.query.kind][0]]), listed, more);
    }

    /** People, countries, organisations and tags whose name was asked. */
    async who(shown, query) {
      const { t } = this;
      const items = await Promise.all(
        shown.map(async ({ entity, spelling }) => {
          const said = await search.saying(this.index, entity);
          return make(
            'li',
            {},
            make('h3', {}, make('a', { href: href(entity.url), dir: 'auto' }, entity.name), spelling === entity.name ? null : make('small', { dir: 'auto' }, ` ${spelling}`)),
            make('p', { class: 'slug' }, [entity.description || t[`kind_${entity.kind}`], entity.count ? count(this.index.words, entity.count, 'notes') : ''].filter(Boolean).join(' · ')),
            this.wayTo(said),
          );
        }),
      );
      const both = await this.saidAbout(query);
      return make('section', { class: 'search-names' }, make('h2', {}, t.search_names), make('ul', { class: 'slate' }, ...both, ...items));
    }

    /** Links to what one of two people, whose names were asked together, said about the other. */
    async saidAbout(query) {
      const parts = query.q.replace(/["“”„«»‟]/g, ' ').split(/\s+/).filter(Boolean);
      const found = (await this.index.names(query.q)).eachOf(parts);
      if (found.length !== 2) return [];
      const pairs = [found, [...found].reverse()];
      const links = await Promise.all(
        pairs.map(([by, about]) =>
          search.saying(this.index, by, about)),
      );
      return links.filter(Boolean).map((link) => make('li', {}, this.wayTo(link)));
    }

    /** A link to a question, and how many quotations answer it. */
    wayTo(said) {
      return said && make('p', { class: 'search-way' }, this.link(said.query, {}, said.text), ' ', make('span', { class: 'number' }, said.count));
    }

    async nothing(query) {
      const { t } = this;
      const near = query.q.trim() ? (await this.index.names(query.q)).near(query.q) : [];
      const without = query.isNarrowed ? make('p', {}, this.link(new Query({ q: query.q }), {}, t.search_remove_all)) : null;
      const names = near.map(({ entity }) => make('li', {}, make('a', { href: href(entity.url), dir: 'auto' }, entity.name), make('small', {}, entity.description || t[`kind_${entity.kind}`])));
      return [without, names.length ? make('section', {}, make('h2', {}, t.search_similar), make('ul', { class: 'brief' }, ...names)) : null].filter(Boolean);
    }

    listOf(answer, items) {
      return make('ol', { class: 'slate search-list' }, ...items.map((item) => this.item(answer, item)));
    }

    /** One document: where and when, a link to it, and what it says; its passage comes when it is in sight. */
    item(answer, item) {
      const kind = COLLECTIONS[item.collection];
      const { title, url, date, by, lead } = item;
      const isWords = kind === 'quotation' || kind === 'claim';
      const language = (kind === 'note' || kind === 'quotation') && item.kind ? item.kind : null;
      const link = make('a', { href: href(url), lang: language, dir: 'auto' }, marked(answer.parts(isWords ? answer.excerpt(title, LONGEST_TITLE) : title)));
      const what = kind === 'profile' ? this.t[`kind_${item.kind}`] : by;
      const slug = make('p', { class: 'slug' }, date ? make('span', { class: 'when' }, date) : null, date && what ? ' ' : null, what ? make('span', { class: 'from' }, what) : null);
      const below = lead ? make('p', { class: isWords ? 'aside' : 'passage', lang: isWords ? null : language, dir: 'auto' }, isWords ? lead : marked(answer.parts(answer.excerpt(lead, LONGEST_TITLE)))) : null;
      const element = make('li', { class: `is-${kind}` }, date || what ? slug : null, make('h3', {}, isWords ? make('q', {}, link) : link), below);
      if (item.passages && answer.words.length) {
        element.source = { answer, item, link, below };
        this.sight.observe(element);
      }
      return element;
    }

    /** Fills in the passage of a result that came into sight. */
    async see(element) {
      this.sight.unobserve(element);
      const { answer, item, link, below } = element.source;
      // Where a passage cannot be had, the beginning of the text stays.
      const passage = await search.part('more').then(() => search.passage(answer, item)).catch(() => null);
      if (!passage) return;
      if (passage.anchor && !item.url.includes('#')) link.href = href(`${item.url}#${passage.anchor}`);
      const text = below ?? element.appendChild(make('p', { class: 'passage', dir: 'auto' }));
      text.replaceChildren(...marked(passage.parts));
    }
  }

  /** Fills the page of the search. */
  search.page = async (place) => {
    try {
      new Page(place, await search.open());
    } catch {
      search.failed(place);
    }
  };
  Object.assign(search, { KINDS, HEADINGS, monthText });
})();
