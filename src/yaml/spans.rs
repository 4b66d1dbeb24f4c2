//! The second reading: where each node stands in the text, and how each scalar is written.

use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::{Node, Step};

/// A node with its place. Aliases are leaves without text of their own.
struct Spanned {
    span: Range<usize>,
    shape: Shape,
}

enum Shape {
    Scalar(String),
    List(Vec<Spanned>),
    Map(Vec<(Spanned, Spanned)>),
    Alias,
}

/// Puts the text as written into every scalar of `node`, which was read from `text`.
///
/// Where the two readings do not agree on the shape, a scalar keeps the text that it has.
pub(super) fn restore(node: &mut Node, text: &str) {
    if let Some(spanned) = read(text) {
        restore_node(node, &spanned);
    }
}

fn restore_node(node: &mut Node, spanned: &Spanned) {
    match (node, &spanned.shape) {
        (Node::Scalar(scalar), Shape::Scalar(text)) if !scalar.exact => {
            scalar.text.clone_from(text);
            scalar.exact = true;
        }
        (Node::List(items), Shape::List(places)) => {
            items.iter_mut().zip(places).for_each(|(item, place)| restore_node(item, place));
        }
        (Node::Map(pairs), Shape::Map(places)) => {
            pairs.iter_mut().zip(places).for_each(|((_, value), (_, place))| restore_node(value, place));
        }
        _ => {}
    }
}

/// See [`super::locate`].
pub(super) fn locate(text: &str, path: &[Step]) -> Range<usize> {
    let Some(root) = read(text) else { return 0..0 };
    let mut found = 0..0;
    let mut node = &root;
    for step in path {
        let next = match (step, &node.shape) {
            (Step::Name(key), Shape::Map(pairs)) => {
                return pair(pairs, key).map_or(found, |(name, _)| name.span.clone());
            }
            (Step::Key(key), Shape::Map(pairs)) => pair(pairs, key).map(|(name, value)| {
                // The key stands for a value that is empty or spread over lines of its own.
                found = name.span.clone();
                value
            }),
            (Step::Item(index), Shape::List(items)) => items.get(*index),
            // A scalar in place of a list is that list's only item.
            (Step::Item(0), _) => Some(node),
            _ => None,
        };
        let Some(next) = next else { return found };
        if matches!(next.shape, Shape::Scalar(_)) && !next.span.is_empty() || matches!(step, Step::Item(_)) {
            found = next.span.clone();
        }
        node = next;
    }
    found
}

/// The places of the key and the value of the only pair of the outermost map with this key. Of a scalar in quotes, the marks are part of it.
pub(super) fn only_pair(text: &str, key: &str) -> Option<(Range<usize>, Range<usize>)> {
    let Shape::Map(pairs) = read(text)?.shape else { return None };
    let mut found = pairs.iter().filter(|(name, _)| matches!(&name.shape, Shape::Scalar(text) if text == key));
    let (name, value) = found.next()?;
    found.next().is_none().then(|| (name.span.clone(), value.span.clone()))
}

/// The last pair with this key: where a key stands twice, the second is the fault.
fn pair<'a>(pairs: &'a [(Spanned, Spanned)], wanted: &str) -> Option<&'a (Spanned, Spanned)> {
    pairs.iter().rev().find(|(name, _)| matches!(&name.shape, Shape::Scalar(text) if text == wanted))
}

/// Reads `text` with places; nothing where it cannot be read.
fn read(text: &str) -> Option<Spanned> {
    let mut reader = Reader { parser: Parser::new_from_str(text), bytes: ByteOffsets::new(text), text };
    loop {
        match reader.next()? {
            (Event::StreamStart | Event::DocumentStart(_) | Event::Nothing, _) => {}
            (event, span) => return reader.node(event, span),
        }
    }
}

struct Reader<'a> {
    parser: Parser<'a, saphyr_parser::StrInput<'a>>,
    bytes: ByteOffsets,
    text: &'a str,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Option<(Event<'a>, Span)> {
        self.parser.next_event()?.ok()
    }

    fn node(&mut self, event: Event<'a>, span: Span) -> Option<Spanned> {
        let start = self.bytes.at(span.start.index());
        let mut end = self.bytes.at(span.end.index());
        let shape = match event {
            Event::Scalar(value, style, ..) => {
                end = start + self.text.get(start..end)?.trim_end().len();
                let written = if style == ScalarStyle::Plain { self.text[start..end].to_owned() } else { value.into() };
                Shape::Scalar(written)
            }
            Event::Alias(_) => Shape::Alias,
            Event::SequenceStart(..) => {
                let mut items = Vec::new();
                loop {
                    match self.next()? {
                        (Event::SequenceEnd, close) => {
                            end = self.bytes.at(close.end.index());
                            break;
                        }
                        (event, span) => items.push(self.node(event, span)?),
                    }
                }
                Shape::List(items)
            }
            Event::MappingStart(..) => {
                let mut pairs = Vec::new();
                loop {
                    match self.next()? {
                        (Event::MappingEnd, close) => {
                            end = self.bytes.at(close.end.index());
                            break;
                        }
                        (event, span) => {
                            let key = self.node(event, span)?;
                            let (event, span) = self.next()?;
                            pairs.push((key, self.node(event, span)?));
                        }
                    }
                }
                Shape::Map(pairs)
            }
            _ => return None,
        };
        Some(Spanned { span: start..end.max(start), shape })
    }
}

/// From the characters that the parser counts to bytes.
struct ByteOffsets(Vec<usize>);

impl ByteOffsets {
    fn new(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).chain([text.len()]).collect())
    }

    fn at(&self, character: usize) -> usize {
        self.0.get(character).or(self.0.last()).copied().unwrap_or(0)
    }
}
