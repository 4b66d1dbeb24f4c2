//! To which countries and organisations profiles say that they belong, and who is known by that alone.

use super::super::build::Builder;
use super::super::names::Resolved;
use super::super::{Entity, EntityId};
use super::affected::Affected;
use super::check::Changed;
use crate::content::{Kind, Profile};

/// The profiles of which it has to be found out again to what they belong: only names of people are never named by profiles.
pub(super) fn relating(builder: &Builder, changed: &Changed, affected: &Affected) -> Vec<EntityId> {
    let is_relative = |id: &EntityId| builder.dossier.entity(*id).kind == Kind::Organisation;
    if affected.renamed.iter().any(is_relative) {
        let ids = (0..builder.dossier.entities.len()).map(EntityId::at);
        return ids.filter(|id| builder.dossier.entity(*id).profile.is_some()).collect();
    }
    changed.profiles.iter().filter(|profile| profile.new.is_some()).map(|profile| profile.id).collect()
}

/// What a profile says that it belongs to: every name, with its kind.
pub(super) fn relatives(profile: &Profile) -> impl Iterator<Item = (Kind, &str)> {
    let countries = profile.names.countries.iter().map(|name| (Kind::Country, name.as_str()));
    let organisations = profile.names.organisations.iter().map(|name| (Kind::Organisation, name.as_str()));
    let roles = profile.roles.iter().flat_map(|role| {
        let of = role.organisation.as_deref().map(|name| (Kind::Organisation, name));
        of.into_iter().chain(role.country.as_deref().map(|name| (Kind::Country, name)))
    });
    let others = profile.organisation.others().map(|(_, kind, name)| (kind, name));
    countries.chain(organisations).chain(roles).chain(others)
}

/// Whether all that a profile says it belongs to is known.
pub(super) fn is_related(builder: &Builder, id: EntityId) -> bool {
    let profile = builder.dossier.entity(id).profile();
    let mut relatives = profile.into_iter().flat_map(relatives);
    relatives.all(|(kind, name)| matches!(builder.resolve(kind, name.trim()), Resolved::One(_)))
}

/// Whether a profile names an entity.
pub(super) fn is_named_by_profile(builder: &Builder, id: EntityId) -> bool {
    let entity = builder.dossier.entity(id);
    if !matches!(entity.kind, Kind::Organisation | Kind::Country) {
        return false;
    }
    let means =
        |(kind, name): (Kind, &str)| kind == entity.kind && builder.resolve(kind, name.trim()) == Resolved::One(id);
    builder.dossier.entities.iter().filter_map(Entity::profile).any(|profile| relatives(profile).any(means))
}
