//! The known word nearest to a misspelt one.

/// The known word nearest to a misspelt one, close enough to be what was meant.
///
/// Near means a Damerau-Levenshtein distance of at most a third of the longer word, and never more than three. Of words that are as near, the first in
/// the alphabet is taken, whatever order they come in.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = Word::new(word);
    known.into_iter().filter_map(|candidate| word.distance(&Word::new(candidate))).min().map(|(_, candidate)| candidate)
}

/// Many words, to which many others are compared: what most of them differ in is found out once.
#[derive(Debug)]
pub struct Known {
    words: Vec<(String, usize, u64)>,
}

impl Known {
    /// These words.
    pub fn new(words: impl IntoIterator<Item = String>) -> Self {
        let mut words: Vec<_> = words
            .into_iter()
            .map(|word| {
                let Word { length, letters, .. } = Word::new(&word);
                (word, length, letters)
            })
            .collect();
        words.sort_unstable_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
        words.dedup();
        Self { words }
    }

    /// See [`nearest`].
    pub fn nearest(&self, word: &str) -> Option<&str> {
        let word = Word::new(word);
        let first = self.words.partition_point(|(_, length, _)| *length + FARTHEST < word.length);
        let near = self.words[first..].iter().take_while(|(_, length, _)| *length <= word.length + FARTHEST);
        near.filter_map(|(text, length, letters)| word.distance(&Word { text, length: *length, letters: *letters }))
            .min()
            .map(|(_, candidate)| candidate)
    }
}

/// The farthest that a word may be from what was meant.
const FARTHEST: usize = 3;

/// A word, with what tells soon that another is not near it.
#[derive(Debug, Clone, Copy)]
struct Word<'a> {
    text: &'a str,
    /// In characters.
    length: usize,
    /// A bit for each of its characters; several share one.
    letters: u64,
}

impl<'a> Word<'a> {
    fn new(text: &'a str) -> Self {
        let letters = text.chars().fold(0, |letters, c| letters | 1 << (u32::from(c) % 64));
        Self { text, length: text.chars().count(), letters }
    }

    /// How far another word is from this one, if it is near.
    fn distance<'b>(&self, other: &Word<'b>) -> Option<(usize, &'b str)> {
        let longer = self.length.max(other.length);
        let farthest = (longer / 3).clamp(1, FARTHEST);
        // Each step changes the length by one at most, and takes and gives one character at most.
        if self.length.abs_diff(other.length) > farthest
            || (self.letters & !other.letters).count_ones() as usize > farthest
            || (other.letters & !self.letters).count_ones() as usize > farthest
        {
            return None;
        }
        let distance = strsim::damerau_levenshtein(self.text, other.text);
        // Of a single letter, nothing is left to be near to.
        (distance <= farthest && distance < longer).then_some((distance, other.text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_finds_a_slip_and_refuses_a_stranger() {
        let known = ["people", "countries", "organisations"];
        for (word, expected) in [
            ("poeple", Some("people")),
            ("organizations", Some("organisations")),
            ("colour", None),
            ("people", Some("people")),
            ("", None),
        ] {
            assert_eq!(nearest(word, known), expected);
            let many = Known::new(known.map(str::to_owned));
            assert_eq!(many.nearest(word), expected);
        }
        assert_eq!(nearest("9", ["1", "2"]), None);
    }

    proptest::proptest! {
        #[test]
        fn many_words_are_compared_as_each_is(word in "[a-dé]{0,9}", known in proptest::collection::vec("[a-dé]{0,9}", 0..20)) {
            let plain = known.iter().filter_map(|other| {
                let longer = word.chars().count().max(other.chars().count());
                let distance = strsim::damerau_levenshtein(&word, other);
                (distance <= (longer / 3).clamp(1, 3) && distance < longer).then_some((distance, other.as_str()))
            });
            let expected = plain.min().map(|(_, other)| other);
            let many = Known::new(known.clone());
            proptest::prop_assert_eq!(many.nearest(&word), expected);
            proptest::prop_assert_eq!(nearest(&word, known.iter().map(String::as_str)), expected);
        }
    }
}
