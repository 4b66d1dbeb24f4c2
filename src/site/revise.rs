//! Bringing a site up to date where names changed: what hangs on them is planned and made again, and nothing else.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use super::page::Page;
use super::{Site, fragment, held_back, make, outputs, plan, plausible, sitemap, view};
use crate::content::{Entry, Head, Kind, Note, Privacy};
use crate::date::Date;
use crate::diagnostic::Diagnostic;
use crate::dossier::{EntityId, EntryChange, Subject};
use crate::redaction::Redacted;
use crate::suggest;

/// Beyond so many entities in whose lists something changed, it is no more work to plan all routes.
const MANY: usize = 500;

impl Site {
    /// Takes in entries that changed, as far as little hangs on what changed in them; `false` where the site has to be made anew, and then nothing has changed.
    pub(super) fn revise(&mut self, changes: &[EntryChange]) -> bool {
        let mut entries = changes.iter().flat_map(|(old, new)| old.iter().chain(new));
        if entries.any(|entry| self.is_withheld(entry) || self.has_fault_of_files(entry)) {
            return false;
        }
        let settings = make::settings(&self.config, &self.options);
        let entries = self.inputs.entries.shown();
        let Some(revision) = self.dossier.revise(changes, entries, &settings, &mut self.faults.dossier) else {
            return false;
        };
        self.items.revise(&self.dossier, &revision);
        revision.notes.iter().for_each(|id| self.feed_entries.forget(*id));
        self.shared = OnceLock::new();
        self.orders = view::Orders::default();
        let dated = changes.iter().any(|(old, new)| dates(old.as_ref()) != dates(new.as_ref()));
        if dated {
            self.spans = OnceLock::new();
            self.changes = self.dossier.changes();
            self.newest = self.dossier.newest();
        } else if !revision.renamed.is_empty() && self.changes.iter().any(|it| matches!(it.subject, Subject::Entity(_)))
        {
            // Those of one day come by address.
            self.changes = self.dossier.changes();
        }
        let entries = self.inputs.entries.shown();
        self.faults.plausible = plausible::check(entries, self.options.today);
        self.faults.held_back = held_back::check(entries, &self.dossier, &self.assets);
        self.faults.names = suggest::near_duplicates(&self.dossier, &self.likenesses);
        let anew = dated || revision.quotes_anew || revision.claims_anew || revision.entities.len() > MANY;
        if anew || !self.plan_again(&revision.entities, &revision.addresses) {
            self.plan();
        }
        self.faults.links = fragment::dead_links(self, self.inputs.entries.shown());
        self.judge();
        true
    }

    /// Whether it has to be decided anew what may be shown of other entries.
    fn is_withheld(&self, entry: &Entry) -> bool {
        let Head::Profile(profile) = &entry.head else { return false };
        profile.privacy != Privacy::Public || self.redaction.withholds()
    }

    /// Whether a fault that hangs on no names is told of an entry, so that it may have moved in the file.
    fn has_fault_of_files(&self, entry: &Entry) -> bool {
        let path = &entry.source.path;
        let is_of = |fault: &Diagnostic| {
            fault.place.path == *path || fault.related.iter().any(|(place, _)| place.path == *path)
        };
        self.faults.of_files().any(is_of)
    }

    /// Plans again what depends on some entities, and on addresses that mean somebody else; `false` where more than that has to be.
    pub(super) fn plan_again(&mut self, changed: &BTreeSet<EntityId>, readdressed: &BTreeSet<(Kind, String)>) -> bool {
        let data = |route: &super::Route| if let Page::Data(export) = route.page { Some(export) } else { None };
        let mut exports: Vec<_> = self.routes.iter().filter_map(data).collect();
        let redirects = self.routes.iter().any(|route| matches!(route.page, Page::Redirect(..)));
        let mut now: Vec<_> = plan::exports(&self.config, &self.dossier).collect();
        exports.sort_unstable();
        now.sort_unstable();
        // An old address gives way to a new page.
        if redirects || exports != now {
            return false;
        }
        let parts = sitemap::parts(&self.routes);
        let again = if self.config.features.has("cross_pages") {
            match self.dossier.pairs_again(&mut self.pairs, changed, self.config.cross_pages_min) {
                Some(again) => again,
                None => return false,
            }
        } else {
            Vec::new()
        };
        let mut routes = std::mem::take(&mut self.routes);
        plan::revise(&mut routes, &self.config, self.addresses(), (changed, &again, readdressed), &self.assets);
        self.routes = routes;
        self.faults.outputs = outputs::check(self);
        self.config.base_url.is_none() || sitemap::parts(&self.routes) == parts
    }
}

/// The dates of a note that say when something changed.
fn dates(entry: Option<&Redacted>) -> Option<[Option<Date>; 3]> {
    match &entry?.head {
        Head::Note(note) => {
            let Note { revised, updated, accessed, .. } = &**note;
            Some([*revised, *updated, *accessed])
        }
        _ => None,
    }
}
