//! From the text of an entry to HTML with slots.
//!
//! `pulldown-cmark` parses; a pass over its events (`events`) takes out what only somebody who sees all files can decide, and leaves a
//! numbered mark in its place; `pulldown-cmark` writes the HTML; `slots` cuts the marks out and remembers where they were. So the HTML is made
//! once, whatever the links in it lead to, and [`Body::print`] fills the slots for a page.

mod block_ids;
mod comments;
mod events;
mod figures;
mod highlights;
pub mod ids;
mod links;
mod marks;
mod numbers;
mod punctuation;
pub mod quotations;
mod reading;
mod redact;
mod removed;
mod runs;
mod sanitise;
mod shown;
mod slots;
mod turns;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser};

use super::Lead;
use crate::diagnostic::Code;
use crate::privacy::Withhold;
use crate::text::{SlugStyle, slugify};
use comments::Cleaned;
use numbers::Numbers;
use punctuation::Quotes;
use removed::Removed;

pub use links::{Address, classify};
pub use quotations::Quotation;
pub use runs::{GAP, Run};
pub use slots::{Fill, Slot};

/// How a text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings<'a> {
    /// The language of the text, a BCP 47 tag: it decides the quotation marks.
    pub language: &'a str,
    /// Whether raw HTML is taken as it is.
    pub trusted_html: bool,
    /// Whether the running text is kept, for names to be looked for in it.
    pub mentions: bool,
    /// Whether a paragraph that begins with a name in bold and a colon is what somebody said: in a transcript.
    pub turns: bool,
    /// Anchors that front matter chose for quotations, by their folded words.
    pub anchors: &'a [(String, String)],
}

/// The text of an entry.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// The HTML, with nothing where a slot is.
    html: String,
    /// Where something has to be filled in: byte of `html` and what, in order.
    slots: Vec<(u32, Slot)>,
    /// What the author linked to, in order.
    pub links: Vec<Link>,
    /// The pictures in the text, in order.
    pub images: Vec<BodyImage>,
    /// The headings, in order.
    pub headings: Vec<Heading>,
    /// The blocks that have an id, `^id`, in order.
    pub blocks: Vec<BlockId>,
    /// The block quotes, and the turns of a transcript, in order.
    pub quotations: Vec<Quotation>,
    /// The running text, block by block.
    pub runs: Vec<Run>,
    /// The first paragraph.
    pub lead: Lead,
    /// Roughly how many words.
    pub words: usize,
}

/// A link inside the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it leads to, as written, without what follows `#`; empty where a wikilink leads to a place in its own text.
    pub target: String,
    /// The heading or other place behind `#`, as written.
    pub anchor: Option<String>,
    /// Whether it is a wikilink, whose target is a name; else the target is an address or a file.
    pub wiki: bool,
    /// Its bytes in the file.
    pub span: Range<usize>,
}

impl Link {
    /// All of it but where it stands.
    pub(in crate::content) fn what(&self) -> (&str, Option<&str>, bool) {
        (&self.target, self.anchor.as_deref(), self.wiki)
    }

    /// The words of a wikilink whose author wrote none, as far as the text itself knows them.
    pub fn label(&self) -> &str {
        match &self.anchor {
            Some(anchor) if self.target.is_empty() => anchor,
            _ => self.target.rsplit('/').next().unwrap_or(&self.target),
        }
    }
}

/// A picture in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyImage {
    /// Its file, as written.
    pub src: String,
    /// What it shows.
    pub alt: String,
    /// How wide it is to be shown, in pixels of CSS, where its author says so.
    pub width: Option<u32>,
    /// Its bytes in the file.
    pub span: Range<usize>,
}

impl BodyImage {
    /// All of it but where it stands.
    pub(crate) fn what(&self) -> (&str, &str, Option<u32>) {
        (&self.src, &self.alt, self.width)
    }
}

/// A heading of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6: the page's own title is the only one of level 1.
    pub level: u8,
    /// Its anchor.
    pub id: String,
    /// As plain text.
    pub text: String,
}

/// The id of a block, which a link to `#^id` leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockId {
    /// As its author wrote it, without `^`.
    pub written: String,
    /// Its anchor.
    pub id: String,
}

