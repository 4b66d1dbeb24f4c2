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
    CLEANER.clean(&shallow(html)).to_string()
}

/// How deep elements may be nested. For each tag, a reader of HTML looks at all that are open: without a limit, the time would grow with the square.
const DEEPEST: usize = 200;
/// Elements that have no end, or whose end need not be written: they do not nest in themselves.
const NOT_COUNTED: [&str; 26] = [
    "area", "base", "br", "col", "colgroup", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option",
    "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "tr", "wbr",
];

/// The HTML without the tags of elements that are nested too deep; what is in them stays.
fn shallow(html: &str) -> Cow<'_, str> {
    if memchr::memchr_iter(b'<', html.as_bytes()).nth(DEEPEST).is_none() {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len());
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(open) = memchr::memchr(b'<', &html.as_bytes()[at..]).map(|open| at + open) {
        out.push_str(&html[at..open]);
        let end = memchr::memchr(b'>', &html.as_bytes()[open..]).map_or(html.len(), |end| open + end + 1);
        let tag = &html[open..end];
        let (closes, name) = tag[1..].strip_prefix('/').map_or((false, &tag[1..]), |name| (true, name));
        let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
        let counts = !name.is_empty() && !NOT_COUNTED.contains(&name.to_ascii_lowercase().as_str());
        if !counts || (depth + usize::from(!closes)) <= DEEPEST {
            out.push_str(tag);
        }
        if counts {
            depth = if closes { depth.saturating_sub(1) } else { depth + 1 };
        }
        at = end;
    }
    out.push_str(&html[at..]);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_nested_too_deep_loses_its_tags_and_nothing_else() {
        let nested = |number: usize| format!("{}x{}", "<div>".repeat(number), "</div>".repeat(number));
        assert_eq!(shallow(&nested(DEEPEST)), nested(DEEPEST));
        assert_eq!(shallow(&nested(5 * DEEPEST)), nested(DEEPEST));
        assert_eq!(shallow(&format!("{}<i>y</i>", nested(5 * DEEPEST))), format!("{}<i>y</i>", nested(DEEPEST)));
        // A list whose items are not closed is not deep.
        let items = format!("<ul>{}</ul><b>c</b>", "<li>a<p>b<br>".repeat(1000));
        assert_eq!(shallow(&items), items);
    }
}
