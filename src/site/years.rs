//! What is filed under each year of a country: what happened in it or concerns it, and what was published about it.

use std::collections::BTreeMap;

use crate::content::Kind;
use crate::date::{Date, Period};
use crate::dossier::{Dossier, EntityId, EventId, NoteId};

/// Something that is filed under a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filed {
    Event(EventId),
    Note(NoteId),
}

impl Filed {
    /// The note, if it is one.
    pub(super) fn note(self) -> Option<NoteId> {
        match self {
            Self::Note(id) => Some(id),
            Self::Event(_) => None,
        }
    }

    /// The event, if it is one.
    pub(super) fn event(self) -> Option<EventId> {
        match self {
            Self::Event(id) => Some(id),
            Self::Note(_) => None,
        }
    }
}

/// The years of a country that have pages, and how much is filed under each; of nothing else.
pub(super) fn of(dossier: &Dossier, id: EntityId) -> BTreeMap<i16, usize> {
    let mut years = BTreeMap::new();
    for (date, _) in all(dossier, id) {
        if let Some(year) = year_of(&date) {
            *years.entry(year).or_default() += 1;
        }
    }
    years
}

/// What is filed under one of them: month by month what happened, then what was published; what names no month comes last.
pub(super) fn of_year(dossier: &Dossier, id: EntityId, year: i16) -> Vec<Filed> {
    let mut filed: Vec<(u8, bool, Filed)> = all(dossier, id)
        .filter(|(date, _)| year_of(date) == Some(year))
        .map(|(date, filed)| (month_of(&date).unwrap_or(u8::MAX), filed.note().is_some(), filed))
        .collect();
    filed.sort_by_key(|(month, is_note, _)| (*month, *is_note));
    filed.into_iter().map(|(_, _, filed)| filed).collect()
}

/// The month in which something is filed, from 1.
pub(super) fn month_of(date: &Date) -> Option<u8> {
    date.filed_under().find_map(|period| match period {
        Period::Month(_, month) => Some(month),
        _ => None,
    })
}

/// The year under which something is filed: its first. A decade is none.
fn year_of(date: &Date) -> Option<i16> {
    date.filed_under().next().map(Period::year)
}

/// The events and notes of a country with their dates, earliest first.
fn all(dossier: &Dossier, id: EntityId) -> impl Iterator<Item = (Date, Filed)> {
    let entity = dossier.entity(id);
    let is_country = entity.kind == Kind::Country;
    let events = entity.events.iter().map(|id| (dossier.event(*id).event.date, Filed::Event(*id)));
    let notes = entity.notes.iter().rev();
    let notes = notes.filter_map(|id| Some((dossier.note(*id).note().date?, Filed::Note(*id))));
    events.chain(notes).filter(move |_| is_country)
}
