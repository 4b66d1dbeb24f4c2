//! The site: a function from files to pages.
//!
//! [`Site::open`] takes the files of a site; [`Site::routes`] lists what it serves, [`Site::find`] finds one of them, [`Site::render`] makes
//! its bytes. `build` renders every route and writes it, `serve` the one that the browser asks for: there is no second way to make a page.

mod built_in;
mod entries;
mod feed;
mod fragment;
mod plan;
mod portable;
mod redirect;
mod route;
mod sitemap;
mod view;
mod withhold;

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use crate::config::{self, Config, LinkMentions};
use crate::date::Day;
use crate::diagnostic::{self, Code, Diagnostic, Place, Severity};
use crate::dossier::{self, Change, Dossier, Pairs, Reason};
use crate::files::tree::{Skipped, Tree, Why};
use crate::language::Language;
use crate::template::{Source, Templates};

pub use portable::portable;
use route::Addresses;
pub use route::{Page, Route};

/// What a site is made for: the day, and who is to see it.
#[derive(Debug, Clone)]
pub struct Options {
    /// Today, in the site's time zone.
    pub today: Day,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Whether what is embargoed is shown.
    pub future: bool,
}

/// What is served at a route.
#[derive(Debug)]
pub enum Rendered {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The file with this path below the root of the site, as it is.
    File(PathBuf),
}

/// A site: all files parsed, all names resolved, every route planned.
#[derive(Debug)]
pub struct Site {
    config: Config,
    language: Arc<Language>,
    dossier: Dossier,
    /// The pairs of entities that have a page.
    pairs: Pairs,
    /// What was amended and corrected, newest first.
    changes: Vec<Change>,
    templates: Templates,
    items: view::Items,
    /// What every page is given of the site, made once.
    shared: OnceLock<tera::Value>,
    /// What a note's entry in a feed of summaries is, made once: bytes of XML.
    feed_entries: Vec<OnceLock<Box<[u8]>>>,
    routes: Vec<Route>,
    by_address: FxHashMap<String, usize>,
    /// Files of `static/` by their address.
    assets: FxHashMap<String, Arc<str>>,
    /// The texts of files, for the source lines of diagnostics.
    texts: FxHashMap<Arc<str>, Arc<str>>,
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
    /// Makes a site of its configuration, with the text it was read from, and its files.
    pub fn open(config: (Config, Vec<Diagnostic>), config_text: &str, tree: Tree, options: &Options) -> Self {
        let (mut config, mut diagnostics) = config;
        let language = Arc::new(Language::new(&config.language));
        let mut texts = FxHashMap::default();
        texts.insert(config::FILE.into(), config_text.into());

        diagnostics.extend(tree.skipped.iter().map(skipped));
        let (templates, faults) = template_sources(&config, config_text, &tree, &mut diagnostics);
        diagnostics.extend(faults);
        for source in &templates {
            texts.insert(Arc::clone(&source.path), Arc::clone(&source.text));
        }
        let (templates, faults) = Templates::new(templates, &language);
        diagnostics.extend(faults);

        let mut assets = static_files(&config, &tree);
        // A site that neither links mentions nor lists them need not look for them.
        let mentions = config.link_mentions != LinkMentions::None || view::lists_mentions(&templates);
        let mut parsed = entries::parse(tree.texts, &config, mentions);
        // Taken from the files as they are, before anything is withheld in them.
        let accepts = entries::accepts(&parsed.entries);
        withhold::apply(&mut parsed, &mut config, &mut assets, mentions, language.word("name_withheld"));
        diagnostics.extend(parsed.diagnostics);
        texts.extend(parsed.texts);
        let settings = dossier::Settings {
            slugs: config.slugs,
            today: options.today,
            drafts: options.drafts,
            future: options.future,
            quoted_words_limit: config.quoted_words_limit,
            language: &config.language,
            linking: dossier::Linking { which: config.link_mentions, adjectives: config.link_adjectives },
        };
        let (dossier, faults) = dossier::build(&parsed.entries, &settings);
        diagnostics.extend(faults);
        diagnostics.extend(fragment::check(&parsed.entries, &assets));

        let pairs = plan::pairs(&config, &dossier);
        let changes = dossier.changes();
        let mut routes = plan::routes(&config, &dossier, &pairs, changes.len(), &assets);
        let addresses = Addresses { dossier: &dossier, days: config.features.has("days") };
        diagnostics.extend(redirect::add(&mut routes, addresses));
        let by_address = routes.iter().enumerate().map(|(index, route)| (route.address.clone(), index)).collect();
        let items = view::Items::new(&dossier);
        let feed_entries = dossier.notes.iter().map(|_| OnceLock::new()).collect();
        let mut site = Self {
            config,
            language,
            dossier,
            pairs,
            changes,
            templates,
            items,
            shared: OnceLock::new(),
            feed_entries,
            routes,
            by_address,
            assets,
            texts,
            diagnostics: Vec::new(),
            accepted: Vec::new(),
        };
        diagnostics.extend(fragment::dead_links(&site, &parsed.entries));
        (site.diagnostics, site.accepted) = accept(diagnostics, &accepts);
        site
    }

    /// Everything that the site serves, in the order of addresses.
    pub fn routes(&self) -> &[Route] {
        &self.routes
    }

    /// What is served at an address below the root; a page is found without its last slash and with `index.html` behind it too.
    pub fn find(&self, address: &str) -> Option<&Route> {
        let address = address.trim_start_matches('/');
        let page = address.strip_suffix("index.html").unwrap_or(address);
        let index = self.by_address.get(page).or_else(|| self.by_address.get(&format!("{page}/")))?;
        self.routes.get(*index)
    }

