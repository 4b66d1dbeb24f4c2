/*
 * The search: the box in the masthead. In the page there is a link to the page of the search; this makes it a box with suggestions (the combobox
 * pattern of the ARIA Authoring Practices Guide). Everything else is loaded when a reader comes to the box, and nothing before.
 *
 * All files are scripts that a page loads by <script src>, so that the search works on any host and from a disk. Nothing of what is asked leaves the page.
 */
(() => {
  'use strict';

  const own = document.currentScript.src;
  /** The address of the root of the site. */
  const root = own.replace(/assets\/search\.js(\?.*)?$/, '');

  /** An index that another has taken the place of since it was loaded. */
  class Outdated extends Error {}

  /** What files of the index have brought and nobody has fetched yet, by kind and name. */
  const brought = new Map();
  const search = (globalThis.dossierSearch = {
    Outdated,
    /** Called by each file of the index. */
    add: (kind, name, data) => brought.set(`${kind}/${name}`, data),
  });

  function script(address) {
    return new Promise((resolve, reject) => {
      const element = document.createElement('script');
      element.src = root + address;
      // In the order in which they are asked for.
      element.async = false;
      element.onload = resolve;
      element.onerror = () => reject(new Outdated(address));
      document.head.append(element);
      element.remove();
    });
  }

  /** What cannot be loaded is nobody's fault; anything else is one of the program, for the console. */
  search.report = (error) => {
    if (!(error instanceof Outdated)) console.error(error);
  };

  /** Loads a file of the index, and answers with its data. */
  search.load = async (kind, name, fresh) => {
    const path = name ? `${kind}/${name}` : kind;
    await script(`search/${path}.js${fresh ? `?r=${Date.now()}` : ''}`);
    const key = `${kind}/${name}`;
    if (!brought.has(key)) throw new Outdated(path);
    const data = brought.get(key);
    brought.delete(key);
    return data;
  };

  const parts = {};
  /** Loads a part of the program, once. */
  const part = (search.part = (name) => (parts[name] ??= script(`assets/search-${name}.js`).catch((error) => ((parts[name] = null), Promise.reject(error)))));
  /** In the preview any edit makes another index, and this page need not hear of it: after a second, a new one is asked. */
  const isPreview = document.querySelector('script[src*=".dossier/"]') !== null;
  const LASTS = 1000;
  let opened;
  let openedAt = 0;
  /** The index, once it is loaded. */
  search.open = async (fresh = isPreview && Date.now() - openedAt > LASTS) => {
    if (!opened || fresh) {
      opened = part('index').then(() => search.Index.open(fresh));
      openedAt = Date.now();
    }
    const opening = opened;
    opening.catch(() => opened === opening && (opened = null));
    return opening;
  };

  /** Asks something of the index; where that is not what it was any more, once again of a fresh one. */
  search.ask = async (question) => {
    try {
      return await question(await search.open());
    } catch (error) {
      if (!(error instanceof Outdated)) throw error;
      return question(await search.open(true));
    }
  };

  // What is made of the answers

  /** An element with attributes and children: elements, or texts, which are never taken for HTML. */
  search.make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value);
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ''));
    return element;
  };
  const { make } = search;

  /** Texts of which some are marked. */
  search.marked = (parts) => parts.map(({ text, marked }) => (marked ? make('mark', {}, text) : text));

  /** A link to an address below the root, as the other links of the page are: on a disk they name the file of a folder. */
  search.href = (address) => {
    const [path, anchor] = address.split('#');
    const file = search.isPortable && /(^|\/)$/.test(path) ? 'index.html' : '';
    return root + path + file + (anchor === undefined ? '' : `#${anchor}`);
  };

  /** Words of the interface with their places filled in. */
  search.phrase = (text, places) => text.replace(/\{(\w+)\}/g, (whole, name) => places[name] ?? whole);

  /** A number and its noun: “34 results”. */
  search.count = ({ language, nouns }, number, noun) => {
    const form = new Intl.PluralRules(language).select(number);
    const forms = nouns[noun];
    return search.phrase(forms[form] ?? forms.other, { n: number.toLocaleString(language) });
  };

  /** Calls a function when nobody has asked for that any more for some milliseconds. */
  search.later = (wait, call) => {
    let timer;
    return (...values) => {
      clearTimeout(timer);
      timer = setTimeout(call, wait, ...values);
    };
  };

  // The box

  /** How long a reader has stopped typing before the index is asked, in milliseconds. The names are asked at once. */
  const PAUSE = 80;
  const KEY_OFF = 'dossier-search-key-off';

  class Box {
    constructor(place) {
      const link = place.querySelector('a');
      this.place = place;
      this.page = link.href;
      const label = link.textContent;
      this.input = make('input', {
        type: 'search', role: 'combobox', 'aria-label': label, placeholder: label, 'aria-autocomplete': 'list', 'aria-expanded': 'false',
        'aria-controls': 'search-suggestions', 'aria-keyshortcuts': search.hasKey() ? '/' : null, autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', enterkeyhint: 'search',
      });
      this.list = make('div', { id: 'search-suggestions', role: 'listbox', 'aria-label': label, hidden: true });
      this.status = make('p', { class: 'unseen', role: 'status' });
      link.replaceWith(this.input, this.list, this.status);
      this.close();
      this.refine = search.later(PAUSE, (text) => this.suggest(text, true));
      this.input.addEventListener('focus', () => search.ask((index) => Promise.all([index.names(''), part('suggest')])).catch(() => {}));
      this.input.addEventListener('input', () => this.typed());
      this.input.addEventListener('keydown', (event) => this.pressed(event));
      this.input.addEventListener('blur', () => this.close());
      // The box keeps the focus while a suggestion is clicked.
      this.list.addEventListener('mousedown', (event) => event.preventDefault());
    }

    get text() {
      return this.input.value.trim();
    }

    typed() {
      const { text } = this;
      if (!text) return this.close();
      this.suggest(text, false);
      this.refine(text);
    }

    /** Shows whom a text can mean or, where `fully`, what is found, below what was found before. */
    async suggest(text, fully) {
      const shown = await search.ask(async (index) => {
        await part('suggest');
        return { groups: await search.suggest[fully ? 'documents' : 'names'](index, text), words: index.words };
      }).catch(search.report);
      // A reader who has typed on, or left, asks for something else.
      if (!shown || text !== this.text || document.activeElement !== this.input) return;
      this[fully ? 'documents' : 'names'] = shown.groups;
      this.show([...this.names, ...this.documents, search.suggest.all(shown.words, text)]);
      if (fully) this.status.textContent = search.count(shown.words, this.options.length, 'suggestions');
    }

    show(groups) {
      const chosen = this.options[this.active]?.href;
      const label = (title, at) => make('p', { id: `search-group-${at}`, class: 'search-kind', role: 'presentation' }, title);
      this.list.replaceChildren(
        ...groups.map(({ title, options }, at) =>
          title ? make('div', { role: 'group', 'aria-labelledby': `search-group-${at}` }, label(title, at), ...options) : make('div', { role: 'presentation', class: 'search-all' }, ...options),
        ),
      );
      this.options = [...this.list.querySelectorAll('[role=option]')];
      this.options.forEach((option, at) => (option.id = `search-option-${at}`));
      this.list.hidden = !this.options.length;
      this.input.setAttribute('aria-expanded', String(!this.list.hidden));
      this.activate(this.options.findIndex((option) => option.href === chosen));
    }

    activate(at) {
      this.options[this.active]?.setAttribute('aria-selected', 'false');
      this.active = at;
      const option = this.options[at];
      if (!option) return this.input.removeAttribute('aria-activedescendant');
      option.setAttribute('aria-selected', 'true');
      option.scrollIntoView({ block: 'nearest' });
      this.input.setAttribute('aria-activedescendant', option.id);
    }

    close() {
      this.list.hidden = true;
      this.list.replaceChildren();
      this.options = this.names = this.documents = [];
      this.active = -1;
      this.input.setAttribute('aria-expanded', 'false');
      this.input.removeAttribute('aria-activedescendant');
      this.status.textContent = '';
    }

    pressed(event) {
      if (event.isComposing || event.ctrlKey || event.metaKey) return;
      const count = this.options.length;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        if (!count) return this.typed();
        // Above the first and below the last one is the box itself.
        const step = event.key === 'ArrowDown' ? 1 : -1;
        this.activate(((this.active + 1 + step + count + 1) % (count + 1)) - 1);
      } else if (event.key === 'Enter') {
        event.preventDefault();
        if (this.options[this.active]) this.options[this.active].click();
        else location.href = this.text ? `${this.page}#${new URLSearchParams({ q: this.text })}` : this.page;
      } else if (event.key === 'Escape') {
        event.preventDefault();
        if (count) this.close();
        else if (this.input.value) this.input.value = '';
        else this.input.blur();
      }
    }
  }

  // The key that leads to the box: a reader can switch it off, as others send such keys by voice.

  search.hasKey = () => {
    try {
      return !localStorage.getItem(KEY_OFF);
    } catch {
      return true;
    }
  };
  search.setKey = (on) => {
    try {
      if (on) localStorage.removeItem(KEY_OFF);
      else localStorage.setItem(KEY_OFF, '1');
    } catch {
      // Nothing is kept where the browser keeps nothing.
    }
  };

  document.addEventListener('keydown', (event) => {
    const isTyping = event.target.closest?.('input, textarea, select, [contenteditable]');
    const input = document.querySelector('.searchbox input, [data-search-page] input[type=search]');
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping || !input || !search.hasKey()) return;
    event.preventDefault();
    input.focus();
    input.select();
  });

  /** Makes the link a box, and fills the page of the search. */
  function begin() {
    const place = document.querySelector('.searchbox');
    const page = document.querySelector('[data-search-page]');
    const link = (place ?? page)?.querySelector('a');
    search.isPortable ??= link?.getAttribute('href').includes('index.html');
    if (link && place && !place.querySelector('input')) new Box(place);
    if (page && !page.querySelector('input')) Promise.all([part('index'), part('page')]).then(() => search.page(page), () => search.failed(page));
  }

  /** Says on the page of the search that nothing can be searched. */
  search.failed = (page) => page.prepend(make('p', { role: 'alert' }, page.dataset.failed));

  // In the preview, an edit makes another index, and may make another page.
  document.addEventListener('dossier:updated', () => {
    opened = null;
    begin();
  });
  begin();
})();
