// One browser for all tests, and pages in it that remember what went wrong.

import { after, before } from 'node:test';

import { chromium } from 'playwright-core';

import { serve } from './server.mjs';
import { BASE_PATH, FOLDER } from './site.mjs';

/** The prefixes below which the site is served: a domain of its own, and a folder of another site. */
export const PREFIXES = ['/', '/a/b/'];

/** How many pages are looked at together. */
export const TOGETHER = 4;

// The sandbox of Chromium does not work for root in a container; the rest keeps it from speaking to anyone by itself.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A page that is left before its icon has come is no page of this machine any more: the icon would be refused, and the test would see a fault.
  '--disable-features=LocalNetworkAccessChecks',
];

let browser;
let server;

before(async () => {
  const executablePath = process.env.CHROMIUM;
  if (!executablePath) throw new Error('CHROMIUM must name the browser; run ./test');
  [browser, server] = await Promise.all([chromium.launch({ executablePath, args: FLAGS }), serve(FOLDER, [...new Set([...PREFIXES, BASE_PATH])])]);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** Where `page` is served: below `prefix`, except for `404.html`, whose links name the path of `base_url`. */
export const at = (page, prefix = '/') => server.origin + (page.kind === 'not-found' ? BASE_PATH : prefix) + page.address;

/** The origin of the server. */
export const origin = () => server.origin;

/** A window of its own, for tests that change what they look at. */
export const context = (options) => browser.newContext(options);

/**
 * Looks at each item in a tab, a few at a time, and returns all complaints in the order of the items.
 *
 * A tab serves many items. Whatever goes wrong in it is added to `tab.faults`: what is written to the console, what the content security
 * policy refuses, what cannot be loaded, what is asked of another origin. `look` is given an empty list.
 */
export async function complaints(items, options, look) {
  const found = new Array(items.length);
  let next = 0;
  const worker = async () => {
    const context = await browser.newContext(options);
    const tab = await watched(await context.newPage());
    while (next < items.length) {
      const index = next++;
      tab.faults = [];
      found[index] = await look(tab, items[index]);
    }
    await context.close();
  };
  await Promise.all(Array.from({ length: TOGETHER }, worker));
  return found.flat();
}

async function watched(tab) {
  tab.faults = [];
  const complain = (fault) => tab.faults.push(`${tab.url()}: ${fault}`);
  tab.on('console', (message) => ['error', 'warning'].includes(message.type()) && complain(message.text()));
  tab.on('pageerror', (error) => complain(error.message));
  tab.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // The tab may move on before the icon has come. Whether it is there, the walk over all links says.
    if (why !== 'net::ERR_ABORTED') complain(`${request.url()} failed (${why})`);
  });
  tab.on('response', (response) => response.status() >= 400 && complain(`${response.url()} has status ${response.status()}`));
  tab.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (origin !== server.origin && !['file:', 'data:'].includes(protocol)) complain(`asks another origin: ${request.url()}`);
  });
  await tab.addInitScript(() => {
    globalThis.refused = [];
    addEventListener('securitypolicyviolation', (event) => refused.push(`${event.violatedDirective}: ${event.blockedURI}`));
  });
  return tab;
}
