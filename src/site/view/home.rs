//! The home page: the editor's text, the note that leads, and the state of play.
//!
//! It says nothing of today: what is recent is so by the newest article of the dossier.

use std::cmp::Reverse;

use tera::Value;

use super::entity::first;
use super::period::{date_of_month, month_of};
use super::{Variable, View, extended, map};
use crate::content::Kind;
use crate::dossier::{EntityId, NoteId, QuoteId};

/// How many notes, events, quotations and entities the home page shows.
const NEWEST: usize = 10;
const LATEST_EVENTS: usize = 9;
const LATEST_QUOTES: usize = 6;
const MOST_NAMED: usize = 12;
/// How many of the latest events the timeline draws.
const END_OF_TIMELINE: usize = 60;
/// How many months are recent.
const RECENT: i32 = 12;

/// The variables of `home.html`.
pub(super) const HOME: &[Variable<()>] = &[
    ("content", |view, ()| view.dossier().home.as_ref().map_or_else(|| "".into(), |entry| view.html(entry))),
    ("lead", |view, ()| view.lead()),
    ("notes", |view, ()| view.newest_but_the_lead()),
    ("events", |view, ()| view.event_items(view.dossier().event_ids().rev().take(LATEST_EVENTS))),
    ("quotes", |view, ()| view.latest_quotes()),
    ("recent", |view, ()| view.recent()),
    ("people", |view, ()| view.most_named(Kind::Person)),
    ("countries", |view, ()| view.most_named(Kind::Country)),
    ("organisations", |view, ()| view.most_named(Kind::Organisation)),
    ("tags", |view, ()| view.most_named(Kind::Tag)),
    ("map", |view, ()| view.map_of_countries()),
    ("activity", |view, ()| view.activity(None)),
    ("network", |view, ()| view.network(None)),
    ("lanes", |view, ()| view.end_of_timeline(END_OF_TIMELINE)),
];

/// The months that are recent: the first of them, and whether anything was published in as many months before.
#[derive(Debug, Clone, Copy)]
struct Recent {
    first: i32,
    is_compared: bool,
}

impl Recent {
    fn holds(self, month: i32) -> bool {
        (self.first..self.first + RECENT).contains(&month)
    }

    fn comes_after(self, month: i32) -> bool {
        (self.first - RECENT..self.first).contains(&month)
    }
}

impl View<'_> {
    /// The note that leads, with its picture; null where the author names none.
    fn lead(&self) -> Value {
        let Some(id) = self.dossier().lead else { return Value::none() };
        let image = self.dossier().note(id).note().image.as_ref();
        extended(&self.note_item(id), [("image", image.map_or_else(Value::none, |image| self.image(image)))])
    }

    fn newest_but_the_lead(&self) -> Value {
        let newest = self.site.newest.notes().iter().copied();
        let others: Vec<NoteId> = newest.filter(|id| Some(*id) != self.dossier().lead).take(NEWEST).collect();
        self.note_items(&others)
    }

    /// What was said last; the turns of a conversation are not said one by one.
    fn latest_quotes(&self) -> Value {
        let is_turn = |id: &QuoteId| self.dossier().quote(*id).is_turn;
        let all = self.quotes_of(None).iter().copied();
        let latest: Vec<QuoteId> = all.filter(|id| !is_turn(id)).take(LATEST_QUOTES).collect();
        self.quote_items(&latest)
    }

    /// The twelve months that end with the newest article; nothing where no article is dated to the month.
    fn recent_months(&self) -> Option<Recent> {
        let dossier = self.dossier();
        let months = || dossier.note_ids().filter_map(|id| month_of(&dossier.note(id).note().date?));
        let first = months().max()? - RECENT + 1;
        let recent = Recent { first, is_compared: false };
        let is_compared = months().any(|month| recent.comes_after(month));
        Some(Recent { is_compared, ..recent })
    }

    /// From which month to which, in words, and whether `change` is known.
    fn recent(&self) -> Value {
        let months = self.recent_months();
        months.map_or_else(Value::none, |recent| {
            let [from, to] = [recent.first, recent.first + RECENT - 1].map(date_of_month);
            let text = from.zip(to).map(|(from, to)| self.language().from_to(&from, &to));
            map([("text", text.into()), ("compared", recent.is_compared.into())])
        })
    }

    /// Those whom most recent articles name: each with how many these are, and how many more than in as many months before.
    fn most_named(&self, kind: Kind) -> Value {
        let recent = self.recent_months();
        let mut named: Vec<(EntityId, usize, usize)> = self
            .dossier()
            .of_kind(kind)
            .map(|id| self.named_recently(id, recent))
            .filter(|(_, now, _)| *now > 0)
            .collect();
        let all = |id: EntityId| self.dossier().entity(id).notes.len();
        named.sort_by_cached_key(|(id, now, _)| (Reverse((*now, all(*id))), self.dossier().place_of(*id)));
        let compared = recent.is_some_and(|recent| recent.is_compared);
        let items = first(&named, MOST_NAMED).iter().map(|(id, now, before)| {
            let change = compared.then(|| self.difference(*now, *before));
            extended(&self.entity_item(*id), [("recent", (*now).into()), ("change", change.into())])
        });
        items.collect::<Vec<_>>().into()
    }

    /// How many recent articles name an entity, and how many of as many months before; all of them, where no article is dated to the month.
    fn named_recently(&self, id: EntityId, recent: Option<Recent>) -> (EntityId, usize, usize) {
        let notes = &self.dossier().entity(id).notes;
        let Some(recent) = recent else { return (id, notes.len(), 0) };
        let (mut now, mut before) = (0, 0);
        for month in notes.iter().filter_map(|note| month_of(&self.dossier().note(*note).note().date?)) {
            now += usize::from(recent.holds(month));
            before += usize::from(recent.comes_after(month));
        }
        (id, now, before)
    }

    /// A difference with its sign: “+3”, “−2”, “±0”.
    fn difference(&self, now: usize, before: usize) -> String {
        let sign = match now.cmp(&before) {
            std::cmp::Ordering::Greater => "+",
            std::cmp::Ordering::Equal => "±",
            std::cmp::Ordering::Less => "−",
        };
        format!("{sign}{}", self.language().number(now.abs_diff(before)))
    }
}
