//! What hangs on the names that changed: everything that those have in their lists who had one of these names before, or may have it now.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::super::names::{NameTable, is_of_another_kind, names_of, surnames_of};
use super::super::{Dossier, EntityId, EventId, Faults, NoteId, Report, Speaker, name_key};
use super::check::{Changed, ChangedProfile, is_of_names};
use super::relatives::relatives;
use crate::content::{Entry, Head, Kind, Profile};
use crate::diagnostic::Code;

/// See above.
#[derive(Default)]
pub(super) struct Affected {
    /// Profiles with other names.
    pub(super) renamed: BTreeSet<EntityId>,
    /// Entities without a profile that have a name which is a profile's now: nothing will mean them.
    pub(super) replaced: BTreeSet<EntityId>,
    /// Notes whose names have to be resolved again.
    pub(super) notes: BTreeSet<NoteId>,
    /// Notes whose quotations and claims have to be.
    pub(super) said: BTreeSet<NoteId>,
    pub(super) events: BTreeSet<EventId>,
    /// To what changed profiles said that they belong.
    pub(super) related: BTreeSet<EntityId>,
}

impl Affected {
    /// What has to be looked at again; nothing where two profiles had, or would have, one name.
    pub(super) fn by(dossier: &Dossier, changed: &Changed, faults: &Faults) -> Option<Self> {
        let mut affected = Self::default();
        let mut holders = BTreeSet::new();
        for profile in &changed.profiles {
            affected.related.extend(profile.old.iter().flat_map(|old| relatives_of(dossier, old)));
            let sides: Vec<_> = profile.sides().collect();
            if let [(old, before), (new, now)] = sides.as_slice()
                && names_of(old, before).eq(names_of(new, now))
                && before.surnames == now.surnames
            {
                continue;
            }
            affected.renamed.insert(profile.id);
            for (entry, side) in sides {
                affected.add_holders(
                    dossier,
                    dossier.names.get(&side.kind)?,
                    (profile.id, entry, side),
                    &mut holders,
                )?;
            }
        }
        holders.retain(|id| id.index() < dossier.entities.len());
        for id in holders {
            affected.add_lists(dossier, id);
        }
        if !affected.renamed.is_empty() {
            affected.add_unresolved(dossier, faults)?;
        }
        affected.notes.extend(changed.notes.iter().map(|(id, _)| *id));
        affected.add_told(dossier, faults);
        let known = changed.profiles.iter().filter_map(|profile| dossier.entities.get(profile.id.index()));
        let of_profiles = known.flat_map(|entity| &entity.notes);
        affected.said.extend(of_profiles);
        affected.said.extend(&affected.notes);
        Some(affected)
    }

    /// Everybody who had, or may have, a name of a profile.
    fn add_holders(
        &mut self,
        dossier: &Dossier,
        table: &NameTable,
        (id, entry, profile): (EntityId, &Entry, &Profile),
        holders: &mut BTreeSet<EntityId>,
    ) -> Option<()> {
        let kind = profile.kind;
        let has_profile = |id: &EntityId| dossier.entity(*id).profile.is_some();
        holders.insert(id);
        for name in names_of(entry, profile).filter(|name| !name.trim().is_empty()) {
            if is_of_another_kind(&dossier.names, kind, name) {
                return None;
            }
            for holder in table.holders(kind, name).filter(|holder| *holder != id) {
                if has_profile(&holder) {
                    return None;
                }
                self.replaced.insert(holder);
            }
            holders.extend(table.holders(kind, name).chain(table.called(kind, name)));
        }
        for surname in surnames_of(entry, profile) {
            let without_profile = table.holders(kind, surname).filter(|holder| !has_profile(holder));
            self.replaced.extend(without_profile);
            holders.extend(table.holders(kind, surname).chain(table.called(kind, surname)));
        }
        Some(())
    }

    /// Whatever stands in the lists of an entity.
    fn add_lists(&mut self, dossier: &Dossier, id: EntityId) {
        let entity = dossier.entity(id);
        self.notes.extend(entity.notes.iter().chain(&entity.published));
        self.notes.extend(entity.listed_in.iter().map(|(note, _)| *note));
        self.events.extend(&entity.events);
        self.said.extend(entity.quotes.iter().map(|quote| dossier.quote(*quote).note));
        self.said.extend(dossier.claims.of_claimant(id).iter().map(|claim| dossier.claims.get(*claim).note));
    }

    /// Names that mean nobody, or could mean several: they stand in no list.
    fn add_unresolved(&mut self, dossier: &Dossier, faults: &Faults) -> Option<()> {
        for fault in faults.entries.iter().filter(|fault| fault.code == Code::AmbiguousName) {
            self.notes.insert(dossier.note_at(&fault.place.path)?);
        }
        let told = faults.quotes.iter().chain(&faults.claims).filter(|fault| fault.code == Code::AmbiguousName);
        self.said.extend(told.filter_map(|fault| dossier.note_at(&fault.place.path)));
        Some(())
    }

