//! The names that front matter uses: every spelling, and in how many files.
//!
//! By them an entity without a profile gets the name that is shown, and every entity the addresses that lead to it. Countries are left out: their codes
//! and names are the gazetteer's, and never gave a country an address.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::EntityId;
use super::names::key;
use crate::content::{Entry, Head, Kind, Names};
use crate::text::fold;

/// How a name is used.
#[derive(Debug, Clone)]
pub(super) struct Use {
    /// One spelling of it.
    pub(super) written: String,
    /// The folded name.
    pub(super) key: String,
    /// In how many notes, and in how many other files.
    files: Files,
    /// Whom it could mean, when that was last looked at.
    pub(super) candidates: Vec<EntityId>,
}

/// A number of notes, and of other files; or by how many more or fewer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Files {
    notes: i64,
    others: i64,
}

impl Files {
    /// One file: what `entry` is.
    pub(super) fn one(entry: &Entry) -> Self {
        let is_note = matches!(entry.head, Head::Note(_));
        Self { notes: i64::from(is_note), others: i64::from(!is_note) }
    }

    /// So many fewer.
    pub(super) fn fewer(self) -> Self {
        Self { notes: -self.notes, others: -self.others }
    }

    fn plus(self, more: Self) -> Self {
        Self { notes: self.notes + more.notes, others: self.others + more.others }
    }

    fn is_any(self) -> bool {
        self.notes + self.others > 0
    }
}

/// The names of one kind.
#[derive(Debug, Clone, Default)]
struct OfKind {
    numbers: FxHashMap<String, usize>,
    all: Vec<Use>,
    by_key: FxHashMap<String, Vec<usize>>,
}

/// The names of all kinds.
#[derive(Debug, Clone, Default)]
pub(super) struct Uses(FxHashMap<Kind, OfKind>);

impl Uses {
    /// Counts files that use a spelling.
    pub(super) fn count(&mut self, kind: Kind, written: &str, files: Files) {
        let of_kind = self.0.entry(kind).or_default();
        let number = match of_kind.numbers.get(written) {
            Some(number) => *number,
            None => of_kind.add(kind, written),
        };
        let known = &mut of_kind.all[number];
        known.files = known.files.plus(files);
    }

    /// What is known of a spelling, be it that nothing uses it any more.
    pub(super) fn get(&self, kind: Kind, written: &str) -> Option<&Use> {
        let of_kind = self.0.get(&kind)?;
        Some(&of_kind.all[*of_kind.numbers.get(written)?])
    }

    /// All spellings with a folded name.
    pub(super) fn spellings(&self, kind: Kind, key: &str) -> impl Iterator<Item = &Use> {
        let of_kind = self.0.get(&kind);
        let numbers = of_kind.and_then(|of_kind| of_kind.by_key.get(key)).into_iter().flatten();
        numbers.filter_map(move |number| of_kind?.all.get(*number))
    }

    /// All spellings that something uses.
    pub(super) fn all(&self) -> impl Iterator<Item = (Kind, &Use)> {
        let of_kinds = self.0.iter().flat_map(|(kind, of_kind)| of_kind.all.iter().map(move |one| (*kind, one)));
        of_kinds.filter(|(_, one)| one.files.is_any())
    }

    /// The spelling of a folded name that is shown where no profile has a title: that of most notes, then the one with most diacritics.
    pub(super) fn shown(&self, kind: Kind, key: &str) -> Option<&str> {
        let used = self.spellings(kind, key).filter(|one| one.is_used());
        let shown = used.max_by_key(|one| (one.files, diacritics(&one.written), Reverse(&one.written)))?;
        Some(&shown.written)
    }

    /// Takes note of whom a spelling could mean.
    pub(super) fn mean(&mut self, kind: Kind, written: &str, candidates: Vec<EntityId>) {
        let of_kind = self.0.entry(kind).or_default();
        if let Some(number) = of_kind.numbers.get(written) {
            of_kind.all[*number].candidates = candidates;
        }
    }
}

