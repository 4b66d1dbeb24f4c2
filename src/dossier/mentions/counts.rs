//! What entities are told of their mentions: which notes mention them, and how they spell the name. Only notes count.

use rayon::prelude::*;

use super::Mentions;
use crate::dossier::{Dossier, EntityId, NoteId, NoteRecord};

/// What some notes, which follow each other, tell of an entity: which of them mention it without naming it, and its spellings.
type Told<'a> = (Vec<NoteId>, Vec<(&'a str, usize)>);

/// Tells every entity.
pub(super) fn collect(dossier: &mut Dossier) {
    for entity in &mut dossier.entities {
        entity.mentioned_in.clear();
        entity.spellings.clear();
    }
    let notes: Vec<NoteId> = dossier.note_ids().collect();
    let chunk = notes.len().div_ceil(rayon::current_num_threads()).max(256);
    let told: Vec<Vec<Told<'_>>> = notes.par_chunks(chunk).map(|notes| tell(dossier, notes)).collect();
    // Taken out of the texts, which belong to the dossier that is to be changed.
    let owned = |(notes, spellings): Told<'_>| {
        let spellings: Vec<_> = spellings.into_iter().map(|(text, count)| (text.to_owned(), count)).collect();
        (notes, spellings)
    };
    let told: Vec<Vec<_>> = told.into_iter().map(|told| told.into_iter().map(owned).collect()).collect();
    for told in told {
        for (entity, (notes, spellings)) in dossier.entities.iter_mut().zip(told) {
            entity.mentioned_in.extend(notes);
            for (text, count) in &spellings {
                add(&mut entity.spellings, text, count.cast_signed());
            }
        }
    }
    dossier.entities.par_iter_mut().for_each(|entity| sort(&mut entity.spellings));
}

/// What these notes tell of each entity, by its number.
fn tell<'a>(dossier: &'a Dossier, notes: &[NoteId]) -> Vec<Told<'a>> {
    let mut told = vec![Told::default(); dossier.entity_room()];
    for id in notes {
        let record = dossier.note(*id);
        let Some(mentions) = dossier.mentions.get(&record.entry.source.path) else { continue };
        for mention in &mentions.all {
            let (notes, spellings) = &mut told[mention.entity.index()];
            if let Some(spelling) = mention.spelling(&record.entry) {
                // Nobody's name has many forms.
                match spellings.iter_mut().find(|(known, _)| *known == spelling) {
                    Some((_, count)) => *count += 1,
                    None => spellings.push((spelling, 1)),
                }
            }
            if notes.last() != Some(id) && !names(record, mention.entity) {
                notes.push(*id);
            }
        }
    }
    told
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
