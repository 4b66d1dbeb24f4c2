//! Turns: in a transcript or an interview, a paragraph that begins `**Putin:**` is what he said.
//!
//! Who is meant is decided where all names are known. A paragraph whose name turns out to be nobody's is a paragraph like any other: `**Note:**`.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::events::rewritten::Rewritten;
use super::quotations::{Line, Quotation};

/// What looks for turns while a text is read.
#[derive(Default)]
pub(super) struct Turns {
    /// The paragraph that is being read: where it begins among the events, and its bytes in the file.
    open: Option<(usize, Range<usize>)>,
}

impl Turns {
    /// A paragraph begins that stands in no other block.
    pub(super) fn paragraph_starts(&mut self, at: usize, span: Range<usize>) {
        self.open = Some((at, span));
    }

    /// The paragraph has just ended. If it is a turn, it is noted as a quotation and gets its anchor.
    pub(super) fn paragraph_ends(&mut self, out: &mut Rewritten<'_>) {
        let Some((start, span)) = self.open.take() else { return };
        let end = out.events.len() - 1;
        let Some(words_start) = end_of_name(&out.events[start + 1..end]).map(|at| start + 1 + at) else { return };
        let line = |events| Line::of(events, &out.inserts, &out.links);
        let (name, words) = (line(&out.events[start + 1..words_start]), line(&out.events[words_start..end]));
        let Some(turn) = Quotation::turn(&name, &words, span, &mut out.ids) else { return };
        out.events[start] = Event::Html(format!("<p class=\"turn\" id=\"{}\">", turn.anchor).into());
        out.events[end] = Event::Html("</p>\n".into());
        out.quotations.push(turn);
    }
}

/// Where the words begin, behind a name in bold at the beginning of a paragraph.
fn end_of_name(paragraph: &[Event<'_>]) -> Option<usize> {
    matches!(paragraph.first()?, Event::Start(Tag::Strong)).then_some(())?;
    Some(paragraph.iter().position(|event| *event == Event::End(TagEnd::Strong))? + 1)
}
