//! The lists of notes and of entities, and plain pages.

use tera::Value;

use super::entity::first;
use super::note::headings;
use super::orders::Register;
use super::{Variable, View, map};
use crate::dossier::{NoteId, PageId, Target};
use crate::site::route::paged;

/// The variables of `notes.html`: the number of the page.
pub(super) const NOTES: &[Variable<usize>] = &[
    ("notes", |view, number| view.page_of(view.site.newest.notes(), number)),
    ("pager", |view, number| view.pager("notes/", view.dossier().notes.len(), number)),
];

/// The variables of `people.html`, `countries.html`, `organisations.html`, `tags.html` and `sources.html`: the register, and the number of the page.
pub(super) const REGISTER: &[Variable<(Register, usize)>] = &[
    ("latest", |view, (register, number)| view.latest(register, number)),
    ("letters", |view, (register, number)| view.letters(register, number)),
    ("index", |view, (register, number)| view.index(register, number)),
    ("pager", |view, (register, number)| view.register_pager(register, number)),
];

/// The variables of `page.html`.
pub(super) const PLAIN: &[Variable<PageId>] = &[
    ("content", |view, id| view.html(&view.dossier().page(id).entry)),
    ("headings", |view, id| headings(&view.dossier().page(id).entry.body.headings)),
    ("backlinks", |view, id| view.backlinks(Target::Page(id))),
];

impl View<'_> {
    /// One page of a list of notes.
    pub(super) fn page_of(&self, notes: &[NoteId], number: usize) -> Value {
        self.note_items(self.of_page(notes, number))
    }

    /// What of a list stands on the page with this number.
    pub(super) fn of_page<'l, T>(&self, list: &'l [T], number: usize) -> &'l [T] {
        let size = self.site.config.per_page;
        let start = (number.saturating_sub(1) * size).min(list.len());
        first(&list[start..], size)
    }

    /// Where a page stands in its list, which begins with what is newest.
    pub(super) fn pager(&self, address: &str, length: usize, number: usize) -> Value {
        pager(address, length.div_ceil(self.site.config.per_page).max(1), number, false)
    }
}

/// Where a page stands in a list of so many pages.
pub(super) fn pager(address: &str, total: usize, number: usize, oldest_first: bool) -> Value {
    let (before, behind) = if oldest_first { ("older", "newer") } else { ("newer", "older") };
    let at = |number: usize| paged(address.to_owned(), number);
    map([
        ("number", number.into()),
        ("total", total.into()),
        (before, (number > 1).then(|| at(number - 1)).into()),
        (behind, (number < total).then(|| at(number + 1)).into()),
        ("oldest_first", oldest_first.into()),
    ])
}
