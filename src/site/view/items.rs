//! What lists show of notes, entities, events and quotations: each made once, and shared by every page that lists it.

use std::sync::OnceLock;

use tera::Value;

use super::entity::first;
use super::{View, map};
use crate::content::{NoteKind, Status};
use crate::dossier::{Dossier, EntityId, EventId, NoteId, QuoteId, Revision};
use crate::gazetteer::Country;

/// How many people and organisations a row of a list names: a note may have hundreds, and its row stands on the page of each of them.
const IN_ROW: usize = 12;

/// How many of each the page of a note or event names.
pub(super) const ON_PAGE: usize = 500;

/// The values, as far as they were asked for.
#[derive(Debug, Default)]
pub(in crate::site) struct Items {
    notes: Vec<OnceLock<Value>>,
    entities: Vec<OnceLock<Value>>,
    references: Vec<OnceLock<Value>>,
    events: Vec<OnceLock<Value>>,
    quotes: Vec<OnceLock<Value>>,
}

impl Items {
    /// Room for the values of a dossier.
    pub(in crate::site) fn new(dossier: &Dossier) -> Self {
        let room = |length: usize| (0..length).map(|_| OnceLock::new()).collect();
        Self {
            notes: room(dossier.notes.len()),
            entities: room(dossier.entity_room()),
            references: room(dossier.entity_room()),
            events: room(dossier.events.len()),
            quotes: room(dossier.quotes.len()),
        }
    }
}

fn forget(list: &mut [OnceLock<Value>], places: impl Iterator<Item = usize>) {
    places.for_each(|place| list[place] = OnceLock::new());
}

impl Items {
    /// Has a note made again, because its text is another.
    pub(in crate::site) fn forget_note(&mut self, id: NoteId) {
        self.notes[id.index()] = OnceLock::new();
    }

    /// Has all made again that a revision of the dossier may have changed.
    pub(in crate::site) fn revise(&mut self, dossier: &Dossier, revision: &Revision) {
        if revision.quotes_anew {
            *self = Self::new(dossier);
            return;
        }
        for list in [&mut self.entities, &mut self.references] {
            list.resize_with(dossier.entity_room(), OnceLock::new);
            forget(list, revision.entities.iter().map(|id| id.index()));
        }
        forget(&mut self.notes, revision.notes.iter().map(|id| id.index()));
        forget(&mut self.events, revision.events.iter().map(|id| id.index()));
        forget(&mut self.quotes, revision.quotes.iter().map(|id| id.index()));
    }
}