/// A fault in a text, with its bytes in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFault {
    /// What kind of fault.
    pub code: Code,
    /// Where.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Body {
    /// The HTML with every slot filled by `fill`. `mentions` are the names that become links: number of the run and bytes of its text, in order.
    pub fn print(&self, mentions: &[(usize, Range<usize>)], fill: &mut dyn Fill) -> String {
        if mentions.is_empty() {
            return slots::print(&self.html, &self.slots, fill);
        }
        let mut slots = self.slots.clone();
        for (number, (run, range)) in mentions.iter().enumerate() {
            if let Some(place) = self.runs.get(*run).and_then(|run| run.html(&self.html, range)) {
                slots.push((place.start as u32, Slot::MentionStart(number as u32)));
                slots.push((place.end as u32, Slot::MentionEnd));
            }
        }
        // At one place, a mention ends before anything else and begins after it.
        slots.sort_by_key(|(place, slot)| {
            (
                *place,
                match slot {
                    Slot::MentionEnd => 0,
                    Slot::MentionStart(_) => 2,
                    _ => 1,
                },
            )
        });
        slots::print(&self.html, &slots, fill)
    }

    /// Whether an element can be put around these bytes of the text of a run.
    pub fn can_link(&self, run: usize, range: &Range<usize>) -> bool {
        self.runs.get(run).is_some_and(|run| run.html(&self.html, range).is_some())
    }

    /// The heading that an author means, by its id or its words.
    pub fn heading(&self, written: &str) -> Option<&Heading> {
        let slug = slugify(written, SlugStyle::Unicode);
        let by = |is: &dyn Fn(&Heading) -> bool| self.headings.iter().find(|heading| is(heading));
        by(&|heading| heading.id == written || heading.text == written)
            .or_else(|| by(&|heading| heading.id == slug))
            .or_else(|| by(&|heading| !slug.is_empty() && slugify(&heading.text, SlugStyle::Unicode) == slug))
    }

    /// The anchor of the place that an author means by what stands behind `#`: a heading by its id or its words, a block by `^id`.
    pub fn anchor(&self, written: &str) -> Option<&str> {
        if let Some(id) = written.strip_prefix('^') {
            return self.blocks.iter().find(|block| block.written == id).map(|block| block.id.as_str());
        }
        // A Markdown link writes a space as `%20`.
        let decoded = percent_encoding::percent_decode_str(written).decode_utf8_lossy();
        let heading = self.heading(written).or_else(|| self.heading(&decoded));
        heading.map(|heading| heading.id.as_str())
    }

    /// The values of the attributes in the HTML: what raw HTML shows or links to is among them.
    pub fn attributes(&self) -> impl Iterator<Item = &str> {
        memchr::memchr_iter(b'=', self.html.as_bytes()).filter_map(|at| {
            let quote = self.html[at + 1..].chars().next().filter(|c| matches!(c, '"' | '\''))?;
            self.html[at + 2..].split_once(quote).map(|(value, _)| value)
        })
    }

    /// Whether the page of the text may have a place of this id that is neither a heading nor a block: in raw HTML, or made for the page.
    pub fn may_have(&self, id: &str) -> bool {
        let decoded = percent_encoding::percent_decode_str(id).decode_utf8_lossy();
        ids::is_of_page(&decoded) || self.html.contains(&format!("id=\"{decoded}\""))
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.html.is_empty() && self.slots.is_empty()
    }
}

/// What of Markdown is read: `CommonMark` with the extensions that the documentation lists.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_GFM
        | Options::ENABLE_WIKILINKS
}

/// Reads `text`, which begins at byte `start` of its file.
pub fn render(text: &str, start: usize, settings: Settings<'_>) -> (Body, Vec<TextFault>) {
    let (body, faults, _) = render_redacted(text, start, settings, None);
    (body, faults)
}

