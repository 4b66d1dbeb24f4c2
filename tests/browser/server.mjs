// A static file server on loopback, as plain as the host that the site is made for: it knows folders, `index.html` and `404.html`.
//
// The site is served below several prefixes at once, because a built site promises to work below any of them.

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** The file that answers a path below a prefix, or nothing. A folder is answered only with its slash. */
async function find(folder, path) {
  const file = join(folder, normalize(`/${path}`));
  const found = await stat(path === '' || path.endsWith('/') ? join(file, 'index.html') : file).catch(() => null);
  if (!found?.isFile()) return null;
  return path === '' || path.endsWith('/') ? join(file, 'index.html') : file;
}

/** Serves `folder` below each of `prefixes` (each begins and ends with a slash). */
export async function serve(folder, prefixes) {
  const longestFirst = [...prefixes].sort((a, b) => b.length - a.length);
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const prefix = longestFirst.find((it) => path.startsWith(it));
    const file = prefix && (await find(folder, path.slice(prefix.length)));
    if (!file) return response.writeHead(404, { 'content-type': 'text/plain' }).end('not here');
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, close: () => new Promise((closed) => (server.closeAllConnections(), server.close(closed))) };
}
