//! What changed after it was written: notes that were amended, and notes that another corrects, supersedes or answers.
//!
//! The dates are the authors' own. Whether a file changed on the disk says nothing to a reader.

use super::{Dossier, NoteId};
use crate::content::Relation;
use crate::date::Date;

/// One change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// When, as far as it is known.
    pub date: Option<Date>,
    /// What changed.
    pub note: NoteId,
    /// In which way.
    pub kind: ChangeKind,
}

/// How a note changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// Another note says something of it.
    Said(Relation, NoteId),
    /// The analyst changed the note.
    Revised,
    /// The publisher changed the article.
    Updated,
}

impl Dossier {
    /// Every change, newest first; those without a date at the end.
    ///
    /// An article that was changed on the day on which it was published is no change that a reader asks for.
    pub fn changes(&self) -> Vec<Change> {
        let said = self.relations.all().into_iter().map(|(note, relation, by)| {
            let other = self.note(by).note();
            Change { date: other.date.or(other.revised), note, kind: ChangeKind::Said(relation, by) }
        });
        let amended = self.note_ids().flat_map(|note| {
            let front = self.note(note).note();
            let later = |date: &Date| front.date.is_none_or(|published| date.earliest() > published.latest());
            let change =
                |date: Option<Date>, kind| date.filter(later).map(|date| Change { date: Some(date), note, kind });
            [change(front.revised, ChangeKind::Revised), change(front.updated, ChangeKind::Updated)]
        });
        let mut changes: Vec<Change> = said.chain(amended.flatten()).collect();
        let order =
            |change: &Change| (change.date.map(|date| date.sort_key()), std::cmp::Reverse((change.note, change.kind)));
        changes.sort_by_key(|change| std::cmp::Reverse(order(change)));
        changes
    }
}
