//! What of a note a correction is of: the event, quotation, claim or key that its author names.

use crate::content::keys;
use crate::content::{Entry, Part};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::dossier::{Dossier, EventId, NoteId};
use crate::text::fold;
use crate::yaml::Step;

/// What is meant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meant {
    /// The whole note.
    Note,
    /// An event that it reports.
    Event(EventId),
    /// A quotation: its anchor on the page of the note.
    Quote(String),
    /// A claim: its anchor.
    Claim(String),
    /// What one of its keys says.
    Field(String),
    /// A part of its text: its anchor.
    Heading(String),
}

/// Something that is not in the note where it was looked for.
pub(super) struct Unknown {
    /// The key under which it was written; none of an anchor behind the name of a note.
    key: Option<&'static str>,
    written: String,
    known: Vec<String>,
}

impl Unknown {
    /// The fault, at what the author wrote below `path`.
    pub(super) fn fault(self, entry: &Entry, path: Vec<Step>, title: &str) -> Diagnostic {
        let path: Vec<Step> = path.into_iter().chain(self.key.map(Step::from)).collect();
        let what = self.key.map_or_else(String::new, |key| format!(" under `{key}`"));
        let message = format!("`{}`{what} is nothing in “{title}”", self.written);
        let near = nearest(&self.written, self.known.iter().map(String::as_str));
        let help = match (near, self.known.as_slice()) {
            (Some(near), _) => format!("did you mean `{near}`?"),
            (None, []) => "there is none in it: take the key out to correct the note as a whole".to_owned(),
            (None, known) => {
                let first: Vec<String> = known.iter().take(5).map(|it| format!("`{it}`")).collect();
                format!("it has {}", first.join(", "))
            }
        };
        Diagnostic::new(Code::UnresolvedLink, entry.place(&path), message).help(help)
    }
}

/// What `part` or an anchor names in a note.
pub(super) fn meant(
    dossier: &Dossier,
    note: NoteId,
    part: Option<&Part>,
    anchor: Option<&str>,
) -> Result<Meant, Unknown> {
    let found = match (part, anchor) {
        (None, None) => return Ok(Meant::Note),
        (Some(Part::Event(id)), _) => event(dossier, note, id).map(Meant::Event),
        (Some(Part::Quote(written)), _) => one(written, quotes(dossier, note)).map(Meant::Quote),
        (Some(Part::Claim(written)), _) => one(written, claims(dossier, note)).map(Meant::Claim),
        (Some(Part::Field(key)), _) => {
            keys::NOTE.iter().any(|known| known.name == key).then(|| Meant::Field(key.clone()))
        }
        (None, Some(anchor)) => at_anchor(dossier, note, anchor.trim()),
    };
    found.ok_or_else(|| Unknown {
        key: part.map(Part::key),
        written: part.map_or_else(|| anchor.unwrap_or_default().to_owned(), |part| part.written().to_owned()),
        known: known(dossier, note, part),
    })
}

/// What could have been named.
fn known(dossier: &Dossier, note: NoteId, part: Option<&Part>) -> Vec<String> {
    let events = || dossier.note(note).events.iter().map(|id| dossier.event(*id).id.clone());
    match part {
        Some(Part::Event(_)) => events().collect(),
        Some(Part::Quote(_)) => quotes(dossier, note).map(|(anchor, _)| anchor.to_owned()).collect(),
        Some(Part::Claim(_)) => claims(dossier, note).map(|(anchor, _)| anchor.to_owned()).collect(),
        Some(Part::Field(_)) => keys::NOTE.iter().map(|key| key.name.to_owned()).collect(),
        None => {
            let headings = dossier.note(note).entry.body.headings.iter().map(|heading| heading.id.clone());
            headings.chain(events()).collect()
        }
    }
}

fn event(dossier: &Dossier, note: NoteId, id: &str) -> Option<EventId> {
    let of_note = || dossier.note(note).events.iter().copied();
    let by_id = of_note().find(|event| dossier.event(*event).id == id);
    by_id.or_else(|| of_note().find(|event| dossier.event(*event).slug == id))
}

/// The quotations of a note, by their anchors, with the words by which they can be named.
fn quotes(dossier: &Dossier, note: NoteId) -> impl Iterator<Item = (&str, Vec<&str>)> {
    let quotes = dossier.note(note).quotes.iter().map(|id| dossier.quote(*id));
    quotes.map(|quote| (quote.anchor.as_str(), vec![quote.text.as_str()]))
}

/// The same of its claims.
fn claims(dossier: &Dossier, note: NoteId) -> impl Iterator<Item = (&str, Vec<&str>)> {
    let claims = dossier.claims.of_note(note).iter().map(|id| dossier.claims.get(*id));
    claims.map(|record| {
        let claim = &record.claim;
        (record.anchor.as_str(), claim.figure.as_deref().into_iter().chain([claim.text.as_str()]).collect())
    })
}

/// The anchor of the only one that has it, or that begins with what was written.
fn one<'a>(written: &str, among: impl Iterator<Item = (&'a str, Vec<&'a str>)>) -> Option<String> {
    let anchor = written.trim().trim_start_matches('#');
    let words = fold(written);
    let mut found: Option<(bool, &str)> = None;
    let mut several = false;
    for (known, texts) in among {
        if known == anchor {
            return Some(known.to_owned());
        }
        let is_whole = texts.iter().any(|text| fold(text) == words);
        if !words.is_empty() && (is_whole || texts.iter().any(|text| fold(text).starts_with(&words))) {
            match found {
                Some((true, _)) if !is_whole => {}
                Some((was_whole, _)) if was_whole == is_whole => several = true,
                _ => (found, several) = (Some((is_whole, known)), false),
            }
        }
    }
    found.filter(|_| !several).map(|(_, anchor)| anchor.to_owned())
}

/// What stands at an anchor on the page of a note.
fn at_anchor(dossier: &Dossier, note: NoteId, anchor: &str) -> Option<Meant> {
    let has = |mut among: Box<dyn Iterator<Item = (&str, Vec<&str>)> + '_>| among.any(|(known, _)| known == anchor);
    if has(Box::new(quotes(dossier, note))) {
        return Some(Meant::Quote(anchor.to_owned()));
    }
    if has(Box::new(claims(dossier, note))) {
        return Some(Meant::Claim(anchor.to_owned()));
    }
    let id = anchor.strip_prefix("event-").unwrap_or(anchor);
    if let Some(event) = event(dossier, note, id).or_else(|| event(dossier, note, anchor)) {
        return Some(Meant::Event(event));
    }
    let heading = dossier.note(note).entry.body.heading(anchor)?;
    Some(Meant::Heading(heading.id.clone()))
}
