//! The names of everybody and everything that has a page, for the box that answers while a reader types.

use std::cmp::Reverse;

use rustc_hash::FxHashSet;

use super::Site;
use crate::dossier::EntityId;
use crate::search::{Name, tokens};

/// So many spellings of texts are given of one name: the rest is seldom written.
const SPELLINGS: usize = 8;

/// All names, those of most notes first.
pub(super) fn all(site: &Site) -> Vec<Name> {
    let dossier = &site.dossier;
    let mut ids: Vec<EntityId> = dossier.entity_ids().collect();
    ids.sort_by_cached_key(|id| (Reverse(dossier.entity(*id).notes.len()), dossier.place_of(*id)));
    ids.into_iter().map(|id| name(site, id)).collect()
}

fn name(site: &Site, id: EntityId) -> Name {
    let entity = site.dossier.entity(id);
    let profile = entity.profile();
    let aliases = entity.profile.iter().flat_map(|entry| &entry.common.aliases);
    let native = profile.and_then(|profile| profile.native_name.as_ref());
    let abbreviation = profile.and_then(|profile| profile.organisation.abbreviation.as_ref());
    let spellings = entity.spellings.iter().map(|(text, _)| text).take(SPELLINGS);
    let name = site.entity_name(id);
    let mut known: FxHashSet<String> = tokens(name).into_iter().collect();
    // What has no word of its own finds nothing more.
    let is_new =
        |spelling: &&String| tokens(spelling).into_iter().filter(|word| known.insert(word.clone())).count() > 0;
    Name {
        address: site.addresses().entity(id),
        name: name.to_owned(),
        count: entity.notes.len(),
        description: profile
            .and_then(|profile| profile.description.as_deref())
            .map(super::texts::lead)
            .unwrap_or_default(),
        aliases: aliases.chain(native).chain(abbreviation).chain(spellings).filter(is_new).cloned().collect(),
    }
}
