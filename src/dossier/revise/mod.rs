//! Entries put in the place of others of which the front matter is another: whom a note names, what a person is called.
//!
//! Nearly all of a large dossier stands when one note names somebody new. Here, only what hangs on the names that changed is resolved again, by the very
//! functions that made it. Where more hangs on a change than names, nothing is done, and the dossier is made anew: see [`check`](mod@check). What a dossier
//! is after it, and what a fresh one would be, differ in the numbers of entities, which nobody sees.

mod addresses;
mod affected;
mod check;
mod commit;
mod relatives;
mod renamed;
mod resolved;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::build::Builder;
use super::{Dossier, EntityId, EventId, Faults, NoteId, QuoteId, Settings};
use crate::content::Kind;
use crate::redaction::Redacted;
use affected::Affected;
use check::Changed;
pub use check::EntryChange;
use resolved::Resolved;

/// What a revision may have changed of what is shown of single things.
#[derive(Debug, Clone, Default)]
pub struct Revision {
    /// Notes that changed, and those that name somebody who did.
    pub notes: BTreeSet<NoteId>,
    /// Entities that are new, gone or other, or in whose lists something is.
    pub entities: BTreeSet<EntityId>,
    /// Those of them that are new, gone, or have another name or address.
    pub renamed: BTreeSet<EntityId>,
    /// Addresses that mean somebody else, by kind and as the directory has them.
    pub addresses: BTreeSet<(Kind, String)>,
    /// Events that changed, or that something reports that did.
    pub events: BTreeSet<EventId>,
    /// Quotations that changed, or that stand in what did.
    pub quotes: BTreeSet<QuoteId>,
    /// Whether all quotations were collected anew, and are numbered otherwise.
    pub quotes_anew: bool,
    /// Whether all claims were.
    pub claims_anew: bool,
}

/// Up to how many entities that are gone keep their numbers.
const MOST_GONE: usize = 1000;

impl Dossier {
    /// Takes in entries that are other than they were. `entries` are all that are shown, as they are now.
    ///
    /// Nothing is done, and nothing returned, where the dossier has to be made anew.
    pub fn revise(
        &mut self,
        others: &[EntryChange],
        entries: &[Redacted],
        settings: &Settings<'_>,
        faults: &mut Faults,
    ) -> Option<Revision> {
        if self.entity_room() - self.entity_ids().len() > MOST_GONE {
            return None;
        }
        if self.bare.revise(others) {
            return None;
        }
        let changed = Changed::of(self, others, faults)?;
        let mut affected = Affected::by(self, &changed, faults)?;
        let mut builder = Builder::of(std::mem::take(self), settings.slugs);
        let resolved = Resolved::of(&mut builder, &changed, &affected);
        let diagnostics = std::mem::take(&mut builder.diagnostics);
        *self = builder.finish();
        let resolved = resolved?;
        affected.add_speakers(self, &changed, &resolved.new, &resolved.gone);
        affected.forget(self, &changed, faults);
        faults.entries.extend(diagnostics);
        Some(self.commit(&changed, affected, resolved, entries, (settings, faults)))
    }
}
