//! The order of entities: by kind and address, which hangs on nothing but what the entities are.
//!
//! Numbers of entities say when each was first seen. No page may show that: an entity that an edit brings is numbered last, and a fresh build would
//! number it elsewhere.

use rustc_hash::FxHashSet;

use super::{Dossier, EntityId};

/// Which entities there are, and the place of each.
#[derive(Debug, Clone, Default)]
pub(super) struct Order {
    pub(super) ids: Vec<EntityId>,
    /// By number; the highest value for one that is gone.
    pub(super) places: Vec<u32>,
}

impl Order {
    fn of(ids: Vec<EntityId>, room: usize) -> Self {
        let mut places = vec![u32::MAX; room];
        for (place, id) in ids.iter().enumerate() {
            places[id.index()] = place as u32;
        }
        Self { ids, places }
    }
}

impl Dossier {
    /// All entities: by kind, and those of one kind in the order of their addresses.
    pub fn entity_ids(&self) -> impl ExactSizeIterator<Item = EntityId> {
        self.order.ids.iter().copied()
    }

    /// The place of an entity among all, by which equal ones are told apart wherever they are listed.
    pub fn place_of(&self, id: EntityId) -> usize {
        self.order.places.get(id.index()).map_or(u32::MAX, |place| *place) as usize
    }

    /// Whether there is an entity of this number still: one that nothing names any more is gone.
    pub fn has_entity(&self, id: EntityId) -> bool {
        self.order.places.get(id.index()).is_some_and(|place| *place != u32::MAX)
    }

    /// One more than the highest number of an entity: room for a value for each.
    pub fn entity_room(&self) -> usize {
        self.entities.len()
    }

    /// Takes some entities out of the order, and puts some into it, each where it belongs.
    pub(super) fn change_order(&mut self, out: &FxHashSet<EntityId>, into: &[EntityId]) {
        let mut ids = std::mem::take(&mut self.order.ids);
        ids.retain(|id| !out.contains(id));
        for id in into {
            let key = |id: EntityId| (self.entity(id).kind, self.entity(id).slug.as_str(), id);
            let at = ids.partition_point(|other| key(*other) < key(*id));
            ids.insert(at, *id);
        }
        self.order = Order::of(ids, self.entities.len());
    }

    /// Puts all entities in order, once each has an address.
    pub(super) fn put_in_order(&mut self) {
        let key = |id: &EntityId| (self.entity(*id).kind, self.entity(*id).slug.as_str());
        let mut ids: Vec<EntityId> = (0..self.entities.len()).map(EntityId::at).collect();
        ids.sort_unstable_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.cmp(b)));
        self.order = Order::of(ids, self.entities.len());
    }
}
