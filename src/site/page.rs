//! The kinds of pages: what each is about, and how it is made.
//!
//! A question that concerns every kind is a `match` without a wildcard arm: add a kind to [`Page`], and the compiler asks for the rest
//! (`tests/site/architecture.rs` keeps it so). [`Page::subject`] and [`Page::form`] group the kinds for those who need no more than that.

use std::sync::Arc;

use super::search::script::Script;
use crate::config::Export;
use crate::content::Kind;
use crate::date::Period;
use crate::dossier::{EntityId, EventId, NoteId, PageId, Pair, Target};

/// What one address shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Page {
    /// The briefing.
    Home,
    /// All notes; page of the list, from 1.
    Notes(usize),
    /// One note.
    Note(NoteId),
    /// All entities of a kind; page of the list, from 1.
    Entities(Kind, usize),
    /// All organisations that published something; page of the list, from 1.
    Sources(usize),
    /// One entity; page of its list of notes, from 1.
    Entity(EntityId, usize),
    /// What happened in a country, concerned it and was published about it in a year; page of the list, from 1.
    EntityYear(EntityId, i16, usize),
    /// The quotations of one speaker, or of all; page of the list, from 1.
    Quotes(Option<EntityId>, usize),
    /// The claims of one claimant, or of all; page of the list, from 1.
    Claims(Option<EntityId>, usize),
    /// The years.
    Dates,
    /// All events, in a table; page of the list, from 1.
    Events(usize),
    /// One event.
    Event(EventId),
    /// All events, or those of one entity; page of the list, from 1.
    Timeline(Option<EntityId>, usize),
    /// The notes that mention an entity without naming it; page of the list, from 1.
    Mentions(EntityId, usize),
    /// Two people, or a person and a country; page of the list of notes that name both, from 1.
    Pair(Pair, usize),
    /// What was amended and corrected; page of the list, from 1.
    Changes(usize),
    /// A year, month or day; page of its list of notes, from 1.
    Period(Period, usize),
    /// A plain page.
    Plain(PageId),
    /// What is shown where nothing is.
    NotFound,
    /// The feed of an entity, or of the site.
    Feed(FeedFormat, Option<EntityId>),
    /// The list of feeds; page of the list, from 1.
    Feeds(usize),
    /// The page of the search.
    Search,
    /// A part of the script of the search.
    SearchScript(Script),
    /// `sitemap.xml`, or the part of it with this number.
    Sitemap(Option<usize>),
    /// `robots.txt`.
    Robots,
    /// The list of data files.
    Exports,
    /// A data file for other programs.
    Data(Export),
    /// `CNAME`: the domain, for GitHub Pages.
    Cname,
    /// `.nojekyll`: the site is finished, and GitHub Pages is not to pass it through Jekyll.
    NoJekyll,
    /// An old address of something, which leads to where it is now.
    Redirect(Arc<str>, Target),
    /// An address under another name of something, which leads to where it is.
    OtherName(Arc<str>, Target),
    /// An address that several things ask for, which lists them.
    Namesakes(Arc<str>),
    /// A file of the theme's or the site's `static/`, by its path below the root of the site.
    Static(Arc<str>),
    /// A smaller version of the picture at this path below the root of the site: its width in pixels.
    Scaled(Arc<str>, u32),
    /// The picture that is shown elsewhere for a link to a note.
    Card(NoteId),
    /// A file of a theme that the program carries inside itself.
    BuiltIn(Arc<str>),
    /// A file of the search, by its path below the folder of the search.
    SearchFile(Arc<str>),
}

/// The format of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FeedFormat {
    /// RFC 4287.
    Atom,
    /// JSON Feed 1.1.
    Json,
}

impl FeedFormat {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Atom, Self::Json];

    /// The name of the file, below the page that the feed follows.
    pub fn file(self) -> &'static str {
        match self {
            Self::Atom => "feed.xml",
            Self::Json => "feed.json",
        }
    }
}

/// What a page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The dossier, as its home page introduces it.
    Home,
    /// The dossier as a whole: a register, a feed of everything, a data file.
    Dossier,
    /// One note.
    Note(NoteId),
    /// One entity, or one of its lists.
    Entity(EntityId),
    /// Two entities together.
    Pair(Pair),
    /// One event.
    Event(EventId),
    /// A year, month or day.
    Period(Period),
    /// A plain page.
    Plain(PageId),
    /// An address that leads to something else, or lists what it could mean.
    Address,
    /// A file of the author's.
    File,
    /// A file that the program brings.
    Program,
}

/// How a page is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// By a template. `kind` is the word for pages of this kind, which templates and style sheets know as `page.kind`.
    Template { file: &'static str, kind: &'static str },
    /// By the template of the entity's kind.
    Entity(EntityId),
    /// As a page that leads elsewhere at once.
    Redirect,
    /// As a file that is not a page.
    File,
}

