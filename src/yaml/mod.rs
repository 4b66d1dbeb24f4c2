//! YAML as the authors write it, read with `serde_yaml` into a tree that has lost nothing.
//!
//! `serde_yaml` decides types from the look of a scalar (`1.10` becomes `1.1`, `True` becomes `true`) and gives no places for valid
//! values. Both matter here: a date stays as precise as it was written, and a fault is shown where it is. So text goes in; out come a
//! [`Node`] tree in which every scalar has its exact text, and, when somebody asks, the bytes of any node ([`locate`]). Those two come
//! from a second, slower reading of the same text that well-formed files of the usual kind never need.

mod fields;
mod key;
mod names;
mod node;
mod odd;
mod spans;
mod syntax;
pub mod write;

use std::ops::Range;

pub use fields::{Fault, Fields};
pub use key::{Key, Kind, Required};
pub(crate) use key::{keys, words};
pub use node::{Node, Plain, Scalar};

/// The largest front matter or configuration that is read, in bytes.
pub const MAX_LENGTH: usize = 64 * 1024;

/// How many flow brackets may be open at once: beyond it, the scanner's time grows with the square of the depth.
const MAX_DEPTH: usize = 64;

/// One step from a node to a node inside it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// The value of this key.
    Key(String),
    /// The key itself: the last step of a path.
    Name(String),
    /// The item at this place of a list, from 0.
    Item(usize),
}

impl From<&str> for Step {
    fn from(key: &str) -> Self {
        Self::Key(key.to_owned())
    }
}

impl From<usize> for Step {
    fn from(index: usize) -> Self {
        Self::Item(index)
    }
}

/// Why a text could not be read as YAML.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// It is longer than [`MAX_LENGTH`].
    #[error("these keys and values take {0} bytes; the most that is read is {MAX_LENGTH}, which is 64 KiB")]
    TooLong(usize),
    /// Its brackets are nested too deeply; at this byte.
    #[error("brackets are nested more than {MAX_DEPTH} deep")]
    TooDeep(usize),
    /// It breaks the rules of YAML.
    #[error("{message}")]
    Syntax {
        /// The byte to look at.
        at: usize,
        /// What is wrong there.
        message: String,
        /// What to do.
        help: String,
    },
}

impl Error {
    /// The byte at which reading failed.
    pub fn offset(&self) -> usize {
        match self {
            Self::TooLong(_) => 0,
            Self::TooDeep(at) | Self::Syntax { at, .. } => *at,
        }
    }

    /// What to do.
    pub fn help(&self) -> &str {
        match self {
            Self::TooLong(_) => "move what is long into the text below, or into notes of their own",
            Self::TooDeep(_) => "close the brackets, or put the text into quotation marks",
            Self::Syntax { help, .. } => help,
        }
    }
}

/// Reads one YAML document. An empty one is [`Node::Null`].
pub fn parse(text: &str) -> Result<Node, Error> {
    if text.len() > MAX_LENGTH {
        return Err(Error::TooLong(text.len()));
    }
    if let Some(at) = too_deep(text) {
        return Err(Error::TooDeep(at));
    }
    let mut node: Node = serde_yaml::from_str(text).map_err(|error| syntax::explain(text, &error))?;
    if !node.is_exact() {
        spans::restore(&mut node, text);
    }
    // Where no plain space stands behind a key, there is no key but a text: alone, or as the value of the line above.
    if let Some((at, message, help)) = syntax::odd_space(text) {
        let line = text[..at].rfind('\n').unwrap_or_default();
        if matches!(node, Node::Scalar(_)) || text[..line].trim_end().ends_with(':') {
            return Err(Error::Syntax { at, message, help });
        }
    }
    Ok(node)
}

/// The bytes of `text` that the node at `path` takes; where `path` leads to nothing, those of the nearest node around it that exists.
pub fn locate(text: &str, path: &[Step]) -> Range<usize> {
    spans::locate(text, path)
}

/// The bytes of `text` that a pair of its outermost map takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    key: Range<usize>,
    value: Range<usize>,
}

impl Pair {
    /// From the key to the end of its value; of a pair without a value, to the colon.
    pub fn whole(&self) -> Range<usize> {
        self.key.start..self.value.end
    }
}

/// The pair of the outermost map with this key; nothing where there is none, or more than one.
pub fn pair(text: &str, key: &str) -> Option<Pair> {
    let (key, value) = spans::only_pair(text, key)?;
    let colon = key.end + text[key.end..].find(':')? + 1;
    Some(Pair { value: value.start..value.end.max(colon), key })
}

/// The byte at which too many flow brackets are open.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.bytes().enumerate().find_map(|(at, byte)| {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b'\n' if depth < MAX_DEPTH => {}
            _ => return None,
        }
        (depth > MAX_DEPTH).then_some(at)
    })
}

#[cfg(test)]
mod tests;
