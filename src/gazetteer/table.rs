//! The data file as rows.
//!
//! In: `countries.tsv`, which the binary carries. Out: [`Table`], whose rows borrow from the text; nothing is copied. A
//! line that is not a row is passed over here, and fails a test.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Country, Name, NameKind};

/// The data file. Its header says where it comes from.
pub(super) const DATA: &str = include_str!("countries.tsv");

/// The table, read when it is first asked for.
pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| Table::parse(DATA));

/// How many columns stand before those of the languages.
pub(super) const COLUMNS: usize = 6;

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A country of ISO 3166-1, or Kosovo.
    Country,
    /// A state that is no more.
    Former,
    /// A continent or a part of one.
    Region,
    /// What people list among countries and is an organisation: the European Union.
    Organisation,
    /// What people list among countries and has no code in ISO 3166-1: Scotland.
    Part,
}

/// One line of the data file.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) kind: Kind,
    /// ISO 3166-1 alpha-2; for a region, its UN M49 code.
    pub(super) code: &'static str,
    /// ISO 3166-1 alpha-3, of countries alone.
    pub(super) alpha3: &'static str,
    /// The UN M49 code of the continent, or nothing.
    pub(super) region: &'static str,
    /// The UN M49 code of the part of the continent, or nothing.
    pub(super) subregion: &'static str,
    /// See [`Row::keys`]; separated by `|`.
    keys: &'static str,
    /// The names by language, in the order of [`Table::languages`].
    cells: Box<[&'static str]>,
}

/// One name in a cell, with the marks that the file gives it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) name: Name,
    /// Whether another entry has the name too, so that it leads to neither.
    pub(super) shared: bool,
}

/// All rows, by what they are about.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// BCP 47 tags of the columns; English is first.
    pub(super) languages: Box<[&'static str]>,
    /// Countries and former states, by code.
    pub(super) countries: Vec<Row>,
    /// Continents and their parts, by code.
    pub(super) regions: Vec<Row>,
    /// What is no country and is taken for one.
    pub(super) others: Vec<Row>,
    /// Alpha-2 codes (with a zero byte behind them) and alpha-3 codes.
    codes: FxHashMap<[u8; 3], Country>,
}

impl Table {
    fn parse(data: &'static str) -> Self {
        let mut lines = data.lines().filter(|line| !line.starts_with('#'));
        let mut table =
            Self { languages: lines.next().unwrap_or_default().split('\t').skip(COLUMNS).collect(), ..Self::default() };
        for row in lines.filter_map(Row::parse) {
            match row.kind {
                Kind::Country | Kind::Former => table.countries.push(row),
                Kind::Region => table.regions.push(row),
                Kind::Organisation | Kind::Part => table.others.push(row),
            }
        }
        table.countries.sort_unstable_by_key(|row| row.code);
        table.regions.sort_unstable_by_key(|row| row.code);
        table.codes = (0..)
            .map(Country)
            .zip(&table.countries)
            .flat_map(|(country, row)| [row.code, row.alpha3].map(|code| (code, country)))
            .filter_map(|(code, country)| Some((code_key(code)?, country)))
            .collect();
        table
    }

    /// The country with an alpha-2 or alpha-3 code, in capitals or not.
    pub(super) fn by_code(&self, code: &str) -> Option<Country> {
        self.codes.get(&code_key(code)?).copied()
    }

    /// The column of a language, whose tag may be longer than the column's: `de-CH` is found under `de`.
    fn column(&self, tag: &str) -> Option<usize> {
        let mut tag = tag;
        loop {
            let column = self.languages.iter().position(|language| language.eq_ignore_ascii_case(tag));
            if column.is_some() {
                return column;
            }
            tag = tag.rsplit_once('-')?.0;
        }
    }
}

/// A code of two or three letters as a key, in capitals; anything else is none.
fn code_key(code: &str) -> Option<[u8; 3]> {
    let bytes = code.as_bytes();
    if !matches!(bytes.len(), 2 | 3) || !bytes.iter().all(u8::is_ascii_alphabetic) {
        return None;
    }
    let mut key = [0; 3];
    for (slot, byte) in key.iter_mut().zip(bytes) {
        *slot = byte.to_ascii_uppercase();
    }
    Some(key)
}

impl Row {
    fn parse(line: &'static str) -> Option<Self> {
        let mut columns = line.split('\t');
        let kind = match columns.next()? {
            "country" => Kind::Country,
            "former" => Kind::Former,
            "region" => Kind::Region,
            "organisation" => Kind::Organisation,
            "part" => Kind::Part,
            _ => return None,
        };
        Some(Self {
            kind,
            code: columns.next()?,
            alpha3: columns.next()?,
            region: columns.next()?,
            subregion: columns.next()?,
            keys: columns.next()?,
            cells: columns.collect(),
        })
    }

    /// The folded names that lead here alone; an adjective's has a `^` before it.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.keys.split('|').filter(|key| !key.is_empty())
    }

    /// Every name in every language, adjectives among them.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry> + '_ {
        let columns = TABLE.languages.iter().zip(&self.cells);
        columns.flat_map(|(language, cell)| read_cell(language, cell))
    }

    /// The name in a language, else in English.
    pub(super) fn name(&self, language: &str) -> &'static str {
        self.name_of(NameKind::Common, language).or_else(|| self.name_of(NameKind::Common, "en")).unwrap_or(self.code)
    }

    /// The first name of a kind in a language.
    pub(super) fn name_of(&self, kind: NameKind, language: &str) -> Option<&'static str> {
        self.entries_in(language).find(|entry| entry.name.kind == kind).map(|entry| entry.name.text)
    }

    /// The names in one language, the common one first.
    pub(super) fn entries_in(&self, language: &str) -> impl Iterator<Item = Entry> + use<> {
        let column = TABLE.column(language);
        let cell = column.and_then(|column| Some((*TABLE.languages.get(column)?, *self.cells.get(column)?)));
        cell.into_iter().flat_map(|(language, cell)| read_cell(language, cell))
    }
}

/// Reads a cell: names separated by `|`, each behind the sign of its kind and then a mark, `*` or `?`.
fn read_cell(language: &'static str, cell: &'static str) -> impl Iterator<Item = Entry> + use<> {
    cell.split('|').filter(|text| !text.is_empty()).map(move |text| {
        let (kind, text) = match text.split_at_checked(1) {
            Some(("=", rest)) => (NameKind::Official, rest),
            Some(("~", rest)) => (NameKind::Alternative, rest),
            Some(("!", rest)) => (NameKind::Abbreviation, rest),
            Some(("^", rest)) => (NameKind::Adjective, rest),
            _ => (NameKind::Common, text),
        };
        let (ambiguous, shared, text) = match text.split_at_checked(1) {
            Some(("*", rest)) => (true, false, rest),
            Some(("?", rest)) => (false, true, rest),
            _ => (false, false, text),
        };
        let name = Name { text, language, kind, ambiguous };
        Entry { name, shared }
    })
}
