//! Corrections of one's own mistakes: what a note, an event or a profile says that was wrong in it.

use super::meant::{Meant, meant};
use crate::content::{Correction, Entry, Head, Kind, Part, keys};
use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::dossier::{Dossier, EntityId, EventId, NoteId, Report};
use crate::yaml::{Key, Step};

/// What has a page and can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A note.
    Note(NoteId),
    /// An event.
    Event(EventId),
    /// A person, country, organisation or tag.
    Entity(EntityId),
}

/// A correction with what it is of.
#[derive(Debug, Clone, PartialEq)]
pub struct Own<'a> {
    /// On whose page it stands.
    pub subject: Subject,
    /// What of it was wrong.
    pub part: Meant,
    /// What its author says.
    pub correction: &'a Correction,
    /// When.
    pub date: Option<Date>,
}

impl Dossier {
    /// The corrections that a note makes of itself and of its events, in the order of its front matter.
    pub fn corrections_of_note(&self, id: NoteId) -> Vec<Own<'_>> {
        let note = self.note(id).note();
        let of = |part, correction| Own {
            subject: Subject::Note(id),
            part,
            correction,
            date: self.correction_date(correction, id),
        };
        let own = note.corrections.iter().filter_map(|it| Some(of(meant(self, id, it.part.as_ref(), None).ok()?, it)));
        let of_events = note.events.iter().filter(|event| !event.corrections.is_empty()).flat_map(|event| {
            // It is the record that holds this very report.
            let holds = |report: &Report| {
                matches!(report, Report::Note(note, Some(own)) if *note == id && own.path == event.path)
            };
            let record = self.note(id).events.iter().find(|record| self.event(**record).reports.iter().any(holds));
            event.corrections.iter().filter_map(move |it| Some(of(Meant::Event(*record?), it)))
        });
        own.chain(of_events).collect()
    }

    /// The corrections in the own file of an event.
    pub fn corrections_of_event(&self, id: EventId) -> Vec<Own<'_>> {
        let record = self.event(id);
        let own = record.entry.as_ref().map(|entry| (entry, &record.event.corrections));
        own.into_iter().flat_map(|(entry, corrections)| in_file(Subject::Event(id), entry, corrections)).collect()
    }

    /// The corrections in the profile of an entity.
    pub fn corrections_of_entity(&self, id: EntityId) -> Vec<Own<'_>> {
        let entity = self.entity(id);
        let own = entity.profile.as_ref().zip(entity.profile()).map(|(entry, profile)| (entry, &profile.corrections));
        own.into_iter().flat_map(|(entry, corrections)| in_file(Subject::Entity(id), entry, corrections)).collect()
    }
}

fn in_file<'a>(subject: Subject, entry: &'a Entry, corrections: &'a [Correction]) -> impl Iterator<Item = Own<'a>> {
    corrections.iter().map(move |correction| {
        let part = match &correction.part {
            Some(part) => Meant::Field(part.written().to_owned()),
            None => Meant::Note,
        };
        Own { subject, part, correction, date: correction.date.or(entry.common.added) }
    })
}

/// Reports what a note corrects of itself and does not have. Whether it names a part of itself.
pub(super) fn check(dossier: &Dossier, note: NoteId, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let record = dossier.note(note);
    for (index, correction) in record.note().corrections.iter().enumerate() {
        if let Err(unknown) = meant(dossier, note, correction.part.as_ref(), None) {
            let path = vec!["corrections".into(), Step::Item(index)];
            diagnostics.push(unknown.fault(&record.entry, path, &record.note().title));
        }
    }
    for event in &record.note().events {
        check_fields(&record.entry, &event.path, &event.corrections, &[keys::EVENT], diagnostics);
    }
    record.note().corrections.iter().any(|correction| correction.part.is_some())
}

/// Reports keys that events and profiles correct and cannot have.
pub(super) fn check_others(dossier: &Dossier, diagnostics: &mut Vec<Diagnostic>) {
    for record in &dossier.events {
        if let Some(entry) = &record.entry {
            check_fields(entry, &[], &record.event.corrections, &[keys::EVENT, keys::EVENT_FILE], diagnostics);
        }
    }
    for id in dossier.entity_ids() {
        let entity = dossier.entity(id);
        let Some(entry) = &entity.profile else { continue };
        let Head::Profile(profile) = &entry.head else { continue };
        let of_kind = match profile.kind {
            Kind::Person => keys::PERSON,
            Kind::Country => keys::COUNTRY,
            Kind::Organisation => keys::ORGANISATION,
            Kind::Tag => &[],
        };
        check_fields(entry, &[], &profile.corrections, &[keys::PROFILE, of_kind], diagnostics);
    }
}

fn check_fields(
    entry: &Entry,
    path: &[Step],
    corrections: &[Correction],
    known: &[&[Key]],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (index, correction) in corrections.iter().enumerate() {
        let Some(Part::Field(field)) = &correction.part else { continue };
        let names = || known.iter().copied().flatten().map(|key| key.name);
        if names().any(|name| name == field) {
            continue;
        }
        let place = path.iter().cloned().chain(["corrections".into(), Step::Item(index), "field".into()]);
        let message = format!("`{field}` under `field` is no key of this file");
        let help = match nearest(field, names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write the key that was wrong, such as `title` or `date`".to_owned(),
        };
        let place = entry.place(&place.collect::<Vec<_>>());
        diagnostics.push(Diagnostic::new(Code::UnresolvedLink, place, message).help(help));
    }
}
