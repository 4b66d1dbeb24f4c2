//! What changed in the dossier: what entered it, what was amended and corrected, and which notes another corrects, supersedes or answers.
//!
//! The dates are the authors' own. Whether a file changed on the disk says nothing to a reader.

use super::{Dossier, NoteId, Own, Said, Subject};
use crate::date::Date;

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// When, as far as it is known.
    pub date: Option<Date>,
    /// What changed.
    pub subject: Subject,
    /// In which way.
    pub kind: ChangeKind,
}

/// How something changed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// Another note says something of it, or of something in it.
    Said(Said),
    /// It corrects itself: the place among its own corrections.
    Corrected(usize),
    /// The analyst changed the note.
    Revised,
    /// The publisher changed the article.
    Updated,
    /// It entered the dossier.
    Added,
}

impl Dossier {
    /// The corrections that something makes of itself.
    pub fn own_corrections(&self, subject: Subject) -> Vec<Own<'_>> {
        match subject {
            Subject::Note(id) => self.corrections_of_note(id),
            Subject::Event(id) => self.corrections_of_event(id),
            Subject::Entity(id) => self.corrections_of_entity(id),
        }
    }

    /// Every change, newest first; those without a date at the end.
    ///
    /// An article that was changed on the day on which it was published is no change that a reader asks for.
    pub fn changes(&self) -> Vec<Change> {
        let said = self.relations.all().iter().map(|said| Change {
            date: self.date_of(said),
            subject: Subject::Note(said.of),
            kind: ChangeKind::Said(said.clone()),
        });
        let subjects = || {
            let events = self.event_ids().map(Subject::Event);
            self.note_ids().map(Subject::Note).chain(events).chain(self.entity_ids().map(Subject::Entity))
        };
        let added = subjects()
            .filter_map(|subject| Some(Change { date: Some(self.added(subject)?), subject, kind: ChangeKind::Added }));
        let corrected = subjects().flat_map(|subject| {
            let own = self.own_corrections(subject).into_iter().map(|own| own.date).enumerate();
            own.map(move |(index, date)| Change { date, subject, kind: ChangeKind::Corrected(index) })
                .collect::<Vec<_>>()
        });
        let amended = self.note_ids().flat_map(|note| self.amendments(note));
        let mut changes: Vec<Change> = said.chain(corrected).chain(amended).chain(added).collect();
        // Of one date, in the order of the dossier; entities by their place in it, as numbers say nothing.
        changes.sort_by_cached_key(|change| {
            let place = match change.subject {
                Subject::Note(id) => (0, id.index()),
                Subject::Event(id) => (1, id.index()),
                Subject::Entity(id) => (2, self.place_of(id)),
            };
            (std::cmp::Reverse(change.date.map(|date| date.sort_key())), place, change.kind.clone())
        });
        changes
    }

    /// When something entered the dossier, if its file says it.
    fn added(&self, subject: Subject) -> Option<Date> {
        let entry = match subject {
            Subject::Note(id) => Some(&self.note(id).entry),
            Subject::Event(id) => self.event(id).entry.as_ref(),
            Subject::Entity(id) => self.entity(id).profile.as_ref(),
        };
        entry?.common.added
    }

    fn amendments(&self, note: NoteId) -> impl Iterator<Item = Change> {
        let front = self.note(note).note();
        let later = |date: &Date| front.date.is_none_or(|published| date.earliest() > published.latest());
        let change = |date: Option<Date>, kind| {
            date.filter(later).map(|date| Change { date: Some(date), subject: Subject::Note(note), kind })
        };
        [change(front.revised, ChangeKind::Revised), change(front.updated, ChangeKind::Updated)].into_iter().flatten()
    }
}