impl OfKind {
    fn add(&mut self, kind: Kind, written: &str) -> usize {
        let number = self.all.len();
        let key = key(kind, written);
        self.by_key.entry(key.clone()).or_default().push(number);
        self.numbers.insert(written.to_owned(), number);
        self.all.push(Use { written: written.to_owned(), key, files: Files::default(), candidates: Vec::new() });
        number
    }
}

impl Use {
    /// Whether something uses it.
    pub(super) fn is_used(&self) -> bool {
        self.files.is_any()
    }
}

/// How many letters have something that folding takes away.
fn diacritics(written: &str) -> usize {
    let lower = written.to_lowercase();
    lower.chars().filter(|c| !c.is_ascii() && fold(c.encode_utf8(&mut [0; 4])) != c.to_string()).count()
}

/// The names that the front matter of an entry uses, each once: of which kind, where it says so.
pub(super) fn names_in(entry: &Entry) -> Vec<(Option<Kind>, &str)> {
    let mut names: Vec<(Option<Kind>, &str)> = Vec::new();
    match &entry.head {
        Head::Note(note) => {
            names.extend(of(&note.names));
            names.extend(note.publication.name.iter().map(|name| (Some(Kind::Organisation), name.as_str())));
            names.extend(note.events.iter().flat_map(|event| of(&event.names)));
            names.extend(note.listed.iter().map(|name| Kind::said(name)));
        }
        Head::Event(file) => names.extend(of(&file.event.names)),
        Head::Profile(profile) => {
            names.extend(of(&profile.names));
            let roles = profile.roles.iter().filter_map(|role| role.organisation.as_deref());
            names.extend(roles.map(|name| (Some(Kind::Organisation), name)));
            names.extend(profile.organisation.others().map(|(_, kind, name)| (Some(kind), name)));
        }
        Head::BrokenNote(_) | Head::Page(_) => {}
    }
    for (_, name) in &mut names {
        *name = name.trim();
    }
    names.retain(|(kind, name)| !name.is_empty() && *kind != Some(Kind::Country));
    names.sort_unstable();
    names.dedup();
    names
}

fn of(names: &Names) -> impl Iterator<Item = (Option<Kind>, &str)> {
    let kinds = [Kind::Person, Kind::Organisation, Kind::Tag].into_iter();
    kinds.flat_map(|kind| names.of(kind).iter().map(move |name| (Some(kind), name.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spelling_of_most_notes_is_shown_then_the_one_with_most_diacritics_then_the_first() {
        let (note, other) = (Files { notes: 1, others: 0 }, Files { notes: 0, others: 1 });
        for (kind, counted, expected) in [
            (Kind::Person, &[("Jose Pérez", note), ("José Pérez", note), ("jose perez", note)][..], "José Pérez"),
            (
                Kind::Person,
                &[("Dr Jonas Petraitis", note), ("Jonas Petraitis", note), ("Jonas Petraitis", note)],
                "Jonas Petraitis",
            ),
            (
                Kind::Person,
                &[("Łukasz Wójcik", other), ("Łukasz Wójcik", other), ("Lukasz Wojcik", note)],
                "Lukasz Wojcik",
            ),
            (Kind::Tag, &[("sanctions", note), ("Sanctions", note)], "Sanctions"),
            (
                Kind::Organisation,
                &[("Белый дом", note), ("БЕЛЫЙ ДОМ", note), ("Бе\u{301}лый дом", note)],
                "Бе\u{301}лый дом",
            ),
        ] {
            for counted in [counted.to_vec(), counted.iter().rev().copied().collect()] {
                let mut uses = Uses::default();
                for (written, files) in &counted {
                    uses.count(kind, written, *files);
                }
                let key = key(kind, counted[0].0);
                let shown = uses.shown(kind, &key);
                assert_eq!(shown, Some(expected));
            }
        }
    }
}
