//! What the names mean now, found out before anything is put in place; or that the dossier has to be made anew, and then nothing has changed.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::build::Builder;
use super::super::names::{NameTable, is_of_another_kind};
use super::super::{Dossier, Entity, EntityId, EventId, EventRecord, NoteId, NoteRecord, events, name_key};
use super::affected::{Affected, first_report};
use super::check::{Changed, ChangedProfile};
use super::relatives::{is_named_by_profile, is_related, relating, relatives};
use super::renamed::{is_contested, name_address, nothing_gave_way, rename};
use crate::content::{Head, Kind, Note};

/// See above.
pub(super) struct Resolved {
    pub(super) notes: Vec<(NoteId, NoteRecord)>,
    pub(super) events: Vec<(EventId, EventRecord)>,
    pub(super) new: Vec<EntityId>,
    pub(super) gone: Vec<EntityId>,
    /// Profiles with another address.
    pub(super) moved: Vec<EntityId>,
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
        let resolved = Self::attempt(builder, changed, affected, before.entities);
        if resolved.is_none() {
            before.put_back(builder);
        }
        resolved
    }

    fn attempt(builder: &mut Builder, changed: &Changed, affected: &Affected, known: usize) -> Option<Self> {
        let sides = changed.profiles.iter().flat_map(ChangedProfile::sides);
        if sides.flat_map(|(_, side)| relatives(side)).any(|(kind, name)| is_contested(builder, kind, name)) {
            return None;
        }
        let moved = rename(builder, changed, affected)?;
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
        let mut resolved = Self { notes, events, new, gone: Vec::new(), moved };
        resolved.gone = resolved.find_gone(builder, affected);
        let free = resolved.new.clone().into_iter().all(|id| name_address(builder, id, affected));
        if !(free && resolved.gone.iter().all(|id| nothing_gave_way(builder, *id))) {
            return None;
        }
        if !resolved.spellings_stand(builder, changed, affected) {
            return None;
        }
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

    /// Whether everybody without a profile is still called as the first note calls them, and nothing else hangs on which note that is: no address either.
    fn spellings_stand(&self, builder: &Builder, changed: &Changed, affected: &Affected) -> bool {
        let dossier = &builder.dossier;
        let records: FxHashMap<NoteId, &NoteRecord> = self.notes.iter().map(|(id, record)| (*id, record)).collect();
        let mut concerned: BTreeSet<EntityId> = BTreeSet::new();
        for (id, _) in &changed.notes {
            let (old, new) = (dossier.note(*id), records[id]);
            let (old, new): (BTreeSet<_>, BTreeSet<_>) = (old.places().collect(), new.places().collect());
            let swapped = old.symmetric_difference(&new).map(|(_, id)| id);
            // Of which kind a name of a long list is hangs on who is known.
            let is_listed = |id: &EntityId| {
                let entity = dossier.entity(*id);
                entity.profile.is_none() && entity.kind != Kind::Person && !entity.listed_in.is_empty()
            };
            if swapped.into_iter().any(is_listed) {
                return false;
            }
            concerned.extend(old.union(&new).map(|(_, id)| id));
        }
        let is_open = |id: &&EntityId| {
            let entity = dossier.entity(**id);
            entity.profile.is_none() && entity.country.is_none() && !self.gone.contains(id) && !self.new.contains(id)
        };
        let is_contested = |id: EntityId| is_contested(builder, dossier.entity(id).kind, &dossier.entity(id).name);
        let stand = |id: &EntityId| self.is_called_so(dossier, *id, &records, affected) && !is_contested(*id);
        let is_of_one_kind = |id: &EntityId| {
            let entity = dossier.entity(*id);
            !is_of_another_kind(builder.names(), entity.kind, &entity.name)
        };
        concerned.iter().filter(is_open).all(stand) && self.new.iter().chain(&self.gone).all(is_of_one_kind)
    }

    /// Whether an entity is called as the first says who names it: notes, then events and profiles, then long lists.
    fn is_called_so(
        &self,
        dossier: &Dossier,
        id: EntityId,
        records: &FxHashMap<NoteId, &NoteRecord>,
        affected: &Affected,
    ) -> bool {
        let entity = dossier.entity(id);
        let stays = |note: &NoteId| !affected.notes.contains(note);
        let votes = entity.listed_in.iter().filter(|(_, vote)| vote.is_some()).map(|(note, _)| *note);
        let others = [&entity.notes, &entity.published].into_iter().flatten().copied().chain(votes).filter(stays);
        let again = self.notes.iter().filter(|(_, record)| record.names(id)).map(|(note, _)| *note);
        let was_named = affected.notes.iter().any(|note| dossier.note(*note).names(id));
        let record = |first: NoteId| records.get(&first).copied().unwrap_or_else(|| dossier.note(first)).note();
        let is_so = |name: Option<&str>| name.is_some_and(|name| name.trim() == entity.name);
        let key = name_key(entity.kind, &entity.name);
        let is_one = |name: &&str| name_key(entity.kind, name) == key;
        if let Some(first) = others.chain(again).min() {
            return is_so(written(record(first), entity.kind).find(is_one));
        }
        let has_events =
            !entity.events.is_empty() || self.events.iter().any(|(_, record)| record.concerned().any(|it| it == id));
        if was_named || has_events || entity.kind != Kind::Person {
            // Events and profiles call it so already, unless a note did before them.
            return !was_named;
        }
        let listed = entity.listed_in.iter().map(|(note, _)| *note).filter(stays);
        let again = self.notes.iter().filter(|(_, record)| record.listed.contains(&id)).map(|(note, _)| *note);
        let first = listed.chain(again).min();
        first.is_some_and(|first| is_so(record(first).listed.iter().map(|name| Kind::said(name).1).find(is_one)))
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

/// The names of one kind that a note writes, but for its long list, in the order in which they are resolved.
fn written(note: &Note, kind: Kind) -> impl Iterator<Item = &str> {
    let source = note.publication.name.iter().filter(move |_| kind == Kind::Organisation);
    let votes = note.votes.iter().filter(move |_| kind == Kind::Country).flat_map(|(_, names)| names);
    note.names.of(kind).iter().chain(source).chain(votes).map(String::as_str)
}
