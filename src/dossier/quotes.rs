//! Quotations: those of front matter and those of the texts, with the speakers that are known.
//!
//! A speaker is an entity where the author linked it, or where `speakers` finds one. A quotation that stands in the text and in front matter is
//! one: the text says where it is shown, front matter adds what the text does not say.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use rayon::prelude::*;

use super::links::Target;
use super::speakers::{Speaker, Written, speaker};
use super::{Dossier, EntityId, NoteId, QuoteId};
use crate::content::markdown::ids::Ids;
use crate::content::markdown::quotations::{Attribution, Quotation, anchor, words};
use crate::content::{Entry, Quote};
use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::text::fold;
use crate::titles;
use crate::yaml::Step;

/// Words that somebody said.
#[derive(Debug, Clone, PartialEq)]
pub struct QuoteRecord {
    /// Where it stands.
    pub note: NoteId,
    /// The words as plain text, its paragraphs each on a line of their own.
    pub text: String,
    /// Whose; `None` where the author does not say, which is a fault.
    pub speaker: Option<Speaker>,
    /// In what capacity.
    pub capacity: Option<String>,
    /// Where.
    pub venue: Option<String>,
    /// When it was said; `None` where that is not known: see [`Dossier::quote_date`].
    pub date: Option<Date>,
    /// By whom it is reported, in the author's words: “as reported by Lrytas.lt”.
    pub reported: Option<String>,
    /// The language of the original, or, where there is none, of the words, if it is not the note's: a BCP 47 tag.
    pub language: Option<String>,
    /// The words in their own language.
    pub original: Option<String>,
    /// Of the information, 1 to 6 on the Admiralty scale.
    pub credibility: Option<u8>,
    /// The id of its figure on the page of the note.
    pub anchor: String,
    /// Whether the text of the note shows it.
    pub in_text: bool,
    /// Whether it is a turn of a conversation.
    pub is_turn: bool,
}

impl Dossier {
    /// When it was said; else when the article that has it was published.
    pub fn quote_date(&self, id: QuoteId) -> Option<Date> {
        let quote = self.quote(id);
        quote.date.or_else(|| self.note(quote.note).note().date)
    }
}

/// Fills in the quotations of `dossier`, in which names and links are resolved. More than `words_limit` words in one note are a fault.
pub(super) fn collect(dossier: &mut Dossier, diagnostics: &mut Vec<Diagnostic>, words_limit: Option<usize>) {
    let notes: Vec<NoteId> = dossier.note_ids().collect();
    let read = |note: &NoteId| read(dossier, *note, words_limit);
    let read: Vec<_> = notes.par_iter().with_min_len(256).map(read).collect();
    let mut quotes = Vec::new();
    for (records, found) in read {
        quotes.extend(records);
        diagnostics.extend(found);
    }
    dossier.quotes = quotes;
    for id in dossier.quote_ids() {
        let note = dossier.quote(id).note;
        dossier.notes[note.index()].quotes.push(id);
    }
    let date = |id: &QuoteId| Reverse(dossier.quote_date(*id).map(|date| date.sort_key()));
    let mut newest: Vec<QuoteId> = dossier.quote_ids().collect();
    newest.sort_by_cached_key(date);
    for id in &newest {
        if let Some(Speaker::Entity(speaker)) = dossier.quote(*id).speaker {
            dossier.entities[speaker.index()].quotes.push(*id);
        }
    }
    dossier.newest_quotes = newest;
}

/// Fills in the quotations of a dossier that has some already.
pub(super) fn collect_anew(dossier: &mut Dossier, diagnostics: &mut Vec<Diagnostic>, words_limit: Option<usize>) {
    dossier.entities.iter_mut().for_each(|entity| entity.quotes.clear());
    dossier.notes.iter_mut().for_each(|note| note.quotes.clear());
    diagnostics.clear();
    collect(dossier, diagnostics, words_limit);
}

/// Reads the quotations of some notes again, whose words are what they were. Returns who has others now; nothing where there are more or fewer quotations,
/// and all of the dossier were collected anew.
pub(super) fn collect_again(
    dossier: &mut Dossier,
    diagnostics: &mut Vec<Diagnostic>,
    notes: &BTreeSet<NoteId>,
    words_limit: Option<usize>,
) -> Option<Vec<EntityId>> {
    let (mut again, mut found) = (Vec::new(), Vec::new());
    for note in notes {
        let (records, faults) = read(dossier, *note, words_limit);
        let quotes = &dossier.note(*note).quotes;
        if records.len() != quotes.len() {
            collect_anew(dossier, diagnostics, words_limit);
            return None;
        }
        again.extend(quotes.iter().copied().zip(records));
        found.extend(faults);
    }
    diagnostics.extend(found);
    let mut concerned = Vec::new();
    for (id, record) in again {
        let now = record.speaker.clone();
        let before = std::mem::replace(&mut dossier.quotes[id.index()], record).speaker;
        if before == now {
            continue;
        }
        concerned.extend([&before, &now].into_iter().flatten().filter_map(Speaker::entity));
        if let Some(Speaker::Entity(speaker)) = before {
            dossier.entities[speaker.index()].quotes.retain(|quote| *quote != id);
        }
        if let Some(Speaker::Entity(speaker)) = now {
            // As among the newest of all: of one date, in the order of notes.
            let key = |id: QuoteId| (Reverse(dossier.quote_date(id).map(|date| date.sort_key())), id);
            let at = dossier.entity(speaker).quotes.partition_point(|quote| key(*quote) < key(id));
            dossier.entities[speaker.index()].quotes.insert(at, id);
        }
    }
    Some(concerned)
}

