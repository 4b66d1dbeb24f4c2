//! Quotations: the register, that of one speaker, and what other pages show of them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use tera::Value;

use super::shares::Share;
use super::years::parts_of;
use super::{Variable, View, map};
use crate::dossier::{EntityId, NoteId, QuoteId, Speaker};

/// Whose quotations, if not everybody's, and the number of the page.
type Page = (Option<EntityId>, usize);

/// How many speakers stand beside the register.
const SPEAKERS: usize = 500;

/// The variables of `quotes.html`.
pub(super) const QUOTES: &[Variable<Page>] = &[
    ("speaker", |view, (speaker, _)| speaker.map_or_else(Value::none, |id| view.reference(id))),
    ("quotes", |view, (speaker, number)| view.quote_items(view.of_page(view.quotes_of(speaker), number))),
    ("parts", |view, (speaker, number)| {
        let (part_of, heading) = (|id| view.year_of_quote(id), |year| view.year_heading(year));
        let page = view.of_page(view.quotes_of(speaker), number);
        parts_of(page, part_of, heading, "quotes", |quotes| view.quote_items(quotes))
    }),
    ("jump", |view, (speaker, _)| {
        let (quotes, address) = (view.quotes_of(speaker), view.addresses().quotes(speaker));
        view.jump(quotes, |id| view.year_of_quote(id), |year| view.year_heading(year), &address)
    }),
    ("speakers", |view, (speaker, _)| {
        let all = if speaker.is_some() { &[][..] } else { &view.dossier().quotes };
        view.speakers(all.iter().map(|quote| quote.speaker.as_ref()))
    }),
    ("pager", |view, (speaker, number)| {
        view.pager(&view.addresses().quotes(speaker), view.quotes_of(speaker).len(), number)
    }),
];

impl View<'_> {
    /// The quotations of somebody, or of all, newest first.
    pub(super) fn quotes_of(&self, speaker: Option<EntityId>) -> &[QuoteId] {
        speaker.map_or(&self.dossier().newest_quotes, |id| &self.dossier().entity(id).quotes)
    }

    pub(super) fn quote_items(&self, ids: &[QuoteId]) -> Value {
        ids.iter().map(|id| self.quote_item(*id)).collect::<Vec<_>>().into()
    }

    /// The quotations of a note that its text does not show.
    pub(super) fn quotes_beside_text(&self, id: NoteId) -> Value {
        let ids = self.dossier().note(id).quotes.iter().filter(|id| !self.dossier().quote(**id).in_text);
        ids.map(|id| self.quote_item(*id)).collect::<Vec<_>>().into()
    }

    /// Everybody who is named, in the order of the alphabet, with how often; of very many, those who are named most.
    pub(super) fn speakers<'a>(&self, all: impl Iterator<Item = Option<&'a Speaker>>) -> Value {
        let mut counts: BTreeMap<(&str, Option<usize>, Option<EntityId>), usize> = BTreeMap::new();
        for speaker in all.flatten() {
            let speaker = match speaker {
                Speaker::Entity(id) => (self.name(*id), Some(self.dossier().place_of(*id)), Some(*id)),
                Speaker::Words(words) => (words.as_str(), None, None),
            };
            *counts.entry(speaker).or_default() += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|(_, count)| Reverse(*count));
        counts.truncate(SPEAKERS);
        counts.sort_by(|a, b| self.language().compare(a.0.0, b.0.0));
        let rows = counts.into_iter().map(|((name, _, id), count)| Share {
            name: name.to_owned(),
            url: id.map(|id| self.addresses().entity(id)),
            count,
        });
        self.shares(rows.collect())
    }

    pub(super) fn make_quote(&self, id: QuoteId) -> Value {
        let quote = self.dossier().quote(id);
        let record = self.dossier().note(quote.note);
        let language = self.dossier().quote_language(quote);
        let url = format!("{}#{}", self.addresses().note(quote.note), quote.anchor);
        map([
            ("text", quote.text.replace('\n', " ").into()),
            ("paragraphs", lines(&quote.text)),
            ("original", lines(quote.original.as_deref().unwrap_or_default())),
            ("original_language", self.dossier().original_language(quote).into()),
            ("language", language.unwrap_or(self.language().tag()).into()),
            ("speaker", self.speaker(quote.speaker.as_ref())),
            ("capacity", quote.capacity.as_deref().into()),
            ("venue", quote.venue.as_deref().into()),
            ("said", self.maybe_date(quote.date.as_ref())),
            ("date", self.maybe_date(self.dossier().quote_date(id).as_ref())),
            ("reported", quote.reported.as_deref().into()),
            ("credibility", quote.credibility.into()),
            ("grade", self.site.own_grade(quote).into()),
            (
                "note",
                map([
                    ("title", record.note().title.as_str().into()),
                    ("url", self.addresses().note(quote.note).into()),
                ]),
            ),
            ("source", record.source.map_or_else(Value::none, |source| self.reference(source))),
            ("corrections", self.corrections_of_quote(id)),
            ("url", url.into()),
            ("anchor", quote.anchor.as_str().into()),
        ])
    }

    /// Who said it: `name` and `url`, or null.
    pub(super) fn speaker(&self, speaker: Option<&Speaker>) -> Value {
        match speaker {
            Some(Speaker::Entity(id)) => self.reference(*id),
            Some(Speaker::Words(words)) => map([("name", words.as_str().into()), ("url", Value::none())]),
            None => Value::none(),
        }
    }
}

fn lines(text: &str) -> Value {
    text.lines().map(Value::from).collect::<Vec<_>>().into()
}
