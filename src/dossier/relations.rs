//! What notes have to do with one another: which corrects, supersedes or answers which, and what of it.
//!
//! In come the names that notes write under `corrects`, `supersedes` and `responds_to`; out come both sides of each relation, so that the
//! older note, or the one thing in it that is corrected, can show what was said of it since. A name that leads to nothing is a fault, and never guessed.

mod meant;
mod own;

use rustc_hash::{FxHashMap, FxHashSet};

use super::links::NoteNames;
use super::{Dossier, NoteId};
use crate::content::{Correction, Entry, Reference, Relation};
use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic};
use crate::yaml::Step;
pub use meant::Meant;
use meant::meant;
pub use own::{Own, Subject};

/// What one note says of another, or of one thing in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    /// Of which note.
    pub of: NoteId,
    /// What.
    pub relation: Relation,
    /// Which note says it.
    pub by: NoteId,
    /// The place among the relations of its front matter.
    pub index: usize,
    /// What of the other note is meant.
    pub part: Meant,
}

/// The relations of all notes.
#[derive(Debug, Clone, Default)]
pub struct Relations {
    /// By what they are of: corrections first, and of one kind the newest first.
    all: Vec<Said>,
    made: FxHashMap<NoteId, Vec<usize>>,
    received: FxHashMap<NoteId, Vec<usize>>,
    /// Notes of which a part is named, be it by a name that leads to nothing.
    parted: FxHashSet<NoteId>,
}

impl Relations {
    /// What a note says that it corrects, supersedes or answers, in the order of its front matter.
    pub fn made(&self, note: NoteId) -> impl Iterator<Item = &Said> {
        self.made.get(&note).into_iter().flatten().map(|index| &self.all[*index])
    }

    /// What was said of a note and of what it holds: corrections first, and of one kind the newest first.
    pub fn received(&self, note: NoteId) -> impl Iterator<Item = &Said> {
        self.received.get(&note).into_iter().flatten().map(|index| &self.all[*index])
    }

    /// Everything that a note says of another, in the order of the dossier.
    pub fn all(&self) -> &[Said] {
        &self.all
    }

    /// Whether no note corrects, supersedes or answers another.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether something in this note is named by a correction, so that more than its own page depends on what it holds.
    pub(super) fn name_part_of(&self, note: NoteId) -> bool {
        self.parted.contains(&note)
    }

    fn new(mut all: Vec<Said>, parted: FxHashSet<NoteId>) -> Self {
        all.sort_unstable();
        let (mut made, mut received): (FxHashMap<_, Vec<usize>>, FxHashMap<_, Vec<usize>>) = Default::default();
        for (index, said) in all.iter().enumerate() {
            made.entry(said.by).or_default().push(index);
            received.entry(said.of).or_default().push(index);
        }
        for said in made.values_mut() {
            said.sort_unstable_by_key(|index| all[*index].index);
        }
        Self { all, made, received, parted }
    }
}

impl Dossier {
    /// The correction that a note makes of another.
    pub fn correction_of(&self, said: &Said) -> &Correction {
        &self.note(said.by).note().relations[said.index].correction
    }

    /// When it was said: its own date, or else when the note that says it was added, revised or its article published.
    pub fn date_of(&self, said: &Said) -> Option<Date> {
        self.correction_date(self.correction_of(said), said.by)
    }

    /// When a correction was made that stands in a note.
    pub fn correction_date(&self, correction: &Correction, note: NoteId) -> Option<Date> {
        let record = self.note(note);
        correction.date.or(record.entry.common.added).or(record.note().revised).or(record.note().date)
    }
}