impl View<'_> {
    /// A note in a list.
    pub(super) fn note_item(&self, id: NoteId) -> Value {
        self.site.items.notes[id.index()].get_or_init(|| self.make_note(id)).clone()
    }

    /// An entity in a list.
    pub(super) fn entity_item(&self, id: EntityId) -> Value {
        self.site.items.entities[id.index()].get_or_init(|| self.make_entity(id)).clone()
    }

    /// The `name` and `url` of an entity.
    pub(super) fn reference(&self, id: EntityId) -> Value {
        let make = || map([("name", self.name(id).into()), ("url", self.addresses().entity(id).into())]);
        self.site.items.references[id.index()].get_or_init(make).clone()
    }

    /// An event in a list.
    pub(super) fn event_item(&self, id: EventId) -> Value {
        self.site.items.events[id.index()].get_or_init(|| self.make_event(id)).clone()
    }

    /// A quotation in a list.
    pub(super) fn quote_item(&self, id: QuoteId) -> Value {
        self.site.items.quotes[id.index()].get_or_init(|| self.make_quote(id)).clone()
    }

    pub(super) fn note_items(&self, ids: &[NoteId]) -> Value {
        ids.iter().map(|id| self.note_item(*id)).collect::<Vec<_>>().into()
    }

    pub(super) fn references(&self, ids: &[EntityId]) -> Value {
        ids.iter().map(|id| self.reference(*id)).collect::<Vec<_>>().into()
    }

    pub(super) fn event_items(&self, ids: impl IntoIterator<Item = EventId>) -> Value {
        ids.into_iter().map(|id| self.event_item(id)).collect::<Vec<_>>().into()
    }

    /// What stands for those of so many who are not among the first that are named.
    pub(super) fn and_more(&self, all: &[EntityId], named: usize) -> Value {
        let more = all.len().saturating_sub(named);
        (more > 0).then(|| self.language().word("and_more").replace("{n}", &more.to_string())).into()
    }

    fn make_note(&self, id: NoteId) -> Value {
        let record = self.dossier().note(id);
        let note = record.note();
        let language = record.entry.common.language.as_deref().unwrap_or(self.language().tag());
        map([
            ("title", note.title.as_str().into()),
            ("url", self.addresses().note(id).into()),
            ("summary", (&*self.site.summary_of(id)).into()),
            ("kind", note.kind.word().into()),
            ("kind_word", self.language().word(kind_key(note.kind)).into()),
            ("date", self.maybe_date(note.date.as_ref())),
            ("added", self.maybe_date(record.entry.common.added.as_ref())),
            ("source", record.source.map_or_else(Value::none, |source| self.reference(source))),
            ("people", self.references(first(&record.people, IN_ROW))),
            ("more_people", self.and_more(&record.people, IN_ROW)),
            ("countries", self.references(&record.countries)),
            ("tags", self.references(&record.tags)),
            ("language", language.into()),
            ("draft", record.held_back.into()),
        ])
    }

    fn make_entity(&self, id: EntityId) -> Value {
        let entity = self.dossier().entity(id);
        let description = entity.profile().and_then(|profile| profile.description.as_deref());
        let latest = self.latest_date(id);
        map([
            ("kind", entity.kind.word().into()),
            ("name", self.name(id).into()),
            ("url", self.addresses().entity(id).into()),
            ("description", description.unwrap_or_default().into()),
            ("sort_name", (&*self.sort_name(id)).into()),
            ("count", entity.notes.len().into()),
            ("event_count", entity.events.len().into()),
            ("quote_count", entity.quotes.len().into()),
            ("published_count", entity.published.len().into()),
            ("latest", self.maybe_date(latest.as_ref())),
            ("code", entity.country.map(Country::code).into()),
            ("profile", entity.profile.is_some().into()),
        ])
    }

    fn make_event(&self, id: EventId) -> Value {
        let record = self.dossier().event(id);
        let event = &record.event;
        let reports: Vec<Value> = record.reports.iter().map(|report| self.report(report)).collect();
        map([
            ("id", record.slug.as_str().into()),
            ("title", event.title.as_str().into()),
            ("summary", event.summary.as_deref().unwrap_or_default().into()),
            ("url", self.addresses().event(id).into()),
            ("date", self.date(&event.date)),
            ("date_as_reported", event.date_as_reported.as_deref().into()),
            ("place", event.place.as_deref().into()),
            ("country", record.country.map_or_else(Value::none, |country| self.reference(country))),
            ("people", self.references(first(&record.people, IN_ROW))),
            ("more_people", self.and_more(&record.people, IN_ROW)),
            ("organisations", self.references(first(&record.organisations, IN_ROW))),
            ("more_organisations", self.and_more(&record.organisations, IN_ROW)),
            ("countries", self.references(&record.countries)),
            ("status", record.status.word().into()),
            ("status_word", self.status_word(record.status).into()),
            ("reports", reports.into()),
            ("corrections", self.corrections_of_event(id, false)),
        ])
    }

    pub(super) fn status_word(&self, status: Status) -> &str {
        self.language().word(match status {
            Status::Reported => "status_reported",
            Status::Confirmed => "status_confirmed",
            Status::Disputed => "status_disputed",
            Status::Planned => "status_planned",
            Status::Denied => "status_denied",
            Status::Postponed => "status_postponed",
            Status::Cancelled => "status_cancelled",
        })
    }
}

fn kind_key(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Article => "kind_article",
        NoteKind::Document => "kind_document",
        NoteKind::Post => "kind_post",
        NoteKind::Transcript => "kind_transcript",
        NoteKind::Interview => "kind_interview",
    }
}
