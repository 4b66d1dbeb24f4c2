//! Names of several words: which of them are inflected, and as what.

use super::Part;

/// Words inside a name that belong to the one behind them and never change, in small letters.
const PARTICLES: &[&str] = &[
    "abd", "abu", "af", "al", "as", "ash", "av", "ben", "bin", "bint", "da", "das", "de", "del", "della", "den", "der",
    "di", "do", "dos", "du", "e", "el", "ibn", "la", "las", "le", "los", "mac", "oğlu", "san", "st", "ter", "van",
    "vom", "von", "y", "zu", "zum", "абд", "абу", "аль", "бен", "бин", "бинт", "ван", "да", "де", "дель", "ден", "дер",
    "ди", "дос", "дю", "ибн", "кызы", "ла", "ле", "оглу", "оглы", "сан", "тер", "фон", "эль",
];

/// The words of a name, each with what it is; `None` is a word that does not change.
pub(super) fn words(name: &str) -> Vec<(&str, Option<Part>)> {
    let words: Vec<&str> = name.split_whitespace().collect();
    // “Putin, Vladimir” is in no text, and its last word is no surname.
    let turned = name.contains(',');
    let surname = words.iter().rposition(|word| !is_fixed(word));
    let part = |i: usize, word: &str| {
        let fixed = turned || is_fixed(word) || (i > 0 && is_particle(word));
        let part = if Some(i) == surname { Part::Surname } else { Part::Forename };
        (!fixed).then_some(part)
    };
    words.iter().enumerate().map(|(i, word)| (*word, part(i, word))).collect()
}

/// Whether a word inside a name, or a piece before a hyphen, never changes: “van”, “al”, anything in small letters.
pub(super) fn is_particle(word: &str) -> bool {
    starts_small(word) && !word.contains('-') || PARTICLES.contains(&word.to_lowercase().as_str())
}

/// Whether a word is an initial, an abbreviation or a numeral: “В.”, “Jr.”, “III”.
fn is_fixed(word: &str) -> bool {
    word.contains(|c: char| c == '.' || c.is_numeric())
        || word.chars().nth(1).is_none()
        || word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
        || matches!(word, "Jr" | "Sr")
}

/// Whether a word begins with a small letter.
fn starts_small(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase)
}
