//! HTML cut down to what a parser takes in time: in one pass over the text, before anything is parsed.
//!
//! Scripts (but for JSON-LD), styles, comments and pictures that are written into the page go. So do tags that are nested deeper than browsers
//! nest them, or that have more attributes than anybody writes: the time and the memory of a parser grow with the square of these.

use memchr::memmem;
use rustc_hash::FxHashMap;

/// How much is parsed, in bytes.
const MAX_LENGTH: usize = 4 << 20;
/// How deep elements are nested: half as deep as Chromium nests them, and several times as deep as any page that was seen.
const MAX_DEPTH: usize = 256;
/// How many formatting elements are open at once: each is opened again in every paragraph that follows.
const MAX_FORMATTING: usize = 48;
/// How many character references stand in the text: each is a piece that the parser adds to a text that grows.
const MAX_REFERENCES: usize = 20_000;
/// How many pieces a tag has.
const MAX_PIECES: usize = 512;
/// The longest value of an attribute that begins with `data:`, in bytes.
const MAX_DATA: usize = 256;
/// How many tags are parsed.
const MAX_TAGS: usize = 40_000;
/// How deep all tags are together: who asks every element for what is in it takes time in proportion to this.
const MAX_DEPTHS: usize = 400_000;

/// Elements whose content is text up to their end tag, and is dropped.
const DROPPED: &[&str] = &["script", "style", "svg", "template", "iframe", "object", "canvas", "select", "math"];
/// Elements that have no end, or that another of their kind ends.
const UNNESTED: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param", "p",
    "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "optgroup", "rp", "rt", "html", "head",
    "body", "colgroup",
];
/// Elements that the parser opens again where a block ended them.
const FORMATTING: &[&str] =
    &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// A tag as it stands in the text.
struct Tag<'h> {
    name: String,
    is_end: bool,
    /// All of it, with its brackets.
    text: &'h str,
}

/// The part of a page that is worth parsing.
pub(super) fn slim(html: &str) -> String {
    let mut slim = Slim { out: String::with_capacity(html.len().min(MAX_LENGTH)), ..Slim::default() };
    let mut rest = html;
    while !rest.is_empty() && slim.out.len() < MAX_LENGTH && slim.tags < MAX_TAGS && slim.depths < MAX_DEPTHS {
        let Some(at) = memchr::memchr(b'<', rest.as_bytes()) else {
            slim.text(rest);
            break;
        };
        slim.text(&rest[..at]);
        rest = slim.markup(&rest[at..]);
    }
    slim.out
}

#[derive(Default)]
struct Slim {
    out: String,
    open: FxHashMap<String, usize>,
    depth: usize,
    formatting: usize,
    tags: usize,
    depths: usize,
    references: usize,
}

impl Slim {
    fn text(&mut self, text: &str) {
        let room = MAX_LENGTH.saturating_sub(self.out.len()).min(text.len());
        let text = &text[..text.floor_char_boundary(room)];
        self.references += memchr::memchr_iter(b'&', text.as_bytes()).count();
        if self.references > MAX_REFERENCES {
            self.out.push_str(&text.replace('&', " "));
        } else {
            self.out.push_str(text);
        }
    }

    /// Takes in what begins with `<`, and returns what is behind it.
    fn markup<'h>(&mut self, html: &'h str) -> &'h str {
        if let Some(comment) = html.strip_prefix("<!--") {
            return memmem::find(comment.as_bytes(), b"-->").map_or("", |end| &comment[end + 3..]);
        }
        if !begins_tag(html.as_bytes()) {
            // A bracket that begins nothing.
            let run = html.bytes().take_while(|byte| *byte == b'<').count();
            self.text("&lt;");
            return &html[run..];
        }
        // A tag that nothing ends takes the rest of the file along, as in a browser.
        let Some(tag) = tag(html) else {
            return "";
        };
        let behind = &html[tag.text.len()..];
        if !tag.is_end && DROPPED.contains(&tag.name.as_str()) && !tag.text.ends_with("/>") {
            let (content, behind) = until_end(behind, &tag.name);
            if tag.name == "script" && is_json_ld(tag.text) {
                self.out.push_str(tag.text);
                self.text(content);
                self.out.push_str("</script>");
            }
            return behind;
        }
        if DROPPED.contains(&tag.name.as_str()) {
            return behind;
        }
        self.tags += 1;
        self.depths += self.depth;
        if self.fits(&tag) {
            self.push(&tag);
        }
        behind
    }

    /// Counts a tag, and says whether it is kept.
    fn fits(&mut self, tag: &Tag<'_>) -> bool {
        let name = tag.name.as_str();
        if name.is_empty() || UNNESTED.contains(&name) || tag.text.ends_with("/>") && !tag.is_end {
            return pieces(tag.text) <= MAX_PIECES;
        }
        let formats = usize::from(FORMATTING.contains(&name));
        if tag.is_end {
            let Some(open) = self.open.get_mut(name).filter(|open| **open > 0) else { return true };
            *open -= 1;
            self.depth -= 1;
            self.formatting -= formats;
            return true;
        }
        if self.depth >= MAX_DEPTH || self.formatting + formats > MAX_FORMATTING || pieces(tag.text) > MAX_PIECES {
            return false;
        }
        *self.open.entry(name.to_owned()).or_default() += 1;
        self.depth += 1;
        self.formatting += formats;
        true
    }

    /// Adds a tag, without pictures that are written into it.
    fn push(&mut self, tag: &Tag<'_>) {
        let mut rest = tag.text;
        while let Some(at) = memmem::find(rest.as_bytes(), b"data:") {
            let value = &rest[at..];
            let end = value.find(['"', '\'', ' ', '>']).unwrap_or(value.len());
            self.out.push_str(&rest[..at]);
            if end <= MAX_DATA {
                self.out.push_str(&value[..end]);
            }
            rest = &value[end..];
        }
        self.out.push_str(rest);
    }
}

