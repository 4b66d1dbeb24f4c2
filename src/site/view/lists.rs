//! The lists of notes and of entities, and plain pages.

use std::borrow::Cow;
use std::cmp::Reverse;

use tera::Value;

use super::entity::first;
use super::note::headings;
use super::{Variable, View, map};
use crate::chart::has_place;
use crate::content::Kind;
use crate::dossier::{EntityId, NoteId, PageId, Target};
use crate::site::route::paged;

/// The variables of `notes.html`: the number of the page.
pub(super) const NOTES: &[Variable<usize>] = &[
    ("notes", |view, number| view.page_of(view.site.newest.notes(), number)),
    ("pager", |view, number| view.pager("notes/", view.dossier().notes.len(), number)),
];

/// The variables of `people.html`, `countries.html`, `organisations.html` and `tags.html`.
pub(super) const ENTITIES: &[Variable<Kind>] = &[
    ("latest", |view, kind| view.latest(view.dossier().of_kind(kind).collect(), View::entity_item)),
    ("letters", |view, kind| {
        view.letters(view.dossier().of_kind(kind).collect(), kind == Kind::Country, View::entity_item)
    }),
];

/// The variables of `sources.html`.
pub(super) const SOURCES: &[Variable<()>] = &[
    ("latest", |view, ()| {
        let mut sources: Vec<EntityId> = view.dossier().sources().collect();
        let newest = |id: &EntityId| view.dossier().entity(*id).published.first().copied();
        sources.sort_by_cached_key(|id| (newest(id), view.dossier().place_of(*id)));
        sources.into_iter().map(|id| view.source_item(id)).collect::<Vec<_>>().into()
    }),
    ("by_country", |view, ()| view.sources_by_country()),
    ("by_language", |view, ()| view.articles_by_language()),
    ("letters", |view, ()| view.letters(view.dossier().sources().collect(), false, View::source_item)),
];

/// The variables of `page.html`.
pub(super) const PLAIN: &[Variable<PageId>] = &[
    ("content", |view, id| view.html(&view.dossier().page(id).entry)),
    ("headings", |view, id| headings(&view.dossier().page(id).entry.body.headings)),
    ("is_about", |view, id| view.is_about(id).into()),
    ("borders", |view, id| view.borders(id).into()),
    ("backlinks", |view, id| view.backlinks(Target::Page(id))),
];

/// What a list shows of an entity.
type Item<'s> = fn(&View<'s>, EntityId) -> Value;

impl<'s> View<'s> {
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
        self.pager_in_order(address, length, number, false)
    }

    /// Where a page stands in its list, which begins with what is oldest.
    pub(super) fn pager_onwards(&self, address: &str, length: usize, number: usize) -> Value {
        self.pager_in_order(address, length, number, true)
    }

    fn pager_in_order(&self, address: &str, length: usize, number: usize, oldest_first: bool) -> Value {
        let (before, behind) = if oldest_first { ("older", "newer") } else { ("newer", "older") };
        let total = length.div_ceil(self.site.config.per_page).max(1);
        let at = |number: usize| paged(address.to_owned(), number);
        map([
            ("number", number.into()),
            ("total", total.into()),
            (before, (number > 1).then(|| at(number - 1)).into()),
            (behind, (number < total).then(|| at(number + 1)).into()),
            ("oldest_first", oldest_first.into()),
        ])
    }

    /// Entities by their newest note; those without one at the end, by what else is known of them.
    fn latest(&self, mut ids: Vec<EntityId>, item: Item<'s>) -> Value {
        ids.sort_by_cached_key(|id| {
            let newest = self.dossier().entity(*id).notes.first().copied();
            let date = Reverse(self.latest_date(*id).map(|date| date.sort_key()));
            (newest.is_none(), newest, date, self.dossier().place_of(*id))
        });
        ids.into_iter().map(|id| item(self, id)).collect::<Vec<_>>().into()
    }

    /// Entities in the order of the alphabet, by letter; or by region.
    fn letters(&self, ids: Vec<EntityId>, by_region: bool, item: Item<'s>) -> Value {
        let language = self.language();
        let group = |id: EntityId, name: &str| -> String {
            if by_region {
                let country = self.dossier().entity(id).country;
                let region = country.and_then(|country| country.subregion().or(country.region()));
                region.map_or("", |region| region.name(language.tag())).to_owned()
            } else {
                language.initial(name)
            }
        };
        let mut keyed: Vec<(String, Cow<'_, str>, EntityId)> = ids
            .into_iter()
            .map(|id| {
                let name = self.sort_name(id);
                (group(id, &name), name, id)
            })
            .collect();
        let place = |keyed: &(String, Cow<'_, str>, EntityId)| self.dossier().place_of(keyed.2);
        keyed.sort_by(|a, b| language.compare(&a.1, &b.1).then_with(|| place(a).cmp(&place(b))));
        if by_region {
            keyed.sort_by(|a, b| a.0.is_empty().cmp(&b.0.is_empty()).then_with(|| language.compare(&a.0, &b.0)));
        }
        let groups = keyed.chunk_by(|a, b| a.0 == b.0).map(|group| {
            let entities: Vec<Value> = group.iter().map(|(_, _, id)| item(self, *id)).collect();
            map([("letter", group[0].0.as_str().into()), ("entities", entities.into())])
        });
        groups.collect::<Vec<_>>().into()
    }
}
