// Reads timeline.json as TimelineJS itself does: usage: node timeline.mjs FILE…
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { JSDOM } from 'jsdom';

const script = readFileSync(createRequire(import.meta.url).resolve('@knight-lab/timelinejs/dist/js/timeline.js'), 'utf8');

async function problems(file) {
  const data = JSON.parse(readFileSync(file, 'utf8'));
  const { window } = new JSDOM('<!doctype html><body><div id="t"></div></body>', { runScripts: 'outside-only', pretendToBeVisual: true });
  window.matchMedia = () => ({ matches: false, addEventListener() {}, addListener() {} });
  window.console.log = () => {};
  window.eval(script);
  const count = data.events.length;
  const timeline = new window.TL.Timeline('t', data, { script_path: 'http://localhost/' });
  // It reads its configuration once it has looked for the words of its language.
  for (let tries = 0; !timeline.config && tries < 100; tries++) await new Promise((resolve) => setTimeout(resolve, 50));
  const { config } = timeline;
  config.validate();
  const dates = config.events.filter((event) => Number.isNaN(event.start_date.getTime())).map((event) => `no date: ${event.unique_id}`);
  // An event that it does not take is dropped without an error.
  const lost = config.events.length === count ? [] : [`${count - config.events.length} events are lost`];
  return [...config.messages.errors, ...dates, ...lost];
}

const found = [];
for (const file of process.argv.slice(2)) found.push(...(await problems(file)).map((problem) => `${file}: ${problem}`));
found.forEach((problem) => console.error(problem));
process.exit(found.length ? 1 : 0);
