//! An address that several things ask for: what it could mean.

use super::{Variable, View};
use crate::dossier::{EntityId, NoteId, Target};
use crate::site::redirect;

/// The variables of `namesakes.html`.
pub(super) const NAMESAKES: &[Variable<()>] = &[
    ("entities", |view, ()| {
        let entity = |target| if let Target::Entity(id) = target { Some(id) } else { None };
        let ids: Vec<EntityId> = view.namesakes().into_iter().filter_map(entity).collect();
        ids.into_iter().map(|id| view.entity_item(id)).collect::<Vec<_>>().into()
    }),
    ("notes", |view, ()| {
        let note = |target| if let Target::Note(id) = target { Some(id) } else { None };
        view.note_items(&view.namesakes().into_iter().filter_map(note).collect::<Vec<NoteId>>())
    }),
];

impl View<'_> {
    /// All that the address of the page could mean.
    fn namesakes(&self) -> Vec<Target> {
        redirect::namesakes(self.dossier(), &self.route.address)
    }
}