/// Resolves the relations of all notes, and what of others they are of; events, quotations and claims are known.
pub(super) fn resolve(dossier: &mut Dossier, names: &NoteNames, diagnostics: &mut Vec<Diagnostic>) {
    let (mut all, mut parted) = (Vec::new(), FxHashSet::default());
    for by in dossier.note_ids() {
        let entry = &dossier.note(by).entry;
        let mut places: FxHashMap<Relation, usize> = FxHashMap::default();
        for (index, reference) in dossier.note(by).note().relations.iter().enumerate() {
            let Reference { relation, note: written, correction } = reference;
            let place = places.entry(*relation).or_default();
            let path = [Step::from(relation.key()), Step::Item(*place)];
            *place += 1;
            // Empty, or a name that is withheld.
            if written.is_empty() {
                continue;
            }
            // A title may hold the sign itself.
            let whole = names.find(written).map(|note| (note, None));
            let split = || written.rsplit_once('#').and_then(|(name, anchor)| Some((names.find(name)?, Some(anchor))));
            let (of, anchor) = match whole.or_else(split) {
                Some((of, anchor)) if of != by => (of, anchor),
                // What is wrong with that note has been said.
                None if names.is_broken(written.split('#').next().unwrap_or(written)) => continue,
                found => {
                    diagnostics.push(fault(entry, &path, reference, found.is_some(), names));
                    continue;
                }
            };
            if anchor.is_some() || correction.part.is_some() {
                parted.insert(of);
            }
            match meant(dossier, of, correction.part.as_ref(), anchor) {
                Ok(part) => {
                    let said = Said { of, relation: *relation, by, index, part };
                    let is_same = |other: &Said| {
                        (other.by, other.relation, other.of) == (by, *relation, of)
                            && dossier.note(by).note().relations[other.index] == *reference
                    };
                    if !all.iter().rev().take(index).any(is_same) {
                        all.push(said);
                    }
                }
                Err(unknown) => diagnostics.push(unknown.fault(entry, path.to_vec(), &dossier.note(of).note().title)),
            }
        }
    }
    for by in dossier.note_ids() {
        parted.extend(own::check(dossier, by, diagnostics).then_some(by));
    }
    own::check_others(dossier, diagnostics);
    dossier.relations = Relations::new(all, parted);
    let relating: Vec<NoteId> = {
        let mut notes: Vec<NoteId> = dossier.relations.made.keys().copied().collect();
        notes.sort_unstable();
        notes
    };
    for note in relating {
        diagnostics.extend(circle(dossier, note));
    }
}

/// The fault of notes that correct or supersede one another as wholes in a circle, told at the first of them.
fn circle(dossier: &Dossier, first: NoteId) -> Option<Diagnostic> {
    let older = |note| {
        let is_whole = |said: &&Said| said.part == Meant::Note && said.relation != Relation::RespondsTo;
        dossier.relations.made(note).filter(is_whole).map(|said| (said.relation, said.of))
    };
    // The way to each note that was found: by which other.
    let mut by: FxHashMap<NoteId, NoteId> = FxHashMap::default();
    let mut open = vec![first];
    while let Some(note) = open.pop() {
        for (_, other) in older(note).filter(|(_, other)| *other >= first) {
            if by.contains_key(&other) {
                continue;
            }
            by.insert(other, note);
            open.push(other);
        }
    }
    let mut way = vec![first];
    let mut at = *by.get(&first)?;
    while at != first {
        way.push(at);
        at = *by.get(&at)?;
    }
    way[1..].reverse();
    let note = |id: NoteId| &dossier.note(id).entry;
    let (relation, next) = older(first).find(|(_, other)| way.get(1) == Some(other))?;
    let place = |from: NoteId, relation: Relation| note(from).place(&[relation.key().into()]);
    let names: Vec<String> = way.iter().map(|id| format!("`{}`", note(*id).stem())).collect();
    let message = format!("notes correct or supersede one another in a circle: {}", names.join(", "));
    let back = older(next).next().map(|(relation, _)| place(next, relation));
    let fault = Diagnostic::new(Code::RelationInCircle, place(first, relation), message)
        .help("the older note of two is corrected: take the key out of that one");
    Some(match back {
        Some(place) => fault.related(place, "which says the same of another"),
        None => fault,
    })
}

fn fault(entry: &Entry, path: &[Step], reference: &Reference, itself: bool, names: &NoteNames) -> Diagnostic {
    let (key, name) = (reference.relation.key(), &reference.note);
    let place = entry.place(path);
    if itself {
        let message = format!("`{name}` under `{key}` is this note itself");
        let help = if reference.relation == Relation::Corrects {
            "write the file name of the other note; what was wrong in this one goes under `corrections`"
        } else {
            "write the file name of the other note"
        };
        return Diagnostic::new(Code::UnresolvedLink, place, message).help(help);
    }
    let help = match names.nearest(name) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "write the file name, the address or the title of a note".to_owned(),
    };
    Diagnostic::new(Code::UnresolvedLink, place, format!("`{name}` under `{key}` is no note of this dossier"))
        .help(help)
}
