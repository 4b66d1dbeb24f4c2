//! What begins and what ends: blocks, links, pictures.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::super::figures::QuoteFrame;
use super::{Footnote, Lead, OpenHeading, OpenImage, Rewriter};

impl<'a> Rewriter<'a, '_> {
    pub(super) fn start_tag(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Link { link_type, dest_url, title, id } => self.start_link(link_type, dest_url, title, id, range),
            Tag::Image { dest_url, link_type, .. } => {
                let (src, kind) = (dest_url.to_string(), Some(link_type));
                self.image = Some(OpenImage { src, alt: String::new(), range, depth: 1, kind });
            }
            Tag::Heading { level, id, .. } => {
                self.heading = Some(OpenHeading { at: self.out.events.len(), text: String::new() });
                // Classes and attributes that a heading may carry are not taken over: they could be anything.
                self.out.events.push(Event::Start(Tag::Heading { level, id, classes: Vec::new(), attrs: Vec::new() }));
            }
            Tag::Table(alignments) => {
                self.alignments = alignments;
                self.html("<div class=\"table\">");
                self.out.events.push(Event::Start(Tag::Table(Vec::new())));
            }
            Tag::TableHead | Tag::TableRow => {
                self.cell = 0;
                self.in_table_head = matches!(tag, Tag::TableHead);
                self.out.events.push(Event::Start(tag));
            }
            Tag::TableCell => self.start_cell(),
            Tag::FootnoteDefinition(label) => {
                self.depth += 1;
                self.definition = Some((label, range, self.out.events.len()));
            }
            Tag::BlockQuote(Some(kind)) => {
                self.depth += 1;
                self.start_alert(kind);
            }
            Tag::BlockQuote(None) => {
                self.depth += 1;
                if self.start_callout(&range) {
                    return;
                }
                let span = self.in_file(self.trimmed(range));
                self.quote_frames.push(QuoteFrame::new(self.out.events.len(), self.depth, span));
                self.out.events.push(Event::Start(tag));
            }
            Tag::Paragraph => {
                if self.depth == 0 && self.lead == Lead::Waiting {
                    self.lead = Lead::Reading;
                }
                let span = self.in_file(self.trimmed(range.clone()));
                if let Some(frame) = self.quote_frames.last_mut() {
                    frame.paragraph_starts(self.out.events.len(), self.depth, span);
                } else if let Some(turns) = self.turns.as_mut().filter(|_| self.depth == 0) {
                    turns.paragraph_starts(self.out.events.len(), span);
                }
                if let Some(runs) = &mut self.runs {
                    runs.make_room(range.len());
                }
                self.out.events.push(Event::Start(tag));
            }
            Tag::List(_) | Tag::Item => {
                self.depth += 1;
                self.out.events.push(Event::Start(tag));
            }
            other => self.out.events.push(Event::Start(other)),
        }
    }

    pub(super) fn end_tag(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link => self.end_link(),
            TagEnd::Heading(level) => {
                self.end_heading(level);
                self.out.events.push(Event::End(tag));
            }
            TagEnd::Table => {
                self.out.events.push(Event::End(tag));
                self.html("</div>\n");
            }
            TagEnd::FootnoteDefinition => {
                self.depth -= 1;
                if let Some((label, range, at)) = self.definition.take() {
                    let events = self.out.events.split_off(at);
                    self.end_footnote(Footnote { label, range, events });
                }
            }
            TagEnd::BlockQuote(_) => {
                let is_callout = self.end_callout();
                self.depth -= 1;
                if !is_callout {
                    self.out.events.push(Event::End(tag));
                    if let Some(frame) = self.quote_frames.pop() {
                        frame.end(&mut self.out, self.text, self.start);
                    }
                }
            }
            TagEnd::Paragraph => {
                if self.lead == Lead::Reading {
                    self.lead = if self.out.lead.is_blank() { Lead::Waiting } else { Lead::Done };
                }
                self.out.events.push(Event::End(tag));
                if let Some(turns) = &mut self.turns {
                    turns.paragraph_ends(&mut self.out);
                }
                self.lone_image();
            }
            TagEnd::List(_) | TagEnd::Item => {
                self.depth -= 1;
                self.out.events.push(Event::End(tag));
            }
            other => self.out.events.push(Event::End(other)),
        }
    }
}
