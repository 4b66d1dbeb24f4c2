//! Events in order, by year: all of them, or those of one entity.

use tera::Value;

use super::years::parts_of;
use super::{Variable, View};
use crate::dossier::{EntityId, EventId};

/// Whose timeline, and the number of its page.
type Page = (Option<EntityId>, usize);

/// The variables of `timeline.html`.
pub(super) const TIMELINE: &[Variable<Page>] = &[
    ("entity", |view, (of, _)| of.map_or_else(Value::none, |id| view.entity_item(id))),
    ("count", |view, (of, _)| view.events_of(of).len().into()),
    ("years", |view, (of, number)| {
        let events = view.events_of(of);
        let (part_of, heading) = (|id| Some(view.year_of_event(id)), |year| view.year_heading(year));
        let items = |events: &[EventId]| view.event_items(events.iter().copied());
        parts_of(view.of_page(&events, number), part_of, heading, "events", items)
    }),
    ("lanes", |view, (of, number)| if number == 1 { view.lanes(of) } else { Value::none() }),
    ("jump", |view, (of, _)| {
        let (events, address) = (view.events_of(of), view.addresses().timeline(of));
        view.jump(&events, |id| Some(view.year_of_event(id)), |year| view.year_heading(year), &address)
    }),
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
}
