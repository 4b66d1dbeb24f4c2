//! Names that are ordinary words of the text's language too: whether one is that word where it stands.
//!
//! Where any word has a capital (at the beginning of a sentence, in a text in capitals), or where only folding makes the word the name, the capital
//! says nothing: such a word is a name only behind a title, a forename or an initial.

use unicode_normalization::UnicodeNormalization;

use super::Context;
use super::called;
use super::clues::{begins_sentence, is_initial, is_office};
use super::line::Line;
use super::stop_words::is_stop_word;
use super::vocabulary::{is_always_capitalised, is_particle, is_word};
use super::words::{Gap, Word};
use crate::date::{is_month_name, weekday_in};
use crate::dossier::EntityId;
use crate::text::is_apostrophe;

/// How many words on either side show whether a text is in capitals there.
const NEAR: usize = 3;

/// Whether a name of one word, at `index`, is likelier an ordinary word there than a name of any of these entities.
pub(super) fn is_likelier_a_word(context: &Context<'_>, line: &Line<'_>, entities: &[EntityId], index: usize) -> bool {
    let words = &line.words;
    let word = words[index].text;
    let language = line.lexicon.language.as_str();
    let is_vouched = || is_vouched_for(line, entities, index);
    if is_always_capitalised(word) || (language == "de" && is_stop_word(word, language)) {
        return !is_vouched();
    }
    if line.title(index).is_some() && words.get(index + 1).is_some_and(is_name_behind_title) {
        return !is_vouched();
    }
    let says_nothing = begins_sentence(words, index) || is_among_capitals(words, index);
    if !says_nothing
        && (word.is_ascii() && entities.iter().all(|entity| context.dossier.entity(*entity).name.is_ascii()))
    {
        return false;
    }
    is_ordinary(context, line, index)
        && (says_nothing || !entities.iter().any(|entity| has_spelling(context, *entity, word, language)))
        && !is_vouched()
}

/// Whether a word is one of the text's language: a stop word, a month or a day of the week, a title, or one that the text has with a small letter too.
fn is_ordinary(context: &Context<'_>, line: &Line<'_>, index: usize) -> bool {
    let word = line.words[index].text;
    is_word(word)
        || is_particle_or_stop_word(word, &line.lexicon.language)
        || is_month_name(word)
        || weekday_in(word).is_some()
        || line.title(index).is_some()
        || context.small.have_exactly(word)
}

/// Whether a word is a particle in any language, or a stop word in this one.
pub(super) fn is_particle_or_stop_word(word: &str, language: &str) -> bool {
    is_particle(word) || is_stop_word(word, language)
}

/// Whether what stands in front of a name says that it is one: a title, a forename of theirs, or an initial.
pub(super) fn is_vouched_for(line: &Line<'_>, entities: &[EntityId], index: usize) -> bool {
    let words = &line.words;
    let Some(before) = index.checked_sub(1) else { return false };
    let is_title = || line.title(before).is_some_and(|title| title.small || words[before].is_capitalised());
    let is_own = || {
        words[before].is_capitalised()
            && line.id(before).is_some_and(|id| entities.iter().any(|entity| line.lexicon.is_own_word(*entity, id)))
    };
    match words[index].gap {
        Gap::Space => is_title() || is_initial(&words[before]) || is_own() || is_office(line, index),
        Gap::Dot | Gap::DotSpace => is_title() || is_initial(&words[before]),
        _ => false,
    }
}

/// Whether a word behind a title is a name: then the title is one, and nobody's surname.
fn is_name_behind_title(word: &Word<'_>) -> bool {
    word.gap == Gap::Space && word.is_capitalised() && !word.is_all_capitals()
}

/// Whether a word in capitals stands among words in capitals, as in a headline or a shout: no word near it in its sentence has a small letter.
pub(super) fn is_among_capitals(words: &[Word<'_>], index: usize) -> bool {
    let is_long = |word: &&Word<'_>| word.text.chars().filter(|c| c.is_alphabetic()).nth(1).is_some();
    let goes_on = |word: &&Word<'_>| !matches!(word.gap, Gap::Break | Gap::DotSpace);
    let first = (0..=index).rev().find(|at| !goes_on(&&words[*at])).unwrap_or_default();
    let before = &words[first.max(index.saturating_sub(NEAR))..index];
    let near = before.iter().chain(words.iter().skip(index + 1).take(NEAR).take_while(goes_on));
    let mut near = near.filter(is_long).peekable();
    words[index].is_all_capitals() && near.peek().is_some() && near.all(Word::is_all_capitals)
}

/// Whether a name or surname of somebody is spelled as the text has it, with the same diacritics.
fn has_spelling(context: &Context<'_>, entity: EntityId, written: &str, language: &str) -> bool {
    let plain =
        |text: &str| -> String { text.to_lowercase().nfc().map(|c| if is_apostrophe(c) { '\'' } else { c }).collect() };
    let written = plain(written);
    let entity = context.dossier.entity(entity);
    let surnames = called::surnames(entity, called::declared_gender(entity), language);
    let mut names = called::all_names(entity).into_iter().chain(surnames.into_iter().flat_map(|surname| surname.forms));
    names.any(|name| plain(&name) == written)
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    #[test]
    fn capitals_among_capitals_say_nothing() {
        for (text, index, expected) in [
            ("THEY WILL NOT LET US DOWN. TELL", 4, true),
            ("then the US left", 2, false),
            ("a US NATO envoy", 1, false),
            ("US", 0, false),
            ("HE SAID", 0, true),
            ("“TELL US WHY.” The US left", 1, true),
        ] {
            assert_eq!(is_among_capitals(&words(text), index), expected, "{text}");
        }
    }
}
