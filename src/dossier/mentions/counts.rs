//! What entities are told of their mentions: which notes mention them, and how they spell the name. Only notes count.

use rustc_hash::FxHashMap;

use super::Mentions;
use crate::dossier::{Dossier, EntityId, NoteId, NoteRecord};

/// Tells every entity.
pub(super) fn collect(dossier: &mut Dossier) {
    let mut spellings: Vec<FxHashMap<&str, usize>> = vec![FxHashMap::default(); dossier.entities.len()];
    let mut mentioned: Vec<Vec<NoteId>> = vec![Vec::new(); dossier.entities.len()];
    for id in dossier.note_ids() {
        let record = dossier.note(id);
        let Some(mentions) = dossier.mentions.get(&record.entry.source.path) else { continue };
        for mention in &mentions.all {
            if let Some(spelling) = mention.spelling(&record.entry) {
                *spellings[mention.entity.index()].entry(spelling).or_default() += 1;
            }
            let notes = &mut mentioned[mention.entity.index()];
            if notes.last() != Some(&id) && !names(record, mention.entity) {
                notes.push(id);
            }
        }
    }
    let spellings: Vec<Vec<(String, usize)>> = spellings
        .into_iter()
        .map(|found| found.into_iter().map(|(text, count)| (text.to_owned(), count)).collect())
        .collect();
    for ((entity, found), notes) in dossier.entities.iter_mut().zip(spellings).zip(mentioned) {
        entity.mentioned_in = notes;
        entity.spellings = found;
        sort(&mut entity.spellings);
    }
}

/// Tells those whom one entry mentioned before, or mentions now.
pub(super) fn recount(dossier: &mut Dossier, before: Option<&Mentions>, now: Option<&Mentions>) {
    let Some(entry) = now.or(before).map(|mentions| &mentions.entry) else { return };
    let Some(note) = dossier.note_at(&entry.source.path) else { return };
    for (mentions, step) in [(before, -1), (now, 1)] {
        for (mentions, mention) in mentions.iter().flat_map(|it| it.all.iter().map(move |mention| (it, mention))) {
            if let Some(spelling) = mention.spelling(&mentions.entry) {
                add(&mut dossier.entities[mention.entity.index()].spellings, spelling, step);
            }
        }
    }
    let mut concerned: Vec<EntityId> = before.iter().chain(&now).flat_map(|it| &it.all).map(|it| it.entity).collect();
    concerned.sort_unstable();
    concerned.dedup();
    for id in concerned {
        let is_mentioned = now.is_some_and(|now| now.all.iter().any(|mention| mention.entity == id));
        let counts = is_mentioned && !names(dossier.note(note), id);
        let entity = &mut dossier.entities[id.index()];
        match entity.mentioned_in.binary_search(&note) {
            Ok(at) if !counts => drop(entity.mentioned_in.remove(at)),
            Err(at) if counts => entity.mentioned_in.insert(at, note),
            _ => {}
        }
        entity.spellings.retain(|(_, count)| *count > 0);
        sort(&mut entity.spellings);
    }
}

/// Whether the front matter of a note names an entity.
fn names(record: &NoteRecord, id: EntityId) -> bool {
    record.all_named().any(|named| named == id)
}

fn add(spellings: &mut Vec<(String, usize)>, text: &str, step: isize) {
    match spellings.iter_mut().find(|(known, _)| known == text) {
        Some((_, sum)) => *sum = sum.saturating_add_signed(step),
        None => spellings.push((text.to_owned(), 0_usize.saturating_add_signed(step))),
    }
}

/// Most first.
fn sort(spellings: &mut [(String, usize)]) {
    spellings.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
}
