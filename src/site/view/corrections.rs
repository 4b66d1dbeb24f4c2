//! What was corrected, superseded or answered, and what is said of it where.
//!
//! A correction of one thing marks that thing alone. What was said before is shown where the correction itself stands, and in the register of changes, and
//! nowhere else: it may be a libel, and every other page would publish it again.

use tera::Value;

use super::{View, extended, map};
use crate::content::{Correction, Relation};
use crate::dossier::{EventId, Meant, NoteId, Own, QuoteId, Report, Said, Subject};

/// The most characters of a quotation or claim by which it is told.
const EXCERPT: usize = 80;

impl View<'_> {
    /// What a note says that it corrects, supersedes or answers.
    pub(super) fn made_by(&self, note: NoteId) -> Value {
        let made = self.dossier().relations.made(note).map(|said| {
            let word = said.relation.key();
            let of = self.dossier().note(said.of).note();
            let texts = texts(self.dossier().correction_of(said), true);
            let fields = [
                ("kind", word.into()),
                ("word", self.language().word(word).into()),
                ("mark", self.language().word(word).into()),
                ("title", of.title.as_str().into()),
                ("url", self.addresses().note(said.of).into()),
                ("date", self.maybe_date(of.date.as_ref())),
                ("part", self.part(Subject::Note(said.of), &said.part)),
            ];
            extended(&texts, fields)
        });
        made.collect::<Vec<_>>().into()
    }

    /// What was said of a note and of what is in it, by others and by itself.
    pub(super) fn corrections_of_note(&self, note: NoteId) -> Value {
        let since = self.dossier().relations.received(note).map(|said| self.said_since(said));
        let own = self.dossier().corrections_of_note(note);
        since.chain(own.iter().map(|own| self.own(own, true))).collect::<Vec<_>>().into()
    }

    /// What was said of an event itself; `here` is on its own page.
    pub(super) fn corrections_of_event(&self, event: EventId, here: bool) -> Value {
        let notes: Vec<NoteId> = self.dossier().event(event).reports.iter().filter_map(Report::note).collect();
        let mut items: Vec<Value> =
            notes.iter().flat_map(|note| self.corrections_of_part(*note, &Meant::Event(event))).collect();
        items.extend(self.dossier().corrections_of_event(event).iter().map(|own| self.own(own, here)));
        items.into()
    }

    /// What was said of an event as one note reports it.
    pub(super) fn corrections_of_report(&self, note: NoteId, event: EventId) -> Value {
        self.corrections_of_part(note, &Meant::Event(event)).into()
    }

    /// What was said of a quotation itself.
    pub(super) fn corrections_of_quote(&self, quote: QuoteId) -> Value {
        let quote = self.dossier().quote(quote);
        self.corrections_of_part(quote.note, &Meant::Quote(quote.anchor.clone())).into()
    }

    /// What was said of a claim itself.
    pub(super) fn corrections_of_claim(&self, note: NoteId, anchor: &str) -> Value {
        self.corrections_of_part(note, &Meant::Claim(anchor.to_owned())).into()
    }

    /// What an entity's profile says that was wrong in it.
    pub(super) fn corrections_of_entity(&self, id: crate::dossier::EntityId) -> Value {
        let own = self.dossier().corrections_of_entity(id);
        own.iter().map(|own| self.own(own, true)).collect::<Vec<_>>().into()
    }

    fn corrections_of_part(&self, note: NoteId, part: &Meant) -> Vec<Value> {
        let since = self.dossier().relations.received(note).filter(|said| said.part == *part);
        let since = since.map(|said| self.said_since(said));
        let own = self.dossier().corrections_of_note(note);
        since.chain(own.iter().filter(|own| own.part == *part).map(|own| self.own(own, false))).collect()
    }

    /// What another note says.
    fn said_since(&self, said: &Said) -> Value {
        let (word, mark) = match said.relation {
            Relation::Corrects => ("corrected_by", "corrected"),
            Relation::Supersedes => ("superseded_by", "superseded"),
            Relation::RespondsTo => ("answered_by", "answered"),
        };
        let texts = texts(self.dossier().correction_of(said), false);
        let fields = [
            ("kind", said.relation.key().into()),
            ("word", self.language().word(word).into()),
            ("mark", self.language().word(mark).into()),
            ("title", self.dossier().note(said.by).note().title.as_str().into()),
            ("url", self.addresses().note(said.by).into()),
            ("date", self.maybe_date(self.dossier().date_of(said).as_ref())),
            ("part", self.part(Subject::Note(said.of), &said.part)),
        ];
        extended(&texts, fields)
    }

    /// What something says of itself.
    fn own(&self, own: &Own<'_>, here: bool) -> Value {
        let (title, url) = self.title_of(own.subject);
        let fields = [
            ("kind", "own".into()),
            ("word", self.language().word("correction").into()),
            ("mark", self.language().word("corrected").into()),
            ("title", title.into()),
            ("url", url.into()),
            ("date", self.maybe_date(own.date.as_ref())),
            ("part", self.part(own.subject, &own.part)),
        ];
        extended(&texts(own.correction, here), fields)
    }

    /// The title and address of what can change.
    pub(super) fn title_of(&self, subject: Subject) -> (&str, String) {
        match subject {
            Subject::Note(id) => (&self.dossier().note(id).note().title, self.addresses().note(id)),
            Subject::Event(id) => (&self.dossier().event(id).event.title, self.addresses().event(id)),
            Subject::Entity(id) => (self.name(id), self.addresses().entity(id)),
        }
    }

    /// What of something is corrected: `title` and `url`, or null where it is the whole.
    pub(super) fn part(&self, of: Subject, part: &Meant) -> Value {
        let note = if let Subject::Note(id) = of { Some(id) } else { None };
        let (_, page) = self.title_of(of);
        let (title, url) = match part {
            Meant::Note => return Value::none(),
            Meant::Event(id) => (self.dossier().event(*id).event.title.clone(), Some(self.addresses().event(*id))),
            Meant::Field(key) => (key.clone(), None),
            Meant::Quote(anchor) => {
                let quotes = note.into_iter().flat_map(|note| &self.dossier().note(note).quotes);
                let text = quotes.map(|id| self.dossier().quote(*id)).find(|quote| quote.anchor == *anchor);
                let [open, close] = ["quote_open", "quote_close"].map(|mark| self.language().word(mark));
                let text = excerpt(text.map_or(anchor, |quote| &quote.text));
                (format!("{open}{text}{close}"), Some(format!("{page}#{anchor}")))
            }
            Meant::Claim(anchor) => {
                let claims = note.into_iter().flat_map(|note| self.dossier().claims.of_note(note));
                let found = claims.map(|id| self.dossier().claims.get(*id)).find(|claim| claim.anchor == *anchor);
                (excerpt(found.map_or(anchor, |record| &record.claim.text)), Some(format!("{page}#{anchor}")))
            }
            Meant::Heading(id) => {
                let body = note.map(|note| &self.dossier().note(note).entry.body);
                let text = body.and_then(|body| body.headings.iter().find(|heading| heading.id == *id));
                (text.map_or(id, |heading| &heading.text).clone(), Some(format!("{page}#{id}")))
            }
        };
        map([("title", title.into()), ("url", url.into())])
    }
}

/// What a correction says; what was said before only where it stands.
pub(super) fn texts(correction: &Correction, with_was: bool) -> Value {
    map([
        ("was", correction.was.as_deref().filter(|_| with_was).into()),
        ("now", correction.now.as_deref().into()),
        ("why", correction.why.as_deref().into()),
    ])
}

/// The beginning of a text, on one line.
fn excerpt(text: &str) -> String {
    let text = text.replace('\n', " ");
    match text.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text,
    }
}
