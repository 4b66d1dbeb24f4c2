// Makes sample.webp, the picture in the README: the sample's home page on a wide screen, and a person's page on a phone in the dark.
//
//   cargo run --release -- build --output-dir target/picture
//   npm ci --prefix tests/browser
//   CHROMIUM=/usr/bin/chromium node docs/images/make.mjs target/picture

import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const { chromium } = createRequire(new URL('../../tests/browser/package.json', import.meta.url))('playwright-core');

const site = pathToFileURL(`${resolve(process.argv[2] ?? 'public')}/`);
const HEIGHT = 780;
const GAP = 28;
const screens = [
  { page: 'index.html', width: 1120, scheme: 'light' },
  { page: 'people/aliaksandr-lukashenko/index.html', width: 372, scheme: 'dark' },
];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

async function shot({ page, width, scheme }) {
  const tab = await browser.newPage({ viewport: { width, height: HEIGHT }, colorScheme: scheme, deviceScaleFactor: 2 });
  await tab.goto(new URL(page, site).href);
  const bytes = await tab.screenshot();
  await tab.close();
  return `<img width="${width}" height="${HEIGHT}" src="data:image/png;base64,${bytes.toString('base64')}">`;
}

const images = await Promise.all(screens.map(shot));
const width = screens.reduce((sum, screen) => sum + screen.width + GAP, GAP);
const size = { width, height: HEIGHT + 2 * GAP };
const tab = await browser.newPage({ viewport: size });
await tab.setContent(`<style>
  body { margin: 0; padding: ${GAP}px; display: flex; gap: ${GAP}px; background: #dfe3e8 }
  img { border-radius: 6px; box-shadow: 0 2px 14px rgb(0 0 0 / .22) }
</style>${images.join('')}`);
await tab.waitForFunction(() => [...document.images].every((image) => image.complete));
const session = await tab.context().newCDPSession(tab);
const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 86 });
writeFileSync(new URL('sample.webp', import.meta.url), Buffer.from(data, 'base64'));
await browser.close();
