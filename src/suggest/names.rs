//! Names that may be one: near-duplicates among the entities of one kind.

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{How, Near, blocks, person, whole};
use crate::content::Kind;
use crate::dossier::{Dossier, Entity, EntityId, name_key};
use crate::text::fold;

/// The entities whose names are so near each other that they may be one: the likelier first of each pair, in the order of entities.
///
/// Left out are pairs that a profile tells apart (`distinct_from`), two people of whom a note could mean either by an initial, and countries,
/// which are known by name.
pub fn near(dossier: &Dossier) -> Vec<Near> {
    let mut found: Vec<Near> = [Kind::Person, Kind::Organisation, Kind::Tag]
        .into_iter()
        .flat_map(|kind| near_of_kind(dossier, kind))
        .collect();
    found.sort_by_key(|near| (near.one, near.other));
    found
}

/// A name with whose it is, taken apart.
struct Known<'a> {
    entity: EntityId,
    name: &'a str,
    form: Form,
}

/// A name as it is compared.
enum Form {
    Person(Box<person::Name>),
    Whole(whole::Name),
}

impl Form {
    fn new(kind: Kind, name: &str) -> Self {
        let person = if kind == Kind::Person { person::Name::new(name) } else { None };
        person.map_or_else(|| Self::Whole(whole::Name::new(name)), |name| Self::Person(Box::new(name)))
    }

    fn likeness(&self, other: &Self) -> Option<How> {
        match (self, other) {
            (Self::Person(one), Self::Person(two)) => one.likeness(two),
            (Self::Whole(one), Self::Whole(two)) => one.likeness(two),
            _ => None,
        }
    }
}

fn near_of_kind(dossier: &Dossier, kind: Kind) -> Vec<Near> {
    let mut names: Vec<Known<'_>> = Vec::new();
    for id in dossier.of_kind(kind) {
        let form = |name: &'_ str| Form::new(kind, name);
        names.extend(names_of(dossier.entity(id)).map(|name| Known { entity: id, name, form: form(name) }));
    }
    let pairs = blocks::pairs(names.len(), |at, keys| match &names[at].form {
        Form::Person(name) => name.keys(keys),
        Form::Whole(name) => name.keys(keys),
    });
    let mut best: FxHashMap<(EntityId, EntityId), Near> = FxHashMap::default();
    for (one, other) in pairs.into_iter().map(|(one, other)| (&names[one], &names[other])) {
        // Two entities of one name are a clash, which has a diagnostic of its own.
        if one.entity == other.entity || name_key(kind, one.name) == name_key(kind, other.name) {
            continue;
        }
        let Some(how) = one.form.likeness(&other.form) else { continue };
        let near = directed(dossier, one, other, how);
        let known = best.entry((near.one, near.other)).or_insert_with(|| near.clone());
        if near.how < known.how {
            *known = near;
        }
    }
    let counterparts = shortened(&best);
    best.into_values()
        .filter(|near| !near.how.is_shortened() || counterparts.get(&shorter(near)) == Some(&1))
        .filter(|near| is_worth_telling(dossier, near))
        .collect()
}

/// The names by which an entity is known to be called.
fn names_of(entity: &Entity) -> impl Iterator<Item = &str> {
    let profile = entity.profile();
    let aliases = entity.profile.iter().flat_map(|entry| &entry.common.aliases);
    let native = profile.and_then(|profile| profile.native_name.as_ref());
    let mut seen = FxHashSet::default();
    std::iter::once(&entity.name)
        .chain(aliases)
        .chain(native)
        .map(String::as_str)
        .filter(move |name| seen.insert(*name))
}

/// The pair with the doubtful one first: the one without a profile, else the one that fewer notes name, else the later one.
fn directed(dossier: &Dossier, one: &Known<'_>, other: &Known<'_>, how: How) -> Near {
    let weight = |known: &Known<'_>| {
        let entity = dossier.entity(known.entity);
        (entity.profile.is_some(), entity.notes.len() + entity.published.len(), Reverse(known.entity))
    };
    let (one, other) = if weight(one) <= weight(other) { (one, other) } else { (other, one) };
    Near { one: one.entity, other: other.entity, written: one.name.to_owned(), known: other.name.to_owned(), how }
}

/// Of how many others each name may be a shorter form.
fn shortened(pairs: &FxHashMap<(EntityId, EntityId), Near>) -> FxHashMap<EntityId, usize> {
    let mut counted = FxHashMap::default();
    for near in pairs.values().filter(|near| near.how.is_shortened()) {
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
        How::Order | How::Initials => !both_known,
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
