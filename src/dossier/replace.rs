//! An entry put in the place of another of which nothing but the running text is different: what a writer does most, and so what has to be quickest.

use std::sync::Arc;

use super::{Dossier, EntityId, NoteId, mentions};
use crate::content::Head;
use crate::redaction::Redacted;

/// Where an entry stood that was replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replaced {
    /// It is a note.
    Note(NoteId),
    /// It is a profile.
    Profile(EntityId),
    /// It is the text of an event, of a page, or of the home page.
    Other,
}

impl Dossier {
    /// Puts `entry` in the place of the one with its path, for which [`differs_in_text_alone`](crate::content::Entry::differs_in_text_alone) holds. Nothing where that is not shown.
    pub fn replace(&mut self, entry: &Redacted) -> Option<Replaced> {
        let place = self.put(entry)?;
        mentions::find_again(self, entry);
        Some(place)
    }

    fn put(&mut self, entry: &Redacted) -> Option<Replaced> {
        let path = &entry.source.path;
        let is_at = |known: &Redacted| known.source.path == *path;
        if let Head::Note(note) = &entry.head {
            let id = self.note_at(path)?;
            let record = &mut self.notes[id.index()];
            record.note = Arc::clone(note);
            record.entry = entry.clone();
            return Some(Replaced::Note(id));
        }
        let profile = self.entity_ids().find(|id| self.entity(*id).profile.as_ref().is_some_and(is_at));
        if let Some(id) = profile {
            self.entities[id.index()].profile = Some(entry.clone());
            return Some(Replaced::Profile(id));
        }
        let events = self.events.iter_mut().filter_map(|event| event.entry.as_mut());
        let pages = self.pages.iter_mut().map(|page| &mut page.entry);
        let known = events.chain(pages).chain(&mut self.home).find(|known| is_at(known))?;
        known.clone_from(entry);
        Some(Replaced::Other)
    }
}
