//! The language of the interface: its words, dates, numbers, order and direction of script.
//!
//! In comes the language tag of the site; out comes a [`Language`], which turns plain values (a [`Date`](crate::date::Date), a number, a
//! name) into what a reader of that language expects to see. It is made once for each build and shared by every page: all that the
//! Unicode CLDR knows of the language is asked for then, so that printing a date is no more than filling in a pattern.
//!
//! The words are files in `words/`, one for each language; a language without a file has English words and dates of its own, and an
//! interface that is written as English is.

mod alphabet;
mod dates;
mod names;
mod numbers;
mod words;

#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::collections::BTreeMap;

use icu_locale::subtags::region;
use icu_locale::{Locale, LocaleDirectionality};
use serde_json::{Map, Value};

use alphabet::Alphabet;
use dates::Calendar;
use numbers::Numbers;
use words::Words;

/// A language of the interface. Cheap to use and dear to make (about a millisecond): make one and share it.
#[derive(Debug)]
pub struct Language {
    tag: String,
    words: Words,
    numbers: Numbers,
    calendar: Calendar,
    alphabet: Alphabet,
}

impl Language {
    /// The language with a BCP 47 tag, such as `lt` or `de-AT`.
    ///
    /// `en` alone writes dates as British English does. A tag that is not well formed is taken for `en`: whoever reads the configuration
    /// has reported it.
    pub fn new(tag: &str) -> Self {
        let locale = locale(tag);
        let words = Words::of(&locale);
        let numbers = Numbers::new(&locale, words.locale(&locale));
        Self {
            tag: tag.to_owned(),
            calendar: Calendar::new(&locale, numbers.digits(), &words),
            alphabet: Alphabet::new(&locale),
            words,
            numbers,
        }
    }

    /// The tag that it was made from.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The language of the interface, a BCP 47 tag: this one, or English where it has no words.
    pub fn interface(&self) -> &str {
        if self.words.are_own() { &self.tag } else { self.words.tag() }
    }

    /// The direction in which the interface is written, see [`direction_of`].
    pub fn direction(&self) -> &'static str {
        direction_of(self.interface())
    }

    /// The name of another language: “Lithuanian” for `lt` and `lt-LT`. `None` where only its code is known.
    pub fn name_of(&self, tag: &str) -> Option<&'static str> {
        let tag: Locale = tag.parse().ok()?;
        names::name(tag.id.language.as_str(), self.words.tag())
    }

    /// Every word of the interface by its key, for templates. What the language lacks is in English.
    pub fn words(&self) -> &Map<String, Value> {
        self.words.map()
    }

    /// One word of the interface; empty where there is no such key.
    pub fn word(&self, key: &str) -> &str {
        self.words.word(key)
    }

    /// Words of the interface that have places, such as `{first}`, with these filled in.
    pub fn phrase(&self, key: &str, places: &[(&str, &str)]) -> String {
        words::fill(self.word(key), places)
    }

    /// A number and its noun in the right form: “1 note”, “5 notes”. `None` where there is no such noun.
    pub fn count(&self, n: usize, noun: &str) -> Option<String> {
        let form = self.words.noun(noun, self.numbers.category(n))?;
        Some(words::fill(form, &[("n", &self.number(n))]))
    }

    /// A noun in all its forms, by the plural categories of the language; empty where there is no such noun.
    pub fn forms(&self, noun: &str) -> BTreeMap<&str, &str> {
        self.words
            .forms(noun)
            .into_iter()
            .flatten()
            .map(|(category, form)| (category.as_str(), form.as_str()))
            .collect()
    }

    /// The nouns that [`count`](Self::count) knows, in the order of the alphabet.
    pub fn counted_nouns(&self) -> impl Iterator<Item = &str> {
        self.words.nouns()
    }

    /// A number with the digits and the grouping of the language: “12,345”.
    pub fn number(&self, n: usize) -> String {
        self.numbers.write(n)
    }

    /// The order of two names, as a list in this language has it. Numbers in them count as numbers (`2` before `10`), and names that the
    /// language holds equal are ordered by their code points, so that only a name itself is equal to it.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.alphabet.compare(a, b)
    }

    /// The letter under which a name stands in an A–Z list: a capital or a digraph that counts as a letter (“Ch” in Czech), `0–9` for
    /// digits, `#` for anything else.
    ///
    /// Quotation marks and the like before a name are passed over here, but not by [`compare`](Self::compare), so collect the names of
    /// one letter from the whole list and order the letters by [`compare`](Self::compare).
    pub fn initial(&self, name: &str) -> String {
        self.alphabet.initial(name)
    }
}

/// The languages that the interface has words in.
pub fn interfaces() -> impl Iterator<Item = &'static str> {
    words::FILES.into_iter().map(|(tag, _)| tag)
}

/// The direction in which a language is written, as HTML's `dir` says it: `ltr` or `rtl`.
pub fn direction_of(tag: &str) -> &'static str {
    if LocaleDirectionality::new_common().is_right_to_left(&locale(tag).id) { "rtl" } else { "ltr" }
}

/// The locale to ask the CLDR for.
fn locale(tag: &str) -> Locale {
    let mut locale = tag.parse().unwrap_or(icu_locale::locale!("en"));
    if locale.id.language == icu_locale::subtags::language!("en") {
        locale.id.region.get_or_insert(region!("GB"));
    }
    locale
}
