//! The register of events.

use super::Variable;
use crate::dossier::EventId;

/// The variables of `events.html`: the number of the page.
pub(super) const EVENTS: &[Variable<usize>] = &[
    ("count", |view, _| view.dossier().events.len().into()),
    ("events", |view, number| {
        let newest_first: Vec<EventId> = view.dossier().event_ids().rev().collect();
        view.event_items(view.of_page(&newest_first, number).iter().copied())
    }),
    ("pager", |view, number| view.pager("events/", view.dossier().events.len(), number)),
];
