// Puts what is new beside what stays, before the page is morphed.
//
// Idiomorph compares children from the front: one paragraph more at the top, and each of them becomes the one before it, with the state of its elements
// and the place where the reader is. Here, children that hold the same are found first, as `diff` finds lines. What is left is put in and taken out
// around them, and they stay the elements that they were.

/** Up to how many comparisons are made for the children of one element. Longer lists are left as they are. */
const MOST = 1_000_000;

/** Whether a script of the page has made something else of an element, in which a reader may be typing: the search. */
export const isScripted = (node) => node.localName === 'search' && node.querySelector('input') !== null;

/** Brings the children of `old` into the order of those of `fresh`: the same as many, each with its own. `isOwn` are nodes that no page has. */
export function align(old, fresh, isOwn) {
  if (isScripted(old)) return;
  const [before, now] = [[...old.childNodes].filter((node) => !isOwn(node)), [...fresh.childNodes]];
  const pairs = same(before.map(content), now.map(content));
  if (!pairs) return;
  let [from, to] = [0, 0];
  for (const [i, j] of [...pairs, [before.length, now.length]]) {
    between(old, fresh, before.slice(from, i), now.slice(to, j), before[i] ?? null, isOwn);
    [from, to] = [i + 1, j + 1];
  }
}

/** Makes one run of the children of `old` what it is in `fresh`, in front of `next`: what is edited keeps its element. */
function between(old, fresh, before, now, next, isOwn) {
  let at = 0;
  const takeUpTo = (end) => {
    for (; at < end; at += 1) {
      // What the reader is in is morphed as well as can be.
      if (!before[at].contains(document.activeElement) && isMovable(before[at], fresh.ownerDocument)) before[at].remove();
    }
  };
  for (const node of now) {
    const found = before.findIndex((it, index) => index >= at && isEdited(it, node, before.length === now.length));
    if (found >= 0) {
      takeUpTo(found);
      if (node.nodeType === Node.ELEMENT_NODE) align(before[found], node, isOwn);
      at = found + 1;
    } else if (isMovable(node, document)) {
      old.insertBefore(document.importNode(node, true), before[at] ?? next);
    }
  }
  takeUpTo(before.length);
}

/** Whether no element in here has an id by which it is found on the other page. */
function isMovable(node, other) {
  if (node.nodeType !== Node.ELEMENT_NODE) return true;
  return ![node, ...node.querySelectorAll('[id]')].some((it) => it.id && other.getElementById(it.id));
}

/** Whether one node is another version of the other: of the same kind and, in runs of different length, with the same beginning or end. */
function isEdited(old, fresh, isLikely) {
  if (old.nodeName !== fresh.nodeName || (old.id ?? '') !== (fresh.id ?? '')) return false;
  if (isLikely || old.nodeType !== Node.ELEMENT_NODE || old.id) return true;
  const [before, now] = [old.textContent.trim(), fresh.textContent.trim()];
  const some = Math.min(12, before.length, now.length);
  return before.slice(0, some) === now.slice(0, some) || before.slice(-some) === now.slice(-some);
}

/** What a node holds, as text to compare: elements of the same words are the same, whatever their attributes. */
function content(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return `${node.nodeName} ${node.data}`;
  return `${node.nodeName} ${node.id} ${node.textContent.trim() || node.innerHTML || node.getAttribute('src')}`;
}

/** The places of a longest common run of two lists, as pairs. Nothing if that would take too long. */
function same(before, now) {
  let start = 0;
  while (start < before.length && start < now.length && before[start] === now[start]) start += 1;
  let end = 0;
  while (end < Math.min(before.length, now.length) - start && before.at(-1 - end) === now.at(-1 - end)) end += 1;
  const [rows, columns] = [before.length - start - end, now.length - start - end];
  if (rows * columns > MOST) return undefined;
  // lengths[i][j]: how many are the same from there on.
  const lengths = Array.from({ length: rows + 1 }, () => new Uint32Array(columns + 1));
  for (let i = rows - 1; i >= 0; i -= 1) {
    for (let j = columns - 1; j >= 0; j -= 1) {
      const isSame = before[start + i] === now[start + j];
      lengths[i][j] = isSame ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  const pairs = Array.from({ length: start }, (_, index) => [index, index]);
  for (let [i, j] = [0, 0]; i < rows && j < columns; ) {
    if (before[start + i] === now[start + j]) pairs.push([start + i++, start + j++]);
    else if (lengths[i + 1][j] >= lengths[i][j + 1]) i += 1;
    else j += 1;
  }
  for (let back = end; back > 0; back -= 1) pairs.push([before.length - back, now.length - back]);
  return pairs;
}
