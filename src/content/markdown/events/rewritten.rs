//! What comes out of the pass.

use pulldown_cmark::Event;

use crate::content::markdown::ids::Ids;
use crate::content::markdown::quotations::Quotation;
use crate::content::markdown::runs::Run;
use crate::content::markdown::slots::{Slot, mark};
use crate::content::markdown::{BlockId, BodyImage, Heading, Link, TextFault};
use crate::content::summary;

/// The events to print, and what was found on the way.
pub(in crate::content::markdown) struct Rewritten<'a> {
    pub(in crate::content::markdown) events: Vec<Event<'a>>,
    pub(in crate::content::markdown) inserts: Vec<Slot>,
    pub(in crate::content::markdown) links: Vec<Link>,
    pub(in crate::content::markdown) images: Vec<BodyImage>,
    pub(in crate::content::markdown) headings: Vec<Heading>,
    pub(in crate::content::markdown) blocks: Vec<BlockId>,
    /// The ids that are taken on the page.
    pub(in crate::content::markdown) ids: Ids,
    pub(in crate::content::markdown) quotations: Vec<Quotation>,
    pub(in crate::content::markdown) runs: Vec<Run>,
    pub(in crate::content::markdown) lead: summary::Lead,
    pub(in crate::content::markdown) words: usize,
    pub(in crate::content::markdown) raw_html: bool,
    pub(in crate::content::markdown) faults: Vec<TextFault>,
}

impl Rewritten<'_> {
    /// Leaves a place for `slot` behind what is there.
    pub(in crate::content::markdown) fn insert(&mut self, slot: Slot) {
        self.events.push(Event::InlineHtml(mark(self.inserts.len()).into()));
        self.inserts.push(slot);
    }
}
