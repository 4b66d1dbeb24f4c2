//! What notes, events and profiles say of mistakes: those of others, and their own.

use super::Relation;
use crate::date::Date;

/// What a note says of another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// What it does to the other.
    pub relation: Relation,
    /// The name of the other, as it is written; it may have the anchor of something in that note behind `#`.
    pub note: String,
    /// What of it is corrected, and how.
    pub correction: Correction,
}

/// A correction: of a whole file, or of one thing in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Correction {
    /// When, where that is said.
    pub date: Option<Date>,
    /// What it is of; `None` where it is of the whole.
    pub part: Option<Part>,
    /// What was said before. It is shown where the correction stands and in the register of changes, and nowhere else: it may be a libel.
    pub was: Option<String>,
    /// What is said now.
    pub now: Option<String>,
    /// Why.
    pub why: Option<String>,
}

/// What a correction is of, as its author names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Part {
    /// An event, by its id.
    Event(String),
    /// A quotation, by its anchor or the words with which it begins.
    Quote(String),
    /// A claim, by its anchor, its figure or the words with which it begins.
    Claim(String),
    /// A key of front matter.
    Field(String),
}

impl Part {
    /// The key under which it stands.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Event(_) => "event",
            Self::Quote(_) => "quote",
            Self::Claim(_) => "claim",
            Self::Field(_) => "field",
        }
    }

    /// What its author wrote.
    pub fn written(&self) -> &str {
        match self {
            Self::Event(text) | Self::Quote(text) | Self::Claim(text) | Self::Field(text) => text,
        }
    }
}
