//! The text of an article, without what stands around it.
//!
//! What is surely no part of it goes before `dom_smoothie` looks for the article ([`prune`]); what it finds is read as blocks ([`blocks`]), and those
//! go that are captions, credits, invitations and links to other stories ([`boilerplate`]).

mod blocks;
mod boilerplate;
mod prune;

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use super::Page;
use blocks::Block;

/// How many elements are looked at.
const MAX_ELEMENTS: usize = 100_000;
/// A text shorter than this, in bytes, is hardly the article where the page's data have a longer one.
const SHORT: usize = 600;

/// How much of what was found at first may go as no part of the text, in hundredths.
const MOST_GONE: usize = 60;

/// The text of the article, with an empty line between its paragraphs.
pub(super) fn text(page: &Page, title: &str) -> String {
    let pruned = article(page, true).map(|blocks| joined(&boilerplate::without(blocks, title))).unwrap_or_default();
    let text = if pruned.len() < 2 * SHORT { longer(page, title, pruned) } else { pruned };
    // A page that a script fills in has its text in its data alone.
    let linked = page.linked.text("articleBody").unwrap_or_default();
    if text.len() < SHORT && linked.len() > 2 * text.len() { linked } else { text }
}

/// A short text, or what is found where nothing is taken out before, if that is much more.
fn longer(page: &Page, title: &str, pruned: String) -> String {
    let Some(whole) = article(page, false) else { return pruned };
    let cleaned = joined(&boilerplate::without(whole.clone(), title));
    let whole = joined(&whole);
    let is_enough = |text: &str| text.len() * 100 >= whole.len() * (100 - MOST_GONE);
    [pruned, cleaned].into_iter().find(|text| is_enough(text)).unwrap_or(whole)
}

fn joined(blocks: &[Block]) -> String {
    blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n\n")
}

/// The blocks of the part of the page that is the article.
fn article(page: &Page, pruned: bool) -> Option<Vec<Block>> {
    let document = Document::from(page.document.html());
    if pruned {
        prune::prune(&document);
    }
    let config = Config { disable_json_ld: true, max_elements_to_parse: MAX_ELEMENTS, ..Config::default() };
    let mut reader = Readability::with_document(document, None, Some(config)).ok()?;
    let article = reader.parse().ok()?;
    Some(blocks::of(&Document::fragment(article.content)))
}

/// The texts of the blocks of a document.
pub(super) fn blocks_of(document: &Document) -> Vec<String> {
    blocks::of(document).into_iter().map(|block| block.text).collect()
}
