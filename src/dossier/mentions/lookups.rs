//! The words that a scan of a text looked up, as a Bloom filter: whether a new or changed name can change what was found.
//!
//! A scan depends on the lexicon only through the words that it looks up. Where it looked up neither the first word of a name nor the surname, it finds
//! the same whether that name is there or not. (B. H. Bloom, “Space/time trade-offs in hash coding with allowable
//! errors”, 1970: it may say that a word was asked for that was not, and never the other way round.)

use std::cell::Cell;
use std::hash::Hasher;

use rustc_hash::FxHasher;

/// The words that were asked for.
#[derive(Debug, Clone)]
pub(super) struct LookupFilter(Box<[u64]>);

/// The words that a scan asks for, while it runs.
pub(super) struct LookupRecorder(Vec<Cell<u64>>);

/// The hash of a folded word.
pub(super) fn hash(folded: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(folded.as_bytes());
    hasher.finish()
}

impl LookupRecorder {
    /// A filter for a text of so many bytes: half a bit for each is some twelve for each word that is asked for.
    pub(super) fn about(bytes: usize) -> Self {
        let words = (bytes / 2).next_power_of_two().max(64) / 64;
        Self(vec![Cell::new(0); words])
    }

    /// Takes note of a word.
    pub(super) fn note(&self, hash: u64) {
        for (word, bit) in places(hash, self.0.len()) {
            let cell = &self.0[word];
            cell.set(cell.get() | bit);
        }
    }

    pub(super) fn finish(self) -> LookupFilter {
        LookupFilter(self.0.into_iter().map(Cell::into_inner).collect())
    }
}

impl LookupFilter {
    /// Whether a word may have been asked for.
    pub(super) fn may_hold(&self, hash: u64) -> bool {
        places(hash, self.0.len()).into_iter().all(|(word, bit)| self.0[word] & bit != 0)
    }
}

/// The four bits of a hash in so many words, a power of two: with twelve bits for each word that was asked for, three in a thousand others seem to have been.
fn places(hash: u64, words: usize) -> [(usize, u64); 4] {
    // Two hashes make any number of them: A. Kirsch, M. Mitzenmacher, “Less hashing, same performance”, 2006.
    let (first, step) = (hash >> 32, (hash & 0xffff_ffff) | 1);
    [0, 1, 2, 3].map(|number| {
        let bit = first.wrapping_add(step.wrapping_mul(number)) as usize & (words * 64 - 1);
        (bit / 64, 1 << (bit % 64))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_asked_for_is_never_denied(lookups in prop::collection::vec("[a-zа-я]{1,8}", 0..200), bytes in 0_usize..4096) {
            let recorder = LookupRecorder::about(bytes);
            for word in &lookups {
                recorder.note(hash(word));
            }
            let filter = recorder.finish();
            prop_assert!(lookups.iter().all(|word| filter.may_hold(hash(word))));
        }
    }

    #[test]
    fn what_was_not_asked_for_is_mostly_denied() {
        let recorder = LookupRecorder::about(3000);
        for number in 0..80 {
            recorder.note(hash(&format!("word{number}")));
        }
        let filter = recorder.finish();
        let wrong = (0..1000).filter(|number| filter.may_hold(hash(&format!("other{number}")))).count();
        assert!(wrong < 20, "{wrong}");
    }
}
