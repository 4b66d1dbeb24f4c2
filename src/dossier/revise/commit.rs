//! Putting in place what was resolved, and doing again what hangs on it.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::super::build::Builder;
use super::super::links::{self, NoteNames};
use super::super::{Dossier, EntityId, Faults, NoteId, Settings, Target, claims, mentions, quotes};
use super::Revision;
use super::affected::Affected;
use super::check::{Changed, ChangedProfile};
use super::resolved::Resolved;
use crate::redaction::Redacted;

impl Dossier {
    /// Puts everything in place.
    pub(super) fn commit(
        &mut self,
        changed: &Changed,
        mut affected: Affected,
        resolved: Resolved,
        entries: &[Redacted],
        (settings, faults): (&Settings<'_>, &mut Faults),
    ) -> Revision {
        let mut revision = Revision::default();
        revision.renamed.extend(resolved.new.iter().chain(&resolved.gone).chain(&resolved.moved));
        revision.renamed.extend(&affected.renamed);
        self.reorder(&resolved);
        revision.addresses.clone_from(&resolved.readdressed);
        self.put_names(resolved, &mut revision);
        let relinked = self.link_again(changed, entries, settings, faults);
        affected.said.extend(relinked.iter().filter_map(|path| self.note_at(path)));
        affected.forget_said(self, faults);
        self.collect_again(changed, &affected, (settings, faults), &mut revision);
        self.mention_again(changed, &affected, &relinked, &mut revision);
        self.complete(changed, &affected, &relinked, &mut revision);
        revision
    }

    /// Collects quotations and claims: anew where they are others, else for those whose words they are.
    fn collect_again(
        &mut self,
        changed: &Changed,
        affected: &Affected,
        (settings, faults): (&Settings<'_>, &mut Faults),
        revision: &mut Revision,
    ) {
        let limit = settings.quoted_words_limit;
        let speakers = if changed.quotes {
            quotes::collect_anew(self, &mut faults.quotes, limit);
            None
        } else {
            quotes::collect_again(self, &mut faults.quotes, &affected.said, limit)
        };
        revision.quotes_anew = speakers.is_none();
        revision.entities.extend(speakers.into_iter().flatten());
        revision.claims_anew = changed.claims;
        if changed.claims {
            faults.claims.clear();
            self.claims = claims::collect(self, &mut faults.claims);
        } else {
            revision.entities.extend(claims::collect_again(self, &mut faults.claims, &affected.said));
        }
    }

    /// Takes entities that are gone out of the order, and puts in those that are new or have another address.
    fn reorder(&mut self, resolved: &Resolved) {
        for id in &resolved.gone {
            let (kind, name) = (self.entity(*id).kind, self.entity(*id).name.clone());
            if let Some(table) = self.names.get_mut(&kind) {
                table.remove(kind, &name, *id);
            }
        }
        let out: FxHashSet<EntityId> = resolved.gone.iter().chain(&resolved.moved).copied().collect();
        let into: Vec<EntityId> = resolved.new.iter().chain(&resolved.moved).copied().collect();
        if !(out.is_empty() && into.is_empty()) {
            self.change_order(&out, &into);
        }
    }

    /// Puts the records in place, and into the lists of those whom they name.
    fn put_names(&mut self, resolved: Resolved, revision: &mut Revision) {
        for (id, record) in resolved.notes {
            self.unlist_note(id);
            let before = std::mem::replace(&mut self.notes[id.index()], record);
            self.list_note(id);
            let (old, new): (BTreeSet<_>, BTreeSet<_>) = (before.places().collect(), self.note(id).places().collect());
            revision.entities.extend(old.symmetric_difference(&new).map(|(_, entity)| entity));
            revision.notes.insert(id);
        }
        for (id, record) in resolved.events {
            self.unlist_event(id);
            let before = std::mem::replace(&mut self.events[id.index()], record);
            self.list_event(id);
            revision.entities.extend(before.concerned().chain(self.event(id).concerned()));
            revision.events.insert(id);
        }
    }

    /// Resolves all links again, if there are any. The paths of the texts of which one leads elsewhere than it did.
    fn link_again(
        &mut self,
        changed: &Changed,
        entries: &[Redacted],
        settings: &Settings<'_>,
        faults: &mut Faults,
    ) -> FxHashSet<Arc<str>> {
        let entries_changed = changed.notes.iter().map(|(_, entry)| entry);
        let mut entries_changed =
            entries_changed.chain(changed.profiles.iter().filter_map(|profile| profile.new.as_ref()));
        if self.links.is_empty() && entries_changed.all(|entry| entry.body.links.is_empty()) {
            return FxHashSet::default();
        }
        let hidden: FxHashSet<&Arc<str>> = self.held_back.iter().map(|(path, _)| path).collect();
        let shown: Vec<Redacted> = entries.iter().filter(|it| !hidden.contains(&it.source.path)).cloned().collect();
        let before = std::mem::take(&mut self.links);
        self.backlinks.clear();
        let names = NoteNames::new(self, &shown);
        let mut builder = Builder::of(std::mem::take(self), settings.slugs);
        links::resolve(&mut builder, &shown, &names);
        faults.links = std::mem::take(&mut builder.diagnostics);
        *self = builder.finish();
        links::check_anchors(self, &shown, &mut faults.links);
        let is_other = |path: &&Arc<str>| self.links.get(*path) != before.get(*path);
        before.keys().chain(self.links.keys()).filter(is_other).cloned().collect()
    }

    /// Finds mentions again where they hang on what changed.
    fn mention_again(
        &mut self,
        changed: &Changed,
        affected: &Affected,
        relinked: &FxHashSet<Arc<str>>,
        revision: &mut Revision,
    ) {
        let mut again: FxHashSet<Arc<str>> = relinked.clone();
        again.extend(affected.notes.iter().map(|id| Arc::clone(&self.note(*id).entry.source.path)));
        again.extend(changed.profiles.iter().filter_map(ChangedProfile::path).cloned());
        let profiles = changed.profiles.iter().map(|profile| profile.id);
        let other: FxHashSet<EntityId> = revision.renamed.iter().copied().chain(profiles).collect();
        revision.entities.extend(mentions::revise(self, &again, &other));
    }

    /// Adds what shows something of what changed.
    fn complete(
        &self,
        changed: &Changed,
        affected: &Affected,
        relinked: &FxHashSet<Arc<str>>,
        revision: &mut Revision,
    ) {
        for ChangedProfile { id, .. } in &changed.profiles {
            revision.entities.insert(*id);
            revision.notes.extend(self.entity(*id).notes.iter().chain(&self.entity(*id).published));
            revision.events.extend(&self.entity(*id).events);
        }
        revision.entities.extend(&revision.renamed);
        revision.notes.extend(&affected.said);
        if !self.links.is_empty() {
            let leads = |target: &Target| match target {
                Target::Entity(id) => revision.entities.contains(id),
                Target::Note(id) => revision.notes.contains(id),
                _ => false,
            };
            let showing = self
                .links
                .iter()
                .filter(|(path, targets)| relinked.contains(*path) || targets.iter().flatten().any(leads));
            let showing: Vec<NoteId> = showing.filter_map(|(path, _)| self.note_at(path)).collect();
            revision.notes.extend(showing);
        }
        for id in &revision.notes {
            revision.events.extend(&self.note(*id).events);
            revision.quotes.extend(&self.note(*id).quotes);
        }
    }
}
