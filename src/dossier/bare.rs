//! Bare surnames in front matter: a name of one word that is the surname of somebody named in full, and so no person of its own.
//!
//! In its own file it means whoever is named there in full and has that surname (see [`Builder::resolve_people`]). Elsewhere nobody can tell, unless a
//! profile has it: it makes no page, and is reported with the names that it could mean.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::EntityId;
use super::build::{Builder, Path};
use super::names::{Resolved, key, surname};
use super::revise::EntryChange;
use crate::content::{Entry, Event, Head, Kind};
use crate::diagnostic::{Code, Diagnostic};
use crate::redaction::Redacted;
use crate::titles;

/// The names that front matter has of people: how often each of one word, and who has which surname.
#[derive(Debug, Clone, Default)]
pub(super) struct BareNames {
    /// By the key of a word.
    words: FxHashMap<String, usize>,
    /// Names in full by the key of their surname, each with how often it is written.
    full: FxHashMap<String, BTreeMap<String, usize>>,
}

impl BareNames {
    /// Those of all entries that are shown.
    pub(super) fn of(entries: &[Redacted]) -> Self {
        let mut all = Self::default();
        for entry in entries {
            all.add(entry);
        }
        all
    }

    fn add(&mut self, entry: &Entry) {
        for name in people_of(entry) {
            if let Some(word) = bare(name) {
                *self.words.entry(word).or_default() += 1;
            } else if let Some(surname) = surname_key(name) {
                *self.full.entry(surname).or_default().entry(titles::split(name).1.to_owned()).or_default() += 1;
            }
        }
    }

    fn take_out(&mut self, entry: &Entry) {
        for name in people_of(entry) {
            if let Some(word) = bare(name) {
                if let Some(count) = self.words.get_mut(&word) {
                    *count = count.saturating_sub(1);
                }
            } else if let Some(full) = surname_key(name).and_then(|surname| self.full.get_mut(&surname)) {
                let name = titles::split(name).1;
                if let Some(count) = full.get_mut(name) {
                    *count = count.saturating_sub(1);
                }
                full.retain(|_, count| *count > 0);
            }
        }
    }

    /// Who is named in full somewhere with this name of one word as a surname.
    fn full(&self, name: &str) -> Option<&BTreeMap<String, usize>> {
        self.full.get(&bare(name)?).filter(|full| !full.is_empty())
    }

    /// Takes in other entries. Says whether a name of one word in some other entry may mean somebody else by that.
    pub(super) fn revise(&mut self, changes: &[EntryChange]) -> bool {
        let names = |entry: &Option<Redacted>| -> BTreeSet<String> {
            entry.iter().flat_map(|entry| people_of(entry)).map(str::to_owned).collect()
        };
        let mut others = false;
        for (old, new) in changes {
            if let Some(entry) = old {
                self.take_out(entry);
            }
            let is_bare = |name: &String| {
                surname_key(name).is_some_and(|key| self.words.get(&key).is_some_and(|count| *count > 0))
            };
            others |= names(old).symmetric_difference(&names(new)).any(is_bare);
            if let Some(entry) = new {
                self.add(entry);
            }
        }
        others
    }
}

/// The names of people that may make an entity, as the front matter of an entry has them.
fn people_of(entry: &Entry) -> Vec<&str> {
    fn of_event(event: &Event) -> impl Iterator<Item = &str> {
        event.names.people.iter().map(String::as_str)
    }
    match &entry.head {
        Head::Note(note) => {
            let listed = note.listed.iter().map(|name| Kind::said(name));
            let listed = listed.filter(|(kind, _)| kind.is_none_or(|kind| kind == Kind::Person)).map(|(_, name)| name);
            let own = note.names.people.iter().map(String::as_str);
            own.chain(listed).chain(note.events.iter().flat_map(of_event)).collect()
        }
        Head::Event(file) => of_event(&file.event).collect(),
        _ => Vec::new(),
    }
}

/// The key of a name that has one word beside titles.
fn bare(name: &str) -> Option<String> {
    let (_, untitled) = titles::split(name);
    let is_bare = !untitled.is_empty() && !untitled.contains(|c: char| c.is_whitespace() || c == '.');
    is_bare.then(|| key(Kind::Person, untitled))
}

