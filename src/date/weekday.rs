//! Weekdays in running text, so that “on Wednesday” can be held against its date.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use super::Weekday;

/// The weekdays from Monday on, in one language. For each the words that mean that day and nothing else, in lower case:
/// its name, and the form of it in “on that day” where that differs. A word with a second meaning stands with the word
/// before it that takes the doubt away. To add a language, add a row.
type Names = [&'static [&'static str]; 7];

const LANGUAGES: &[Names] = &[
    // English.
    [&["monday"], &["tuesday"], &["wednesday"], &["thursday"], &["friday"], &["saturday"], &["sunday"]],
    // Belarusian. “ва ўторак” has the short form.
    [
        &["панядзелак"],
        &["аўторак", "ўторак"],
        &["серада", "сераду"],
        &["чацвер"],
        &["пятніца", "пятніцу"],
        &["субота", "суботу"],
        &["нядзеля", "нядзелю"],
    ],
    // French.
    [&["lundi"], &["mardi"], &["mercredi"], &["jeudi"], &["vendredi"], &["samedi"], &["dimanche"]],
    // German.
    [&["montag"], &["dienstag"], &["mittwoch"], &["donnerstag"], &["freitag"], &["samstag", "sonnabend"], &["sonntag"]],
    // Lithuanian.
    [
        &["pirmadienis", "pirmadienį"],
        &["antradienis", "antradienį"],
        &["trečiadienis", "trečiadienį"],
        &["ketvirtadienis", "ketvirtadienį"],
        &["penktadienis", "penktadienį"],
        &["šeštadienis", "šeštadienį"],
        &["sekmadienis", "sekmadienį"],
    ],
    // Polish.
    [
        &["poniedziałek"],
        &["wtorek"],
        &["środa", "środę"],
        &["czwartek"],
        &["piątek"],
        &["sobota", "sobotę"],
        &["niedziela", "niedzielę"],
    ],
    // Russian. “Среда” is also the environment.
    [
        &["понедельник"],
        &["вторник"],
        &["в среду"],
        &["четверг"],
        &["пятница", "пятницу"],
        &["суббота", "субботу"],
        &["воскресенье"],
    ],
    // Spanish. “Domingo” is also a man or a city.
    [&["lunes"], &["martes"], &["miércoles"], &["jueves"], &["viernes"], &["sábado"], &["el domingo"]],
    // Ukrainian.
    [
        &["понеділок"],
        &["вівторок"],
        &["середа", "середу"],
        &["четвер"],
        &["п'ятниця", "п'ятницю", "п’ятниця", "п’ятницю", "пʼятниця", "пʼятницю"],
        &["субота", "суботу"],
        &["неділя", "неділю"],
    ],
];

const WEEKDAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// Every name, with its day.
fn names() -> impl Iterator<Item = (&'static str, Weekday)> {
    LANGUAGES.iter().flat_map(|names| {
        names.iter().zip(WEEKDAYS).flat_map(|(words, weekday)| words.iter().map(move |word| (*word, weekday)))
    })
}

/// Whether a name is one word, with neither a space nor an apostrophe in it.
fn is_one_word(name: &str) -> bool {
    name.chars().all(char::is_alphanumeric)
}

/// The names of one word.
static ONE_WORD: LazyLock<FxHashMap<&'static str, Weekday>> =
    LazyLock::new(|| names().filter(|(name, _)| is_one_word(name)).collect());

/// The names that have a space or an apostrophe.
static SEVERAL_WORDS: LazyLock<Vec<(&'static str, Weekday)>> =
    LazyLock::new(|| names().filter(|(name, _)| !is_one_word(name)).collect());

/// The weekday that `text` names as a whole word, in any of the languages known here and in any case.
///
/// `None` where it names none, or more than one: “from Monday to Wednesday” says nothing about one day.
pub fn weekday_in(text: &str) -> Option<Weekday> {
    let text: String = text.to_lowercase().nfc().collect();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter_map(|word| ONE_WORD.get(word).copied());
    let several: &[_] = if is_one_word(&text) { &[] } else { &SEVERAL_WORDS };
    let several = several.iter().filter(|(name, _)| has_word(&text, name)).map(|(_, weekday)| *weekday);
    let mut named = words.chain(several);
    let first = named.next()?;
    named.all(|weekday| weekday == first).then_some(first)
}

/// Whether `word` stands in `text` with neither a letter nor a digit beside it.
fn has_word(text: &str, word: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(word)
        .any(|(at, _)| !is_part(text[..at].chars().next_back()) && !is_part(text[at + word.len()..].chars().next()))
}

#[cfg(test)]
mod tests {
    use super::{LANGUAGES, WEEKDAYS, Weekday, weekday_in};

    #[test]
    fn a_weekday_is_found_in_a_text() {
        for (text, expected) in [
            ("on Wednesday", Some(Weekday::Wednesday)),
            ("SUNDAY, 10 April", Some(Weekday::Sunday)),
            ("Wednesday’s vote, on Wednesday", Some(Weekday::Wednesday)),
            ("trečiadienį", Some(Weekday::Wednesday)),
            ("trec\u{30C}iadieni\u{328}", Some(Weekday::Wednesday)),
            ("ва ўторак", Some(Weekday::Tuesday)),
            ("у пʼятницю", Some(Weekday::Friday)),
            ("В среду", Some(Weekday::Wednesday)),
            ("we środę", Some(Weekday::Wednesday)),
            ("am Mittwoch", Some(Weekday::Wednesday)),
            ("окружающую среду", None),
            ("Santo Domingo", None),
            ("Sonntagszeitung", None),
            ("from Monday to Wednesday", None),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(weekday_in(text), expected, "{text}");
        }
    }

    #[test]
    fn every_word_of_every_language_means_one_day() {
        for names in LANGUAGES {
            for (words, weekday) in names.iter().zip(WEEKDAYS) {
                for word in *words {
                    assert_eq!(weekday_in(word), Some(weekday), "{word}");
                }
            }
        }
    }
}
