//! Speakers: whom a note means when it says whose words or figures it has.
//!
//! A speaker is an entity where a person or organisation has that name in full, or where exactly one person that the note names has that
//! surname, and the initials in front of it. `organisations/NAME` says which kind is meant. Anything else stays the words that it is, and no
//! entity comes of it.

use super::mentions::has_initial;
use super::names::{Resolved, key, surname};
use super::{Dossier, EntityId, NoteId};
use crate::content::Kind;
use crate::diagnostic::{Code, Diagnostic};
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

/// Whom a name means in a note; one that could be several stays words. In front matter, at `path`, that is reported; of a text, the names in it
/// are reported where those are looked for.
pub(super) fn speaker(
    dossier: &Dossier,
    note: NoteId,
    name: &str,
    path: Option<&[Step]>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Speaker {
    match resolve(dossier, note, name) {
        Resolved::One(id) => return Speaker::Entity(id),
        Resolved::Unknown => {}
        Resolved::Several(candidates) => {
            let message = format!("`{name}` could be {}", dossier.any_of(&candidates));
            let place = path.map(|path| dossier.note(note).entry.place(path));
            let fault = place.map(|place| Diagnostic::new(Code::AmbiguousName, place, message));
            diagnostics.extend(fault.map(|fault| fault.help("write the name in full, or as its profile does")));
        }
    }
    Speaker::Words(Kind::said(name).1.to_owned())
}

/// A full name of a person or organisation; else a surname of those whom the note names.
fn resolve(dossier: &Dossier, note: NoteId, name: &str) -> Resolved {
    let record = dossier.note(note);
    let settled = record.note().surnames.iter().find(|(surname, _)| fold(surname) == key(Kind::Person, name));
    let (said, name) = Kind::said(settled.map_or(name, |(_, person)| person.as_str()));
    for kind in [Kind::Person, Kind::Organisation].into_iter().filter(|kind| said.is_none_or(|said| said == *kind)) {
        match dossier.names.get(&kind).map(|names| names.resolve_full(kind, name)) {
            None | Some(Resolved::Unknown) => {}
            Some(found) => return found,
        }
    }
    let is_of_person = said.is_none_or(|said| said == Kind::Person);
    let (initials, surname) = initials_and_surname(name);
    let is_called = |id: &EntityId| {
        is_of_person
            && has_surname(dossier, *id, surname)
            && initials.iter().all(|initial| has_initial(dossier, *id, initial))
    };
    let people = record.people.iter().copied().filter(is_called).collect::<Vec<_>>();
    match people.as_slice() {
        [] => Resolved::Unknown,
        [id] => Resolved::One(*id),
        _ => Resolved::Several(people),
    }
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
