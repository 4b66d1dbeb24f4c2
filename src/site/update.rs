//! Bringing a site up to date: by replacing texts where only texts changed, by revising where names did, else by making it again of what is kept.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::entries::{self, Parsed};
use super::inputs::{Changed, Configuration};
use super::{Options, Site, make, plan};
use crate::config;
use crate::content::Entry;
use crate::diagnostic::Place;
use crate::dossier::{EntityId, EntryChange, Replaced};
use crate::files::tree::Tree;
use crate::redaction::Redacted;

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
        self.forget_search();
        let mut changed = self.inputs.apply(places, tree);
        let others = configuration.is_some() || changed.skipped || *options != self.options;
        if let Some(configuration) = configuration {
            self.inputs.configuration = configuration;
            changed.add(config::FILE.into());
        }
        if others || !(changed.is_empty() || self.take_in(&changed)) {
            let inputs = std::mem::take(&mut self.inputs);
            let now = make::make(inputs, options.clone(), Some(self));
            // Taking a large site apart takes long, and nobody need wait for it.
            let before = std::mem::replace(self, now);
            rayon::spawn(move || drop(before));
        }
        changed
    }

    /// Takes in entries of which nothing but the running text or names are others; `false` where that is not all that changed.
    fn take_in(&mut self, changed: &Changed) -> bool {
        let paths: Vec<&Arc<str>> = changed.changed.iter().chain(&changed.removed).collect();
        if paths.len() > FEW || !paths.iter().all(|path| entries::is_entry(path)) {
            return false;
        }
        // What is gone from the files is still in the dossier.
        let gone = |path: &Arc<str>| self.dossier.profile_at(path);
        let shown = |site: &Self, path: &Arc<str>| site.inputs.entries.get(path).map(Parsed::shown);
        let before: Vec<_> = paths.iter().map(|path| shown(self, path).unwrap_or_else(|| gone(path))).collect();
        let unpublished = |site: &Self| -> Vec<String> {
            let entries = paths.iter().map(|path| site.inputs.entries.get(path));
            entries.map(|parsed| parsed.map(|parsed| parsed.unpublished.clone()).unwrap_or_default()).collect()
        };
        let said = unpublished(self);
        self.inputs.parse_changed();
        self.inputs.redact(&self.redaction);
        let now: Vec<_> = paths.iter().map(|path| shown(self, path).flatten()).collect();
        let others: Vec<EntryChange> = before.into_iter().zip(now).collect();
        let mut entries = others.iter().flat_map(|(before, now)| before.iter().chain(now));
        // Which files are published may have changed.
        if said != unpublished(self) || entries.any(|entry| self.secret_files.concern(entry)) {
            return false;
        }
        let texts: Vec<_> = others.iter().filter_map(|(before, now)| Some((before.as_ref()?, now.as_ref()?))).collect();
        // What is said of a note without a text is said in its front matter.
        let as_empty = |(before, now): &(&Redacted, &Redacted)| before.has_no_text() == now.has_no_text();
        let texts_alone = texts.len() == others.len()
            && texts.iter().all(as_empty)
            && texts.iter().all(|(before, now)| before.differs_in_text_alone(now) && !self.is_faulty(now));
        if !texts_alone {
            return self.revise(&others);
        }
        let pages = self.mention_pages();
        for (_, entry) in texts {
            self.replace(entry);
        }
        // A text that mentions somebody else can make a page come or go.
        let moved = self.mention_pages().into_iter().zip(pages).filter(|(now, before)| now != before);
        let moved: BTreeSet<EntityId> = moved.map(|((id, _), _)| id).collect();
        if !(moved.is_empty() || self.plan_again(&moved, &BTreeSet::new())) {
            self.plan();
        }
        self.judge();
        true
    }

    /// How many pages there are of the notes that mention each entity.
    fn mention_pages(&self) -> Vec<(EntityId, usize)> {
        let pages = |id| (id, plan::mention_pages(&self.config, self.dossier.entity(id).mentioned_in.len()));
        self.dossier.entity_ids().map(pages).collect()
    }

    /// Whether a fault that only shows when all files are seen together stands in the text of an entry, and may have moved.
    fn is_faulty(&self, entry: &Entry) -> bool {
        let in_text = |start: usize| start >= entry.front.end;
        let place = |place: &Place| place.path == entry.source.path && in_text(place.span.start);
        self.faults.iter().any(|fault| place(&fault.place) || fault.related.iter().any(|(it, _)| place(it)))
    }

    fn replace(&mut self, entry: &Redacted) {
        // What is not shown is on no page.
        let Some(replaced) = self.dossier.replace(entry) else { return };
        if let Replaced::Note(id) = replaced {
            self.items.forget_note(id);
            self.feed_entries.forget(id);
        }
    }
}