impl Dossier {
    /// The language of the words of a quotation, where it is not the site's: a BCP 47 tag.
    pub fn quote_language<'a>(&'a self, quote: &'a QuoteRecord) -> Option<&'a str> {
        let own = quote.language.as_deref().filter(|_| quote.original.is_none());
        own.or(self.note(quote.note).entry.common.language.as_deref())
    }

    /// The language of the original of a quotation, where it has one and says so, or its article does.
    pub fn original_language<'a>(&'a self, quote: &'a QuoteRecord) -> Option<&'a str> {
        quote.original.as_ref()?;
        quote.language.as_deref().or(self.note(quote.note).note().publication.language.as_deref())
    }
}

/// Where a quotation stands.
enum Where {
    /// In the text: its bytes in the file.
    Text(Range<usize>),
    /// In front matter: its place among the quotations there.
    Front(usize),
}

/// Reads the quotations of one note; and what is wrong with them.
fn read(dossier: &Dossier, note: NoteId, words_limit: Option<usize>) -> (Vec<QuoteRecord>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let reader = Reader { dossier, diagnostics: &mut found, note, entry: &dossier.note(note).entry };
    (reader.read(words_limit), found)
}

/// What reads the quotations of one note.
struct Reader<'a> {
    dossier: &'a Dossier,
    diagnostics: &'a mut Vec<Diagnostic>,
    note: NoteId,
    entry: &'a Entry,
}

impl Reader<'_> {
    /// The quotations of the note: those of the text, then those of front matter.
    fn read(mut self, words_limit: Option<usize>) -> Vec<QuoteRecord> {
        let mut records = Vec::new();
        let mut quoted = Vec::new();
        for quotation in &self.entry.body.quotations {
            let record = quotation.attribution.as_ref().map(|attribution| self.in_text(quotation, attribution));
            let is_somebodys = |record: &QuoteRecord| matches!(record.speaker, Some(Speaker::Entity(_)));
            if quotation.is_turn && !record.as_ref().is_some_and(is_somebodys) {
                continue;
            }
            quoted.push((quotation.words(), Where::Text(quotation.span.clone())));
            records.extend(record);
        }
        let mut ids = Ids::default();
        for record in &records {
            ids.unique(&record.anchor);
        }
        for (index, quote) in self.dossier.note(self.note).note().quotes.iter().enumerate() {
            let path = ["quotes".into(), Step::Item(index)];
            let record = self.in_front_matter(quote, &path);
            if let Some(other) = records.iter_mut().find(|other| are_one(other, &record)) {
                complete(other, record);
                continue;
            }
            quoted.push((words(&record.text), Where::Front(index)));
            if record.speaker.is_none() {
                let message = "the quotation does not say whose words it holds";
                let fault = Diagnostic::new(Code::QuotationWithoutSpeaker, self.entry.place(&path), message);
                self.diagnostics.push(fault.help("write `speaker:` with a name, be it “a spokesman”"));
            }
            let anchor = ids.unique(&record.anchor);
            records.push(QuoteRecord { anchor, ..record });
        }
        self.check_length(&quoted, words_limit);
        records
    }

    fn in_text(&mut self, quotation: &Quotation, attribution: &Attribution) -> QuoteRecord {
        let speaker = attribution.speaker.as_ref().map(|speaker| match speaker.link {
            Some(link) => self.linked(link).map_or_else(|| Speaker::Words(speaker.name.clone()), Speaker::Entity),
            None => {
                self.speaker(&speaker.name, &Written::Text(&|| place_of_speaker(self.entry, quotation, &speaker.name)))
            }
        });
        QuoteRecord {
            note: self.note,
            text: quotation.text.clone(),
            speaker,
            capacity: attribution.capacity.clone().or_else(|| office(attribution)),
            venue: attribution.venue.clone(),
            date: attribution.date,
            reported: attribution.reported.clone(),
            language: None,
            original: None,
            credibility: None,
            anchor: quotation.anchor.clone(),
            in_text: true,
            is_turn: quotation.is_turn,
        }
    }

    fn in_front_matter(&mut self, quote: &Quote, path: &[Step]) -> QuoteRecord {
        let text = paragraphs(&quote.text);
        QuoteRecord {
            note: self.note,
            speaker: quote.speaker.as_deref().map(|name| {
                let path = [path, &["speaker".into()]].concat();
                self.speaker(name, &Written::FrontMatter(&path))
            }),
            capacity: quote.capacity.clone(),
            venue: quote.venue.clone(),
            date: quote.date,
            reported: None,
            language: quote.language.clone(),
            original: quote.original.as_deref().map(paragraphs),
            credibility: quote.credibility,
            anchor: quote.anchor().unwrap_or_else(|| anchor(&text)),
            in_text: false,
            is_turn: false,
            text,
        }
    }

    /// The entity that a link of the text leads to.
    fn linked(&self, link: usize) -> Option<EntityId> {
        match self.dossier.links.get(&self.entry.source.path)?.get(link)? {
            Some(Target::Entity(id)) => Some(*id),
            _ => None,
        }
    }

    /// See [`speaker`].
    fn speaker(&mut self, name: &str, written: &Written<'_>) -> Speaker {
        speaker(self.dossier, self.note, name, written, self.diagnostics)
    }

    /// Reports a quotation that is too long, where it stands, and a note that quotes too much in several.
    fn check_length(&mut self, quoted: &[(usize, Where)], limit: Option<usize>) {
        let Some(limit) = limit else { return };
        let mut report = |place: Place, message: String| {
            let help = "say some of it in words of your own; the limit is set in dossier.yaml";
            self.diagnostics.push(Diagnostic::new(Code::TooManyQuotedWords, place, message).help(help));
        };
        for (words, at) in quoted.iter().filter(|(words, _)| *words > limit) {
            let place = match at {
                Where::Text(span) => Place::new(&self.entry.source.path, span.clone()),
                Where::Front(index) => self.entry.place(&["quotes".into(), Step::Item(*index)]),
            };
            report(place, format!("the quotation has {words} words, and `quoted_words_limit` allows {limit}"));
        }
        let total: usize = quoted.iter().map(|(words, _)| words).sum();
        if total > limit && quoted.len() > 1 {
            let message = format!("the note quotes {total} words, and `quoted_words_limit` allows {limit}");
            report(self.entry.place(&["title".into()]), message);
        }
    }
}

