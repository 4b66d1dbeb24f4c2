//! How a reader reads HTML: what its tags are to the eye, and which pieces of its text are read on.

use crate::privacy::{OVERRIDES, POP};

/// Elements that a reader does not read across.
const BLOCKS: [&str; 39] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tr",
    "ul",
    "video",
];

/// How the annotations of several `<ruby>` are read, between which text stands. Either can be a name: both are looked at.
#[derive(Debug, Clone, Copy, Default)]
pub(super) enum Annotations {
    /// As one word.
    #[default]
    Joined,
    /// As words of their own.
    Apart,
}

/// Where in the HTML a text stands: on the line, or above it, as the annotations of `<ruby>` do.
#[derive(Default)]
pub(super) struct Place {
    annotations: Annotations,
    in_ruby: bool,
    in_annotation: bool,
}

impl Place {
    /// The place in front of the HTML.
    pub(super) fn read(annotations: Annotations) -> Self {
        Self { annotations, ..Self::default() }
    }

    /// Takes in a tag; `lines` are the line and what stands above it.
    pub(super) fn tag(&mut self, name: &str, is_end: bool, lines: [&mut String; 2]) {
        let [line, above] = lines;
        let between = between(name);
        if self.in_annotation {
            above.extend(turn(name, is_end));
        } else {
            line.push_str(between);
            line.extend(turn(name, is_end));
        }
        // What ends a piece of reading ends it above the line too.
        above.push_str(between);
        match name {
            "ruby" => self.in_ruby = !is_end,
            name if is_ruby(name) => self.in_annotation = !is_end,
            _ => {}
        }
    }

    /// Takes in that text follows.
    pub(super) fn text(&self, above: &mut String) {
        let is_apart = matches!(self.annotations, Annotations::Apart) && !self.in_ruby && !self.in_annotation;
        if is_apart && above.ends_with(|c: char| !c.is_whitespace()) {
            above.push(' ');
        }
    }

    /// The line on which a text stands: 0, or 1 above it.
    pub(super) fn line(&self) -> usize {
        usize::from(self.in_annotation)
    }
}

/// What turns letters round as a tag of `<bdo>` does.
pub(super) fn turn(name: &str, is_end: bool) -> Option<char> {
    (name == "bdo").then_some(if is_end { POP } else { OVERRIDES[1] })
}

/// Whether an element is shown above the text around it, so that nobody reads from the one into the other.
pub(super) fn is_ruby(name: &str) -> bool {
    matches!(name, "rt" | "rp")
}

/// Whether something stands above the line.
pub(super) fn has_annotations(html: &str) -> bool {
    html.as_bytes().windows(3).any(|tag| tag.eq_ignore_ascii_case(b"<rt") || tag.eq_ignore_ascii_case(b"<rp"))
}

/// What a reader sees in place of a tag.
fn between(name: &str) -> &'static str {
    match name {
        "br" => "\n",
        "td" | "th" => " ",
        // The wall of `privacy`.
        _ if BLOCKS.contains(&name) => "\0",
        _ => "",
    }
}
