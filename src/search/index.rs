//! The index while it is being made: for each term, the documents that have it.

use rustc_hash::FxHashMap;

use super::numbers::Weight;
use super::tokens::{Compound, plain_term, terms_of_word, words};
use super::{Document, Text};

/// The term that every document has.
const ALL: &str = ":all";

/// In how many places of a text a term stands that stands there often.
const OFTEN: u32 = 3;

/// One document of a term, in few bytes, since there are millions: its place among all documents, how much the term says about it, and how often it was seen, up to
/// [`OFTEN`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Posting(u32);

impl Posting {
    fn new(document: u32, weight: Weight) -> Self {
        Self(document << 4 | (weight as u32) << 2 | 1)
    }

    /// The place of the document among all.
    pub(super) fn document(self) -> u32 {
        self.0 >> 4
    }

    /// How much the term says about the document.
    pub(super) fn weight(self) -> Weight {
        let weight = match self.0 >> 2 & 3 {
            0 => Weight::Text,
            1 => Weight::Often,
            2 => Weight::Heading,
            _ => Weight::Title,
        };
        if self.0 & 3 >= OFTEN { weight.max(Weight::Often) } else { weight }
    }

    /// The same with another weight if that is more, seen once more if `counts`.
    fn seen(self, weight: Weight, counts: bool) -> Self {
        let weight = (self.0 >> 2 & 3).max(weight as u32);
        let count = (self.0 & 3) + u32::from(counts);
        Self(self.0 >> 4 << 4 | weight << 2 | count.min(OFTEN))
    }
}

/// The terms of some documents.
#[derive(Debug, Default)]
pub(super) struct Index {
    numbers: FxHashMap<Box<str>, u32>,
    /// By the number of the term, in the order of the documents.
    postings: Vec<Vec<Posting>>,
    /// The terms of words that have to be folded: texts say the same words again and again.
    folded: FxHashMap<Box<str>, Box<[u32]>>,
}

impl Index {
    /// Adds a document, which is behind those before it.
    pub(super) fn add(&mut self, document: u32, said: &Document) {
        let mut buffer = String::new();
        let blocks = said.sections.iter().flat_map(|section| &section.blocks);
        for Text { weight, words: text } in said.texts.iter().chain(blocks) {
            let mut compound = Compound::default();
            words(text, &mut |start, word, plain| {
                if let Some(joined) = compound.next(text, word, start) {
                    self.add_folded(&joined, document, *weight);
                }
                if plain {
                    let number = self.number(plain_term(word, &mut buffer));
                    post(&mut self.postings[number as usize], document, *weight, true);
                } else {
                    self.add_folded(word, document, *weight);
                }
            });
            if let Some(joined) = compound.finish() {
                self.add_folded(&joined, document, *weight);
            }
        }
        // A facet does not weigh more where it is named often.
        for (facet, value, weight) in &said.facets {
            let number = self.number(&format!(":{facet}:{value}"));
            post(&mut self.postings[number as usize], document, *weight, false);
        }
        let all = self.number(ALL);
        post(&mut self.postings[all as usize], document, Weight::Text, false);
    }

    fn add_folded(&mut self, word: &str, document: u32, weight: Weight) {
        if !self.folded.contains_key(word) {
            let terms = terms_of_word(word);
            let numbers = terms.iter().map(|term| self.number(term)).collect();
            self.folded.insert(word.into(), numbers);
        }
        for number in self.folded.get(word).into_iter().flatten() {
            post(&mut self.postings[*number as usize], document, weight, true);
        }
    }

    fn number(&mut self, term: &str) -> u32 {
        if let Some(number) = self.numbers.get(term) {
            return *number;
        }
        let number = self.postings.len() as u32;
        self.numbers.insert(term.into(), number);
        self.postings.push(Vec::new());
        number
    }
}

fn post(postings: &mut Vec<Posting>, document: u32, weight: Weight, counts: bool) {
    match postings.last_mut().filter(|last| last.document() == document) {
        Some(last) => *last = last.seen(weight, counts),
        None => postings.push(Posting::new(document, weight)),
    }
}

/// All terms with their documents, as a script sorts them; the documents of each index are behind those of the one before.
pub(super) fn merged(indexes: Vec<Index>) -> Vec<(Box<str>, Vec<Posting>)> {
    let mut all = Index::default();
    for index in indexes {
        if all.numbers.is_empty() {
            all = index;
            continue;
        }
        let Index { numbers, mut postings, .. } = index;
        for (term, number) in numbers {
            let postings = std::mem::take(&mut postings[number as usize]);
            if let Some(known) = all.numbers.get(&term) {
                all.postings[*known as usize].extend(postings);
            } else {
                all.numbers.insert(term, all.postings.len() as u32);
                all.postings.push(postings);
            }
        }
    }
    let Index { numbers, mut postings, .. } = all;
    let mut terms: Vec<_> =
        numbers.into_iter().map(|(term, number)| (term, std::mem::take(&mut postings[number as usize]))).collect();
    terms.sort_unstable_by(|(a, _), (b, _)| in_order_of_scripts(a, b));
    terms
}

/// The order of strings in a script, which is that of UTF-16: letters beyond its first 65,536 come before some of those.
fn in_order_of_scripts(a: &str, b: &str) -> std::cmp::Ordering {
    let is_high = |text: &str| text.bytes().any(|byte| byte >= 0xEE);
    if is_high(a) || is_high(b) { a.encode_utf16().cmp(b.encode_utf16()) } else { a.cmp(b) }
}
