//! Phrases that are nobody's and have a name inside: “New Mexico”, and the longer names of countries that the dossier does not have.

use std::sync::Arc;

use rayon::prelude::*;

use super::meaning::{Capitals, Meaning, Scope};
use super::prepare::plain_forms;
use super::prepared::{Prepared, Preparing};
use super::words::{Gap, primary, words};
use crate::dossier::names::Rank;
use crate::gazetteer::{Country, Region, other_names_in};
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
const NOBODY: Meaning = Meaning {
    entity: None,
    rank: Rank::Title,
    capitals: Capitals::First,
    adjective: false,
    scope: Scope::Anywhere,
    inflected: false,
};

/// A phrase that is nobody's.
#[derive(Debug)]
pub(super) struct Phrase {
    /// The country whose name it is, if any's: it is nobody's only where the dossier does not have that.
    pub(super) country: Option<Country>,
    pub(super) prepared: Prepared,
}

/// The phrases for texts in `language`, for a lexicon: those above, and the names of several words of all countries and regions. They hang on no
/// dossier.
pub(super) fn prepared_phrases(language: &str, site_language: &str) -> Arc<[Phrase]> {
    let language = primary(language).to_ascii_lowercase();
    let mut languages = vec![language.as_str(), primary(site_language), "en"];
    languages.dedup();
    let prepare = |(country, phrase, own): (Option<Country>, &str, bool)| {
        let forms = if own { phrase_forms(phrase, &language) } else { plain_forms(phrase) };
        let mut part = Preparing::default();
        part.name(phrase, &forms, NOBODY);
        Phrase { country, prepared: part.finish() }
    };
    let all: Vec<_> = phrases(&languages).collect();
    all.into_par_iter().with_min_len(16).map(prepare).collect()
}

/// The phrases for texts in these languages, of which the first is their own; with the country whose name it is, and whether it is in that language.
fn phrases(languages: &[&str]) -> impl Iterator<Item = (Option<Country>, &'static str, bool)> {
    let of_language = |(at, language): (usize, &str)| {
        let of_country = |country: Country| country.names_in(language).map(move |name| (Some(country), name));
        let countries = Country::all().flat_map(of_country);
        let regions = Region::all().flat_map(|region| region.names_in(language));
        let others = regions.chain(other_names_in(language)).map(|name| (None, name));
        countries.chain(others).map(move |(country, name)| (country, name, at == 0)).collect::<Vec<_>>()
    };
    let mut named: Vec<_> = languages.iter().copied().enumerate().flat_map(of_language).collect();
    named.retain(|(_, name, _)| is_phrase(name));
    NOT_COUNTRIES.iter().map(|phrase| (None, *phrase, false)).chain(named)
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
fn phrase_forms(phrase: &str, language: &str) -> Vec<Vec<String>> {
    let all = |word: &str| {
        let mut all = forms(word, Part::Country, None, language);
        for gender in [Gender::Feminine, Gender::Masculine] {
            all.extend(forms(word, Part::Surname, Some(gender), language));
        }
        all
    };
    words(phrase).into_iter().map(|word| all(word.text)).collect()
}
