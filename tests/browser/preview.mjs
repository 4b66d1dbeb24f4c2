// A small site of its own, served by `dossier serve`, for tests that edit it.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = process.env.DOSSIER;
if (!PROGRAM) throw new Error('DOSSIER must name the program; run ./test');

/** A paragraph that makes a page long enough to scroll. */
const LONG = 'The talks went on behind closed doors, and nobody would say for how long. '.repeat(12);

/** A note: the lines of its front matter, then its text. */
export const note = (front, text) => `---\n${front}\n---\n\n${text}\n`;

/** The files of the site, by path. */
const FILES = {
  'dossier.yaml': 'title: Talks\nbase_url: https://example.org/talks/\nraw_html: trusted\n',
  'content/people/ada-lis.md': note('title: Ada Lis', 'A diplomat.'),
  'content/notes/opening.md': note('title: Opening\ndate: 2022-04-12\npeople: Ada Lis', `First words.\n\n${`${LONG}\n\n`.repeat(12)}`),
  'content/notes/closing.md': note('title: Closing\ndate: 2022-04-14\npeople: Ada Lis', 'Boris Kaz left early. Boris Kaz said so.'),
  'content/notes/draft.md': note('title: A draft\ndate: 2022-04-15\ndraft: true', 'Not yet.'),
};

/** Writes the site and serves it, until `close`. */
export async function preview(...options) {
  const root = mkdtempSync(join(tmpdir(), 'dossier-preview-'));
  const write = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries(FILES)) write(path, text);
  let server;
  let port = 0;
  const start = async () => {
    server = spawn(PROGRAM, ['serve', '--root', root, '--port', String(port), ...options], { stdio: ['ignore', 'ignore', 'pipe'] });
    for await (const line of createInterface({ input: server.stderr })) {
      const url = /^serving (\S+)/.exec(line)?.[1];
      if (!url) continue;
      // What follows has to be read, or the server would wait for a reader.
      server.stderr.resume();
      port = new URL(url).port;
      return url;
    }
    throw new Error('the server did not start');
  };
  const stop = () => new Promise((stopped) => (server.once('exit', stopped), server.kill('SIGINT')));
  const url = await start();
  return {
    url,
    write,
    text: (path) => FILES[path],
    move: (from, to) => renameSync(join(root, from), join(root, to)),
    remove: (path) => rmSync(join(root, path)),
    stop,
    start,
    close: async () => {
      await stop();
      rmSync(root, { recursive: true });
    },
  };
}
