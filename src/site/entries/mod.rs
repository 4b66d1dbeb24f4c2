//! The files of `content/`, and which of them the site has to look at again.
//!
//! In come files, and what may be shown of them; out go those that a fault stands in or that accept one. A site has a hundred thousand entries and
//! few of those: what is asked of them after every edit must not walk over all.

mod parsed;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

pub(super) use parsed::{Parsed, Shown};

use crate::content::{self, Settings};

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
        if self.by_path.is_empty() {
            self.by_path = parsed.into_iter().collect();
        } else {
            self.by_path.extend(parsed);
        }
    }

    /// Takes out a file, if it is one of these.
    pub(super) fn remove(&mut self, path: &str) {
        self.by_path.remove(path);
        self.judged.remove(path);
    }

    /// Parses all of them again, under other settings.
    pub(super) fn parse_again(&mut self, settings: Settings<'_>) {
        self.by_path.par_iter_mut().for_each(|(path, parsed)| parsed.parse(path, settings));
    }

    /// Forgets what may be shown.
    pub(super) fn undecide(&mut self) {
        self.by_path.values_mut().for_each(|parsed| parsed.shown = None);
    }

    /// Decides by `show` what may be shown of those for which that has not been decided.
    pub(super) fn decide(&mut self, show: impl Fn(&Parsed) -> Shown + Sync) {
        let undecided: Vec<_> = self.by_path.iter_mut().filter(|(_, parsed)| parsed.shown.is_none()).collect();
        let decide = |(path, parsed): (&Arc<str>, &mut Parsed)| {
            parsed.shown = Some(show(parsed));
            (Arc::clone(path), parsed.is_judged())
        };
        let decided: Vec<_> = undecided.into_par_iter().with_min_len(16).map(decide).collect();
        for (path, is_judged) in decided {
            keep(&mut self.judged, path, is_judged);
        }
    }

    /// Those with faults, or that accept some, in the order of their paths.
    pub(super) fn judged(&self) -> impl Iterator<Item = (&Arc<str>, &Parsed)> {
        self.judged.iter().filter_map(|path| self.by_path.get_key_value(path))
    }
}

/// Puts a path into a set, or takes it out.
fn keep(set: &mut BTreeSet<Arc<str>>, path: Arc<str>, is_in: bool) {
    if is_in {
        set.insert(path);
    } else {
        set.remove(&path);
    }
}
