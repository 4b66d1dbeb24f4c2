//! Phrases that are nobody's and have a name inside: “New Mexico”, and the longer names of countries that the dossier does not have.

use super::meaning::{Capitals, Meaning, Scope};
use super::words::{Gap, words};
use crate::gazetteer::{Country, Region};
use crate::inflection::{Gender, Part, forms};

/// Phrases that begin or end like the name of a country and mean something else.
const NOT_COUNTRIES: &[&str] = &[
    "New Mexico",
    "Gulf of Mexico",
    "Northern Ireland",
    "Mexico City",
    "Kuwait City",
    "Guatemala City",
    "Panama City",
    "Panama Canal",
    "Jordan River",
    "River Jordan",
    "Lake Chad",
    "New England",
    "South China Sea",
    "East China Sea",
    "Indian Ocean",
    "Lake Victoria",
    "British Columbia",
    "Georgia Tech",
    "Atlanta, Georgia",
    "Augusta, Georgia",
    "Macon, Georgia",
    "Plains, Georgia",
    "Savannah, Georgia",
    "Guinea pig",
    "Turkey Point",
    "New Britain",
    "Inner Mongolia",
    "Air France",
    "Air India",
    "Bank of England",
    "Bank of America",
    "Voice of America",
    "North America",
    "North American",
    "North Americans",
    "South American",
    "South Americans",
    "Central American",
    "Central Americans",
    "Latin America",
    "Latin American",
    "Latin Americans",
    "Pan American",
    "Inter-American",
];

/// What a phrase means.
pub(super) const NOBODY: Meaning =
    Meaning { entity: None, capitals: Capitals::First, adjective: false, scope: Scope::Anywhere, inflected: false };

/// The phrases for texts in these languages, of which the first is their own: those above, and the names of several words of all regions and of the
/// countries that are not `known`.
pub(super) fn phrases(
    languages: &[&str],
    known: impl Fn(Country) -> bool + Copy,
) -> impl Iterator<Item = (&'static str, bool)> {
    let of_language = |(at, language): (usize, &str)| {
        let countries = Country::all().filter(move |country| !known(*country));
        let countries = countries.flat_map(move |country| country.names_in(language));
        let regions = Region::all().flat_map(move |region| region.names_in(language));
        countries.chain(regions).map(move |name| (name, at == 0)).collect::<Vec<_>>()
    };
    let mut named: Vec<(&'static str, bool)> = languages.iter().copied().enumerate().flat_map(of_language).collect();
    named.retain(|(name, _)| is_phrase(name));
    NOT_COUNTRIES.iter().map(|phrase| (*phrase, false)).chain(named)
}

/// Whether a name has several words with nothing between them that ends a sentence or a bracket, and is not that of two countries: “Serbia and
/// Montenegro” names both.
fn is_phrase(name: &str) -> bool {
    let words = if name.contains([' ', '-']) { words(name) } else { Vec::new() };
    let are_two = match words.as_slice() {
        [one, _, other] => Country::find(one.text).is_some() && Country::find(other.text).is_some(),
        _ => false,
    };
    words.len() > 1 && !are_two && words.iter().skip(1).all(|word| word.gap != Gap::Break)
}

/// The forms of every word of a phrase, which may be adjective or noun: “Южной Кореи”. More than there are does no harm, since nobody is meant.
pub(super) fn phrase_forms(phrase: &str, language: &str) -> Vec<Vec<String>> {
    let all = |word: &str| {
        let mut all = forms(word, Part::Country, None, language);
        for gender in [Gender::Feminine, Gender::Masculine] {
            all.extend(forms(word, Part::Surname, Some(gender), language));
        }
        all
    };
    words(phrase).into_iter().map(|word| all(word.text)).collect()
}
