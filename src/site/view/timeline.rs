//! Events in order, by year: all of them, or those of one entity.

use tera::Value;

use super::period::date_of;
use super::{Variable, View, map};
use crate::date::{Day, Period};
use crate::dossier::{EntityId, EventId};
use crate::site::route::paged;

/// Whose timeline, and the number of its page.
type Page = (Option<EntityId>, usize);

/// The variables of `timeline.html`.
pub(super) const TIMELINE: &[Variable<Page>] = &[
    ("entity", |view, (of, _)| of.map_or_else(Value::none, |id| view.entity_item(id))),
    ("count", |view, (of, _)| view.events_of(of).len().into()),
    ("years", |view, (of, number)| view.years_of_page(of, number)),
    ("lanes", |view, (of, number)| if number == 1 { view.lanes(of) } else { Value::none() }),
    ("jump", |view, (of, _)| view.jump(of)),
    ("pager", |view, (of, number)| view.pager(&view.addresses().timeline(of), view.events_of(of).len(), number)),
];

impl View<'_> {
    /// Latest first.
    fn events_of(&self, of: Option<EntityId>) -> Vec<EventId> {
        match of {
            Some(id) => self.dossier().entity(id).events.iter().rev().copied().collect(),
            None => self.dossier().event_ids().rev().collect(),
        }
    }

    /// The year under which an event stands: that of the day by which it is in its place.
    fn year_of(&self, id: EventId) -> i16 {
        let date = &self.dossier().event(id).event.date;
        date.earliest().or(date.latest()).map_or(date.year(), Day::year)
    }

    fn years_of_page(&self, of: Option<EntityId>, number: usize) -> Value {
        let events = self.events_of(of);
        let years = self.of_page(&events, number).chunk_by(|a, b| self.year_of(*a) == self.year_of(*b));
        let years = years.map(|events| {
            let year = self.year_of(events[0]);
            map([
                ("text", self.year_text(year).into()),
                ("id", anchor(year).into()),
                ("url", self.addresses().period(Period::Year(year)).into()),
                ("events", self.event_items(events.iter().copied())),
            ])
        });
        years.collect::<Vec<_>>().into()
    }

    /// The years of all pages, and where each begins.
    fn jump(&self, of: Option<EntityId>) -> Value {
        let address = self.addresses().timeline(of);
        let events = self.events_of(of);
        let mut years: Vec<Value> = Vec::new();
        let mut before = 0;
        // Each page has this list: a year ends where a search finds its end, so that no page looks at every event.
        while let Some(first) = events.get(before) {
            let year = self.year_of(*first);
            let count = events[before..].partition_point(|id| self.year_of(*id) == year);
            let page = before / self.site.config.per_page + 1;
            years.push(map([
                ("text", self.year_text(year).into()),
                ("url", format!("{}#{}", paged(address.clone(), page), anchor(year)).into()),
                ("count", count.into()),
            ]));
            before += count;
        }
        years.into()
    }

    pub(super) fn year_text(&self, year: i16) -> String {
        date_of(Period::Year(year)).map_or_else(|| year.to_string(), |date| self.language().date(&date))
    }
}

fn anchor(year: i16) -> String {
    format!("year-{year}")
}
