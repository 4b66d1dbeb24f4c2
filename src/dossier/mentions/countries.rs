//! Countries in what is no country: somebody's forename or surname, another country or region, a common noun.

use std::ops::Range;

use super::Context;
use super::clues::{begins_sentence, is_no_forename, is_no_forename_behind};
use super::line::{Candidate, Line};
use super::meaning::{Meaning, Scope};
use super::stop_words::is_stop_word;
use super::vocabulary::{is_constitution, is_english_adjective, is_function_word};
use super::words::{Gap, Word, folded};
use crate::gazetteer::Country;

/// Names of countries, folded, that people have as forenames or surnames, in English and the languages that write them alike.
const ALSO_OF_PEOPLE: &[&str] = &[
    "israel",
    "izrael",
    "izraelis",
    "израиль",
    "ізраіль",
    "ізраїль",
    "cuba",
    "kuba",
    "куба",
    "ireland",
    "england",
    "holland",
    "france",
    "francia",
    "poland",
    "india",
    "kenya",
    "brazil",
    "malta",
    "jamaica",
];

/// What a country is called after whoever rules it, in front of its name.
const RULES: &[&str] = &["nazi", "vichy", "free", "red", "greater", "mainland", "mother", "post-war", "qing"];

/// Points of the compass in front of a name that make it that of another place: “South Georgia”, “North Pole”, “East India”.
const COMPASS: &[&str] = &["north", "south", "east", "west", "northwest", "northeast", "southwest", "southeast"];

/// What is elsewhere behind a point of the compass, beside countries whose name is something else too. “South China” is in China.
const ELSEWHERE: &[&str] = &["pole", "poles", "india", "indian", "indians", "american", "americans"];

/// English words for a people that are common nouns or verbs too.
const ALSO_COMMON: &[&str] =
    &["polish", "pole", "poles", "swede", "swedes", "dane", "scotch", "turkey", "turkeys", "china", "jersey"];

/// What a verb has behind it, and an adjective has not: “Polish the silver”.
const DETERMINERS: &[&str] = &[
    "the", "a", "an", "your", "my", "our", "his", "her", "its", "their", "this", "that", "these", "those", "it",
    "them", "up",
];

/// Whether the name of a country, or the adjective, means no country where it stands.
pub(super) fn is_none(context: &Context<'_>, line: &Line<'_>, country: &Range<usize>, meaning: &Meaning) -> bool {
    let is_one_word = country.end - country.start == 1;
    is_other_place(line, country, meaning.scope)
        || (is_one_word && is_common_noun(context, line, country.start, meaning))
        || (!meaning.adjective && is_one_word && is_in_name(context, line, country, meaning.scope))
}

/// Whether a point of the compass in front makes a name that of another place.
fn is_other_place(line: &Line<'_>, name: &Range<usize>, scope: Scope) -> bool {
    let words = &line.words;
    let before = name.start.checked_sub(1).filter(|_| matches!(words[name.start].gap, Gap::Space | Gap::Hyphen));
    before.is_some_and(|at| {
        (scope == Scope::IfListed || folded(words[name.start].text, |word| ELSEWHERE.contains(&word)))
            && words[at].is_capitalised()
            && folded(words[at].text, |word| COMPASS.contains(&word))
    })
}

/// Whether a word for a people is a common noun, or a verb, at the beginning of a sentence.
fn is_common_noun(context: &Context<'_>, line: &Line<'_>, at: usize, meaning: &Meaning) -> bool {
    let words = &line.words;
    if !meaning.adjective || !begins_sentence(words, at) || !folded(words[at].text, |word| ALSO_COMMON.contains(&word))
    {
        return false;
    }
    let is_named = meaning.entity.is_some_and(|entity| context.named.contains(&entity));
    let behind = words.get(at + 1).filter(|word| word.gap == Gap::Space);
    let is_verb = behind.is_some_and(|word| DETERMINERS.contains(&word.text));
    let may_be_noun = words[at].text != "Polish";
    is_verb || (may_be_noun && !is_named && !behind.is_some_and(Word::is_capitalised))
}

/// Whether the name of a country is a part of a person's name: behind a forename (“Michael Jordan”) or in front of a surname (“Israel Katzen”). In German
/// any noun may stand there, and only a title in front says so.
fn is_in_name(context: &Context<'_>, line: &Line<'_>, country: &Range<usize>, scope: Scope) -> bool {
    let words = &line.words;
    let Range { start, end } = *country;
    let title = start.checked_sub(1).filter(|at| {
        matches!(words[start].gap, Gap::Space | Gap::DotSpace)
            && words[*at].is_capitalised()
            && line.title(*at).is_some()
    });
    if line.lexicon.language == "de" && title.is_none() {
        return false;
    }
    let behind = words.get(end).filter(|next| next.gap == Gap::Space && next.is_capitalised());
    let is_name_behind = |word: &Word<'_>| {
        !line.begins_name(end)
            && line.people_called(end).1.is_empty()
            && line.title(end).is_none()
            && !is_no_forename_behind(context, word, &words[start])
            && !is_stop_word(word.text, &line.lexicon.language)
    };
    // “Putin Russia” and “Minister Ireland” are unlikely, and so is any other country.
    let is_also_of_people =
        || scope == Scope::IfListed || folded(words[start].text, |word| ALSO_OF_PEOPLE.contains(&word));
    // “Israel Defense Forces” are nobody.
    let is_last = || !words.get(end + 1).is_some_and(|next| next.gap == Gap::Space && next.is_capitalised());
    if (title.is_some() || scope == Scope::IfListed || (is_also_of_people() && is_last()))
        && behind.is_some_and(is_name_behind)
    {
        return true;
    }
    let is_forename = |at: usize| {
        !line.begins_name(at)
            && line.title(at).is_none()
            && !is_no_forename(context, &words[at], &words[start])
            && !is_function_word(words[at].text)
            && !folded(words[at].text, |word| RULES.contains(&word))
            && !is_stop_word(words[at].text, &line.lexicon.language)
            && !is_english_adjective(words[at].text)
            && !context.small.have(words[at].text)
    };
    let in_front = start.checked_sub(1).filter(|at| words[start].gap == Gap::Space && words[*at].is_capitalised());
    line.lexicon.language != "de" && is_also_of_people() && in_front.is_some_and(is_forename)
}

/// Whether a country's official name is the end of another's: “People’s Republic of China” is not Taiwan, whatever apostrophe it has.
pub(super) fn is_end_of_another(context: &Context<'_>, line: &Line<'_>, candidate: &Candidate) -> bool {
    let Range { start, end } = candidate.words.clone();
    let words = &line.words;
    let Some(before) =
        start.checked_sub(1).filter(|_| end - start > 1 && folded(words[start].text, |word| word == "republic"))
    else {
        return false;
    };
    let before = if words[before].gap == Gap::Apostrophe { before.saturating_sub(1) } else { before };
    // “Socialist Republic of Romania” is no other Romania.
    let of = Country::find(words[end - 1].text);
    let is_another = |meaning: &Meaning| {
        let country = meaning.entity.and_then(|entity| context.dossier.entity(entity).country);
        country.is_some() && country != of
    };
    is_constitution(words[before].text) && candidate.meanings.iter().any(is_another)
}
