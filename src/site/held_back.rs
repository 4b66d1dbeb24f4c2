//! Files that go out before the text that they belong to: `static/` is copied as it is, whatever is held back.
//!
//! In: all entries, and which of them the dossier holds back. Out: a fault for each file of `static/` that no other entry shows or links to.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::escape::path_of;
use crate::content::Entry;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::dossier::Dossier;
use crate::redaction::Redacted;

/// See above.
pub(super) fn check(entries: &[Redacted], dossier: &Dossier, assets: &FxHashMap<String, Arc<str>>) -> Vec<Diagnostic> {
    let held_back: FxHashSet<&str> = dossier.held_back.iter().map(|(path, _)| &**path).collect();
    if held_back.is_empty() {
        return Vec::new();
    }
    let is_held_back = |entry: &&Redacted| held_back.contains(&*entry.source.path);
    let shown: FxHashSet<&str> = entries
        .iter()
        .filter(|entry| !is_held_back(entry))
        .flat_map(|entry| files(entry))
        .map(|(path, _)| path)
        .collect();
    let mut diagnostics = Vec::new();
    for entry in entries.iter().filter(is_held_back) {
        let mut told = FxHashSet::default();
        for (path, place) in files(entry) {
            if assets.contains_key(path) && !shown.contains(path) && told.insert(path) {
                let message = format!("`static/{path}` is published, though what shows it is held back");
                let help = "keep the file out of `static/` until then: whoever guesses its address can see it";
                diagnostics.push(Diagnostic::new(Code::HeldBackFile, place(), message).help(help));
            }
        }
    }
    diagnostics
}

/// A file below `static/`, and where an entry names it.
pub(super) type Named<'a> = (&'a str, Box<dyn Fn() -> Place + 'a>);

/// The files that an entry shows or links to, as far as they may be in `static/`.
pub(super) fn files(entry: &Entry) -> impl Iterator<Item = Named<'_>> {
    let at = move |span: &std::ops::Range<usize>| Place::new(&entry.source.path, span.clone());
    let front = entry.picture().into_iter().map(move |image| {
        let place: Box<dyn Fn() -> Place> = Box::new(move || entry.place(&["image".into()]));
        (path_of(&image.src), place)
    });
    let images = entry.body.images.iter().map(move |image| {
        let place: Box<dyn Fn() -> Place> = Box::new(move || at(&image.span));
        (path_of(&image.src), place)
    });
    let links = entry.body.links.iter().filter(|link| !link.wiki).map(move |link| {
        let place: Box<dyn Fn() -> Place> = Box::new(move || at(&link.span));
        (path_of(&link.target), place)
    });
    front.chain(images).chain(links)
}