impl Page {
    /// What it is about.
    pub fn subject(&self) -> Subject {
        match self {
            Self::Home => Subject::Home,
            Self::Notes(_)
            | Self::Entities(..)
            | Self::Sources(_)
            | Self::Quotes(None, _)
            | Self::Claims(None, _)
            | Self::Dates
            | Self::Events(_)
            | Self::Timeline(None, _)
            | Self::Changes(_)
            | Self::NotFound
            | Self::Feed(_, None)
            | Self::Feeds(_)
            | Self::Search
            | Self::SearchFile(_)
            | Self::Sitemap(_)
            | Self::Exports
            | Self::Data(_) => Subject::Dossier,
            Self::Note(id) | Self::Card(id) => Subject::Note(*id),
            Self::Entity(id, _)
            | Self::EntityYear(id, ..)
            | Self::Quotes(Some(id), _)
            | Self::Claims(Some(id), _)
            | Self::Timeline(Some(id), _)
            | Self::Mentions(id, _)
            | Self::Feed(_, Some(id)) => Subject::Entity(*id),
            Self::Pair(pair, _) => Subject::Pair(*pair),
            Self::Event(id) => Subject::Event(*id),
            Self::Period(period, _) => Subject::Period(*period),
            Self::Plain(id) => Subject::Plain(*id),
            Self::Redirect(..) | Self::OtherName(..) | Self::Namesakes(_) => Subject::Address,
            Self::Static(_) | Self::Scaled(..) => Subject::File,
            Self::SearchScript(_) | Self::BuiltIn(_) | Self::Robots | Self::Cname | Self::NoJekyll => Subject::Program,
        }
    }

    /// How it is made.
    pub fn form(&self) -> Form {
        let named = |file, kind| Form::Template { file, kind };
        match self {
            Self::Home => named("home.html", "home"),
            Self::Notes(_) => named("notes.html", "notes"),
            Self::Note(_) => named("note.html", "note"),
            Self::Entities(Kind::Person, _) => named("people.html", "people"),
            Self::Entities(Kind::Country, _) => named("countries.html", "countries"),
            Self::Entities(Kind::Organisation, _) => named("organisations.html", "organisations"),
            Self::Entities(Kind::Tag, _) => named("tags.html", "tags"),
            Self::Sources(_) => named("sources.html", "sources"),
            Self::Entity(id, _) => Form::Entity(*id),
            Self::EntityYear(..) => named("country-year.html", "country-year"),
            Self::Quotes(..) => named("quotes.html", "quotes"),
            Self::Claims(..) => named("claims.html", "claims"),
            Self::Dates => named("dates.html", "dates"),
            Self::Events(_) => named("events.html", "events"),
            Self::Event(_) => named("event.html", "event"),
            Self::Timeline(..) => named("timeline.html", "timeline"),
            Self::Mentions(..) => named("mentions.html", "mentions"),
            Self::Pair(..) => named("together.html", "together"),
            Self::Changes(_) => named("changes.html", "changes"),
            Self::Period(Period::Year(_), _) => named("year.html", "year"),
            Self::Period(Period::Month(..), _) => named("month.html", "month"),
            Self::Period(Period::Day(_), _) => named("day.html", "day"),
            Self::Plain(_) => named("page.html", "plain"),
            Self::NotFound => named("404.html", "not-found"),
            Self::Feeds(_) => named("feeds.html", "feeds"),
            Self::Exports => named("data.html", "data"),
            Self::Search => named("search.html", "search"),
            Self::Namesakes(_) => named("namesakes.html", "namesakes"),
            Self::Redirect(..) | Self::OtherName(..) => Form::Redirect,
            Self::Feed(..)
            | Self::SearchScript(_)
            | Self::SearchFile(_)
            | Self::Sitemap(_)
            | Self::Robots
            | Self::Data(_)
            | Self::Cname
            | Self::NoJekyll
            | Self::Static(_)
            | Self::Scaled(..)
            | Self::Card(_)
            | Self::BuiltIn(_) => Form::File,
        }
    }

    /// Whether it is made without a template.
    pub fn is_plain(&self) -> bool {
        matches!(self.form(), Form::Redirect | Form::File)
    }

    /// Whether the site has a page of this kind whatever its texts say, so that no word of them is in its address.
    pub(super) fn is_sites_own(&self) -> bool {
        match self.subject() {
            Subject::Home | Subject::Dossier | Subject::Period(_) | Subject::Program => true,
            Subject::Note(_)
            | Subject::Entity(_)
            | Subject::Pair(_)
            | Subject::Event(_)
            | Subject::Plain(_)
            | Subject::Address
            | Subject::File => false,
        }
    }

    /// Whether search engines are asked to list it.
    pub(super) fn is_listed(&self) -> bool {
        !self.is_plain() && !matches!(self, Self::NotFound | Self::Namesakes(_) | Self::Search)
    }
}
