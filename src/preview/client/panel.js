// What the preview says over the page: faults, that the page is gone, that readers do not see it yet, that the server is away.
//
// It stands beside the body in a shadow tree of its own, so that neither page nor theme can change how it looks, nor it them.

export const HOST = 'dossier-preview';

/** An element with attributes and children; text is text. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(key, value);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const counted = (number, one) => `${number} ${one}${number === 1 ? '' : 's'}`;

export class Panel {
  #root;
  #banner = make('p', { class: 'bar', role: 'status', hidden: '' });
  #gone = make('p', { class: 'bar', role: 'status', hidden: '' });
  #lost = make('p', { class: 'bar', role: 'status', hidden: '' }, 'The preview does not answer. It shows this page as it was.');
  #badge = make('button', { type: 'button', class: 'badge', hidden: '', 'aria-expanded': 'false' });
  #dialog = make('section', { role: 'dialog', 'aria-labelledby': 'heading', hidden: '' });
  /** Read out when it changes; the list itself takes no focus from what somebody is reading or typing. */
  #spoken = make('p', { role: 'alert', class: 'unseen' });
  #told = { errors: [], warnings: [], counts: { errors: 0, warnings: 0 } };
  /** The errors that the user closed, which come back only when they are others. */
  #closed = '';

  constructor() {
    const host = document.querySelector(HOST) ?? document.documentElement.appendChild(make(HOST));
    this.#root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    const style = make('link', { rel: 'stylesheet', href: '/.dossier/panel.css' });
    const bars = make('div', { class: 'bars' }, this.#banner, this.#gone, this.#lost);
    this.#root.replaceChildren(style, this.#spoken, bars, this.#dialog, this.#badge);
    this.#badge.addEventListener('click', () => (this.#dialog.hidden ? this.#open() : this.#close()));
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || this.#dialog.hidden) return;
      event.preventDefault();
      this.#close();
    });
  }

  /** Why readers do not see this page yet. */
  heldBack(why) {
    this.#banner.hidden = !why;
    this.#banner.textContent = why ?? '';
  }

  /** That there is no such page any more; while something is wrong, that may be why. */
  gone({ gone, faults, failure }) {
    this.#gone.hidden = !gone;
    if (!gone) return;
    const isWrong = failure || faults.counts.errors > 0;
    this.#gone.replaceChildren(isWrong && !gone.to ? 'This page is gone. It may be back when the errors are mended.' : 'This page is gone. ');
    if (gone.to) this.#gone.append(make('a', { href: gone.to }, `It is at ${decodeURI(gone.to)} now.`));
  }

  /** Whether the server is there. */
  connected(is) {
    this.#lost.hidden = is;
  }

  /** What is wrong. Errors open by themselves; warnings wait behind their number. */
  faults({ faults, fault, failure }) {
    const errors = [...(failure ? [{ severity: 'error', message: failure }] : []), ...(fault ? [fault] : []), ...faults.errors];
    const more = errors.length - faults.errors.length;
    const counts = { errors: faults.counts.errors + more, warnings: faults.counts.warnings };
    this.#told = { errors, warnings: faults.warnings, counts };
    const { errors: wrong, warnings } = counts;
    this.#badge.hidden = wrong + warnings === 0;
    this.#badge.className = wrong > 0 ? 'badge error' : 'badge';
    this.#badge.textContent = [wrong > 0 && counted(wrong, 'error'), warnings > 0 && counted(warnings, 'warning')].filter(Boolean).join(', ');
    this.#spoken.textContent = wrong > 0 ? `${counted(wrong, 'error')}: ${errors[0].message}` : '';
    if (wrong === 0) this.#closed = '';
    const opens = wrong > 0 && JSON.stringify(errors) !== this.#closed;
    // A list of warnings that somebody is reading stays open.
    if (opens || (!this.#dialog.hidden && wrong + warnings > 0)) this.#open();
    else this.#hide();
  }

  #open() {
    const { errors, warnings, counts } = this.#told;
    const close = make('button', { type: 'button', class: 'close', 'aria-label': 'Close, until something changes' }, '×');
    close.addEventListener('click', () => this.#close());
    const heading = counts.errors > 0 ? 'This has to be mended' : 'This could be mended';
    this.#dialog.replaceChildren(
      make('div', { class: 'top' }, make('h2', { id: 'heading' }, heading), close),
      ...section(errors, counts.errors),
      ...section(warnings, counts.warnings),
    );
    this.#dialog.hidden = false;
    this.#badge.setAttribute('aria-expanded', 'true');
  }

  #close() {
    this.#closed = JSON.stringify(this.#told.errors);
    this.#hide();
  }

  #hide() {
    this.#dialog.hidden = true;
    this.#badge.setAttribute('aria-expanded', 'false');
  }
}

function section(list, count) {
  if (count === 0) return [];
  const rest = count - list.length;
  return [...list.map(article), ...(rest > 0 ? [make('p', {}, `and ${rest} more: see the terminal`)] : [])];
}

function article(fault) {
  const { severity, code, message, help, place, related } = fault;
  return make(
    'article',
    { class: severity },
    make('h3', {}, make('b', {}, severity), code ? ` ${code}` : ''),
    make('p', { class: 'message' }, message),
    ...(place ? spot(place) : []),
    ...(related ? [make('p', {}, `${related[1]}:`), ...spot(related[0])] : []),
    help ? make('p', { class: 'help' }, help) : null,
  );
}

function spot({ path, line, column, editor, source }) {
  // Only the address of an editor: whatever runs in this page is refused.
  const safe = !/^\s*(javascript|data|vbscript):/i.test(editor);
  const link = make('a', { href: safe ? editor : undefined }, `${path}:${line}:${column}`);
  if (!source) return [make('p', { class: 'place' }, link)];
  const [before, meant, behind] = source;
  const code = make('code', {}, before, make('mark', {}, meant || ' '), behind);
  return [make('p', { class: 'place' }, link), make('pre', {}, make('span', { class: 'line' }, `${line}`), code)];
}
