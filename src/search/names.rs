//! Files of names: who and what has a page, and how it is spelt. Small sites have one file; large ones have one for each first letter of the keys of the words.

use std::collections::BTreeMap;

use super::file::{Writer, push_json};
use super::tokens::tokens;
use crate::text::{TransliterationTables, transliteration_key};

/// Beyond so many bytes of names there are several files, and no descriptions.
const WHOLE: usize = 48_000;

/// The part of names with a word that has no key.
const OTHER: char = '_';

/// An entity by its names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Name {
    /// Where its page is, below the root of the site.
    pub address: String,
    /// The name as the site writes it.
    pub name: String,
    /// How many notes name it.
    pub count: usize,
    /// Who or what it is; may be empty.
    pub description: String,
    /// How else it is written.
    pub aliases: Vec<String>,
}

/// What the manifest says of the files of names.
pub(super) struct Names {
    /// What each file is of; empty where there is one for all.
    pub(super) parts: Vec<char>,
    /// Their names.
    pub(super) files: Vec<String>,
}

/// Writes the names, which come with those of most notes first.
pub(super) fn write(names: &[Name], writer: &mut Writer) -> Names {
    let whole = list(names.iter(), true);
    if whole.len() <= WHOLE {
        return Names { parts: Vec::new(), files: vec![writer.add("names", &whole)] };
    }
    let short = list(names.iter(), false);
    if short.len() <= WHOLE {
        return Names { parts: Vec::new(), files: vec![writer.add("names", &short)] };
    }
    let tables = TransliterationTables::new();
    let mut parts: BTreeMap<char, Vec<&Name>> = BTreeMap::new();
    for name in names {
        let spellings = std::iter::once(&name.name).chain(&name.aliases);
        let words = spellings.flat_map(|spelling| spelling.split(|c: char| !c.is_alphanumeric()));
        let mut letters: Vec<char> = words.filter(|word| !word.is_empty()).map(|word| part(word, &tables)).collect();
        letters.sort_unstable();
        letters.dedup();
        for letter in letters {
            parts.entry(letter).or_default().push(name);
        }
    }
    // In the order of a script: `_` comes before small letters.
    let files = parts.values().map(|names| writer.add("names", &list(names.iter().copied(), false))).collect();
    Names { parts: parts.into_keys().collect(), files }
}

/// The first letter of the key of a word.
fn part(word: &str, tables: &TransliterationTables) -> char {
    let key = if tables.cover(word) { transliteration_key(word) } else { String::new() };
    key.chars().next().unwrap_or(OTHER)
}

/// The address of a name; its folder alone where the rest is the words of the name with hyphens between.
fn short_address(name: &Name) -> &str {
    let folder = name.address.find('/').map_or(0, |slash| slash + 1);
    let words = tokens(&name.name).join("-");
    if name.address[folder..].strip_suffix('/') == Some(&words) { &name.address[..folder] } else { &name.address }
}

fn list<'a>(names: impl Iterator<Item = &'a Name>, described: bool) -> String {
    let mut data = String::from("[");
    for name in names {
        data.push_str(if data.len() > 1 { ",[" } else { "[" });
        push_json(short_address(name), &mut data);
        data.push(',');
        push_json(&name.name, &mut data);
        data.push(',');
        data.push_str(&name.count.to_string());
        data.push(',');
        push_json(if described { &name.description } else { "" }, &mut data);
        for alias in &name.aliases {
            data.push(',');
            push_json(alias, &mut data);
        }
        data.push(']');
    }
    data.push(']');
    data
}
