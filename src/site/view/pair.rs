//! Two people, or a person and a country: what names both.

use tera::Value;

use super::entity::first;
use super::{Variable, View};
use crate::dossier::{EntityId, Pair};
use crate::site::plan::SECTION;

/// A pair, and the number of the page of its notes.
type Page = (Pair, usize);

/// The variables of `together.html`.
pub(super) const PAIR: &[Variable<Page>] = &[
    ("first", |view, ((owner, _), _)| view.entity_item(owner)),
    ("second", |view, ((_, other), _)| view.entity_item(other)),
    ("count", |view, (pair, _)| view.dossier().notes_of(pair).len().into()),
    ("notes", |view, (pair, number)| view.page_of(&view.dossier().notes_of(pair), number)),
    ("event_count", |view, (pair, _)| view.dossier().events_of(pair).len().into()),
    ("events", |view, (pair, _)| {
        let mut events = view.dossier().events_of(pair);
        events.reverse();
        view.event_items(first(&events, view.site.config.per_page).iter().copied())
    }),
    ("parts", |view, (pair, number)| view.notes_by_year(&view.dossier().notes_of(pair), number)),
    ("jump", |view, (pair, _)| {
        let (notes, address) = (view.dossier().notes_of(pair), view.addresses().pair(pair));
        view.jump(&notes, |note| view.year_of_note(note), |year| view.year_heading(year), &address)
    }),
    ("said_by_first", |view, ((owner, other), number)| view.said_by_about(owner, other, number)),
    ("said_by_second", |view, ((owner, other), number)| view.said_by_about(other, owner, number)),
    ("pager", |view, (pair, number)| {
        view.pager(&view.addresses().pair(pair), view.dossier().notes_of(pair).len(), number)
    }),
];

impl View<'_> {
    /// What one said about the other, on the first page.
    fn said_by_about(&self, speaker: EntityId, about: EntityId, number: usize) -> Value {
        let said = if number == 1 { self.dossier().said_by_about(speaker, about) } else { Vec::new() };
        self.quote_items(first(&said, SECTION))
    }

    /// The address of the page of these two, if they have one.
    pub(super) fn together(&self, one: EntityId, other: EntityId) -> Option<String> {
        self.site.pairs.of(one, other).map(|pair| self.addresses().pair(pair))
    }

    /// The page of these two or, where they have none, the question which notes name both.
    pub(super) fn notes_of_both(&self, one: EntityId, other: EntityId) -> Option<String> {
        self.together(one, other).or_else(|| self.site.search_for_notes(&[one, other]))
    }

    /// “One and other”; of a person and a country, the person first.
    pub(super) fn pair_title(&self, (owner, other): Pair) -> String {
        let names = [("first", self.name(owner)), ("second", self.name(other))];
        self.language().phrase("two_together", &names)
    }
}
