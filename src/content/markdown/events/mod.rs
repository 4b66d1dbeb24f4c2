//! The pass over the events of `pulldown-cmark`: links, pictures, footnotes, headings and alerts become what the site makes of them.

mod blocks;
mod callouts;
mod embeds;
mod html;
mod links;
pub(super) mod rewritten;
mod tags;
mod unread;

use std::ops::Range;

use pulldown_cmark::{Alignment, CowStr, Event, LinkType, Tag, TagEnd};
use rustc_hash::FxHashMap;

use super::block_ids::marked;
use super::figures::QuoteFrame;
use super::highlights::WRITTEN;
use super::ids::Ids;
use super::marks::Marks;
use super::runs::{Runs, is_mark};
use super::slots::Slot;
use super::turns::Turns;
use super::{Settings, TextFault};
use crate::content::summary;
use crate::diagnostic::Code;
use crate::privacy::Withhold;
use callouts::Title;

use rewritten::Rewritten;

/// Goes over `events` of `text`, which begins at byte `start` of its file. `names` have been taken out of the events, and not out of the text.
pub(super) fn rewrite<'a>(
    events: impl Iterator<Item = (Event<'a>, Range<usize>)>,
    text: &str,
    start: usize,
    settings: Settings<'_>,
    names: Option<&Withhold>,
) -> Rewritten<'a> {
    let mut rewriter = Rewriter { names, ..Rewriter::new(text, start, settings) };
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
    /// How it is written; nothing where that is as HTML.
    kind: Option<LinkType>,
}

/// A footnote that was read.
struct Footnote<'a> {
    /// As its author wrote it.
    label: CowStr<'a>,
    /// Its bytes in the text.
    range: Range<usize>,
    events: Vec<Event<'a>>,
}

/// A heading whose text is being read.
struct OpenHeading {
    at: usize,
    text: String,
}

