//! Long lists by year or month: what stands under each, and where each begins.

use tera::Value;

use super::period::date_of;
use super::{View, map};
use crate::date::{Date, Day, Period};
use crate::dossier::{EventId, NoteId, QuoteId};
use crate::site::route::paged;

/// The year of something in a list; nothing where it has no date.
type Year = Option<i16>;

/// What stands above a part of a list.
pub(super) struct Heading {
    pub(super) text: String,
    pub(super) id: String,
    pub(super) url: Option<String>,
}

/// The year under which a date stands: that of the day by which it is in its place.
fn year_of(date: &Date) -> i16 {
    date.earliest().or(date.latest()).map_or(date.year(), Day::year)
}

impl View<'_> {
    pub(super) fn year_of_note(&self, id: NoteId) -> Year {
        self.dossier().note(id).note().date.as_ref().map(year_of)
    }

    pub(super) fn year_of_event(&self, id: EventId) -> i16 {
        year_of(&self.dossier().event(id).event.date)
    }

    pub(super) fn year_of_quote(&self, id: QuoteId) -> Year {
        self.dossier().quote_date(id).as_ref().map(year_of)
    }

    /// The heading of a year.
    pub(super) fn year_heading(&self, year: Year) -> Heading {
        Heading {
            text: year.map_or_else(|| self.language().word("undated").to_owned(), |year| self.year_text(year)),
            id: year.map_or_else(|| "year-undated".to_owned(), |year| format!("year-{year}")),
            url: year.and_then(|year| self.addresses().period(Period::Year(year))),
        }
    }

    pub(super) fn year_text(&self, year: i16) -> String {
        date_of(Period::Year(year)).map_or_else(|| year.to_string(), |date| self.language().date(&date))
    }

    /// The notes of one page of a list by year, if the whole list is long.
    pub(super) fn notes_by_year(&self, notes: &[NoteId], number: usize) -> Value {
        let (part_of, heading) = (|id| self.year_of_note(id), |year| self.year_heading(year));
        parts_of(self.of_page(notes, number), part_of, heading, "notes", |notes| self.note_items(notes))
    }

    /// The parts of a whole list, how much stands under each, and where each begins, on whatever page of it.
    pub(super) fn jump<T: Copy, K: PartialEq + Copy>(
        &self,
        list: &[T],
        part_of: impl Fn(T) -> K,
        heading: impl Fn(K) -> Heading,
        address: &str,
    ) -> Value {
        let mut parts: Vec<Value> = Vec::new();
        let mut before = 0;
        // Each page has this list: a part ends where a search finds its end, so that no page looks at every item.
        while let Some(first) = list.get(before) {
            let here = part_of(*first);
            let count = list[before..].partition_point(|item| part_of(*item) == here).max(1);
            let page = before / self.site.config.per_page + 1;
            let Heading { text, id, .. } = heading(here);
            let url = format!("{}#{id}", paged(address.to_owned(), page));
            parts.push(map([("text", text.into()), ("url", url.into()), ("count", count.into())]));
            before += count;
        }
        parts.into()
    }
}

/// What of a list stands on a page of it, in the order of the list, in parts: each with its `text`, `id` and `url`, and `name`, which `items` makes.
pub(super) fn parts_of<T: Copy, K: PartialEq + Copy>(
    list: &[T],
    part_of: impl Fn(T) -> K,
    heading: impl Fn(K) -> Heading,
    name: &'static str,
    items: impl Fn(&[T]) -> Value,
) -> Value {
    let parts = list.chunk_by(|a, b| part_of(*a) == part_of(*b)).map(|part| {
        let Heading { text, id, url } = heading(part_of(part[0]));
        map([("text", text.into()), ("id", id.into()), ("url", url.into()), (name, items(part))])
    });
    parts.collect::<Vec<_>>().into()
}
