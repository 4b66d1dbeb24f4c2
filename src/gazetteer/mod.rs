//! The countries of ISO 3166-1: codes, names in many languages, adjectives, regions.
//!
//! In: a code or a name, in any language that is carried. Out: a [`Country`], a handle that costs nothing to copy and
//! knows the rest. The data are `countries.tsv`, which the generator beside it makes from the Unicode CLDR and from a
//! supplement written by hand; `LICENCES.md` has the terms.
//!
//! Beside the 249 countries of the standard there are Kosovo (`XK`) and four states that are no more: the Soviet Union
//! (`SU`), Yugoslavia (`YU`), Czechoslovakia (`CS`) and East Germany (`DD`), with the codes that ISO 3166-3 withdrew.
//! Serbia and Montenegro, which had the code `CS` after Czechoslovakia, is a name of Yugoslavia here.
//!
//! A name leads to one country or to none. What two countries share (“Congo”, “Dominican”) leads to neither.

mod index;
mod region;
mod register;
mod table;
#[cfg(test)]
mod tests;

use std::fmt;

pub use region::Region;

use index::INDEX;
use table::{Kind, Row, TABLE};

/// A country: a handle to its row. Ordered by alpha-2 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country(u16);

/// What sort of name a [`Name`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// The one that a page shows: Belarus.
    Common,
    /// Republic of Belarus.
    Official,
    /// Older, longer and other names: Byelorussia.
    Alternative,
    /// Written in capitals, and in running text a name only so: US, СССР.
    Abbreviation,
    /// An adjective or a word for the people: Belarusian, Belarusians, Poles. Never a name in front matter.
    Adjective,
}

/// A string by which a country is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// As it is written.
    pub text: &'static str,
    /// BCP 47 tag of the language it belongs to.
    pub language: &'static str,
    /// What sort of name it is.
    pub kind: NameKind,
    /// Whether it is also something else: Georgia, Chad, Kuba. In running text it means the country only where the
    /// note lists the country.
    pub ambiguous: bool,
}

impl Country {
    /// Every country and former state, by code.
    pub fn all() -> impl ExactSizeIterator<Item = Self> + Clone {
        // There are a few hundred of them: the length of the table fits.
        (0..TABLE.countries.len() as u16).map(Self)
    }

    /// The country with an ISO 3166-1 alpha-2 or alpha-3 code, in capitals or not.
    pub fn from_code(code: &str) -> Option<Self> {
        TABLE.by_code(code)
    }

    /// The country with a code in capitals, or a name in any language that is carried.
    ///
    /// Names are compared after folding, so case, diacritics and an English “the” before the name do not matter.
    /// Adjectives are not names: see [`Country::from_adjective`]. A code is found without allocating.
    pub fn find(name: &str) -> Option<Self> {
        let name = name.trim();
        let capitals = name.bytes().all(|byte| byte.is_ascii_uppercase());
        let by_code = if capitals { Self::from_code(name) } else { None };
        by_code.or_else(|| INDEX.country(name)).or_else(|| register::find(name))
    }

    /// The country that an English adjective or word for its people belongs to: Belarusian, Poles.
    pub fn from_adjective(word: &str) -> Option<Self> {
        INDEX.adjective(word)
    }

    /// The country that a name with a slip of the pen may have meant, for “did you mean”.
    pub fn nearest(name: &str) -> Option<Self> {
        INDEX.nearest(name)
    }

    /// The countries that a word which means none alone may stand for, by code: both of “Congo” and “Korea”.
    pub fn with_words(words: &str) -> Vec<Self> {
        INDEX.with_words(words)
    }

    /// ISO 3166-1 alpha-2 code: `BY`.
    pub fn code(self) -> &'static str {
        self.row().code
    }

    /// ISO 3166-1 alpha-3 code: `BLR`. Kosovo's is `XKX`, which is in general use and not in the standard.
    pub fn alpha3(self) -> &'static str {
        self.row().alpha3
    }

    /// The continent, by UN M49; none for a former state.
    pub fn region(self) -> Option<Region> {
        Region::from_code(self.row().region)
    }

    /// The part of the continent, by UN M49; none for a former state and for Antarctica.
    pub fn subregion(self) -> Option<Region> {
        Region::from_code(self.row().subregion)
    }

    /// Whether it is a state that is no more.
    pub fn is_former(self) -> bool {
        self.row().kind == Kind::Former
    }

    /// The common name in a language: a BCP 47 tag, else its shorter forms (`de-CH`, `de`), else English.
    pub fn name(self, language: &str) -> &'static str {
        self.row().name(language)
    }

    /// The English common name, from which the country's address is made.
    pub fn slug_name(self) -> &'static str {
        self.name("en")
    }

    /// The official name in a language; the common one where none is carried, or where they are the same.
    pub fn official_name(self, language: &str) -> &'static str {
        let official = self.row().name_of(NameKind::Official, language);
        official.unwrap_or_else(|| self.name(language))
    }

    /// Every name that leads to this country alone, adjectives among them; by language, English first.
    pub fn names(self) -> impl Iterator<Item = Name> {
        let entries = self.row().entries();
        entries.filter(|entry| !entry.shared).map(|entry| entry.name)
    }

    /// Every name in one language, adjectives among them, also those that another country has.
    pub fn names_in(self, language: &str) -> impl Iterator<Item = &'static str> + use<> {
        self.row().entries_in(language).map(|entry| entry.name.text)
    }

    /// The English adjectives and words for the people, also those that another country has (“Congolese”).
    pub fn adjectives(self) -> impl Iterator<Item = &'static str> {
        let entries = self.row().entries_in("en").map(|entry| entry.name);
        entries.filter(|name| name.kind == NameKind::Adjective).map(|name| name.text)
    }

    /// Whether its English common name is also something else; see [`Name::ambiguous`] for the others.
    pub fn is_ambiguous(self) -> bool {
        self.row().entries_in("en").next().is_some_and(|entry| entry.name.ambiguous)
    }

    fn row(self) -> &'static Row {
        &TABLE.countries[usize::from(self.0)]
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Country").field(&self.code()).finish()
    }
}

/// The column of names in languages that are not carried, which lead to a country and are never shown: Hrvatska.
const OWN: &str = "mul";

/// BCP 47 tags of the languages whose names are carried, English first.
pub fn languages() -> &'static [&'static str] {
    TABLE.languages.strip_suffix(&[OWN]).unwrap_or(&TABLE.languages)
}

/// The names in one language of what is neither a country nor a continent, and has a name of its own: Northern Cyprus, the European Union.
pub fn other_names_in(language: &str) -> impl Iterator<Item = &'static str> + '_ {
    let rows = TABLE.others.iter();
    let entries = rows.flat_map(move |row| row.entries_in(language).collect::<Vec<_>>());
    entries.map(|entry| entry.name.text)
}

/// Help for a name that stands among countries and is none: the European Union, Europe, Scotland.
pub fn not_a_country(name: &str) -> Option<&'static str> {
    if Country::find(name).is_some() {
        return None;
    }
    INDEX.other(name).map(|kind| match kind {
        Kind::Organisation => "write it under `organisations`",
        Kind::Region => "a region is not a country: write it under `tags`",
        // `other` never answers with a country.
        Kind::Part | Kind::Country | Kind::Former => {
            "ISO 3166-1 does not list it: write the country that is concerned, and this under `tags`"
        }
    })
}
