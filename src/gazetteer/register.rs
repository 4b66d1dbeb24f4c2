//! Names of countries as registers write them: turned round, shortened, with brackets. “Korea, Republic of”, “Congo, Dem. Rep.”, “Iran (Islamic Republic of)”.
//!
//! What such a name shares with the official one are its words, in whatever order. So the words are the key: those that say something, written out.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Country, NameKind};
use crate::text::fold;

/// Words that some forms have and some have not.
const SILENT: &[&str] = &["of", "the", "and", "former"];

/// What is short for what.
const SHORT: &[(&str, &str)] = &[
    ("rep", "republic"),
    ("dem", "democratic"),
    ("fed", "federated"),
    ("sts", "states"),
    ("st", "saint"),
    ("is", "islands"),
    ("isl", "islands"),
    ("isls", "islands"),
    ("peoples", "people's"),
    ("peop", "people's"),
    ("u.k", "british"),
    ("uk", "british"),
    ("u.s", "us"),
    ("pdr", "people's democratic republic"),
    ("dpr", "democratic people's republic"),
    ("rb", "bolivarian republic"),
];

/// English names by their words; nothing where two countries have the same.
static BY_WORDS: LazyLock<FxHashMap<String, Option<Country>>> = LazyLock::new(|| {
    let mut by_words: FxHashMap<String, Option<Country>> = FxHashMap::default();
    for country in Country::all() {
        let names = country.names().filter(|name| name.language == "en");
        for name in names.filter(|name| !matches!(name.kind, NameKind::Adjective | NameKind::Abbreviation)) {
            let holder = by_words.entry(words(name.text)).or_insert(Some(country));
            if *holder != Some(country) {
                *holder = None;
            }
        }
    }
    by_words
});

/// The country that a name means which is written as in a register.
pub(super) fn find(name: &str) -> Option<Country> {
    if !name.contains([',', '(', '.', '&']) {
        return None;
    }
    BY_WORDS.get(&words(name)).copied().flatten()
}

/// The words of a name that say something, written out and sorted.
fn words(name: &str) -> String {
    let folded = fold(name);
    let all = folded.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '[' | ']' | '&' | '/' | '-'));
    let written_out = all.map(|word| {
        let word = word.trim_end_matches('.');
        SHORT.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| long)
    });
    let mut words: Vec<&str> = written_out
        .flat_map(|word| word.split(' '))
        .filter(|word| !word.is_empty() && !SILENT.contains(word))
        .collect();
    words.sort_unstable();
    words.dedup();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_registers_lead_to_their_countries() {
        for (name, code) in [
            ("Korea, Republic of", "KR"),
            ("Korea (the Republic of)", "KR"),
            ("Korea, Rep.", "KR"),
            ("Korea, Democratic People's Republic of", "KP"),
            ("Korea, Dem. People’s Rep.", "KP"),
            ("Congo, Dem. Rep.", "CD"),
            ("Congo, Democratic Republic of the", "CD"),
            ("Congo, Rep.", "CG"),
            ("Iran, Islamic Republic of", "IR"),
            ("Iran (Islamic Republic of)", "IR"),
            ("Iran, Islamic Rep.", "IR"),
            ("Moldova, Republic of", "MD"),
            ("Tanzania, United Republic of", "TZ"),
            ("Bolivia, Plurinational State of", "BO"),
            ("Bolivia (Plurinational State of)", "BO"),
            ("Venezuela, Bolivarian Republic of", "VE"),
            ("Venezuela, RB", "VE"),
            ("Micronesia, Federated States of", "FM"),
            ("Micronesia, Fed. Sts.", "FM"),
            ("Egypt, Arab Rep.", "EG"),
            ("Yemen, Rep.", "YE"),
            ("Bahamas, The", "BS"),
            ("Gambia (the)", "GM"),
            ("St. Lucia", "LC"),
            ("St. Vincent & the Grenadines", "VC"),
            ("Trinidad & Tobago", "TT"),
            ("Palestine, State of", "PS"),
            ("Virgin Islands (British)", "VG"),
            ("Virgin Islands, U.S.", "VI"),
            ("Virgin Islands (U.S.)", "VI"),
            ("Lao People’s Democratic Republic (the)", "LA"),
            ("Taiwan, Province of China", "TW"),
            ("Macedonia, the former Yugoslav Republic of", "MK"),
            ("Saint Helena, Ascension and Tristan da Cunha", "SH"),
            ("Hong Kong SAR, China", "HK"),
            ("Cocos (Keeling) Islands (the)", "CC"),
            ("Falkland Islands (the) [Malvinas]", "FK"),
            ("Holy See (the)", "VA"),
            ("Brunei Darussalam", "BN"),
            ("Russian Federation (the)", "RU"),
            ("Syrian Arab Republic", "SY"),
            ("Czech Rep.", "CZ"),
            ("Netherlands, Kingdom of the", "NL"),
            ("Sint Maarten (Dutch part)", "SX"),
            ("Saint Martin (French part)", "MF"),
            ("Bonaire, Sint Eustatius and Saba", "BQ"),
            ("United Kingdom of Great Britain and Northern Ireland (the)", "GB"),
            ("United States of America (the)", "US"),
        ] {
            assert_eq!(Country::find(name).map(Country::code), Some(code), "{name}");
        }
    }

    #[test]
    fn two_countries_and_none_are_none() {
        for name in [
            "Congo, The",
            "Korea (the)",
            "Ana Kovač, Ivo Marić",
            "Guinea, Angola",
            "Republic, Rep.",
            "Paris, France",
            "(, )",
        ] {
            assert_eq!(Country::find(name), None, "{name}");
        }
    }
}
