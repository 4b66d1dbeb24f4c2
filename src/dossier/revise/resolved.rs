//! What the names mean now, found out before anything is put in place; or that the dossier has to be made anew, and then nothing has changed.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::build::Builder;
use super::super::names::{NameTable, is_of_another_kind};
use super::super::{Entity, EntityId, EventId, EventRecord, NoteId, NoteRecord, events};
use super::addresses::{self, Turnover};
use super::affected::{Affected, first_report};
use super::check::Changed;
use super::relatives::{is_named_by_profile, is_related, relating};
use super::renamed::rename;
use crate::content::{Head, Kind};

/// See above.
pub(super) struct Resolved {
    pub(super) notes: Vec<(NoteId, NoteRecord)>,
    pub(super) events: Vec<(EventId, EventRecord)>,
    pub(super) new: Vec<EntityId>,
    pub(super) gone: Vec<EntityId>,
    /// Profiles with another address.
    pub(super) moved: Vec<EntityId>,
    /// Addresses that mean somebody else now, by kind.
    pub(super) readdressed: BTreeSet<(Kind, String)>,
}

/// What is put back where the dossier has to be made anew.
struct Before {
    /// Where profiles have other names; names that are new alone are taken out one by one.
    names: Option<FxHashMap<Kind, NameTable>>,
    entities: usize,
    profiles: Vec<(EntityId, Entity)>,
}

impl Before {
    fn put_back(self, builder: &mut Builder) {
        for entity in builder.dossier.entities.drain(self.entities..).enumerate().collect::<Vec<_>>() {
            let (behind, Entity { kind, name, .. }) = entity;
            let id = EntityId::at(self.entities + behind);
            if let Some(table) = builder.name_table(kind) {
                table.remove(kind, &name, id);
            }
        }
        for (id, entity) in self.profiles {
            builder.dossier.entities[id.index()] = entity;
        }
        if let Some(names) = self.names {
            *builder.all_names() = names;
        }
        builder.diagnostics.clear();
    }
}

impl Resolved {
    /// Resolves what is affected, with the names of now.
    pub(super) fn of(builder: &mut Builder, changed: &Changed, affected: &Affected) -> Option<Self> {
        let before = Before {
            names: (!affected.renamed.is_empty()).then(|| builder.all_names().clone()),
            entities: builder.dossier.entities.len(),
            profiles: changed
                .profiles
                .iter()
                .filter_map(|profile| Some((profile.id, builder.dossier.entities.get(profile.id.index())?.clone())))
                .collect(),
        };
        let resolved = Self::attempt(builder, changed, affected, (before.entities, &before.profiles));
        if resolved.is_none() {
            before.put_back(builder);
        }
        resolved
    }

    fn attempt(
        builder: &mut Builder,
        changed: &Changed,
        affected: &Affected,
        (known, before): (usize, &[(EntityId, Entity)]),
    ) -> Option<Self> {
        rename(builder, changed, affected)?;
        let mut notes = resolve_notes(builder, changed, affected);
        let events = resolve_events(builder, changed, affected);
        for (_, record) in &mut notes {
            record.listed = builder.resolve_all_listed(&record.entry, &record.note);
        }
        let relating = relating(builder, changed, affected);
        if !relating.iter().all(|id| is_related(builder, *id)) {
            return None;
        }
        let is_profile = |id: &EntityId| changed.profiles.iter().any(|profile| profile.id == *id);
        let new = (known..builder.dossier.entities.len()).map(EntityId::at).filter(|id| !is_profile(id));
        let new: Vec<EntityId> = new.collect();
        let (moved, readdressed) = (Vec::new(), BTreeSet::new());
        let mut resolved = Self { notes, events, new, gone: Vec::new(), moved, readdressed };
        resolved.gone = resolved.find_gone(builder, affected);
        if !resolved.kinds_stand(builder, changed) {
            return None;
        }
        let turnover = Turnover { new: &resolved.new, gone: &resolved.gone, before };
        let moved = addresses::revise(builder, changed, affected, &turnover)?;
        (resolved.readdressed, resolved.moved) = (moved.slugs, moved.profiles);
        for id in relating {
            builder.relate_profile(id);
        }
        for profile in changed.profiles.iter().filter(|profile| profile.new.is_none()) {
            builder.dossier.offices.take_out(profile.id);
            resolved.gone.push(profile.id);
        }
        Some(resolved)
    }

