//! The files of `content/`, and which of them the site has to look at again.
//!
//! In come files, and what may be shown of them; out go those that a fault stands in or that accept one, and the profiles of which not all is shown.
//! A site has a hundred thousand entries and few of those: what is asked of them after every edit must not walk over all.

mod parsed;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

pub(super) use parsed::{Parsed, Shown};

use crate::content::{self, Entry, Settings};
use crate::redaction::Redacted;

/// From how many entries on that were touched all are walked over, which is then the quicker way.
const MANY: usize = 64;

/// Whether a file is an entry.
pub(super) fn is_entry(path: &str) -> bool {
    path.starts_with(content::FOLDER) && Path::new(path).extension().is_some_and(|extension| extension == "md")
}

/// The files of `content/`.
#[derive(Debug, Default)]
pub(super) struct Entries {
    by_path: BTreeMap<Arc<str>, Parsed>,
    /// Those with faults, or that accept some, as it was when it was last decided what is shown.
    judged: BTreeSet<Arc<str>>,
    /// The profiles of people who are withheld.
    private: BTreeSet<Arc<str>>,
    /// What may be shown, in the order of paths, as it was last decided.
    shown: Vec<Redacted>,
    /// Those that are new, other or gone since it was last decided what is shown; nothing where that may be all.
    touched: Option<BTreeSet<Arc<str>>>,
}

impl Entries {
    /// All of them.
    pub(super) fn by_path(&self) -> &BTreeMap<Arc<str>, Parsed> {
        &self.by_path
    }

    /// The one at a path.
    pub(super) fn get(&self, path: &str) -> Option<&Parsed> {
        self.by_path.get(path)
    }

    /// Takes in files that were parsed, in the place of those with their paths.
    pub(super) fn extend(&mut self, parsed: Vec<(Arc<str>, Parsed)>) {
        for (path, parsed) in &parsed {
            keep(&mut self.private, path, parsed.is_private());
            self.touch(path);
        }
        if self.by_path.is_empty() {
            self.by_path = parsed.into_iter().collect();
        } else {
            self.by_path.extend(parsed);
        }
    }

    /// Takes out a file, if it is one of these.
    pub(super) fn remove(&mut self, path: &str) {
        if let Some((path, _)) = self.by_path.remove_entry(path) {
            self.private.remove(&path);
            self.touch(&path);
        }
    }

    /// Parses all of them again, under other settings.
    pub(super) fn parse_again(&mut self, settings: Settings<'_>) {
        self.by_path.par_iter_mut().for_each(|(path, parsed)| parsed.parse(path, settings));
        self.private = paths(&self.by_path, Parsed::is_private);
        self.touched = None;
    }

    /// Forgets what may be shown.
    pub(super) fn undecide(&mut self) {
        self.by_path.values_mut().for_each(|parsed| parsed.shown = None);
        self.touched = None;
    }

    fn touch(&mut self, path: &Arc<str>) {
        if let Some(touched) = &mut self.touched {
            touched.insert(Arc::clone(path));
            if touched.len() > MANY {
                self.touched = None;
            }
        }
    }

    /// Decides by `show` what may be shown of those for which that has not been decided.
    pub(super) fn decide(&mut self, show: impl Fn(&Parsed) -> Shown + Sync) {
        match self.touched.replace(BTreeSet::new()) {
            Some(touched) => self.decide_some(touched, show),
            None => self.decide_all(show),
        }
    }

    fn decide_some(&mut self, touched: BTreeSet<Arc<str>>, show: impl Fn(&Parsed) -> Shown + Sync) {
        let decide = |path| {
            let shown = self.by_path.get(&path).map(&show);
            (path, shown)
        };
        let decided: Vec<(Arc<str>, Option<Shown>)> = touched.into_par_iter().map(decide).collect();
        for (path, shown) in decided {
            let mut parsed = self.by_path.get_mut(&path);
            if let Some(parsed) = &mut parsed {
                parsed.shown = shown;
            }
            let parsed = parsed.as_deref();
            keep(&mut self.judged, &path, parsed.is_some_and(Parsed::is_judged));
            replace(&mut self.shown, &path, parsed.and_then(Parsed::shown));
        }
    }

    fn decide_all(&mut self, show: impl Fn(&Parsed) -> Shown + Sync) {
        let undecided: Vec<_> = self.by_path.values_mut().filter(|parsed| parsed.shown.is_none()).collect();
        undecided.into_par_iter().with_min_len(16).for_each(|parsed| parsed.shown = Some(show(parsed)));
        self.judged = paths(&self.by_path, Parsed::is_judged);
        self.shown = self.by_path.values().filter_map(Parsed::shown).collect();
    }

    /// What may be shown, in the order of paths.
    pub(super) fn shown(&self) -> &[Redacted] {
        &self.shown
    }

    /// The profiles of people who are withheld, as their authors wrote them, in the order of their paths.
    pub(super) fn private(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.private.iter().filter_map(|path| self.by_path.get(path)?.entry.as_ref())
    }

    /// All of them as their authors wrote them, but for broken ones.
    pub(super) fn written(&self) -> impl Iterator<Item = &Entry> {
        self.by_path.values().filter_map(|parsed| parsed.entry.as_deref())
    }

    /// Those with faults, or that accept some, in the order of their paths.
    pub(super) fn judged(&self) -> impl Iterator<Item = (&Arc<str>, &Parsed)> {
        self.judged.iter().filter_map(|path| self.by_path.get_key_value(path))
    }
}

/// Puts a path into a set, or takes it out.
fn keep(set: &mut BTreeSet<Arc<str>>, path: &Arc<str>, is_in: bool) {
    if is_in {
        set.insert(Arc::clone(path));
    } else {
        set.remove(path);
    }
}

/// Puts what is now at a path, or nothing, in the place of what was there, in a list in the order of paths.
fn replace(list: &mut Vec<Redacted>, path: &Arc<str>, now: Option<Redacted>) {
    let place = list.binary_search_by(|entry| entry.source.path.cmp(path));
    match (place, now) {
        (Ok(index), Some(now)) => list[index] = now,
        (Ok(index), None) => drop(list.remove(index)),
        (Err(index), Some(now)) => list.insert(index, now),
        (Err(_), None) => {}
    }
}

/// The paths of some entries.
fn paths(entries: &BTreeMap<Arc<str>, Parsed>, which: impl Fn(&Parsed) -> bool) -> BTreeSet<Arc<str>> {
    entries.iter().filter(|(_, parsed)| which(parsed)).map(|(path, _)| Arc::clone(path)).collect()
}

#[cfg(test)]
mod tests;
