//! Raw HTML: its pictures become those of the text, with all that is asked and known of one; the rest stays as it is.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event};

use super::super::ids::TagReader;
use super::super::links::{Address, classify};
use super::{OpenImage, Rewriter};
use crate::diagnostic::Code;

/// Elements whose content is no HTML, and which begin a block that only they end (`CommonMark`, section 4.6).
const TEXTS: [&str; 3] = ["<script", "<style", "<textarea"];

/// What is known of the raw HTML so far.
pub(super) struct Raw {
    trusted: bool,
    /// Whether the next line is the first of its block.
    pub(super) at_start: bool,
    /// Whether the block holds a script or the like.
    in_text: bool,
    /// Where in its tags the block is.
    tags: TagReader,
}

impl Raw {
    pub(super) fn new(trusted: bool) -> Self {
        Self { trusted, at_start: false, in_text: false, tags: TagReader::default() }
    }
}

impl<'a> Rewriter<'a, '_> {
    /// A piece of raw HTML: a line of a block, or a tag in a paragraph.
    pub(super) fn raw_html(&mut self, html: &CowStr<'a>, range: Range<usize>, inline: bool) {
        self.out.raw_html = true;
        let begins_text = |html: &str| TEXTS.iter().any(|text| starts_with(html.trim_start(), text));
        if !inline && self.raw.at_start {
            self.raw.in_text = begins_text(html);
            self.raw.at_start = false;
            self.raw.tags = TagReader::default();
        }
        if self.raw.in_text && !inline {
            self.push_html(html.to_string(), inline);
            return;
        }
        // Of a line in a block quote, the file may have more than the event.
        let is_whole = self.text.get(range.clone()) == Some(&**html);
        let mut done = 0;
        while let Some(at) = find_image(html, done) {
            let Some((image, length)) = Image::read(&html[at..]) else {
                let message = "a picture whose tag goes on over the end of the line is not taken over".to_owned();
                self.fault(
                    Code::MissingImage,
                    range,
                    message,
                    "write the whole of `<img …>` on one line, or `![what it shows](file)`",
                );
                break;
            };
            let place = if is_whole { range.start + at..range.start + at + length } else { range.clone() };
            // Whoever trusts the HTML has said that it may load what it loads.
            let elsewhere = image.src.is_empty() || !matches!(classify(&image.src), Address::Inside(..));
            if self.raw.trusted && elsewhere {
                self.push_raw(&html[done..at + length], inline);
            } else {
                self.push_raw(&html[done..at], inline);
                self.end_image(OpenImage { src: image.src, alt: image.alt, range: place, depth: 0, kind: None });
            }
            done = at + length;
        }
        self.push_raw(&html[done..], inline);
    }

    fn push_raw(&mut self, html: &str, inline: bool) {
        if html.is_empty() {
            return;
        }
        let mut own = TagReader::default();
        let reader = if inline { &mut own } else { &mut self.raw.tags };
        let mut unique = html.to_owned();
        // From the end, so that the places before stay where they are; the first of two has the id that was asked for.
        let ids = reader.ids(html);
        let names: Vec<_> = ids.iter().map(|id| self.out.ids.unique_of_author(&html[id.clone()])).collect();
        for (range, id) in ids.into_iter().zip(names).rev() {
            unique.replace_range(range, &id);
        }
        self.push_html(unique, inline);
    }

    fn push_html(&mut self, html: String, inline: bool) {
        let html = CowStr::from(html);
        self.out.events.push(if inline { Event::InlineHtml(html) } else { Event::Html(html) });
    }
}

/// What a tag says of a picture.
#[derive(Debug, Default, PartialEq, Eq)]
struct Image {
    src: String,
    alt: String,
}

impl Image {
    /// Reads the tag with which `html` begins, and says how long it is; nothing where it does not end.
    fn read(html: &str) -> Option<(Self, usize)> {
        let mut image = Self::default();
        let mut rest = &html["<img".len()..];
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if let Some(behind) = rest.strip_prefix('>') {
                return Some((image, html.len() - behind.len()));
            }
            let end =
                rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/')).filter(|end| *end > 0);
            // An `=` where a name should be is part of the name (HTML, section 13.2.5.32).
            let (name, behind) = rest.split_at(end.unwrap_or_else(|| rest.chars().next().map_or(0, char::len_utf8)));
            if name.is_empty() {
                return None;
            }
            rest = behind.trim_start();
            let Some(behind) = rest.strip_prefix('=') else { continue };
            let (value, behind) = value(behind.trim_start())?;
            rest = behind;
            let place = match name.to_ascii_lowercase().as_str() {
                "src" => &mut image.src,
                "alt" => &mut image.alt,
                _ => continue,
            };
            // The first of two counts.
            if place.is_empty() {
                *place = decoded(value);
            }
        }
    }
}

/// The value of an attribute, and what is behind it.
fn value(text: &str) -> Option<(&str, &str)> {
    if let quote @ ('"' | '\'') = text.chars().next()? {
        return text[1..].split_once(quote);
    }
    let end = text.find(|c: char| c.is_ascii_whitespace() || c == '>')?;
    Some(text.split_at(end))
}

/// The references that writers of HTML need; others are in no file name.
fn decoded(value: &str) -> String {
    value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// Where the next tag of a picture begins.
fn find_image(html: &str, from: usize) -> Option<usize> {
    let ends_name = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>');
    let begins = |at: &usize| starts_with(&html[*at..], "<img") && html[at + 4..].chars().next().is_none_or(ends_name);
    memchr::memchr_iter(b'<', &html.as_bytes()[from..]).map(|at| from + at).find(begins)
}

fn starts_with(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_tag_is_read_as_a_browser_reads_it() {
        for (html, expected) in [
            ("<img src=\"a.jpg\" alt='A \"b\"'>x", Some(("a.jpg", "A \"b\"", 29))),
            ("<IMG alt=b SRC = a&amp;b.jpg />", Some(("a&b.jpg", "b", 31))),
            ("<img src=a.jpg>", Some(("a.jpg", "", 15))),
            ("<img hidden src='a' src='b'>", Some(("a", "", 28))),
            ("<img = src=a>", Some(("a", "", 13))),
            ("<img>", Some(("", "", 5))),
            ("<img src=\"a", None),
            ("<img src=", None),
            ("<img", None),
        ] {
            let read = Image::read(html);
            let read = read.as_ref().map(|(image, length)| (&*image.src, &*image.alt, *length));
            assert_eq!(read, expected, "{html}");
        }
        assert_eq!(find_image("a <imgx> < <ImG/>", 0), Some(11));
        assert_eq!(find_image("<img", 0), Some(0));
    }

    proptest! {
        #[test]
        fn any_text_is_read_to_an_end(text in "<img([ =/>\"'aé<]|src=|alt=){0,30}") {
            if let Some((_, length)) = Image::read(&text) {
                prop_assert!(text[..length].ends_with('>'));
            }
        }
    }
}
