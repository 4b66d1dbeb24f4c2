//! What a site is made from: the configuration, and every file as it was last read. Entries are kept as they were parsed.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::entries::{self, Entries, Parsed};
use super::left_out::{self, LeftOut};
use crate::config::{self, Config};
use crate::content::Settings;
use crate::diagnostic::{Diagnostic, Severity};
use crate::files::tree::{Asset, File, Tree};
use crate::redaction::Redaction;

/// Up to how many files that came and went are compared by their lines.
const FEW: usize = 16;

/// The configuration as it was read.
#[derive(Debug, Clone, Default)]
pub struct Configuration {
    /// What it says.
    pub config: Config,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
    /// The text of the file.
    pub text: Arc<str>,
}

impl Configuration {
    /// Reads the text of a configuration.
    pub fn parse(text: &str) -> Self {
        let (config, diagnostics) = Config::parse(&config::FILE.into(), text);
        Self { config, diagnostics, text: text.into() }
    }

    /// Whether an error stands in it, under which nothing can be published.
    pub fn is_broken(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

/// What came of a look at some places of a site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changed {
    /// Files whose content is new or other than it was, below the root, sorted.
    pub changed: Vec<Arc<str>>,
    /// Files that are gone, sorted.
    pub removed: Vec<Arc<str>>,
    /// Files that are gone from the first place and stand at the second, with most of their lines; they are in `removed` and `changed` too.
    pub moved: Vec<(Arc<str>, Arc<str>)>,
    /// Whether other files cannot be read than before.
    pub skipped: bool,
}

impl Changed {
    /// Adds a file whose content is other than it was.
    pub(super) fn add(&mut self, path: Arc<str>) {
        if let Err(index) = self.changed.binary_search(&path) {
            self.changed.insert(index, path);
        }
    }

    /// Whether everything is as it was.
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.removed.is_empty() && !self.skipped
    }
}

/// The settings of [`content::parse`](crate::content::parse): the language, whether raw HTML is trusted, whether running text is kept.
type ParsedUnder = (String, bool, bool);

#[derive(Debug, Default)]
pub(super) struct Inputs {
    pub(super) configuration: Configuration,
    /// The files of `content/`.
    pub(super) entries: Entries,
    /// Every other text: the templates.
    pub(super) texts: BTreeMap<Arc<str>, File>,
    /// Whether these are not what they were when the templates were made of them.
    pub(super) texts_changed: bool,
    /// Every other file.
    pub(super) assets: BTreeMap<Arc<str>, Asset>,
    /// What was not read, by its path.
    left_out: BTreeMap<Arc<str>, LeftOut>,
    /// Whether pages of entries stand where the site is written.
    published: bool,
    /// Entries that have still to be parsed.
    unparsed: Vec<File>,
    /// Under what the entries were parsed.
    parsed_under: Option<ParsedUnder>,
}

impl Inputs {
    pub(super) fn new(configuration: Configuration, tree: Tree) -> Self {
        let mut inputs = Self { configuration, ..Self::default() };
        inputs.left_out = left_out::of(&tree);
        inputs.published = tree.published;
        let (entries, texts) = tree.texts.into_iter().partition(|file| entries::is_entry(&file.path));
        inputs.unparsed = entries;
        inputs.texts = texts.into_iter().map(by_path).collect();
        inputs.assets = tree.assets.into_iter().map(|asset| (Arc::clone(&asset.path), asset)).collect();
        inputs
    }

    /// Takes in what is now at `places`, files and folders below the root: what was known there and is not in `tree` is gone.
    pub(super) fn apply(&mut self, places: &[Arc<str>], tree: Tree) -> Changed {
        let mut gone = self.known(places);
        self.published = tree.published;
        let mut changed = Changed { skipped: self.leave_out_again(places, left_out::of(&tree)), ..Changed::default() };
        for file in tree.texts {
            let known = gone.remove(&file.path);
            if known != Some(Some(file.hash)) {
                changed.changed.push(Arc::clone(&file.path));
                if entries::is_entry(&file.path) {
                    self.unparsed.push(file);
                } else {
                    self.texts.insert(Arc::clone(&file.path), file);
                    self.texts_changed = true;
                }
            }
        }
        for asset in tree.assets {
            gone.remove(&asset.path);
            // What a large one holds is not known here: whoever looks at it has been told that it changed.
            if asset.hash.is_none() || self.assets.get(&asset.path) != Some(&asset) {
                changed.changed.push(Arc::clone(&asset.path));
                self.assets.insert(Arc::clone(&asset.path), asset);
            }
        }
        changed.moved = self.moved(&gone);
        for path in gone.into_keys() {
            self.entries.remove(&path);
            self.texts_changed |= self.texts.remove(&path).is_some();
            self.assets.remove(&path);
            changed.removed.push(path);
        }
        changed.changed.sort_unstable();
        changed
    }

