//! Making a site of its inputs, with as much of the site before as still holds.
//!
//! Each step takes what the steps before it gave, and nothing else; a step whose inputs are the same as before is not taken again.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use rustc_hash::{FxHashMap, FxHashSet};

use super::broken::Broken;
use super::entries::Entries;
use super::inputs::{Configuration, Inputs};
use super::secret_files::SecretFiles;
use super::{
    Accepted, Options, Site, built_in, feed, fragment, held_back, outputs, pictures, plan, plausible, redirect, route,
    search, view, withheld_addresses,
};
use crate::config::{self, Export, LinkMentions};
use crate::content::{self, Entry};
use crate::diagnostic::{self, Code, Diagnostic, Place, Severity};
use crate::dossier::{self, Pairs};
use crate::language::Language;
use crate::redaction::{RedactedConfig, Redaction};
use crate::suggest;
use crate::template::Templates;

/// Makes a site; `before` is the site that was made of these inputs before they changed.
pub(super) fn make(mut inputs: Inputs, options: Options, before: Option<&Site>) -> Site {
    let language = match before {
        Some(before) if before.config.language == inputs.configuration.config.language => Arc::clone(&before.language),
        _ => Arc::new(Language::new(&inputs.configuration.config.language)),
    };
    let (templates, template_faults) = templates(&mut inputs, &language, before);

    // A site that neither links mentions nor lists them need not look for them.
    let config = &inputs.configuration.config;
    let mentions = config.link_mentions != LinkMentions::None
        || config.exports(Export::Mentions)
        || config.features.has("search")
        || view::lists_mentions(&templates);
    inputs.parse(mentions);
    let private: Vec<&Entry> = inputs.entries.private().map(|entry| &**entry).collect();
    let mark = language.word("name_withheld");
    let redaction = Redaction::of(&private, inputs.entries.written(), mark, before.map(|before| &before.redaction));
    if before.is_some_and(|before| !Arc::ptr_eq(&before.redaction, &redaction)) {
        inputs.entries.undecide();
    }
    inputs.redact(&redaction);
    let (config, of_config) = redaction.config(inputs.configuration.config.clone());
    let (mut assets, broken) = pictures::without_broken(static_files(&inputs), &inputs);
    let mut faults = IndexFaults { files: redaction.faults(), ..IndexFaults::default() };
    faults.files.extend(of_config);
    faults.files.extend(withheld_addresses::take_out(&mut assets, &redaction));
    faults.files.extend(broken.values().cloned());
    faults.files.extend(unknown_theme(&inputs));

    let entries = inputs.entries.shown();
    let (dossier, of_dossier) =
        dossier::build(entries, &settings(&config, &options), before.map(|before| &before.dossier));
    faults.dossier = of_dossier;
    let likenesses = before.map(|before| before.likenesses.clone()).unwrap_or_default();
    faults.names = suggest::near_duplicates(&dossier, &likenesses);
    faults.files.extend(fragment::check(entries, &assets, &broken));
    let secret_files = SecretFiles::of(&inputs.entries, &content::unpublished(&inputs.configuration.text), &assets);
    let design = (&inputs.configuration.config, &*design(&inputs));
    faults.files.extend(secret_files.take_out((&inputs.entries, entries), &dossier, design, &mut assets));
    faults.plausible = plausible::check(entries, options.today);
    faults.held_back = held_back::check(entries, &dossier, &assets);
    let (changes, newest) = (dossier.changes(), dossier.newest());
    let mut site = Site {
        inputs,
        options,
        config,
        language,
        redaction,
        items: view::Items::new(&dossier),
        shared: OnceLock::new(),
        feed_entries: feed::Summaries::new(&dossier),
        orders: view::Orders::default(),
        spans: OnceLock::new(),
        dossier,
        likenesses,
        pairs: Pairs::default(),
        changes,
        newest,
        templates,
        template_faults,
        routes: Vec::new(),
        search: search::Search::default(),
        secret_files,
        assets,
        faults,
        diagnostics: Vec::new(),
        accepted: Vec::new(),
    };
    site.plan();
    site.faults.links = fragment::dead_links(&site, site.inputs.entries.shown());
    site.judge();
    site
}

/// Faults that only show when all files are seen together, but for those of mentions.
#[derive(Debug, Default)]
pub(super) struct IndexFaults {
    /// Of the configuration, of static files and pictures.
    files: Vec<Diagnostic>,
    pub(super) dossier: dossier::Faults,
    /// Of what front matter says that cannot be.
    pub(super) plausible: Vec<Diagnostic>,
    /// Of files that go out before the text that shows them.
    pub(super) held_back: Vec<Diagnostic>,
    /// Of names that are alike.
    pub(super) names: Vec<Diagnostic>,
    /// Of old addresses.
    addresses: Vec<Diagnostic>,
    /// Of links to addresses.
    pub(super) links: Vec<Diagnostic>,
    /// Of files that cannot be written.
    pub(super) outputs: Vec<Diagnostic>,
}

impl IndexFaults {
    pub(super) fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        let of_dossier = self.dossier.iter().chain(&self.plausible).chain(&self.held_back).chain(&self.names);
        self.files.iter().chain(of_dossier).chain(&self.addresses).chain(&self.links).chain(&self.outputs)
    }

    /// Those that stay as they are when names change.
    pub(super) fn of_files(&self) -> impl Iterator<Item = &Diagnostic> {
        self.files.iter().chain(&self.addresses)
    }
}

