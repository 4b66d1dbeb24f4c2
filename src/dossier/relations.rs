//! What notes have to do with one another: which corrects, supersedes or answers which.
//!
//! In come the names that notes write under `corrects`, `supersedes` and `responds_to`; out come both sides of each relation, so that the
//! older note can show what was said of it since. A name that leads to no note is a fault, and never guessed.

use rustc_hash::FxHashMap;

use super::build::Builder;
use super::links::NoteNames;
use super::{Dossier, EventId, NoteId, Report};
use crate::content::{Entry, Relation};
use crate::diagnostic::{Code, Diagnostic};
use crate::yaml::Step;

/// The relations of all notes, from both sides.
#[derive(Debug, Clone, Default)]
pub struct Relations {
    made: FxHashMap<NoteId, Vec<(Relation, NoteId)>>,
    received: FxHashMap<NoteId, Vec<(Relation, NoteId)>>,
}

impl Relations {
    /// What a note says that it corrects, supersedes or answers, in the order of its front matter.
    pub fn made(&self, note: NoteId) -> &[(Relation, NoteId)] {
        self.made.get(&note).map(Vec::as_slice).unwrap_or_default()
    }

    /// The notes that correct, supersede or answer a note: corrections first, and of one kind the newest first.
    pub fn received(&self, note: NoteId) -> &[(Relation, NoteId)] {
        self.received.get(&note).map(Vec::as_slice).unwrap_or_default()
    }

    /// Every note that another corrects, supersedes or answers, with that other, in the order of the dossier.
    pub fn all(&self) -> Vec<(NoteId, Relation, NoteId)> {
        let of = |(note, by): (&NoteId, &Vec<(Relation, NoteId)>)| {
            let note = *note;
            by.clone().into_iter().map(move |(relation, by)| (note, relation, by))
        };
        let mut all: Vec<_> = self.received.iter().flat_map(of).collect();
        all.sort_unstable();
        all
    }

    /// Whether no note corrects, supersedes or answers another.
    pub fn is_empty(&self) -> bool {
        self.made.is_empty()
    }

    fn add(&mut self, from: NoteId, relation: Relation, to: NoteId) {
        let made = self.made.entry(from).or_default();
        if !made.contains(&(relation, to)) {
            made.push((relation, to));
            self.received.entry(to).or_default().push((relation, from));
        }
    }
}

impl Dossier {
    /// What was said since of the notes that report an event, each once.
    pub fn said_of_event(&self, event: EventId) -> Vec<(Relation, NoteId)> {
        let reports = self.event(event).reports.iter().filter_map(Report::note);
        let mut said: Vec<_> = reports.flat_map(|note| self.relations.received(note)).copied().collect();
        said.sort_unstable();
        said.dedup();
        said
    }
}

/// Resolves the relations of all notes.
pub(super) fn resolve(builder: &mut Builder, names: &NoteNames) {
    let relating: Vec<NoteId> =
        builder.dossier.note_ids().filter(|id| !builder.dossier.note(*id).note().relations.is_empty()).collect();
    let mut relations = Relations::default();
    for note in relating.iter().copied() {
        let entry = builder.dossier.note(note).entry.clone();
        let mut places: FxHashMap<Relation, usize> = FxHashMap::default();
        for (relation, name) in &builder.dossier.notes[note.index()].note().relations {
            let place = places.entry(*relation).or_default();
            match names.find(name) {
                Some(other) if other != note => relations.add(note, *relation, other),
                // What is wrong with that note has been said.
                None if names.is_broken(name) => {}
                found => builder.diagnostics.push(fault(&entry, *relation, *place, name, found.is_some(), names)),
            }
            *place += 1;
        }
    }
    for note in relating {
        if let Some(fault) = circle(builder, &relations, note) {
            builder.diagnostics.push(fault);
        }
    }
    relations.received.values_mut().for_each(|by| by.sort_unstable());
    builder.dossier.relations = relations;
}

/// The fault of notes that correct or supersede one another in a circle, told at the first of them.
fn circle(builder: &Builder, relations: &Relations, first: NoteId) -> Option<Diagnostic> {
    let older = |note| {
        let made = relations.made(note).iter();
        made.filter(|(relation, _)| matches!(relation, Relation::Corrects | Relation::Supersedes))
    };
    // The way to each note that was found: by which other.
    let mut by: FxHashMap<NoteId, NoteId> = FxHashMap::default();
    let mut open = vec![first];
    while let Some(note) = open.pop() {
        for (_, other) in older(note).filter(|(_, other)| *other >= first) {
            if by.contains_key(other) {
                continue;
            }
            by.insert(*other, note);
            open.push(*other);
        }
    }
    let mut way = vec![first];
    let mut at = *by.get(&first)?;
    while at != first {
        way.push(at);
        at = *by.get(&at)?;
    }
    way[1..].reverse();
    let note = |id: NoteId| &builder.dossier.note(id).entry;
    let (relation, next) = older(first).find(|(_, other)| way.get(1) == Some(other))?;
    let place = |from: NoteId, relation: Relation| note(from).place(&[relation.key().into()]);
    let names: Vec<String> = way.iter().map(|id| format!("`{}`", note(*id).stem())).collect();
    let message = format!("notes correct or supersede one another in a circle: {}", names.join(", "));
    let back = older(*next).next().map(|(relation, _)| place(*next, *relation));
    let fault = Diagnostic::new(Code::RelationInCircle, place(first, *relation), message)
        .help("the older note of two is corrected: take the key out of that one");
    Some(match back {
        Some(place) => fault.related(place, "which says the same of another"),
        None => fault,
    })
}

fn fault(entry: &Entry, relation: Relation, index: usize, name: &str, itself: bool, names: &NoteNames) -> Diagnostic {
    let key = relation.key();
    let place = entry.place(&[key.into(), Step::Item(index)]);
    if itself {
        let message = format!("`{name}` under `{key}` is this note itself");
        return Diagnostic::new(Code::UnresolvedLink, place, message).help("write the file name of the other note");
    }
    let help = match names.nearest(name) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "write the file name, the address or the title of a note".to_owned(),
    };
    Diagnostic::new(Code::UnresolvedLink, place, format!("`{name}` under `{key}` is no note of this dossier"))
        .help(help)
}
