// Prints the date of each item of CSL-JSON as citeproc-js writes it in a bibliography, which it fails to make of dates that it cannot read:
// usage: node citation.mjs FILE. The output is a JSON object from ids to texts.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const CSL = createRequire(import.meta.url)('citeproc');
const terms = { bc: 'BC', ad: 'AD', circa: 'c.', 'season-01': 'Spring', 'season-02': 'Summer', 'season-03': 'Autumn', 'season-04': 'Winter' };
for (let month = 1; month <= 12; month++) terms[`month-${String(month).padStart(2, '0')}`] = `M${month}`;
const term = ([name, text]) => `<term name="${name}">${text}</term>`;
const date = '<date form="text"><date-part name="day" suffix=" "/><date-part name="month" suffix=" "/><date-part name="year"/></date>';
const locale = `<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="en-US">${date}<terms>${Object.entries(terms).map(term).join('')}</terms></locale>`;
const layout = '<layout><text value="= "/><date variable="issued" form="text"/></layout>';
const style = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
  <info><title>Dates</title><id>dates</id><updated>2022-01-01T00:00:00Z</updated></info>
  <citation>${layout}</citation><bibliography>${layout}</bibliography></style>`;

const items = Object.fromEntries(JSON.parse(readFileSync(process.argv[2], 'utf8')).map((item) => [item.id, item]));
const engine = new CSL.Engine({ retrieveLocale: () => locale, retrieveItem: (id) => items[id] }, style);
engine.setOutputFormat('text');
engine.updateItems(Object.keys(items));
const [{ entry_ids: ids }, texts] = engine.makeBibliography();
console.log(JSON.stringify(Object.fromEntries(ids.map(([id], at) => [id, texts[at].trim().slice(1).trim()]))));