/// Whether a bracket is that of a tag.
fn begins_tag(bytes: &[u8]) -> bool {
    match bytes.get(1) {
        Some(b'/') => bytes.get(2).is_some_and(u8::is_ascii_alphabetic),
        Some(first) => first.is_ascii_alphabetic() || matches!(first, b'!' | b'?'),
        None => false,
    }
}

/// The tag with which `html` begins; `None` where nothing ends it.
fn tag(html: &str) -> Option<Tag<'_>> {
    let bytes = html.as_bytes();
    let is_end = bytes.get(1) == Some(&b'/');
    let start = 1 + usize::from(is_end);
    let named =
        bytes[start..].iter().take_while(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/' | b'>'));
    let end_of_name = start + named.count();
    let name = html
        .get(start..end_of_name.min(start + 64))
        .unwrap_or_default()
        .trim_start_matches(['!', '?'])
        .to_ascii_lowercase();
    let (mut at, mut quote) = (end_of_name, None);
    let mut before = b' ';
    while let Some(byte) = bytes.get(at) {
        match (quote, byte) {
            (None, b'>') => return Some(Tag { name, is_end, text: &html[..=at] }),
            // A quotation mark begins a value only behind `=`.
            (None, b'"' | b'\'') if before == b'=' => quote = Some(*byte),
            (Some(open), byte) if open == *byte => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = *byte;
        }
        at += 1;
    }
    None
}

/// How many pieces a tag has, with white space between them.
fn pieces(tag: &str) -> usize {
    if tag.len() < 2 * MAX_PIECES {
        0
    } else {
        tag.bytes().filter(|byte| matches!(byte, b'=' | b'/' | b' ' | b'\n' | b'\t')).count() / 2
    }
}

/// What is before the end tag of this name, and what is behind it.
fn until_end<'h>(html: &'h str, name: &str) -> (&'h str, &'h str) {
    for at in memmem::find_iter(html.as_bytes(), b"</") {
        let after = &html.as_bytes()[at + 2..];
        if after.len() >= name.len() && after[..name.len()].eq_ignore_ascii_case(name.as_bytes()) {
            let end = memchr::memchr(b'>', after).map_or(html.len(), |end| at + 2 + end + 1);
            return (&html[..at], &html[end..]);
        }
    }
    (html, "")
}

fn is_json_ld(tag: &str) -> bool {
    memmem::find(tag.to_ascii_lowercase().as_bytes(), b"ld+json").is_some()
}

#[cfg(test)]
mod tests {
    use super::slim;

    #[test]
    fn what_runs_and_what_is_drawn_goes_and_what_is_said_stays() {
        for (html, expected) in [
            ("<p>a<script>if (a < b) '</p>'</script>b</p>", "<p>ab</p>"),
            (
                "<script type='application/ld+json'>{\"a\":1}</SCRIPT >x",
                "<script type='application/ld+json'>{\"a\":1}</script>x",
            ),
            ("a<!-- <p> -->b<!-- never closed", "ab"),
            ("<a title='a > b'>x</a>", "<a title='a > b'>x</a>"),
            ("1 < 2 <", "1 &lt; 2 &lt;"),
            ("<style>p{}</style>", ""),
        ] {
            assert_eq!(slim(html), expected);
        }
        let picture = format!("<img src=\"data:image/png;base64,{}\" alt=x>", "A".repeat(9999));
        assert_eq!(slim(&picture), "<img src=\"\" alt=x>");
    }

    #[test]
    fn neither_depth_nor_attributes_are_without_end() {
        let deep = "<div>".repeat(1000) + "text";
        assert_eq!(slim(&deep).matches("<div>").count(), 256);
        assert!(slim(&deep).ends_with("text"));
        let bold = "<b>".repeat(1000);
        assert!(slim(&bold).matches("<b").count() < 50);
        let wide = format!("<p {}>x", "a=1 ".repeat(10_000));
        assert_eq!(slim(&wide), "x");
        assert_eq!(slim(&"<div><p>x</div>".repeat(2000)).matches("<div>").count(), 2000, "what is closed is not deep");
    }
}
