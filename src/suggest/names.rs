//! Names that may be one: near-duplicates among the entities of one kind.
//!
//! Which names are alike hangs on the names alone, and is kept ([`Likenesses`]); whose they are and what is known of those is looked at here.

use std::cmp::Reverse;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::alike::Alike;
use super::{How, Likenesses, Near};
use crate::dossier::{Dossier, Entity, EntityId, name_key};
use crate::text::fold;

/// The entities whose names are so near each other that they may be one: the likelier first of each pair, in the order of kinds and addresses.
///
/// Left out are pairs that a profile tells apart (`distinct_from`), two people of whom a note could mean either by an initial, and countries,
/// which are known by name.
pub fn near(dossier: &Dossier, likenesses: &Likenesses) -> Vec<Near> {
    let of_kinds: Vec<Vec<Near>> =
        likenesses.ask(|kept| kept.kinds.par_iter_mut().map(|alike| near_of_kind(dossier, alike)).collect());
    of_kinds.into_iter().flatten().collect()
}

/// A name with whose it is.
#[derive(Debug, Clone, Copy)]
struct Known<'a> {
    entity: EntityId,
    /// The place among the names of the entity.
    at: usize,
    name: &'a str,
}

fn near_of_kind(dossier: &Dossier, alike: &mut Alike) -> Vec<Near> {
    let of_entity = |entity: EntityId| {
        let names = names_of(dossier.entity(entity)).enumerate();
        names.map(move |(at, name)| Known { entity, at, name })
    };
    let names: Vec<Known<'_>> = dossier.of_kind(alike.kind()).flat_map(of_entity).collect();
    let numbers = alike.take(names.iter().map(|known| known.name));
    let holders = holders(&names, &numbers, alike);
    let mut best: Best<'_> = FxHashMap::default();
    for ((one, other), how) in alike.pairs() {
        for one in holders.get(&one).into_iter().flatten() {
            for other in holders.get(&other).into_iter().flatten().filter(|other| other.entity != one.entity) {
                let (one, other) = directed(dossier, one, other);
                let found = best.entry((one.entity, other.entity)).or_insert((how, *other, *one));
                // The strongest likeness; of two as strong that of the first names, titles before aliases.
                if (how, other.at, one.at) < (found.0, found.1.at, found.2.at) {
                    *found = (how, *other, *one);
                }
            }
        }
    }
    told(dossier, best)
}

/// Of two entities the strongest likeness, the name of the known one and that of the doubtful one; by the doubtful one and the known one.
type Best<'a> = FxHashMap<(EntityId, EntityId), (How, Known<'a>, Known<'a>)>;

/// Whose the names are that are alike, by their numbers.
fn holders<'a>(names: &[Known<'a>], numbers: &[u32], alike: &Alike) -> FxHashMap<u32, Vec<Known<'a>>> {
    let mut is_asked = vec![false; alike.len()];
    for number in alike.pairs().flat_map(|((one, other), _)| [one, other]) {
        is_asked[number as usize] = true;
    }
    let mut holders: FxHashMap<u32, Vec<Known<'_>>> = FxHashMap::default();
    for (known, number) in names.iter().zip(numbers).filter(|(_, number)| is_asked[**number as usize]) {
        holders.entry(*number).or_default().push(*known);
    }
    holders
}

/// Those of the pairs that are worth telling, in the order of addresses.
fn told(dossier: &Dossier, best: Best<'_>) -> Vec<Near> {
    let near = |(how, known, doubtful): (How, Known<'_>, Known<'_>)| Near {
        one: doubtful.entity,
        other: known.entity,
        written: doubtful.name.to_owned(),
        known: known.name.to_owned(),
        how,
    };
    let all: Vec<Near> = best.into_values().map(near).collect();
    let counterparts = shortened(&all);
    let is_told = |near: &Near| {
        (!near.how.is_shortened() || counterparts.get(&shorter(near)) == Some(&1)) && is_worth_telling(dossier, near)
    };
    let mut told: Vec<Near> = all.into_iter().filter(is_told).collect();
    told.sort_by(|a, b| {
        let order = |near: &Near| [near.one, near.other].map(|id| order(dossier.entity(id)));
        order(a).cmp(&order(b))
    });
    told
}

/// In which order entities of one kind come, whatever their numbers: by address, and by what tells two apart that want the same one.
fn order(entity: &Entity) -> (&str, &str, Option<&str>) {
    (&entity.slug, &entity.name, entity.profile.as_ref().map(|profile| &*profile.source.path))
}

/// The names by which an entity is known to be called, the first of them first.
fn names_of(entity: &Entity) -> impl Iterator<Item = &str> {
    let profile = entity.profile();
    let aliases = entity.profile.iter().flat_map(|entry| &entry.common.aliases);
    let native = profile.and_then(|profile| profile.native_name.as_ref());
    std::iter::once(&entity.name).chain(aliases).chain(native).map(String::as_str)
}

/// The pair with the doubtful one first: the one without a profile, else the one that fewer notes name, else the later one by address.
fn directed<'a, 'b>(dossier: &Dossier, one: &'a Known<'b>, other: &'a Known<'b>) -> (&'a Known<'b>, &'a Known<'b>) {
    let weight = |known: &Known<'_>| {
        let entity = dossier.entity(known.entity);
        (entity.profile.is_some(), entity.notes.len() + entity.published.len(), Reverse(order(entity)))
    };
    if weight(one) <= weight(other) { (one, other) } else { (other, one) }
}

/// Of how many others each name may be a shorter form.
fn shortened(pairs: &[Near]) -> FxHashMap<EntityId, usize> {
    let mut counted = FxHashMap::default();
    for near in pairs.iter().filter(|near| near.how.is_shortened()) {
        *counted.entry(shorter(near)).or_default() += 1;
    }
    counted
}

fn shorter(near: &Near) -> EntityId {
    if near.written.chars().count() < near.known.chars().count() { near.one } else { near.other }
}

fn is_worth_telling(dossier: &Dossier, near: &Near) -> bool {
    let [one, other] = [near.one, near.other].map(|id| dossier.entity(id));
    if tells_apart(dossier, one, near.other) || tells_apart(dossier, other, near.one) {
        return false;
    }
    // Who writes a profile for each, or names both in one note, knows of both; a slip of the pen happens all the same.
    let both_known = one.profile.is_some() && other.profile.is_some();
    let together = || one.notes.iter().any(|note| other.notes.binary_search(note).is_ok());
    match near.how {
        How::OneLetter | How::Spelling => true,
        How::Order | How::Initials | How::Abbreviation => !both_known,
        How::ShortForm => !both_known && !together(),
    }
}

/// Whether the profile of one says that it is not the other.
fn tells_apart(dossier: &Dossier, one: &Entity, other: EntityId) -> bool {
    let Some(profile) = one.profile() else { return false };
    let kind = dossier.entity(other).kind;
    let key = |name: &str| name_key(kind, name);
    profile.distinct_from.iter().any(|name| {
        dossier.find_entity(kind, name) == Some(other)
            || names_of(dossier.entity(other)).any(|known| key(known) == key(name) || fold(known) == fold(name))
    })
}
