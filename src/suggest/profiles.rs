//! Profiles that are missing: of people whom many notes are about.

use std::cmp::Reverse;

use rustc_hash::FxHashSet;

use super::{Near, Subject, Suggestion, paste, places};
use crate::content::Kind;
use crate::dossier::{Dossier, EntityId};

/// How many notes must name somebody in their front matter.
const NAMED: usize = 3;

/// How many notes must name or mention somebody, if fewer name.
const SEEN: usize = 5;

/// The people without a profile whom many notes name or mention, most first; those who may be somebody with a profile are left out.
pub(super) fn missing(dossier: &Dossier, near: &[Near]) -> Vec<Suggestion> {
    let has_profile = |id: EntityId| dossier.entity(id).profile.is_some();
    let doubtful: FxHashSet<EntityId> =
        near.iter().filter(|near| has_profile(near.other)).map(|near| near.one).collect();
    let mut often: Vec<(usize, usize, EntityId)> = dossier
        .of_kind(Kind::Person)
        .filter(|id| !has_profile(*id) && !doubtful.contains(id))
        .map(|id| (dossier.entity(id).notes.len(), dossier.entity(id).mentioned_in.len(), id))
        .filter(|(named, mentioned, _)| *named >= NAMED || named + mentioned >= SEEN)
        .collect();
    often.sort_by_key(|(named, mentioned, id)| (Reverse(named + mentioned), dossier.place_of(*id)));
    often.into_iter().filter_map(|(named, mentioned, id)| suggestion(dossier, id, named, mentioned)).collect()
}

fn suggestion(dossier: &Dossier, id: EntityId, named: usize, mentioned: usize) -> Option<Suggestion> {
    let entity = dossier.entity(id);
    let mut message = format!("`{}` has no profile, and {named} notes name this person", entity.name);
    if mentioned > 0 {
        let more = format!("; {mentioned} more mention the name");
        message.push_str(&more);
    }
    let pastes = vec![paste::profile(entity, "", &[])];
    Some(Suggestion { subject: Subject::Profile, place: places::first(dossier, id)?, message, pastes })
}
