//! What a single word in its place gives away: whether it is an initial, begins a sentence, or cannot be a forename.

use super::Context;
use super::line::Line;
use super::vocabulary::{is_date_word, is_department, is_forename_and_word, is_function_word};
use super::words::{Gap, Word};
use crate::gazetteer::Country;

/// Whether a word is a capital letter alone.
pub(super) fn is_initial(word: &Word<'_>) -> bool {
    word.is_capitalised() && word.text.chars().nth(1).is_none()
}

/// Whether a sentence begins with the word at `index`.
pub(super) fn begins_sentence(words: &[Word<'_>], index: usize) -> bool {
    index == 0 || matches!(words[index].gap, Gap::Break | Gap::DotSpace)
}

/// Whether a capitalised word behind `name` cannot be a part of it.
pub(super) fn is_no_forename_behind(context: &Context<'_>, word: &Word<'_>, name: &Word<'_>) -> bool {
    is_date_word(word.text)
        || is_function_word(word.text)
        || is_adjective(word.text)
        || (word.is_all_capitals() && !name.is_all_capitals())
        || context.small.have(word.text)
}

/// Whether a word cannot be the forename in front of `surname`: a month, “Russian”, or an abbreviation, behind which stands a name unless
/// the text has that word with a small letter too (“MIA Affairs”).
pub(super) fn is_no_forename(context: &Context<'_>, word: &Word<'_>, surname: &Word<'_>) -> bool {
    is_date_word(word.text)
        || (word.is_all_capitals() && !surname.is_all_capitals() && !context.small.have(surname.text))
        || is_adjective(word.text)
}

/// Whether a word is “Russian” or the like, and no forename: “German”.
fn is_adjective(word: &str) -> bool {
    Country::from_adjective(word).is_some() && !is_forename_and_word(&word.to_lowercase())
}

/// Whether an office of several words ends in front of the word at `index`: “Secretary of State”, “Commissar for Foreign Affairs”.
///
/// It has to end with what one holds office for: “Secretary of State Viktor” goes on.
pub(super) fn is_office(line: &Line<'_>, index: usize) -> bool {
    /// The longest office that is looked for, in words.
    const LONGEST: usize = 6;
    let words = &line.words;
    let Some(last) = index.checked_sub(1).map(|at| words[at].text) else { return false };
    if !is_department(last) && Country::find(last).is_none() {
        return false;
    }
    let mut at = index;
    while at > 1 && index - at < LONGEST && words[at].gap == Gap::Space {
        at -= 1;
        if matches!(words[at].text, "of" | "for" | "to") {
            return at + 1 < index && words[at].gap == Gap::Space && line.title(at - 1).is_some();
        }
        if !words[at].is_capitalised() && !matches!(words[at].text, "the" | "and") {
            return false;
        }
    }
    false
}
