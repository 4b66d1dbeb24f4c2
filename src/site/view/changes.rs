//! The register of changes: what entered the dossier, what was amended and corrected, week by week.

use tera::Value;

use super::corrections::texts;
use super::{Variable, View, extended, map};
use crate::content::{Correction, Relation};
use crate::date::{Date, Day};
use crate::dossier::{Change, ChangeKind, Meant, NoteId, Subject};

/// The variables of `changes.html`: the number of the page.
pub(super) const CHANGES: &[Variable<usize>] = &[
    ("changes", |view, number| {
        view.of_page(&view.site.changes, number).iter().map(|change| view.change(change)).collect::<Vec<_>>().into()
    }),
    ("weeks", |view, number| view.weeks_of(view.of_page(&view.site.changes, number))),
    ("pager", |view, number| view.pager("changes/", view.site.changes.len(), number)),
];

impl View<'_> {
    /// Changes by the week in which they were made; those of which no day is known, by what is.
    fn weeks_of(&self, changes: &[Change]) -> Value {
        let headed: Vec<(String, &Change)> = changes.iter().map(|change| (self.week_of(change), change)).collect();
        let weeks = headed.chunk_by(|a, b| a.0 == b.0).map(|week| {
            let changes: Vec<Value> = week.iter().map(|(_, change)| self.change(change)).collect();
            map([("text", week[0].0.as_str().into()), ("changes", changes.into())])
        });
        weeks.collect::<Vec<_>>().into()
    }

    fn week_of(&self, change: &Change) -> String {
        let Some(date) = &change.date else { return self.language().word("undated").to_owned() };
        match date.day().and_then(week) {
            Some((monday, sunday)) => self.language().from_to(&Date::from(monday), &Date::from(sunday)),
            None => self.language().date(date),
        }
    }

    fn change(&self, change: &Change) -> Value {
        let none = Correction::default();
        let is_own = matches!(change.kind, ChangeKind::Corrected(_));
        let own = if is_own { self.dossier().own_corrections(change.subject) } else { Vec::new() };
        let (kind, word, by, part, said): (_, _, Option<NoteId>, &Meant, &Correction) = match &change.kind {
            ChangeKind::Said(other) => {
                let (kind, word) = match other.relation {
                    Relation::Corrects => ("corrected", "corrected_by"),
                    Relation::Supersedes => ("superseded", "superseded_by"),
                    Relation::RespondsTo => ("answered", "answered_by"),
                };
                (kind, word, Some(other.by), &other.part, self.dossier().correction_of(other))
            }
            ChangeKind::Corrected(index) => match own.get(*index) {
                Some(own) => ("corrected", "correction", None, &own.part, own.correction),
                None => ("corrected", "correction", None, &Meant::Note, &none),
            },
            ChangeKind::Revised => ("revised", "note_revised", None, &Meant::Note, &none),
            ChangeKind::Updated => ("updated", "article_updated", None, &Meant::Note, &none),
            ChangeKind::Added => ("added", "added_here", None, &Meant::Note, &none),
        };
        let item = match change.subject {
            Subject::Note(id) => self.note_item(id),
            other => {
                let (title, url) = self.title_of(other);
                map([("title", title.into()), ("url", url.into())])
            }
        };
        let fields = [
            ("date", self.maybe_date(change.date.as_ref())),
            ("kind", kind.into()),
            ("word", self.language().word(word).into()),
            ("note", item),
            ("by", by.map_or_else(Value::none, |by| self.note_item(by))),
            ("part", self.part(change.subject, part)),
        ];
        extended(&texts(said, true), fields)
    }
}

/// The Monday and the Sunday of the week of a day; none at the very ends of the calendar.
fn week(day: Day) -> Option<(Day, Day)> {
    let since_monday = day.weekday().to_monday_zero_offset();
    let monday = (0..since_monday).try_fold(day, |day, _| day.pred())?;
    let sunday = (0..6).try_fold(monday, |day, _| day.succ())?;
    Some((monday, sunday))
}