/// The same with `names` withheld; the last value says whether there was one.
///
/// They are taken out of what the parser gives, so that nothing made from it can hold them.
pub(super) fn render_redacted(
    text: &str,
    start: usize,
    settings: Settings<'_>,
    names: Option<&Withhold>,
) -> (Body, Vec<TextFault>, bool) {
    let cleaned = comments::clean(text);
    let trusted = settings.trusted_html;
    let numbers = Numbers::hide(&cleaned.text);
    let events = read(&cleaned, &numbers, settings);
    let (events, withheld, mut found) = match names {
        None => (events, Vec::new(), false),
        Some(names) => {
            let withheld = redact::events(events, start, names, trusted);
            (withheld.events, withheld.faults, withheld.found)
        }
    };
    // Ids of blocks are addresses: they are made of what is left of the text.
    let events = block_ids::take(events, &cleaned.text);
    let rewritten = events::rewrite(events.into_iter(), &cleaned.text, start, settings, names);
    let (mut body, mut faults) = finish(rewritten, text.len(), settings, names, &mut found);
    faults.extend(withheld);
    cleaned.restore(start, &mut body, &mut faults);
    faults.extend(cleaned.unclosed.map(|at| unclosed_comment(text, at, start)));
    if trusted && names.is_some_and(|names| shown::shows(&body.html, names)) {
        faults.push(shown_name(start..start + text.len()));
        body = Body::default();
    }
    (body, faults, found)
}

/// What the parser makes of a text, with what it does not know: dates that begin a line, quotation marks of the language, highlights.
fn read<'e>(cleaned: &Cleaned<'_>, numbers: &'e Numbers<'_>, settings: Settings<'_>) -> Vec<(Event<'e>, Range<usize>)> {
    let mut removed = Removed::default();
    let events = Parser::new_ext(&numbers.text, options()).into_offset_iter();
    let mut events = numbers.restore(events.filter(|(event, _)| settings.trusted_html || removed.keeps(event)));
    Quotes::of(settings.language).resolve(&mut events, &cleaned.text);
    // A highlight within a name hides nothing of it: it is found before names are taken out.
    cleaned.split(highlights::mark(events, &cleaned.text))
}

/// The fault of a text whose raw HTML shows a name that is withheld.
fn shown_name(span: Range<usize>) -> TextFault {
    TextFault {
        code: Code::WithheldNameInHtml,
        span,
        message: "raw HTML in this text shows a name that is withheld, in a way that cannot be taken out".to_owned(),
        help: "write the text as Markdown, or take the name out of it".to_owned(),
    }
}

/// The fault of a comment that begins at byte `at` of a text, which begins at byte `start` of its file, and has no end.
fn unclosed_comment(text: &str, at: usize, start: usize) -> TextFault {
    let line_end = text[at..].find(['\n', '\r']).map_or(text.len(), |length| at + length);
    TextFault {
        code: Code::UnclosedComment,
        span: start + at..start + line_end,
        message: super::comments::UNCLOSED.to_owned(),
        help: super::comments::CLOSE_IT.to_owned(),
    }
}

/// From the events to the text of an entry that took `length` bytes. `found` becomes true where one of `names` is taken out of raw HTML.
fn finish(
    rewritten: events::rewritten::Rewritten<'_>,
    length: usize,
    settings: Settings<'_>,
    names: Option<&Withhold>,
    found: &mut bool,
) -> (Body, Vec<TextFault>) {
    let mut marked = String::with_capacity(length * 5 / 4);
    pulldown_cmark::html::push_html(&mut marked, rewritten.events.into_iter());
    if rewritten.raw_html && !settings.trusted_html {
        marked = sanitise::clean(&marked);
        if let Some(redacted) = names.and_then(|names| shown::redact(&marked, names)) {
            (marked, *found) = (redacted, true);
        }
    }
    let cut = slots::cut(&marked, &rewritten.inserts);
    let mut runs = rewritten.runs;
    runs::place(&mut runs, &cut.pieces);
    let body = Body {
        html: cut.html,
        slots: cut.slots,
        runs,
        links: rewritten.links,
        images: rewritten.images,
        headings: rewritten.headings,
        blocks: rewritten.blocks,
        quotations: rewritten.quotations,
        lead: rewritten.lead,
        words: rewritten.words,
    };
    (body, rewritten.faults)
}

#[cfg(test)]
mod tests;
