//! The lists of notes and of entities, and plain pages.

use tera::Value;

use super::entity::first;
use super::note::headings;
use super::orders::Register;
use super::{Variable, View, map};
use crate::chart::has_place;
use crate::content::Kind;
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

/// What `sources.html` has beside them: the number of the page.
pub(super) const SHARES: &[Variable<usize>] = &[
    ("by_country", |view, number| view.shares_on_first(number, View::sources_by_country)),
    ("by_language", |view, number| view.shares_on_first(number, View::articles_by_language)),
];

/// The variables of `page.html`.
pub(super) const PLAIN: &[Variable<PageId>] = &[
    ("content", |view, id| view.html(&view.dossier().page(id).entry)),
    ("headings", |view, id| headings(&view.dossier().page(id).entry.body.headings)),
    ("is_about", |view, id| view.is_about(id).into()),
    ("borders", |view, id| view.borders(id).into()),
    ("backlinks", |view, id| view.backlinks(Target::Page(id))),
];

impl View<'_> {
    /// Whether a page is the one about the dossier.
    pub(super) fn is_about(&self, id: PageId) -> bool {
        self.dossier().page(id).address == "about"
    }

    /// What there is to say of the borders on the maps, on the page about the dossier; nothing where there is no map.
    fn borders(&self, id: PageId) -> Option<&str> {
        let is_mapped = |id| {
            let entity = self.dossier().entity(id);
            entity.country.is_some_and(|country| has_place(country.code()))
                && !(entity.notes.is_empty() && entity.events.is_empty())
        };
        let has_map = self.features().has("pictures") && self.dossier().of_kind(Kind::Country).any(is_mapped);
        let own = self.site.config.borders.as_deref();
        (self.is_about(id) && has_map).then(|| own.unwrap_or(self.language().word("borders")))
    }

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
