/*
 * The search: what the box in the masthead suggests.
 */
(() => {
  'use strict';

  const search = globalThis.dossierSearch;
  const { make } = search;

  const MOST_NAMES = 5;
  const MOST_OF_A_KIND = 2;
  const LONGEST_TITLE = 140;
  const SHOWN_KINDS = { note: 'notes', quotation: 'quotes', event: 'events', claim: 'claims' };

  /** Whom a text can mean: a group with a title and options, or none. */
  async function names(index, text) {
    const t = index.words.words;
    const found = (await index.names(text)).find(text);
    const options = found.slice(0, MOST_NAMES).map(({ entity, spelling }) => {
      const also = spelling === entity.name ? null : make('small', { class: 'search-also', dir: 'auto' }, ` ${spelling}`);
      return option(entity.url, make('span', { dir: 'auto' }, entity.name), also, make('small', {}, entity.description || t[`kind_${entity.kind}`]));
    });
    return options.length ? [{ title: t.search_names, options }] : [];
  }

  /** What is found for a text: a group for each kind. What somebody said whose name it is comes first. */
  async function documents(index, text) {
    const t = index.words.words;
    const answer = await search.find(index, new search.Query({ q: text }));
    const groups = Object.entries(SHOWN_KINDS).map(async ([kind, title]) => {
      const { items } = await answer.take(answer.inOrder([kind]), 0, MOST_OF_A_KIND);
      const options = items.map(({ title, url, date, by }) => option(url, make('span', { class: 'search-title', dir: 'auto' }, search.marked(answer.parts(answer.excerpt(title, LONGEST_TITLE)))), make('small', {}, [date, by].filter(Boolean).join(' · '))));
      const said = kind === 'quotation' ? await search.saidBy(index, text) : null;
      if (said) options.unshift(option(`search/#${said.query}`, make('span', {}, said.text), make('small', {}, said.count)));
      return { title: t[title], options };
    });
    return (await Promise.all(groups)).filter(({ options }) => options.length);
  }

  /** The way to the page with all results. */
  const all = ({ words: t }, text) => ({ options: [option(`search/#${new search.Query({ q: text })}`, search.phrase(t.search_all, { query: `${t.quote_open}${text}${t.quote_close}` }))] });

  const option = (address, ...children) => make('a', { role: 'option', tabindex: '-1', 'aria-selected': 'false', href: search.href(address) }, ...children);

  search.suggest = { names, documents, all };
})();
