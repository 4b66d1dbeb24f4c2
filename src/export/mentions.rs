//! Mentions: for each note and each entity that its text mentions, how often and how it is spelled.

use rustc_hash::FxHashMap;

use crate::dossier::{Dossier, EntityId, NoteId};

/// The mentions of one entity in one note.
pub(super) struct Mentioned<'a> {
    pub(super) note: NoteId,
    pub(super) entity: EntityId,
    pub(super) count: usize,
    /// As they stand in the text, in its order.
    pub(super) spellings: Vec<&'a str>,
}

/// All of them: in the order of the notes, and of the first mention in each.
pub(super) fn all(dossier: &Dossier) -> Vec<Mentioned<'_>> {
    let mut all: Vec<Mentioned<'_>> = Vec::new();
    let mut places: FxHashMap<EntityId, usize> = FxHashMap::default();
    for note in dossier.note_ids() {
        let entry = &dossier.note(note).entry;
        let Some(mentions) = dossier.mentions.get(&entry.source.path) else { continue };
        places.clear();
        for mention in &mentions.all {
            let Some(spelling) = mention.spelling(entry) else { continue };
            let at = *places.entry(mention.entity).or_insert_with(|| {
                all.push(Mentioned { note, entity: mention.entity, count: 0, spellings: Vec::new() });
                all.len() - 1
            });
            let mentioned = &mut all[at];
            mentioned.count += 1;
            if !mentioned.spellings.contains(&spelling) {
                mentioned.spellings.push(spelling);
            }
        }
    }
    all
}
