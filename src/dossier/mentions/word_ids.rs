//! The ids that words have in a lexicon: those of each part, and which words there are.
//!
//! The next lexicon goes on with the same numbers, so that the words of a part that it takes over need not be looked up. A word that no part has any
//! more keeps its number, and is not found.

use super::interner::Interner;
use super::prepared::Prepared;

/// Words with their numbers, and the words of parts.
#[derive(Debug, Clone, Default)]
pub(super) struct WordIds {
    words: Interner,
    /// By word, whether a part has it.
    used: Vec<bool>,
    /// [`Prepared::numbers`] of all parts, with the numbers that words have here.
    all: Vec<u32>,
    /// Where those of each part end.
    ends: Vec<usize>,
}

impl WordIds {
    /// The numbers of words before, if not too many of them are of no use any more; of no part as yet.
    pub(super) fn after(known: &Self) -> Option<Self> {
        /// So many do no harm.
        const FEW: usize = 1024;
        let used = known.used.iter().filter(|used| **used).count();
        let all = Vec::with_capacity(known.all.len() + known.all.len() / 64);
        let ends = Vec::with_capacity(known.ends.len() + 64);
        let words = (known.used.len() < 2 * used + FEW).then(|| known.words.clone())?;
        Some(Self { words, used: vec![false; known.used.len()], all, ends })
    }

    /// Makes room for the words of these parts.
    pub(super) fn reserve<'p>(&mut self, parts: impl Iterator<Item = &'p Prepared>) {
        let (words, all) = parts.fold((0, 0), |sum, part| (sum.0 + part.words.len(), sum.1 + part.numbers.len()));
        // Many words are those of several parts.
        self.words.reserve(words / 2);
        self.all.reserve(all);
    }

    /// Takes in the words of the next part, which have these numbers if they are `known`; gives its place.
    pub(super) fn push(&mut self, part: &Prepared, known: Option<&[u32]>) -> usize {
        let start = self.all.len();
        if let Some(known) = known {
            self.all.extend_from_slice(known);
        } else {
            let numbers: Vec<u32> = part.words.all().map(|word| self.words.number(word)).collect();
            self.all.extend(part.numbers.iter().map(|word| numbers[*word as usize]));
            self.used.resize(self.words.words.len(), false);
        }
        for word in &self.all[start..] {
            self.used[*word as usize] = true;
        }
        self.ends.push(self.all.len());
        self.ends.len() - 1
    }

    /// The words of a part, by its place.
    pub(super) fn of(&self, part: usize) -> Option<&[u32]> {
        let start = part.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.all.get(start..*self.ends.get(part)?)
    }

    /// The number of a folded word with this hash, if any part has it.
    pub(super) fn word(&self, hash: u64, folded: &str) -> Option<u32> {
        self.words.get(hash, folded).filter(|word| self.used[*word as usize])
    }

    /// One more than the greatest number.
    pub(super) fn len(&self) -> usize {
        self.used.len()
    }

    /// The word with a number.
    #[cfg(test)]
    pub(super) fn text(&self, word: u32) -> &str {
        self.words.words.text(word)
    }
}

#[cfg(test)]
mod tests {
    use super::super::lookups::hash;
    use super::super::prepared::Preparing;
    use super::*;

    fn part(words: &[String]) -> Prepared {
        let mut part = Preparing::default();
        part.own_words(words);
        part.finish()
    }

    #[test]
    fn a_word_that_no_part_has_any_more_is_not_found_and_in_the_end_forgotten() {
        let [stays, gone] = ["stays", "gone"].map(|word| part(&[word.to_owned()]));
        let mut before = WordIds::default();
        before.push(&gone, None);
        before.push(&stays, None);
        let mut now = WordIds::after(&before).unwrap();
        now.push(&stays, before.of(1));
        assert_eq!((now.word(hash("stays"), "stays"), now.word(hash("gone"), "gone")), (Some(1), None));
        now.push(&gone, None);
        assert_eq!(now.word(hash("gone"), "gone"), Some(0), "it has its number again");

        let many: Vec<String> = (0..3000).map(|number| format!("word{number}")).collect();
        now.push(&part(&many), None);
        let mut after = WordIds::after(&now).unwrap();
        after.push(&stays, now.of(0));
        assert!(WordIds::after(&after).is_none(), "few of the words are of any use");
    }
}
