//! What notes and event files say.

use super::{Correction, Kind, Reference};
use crate::date::Date;
use crate::yaml::Step;

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

    /// Whether its text may be a conversation, each turn a paragraph with the speaker in front.
    pub fn has_turns(self) -> bool {
        matches!(self, Self::Transcript | Self::Interview)
    }

    /// The word for it.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }
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
    /// Figures and statements that somebody vouches for.
    pub claims: Vec<Claim>,
    /// Notes that this one corrects, supersedes or responds to.
    pub relations: Vec<Reference>,
    /// What was wrong in this note.
    pub corrections: Vec<Correction>,
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

    /// The key for it.
    pub fn key(self) -> &'static str {
        Self::KEYS.iter().find(|(_, relation)| *relation == self).map_or("", |(key, _)| key)
    }
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

    /// Whether it is said to have happened, be it by some.
    pub fn has_happened(self) -> bool {
        matches!(self, Self::Reported | Self::Confirmed | Self::Disputed)
    }

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
    /// What was wrong of it in this file.
    pub corrections: Vec<Correction>,
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
    /// What its anchor is made of in place of the words.
    pub id: Option<String>,
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

impl Quote {
    /// The anchor that its author chose.
    pub fn anchor(&self) -> Option<String> {
        self.id.as_ref().map(|id| format!("quote-{id}"))
    }
}

impl Claim {
    /// The anchor that its author chose.
    pub fn anchor(&self) -> Option<String> {
        self.id.as_ref().map(|id| format!("claim-{id}"))
    }
}

/// A figure or statement that somebody vouches for, and the note does not.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Claim {
    /// What is claimed, in the analyst's words.
    pub text: String,
    /// What its anchor is made of in place of the words.
    pub id: Option<String>,
    /// Whose.
    pub claimant: Option<String>,
    /// In what capacity.
    pub capacity: Option<String>,
    /// When it was claimed.
    pub date: Option<Date>,
    /// The figure itself, as it was given: “fewer than 3 %”.
    pub figure: Option<String>,
    /// On what it rests, by the claimant's own word.
    pub basis: Option<String>,
    /// What a reader has to know of it.
    pub caution: Option<String>,
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
