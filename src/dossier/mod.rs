//! The dossier: all entries, resolved. The index from which every page is made.
//!
//! In come the parsed entries; out come notes in order, entities with what names them, events with their reports, the periods in which
//! something was published or happened, what every link leads to, and the faults that only show when all files are seen
//! together. It knows nothing of templates, of addresses on a server or of the disk.

mod addresses;
mod ambiguous;
mod bare;
mod build;
mod changes;
mod claims;
mod directory;
mod events;
mod freshness;
mod generation;
mod ids;
mod lead;
mod links;
mod lists;
mod mentions;
mod names;
mod offices;
mod order;
mod pairs;
mod quotes;
mod related;
mod relations;
mod replace;
mod revise;
mod said;
mod speakers;
mod unnamed;
mod uses;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::content::{Entry, Event, Head, Kind, Note, Profile, Status, Vote};
use crate::date::{Date, Day, Period};
use crate::gazetteer::Country;
use crate::redaction::Redacted;
use crate::text::SlugStyle;
use directory::Directories;
use names::{NameTable, Resolved};
use offices::Offices;
use order::Order;
use uses::Uses;

pub use build::{Faults, build};
pub use changes::{Change, ChangeKind};
pub use claims::{ClaimRecord, Claims};
pub use directory::OtherAddress;
pub use events::Report;
pub use freshness::Newest;
pub use ids::{ClaimId, EntityId, EventId, NoteId, PageId, QuoteId};
pub use links::{Target, Targets, is_markdown};
pub use mentions::{Linking, Mention, Mentions, Sentence};
pub(crate) use names::{key as name_key, surname};
pub use pairs::{Pair, Pairs};
pub use quotes::QuoteRecord;
pub use related::Together;
pub use relations::{Meant, Own, Relations, Said, Subject};
pub use replace::Replaced;
pub use revise::{EntryChange, Revision};
pub use speakers::Speaker;

/// What the dossier is told from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings<'a> {
    /// How addresses are made from names.
    pub slugs: SlugStyle,
    /// The day on which the site is built, in its own time zone: decides what is embargoed.
    pub today: Day,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Whether what is embargoed is shown.
    pub future: bool,
    /// How many words a note may quote without a warning.
    pub quoted_words_limit: Option<usize>,
    /// The language of the site, a BCP 47 tag: that of texts which do not say theirs.
    pub language: &'a str,
    /// Which mentions of a name become links.
    pub linking: Linking,
}

/// A note with its names resolved.
#[derive(Debug, Clone)]
pub struct NoteRecord {
    /// What the file says.
    pub entry: Redacted,
    /// Its front matter, which is the head of `entry`.
    note: Arc<Note>,
    /// Its part of the address.
    pub slug: String,
    /// Whom and what it names, in the order of the note.
    pub people: Vec<EntityId>,
    /// See `people`.
    pub countries: Vec<EntityId>,
    /// See `people`.
    pub organisations: Vec<EntityId>,
    /// See `people`.
    pub tags: Vec<EntityId>,
    /// Who published the article.
    pub source: Option<EntityId>,
    /// Those of a long list.
    pub listed: Vec<EntityId>,
    /// Votes by country.
    pub votes: Vec<(Vote, Vec<EntityId>)>,
    /// Its events, in the order of the note.
    pub events: Vec<EventId>,
    /// What it quotes: in the order of its text, then of its front matter.
    pub quotes: Vec<QuoteId>,
    /// Shown although it is a draft or embargoed.
    pub held_back: bool,
}

impl NoteRecord {
    /// The note's front matter.
    pub fn note(&self) -> &Note {
        &self.note
    }

    /// The entities of one kind that it names.
    pub fn named(&self, kind: Kind) -> &[EntityId] {
        match kind {
            Kind::Person => &self.people,
            Kind::Country => &self.countries,
            Kind::Organisation => &self.organisations,
            Kind::Tag => &self.tags,
        }
    }

    /// All entities that it names, as subjects: neither its source nor those of long lists.
    pub fn all_named(&self) -> impl Iterator<Item = EntityId> {
        [&self.people, &self.countries, &self.organisations, &self.tags].into_iter().flatten().copied()
    }
}

