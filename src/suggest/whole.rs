//! Names of organisations and subjects, and people's names of one word: whether two of them may be one.

use super::How;
use super::blocks::Keys;
use super::spelling::{are_a_letter_apart, deletions, plain};

/// A name that is compared as a whole.
#[derive(Debug, Clone)]
pub(super) struct Name {
    plain: String,
    /// Its letters and digits, without an article in front.
    compact: String,
}

impl Name {
    pub(super) fn new(name: &str) -> Self {
        let plain = plain(name);
        let bare = ["the ", "a ", "an "].iter().find_map(|article| plain.strip_prefix(article)).unwrap_or(&plain);
        Self { compact: bare.chars().filter(|c| c.is_alphanumeric()).collect(), plain }
    }

    /// What names that may mean the same have in common with this one.
    pub(super) fn keys(&self, keys: &mut Keys) {
        if !self.compact.is_empty() {
            keys.add("compact", &[&self.compact]);
        }
        deletions(&self.plain).for_each(|name| keys.add("whole", &[&name]));
    }

    /// How this name and another may mean the same.
    pub(super) fn likeness(&self, other: &Self) -> Option<How> {
        if self.compact == other.compact && !self.compact.is_empty() {
            return Some(How::Spelling);
        }
        let [ours, theirs] = [self, other].map(|name| name.plain.split_whitespace().collect::<Vec<_>>());
        let mut differing = ours.iter().zip(&theirs).filter(|(one, two)| one != two);
        let (one, two) = differing.next().filter(|_| ours.len() == theirs.len())?;
        (differing.next().is_none() && are_a_letter_apart(one, two)).then_some(How::OneLetter)
    }
}
