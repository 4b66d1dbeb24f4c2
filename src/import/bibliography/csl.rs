//! CSL-JSON.

use serde_json::{Map, Value};

use super::{address_of, kind};
use crate::date::Date;
use crate::import::{Item, Refusal, dates, page};

/// The works of a file; `None` where it is JSON of another kind.
pub(super) fn read(text: &str) -> Option<Result<Vec<Item>, Refusal>> {
    let value = match serde_json::from_str::<Value>(text) {
        Ok(value) => value,
        Err(error) => return Some(Err(Refusal::Broken { kind: "JSON", why: error.to_string() })),
    };
    let works = match value {
        Value::Array(works) => works,
        Value::Object(mut map) => match map.remove("items") {
            Some(Value::Array(works)) => works,
            _ => vec![Value::Object(map)],
        },
        _ => return None,
    };
    let is_work =
        |work: &Value| work.get("title").is_some() && (work.get("type").is_some() || work.get("issued").is_some());
    let items: Vec<Item> =
        works.iter().filter(|work| is_work(work)).filter_map(|work| work.as_object().map(item)).collect();
    if items.is_empty() { None } else { Some(Ok(items)) }
}

fn item(work: &Map<String, Value>) -> Item {
    let text = |key: &str| work.get(key).and_then(Value::as_str).map(page::plain).filter(|text| !text.is_empty());
    let first = |keys: &[&str]| keys.iter().find_map(|key| text(key));
    let authors = ["author", "interviewer", "editor"].iter().find_map(|key| work.get(*key)?.as_array());
    Item {
        kind: work.get("type").and_then(Value::as_str).and_then(kind),
        title: text("title").unwrap_or_default(),
        authors: authors.into_iter().flatten().filter_map(name).collect(),
        date: work.get("issued").and_then(date),
        outlet: first(&["container-title", "publisher"]),
        url: address_of(text("URL").as_deref(), text("DOI").as_deref()),
        language: text("language").as_deref().and_then(crate::import::tag),
        tags: text("keyword")
            .map(|words| words.split([',', ';']).map(|word| word.trim().to_owned()).collect())
            .unwrap_or_default(),
        ..Item::default()
    }
}

fn name(name: &Value) -> Option<String> {
    let part = |key: &str| name.get(key).and_then(Value::as_str).unwrap_or_default();
    let parts = [part("literal"), part("given"), part("non-dropping-particle"), part("family")];
    let name = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    Some(page::plain(&name)).filter(|name| !name.is_empty())
}

/// A date, as precise as it is given.
fn date(issued: &Value) -> Option<Date> {
    let number = |value: &Value| value.as_u64().or_else(|| value.as_str()?.trim().parse().ok());
    let ends = issued.get("date-parts").and_then(Value::as_array);
    let mut ends = ends.into_iter().flatten().filter_map(|parts| {
        let parts: Vec<u64> = parts.as_array()?.iter().map_while(number).collect();
        match parts.as_slice() {
            [year] => Some(format!("{year:04}")),
            [year, month] => Some(format!("{year:04}-{month:02}")),
            [year, month, day, ..] => Some(format!("{year:04}-{month:02}-{day:02}")),
            [] => None,
        }
    });
    let about = if issued.get("circa").is_some_and(|circa| circa != false && circa != 0) { "~" } else { "" };
    match (ends.next(), ends.next()) {
        (Some(start), Some(end)) => format!("{start}{about}/{end}{about}").parse().ok(),
        (Some(date), None) => format!("{date}{about}").parse().ok(),
        _ => ["raw", "literal"].iter().find_map(|key| {
            let text = issued.get(*key)?.as_str()?;
            text.parse().ok().or_else(|| dates::read(text))
        }),
    }
}
