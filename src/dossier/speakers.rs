//! Speakers: whom a note means when it says whose words or figures it has.
//!
//! A speaker is an entity where exactly one person or organisation has that name in full, or where exactly one person that the note names has
//! that surname, and the initials in front of it. `organisations/NAME` says which kind is meant. Anything else stays the words that it is, and
//! no entity comes of it.

use super::mentions::has_initial;
use super::names::{Resolved, key, names_of, surname};
use super::{Dossier, EntityId, NoteId, NoteRecord};
use crate::content::Kind;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::titles;
use crate::yaml::Step;

/// Who said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Speaker {
    /// Somebody with a page.
    Entity(EntityId),
    /// A name that is not known here.
    Words(String),
}

impl Speaker {
    /// The entity, if it is one.
    pub fn entity(&self) -> Option<EntityId> {
        match self {
            Self::Entity(id) => Some(*id),
            Self::Words(_) => None,
        }
    }
}

/// Where a note says whose words or figures it has.
pub(super) enum Written<'a> {
    /// In front matter, at this path.
    FrontMatter(&'a [Step]),
    /// In its text, at the place that this finds.
    Text(&'a dyn Fn() -> Place),
}

/// Whom a name means in a note. One that could be several stays words, and is reported; surnames in a text are reported where mentions are looked for.
pub(super) fn speaker(
    dossier: &Dossier,
    note: NoteId,
    name: &str,
    written: &Written<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Speaker {
    let record = dossier.note(note);
    let settled =
        record.note().surnames.iter().find(|(surname, _)| key(Kind::Person, surname) == key(Kind::Person, name));
    let (kind, full) = Kind::said(settled.map_or(name, |(_, person)| person.as_str()));
    let by_full_name = by_full_name(dossier, kind, full);
    let by_surname = || {
        let is_person = kind.is_none_or(|kind| kind == Kind::Person);
        if is_person { by_surname(dossier, record, full) } else { Resolved::Unknown }
    };
    let is_full = by_full_name != Resolved::Unknown;
    match if is_full { by_full_name } else { by_surname() } {
        Resolved::One(id) => return Speaker::Entity(id),
        Resolved::Unknown => diagnostics.extend(misspelt(dossier, record, full, written)),
        Resolved::Several(candidates) => {
            let place = match written {
                Written::FrontMatter(path) => Some(record.entry.place(path)),
                Written::Text(place) => is_full.then(place),
            };
            diagnostics.extend(place.map(|place| dossier.ambiguous_name(name, place, &candidates)));
        }
    }
    Speaker::Words(Kind::said(name).1.to_owned())
}

/// A warning where a speaker who is nobody is one letter from somebody whom the note names.
fn misspelt(dossier: &Dossier, record: &NoteRecord, name: &str, written: &Written<'_>) -> Option<Diagnostic> {
    /// A letter makes another name of a shorter one.
    const SHORTEST: usize = 5;
    let (_, untitled) = titles::split(name);
    let is_one_word = !untitled.contains(' ');
    let written_so = key(Kind::Person, untitled);
    let is_near = |known: &str| {
        let known = key(Kind::Person, known);
        let is_couple = known.strip_suffix('a') == Some(&written_so) || written_so.strip_suffix('a') == Some(&known);
        known.chars().count() >= SHORTEST && !is_couple && strsim::osa_distance(&known, &written_so) == 1
    };
    let near = |id: EntityId| {
        let entity = dossier.entity(id);
        let profile = entity.profile.as_ref().zip(entity.profile());
        let others = profile.into_iter().flat_map(|(entry, profile)| names_of(entry, profile).map(String::as_str));
        let mut names = std::iter::once(entity.name.as_str()).chain(others);
        names.find_map(|known| match surname(known) {
            Some(surname) if is_one_word => is_near(surname).then(|| surname.to_owned()),
            _ => is_near(known).then(|| known.to_owned()),
        })
    };
    let known = record.people.iter().chain(&record.organisations).find_map(|id| near(*id))?;
    let place = match written {
        Written::FrontMatter(path) => record.entry.place(path),
        Written::Text(place) => place(),
    };
    let message = format!("`{name}` is nobody here, and one letter from `{known}`, whom the note names");
    let help = format!("write `{known}`; or name the speaker in `people`, if it is somebody else");
    Some(Diagnostic::new(Code::NearDuplicate, place, message).help(help))
}

/// The person or organisation with this full name.
fn by_full_name(dossier: &Dossier, kind: Option<Kind>, name: &str) -> Resolved {
    let kinds = [Kind::Person, Kind::Organisation].into_iter().filter(|it| kind.is_none_or(|kind| kind == *it));
    Resolved::any_kind(kinds.filter_map(|kind| Some(dossier.names.get(&kind)?.resolve_full(kind, name))))
}

/// The one with this surname of those whom a note names.
fn by_surname(dossier: &Dossier, record: &NoteRecord, name: &str) -> Resolved {
    // “Minister Kovač”
    let (_, untitled) = titles::split(name);
    let (initials, surname) = initials_and_surname(untitled);
    let is_called = |id: &EntityId| {
        has_surname(dossier, *id, surname) && initials.iter().all(|initial| has_initial(dossier, *id, initial))
    };
    Resolved::of(record.people.iter().copied().filter(is_called).collect())
}

/// The initials in front of a surname, “V. V. Putin” or “V.Putin”; none in front of any other name.
fn initials_and_surname(name: &str) -> (Vec<&str>, &str) {
    let Some((before, surname)) = name.rsplit_once('.') else { return (Vec::new(), name) };
    let initials: Vec<&str> =
        before.split(|c: char| c == '.' || c.is_whitespace()).filter(|it| !it.is_empty()).collect();
    let is_initial = |word: &&str| word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    if initials.is_empty() || surname.trim().is_empty() || !initials.iter().all(is_initial) {
        return (Vec::new(), name);
    }
    (initials, surname.trim())
}

fn has_surname(dossier: &Dossier, id: EntityId, name: &str) -> bool {
    let of_profile = dossier.names.get(&Kind::Person).is_some_and(|names| names.has_surname(id, name));
    let last_word = || {
        let last = surname(&dossier.entity(id).name);
        last.is_some_and(|last| key(Kind::Person, last) == key(Kind::Person, name))
    };
    of_profile || last_word()
}
