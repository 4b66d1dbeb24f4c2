//! Slots: the places of a text that are filled in for each page.
//!
//! While the HTML is made, a slot is a mark in it: two characters that no text holds with a number between them. Afterwards
//! the marks are cut out and the numbers become places.

use rustc_hash::FxHashMap;

/// Begins a mark: a noncharacter, which is no part of any text.
pub(super) const OPEN: char = '\u{fdd0}';
/// Ends a mark.
pub(super) const CLOSE: char = '\u{fdd1}';

/// What is filled in at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slot {
    /// The beginning of a link: number of the link.
    LinkStart(u32),
    /// The words of a link whose author wrote none: number of the link.
    LinkLabel(u32),
    /// The end of a link: number of the link.
    LinkEnd(u32),
    /// A picture: number of the picture.
    Image(u32),
    /// A word of the interface.
    Word(&'static str),
    /// The end of what stands below a quotation: the anchor of its figure.
    QuotationEnd(Box<str>),
    /// The beginning of a mention that is a link: number of the mention.
    MentionStart(u32),
    /// The end of one.
    MentionEnd,
    /// The beginning of a piece of running text: run and piece. Nothing is filled in there.
    Piece(u32, u32),
}

/// Fills slots.
pub trait Fill {
    /// Writes what belongs in `slot` behind `html`.
    fn fill(&mut self, slot: &Slot, html: &mut String);
}

/// The mark of the insert with this number.
pub(super) fn mark(number: usize) -> String {
    format!("{OPEN}{number}{CLOSE}")
}

/// The number in a mark; nothing if `html` is something else.
pub(super) fn number(html: &str) -> Option<usize> {
    html.strip_prefix(OPEN)?.strip_suffix(CLOSE)?.parse().ok()
}

/// HTML without marks.
#[derive(Debug, Default)]
pub(super) struct Cut {
    pub(super) html: String,
    /// What is to be filled in, and where.
    pub(super) slots: Vec<(u32, Slot)>,
    /// Where the pieces of running text begin: run, piece, byte.
    pub(super) pieces: Vec<(u32, u32, u32)>,
}

/// Takes the marks out of `marked`; `inserts` are the slots by number. A slot whose mark is gone, with HTML that was not allowed, is gone.
pub(super) fn cut(marked: &str, inserts: &[Slot]) -> Cut {
    let mut html = String::with_capacity(marked.len());
    let mut slots = Vec::new();
    let mut pieces = Vec::new();
    let mut rest = marked;
    while let Some((before, behind)) = rest.split_once(OPEN) {
        html.push_str(before);
        let Some((number, after)) = behind.split_once(CLOSE) else {
            rest = behind;
            break;
        };
        let place = html.len() as u32;
        match number.parse().ok().and_then(|number: usize| inserts.get(number)) {
            Some(Slot::Piece(run, piece)) => pieces.push((*run, *piece, place)),
            Some(slot) => slots.push((place, slot.clone())),
            None => {}
        }
        rest = after;
    }
    html.push_str(rest);
    Cut { html, slots: balanced(slots), pieces }
}

/// Without the links that lost their beginning or their end.
fn balanced(slots: Vec<(u32, Slot)>) -> Vec<(u32, Slot)> {
    let (mut begun, mut ended) = (FxHashMap::<u32, usize>::default(), FxHashMap::<u32, usize>::default());
    for (_, slot) in &slots {
        match slot {
            Slot::LinkStart(link) => *begun.entry(*link).or_default() += 1,
            Slot::LinkEnd(link) => *ended.entry(*link).or_default() += 1,
            _ => {}
        }
    }
    if begun == ended {
        return slots;
    }
    let whole: Vec<bool> = slots
        .iter()
        .map(|(_, slot)| match slot {
            Slot::LinkStart(link) => ended.get(link) == Some(&1),
            Slot::LinkEnd(link) => begun.get(link) == Some(&1),
            _ => true,
        })
        .collect();
    slots.into_iter().zip(whole).filter_map(|(slot, whole)| whole.then_some(slot)).collect()
}

/// See [`super::Body::print`].
pub(super) fn print(html: &str, slots: &[(u32, Slot)], fill: &mut dyn Fill) -> String {
    let mut out = String::with_capacity(html.len() + slots.len() * 32);
    let mut at = 0;
    for (place, slot) in slots {
        let place = *place as usize;
        out.push_str(&html[at..place]);
        fill.fill(slot, &mut out);
        at = place;
    }
    out.push_str(&html[at..]);
    out
}