    /// Adds the notes in which somebody speaks who has a name that is new or gone: of a profile, or of one of the entities `came` and `went`; and those whose
    /// author says that a surname means such a name.
    pub(super) fn add_speakers(&mut self, dossier: &Dossier, changed: &Changed, came: &[EntityId], went: &[EntityId]) {
        let sides = changed.profiles.iter().filter(|profile| self.renamed.contains(&profile.id));
        let sides = sides.flat_map(ChangedProfile::sides);
        let of_profiles =
            sides.flat_map(|(entry, profile)| names_of(entry, profile).map(|name| (profile.kind, &**name)));
        let of_others = came.iter().map(|id| (dossier.entity(*id).kind, dossier.entity(*id).name.as_str()));
        let keys: BTreeSet<(Kind, String)> =
            of_profiles.chain(of_others).map(|(kind, name)| (kind, name_key(kind, name))).collect();
        for id in went {
            self.said.extend(dossier.entity(*id).quotes.iter().map(|quote| dossier.quote(*quote).note));
            let claims = dossier.claims.of_claimant(*id).iter();
            self.said.extend(claims.map(|claim| dossier.claims.get(*claim).note));
        }
        if keys.is_empty() {
            return;
        }
        let means = |words: &str| {
            [Kind::Person, Kind::Organisation].into_iter().any(|kind| keys.contains(&(kind, name_key(kind, words))))
        };
        let is_one = |speaker: Option<&Speaker>| matches!(speaker, Some(Speaker::Words(words)) if means(words));
        let quotes = dossier.quotes.par_iter().filter(|it| is_one(it.speaker.as_ref())).map(|it| it.note);
        let claims = dossier.claims.all().par_iter().filter(|it| is_one(it.claimant.as_ref())).map(|it| it.note);
        self.said.extend(quotes.chain(claims).collect::<Vec<_>>());
        let settles =
            |id: &NoteId| dossier.note(*id).note().surnames.iter().any(|(_, person)| means(Kind::said(person).1));
        self.said.extend(dossier.note_ids().filter(settles));
    }

    /// A note of which it is told that a name means nobody or several: all in it that can have told so is looked at again, or nothing.
    fn add_told(&mut self, dossier: &Dossier, faults: &Faults) {
        for fault in faults.entries.iter().filter(|fault| is_of_names(fault)) {
            let Some(note) = dossier.note_at(&fault.place.path) else { continue };
            let events = dossier.note(note).events.iter().copied();
            let own: Vec<EventId> = events.filter(|id| first_report(dossier, *id) == Some(note)).collect();
            if self.notes.contains(&note) || own.iter().any(|id| self.events.contains(id)) {
                self.notes.insert(note);
                self.events.extend(own);
            }
        }
    }

    /// Takes out the faults that will be found again.
    pub(super) fn forget(&self, dossier: &Dossier, changed: &Changed, faults: &mut Faults) {
        let files = self.events.iter().filter_map(|id| dossier.event(*id).entry.as_ref());
        let files =
            files.map(|entry| &entry.source.path).chain(changed.profiles.iter().filter_map(ChangedProfile::path));
        let files: BTreeSet<&Arc<str>> = files.collect();
        let is_among =
            |notes: &BTreeSet<NoteId>, path: &str| dossier.note_at(path).is_some_and(|id| notes.contains(&id));
        let is_again = |path: &Arc<str>| is_among(&self.notes, path) || files.contains(path);
        faults.entries.retain(|fault| !(is_of_names(fault) && is_again(&fault.place.path)));
    }

    /// Takes out the faults of quotations and claims that will be found again.
    pub(super) fn forget_said(&self, dossier: &Dossier, faults: &mut Faults) {
        let is_again = |path: &str| dossier.note_at(path).is_some_and(|id| self.said.contains(&id));
        faults.quotes.retain(|fault| !is_again(&fault.place.path));
        faults.claims.retain(|fault| !is_again(&fault.place.path));
    }
}

/// The note that an event without a file takes its names from: the first that reports it.
pub(super) fn first_report(dossier: &Dossier, id: EventId) -> Option<NoteId> {
    let event = dossier.event(id);
    event.reports.iter().find_map(Report::note).filter(|_| event.entry.is_none())
}

/// The entities to which a profile says that it belongs.
fn relatives_of(dossier: &Dossier, entry: &Entry) -> Vec<EntityId> {
    let Head::Profile(profile) = &entry.head else { return Vec::new() };
    relatives(profile).filter_map(|(kind, name)| dossier.find_entity(kind, name.trim())).collect()
}
