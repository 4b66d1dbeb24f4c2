//! Countries that are missing: those that a note's text mentions and its front matter leaves out.

use std::cmp::Reverse;

use rustc_hash::FxHashSet;

use super::{Paste, Subject, Suggestion};
use crate::content::Kind;
use crate::dossier::{Dossier, EntityId, Mention, NoteId};
use crate::gazetteer::Country;
use crate::yaml::write::item;

/// In a dossier where every country has an entity, for each note that mentions countries which it does not list, in its front matter or in its events: the line to write. The note with the most mentions is
/// the first.
pub(super) fn missing(dossier: &Dossier) -> Vec<Suggestion> {
    let mut found: Vec<(usize, Suggestion)> = dossier.note_ids().filter_map(|note| of_note(dossier, note)).collect();
    found.sort_by_key(|(mentions, _)| Reverse(*mentions));
    found.into_iter().map(|(_, suggestion)| suggestion).collect()
}

/// The number of mentions, and what to do about them.
fn of_note(dossier: &Dossier, note: NoteId) -> Option<(usize, Suggestion)> {
    let record = dossier.note(note);
    let mentions = dossier.mentions.get(&record.entry.source.path)?;
    let known = known(dossier, note);
    let is_missing = |mention: &&Mention| {
        let entity = dossier.entity(mention.entity);
        entity.kind == Kind::Country && !mention.adjective && !known.contains(&mention.entity)
    };
    let of_countries: Vec<&Mention> = mentions.all.iter().filter(is_missing).collect();
    let first = of_countries.first()?;
    let counted = counted(&of_countries);
    let words: Vec<String> = counted
        .iter()
        .map(|(id, count)| {
            let times = match count {
                1 => "once".to_owned(),
                2 => "twice".to_owned(),
                _ => format!("{count} times"),
            };
            format!("{} ({times})", dossier.entity(*id).name)
        })
        .collect();
    let place = record.entry.place_in(first.run, &first.range);
    let them = if words.len() == 1 { "it" } else { "them" };
    let title = &record.note().title;
    let message = format!("“{title}” mentions {} and does not list {them} under `countries`", words.join(", "));
    let text = line(&record.note().names.countries, counted.iter().filter_map(|(id, _)| dossier.entity(*id).country));
    let paste = Paste { path: record.entry.source.path.to_string(), is_new: false, when: "", text };
    Some((of_countries.len(), Suggestion { subject: Subject::Countries, place, message, pastes: vec![paste] }))
}

/// The countries that a note lists in any place.
fn known(dossier: &Dossier, note: NoteId) -> FxHashSet<EntityId> {
    let record = dossier.note(note);
    let votes = record.votes.iter().flat_map(|(_, countries)| countries);
    let events = record.events.iter().map(|id| dossier.event(*id));
    let of_events = events.flat_map(|event| event.countries.iter().chain(&event.country));
    record.countries.iter().chain(&record.listed).chain(votes).chain(of_events).copied().collect()
}

/// Each country with its number of mentions, most first.
fn counted(mentions: &[&Mention]) -> Vec<(EntityId, usize)> {
    let mut counted: Vec<(EntityId, usize)> = Vec::new();
    for mention in mentions {
        match counted.iter_mut().find(|(id, _)| *id == mention.entity) {
            Some((_, count)) => *count += 1,
            None => counted.push((mention.entity, 1)),
        }
    }
    counted.sort_by_key(|(_, count)| Reverse(*count));
    counted
}

/// The whole line, written as the note writes countries: by code or by name.
fn line(written: &[String], missing: impl Iterator<Item = Country>) -> String {
    let by_name = written.iter().any(|name| name.len() > 2);
    let missing = missing.map(|country| if by_name { country.slug_name() } else { country.code() });
    // Codes are read as codes, be they `NO`.
    let one = |name: &str| if name.len() == 2 { name.to_owned() } else { item(name) };
    let all: Vec<String> = written.iter().map(String::as_str).chain(missing).map(one).collect();
    format!("countries: [{}]", all.join(", "))
}
