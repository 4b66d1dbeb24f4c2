//! Blocks: which names are worth comparing, found without comparing each with each.
//!
//! Every name says by which keys it would be found; names that share a key stand in one block, and only those are compared. A key
//! that very many names share says nothing, and is left out: so the time grows with the number of names and no faster.
//!
//! Blocks are kept while names come and go. In come the numbers of names, each with its keys; out go the pairs that share one.

use std::hash::{Hash, Hasher};

use rayon::prelude::*;
use rustc_hash::FxHasher;

/// The most names that are compared with each other.
pub(super) const LARGEST: usize = 48;

/// Into how many parts the blocks are divided, so that a name is put into them without moving all the others.
const PARTS: usize = 1024;

/// How many names are looked at in one go, at least: less is no work to share.
const SHARE: usize = 64;

/// The keys of one name, as hashes.
#[derive(Debug, Default)]
pub(super) struct Keys(Vec<u64>);

impl Keys {
    /// Adds a key: its kind, so that keys of different kinds never meet, and its parts.
    pub(super) fn add(&mut self, kind: &str, parts: &[&str]) {
        let mut hasher = FxHasher::default();
        (kind, parts).hash(&mut hasher);
        self.0.push(hasher.finish());
    }

    /// Each key once.
    pub(super) fn each(mut self) -> Vec<u64> {
        self.0.sort_unstable();
        self.0.dedup();
        self.0
    }
}

/// Two names by their numbers, the smaller one first.
pub(super) type Pair = (u32, u32);

/// Names by their keys.
#[derive(Debug)]
pub(super) struct Blocks {
    /// Keys and names in order, each part with the keys that [`part`] puts there.
    parts: Vec<Vec<(u64, u32)>>,
}

impl Blocks {
    /// The blocks of so many names; `keys` says the keys of each by its number.
    pub(super) fn new(names: usize, keys: impl Fn(usize, &mut Keys) + Sync) -> Self {
        let of_name = |name: usize| {
            let mut found = Keys::default();
            keys(name, &mut found);
            found.each().into_iter().map(move |key| (key, name as u32))
        };
        let all: Vec<(u64, u32)> = (0..names).into_par_iter().with_min_len(SHARE).flat_map_iter(of_name).collect();
        let mut parts = vec![Vec::new(); PARTS];
        for (key, name) in all {
            parts[part(key)].push((key, name));
        }
        parts.par_iter_mut().with_min_len(SHARE).for_each(|part: &mut Vec<_>| part.sort_unstable());
        Self { parts }
    }

    /// All pairs that share a key of at most `largest` names, each once.
    pub(super) fn pairs(&self, largest: usize) -> Vec<Pair> {
        let of_part = |part: &'_ Vec<(u64, u32)>| {
            let blocks = part.chunk_by(|one, other| one.0 == other.0).filter(|block| block.len() <= largest);
            blocks.flat_map(pairs_of).collect::<Vec<_>>()
        };
        let mut pairs: Vec<Pair> = self.parts.par_iter().with_min_len(SHARE).flat_map_iter(of_part).collect();
        pairs.par_sort_unstable();
        pairs.dedup();
        pairs
    }

    /// The names that have a key, each behind it.
    pub(super) fn of(&self, key: u64) -> &[(u64, u32)] {
        let part = &self.parts[part(key)];
        let start = part.partition_point(|(it, _)| *it < key);
        let length = part[start..].partition_point(|(it, _)| *it == key);
        &part[start..start + length]
    }

    /// Says that a name has a key.
    pub(super) fn add(&mut self, key: u64, name: u32) {
        let part = &mut self.parts[part(key)];
        if let Err(at) = part.binary_search(&(key, name)) {
            part.insert(at, (key, name));
        }
    }

    /// Says that a name has a key no more.
    pub(super) fn remove(&mut self, key: u64, name: u32) {
        let part = &mut self.parts[part(key)];
        if let Ok(at) = part.binary_search(&(key, name)) {
            part.remove(at);
        }
    }
}

fn part(key: u64) -> usize {
    key as usize % PARTS
}

/// The pairs of a block.
pub(super) fn pairs_of(block: &[(u64, u32)]) -> impl Iterator<Item = Pair> {
    let later = |at: usize| block[at + 1..].iter().map(|(_, other)| *other);
    block.iter().enumerate().flat_map(move |(at, (_, one))| later(at).map(|other| (*one, other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_share_a_key_are_a_pair_once() {
        let names = [["a", "x"], ["a", "x"], ["b", "x"], ["c", "y"]];
        let blocks =
            Blocks::new(names.len(), |name, keys| names[name].iter().for_each(|key| keys.add("letter", &[key])));
        assert_eq!(blocks.pairs(LARGEST), [(0, 1), (0, 2), (1, 2)]);
    }

    #[test]
    fn a_key_that_all_names_share_says_nothing() {
        let blocks = Blocks::new(LARGEST + 1, |name, keys| {
            keys.add("all", &["same"]);
            keys.add("two", &[&(name / 2).to_string()]);
        });
        let found = blocks.pairs(LARGEST);
        assert_eq!(found.len(), LARGEST / 2, "{found:?}");
    }
}
