//! Headings, footnotes, ids of blocks, the cells of tables, and quotation marks that stay open.

use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, Tag, TagEnd};

use super::super::{BlockId, Heading, TextFault};
use super::{Footnote, OpenHeading, Rewriter};
use crate::diagnostic::Code;
use crate::text::{SlugStyle, slugify};

/// For how many links to places that are not there a heading is looked for that may be meant.
const SUGGESTED: usize = 20;

impl<'a> Rewriter<'a, '_> {
    pub(super) fn end_heading(&mut self, level: HeadingLevel) {
        let Some(OpenHeading { at, text }) = self.heading.take() else { return };
        let Some(Event::Start(Tag::Heading { id, .. })) = self.out.events.get_mut(at) else { return };
        let wanted = id.as_deref().map_or_else(|| slugify(&text, SlugStyle::Unicode), str::to_owned);
        let wanted = if wanted.is_empty() { "section".to_owned() } else { wanted };
        let unique = self.out.ids.unique_of_author(&wanted);
        *id = Some(unique.clone().into());
        self.heading_events.push(at);
        self.out.headings.push(Heading { level: level as u8, id: unique, text: text.trim().to_owned() });
    }

    /// Reports the quotation marks that nothing closes.
    pub(super) fn report_marks(&mut self) {
        let marks = std::mem::take(&mut self.marks);
        if marks.are_most() {
            let message = "most of this text stands inside quotation marks".to_owned();
            let help = "say in your own words what the source says, and quote what has to be word for word";
            let start = self.text.len() - self.text.trim_start().len();
            self.fault(Code::MostlyQuoted, first_line(self.text, start..self.text.len()), message, help);
        }
        for (mark, span) in marks.finish() {
            let message = format!("nothing closes the quotation mark {mark} that opens here");
            let help = "put the closing mark where the quoted words end".to_owned();
            self.out.faults.push(TextFault { code: Code::UnclosedQuotationMark, span, message, help });
        }
    }

    pub(super) fn footnote_mark(&mut self, label: &CowStr<'a>) {
        let next = self.footnotes.len();
        let index = *self.footnote_numbers.entry(label.to_lowercase()).or_insert(next);
        if index == next {
            self.footnotes.push((label.clone(), 0));
        }
        self.footnotes[index].1 += 1;
        let (number, time) = (index + 1, self.footnotes[index].1);
        let suffix = if time > 1 { format!("-{time}") } else { String::new() };
        let html = format!(
            "<sup class=\"footnote-ref\" id=\"fnref-{number}{suffix}\"><a href=\"#fn-{number}\">{number}</a></sup>"
        );
        self.out.events.push(Event::InlineHtml(html.into()));
    }

    /// The page's title is its only heading of level 1: a text that uses that level is moved down by one.
    pub(super) fn demote_headings(&mut self) {
        if self.out.headings.iter().all(|heading| heading.level > 1) {
            return;
        }
        for (heading, at) in self.out.headings.iter_mut().zip(&self.heading_events) {
            heading.level = (heading.level + 1).min(6);
            let level = HeadingLevel::try_from(usize::from(heading.level)).unwrap_or(HeadingLevel::H6);
            if let Some(Event::Start(Tag::Heading { level: old, .. })) = self.out.events.get_mut(*at) {
                *old = level;
            }
            let end = self.out.events[*at..].iter_mut().find(|event| matches!(event, Event::End(TagEnd::Heading(_))));
            if let Some(end) = end {
                *end = Event::End(TagEnd::Heading(level));
            }
        }
    }

    /// A footnote has ended. Of two with one label, the first counts.
    pub(super) fn end_footnote(&mut self, footnote: Footnote<'a>) {
        let key = footnote.label.to_lowercase();
        if let std::collections::hash_map::Entry::Vacant(free) = self.definitions.entry(key) {
            free.insert(footnote);
            return;
        }
        let message = format!("there is a footnote `[^{}]` already: this one is not shown", footnote.label);
        self.fault(
            Code::RepeatedFootnote,
            first_line(self.text, footnote.range),
            message,
            "give one of them another label",
        );
    }

    /// Reports the footnotes that no mark leads to.
    fn report_unused_footnotes(&mut self) {
        let mut unused: Vec<_> = std::mem::take(&mut self.definitions).into_values().collect();
        unused.sort_by_key(|footnote| footnote.range.start);
        for footnote in unused {
            let message = format!("nothing leads to the footnote `[^{}]`: it is not shown", footnote.label);
            let help = format!("write `[^{}]` where it belongs, or take the footnote out", footnote.label);
            self.fault(Code::UnusedFootnote, first_line(self.text, footnote.range), message, &help);
        }
    }

    /// Reports links to places of the same page that are not there.
    pub(super) fn check_same_page(&mut self) {
        let mut reported = 0;
        for (anchor, range) in std::mem::take(&mut self.same_page) {
            let decoded = percent_encoding::percent_decode_str(&anchor).decode_utf8_lossy();
            if decoded.is_empty() || decoded == "top" || self.out.ids.may_be_on_page(&decoded) {
                continue;
            }
            let slug = slugify(&decoded, SlugStyle::Unicode);
            // Who has many has one cause of them, and need not be told each time what is near.
            reported += 1;
            let near = self
                .out
                .headings
                .iter()
                .filter(|_| reported <= SUGGESTED)
                .find(|heading| heading.id == slug || heading.text == *decoded);
            let help = match near {
                Some(heading) => format!("did you mean `#{}`?", heading.id),
                None => "write the id of a heading, such as `#its-words-in-small-letters`".to_owned(),
            };
            self.fault(Code::UnresolvedLink, range, format!("`#{anchor}` is no place in this text"), &help);
        }
    }

    /// The footnotes in the order of their marks, each with a way back.
    pub(super) fn append_footnotes(&mut self) {
        if self.footnotes.is_empty() {
            self.report_unused_footnotes();
            return;
        }
        self.html("<section class=\"footnotes\">\n<ol>\n");
        for (index, (label, _)) in std::mem::take(&mut self.footnotes).into_iter().enumerate() {
            let number = index + 1;
            let footnote = self.definitions.remove(&label.to_lowercase());
            let mut events = footnote.map(|footnote| footnote.events).unwrap_or_default();
            let back = Event::InlineHtml(format!(" <a href=\"#fnref-{number}\" class=\"footnote-back\">↩</a>").into());
            let last = if matches!(events.last(), Some(Event::End(TagEnd::Paragraph))) {
                events.len() - 1
            } else {
                events.len()
            };
            events.insert(last, back);
            self.out.events.push(Event::Html(format!("<li id=\"fn-{number}\">").into()));
            self.out.events.append(&mut events);
            self.html("</li>\n");
        }
        self.html("</ol>\n</section>\n");
        self.report_unused_footnotes();
    }

    pub(super) fn start_cell(&mut self) {
        let class = match self.alignments.get(self.cell) {
            Some(Alignment::Left) => "left",
            Some(Alignment::Center) => "center",
            Some(Alignment::Right) => "right",
            Some(Alignment::None) | None => "",
        };
        self.cell += 1;
        if class.is_empty() {
            self.out.events.push(Event::Start(Tag::TableCell));
        } else {
            // The closing tag is the parser's own; only the opening one would carry an inline style.
            let cell = if self.in_table_head { "th" } else { "td" };
            self.out.events.push(Event::InlineHtml(format!("<{cell} class=\"{class}\">").into()));
        }
    }

    /// The block that begins here has an id.
    pub(super) fn block_id(&mut self, written: &str) {
        let id = self.out.ids.unique_of_author(written);
        self.out.events.push(Event::InlineHtml(format!("<span id=\"{id}\"></span>").into()));
        self.out.blocks.push(BlockId { written: written.to_owned(), id });
    }
}

/// The first line of a part of a text.
fn first_line(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let length = text.get(range.clone()).and_then(|part| part.lines().next()).map_or(0, |line| line.trim_end().len());
    range.start..range.start + length
}
