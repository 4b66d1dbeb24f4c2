//! Profiles under their new names.

use super::super::EntityId;
use super::super::addresses::slug_of;
use super::super::build::{Builder, new_entity};
use super::super::directory::Own;
use super::super::names::{names_of, surnames_of};
use super::affected::Affected;
use super::check::{Changed, ChangedProfile};
use crate::content::{Head, Kind};
use crate::redaction::Redacted;

/// Gives profiles their new names; nothing where two would ask for one address.
pub(super) fn rename(builder: &mut Builder, changed: &Changed, affected: &Affected) -> Option<()> {
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
    for ChangedProfile { id, new, .. } in &changed.profiles {
        match new {
            Some(new) => place(builder, *id, new)?,
            None => builder.dossier.entities[id.index()].profile = None,
        }
    }
    for ChangedProfile { id, new, .. } in renamed() {
        let Some(new) = new else { continue };
        let Head::Profile(profile) = &new.head else { return None };
        builder.register(*id, new, profile);
    }
    Some(())
}

/// Puts a profile in the place of the one before it, or of none. Nothing where another profile asks for its address.
fn place(builder: &mut Builder, id: EntityId, new: &Redacted) -> Option<()> {
    let Head::Profile(profile) = &new.head else { return None };
    let slug = slug_of(Some(new), profile.kind.word(), &profile.title, builder.slugs);
    if !is_free(builder, (id, profile.kind), &slug) {
        return None;
    }
    if id.index() == builder.dossier.entities.len() {
        builder.dossier.entities.push(new_entity(profile.kind, &profile.title, None));
    }
    let entity = &mut builder.dossier.entities[id.index()];
    entity.profile = Some(new.clone());
    entity.name.clone_from(&profile.title);
    Some(())
}

/// Whether no other profile asks for an address, be it in other letters: that would be a fault.
fn is_free(builder: &Builder, (id, kind): (EntityId, Kind), slug: &str) -> bool {
    let dossier = &builder.dossier;
    let known = dossier.directories.entities.get(&kind).into_iter().flat_map(|directory| directory.at(slug));
    let came = (dossier.order.places.len()..dossier.entities.len()).map(EntityId::at);
    let mut others = known.map(|(other, _)| *other).chain(came).filter(|other| *other != id);
    others.all(|other| {
        let entity = dossier.entity(other);
        let asks = || Own::of(entity, builder.slugs).short.to_lowercase() == slug.to_lowercase();
        entity.profile.is_none() || entity.kind != kind || !asks()
    })
}
