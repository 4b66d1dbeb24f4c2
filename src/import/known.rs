//! What is in the dossier already: told by address, by DOI, or by title and date.

use rustc_hash::FxHashMap;

use super::{Item, address};
use crate::dossier::Dossier;
use crate::text::fold;

/// The articles that have a note, with the path of its file.
#[derive(Debug, Default)]
pub struct Known {
    paths: FxHashMap<String, String>,
}

impl Known {
    /// Those of a dossier.
    pub fn of(dossier: &Dossier) -> Self {
        let mut known = Self::default();
        for id in dossier.event_ids() {
            let event = dossier.event(id);
            if let Some(entry) = &event.entry {
                known.add(keys(&event.event.title, Some(&event.event.date.to_string()), None), &entry.source.path);
            }
        }
        for id in dossier.note_ids() {
            let record = dossier.note(id);
            let (note, path) = (record.note(), &record.entry.source.path);
            let date = note.date.map(|date| date.to_string());
            let keys = keys(&note.title, date.as_deref(), note.publication.url.as_deref());
            known.add(keys, path);
        }
        known
    }

    /// The path of the note of an item, if there is one.
    pub fn find(&self, item: &Item) -> Option<&str> {
        let date = item.date.map(|date| date.to_string());
        keys(&item.title, date.as_deref(), item.url.as_deref())
            .iter()
            .find_map(|key| self.paths.get(key))
            .map(String::as_str)
    }

    /// Takes in an item that gets a note.
    pub fn insert(&mut self, item: &Item, path: &str) {
        let date = item.date.map(|date| date.to_string());
        self.add(keys(&item.title, date.as_deref(), item.url.as_deref()), path);
    }

    fn add(&mut self, keys: Vec<String>, path: &str) {
        for key in keys {
            self.paths.entry(key).or_insert_with(|| path.to_owned());
        }
    }
}

/// What tells an article from others. A DOI is part of an address.
fn keys(title: &str, date: Option<&str>, url: Option<&str>) -> Vec<String> {
    let by_url = url.map(|url| match doi(url) {
        Some(doi) => format!("doi {doi}"),
        None => format!("url {}", address::key(url)),
    });
    let folded = fold(title);
    let by_title = date.filter(|_| !folded.is_empty()).map(|date| format!("title {folded} {date}"));
    by_url.into_iter().chain(by_title).collect()
}

/// The DOI in an address, in lower case.
fn doi(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("doi.org/")?;
    rest.starts_with("10.").then(|| rest.trim_end_matches('/').to_lowercase())
}
