//! A surname alone: whom it means, if it can be told.
//!
//! It means somebody only where exactly one person with that surname is named in the note, or in full earlier in the text; never behind an
//! initial or a forename that is not that person's own, and never as half of a double name.

use rustc_hash::FxHashSet;

use super::Context;
use super::lexicon::has_initial;
use super::scan::Line;
use super::vocabulary::{is_always_capitalised, is_function_word, is_title, is_word};
use super::words::{Gap, Word};
use crate::dossier::EntityId;
use crate::text::fold;

/// What came of a surname.
pub(super) enum Outcome {
    /// One person.
    One(EntityId),
    /// Several who are named: nobody can tell.
    Several(Vec<EntityId>),
    /// Nobody who is named here.
    Nobody,
}

/// Whom the word at `index` means.
pub(super) fn resolve(context: &Context<'_>, line: &Line<'_>, in_full: &FxHashSet<EntityId>, index: usize) -> Outcome {
    let Line { lexicon, words, .. } = line;
    let people = line.id(index).map(|id| lexicon.people_called(id)).unwrap_or_default();
    if !people.is_empty() && is_likelier_a_word(words, index) {
        return Outcome::Nobody;
    }
    if people.is_empty() || context.unlinked.contains(&fold(words[index].text)) || is_half_of_a_name(line, index) {
        return Outcome::Nobody;
    }
    let settled = context.surnames.get(&fold(words[index].text)).filter(|person| people.contains(person));
    let here = people.iter().copied().filter(|person| context.named.contains(person) || in_full.contains(person));
    let here: Vec<EntityId> = settled.map_or_else(|| here.collect(), |person| vec![*person]);
    let fitting: Vec<EntityId> =
        here.iter().copied().filter(|person| may_stand_before(context, line, *person, index)).collect();
    match (here.as_slice(), fitting.as_slice()) {
        ([_], [person]) => Outcome::One(*person),
        // A forename or an initial of their own tells which of several is meant.
        ([_, _, ..], [person]) if is_preceded_by_name(words, index) => Outcome::One(*person),
        ([_, _, ..], [_, _, ..]) => Outcome::Several(here),
        _ => Outcome::Nobody,
    }
}

/// Whether a surname that is also a word of English is that word here: a month anywhere, any other word where a sentence begins.
///
/// A name, an initial or a title in front of it says that it is a name after all.
fn is_likelier_a_word(words: &[Word<'_>], index: usize) -> bool {
    let before = index.checked_sub(1).map(|at| &words[at]);
    let vouched = before.is_some_and(|before| is_preceded_by_name(words, index) && !is_function_word(before.text));
    if vouched {
        return false;
    }
    let word = words[index].text;
    let begins_sentence = matches!(words[index].gap, Gap::Break | Gap::DotSpace);
    is_always_capitalised(word) || (begins_sentence && is_word(word))
}

/// Whether the word is joined by a hyphen to another capitalised word that is no name of its own: “Kuzma-Petrov”.
fn is_half_of_a_name(line: &Line<'_>, index: usize) -> bool {
    let words = &line.words;
    let is_name = |at: usize| line.id(at).is_some_and(|id| !line.lexicon.people_called(id).is_empty());
    let before =
        words[index].gap == Gap::Hyphen && index > 0 && words[index - 1].is_capitalised() && !is_name(index - 1);
    let after = words.get(index + 1).is_some_and(|next| next.gap == Gap::Hyphen && next.is_capitalised())
        && !is_name(index + 1);
    before || after
}

/// Whether a capitalised word or an initial stands right in front.
fn is_preceded_by_name(words: &[Word<'_>], index: usize) -> bool {
    index > 0 && matches!(words[index].gap, Gap::Space | Gap::Dot | Gap::DotSpace) && words[index - 1].is_capitalised()
}

/// Whether what stands in front of the surname may stand there if `person` is meant.
fn may_stand_before(context: &Context<'_>, line: &Line<'_>, person: EntityId, index: usize) -> bool {
    let words = &line.words;
    if !is_preceded_by_name(words, index) {
        return true;
    }
    let before = &words[index - 1];
    if before.text.chars().count() == 1 && words[index].gap != Gap::Space {
        return has_initial(context.dossier, person, before.text);
    }
    if words[index].gap != Gap::Space {
        // The full stop of the sentence before.
        return true;
    }
    let own = line.id(index - 1).is_some_and(|id| line.lexicon.is_own_word(person, id));
    let begins_sentence = index == 1 || matches!(words[index - 1].gap, Gap::Break | Gap::DotSpace);
    own || is_title(&fold(before.text)) || (begins_sentence && is_function_word(before.text))
}
