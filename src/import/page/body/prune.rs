//! Elements that are no part of an article whatever stands in them: captions, menus, forms, boxes with other stories.

use dom_query::Document;

/// Elements that go.
const GONE: &str = "figcaption, nav, aside, footer, form, button, noscript, dialog, [role=navigation], [role=complementary], [role=dialog], [aria-hidden=true], [hidden], .sr-only, .visually-hidden, .screen-reader-text";

/// What the class or the id of an element says that goes, unless much of the page stands in it.
const MARKS: &[&str] = &[
    "caption",
    "credit",
    "newsletter",
    "related",
    "recommend",
    "breadcrumb",
    "social",
    "share",
    "sharing",
    "promo",
    "advert",
    "sponsor",
    "most-read",
    "mostread",
    "most-popular",
    "trending",
    "slideshow",
    "gallery",
    "carousel",
    "subscribe",
    "subscription",
    "signup",
    "sign-up",
    "paywall",
    "cookie",
    "consent",
    "byline",
    "author-bio",
    "author-box",
    "authorbox",
    "about-author",
    "bio-box",
    "tags",
    "taglist",
    "tag-list",
    "comments",
    "disqus",
    "read-more",
    "readmore",
    "read-also",
    "more-stories",
    "more-on",
    "also-read",
    "seealso",
    "see-also",
    "timestamp",
    "dateline",
    "published",
    "copyright",
    "outbrain",
    "taboola",
    "print-",
    "toolbar",
    "rating",
    "follow-us",
];

/// The largest part of the page that such an element holds, in hundredths of its text.
const MOST: usize = 18;

/// Takes out what goes.
pub(super) fn prune(document: &Document) {
    let all = document.select_single("body").text().len().max(1);
    for node in document.select(GONE).nodes() {
        if node.text().len() * 100 / all <= 2 * MOST {
            node.remove_from_parent();
        }
    }
    for node in document.select("[class], [id]").nodes() {
        let name = node.node_name().unwrap_or_default();
        if matches!(&*name, "html" | "body" | "article" | "main" | "a" | "p" | "em" | "strong" | "h1") {
            continue;
        }
        let marks =
            format!("{} {}", node.class().unwrap_or_default(), node.id_attr().unwrap_or_default()).to_lowercase();
        let marked = marks.split_whitespace().any(|word| MARKS.iter().any(|mark| says(word, mark)));
        if marked && node.text().len() * 100 / all <= MOST {
            node.remove_from_parent();
        }
    }
}

/// Whether a word of a class holds a mark at the beginning of a part of it: `article-caption`, `imageCaption`, not `uncaptioned`.
fn says(word: &str, mark: &str) -> bool {
    word.match_indices(mark).any(|(at, _)| at == 0 || !word.as_bytes()[at - 1].is_ascii_alphanumeric() || at > 3)
}
