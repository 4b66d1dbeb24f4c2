//! Looking for names in one text.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::asked::Asking;
use super::attributed::is_source;
use super::lexicon::Lexicon;
use super::line::{Candidate, Line, candidates};
use super::meaning::{Capitals, Meaning, Scope};
use super::ordinary::{is_among_capitals, is_likelier_a_word, is_particle_or_stop_word};
use super::words::Gap;
use super::{Context, Found, Mention, behind, clues, countries, surnames};
use crate::content::Kind;
use crate::dossier::EntityId;
use crate::text::fold;

/// Finds the names in the running text of an entry, in order.
pub(super) fn scan(context: &Context<'_>, lexicon: &Lexicon) -> Found {
    let asking = Asking::about(context.entry.runs().map(|run| run.text.len()).sum());
    let mut mentions = Vec::new();
    // People named in full so far, for their surnames.
    let mut in_full: FxHashSet<EntityId> = FxHashSet::default();
    let mut ambiguous: FxHashMap<String, (usize, Range<usize>, Vec<EntityId>)> = FxHashMap::default();
    for (number, run) in context.entry.runs().enumerate() {
        let line = Line::new(lexicon, run, &asking);
        let words = &line.words;
        let mut candidates = candidates(&line);
        candidates.retain(|candidate| !countries::is_end_of_another(context, &line, candidate));
        let chosen = longest(candidates, words.len());
        let mut next = 0;
        let mut taken = 0;
        for (index, word) in words.iter().enumerate() {
            if index < taken {
                continue;
            }
            next += chosen[next..].iter().take_while(|candidate| candidate.words.start < index).count();
            let begins_here = chosen.get(next).filter(|candidate| candidate.words.start == index);
            if let Some(candidate) = begins_here.filter(|candidate| !is_bare_surname(&line, candidate)) {
                let range = line.range(&candidate.words);
                let meaning = decide(context, candidate, &run.text[range.clone()]);
                if let Some(meaning) = meaning.filter(|meaning| stands_alone(context, &line, candidate, meaning)) {
                    if let Some(entity) = meaning.entity {
                        in_full.insert(entity);
                        let is_organisation = context.dossier.entity(entity).kind == Kind::Organisation;
                        if !(is_organisation && is_source(context, &line, entity, &candidate.words)) {
                            mentions.push(Mention { entity, run: number, range, adjective: meaning.adjective });
                        }
                    }
                    taken = candidate.words.end;
                    continue;
                }
                // What could be two names in full, or is a part of a longer one, is not the surname at the end of one of them.
                if candidate.words.len() > 1 {
                    taken = candidate.words.end;
                    continue;
                }
            }
            // The last word of “Ki-moon” has no capital.
            let is_end_of_name = || word.gap == Gap::Hyphen && words[index - 1].is_capitalised();
            if !(word.is_capitalised() || is_end_of_name()) {
                continue;
            }
            let (start, outcome) = surnames::resolve(context, &line, &in_full, index);
            let range = words[start].range.start..word.range.end;
            match outcome {
                surnames::Outcome::One(entity) if start >= taken => {
                    mentions.push(Mention { entity, run: number, range, adjective: false });
                }
                surnames::Outcome::Several(people) => {
                    ambiguous.entry(fold(&run.text[range.clone()])).or_insert((number, range, people));
                }
                surnames::Outcome::One(_) | surnames::Outcome::Nobody => {}
            }
        }
    }
    let mut ambiguous: Vec<_> = ambiguous.into_values().collect();
    ambiguous.sort_by_key(|(run, range, _)| (*run, range.start));
    Found { mentions, ambiguous, asked: asking.finish() }
}

/// Of names that overlap in a run of so many words, the longest; of those, the first. In the order in which they begin.
fn longest(mut candidates: Vec<Candidate>, words: usize) -> Vec<Candidate> {
    if candidates.len() > 1 {
        candidates.sort_by_key(|candidate| (std::cmp::Reverse(candidate.words.len()), candidate.words.start));
        let mut used = vec![false; words];
        candidates.retain(|candidate| {
            let words = &mut used[candidate.words.clone()];
            let is_free = !words.contains(&true);
            if is_free {
                words.fill(true);
            }
            is_free
        });
        candidates.sort_unstable_by_key(|candidate| candidate.words.start);
    }
    candidates
}

/// Whether a name is no more than a surname, with a title or without, that somebody else has too: it follows the rule for surnames, though a profile
/// has it as an alias.
fn is_bare_surname(line: &Line<'_>, candidate: &Candidate) -> bool {
    let last = candidate.words.end - 1;
    let holders = line.id(last).map(|id| line.lexicon.people_called(id)).unwrap_or_default();
    let is_one_of_several = |meaning: &Meaning| meaning.entity.is_some_and(|person| holders.contains(&person));
    holders.len() > 1
        && candidate.meanings.iter().all(is_one_of_several)
        && (candidate.words.start..last).all(|at| line.title(at).is_some())
}

