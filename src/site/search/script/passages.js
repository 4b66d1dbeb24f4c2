/*
 * The search: passages. Where in its text a document says most of what was asked.
 */
(() => {
  'use strict';

  const search = globalThis.dossierSearch;
  const { cut, holdsPhrase } = search;
  const { fold, tokens } = search.text;

  /** How many letters a passage has. */
  const LENGTH = 220;

  /** The passage of a document that says most of what was asked: its parts, and the place on the page; null where its texts do not. */
  search.passage = async (answer, item) => {
    const { index, query } = answer;
    let best = null;
    for (const { anchor, text } of await index.sections(item)) {
      for (const line of text.split('\n')) {
        if (line === item.title) continue;
        const marks = answer.marks(line);
        const different = new Set(marks.map(([from, to]) => fold(line.slice(from, to)))).size;
        const phrased = query.phrases.length && query.phrases.some((phrase) => holdsPhrase(tokens(line), phrase)) ? 10 : 0;
        const score = different + phrased + Math.min(marks.length, 5) / 10 + (line.length > 60 ? 0.05 : 0);
        if (marks.length && (!best || score > best.score)) best = { score, anchor, text: cut(line, marks, LENGTH) };
      }
    }
    return best && { anchor: best.anchor, parts: answer.parts(best.text) };
  };
})();
