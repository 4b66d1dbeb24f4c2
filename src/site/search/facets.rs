//! Facets: what results are narrowed down by, each by a short name and a value, which is the last part of an address or the tag of a language.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Site;
use crate::content::Kind;
use crate::dossier::{EntityId, NoteId, QuoteRecord, Speaker};
use crate::redaction::Redacted;
use crate::search::Weight;

/// A facet, its value, and how much a document is about that.
pub(super) type Facet = (&'static str, String, Weight);

/// The facet of an entity that is named or mentioned.
fn of_entity(site: &Site, id: EntityId, weight: Weight) -> Facet {
    let entity = site.dossier.entity(id);
    (entity.kind.word(), entity.slug.clone(), weight)
}

/// The part of the address of a question that asks for what mentions an entity.
pub(super) fn asking_for(site: &Site, id: EntityId) -> String {
    let entity = site.dossier.entity(id);
    let name = if entity.kind == Kind::Person { "mentions" } else { entity.kind.word() };
    format!("{name}={}", entity.slug)
}

/// The facets of entities that are named.
pub(super) fn named<'a>(site: &Site, ids: impl IntoIterator<Item = &'a EntityId>) -> Vec<Facet> {
    ids.into_iter().map(|id| of_entity(site, *id, Weight::Title)).collect()
}

/// The facets of those who stand in a long list.
pub(super) fn listed<'a>(site: &Site, ids: impl IntoIterator<Item = &'a EntityId>) -> Vec<Facet> {
    ids.into_iter().map(|id| of_entity(site, *id, Weight::Text)).collect()
}

/// The facets of those whom the text of an entry mentions, but for those who are named.
pub(super) fn mentioned(site: &Site, entry: Option<&Redacted>, named: &[EntityId]) -> Vec<Facet> {
    let mentions = entry.and_then(|entry| site.dossier.mentions.get(&entry.source.path));
    let mut ids: Vec<EntityId> =
        mentions.iter().flat_map(|mentions| &mentions.all).map(|mention| mention.entity).collect();
    ids.sort_unstable();
    ids.dedup();
    let others = ids.into_iter().filter(|id| !named.contains(id));
    others.map(|id| of_entity(site, id, Weight::Text)).collect()
}

/// The facets of those whom a text of the front matter of a note mentions.
pub(super) fn mentioned_in_front(site: &Site, note: NoteId, text: &str) -> Vec<Facet> {
    named(site, &site.dossier.mentioned_in_front(note, text))
}

/// The facets of those whom a quotation mentions: not whoever says it, whose name stands below.
pub(super) fn mentioned_in_quote(site: &Site, quote: &QuoteRecord) -> Vec<Facet> {
    named(site, &site.dossier.mentioned_in_quote(quote))
}

/// The facets of the countries and tags of the note that something stands in, which its own words seldom say.
pub(super) fn of_note(site: &Site, note: NoteId, found: &mut Vec<Facet>) {
    let record = site.dossier.note(note);
    let around = record.countries.iter().chain(&record.tags).map(|id| of_entity(site, *id, Weight::Text));
    found.extend(around);
}

/// The facet of whoever said something: people by their slug, organisations by their address.
pub(super) fn by(site: &Site, speaker: Option<&Speaker>) -> Option<Facet> {
    let entity = site.dossier.entity(speaker?.entity()?);
    let value = match entity.kind {
        Kind::Person => entity.slug.clone(),
        kind => format!("{}/{}", kind.folder(), entity.slug),
    };
    Some(("by", value, Weight::Title))
}

/// The facet of where a note was published.
pub(super) fn source(site: &Site, note: NoteId) -> Option<Facet> {
    let source = site.dossier.note(note).source?;
    Some(("source", site.dossier.entity(source).slug.clone(), Weight::Title))
}

/// The facet of a language.
pub(super) fn language(tag: &str) -> Facet {
    ("language", tag.to_owned(), Weight::Title)
}

/// The language of the article that a note is about, or else of the note.
pub(super) fn language_of(site: &Site, note: NoteId) -> &str {
    let record = site.dossier.note(note);
    let of_text = record.entry.common.language.as_deref().unwrap_or(&site.config.language);
    record.note().publication.language.as_deref().unwrap_or(of_text)
}

/// The names of the languages that anything is in.
pub(super) fn language_names(site: &Site) -> Value {
    let quotes = site.dossier.quotes.iter().filter_map(|quote| quote.language.as_deref());
    let tags = site
        .dossier
        .note_ids()
        .flat_map(|id| [Some(language_of(site, id)), site.dossier.note(id).entry.common.language.as_deref()]);
    let site_tag = std::iter::once(site.config.language.as_str());
    let all: BTreeMap<&str, &str> = tags
        .flatten()
        .chain(quotes)
        .chain(site_tag)
        .map(|tag| (tag, site.language.name_of(tag).unwrap_or(tag)))
        .collect();
    json!(all)
}