/// Whether a name is whole where it was found: no piece of a longer name, and no piece of an ordinary phrase.
fn stands_alone(context: &Context<'_>, line: &Line<'_>, candidate: &Candidate, meaning: &Meaning) -> bool {
    let Some(entity) = meaning.entity else { return true };
    let Range { start, end } = candidate.words.clone();
    let first = &line.words[start];
    // “J. Austin” in “Lloyd J. Austin”.
    if clues::is_initial(first) && !surnames::may_stand_before(context, line, entity, start) {
        return false;
    }
    let is_person = line.lexicon.is_person(entity);
    if end - start == 1 && !is_name_of_one_word(context, line, (entity, is_person), (start, meaning)) {
        return false;
    }
    if surnames::has_title_of_another(line, entity, start) {
        return false;
    }
    // “Robert Wilson” in “Robert Wilson Shufeldt”, who is another Robert.
    let goes_on = line.words.get(end).is_some_and(|next| next.gap == Gap::Space && next.is_capitalised());
    let others = line.id(end).filter(|_| goes_on).map(|id| line.lexicon.people_called(id)).unwrap_or_default();
    let is_namesake = |other: &EntityId| line.id(start).is_some_and(|id| line.lexicon.is_own_word(*other, id));
    if end - start > 1 && !others.contains(&entity) && others.iter().any(is_namesake) {
        return false;
    }
    if is_person && behind::is_of_another(context, line, entity, (&candidate.words, end - start > 1)) {
        return false;
    }
    if context.dossier.entity(entity).country.is_some() && countries::is_none(context, line, &candidate.words, meaning)
    {
        return false;
    }
    match meaning.scope {
        Scope::Anywhere | Scope::IfListed => true,
        Scope::Epithet => !is_phrase(context, line, candidate, entity),
    }
}

/// Whether a word that is a name, of somebody or something, is that name where it stands.
fn is_name_of_one_word(
    context: &Context<'_>,
    line: &Line<'_>,
    (entity, is_person): (EntityId, bool),
    (at, meaning): (usize, &Meaning),
) -> bool {
    if meaning.capitals == Capitals::All {
        // “LET US DOWN”
        let word = line.words[at].text;
        return !(is_among_capitals(&line.words, at) && is_particle_or_stop_word(word, &line.lexicon.language));
    }
    let is_number = is_person && line.is_number_or_short(at);
    !is_number && !is_likelier_a_word(context, line, &[entity], at)
}

/// Whether an epithet is an ordinary phrase here: the text has its words with small letters too, or more of it stands in front (“National Security
/// Affairs”). Where the front matter names the person, only the latter says so, and not at the beginning of a sentence, where any word has a capital.
fn is_phrase(context: &Context<'_>, line: &Line<'_>, candidate: &Candidate, entity: EntityId) -> bool {
    let start = candidate.words.start;
    let is_piece = !surnames::may_follow(context, line, entity, start);
    let mut words = line.words[candidate.words.clone()].iter();
    if context.named.contains(&entity) {
        is_piece && !clues::begins_sentence(&line.words, start - 1)
    } else {
        is_piece || words.all(|word| context.small.have(word.text))
    }
}

/// Of entities of one kind that have a name, a title outranks an alias. What is of several kinds could be either.
fn retain_titles(context: &Context<'_>, meanings: &mut Vec<&Meaning>) {
    let kind = |meaning: &&Meaning| meaning.entity.map(|id| context.dossier.entity(id).kind);
    let first = meanings.first().copied();
    let of_one = meanings.iter().all(|meaning| Some(meaning.entity) == first.map(|first| first.entity));
    let of_one_kind = meanings.iter().all(|meaning| kind(meaning) == first.as_ref().and_then(kind));
    if let Some(highest) = meanings.iter().map(|meaning| meaning.rank).min().filter(|_| of_one_kind && !of_one) {
        meanings.retain(|meaning| meaning.rank == highest);
    }
}

/// Whom a name means here; nothing where it could be several, or where it may not be matched.
fn decide(context: &Context<'_>, candidate: &Candidate, written: &str) -> Option<Meaning> {
    if context.is_unlinked(written) {
        return None;
    }
    let allowed = candidate.meanings.iter().filter(|meaning| match meaning.entity {
        Some(entity) => meaning.scope != Scope::IfListed || context.named.contains(&entity),
        None => true,
    });
    let mut allowed: Vec<&Meaning> = allowed.collect();
    // What is nobody's in general may be somebody's here.
    if allowed.iter().any(|meaning| meaning.entity.is_some()) {
        allowed.retain(|meaning| meaning.entity.is_some());
    }
    // The name itself wins over a form of another name.
    let exact: Vec<&Meaning> = allowed.iter().filter(|meaning| !meaning.inflected).copied().collect();
    let mut best = if exact.is_empty() { allowed } else { exact };
    retain_titles(context, &mut best);
    let first = **best.first()?;
    let one = best.iter().all(|meaning| meaning.entity == first.entity);
    // A noun says more than the adjective that is written like it.
    let noun = best.iter().find(|meaning| !meaning.adjective).map(|meaning| **meaning);
    one.then_some(noun.unwrap_or(first))
}
