//! An interner of folded words, which gives each an id; and lists that need no allocation each.

use std::iter::successors;

use rustc_hash::FxHashMap;

use super::lookups::hash;

/// Folded words, each once, one behind the other in one text.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    text: String,
    /// Where each word ends.
    ends: Vec<u32>,
}

impl Words {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The word with a number.
    pub(super) fn text(&self, number: u32) -> &str {
        let at = number as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.text[start..self.ends[at] as usize]
    }

    /// All of them, in the order of their numbers.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len() as u32).map(|number| self.text(number))
    }

    /// Gives back room that no word needs.
    pub(super) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    fn push(&mut self, word: &str) -> u32 {
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        self.ends.len() as u32 - 1
    }
}

/// Folded words that are found by their hash.
#[derive(Debug, Clone, Default)]
pub(super) struct Interner {
    pub(super) words: Words,
    /// By the hash of a word; where another word has that, by the next one that is free. Nothing is ever taken out.
    numbers: FxHashMap<u64, u32>,
}

impl Interner {
    /// Room for so many words.
    pub(super) fn reserve(&mut self, words: usize) {
        self.numbers.reserve(words);
        self.words.ends.reserve(words);
    }

    /// The number of a word, whose hash is [`hash`].
    pub(super) fn get(&self, mut hash: u64, word: &str) -> Option<u32> {
        loop {
            let number = *self.numbers.get(&hash)?;
            if self.words.text(number) == word {
                return Some(number);
            }
            hash = hash.wrapping_add(1);
        }
    }

    /// The number of a word, which is new or known.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        let mut hash = hash(word);
        loop {
            let next = self.words.ends.len() as u32;
            let number = *self.numbers.entry(hash).or_insert(next);
            if number == next {
                return self.words.push(word);
            }
            if self.words.text(number) == word {
                return number;
            }
            hash = hash.wrapping_add(1);
        }
    }
}

/// Many lists, most of which are very short, in one piece of memory.
#[derive(Debug)]
pub(super) struct Lists<T>(Vec<(T, List)>);

/// A list: where its first item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct List(u32);

impl List {
    /// The list of nothing.
    pub(super) const EMPTY: Self = Self(u32::MAX);
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Lists<T> {
    /// Room for so many items.
    pub(super) fn reserve(&mut self, items: usize) {
        self.0.reserve(items);
    }

    /// The items of a list, in the order in which they were put there.
    pub(super) fn of(&self, list: List) -> impl Iterator<Item = &T> {
        let at = |list: List| self.0.get(list.0 as usize);
        successors(at(list), move |(_, next)| at(*next)).map(|(item, _)| item)
    }

    /// Puts an item at the end of a list.
    pub(super) fn push(&mut self, list: &mut List, item: T) {
        let new = List(self.0.len() as u32);
        let mut end = *list;
        while let Some((_, next)) = self.0.get(end.0 as usize).filter(|(_, next)| *next != List::EMPTY) {
            end = *next;
        }
        match self.0.get_mut(end.0 as usize) {
            Some((_, next)) => *next = new,
            None => *list = new,
        }
        self.0.push((item, List::EMPTY));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_word_has_one_number_and_its_own(words in prop::collection::vec("[a-c]{0,3}", 0..60)) {
            let mut numbered = Interner::default();
            let numbers: Vec<u32> = words.iter().map(|word| numbered.number(word)).collect();
            for (word, number) in words.iter().zip(&numbers) {
                prop_assert_eq!(numbered.words.text(*number), word);
                prop_assert_eq!(numbered.get(hash(word), word), Some(*number));
            }
            prop_assert_eq!(numbered.get(hash("d"), "d"), None);
            prop_assert_eq!(numbered.words.all().count(), numbered.words.len());
        }

        #[test]
        fn lists_keep_their_order(items in prop::collection::vec(0..5_usize, 0..60)) {
            let mut lists = Lists::default();
            let mut heads = [List::EMPTY; 5];
            let mut expected = [const { Vec::new() }; 5];
            for (item, list) in items.iter().enumerate() {
                lists.push(&mut heads[*list], item);
                expected[*list].push(item);
            }
            for (head, expected) in heads.into_iter().zip(expected) {
                prop_assert_eq!(lists.of(head).copied().collect::<Vec<_>>(), expected);
            }
        }
    }

    #[test]
    fn words_of_one_hash_are_told_apart() {
        let mut numbered = Interner::default();
        // As if “other” had the hash of “word”, and “third” the one behind it.
        let other = numbered.words.push("other");
        let third = numbered.words.push("third");
        numbered.numbers.insert(hash("word"), other);
        numbered.numbers.insert(hash("word").wrapping_add(1), third);
        assert_eq!(numbered.get(hash("word"), "word"), None);
        let number = numbered.number("word");
        assert_eq!((number, numbered.number("word")), (2, 2));
        assert_eq!(numbered.get(hash("word"), "word"), Some(2));
        assert_eq!(numbered.get(hash("word"), "third"), Some(third));
    }
}