    /// Entities without a profile that nothing names any more.
    fn find_gone(&self, builder: &Builder, affected: &Affected) -> Vec<EntityId> {
        let dossier = &builder.dossier;
        let named: FxHashSet<EntityId> = self
            .notes
            .iter()
            .flat_map(|(_, record)| record.everybody())
            .chain(self.events.iter().flat_map(|(_, record)| record.concerned()))
            .collect();
        let before: BTreeSet<EntityId> = affected
            .notes
            .iter()
            .flat_map(|id| dossier.note(*id).everybody())
            .chain(affected.events.iter().flat_map(|id| dossier.event(*id).concerned()))
            .chain(affected.related.iter().copied())
            .filter(|id| !affected.renamed.contains(id))
            .collect();
        let is_gone = |id: &EntityId| {
            let entity = dossier.entity(*id);
            entity.profile.is_none()
                && !named.contains(id)
                && entity.notes.iter().chain(&entity.published).all(|note| affected.notes.contains(note))
                && entity.listed_in.iter().all(|(note, _)| affected.notes.contains(note))
                && entity.events.iter().all(|event| affected.events.contains(event))
                && (affected.replaced.contains(id) || !is_named_by_profile(builder, *id))
        };
        let mut gone: Vec<EntityId> = before.into_iter().filter(is_gone).collect();
        gone.extend(affected.replaced.iter().filter(|id| !gone.contains(id)).copied().collect::<Vec<_>>());
        gone
    }

    /// Whether the names of long lists that say no kind are of the kinds that they were: that depends on who is known.
    fn kinds_stand(&self, builder: &Builder, changed: &Changed) -> bool {
        let dossier = &builder.dossier;
        for (id, record) in self.notes.iter().filter(|(id, _)| changed.notes.iter().any(|(other, _)| other == id)) {
            let (old, new): (BTreeSet<_>, BTreeSet<_>) =
                (dossier.note(*id).places().collect(), record.places().collect());
            let is_listed = |id: &EntityId| {
                let entity = dossier.entity(*id);
                entity.profile.is_none() && entity.kind != Kind::Person && !entity.listed_in.is_empty()
            };
            if old.symmetric_difference(&new).any(|(_, id)| is_listed(id)) {
                return false;
            }
        }
        let is_of_one_kind = |id: &EntityId| {
            let entity = dossier.entity(*id);
            !is_of_another_kind(builder.names(), entity.kind, &entity.name)
        };
        self.new.iter().chain(&self.gone).all(is_of_one_kind)
    }
}

fn resolve_notes(builder: &mut Builder, changed: &Changed, affected: &Affected) -> Vec<(NoteId, NoteRecord)> {
    let resolve = |id: &NoteId| {
        let entry = changed.entry_of(&builder.dossier, *id);
        let Head::Note(note) = &entry.head else { return None };
        let record = builder.resolve_note(&entry, note);
        let before = builder.dossier.note(*id);
        Some((
            *id,
            NoteRecord {
                slug: before.slug.clone(),
                events: before.events.clone(),
                quotes: before.quotes.clone(),
                held_back: before.held_back,
                ..record
            },
        ))
    };
    affected.notes.iter().filter_map(resolve).collect()
}

fn resolve_events(builder: &mut Builder, changed: &Changed, affected: &Affected) -> Vec<(EventId, EventRecord)> {
    // As they are collected: those with a file first, then those of the earliest note.
    let order = |id: &EventId| {
        let record = builder.dossier.event(*id);
        let file = record.entry.as_ref().map(|entry| Arc::clone(&entry.source.path));
        (file.is_none(), file, std::cmp::Reverse(first_report(&builder.dossier, *id)))
    };
    let mut ids: Vec<EventId> = affected.events.iter().copied().collect();
    ids.sort_by_cached_key(order);
    let resolve = |id: EventId| {
        let before = builder.dossier.event(id).clone();
        let of_note = || Some(changed.entry_of(&builder.dossier, first_report(&builder.dossier, id)?));
        let entry = before.entry.clone().or_else(of_note)?;
        let now = events::resolve(builder, &entry, &before.id, &before.event);
        let EventRecord { country, people, organisations, countries, tags, .. } = now;
        Some((id, EventRecord { country, people, organisations, countries, tags, ..before }))
    };
    ids.into_iter().filter_map(resolve).collect()
}
