//! What one file says: the types that parsing gives and that nothing changes later.
//!
//! Names are still the texts that the author wrote; what they lead to is decided by `dossier`, which sees all files.

mod correction;
mod front_text;
mod note;
mod profile;

use std::ops::Range;
use std::sync::Arc;

use super::markdown::{Body, BodyImage, Link, Quotation, Run};
use crate::date::Date;
use crate::diagnostic::Place;
use crate::yaml::{self, Step};

pub use correction::*;
pub(crate) use front_text::FrontText;
pub use note::*;
pub use profile::*;

/// A file of the author's, as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Path below the root of the site, with `/`.
    pub path: Arc<str>,
    /// All of it.
    pub text: Arc<str>,
}

/// One file, parsed.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Where it came from.
    pub source: Source,
    /// The bytes of `source.text` that hold the YAML of the front matter.
    pub front: Range<usize>,
    /// What every kind of entry has.
    pub common: Common,
    /// What its kind has.
    pub head: Head,
    /// Its text.
    pub body: Body,
    /// The texts of the front matter that names are looked for in.
    pub(crate) front_texts: Vec<FrontText>,
}

impl Entry {
    /// The picture in the front matter, which the page shows above the text.
    pub fn picture(&self) -> Option<&Image> {
        match &self.head {
            Head::Note(note) | Head::BrokenNote(note) => note.image.as_ref(),
            Head::Profile(profile) => profile.image.as_ref(),
            _ => None,
        }
    }

    /// The YAML of the front matter.
    pub fn front_matter(&self) -> &str {
        &self.source.text[self.front.clone()]
    }

    /// Whether nothing but the running text of `other`, which was read from the same path under the same settings, is another: neither the front
    /// matter, nor what is linked, can be linked to, is shown or quoted in the text.
    pub fn differs_in_text_alone(&self, other: &Self) -> bool {
        let (a, b) = (&self.body, &other.body);
        self.front == other.front
            && self.front_matter() == other.front_matter()
            && a.links.iter().map(Link::what).eq(b.links.iter().map(Link::what))
            && a.headings == b.headings
            && a.blocks == b.blocks
            && a.images.iter().map(BodyImage::what).eq(b.images.iter().map(BodyImage::what))
            && a.quotations.iter().map(Quotation::what).eq(b.quotations.iter().map(Quotation::what))
    }

    /// The texts in which names are looked for: those of the body, then those of front matter.
    pub fn runs(&self) -> impl Iterator<Item = &Run> {
        self.body.runs.iter().chain(self.front_texts.iter().map(|text| &text.run))
    }

    /// One of them.
    pub fn run(&self, number: usize) -> Option<&Run> {
        self.runs().nth(number)
    }

    /// The number of the text of front matter that says this.
    pub fn run_of(&self, text: &str) -> Option<usize> {
        let at = self.front_texts.iter().position(|known| known.run.text == text)?;
        Some(self.body.runs.len() + at)
    }

    /// Where bytes of one of them stand in the file; of front matter, the whole value.
    pub fn place_in(&self, number: usize, range: &Range<usize>) -> Place {
        let front = || number.checked_sub(self.body.runs.len()).and_then(|at| self.front_texts.get(at));
        match (self.body.runs.get(number), front()) {
            (Some(run), _) => Place::new(&self.source.path, run.source(range)),
            (None, Some(text)) => self.place(&text.path),
            (None, None) => Place::file(&self.source.path),
        }
    }

    /// The place of the front matter's value at `path`.
    ///
    /// It is found by reading the front matter again, so ask only when there is a fault to report.
    pub fn place(&self, path: &[Step]) -> Place {
        let block = self.front_matter();
        let found = yaml::locate(block, path);
        Place::new(&self.source.path, self.front.start + found.start..self.front.start + found.end)
    }

    /// Whether its author has written no text, or only remarks.
    pub fn has_no_text(&self) -> bool {
        let rest = self.source.text[self.front.end..].trim().trim_start_matches('-').trim_start();
        self.body.is_empty() && (rest.is_empty() || rest.starts_with("%%") || rest.starts_with("<!--"))
    }

    /// The file name without its ending: `2022-04-14-some-note`.
    pub fn stem(&self) -> &str {
        stem(&self.source.path)
    }
}

/// The file name at the end of `path`, without `.md`.
pub(in crate::content) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md").unwrap_or(name)
}

/// What every kind of entry can say of itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Common {
    /// The address that the author chose.
    pub slug: Option<String>,
    /// Addresses that lead here.
    pub redirect_from: Vec<String>,
    /// Not to be published.
    pub draft: bool,
    /// Not to be published before this day.
    pub publish_on: Option<Date>,
    /// When it entered the dossier.
    pub added: Option<Date>,
    /// Names not to link in this text, or to this entity.
    pub unlinked: Vec<String>,
    /// Faults that are meant: code and reason.
    pub accept: Vec<(String, String)>,
    /// Other names: of an entity, safe to match anywhere; of a note, for links.
    pub aliases: Vec<String>,
    /// The language of the text, where it is not the site's: a BCP 47 tag.
    pub language: Option<String>,
    /// The author's own keys.
    pub extra: serde_json::Map<String, serde_json::Value>,
}

/// What a kind of entry says of itself.
#[derive(Debug, Clone)]
pub enum Head {
    /// About an article, document, post or transcript.
    Note(Arc<Note>),
    /// A note without the title or date that it needs: its names and links are checked, so that all its faults are told in one run, and
    /// it is never shown.
    BrokenNote(Arc<Note>),
    /// About a person, country, organisation or tag.
    Profile(Box<Profile>),
    /// An event in a file of its own.
    Event(Box<EventFile>),
    /// A plain page, or the text of the home page.
    Page(PlainPage),
}

/// A plain page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainPage {
    /// Its title.
    pub title: String,
    /// For search engines and previews.
    pub description: Option<String>,
    /// Of the home page: the note that leads it.
    pub lead: Option<String>,
}

/// A kind of entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Somebody.
    Person,
    /// A country of the gazetteer.
    Country,
    /// A body of people, a source among them.
    Organisation,
    /// A subject.
    Tag,
}

impl Kind {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Person, Self::Country, Self::Organisation, Self::Tag];

    /// The word for one: `person`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Country => "country",
            Self::Organisation => "organisation",
            Self::Tag => "tag",
        }
    }

    /// The kind that a name says it has, `organisations/Lrytas.lt`, and the name without that; a source is an organisation.
    pub fn said(name: &str) -> (Option<Self>, &str) {
        let Some((folder, rest)) = name.split_once('/') else { return (None, name) };
        let folder = if folder == "sources" { Self::Organisation.folder() } else { folder };
        match Self::ALL.into_iter().find(|kind| kind.folder() == folder) {
            Some(kind) => (Some(kind), rest),
            None => (None, name),
        }
    }

    /// The folder of its profiles, the key of front matter that lists it and the first part of its address: `people`.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Person => "people",
            Self::Country => "countries",
            Self::Organisation => "organisations",
            Self::Tag => "tags",
        }
    }
}