/// Where a quotation in a text names its speaker: below the words, or in front of a turn of a conversation.
fn place_of_speaker(entry: &Entry, quotation: &Quotation, name: &str) -> Place {
    let span = &quotation.span;
    let written = entry.source.text.get(span.clone()).unwrap_or_default();
    let at = if quotation.is_turn { written.find(name) } else { written.rfind(name) };
    let range = at.map_or_else(|| span.clone(), |at| span.start + at..span.start + at + name.len());
    Place::new(&entry.source.path, range)
}

/// The office in front of the speaker's name, where the author says no other: “Minister Ana Kovač”. A form of address is none.
fn office(attribution: &Attribution) -> Option<String> {
    let speaker = attribution.speaker.as_ref().filter(|speaker| speaker.link.is_none())?;
    let (titles, _) = titles::split(&speaker.name);
    let is_office = |word: &str| titles::is_office(&fold(word));
    titles.split_whitespace().any(is_office).then(|| titles.to_owned())
}

/// Whether one of the text and one of front matter are the same: one that names no speaker may have any.
fn are_one(in_text: &QuoteRecord, front: &QuoteRecord) -> bool {
    let may_be = in_text.speaker.is_none() || front.speaker.is_none() || in_text.speaker == front.speaker;
    in_text.in_text && may_be && fold(&in_text.text) == fold(&front.text)
}

/// Adds to a quotation of the text what front matter says of it.
fn complete(in_text: &mut QuoteRecord, front: QuoteRecord) {
    in_text.speaker = in_text.speaker.take().or(front.speaker);
    in_text.capacity = in_text.capacity.take().or(front.capacity);
    in_text.venue = in_text.venue.take().or(front.venue);
    in_text.date = in_text.date.or(front.date);
    in_text.language = front.language;
    in_text.original = front.original;
    in_text.credibility = front.credibility;
}

/// A text of front matter, where empty lines part paragraphs, with each paragraph on a line of its own.
fn paragraphs(text: &str) -> String {
    let mut paragraphs = vec![String::new()];
    for line in text.lines().map(str::trim) {
        match paragraphs.last_mut() {
            Some(last) if line.is_empty() && !last.is_empty() => paragraphs.push(String::new()),
            Some(last) if !line.is_empty() => {
                if !last.is_empty() {
                    last.push(' ');
                }
                last.push_str(line);
            }
            _ => {}
        }
    }
    paragraphs.join("\n").trim_end().to_owned()
}
