//! Inflection: the case forms of names, so that “Путиным” or “Vyčio Jurkonio” is found under the name that a profile gives.
//!
//! In comes a word or a name as its profile writes it, what the word is, whose it is and the language of the text that is
//! to be searched. Out come the forms that such a text may use, endings replaced: Jurkonis → Jurkonio, Лукашэнка → Лукашэнкі.
//! It is all a pure function of that; nothing is looked up beyond the tables here, and a word that no table knows has no
//! form but itself.
//!
//! Each language is one file of data, ending by ending, which names the grammar it follows; `table` reads them.
//! Lithuanian, Latvian, Russian, Ukrainian, Belarusian and Polish have all their cases; German and the Scandinavian
//! languages their genitive in -s.
//!
//! Left to whoever searches the text, since they need the text and no table: the English possessive (“Zelenska’s”,
//! “Jurkonis’”) and an ending behind an apostrophe (“Putin’o”, “Kennedy’ego”): what stands before the apostrophe is the name itself.
//! The stems of some surnames change in ways that their letters do not tell (Kozioł → Kozła): those forms are apart, in `stem`.
//! The plural is left out on purpose: “Лукашенки” are several people, and a link leads to one.

mod be;
mod gender;
mod germanic;
mod lt;
mod lv;
mod name;
mod pl;
mod ru;
mod stem;
mod table;
#[cfg(test)]
mod tests;
mod uk;

pub use gender::Gender;
pub use stem::forms_with_changed_stem;

use table::{Cases, Grammar};

/// What a word is, and so which paradigms it may follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// A forename or a patronymic.
    Forename,
    /// A surname, or the only word of a name.
    Surname,
    /// A country's name of one word. Longer ones are phrases, which are not inflected.
    Country,
}

/// The forms of one word in the singular, the word itself first, none twice.
///
/// `language` is a BCP 47 tag, of which the primary subtag decides. Without a gender the word's own ending is asked, and
/// where that tells nothing both paradigms are given. No form has fewer than three letters, but for the word itself. Both
/// halves of a hyphenated word are inflected, of a country the last one; a word in capitals has forms in capitals.
pub fn forms(word: &str, part: Part, gender: Option<Gender>, language: &str) -> Vec<String> {
    let Some(grammar) = grammar(language) else { return vec![word.to_owned()] };
    let genders = gender::candidates(gender.or_else(|| grammar.gender(word, part)));
    distinct(word, genders.iter().flat_map(|gender| grammar.decline(word, part, *gender)).flatten())
}

/// The forms of each word of a person's name, in the order of its words: see [`forms`].
///
/// The last word is the surname, the others are forenames or patronymics; particles, initials and numerals have no form but
/// themselves, and so have the words of a name that was turned round for a register (“Putin, Vladimir”).
/// Put together at random they give names that are in no case at all: to search for whole names take [`full_forms`].
pub fn name_forms(name: &str, gender: Option<Gender>, language: &str) -> Vec<Vec<String>> {
    let readings = readings(name, gender, language);
    let words = name.split_whitespace().enumerate();
    words
        .map(|(i, word)| distinct(word, readings.iter().flat_map(|reading| reading[i].iter().flatten().cloned())))
        .collect()
}

/// The forms of a person's whole name, all words in the same case: the name itself first, none twice.
///
/// Words are joined by one space. “Uładzimir Putin” in Polish: “Uładzimira Putina”, “Uładzimirowi Putinowi”, and so on.
pub fn full_forms(name: &str, gender: Option<Gender>, language: &str) -> Vec<String> {
    let readings = readings(name, gender, language);
    distinct(name, readings.iter().flat_map(|words| table::aligned(words, " ")).flatten())
}

/// The gender that a person's name gives away in this language.
pub fn gender_of(name: &str, language: &str) -> Option<Gender> {
    guess(grammar(language)?, &name::words(name))
}

/// What the words of a name tell of its bearer's gender, forenames first.
fn guess(grammar: &Grammar, words: &[(&str, Option<Part>)]) -> Option<Gender> {
    let forenames = words.iter().filter(|(_, part)| *part == Some(Part::Forename));
    let surnames = words.iter().filter(|(_, part)| *part == Some(Part::Surname));
    forenames.chain(surnames).find_map(|(word, part)| grammar.gender(word, (*part)?))
}

/// The cases of each word of a name, once for each gender that its bearer may have.
fn readings(name: &str, gender: Option<Gender>, language: &str) -> Vec<Vec<Cases>> {
    let words = name::words(name);
    let Some(grammar) = grammar(language) else {
        return vec![words.iter().map(|(word, _)| table::unchanged(word)).collect()];
    };
    let decline = |gender: Gender| {
        let cases = words.iter().map(|(word, part)| match part {
            Some(part) => grammar.decline(word, *part, gender),
            None => table::unchanged(word),
        });
        cases.collect()
    };
    gender::candidates(gender.or_else(|| guess(grammar, &words))).iter().map(|gender| decline(*gender)).collect()
}

/// The tables of a language, by its BCP 47 tag.
fn grammar(language: &str) -> Option<&'static Grammar> {
    let primary = language.split(['-', '_']).next()?;
    Some(match primary.to_ascii_lowercase().as_str() {
        "be" => &be::GRAMMAR,
        "lt" => &lt::GRAMMAR,
        "lv" => &lv::GRAMMAR,
        "pl" => &pl::GRAMMAR,
        "ru" => &ru::GRAMMAR,
        "uk" => &uk::GRAMMAR,
        "da" | "de" | "nb" | "nn" | "no" | "sv" => &germanic::GRAMMAR,
        _ => return None,
    })
}

/// The word itself, then its forms, each once. Those of fewer than three letters would be found everywhere: they are dropped.
fn distinct(itself: &str, forms: impl Iterator<Item = String>) -> Vec<String> {
    let mut all = vec![itself.to_owned()];
    for form in forms {
        if form.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !all.contains(&form) {
            all.push(form);
        }
    }
    all
}
