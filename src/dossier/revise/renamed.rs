//! Profiles under their new names, and addresses for what is new: none where that would be another's.

use std::sync::Arc;

use super::super::addresses::slug_of;
use super::super::build::{Builder, new_entity};
use super::super::names::{names_of, surnames_of};
use super::super::{Entity, EntityId};
use super::affected::Affected;
use super::check::{Changed, ChangedProfile};
use crate::content::{Entry, Head, Kind};

/// Gives profiles their new names and addresses; which have another address, or one for the first time.
pub(super) fn rename(builder: &mut Builder, changed: &Changed, affected: &Affected) -> Option<Vec<EntityId>> {
    let renamed = || changed.profiles.iter().filter(|profile| affected.renamed.contains(&profile.id));
    for ChangedProfile { id, old, .. } in renamed() {
        let Some(old) = old else { continue };
        let Head::Profile(profile) = &old.head else { return None };
        let table = builder.name_table(profile.kind)?;
        names_of(old, profile).for_each(|name| table.remove(profile.kind, name, *id));
        surnames_of(old, profile).for_each(|surname| table.remove_surname(surname, *id));
    }
    for id in &affected.replaced {
        let (kind, name) = (builder.dossier.entity(*id).kind, builder.dossier.entity(*id).name.clone());
        builder.name_table(kind)?.remove(kind, &name, *id);
    }
    let mut moved = Vec::new();
    for ChangedProfile { id, new, .. } in &changed.profiles {
        let Some(new) = new else {
            if !nothing_gave_way(builder, *id) {
                return None;
            }
            let entity = &mut builder.dossier.entities[id.index()];
            entity.profile = None;
            // Who takes the name over may have the address too.
            entity.slug.clear();
            continue;
        };
        moved.extend(place(builder, *id, new, affected)?.then_some(*id));
    }
    for ChangedProfile { id, new, .. } in renamed() {
        let Some(new) = new else { continue };
        let Head::Profile(profile) = &new.head else { return None };
        builder.register(*id, new, profile);
    }
    Some(moved)
}

/// Puts a profile in the place of the one before it, or of none; whether its address is another. Nothing where that is not free.
fn place(builder: &mut Builder, id: EntityId, new: &Arc<Entry>, affected: &Affected) -> Option<bool> {
    let Head::Profile(profile) = &new.head else { return None };
    let slug = slug_of(Some(new), profile.kind.word(), &profile.title, builder.slugs);
    let is_known = id.index() < builder.dossier.entities.len();
    let moves = !is_known || slug != builder.dossier.entity(id).slug;
    if moves && !(is_free(builder, (id, profile.kind), &slug, affected) && (!is_known || nothing_gave_way(builder, id)))
    {
        return None;
    }
    if !is_known {
        builder.dossier.entities.push(new_entity(profile.kind, &profile.title, None));
    }
    let entity = &mut builder.dossier.entities[id.index()];
    entity.profile = Some(Arc::clone(new));
    entity.name.clone_from(&profile.title);
    entity.slug = slug;
    Some(moves)
}

/// Gives a new entity its address; `false` where another has it.
pub(super) fn name_address(builder: &mut Builder, id: EntityId, affected: &Affected) -> bool {
    let entity = builder.dossier.entity(id);
    let (kind, slug) = (entity.kind, slug_of(None, entity.kind.word(), &entity.name, builder.slugs));
    let free = is_free(builder, (id, kind), &slug, affected);
    builder.dossier.entities[id.index()].slug = slug;
    free
}

/// Whether no other entity of a kind has an address, be it in other letters; those that a profile replaces leave it free.
fn is_free(builder: &Builder, (id, kind): (EntityId, Kind), slug: &str, affected: &Affected) -> bool {
    let wanted = slug.to_lowercase();
    let dossier = &builder.dossier;
    let is_there = |other: &EntityId| dossier.has_entity(*other) || other.index() >= dossier.order.places.len();
    let known = (0..dossier.entities.len()).map(EntityId::at).filter(is_there);
    let others = known.filter(|other| *other != id && !affected.replaced.contains(other)).map(|id| dossier.entity(id));
    others.filter(|other| other.kind == kind).all(|other| other.slug.to_lowercase() != wanted)
}

/// Whether more than one entity of a kind asks for the address of a name: who has it hangs on who is named first.
pub(super) fn is_contested(builder: &Builder, kind: Kind, name: &str) -> bool {
    let contested = &builder.dossier.contested;
    let wanted = || slug_of(None, kind.word(), name.trim(), builder.slugs).to_lowercase();
    !contested.is_empty() && contested.contains(&(kind, wanted()))
}

/// Whether no entity has another address than its name asks for because of this one.
pub(super) fn nothing_gave_way(builder: &Builder, id: EntityId) -> bool {
    let entity = builder.dossier.entity(id);
    let gave_way = |other: &Entity| {
        other.kind == entity.kind
            && other.profile.is_none()
            && other.slug.strip_prefix(&entity.slug).is_some_and(|rest| rest.starts_with('-') && rest.len() == 9)
    };
    !builder.dossier.entities.iter().any(gave_way)
}
