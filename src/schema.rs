//! JSON Schemas of front matter and of the configuration, for editors: made from the tables of keys by which both are read.
//!
//! In comes what a file is; out comes a schema in draft 7, which the YAML extensions of editors know. A schema takes what the program takes, but for
//! words in capitals (`status: Confirmed`), and refuses what it reports at the key itself; what needs more than one key or file, only the program sees.

pub mod obsidian;

use serde_json::{Map, Value, json};

use crate::config;
use crate::content::{Kind as Profile, keys};
use crate::yaml::{Key, Kind, Required};

/// What a schema is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The front matter of a note.
    Note,
    /// That of a profile.
    Profile(Profile),
    /// That of an event in a file of its own.
    Event,
    /// That of a plain page.
    Page,
    /// That of the home page.
    Home,
    /// `dossier.yaml`.
    Configuration,
}

impl Subject {
    /// Each, with the word for it.
    pub const ALL: [(Self, &'static str); 9] = [
        (Self::Note, "note"),
        (Self::Profile(Profile::Person), "person"),
        (Self::Profile(Profile::Country), "country"),
        (Self::Profile(Profile::Organisation), "organisation"),
        (Self::Profile(Profile::Tag), "tag"),
        (Self::Event, "event"),
        (Self::Page, "page"),
        (Self::Home, "home"),
        (Self::Configuration, "config"),
    ];

    /// The word for it: `note`.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(subject, _)| *subject == self).map_or("", |(_, word)| word)
    }

    /// The tables of its keys.
    fn tables(self) -> Vec<&'static [Key]> {
        match self {
            Self::Note => keys::of_note(),
            Self::Profile(kind) => keys::of_profile(kind),
            Self::Event => keys::of_event(),
            Self::Page => keys::of_page(),
            Self::Home => keys::of_home(),
            Self::Configuration => vec![config::KEYS],
        }
    }

    /// Whether a key that the tables require may be left out: the file's name says which country it is about, and the home page has the dossier's title.
    fn excuses(self, key: &Key) -> bool {
        matches!(self, Self::Profile(Profile::Country) | Self::Home) && key.name == "title"
    }
}

/// The schema of a subject.
pub fn of(subject: Subject) -> Value {
    let keys: Vec<Key> = subject.tables().concat();
    let required = |key: &Key| if subject.excuses(key) { Required::No } else { key.required };
    let mut schema = map(&keys, required);
    let title = match subject {
        Subject::Configuration => "dossier.yaml".to_owned(),
        other => format!("The front matter of {}", other.word()),
    };
    if let Value::Object(schema) = &mut schema {
        schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
        schema.insert("title".to_owned(), json!(title));
    }
    schema
}

/// A map with these keys and no others.
fn map(keys: &[Key], required: impl Fn(&Key) -> Required) -> Value {
    let (mut properties, mut always, mut conditions) = (Map::new(), Vec::new(), Vec::new());
    for key in keys {
        let required = required(key);
        let mut property = json!({ "description": key.meaning });
        let value = value(key.kind);
        let value = if required == Required::Yes { filled(&value) } else { or_empty(value) };
        if let (Value::Object(property), Value::Object(value)) = (&mut property, value) {
            property.extend(value);
        }
        properties.insert(key.name.to_owned(), property);
        match required {
            Required::No => {}
            Required::Yes => always.push(key.name),
            Required::Unless(other) => conditions.push(json!({ "anyOf": [
                { "required": [key.name], "properties": { key.name: filled(&json!({})) } },
                { "required": [other], "properties": { other: filled(&json!({})) } },
            ] })),
        }
    }
    let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if let Value::Object(schema) = &mut schema {
        if !always.is_empty() {
            schema.insert("required".to_owned(), json!(always));
        }
        if !conditions.is_empty() {
            schema.insert("allOf".to_owned(), json!(conditions));
        }
    }
    schema
}

/// A value that says something.
fn filled(value: &Value) -> Value {
    json!({ "allOf": [value, { "not": { "enum": [null, []] } }, { "not": { "type": "string", "pattern": "^\\s*$" } }] })
}

/// A value, or nothing: a key may stand there and wait.
fn or_empty(value: Value) -> Value {
    if value == json!({}) { value } else { json!({ "anyOf": [value, { "type": "null" }] }) }
}

/// What a key takes.
fn value(kind: Kind) -> Value {
    match kind {
        Kind::Text => text(),
        Kind::Texts => one_or_list(&text()),
        Kind::Names => one_or_list(&name()),
        Kind::Date => date(),
        // What YAML 1.1 took for truth values, authors still write.
        Kind::Flag => json!({ "enum": [true, false, "yes", "no", "on", "off"] }),
        Kind::Number => json!({ "type": "integer", "minimum": 0 }),
        Kind::Word(words) => one_of(words),
        Kind::Words(words) => one_or_list(&one_of(words)),
        Kind::Map(keys) => map(keys, |key| key.required),
        Kind::Maps(keys) => one_or_list(&map(keys, |key| key.required)),
        Kind::MapsOrWord(keys, word) => {
            json!({ "anyOf": [{ "const": word }, one_or_list(&map(keys, |key| key.required))] })
        }
        Kind::TextOrMap(keys) => json!({ "anyOf": [name(), map(keys, |key| key.required)] }),
        Kind::NamesOrMaps(keys) => one_or_list(&json!({ "anyOf": [name(), map(keys, |key| key.required)] })),
        Kind::Pairs => json!({ "type": "object", "additionalProperties": text() }),
        Kind::AnyPairs => json!({ "type": "object" }),
        Kind::Any => json!({}),
    }
}

/// A text; YAML takes some for numbers and truth values.
fn text() -> Value {
    json!({ "type": ["string", "number", "boolean"] })
}

/// A name; without quotation marks, YAML takes a wikilink for a list in a list.
fn name() -> Value {
    let inner = json!({ "type": "array", "items": text(), "minItems": 1, "maxItems": 1 });
    let link = json!({ "type": "array", "items": { "anyOf": [text(), inner] }, "minItems": 1, "maxItems": 1 });
    json!({ "anyOf": [text(), link] })
}

/// One value, or a list in which a place may be empty.
fn one_or_list(one: &Value) -> Value {
    json!({ "anyOf": [one, { "type": "array", "items": { "anyOf": [one, { "type": "null" }] } }] })
}

/// One of a few words; YAML takes a grade for a number.
fn one_of(words: &[&str]) -> Value {
    let numbers = words.iter().filter_map(|word| word.parse::<u8>().ok()).map(Value::from);
    let words: Vec<Value> = words.iter().map(|word| json!(word)).chain(numbers).collect();
    json!({ "enum": words })
}

/// A date by its look. Whether there is such a day, the program knows.
fn date() -> Value {
    const YEARS: &str = r"\d{4}(-(\d{2}|XX)(-(\d{2}|XX))?)?|\d{3}X|\d{2}XX";
    const CLOCK: &str = r"[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?( *(Z|[+-]\d{2}(:?\d{2})?))?";
    let point = format!("-?({YEARS})({CLOCK})?[?~%]?");
    let pattern = format!(r"^\s*({point}|({point}|\.\.)?\s*/\s*({point}|\.\.)?)\s*$");
    json!({ "anyOf": [
        { "type": "string", "pattern": pattern },
        { "type": "integer", "minimum": -9999, "maximum": 9999 },
    ] })
}
