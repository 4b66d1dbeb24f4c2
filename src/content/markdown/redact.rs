//! Redaction of a text: names are taken out of the events of the parser, before anything is made of them.
//!
//! A name is looked for in the text of each block in one piece, as a reader sees it: entities are decoded, and emphasis, links, tags and line
//! breaks do not cut it in two. What is no text (addresses, attributes, labels) is looked at on its own.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd};

use super::{TextFault, block_ids, reading};
use crate::diagnostic::Code;
use crate::privacy::{WALL, Withhold};

/// An event with its bytes in the text.
type Placed<'a> = (Event<'a>, Range<usize>);

/// What is left of the events.
pub(super) struct Withheld<'a> {
    pub(super) events: Vec<Placed<'a>>,
    pub(super) faults: Vec<TextFault>,
    /// Whether there was a name.
    pub(super) found: bool,
}

/// Takes `names` out of `events` of a text that begins at byte `start` of its file.
///
/// Raw HTML that is not trusted is left to [`super::shown`], apart from the tags of pictures, which become pictures of the text.
pub(super) fn events<'a>(
    mut events: Vec<Placed<'a>>,
    start: usize,
    names: &Withhold,
    trusted_html: bool,
) -> Withheld<'a> {
    let (labels, dropped, faults) = (Vec::new(), Vec::new(), Vec::new());
    let mut pass = Pass { names, start, trusted_html, labels, dropped, faults, found: false };
    pass.found |= block_ids::drop(&mut events, &|id| names.is_in(id));
    // What an image shows and what stands around it are read together, and apart: the image may be missing.
    events = pass.text(events, Look::All);
    if events.iter().any(|(event, _)| matches!(event, Event::Start(Tag::Image { .. }))) {
        events = pass.text(events, Look::WithoutImages);
    }
    if events.iter().any(|(event, _)| ruby(event).is_some()) {
        events = pass.text(events, Look::WithoutRuby);
    }
    events.retain_mut(|(event, range)| pass.keeps(event, range));
    Withheld { events, faults: pass.faults, found: pass.found }
}

/// What of the text is read in one piece.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    All,
    WithoutImages,
    /// Without what is shown above it.
    WithoutRuby,
}

/// Whether an event begins or ends what is shown above the text.
fn ruby(event: &Event<'_>) -> Option<bool> {
    let Event::InlineHtml(html) = event else { return None };
    let (name, is_end) = tag_name(html);
    reading::is_ruby(&name).then_some(!is_end)
}

/// The name of a tag, in small letters, and whether it is one that ends an element.
fn tag_name(html: &str) -> (String, bool) {
    let behind = html.strip_prefix('<').unwrap_or_default();
    let (name, is_end) = behind.strip_prefix('/').map_or((behind, false), |name| (name, true));
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    (name[..end].to_ascii_lowercase(), is_end)
}

/// The bytes of the alternative text in the tag of an image.
fn alt(tag: &str) -> Option<Range<usize>> {
    let start = tag.to_ascii_lowercase().find(" alt=")? + " alt=".len();
    let quote = tag[start..].chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let end = tag[start + 1..].find(quote)?;
    Some(start + 1..start + 1 + end)
}

/// A part of the text that is looked at, and where it came from.
struct Piece {
    /// Where it begins in the text.
    at: usize,
    /// The number of the event.
    event: usize,
    /// Its bytes in the text of the event.
    bytes: Range<usize>,
}

struct Pass<'n> {
    names: &'n Withhold,
    start: usize,
    trusted_html: bool,
    /// Labels of footnotes that held a name: the number of one is its new label.
    labels: Vec<String>,
    /// For each link and picture that is open, whether it was dropped.
    dropped: Vec<bool>,
    faults: Vec<TextFault>,
    found: bool,
}

