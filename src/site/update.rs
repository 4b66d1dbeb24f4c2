//! Bringing a site up to date: by replacing texts where only texts changed, else by making it again of what is kept.

use std::sync::Arc;

use super::inputs::{Changed, Configuration};
use super::{Options, Site, make, plan};
use crate::config;
use crate::content::Entry;
use crate::diagnostic::Place;
use crate::dossier::Replaced;
use crate::files::tree::Tree;

/// Up to how many files are replaced one by one.
const FEW: usize = 16;

impl Site {
    /// Takes in what is now at `places`, which are files and folders below the root: what was known there and is not in `tree` is gone.
    ///
    /// The site is then what [`Site::open`] would make of all files. A configuration that is not given is the one before.
    pub fn update(
        &mut self,
        configuration: Option<Configuration>,
        places: &[Arc<str>],
        tree: Tree,
        options: &Options,
    ) -> Changed {
        let mut changed = self.inputs.apply(places, tree);
        let others = configuration.is_some() || changed.skipped || *options != self.options;
        if let Some(configuration) = configuration {
            self.inputs.configuration = configuration;
            changed.add(config::FILE.into());
        }
        if others || !(changed.is_empty() || self.take_texts(&changed)) {
            let inputs = std::mem::take(&mut self.inputs);
            let now = make::make(inputs, options.clone(), Some(self));
            // Taking a large site apart takes long, and nobody need wait for it.
            let before = std::mem::replace(self, now);
            rayon::spawn(move || drop(before));
        }
        changed
    }

    /// Takes in entries of which nothing but the running text is another; `false` where that is not all that changed.
    fn take_texts(&mut self, changed: &Changed) -> bool {
        let known = |path: &Arc<str>| self.inputs.entries.get(path).is_some();
        if !changed.removed.is_empty() || changed.changed.len() > FEW || !changed.changed.iter().all(known) {
            return false;
        }
        let before: Vec<_> = changed.changed.iter().filter_map(|path| self.inputs.entries.get(path)?.shown()).collect();
        self.inputs.parse_changed();
        self.inputs.withhold(&self.withholding);
        let now: Vec<_> = changed.changed.iter().filter_map(|path| self.inputs.entries.get(path)?.shown()).collect();
        let texts_alone = before.len() == changed.changed.len()
            && now.len() == before.len()
            && before.iter().zip(&now).all(|(before, now)| before.differs_in_text_alone(now) && !self.is_faulty(now));
        if !texts_alone {
            return false;
        }
        let pages = self.mention_pages();
        for entry in &now {
            self.replace(entry);
        }
        // A text that mentions somebody else can make a page come or go.
        if pages != self.mention_pages() {
            return false;
        }
        self.judge();
        true
    }

    /// How many pages there are of the notes that mention each entity.
    fn mention_pages(&self) -> Vec<usize> {
        let pages = |id| plan::mention_pages(&self.config, self.dossier.entity(id).mentioned_in.len());
        self.dossier.entity_ids().map(pages).collect()
    }

    /// Whether a fault that only shows when all files are seen together stands in the text of an entry, and may have moved.
    fn is_faulty(&self, entry: &Entry) -> bool {
        let in_text = |start: usize| start >= entry.front.end;
        let place = |place: &Place| place.path == entry.source.path && in_text(place.span.start);
        self.index_faults.iter().any(|fault| place(&fault.place) || fault.related.iter().any(|(it, _)| place(it)))
    }

    fn replace(&mut self, entry: &Arc<Entry>) {
        // What is not shown is on no page.
        let Some(replaced) = self.dossier.replace(entry) else { return };
        if let Replaced::Note(id) = replaced {
            self.items.forget_note(id);
            self.feed_entries.forget(id);
        }
    }
}
