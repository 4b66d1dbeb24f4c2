//! Front matter of other programs, flat: `taxonomies.tags` has a value for each tag.

use serde_json::Value;

use crate::yaml::{self, Node};

/// The largest front matter that is read, in bytes.
const MAX_LENGTH: usize = 64 << 10;
/// How deep it is nested.
const MAX_DEPTH: usize = 16;

/// Keys with their values; a list has its key once for each value.
#[derive(Debug, Default)]
pub(super) struct Keys {
    pub(super) pairs: Vec<(String, String)>,
}

impl Keys {
    /// Takes a file apart into its keys and its text.
    pub(super) fn split(text: &str) -> Result<(Self, &str), String> {
        let mut keys = Self::default();
        if let Some((front, body)) = fenced(text, "---") {
            let node = yaml::parse(front).map_err(|error| error.to_string())?;
            keys.yaml("", &node, 0);
            return Ok((keys, body));
        }
        if let Some((front, body)) = fenced(text, "+++") {
            if front.len() > MAX_LENGTH || front.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count() > 2000 {
                return Err("it is too long".to_owned());
            }
            let table: toml::Table = front.parse().map_err(|error: toml::de::Error| error.message().to_owned())?;
            keys.toml("", &toml::Value::Table(table), 0);
            return Ok((keys, body));
        }
        if text.starts_with('{') {
            let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
            if let Some(Ok(value @ Value::Object(_))) = values.next() {
                let at = values.byte_offset();
                keys.json("", &value, 0);
                return Ok((keys, &text[at..]));
            }
        }
        Ok((keys, text))
    }

    fn add(&mut self, key: &str, value: &str) {
        self.pairs.push((key.to_owned(), value.trim().to_owned()));
    }

    fn yaml(&mut self, key: &str, node: &Node, depth: usize) {
        match node {
            _ if depth > MAX_DEPTH => {}
            Node::Null => self.add(key, ""),
            Node::Scalar(scalar) => self.add(key, &scalar.text),
            Node::List(items) => items.iter().for_each(|item| self.yaml(key, item, depth + 1)),
            Node::Map(pairs) => pairs.iter().for_each(|(name, value)| self.yaml(&joined(key, name), value, depth + 1)),
        }
    }

    fn toml(&mut self, key: &str, value: &toml::Value, depth: usize) {
        match value {
            _ if depth > MAX_DEPTH => {}
            toml::Value::String(text) => self.add(key, text),
            toml::Value::Array(items) => items.iter().for_each(|item| self.toml(key, item, depth + 1)),
            toml::Value::Table(table) => {
                table.iter().for_each(|(name, value)| self.toml(&joined(key, name), value, depth + 1));
            }
            toml::Value::Integer(number) => self.add(key, &number.to_string()),
            toml::Value::Float(number) => self.add(key, &number.to_string()),
            toml::Value::Boolean(value) => self.add(key, &value.to_string()),
            toml::Value::Datetime(moment) => self.add(key, &moment.to_string()),
        }
    }

    fn json(&mut self, key: &str, value: &Value, depth: usize) {
        match value {
            _ if depth > MAX_DEPTH => {}
            Value::Null => self.add(key, ""),
            Value::String(text) => self.add(key, text),
            Value::Array(items) => items.iter().for_each(|item| self.json(key, item, depth + 1)),
            Value::Object(map) => {
                map.iter().for_each(|(name, value)| self.json(&joined(key, name), value, depth + 1));
            }
            other => self.add(key, &other.to_string()),
        }
    }
}

fn joined(key: &str, name: &str) -> String {
    if key.is_empty() { name.to_owned() } else { format!("{key}.{name}") }
}

/// What stands between two lines of a fence at the beginning, and what behind them.
fn fenced<'t>(text: &'t str, fence: &str) -> Option<(&'t str, &'t str)> {
    let front = text.strip_prefix(fence)?;
    let front = front.strip_prefix("\r\n").or_else(|| front.strip_prefix('\n'))?;
    let mut at = 0;
    for line in front.split_inclusive('\n') {
        if line.trim_end() == fence {
            return Some((&front[..at], &front[at + line.len()..]));
        }
        at += line.len();
    }
    None
}
