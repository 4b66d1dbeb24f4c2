//! Two people, or a person and a country: what names both.

use tera::Value;

use super::entity::first;
use super::{Variable, View, map};
use crate::dossier::{EntityId, Pair, QuoteId};

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
    ("said", |view, ((first, second), _)| {
        [(first, second), (second, first)]
            .into_iter()
            .filter_map(|(by, about)| view.said(by, about))
            .collect::<Vec<_>>()
            .into()
    }),
    ("pager", |view, (pair, number)| {
        view.pager(&view.addresses().pair(pair), view.dossier().notes_of(pair).len(), number)
    }),
];

impl View<'_> {
    /// The address of the page of these two, if they have one.
    pub(super) fn together(&self, one: EntityId, other: EntityId) -> Option<String> {
        self.site.pairs.of(one, other).map(|pair| self.addresses().pair(pair))
    }

    /// The page of these two or, where they have none, the question which notes name both.
    pub(super) fn notes_of_both(&self, one: EntityId, other: EntityId) -> Option<String> {
        self.together(one, other).or_else(|| self.site.search_for_notes(&[one, other]))
    }

    /// What one of two said about the other: how much, and the question that finds it; nothing where there is none.
    fn said(&self, by: EntityId, about: EntityId) -> Option<Value> {
        let dossier = self.dossier();
        let is_about = |quote: &&QuoteId| dossier.mentioned_in_quote(dossier.quote(**quote)).contains(&about);
        let count = self.quotes_of(Some(by)).iter().filter(is_about).count();
        let url = self.site.search_for_quotations(Some(by), about).filter(|_| count > 0)?;
        let fields = [
            ("by", self.reference(by)),
            ("about", self.reference(about)),
            ("count", count.into()),
            ("url", url.into()),
        ];
        Some(map(fields))
    }

    /// “One and other”; of a person and a country, the person first.
    pub(super) fn pair_title(&self, (owner, other): Pair) -> String {
        let names = [("first", self.name(owner)), ("second", self.name(other))];
        self.language().phrase("two_together", &names)
    }
}
