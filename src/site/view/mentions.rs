//! Notes that mention an entity without naming it, each with the sentence.

use tera::Value;

use super::{Variable, View, map};
use crate::dossier::{EntityId, NoteId};

/// Whom, and the number of the page.
type Page = (EntityId, usize);

/// The variables of `mentions.html`.
pub(super) const MENTIONS: &[Variable<Page>] = &[
    ("entity", |view, (id, _)| view.entity_item(id)),
    ("count", |view, (id, _)| view.dossier().entity(id).mentioned_in.len().into()),
    ("mentioned_in", |view, (id, number)| {
        view.mentions(id, view.of_page(&view.dossier().entity(id).mentioned_in, number))
    }),
    ("pager", |view, (id, number)| {
        view.pager(&view.addresses().mentions(id), view.dossier().entity(id).mentioned_in.len(), number)
    }),
];

impl View<'_> {
    /// What these notes say of an entity: for each the first sentence that mentions it.
    pub(super) fn mentions(&self, id: EntityId, notes: &[NoteId]) -> Value {
        let mentions = notes.iter().filter_map(|note| {
            let sentence = self.dossier().sentence(*note, id)?;
            Some(map([
                ("note", self.note_item(*note)),
                ("before", sentence.before.into()),
                ("name", sentence.name.into()),
                ("after", sentence.after.into()),
            ]))
        });
        mentions.collect::<Vec<_>>().into()
    }
}
