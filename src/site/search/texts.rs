//! Texts as they are printed, without their HTML: what is found of an entry's body, and pieces of front matter.

use super::super::escape::escape;
use super::{Document, Site, html};
use crate::content::markdown::{Fill, Slot};
use crate::content::{Correction, Entry, Head};
use crate::dossier::{EntityId, PageId, Target};
use crate::search::{Section, Text, Weight};

/// The longest that a lead may be, in characters: two lines of a list of results.
const LEAD: usize = 140;

/// What a document says, while it is gathered.
#[derive(Default)]
pub(super) struct Texts {
    /// What it is found by and does not show: names and titles, which its heading shows.
    pub(super) hidden: Vec<Text>,
    pub(super) sections: Vec<Section>,
}

impl Texts {
    /// Adds words by which the document is found.
    pub(super) fn hide(&mut self, weight: Weight, words: &str) {
        if !words.trim().is_empty() {
            self.hidden.push(Text { weight, words: words.to_owned() });
        }
    }

    /// Adds the names of entities.
    pub(super) fn names<'a>(&mut self, site: &Site, ids: impl IntoIterator<Item = &'a EntityId>) {
        ids.into_iter().for_each(|id| self.hide(Weight::Heading, site.entity_name(*id)));
    }

    /// Adds a block to the section of an anchor.
    pub(super) fn show(&mut self, anchor: &str, weight: Weight, words: &str) {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            return;
        }
        let block = Text { weight, words };
        match self.sections.last_mut().filter(|section| section.anchor == anchor) {
            Some(section) => section.blocks.push(block),
            None => self.sections.push(Section { anchor: anchor.to_owned(), blocks: vec![block] }),
        }
    }

    /// Adds the text of an entry, and its picture above.
    pub(super) fn body(&mut self, site: &Site, entry: &Entry) {
        if let Some(image) = entry.picture().filter(|image| site.picture(&image.src).is_some()) {
            for words in [&image.alt, &image.caption, &image.credit, &image.licence].into_iter().flatten() {
                self.show("", Weight::Heading, words);
            }
        }
        if entry.body.is_empty() {
            return;
        }
        let html = entry.body.print(&[], &mut Labels { site, entry });
        self.sections.extend(html::sections(&html));
    }

    /// Adds what a correction says now. What was said before is not repeated.
    pub(super) fn correction(&mut self, correction: &Correction) {
        for words in [&correction.now, &correction.why].into_iter().flatten() {
            self.show("", Weight::Text, words);
        }
    }

    /// Gives a document what was gathered.
    pub(super) fn into(self, document: Document) -> Document {
        Document { texts: self.hidden, sections: self.sections, ..document }
    }
}

/// Fills the slots of a text with the words that a reader sees there, and not with those of the interface.
struct Labels<'a> {
    site: &'a Site,
    entry: &'a Entry,
}

impl Fill for Labels<'_> {
    fn fill(&mut self, slot: &Slot, html: &mut String) {
        match slot {
            Slot::LinkLabel(number) => escape(&self.site.link_label(self.entry, *number as usize), html),
            Slot::Image(number) => {
                let Some(image) = self.entry.body.images.get(*number as usize) else { return };
                if self.site.picture(&image.src).is_some() {
                    html.push_str("<img alt=\"");
                    escape(&image.alt, html);
                    html.push_str("\">");
                } else {
                    escape(&image.alt, html);
                }
            }
            _ => {}
        }
    }
}

/// A plain page, or the text of the home page.
pub(super) fn page(site: &Site, id: Option<PageId>) -> Document {
    let entry = match id {
        Some(id) => Some(&site.dossier.page(id).entry),
        None => site.dossier.home.as_ref(),
    };
    let Some(entry) = entry else { return Document::default() };
    let Head::Page(page) = &entry.head else { return Document::default() };
    // The home page is headed by the title of the site.
    let title = if id.is_some() { &page.title } else { &site.config.title };
    let mut texts = Texts::default();
    texts.hide(Weight::Title, title);
    if id.is_none() {
        texts.show("", Weight::Heading, &site.config.description);
    }
    texts.body(site, entry);
    let lead = match &page.description {
        Some(description) => lead(description),
        None => lead(&entry.body.lead.print(|link| site.link_label(entry, link))),
    };
    let address = id.map_or_else(String::new, |id| site.addresses().plain(id));
    texts.into(Document {
        title: title.clone(),
        address,
        lead,
        facets: super::facets::mentioned(site, Some(entry), &[]),
        ..Document::default()
    })
}

/// The beginning of a text, cut at a word.
pub(super) fn lead(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = text.char_indices().nth(LEAD) else { return text };
    let short = &text[..end];
    let word = short.rfind(' ').unwrap_or(end);
    format!("{}…", short[..word].trim_end_matches([',', ';', ':', '.', ' ']))
}

/// The name of what a profile means by a name, or the name as it is written.
pub(super) fn name_of<'a>(site: &'a Site, kind: crate::content::Kind, written: &'a str) -> &'a str {
    site.dossier.find_entity(kind, written).map_or(written, |id| site.entity_name(id))
}

/// The titles of corrections that others made of a note stand on its page too.
pub(super) fn title_of(site: &Site, target: Target) -> String {
    site.target_title(target).unwrap_or_default()
}
