//! What occurs together: of entities in notes, and of notes by their entities.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::{Dossier, EntityId, NoteId};
use crate::content::Kind;

/// From each entity of a note, how many of its notes before and after are looked at for related ones.
const NEIGHBOURS: usize = 24;

/// An entity and the number of notes that name it together with another.
pub type Together = (EntityId, usize);

/// How many people, organisations and countries a note may name for that to say that they have to do with each other.
const MOST_NAMED: usize = 100;

impl Dossier {
    /// Whether a note says who has to do with whom: one that names hundreds is a list, of which each pair would be one of tens of thousands.
    pub fn tells_who_goes_together(&self, note: NoteId) -> bool {
        let note = self.note(note);
        note.people.len() + note.organisations.len() + note.countries.len() <= MOST_NAMED
    }

    /// Who and what notes name together with `id`, by kind, most notes first; of as many, in the order of entities.
    pub fn occurs_with(&self, id: EntityId) -> BTreeMap<Kind, Vec<Together>> {
        let mut counts: FxHashMap<EntityId, usize> = FxHashMap::default();
        for note in self.entity(id).notes.iter().filter(|note| self.tells_who_goes_together(**note)) {
            for other in self.note(*note).all_named().filter(|other| *other != id) {
                *counts.entry(other).or_default() += 1;
            }
        }
        let mut by_kind: BTreeMap<Kind, Vec<Together>> = BTreeMap::new();
        for (other, count) in counts {
            by_kind.entry(self.entity(other).kind).or_default().push((other, count));
        }
        for list in by_kind.values_mut() {
            list.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| self.place_of(a.0).cmp(&self.place_of(b.0))));
        }
        by_kind
    }

    /// The notes that share the most with `id`, at most `limit`.
    ///
    /// What few notes name says more than what many do, so an entity counts by the inverse of its number of notes, a tag half of that. Only
    /// the neighbours in time are looked at, which keeps the cost the same for a dossier of any size.
    pub fn related(&self, id: NoteId, limit: usize) -> Vec<NoteId> {
        let mut scores: FxHashMap<NoteId, f64> = FxHashMap::default();
        for entity in self.note(id).all_named() {
            let notes = &self.entity(entity).notes;
            let Ok(at) = notes.binary_search(&id) else { continue };
            let weight = if self.entity(entity).kind == Kind::Tag { 0.5 } else { 1.0 };
            let rarity = weight / libm::log1p(f64::from(u32::try_from(notes.len()).unwrap_or(u32::MAX)));
            let near = &notes[at.saturating_sub(NEIGHBOURS)..(at + NEIGHBOURS + 1).min(notes.len())];
            for other in near.iter().filter(|other| **other != id) {
                *scores.entry(*other).or_default() += rarity;
            }
        }
        // Sums of the same weights in another order may differ in the last bit: compare what is left after rounding.
        let mut ranked: Vec<_> = scores.into_iter().map(|(note, score)| (note, (score * 1e9).round())).collect();
        let by_score = |a: &(NoteId, f64), b: &(NoteId, f64)| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0));
        if ranked.len() > limit {
            ranked.select_nth_unstable_by(limit, by_score);
            ranked.truncate(limit);
        }
        ranked.sort_unstable_by(by_score);
        ranked.into_iter().map(|(note, _)| note).collect()
    }
}
