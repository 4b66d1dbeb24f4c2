//! Names of organisations and subjects, and people's names of one word: whether two of them may be one.

use super::How;
use super::blocks::Keys;
use super::spelling::{are_a_letter_apart, are_near, are_of_two_conventions, deletions, plain};
use crate::text::{fold, is_apostrophe, transliteration_key};

/// A name that is compared as a whole.
#[derive(Debug, Clone)]
pub(super) struct Name {
    plain: String,
    /// Its letters and digits, without an article in front.
    compact: String,
    /// Those of its words that say something, by their transliteration keys.
    words: Vec<Part>,
    /// The first letters of its words, folded: those of all, and without small words.
    initials: Vec<String>,
    /// Its letters, folded, where it is written in capitals as an abbreviation is.
    short: Option<String>,
}

/// A word of a name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    key: String,
    plain: String,
    written: String,
}

impl Part {
    fn new(word: &str) -> Self {
        Self { key: transliteration_key(word), plain: plain(word), written: word.to_lowercase() }
    }

    /// Whether two words may be one by different conventions. “Council” and “Counsel” are two by the same.
    fn is_transliteration_of(&self, other: &Self) -> bool {
        let is_one = !self.key.is_empty() && self.key == other.key && are_near(&self.plain, &other.plain);
        self.plain == other.plain || (is_one && are_of_two_conventions(&self.written, &other.written))
    }
}

/// Words that an abbreviation leaves out, and another language says otherwise.
const SMALL: &[&str] = &[
    "a", "an", "the", "of", "for", "and", "in", "on", "to", "de", "la", "le", "les", "des", "du", "et", "y", "e",
    "der", "die", "das", "und", "für", "von", "и", "в", "по", "для", "на", "і", "й", "у", "з", "ў", "i", "w", "z",
    "na", "do", "ir", "už",
];

impl Name {
    pub(super) fn new(name: &str) -> Self {
        let plain = plain(name);
        let bare = ["the ", "a ", "an "].iter().find_map(|article| plain.strip_prefix(article)).unwrap_or(&plain);
        let is_large = |word: &&str| !word.is_empty() && !SMALL.contains(&word.to_lowercase().as_str());
        let parts = name.split(|c: char| !c.is_alphanumeric() && !is_apostrophe(c)).filter(is_large);
        let mut words: Vec<_> = parts.map(Part::new).collect();
        words.sort_unstable();
        let of = |words: &[&str]| fold(&words.iter().filter_map(|word| word.chars().next()).collect::<String>());
        // “Co-operation” has one first letter.
        let all: Vec<&str> = name.split_whitespace().collect();
        let large: Vec<&str> = all.iter().copied().filter(is_large).collect();
        let mut initials = if large.len() > 1 { vec![of(&all), of(&large)] } else { Vec::new() };
        initials.dedup();
        let letters: String = name.chars().filter(|c| *c != '.').collect();
        let is_short = (2..=6).contains(&letters.chars().count()) && letters.chars().all(char::is_uppercase);
        let short = is_short.then(|| fold(&letters));
        Self { compact: bare.chars().filter(|c| c.is_alphanumeric()).collect(), plain, words, initials, short }
    }

    /// Whether the words of two names are the same by some conventions of transliteration, in whatever order.
    fn is_transliteration_of(&self, other: &Self) -> bool {
        /// What many names have in common says nothing.
        const SHORTEST: usize = 4;
        let are_one = |(one, other): (&Part, &Part)| one.is_transliteration_of(other);
        let letters: usize = self.words.iter().map(|word| word.key.len()).sum();
        self.words.len() == other.words.len() && letters >= SHORTEST && self.words.iter().zip(&other.words).all(are_one)
    }

    /// What names that may mean the same have in common with this one.
    pub(super) fn keys(&self, keys: &mut Keys) {
        if !self.compact.is_empty() {
            keys.add("compact", &[&self.compact]);
        }
        deletions(&self.plain).for_each(|name| keys.add("whole", &[&name]));
        let words: Vec<&str> = self.words.iter().map(|word| word.key.as_str()).collect();
        keys.add("words", &words);
        self.initials
            .iter()
            .map(String::as_str)
            .chain(self.short.as_deref())
            .for_each(|short| keys.add("short", &[short]));
    }

    /// How this name and another may mean the same.
    pub(super) fn likeness(&self, other: &Self) -> Option<How> {
        if self.compact == other.compact && !self.compact.is_empty() {
            return Some(How::Spelling);
        }
        let shortens = |short: &Self, long: &Self| short.short.as_ref().is_some_and(|it| long.initials.contains(it));
        if shortens(self, other) || shortens(other, self) {
            return Some(How::Abbreviation);
        }
        let [ours, theirs] = [self, other].map(|name| name.plain.split_whitespace().collect::<Vec<_>>());
        let mut differing = ours.iter().zip(&theirs).filter(|(one, two)| one != two);
        let is_slip = ours.len() == theirs.len()
            && differing.next().is_some_and(|(one, two)| are_a_letter_apart(one, two))
            && differing.next().is_none();
        if is_slip {
            return Some(How::OneLetter);
        }
        self.is_transliteration_of(other).then_some(How::Spelling)
    }
}
