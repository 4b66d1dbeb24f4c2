//! What one file says: the types that parsing gives and that nothing changes later.
//!
//! Names are still the texts that the author wrote; what they lead to is decided by `dossier`, which sees all files.

use std::ops::Range;
use std::sync::Arc;

use super::markdown::Body;
use crate::date::Date;
use crate::diagnostic::Place;
use crate::yaml::{self, Step};

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
}

impl Entry {
    /// The place of the front matter's value at `path`.
    ///
    /// It is found by reading the front matter again, so ask only when there is a fault to report.
    pub fn place(&self, path: &[Step]) -> Place {
        let block = &self.source.text[self.front.clone()];
        let found = yaml::locate(block, path);
        Place::new(&self.source.path, self.front.start + found.start..self.front.start + found.end)
    }

    /// The file name without its ending: `2022-04-14-some-note`.
    pub fn stem(&self) -> &str {
        stem(&self.source.path)
    }
}

/// The file name at the end of `path`, without `.md`.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md").unwrap_or(name)
}

/// What every kind of entry can say of itself.
#[derive(Debug, Clone, Default)]
pub struct Common {
    /// The address that the author chose.
    pub slug: Option<String>,
    /// Addresses that lead here.
    pub redirect_from: Vec<String>,
    /// Not to be published.
    pub draft: bool,
    /// Not to be published before this day.
    pub publish_on: Option<Date>,
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
    Note(Box<Note>),
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

/// What a note is about: it decides the wording of the citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum NoteKind {
    /// An article in a newspaper or magazine.
    #[default]
    Article,
    /// A law, resolution, report or letter.
    Document,
    /// A post on a network.
    Post,
    /// What was said, word for word.
    Transcript,
    /// Questions and answers.
    Interview,
}

impl NoteKind {
    /// The words and what they mean.
    pub const WORDS: &[(&str, Self)] = &[
        ("article", Self::Article),
        ("document", Self::Document),
        ("post", Self::Post),
        ("transcript", Self::Transcript),
        ("interview", Self::Interview),
    ];
}

/// A note's front matter.
#[derive(Debug, Clone, Default)]
pub struct Note {
    /// The article's title.
    pub title: String,
    /// The title in its own language.
    pub original_title: Option<String>,
    /// What it is about.
    pub kind: NoteKind,
    /// When it was published; unknown only where the note has events.
    pub date: Option<Date>,
    /// When its publisher changed it.
    pub updated: Option<Date>,
    /// When the analyst read it.
    pub accessed: Option<Date>,
    /// When the analyst changed the note.
    pub revised: Option<Date>,
    /// One or two sentences.
    pub summary: Option<String>,
    /// Whom and what it is about.
    pub names: Names,
    /// People, countries and organisations of a long list that is evidence.
    pub listed: Vec<String>,
    /// Votes by country.
    pub votes: Vec<(Vote, Vec<String>)>,
    /// Where the article appeared.
    pub publication: Publication,
    /// Of the information, 1 to 6 on the Admiralty scale.
    pub credibility: Option<u8>,
    /// What happened, as the note has it.
    pub events: Vec<Event>,
    /// Quotations in front matter.
    pub quotes: Vec<Quote>,
    /// Notes that this one corrects, supersedes or responds to.
    pub relations: Vec<(Relation, String)>,
    /// The picture that goes with it.
    pub image: Option<Image>,
    /// `surnames:` — which person a surname means in this note.
    pub surnames: Vec<(String, String)>,
}

/// People, countries, organisations and tags, in order of weight.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// Under `people`.
    pub people: Vec<String>,
    /// Under `countries`.
    pub countries: Vec<String>,
    /// Under `organisations`.
    pub organisations: Vec<String>,
    /// Under `tags`.
    pub tags: Vec<String>,
}

impl Names {
    /// Those of one kind.
    pub fn of(&self, kind: Kind) -> &[String] {
        match kind {
            Kind::Person => &self.people,
            Kind::Country => &self.countries,
            Kind::Organisation => &self.organisations,
            Kind::Tag => &self.tags,
        }
    }
}

/// How a country voted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Vote {
    /// In favour.
    For,
    /// Against.
    Against,
    /// Neither.
    Abstained,
    /// Not there.
    Absent,
}

impl Vote {
    /// The words and what they mean.
    pub const WORDS: &[(&str, Self)] =
        &[("for", Self::For), ("against", Self::Against), ("abstained", Self::Abstained), ("absent", Self::Absent)];

    /// The word for it.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, vote)| *vote == self).map_or("", |(word, _)| word)
    }
}

/// Where an article appeared, and who stands behind it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Publication {
    /// The organisation that published it.
    pub name: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The address of an archived copy.
    pub archive: Option<String>,
    /// The language that it is in: a BCP 47 tag.
    pub language: Option<String>,
    /// Under which licence.
    pub licence: Option<String>,
    /// Whose rights.
    pub rights: Option<String>,
    /// Who relayed it.
    pub via: Option<String>,
    /// Who translated it.
    pub translated_by: Option<String>,
}

/// What one note has to do with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// It corrects the other.
    Corrects,
    /// It stands in the other's place.
    Supersedes,
    /// It answers the other.
    RespondsTo,
}

impl Relation {
    /// The keys and what they mean.
    pub const KEYS: &[(&str, Self)] =
        &[("corrects", Self::Corrects), ("supersedes", Self::Supersedes), ("responds_to", Self::RespondsTo)];
}