impl Pass<'_> {
    /// Takes the names out of all text that `look` reads.
    fn text<'a>(&mut self, mut events: Vec<Placed<'a>>, look: Look) -> Vec<Placed<'a>> {
        let (text, pieces) = joined(&events, self.trusted_html, look);
        let labels = own_labels(&events);
        // From the end, so that the places before stay where they are.
        for found in self.names.find(&text).into_iter().rev() {
            self.found = true;
            let first = pieces.partition_point(|piece| piece.at + piece.bytes.len() <= found.range.start);
            let touched = pieces[first..].iter().take_while(|piece| piece.at < found.range.end);
            for (number, piece) in touched.enumerate().collect::<Vec<_>>().into_iter().rev() {
                let from = found.range.start.saturating_sub(piece.at);
                let to = (found.range.end - piece.at).min(piece.bytes.len());
                let bytes = piece.bytes.start + from..piece.bytes.start + to;
                let label = labels.get(labels.partition_point(|label| label.end < piece.event));
                if let Some(label) = label.filter(|label| label.contains(&piece.event)) {
                    self.unlink(&mut events, label);
                }
                if let Some((Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text), _)) =
                    events.get_mut(piece.event)
                {
                    let shown = if number == 0 { found.shown } else { "" };
                    let mut redacted = text.to_string();
                    redacted.replace_range(bytes, shown);
                    *text = redacted.into();
                }
            }
        }
        events
    }

    /// Makes plain words of a wikilink whose label is a part of a name alone: the label would be made again of what it leads to.
    fn unlink(&self, events: &mut [Placed<'_>], link: &Range<usize>) {
        let leads_to_name =
            |event: &Event<'_>| matches!(event, Event::Start(Tag::Link { dest_url, .. }) if self.names.is_in(dest_url));
        if !leads_to_name(&events[link.start].0) {
            for end in [link.start, link.end] {
                events[end].0 = Event::Text("".into());
            }
        }
    }

    /// Takes the names out of what is no text; whether the event stays.
    fn keeps(&mut self, event: &mut Event<'_>, range: &Range<usize>) -> bool {
        match event {
            Event::Start(tag) => self.keeps_tag(tag, range),
            Event::End(TagEnd::Link | TagEnd::Image) => !self.dropped.pop().unwrap_or(false),
            Event::Html(html) | Event::InlineHtml(html) => {
                // Once more as a whole: attributes, and names between tags.
                if self.trusted_html || html.to_ascii_lowercase().contains("<img") {
                    self.redact(html);
                }
                true
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.redact(text);
                true
            }
            Event::FootnoteReference(label) => {
                self.label(label);
                true
            }
            Event::End(_)
            | Event::Text(_)
            | Event::Code(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::Rule
            | Event::TaskListMarker(_) => true,
        }
    }

    fn keeps_tag(&mut self, tag: &mut Tag<'_>, range: &Range<usize>) -> bool {
        match tag {
            Tag::Link { dest_url, title, id, .. } | Tag::Image { dest_url, title, id, .. } => {
                let found = self.names.find(dest_url);
                // Somebody who is shown by initials has a page that a link by name may lead to.
                let hidden =
                    found.iter().any(|found| found.hidden) || (!found.is_empty() && dest_url.contains(['/', '.']));
                self.found |= !found.is_empty();
                if hidden && dest_url.contains("://") {
                    let message = format!("`{dest_url}` holds a name that is withheld, and is not linked");
                    self.fault(Code::WithheldLink, range, message, "link to an address that does not say the name");
                }
                self.dropped.push(hidden);
                for text in [dest_url, title, id] {
                    self.redact(text);
                }
                !hidden
            }
            Tag::Heading { id, classes, attrs, .. } => {
                classes.clear();
                attrs.clear();
                if let Some(anchor) = id.take_if(|id| self.names.is_in(id)) {
                    self.found = true;
                    let message = format!("the anchor `{anchor}` holds a name that is withheld");
                    self.fault(Code::WithheldNameInAddress, range, message, "choose another anchor, or leave it out");
                }
                true
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(language)) => {
                if self.names.is_in(language) {
                    (self.found, *language) = (true, "".into());
                }
                true
            }
            Tag::FootnoteDefinition(label) => {
                self.label(label);
                true
            }
            _ => true,
        }
    }

    fn redact(&mut self, text: &mut CowStr<'_>) {
        if let Some(redacted) = self.names.redact(text) {
            self.found = true;
            *text = redacted.into();
        }
    }

    /// A label that holds a name becomes a number, the same for the mark and the note.
    fn label(&mut self, label: &mut CowStr<'_>) {
        if !self.names.is_in(label) {
            return;
        }
        self.found = true;
        let number = self.labels.iter().position(|known| **known == **label).unwrap_or_else(|| {
            self.labels.push(label.to_string());
            self.labels.len() - 1
        });
        *label = format!("withheld-{number}").into();
    }

    fn fault(&mut self, code: Code, range: &Range<usize>, message: String, help: &str) {
        let span = self.start + range.start..self.start + range.end;
        self.faults.push(TextFault { code, span, message, help: help.to_owned() });
    }
}

/// The wikilinks that have no label but what they lead to: from the event that begins one to the event that ends it.
fn own_labels(events: &[Placed<'_>]) -> Vec<Range<usize>> {
    let mut open = None;
    let mut labels = Vec::new();
    for (number, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::Link { link_type, .. }) => {
                open = matches!(link_type, LinkType::WikiLink { has_pothole: false }).then_some(number);
            }
            Event::End(TagEnd::Link) => labels.extend(open.take().map(|start| start..number)),
            _ => {}
        }
    }
    labels
}

