//! The names that are used now, who is shown under which, and who has which address: found out and put in place, or that the dossier has to be made again.

use std::collections::BTreeSet;

use super::super::build::Builder;
use super::super::directory::{Own, slugs_of_name};
use super::super::names::{WITHOUT_KIND, key, names_of, surnames_of};
use super::super::uses::{Files, names_in};
use super::super::{Entity, EntityId};
use super::affected::Affected;
use super::check::{Changed, ChangedProfile};
use crate::content::Kind;
use crate::redaction::Redacted;
use crate::text::{SlugStyle, fold};

/// Who came and went.
pub(super) struct Turnover<'a> {
    pub(super) new: &'a [EntityId],
    pub(super) gone: &'a [EntityId],
    /// Changed profiles as they were.
    pub(super) before: &'a [(EntityId, Entity)],
}

/// What is found elsewhere now.
pub(super) struct Moved {
    /// Addresses that mean somebody else, by kind.
    pub(super) slugs: BTreeSet<(Kind, String)>,
    /// Profiles that have another address.
    pub(super) profiles: Vec<EntityId>,
}

/// What was changed in the index, so that it can be taken back.
#[derive(Default)]
struct Log {
    /// Spellings, and by how many more files each is used.
    uses: Vec<(Kind, String, Files)>,
    /// Spellings, and whom each could mean before.
    meant: Vec<(Kind, String, Vec<EntityId>)>,
    /// Addresses, whom each means, and by how many more names.
    slugs: Vec<(Kind, String, EntityId, i32)>,
}

/// What is found elsewhere now; nothing, with nothing changed, where an entity that did not change itself would be shown under another name or address.
pub(super) fn revise(
    builder: &mut Builder,
    changed: &Changed,
    affected: &Affected,
    turnover: &Turnover<'_>,
) -> Option<Moved> {
    if !kinds_stand(builder, changed, affected) {
        return None;
    }
    let mut log = Log { uses: uses_of(builder, changed), ..Log::default() };
    for (kind, written, files) in &log.uses {
        builder.dossier.uses.count(*kind, written, *files);
    }
    for (kind, written) in touched(builder, changed, turnover, &log) {
        if !log.mean_again(builder, kind, written) {
            log.take_back(builder, false);
            return None;
        }
    }
    log.own_again(builder, changed, turnover);
    for (kind, slug, holder, by) in &log.slugs {
        builder.dossier.directories.entities.entry(*kind).or_default().change(slug, *holder, *by);
    }
    let moved = names_stand(builder, &log, turnover).then(|| move_all(builder, changed, &log, turnover)).flatten();
    if let Some(profiles) = moved {
        let slugs = log.slugs.into_iter().map(|(kind, slug, ..)| (kind, slug.to_lowercase())).collect();
        return Some(Moved { slugs, profiles });
    }
    log.take_back(builder, true);
    None
}

impl Log {
    /// Finds out again whom a spelling could mean; `false` where it is a surname that makes no page, or was.
    fn mean_again(&mut self, builder: &mut Builder, kind: Kind, written: String) -> bool {
        let Some(known) = builder.dossier.uses.get(kind, &written) else { return true };
        let slugs = slugs_of_name(kind, &written, &known.key, builder.slugs);
        let was_unsure =
            kind == Kind::Person && slugs.iter().any(|slug| builder.dossier.directories.unsure.contains(slug));
        if was_unsure || (known.is_used() && !builder.could_be(kind, &written).is_empty()) {
            return false;
        }
        let now = if known.is_used() { builder.resolve(kind, &written).candidates().to_vec() } else { Vec::new() };
        if known.candidates == now {
            return true;
        }
        let before = known.candidates.clone();
        for slug in slugs {
            self.slugs.extend(before.iter().map(|id| (kind, slug.clone(), *id, -1)));
            self.slugs.extend(now.iter().map(|id| (kind, slug.clone(), *id, 1)));
        }
        builder.dossier.uses.mean(kind, &written, now);
        self.meant.push((kind, written, before));
        true
    }

