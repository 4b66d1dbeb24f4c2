//! The blocks of a piece of HTML: what begins and ends a line when it is shown.

use dom_query::{Document, NodeRef};

use crate::import::page::one_line;

/// Elements that stand within a line.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "label", "big",
    "acronym", "img", "ruby", "rt", "rp",
];

/// A paragraph, a heading, an item of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// Its text, in one line.
    pub(super) text: String,
    /// How many characters of it are in links.
    pub(super) linked: usize,
    /// Whether it is a heading.
    pub(super) is_heading: bool,
    /// Whether it is an item of a list.
    pub(super) is_item: bool,
}

/// The blocks of a document, in order.
pub(super) fn of(document: &Document) -> Vec<Block> {
    let mut walker = Walker::default();
    // Without recursion: the depth is the page's to choose.
    let mut stack: Vec<(NodeRef<'_>, bool)> = vec![(document.root(), false)];
    while let Some((node, is_end)) = stack.pop() {
        if is_end {
            walker.leave(&node);
            continue;
        }
        if node.is_text() {
            walker.text(&node.text());
            continue;
        }
        walker.enter(&node);
        stack.push((node, true));
        stack.extend(node.children_it(true).map(|child| (child, false)));
    }
    walker.flush();
    walker.blocks
}

#[derive(Default)]
struct Walker {
    blocks: Vec<Block>,
    open: Block,
    links: usize,
    headings: usize,
    items: usize,
}

impl Walker {
    fn text(&mut self, text: &str) {
        if self.links > 0 {
            self.open.linked += text.chars().filter(|c| !c.is_whitespace()).count();
        }
        self.open.text.push_str(text);
    }

    fn enter(&mut self, node: &NodeRef<'_>) {
        let name = node.node_name().unwrap_or_default();
        self.parted(&name);
        self.count(&name, 1);
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        let name = node.node_name().unwrap_or_default();
        self.parted(&name);
        self.count(&name, -1);
    }

    /// Ends the block where an element is no part of a line.
    fn parted(&mut self, name: &str) {
        if name == "br" {
            self.open.text.push('\n');
        } else if !name.is_empty() && !INLINE.contains(&name) {
            self.flush();
        }
    }

    fn count(&mut self, name: &str, step: isize) {
        let counter = match name {
            "a" => &mut self.links,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => &mut self.headings,
            "li" => &mut self.items,
            _ => return,
        };
        *counter = counter.saturating_add_signed(step);
    }

    fn flush(&mut self) {
        let open = std::mem::take(&mut self.open);
        // Two line breaks part paragraphs; one is a space.
        let parts: Vec<String> = open.text.split("\n\n").map(one_line).filter(|text| !text.is_empty()).collect();
        let linked = if parts.len() == 1 { open.linked } else { 0 };
        for text in parts {
            self.blocks.push(Block { text, linked, is_heading: self.headings > 0, is_item: self.items > 0 });
        }
    }
}

impl Block {
    /// How much of it is in links, in hundredths.
    pub(super) fn linked_share(&self) -> usize {
        let letters = self.text.chars().filter(|c| !c.is_whitespace()).count().max(1);
        100 * self.linked / letters
    }
}