/// The key of the surname of a name in full.
fn surname_key(name: &str) -> Option<String> {
    surname(titles::split(name).1).map(|surname| key(Kind::Person, surname))
}

impl Builder {
    /// The people whom the names of a list mean, each once, in order: first those named in full, so that a bare surname can mean one of them, or of those
    /// whom the front matter of the same file names.
    pub(super) fn resolve_people(&mut self, entry: &Entry, names: &[String], list: Path<'_>) -> Vec<EntityId> {
        let item = |index: usize| move || list().into_iter().chain([crate::yaml::Step::Item(index)]).collect();
        let mut found: Vec<Option<EntityId>> = Vec::with_capacity(names.len());
        for (index, name) in names.iter().enumerate() {
            let full = bare(name).is_none();
            found.push(if full { self.resolve_or_create(entry, Kind::Person, name, &item(index)) } else { None });
        }
        if names.iter().any(|name| bare(name).is_some()) {
            let mut here: Vec<EntityId> = found.iter().flatten().copied().chain(self.named_in_full(entry)).collect();
            here.sort_unstable();
            here.dedup();
            for (index, name) in names.iter().enumerate().filter(|(_, name)| bare(name).is_some()) {
                found[index] = self.resolve_bare(entry, name, &here, &item(index));
            }
        }
        let mut ids = Vec::with_capacity(found.len());
        for id in found.into_iter().flatten() {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    /// The people whom the front matter of a file names in full.
    fn named_in_full(&self, entry: &Entry) -> Vec<EntityId> {
        let names = match &entry.head {
            Head::Note(note) => &note.names.people,
            Head::Event(file) => &file.event.names.people,
            _ => return Vec::new(),
        };
        let full = names.iter().filter(|name| bare(name).is_none());
        full.flat_map(|name| self.resolve(Kind::Person, name.trim()).candidates().to_vec()).collect()
    }

    /// The person whom a name of one word means in a file that names these in full.
    fn resolve_bare(&mut self, entry: &Entry, name: &str, here: &[EntityId], path: Path<'_>) -> Option<EntityId> {
        let is_known = |full: &str| {
            self.name_table_of(Kind::Person)
                .is_some_and(|table| table.resolve_full(Kind::Person, full) != Resolved::Unknown)
        };
        if is_known(name.trim()) {
            return self.resolve_or_create(entry, Kind::Person, name, path);
        }
        let (_, word) = titles::split(name);
        let called: Vec<EntityId> = here.iter().copied().filter(|id| self.is_called(*id, word)).collect();
        match Resolved::of(called) {
            Resolved::One(id) => Some(id),
            Resolved::Several(candidates) => {
                self.ambiguous(entry, name, &path(), &candidates);
                None
            }
            Resolved::Unknown => self.resolve_or_create(entry, Kind::Person, name, path),
        }
    }

    fn is_called(&self, id: EntityId, word: &str) -> bool {
        let of_profile = self.name_table_of(Kind::Person).is_some_and(|table| table.has_surname(id, word));
        of_profile || surname_key(&self.dossier.entity(id).name).is_some_and(|own| own == key(Kind::Person, word))
    }

    /// The people whom a name of one word could mean that nobody has in full: it makes no page, and where one was, these are listed.
    pub(super) fn could_be(&self, kind: Kind, name: &str) -> Vec<EntityId> {
        let full = self.dossier.bare.full(name).filter(|_| kind == Kind::Person);
        let names = full.into_iter().flat_map(BTreeMap::keys);
        let mut ids: Vec<EntityId> = names.flat_map(|name| self.resolve(kind, name).candidates().to_vec()).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// Reports a name of one word that is the surname of somebody named in full elsewhere; says whether it is.
    pub(super) fn is_bare_surname(&mut self, entry: &Entry, name: &str, path: Path<'_>) -> bool {
        let Some(full) = self.dossier.bare.full(name) else { return false };
        let names: Vec<String> = full.keys().map(|name| format!("`{name}`")).collect();
        let message = format!("`{name}` could be {}, and makes no page", names.join(" or "));
        let fault = Diagnostic::new(Code::AmbiguousName, entry.place(&path()), message);
        self.diagnostics.push(fault.help("write the name in full"));
        true
    }
}