impl Site {
    /// Plans every route.
    pub(super) fn plan(&mut self) {
        self.pairs = plan::pairs(&self.config, &self.dossier);
        let mut routes = plan::routes(&self.config, &self.dossier, &self.pairs, self.changes.len(), &self.assets);
        self.faults.addresses = redirect::add(&mut routes, self.addresses());
        pictures::add(&mut routes, &self.config, self.inputs.entries.shown(), &self.assets, &self.inputs);
        self.routes = routes;
        self.faults.outputs = outputs::check(self);
    }

    /// Puts all faults together, and sets those apart that are accepted.
    pub(super) fn judge(&mut self) {
        let of_files = self.inputs.diagnostics().map(Cow::into_owned);
        let of_all = self.template_faults.iter().chain(self.faults.iter()).cloned();
        let of_routes = withheld_addresses::check(&self.routes, &self.redaction);
        let of_dossier = self.dossier.ambiguous_mentions().chain(of_routes);
        let mut all: Vec<_> = of_files.chain(of_all).chain(of_dossier).collect();
        let broken = Broken::of(&self.inputs.entries);
        all.retain(|diagnostic| !broken.explains(diagnostic, self.text(&diagnostic.place.path).unwrap_or_default()));
        (self.diagnostics, self.accepted) = accept(all, &self.inputs.entries);
        if self.options.strict {
            self.diagnostics
                .iter_mut()
                .filter(|diagnostic| diagnostic.severity == Severity::Warning)
                .for_each(|diagnostic| diagnostic.severity = Severity::Error);
        }
    }
}

/// What the dossier is told of the configuration.
pub(super) fn settings<'a>(config: &'a RedactedConfig, options: &Options) -> dossier::Settings<'a> {
    dossier::Settings {
        slugs: config.slugs,
        today: options.today,
        drafts: options.drafts,
        future: options.future,
        quoted_words_limit: config.quoted_words_limit,
        language: &config.language,
        linking: dossier::Linking { which: config.link_mentions, adjectives: config.link_adjectives },
    }
}

/// The templates of the site, of its theme and of the program, and what is wrong with them; those of `before`, if they are the same.
fn templates(
    inputs: &mut Inputs,
    language: &Arc<Language>,
    before: Option<&Site>,
) -> (Arc<Templates>, Vec<Diagnostic>) {
    let theme = &inputs.configuration.config.theme;
    let texts_changed = std::mem::take(&mut inputs.texts_changed);
    match before {
        Some(before) if !texts_changed && before.config.theme == *theme && Arc::ptr_eq(&before.language, language) => {
            (Arc::clone(&before.templates), before.template_faults.clone())
        }
        _ => {
            let (sources, mut diagnostics) = built_in::template_sources(&theme_folder(theme), &inputs.texts);
            let (templates, faults) = Templates::new(sources, language);
            diagnostics.extend(faults);
            (Arc::new(templates), diagnostics)
        }
    }
}

fn theme_folder(theme: &str) -> String {
    format!("themes/{theme}/")
}

/// Takes out the faults that their files accept. An error cannot be accepted.
fn accept(diagnostics: Vec<Diagnostic>, entries: &Entries) -> (Vec<Diagnostic>, Vec<Accepted>) {
    let mut standing = Vec::new();
    let mut accepted: Vec<Accepted> = Vec::new();
    for diagnostic in diagnostics {
        let reason = entries
            .get(&diagnostic.place.path)
            .and_then(|parsed| parsed.accepts().find(|(code, _)| *code == diagnostic.code))
            .filter(|_| diagnostic.severity != Severity::Error);
        match reason {
            Some((_, reason)) => accepted.push(Accepted { reason: reason.to_owned(), diagnostic }),
            None => standing.push(diagnostic),
        }
    }
    let occurs: FxHashSet<(&str, Code)> =
        accepted.iter().map(|it| (&*it.diagnostic.place.path, it.diagnostic.code)).collect();
    for (path, parsed) in entries.judged() {
        for (code, _) in parsed.accepts() {
            if !occurs.contains(&(&**path, code)) {
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

/// A theme that neither the site nor the program has.
fn unknown_theme(inputs: &Inputs) -> Option<Diagnostic> {
    let Configuration { config, text, .. } = &inputs.configuration;
    let folder = theme_folder(&config.theme);
    let own = inputs.texts.keys().chain(inputs.assets.keys()).any(|path| path.starts_with(&folder));
    if own || built_in::has_theme(&config.theme) {
        return None;
    }
    let place = Place::new(&config::FILE.into(), config::place_of("theme", text));
    let known = built_in::themes().collect::<Vec<_>>().join("`, `");
    let help = format!("put it into `{folder}`, or use one that dossier brings: `{known}`");
    let message = format!("there is no theme `{}`", config.theme);
    Some(Diagnostic::new(Code::UnknownTheme, place, message).help(help))
}

/// The texts that decide how pages look: they may name files.
fn design(inputs: &Inputs) -> Vec<&str> {
    let of_content = |path: &str| path.starts_with(content::FOLDER);
    let texts = inputs.texts.iter().filter(|(path, _)| !of_content(path));
    texts.filter_map(|(_, file)| std::str::from_utf8(&file.bytes).ok()).collect()
}

/// The files of `static/`, the theme's below the site's, by address.
fn static_files(inputs: &Inputs) -> FxHashMap<String, Arc<str>> {
    let theme = format!("{}static/", theme_folder(&inputs.configuration.config.theme));
    let mut files = FxHashMap::default();
    for folder in [theme.as_str(), "static/"] {
        let inside = inputs.assets.keys().filter(|path| path.starts_with(folder));
        files.extend(inside.map(|path| (route::static_address(path).to_owned(), Arc::clone(path))));
    }
    files
}
