//! Blocks: which names are worth comparing, found without comparing each with each.
//!
//! Every name says by which keys it would be found; names that share a key stand in one block, and only those are compared. A key
//! that very many names share says nothing, and is left out: so the time grows with the number of names and no faster.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

/// The most names that are compared with each other.
const LARGEST: usize = 48;

/// The keys of one name.
pub(super) struct Keys<'a> {
    all: &'a mut Vec<(u64, u32)>,
    name: u32,
}

impl Keys<'_> {
    /// Adds a key: its kind, so that keys of different kinds never meet, and its parts.
    pub(super) fn add(&mut self, kind: &str, parts: &[&str]) {
        let mut hasher = FxHasher::default();
        (kind, parts).hash(&mut hasher);
        self.all.push((hasher.finish(), self.name));
    }
}

/// The pairs of names, by their place, that share a key, in order and each once; `keys` says the keys of the name at a place.
pub(super) fn pairs(names: usize, keys: impl Fn(usize, &mut Keys<'_>)) -> Vec<(usize, usize)> {
    let mut all: Vec<(u64, u32)> = Vec::new();
    for name in 0..names {
        keys(name, &mut Keys { all: &mut all, name: name as u32 });
    }
    all.sort_unstable();
    all.dedup();
    let mut pairs = Vec::new();
    for block in all.chunk_by(|one, other| one.0 == other.0).filter(|block| block.len() <= LARGEST) {
        for (at, (_, one)) in block.iter().enumerate() {
            pairs.extend(block[at + 1..].iter().map(|(_, other)| (*one as usize, *other as usize)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_share_a_key_are_a_pair_once() {
        let names = [["a", "x"], ["a", "x"], ["b", "x"], ["c", "y"]];
        let found = pairs(names.len(), |name, keys| names[name].iter().for_each(|key| keys.add("letter", &[key])));
        assert_eq!(found, [(0, 1), (0, 2), (1, 2)]);
    }

    #[test]
    fn a_key_that_all_names_share_says_nothing() {
        let found = pairs(LARGEST + 1, |name, keys| {
            keys.add("all", &["same"]);
            keys.add("two", &[&(name / 2).to_string()]);
        });
        assert_eq!(found.len(), LARGEST / 2, "{found:?}");
    }
}
