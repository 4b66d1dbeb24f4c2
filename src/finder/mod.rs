//! The finder: who and what a plain text of a known language tells of, and who says what in it.
//!
//! In come a text, its language and the dossier; out come people, organisations and countries, by the dossier's own names first (`known`), and
//! quotations with their speakers (`quotes`). A speaker whom the dossier does not know is named where the text has the whole name. What is uncertain is
//! left out.

mod known;
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
    /// People whom it does not know: speakers with a whole name, in the order of the text.
    pub new_people: Vec<String>,
    /// Organisations that the dossier knows.
    pub organisations: Vec<String>,
    /// Countries, by their codes.
    pub countries: Vec<String>,
    /// Who said what.
    pub quotes: Vec<Quotation>,
}

/// Looks for everything in a text, whose paragraphs have an empty line between them. `language` is a BCP 47 tag.
pub fn find(text: &str, language: &str, lookup: &Lookup) -> Found {
    let known = lookup.mentions(text, language);
    let people = People::of(text, &known, language);
    let quotes = quotes::find(text, language, &people);
    let mut new_people: Vec<String> = Vec::new();
    for speaker in quotes.iter().map(|quote| &quote.speaker) {
        let is_known = |name: &String| fold(name) == fold(speaker);
        if !vocabulary::is_organisation(speaker)
            && !known.people.iter().any(is_known)
            && !known.organisations.iter().any(is_known)
            && !new_people.iter().any(is_known)
        {
            new_people.push(speaker.clone());
        }
    }
    Found { people: known.people, new_people, organisations: known.organisations, countries: known.countries, quotes }
}

#[cfg(test)]
mod tests;
