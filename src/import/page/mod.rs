//! A saved web page: HTML as browsers and `SingleFile` save it, or MHTML.
//!
//! In come the bytes; out comes an [`Item`]. They are decoded ([`decode`]), cut down to what can be parsed in time ([`slim`]), parsed once, and then
//! asked: what the page says of itself ([`linked_data`], [`meta`]) and what a reader sees of it. The body is found by `dom_smoothie`.

mod authors;
mod body;
mod decode;
mod linked_data;
mod meta;
mod mhtml;
mod origin;
mod outlet;
mod published;
mod slim;
mod title;

use dom_query::Document;

use super::{Given, Item, Refusal, address};
use crate::text::fold;
use linked_data::LinkedData;
use meta::Meta;

pub(super) use decode::decode;

/// A page that was parsed.
struct Page {
    document: Document,
    linked: LinkedData,
    meta: Meta,
    /// Its address, where that is known.
    url: Option<String>,
}

impl Page {
    /// The folded names of the site: as it calls itself, and as its address does.
    fn sites(&self) -> Vec<String> {
        let named = ["og:site_name", "application-name", "publisher"].iter().filter_map(|name| self.meta.get(&[*name]));
        let host = self.url.as_deref().and_then(address::host);
        let label = host.as_deref().and_then(|host| host.rsplit('.').nth(1)).map(str::to_owned);
        let publishers = self.linked.names("publisher").into_iter().map(|(name, _)| name);
        let all = named.map(str::to_owned).chain(publishers).chain(host).chain(label);
        all.map(|name| fold(&name)).filter(|name| !name.is_empty()).collect()
    }
}

/// Whether bytes look like a saved page.
pub(super) fn is_page(head: &str) -> bool {
    let lower = head.to_ascii_lowercase();
    ["<!doctype html", "<html", "<head", "<body", "<article", "<meta ", "<title"].iter().any(|tag| lower.contains(tag))
        || mhtml::is_archive(head)
}

/// The article of a saved page.
pub(super) fn read(bytes: &[u8], given: Given<'_>) -> Result<Item, Refusal> {
    let archive = mhtml::open(bytes)?;
    let (bytes, label) = match &archive {
        Some(archive) => (archive.html.as_slice(), archive.charset.as_deref()),
        None => (bytes, None),
    };
    let html = decode(bytes, label);
    let saved_from = archive.and_then(|archive| archive.url).or_else(|| origin::find(&html));
    let document = Document::from(slim::slim(&html));
    let meta = Meta::of(&document);
    let named = given.url.map(|url| (url.to_owned(), None));
    let saved_from = saved_from.map(|url| (url, Some("the address that the page was saved from")));
    let canonical = || canonical(&document, &meta).map(|url| (url, Some("the page's own link to itself")));
    let (url, url_from) = named.or(saved_from).or_else(canonical).unzip();
    let linked = LinkedData::of(&document, url.as_deref());
    let page = Page { document, linked, meta, url };
    item(&page, url_from.flatten())
}

fn item(page: &Page, url_from: Option<&str>) -> Result<Item, Refusal> {
    let mut item = Item { url: page.url.as_deref().and_then(address::clean), ..Item::default() };
    if let Some(from) = url_from.filter(|_| item.url.is_some()) {
        item.guess("url", from);
    }
    title::find(page, &mut item);
    outlet::find(page, &mut item);
    published::find(page, &mut item);
    item.text = body::text(page, &item.title);
    authors::find(page, &mut item);
    language(page, &mut item);
    if item.title.is_empty() && item.text.is_empty() { Err(Refusal::NoArticle) } else { Ok(item) }
}

/// The address that a page gives as its own.
fn canonical(document: &Document, meta: &Meta) -> Option<String> {
    let link = document.select_single("link[rel=canonical]").attr("href").map(|href| href.to_string());
    link.or_else(|| meta.get(&["og:url", "twitter:url"]).map(str::to_owned)).filter(|url| address::clean(url).is_some())
}

/// The language of the page as it says, else as its words look.
fn language(page: &Page, item: &mut Item) {
    let said = page.document.select_single("html").attr("lang").map(|lang| lang.to_string());
    let said = said.or_else(|| page.meta.get(&["content-language", "og:locale", "language"]).map(str::to_owned));
    if let Some(said) = said.as_deref().and_then(super::tag) {
        item.language = Some(said);
        item.guess("language", "what the page says of its language");
    } else if let Some(seen) = super::language_of(&item.text) {
        item.language = Some(seen.to_owned());
        item.guess("language", "its words");
    }
}

/// How long a text is in which references are looked for, in bytes: a title, a name, a date.
const WITH_REFERENCES: usize = 4096;

/// A text in one line: references such as `&#8217;` read, also those that were written twice, white space made one.
fn tidy(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..2 {
        if !text.contains('&') || text.len() > WITH_REFERENCES {
            break;
        }
        text = html_text(&text);
    }
    one_line(&text)
}

/// A text in one line, without what prints nothing.
fn one_line(text: &str) -> String {
    let gaps = |c: char| c.is_whitespace() || c.is_control();
    let words: Vec<&str> = text.split(gaps).filter(|word| !word.is_empty()).collect();
    words.join(" ").replace(['\u{ad}', '\u{200b}', '\u{feff}'], "")
}

/// A text with its character references read.
fn html_text(text: &str) -> String {
    Document::fragment(text.replace('<', "&lt;")).text().to_string()
}

/// A text that may hold tags and references, as plain words in one line.
pub(super) fn plain(text: &str) -> String {
    if text.contains('<') && text.len() <= WITH_REFERENCES {
        return tidy(&Document::fragment(slim::slim(text)).text());
    }
    tidy(text)
}

/// HTML as plain paragraphs, with an empty line between them.
pub(super) fn paragraphs(html: &str) -> String {
    let blocks = body::blocks_of(&Document::fragment(slim::slim(html)));
    blocks.join("\n\n")
}
