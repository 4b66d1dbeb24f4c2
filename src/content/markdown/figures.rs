//! Block quotes that are quotations: the last paragraph, alone, begins with a dash and says whose words they are.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::TextFault;
use super::events::rewritten::Rewritten;
use super::quotations::{DASHES, DateFault, Line, Quotation};
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
    ///
    /// `text` begins at byte `start` of its file.
    pub(super) fn end(self, out: &mut Rewritten<'_>, text: &str, start: usize) {
        let Some(last) = self.attribution(&out.events) else {
            let inside = |other: &Quotation| self.span.contains(&other.span.start);
            // Those inside it were noted last.
            if !out.quotations.last().is_some_and(inside) {
                out.faults.extend(self.missed_attribution(&out.events, text, start));
                let words = Line::of(&out.events[self.start + 1..], &out.inserts, &out.links);
                out.quotations.push(Quotation::new(&words, None, &out.links, self.span, &mut out.ids));
            }
            return;
        };
        let line_end = out.events.len() - 2;
        let words = Line::of(&out.events[self.start + 1..last], &out.inserts, &out.links);
        let line = Line::of(&out.events[last + 1..line_end], &out.inserts, &out.links);
        let quotation = Quotation::new(&words, Some(&line), &out.links, self.span, &mut out.ids);
        if quotation.attribution.as_ref().is_some_and(|attribution| attribution.speaker.is_none())
            && let Some((_, span)) = self.paragraphs.last()
        {
            out.faults.push(without_speaker(span.clone()));
        }
        if let (Some(attribution), Some((_, span))) = (&quotation.attribution, self.paragraphs.last()) {
            let faults = attribution.faults.iter().cloned();
            let at_line = |DateFault { code, message, help }| TextFault { code, span: span.clone(), message, help };
            out.faults.extend(faults.map(at_line));
        }
        let open = format!("<figure class=\"quotation\" id=\"{}\">\n<blockquote>\n", quotation.anchor);
        out.events[self.start] = Event::Html(open.into());
        out.events[last] = Event::Html("</blockquote>\n<figcaption>".into());
        out.events.truncate(line_end);
        out.insert(Slot::QuotationEnd(quotation.anchor.as_str().into()));
        out.events.push(Event::Html("</figcaption>\n</figure>\n".into()));
        out.quotations.push(quotation);
    }

    /// What is said of a last line that was meant as the attribution: one that no empty line parts from the words, and one that begins with a hyphen
    /// and so became a list.
    fn missed_attribution(&self, events: &[Event<'_>], text: &str, start: usize) -> Option<TextFault> {
        let (_, paragraph) = self.paragraphs.last()?;
        let quote = text.get(self.span.start - start..self.span.end - start)?;
        let (before, line) = quote.rsplit_once('\n')?;
        let line = line.trim_start_matches(|c: char| c == '>' || c.is_whitespace());
        let line_start = self.span.end - line.len();
        let (last_word, behind) = line.split_once(' ')?;
        let help = match events.get(events.len().checked_sub(2)?)? {
            Event::End(TagEnd::Paragraph) if paragraph.start < line_start && is_dash(last_word) => {
                let lines = before.lines().map(|line| line.trim_start_matches(['>', ' ']));
                // One line with a dash ends a quotation; several are what two people say.
                if lines.into_iter().any(|line| line.split(' ').next().is_some_and(is_dash)) {
                    return None;
                }
                "put a line with `>` alone above it"
            }
            Event::End(TagEnd::List(false)) if last_word == "-" && is_one_item(events) => {
                "put a line with `>` alone above it, and begin it with a dash: `> — Name`"
            }
            _ => return None,
        };
        let is_name = behind.trim_start_matches(['*', '_']).starts_with(|c: char| c == '[' || c.is_uppercase());
        is_name.then(|| TextFault {
            code: Code::AttributionNotRead,
            span: line_start..self.span.end,
            message: "this line is not read as saying whose words the quotation holds".to_owned(),
            help: help.to_owned(),
        })
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

/// Whether a word is a dash, or the hyphens that become one.
fn is_dash(word: &str) -> bool {
    matches!(word, "--" | "---") || (word.starts_with(DASHES) && word.chars().count() == 1)
}

/// Whether the list at the end of a block quote, which has just ended, has one item alone.
fn is_one_item(events: &[Event<'_>]) -> bool {
    let list = events.iter().rposition(|event| matches!(event, Event::Start(Tag::List(_)))).unwrap_or_default();
    let items = events[list..].iter().filter(|event| matches!(event, Event::Start(Tag::Item))).count();
    items == 1
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
