//! The register of changes: what is new, amended and corrected.

use tera::Value;

use super::entity::first;
use super::{Variable, View, map};
use crate::content::Relation;
use crate::dossier::{Change, ChangeKind, NoteId};
use crate::site::plan::SECTION;

/// The variables of `changes.html`: the number of the page.
pub(super) const CHANGES: &[Variable<usize>] = &[
    ("newest", |view, _| view.note_items(first(view.site.newest.notes(), SECTION))),
    ("changes", |view, number| {
        view.of_page(&view.site.changes, number).iter().map(|change| view.change(change)).collect::<Vec<_>>().into()
    }),
    ("pager", |view, number| view.pager("changes/", view.site.changes.len(), number)),
];

impl View<'_> {
    fn change(&self, change: &Change) -> Value {
        let (kind, word, by): (_, _, Option<NoteId>) = match change.kind {
            ChangeKind::Said(Relation::Corrects, by) => ("corrected", "corrected_by", Some(by)),
            ChangeKind::Said(Relation::Supersedes, by) => ("superseded", "superseded_by", Some(by)),
            ChangeKind::Said(Relation::RespondsTo, by) => ("answered", "answered_by", Some(by)),
            ChangeKind::Revised => ("revised", "note_revised", None),
            ChangeKind::Updated => ("updated", "article_updated", None),
        };
        map([
            ("date", self.maybe_date(change.date.as_ref())),
            ("kind", kind.into()),
            ("word", self.language().word(word).into()),
            ("note", self.note_item(change.note)),
            ("by", by.map_or_else(Value::none, |by| self.note_item(by))),
        ])
    }
}
