//! The search of a site: what is found, under which words and facets, and the files that come of it.
//!
//! In comes the dossier with what only the site knows, names and addresses and texts as they are printed; out come the files of [`crate::search`]. They are made
//! when they are asked for first, of the site as it is then: `build` asks for all of them, the preview when a reader searches. Only what is shown is in them.
//! `script` is what reads them in a browser, `words` what it says there.

mod claims;
mod entities;
mod events;
mod facets;
mod html;
mod names;
mod notes;
mod numbered;
pub(super) mod script;
mod texts;
mod words;

use std::sync::{Arc, OnceLock};

use super::Site;
use super::page::Page;
use super::route::{Route, SEARCH_FOLDER as FOLDER};
use crate::dossier::EntityId;
use crate::redaction::RedactedConfig;
use crate::search::{self, Collection, Document, File};
use numbered::{Id, Numbered};
use script::Script;

/// The file by which all others are found.
const MANIFEST: &str = "manifest.js";

/// The files of the search, once they were asked for.
#[derive(Debug, Default)]
pub(super) struct Search(OnceLock<Made>);

#[derive(Debug)]
struct Made {
    files: Vec<File>,
    /// All that the site serves, the files among it, in the order of addresses.
    routes: Vec<Route>,
}

/// What of the search is planned before it is made: its page, its script and its manifest.
pub(super) fn planned(config: &RedactedConfig) -> Vec<Page> {
    if !config.features.has("search") {
        return Vec::new();
    }
    let scripts = Script::ALL.map(Page::SearchScript);
    scripts.into_iter().chain([Page::Search, Page::SearchFile(MANIFEST.into())]).collect()
}

impl Site {
    /// Everything that the site serves, in the order of addresses, the files of the search with it.
    pub(super) fn routes_with_search(&self) -> &[Route] {
        if self.config.features.has("search") { &self.made_search().routes } else { &self.routes }
    }

    /// The route of a file of the search.
    pub(super) fn find_search_file(&self, address: &str) -> Option<&Route> {
        if !(self.config.features.has("search") && address.starts_with(FOLDER)) {
            return None;
        }
        let routes = &self.made_search().routes;
        routes.binary_search_by(|route| route.address.as_str().cmp(address)).ok().map(|index| &routes[index])
    }

    /// What a file of the search holds.
    pub(super) fn search_file(&self, path: &str) -> &[u8] {
        let files = &self.made_search().files;
        let found = files.binary_search_by(|file| file.path.as_str().cmp(path));
        found.map_or(&[], |index| files[index].bytes.as_slice())
    }

    /// Has the files made again when they are asked for next.
    pub(super) fn forget_search(&mut self) {
        let before = std::mem::take(&mut self.search);
        // There are many of them, and nobody need wait until they are gone.
        if before.0.get().is_some() {
            rayon::spawn(move || drop(before));
        }
    }

    /// The address of the question which notes name all of these, if the site can be searched.
    pub(super) fn search_for_notes(&self, named: &[EntityId]) -> Option<String> {
        self.question("note", named.iter().map(|id| facets::asking_for(self, *id)))
    }

    /// The address of the question what was said about an entity.
    pub(super) fn search_for_quotations(&self, about: EntityId) -> Option<String> {
        self.question("quotation", std::iter::once(facets::asking_for(self, about)))
    }

    fn question(&self, kind: &str, filters: impl Iterator<Item = String>) -> Option<String> {
        let filters = filters.collect::<Vec<_>>().join("&");
        self.config.features.has("search").then(|| format!("{FOLDER}#kind={kind}&{filters}"))
    }

    fn made_search(&self) -> &Made {
        self.search.0.get_or_init(|| {
            let files = self.make_search();
            let mut routes = self.routes.clone();
            // An author's own file wins, as everywhere.
            let is_free =
                |address: &String| *address != format!("{FOLDER}{MANIFEST}") && !self.assets.contains_key(address);
            let route = |file: &File| Route {
                address: format!("{FOLDER}{}", file.path),
                page: Page::SearchFile(Arc::from(&*file.path)),
            };
            routes.extend(files.iter().map(route).filter(|route| is_free(&route.address)));
            routes.sort_by(|a, b| a.address.cmp(&b.address));
            Made { files, routes }
        })
    }

    fn make_search(&self) -> Vec<File> {
        let numbered = Numbered::of(self);
        let make = |collection: Collection, place: usize| self.document(numbered.ids[collection as usize][place]);
        let mut head = search::Head {
            language: self.language.tag().to_owned(),
            words: words::of(&self.language),
            ..search::Head::default()
        };
        head.languages = facets::language_names(self);
        search::files(&numbered.keys, &make, &names::all(self), &head)
    }

    /// A document as it is found and shown.
    fn document(&self, id: Id) -> Document {
        match id {
            Id::Note(id) => notes::document(self, id),
            Id::Quotation(id) => notes::quotation(self, id),
            Id::Event(id) => events::document(self, id),
            Id::Claim(id) => claims::document(self, id),
            Id::Profile(id) => entities::document(self, id),
            Id::Page(id) => texts::page(self, id),
        }
    }
}
