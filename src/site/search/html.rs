//! From the HTML of a text to what a reader reads in it: sections, each of blocks, without tags.

use std::cell::RefCell;

use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use crate::search::{Section, Text, Weight};

/// Reads the HTML of a body. A heading with an id begins a section; the text of a picture is a block of its own.
pub(super) fn sections(html: &str) -> Vec<Section> {
    let mut reader = Reader { sections: vec![Section::default()], block: String::new(), weight: Weight::Text };
    let mut at = 0;
    while let Some(length) = memchr::memchr2(b'<', b'&', &html.as_bytes()[at..]) {
        reader.block.push_str(&html[at..at + length]);
        at += length;
        at += if html[at..].starts_with('&') { reader.reference(&html[at..]) } else { reader.tag(&html[at..]) };
    }
    reader.block.push_str(&html[at..]);
    reader.end_block();
    reader.sections.retain(|section| !section.blocks.is_empty());
    reader.sections
}

struct Reader {
    sections: Vec<Section>,
    /// The block that is open.
    block: String,
    weight: Weight,
}

impl Reader {
    fn end_block(&mut self) {
        let words = one_line(&self.block);
        if !words.is_empty() {
            let block = Text { weight: self.weight, words };
            if let Some(section) = self.sections.last_mut() {
                section.blocks.push(block);
            }
        }
        self.block.clear();
    }

    /// Reads a character reference, or an ampersand that begins none; returns its length.
    fn reference(&mut self, html: &str) -> usize {
        let end = html.find(';').filter(|end| *end <= 32);
        let name = end.map_or("", |end| &html[1..end]);
        let written = match name {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "#x27" | "#39" | "apos" => "'",
            "nbsp" => " ",
            _ => {
                let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#');
                let length = if is_name { name.len() + 2 } else { 1 };
                self.block.push_str(&shown(&html[..length]));
                return length;
            }
        };
        self.block.push_str(written);
        name.len() + 2
    }

    /// Reads a tag, a comment, or what looks like one; returns its length.
    fn tag(&mut self, html: &str) -> usize {
        if let Some(comment) = html.strip_prefix("<!--") {
            return comment.find("-->").map_or(html.len(), |end| end + 7);
        }
        let inside = html[1..].strip_prefix('/').unwrap_or(&html[1..]);
        if !inside.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?')) {
            self.block.push('<');
            return 1;
        }
        let is_end = html[1..].starts_with('/');
        let length = tag_length(html);
        let name_end = inside.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inside.len());
        let name = inside[..name_end].to_ascii_lowercase();
        let tag = &html[..length];
        match name.as_str() {
            "script" | "style" | "template" | "iframe" | "noscript" | "title" | "textarea" | "svg" | "math"
                if !is_end =>
            {
                let close = format!("</{name}");
                let behind = html[length..].to_ascii_lowercase().find(&close);
                return behind.map_or(html.len(), |at| length + at);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_block();
                self.weight = if is_end { Weight::Text } else { Weight::Heading };
                let id = attribute(tag, "id").filter(|_| !is_end);
                self.sections.extend(id.map(|anchor| Section { anchor, blocks: Vec::new() }));
            }
            "figcaption" | "caption" | "summary" => {
                self.end_block();
                self.weight = if is_end { Weight::Text } else { Weight::Heading };
            }
            "img" => {
                if let Some(alt) = attribute(tag, "alt") {
                    let before = std::mem::take(&mut self.block);
                    let weight = std::mem::replace(&mut self.weight, Weight::Heading);
                    self.block = alt;
                    self.end_block();
                    (self.block, self.weight) = (before, weight);
                }
            }
            // A number that leads to a footnote is no part of the word before it.
            "br" | "td" | "th" | "sup" | "sub" | "rt" | "rp" => self.block.push(' '),
            _ if is_block(&name) => self.end_block(),
            _ => {}
        }
        length
    }
}

/// How long a tag is: `>` in an attribute does not end it.
fn tag_length(html: &str) -> usize {
    let mut quote = None;
    for (at, byte) in html.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if byte == open => quote = None,
            _ => {}
        }
    }
    html.len()
}

/// The value of an attribute of a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let mut from = 0;
    while let Some(at) = tag[from..].find(name).map(|at| from + at) {
        let behind = tag[at + name.len()..].strip_prefix('=');
        if let Some(value) = behind.filter(|_| tag[..at].ends_with(|c: char| c.is_whitespace())) {
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
            let end = match quote {
                Some(quote) => value[1..].split(quote).next()?,
                None => value.split(|c: char| c.is_whitespace() || c == '>').next()?,
            };
            return Some(shown(end));
        }
        from = at + name.len();
    }
    None
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "center"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figure"
            | "footer"
            | "form"
            | "header"
            | "hr"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "table"
            | "tbody"
            | "tfoot"
            | "thead"
            | "tr"
            | "ul"
            | "video"
            | "option"
            | "legend"
            | "label"
            | "button"
    )
}

/// A text with any run of white space as one space.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// A text with its character references as what they stand for.
fn shown(html: &str) -> String {
    #[derive(Default)]
    struct Characters(RefCell<String>);
    impl TokenSink for Characters {
        type Handle = ();
        fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
            if let Token::CharacterTokens(text) = token {
                self.0.borrow_mut().push_str(&text);
            }
            TokenSinkResult::Continue
        }
    }
    if !html.contains('&') {
        return html.to_owned();
    }
    let tokenizer = Tokenizer::new(Characters::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    // What looks like a tag in an attribute is none.
    input.push_back(html.replace('<', "&lt;").into());
    while !matches!(tokenizer.feed(&input), html5ever::TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Sections as `anchor: block / *block*`, with stars around what weighs more.
    fn read(html: &str) -> String {
        let block =
            |text: &Text| if text.weight == Weight::Text { text.words.clone() } else { format!("*{}*", text.words) };
        let section = |section: &Section| {
            let blocks: Vec<String> = section.blocks.iter().map(block).collect();
            format!("{}: {}", section.anchor, blocks.join(" / "))
        };
        sections(html).iter().map(section).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn a_text_is_read_as_a_browser_shows_it() {
        for (html, expected) in [
            ("<p>One <b>bo</b>ld\nword &amp; more</p><p>Two", ": One bold word & more / Two"),
            ("<p>a</p><h2 id=\"x-y\">A <i>head</i>ing</h2>\n<p>b</p>", ": a | x-y: *A heading* / b"),
            ("<p>see<sup class=\"f\"><a href=\"#fn-1\">1</a></sup>.</p>", ": see 1 ."),
            ("<p>before <img src=\"a\" alt=\"A &quot;map&quot;\">behind</p>", ": *A \"map\"* / before behind"),
            ("<figure>words<figcaption>— X</figcaption></figure>", ": words / *— X*"),
            ("<table><tr><td>a</td><td>b</td></tr></table>", ": a b"),
            ("a<!-- <p>no --> b<script>let x = '<p>'</script>c", ": a bc"),
            ("<b title='a>b'>x</b> &eacute;t&#233; &nosuch; &", ": x été &nosuch; &"),
            ("1 < 2 <3", ": 1 < 2 <3"),
        ] {
            assert_eq!(read(html), expected, "{html}");
        }
    }

    proptest! {
        #[test]
        fn any_html_is_read_to_its_end(html in "([a\"'=>< /&;#!-]|<h2 id=|<img alt='|</|&amp|<!--|-->|<script>|ü|\\PC){0,24}") {
            sections(&html);
        }
    }
}