/// A person, country, organisation or tag.
#[derive(Debug, Clone)]
pub struct Entity {
    /// What kind.
    pub kind: Kind,
    /// The name: the profile's title, else the spelling of most notes. Of a country: the English short name, see [`Entity::country`].
    pub name: String,
    /// Its part of the address.
    pub slug: String,
    /// The file that describes it.
    pub profile: Option<Redacted>,
    /// Which country, of a country.
    pub country: Option<Country>,
    /// Notes that name it, newest first.
    pub notes: Vec<NoteId>,
    /// Notes about what it published, newest first.
    pub published: Vec<NoteId>,
    /// Its events, earliest first.
    pub events: Vec<EventId>,
    /// What it said, newest first.
    pub quotes: Vec<QuoteId>,
    /// Notes in which it stands in a long list or a vote.
    pub listed_in: Vec<(NoteId, Option<Vote>)>,
    /// Notes whose text mentions it and whose front matter does not name it, newest first.
    pub mentioned_in: Vec<NoteId>,
    /// How the texts of notes write it where they mention it, adjectives too, most first: each with how often.
    pub spellings: Vec<(String, usize)>,
    /// Countries of its profile.
    pub countries: Vec<EntityId>,
    /// Organisations of its profile.
    pub organisations: Vec<EntityId>,
}

impl Entity {
    /// The profile's front matter.
    pub fn profile(&self) -> Option<&Profile> {
        match self.profile.as_deref().map(|entry| &entry.head) {
            Some(Head::Profile(profile)) => Some(profile),
            _ => None,
        }
    }
}

/// Something that happened, with every report of it.
#[derive(Debug, Clone)]
pub struct EventRecord {
    /// By which reports were merged; made from the note where the author gave none.
    pub id: String,
    /// Its part of the address.
    pub slug: String,
    /// What the deciding file says.
    pub event: Event,
    /// Where it happened.
    pub country: Option<EntityId>,
    /// Whom it concerns.
    pub people: Vec<EntityId>,
    /// Which organisations.
    pub organisations: Vec<EntityId>,
    /// Which countries.
    pub countries: Vec<EntityId>,
    /// Which subjects.
    pub tags: Vec<EntityId>,
    /// What is known of it.
    pub status: Status,
    /// Where it is reported, in the order of publication; never the event file itself.
    pub reports: Vec<Report>,
    /// Its own file.
    pub entry: Option<Redacted>,
}

/// What was published and what happened in a period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filed {
    /// Notes, earliest first.
    pub published: Vec<NoteId>,
    /// Events, earliest first.
    pub happened: Vec<EventId>,
}

/// A plain page.
#[derive(Debug, Clone)]
pub struct PageRecord {
    /// What the file says.
    pub entry: Redacted,
    /// Its address below the root, without slashes at its ends.
    pub address: String,
}

/// Why an entry is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// `draft: true`.
    Draft,
    /// `publish_on` a later day.
    Embargoed(Date),
}

impl Reason {
    /// Why an entry is not for the readers of this day, if it is not.
    pub fn of(entry: &Entry, today: Day) -> Option<Self> {
        if entry.common.draft {
            return Some(Self::Draft);
        }
        let date = entry.common.publish_on?;
        date.earliest().is_some_and(|day| day > today).then_some(Self::Embargoed(date))
    }
}

/// All of it, resolved.
#[derive(Debug, Clone, Default)]
pub struct Dossier {
    /// Newest first.
    pub notes: Vec<NoteRecord>,
    /// By their ids; [`Dossier::entity_ids`] has those that there are, in order.
    entities: Vec<Entity>,
    /// Which there are, in which order.
    order: Order,
    /// Earliest first.
    pub events: Vec<EventRecord>,
    /// In the order of the notes and of their texts.
    pub quotes: Vec<QuoteRecord>,
    /// The quotations by date, newest first.
    pub newest_quotes: Vec<QuoteId>,
    /// Figures and statements that somebody vouches for.
    pub claims: Claims,
    /// In the order of their files.
    pub pages: Vec<PageRecord>,
    /// The text of the home page.
    pub home: Option<Redacted>,
    /// The note that leads the home page.
    pub lead: Option<NoteId>,
    /// Every period in which something was published or happened.
    pub periods: BTreeMap<Period, Filed>,
    /// What the links of each text lead to, by the path of its file.
    pub links: FxHashMap<Arc<str>, Targets>,
    /// Whom each text mentions, by the path of its file.
    pub mentions: FxHashMap<Arc<str>, Arc<Mentions>>,
    /// The paths of texts with surnames that could be those of several people.
    ambiguous: BTreeSet<Arc<str>>,
    /// What they were found with.
    lexicons: Option<mentions::Lexicons>,
    /// What links to a note, entity or page.
    backlinks: FxHashMap<Target, Vec<Target>>,
    /// Notes by the path of their file.
    note_by_path: FxHashMap<Arc<str>, NoteId>,
    /// The names that front matter uses.
    uses: Uses,
    /// Who is found at which address.
    directories: Directories,
    /// Who held which office of a country or organisation.
    offices: Offices,
    /// Which notes correct, supersede or answer which.
    pub relations: Relations,
    /// The names of all entities.
    names: FxHashMap<Kind, NameTable>,
    /// Names of one word that front matter has of people.
    bare: bare::BareNames,
    /// Files that are not shown, and why.
    pub held_back: Vec<(Arc<str>, Reason)>,
}