    /// Makes what is served at `route`.
    ///
    /// # Errors
    ///
    /// A fault in the author's template.
    pub fn render(&self, route: &Route) -> Result<Rendered, Box<Diagnostic>> {
        let bytes = match &route.page {
            Page::Static(path) => return Ok(Rendered::File(Path::new(&**path).to_path_buf())),
            Page::BuiltIn(path) => built_in::file(path).unwrap_or_default().to_vec(),
            Page::Feed(of) => feed::render(self, *of),
            Page::Sitemap => sitemap::sitemap(self),
            Page::Robots => sitemap::robots(self),
            Page::Cname => self.config.cname.iter().flat_map(|domain| format!("{domain}\n").into_bytes()).collect(),
            Page::NoJekyll => Vec::new(),
            Page::Redirect(from, to) => redirect::render(self, from, *to),
            _ => {
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

    /// Takes warnings for errors.
    pub fn raise_warnings(&mut self) {
        for diagnostic in self.diagnostics.iter_mut().filter(|diagnostic| diagnostic.severity == Severity::Warning) {
            diagnostic.severity = Severity::Error;
        }
    }

    /// What is wrong and meant.
    pub fn accepted(&self) -> &[Accepted] {
        &self.accepted
    }

    /// Whether an error stands, so that the site must not be published.
    pub fn is_broken(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The text of a file that was read, by its path below the root.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.texts.get(path).map(|text| &**text)
    }

    /// Files that are not shown, and why.
    pub fn held_back(&self) -> &[(Arc<str>, Reason)] {
        &self.dossier.held_back
    }

    /// The dossier.
    pub fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// The configuration.
    pub fn config(&self) -> &Config {
        &self.config
    }
}

/// Takes out the faults that their files accept. An error cannot be accepted.
fn accept(
    diagnostics: Vec<Diagnostic>,
    accepts: &FxHashMap<Arc<str>, Vec<(Code, String)>>,
) -> (Vec<Diagnostic>, Vec<Accepted>) {
    let mut standing = Vec::new();
    let mut accepted: Vec<Accepted> = Vec::new();
    for diagnostic in diagnostics {
        let reason = accepts
            .get(&diagnostic.place.path)
            .and_then(|codes| codes.iter().find(|(code, _)| *code == diagnostic.code))
            .filter(|_| diagnostic.severity != Severity::Error);
        match reason {
            Some((_, reason)) => accepted.push(Accepted { diagnostic, reason: reason.clone() }),
            None => standing.push(diagnostic),
        }
    }
    for (path, codes) in accepts {
        for (code, _) in codes {
            if !accepted.iter().any(|it| it.diagnostic.place.path == *path && it.diagnostic.code == *code) {
                let message = format!("`{code}` is accepted here and does not occur");
                standing.push(
                    Diagnostic::new(Code::UnusedAccept, Place::file(path), message).help("take it out of `accept`"),
                );
            }
        }
    }
    diagnostic::sort(&mut standing);
    accepted.sort_by(|a, b| a.diagnostic.place.path.cmp(&b.diagnostic.place.path));
    (standing, accepted)
}

fn skipped(skipped: &Skipped) -> Diagnostic {
    let path: Arc<str> = skipped.path.to_string_lossy().into();
    let code = match skipped.why {
        Why::Unreadable(_) | Why::TooLong => Code::UnreadableFile,
        _ => Code::SkippedFile,
    };
    let help = match skipped.why {
        Why::Unreadable(_) => "let your user read it, or mend the link; or list it under `ignore` in dossier.yaml",
        Why::TooLong => "make several files of it, or list it under `ignore` in dossier.yaml",
        Why::NotUtf8 => "rename it",
        Why::LinksAway(_) => {
            "put the file itself here in place of the link, or list the link under `ignore` in dossier.yaml"
        }
        Why::Private => {
            "move it beside `content/`, where nothing looks for it, or list it under `ignore` in dossier.yaml"
        }
        Why::Special => "take it out of the site, or list it under `ignore` in dossier.yaml",
    };
    let message = match &skipped.why {
        Why::Unreadable(error) => format!("`{path}` cannot be read: {}", error.cause),
        why => format!("`{path}` {why}"),
    };
    Diagnostic::new(code, Place::file(&path), message).help(help)
}

/// The templates of the site, of its theme and of the program.
fn template_sources(
    config: &Config,
    config_text: &str,
    tree: &Tree,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<Source>, Vec<Diagnostic>) {
    let theme_folder = format!("themes/{}/", config.theme);
    let own_theme = tree.texts.iter().map(|file| &file.path).chain(tree.assets.iter().map(|file| &file.path));
    if !own_theme.into_iter().any(|path| path.starts_with(&theme_folder)) && !built_in::has_theme(&config.theme) {
        let path: Arc<str> = config::FILE.into();
        let known = built_in::themes().collect::<Vec<_>>().join("`, `");
        diagnostics.push(
            Diagnostic::new(
                Code::UnknownTheme,
                Place::new(&path, config::place_of("theme", config_text)),
                format!("there is no theme `{}`", config.theme),
            )
            .help(format!("put it into `{theme_folder}`, or use one that dossier brings: `{known}`")),
        );
    }
    built_in::template_sources(&theme_folder, &tree.texts)
}

/// The files of `static/`, the theme's below the site's, by address.
fn static_files(config: &Config, tree: &Tree) -> FxHashMap<String, Arc<str>> {
    let theme = format!("themes/{}/static/", config.theme);
    let mut files = FxHashMap::default();
    for folder in [theme.as_str(), "static/"] {
        let inside = tree.assets.iter().filter(|asset| asset.path.starts_with(folder));
        files.extend(inside.map(|asset| (route::static_address(&asset.path).to_owned(), Arc::clone(&asset.path))));
    }
    files
}
