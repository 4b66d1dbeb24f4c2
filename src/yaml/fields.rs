//! Taking a map apart: each key once, every fault noted, nothing stopped at the first.

use super::names::name_of;
use super::{Key, Kind, Node, Plain, Required, Scalar, Step, odd};
use crate::diagnostic::{Code, nearest};

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
    /// Whether it is a map at all. Of what is not, no key is missed.
    is_map: bool,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Fields<'a> {
    /// Begins with `node`, which stands at `path`; anything but a map is a fault and counts as an empty one.
    pub fn new(node: Node, known: &'a [Key], path: Vec<Step>, faults: &'a mut Vec<Fault>) -> Self {
        let mut fields = Self { known, pairs: Vec::new(), path, is_map: true, faults };
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
                fields.is_map = false;
                let path = fields.path.clone();
                fields.wrong_type(path, Kind::AnyPairs, &other);
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

    /// What the table says that `key` takes.
    fn kind(&self, key: &str) -> Kind {
        let known = self.known.iter().find(|known| known.name == key);
        debug_assert!(known.is_some(), "`{key}` is not in the table of keys");
        known.map_or(Kind::Any, |known| known.kind)
    }

    /// Whether the map has `key`, be it empty.
    pub fn has(&self, key: &str) -> bool {
        self.pairs.iter().any(|(name, _)| name == key)
    }

    /// Whether the map has `key` with something behind it.
    pub fn says(&self, key: &str) -> bool {
        let empty = |value: &Node| *value == Node::Null || *value == Node::List(Vec::new());
        self.pairs.iter().any(|(name, value)| name == key && !empty(value))
    }

    /// A text, as written.
    pub fn text(&mut self, key: &str) -> Option<String> {
        self.scalar(key, Kind::Text)
    }

    fn scalar(&mut self, key: &str, kind: Kind) -> Option<String> {
        match self.take(key)? {
            Node::Scalar(scalar) => Some(scalar.text),
            other => {
                self.wrong_type(self.at(key.into()), kind, &other);
                None
            }
        }
    }

    /// A text that has to be there.
    pub fn required_text(&mut self, key: &str, help: &str) -> Option<String> {
        self.required(key, help, |fields| fields.text(key).filter(|text| !text.trim().is_empty()))
    }

    /// What `read` reads under `key`, which has to be there; a fault that `read` notes is enough.
    pub fn required<T>(&mut self, key: &str, help: &str, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let had = self.has(key);
        let before = self.faults.len();
        let value = read(self);
        if value.is_none() && self.faults.len() == before {
            self.missing(key, had, Code::MissingKey, help);
        }
        value
    }

    /// Notes that `key` has to say something: it is not there, or, where the map `had` it, it is empty.
    pub fn missing(&mut self, key: &str, had: bool, code: Code, help: &str) {
        debug_assert!(
            self.known.iter().any(|known| known.name == key && known.required != Required::No),
            "the table does not say that `{key}` is required"
        );
        if had {
            self.fault(key, code, format!("`{key}` is empty"), help);
        } else if self.is_map {
            self.push(self.path.clone(), code, format!("`{key}` is missing"), help);
        }
    }

    /// A text, or a list of texts.
    pub fn texts(&mut self, key: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for (index, item) in self.list(key).into_iter().enumerate() {
            match item {
                Node::Scalar(scalar) => texts.push(scalar.text),
                Node::Null => {}
                other => self.wrong_item(key, index, Kind::Text, &other),
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
                Ok(name) => {
                    self.look_at_name(&name, self.item(key, index));
                    names.push(name);
                }
                Err(other) => {
                    self.wrong_item(key, index, Kind::Names, &other);
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
                self.wrong_type(self.at(key.into()), Kind::Flag, &other);
                None
            }
        }
    }

    /// A whole number from 0.
    pub fn number(&mut self, key: &str) -> Option<usize> {
        match self.take(key)? {
            Node::Scalar(Scalar { plain: Plain::Integer(value), .. }) if value >= 0 => usize::try_from(value).ok(),
            other => {
                self.wrong_type(self.at(key.into()), Kind::Number, &other);
                None
            }
        }
    }

    /// A text of some kind that `read` turns into something; what it says otherwise becomes a fault.
    pub fn parsed<T, E>(&mut self, key: &str, read: impl FnOnce(&str) -> Result<T, E>) -> Option<T>
    where
        E: Into<(Code, String, Option<String>)>,
    {
        let text = self.scalar(key, self.kind(key))?;
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
        debug_assert!(
            matches!(self.kind(key), Kind::Word(words) if words.iter().eq(choices.iter().map(|(word, _)| word))),
            "the table has other words for `{key}`"
        );
        self.parsed(key, |text| {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let wanted = text.to_lowercase();
            choices.iter().find(|(word, _)| word.to_lowercase() == wanted).map(|(_, value)| *value).ok_or_else(|| {
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

    /// The maps of a list, each taken apart by `read` with the keys that the table has inside `key`; a single map counts as a list of one.
    pub fn maps<T>(&mut self, key: &str, mut read: impl FnMut(&mut Fields<'_>) -> Option<T>) -> Vec<T> {
        let items = self.list(key);
        self.each(key, items.into_iter().enumerate(), &mut read)
    }

    /// The same for items that were taken from `key` already, each with its place in the list.
    pub fn each<T>(
        &mut self,
        key: &str,
        items: impl IntoIterator<Item = (usize, Node)>,
        mut read: impl FnMut(&mut Fields<'_>) -> Option<T>,
    ) -> Vec<T> {
        let (known, mut values) = (self.kind(key).inside(), Vec::new());
        for (index, item) in items {
            let path = self.item(key, index);
            let mut fields = Fields::new(item, known, path, self.faults);
            values.extend(read(&mut fields));
            fields.finish();
        }
        values
    }

    /// The name that `node`, taken from `key`, holds.
    pub fn name(&mut self, key: &str, node: Node) -> Option<String> {
        match name_of(node) {
            Ok(name) => {
                self.look_at_name(&name, self.at(key.into()));
                Some(name).filter(|name| !name.is_empty())
            }
            Err(other) => {
                self.wrong_type(self.at(key.into()), Kind::Names, &other);
                None
            }
        }
    }

    /// The one name under `key`.
    pub fn single_name(&mut self, key: &str) -> Option<String> {
        let node = self.take(key)?;
        self.name(key, node)
    }

    /// Whose words or figures something is: a name, or what stands in the place of one that is withheld, so that somebody is still said to have spoken.
    pub fn attribution(&mut self, key: &str) -> Option<String> {
        match self.take(key)? {
            Node::Scalar(scalar) if scalar.withheld => Some(scalar.text),
            node => self.name(key, node),
        }
    }

    /// One map, taken apart by `read` with the keys that the table has inside `key`.
    pub fn map<T>(&mut self, key: &str, read: impl FnOnce(&mut Fields<'_>) -> T) -> Option<T> {
        let node = self.take(key)?;
        let path = self.at(key.into());
        let mut fields = Fields::new(node, self.kind(key).inside(), path, self.faults);
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
                self.wrong_type(self.at(key.into()), Kind::AnyPairs, &other);
                Vec::new()
            }
        }
    }

    /// Notes a fault at the value of `key`.
    pub fn fault(&mut self, key: impl Into<Step>, code: Code, message: impl Into<String>, help: impl Into<String>) {
        self.push(self.at(key.into()), code, message, help);
    }

    /// Notes a fault at `name`, a key that is the author's own, of the map under `key`.
    pub fn fault_at_key_of(
        &mut self,
        key: &str,
        name: &str,
        code: Code,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let mut path = self.at(key.into());
        path.push(Step::Name(name.to_owned()));
        self.push(path, code, message, help);
    }

    /// Notes a fault at the item with this number of the list under `key`.
    pub fn fault_at_item(
        &mut self,
        key: &str,
        index: usize,
        code: Code,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(self.item(key, index), code, message, help);
    }

    /// Ends: what is left are keys that nobody knows, and those that a fault kept from being looked at.
    pub fn finish(mut self) {
        let left = std::mem::take(&mut self.pairs).into_iter().map(|(key, _)| key);
        let unknown: Vec<String> = left.filter(|key| !self.known.iter().any(|known| known.name == key)).collect();
        for key in unknown {
            let (message, help) = odd::unknown_key(&key, self.known);
            self.push(self.at(Step::Name(key)), Code::UnknownKey, message, help);
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

    fn wrong_type(&mut self, path: Vec<Step>, expected: Kind, found: &Node) {
        let found = match found {
            Node::Scalar(scalar) => format!("`{}`", scalar.text.trim_end()),
            other => other.describe().to_owned(),
        };
        self.push(path, Code::WrongType, format!("expected {}, found {found}", expected.one()), expected.help());
    }

    fn wrong_item(&mut self, key: &str, index: usize, expected: Kind, found: &Node) {
        self.wrong_type(self.item(key, index), expected, found);
    }

    fn item(&self, key: &str, index: usize) -> Vec<Step> {
        self.path.iter().cloned().chain([key.into(), Step::Item(index)]).collect()
    }

    /// Notes a character in a name that is not what it looks like.
    fn look_at_name(&mut self, name: &str, path: Vec<Step>) {
        if let Some(message) = odd::in_name(name) {
            self.push(path, Code::OddCharacter, message, "write the word again by hand, in letters of one script");
        }
    }

    fn fault_at_name(&mut self, key: &str, code: Code, message: String) {
        let path = self.at(Step::Name(key.to_owned()));
        self.push(path, code, message, "keep one of them");
    }

    fn push(&mut self, path: Vec<Step>, code: Code, message: impl Into<String>, help: impl Into<String>) {
        self.faults.push(Fault { path, code, message: message.into(), help: Some(help.into()) });
    }
}
