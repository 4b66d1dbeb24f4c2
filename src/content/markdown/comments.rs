//! Taking out what must never be published: `%% comments %%` and HTML comments.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::{Event, Parser, Tag};

use super::slots::{CLOSE, OPEN};

/// The text with its comments replaced by spaces, byte for byte, so that every other place stays where it is.
///
/// What stands in code is not a comment. A comment that is never closed goes to the end of the text: a writer who forgot the end
/// had rather miss a paragraph than publish it. The characters that mark slots are replaced as well.
pub(super) fn blank(text: &str) -> Cow<'_, str> {
    let has = |needle: &[u8]| memmem::find(text.as_bytes(), needle).is_some();
    // Both marks begin with these two bytes.
    let marks = has(b"\xef\xb7") && text.contains([OPEN, CLOSE]);
    let ranges = if has(b"%%") || has(b"<!--") { comment_ranges(text) } else { Vec::new() };
    if ranges.is_empty() && !marks {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for range in ranges {
        out.push_str(&text[at..range.start]);
        // Line ends stay, so that what follows a comment still begins a line.
        out.extend(
            text[range.clone()].bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { byte as char } else { ' ' }),
        );
        at = range.end;
    }
    out.push_str(&text[at..]);
    // U+FFFD takes as many bytes as the marks do.
    Cow::Owned(if marks { out.replace([OPEN, CLOSE], "\u{fffd}") } else { out })
}

fn comment_ranges(text: &str) -> Vec<Range<usize>> {
    let code = code_ranges(text);
    let mut ranges = Vec::new();
    let mut at = 0;
    while let Some((start, end_mark)) = next_opening(text, at, &code) {
        let inside = start + if end_mark == "%%" { 2 } else { 4 };
        let end = text[inside..].find(end_mark).map_or(text.len(), |found| inside + found + end_mark.len());
        ranges.push(start..end);
        at = end;
    }
    ranges
}

/// Where the next comment begins, and what ends it.
fn next_opening(text: &str, from: usize, code: &[Range<usize>]) -> Option<(usize, &'static str)> {
    let mut at = from;
    loop {
        let rest = &text[at..];
        let percent = rest.find("%%").map(|found| (at + found, "%%"));
        let html = rest.find("<!--").map(|found| (at + found, "-->"));
        let (start, end) = match (percent, html) {
            (Some(percent), Some(html)) => percent.min(html),
            (one, other) => one.or(other)?,
        };
        match code.iter().find(|range| range.contains(&start)) {
            None => return Some((start, end)),
            Some(range) => at = range.end,
        }
    }
}

/// The bytes of code blocks and code spans.
fn code_ranges(text: &str) -> Vec<Range<usize>> {
    Parser::new_ext(text, super::options())
        .into_offset_iter()
        .filter_map(|(event, range)| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_))).then_some(range))
        .collect()
}
