//! Whom quotations and claims are about: who is mentioned in their words.

use std::ops::Range;

use super::{Dossier, EntityId, NoteId, QuoteId, QuoteRecord};
use crate::content::Entry;

impl Dossier {
    /// Whom the words of a quotation mention, each once, in no order that means anything. Not whoever says it, whose name stands below.
    pub fn mentioned_in_quote(&self, quote: &QuoteRecord) -> Vec<EntityId> {
        if !quote.in_text {
            return self.mentioned_in_front(quote.note, &quote.text);
        }
        let entry = &self.note(quote.note).entry;
        let mut quotations = entry.body.quotations.iter();
        let Some(quotation) = quotations.find(|quotation| quotation.anchor == quote.anchor) else { return Vec::new() };
        let is_inside = |run: usize, range: &Range<usize>| {
            let place = (run < entry.body.runs.len()).then(|| entry.place_in(run, range).span);
            place.is_some_and(|span| quotation.span.start <= span.start && span.end <= quotation.span.end)
        };
        self.mentioned_where(entry, &is_inside, Some(&quote.text))
    }

    /// Whom a text of the front matter of a note mentions, each once, in no order that means anything.
    pub fn mentioned_in_front(&self, note: NoteId, text: &str) -> Vec<EntityId> {
        let entry = &self.note(note).entry;
        let Some(run) = entry.run_of(text) else { return Vec::new() };
        self.mentioned_where(entry, &|mentioned, _| mentioned == run, None)
    }

    /// What others said about somebody or something, newest first: so many of the quotations that mention it.
    pub fn said_about(&self, id: EntityId, most: usize) -> Vec<QuoteId> {
        let entity = self.entity(id);
        let mut notes: Vec<NoteId> = entity.notes.iter().chain(&entity.mentioned_in).copied().collect();
        notes.sort_unstable();
        notes.dedup();
        let is_about = |quote: &QuoteId| {
            let record = self.quote(*quote);
            let speaker = record.speaker.as_ref().and_then(super::Speaker::entity);
            speaker != Some(id) && self.mentioned_in_quote(record).contains(&id)
        };
        let about = notes.into_iter().flat_map(|note| self.note(note).quotes.iter().copied()).filter(is_about);
        let mut about: Vec<QuoteId> = about.take(most).collect();
        about.sort_by_key(|quote| std::cmp::Reverse(self.quote_date(*quote).map(|date| date.sort_key())));
        about
    }

    /// What one said about another, newest first.
    pub fn said_by_about(&self, speaker: EntityId, about: EntityId) -> Vec<QuoteId> {
        let said = self.entity(speaker).quotes.iter().copied();
        said.filter(|quote| self.mentioned_in_quote(self.quote(*quote)).contains(&about)).collect()
    }

    /// Whom an entry mentions in some places, and with a spelling that stands in `text`.
    fn mentioned_where(
        &self,
        entry: &Entry,
        is_meant: &dyn Fn(usize, &Range<usize>) -> bool,
        text: Option<&str>,
    ) -> Vec<EntityId> {
        let mentions = self.mentions.get(&entry.source.path);
        let here = mentions.iter().flat_map(|mentions| &mentions.all).filter(|mention| {
            let spelling = mention.spelling(entry).unwrap_or_default();
            is_meant(mention.run, &mention.range) && text.is_none_or(|text| text.contains(spelling))
        });
        let mut ids: Vec<EntityId> = here.map(|mention| mention.entity).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}
