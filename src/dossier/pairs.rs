//! Pairs: two people, or a person and a country, that enough notes name together to have a page of their own.
//!
//! Of more than [`MOST`] pairs, those have one that the most notes name. A note that names hundreds makes no pair.
//!
//! A pair has one owner, under whose address its page stands: of two people the one whose address comes first in the alphabet, of a person
//! and a country the person.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rayon::prelude::*;

use super::{Dossier, EntityId, EventId, NoteId};
use crate::content::Kind;

/// Two entities, the owner first.
pub type Pair = (EntityId, EntityId);

/// How many pairs have a page.
const MOST: usize = 5_000;

/// The pairs that have a page.
#[derive(Debug, Clone, Default)]
pub struct Pairs(Vec<Pair>);

impl Pairs {
    /// All of them, in order, on all threads.
    pub fn par_iter(&self) -> impl IndexedParallelIterator<Item = Pair> {
        self.0.par_iter().copied()
    }

    /// The pair of these two, whichever is named first, if it has a page.
    pub fn of(&self, one: EntityId, other: EntityId) -> Option<Pair> {
        [(one, other), (other, one)].into_iter().find(|pair| self.0.binary_search(pair).is_ok())
    }
}

impl Dossier {
    /// The pairs that at least `least` notes name together. One note is no pair's page: fewer than one counts as one.
    pub fn pairs(&self, least: usize) -> Pairs {
        let people: Vec<EntityId> = self.of_kind(Kind::Person).collect();
        let owned = |together: &mut Together, id: &EntityId| {
            self.pairs_with(*id, least, |other| self.place_of(other) > self.place_of(*id), together)
        };
        let owned = people.par_iter().map_init(|| Together::among(self.entity_room()), owned);
        let mut pairs: Vec<(Pair, usize)> = owned.flatten_iter().collect();
        if pairs.len() > MOST {
            let place = |pair: &Pair| (self.place_of(pair.0), self.place_of(pair.1));
            pairs.sort_unstable_by_key(|(pair, count)| (Reverse(*count), place(pair)));
            pairs.truncate(MOST);
        }
        let mut pairs: Vec<Pair> = pairs.into_iter().map(|(pair, _)| pair).collect();
        pairs.sort_unstable();
        Pairs(pairs)
    }

    /// The pairs after something changed in what names these entities, or in their addresses; and those of them that are with one of these. `None`
    /// where there are so many that which ones have a page depends on all others.
    pub fn pairs_again(&self, pairs: &mut Pairs, changed: &BTreeSet<EntityId>, least: usize) -> Option<Vec<Pair>> {
        let was_full = pairs.0.len() >= MOST;
        let is_there = |id: &&EntityId| self.has_entity(**id);
        let mut together = Together::among(self.entity_room());
        let with = |id: &EntityId| self.pairs_with(*id, least, |_| true, &mut together);
        let mut again: Vec<Pair> = changed.iter().filter(is_there).flat_map(with).map(|(pair, _)| pair).collect();
        again.sort_unstable();
        again.dedup();
        pairs.0.retain(|(owner, other)| !(changed.contains(owner) || changed.contains(other)));
        pairs.0.extend(&again);
        pairs.0.sort_unstable();
        (!was_full && pairs.0.len() < MOST).then_some(again)
    }

    /// The pairs of a person or country with some others, counted in `together`.
    fn pairs_with(
        &self,
        id: EntityId,
        least: usize,
        is_meant: impl Fn(EntityId) -> bool,
        together: &mut Together,
    ) -> Vec<(Pair, usize)> {
        let least = least.max(1);
        let often = |id: EntityId| self.entity(id).notes.len() >= least;
        let is_person = match self.entity(id).kind {
            Kind::Person => true,
            Kind::Country => false,
            Kind::Organisation | Kind::Tag => return Vec::new(),
        };
        if !often(id) {
            return Vec::new();
        }
        for note in self.entity(id).notes.iter().filter(|note| self.tells_who_goes_together(**note)) {
            let note = self.note(*note);
            let countries = note.countries.iter().filter(|_| is_person);
            let others = note.people.iter().chain(countries).filter(|other| **other != id && often(**other));
            let others = others.filter(|other| is_meant(**other));
            others.for_each(|other| together.add(*other));
        }
        let often_together = together.take().filter(|(_, count)| *count >= least);
        often_together.map(|(other, count)| (self.pair(id, other), count)).collect()
    }

    /// The pair of two, the owner first: people come before countries.
    fn pair(&self, one: EntityId, other: EntityId) -> Pair {
        if self.place_of(one) < self.place_of(other) { (one, other) } else { (other, one) }
    }

    /// The notes that name both, newest first.
    pub fn notes_of(&self, (one, other): Pair) -> Vec<NoteId> {
        both(&self.entity(one).notes, &self.entity(other).notes)
    }

    /// The events that concern both, earliest first.
    pub fn events_of(&self, (one, other): Pair) -> Vec<EventId> {
        both(&self.entity(one).events, &self.entity(other).events)
    }
}

/// How often one entity is named together with each other: a number for each, which is quicker than a table of those that there are.
struct Together {
    /// By the number of the other.
    counts: Vec<usize>,
    /// Those that were counted.
    others: Vec<EntityId>,
}

impl Together {
    /// Counts entities with numbers below `room`.
    fn among(room: usize) -> Self {
        Self { counts: vec![0; room], others: Vec::new() }
    }

    fn add(&mut self, other: EntityId) {
        let count = &mut self.counts[other.index()];
        if *count == 0 {
            self.others.push(other);
        }
        *count += 1;
    }

    /// All that were counted, with how often; nothing is counted then.
    fn take(&mut self) -> impl Iterator<Item = (EntityId, usize)> {
        self.others.drain(..).map(|other| (other, std::mem::take(&mut self.counts[other.index()])))
    }
}

/// What stands in both of two lists in order.
fn both<T: Copy + Ord>(one: &[T], other: &[T]) -> Vec<T> {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    short.iter().filter(|item| long.binary_search(item).is_ok()).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::both;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn what_stands_in_both_lists_stands_in_each(one in any::<BTreeSet<u8>>(), other in any::<BTreeSet<u8>>()) {
            let lists = (one.iter().copied().collect::<Vec<_>>(), other.iter().copied().collect::<Vec<_>>());
            let expected: Vec<u8> = one.intersection(&other).copied().collect();
            prop_assert_eq!(both(&lists.0, &lists.1), expected.clone());
            prop_assert_eq!(both(&lists.1, &lists.0), expected);
        }
    }
}
