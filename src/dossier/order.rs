//! The order of entities: by kind and address, which hangs on nothing but what the entities are.
//!
//! Numbers of entities say when each was first seen. No page may show that: an entity that an edit brings is numbered last, and a fresh build would
//! number it elsewhere.

use super::{Dossier, EntityId};

/// Which entities there are, and the place of each.
#[derive(Debug, Clone, Default)]
pub(super) struct Order {
    pub(super) ids: Vec<EntityId>,
    /// By number; the highest value for one that is gone.
    pub(super) places: Vec<u32>,
}

impl Dossier {
    /// Puts all entities in order, once each has an address.
    pub(super) fn put_in_order(&mut self) {
        let key = |id: &EntityId| (self.entity(*id).kind, self.entity(*id).slug.as_str());
        let mut ids: Vec<EntityId> = (0..self.entities.len()).map(EntityId::at).collect();
        ids.sort_unstable_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.cmp(b)));
        let mut places = vec![u32::MAX; ids.len()];
        for (place, id) in ids.iter().enumerate() {
            places[id.index()] = place as u32;
        }
        self.order = Order { ids, places };
    }
}
