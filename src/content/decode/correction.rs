//! The corrections in front matter: what a note says of others, and what a file says of itself.

use super::super::entry::{Correction, Part, Reference, Relation};
use super::date;
use crate::diagnostic::Code;
use crate::yaml::{Fields, Node};

/// `corrects`, `supersedes` and `responds_to`: names of notes; under `corrects` also maps.
pub(super) fn references(fields: &mut Fields<'_>) -> Vec<Reference> {
    let mut references = Vec::new();
    for (key, relation) in Relation::KEYS {
        for (index, item) in fields.list(key).into_iter().enumerate() {
            let of_map = matches!(item, Node::Map(_)) && *relation == Relation::Corrects;
            let read = if of_map {
                fields.each(key, [(index, item)], read_reference).pop()
            } else {
                fields.name(key, item).map(|note| (note, Correction::default()))
            };
            // What cannot be read keeps its place, so that the place of the others stays that in the file.
            let (note, correction) = read.unwrap_or_default();
            references.push(Reference { relation: *relation, note, correction });
        }
    }
    references
}

fn read_reference(fields: &mut Fields<'_>) -> Option<(String, Correction)> {
    let help = "write `note:` with the file name of the note that is corrected";
    let note = fields.required("note", help, |fields| fields.single_name("note"));
    let correction = read(fields);
    Some((note?, correction))
}

/// `corrections`: of one's own mistakes.
pub(super) fn corrections(fields: &mut Fields<'_>) -> Vec<Correction> {
    fields.maps("corrections", |fields| Some(read(fields)))
}

/// The same for what is one thing itself, so that a correction of it names no part but a field.
pub(super) fn corrections_of_one(fields: &mut Fields<'_>) -> Vec<Correction> {
    fields.maps("corrections", |fields| {
        Some(Correction { part: fields.text("field").map(Part::Field), ..read_texts(fields) })
    })
}

fn read(fields: &mut Fields<'_>) -> Correction {
    type Make = fn(String) -> Part;
    const PARTS: [(&str, Make); 4] =
        [("event", Part::Event), ("quote", Part::Quote), ("claim", Part::Claim), ("field", Part::Field)];
    let mut parts: Vec<Part> = PARTS.iter().filter_map(|(key, make)| fields.text(key).map(make)).collect();
    if let [first, second, ..] = &parts[..] {
        let message = format!("one correction is of `{}` and of `{}`", first.key(), second.key());
        fields.fault(second.key(), Code::InvalidValue, message, "a correction is of one thing: write two of them");
    }
    let part = if parts.is_empty() { None } else { Some(parts.swap_remove(0)) };
    Correction { part, ..read_texts(fields) }
}

fn read_texts(fields: &mut Fields<'_>) -> Correction {
    let date = date(fields, "date");
    Correction { date, part: None, was: fields.text("was"), now: fields.text("now"), why: fields.text("why") }
}
