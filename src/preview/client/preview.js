// The preview in the browser: tells the server which page this is, and takes in what it shows now.

import { morph, refresh, refreshAll } from './morph.js';
import { Panel } from './panel.js';

const own = document.querySelector('script[src="/.dossier/preview.js"]');
const panel = new Panel();

/** The tag of what this page shows. */
let tag = own.dataset.tag;
/** The update in which its styles and pictures are. After a loss of connection nobody knows, and they are all loaded again. */
let since = Number(own.dataset.version ?? 0);

/** Waits between attempts to connect, in milliseconds: the last is repeated. */
const WAITS = [100, 200, 400, 800, 1500, 3000];
let socket;
let attempts = 0;
let timer;

function connect() {
  clearTimeout(timer);
  const address = new URL('/.dossier/socket', location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  const opened = new WebSocket(address);
  socket = opened;
  opened.addEventListener('open', () => {
    if (since === undefined) refreshAll();
    opened.send(JSON.stringify({ path: location.pathname, tag, since: since ?? null }));
    attempts = 0;
    panel.connected(true);
  });
  opened.addEventListener('message', (event) => take(JSON.parse(event.data)));
  opened.addEventListener('close', () => {
    if (socket !== opened) return;
    since = undefined;
    // A server that restarts is back before anyone has to know.
    if (attempts > 2) panel.connected(false);
    timer = setTimeout(connect, WAITS[Math.min(attempts, WAITS.length - 1)]);
    attempts += 1;
  });
}

function take(told) {
  if (told.reload) return location.reload();
  if (told.follow && document.visibilityState === 'visible') return location.assign(told.follow);
  // What has to be said does not depend on what the page holds.
  panel.gone(told);
  panel.faults(told);
  if (told.page) {
    tag = told.page.tag;
    if (!morph(told.page.html)) return location.reload();
    panel.heldBack(told.page.heldBack);
  }
  if (!refresh(told.assets)) return location.reload();
  if (told.page) document.dispatchEvent(new CustomEvent('dossier:updated'));
}

panel.heldBack(own.dataset.heldBack);
connect();

// A page that comes back from the browser's memory has lost its connection.
addEventListener('pageshow', (event) => event.persisted && connect());
addEventListener('online', () => socket.readyState > WebSocket.OPEN && connect());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && socket.readyState > WebSocket.OPEN) connect();
});
