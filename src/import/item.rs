//! What is known of an article before it becomes a note.

use crate::date::Date;

/// What an item becomes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Form {
    /// A note.
    #[default]
    Note,
    /// An event in a file of its own.
    Event,
}

/// One article, event or page that a file tells of.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Item {
    /// What it becomes.
    pub form: Form,
    /// What kind of text a note is about, as its key `kind` says it, if it is no article.
    pub kind: Option<&'static str>,
    /// Its title, in one line.
    pub title: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// When it was published.
    pub date: Option<Date>,
    /// When its publisher changed it.
    pub updated: Option<Date>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it is, without what tells who looked at it.
    pub url: Option<String>,
    /// The language that it is in, a BCP 47 tag.
    pub language: Option<String>,
    /// Its text, paragraph by paragraph, with an empty line between them.
    pub text: String,
    /// Whom it is about.
    pub people: Vec<String>,
    /// Which countries it is about, by ISO code or name.
    pub countries: Vec<String>,
    /// Which organisations it is about.
    pub organisations: Vec<String>,
    /// Which subjects it is about.
    pub tags: Vec<String>,
    /// Where an event was.
    pub place: Option<String>,
    /// The date in the words of the source.
    pub date_as_reported: Option<String>,
    /// When its author changed the note.
    pub revised: Option<Date>,
    /// What its author says of it in a sentence.
    pub summary: Option<String>,
    /// The name that its address is made from.
    pub slug: Option<String>,
    /// Paths at which it was before.
    pub redirect_from: Vec<String>,
    /// Other names by which links find it.
    pub aliases: Vec<String>,
    /// Whether it is no draft any more.
    pub is_finished: bool,
    /// Keys that were left behind.
    pub left: Vec<String>,
    /// What its author wrote of it: the text of the file.
    pub body: String,
    /// Who said what.
    pub quotes: Vec<Quote>,
    /// What happened.
    pub events: Vec<Event>,
    /// Where the facts were taken from that were not said outright.
    pub guesses: Vec<Guess>,
}

/// Words of somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quote {
    /// The words.
    pub text: String,
    /// Whose.
    pub speaker: Option<String>,
    /// In what capacity.
    pub capacity: Option<String>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What.
    pub title: String,
    /// When.
    pub date: Date,
    /// When, in the words of the source.
    pub as_reported: Option<String>,
}

/// Where a fact was taken from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// The fact: a key of the item.
    pub key: &'static str,
    /// From what, as a comment says it: “the page's JSON-LD”.
    pub from: String,
}

impl Item {
    /// Notes where a fact was taken from.
    pub(super) fn guess(&mut self, key: &'static str, from: impl Into<String>) {
        self.guesses.push(Guess { key, from: from.into() });
    }

    /// Where the fact under this key was taken from.
    pub fn source_of(&self, key: &str) -> Option<&str> {
        self.guesses.iter().find(|guess| guess.key == key).map(|guess| guess.from.as_str())
    }

    /// Puts what `redact` makes of each text in its place. A name that is no longer what it was names nobody.
    pub fn redact(&mut self, redact: &dyn Fn(&str) -> String) {
        let texts = [&mut self.title, &mut self.text, &mut self.body];
        let quotes = self.quotes.iter_mut().map(|quote| &mut quote.text);
        let events = self.events.iter_mut().map(|event| &mut event.title);
        for text in texts.into_iter().chain(quotes).chain(events) {
            *text = redact(text);
        }
        // A comment in the file names nobody either.
        for guess in &mut self.guesses {
            guess.from = redact(&guess.from);
        }
        for text in [&mut self.summary, &mut self.slug].into_iter().flatten() {
            *text = redact(text);
        }
        let names = [&mut self.authors, &mut self.people, &mut self.organisations, &mut self.tags];
        let addresses = [&mut self.aliases, &mut self.redirect_from];
        for names in names.into_iter().chain(addresses) {
            names.retain(|name| redact(name) == *name);
        }
        for quote in &mut self.quotes {
            quote.speaker.take_if(|name| redact(name) != *name);
            quote.capacity.take_if(|words| redact(words) != *words);
        }
        for text in [&mut self.outlet, &mut self.place, &mut self.date_as_reported] {
            text.take_if(|text| redact(text) != *text);
        }
    }
}
