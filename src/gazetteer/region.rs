//! Continents and their parts, by UN M49 code: Europe (150) and Eastern Europe (151).

use super::table::{Row, TABLE};

/// A continent, or a part of one. Ordered by code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region(u16);

impl Region {
    /// The region with a UN M49 code of three digits.
    pub fn from_code(code: &str) -> Option<Self> {
        let place = TABLE.regions.binary_search_by_key(&code, |row| row.code).ok()?;
        u16::try_from(place).ok().map(Self)
    }

    /// Every region, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..TABLE.regions.len() as u16).map(Self)
    }

    /// Every name in one language.
    pub fn names_in(self, language: &str) -> impl Iterator<Item = &'static str> + use<> {
        self.row().entries_in(language).map(|entry| entry.name.text)
    }

    /// The UN M49 code: three digits, as `151`.
    pub fn code(self) -> &'static str {
        self.row().code
    }

    /// The name in a language (a BCP 47 tag), else in English.
    pub fn name(self, language: &str) -> &'static str {
        self.row().name(language)
    }

    fn row(self) -> &'static Row {
        &TABLE.regions[usize::from(self.0)]
    }
}
