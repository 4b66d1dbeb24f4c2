//! The pass over the events of `pulldown-cmark`: links, pictures, footnotes, headings and alerts become what the site makes of them.

use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::figures::QuoteFrame;
use super::links::{Address, classify};
use super::punctuation::Quotes;
use super::slots::{Slot, mark};
use super::{BodyImage, Heading, Link, Settings, TextFault};
use crate::content::summary;
use crate::diagnostic::Code;
use crate::text::{SlugStyle, slugify};

/// The events to print, and what was found on the way.
pub(super) struct Rewritten<'a> {
    pub(super) events: Vec<Event<'a>>,
    pub(super) inserts: Vec<Slot>,
    pub(super) links: Vec<Link>,
    pub(super) images: Vec<BodyImage>,
    pub(super) headings: Vec<Heading>,
    pub(super) lead: String,
    pub(super) words: usize,
    pub(super) raw_html: bool,
    pub(super) faults: Vec<TextFault>,
}

/// Goes over `events` of `text`, which begins at byte `start` of its file.
pub(super) fn rewrite<'a>(
    events: impl Iterator<Item = (Event<'a>, Range<usize>)>,
    text: &str,
    start: usize,
    settings: Settings<'_>,
) -> Rewritten<'a> {
    let mut rewriter = Rewriter::new(text, start, settings);
    for (event, range) in events {
        rewriter.event(event, range);
    }
    rewriter.finish()
}

/// What the end of the open link has to write.
enum OpenLink {
    /// Its own closing tag.
    Plain,
    /// The mark of this link.
    Slot(u32),
    /// Nothing: the link was dropped.
    Dropped,
    /// Nothing yet: what the parser gives as the words of this link is its target.
    Skipping,
}

/// A picture whose text is being read.
struct OpenImage {
    src: String,
    alt: String,
    range: Range<usize>,
    depth: usize,
}

/// A heading whose text is being read.
struct OpenHeading {
    at: usize,
    text: String,
}

struct Rewriter<'a, 't> {
    text: &'t str,
    start: usize,
    quotes: Quotes,
    out: Rewritten<'a>,
    /// How many blocks are open around what comes next.
    depth: usize,
    quote_frames: Vec<QuoteFrame>,
    link: Option<OpenLink>,
    image: Option<OpenImage>,
    heading: Option<OpenHeading>,
    /// Where the headings stand among the events, in order.
    heading_events: Vec<usize>,
    /// The first paragraph, while it is being read and afterwards.
    lead: Lead,
    alignments: Vec<Alignment>,
    cell: usize,
    in_table_head: bool,
    /// Labels of footnotes in the order of their first mark, with the number of marks so far.
    footnotes: Vec<(CowStr<'a>, usize)>,
    /// Footnotes that were read: label and events.
    definitions: Vec<(CowStr<'a>, Vec<Event<'a>>)>,
    /// Where the open footnote begins among the events.
    definition: Option<(CowStr<'a>, usize)>,
}

#[derive(PartialEq)]
enum Lead {
    Waiting,
    Reading,
    Done,
}

impl<'a, 't> Rewriter<'a, 't> {
    fn new(text: &'t str, start: usize, settings: Settings<'_>) -> Self {
        let words = text.bytes().filter(|byte| matches!(byte, b' ' | b'\n')).count();
        Self {
            text,
            start,
            quotes: Quotes::of(settings.language),
            out: Rewritten {
                events: Vec::with_capacity(64),
                inserts: Vec::new(),
                links: Vec::new(),
                images: Vec::new(),
                headings: Vec::new(),
                lead: String::new(),
                words,
                raw_html: false,
                faults: Vec::new(),
            },
            depth: 0,
            quote_frames: Vec::new(),
            link: None,
            image: None,
            heading: None,
            heading_events: Vec::new(),
            lead: Lead::Waiting,
            alignments: Vec::new(),
            cell: 0,
            in_table_head: false,
            footnotes: Vec::new(),
            definitions: Vec::new(),
            definition: None,
        }
    }

    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        if self.image.is_some() {
            self.in_image(event);
            return;
        }
        if matches!(self.link, Some(OpenLink::Skipping)) && !matches!(event, Event::End(TagEnd::Link)) {
            return;
        }
        match event {
            Event::Start(tag) => self.start_tag(tag, range),
            Event::End(tag) => self.end_tag(tag),
            Event::Text(text) => self.plain_text(text, &range),
            Event::Code(code) => {
                self.take_note(&code);
                self.out.events.push(Event::Code(code));
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                self.out.raw_html = true;
                self.out.events.push(event);
            }
            Event::FootnoteReference(label) => self.footnote_mark(&label),
            Event::SoftBreak | Event::HardBreak => {
                self.take_note(" ");
                self.out.events.push(event);
            }
            Event::TaskListMarker(done) => self.out.events.push(Event::Text(if done { "☑ " } else { "☐ " }.into())),
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::Rule => self.out.events.push(event),
        }
    }

    fn plain_text(&mut self, text: CowStr<'a>, range: &Range<usize>) {
        let written = self.text.get(range.clone()).unwrap_or_default();
        let text = self.quotes.replace(&text, written).map_or(text, CowStr::Borrowed);
        self.take_note(&text);
        self.out.events.push(Event::Text(text));
    }

    /// Adds to whatever wants the plain text.
    fn take_note(&mut self, text: &str) {
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        }
        if self.lead == Lead::Reading {
            self.out.lead.push_str(text);
        }
    }

