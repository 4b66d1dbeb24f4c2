//! A YAML document as a tree.

use std::fmt;

use serde::de::{Deserialize, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};

/// A node of a YAML document.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// Nothing: an empty value, `~` or `null`.
    Null,
    /// A text, number or truth value.
    Scalar(Scalar),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of the file; a key that stands twice is there twice.
    Map(Vec<(String, Node)>),
}

/// A single value.
#[derive(Debug, Clone, PartialEq)]
pub struct Scalar {
    /// As it is written, without quotation marks.
    pub text: String,
    /// What YAML takes it for.
    pub plain: Plain,
    /// Whether `text` is known to be as written, rather than printed again from the value.
    pub(super) exact: bool,
    /// Whether a name in it was withheld altogether: as a name of something it is none.
    pub withheld: bool,
}

/// What YAML 1.2 takes a scalar for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Plain {
    /// Text.
    Text,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Float(f64),
}

impl Node {
    /// The word for what it is, in messages.
    pub fn describe(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Scalar(_) => "a single value",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
        }
    }

    /// Whether every scalar has its text as written.
    pub(super) fn is_exact(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Scalar(scalar) => scalar.exact,
            Self::List(items) => items.iter().all(Self::is_exact),
            Self::Map(pairs) => pairs.iter().all(|(_, value)| value.is_exact()),
        }
    }

    /// The same as JSON, for what the author keeps under `extra`.
    pub fn to_json(&self) -> serde_json::Value {
        use serde_json::Value;
        match self {
            Self::Null => Value::Null,
            Self::Scalar(scalar) => match scalar.plain {
                Plain::Text => Value::from(scalar.text.as_str()),
                Plain::Bool(value) => Value::from(value),
                Plain::Integer(value) => Value::from(value),
                Plain::Float(value) => Value::from(value),
            },
            Self::List(items) => items.iter().map(Self::to_json).collect(),
            Self::Map(pairs) => pairs.iter().map(|(key, value)| (key.clone(), value.to_json())).collect(),
        }
    }

    fn scalar(text: impl Into<String>, plain: Plain) -> Self {
        Self::Scalar(Scalar { text: text.into(), plain, exact: plain == Plain::Text, withheld: false })
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    /// A document without anything in it.
    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, value: D) -> Result<Node, D::Error> {
        Node::deserialize(value)
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::scalar(value.to_string(), Plain::Bool(value)))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::scalar(value.to_string(), Plain::Integer(value)))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        let plain = i64::try_from(value).map_or(Plain::Text, Plain::Integer);
        Ok(Node::Scalar(Scalar { text: value.to_string(), plain, exact: false, withheld: false }))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Node, E> {
        Ok(Node::Scalar(Scalar { text: value.to_string(), plain: Plain::Text, exact: false, withheld: false }))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Node, E> {
        Ok(Node::Scalar(Scalar { text: value.to_string(), plain: Plain::Text, exact: false, withheld: false }))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::scalar(value.to_string(), Plain::Float(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::scalar(value, Plain::Text))
    }

    fn visit_string<E>(self, value: String) -> Result<Node, E> {
        Ok(Node::scalar(value, Plain::Text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut pairs = Vec::with_capacity(8);
        while let Some((KeyText(key), value)) = entries.next_entry()? {
            pairs.push((key, value));
        }
        Ok(Node::Map(pairs))
    }

    /// A tag (`!important x`) says nothing to us: the value counts.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Node, A::Error> {
        let (KeyText(_), value) = tagged.variant()?;
        value.newtype_variant()
    }
}

/// A key of a map, as text; one that is itself a list or a map is not a key that anybody means.
struct KeyText(String);

impl<'de> Deserialize<'de> for KeyText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(KeyText)
    }
}
