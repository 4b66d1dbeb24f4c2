//! `sources.csl.json`: the articles that the notes are about, as CSL-JSON (Citation Style Language 1.0.2), for Zotero, Pandoc and the like.

use serde::Serialize;
use serde::ser::{SerializeSeq, Serializer};

use super::dates::Parts;
use super::links::{Link, List};
use super::{Context, allowed, json_bytes};
use crate::content::NoteKind;
use crate::date::Date;
use crate::dossier::NoteId;

/// The articles of all notes, the newest first.
pub(super) fn write(context: &Context<'_>) -> Vec<u8> {
    let items = List { context, ids: context.dossier.note_ids().collect(), make: item };
    json_bytes(&items, context.dossier.notes.len() * 512)
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Item<'a> {
    id: Link<'a>,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    original_title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<[Literal<'a>; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    translator: Option<[Literal<'a>; 1]>,
    /// Of an article or post, where it appeared.
    #[serde(skip_serializing_if = "Option::is_none")]
    container_title: Option<&'a str>,
    /// Of anything else, who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Variable<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<Variable<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    /// The archived copy.
    #[serde(rename = "archive_location", skip_serializing_if = "Option::is_none")]
    archive: Option<&'a str>,
}

/// A name that is not taken apart: who can say which of its words is the surname?
#[derive(Serialize)]
struct Literal<'a> {
    literal: &'a str,
}

/// A date of CSL.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Variable<'a> {
    date_parts: DateParts<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    season: Option<u8>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    circa: bool,
}

impl<'a> Variable<'a> {
    /// None of a date without a single year at its start or end.
    fn of(date: Option<&'a Date>) -> Option<Self> {
        let date = date?;
        Parts::one(date)?;
        let circa = date.is_approximate() || date.is_uncertain();
        Some(Self { date_parts: DateParts(date), season: date.season(), circa })
    }
}

/// One list of year, month and day, or two.
struct DateParts<'a>(&'a Date);

impl Serialize for DateParts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (start, end) = Parts::span(self.0);
        let mut list = serializer.serialize_seq(None)?;
        for parts in start.into_iter().chain(end) {
            // The month of a season is not said.
            list.serialize_element(&Numbers(parts))?;
        }
        list.end()
    }
}

struct Numbers(Parts);

impl Serialize for Numbers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.numbers())
    }
}

fn item<'a>(context: &'a Context<'a>, id: NoteId) -> Item<'a> {
    let record = context.dossier.note(id);
    let note = record.note();
    let publication = &note.publication;
    let source = record.source.map(|source| context.name(source));
    let appeared = matches!(note.kind, NoteKind::Article | NoteKind::Interview | NoteKind::Post);
    let person = |name: Option<&'a str>| name.map(|literal| [Literal { literal }]);
    Item {
        id: context.id(id.into()),
        kind: match note.kind {
            NoteKind::Article => "article-newspaper",
            NoteKind::Document => "document",
            NoteKind::Post => "post",
            NoteKind::Transcript => "speech",
            NoteKind::Interview => "interview",
        },
        title: &note.title,
        original_title: note.original_title.as_deref(),
        author: person(publication.author.as_deref()),
        translator: person(publication.translated_by.as_deref()),
        container_title: source.filter(|_| appeared),
        publisher: source.filter(|_| !appeared),
        issued: Variable::of(note.date.as_ref()),
        accessed: Variable::of(note.accessed.as_ref()),
        language: publication.language.as_deref(),
        url: allowed(publication.url.as_deref()),
        archive: allowed(publication.archive.as_deref()),
    }
}
