//! Taking a map apart: each key once, every fault noted, nothing stopped at the first.

use super::{Node, Plain, Scalar, Step};
use crate::diagnostic::{Code, nearest};

/// One key that a kind of map takes. The tables of keys are what the documentation is checked against.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// What it means, in a sentence.
    pub meaning: &'static str,
}

/// What a key takes, for the documentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// A text, or a list of them.
    Texts,
    /// A name, or a list of names.
    Names,
    /// A date.
    Date,
    /// `true` or `false`.
    Flag,
    /// A number.
    Number,
    /// One of a few words.
    Word,
    /// A map, or a list of maps.
    Maps,
    /// Anything.
    Any,
}

impl Kind {
    /// For the documentation.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Texts => "text or list",
            Self::Names => "name or list",
            Self::Date => "date",
            Self::Flag => "true or false",
            Self::Number => "number",
            Self::Word => "word",
            Self::Maps => "map or list",
            Self::Any => "anything",
        }
    }
}

/// A fault in a map, at a path instead of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where in the document.
    pub path: Vec<Step>,
    /// What kind of fault.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

/// A map that is being taken apart.
pub struct Fields<'a> {
    known: &'a [Key],
    pairs: Vec<(String, Node)>,
    path: Vec<Step>,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Fields<'a> {
    /// Begins with `node`, which stands at `path`; anything but a map is a fault and counts as an empty one.
    pub fn new(node: Node, known: &'a [Key], path: Vec<Step>, faults: &'a mut Vec<Fault>) -> Self {
        let mut fields = Self { known, pairs: Vec::new(), path, faults };
        match node {
            Node::Map(pairs) => {
                for (key, value) in pairs {
                    if fields.pairs.iter().any(|(seen, _)| *seen == key) {
                        fields.fault_at_name(&key, Code::DuplicateKey, format!("`{key}` stands twice"));
                    } else {
                        fields.pairs.push((key, value));
                    }
                }
            }
            Node::Null => {}
            other => {
                let path = fields.path.clone();
                fields.push(path, Code::WrongType, format!("expected keys and values, found {}", other.describe()));
            }
        }
        fields
    }

    /// The value of `key`, if it is there and not empty.
    pub fn take(&mut self, key: &str) -> Option<Node> {
        debug_assert!(self.known.iter().any(|known| known.name == key), "`{key}` is not in the table of keys");
        let at = self.pairs.iter().position(|(name, _)| name == key)?;
        let (_, value) = self.pairs.swap_remove(at);
        (value != Node::Null).then_some(value)
    }

    /// Whether the map has `key`, be it empty.
    pub fn has(&self, key: &str) -> bool {
        self.pairs.iter().any(|(name, _)| name == key)
    }

    /// A text, as written.
    pub fn text(&mut self, key: &str) -> Option<String> {
        match self.take(key)? {
            Node::Scalar(scalar) => Some(scalar.text),
            other => {
                self.wrong_type(key.into(), "a text", &other);
                None
            }
        }
    }

    /// A text that has to be there.
    pub fn required_text(&mut self, key: &str, help: &str) -> Option<String> {
        let had = self.has(key);
        let before = self.faults.len();
        let text = self.text(key).filter(|text| !text.trim().is_empty());
        if text.is_none() && self.faults.len() == before {
            let what = if had { "is empty" } else { "is missing" };
            let path = if had { self.at(key.into()) } else { self.path.clone() };
            self.push_with_help(path, Code::MissingKey, format!("`{key}` {what}"), help);
        }
        text
    }

    /// A text, or a list of texts.
    pub fn texts(&mut self, key: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for (index, item) in self.list(key).into_iter().enumerate() {
            match item {
                Node::Scalar(scalar) => texts.push(scalar.text),
                Node::Null => {}
                other => self.wrong_item(key, index, "a text", &other),
            }
        }
        texts
    }

    /// Names: texts, also as wikilinks (`"[[Like this]]"`, and `[[Like this]]` without quotation marks, which YAML takes for lists).
    ///
    /// An empty item is kept as an empty text, so that the place in the list stays the place in the file.
    pub fn names(&mut self, key: &str) -> Vec<String> {
        let list = match self.take(key) {
            None => return Vec::new(),
            Some(Node::List(items)) => items,
            Some(single) => vec![single],
        };
        let mut names = Vec::with_capacity(list.len());
        for (index, item) in list.into_iter().enumerate() {
            match name_of(item) {
                Ok(name) => names.push(name),
                Err(other) => {
                    self.wrong_item(key, index, "a name", &other);
                    names.push(String::new());
                }
            }
        }
        names
    }

    /// `true` or `false`; false if absent.
    pub fn flag(&mut self, key: &str) -> Option<bool> {
        match self.take(key)? {
            Node::Scalar(Scalar { plain: Plain::Bool(value), .. }) => Some(value),
            // What YAML 1.1 took for truth values, authors still write.
            Node::Scalar(scalar) if matches!(&*scalar.text.to_lowercase(), "yes" | "on") => Some(true),
            Node::Scalar(scalar) if matches!(&*scalar.text.to_lowercase(), "no" | "off") => Some(false),
            other => {
                self.wrong_type(key.into(), "`true` or `false`", &other);
                None
            }
        }
    }

    /// A whole number from 0.
    pub fn number(&mut self, key: &str) -> Option<usize> {
        match self.take(key)? {
            Node::Scalar(Scalar { plain: Plain::Integer(value), .. }) if value >= 0 => usize::try_from(value).ok(),
            other => {
                self.wrong_type(key.into(), "a whole number", &other);
                None
            }
        }
    }

    /// A text that `read` turns into something; what it says otherwise becomes a fault.
    pub fn parsed<T, E>(&mut self, key: &str, read: impl FnOnce(&str) -> Result<T, E>) -> Option<T>
    where
        E: Into<(Code, String, Option<String>)>,
    {
        let text = self.text(key)?;
        match read(&text) {
            Ok(value) => Some(value),
            Err(error) => {
                let (code, message, help) = error.into();
                let path = self.at(key.into());
                self.faults.push(Fault { path, code, message, help });
                None
            }
        }
    }

    /// One of a few words.
    pub fn word<T: Copy>(&mut self, key: &str, choices: &[(&str, T)]) -> Option<T> {
        self.parsed(key, |text| {
            let wanted = text.trim().to_lowercase();
            choices.iter().find(|(word, _)| *word == wanted).map(|(_, value)| *value).ok_or_else(|| {
                let known = choices.iter().map(|(word, _)| *word);
                let all = known.clone().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
                let help = match nearest(&wanted, known) {
                    Some(near) => format!("did you mean `{near}`? It takes {all}"),
                    None => format!("it takes {all}"),
                };
                (Code::InvalidValue, format!("`{text}` is not a value of `{key}`"), Some(help))
            })
        })
    }

    /// The items of a list; a single value counts as a list of one.
    pub fn list(&mut self, key: &str) -> Vec<Node> {
        match self.take(key) {
            None => Vec::new(),
            Some(Node::List(items)) => items,
            Some(single) => vec![single],
        }
    }

    /// The maps of a list, each taken apart by `read` with the keys `known`; a single map counts as a list of one.
    pub fn maps<T>(&mut self, key: &str, known: &[Key], mut read: impl FnMut(&mut Fields<'_>) -> Option<T>) -> Vec<T> {
        let items = self.list(key);
        self.each(key, items.into_iter().enumerate(), known, &mut read)
    }

    /// The same for items that were taken from `key` already, each with its place in the list.
    pub fn each<T>(
        &mut self,
        key: &str,
        items: impl IntoIterator<Item = (usize, Node)>,
        known: &[Key],
        mut read: impl FnMut(&mut Fields<'_>) -> Option<T>,
    ) -> Vec<T> {
        let mut values = Vec::new();
        for (index, item) in items {
            let mut path = self.at(key.into());
            path.push(Step::Item(index));
            let mut fields = Fields::new(item, known, path, self.faults);
            values.extend(read(&mut fields));
            fields.finish();
        }
        values
    }

    /// The name that `node`, taken from `key`, holds.
    pub fn name(&mut self, key: &str, node: Node) -> Option<String> {
        match name_of(node) {
            Ok(name) => Some(name).filter(|name| !name.is_empty()),
            Err(other) => {
                self.wrong_type(key.into(), "a name", &other);
                None
            }
        }
    }

    /// One map, taken apart by `read` with the keys `known`.
    pub fn map<T>(&mut self, key: &str, known: &[Key], read: impl FnOnce(&mut Fields<'_>) -> T) -> Option<T> {
        let node = self.take(key)?;
        let path = self.at(key.into());
        let mut fields = Fields::new(node, known, path, self.faults);
        let value = read(&mut fields);
        fields.finish();
        Some(value)
    }

    /// The pairs of a map whose keys are the author's own.
    pub fn pairs(&mut self, key: &str) -> Vec<(String, Node)> {
        match self.take(key) {
            None => Vec::new(),
            Some(Node::Map(pairs)) => pairs,
            Some(other) => {
                self.wrong_type(key.into(), "keys and values", &other);
                Vec::new()
            }
        }
    }

    /// Notes a fault at the value of `key`.
    pub fn fault(&mut self, key: impl Into<Step>, code: Code, message: impl Into<String>, help: impl Into<String>) {
        let path = self.at(key.into());
        self.push_with_help(path, code, message, help);
    }

    /// Notes a fault at the map itself.
    pub fn fault_here(&mut self, code: Code, message: impl Into<String>, help: impl Into<String>) {
        self.push_with_help(self.path.clone(), code, message, help);
    }

    /// Ends: what is left are keys that nobody knows.
    pub fn finish(mut self) {
        for (key, _) in std::mem::take(&mut self.pairs) {
            let near = nearest(&key, self.known.iter().map(|known| known.name));
            let help = match near {
                Some(near) => format!("did you mean `{near}`? Keys of your own go under `extra`"),
                None => "keys of your own go under `extra`".to_owned(),
            };
            let mut path = self.path.clone();
            path.push(Step::Name(key.clone()));
            self.push_with_help(path, Code::UnknownKey, format!("`{key}` is not a key that is known here"), help);
        }
    }

    /// Where this map stands in the document.
    pub fn path(&self) -> &[Step] {
        &self.path
    }

    /// The path to `step` inside this map.
    pub fn at(&self, step: Step) -> Vec<Step> {
        self.path.iter().cloned().chain([step]).collect()
    }

    fn wrong_type(&mut self, key: Step, expected: &str, found: &Node) {
        let path = self.at(key);
        self.push(path, Code::WrongType, wrong_type_message(expected, found));
    }

    fn wrong_item(&mut self, key: &str, index: usize, expected: &str, found: &Node) {
        let mut path = self.at(key.into());
        path.push(Step::Item(index));
        self.push(path, Code::WrongType, wrong_type_message(expected, found));
    }

    fn fault_at_name(&mut self, key: &str, code: Code, message: String) {
        let path = self.at(Step::Name(key.to_owned()));
        self.push_with_help(path, code, message, "keep one of them");
    }

    fn push(&mut self, path: Vec<Step>, code: Code, message: String) {
        self.faults.push(Fault { path, code, message, help: None });
    }

    fn push_with_help(&mut self, path: Vec<Step>, code: Code, message: impl Into<String>, help: impl Into<String>) {
        self.faults.push(Fault { path, code, message: message.into(), help: Some(help.into()) });
    }
}

fn wrong_type_message(expected: &str, found: &Node) -> String {
    match found {
        Node::Scalar(scalar) => format!("expected {expected}, found `{}`", scalar.text),
        other => format!("expected {expected}, found {}", other.describe()),
    }
}

/// The name that a node holds, or the node where it holds none.
fn name_of(node: Node) -> Result<String, Node> {
    match node {
        Node::Null => Ok(String::new()),
        // Nobody has the name that stands there now.
        Node::Scalar(scalar) if scalar.withheld => Ok(String::new()),
        Node::Scalar(scalar) => Ok(unlinked(&scalar.text).to_owned()),
        Node::List(mut outer) => match outer.as_mut_slice() {
            [Node::List(inner)] if matches!(inner.as_slice(), [Node::Scalar(_)]) => {
                inner.pop().map_or(Ok(String::new()), name_of)
            }
            _ => Err(Node::List(outer)),
        },
        other @ Node::Map(_) => Err(other),
    }
}

/// A name without the brackets of a wikilink and without its label.
fn unlinked(text: &str) -> &str {
    let text = text.trim();
    let inner = text.strip_prefix("[[").and_then(|text| text.strip_suffix("]]"));
    inner.map_or(text, |inner| inner.split('|').next().unwrap_or(inner).trim())
}
