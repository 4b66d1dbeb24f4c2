//! The finder: who and what a plain text of a known language tells of, and who says what in it.
//!
//! In come a text, its language and the dossier; out come people, organisations and countries, by the dossier's own names first (`known`), and
//! people whom the text names in full (`named`), and quotations with their speakers (`quotes`). What is uncertain is left out.

mod forenames;
mod known;
mod named;
mod people;
mod quotes;
mod spans;
mod verbs;
mod vocabulary;

pub use known::Lookup;
pub use quotes::Quotation;

use crate::text::fold;
use people::People;

/// What a text tells of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// People whom the dossier knows, the one with the most mentions first.
    pub people: Vec<String>,
    /// People whom it does not know, in the order of the text.
    pub new_people: Vec<Newcomer>,
    /// Organisations that the dossier knows.
    pub organisations: Vec<String>,
    /// Countries, by their codes.
    pub countries: Vec<String>,
    /// Who said what.
    pub quotes: Vec<Quotation>,
}

/// Somebody whom a text names and the dossier does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newcomer {
    /// The whole name, in the nominative.
    pub name: String,
    /// In what capacity, as the text says it.
    pub office: Option<String>,
}

/// Looks for everything in a text, whose paragraphs have an empty line between them. `language` is a BCP 47 tag.
pub fn find(text: &str, language: &str, lookup: &Lookup) -> Found {
    let known = lookup.mentions(text, language);
    let people = People::of(text, &known, language);
    let mut quotes = quotes::find(text, language, &people);
    // Which institution speaks is uncertain where the dossier does not know it.
    quotes.retain(|quote| !vocabulary::is_organisation(&quote.speaker) || known.organisations.contains(&quote.speaker));
    let named = people.named().iter();
    let mut new_people: Vec<Newcomer> =
        named.map(|named| Newcomer { name: named.name.clone(), office: named.office.clone() }).collect();
    for quote in &quotes {
        let is_speaker = |name: &String| fold(name) == fold(&quote.speaker);
        if !known.people.iter().any(is_speaker)
            && !known.organisations.iter().any(is_speaker)
            && !new_people.iter().any(|newcomer| is_speaker(&newcomer.name))
        {
            new_people.push(Newcomer { name: quote.speaker.clone(), office: quote.capacity.clone() });
        }
    }
    Found { people: known.people, new_people, organisations: known.organisations, countries: known.countries, quotes }
}

#[cfg(test)]
mod tests;
