//! Taking comments out of a text, before it is parsed.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::{Event, Parser, Tag};

use super::slots::{CLOSE, OPEN};
use crate::content::comments::{self, Comments};

/// The text with its comments replaced by spaces, byte for byte, so that every other place stays where it is; and where a comment begins that
/// nothing closes.
///
/// What stands in code is not a comment. The characters that mark slots are replaced as well.
pub(super) fn blank(text: &str) -> (Cow<'_, str>, Option<usize>) {
    let has = |needle: &[u8]| memmem::find(text.as_bytes(), needle).is_some();
    // Both marks begin with these two bytes.
    let marks = has(b"\xef\xb7") && text.contains([OPEN, CLOSE]);
    let found = if comments::may_be_in(text) { comments::find(text, &code_ranges(text)) } else { Comments::default() };
    if found.ranges.is_empty() && !marks {
        return (Cow::Borrowed(text), None);
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for range in found.ranges {
        out.push_str(&text[at..range.start]);
        // Line ends stay, so that what follows a comment still begins a line.
        out.extend(
            text[range.clone()].bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { byte as char } else { ' ' }),
        );
        at = range.end;
    }
    out.push_str(&text[at..]);
    // U+FFFD takes as many bytes as the marks do.
    (Cow::Owned(if marks { out.replace([OPEN, CLOSE], "\u{fffd}") } else { out }), found.unclosed)
}

/// The bytes of code blocks and code spans.
fn code_ranges(text: &str) -> Vec<Range<usize>> {
    Parser::new_ext(text, super::options())
        .into_offset_iter()
        .filter_map(|(event, range)| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_))).then_some(range))
        .collect()
}
