//! The prepared part of a lexicon: what it holds of one entity, or of one phrase that is nobody's, before words have numbers there.
//!
//! It hangs on the names of that entity and on the language of the texts, and on nothing else: the next lexicon takes it over while the names stay.
//! Making it is the dear half, since names are inflected, folded and taken apart; to put parts together is hashing and copying.

use rustc_hash::FxHashSet;

use super::interner::{Interner, Words};
use super::lookups::{LookupFilter, hash};
use super::meaning::Meaning;
use super::words::{Gap, gap_behind, words};
use crate::inflection::Gender;
use crate::text::fold;

/// A stretch of [`Prepared::numbers`] or [`Prepared::steps`].
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// What it stands for in a list.
    pub(super) fn of<T>(self, list: &[T]) -> &[T] {
        &list[self.start as usize..self.end as usize]
    }
}

/// What a lexicon holds of one entity. Words have numbers by their place in `words`, and who is meant is left open.
#[derive(Debug, Default)]
pub(super) struct Prepared {
    /// Every folded word once.
    pub(super) words: Words,
    /// Numbers of words, list behind list.
    pub(super) numbers: Vec<u32>,
    pub(super) names: Vec<Name>,
    /// The words of all names.
    pub(super) steps: Vec<Step>,
    /// The words of a person's names, in all forms.
    pub(super) own: Span,
    pub(super) surnames: Vec<SurnameForms>,
    /// The last words of surnames with which some name begins, as the names have them.
    pub(super) surname_first: Span,
    /// Of a person, as far as it is known.
    pub(super) gender: Option<Gender>,
    /// Whether some name has a patronymic.
    pub(super) has_patronymic: bool,
}

/// A name in full.
#[derive(Debug)]
pub(super) struct Name {
    /// What it means, but for whom.
    pub(super) meaning: Meaning,
    /// Its words, of [`Prepared::steps`].
    pub(super) steps: Span,
}

/// A word of a name.
#[derive(Debug)]
pub(super) struct Step {
    /// What stands in front of it.
    pub(super) gap: Gap,
    /// All its forms, each once: first the one that the name has.
    pub(super) forms: Span,
}

/// A surname.
#[derive(Debug)]
pub(super) struct SurnameForms {
    /// All forms of its last word.
    pub(super) last: Span,
    /// What stands in front of that, the nearest first: all forms of the word, and the gap behind it.
    pub(super) before: Vec<(Span, Gap)>,
}

/// By which hashes of words a text shows that it may hold a name.
#[derive(Debug)]
pub(super) struct Clue {
    first: u64,
    /// Of which it has to hold one too; none where the first is enough.
    second: Vec<u64>,
}

impl Clue {
    /// Whether a text that asked for these words may hold the name.
    pub(super) fn is_in(&self, lookups: &LookupFilter) -> bool {
        let has_second = || self.second.is_empty() || self.second.iter().any(|word| lookups.may_hold(*word));
        lookups.may_hold(self.first) && has_second()
    }
}

impl Prepared {
    /// What a text has to hold to hold any of these names: the first words of one, or the last of a surname. `begins` says of a word whether some name begins
    /// with it: then a scan went on to the word behind it, and that has to be in the text too.
    pub(super) fn clues(&self, begins: impl Fn(u64, &str) -> bool) -> Vec<Clue> {
        let hash_of = |word: &u32| hash(self.words.text(*word));
        let hashes = |span: Span| span.of(&self.numbers).iter().map(hash_of);
        let mut clues: Vec<Clue> = Vec::new();
        for name in &self.names {
            let [first, rest @ ..] = name.steps.of(&self.steps) else { continue };
            let second: Vec<u64> = rest.first().map(|step| hashes(step.forms).collect()).unwrap_or_default();
            clues.extend(first.forms.of(&self.numbers).iter().map(|word| {
                let (first, text) = (hash_of(word), self.words.text(*word));
                Clue { first, second: if begins(first, text) { second.clone() } else { Vec::new() } }
            }));
        }
        let surnames = self.surnames.iter().flat_map(|surname| hashes(surname.last));
        clues.extend(surnames.map(|first| Clue { first, second: Vec::new() }));
        clues
    }

