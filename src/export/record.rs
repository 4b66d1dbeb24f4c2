//! The records of `dossier.json`: what it says of each thing, borrowed from the dossier and made while it is written.
//!
//! The comments on the fields are read by others: the JSON Schema and `docs/data.md` are made of them.

mod correction;
mod make;

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use super::dates::Edtf;
use super::links::{Ids, Link, List, QuoteIds};
use crate::dossier::{EntityId, EventId, NoteId, QuoteId};

use correction::CorrectionRecord;
use make::is_zero;

/// A dossier. Ids are addresses below `base_url`; dates are in EDTF (ISO 8601-2); what is not known is left out.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Dossier")]
pub(super) struct Dossier<'a> {
    /// The number of this format. It grows when a field goes or changes its meaning; fields may be added at any time.
    pub(super) version: u8,
    /// The name of the dossier.
    pub(super) title: &'a str,
    /// What it is about, in a sentence.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) description: &'a str,
    /// The language of the site: a BCP 47 tag.
    pub(super) language: &'a str,
    /// The absolute address of the site, with a slash at its end. Without it, each `url` begins with a slash.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) base_url: Option<&'a str>,
    /// Who writes the dossier.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub(super) authors: &'a [String],
    /// Under which licence it is published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) licence: Option<&'a str>,
    /// The program that made the file, with its version.
    pub(super) generator: &'a str,
    /// The notes, newest first.
    pub(super) notes: List<'a, NoteId, Note<'a>>,
    /// People, countries, organisations and tags.
    pub(super) entities: List<'a, EntityId, Entity<'a>>,
    /// The events, earliest first.
    pub(super) events: List<'a, EventId, Event<'a>>,
    /// The quotations, in the order of the notes.
    pub(super) quotes: List<'a, QuoteId, Quote<'a>>,
}

/// A note about one article, document, post or transcript.
#[derive(Serialize, JsonSchema)]
pub(super) struct Note<'a> {
    /// Its address below the site, which no other record has.
    id: Link<'a>,
    /// Its whole address.
    url: Link<'a>,
    /// The title of the article, as the note has it.
    title: &'a str,
    /// Its title in its own language.
    #[serde(skip_serializing_if = "Option::is_none")]
    original_title: Option<&'a str>,
    /// `article`, `document`, `post`, `transcript` or `interview`.
    kind: &'static str,
    /// When the article was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Edtf>,
    /// When its publisher changed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<Edtf>,
    /// When the analyst read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<Edtf>,
    /// When the analyst changed the note.
    #[serde(skip_serializing_if = "Option::is_none")]
    revised: Option<Edtf>,
    /// When it entered the dossier.
    #[serde(skip_serializing_if = "Option::is_none")]
    added: Option<Edtf>,
    /// A sentence or two; else the first paragraph of the note.
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: Cow<'a, str>,
    /// The language of the note: a BCP 47 tag.
    language: &'a str,
    /// Whom it is about, in order of weight: ids.
    people: Ids<'a, EntityId>,
    /// See `people`.
    countries: Ids<'a, EntityId>,
    /// See `people`.
    organisations: Ids<'a, EntityId>,
    /// See `people`.
    tags: Ids<'a, EntityId>,
    /// Those of a long list, which is evidence and no subject: ids.
    #[serde(skip_serializing_if = "Ids::is_empty")]
    listed: Ids<'a, EntityId>,
    /// How countries voted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    votes: Vec<Votes<'a>>,
    /// Who published the article: the id of an organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Link<'a>>,
    /// Where the article appeared, and who stands behind it.
    article: Article<'a>,
    /// Of the information, 1 to 6 on the Admiralty scale.
    #[serde(skip_serializing_if = "Option::is_none")]
    credibility: Option<u8>,
    /// The events that it reports: ids.
    #[serde(skip_serializing_if = "Ids::is_empty")]
    events: Ids<'a, EventId>,
    /// What it quotes: ids.
    #[serde(skip_serializing_if = "QuoteIds::is_empty")]
    quotes: QuoteIds<'a>,
    /// The notes that it corrects, supersedes or answers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    relations: Vec<Relation<'a>>,
    /// What was found to be wrong in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    corrections: Vec<CorrectionRecord<'a>>,
}