struct Rewriter<'a, 't> {
    text: &'t str,
    names: Option<&'t Withhold>,
    start: usize,
    marks: Marks,
    out: Rewritten<'a>,
    /// How many blocks are open around what comes next.
    depth: usize,
    quote_frames: Vec<QuoteFrame>,
    /// The callouts that are open: how many blocks are, and what ends it.
    callouts: Vec<(usize, &'static str)>,
    /// The title of a callout that is being read.
    title: Option<Title>,
    /// What looks for the turns of a transcript, in one.
    turns: Option<Turns>,
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
    in_code: bool,
    raw: html::Raw,
    /// Running text, if names are to be looked for in it.
    runs: Option<Runs>,
    /// Labels of footnotes in the order of their first mark, with the number of marks so far.
    footnotes: Vec<(CowStr<'a>, usize)>,
    /// Their places in that order, by label in small letters.
    footnote_numbers: FxHashMap<String, usize>,
    /// The footnotes that were read, by label in small letters.
    definitions: FxHashMap<String, Footnote<'a>>,
    /// The footnote that is being read: its label, its bytes in the text, and where it begins among the events.
    definition: Option<(CowStr<'a>, Range<usize>, usize)>,
    /// Links to places of the same page: what stands behind `#`, and their bytes in the text.
    same_page: Vec<(String, Range<usize>)>,
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
            names: None,
            start,
            marks: Marks::default(),
            out: Rewritten {
                events: Vec::with_capacity(64),
                inserts: Vec::new(),
                links: Vec::new(),
                images: Vec::new(),
                headings: Vec::new(),
                blocks: Vec::new(),
                ids: Ids::with(settings.anchors),
                quotations: Vec::new(),
                runs: Vec::new(),
                lead: summary::Lead::default(),
                words,
                raw_html: false,
                faults: Vec::new(),
            },
            depth: 0,
            quote_frames: Vec::new(),
            callouts: Vec::new(),
            title: None,
            turns: settings.turns.then(Turns::default),
            link: None,
            image: None,
            heading: None,
            heading_events: Vec::new(),
            lead: Lead::Waiting,
            alignments: Vec::new(),
            cell: 0,
            in_table_head: false,
            in_code: false,
            raw: html::Raw::new(settings.trusted_html),
            runs: settings.mentions.then(Runs::default),
            footnotes: Vec::new(),
            footnote_numbers: FxHashMap::default(),
            definitions: FxHashMap::default(),
            definition: None,
            same_page: Vec::new(),
        }
    }

    fn event(&mut self, event: Event<'a>, mut range: Range<usize>) {
        if let Some(id) = marked(&event) {
            self.block_id(id);
            return;
        }
        if self.image.is_some() {
            self.in_image(event);
            return;
        }
        if matches!(self.link, Some(OpenLink::Skipping)) && !matches!(event, Event::End(TagEnd::Link)) {
            return;
        }
        let event = if self.title.is_some() {
            let Some(event) = self.in_title(event, &mut range) else { return };
            event
        } else {
            event
        };
        self.note_structure(&event);
        self.note_blocks(&event);
        match event {
            Event::Start(tag) => self.start_tag(tag, range),
            Event::End(tag) => self.end_tag(tag),
            Event::Text(text) => self.plain_text(text, &range),
            Event::Code(code) => {
                self.take_note(&code);
                self.out.events.push(Event::Code(code));
            }
            Event::Html(html) => self.raw_html(&html, range, false),
            // What stands for a highlight is always closed.
            Event::InlineHtml(_) if self.text.get(range.clone()) == Some(WRITTEN) => self.out.events.push(event),
            Event::InlineHtml(html) => self.raw_html(&html, range, true),
            Event::FootnoteReference(label) => self.footnote_mark(&label),
            Event::SoftBreak | Event::HardBreak => {
                self.take_note(" ");
                self.out.events.push(event);
            }
            Event::TaskListMarker(done) => self.out.events.push(Event::Text(if done { "☑ " } else { "☐ " }.into())),
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::Rule => self.out.events.push(event),
        }
    }

    /// What an event that is no text means for the running text.
    fn note_structure(&mut self, event: &Event<'_>) {
        use Tag::{CodeBlock, Emphasis, Image, Link, Strikethrough, Strong};
        match event {
            Event::Start(CodeBlock(_)) => self.in_code = true,
            Event::Start(Tag::HtmlBlock) => self.raw.at_start = true,
            Event::End(TagEnd::CodeBlock) => self.in_code = false,
            _ => {}
        }
        let Some(runs) = &mut self.runs else { return };
        match event {
            Event::SoftBreak => runs.space(),
            Event::Start(Emphasis | Strong | Strikethrough) => runs.begin_emphasis(),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => runs.end_emphasis(),
            Event::Code(code) => runs.push_closed(code),
            Event::InlineHtml(tag) if is_mark(tag) => runs.raw_mark(),
            Event::Text(_) | Event::Start(Link { .. }) | Event::End(TagEnd::Link | TagEnd::Image) => {}
            Event::Start(Image { .. }) => runs.gap(),
            Event::Start(_) | Event::End(_) => runs.close(),
            _ => runs.gap(),
        }
    }

    /// What an event that is no text means for quotation marks.
    fn note_blocks(&mut self, event: &Event<'_>) {
        use Tag::{Emphasis, Image, Link, Strikethrough, Strong};
        match event {
            Event::SoftBreak | Event::HardBreak => self.marks.gap(' '),
            Event::Code(_) => self.marks.gap('x'),
            Event::Start(Tag::Heading { .. } | Tag::Item | Tag::TableCell) | Event::Rule => self.marks.end_section(),
            Event::Start(Emphasis | Strong | Strikethrough | Link { .. } | Image { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image) => {}
            Event::Start(_) | Event::End(_) => self.marks.end_block(),
            _ => {}
        }
    }

    fn plain_text(&mut self, text: CowStr<'a>, range: &Range<usize>) {
        let written = self.text.get(range.clone()).unwrap_or_default();
        self.take_note(&text);
        self.look_for_unread(&text, range);
        if self.heading.is_none() && !self.in_code {
            // Where the text is not what the file has there, it is a single mark.
            let (whole, same) = (self.in_file(range.clone()), *written == *text);
            self.marks.text(self.depth, &text, |part| {
                if same { whole.start + part.start..whole.start + part.end } else { whole.clone() }
            });
            let source = self.start + range.start;
            match &mut self.runs {
                Some(runs) if self.link.is_some() => runs.push_closed(&text),
                Some(runs) => {
                    let (run, piece) = runs.push(&text, source);
                    self.insert(Slot::Piece(run, piece));
                }
                None => {}
            }
        }
        self.out.events.push(Event::Text(text));
    }

    /// Adds to whatever wants the plain text.
    fn take_note(&mut self, text: &str) {
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        }
        if self.lead == Lead::Reading {
            self.out.lead.push(text);
        }
    }

    fn html(&mut self, html: &'static str) {
        self.out.events.push(Event::Html(html.into()));
    }

    fn insert(&mut self, slot: Slot) {
        self.out.insert(slot);
    }

    fn fault(&mut self, code: Code, range: Range<usize>, message: String, help: &str) {
        let span = self.in_file(range);
        self.out.faults.push(TextFault { code, span, message, help: help.to_owned() });
    }

    /// The bytes of a block without the white space behind it.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let length = self.text.get(range.clone()).map_or(range.len(), |block| block.trim_end().len());
        range.start..range.start + length
    }

    fn in_file(&self, range: Range<usize>) -> Range<usize> {
        self.start + range.start..self.start + range.end
    }

    fn finish(mut self) -> Rewritten<'a> {
        self.demote_headings();
        self.append_footnotes();
        self.report_marks();
        self.check_same_page();
        self.out.quotations.sort_by_key(|quotation| quotation.span.start);
        self.out.lead.finish();
        self.out.runs = self.runs.take().map(Runs::finish).unwrap_or_default();
        self.out
    }
}