    /// Finds out again which addresses those ask for who changed themselves.
    fn own_again(&mut self, builder: &Builder, changed: &Changed, turnover: &Turnover<'_>) {
        let style = builder.slugs;
        let entity = |id: &EntityId| builder.dossier.entity(*id);
        let was = turnover.before.iter().map(|(id, entity)| (*id, entity));
        let is_profile = |id: &&EntityId| !turnover.before.iter().any(|(known, _)| known == *id);
        let gone = turnover.gone.iter().filter(is_profile).map(|id| (*id, entity(id)));
        was.chain(gone).for_each(|(id, entity)| self.own(id, entity, -1, style));
        let profiles = changed.profiles.iter().filter(|profile| profile.new.is_some()).map(|profile| &profile.id);
        turnover.new.iter().chain(profiles).for_each(|id| self.own(*id, entity(id), 1, style));
    }

    fn own(&mut self, id: EntityId, entity: &Entity, by: i32, style: SlugStyle) {
        let own = Own::of(entity, style);
        self.slugs.extend(own.all().into_iter().map(|slug| (entity.kind, slug.to_owned(), id, by)));
    }

    /// Takes all back; `in_place` says whether the addresses are in the directory already.
    fn take_back(self, builder: &mut Builder, in_place: bool) {
        let dossier = &mut builder.dossier;
        for (kind, slug, holder, by) in self.slugs.iter().rev().filter(|_| in_place) {
            dossier.directories.entities.entry(*kind).or_default().change(slug, *holder, -by);
        }
        for (kind, written, before) in self.meant {
            dossier.uses.mean(kind, &written, before);
        }
        for (kind, written, files) in self.uses {
            dossier.uses.count(kind, &written, files.fewer());
        }
    }
}

/// The spellings that changed files use no more or newly.
fn uses_of(builder: &Builder, changed: &Changed) -> Vec<(Kind, String, Files)> {
    let mut uses = Vec::new();
    let mut add = |entry: &Redacted, kinds: &dyn Fn(Option<Kind>, &str) -> Vec<Kind>, files: Files| {
        for (kind, written) in names_in(entry) {
            uses.extend(kinds(kind, written).into_iter().map(|kind| (kind, written.to_owned(), files)));
        }
    };
    let old = changed.notes.iter().map(|(id, _)| &builder.dossier.note(*id).entry);
    for entry in old.chain(changed.profiles.iter().filter_map(|profile| profile.old.as_ref())) {
        add(entry, &|kind, written| kinds_before(builder, kind, written), Files::one(entry).fewer());
    }
    let new = changed.notes.iter().map(|(_, entry)| entry);
    for entry in new.chain(changed.profiles.iter().filter_map(|profile| profile.new.as_ref())) {
        add(entry, &|kind, written| builder.kinds_of(kind, written), Files::one(entry));
    }
    uses
}

/// The kinds of which a name was that says its own or none.
fn kinds_before(builder: &Builder, kind: Option<Kind>, written: &str) -> Vec<Kind> {
    let was_known = |kind: &Kind| builder.dossier.uses.get(*kind, written).is_some_and(|it| !it.candidates.is_empty());
    let known: Vec<Kind> = kind.map_or_else(|| WITHOUT_KIND.into_iter().filter(was_known).collect(), |kind| vec![kind]);
    if known.is_empty() { vec![Kind::Person] } else { known }
}

/// Whether the names of long lists that say no kind are of the kinds that they were, in notes that did not change.
fn kinds_stand(builder: &Builder, changed: &Changed, affected: &Affected) -> bool {
    let is_changed = |note| changed.notes.iter().any(|(id, _)| *id == note);
    let others =
        affected.notes.iter().filter(|note| !is_changed(**note)).map(|note| builder.dossier.note(*note).note());
    let mut names =
        others.flat_map(|note| &note.listed).map(|name| Kind::said(name)).filter(|(kind, _)| kind.is_none());
    names.all(|(kind, name)| kinds_before(builder, kind, name.trim()) == builder.kinds_of(kind, name.trim()))
}

