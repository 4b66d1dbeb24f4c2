//! Scanning again after a few names changed: only the texts in which one of them can stand.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::lexicons::Lexicons;
use super::prepared::Clue;
use super::reuse::clues;
use super::{Mentions, counts, has_text, read, subjects};
use crate::content::Head;
use crate::dossier::{Dossier, EntityId};
use crate::redaction::Redacted;

/// By language, what a text has to hold to hold a name that changed; `None`: every text may.
type Clues = FxHashMap<String, Option<Vec<Clue>>>;

/// Finds mentions again: in the texts at the paths of `again`, and where a name of the entities `other` may stand, which are new, gone or changed. All others
/// have the numbers and names that they had. Returns whom more or fewer notes mention now.
pub(in crate::dossier) fn revise(
    dossier: &mut Dossier,
    again: &FxHashSet<Arc<str>>,
    other: &FxHashSet<EntityId>,
) -> Vec<EntityId> {
    let Some(before) = dossier.lexicons.take() else { return Vec::new() };
    let subjects = subjects(dossier);
    let entry_at = |path: &Arc<str>| match (dossier.note_at(path), subjects.get(path)) {
        (Some(note), _) => Some(dossier.note(note).entry.clone()),
        (None, Some(id)) => dossier.entity(*id).profile.clone(),
        // Pages and events are what they were; a profile that is no longer there is gone.
        (None, None) => {
            let known = dossier.mentions.get(path).map(|known| &known.entry);
            known.filter(|entry| !matches!(entry.head, Head::Profile(_))).cloned()
        }
    };
    let (mut entries, mut gone) = (Vec::new(), Vec::new());
    for path in again {
        match entry_at(path) {
            Some(entry) => entries.push(entry),
            None => gone.push((Arc::clone(path), None)),
        }
    }
    let mut lexicons = if other.is_empty() { before.clone() } else { before.revised(dossier, other) };
    entries.iter().filter(|entry| has_text(entry)).for_each(|entry| lexicons.admit(dossier, entry));
    if !other.is_empty() {
        let clues = all_clues(&before, &lexicons, other);
        let in_site_language = clues.get(&lexicons.language).and_then(Option::as_deref);
        let may_hold = |(path, known): &(&Arc<str>, &Arc<Mentions>)| {
            !again.contains(*path) && may_hold_changed(known, &clues, in_site_language)
        };
        let held = dossier.mentions.par_iter().filter(may_hold).map(|(_, known)| known.entry.clone());
        entries.extend(held.collect::<Vec<_>>());
    }
    let find = |entry: Redacted| {
        let subject = subjects.get(&entry.source.path).copied();
        let now = has_text(&entry).then(|| read(dossier, &lexicons, &entry, subject)).flatten();
        (Arc::clone(&entry.source.path), now.map(Arc::new))
    };
    let found: Vec<_> = entries.into_par_iter().with_min_len(4).map(find).collect();
    dossier.lexicons = Some(lexicons);
    let mut mentioned_in: FxHashMap<EntityId, usize> = FxHashMap::default();
    for (path, now) in found.into_iter().chain(gone) {
        let before = dossier.mentions.remove(&path);
        let as_before = before.as_ref().zip(now.as_ref()).is_some_and(|(before, now)| before.all == now.all);
        if as_before && !again.contains(&path) {
            dossier.put_mentions(&path, now);
            continue;
        }
        for mention in before.iter().chain(&now).flat_map(|mentions| &mentions.all) {
            let known = || dossier.entity(mention.entity).mentioned_in.len();
            mentioned_in.entry(mention.entity).or_insert_with(known);
        }
        counts::recount(dossier, before.as_deref(), now.as_deref());
        dossier.put_mentions(&path, now);
    }
    mentioned_in.retain(|id, before| dossier.entity(*id).mentioned_in.len() != *before);
    mentioned_in.into_keys().collect()
}

fn all_clues(before: &Lexicons, now: &Lexicons, other: &FxHashSet<EntityId>) -> Clues {
    let of_language = |(language, lexicon): (&String, &Arc<_>)| {
        let old = before.by_language.get(language);
        let clues = old.and_then(|old| clues(old, lexicon, other.iter().copied(), other.iter().copied()));
        (language.clone(), clues)
    };
    now.by_language.iter().map(of_language).collect()
}

/// Whether a name that changed may stand in a text; `in_site_language` are the clues for one that says nothing of its language.
fn may_hold_changed(known: &Mentions, clues: &Clues, in_site_language: Option<&[Clue]>) -> bool {
    let own = || known.entry.common.language.as_ref().and_then(|language| clues.get(language)?.as_deref());
    let clues = if known.has_language { own() } else { in_site_language };
    // Whom its author says that a surname means is asked of all names.
    known.settles || clues.is_none_or(|clues| clues.iter().any(|clue| clue.is_in(&known.lookups)))
}
