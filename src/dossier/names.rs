//! Names: from what an author wrote to the entity that is meant.
//!
//! Resolving never guesses. An exact name wins; else a name that is equal after folding, if exactly one entity has it; else, of
//! people, a surname that exactly one of them has.

use rustc_hash::FxHashMap;

use super::{EntityId, titles};
use crate::content::{Entry, Kind, Profile};
use crate::text::fold;

/// What a name resolves to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Resolved {
    /// One entity.
    One(EntityId),
    /// Several that it could be.
    Several(Vec<EntityId>),
    /// None that is known.
    Unknown,
}

/// The names of all entities of one kind.
#[derive(Debug, Clone, Default)]
pub(super) struct NameTable {
    exact: FxHashMap<String, EntityId>,
    folded: FxHashMap<String, Vec<EntityId>>,
    surnames: FxHashMap<String, Vec<EntityId>>,
}

impl NameTable {
    /// Adds a full name. Returns the others that have it already, be it in other letters.
    pub(super) fn add(&mut self, kind: Kind, name: &str, id: EntityId) -> Vec<EntityId> {
        let holders = self.folded.entry(key(kind, name)).or_default();
        let others: Vec<_> = holders.iter().copied().filter(|other| *other != id).collect();
        put(holders, id);
        self.exact.entry(name.to_owned()).or_insert(id);
        others
    }

    /// Adds a surname.
    pub(super) fn add_surname(&mut self, surname: &str, id: EntityId) {
        put(self.surnames.entry(fold(surname)).or_default(), id);
    }

    /// Takes a full name of an entity out.
    pub(super) fn remove(&mut self, kind: Kind, name: &str, id: EntityId) {
        take(&mut self.folded, &key(kind, name), id);
        if self.exact.get(name) == Some(&id) {
            self.exact.remove(name);
        }
    }

    /// Takes a surname of a person out.
    pub(super) fn remove_surname(&mut self, surname: &str, id: EntityId) {
        take(&mut self.surnames, &fold(surname), id);
    }

    /// Who has this as a full name.
    pub(super) fn holders(&self, kind: Kind, name: &str) -> &[EntityId] {
        self.folded.get(&key(kind, name)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Who has this as a surname.
    pub(super) fn called(&self, kind: Kind, surname: &str) -> &[EntityId] {
        self.surnames.get(&key(kind, surname)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whom `name` means.
    pub(super) fn resolve(&self, kind: Kind, name: &str) -> Resolved {
        match self.resolve_full(kind, name) {
            Resolved::Unknown => one_of(self.surnames.get(&key(kind, name))),
            found => found,
        }
    }

    /// Whom `name` means as a full name: no surname does.
    pub(super) fn resolve_full(&self, kind: Kind, name: &str) -> Resolved {
        match self.exact.get(name) {
            Some(id) => Resolved::One(*id),
            None => one_of(self.folded.get(&key(kind, name))),
        }
    }

    /// All full names, as their authors write them.
    pub(super) fn written(&self) -> impl Iterator<Item = &str> {
        self.exact.keys().map(String::as_str)
    }

    /// All surnames, folded, and who has them.
    pub(super) fn surnames(&self) -> impl Iterator<Item = (&str, &[EntityId])> {
        self.surnames.iter().map(|(surname, holders)| (surname.as_str(), holders.as_slice()))
    }

    /// Whether a person has this surname.
    pub(super) fn has_surname(&self, id: EntityId, surname: &str) -> bool {
        self.surnames.get(&key(Kind::Person, surname)).is_some_and(|holders| holders.contains(&id))
    }
}

/// Puts a holder among the others, in order: whoever comes back stands where he stood.
fn put(holders: &mut Vec<EntityId>, id: EntityId) {
    if let Err(at) = holders.binary_search(&id) {
        holders.insert(at, id);
    }
}

/// Takes a holder out; what nobody holds is not known.
fn take(names: &mut FxHashMap<String, Vec<EntityId>>, key: &str, id: EntityId) {
    if let Some(holders) = names.get_mut(key) {
        holders.retain(|holder| *holder != id);
        if holders.is_empty() {
            names.remove(key);
        }
    }
}

/// What the holders of a name make of it.
fn one_of(holders: Option<&Vec<EntityId>>) -> Resolved {
    match holders.map(Vec::as_slice) {
        None | Some([]) => Resolved::Unknown,
        Some([id]) => Resolved::One(*id),
        Some(several) => Resolved::Several(several.to_vec()),
    }
}

/// The key under which a name is found: folded and, of a person, without a form of address in front.
pub(crate) fn key(kind: Kind, name: &str) -> String {
    let folded = fold(name);
    if kind != Kind::Person {
        return folded;
    }
    match folded.split_once(' ') {
        Some((first, rest)) if titles::is_address(first.trim_end_matches('.')) => rest.to_owned(),
        _ => folded,
    }
}

/// The full names of a profile: those by which a list finds its entity.
pub(super) fn names_of<'a>(entry: &'a Entry, profile: &'a Profile) -> impl Iterator<Item = &'a String> + Clone {
    std::iter::once(&profile.title)
        .chain(&entry.common.aliases)
        .chain(&profile.native_name)
        .chain(&profile.organisation.abbreviation)
}

/// The surnames of a profile, if it is a person's: those that it gives, else those of its names.
pub(super) fn surnames_of<'a>(entry: &'a Entry, profile: &'a Profile) -> impl Iterator<Item = &'a str> {
    let is_person = profile.kind == Kind::Person;
    let given = profile.surnames.iter().map(String::as_str);
    let last = names_of(entry, profile).filter(|_| profile.surnames.is_empty()).filter_map(|name| surname(name));
    given.chain(last).filter(move |_| is_person)
}

/// The surname of a full name, where its profile gives none: the last word, if there are at least two.
///
/// What stands behind a surname (“Jr.”, “III”) is no part of it, and an initial is none: “Покровский Б. А.” is turned round.
pub(super) fn surname(name: &str) -> Option<&str> {
    const BEHIND: [&str; 6] = ["jr", "sr", "ii", "iii", "iv", "v"];
    let is_behind = |word: &str| BEHIND.contains(&word.trim_end_matches('.').to_lowercase().as_str());
    let mut words = name.split_whitespace().rev().skip_while(|word| is_behind(word));
    let last = words.next()?;
    words.next()?;
    let letters = last.chars().filter(|c| c.is_alphabetic()).count();
    // “Ibn Saud, Abdul Aziz” is a name turned round for a register.
    (!name.contains(',') && letters > 1 && !last.ends_with('.')).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::surname;

    #[test]
    fn a_surname_is_the_last_word_that_can_be_one() {
        for (name, expected) in [
            ("Vytis Jurkonis", Some("Jurkonis")),
            ("James Earl Carter Jr.", Some("Carter")),
            ("George III", None),
            ("Покровский Б. А.", None),
            ("Saud, Ibn", None),
            ("Xi Jinping", Some("Jinping")),
            ("Madonna", None),
            ("", None),
        ] {
            assert_eq!(surname(name), expected, "{name}");
        }
    }
}