/// The spellings that may mean somebody else now.
fn touched(builder: &Builder, changed: &Changed, turnover: &Turnover<'_>, log: &Log) -> BTreeSet<(Kind, String)> {
    let mut keys: BTreeSet<(Kind, String)> = BTreeSet::new();
    for (entry, profile) in changed.profiles.iter().flat_map(ChangedProfile::sides) {
        keys.extend(names_of(entry, profile).map(|name| (profile.kind, key(profile.kind, name))));
        keys.extend(surnames_of(entry, profile).map(|surname| (profile.kind, fold(surname))));
    }
    for entity in turnover.new.iter().chain(turnover.gone).map(|id| builder.dossier.entity(*id)) {
        keys.insert((entity.kind, key(entity.kind, &entity.name)));
    }
    let spellings = keys.iter().flat_map(|(kind, key)| {
        builder.dossier.uses.spellings(*kind, key).map(move |one| (*kind, one.written.clone()))
    });
    let used = log.uses.iter().map(|(kind, written, _)| (*kind, written.clone()));
    spellings.chain(used).collect()
}

/// Whether everybody without a profile is still shown under the same name; whoever is new gets theirs.
fn names_stand(builder: &mut Builder, log: &Log, turnover: &Turnover<'_>) -> bool {
    let keys: BTreeSet<(Kind, String)> =
        log.uses.iter().map(|(kind, written, _)| (*kind, key(*kind, written))).collect();
    for (kind, key) in keys {
        let Some(shown) = builder.dossier.uses.shown(kind, &key).map(str::to_owned) else { continue };
        let holders = builder.names().get(&kind).map(|table| table.holders(kind, &shown).collect::<Vec<_>>());
        for id in holders.into_iter().flatten().filter(|id| !turnover.gone.contains(id)) {
            let entity = builder.dossier.entity(id);
            if entity.profile.is_some() || entity.name == shown {
                continue;
            }
            if !turnover.new.contains(&id) {
                return false;
            }
            builder.rename(id, shown.clone());
        }
    }
    true
}

/// Gives those their addresses who are new or changed themselves, and says which profiles have another; nothing where anybody else would have another, or
/// could not have the one that they ask for.
fn move_all(builder: &mut Builder, changed: &Changed, log: &Log, turnover: &Turnover<'_>) -> Option<Vec<EntityId>> {
    let slugs: BTreeSet<(Kind, &str)> = log.slugs.iter().map(|(kind, slug, ..)| (*kind, slug.as_str())).collect();
    let found = |(kind, slug): (Kind, &str)| {
        let holders = builder.dossier.directories.entities.get(&kind).map(|directory| directory.at(slug).to_vec());
        holders.into_iter().flatten().map(|(id, _)| id)
    };
    let holders: BTreeSet<EntityId> = slugs.into_iter().flat_map(found).collect();
    let profiles = changed.profiles.iter().filter(|profile| profile.new.is_some()).map(|profile| profile.id);
    let moving: BTreeSet<EntityId> = turnover.new.iter().copied().chain(profiles).collect();
    let mut addresses = Vec::new();
    for id in holders.union(&moving).copied() {
        let entity = builder.dossier.entity(id);
        let own = Own::of(entity, builder.slugs);
        let directory = builder.dossier.directories.entities.get(&entity.kind)?;
        // What is said of an address that several ask for names them all.
        if !directory.is_of(&own.short, id) || (!moving.contains(&id) && entity.slug != own.short) {
            return None;
        }
        addresses.push((id, own.short));
    }
    let before = |id: EntityId| turnover.before.iter().find(|(known, _)| *known == id).map(|(_, entity)| &entity.slug);
    let mut moved = Vec::new();
    for (id, slug) in addresses {
        if !turnover.new.contains(&id) && moving.contains(&id) && before(id) != Some(&slug) {
            moved.push(id);
        }
        builder.dossier.entities[id.index()].slug = slug;
    }
    Some(moved)
}
