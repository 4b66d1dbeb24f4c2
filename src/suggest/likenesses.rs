//! Likenesses: which names are alike, kept from one dossier to the next.
//!
//! It hangs on names and nothing else, so what was found for one dossier holds for every other in the same names. The holder shares it
//! with whoever comes next; asked about a dossier, it compares what names came since it was asked last.

use std::sync::{Arc, Mutex, PoisonError};

use super::alike::Alike;
use super::blocks;
use crate::content::Kind;

/// The kinds whose names are compared. Countries are known by name.
const KINDS: [Kind; 3] = [Kind::Person, Kind::Organisation, Kind::Tag];

/// Which names are alike among those that were asked about last. A clone is the same one.
#[derive(Debug, Clone, Default)]
pub struct Likenesses(Arc<Mutex<Option<OfKinds>>>);

pub(super) type OfKinds = [Alike; KINDS.len()];

impl Likenesses {
    /// Lets `work` ask, and keeps what it leaves. Who asks meanwhile begins anew: nobody waits for anybody else, whatever `work` does.
    pub(super) fn ask<T>(&self, work: impl FnOnce(&mut OfKinds) -> T) -> T {
        let kept = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = kept().take();
        let mut known = known.unwrap_or_else(|| KINDS.map(|kind| Alike::new(kind, blocks::LARGEST)));
        let answer = work(&mut known);
        *kept() = Some(known);
        answer
    }
}
