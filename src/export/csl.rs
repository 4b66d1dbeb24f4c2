//! `sources.csl.json`: the articles that the notes are about, as CSL-JSON (Citation Style Language 1.0.2), for Zotero, Pandoc and the like.

use serde::Serialize;

use super::dates::Parts;
use super::links::{Link, List};
use super::{Context, allowed, json_bytes};
use crate::content::NoteKind;
use crate::date::{Date, End};
use crate::dossier::NoteId;
use crate::language::Language;

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
    issued: Option<Variable>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<Variable>,
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

/// A date of CSL: in numbers, or in the words of the page where they cannot say it.
#[derive(Serialize)]
#[serde(untagged)]
enum Variable {
    #[serde(rename_all = "kebab-case")]
    Numbers {
        /// One list of year, month and day, or two of one length: processors fail on others.
        date_parts: Vec<Vec<i16>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        season: Option<u8>,
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        circa: bool,
    },
    Words {
        literal: String,
    },
}

impl Variable {
    fn of(date: &Date, language: &Language) -> Self {
        let Some(date_parts) = date_parts(date) else { return Self::Words { literal: language.date(date) } };
        let circa = date.is_approximate() || date.is_uncertain();
        Self::Numbers { date_parts, season: date.season(), circa }
    }
}

/// The numbers of a date; none of what has an open or unknown end, a season at an end, no single year, or an end on either side of the year 1, of which
/// processors say the era once.
fn date_parts(date: &Date) -> Option<Vec<Vec<i16>>> {
    let has_season = |end| matches!(end, Some(End::Known(date)) if date.season().is_some());
    if has_season(date.start()) || has_season(date.end()) {
        return None;
    }
    let dates = match Parts::span(date) {
        (start, None) if date.start().is_none() => vec![start?],
        (start, end) => match start?.levelled(end?) {
            (start, end) if start == end => vec![start],
            (start, end) if start.year <= 0 && end.year > 0 => return None,
            (start, end) => vec![start, end],
        },
    };
    Some(dates.into_iter().map(numbers).collect())
}

/// The numbers that are said, year first. CSL knows no year 0: before the year 1 stands -1.
fn numbers(parts: Parts) -> Vec<i16> {
    let year = if parts.year > 0 { parts.year } else { parts.year - 1 };
    std::iter::once(year).chain(parts.numbers().skip(1)).collect()
}

fn item<'a>(context: &'a Context<'a>, id: NoteId) -> Item<'a> {
    let record = context.dossier.note(id);
    let note = record.note();
    let publication = &note.publication;
    let source = record.source.map(|source| context.name(source));
    let appeared = matches!(note.kind, NoteKind::Article | NoteKind::Interview | NoteKind::Post);
    let date = |date: Option<Date>| date.map(|date| Variable::of(&date, context.language));
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
        issued: date(note.date),
        accessed: date(note.accessed),
        language: publication.language.as_deref(),
        url: allowed(publication.url.as_deref()),
        archive: allowed(publication.archive.as_deref()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variable(date: &str) -> String {
        serde_json::to_string(&Variable::of(&date.parse().unwrap(), &Language::new("en"))).unwrap()
    }

    #[test]
    fn a_date_is_told_in_numbers_that_say_no_more() {
        for (date, told) in [
            ("2022", r#"{"date-parts":[[2022]]}"#),
            ("2022-04-12T13:52+03:00", r#"{"date-parts":[[2022,4,12]]}"#),
            ("2022-04~", r#"{"date-parts":[[2022,4]],"circa":true}"#),
            ("2022-21", r#"{"date-parts":[[2022]],"season":1}"#),
            ("0001", r#"{"date-parts":[[1]]}"#),
            ("0000", r#"{"date-parts":[[-1]]}"#),
            ("-0043", r#"{"date-parts":[[-44]]}"#),
            ("-0043-03-15", r#"{"date-parts":[[-44,3,15]]}"#),
            ("-0099/-0043-02", r#"{"date-parts":[[-100],[-44]]}"#),
            ("2022-04/2022-06-15", r#"{"date-parts":[[2022,4],[2022,6]]}"#),
            ("2021-12-30/2022~", r#"{"date-parts":[[2021],[2022]],"circa":true}"#),
            ("2022/2022-06-15", r#"{"date-parts":[[2022]]}"#),
            ("2022-04-12T10:00/2022-04-12T12:00", r#"{"date-parts":[[2022,4,12]]}"#),
        ] {
            assert_eq!(variable(date), told, "{date}");
        }
    }

    #[test]
    fn what_numbers_cannot_say_is_told_in_the_words_of_the_page() {
        let language = Language::new("en");
        let open = ["1888/..", "../1888", "1888-04/", "/1888-04-03"];
        for date in open.into_iter().chain(["198X", "19XX", "198X/1995", "2022-21/2022-23", "-0043/0014"]) {
            let words = language.date(&date.parse().unwrap());
            assert_eq!(variable(date), format!(r#"{{"literal":"{words}"}}"#), "{date}");
        }
    }
}
