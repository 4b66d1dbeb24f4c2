//! Taking comments out of a text, before it is parsed.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

use super::slots::{CLOSE, OPEN};
use super::{Body, TextFault};
use crate::content::comments::{self, Comments, Cut};

/// A text as the parser gets it.
pub(super) struct Cleaned<'a> {
    /// Without comments, and without the characters that mark slots.
    pub(super) text: Cow<'a, str>,
    /// What was cut out; its own text is empty.
    cut: Cut,
    /// Where a comment begins that nothing closes.
    pub(super) unclosed: Option<usize>,
}

/// Takes the comments out of a text. What stands in fenced code or a code span is not a comment; an indented line is no code in this sense, so that
/// no comment is published for the sake of its indentation.
pub(super) fn clean(text: &str) -> Cleaned<'_> {
    let has = |needle: &[u8]| memmem::find(text.as_bytes(), needle).is_some();
    // Both marks begin with these two bytes.
    let marks = has(b"\xef\xb7") && text.contains([OPEN, CLOSE]);
    let found = if comments::may_be_in(text) { comments::find(text, &code_ranges(text)) } else { Comments::default() };
    let mut cut = Cut::default();
    let mut cleaned = Cow::Borrowed(text);
    if !found.ranges.is_empty() {
        cut = comments::cut(text, &found.ranges);
        cleaned = Cow::Owned(std::mem::take(&mut cut.text));
    }
    if marks {
        // U+FFFD takes as many bytes as the marks do.
        cleaned = Cow::Owned(cleaned.replace([OPEN, CLOSE], "\u{fffd}"));
    }
    Cleaned { text: cleaned, cut, unclosed: found.unclosed }
}

impl Cleaned<'_> {
    /// Events of the text, with the text around each comment in two pieces, so that each piece is in one piece in the file too.
    pub(super) fn split<'e>(&self, events: Vec<(Event<'e>, Range<usize>)>) -> Vec<(Event<'e>, Range<usize>)> {
        if self.cut.is_whole() { events } else { events.into_iter().flat_map(|event| self.pieces(event)).collect() }
    }

    fn pieces<'e>(&self, (event, range): (Event<'e>, Range<usize>)) -> Vec<(Event<'e>, Range<usize>)> {
        match event {
            Event::Text(text) if self.text.get(range.clone()) == Some(&*text) => {
                let ends = self.cut.gaps_in(&range).chain([range.end]);
                let mut start = range.start;
                ends.map(|end| {
                    let piece = start..end;
                    start = end;
                    let text = text[piece.start - range.start..piece.end - range.start].to_owned();
                    (Event::Text(text.into()), piece)
                })
                .collect()
            }
            event => vec![(event, range)],
        }
    }

    /// Makes places in the cleaned text, which begins at byte `start` of its file, places in the file.
    pub(super) fn restore(&self, start: usize, body: &mut Body, faults: &mut [TextFault]) {
        if self.cut.is_whole() {
            return;
        }
        let restore = |span: &mut Range<usize>| {
            let inside = span.start.saturating_sub(start)..span.end.saturating_sub(start);
            let original = self.cut.original(&inside);
            *span = start + original.start..start + original.end;
        };
        body.links.iter_mut().for_each(|link| restore(&mut link.span));
        body.images.iter_mut().for_each(|image| restore(&mut image.span));
        body.quotations.iter_mut().for_each(|quotation| restore(&mut quotation.span));
        for fault in faults {
            restore(&mut fault.span);
        }
        body.runs.iter_mut().for_each(|run| run.restore(restore));
    }
}

/// The bytes of fenced code and code spans.
fn code_ranges(text: &str) -> Vec<Range<usize>> {
    Parser::new_ext(text, super::options())
        .into_offset_iter()
        .filter_map(|(event, range)| is_code(&event).then_some(range))
        .collect()
}

fn is_code(event: &Event<'_>) -> bool {
    matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))))
}