    /// The words of all names as they are, without other forms.
    pub(super) fn plain_words(&self) -> impl Iterator<Item = &str> {
        let numbers = self.steps.iter().filter_map(|step| step.forms.of(&self.numbers).first());
        numbers.map(|word| self.words.text(*word))
    }
}

/// A part while it is made.
#[derive(Default)]
pub(super) struct Preparing {
    words: Interner,
    /// All but words, and what is below.
    made: Prepared,
    own: FxHashSet<u32>,
    surname_first: Vec<u32>,
}

impl Preparing {
    /// Adds a name: for each of its words, all forms.
    pub(super) fn name(&mut self, name: &str, forms: &[Vec<String>], meaning: Meaning) {
        let parts = words(name);
        if parts.is_empty() || parts.len() != forms.len() {
            return;
        }
        let start = self.made.steps.len() as u32;
        for (index, (part, forms)) in parts.iter().zip(forms).enumerate() {
            let gap = if index == 0 { Gap::Break } else { gap_behind(&parts[index - 1], part) };
            let own = self.words.number(&fold(part.text));
            let forms = self.forms(Some(own), forms);
            self.made.steps.push(Step { gap, forms });
        }
        let steps = Span { start, end: self.made.steps.len() as u32 };
        self.made.names.push(Name { meaning, steps });
    }

    /// Adds words of a person's own names.
    pub(super) fn own_words<'f>(&mut self, forms: impl IntoIterator<Item = &'f String>) {
        for form in forms {
            let word = self.words.number(&fold(form));
            self.own.insert(word);
        }
    }

    /// Adds a surname: for each of its words, all forms.
    pub(super) fn surname(&mut self, text: &str, mut by_word: Vec<Vec<String>>) {
        let gaps: Vec<Gap> = words(text).iter().skip(1).map(|word| word.gap).collect();
        let last = by_word.pop().unwrap_or_default();
        let before = by_word.iter().zip(gaps).map(|(forms, gap)| (self.forms(None, forms), gap));
        let mut before: Vec<(Span, Gap)> = before.collect();
        before.reverse();
        let last = self.forms(None, &last);
        self.made.surnames.push(SurnameForms { last, before });
    }

    /// Takes note that some name begins with this surname.
    pub(super) fn surname_first(&mut self, text: &str) {
        if let Some(last) = words(text).last() {
            let last = self.words.number(&fold(last.text));
            self.surname_first.push(last);
        }
    }

    /// Says what is known of the person.
    pub(super) fn person(&mut self, gender: Option<Gender>, has_patronymic: bool) {
        self.made.gender = gender;
        self.made.has_patronymic = has_patronymic;
    }

    /// The numbers of words, each once: the first, then what these forms have beside it.
    fn forms(&mut self, first: Option<u32>, forms: &[String]) -> Span {
        let start = self.made.numbers.len();
        self.made.numbers.extend(first);
        for form in forms {
            let word = self.words.number(&fold(form));
            if !self.made.numbers[start..].contains(&word) {
                self.made.numbers.push(word);
            }
        }
        Span { start: start as u32, end: self.made.numbers.len() as u32 }
    }

    /// The part.
    pub(super) fn finish(self) -> Prepared {
        let Self { words, mut made, own, surname_first } = self;
        let start = made.numbers.len() as u32;
        made.numbers.extend(own);
        // In an order that no hash decides.
        made.numbers[start as usize..].sort_unstable();
        made.own = Span { start, end: made.numbers.len() as u32 };
        made.numbers.extend(surname_first);
        made.surname_first = Span { start: made.own.end, end: made.numbers.len() as u32 };
        made.words = words.words;
        made.words.shrink();
        made.numbers.shrink_to_fit();
        made.names.shrink_to_fit();
        made.steps.shrink_to_fit();
        made.surnames.shrink_to_fit();
        made
    }
}
