//! Who published a page.

use super::Page;
use crate::import::{Item, address};

pub(super) fn find(page: &Page, item: &mut Item) {
    let publisher = || page.linked.names("publisher").into_iter().map(|(name, _)| name).find(|name| !name.is_empty());
    let host = || page.url.as_deref().and_then(address::host);
    let found = match page.meta.get(&["og:site_name"]).filter(|name| is_name(name)) {
        Some(name) => Some((name.to_owned(), "the page's `og:site_name`")),
        None => publisher()
            .filter(|name| is_name(name))
            .map(|name| (name, "the page's JSON-LD"))
            .or_else(|| {
                Some((
                    page.meta.get(&["application-name", "publisher", "dc.publisher"])?.to_owned(),
                    "the page's metadata",
                ))
            })
            .or_else(|| Some((host()?, "the address"))),
    };
    if let Some((name, from)) = found {
        item.outlet = Some(name);
        item.guess("outlet", from);
    }
}

/// Whether a text is a name, rather than a slogan or an address.
fn is_name(text: &str) -> bool {
    text.chars().count() <= 60 && !text.contains("://") && text.contains(char::is_alphanumeric)
}
