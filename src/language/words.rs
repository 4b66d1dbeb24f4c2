//! The words of the interface, from one file for each language.
//!
//! A file is a flat map of keys and texts, and under `counted` nouns with a text for each plural category of the language. English is
//! complete by definition; whatever another file lacks is taken from there.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use icu_locale::{Locale, locale};
use serde::Deserialize;
use serde_json::{Map, Value};

/// The languages that have words, and their files.
pub(super) const FILES: [(&str, &str); 9] = [
    ("en", include_str!("words/en.yaml")),
    ("be", include_str!("words/be.yaml")),
    ("de", include_str!("words/de.yaml")),
    ("es", include_str!("words/es.yaml")),
    ("fr", include_str!("words/fr.yaml")),
    ("lt", include_str!("words/lt.yaml")),
    ("pl", include_str!("words/pl.yaml")),
    ("ru", include_str!("words/ru.yaml")),
    ("uk", include_str!("words/uk.yaml")),
];

static ENGLISH: LazyLock<File> = LazyLock::new(|| read(FILES[0].1));

/// What a file holds.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct File {
    /// Nouns, each with a text for each plural category.
    #[serde(default)]
    pub(super) counted: BTreeMap<String, BTreeMap<String, String>>,
    /// All other words, in the order of the file.
    #[serde(flatten)]
    pub(super) words: Map<String, Value>,
}

/// The words of one language, with English ones where it has none.
#[derive(Debug)]
pub(super) struct Words {
    file: File,
    /// The language that has them: English for one without words of its own.
    tag: &'static str,
    /// Whether the language has words of its own.
    own: bool,
}

impl Words {
    /// The words of the language of a locale, whatever its region.
    pub(super) fn of(locale: &Locale) -> Self {
        let language = locale.id.language;
        let own = FILES.iter().find(|(tag, _)| *tag == language.as_str());
        let mut file = ENGLISH.clone();
        if let Some(own) = own.map(|(_, text)| read(text)) {
            file.words.extend(own.words);
            file.counted.extend(own.counted);
        }
        Self { file, tag: own.map_or(FILES[0].0, |(tag, _)| tag), own: own.is_some() }
    }

    /// Whether the language has words of its own.
    pub(super) fn are_own(&self) -> bool {
        self.own
    }

    /// The language of the words.
    pub(super) fn tag(&self) -> &'static str {
        self.tag
    }

    /// The locale whose grammar the words follow: `locale` itself, or English.
    pub(super) fn locale(&self, locale: &Locale) -> Locale {
        if self.own { locale.clone() } else { locale!("en") }
    }

    pub(super) fn map(&self) -> &Map<String, Value> {
        &self.file.words
    }

    /// A word; empty where there is no such key.
    pub(super) fn word(&self, key: &str) -> &str {
        self.file.words.get(key).and_then(Value::as_str).unwrap_or_default()
    }

    /// The text of a noun for a plural category.
    pub(super) fn noun(&self, noun: &str, category: &str) -> Option<&str> {
        let forms = self.file.counted.get(noun)?;
        forms.get(category).or_else(|| forms.get("other")).map(String::as_str)
    }

    /// A noun in all its forms, by plural category.
    pub(super) fn forms(&self, noun: &str) -> Option<&BTreeMap<String, String>> {
        self.file.counted.get(noun)
    }

    pub(super) fn nouns(&self) -> impl Iterator<Item = &str> {
        self.file.counted.keys().map(String::as_str)
    }
}

/// Reads a file. The files are part of the program, and a test reads each: a faulty one is empty here.
fn read(text: &str) -> File {
    serde_yaml::from_str(text).unwrap_or_default()
}

/// Puts values in the places of `{names}`.
pub(super) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after.split_once('}').and_then(|(name, after)| {
            values.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value, after))
        });
        let (value, after) = value.unwrap_or(("{", after));
        filled.push_str(value);
        rest = after;
    }
    filled.push_str(rest);
    filled
}
