//! Mentions: the names of people, organisations and countries in running text.
//!
//! In come the entities with their names and the running text of every entry; out comes, for each entry, whom it mentions and where, which
//! mentions become links, and a diagnostic where a surname could be anybody's. Nothing is guessed: what could be two is neither.

mod lexicon;
mod scan;
mod sentence;
mod surnames;
mod vocabulary;
mod words;

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Dossier, EntityId, Target};
use crate::config::LinkMentions;
use crate::content::{Entry, Head, Kind};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::text::fold;
use lexicon::Lexicon;

pub use sentence::Sentence;

/// A name in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Whose name.
    pub entity: EntityId,
    /// In which run of the text.
    pub run: usize,
    /// Bytes of that run.
    pub range: Range<usize>,
    /// Whether it is an adjective: “Belarusian”.
    pub adjective: bool,
}

/// The mentions of one entry.
#[derive(Debug, Clone, Default)]
pub struct Mentions {
    /// All of them, in the order of the text.
    pub all: Vec<Mention>,
    /// Those that become links, by their place in `all`.
    pub links: Vec<usize>,
}

/// Which mentions become links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Linking {
    /// Which of an entity's mentions.
    pub which: LinkMentions,
    /// Whether adjectives too.
    pub adjectives: bool,
}

/// What is known of an entry when its text is scanned.
struct Context<'a> {
    dossier: &'a Dossier,
    entry: &'a Entry,
    /// The entities that its front matter names.
    named: FxHashSet<EntityId>,
    /// Folded names that it does not want linked.
    unlinked: Vec<String>,
    /// Whom a folded surname means here, by the author's word.
    surnames: FxHashMap<String, EntityId>,
}

/// What a scan found.
#[derive(Default)]
struct Found {
    mentions: Vec<Mention>,
    /// Surnames of several people who are named: run, bytes, the people.
    ambiguous: Vec<(usize, Range<usize>, Vec<EntityId>)>,
}

/// Finds the mentions of all entries that are shown; `language` is the site's.
pub(super) fn find(dossier: &mut Dossier, entries: &[Arc<Entry>], language: &str, linking: Linking) -> Vec<Diagnostic> {
    let with_text: Vec<&Arc<Entry>> = entries
        .iter()
        .filter(|entry| !entry.body.runs.is_empty() && !matches!(entry.head, Head::BrokenNote(_)))
        .collect();
    let mut languages: Vec<&str> = with_text.iter().map(|entry| language_of(entry, language)).collect();
    languages.sort_unstable();
    languages.dedup();
    let lexicons: FxHashMap<&str, Lexicon> =
        languages.into_par_iter().map(|tag| (tag, Lexicon::new(dossier, tag, language))).collect();
    let subjects = subjects(dossier);
    let scanned: Vec<_> = with_text
        .into_par_iter()
        .with_min_len(16)
        .filter_map(|entry| {
            let lexicon = lexicons.get(language_of(entry, language))?;
            let context = context(dossier, entry, subjects.get(&entry.source.path));
            let found = scan::scan(&context, lexicon);
            let diagnostics: Vec<_> = found.ambiguous.iter().map(|it| ambiguous(&context, it)).collect();
            let links = links(&context, &found.mentions, linking, subjects.get(&entry.source.path));
            Some((Arc::clone(&entry.source.path), Mentions { all: found.mentions, links }, diagnostics))
        })
        .collect();
    let mut diagnostics = Vec::new();
    for (path, mentions, faults) in scanned {
        diagnostics.extend(faults);
        if !mentions.all.is_empty() {
            dossier.mentions.insert(path, mentions);
        }
    }
    collect(dossier);
    diagnostics
}

/// The language of an entry's text.
fn language_of<'a>(entry: &'a Entry, site: &'a str) -> &'a str {
    entry.common.language.as_deref().unwrap_or(site)
}

/// The entity that each profile is about, by the path of its file.
fn subjects(dossier: &Dossier) -> FxHashMap<Arc<str>, EntityId> {
    let profiles = dossier.entity_ids().filter_map(|id| Some((id, dossier.entity(id).profile.as_ref()?)));
    profiles.map(|(id, entry)| (Arc::clone(&entry.source.path), id)).collect()
}

