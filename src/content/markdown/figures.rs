//! Block quotes that are quotations: the last paragraph, alone, begins with a dash and says whose words they are.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::TextFault;
use super::events::Rewritten;
use super::quotations::{DASHES, Line, Quotation};
use super::slots::Slot;
use crate::diagnostic::Code;

/// A block quote that is being read.
pub(super) struct QuoteFrame {
    /// Where it begins among the events.
    start: usize,
    /// How many blocks are open inside it, itself included.
    depth: usize,
    /// Its bytes in the file.
    span: Range<usize>,
    /// Where the paragraphs begin that are its own, not those of a block inside it; and their bytes in the file.
    paragraphs: Vec<(usize, Range<usize>)>,
}

impl QuoteFrame {
    pub(super) fn new(start: usize, depth: usize, span: Range<usize>) -> Self {
        Self { start, depth, span, paragraphs: Vec::new() }
    }

    pub(super) fn paragraph_starts(&mut self, at: usize, depth: usize, span: Range<usize>) {
        if depth == self.depth {
            self.paragraphs.push((at, span));
        }
    }

    /// Takes note of the block quote, which has just ended, and turns it into a figure with a caption if it is a quotation.
    pub(super) fn end(self, out: &mut Rewritten<'_>) {
        let Some(last) = self.attribution(&out.events) else {
            let inside = |other: &Quotation| self.span.contains(&other.span.start);
            if !out.quotations.iter().any(inside) {
                let words = Line::of(&out.events[self.start + 1..], &out.inserts, &out.links);
                out.quotations.push(Quotation::new(&words, None, &out.links, self.span, &out.quotations));
            }
            return;
        };
        let line_end = out.events.len() - 2;
        let words = Line::of(&out.events[self.start + 1..last], &out.inserts, &out.links);
        let line = Line::of(&out.events[last + 1..line_end], &out.inserts, &out.links);
        let quotation = Quotation::new(&words, Some(&line), &out.links, self.span, &out.quotations);
        if quotation.attribution.as_ref().is_some_and(|attribution| attribution.speaker.is_none())
            && let Some((_, span)) = self.paragraphs.last()
        {
            out.faults.push(without_speaker(span.clone()));
        }
        let open = format!("<figure class=\"quotation\" id=\"{}\">\n<blockquote>\n", quotation.anchor);
        out.events[self.start] = Event::Html(open.into());
        out.events[last] = Event::Html("</blockquote>\n<figcaption>".into());
        out.events.truncate(line_end);
        out.insert(Slot::QuotationEnd(quotation.anchor.as_str().into()));
        out.events.push(Event::Html("</figcaption>\n</figure>\n".into()));
        out.quotations.push(quotation);
    }

    /// Where the attribution begins among the events, if there is one.
    fn attribution(&self, events: &[Event<'_>]) -> Option<usize> {
        let ((last, _), others) = self.paragraphs.split_last()?;
        let ends_with_it = matches!(events.get(events.len().saturating_sub(2)), Some(Event::End(TagEnd::Paragraph)))
            && !events[*last..events.len() - 2].contains(&Event::End(TagEnd::Paragraph));
        let has_words = *last > self.start + 1;
        let is_dialogue = || others.iter().any(|(at, _)| begins_with_dash(events, *at));
        (has_words && ends_with_it && begins_with_dash(events, *last) && !is_dialogue()).then_some(*last)
    }
}

fn without_speaker(span: Range<usize>) -> TextFault {
    TextFault {
        code: Code::QuotationWithoutSpeaker,
        span,
        message: "the quotation does not say whose words it holds".to_owned(),
        help: "begin the line with the speaker: `— Name, capacity, “venue”, date`".to_owned(),
    }
}

fn begins_with_dash(events: &[Event<'_>], paragraph: usize) -> bool {
    debug_assert!(matches!(events[paragraph], Event::Start(Tag::Paragraph)));
    // The mark of a piece of running text may stand in front of it.
    let first = events[paragraph + 1..].iter().find(|event| !matches!(event, Event::InlineHtml(_)));
    matches!(first, Some(Event::Text(text)) if text.trim_start().starts_with(DASHES))
}
