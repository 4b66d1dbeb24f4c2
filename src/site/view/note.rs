//! The page of a note.

use tera::Value;

use super::entity::first;
use super::items::ON_PAGE;
use super::{Variable, View, extended, json_value, map};
use crate::content::markdown::{Address, Heading, classify};
use crate::content::{Image, Vote};
use crate::dossier::{NoteId, NoteRecord, Target};

/// How many related notes are shown.
const RELATED: usize = 6;

/// How many of the notes and pages that link to something its page lists.
const BACKLINKS: usize = 200;

/// The variables of `note.html`.
pub(super) const NOTE: &[Variable<NoteId>] = &[
    ("note", |view, id| view.note(id)),
    ("events", |view, id| view.event_items(view.dossier().note(id).events.iter().copied())),
    ("corrects", |view, id| view.made_by(id)),
    ("corrections", |view, id| view.corrections_of_note(id)),
    ("quotes", |view, id| view.quotes_beside_text(id)),
    ("claims", |view, id| view.claim_items(view.dossier().claims.of_note(id))),
    ("related", |view, id| view.note_items(&view.dossier().related(id, RELATED))),
    ("earlier", |view, id| view.neighbour(id, 1)),
    ("later", |view, id| view.neighbour(id, -1)),
    ("backlinks", |view, id| view.backlinks(Target::Note(id))),
    ("cite", |view, id| view.cite(id).into()),
];