fn context<'a>(dossier: &'a Dossier, entry: &'a Arc<Entry>, subject: Option<&EntityId>) -> Context<'a> {
    let note = dossier.note_at(&entry.source.path).map(|id| dossier.note(id));
    let named = note.map(|note| note.all_named().collect()).unwrap_or_default();
    let mut named: FxHashSet<EntityId> = named;
    named.extend(subject);
    let surnames = note
        .into_iter()
        .flat_map(|note| &note.note().surnames)
        .filter_map(|(surname, person)| Some((fold(surname), dossier.find_entity(Kind::Person, person)?)));
    let unlinked = entry.common.unlinked.iter().map(|name| fold(name)).collect();
    Context { dossier, entry, named, unlinked, surnames: surnames.collect() }
}

/// Which mentions become links: of each entity the first, unless the author linked it already; never a page to itself.
fn links(context: &Context<'_>, mentions: &[Mention], linking: Linking, subject: Option<&EntityId>) -> Vec<usize> {
    if linking.which == LinkMentions::None {
        return Vec::new();
    }
    let targets = context.dossier.links.get(&context.entry.source.path).map(Vec::as_slice).unwrap_or_default();
    let mut linked: FxHashSet<EntityId> = targets
        .iter()
        .filter_map(|target| match target {
            Some(Target::Entity(id)) => Some(*id),
            _ => None,
        })
        .collect();
    linked.extend(subject);
    let mut links = Vec::new();
    for (index, mention) in mentions.iter().enumerate().filter(|(_, mention)| !mention.adjective || linking.adjectives)
    {
        let first = linked.insert(mention.entity);
        if first || (linking.which == LinkMentions::All && subject != Some(&mention.entity)) {
            links.push(index);
        }
    }
    links
}

fn ambiguous(context: &Context<'_>, (run, range, people): &(usize, Range<usize>, Vec<EntityId>)) -> Diagnostic {
    let run = &context.entry.body.runs[*run];
    let surname = &run.text[range.clone()];
    let names: Vec<String> = people.iter().map(|id| format!("`{}`", context.dossier.entity(*id).name)).collect();
    let place = Place::new(&context.entry.source.path, run.source(range));
    let message = format!("“{surname}” could be {}, and is not linked", names.join(" or "));
    let first = people.first().map_or("", |id| &context.dossier.entity(*id).name);
    let help = format!("write the name in full, or settle it in the front matter: `surnames: {{{surname}: {first}}}`");
    Diagnostic::new(Code::AmbiguousName, place, message).help(help)
}

/// Tells entities where they are mentioned and how they are spelled there. Only notes count.
fn collect(dossier: &mut Dossier) {
    let mut spellings: FxHashMap<EntityId, FxHashMap<&str, usize>> = FxHashMap::default();
    let mut mentioned: FxHashMap<EntityId, Vec<super::NoteId>> = FxHashMap::default();
    for id in dossier.note_ids() {
        let record = dossier.note(id);
        let Some(mentions) = dossier.mentions.get(&record.entry.source.path) else { continue };
        let named: FxHashSet<EntityId> = record.all_named().collect();
        for mention in &mentions.all {
            let spelling = &record.entry.body.runs[mention.run].text[mention.range.clone()];
            if !mention.adjective {
                *spellings.entry(mention.entity).or_default().entry(spelling).or_default() += 1;
            }
            let notes = mentioned.entry(mention.entity).or_default();
            if !named.contains(&mention.entity) && notes.last() != Some(&id) {
                notes.push(id);
            }
        }
    }
    let spellings: Vec<(EntityId, Vec<(String, usize)>)> = spellings
        .into_iter()
        .map(|(id, found)| (id, found.into_iter().map(|(text, count)| (text.to_owned(), count)).collect()))
        .collect();
    for (id, notes) in mentioned {
        dossier.entities[id.index()].mentioned_in = notes;
    }
    for (id, found) in spellings {
        let own = &mut dossier.entities[id.index()].spellings;
        for (text, count) in found {
            match own.iter_mut().find(|(known, _)| *known == text) {
                Some((_, sum)) => *sum += count,
                None => own.push((text, count)),
            }
        }
        own.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    }
}

impl Dossier {
    /// The first sentence of a note that mentions an entity.
    pub fn sentence(&self, note: super::NoteId, entity: EntityId) -> Option<Sentence> {
        let entry = &self.note(note).entry;
        let mentions = self.mentions.get(&entry.source.path)?;
        let of_entity = || mentions.all.iter().filter(|mention| mention.entity == entity);
        let mention = of_entity().find(|mention| !mention.adjective).or_else(|| of_entity().next())?;
        Some(sentence::around(&entry.body.runs[mention.run].text, &mention.range))
    }
}

#[cfg(test)]
mod tests;