/// What a note has to do with another.
#[derive(Serialize, JsonSchema)]
pub(super) struct Relation<'a> {
    /// `corrects`, `supersedes` or `responds_to`.
    kind: &'static str,
    /// The id of the other note.
    note: Link<'a>,
}

/// Countries that voted alike.
#[derive(Serialize, JsonSchema)]
pub(super) struct Votes<'a> {
    /// `for`, `against`, `abstained` or `absent`.
    vote: &'static str,
    /// Which: ids.
    countries: Ids<'a, EntityId>,
}

/// The article that a note is about.
#[derive(Serialize, JsonSchema)]
pub(super) struct Article<'a> {
    /// Its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    /// The address of an archived copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    archive: Option<&'a str>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<&'a str>,
    /// The language that it is in: a BCP 47 tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    /// Under which licence.
    #[serde(skip_serializing_if = "Option::is_none")]
    licence: Option<&'a str>,
    /// Whose rights.
    #[serde(skip_serializing_if = "Option::is_none")]
    rights: Option<&'a str>,
    /// Who relayed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    via: Option<&'a str>,
    /// Who translated it.
    #[serde(skip_serializing_if = "Option::is_none")]
    translated_by: Option<&'a str>,
}

/// A person, country, organisation or tag.
#[derive(Serialize, JsonSchema)]
pub(super) struct Entity<'a> {
    /// Its address below the site, which no other record has.
    id: Link<'a>,
    /// Its whole address.
    url: Link<'a>,
    /// `person`, `country`, `organisation` or `tag`.
    kind: &'static str,
    /// The name as the site writes it.
    name: &'a str,
    /// How many notes name it.
    notes: usize,
    /// How many notes are about what it published.
    #[serde(skip_serializing_if = "is_zero")]
    published: usize,
    /// How the texts of notes write it where they mention it, adjectives too, most first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    spellings: Vec<Spelling<'a>>,
    /// The ISO 3166-1 alpha-2 code of a country.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
    /// What its profile says; left out where no file describes it.
    #[serde(flatten)]
    profile: Option<Profile<'a>>,
}

/// How a name is spelled.
#[derive(Serialize, JsonSchema)]
pub(super) struct Spelling<'a> {
    /// The spelling.
    text: &'a str,
    /// How often.
    count: usize,
}

/// What the profile of an entity says.
#[derive(Serialize, JsonSchema)]
pub(super) struct Profile<'a> {
    /// Who or what it is, in a line.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    /// Other names.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    aliases: &'a [String],
    /// The name in its own language and script.
    #[serde(skip_serializing_if = "Option::is_none")]
    native_name: Option<&'a str>,
    /// The name to sort by.
    #[serde(skip_serializing_if = "Option::is_none")]
    sort_name: Option<&'a str>,
    /// Countries that it belongs to: ids.
    #[serde(skip_serializing_if = "Ids::is_empty")]
    countries: Ids<'a, EntityId>,
    /// Organisations that it belongs to: ids.
    #[serde(skip_serializing_if = "Ids::is_empty")]
    organisations: Ids<'a, EntityId>,
    /// Offices and positions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    roles: Vec<RoleRecord<'a>>,
    /// When born or founded.
    #[serde(skip_serializing_if = "Option::is_none")]
    born: Option<Edtf>,
    /// When it died or was dissolved.
    #[serde(skip_serializing_if = "Option::is_none")]
    died: Option<Edtf>,
    /// Its item in Wikidata: `Q184`.
    #[serde(skip_serializing_if = "Option::is_none")]
    wikidata: Option<&'a str>,
    /// Other addresses that are about the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    same_as: Vec<&'a str>,
    /// What sort of organisation.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    sort: Option<&'a str>,
    /// A short form of the name of an organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    abbreviation: Option<&'a str>,
    /// The organisation that it is part of: an id.
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<Link<'a>>,
    /// The organisation that owns it: an id.
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<Link<'a>>,
    /// The website of an organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<&'a str>,
    /// As a source, A to F on the Admiralty scale.
    #[serde(skip_serializing_if = "Option::is_none")]
    reliability: Option<char>,
    /// What was found to be wrong in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    corrections: Vec<CorrectionRecord<'a>>,
}

