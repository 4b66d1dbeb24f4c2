//! Speakers: whom a note means when it says whose words or figures it has.
//!
//! A speaker is an entity where exactly one person or organisation has that name in full, or where exactly one person that the note names has
//! that surname, and the initials in front of it. `organisations/NAME` says which kind is meant. Anything else stays the words that it is, and
//! no entity comes of it.

use super::mentions::has_initial;
use super::names::{Resolved, key, surname};
use super::{Dossier, EntityId, NoteId, NoteRecord};
use crate::content::Kind;
use crate::diagnostic::{Diagnostic, Place};
use crate::text::fold;
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
    let settled = record.note().surnames.iter().find(|(surname, _)| fold(surname) == key(Kind::Person, name));
    let (kind, full) = Kind::said(settled.map_or(name, |(_, person)| person.as_str()));
    let by_full_name = by_full_name(dossier, kind, full);
    let by_surname = || {
        let is_person = kind.is_none_or(|kind| kind == Kind::Person);
        if is_person { by_surname(dossier, record, full) } else { Resolved::Unknown }
    };
    let is_full = by_full_name != Resolved::Unknown;
    match if is_full { by_full_name } else { by_surname() } {
        Resolved::One(id) => return Speaker::Entity(id),
        Resolved::Unknown => {}
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

/// The person or organisation with this full name.
fn by_full_name(dossier: &Dossier, kind: Option<Kind>, name: &str) -> Resolved {
    let kinds = [Kind::Person, Kind::Organisation].into_iter().filter(|it| kind.is_none_or(|kind| kind == *it));
    Resolved::any_kind(kinds.filter_map(|kind| Some(dossier.names.get(&kind)?.resolve_full(kind, name))))
}

/// The one with this surname of those whom a note names.
fn by_surname(dossier: &Dossier, record: &NoteRecord, name: &str) -> Resolved {
    let (initials, surname) = initials_and_surname(name);
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
    let last_word = || surname(&dossier.entity(id).name).is_some_and(|last| fold(last) == key(Kind::Person, name));
    of_profile || last_word()
}