    /// Where entries that are gone have come to stand: with the same content or, where few have come and gone, with most of it.
    fn moved(&self, gone: &BTreeMap<Arc<str>, Option<u64>>) -> Vec<(Arc<str>, Arc<str>)> {
        let mut arrived: Vec<&File> =
            self.unparsed.iter().filter(|file| self.entries.get(&file.path).is_none()).collect();
        let by_hash: BTreeMap<u64, &Arc<str>> = arrived.iter().map(|file| (file.hash, &file.path)).collect();
        let (same, others): (Vec<_>, Vec<_>) = gone
            .iter()
            .map(|(path, hash)| (path, hash.and_then(|hash| by_hash.get(&hash))))
            .partition(|(_, to)| to.is_some());
        let mut moved: Vec<(Arc<str>, Arc<str>)> =
            same.into_iter().filter_map(|(path, to)| Some((Arc::clone(path), Arc::clone(to?)))).collect();
        arrived.retain(|file| !moved.iter().any(|(_, to)| *to == file.path));
        if others.len() > FEW || arrived.len() > FEW {
            return moved;
        }
        for (path, parsed) in others.into_iter().filter_map(|(path, _)| Some((path, self.entries.get(path)?))) {
            let likeness = |file: &&File| likeness(&parsed.text, &String::from_utf8_lossy(&file.bytes));
            let best = arrived.iter().map(|file| (likeness(file), &file.path)).max_by_key(|(likeness, _)| *likeness);
            if let Some((_, to)) = best.filter(|(likeness, _)| *likeness > 50) {
                moved.push((Arc::clone(path), Arc::clone(to)));
            }
        }
        moved
    }

    /// The files that are known at these places, texts with the hash of their content.
    fn known(&self, places: &[Arc<str>]) -> BTreeMap<Arc<str>, Option<u64>> {
        let mut known = BTreeMap::new();
        for place in places {
            known.extend(at(self.entries.by_path(), place).map(|(path, parsed)| (Arc::clone(path), Some(parsed.hash))));
            known.extend(at(&self.texts, place).map(|(path, file)| (Arc::clone(path), Some(file.hash))));
            known.extend(at(&self.assets, place).map(|(path, _)| (Arc::clone(path), None)));
        }
        known
    }

    /// Whether what was not read at these places is something else than before.
    fn leave_out_again(&mut self, places: &[Arc<str>], now: BTreeMap<Arc<str>, LeftOut>) -> bool {
        let before: BTreeMap<Arc<str>, LeftOut> = places
            .iter()
            .flat_map(|place| at(&self.left_out, place))
            .map(|(path, left_out)| (Arc::clone(path), left_out.clone()))
            .collect();
        if now == before {
            return false;
        }
        self.left_out.retain(|path, _| !before.contains_key(path));
        self.left_out.extend(now);
        true
    }

    /// Parses what has not been parsed, or everything where the settings are not those of last time.
    pub(super) fn parse(&mut self, mentions: bool) {
        let config = &self.configuration.config;
        let under = (config.language.clone(), config.trusted_html, mentions);
        if self.parsed_under.as_ref() != Some(&under) {
            self.entries.parse_again(settings(&under));
            self.parsed_under = Some(under);
        }
        self.parse_changed();
    }

    /// Parses what has not been parsed, under the settings of last time.
    pub(super) fn parse_changed(&mut self) {
        let Some(under) = &self.parsed_under else { return };
        let settings = settings(under);
        let files = std::mem::take(&mut self.unparsed);
        self.entries.extend(files.into_par_iter().with_min_len(16).map(|file| Parsed::new(file, settings)).collect());
    }

    /// Decides what may be shown of the entries for which that has not been decided.
    pub(super) fn redact(&mut self, redaction: &Redaction) {
        if let Some(under) = &self.parsed_under {
            let settings = settings(under);
            self.entries.decide(|parsed| parsed.redacted(redaction, settings));
        }
    }

    /// What is wrong with the configuration and with single files.
    pub(super) fn diagnostics(&self) -> impl Iterator<Item = Cow<'_, Diagnostic>> {
        let entries = self.entries.judged().flat_map(|(_, parsed)| parsed.faults());
        let left_out = self.left_out.values().flat_map(|left_out| &left_out.diagnostics);
        let gone = (self.published && self.is_empty()).then(left_out::gone).map(Cow::Owned);
        let read = self.configuration.diagnostics.iter().chain(left_out).chain(entries);
        gone.into_iter().chain(read.map(Cow::Borrowed))
    }

    /// Whether there is no entry at all.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.by_path().is_empty()
    }

    /// The text of a file that was not read as a part of the site, and that a fault is about.
    pub(super) fn text_left_out(&self, path: &str) -> Option<&str> {
        self.left_out.get(path)?.text.as_deref()
    }
}

/// How much of the longer of two texts is in the other, in per cent of its lines.
fn likeness(one: &str, other: &str) -> usize {
    let lines = |text| -> Vec<&str> { str::lines(text).map(str::trim).filter(|line| !line.is_empty()).collect() };
    let (one, other) = (lines(one), lines(other));
    let known: FxHashSet<&str> = one.iter().copied().collect();
    let shared = other.iter().filter(|line| known.contains(*line)).count();
    100 * shared / one.len().max(other.len()).max(1)
}

/// What a map by path has at a place: the file itself, or all files of a folder.
fn at<'a, T>(
    map: &'a BTreeMap<Arc<str>, T>,
    place: &Arc<str>,
) -> impl Iterator<Item = (&'a Arc<str>, &'a T)> + use<'a, T> {
    let folder = if place.is_empty() { String::new() } else { format!("{place}/") };
    let inside = map.range::<str, _>((Bound::Included(folder.as_str()), Bound::Unbounded));
    let inside: Vec<_> = inside.take_while(|(path, _)| path.starts_with(&folder)).collect();
    map.get_key_value(&**place).into_iter().chain(inside)
}

fn settings((language, trusted_html, mentions): &ParsedUnder) -> Settings<'_> {
    Settings { language, trusted_html: *trusted_html, mentions: *mentions }
}

fn by_path(file: File) -> (Arc<str>, File) {
    (Arc::clone(&file.path), file)
}
