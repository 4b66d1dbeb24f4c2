//! Links and pictures: what leads out of the site stays as it is, what stays inside becomes a slot, what is not allowed goes.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::super::links::{Address, classify};
use super::super::slots::{Slot, mark};
use super::super::{BodyImage, Link};
use super::embeds::{Embedded, embedded, is_file, without_width};
use super::{Lead, OpenImage, OpenLink, Rewriter};
use crate::diagnostic::Code;

impl<'a> Rewriter<'a, '_> {
    pub(super) fn start_link(
        &mut self,
        kind: LinkType,
        dest: CowStr<'a>,
        title: CowStr<'a>,
        id: CowStr<'a>,
        range: Range<usize>,
    ) {
        if let LinkType::WikiLink { has_pothole } = kind {
            let (dest, has_pothole) = self.wikilink(dest, has_pothole, &range);
            if is_file(&dest) {
                self.file_link(&dest, has_pothole, range);
                return;
            }
            let (target, anchor) =
                dest.split_once('#').map_or((&*dest, None), |(target, anchor)| (target, Some(anchor)));
            let (target, anchor) = (target.trim().to_owned(), anchor.map(|anchor| anchor.trim().to_owned()));
            let link = Link { target, anchor, wiki: true, span: self.in_file(range) };
            if !has_pothole {
                self.take_note_of_link(link.label(), self.out.links.len());
                self.marks.gap('x');
                if let Some(runs) = self.runs.as_mut().filter(|_| self.heading.is_none()) {
                    runs.push_closed(link.label());
                }
            }
            let number = self.link_slot(link);
            self.link = Some(if has_pothole {
                OpenLink::Slot(number)
            } else {
                self.insert(Slot::LinkLabel(number));
                self.insert(Slot::LinkEnd(number));
                OpenLink::Skipping
            });
            return;
        }
        if let Some(anchor) = dest.trim().strip_prefix('#') {
            if anchor.starts_with('^') {
                // A block, as Obsidian names it, is found by its name.
                let link = Link {
                    target: String::new(),
                    anchor: Some(anchor.to_owned()),
                    wiki: true,
                    span: self.in_file(range),
                };
                self.link = Some(OpenLink::Slot(self.link_slot(link)));
                return;
            }
            self.same_page.push((anchor.to_owned(), range.clone()));
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

    /// The target of a wikilink, and whether its author wrote words for it. In a table, the stroke between the two has to be escaped; behind
    /// `[[Name|]]` there are none.
    fn wikilink(&mut self, dest: CowStr<'a>, has_pothole: bool, range: &Range<usize>) -> (CowStr<'a>, bool) {
        if !has_pothole {
            return (dest, false);
        }
        let written = self.text.get(range.clone()).unwrap_or_default();
        let has_words = written.trim_end_matches(']').rsplit('|').next().is_none_or(|words| !words.trim().is_empty());
        if !has_words {
            let message = format!("the link `{written}` has no words behind the stroke");
            self.fault(Code::MalformedLink, range.clone(), message, "write words behind `|`, or take it away");
        }
        match dest.strip_suffix('\\') {
            Some(target) => (target.to_owned().into(), has_words),
            None => (dest, has_words),
        }
    }

    /// A link by name to a file in `static/`.
    fn file_link(&mut self, dest: &str, has_pothole: bool, range: Range<usize>) {
        let Address::Inside(target, anchor) = classify(dest) else { return };
        let anchor = anchor.map(str::to_owned);
        let number = self.link_slot(Link { target, anchor, wiki: false, span: self.in_file(range) });
        self.link = Some(OpenLink::Slot(number));
        if !has_pothole {
            let name = dest.rsplit('/').next().unwrap_or(dest).to_owned();
            self.take_note(&name);
            self.out.events.push(Event::Text(name.into()));
            self.insert(Slot::LinkEnd(number));
            self.link = Some(OpenLink::Skipping);
        }
    }

    /// Adds what stands for the link with this number to whatever wants the plain text.
    fn take_note_of_link(&mut self, written: &str, number: usize) {
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(written);
        }
        if self.lead == Lead::Reading {
            self.out.lead.push_link(written, number);
        }
    }

    pub(super) fn link_slot(&mut self, link: Link) -> u32 {
        let number = self.out.links.len() as u32;
        self.out.links.push(link);
        self.insert(Slot::LinkStart(number));
        number
    }

    pub(super) fn end_link(&mut self) {
        match self.link.take() {
            Some(OpenLink::Plain) => self.out.events.push(Event::End(TagEnd::Link)),
            Some(OpenLink::Slot(number)) => self.insert(Slot::LinkEnd(number)),
            Some(OpenLink::Dropped | OpenLink::Skipping) | None => {}
        }
    }

    /// Inside a picture everything is its text, until it ends.
    pub(super) fn in_image(&mut self, event: Event<'a>) {
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

    pub(super) fn end_image(&mut self, image: OpenImage) {
        let OpenImage { src, alt, range, kind, depth: _ } = image;
        let wiki = matches!(kind, Some(LinkType::WikiLink { .. }));
        let src = if wiki { src.trim_end_matches('\\').to_owned() } else { src };
        let (alt, width) = kind.map_or((&*alt, None), |kind| without_width(&alt, kind));
        let mut alt = alt.to_owned();
        if alt == src {
            // `![[image.jpg]]` has no words of its own.
            alt.clear();
        }
        match classify(&src) {
            Address::Inside(path, anchor) if kind.is_some() && embedded(&path, wiki) != Embedded::Picture => {
                let anchor = anchor.map(str::to_owned);
                let wiki = embedded(&path, wiki) == Embedded::Note;
                self.embedded_link(Link { target: path, anchor, wiki, span: self.in_file(range) }, &alt);
            }
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
                if alt.trim().is_empty() {
                    let message = format!("the picture `{path}` has no text that says what it shows");
                    let help = match kind {
                        None => "write it into the tag: `alt=\"what it shows\"`",
                        Some(LinkType::WikiLink { .. }) => "write it behind a stroke: `![[…|what it shows]]`",
                        Some(_) => "write it between the brackets: `![what it shows](…)`",
                    };
                    self.fault(Code::MissingAlt, range.clone(), message, help);
                }
                let number = self.out.images.len() as u32;
                self.out.images.push(BodyImage { src: path, alt, width, span: self.in_file(range) });
                self.insert(Slot::Image(number));
            }
            Address::SamePage(_) | Address::Refused(_) => {
                let message = format!("`{}` is not the address of a picture", src.escape_debug());
                self.fault(Code::UnsafeAddress, range, message, "name a file in `static/`");
                self.out.events.push(Event::Text(alt.into()));
            }
        }
    }

    /// What is embedded and no picture is a link, under its own words or its name.
    fn embedded_link(&mut self, link: Link, words: &str) {
        // A link inside a link would end the outer one.
        if self.link.is_some() {
            let words = if words.is_empty() { link.label().to_owned() } else { words.to_owned() };
            self.out.events.push(Event::Text(words.into()));
            return;
        }
        let (is_note, name) = (link.wiki, link.label().to_owned());
        if is_note && words.is_empty() {
            self.take_note_of_link(&name, self.out.links.len());
        } else {
            self.take_note(if words.is_empty() { &name } else { words });
        }
        let number = self.link_slot(link);
        if is_note && words.is_empty() {
            self.insert(Slot::LinkLabel(number));
        } else {
            let words = if words.is_empty() { name } else { words.to_owned() };
            self.out.events.push(Event::Text(words.into()));
        }
        self.insert(Slot::LinkEnd(number));
    }

    /// A paragraph that holds one picture and nothing else is a figure.
    pub(super) fn lone_image(&mut self) {
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
}
