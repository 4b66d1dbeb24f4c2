//! The site: a function from files to pages.
//!
//! [`Site::open`] takes the files of a site; [`Site::routes`] lists what it serves, [`Site::find`] finds one of them, [`Site::render`] makes
//! its bytes. `build` renders every route and writes it, `serve` the one that the browser asks for: there is no second way to make a page.

mod broken;
mod built_in;
mod cards;
mod data;
mod entries;
mod escape;
mod feed;
mod fragment;
mod grade;
mod held_back;
mod inputs;
mod left_out;
mod make;
mod outputs;
mod page;
mod pictures;
mod plan;
mod plausible;
mod portable;
mod redirect;
mod revise;
mod route;
mod search;
mod secret_files;
mod sitemap;
mod suggestions;
mod update;
mod view;
mod withheld_addresses;
mod years;

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use crate::config::{self, Config};
use crate::date::Day;
use crate::diagnostic::{Diagnostic, Severity};
use crate::dossier::{Change, Dossier, Newest, Pairs};
use crate::files::tree::Tree;
use crate::language::Language;
use crate::redaction::{Redacted, RedactedConfig, Redaction};
use crate::suggest::Likenesses;
use crate::template::Templates;
use inputs::Inputs;
use make::IndexFaults;

pub use crate::dossier::Reason;
pub use inputs::{Changed, Configuration};
pub use page::{FeedFormat, Page, Subject};
pub use pictures::broken_image;
pub use portable::portable;
pub use route::Route;
pub use search::script::Script as SearchScript;

/// The program and its version, for those who ask what made a page or file.
const GENERATOR: &str = concat!("dossier ", env!("CARGO_PKG_VERSION"));

/// What a site is made for: the day, and who is to see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Today, in the site's time zone.
    pub today: Day,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Whether what is embargoed is shown.
    pub future: bool,
    /// Whether warnings are taken for errors.
    pub strict: bool,
}

/// What is served at a route.
#[derive(Debug)]
pub enum Rendered {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The file with this path below the root of the site, as it is.
    File(PathBuf),
    /// The picture with this path below the root of the site, without its metadata, or a smaller version of it: its width in pixels.
    Picture(PathBuf, Option<u32>),
    /// The PNG that is drawn of this SVG, a [`card`](crate::picture::card).
    Card(String),
}

/// A site: all files parsed, all names resolved, every route planned.
#[derive(Debug)]
pub struct Site {
    inputs: Inputs,
    options: Options,
    /// As it may be shown: without names that are withheld.
    config: RedactedConfig,
    language: Arc<Language>,
    redaction: Arc<Redaction>,
    dossier: Dossier,
    /// Which of its names are alike.
    likenesses: Likenesses,
    /// The pairs of entities that have a page.
    pairs: Pairs,
    /// What was amended and corrected, newest first.
    changes: Vec<Change>,
    /// The notes in the order in which they are news.
    newest: Newest,
    templates: Arc<Templates>,
    /// What is wrong with the templates.
    template_faults: Vec<Diagnostic>,
    items: view::Items,
    /// What every page is given of the site, made once.
    shared: OnceLock<tera::Value>,
    /// The orders of registers, each made once.
    orders: view::Orders,
    /// What the dates of all notes come to, made once.
    spans: OnceLock<view::Spans>,
    /// What notes are in feeds of summaries, made once.
    feed_entries: feed::Summaries,
    /// In the order of addresses, without the files of the search but the first.
    routes: Vec<Route>,
    search: search::Search,
    /// The files that something names which is never published.
    secret_files: secret_files::SecretFiles,
    /// Files of `static/` by their address.
    assets: FxHashMap<String, Arc<str>>,
    faults: IndexFaults,
    diagnostics: Vec<Diagnostic>,
    accepted: Vec<Accepted>,
}

/// A fault that its file accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The fault.
    pub diagnostic: Diagnostic,
    /// Why it is meant.
    pub reason: String,
}

impl Site {
    /// Makes a site of its configuration and its files.
    pub fn open(configuration: Configuration, tree: Tree, options: &Options) -> Self {
        make::make(Inputs::new(configuration, tree), options.clone(), None)
    }

    /// Everything that the site serves, in the order of addresses. The search is made for it: see [`Site::planned`].
    pub fn routes(&self) -> &[Route] {
        self.routes_with_search()
    }

    /// The same without the files of the search, which are known once they are made; the first of them is here.
    pub fn planned(&self) -> &[Route] {
        &self.routes
    }

    /// What is served at an address below the root; a page is found without its last slash and with `index.html` behind it too.
    pub fn find(&self, address: &str) -> Option<&Route> {
        let address = address.trim_start_matches('/');
        let page = address.strip_suffix("index.html").unwrap_or(address);
        let at = |address: &str| self.routes.binary_search_by(|route| route.address.as_str().cmp(address)).ok();
        match at(page).or_else(|| at(&format!("{page}/"))) {
            Some(index) => self.routes.get(index),
            None => self.find_search_file(address),
        }
    }

    /// The one file below the root that a page is about: that of its note, profile, event or text.
    pub fn file_of(&self, route: &Route) -> Option<&str> {
        self.entry_of(route).map(|entry| &*entry.source.path)
    }

    /// Why readers do not see yet what the file says that a page is about, although it is shown here.
    pub fn not_yet(&self, route: &Route) -> Option<Reason> {
        Reason::of(self.entry_of(route)?, self.options.today)
    }