/// The text of all events, with a wall between blocks.
fn joined(events: &[Placed<'_>], trusted_html: bool, look: Look) -> (String, Vec<Piece>) {
    let mut text = String::new();
    let mut pieces = Vec::new();
    let (mut in_image, mut in_ruby) = (false, false);
    for (number, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::Image { .. }) => in_image = true,
            Event::End(TagEnd::Image) => in_image = false,
            _ if in_image && look == Look::WithoutImages => {}
            _ if ruby(event).is_some() => in_ruby = look == Look::WithoutRuby && ruby(event) == Some(true),
            _ if in_ruby => {}
            Event::Text(part) | Event::Code(part) => {
                pieces.push(Piece { at: text.len(), event: number, bytes: 0..part.len() });
                text.push_str(part);
            }
            Event::Html(html) if trusted_html => {
                for bytes in outside_tags(html) {
                    pieces.push(Piece { at: text.len(), event: number, bytes: bytes.clone() });
                    text.push_str(&html[bytes]);
                }
            }
            // One tag, which a reader does not see.
            Event::InlineHtml(html) => {
                let (name, is_end) = tag_name(html);
                text.extend(reading::turn(&name, is_end));
                // Where the image is missing, a reader sees what it was to show.
                if let Some(bytes) = alt(html).filter(|_| name == "img" && look == Look::All) {
                    pieces.push(Piece { at: text.len(), event: number, bytes: bytes.clone() });
                    text.push_str(&html[bytes]);
                }
            }
            Event::SoftBreak | Event::HardBreak => text.push('\n'),
            Event::Start(Tag::TableCell) => text.push(' '),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
            | Event::End(
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::TableCell,
            )
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
            Event::Html(_) | Event::Start(_) | Event::End(_) | Event::Rule => text.push(WALL),
        }
    }
    (text, pieces)
}

/// The bytes of raw HTML that are in no tag; the values of attributes may hold a `>`.
fn outside_tags(html: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut at = 0;
    while at < html.len() {
        let open = html[at..].find('<').map_or(html.len(), |open| at + open);
        if open > at {
            ranges.push(at..open);
        }
        let mut quote = None;
        let mut ends = |c: char| {
            let is_outside = quote.is_none();
            quote =
                if is_outside { Some(c).filter(|c| matches!(c, '"' | '\'')) } else { quote.filter(|open| *open != c) };
            is_outside && c == '>'
        };
        at = html[open..].find(&mut ends).map_or(html.len(), |close| open + close + 1);
    }
    ranges
}
