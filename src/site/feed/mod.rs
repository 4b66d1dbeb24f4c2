//! Feeds: what is new, for those who follow the site or somebody in it. Twenty entries, newest first, in two formats made from one model.
//!
//! An entry was published when its note entered the dossier, if the note says so: then the date of the article stands in the text.
//! The site's own feed has whole texts, the others summaries. A note stands in the feed of everyone whom it names: what is written of it there is made
//! once for each format, and kept.

mod atom;
mod json;

use std::borrow::Cow;
use std::sync::OnceLock;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::value::RawValue;

use super::Site;
use super::page::FeedFormat;
use crate::content::markdown::{Address, classify};
use crate::date::Date;
use crate::dossier::{Dossier, EntityId, NoteId};

/// How many entries a feed holds.
const ENTRIES: usize = 20;

/// The feed of an entity, or of the whole site.
pub(super) fn render(site: &Site, format: FeedFormat, of: Option<EntityId>) -> Vec<u8> {
    let feed = Feed::new(site, of);
    match format {
        FeedFormat::Atom => atom::write(&feed),
        FeedFormat::Json => json::write(&feed),
    }
}

/// What notes are in feeds of summaries, as far as they were asked for.
#[derive(Debug, Default)]
pub(super) struct Summaries(Vec<Summary>);

#[derive(Debug, Default)]
struct Summary {
    /// Bytes of XML.
    atom: OnceLock<Box<[u8]>>,
    json: OnceLock<Box<RawValue>>,
}

impl Summaries {
    /// Room for the notes of a dossier.
    pub(super) fn new(dossier: &Dossier) -> Self {
        Self(dossier.notes.iter().map(|_| Summary::default()).collect())
    }

    /// Has those of a note made again, because its text is another.
    pub(super) fn forget(&mut self, id: NoteId) {
        self.0[id.index()] = Summary::default();
    }
}

/// A feed, in whatever format.
struct Feed<'s> {
    site: &'s Site,
    /// In front of addresses.
    base: &'s str,
    title: String,
    /// The address below the root of the page that it follows.
    page: String,
    notes: Vec<NoteId>,
    /// Whether entries hold the whole text, rather than a summary.
    full: bool,
}

/// An entry of a feed, in whatever format.
struct Entry<'s> {
    address: String,
    title: &'s str,
    /// Plain text; may be empty.
    summary: Cow<'s, str>,
    /// The whole text as HTML, with absolute addresses.
    html: Option<String>,
    published: Option<Timestamp>,
    /// When the note last changed.
    updated: Option<Timestamp>,
    tags: Vec<&'s str>,
    /// A BCP 47 tag, where it is not the site's.
    language: Option<&'s str>,
    /// The address of the article.
    article: Option<&'s str>,
}

impl<'s> Feed<'s> {
    fn new(site: &'s Site, of: Option<EntityId>) -> Self {
        let base = site.config.base_url.as_deref().unwrap_or("/");
        let full = of.is_none();
        let Some(id) = of else {
            let (title, newest) = (site.config.title.clone(), site.newest.notes());
            let notes = newest[..newest.len().min(ENTRIES)].to_vec();
            return Self { site, base, title, page: String::new(), notes, full };
        };
        let entity = site.dossier.entity(id);
        // What is about an organisation, and what it published.
        let mut notes: Vec<NoteId> = [&entity.notes, &entity.published].into_iter().flatten().copied().collect();
        notes.sort_unstable_by_key(|id| site.newest.place_of(*id));
        notes.dedup();
        notes.truncate(ENTRIES);
        let title = format!("{} · {}", site.entity_name(id), site.config.title);
        Self { site, base, title, page: site.addresses().entity(id), notes, full }
    }

    /// What the feed is about; may be empty.
    fn description(&self) -> &'s str {
        if self.full { &self.site.config.description } else { "" }
    }

    /// RFC 4287, section 4.2.1: a feed has authors, or each of its entries does.
    fn authors(&self) -> &'s [String] {
        let authors = &self.site.config.authors;
        if authors.is_empty() { std::slice::from_ref(&self.site.config.title) } else { authors }
    }

    /// When the newest entry changed.
    fn updated(&self) -> Option<Timestamp> {
        self.notes.iter().filter_map(|id| self.changed(*id)).max()
    }

    /// What was kept of a note for feeds of summaries.
    fn summary(&self, id: NoteId) -> &'s Summary {
        &self.site.feed_entries.0[id.index()]
    }

    fn entry(&self, id: NoteId) -> Entry<'s> {
        let record = self.site.dossier.note(id);
        let note = record.note();
        let article = note.publication.url.as_deref().map(classify);
        Entry {
            address: format!("{}{}", self.base, self.site.addresses().note(id)),
            title: &note.title,
            summary: self.summary_text(id),
            html: self.full.then(|| self.html(id)),
            published: self.published(id).and_then(|date| self.instant(&date)),
            updated: self.changed(id),
            tags: record.tags.iter().map(|tag| self.site.entity_name(*tag)).collect(),
            language: record.entry.common.language.as_deref(),
            article: article.and_then(|address| match address {
                Address::Elsewhere(address) => Some(address).filter(|address| address.starts_with("http")),
                _ => None,
            }),
        }
    }

    /// When an entry was published: when its note entered the dossier, or else when the article appeared.
    fn published(&self, id: NoteId) -> Option<Date> {
        let record = self.site.dossier.note(id);
        record.entry.common.added.or(record.note().date)
    }

    /// The date of the article in words, where the entry has another.
    fn date_of_article(&self, id: NoteId) -> Option<String> {
        let record = self.site.dossier.note(id);
        record.entry.common.added?;
        Some(self.site.language.date(&record.note().date?))
    }

    /// What a note says in short, behind the date of the article.
    fn summary_text(&self, id: NoteId) -> Cow<'s, str> {
        let summary = self.site.summary_of(id);
        match self.date_of_article(id) {
            None => summary,
            Some(date) if summary.is_empty() => date.into(),
            Some(date) => format!("{date} · {summary}").into(),
        }
    }

    /// The text of a note with absolute addresses, those of its own footnotes and headings included.
    fn html(&self, id: NoteId) -> String {
        let mut html = super::fragment::print(self.site, &self.site.dossier.note(id).entry, self.base);
        if let Some(date) = self.date_of_article(id) {
            let mut first = String::new();
            super::escape::escape(&date, &mut first);
            html.insert_str(0, &format!("<p>{first}</p>\n"));
        }
        super::portable::on_page(&html, &format!("{}{}", self.base, self.site.addresses().note(id)))
    }

    /// When a note last changed, as an instant; never before it was published.
    fn changed(&self, id: NoteId) -> Option<Timestamp> {
        [self.site.dossier.freshness(id), self.published(id)]
            .into_iter()
            .flatten()
            .filter_map(|date| self.instant(&date))
            .max()
    }

    /// A date as an instant that both formats can write: in the years 1 to 9999 (RFC 3339 has four digits, XML no year 0).
    fn instant(&self, date: &Date) -> Option<Timestamp> {
        let zone = &self.site.config.timezone;
        date.to_instant(zone).filter(|instant| (1..=9999).contains(&instant.to_zoned(TimeZone::UTC).year()))
    }
}
