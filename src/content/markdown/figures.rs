//! Block quotes that are quotations: the last paragraph, alone, begins with a dash and says whose words they are.

use pulldown_cmark::{Event, Tag, TagEnd};

/// A block quote that is being read.
pub(super) struct QuoteFrame {
    /// Where it begins among the events.
    start: usize,
    /// How many blocks are open inside it, itself included.
    depth: usize,
    /// Where the paragraphs begin that are its own, not those of a block inside it.
    paragraphs: Vec<usize>,
}

impl QuoteFrame {
    pub(super) fn new(start: usize, depth: usize) -> Self {
        Self { start, depth, paragraphs: Vec::new() }
    }

    pub(super) fn paragraph_starts(&mut self, at: usize, depth: usize) {
        if depth == self.depth {
            self.paragraphs.push(at);
        }
    }

    /// Turns the block quote, which has just ended, into a figure with a caption if it is a quotation.
    pub(super) fn make_figure(self, events: &mut Vec<Event<'_>>) {
        let Some((&last, others)) = self.paragraphs.split_last() else { return };
        let ends_with_it = matches!(events.get(events.len().saturating_sub(2)), Some(Event::End(TagEnd::Paragraph)))
            && !events[last..events.len() - 2].contains(&Event::End(TagEnd::Paragraph));
        let has_words = last > self.start + 1;
        if !has_words
            || !ends_with_it
            || !begins_with_dash(events, last)
            || others.iter().any(|&at| begins_with_dash(events, at))
        {
            return;
        }
        events[self.start] = Event::Html("<figure class=\"quotation\">\n<blockquote>\n".into());
        events[last] = Event::Html("</blockquote>\n<figcaption>".into());
        events.pop();
        events.pop();
        events.push(Event::Html("</figcaption>\n</figure>\n".into()));
    }
}

fn begins_with_dash(events: &[Event<'_>], paragraph: usize) -> bool {
    debug_assert!(matches!(events[paragraph], Event::Start(Tag::Paragraph)));
    // The mark of a piece of running text may stand in front of it.
    let first = events[paragraph + 1..].iter().find(|event| !matches!(event, Event::InlineHtml(_)));
    matches!(first, Some(Event::Text(text)) if text.trim_start().starts_with(['—', '–', '―']))
}
