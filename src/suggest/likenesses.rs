//! Likenesses: which names are alike, kept from one dossier to the next.
//!
//! It hangs on names and nothing else, so what was found for one dossier holds for every other in the same names. The holder shares it
//! with whoever comes next; asked about a dossier, it compares what names came since it was asked last. With it are kept the places of
//! names in entries, which hang on the entry alone.

use std::sync::{Arc, Mutex, PoisonError};

use super::alike::Alike;
use super::{blocks, places};
use crate::content::Kind;

/// The kinds whose names are compared. Countries are known by name.
const KINDS: [Kind; 3] = [Kind::Person, Kind::Organisation, Kind::Tag];

/// Which names are alike among those that were asked about last. A clone is the same one.
#[derive(Debug, Clone, Default)]
pub struct Likenesses(Arc<Mutex<Option<Box<Kept>>>>);

/// What is kept from one dossier to the next.
#[derive(Debug)]
pub(super) struct Kept {
    /// Names that are alike, by kind.
    pub(super) kinds: [Alike; KINDS.len()],
    /// Where names stand.
    pub(super) places: places::Found,
}

impl Likenesses {
    /// Lets `work` ask, and keeps what it leaves. Who asks meanwhile begins anew: nobody waits for anybody else, whatever `work` does.
    pub(super) fn ask<T>(&self, work: impl FnOnce(&mut Kept) -> T) -> T {
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = lock().take();
        let new =
            || Kept { kinds: KINDS.map(|kind| Alike::new(kind, blocks::LARGEST)), places: places::Found::default() };
        let mut kept = kept.unwrap_or_else(|| Box::new(new()));
        let answer = work(&mut kept);
        *lock() = Some(kept);
        answer
    }
}
