//! A table with a header: CSV, with commas, semicolons or tabs. The sheets of `TimelineJS` become events.

use super::{Form, Item, Refusal, address, dates, page};
use crate::date::Date;
use crate::text::fold;

/// What a column holds, by the folded names that it has.
const COLUMNS: &[(&str, &[&str])] = &[
    (
        "title",
        &[
            "title",
            "headline",
            "titel",
            "название",
            "заголовок",
            "назва",
            "tytul",
            "pavadinimas",
            "titre",
            "titulo",
            "name",
        ],
    ),
    ("date", &["date", "published", "publication date", "published at", "datum", "дата", "data", "fecha"]),
    ("url", &["url", "link", "address", "source url", "adresse", "ссылка", "посилання", "nuoroda"]),
    (
        "outlet",
        &[
            "source",
            "outlet",
            "publisher",
            "publication",
            "newspaper",
            "medium",
            "quelle",
            "источник",
            "джерело",
            "saltinis",
            "zrodlo",
        ],
    ),
    ("authors", &["author", "authors", "by", "autor", "автор", "autorius"]),
    ("people", &["people", "persons", "person", "personen", "люди"]),
    ("countries", &["countries", "country", "lander", "land", "страны", "краiни"]),
    ("organisations", &["organisations", "organizations", "organisation", "organization"]),
    ("tags", &["tags", "tag", "keywords", "subjects", "topic", "group"]),
    ("language", &["language", "lang", "sprache", "язык"]),
    ("text", &["text", "notes", "note", "description", "comment", "summary"]),
    ("place", &["place", "location", "ort", "место"]),
    ("year", &["year"]),
    ("month", &["month"]),
    ("day", &["day"]),
    ("end year", &["end year"]),
    ("end month", &["end month"]),
    ("end day", &["end day"]),
    ("display", &["display date"]),
];

/// How long a header is, in bytes.
const MAX_HEADER: usize = 8192;

/// The rows of a table; `None` for a file that is none.
pub(super) fn read(text: &str) -> Option<Result<Vec<Item>, Refusal>> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let first = text.lines().next().filter(|line| line.len() <= MAX_HEADER)?;
    let delimiter = [b'\t', b';', b','].into_iter().find(|sign| {
        let names: Vec<String> = first.split(char::from(*sign)).map(|name| fold(name.trim_matches('"'))).collect();
        names.len() > 1 && names.iter().any(|name| key(name) == Some("title"))
    })?;
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let keys: Vec<Option<&str>> = reader.headers().ok()?.iter().map(|name| key(&fold(name))).collect();
    let mut items = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => return Some(Err(Refusal::Broken { kind: "a table", why: error.to_string() })),
        };
        let of = |wanted: &str| {
            let at = keys.iter().position(|key| *key == Some(wanted))?;
            record.get(at).map(str::trim).filter(|text| !text.is_empty())
        };
        items.push(item(&of));
    }
    items.retain(|item| !item.title.is_empty());
    Some(Ok(items))
}

fn key(name: &str) -> Option<&'static str> {
    COLUMNS.iter().find(|(_, names)| names.contains(&name)).map(|(key, _)| *key)
}

fn item<'t>(of: &dyn Fn(&str) -> Option<&'t str>) -> Item {
    let list = |key: &str| -> Vec<String> {
        let text = of(key).unwrap_or_default();
        let sign = if text.contains([';', '|']) { [';', '|'] } else { [',', ','] };
        text.split(sign).map(page::plain).filter(|name| !name.is_empty()).collect()
    };
    let is_event = of("year").is_some();
    let body = if is_event { page::paragraphs(of("text").unwrap_or_default()) } else { String::new() };
    Item {
        form: if is_event { Form::Event } else { Form::Note },
        title: of("title").map(page::plain).unwrap_or_default(),
        authors: list("authors"),
        date: if is_event {
            event_date(of)
        } else {
            of("date").and_then(|text| text.parse().ok().or_else(|| dates::read(text)))
        },
        date_as_reported: of("display").map(page::plain),
        outlet: of("outlet").map(page::plain),
        url: of("url").and_then(address::clean),
        language: of("language").and_then(super::tag),
        people: list("people"),
        countries: list("countries"),
        organisations: list("organisations"),
        tags: list("tags"),
        place: of("place").map(page::plain),
        body,
        ..Item::default()
    }
}

/// The date of a row of `TimelineJS`, as precise as its columns.
fn event_date<'t>(of: &dyn Fn(&str) -> Option<&'t str>) -> Option<Date> {
    let date = |prefix: &str| {
        let number = |part: &str| of(&format!("{prefix}{part}"))?.parse::<u16>().ok();
        let year = number("year")?;
        Some(match (number("month"), number("day")) {
            (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
            (Some(month), None) => format!("{year:04}-{month:02}"),
            _ => format!("{year:04}"),
        })
    };
    let start = date("")?;
    match date("end ").filter(|end| *end != start) {
        Some(end) => format!("{start}/{end}").parse().ok(),
        None => start.parse().ok(),
    }
}
