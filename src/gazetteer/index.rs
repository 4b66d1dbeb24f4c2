//! Names as keys: which country does a folded name lead to?
//!
//! In: the table, which has the keys ready. Out: [`INDEX`], made when the first name is looked up. No two countries share a
//! key: the generator leaves out the names that they would share.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use strsim::damerau_levenshtein;

use super::Country;
use super::table::{Kind, TABLE};
use crate::text::fold;

/// The index, made when it is first asked for.
pub(super) static INDEX: LazyLock<Index> = LazyLock::new(Index::build);

/// A name of more letters than this is nobody's slip of the pen.
const LONGEST_GUESS: usize = 64;

/// Folded names and adjectives, and what they lead to.
#[derive(Debug, Default)]
pub(super) struct Index {
    names: FxHashMap<&'static str, Country>,
    adjectives: FxHashMap<&'static str, Country>,
    others: FxHashMap<&'static str, Kind>,
}

impl Index {
    fn build() -> Self {
        let mut index = Self::default();
        index.names.reserve(8_192);
        for country in Country::all() {
            for key in country.row().keys() {
                match key.strip_prefix('^') {
                    Some(adjective) => index.adjectives.insert(adjective, country),
                    None => index.names.insert(key, country),
                };
            }
        }
        for row in TABLE.others.iter().chain(&TABLE.regions) {
            index.others.extend(row.keys().map(|key| (key, row.kind)));
        }
        index
    }

    /// The country with a name.
    pub(super) fn country(&self, name: &str) -> Option<Country> {
        look_up(&self.names, name)
    }

    /// The country of an adjective or of a word for its people.
    pub(super) fn adjective(&self, word: &str) -> Option<Country> {
        look_up(&self.adjectives, word)
    }

    /// What a name that is no country's stands for.
    pub(super) fn other(&self, name: &str) -> Option<Kind> {
        look_up(&self.others, name)
    }

    /// The countries that have a name with all of these words and others, by code: none where they are too many to be told.
    pub(super) fn with_words(&self, words: &str) -> Vec<Country> {
        /// “Islands” stands for nothing.
        const MOST: usize = 4;
        let is_between = |c: char| c.is_whitespace() || matches!(c, '-' | ',' | '(' | ')');
        let folded = fold(words);
        let wanted: Vec<&str> = folded.split(is_between).filter(|word| word.chars().nth(2).is_some()).collect();
        let has_all = |name: &str| wanted.iter().all(|word| name.split(is_between).any(|own| own == *word));
        let found =
            self.names.iter().filter(|(name, _)| !wanted.is_empty() && has_all(name)).map(|(_, country)| *country);
        let found: std::collections::BTreeSet<Country> = found.collect();
        if found.len() > MOST { Vec::new() } else { found.into_iter().collect() }
    }

    /// The country whose name is fewest slips away: one in a name of up to four letters, two up to eight, else three. Of
    /// several as near, the first by code.
    pub(super) fn nearest(&self, name: &str) -> Option<Country> {
        let key = fold(name);
        let length = key.chars().count();
        if length > LONGEST_GUESS {
            return None;
        }
        let allowed = match length {
            0..=2 => return None,
            3..=4 => 1,
            5..=8 => 2,
            _ => 3,
        };
        let near = self.names.iter().filter(|(known, _)| known.chars().count().abs_diff(length) <= allowed);
        near.map(|(known, country)| (damerau_levenshtein(&key, known), *country))
            .filter(|(slips, _)| *slips <= allowed)
            .min()
            .map(|(_, country)| country)
    }
}

/// What a name leads to, with an English “the” before it or without.
fn look_up<T: Copy>(keys: &FxHashMap<&'static str, T>, name: &str) -> Option<T> {
    let key = fold(name);
    let found = keys.get(key.as_str());
    found.or_else(|| keys.get(key.strip_prefix("the ")?)).copied()
}
