//! The words that a text writes with a small letter: what it also has in that way is no name where a sentence begins with it.

use std::cell::OnceCell;

use rustc_hash::FxHashSet;

use super::vocabulary::is_forename_and_word;
use super::words::{Gap, Word, words};
use crate::content::Entry;

/// The small words of one entry, gathered when they are first asked for: most texts never need them.
pub(super) struct SmallWords<'a> {
    entry: &'a Entry,
    known: OnceCell<FxHashSet<String>>,
}

impl<'a> SmallWords<'a> {
    pub(super) fn of(entry: &'a Entry) -> Self {
        Self { entry, known: OnceCell::new() }
    }

    /// Whether the text has this word with a small letter too; of a script with case endings, whether it has another form of it.
    ///
    /// A forename that is also a word (Bill, Надежда) is never taken for one.
    pub(super) fn have(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        if is_forename_and_word(&word) {
            return false;
        }
        let known = self.known();
        known.contains(&word) || (!word.is_ascii() && known.iter().any(|other| is_form(&word, other)))
    }

    /// Whether the text has this very word with a small letter too.
    pub(super) fn have_exactly(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        // To look for one word is cheaper than to take the text apart, and few surnames are words.
        let finder = memchr::memmem::Finder::new(&word);
        self.entry.runs().any(|run| finder.find(run.text.as_bytes()).is_some()) && self.known().contains(&word)
    }

    fn known(&self) -> &FxHashSet<String> {
        self.known.get_or_init(|| self.entry.runs().flat_map(|run| small_words(&run.text)).collect())
    }
}

/// The words of a text that begin with a small letter. The end of a name is none, though it has one: “Jong-il”.
fn small_words(text: &str) -> Vec<String> {
    let words = words(text);
    let is_end_of_name = |at: usize| words[at].gap == Gap::Hyphen && at > 0 && words[at - 1].is_capitalised();
    // “gov/charles_genet” is an address.
    let is_in_address =
        |word: &Word<'_>| text[..word.range.start].ends_with(['_', '/', '@', '#', '=']) || word.gap == Gap::Dot;
    let is_small =
        |(at, word): &(usize, &Word<'_>)| !word.may_begin_name() && !is_end_of_name(*at) && !is_in_address(word);
    let small = words.iter().enumerate().filter(is_small);
    small.map(|(_, word)| word.text.to_lowercase()).collect()
}

/// Whether two words of one text differ in no more than an ending: “завод”, “заводом”.
fn is_form(a: &str, b: &str) -> bool {
    let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.chars().count(), b.chars().count());
    common >= 4 && common + 2 >= a.max(b)
}

#[cfg(test)]
mod tests {
    use super::is_form;

    #[test]
    fn a_form_has_another_ending_and_the_same_stem() {
        assert!(is_form("завод", "заводом") && is_form("реакцией", "реакцию"));
        assert!(!is_form("игорь", "игра") && !is_form("пресс", "прессинг") && !is_form("он", "она"));
    }
}