    fn entry_of(&self, route: &Route) -> Option<&Redacted> {
        let dossier = &self.dossier;
        match route.page.subject() {
            Subject::Home => dossier.home.as_ref(),
            Subject::Note(id) => Some(&dossier.note(id).entry),
            Subject::Entity(id) => dossier.entity(id).profile.as_ref(),
            Subject::Event(id) => dossier.event(id).entry.as_ref(),
            Subject::Plain(id) => Some(&dossier.page(id).entry),
            Subject::Dossier
            | Subject::Pair(_)
            | Subject::Period(_)
            | Subject::Address
            | Subject::File
            | Subject::Program => None,
        }
    }

    /// Where that has its page which an address stands for, if that is elsewhere: at one address, or at several of which it is to be chosen.
    pub fn elsewhere(&self, route: &Route) -> Vec<String> {
        let targets = if let Page::Redirect(_, to) | Page::OtherName(_, to) = &route.page {
            vec![*to]
        } else if let Page::Namesakes(address) = &route.page {
            redirect::namesakes(&self.dossier, address)
        } else {
            Vec::new()
        };
        targets.into_iter().filter_map(|to| self.addresses().target(to)).collect()
    }

    /// The page that the file at `path`, below the root, makes.
    pub fn page_of(&self, path: &str) -> Option<&Route> {
        let (dossier, addresses) = (&self.dossier, self.addresses());
        let is_at = |entry: &Redacted| &*entry.source.path == path;
        let address = if let Some(id) = dossier.note_at(path) {
            addresses.note(id)
        } else if let Some(id) = dossier.entity_ids().find(|id| dossier.entity(*id).profile.as_ref().is_some_and(is_at))
        {
            addresses.entity(id)
        } else if let Some(id) = dossier.event_ids().find(|id| dossier.event(*id).entry.as_ref().is_some_and(is_at)) {
            addresses.event(id)
        } else if let Some(id) = dossier.page_ids().find(|id| is_at(&dossier.page(*id).entry)) {
            addresses.plain(id)
        } else if dossier.home.as_ref().is_some_and(is_at) {
            String::new()
        } else {
            return None;
        };
        self.find(&address)
    }

    /// Makes what is served at `route`.
    ///
    /// # Errors
    ///
    /// A fault in the author's template.
    pub fn render(&self, route: &Route) -> Result<Rendered, Box<Diagnostic>> {
        let bytes = match &route.page {
            Page::Static(path) => return Ok(self.static_file(path)),
            Page::Scaled(path, width) => return Ok(Rendered::Picture(PathBuf::from(&**path), Some(*width))),
            Page::Card(id) => return Ok(Rendered::Card(cards::svg(self, *id))),
            Page::BuiltIn(path) => built_in::file(path).unwrap_or_default().to_vec(),
            Page::SearchScript(script) => script.text().as_bytes().to_vec(),
            Page::Feed(format, of) => feed::render(self, *format, *of),
            Page::Sitemap(part) => sitemap::sitemap(self, *part),
            Page::Robots => sitemap::robots(self),
            Page::Data(export) => data::render(self, *export),
            Page::SearchFile(path) => self.search_file(path).to_vec(),
            Page::Cname => self.config.cname.iter().flat_map(|domain| format!("{domain}\n").into_bytes()).collect(),
            Page::NoJekyll => Vec::new(),
            Page::Redirect(from, to) | Page::OtherName(from, to) => redirect::render(self, from, *to),
            Page::Home
            | Page::Notes(_)
            | Page::Note(_)
            | Page::Entities(..)
            | Page::Sources(_)
            | Page::Entity(..)
            | Page::EntityYear(..)
            | Page::Quotes(..)
            | Page::Claims(..)
            | Page::Dates
            | Page::Events(_)
            | Page::Event(_)
            | Page::Timeline(..)
            | Page::Mentions(..)
            | Page::Pair(..)
            | Page::Changes(_)
            | Page::Period(..)
            | Page::Plain(_)
            | Page::NotFound
            | Page::Feeds(_)
            | Page::Exports
            | Page::Search
            | Page::Namesakes(_) => {
                let (template, context) = view::of(self, route, &|name, variable| self.templates.wants(name, variable));
                self.templates.render(template, &context)?.into_bytes()
            }
        };
        Ok(Rendered::Bytes(bytes))
    }

    /// The template of a page, its file, the files behind the page, and all its variables as JSON.
    pub fn explain(&self, route: &Route) -> serde_json::Value {
        view::explain(self, route)
    }

    /// What is wrong with the author's files, in order.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// What is wrong and meant.
    pub fn accepted(&self) -> &[Accepted] {
        &self.accepted
    }

    /// Whether there is no entry at all: not one file in `content/` that was read.
    pub fn is_empty(&self) -> bool {
        self.inputs.is_empty()
    }

    /// Whether an error stands, so that the site must not be published.
    pub fn is_broken(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The text of a file that was read, by its path below the root.
    pub fn text(&self, path: &str) -> Option<&str> {
        if path == config::FILE {
            return Some(&self.inputs.configuration.text);
        }
        if let Some(parsed) = self.inputs.entries.get(path) {
            return Some(&parsed.text);
        }
        match self.inputs.texts.get(path) {
            Some(file) => std::str::from_utf8(&file.bytes).ok(),
            None => self.inputs.text_left_out(path).or_else(|| self.templates.text(path)),
        }
    }

    /// Files that are not shown, and why.
    pub fn held_back(&self) -> &[(Arc<str>, Reason)] {
        &self.dossier.held_back
    }

    /// The dossier.
    pub fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// The configuration as its author wrote it: it may hold names that are withheld.
    pub fn configured(&self) -> &Config {
        &self.inputs.configuration.config
    }

    /// A text without the names that are withheld.
    pub fn redact(&self, text: &str) -> String {
        self.redaction.text(text)
    }

    /// The configuration as it may be shown.
    pub fn config(&self) -> &Config {
        &self.config
    }
}
