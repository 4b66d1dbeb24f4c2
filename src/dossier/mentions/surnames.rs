//! A surname alone: whom it means, if it can be told.
//!
//! It means somebody only where exactly one person with that surname is named in the note, or in full earlier in the text; never behind an
//! initial or a forename that is not that person's own, and never as half of a double name.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::called::has_initial;
use super::clues::{begins_sentence, is_initial, is_no_forename, is_no_forename_behind, is_office};
use super::line::Line;
use super::ordinary::is_likelier_a_word;
use super::stop_words::is_stop_word;
use super::vocabulary::{is_forename_and_word, is_function_word, is_german_article};
use super::words::{Gap, Word};
use super::{Context, behind};
use crate::dossier::EntityId;
use crate::inflection::Gender;

/// What came of a surname.
pub(super) enum Outcome {
    /// One person.
    One(EntityId),
    /// Several who are named: nobody can tell.
    Several(Vec<EntityId>),
    /// Nobody who is named here.
    Nobody,
}

/// Whom the surname means that ends with the word at `index`, and the word at which it begins.
pub(super) fn resolve(
    context: &Context<'_>,
    line: &Line<'_>,
    in_full: &FxHashSet<EntityId>,
    index: usize,
) -> (usize, Outcome) {
    let (start, people) = line.people_called(index);
    // `Putin.ru` is an address.
    let is_host = line.words.get(index + 1).is_some_and(|next| next.gap == Gap::Dot && !next.is_capitalised());
    if people.is_empty() || is_host || line.is_in_long_surname(index) {
        return (start, Outcome::Nobody);
    }
    (start, decide(context, line, in_full, (start..index + 1, &people)))
}

/// Which of the people with a surname is meant by the words that it takes.
fn decide(
    context: &Context<'_>,
    line: &Line<'_>,
    in_full: &FxHashSet<EntityId>,
    (surname, people): (Range<usize>, &[EntityId]),
) -> Outcome {
    let Range { start, end } = surname;
    let written = line.text(&surname);
    let is_one_word = end - start == 1;
    if (is_one_word && (line.is_number_or_short(start) || is_likelier_a_word(context, line, people, start)))
        || context.is_unlinked(written)
        || is_half_of_a_name(line, &surname)
        || is_behind_apostrophe(line, start)
    {
        return Outcome::Nobody;
    }
    let settled = context.settled(written).filter(|person| people.contains(person));
    let here = people.iter().copied().filter(|person| context.named.contains(person) || in_full.contains(person));
    let here: Vec<EntityId> = settled.map_or_else(|| here.collect(), |person| vec![person]);
    let fitting: Vec<EntityId> = here.iter().copied().filter(|person| fits(context, line, *person, &surname)).collect();
    match (here.as_slice(), fitting.as_slice()) {
        ([_], [person]) => Outcome::One(*person),
        // A forename or an initial of their own, or a title, tells which of several is meant.
        ([_, _, ..], [person])
            if is_preceded_by_name(&line.words, start)
                || gender_told(line, start).is_some()
                || behind::tells_generation(line, &surname) =>
        {
            Outcome::One(*person)
        }
        ([_, _, ..], [_, _, ..]) => Outcome::Several(here),
        _ => Outcome::Nobody,
    }
}

/// Whether what stands around a surname lets it be that of `person`.
fn fits(context: &Context<'_>, line: &Line<'_>, person: EntityId, surname: &Range<usize>) -> bool {
    may_stand_before(context, line, person, surname.start)
        && !has_title_of_another(line, person, surname.start)
        && !is_followed_by_forename(context, line, person, surname.end - 1)
        && !behind::is_of_another(context, line, person, (surname, false))
}

/// Whether the titles in front of a name are those of a man before a woman's, or of a woman before a man's: “Mrs Trump” is not Donald Trump.
pub(super) fn has_title_of_another(line: &Line<'_>, person: EntityId, index: usize) -> bool {
    // Few names have a title in front, and who a person is lies far away in memory.
    gender_told(line, index).is_some_and(|told| line.lexicon.gender(person).is_some_and(|own| own != told))
}

/// Whether the titles and initials in front of a name are a man's or a woman's.
fn gender_told(line: &Line<'_>, index: usize) -> Option<Gender> {
    let words = &line.words;
    let mut at = index;
    while at > 0 && matches!(words[at].gap, Gap::Space | Gap::Dot | Gap::DotSpace) {
        at -= 1;
        match line.title(at) {
            Some(title) if title.small || words[at].is_capitalised() => {
                if title.gender.is_some() {
                    return title.gender;
                }
            }
            _ if is_initial(&words[at]) => {}
            _ => break,
        }
    }
    None
}

