//! When an article was published, and when it was changed.
//!
//! The first place that knows decides: JSON-LD, metadata, an element that is marked as the date, the address, what a reader sees near the title. What
//! stands among related stories, in comments or at the foot of the page is no date of this article.

use dom_query::NodeRef;

use super::{Page, tidy};
use crate::date::Date;
use crate::import::{Item, dates};

/// Metadata that says when an article was published, the surest first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "publish-date",
    "publish_date",
    "published_time",
    "publication_date",
    "pubdate",
    "article.published",
    "date.created",
    "originalpublicationdate",
    "last_updated_date_original",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "cse-pubdate",
    "article_date_original",
    "date",
    "bt:pubdate",
    "rnews:datepublished",
    "og:pubdate",
    "og:published_time",
    "displaydate",
    "ptime",
    "vr:published_time",
    "mediator_published_time",
    "created",
];
/// Metadata that says when it was changed.
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "article:modified",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
    "last-modified",
];
/// Elements that hold a date, the surest first.
const MARKED: &[&str] = &[
    "[itemprop~=datePublished]",
    "time[pubdate]",
    "time.published, time.entry-date, time.post-date, time[class*=publish], time[class*=Publish]",
    "time",
    "[class*=publish], [class*=Publish], [id*=publish], [class*=pubdate], [class*=pub-date], [class*=post-date], [class*=article-date], [class*=articleDate], [class*=date-time], [class*=datetime], [class*=timestamp], [class*=Timestamp], [class*=byline], [class*=Byline], [class*=article__date], [class*=date], [class*=Date], [class*=info], [class*=time]",
];
/// What stands in the class, the id or the name of an element that is not the article.
const ELSEWHERE: &[&str] = &[
    "related",
    "recommend",
    "sidebar",
    "comment",
    "footer",
    "teaser",
    "most-read",
    "mostread",
    "trending",
    "newsletter",
    "more-",
    "latest",
    "carousel",
    "widget",
    "promo",
];
/// How many lines around the title are looked at.
const NEAR: usize = 40;
/// How many elements are looked at.
const MAX_ELEMENTS: usize = 400;

pub(super) fn find(page: &Page, item: &mut Item) {
    if let Some((date, from)) = published(page) {
        item.date = Some(date);
        item.guess("date", from);
    }
    let modified = modified(page);
    if let (Some(date), Some((updated, from))) = (item.date, modified)
        && date.sort_key() < updated.sort_key()
        && date.day() != updated.day()
    {
        item.updated = Some(updated);
        item.guess("updated", from);
    }
}

fn published(page: &Page) -> Option<(Date, String)> {
    let linked =
        ["datePublished", "dateCreated", "uploadDate"].iter().find_map(|key| dates::read(&page.linked.text(key)?));
    if let Some(date) = linked {
        return Some((date, "the page's JSON-LD".to_owned()));
    }
    let said = PUBLISHED.iter().find_map(|name| Some((dates::read(page.meta.get(&[*name])?)?, *name)));
    if let Some((date, name)) = said {
        return Some((date, format!("the page's `{name}`")));
    }
    let address = in_address(page);
    let web_page = page.linked.web_page().and_then(|node| dates::read(node.get("datePublished")?.as_str()?));
    web_page
        .map(|date| (date, "the page's JSON-LD".to_owned()))
        .or_else(|| marked(page))
        .or_else(|| address.map(|date| (date, "the address".to_owned())))
        .or_else(|| near_title(page).map(|date| (date, "the text near the title".to_owned())))
}

fn modified(page: &Page) -> Option<(Date, String)> {
    let linked = || Some((dates::read(&page.linked.text("dateModified")?)?, "the page's JSON-LD".to_owned()));
    let said = || {
        MODIFIED.iter().find_map(|name| Some((dates::read(page.meta.get(&[*name])?)?, format!("the page's `{name}`"))))
    };
    linked().or_else(said)
}

/// The day in an address: `/2022/04/14/`, `/2022-04-14-`, `20220414`.
fn in_address(page: &Page) -> Option<Date> {
    let path = page.url.as_deref()?.split_once("://")?.1.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let whole = parts.windows(3).find_map(|window| match window {
        [y, m, d] if year(y) && m.len() <= 2 && d.len() <= 2 => {
            let written = ['/', '-', '_', '.'].iter().any(|sign| path.contains(&format!("{y}{sign}{m}{sign}{d}")));
            dates::read(&format!("{y}-{m}-{d}")).filter(|_| written)
        }
        _ => None,
    });
    whole.or_else(|| parts.iter().find(|part| part.len() == 8 && year(&part[..4])).and_then(|part| dates::read(part)))
}

/// An element of the article that holds a date.
fn marked(page: &Page) -> Option<(Date, String)> {
    MARKED.iter().find_map(|selector| {
        let selection = page.document.select(selector);
        let own = selection.nodes().iter().take(MAX_ELEMENTS).filter(|node| !is_elsewhere(node));
        let mut dates = own.filter_map(|node| {
            let attributes = ["datetime", "content", "data-datetime", "data-timestamp", "data-date", "title"];
            let written = attributes.iter().find_map(|attribute| dates::read(&node.attr(attribute)?));
            written.or_else(|| dates::words(&tidy(&node.text())))
        });
        let date = dates.find(|date| date.day().is_some())?;
        Some((date, "a date that the page shows".to_owned()))
    })
}

/// Whether an element stands among what is not the article.
pub(super) fn is_elsewhere(node: &NodeRef<'_>) -> bool {
    node.ancestors_it(Some(12)).any(|ancestor| {
        let name = ancestor.node_name().unwrap_or_default();
        if matches!(&*name, "aside" | "nav" | "footer") {
            return true;
        }
        if matches!(&*name, "body" | "html" | "main") {
            return false;
        }
        let marks = format!("{} {}", ancestor.class().unwrap_or_default(), ancestor.id_attr().unwrap_or_default())
            .to_lowercase();
        ELSEWHERE.iter().any(|word| marks.contains(word))
    })
}

/// The first day that stands in what a reader sees around the title.
fn near_title(page: &Page) -> Option<Date> {
    let heading = page.document.select_single("h1");
    let mut node = *heading.nodes().first()?;
    for _ in 0..3 {
        node = node.parent()?;
        let texts = node.descendants_it().filter(|inner| inner.is_nonempty_text() && !is_elsewhere(inner));
        let lines = texts.take(NEAR).map(|inner| tidy(&inner.text())).filter(|line| line.len() < 120);
        if let Some(date) = lines.filter_map(|line| dates::words(&line)).find(|date| date.day().is_some()) {
            return Some(date);
        }
    }
    None
}
