//! The lists of entities: which notes and events name each. Every list is in order, whenever something is put into it.

use super::{Dossier, EntityId, EventId, EventRecord, NoteId, NoteRecord};
use crate::content::Vote;

/// A list of an entity's notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ListOf {
    /// [`super::Entity::notes`].
    Notes,
    /// [`super::Entity::published`].
    Published,
    /// [`super::Entity::listed_in`].
    ListedIn(Option<Vote>),
}

impl Dossier {
    /// Puts a note into the lists of all whom its record names.
    pub(super) fn list_note(&mut self, id: NoteId) {
        let record = &self.notes[id.index()];
        for named in record.all_named() {
            put(&mut self.entities[named.index()].notes, id);
        }
        if let Some(source) = record.source {
            put(&mut self.entities[source.index()].published, id);
        }
        for (listed, vote) in record.all_listed().collect::<Vec<_>>() {
            self.put_listed(listed, id, vote);
        }
    }

    /// Notes that a note has an entity in its long list, or in a vote.
    pub(super) fn put_listed(&mut self, entity: EntityId, note: NoteId, vote: Option<Vote>) {
        let list = &mut self.entities[entity.index()].listed_in;
        let at = list.partition_point(|known| *known <= (note, vote));
        list.insert(at, (note, vote));
    }

    /// Takes a note out of the lists of all whom its record names.
    pub(super) fn unlist_note(&mut self, id: NoteId) {
        let record = &self.notes[id.index()];
        for named in record.all_named() {
            take(&mut self.entities[named.index()].notes, id);
        }
        if let Some(source) = record.source {
            take(&mut self.entities[source.index()].published, id);
        }
        for (listed, _) in record.all_listed() {
            self.entities[listed.index()].listed_in.retain(|(note, _)| *note != id);
        }
    }

    /// Puts an event into the lists of all whom it concerns.
    pub(super) fn list_event(&mut self, id: EventId) {
        for entity in self.events[id.index()].concerned() {
            put(&mut self.entities[entity.index()].events, id);
        }
    }

    /// Takes an event out of the lists of all whom it concerns.
    pub(super) fn unlist_event(&mut self, id: EventId) {
        for entity in self.events[id.index()].concerned() {
            take(&mut self.entities[entity.index()].events, id);
        }
    }
}

impl NoteRecord {
    /// Those of its long list and of its votes.
    pub(super) fn all_listed(&self) -> impl Iterator<Item = (EntityId, Option<Vote>)> {
        let listed = self.listed.iter().map(|listed| (*listed, None));
        listed.chain(self.votes.iter().flat_map(|(vote, who)| who.iter().map(|who| (*who, Some(*vote)))))
    }

    /// All entities that it names in any place, its source among them, with the list of theirs that has the note for it.
    pub(super) fn places(&self) -> impl Iterator<Item = (ListOf, EntityId)> {
        let named = self.all_named().map(|id| (ListOf::Notes, id));
        let published = self.source.map(|id| (ListOf::Published, id));
        named.chain(published).chain(self.all_listed().map(|(id, vote)| (ListOf::ListedIn(vote), id)))
    }

    /// All entities that it names in any place, its source among them.
    pub(super) fn everybody(&self) -> impl Iterator<Item = EntityId> {
        self.places().map(|(_, id)| id)
    }
}

impl EventRecord {
    /// All entities that it concerns, the country where it happened among them.
    pub(super) fn concerned(&self) -> impl Iterator<Item = EntityId> {
        let place = self.country.iter().filter(|country| !self.countries.contains(country));
        [&self.people, &self.organisations, &self.countries, &self.tags].into_iter().flatten().chain(place).copied()
    }
}

/// Puts an item into a list in order, which mostly is its end.
fn put<T: Copy + Ord>(list: &mut Vec<T>, item: T) {
    if list.last().is_none_or(|last| *last < item) {
        list.push(item);
    } else if let Err(at) = list.binary_search(&item) {
        list.insert(at, item);
    }
}

fn take<T: Copy + Ord>(list: &mut Vec<T>, item: T) {
    if let Ok(at) = list.binary_search(&item) {
        list.remove(at);
    }
}