/// An office or position.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Role")]
pub(super) struct RoleRecord<'a> {
    /// What it is called.
    title: &'a str,
    /// In which organisation: an id.
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<Link<'a>>,
    /// Of which country: an id.
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<Link<'a>>,
    /// Since when.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Edtf>,
    /// Until when.
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<Edtf>,
    /// At which time it is known to have been held.
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<Edtf>,
    /// Anything else.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

/// Something that happened.
#[derive(Serialize, JsonSchema)]
pub(super) struct Event<'a> {
    /// Its address below the site, which no other record has.
    id: Link<'a>,
    /// Its whole address.
    url: Link<'a>,
    /// What happened.
    title: &'a str,
    /// When, as precise as the source.
    date: Edtf,
    /// When, in the words of the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    date_as_reported: Option<&'a str>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    /// In which country: an id.
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<Link<'a>>,
    /// Whom it concerns: ids.
    people: Ids<'a, EntityId>,
    /// See `people`.
    organisations: Ids<'a, EntityId>,
    /// See `people`.
    countries: Ids<'a, EntityId>,
    /// Its subjects: ids.
    #[serde(skip_serializing_if = "Ids::is_empty")]
    tags: Ids<'a, EntityId>,
    /// `reported`, `confirmed`, `disputed`, `planned`, `denied`, `postponed` or `cancelled`.
    status: &'static str,
    /// A sentence or two.
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    /// Of the information, 1 to 6 on the Admiralty scale.
    #[serde(skip_serializing_if = "Option::is_none")]
    credibility: Option<u8>,
    /// Where it is reported.
    reports: Vec<ReportRecord<'a>>,
    /// What was found to be wrong in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    corrections: Vec<CorrectionRecord<'a>>,
}

/// One report of an event: of a note here, or at an address elsewhere.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Report")]
pub(super) struct ReportRecord<'a> {
    /// The id of the note.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Link<'a>>,
    /// The address elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    /// When it happened, by this report.
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Edtf>,
    /// When, in its own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    date_as_reported: Option<&'a str>,
    /// What is known of it, by this report.
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
}

/// Words that somebody said.
#[derive(Serialize, JsonSchema)]
pub(super) struct Quote<'a> {
    /// The id of its note, with its anchor there, which no other record has.
    id: Link<'a>,
    /// Its whole address.
    url: Link<'a>,
    /// The note that has it: an id.
    note: Link<'a>,
    /// The words, each paragraph on a line of its own.
    text: &'a str,
    /// The words in their own language.
    #[serde(skip_serializing_if = "Option::is_none")]
    original: Option<&'a str>,
    /// The language of `original`: a BCP 47 tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    original_language: Option<&'a str>,
    /// The language of `text`: a BCP 47 tag.
    language: &'a str,
    /// Who said it: an id, where the speaker has a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<Link<'a>>,
    /// The name of who said it.
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker_name: Option<&'a str>,
    /// In what capacity.
    #[serde(skip_serializing_if = "Option::is_none")]
    capacity: Option<&'a str>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    venue: Option<&'a str>,
    /// When, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Edtf>,
    /// By whom it is reported, in the author's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    reported: Option<&'a str>,
    /// Of the information, 1 to 6 on the Admiralty scale.
    #[serde(skip_serializing_if = "Option::is_none")]
    credibility: Option<u8>,
}