/// Whether behind a surname that comes first stands somebody else's forename: “Kim Jong Il” is not Kim Jong Un.
///
/// The surname has to be in the case of the name: behind “вдова Ельцина” stands her name. Words of the person's own name may come between. A capitalised word that is a name or a title itself, that is no name, or that the text has
/// with a small letter too is no forename.
fn is_followed_by_forename(context: &Context<'_>, line: &Line<'_>, person: EntityId, index: usize) -> bool {
    let words = &line.words;
    if !line.id(index).is_some_and(|surname| line.lexicon.has_surname_first(person, surname)) {
        return false;
    }
    let is_own = |at: &usize| line.id(*at).is_some_and(|id| line.lexicon.is_own_word(person, id));
    let follows = |at: &usize| {
        let word = &words[*at];
        word.gap == Gap::Hyphen || (word.gap == Gap::Space && word.is_capitalised())
    };
    let Some(at) = (index + 1..words.len()).take_while(follows).find(|at| !is_own(at)) else { return false };
    let word = &words[at];
    if word.gap == Gap::Hyphen {
        // “Kim Jong-il”; what is joined to the surname itself is looked at elsewhere.
        return at > index + 1;
    }
    let is_word = || is_no_forename_behind(context, word, &words[index]);
    !line.begins_name(at) && line.title(at).is_none() && !is_word()
}

/// Whether a surname is joined by a hyphen to another capitalised word that is no name of its own: “Kuzma-Petrov”.
fn is_half_of_a_name(line: &Line<'_>, surname: &Range<usize>) -> bool {
    let words = &line.words;
    let is_name = |at: usize| line.id(at).is_some_and(|id| !line.lexicon.people_called(id).is_empty());
    let Range { start, end } = *surname;
    let before =
        words[start].gap == Gap::Hyphen && start > 0 && words[start - 1].is_capitalised() && !is_name(start - 1);
    let after = words.get(end).is_some_and(|next| next.gap == Gap::Hyphen && next.is_capitalised()) && !is_name(end);
    before || after
}

/// Whether a word is the end of a name that has an apostrophe inside, or stands behind an article, as no person does: “L’Aquila”, “D’Angelo”.
fn is_behind_apostrophe(line: &Line<'_>, index: usize) -> bool {
    let words = &line.words;
    let Some(before) = index.checked_sub(1).filter(|_| words[index].gap == Gap::Apostrophe) else { return false };
    // “Qu’Obama” begins a sentence.
    let is_elided = || begins_sentence(words, before) && words[before].text.chars().nth(1).is_some();
    words[before].text == "l" || (words[before].is_capitalised() && !is_elided())
}

/// Whether a capitalised word or an initial stands right in front.
fn is_preceded_by_name(words: &[Word<'_>], index: usize) -> bool {
    index > 0 && matches!(words[index].gap, Gap::Space | Gap::Dot | Gap::DotSpace) && words[index - 1].is_capitalised()
}

/// Whether what stands in front of the word at `index` may stand there if that is a name of `person`: initials of their own, and in front of those
/// or of the word no name of anybody else.
pub(super) fn may_stand_before(context: &Context<'_>, line: &Line<'_>, person: EntityId, index: usize) -> bool {
    let words = &line.words;
    let mut start = index;
    while start > 0
        && matches!(words[start].gap, Gap::Dot | Gap::DotSpace)
        && is_initial(&words[start - 1])
        && line.title(start - 1).is_none()
    {
        start -= 1;
        if !has_initial(context.dossier, person, words[start].text) {
            return false;
        }
    }
    // An office may go on where it seems to end: “Coordinator for Human Rights and Humanitarian Affairs”.
    may_follow(context, line, person, start) || (is_office(line, start) && !context.small.have(words[index].text))
}

/// Whether a name of `person` that begins at `index` may follow the word in front of it, which must not be somebody else's forename.
pub(super) fn may_follow(context: &Context<'_>, line: &Line<'_>, person: EntityId, index: usize) -> bool {
    let words = &line.words;
    if !is_preceded_by_name(words, index) || words[index].gap != Gap::Space {
        // Behind a full stop begins another sentence.
        return true;
    }
    let before = &words[index - 1];
    let own = line.id(index - 1).is_some_and(|id| line.lexicon.is_own_word(person, id));
    own || line.title(index - 1).is_some()
        || is_no_forename(context, before, &words[index])
        || is_german_noun(words, index - 1)
        || (begins_sentence(words, index - 1)
            && (is_function_word(before.text)
                || is_word_in_front(line, before.text)
                || context.small.have(before.text)))
}

/// Whether a stop word of the language says nothing of the name behind it. A forename does (“Bill”), and an article makes a place of it: “La Paz”.
fn is_word_in_front(line: &Line<'_>, word: &str) -> bool {
    const ARTICLES: &[&str] = &[
        "la", "le", "les", "el", "los", "las", "lo", "il", "i", "gli", "den", "der", "die", "das", "des", "de", "du",
        "do", "da", "dos", "san", "santa", "al",
    ];
    let lower = word.to_lowercase();
    is_stop_word(word, &line.lexicon.language) && !ARTICLES.contains(&lower.as_str()) && !is_forename_and_word(&lower)
}

/// Whether the word at `index` has a German article of its own, as a noun has and a forename seldom: “der Analyst”.
///
/// Behind a comma the article is a pronoun that anything may follow; “von der” is a part of a name, and “des” is written before forenames too.
fn is_german_noun(words: &[Word<'_>], index: usize) -> bool {
    let Some(at) = index.checked_sub(1).filter(|at| is_german_article(words[*at].text)) else { return false };
    let follows_particle = at > 0 && matches!(words[at - 1].text, "von" | "van");
    words[index].gap == Gap::Space && (begins_sentence(words, at) || (words[at].gap == Gap::Space && !follows_particle))
}
