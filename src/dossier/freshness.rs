//! What is new in the dossier: when each note entered it or last changed, by its own word.
//!
//! When an article was published says nothing of that: an old article that is filed today is news.

use std::cmp::Reverse;

use super::{Dossier, NoteId};
use crate::content::Relation;
use crate::date::Date;

/// All notes in the order in which they are news.
#[derive(Debug, Clone, Default)]
pub struct Newest {
    order: Vec<NoteId>,
    /// The place of each note in the order.
    places: Vec<u32>,
}

impl Newest {
    /// The notes, newest first.
    pub fn notes(&self) -> &[NoteId] {
        &self.order
    }

    /// The place of a note among all, from 0 for the newest.
    pub fn place_of(&self, note: NoteId) -> u32 {
        self.places[note.index()]
    }
}

impl Dossier {
    /// When a note entered the dossier or last changed, as far as anybody says: the latest of `added`, `publish_on`, `revised` and the dates of corrections, be
    /// they its own or those of other notes.
    pub fn last_change(&self, id: NoteId) -> Option<Date> {
        let record = self.note(id);
        let common = &record.entry.common;
        let own = [common.added, common.publish_on, record.note().revised];
        let corrected = self.relations.received(id).filter(|said| said.relation == Relation::Corrects);
        let corrected = corrected.filter_map(|said| self.date_of(said));
        let events = record.note().events.iter().flat_map(|event| &event.corrections);
        let corrections = record.note().corrections.iter().chain(events).filter_map(|correction| correction.date);
        own.into_iter().flatten().chain(corrected).chain(corrections).max_by_key(Date::sort_key)
    }

    /// By which date a note is news: when it last changed, or else when the article was published, or else the first thing that it reports happened.
    pub fn freshness(&self, id: NoteId) -> Option<Date> {
        let note = self.note(id).note();
        self.last_change(id).or(note.date).or_else(|| note.events.first().map(|event| event.date))
    }

    /// All notes, those first that are news; of equal ones, the newest article first.
    pub fn newest(&self) -> Newest {
        let mut order: Vec<NoteId> = self.note_ids().collect();
        order.sort_by_cached_key(|id| (Reverse(self.freshness(*id).map(|date| date.sort_key())), *id));
        let mut places = vec![0; order.len()];
        for (place, id) in (0..).zip(&order) {
            places[id.index()] = place;
        }
        Newest { order, places }
    }
}
