//! Raw HTML from notes that are not trusted.

use std::borrow::Cow;
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

/// Of the addresses without a scheme only those on the same page stay: links inside the site are slots, and those in raw HTML would break
/// with the depth of the page.
fn same_page(address: &str) -> Option<Cow<'_, str>> {
    address.starts_with('#').then_some(Cow::Borrowed(address))
}

/// The HTML with nothing live in it: `ammonia`'s list of elements, with the attributes that our own HTML needs.
pub(super) fn clean(html: &str) -> String {
    static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
        let mut builder = Builder::default();
        builder
            .add_tags(["section", "figure", "figcaption"])
            // Nothing is loaded from elsewhere, and pictures of our own are slots.
            .rm_tags(["img", "map", "area"])
            .add_generic_attributes(["id", "class", "lang", "dir", "role", "aria-label"])
            .add_tag_attributes("ol", ["start"])
            .add_tag_attributes("details", ["open"])
            .url_schemes(["http", "https", "mailto"].into())
            .url_relative(UrlRelative::Custom(Box::new(same_page)))
            .link_rel(None);
        builder
    });
    CLEANER.clean(html).to_string()
}
