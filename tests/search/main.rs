//! The search of whole sites, read from its files as a browser reads them.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod complete;
mod found;
mod random;
mod reader;
#[path = "../site/story.rs"]
#[allow(dead_code, reason = "not every helper is needed here")]
mod story;
mod vectors;

use reader::Search;
use story::Built;

/// The search of a site.
pub(crate) fn search(built: &Built) -> Search {
    Search::new(built.pages.iter().map(|(address, text)| (address.as_str(), text.as_str())))
}