impl Dossier {
    /// The note with this id.
    pub fn note(&self, id: NoteId) -> &NoteRecord {
        &self.notes[id.index()]
    }

    /// The note whose file is at `path`.
    pub fn note_at(&self, path: &str) -> Option<NoteId> {
        self.note_by_path.get(path).copied()
    }

    /// The profile whose file is at `path`.
    pub fn profile_at(&self, path: &str) -> Option<Redacted> {
        let mut profiles = self.entity_ids().filter_map(|id| self.entity(id).profile.as_ref());
        profiles.find(|entry| &*entry.source.path == path).cloned()
    }

    /// The entity with this id.
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.index()]
    }

    /// The event with this id.
    pub fn event(&self, id: EventId) -> &EventRecord {
        &self.events[id.index()]
    }

    /// The quotation with this id.
    pub fn quote(&self, id: QuoteId) -> &QuoteRecord {
        &self.quotes[id.index()]
    }

    /// The plain page with this id.
    pub fn page(&self, id: PageId) -> &PageRecord {
        &self.pages[id.index()]
    }

    /// All notes, newest first.
    pub fn note_ids(&self) -> impl DoubleEndedIterator<Item = NoteId> + ExactSizeIterator + use<> {
        (0..self.notes.len()).map(NoteId::at)
    }

    /// All events, earliest first.
    pub fn event_ids(&self) -> impl DoubleEndedIterator<Item = EventId> + use<> {
        (0..self.events.len()).map(EventId::at)
    }

    /// The note so many places behind `id`, or before it where `step` is negative: what is behind is older.
    pub fn note_beside(&self, id: NoteId, step: isize) -> Option<NoteId> {
        let index = id.index().checked_add_signed(step).filter(|index| *index < self.notes.len())?;
        Some(NoteId::at(index))
    }

    /// The event so many places behind `id`, or before it where `step` is negative: what is behind is later.
    pub fn event_beside(&self, id: EventId, step: isize) -> Option<EventId> {
        let index = id.index().checked_add_signed(step).filter(|index| *index < self.events.len())?;
        Some(EventId::at(index))
    }

    /// All quotations, in the order of the notes and of their texts.
    pub fn quote_ids(&self) -> impl Iterator<Item = QuoteId> + use<> {
        (0..self.quotes.len()).map(QuoteId::at)
    }

    /// All plain pages.
    pub fn page_ids(&self) -> impl Iterator<Item = PageId> + use<> {
        (0..self.pages.len()).map(PageId::at)
    }

    /// The entities of one kind that have a page: those that something names, and those with a profile.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = EntityId> {
        self.entity_ids().filter(move |id| self.entity(*id).kind == kind)
    }

    /// The entity of this kind that `name` means, if it is one.
    pub fn find_entity(&self, kind: Kind, name: &str) -> Option<EntityId> {
        match self.names.get(&kind)?.resolve(kind, name) {
            Resolved::One(id) => Some(id),
            Resolved::Several(_) => None,
            Resolved::Unknown => {
                let country = Country::find(name).filter(|_| kind == Kind::Country)?;
                self.entity_ids().find(|id| self.entity(*id).country == Some(country))
            }
        }
    }

    /// The organisations that published something.
    pub fn sources(&self) -> impl Iterator<Item = EntityId> {
        self.of_kind(Kind::Organisation).filter(|id| !self.entity(*id).published.is_empty())
    }
}

#[cfg(test)]
mod tests;