    fn start_tag(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Link { link_type, dest_url, title, id } => self.start_link(link_type, dest_url, title, id, range),
            Tag::Image { dest_url, .. } => {
                self.image = Some(OpenImage { src: dest_url.to_string(), alt: String::new(), range, depth: 1 });
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
                self.definition = Some((label, self.out.events.len()));
            }
            Tag::BlockQuote(Some(kind)) => {
                self.depth += 1;
                self.start_alert(kind);
            }
            Tag::BlockQuote(None) => {
                self.depth += 1;
                self.quote_frames.push(QuoteFrame::new(self.out.events.len(), self.depth));
                self.out.events.push(Event::Start(tag));
            }
            Tag::Paragraph => {
                if self.depth == 0 && self.lead == Lead::Waiting {
                    self.lead = Lead::Reading;
                }
                if let Some(frame) = self.quote_frames.last_mut() {
                    frame.paragraph_starts(self.out.events.len(), self.depth);
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

    fn end_tag(&mut self, tag: TagEnd) {
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
                if let Some((label, at)) = self.definition.take() {
                    self.definitions.push((label, self.out.events.split_off(at)));
                }
            }
            TagEnd::BlockQuote(kind) => {
                self.depth -= 1;
                if kind.is_some() {
                    self.html("</div>\n");
                } else {
                    self.out.events.push(Event::End(tag));
                    if let Some(frame) = self.quote_frames.pop() {
                        frame.make_figure(&mut self.out.events);
                    }
                }
            }
            TagEnd::Paragraph => {
                if self.lead == Lead::Reading {
                    self.lead = if self.out.lead.trim().is_empty() { Lead::Waiting } else { Lead::Done };
                }
                self.out.events.push(Event::End(tag));
                self.lone_image();
            }
            TagEnd::List(_) | TagEnd::Item => {
                self.depth -= 1;
                self.out.events.push(Event::End(tag));
            }
            other => self.out.events.push(Event::End(other)),
        }
    }

    fn html(&mut self, html: &'static str) {
        self.out.events.push(Event::Html(html.into()));
    }

    fn insert(&mut self, slot: Slot) {
        let mark = mark(self.out.inserts.len());
        self.out.inserts.push(slot);
        self.out.events.push(Event::InlineHtml(mark.into()));
    }

    fn fault(&mut self, code: Code, range: Range<usize>, message: String, help: &str) {
        let span = self.in_file(range);
        self.out.faults.push(TextFault { code, span, message, help: help.to_owned() });
    }

    fn in_file(&self, range: Range<usize>) -> Range<usize> {
        self.start + range.start..self.start + range.end
    }

    fn start_cell(&mut self) {
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

    fn start_alert(&mut self, kind: BlockQuoteKind) {
        let word = match kind {
            BlockQuoteKind::Note => "note",
            BlockQuoteKind::Tip => "tip",
            BlockQuoteKind::Important => "important",
            BlockQuoteKind::Warning => "warning",
            BlockQuoteKind::Caution => "caution",
        };
        let open = format!("<div class=\"alert alert-{word}\">\n<p class=\"alert-title\">");
        self.out.events.push(Event::Html(open.into()));
        self.insert(Slot::Word(word));
        self.html("</p>\n");
    }

    fn start_link(&mut self, kind: LinkType, dest: CowStr<'a>, title: CowStr<'a>, id: CowStr<'a>, range: Range<usize>) {
        if let LinkType::WikiLink { has_pothole } = kind {
            let (target, anchor) =
                dest.split_once('#').map_or((&*dest, None), |(target, anchor)| (target, Some(anchor)));
            let (target, anchor) = (target.trim().to_owned(), anchor.map(|anchor| slugify(anchor, SlugStyle::Unicode)));
            if !has_pothole {
                self.take_note(target.rsplit('/').next().unwrap_or(&target));
            }
            let number = self.link_slot(Link { target, anchor, wiki: true, span: self.in_file(range) });
            self.link = Some(if has_pothole {
                OpenLink::Slot(number)
            } else {
                self.insert(Slot::LinkLabel(number));
                self.insert(Slot::LinkEnd(number));
                OpenLink::Skipping
            });
            return;
        }
        let address = if kind == LinkType::Email { Address::Elsewhere(&dest) } else { classify(&dest) };
        self.link = Some(match address {
            Address::Elsewhere(_) | Address::SamePage(_) => {
                self.out.events.push(Event::Start(Tag::Link { link_type: kind, dest_url: dest, title, id }));
                OpenLink::Plain
            }
            Address::Inside(path, anchor) => {
                let anchor = anchor.map(str::to_owned);
                OpenLink::Slot(self.link_slot(Link { target: path, anchor, wiki: false, span: self.in_file(range) }))
            }
            Address::Refused(address) => {
                let message = format!("`{}` is not an address that a page may link to", address.escape_debug());
                self.fault(
                    Code::UnsafeAddress,
                    range,
                    message,
                    "links lead to http, https and mailto addresses, or inside the site",
                );
                OpenLink::Dropped
            }
        });
    }

    fn link_slot(&mut self, link: Link) -> u32 {
        let number = self.out.links.len() as u32;
        self.out.links.push(link);
        self.insert(Slot::LinkStart(number));
        number
    }

    fn end_link(&mut self) {
        match self.link.take() {
            Some(OpenLink::Plain) => self.out.events.push(Event::End(TagEnd::Link)),
            Some(OpenLink::Slot(number)) => self.insert(Slot::LinkEnd(number)),
            Some(OpenLink::Dropped | OpenLink::Skipping) | None => {}
        }
    }

    /// Inside a picture everything is its text, until it ends.
    fn in_image(&mut self, event: Event<'a>) {
        let Some(image) = &mut self.image else { return };
        match event {
            Event::Text(text) | Event::Code(text) => image.alt.push_str(&text),
            Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
            Event::Start(Tag::Image { .. }) => image.depth += 1,
            Event::End(TagEnd::Image) => {
                image.depth -= 1;
                if image.depth == 0
                    && let Some(image) = self.image.take()
                {
                    self.end_image(image);
                }
            }
            _ => {}
        }
    }

    fn end_image(&mut self, image: OpenImage) {
        let OpenImage { src, mut alt, range, .. } = image;
        match classify(&src) {
            Address::Elsewhere(address) => {
                let message = "a picture on another site became a link to it".to_owned();
                let help = "no page loads anything from elsewhere: put the file into `static/` if you may publish it";
                self.fault(Code::ImageFromElsewhere, range, message, help);
                let label = if alt.trim().is_empty() { address.to_owned() } else { alt };
                let (dest_url, empty) = (CowStr::from(address.to_owned()), CowStr::Borrowed(""));
                // A link inside a link would end the outer one.
                if self.link.is_some() {
                    self.out.events.push(Event::Text(label.into()));
                } else {
                    let tag = Tag::Link { link_type: LinkType::Inline, dest_url, title: empty.clone(), id: empty };
                    self.out.events.extend([Event::Start(tag), Event::Text(label.into()), Event::End(TagEnd::Link)]);
                }
            }
            Address::Inside(path, _) => {
                if alt == src {
                    // `![[image.jpg]]` has no words of its own.
                    alt.clear();
                }
                if alt.trim().is_empty() {
                    let message = format!("the picture `{path}` has no text that says what it shows");
                    self.fault(
                        Code::MissingAlt,
                        range.clone(),
                        message,
                        "write it between the brackets: `![what it shows](…)`",
                    );
                }
                let number = self.out.images.len() as u32;
                self.out.images.push(BodyImage { src: path, alt, span: self.in_file(range) });
                self.insert(Slot::Image(number));
            }
            Address::SamePage(_) | Address::Refused(_) => {
                let message = format!("`{}` is not the address of a picture", src.escape_debug());
                self.fault(Code::UnsafeAddress, range, message, "name a file in `static/`");
                self.out.events.push(Event::Text(alt.into()));
            }
        }
    }

    /// A paragraph that holds one picture and nothing else is a figure.
    fn lone_image(&mut self) {
        let length = self.out.events.len();
        let Some([Event::Start(Tag::Paragraph), Event::InlineHtml(inside), Event::End(TagEnd::Paragraph)]) =
            self.out.events.get(length.saturating_sub(3)..)
        else {
            return;
        };
        let last = self.out.inserts.len().wrapping_sub(1);
        if **inside == *mark(last) && matches!(self.out.inserts.get(last), Some(Slot::Image(_))) {
            self.out.events[length - 3] = Event::Html("<figure>".into());
            self.out.events[length - 1] = Event::Html("</figure>\n".into());
        }
    }

    fn end_heading(&mut self, level: HeadingLevel) {
        let Some(OpenHeading { at, text }) = self.heading.take() else { return };
        let Some(Event::Start(Tag::Heading { id, .. })) = self.out.events.get_mut(at) else { return };
        let wanted = id.as_deref().map_or_else(|| slugify(&text, SlugStyle::Unicode), str::to_owned);
        let wanted = if wanted.is_empty() { "section".to_owned() } else { wanted };
        let taken = |candidate: &str| self.out.headings.iter().any(|heading| heading.id == candidate);
        let unique = (2..).map(|n| format!("{wanted}-{n}")).find(|candidate| !taken(candidate));
        let unique = if taken(&wanted) { unique.unwrap_or_default() } else { wanted };
        *id = Some(unique.clone().into());
        self.heading_events.push(at);
        self.out.headings.push(Heading { level: level as u8, id: unique, text: text.trim().to_owned() });
    }

    fn footnote_mark(&mut self, label: &CowStr<'a>) {
        let known = self.footnotes.iter().position(|(seen, _)| seen == label);
        let index = known.unwrap_or_else(|| {
            self.footnotes.push((label.clone(), 0));
            self.footnotes.len() - 1
        });
        self.footnotes[index].1 += 1;
        let (number, time) = (index + 1, self.footnotes[index].1);
        let suffix = if time > 1 { format!("-{time}") } else { String::new() };
        let html = format!(
            "<sup class=\"footnote-ref\" id=\"fnref-{number}{suffix}\"><a href=\"#fn-{number}\">{number}</a></sup>"
        );
        self.out.events.push(Event::InlineHtml(html.into()));
    }

    fn finish(mut self) -> Rewritten<'a> {
        self.demote_headings();
        self.append_footnotes();
        self.out.lead = summary::cut(&self.out.lead);
        self.out
    }

    /// The page's title is its only heading of level 1: a text that uses that level is moved down by one.
    fn demote_headings(&mut self) {
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

    /// The footnotes in the order of their marks, each with a way back.
    fn append_footnotes(&mut self) {
        if self.footnotes.is_empty() {
            return;
        }
        self.html("<section class=\"footnotes\">\n<ol>\n");
        for (index, (label, _)) in std::mem::take(&mut self.footnotes).into_iter().enumerate() {
            let number = index + 1;
            let at = self.definitions.iter().position(|(defined, _)| *defined == label);
            let mut events = at.map(|at| self.definitions.swap_remove(at).1).unwrap_or_default();
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
    }
}
