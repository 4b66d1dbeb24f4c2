//! What is said of an item: a line for people, an object for programs.

use serde_json::{Value, json};

use super::{Fate, Found};
use crate::import::Item;

/// A line for people.
pub(super) fn line(found: &Found, fate: &Fate) -> String {
    match fate {
        Fate::Made(path) => path.clone(),
        Fate::Known(path) => format!("{}: in the dossier already, as {path}", found.name()),
    }
}

/// An object for programs, in one line.
pub(super) fn json(item: &Item, fate: &Fate) -> String {
    let (path, is_known) = match fate {
        Fate::Made(path) => (path, false),
        Fate::Known(path) => (path, true),
    };
    let quotes: Vec<Value> = item
        .quotes
        .iter()
        .map(|quote| json!({ "text": quote.text, "speaker": quote.speaker, "as": quote.capacity }))
        .collect();
    let events: Vec<Value> = item
        .events
        .iter()
        .map(|event| json!({ "title": event.title, "date": event.date.to_string(), "date_as_reported": event.as_reported }))
        .collect();
    let guesses: Vec<Value> =
        item.guesses.iter().map(|guess| json!({ "key": guess.key, "from": guess.from })).collect();
    json!({
        "title": item.title,
        "authors": item.authors,
        "date": item.date.map(|date| date.to_string()),
        "updated": item.updated.map(|date| date.to_string()),
        "outlet": item.outlet,
        "url": item.url,
        "language": item.language,
        "text": item.text,
        "people": item.people,
        "countries": item.countries,
        "organisations": item.organisations,
        "quotes": quotes,
        "events": events,
        "path": path,
        "known": is_known,
        "guesses": guesses,
    })
    .to_string()
}