/// What is known of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Status {
    /// Somebody says so.
    #[default]
    Reported,
    /// It is established.
    Confirmed,
    /// It is contested.
    Disputed,
    /// It is to come.
    Planned,
    /// It is denied.
    Denied,
    /// It was put off.
    Postponed,
    /// It was called off.
    Cancelled,
}

impl Status {
    /// The words and what they mean.
    pub const WORDS: &[(&str, Self)] = &[
        ("reported", Self::Reported),
        ("confirmed", Self::Confirmed),
        ("disputed", Self::Disputed),
        ("planned", Self::Planned),
        ("denied", Self::Denied),
        ("postponed", Self::Postponed),
        ("cancelled", Self::Cancelled),
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, status)| *status == self).map_or("", |(word, _)| word)
    }
}

/// Something that happened, as one file has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// By which several reports of it are one.
    pub id: Option<String>,
    /// What happened.
    pub title: String,
    /// When.
    pub date: Date,
    /// When, in the words of the source.
    pub date_as_reported: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// In which country.
    pub country: Option<String>,
    /// Whom it concerns.
    pub names: Names,
    /// What is known of it; `None` where the file does not say.
    pub status: Option<Status>,
    /// One or two sentences.
    pub summary: Option<String>,
    /// Of the information, 1 to 6 on the Admiralty scale.
    pub credibility: Option<u8>,
    /// Where it stands in its file's front matter.
    pub path: Vec<Step>,
}

/// An event in a file of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct EventFile {
    /// The event; its title, date and names are the file's.
    pub event: Event,
    /// Notes or addresses that report it; `None` where the file does not say, which is a fault.
    pub sources: Option<Vec<String>>,
}

/// A quotation in front matter.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// The words.
    pub text: String,
    /// Whose.
    pub speaker: Option<String>,
    /// In what capacity.
    pub capacity: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// Where.
    pub venue: Option<String>,
    /// The language of `text`: a BCP 47 tag.
    pub language: Option<String>,
    /// The words in their own language.
    pub original: Option<String>,
    /// Of the information, 1 to 6 on the Admiralty scale.
    pub credibility: Option<u8>,
}

/// A picture with what has to be said of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Image {
    /// Its file, below the root of the site, or beside the note.
    pub src: String,
    /// What it shows, for those who do not see it.
    pub alt: Option<String>,
    /// The words below it.
    pub caption: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
    /// Under which licence.
    pub licence: Option<String>,
}

/// An office or position that somebody holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Role {
    /// What it is called.
    pub title: String,
    /// In which organisation.
    pub organisation: Option<String>,
    /// Of which country.
    pub country: Option<String>,
    /// Since when.
    pub from: Option<Date>,
    /// Until when.
    pub to: Option<Date>,
    /// At which time it is known to have been held.
    pub as_of: Option<Date>,
    /// Anything else.
    pub note: Option<String>,
}

/// A name that somebody or something had for a time.
#[derive(Debug, Clone, PartialEq)]
pub struct DatedName {
    /// The name.
    pub name: String,
    /// Since when.
    pub from: Option<Date>,
    /// Until when.
    pub to: Option<Date>,
}

/// How much of a person may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Privacy {
    /// Everything.
    #[default]
    Public,
    /// Initials in place of the name.
    Initials,
    /// Nothing at all.
    Hidden,
}

impl Privacy {
    /// The words and what they mean.
    pub const WORDS: &[(&str, Self)] =
        &[("public", Self::Public), ("initials", Self::Initials), ("hidden", Self::Hidden)];
}

/// A profile's front matter, of any kind.
#[derive(Debug, Clone)]
pub struct Profile {
    /// Whose.
    pub kind: Kind,
    /// The name as the site writes it.
    pub title: String,
    /// Who or what it is, in a line.
    pub description: Option<String>,
    /// Aliases that were its name for a time; each is among the aliases too.
    pub dated_names: Vec<DatedName>,
    /// Surnames, where they are not the last word of the names.
    pub surnames: Vec<String>,
    /// Other forms to match: inflected ones, for instance.
    pub forms: Vec<String>,
    /// The name in its own language and script.
    pub native_name: Option<String>,
    /// The name to sort by.
    pub sort_name: Option<String>,
    /// What comes before the name.
    pub honorifics: Vec<String>,
    /// `male`, `female` or another word: decides forms in languages that need it.
    pub gender: Option<String>,
    /// Others who are not this one.
    pub distinct_from: Vec<String>,
    /// Countries and organisations that it belongs to.
    pub names: Names,
    /// Offices and positions.
    pub roles: Vec<Role>,
    /// Born, or founded.
    pub born: Option<Date>,
    /// Died, or dissolved.
    pub died: Option<Date>,
    /// A Wikidata item: `Q184`.
    pub wikidata: Option<String>,
    /// Other addresses that are about the same.
    pub same_as: Vec<String>,
    /// A picture.
    pub image: Option<Image>,
    /// How much may be shown.
    pub privacy: Privacy,
    /// Of a country: its code.
    pub code: Option<String>,
    /// Of an organisation.
    pub organisation: OrganisationDetails,
}

/// What only the profile of an organisation says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrganisationDetails {
    /// What sort of organisation.
    pub kind: Option<String>,
    /// The one that it is part of.
    pub parent: Option<String>,
    /// A short form of its name.
    pub abbreviation: Option<String>,
    /// Its website.
    pub url: Option<String>,
    /// Where it is.
    pub country: Option<String>,
    /// In which language it publishes: a BCP 47 tag.
    pub language: Option<String>,
    /// As a source, A to F on the Admiralty scale.
    pub reliability: Option<char>,
    /// Who owns it.
    pub owner: Option<String>,
}