impl View<'_> {
    fn note(&self, id: NoteId) -> Value {
        let record = self.dossier().note(id);
        let note = record.note();
        let body = &record.entry.body;
        extended(
            &self.note_item(id),
            [
                ("original_title", note.original_title.as_deref().into()),
                ("updated", self.maybe_date(note.updated.as_ref())),
                ("accessed", self.maybe_date(note.accessed.as_ref())),
                ("revised", self.maybe_date(note.revised.as_ref())),
                ("content", self.html(&record.entry)),
                ("standfirst", note.summary.as_deref().into()),
                ("standfirst_html", self.linked(&record.entry, note.summary.as_deref())),
                ("people", self.people_at(first(&record.people, ON_PAGE), note.date.as_ref())),
                ("more_people", self.and_more(&record.people, ON_PAGE)),
                ("organisations", self.references(first(&record.organisations, ON_PAGE))),
                ("more_organisations", self.and_more(&record.organisations, ON_PAGE)),
                ("listed", self.references(&record.listed)),
                ("votes", self.votes(record)),
                ("image", note.image.as_ref().map_or_else(Value::none, |image| self.image(image))),
                ("headings", headings(&body.headings)),
                ("words", body.words.into()),
                ("extra", json_value(&record.entry.common.extra)),
                ("publication", self.publication(record)),
            ],
        )
    }

    fn publication(&self, record: &NoteRecord) -> Value {
        let note = record.note();
        let publication = &note.publication;
        let reliability = self.site.reliability_of(record);
        map([
            ("source", record.source.map_or_else(Value::none, |source| self.reference(source))),
            ("link", allowed(publication.url.as_deref()).into()),
            ("author", publication.author.as_deref().into()),
            ("archive", allowed(publication.archive.as_deref()).into()),
            ("language", publication.language.as_deref().into()),
            ("language_name", publication.language.as_deref().and_then(|tag| self.language().name_of(tag)).into()),
            ("licence", publication.licence.as_deref().into()),
            ("rights", publication.rights.as_deref().into()),
            ("via", publication.via.as_deref().into()),
            ("translated_by", publication.translated_by.as_deref().into()),
            ("credibility", note.credibility.into()),
            ("reliability", reliability.map(|letter| letter.to_string()).into()),
            ("grade", self.site.grade(reliability, note.credibility).into()),
        ])
    }

    fn votes(&self, record: &NoteRecord) -> Value {
        let votes = record.votes.iter().map(|(vote, countries)| {
            map([("word", self.vote_word(Some(*vote)).into()), ("countries", self.references(countries))])
        });
        votes.collect::<Vec<_>>().into()
    }

    /// How an entity stands in a note's long lists.
    pub(super) fn vote_word(&self, vote: Option<Vote>) -> &str {
        self.language().word(match vote {
            Some(Vote::For) => "vote_for",
            Some(Vote::Against) => "vote_against",
            Some(Vote::Abstained) => "vote_abstained",
            Some(Vote::Absent) => "vote_absent",
            None => "vote_listed",
        })
    }

    /// A picture of front matter, if its file is there.
    pub(super) fn image(&self, image: &Image) -> Value {
        let Some(picture) = self.site.picture(&image.src) else { return Value::none() };
        let size = picture.size;
        let sizes = picture.sources().map(|(url, width)| map([("url", url.into()), ("width", width.into())]));
        map([
            ("url", picture.address.as_str().into()),
            ("alt", image.alt.as_deref().unwrap_or_default().into()),
            ("caption", image.caption.as_deref().into()),
            ("credit", image.credit.as_deref().into()),
            ("licence", image.licence.as_deref().into()),
            ("width", size.map(|size| size.width).into()),
            ("height", size.map(|size| size.height).into()),
            ("sizes", sizes.collect::<Vec<_>>().into()),
        ])
    }

    fn neighbour(&self, id: NoteId, step: isize) -> Value {
        self.dossier().note_beside(id, step).map_or_else(Value::none, |note| self.note_item(note))
    }

    /// The notes and pages that link to `target`.
    pub(super) fn backlinks(&self, target: Target) -> Value {
        self.linking_to([target])
    }

    /// The notes and pages that link to any of these, the latest notes first.
    pub(super) fn linking_to(&self, targets: impl IntoIterator<Item = Target>) -> Value {
        let items = self.dossier().linking_to(targets).into_iter().take(BACKLINKS).filter_map(|from| match from {
            Target::Note(id) => Some(self.note_item(id)),
            other => {
                let (title, url) = (self.site.target_title(other)?, self.addresses().target(other)?);
                Some(map([("title", title.into()), ("url", url.into())]))
            }
        });
        items.collect::<Vec<_>>().into()
    }

    /// How to cite the note: what it is about, then where this site says so.
    fn cite(&self, id: NoteId) -> String {
        let record = self.dossier().note(id);
        let note = record.note();
        let [open, close] = ["quote_open", "quote_close"].map(|mark| self.language().word(mark));
        let mut parts: Vec<String> = Vec::new();
        parts.extend(record.source.map(|source| self.name(source).to_owned()));
        parts.push(format!("{open}{}{close}", note.title));
        parts.extend(note.date.as_ref().map(|date| self.language().date(date)));
        parts.extend(allowed(note.publication.url.as_deref()).map(str::to_owned));
        let here = match self.canonical() {
            Some(address) => format!("{}, {address}", self.site.config.title),
            None => self.site.config.title.clone(),
        };
        format!("{} {}", sentence(parts.join(", ")), sentence(here))
    }
}

/// A text with a full stop behind it, unless it ends in one: a date may.
fn sentence(mut text: String) -> String {
    if !text.ends_with(['.', '!', '?', '…']) {
        text.push('.');
    }
    text
}

/// The headings of a text.
pub(super) fn headings(headings: &[Heading]) -> Value {
    let values = headings.iter().map(|heading| {
        map([
            ("level", heading.level.into()),
            ("id", heading.id.as_str().into()),
            ("text", heading.text.as_str().into()),
        ])
    });
    values.collect::<Vec<_>>().into()
}

/// An address elsewhere, if a page may link to it.
pub(super) fn allowed(address: Option<&str>) -> Option<&str> {
    match classify(address?) {
        Address::Elsewhere(address) => Some(address),
        _ => None,
    }
}
