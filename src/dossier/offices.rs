//! Offices: who held which, from the side of the country or organisation that they belong to.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::{Dossier, EntityId};
use crate::content::Role;
use crate::date::Date;

/// The roles that profiles give, by country and organisation.
#[derive(Debug, Clone, Default)]
pub(super) struct Offices {
    /// The holder of each, and its place among the holder's roles.
    held: FxHashMap<EntityId, Vec<(EntityId, usize)>>,
    /// Of what each holder held something.
    holders: FxHashMap<EntityId, Vec<EntityId>>,
}

impl Offices {
    /// Notes that the role at `place` of `holder` is one of the country or organisation `of`.
    pub(super) fn add(&mut self, of: EntityId, holder: EntityId, place: usize) {
        let held = self.held.entry(of).or_default();
        let at = held.partition_point(|known| *known <= (holder, place));
        held.insert(at, (holder, place));
        self.holders.entry(holder).or_default().push(of);
    }

    /// Takes out whatever `holder` held.
    pub(super) fn take_out(&mut self, holder: EntityId) {
        for of in self.holders.remove(&holder).unwrap_or_default() {
            let Some(held) = self.held.get_mut(&of) else { continue };
            held.retain(|(other, _)| *other != holder);
            if held.is_empty() {
                self.held.remove(&of);
            }
        }
    }
}

impl Dossier {
    /// Who held which office of a country or organisation: the latest first, and those without a date last; of one date, in the order of the holders.
    pub fn offices_of(&self, id: EntityId) -> Vec<(EntityId, &Role)> {
        let held = self.offices.held.get(&id).into_iter().flatten();
        let role =
            |(holder, place): &(EntityId, usize)| Some((*holder, self.entity(*holder).profile()?.roles.get(*place)?));
        let mut offices: Vec<_> = held.filter_map(role).collect();
        let first_known = |role: &Role| role.from.or(role.as_of).or(role.to);
        offices.sort_by_key(|(holder, role)| {
            (Reverse(first_known(role).as_ref().map(Date::sort_key)), self.place_of(*holder))
        });
        offices
    }
}
