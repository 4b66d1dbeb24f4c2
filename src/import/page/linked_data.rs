//! What a page says of itself in JSON-LD (schema.org).
//!
//! All blocks are taken together, with what stands under `@graph`; references by `@id` are followed once. Of several articles the one that is this
//! page's is asked: others are stories that the page links to.

use dom_query::Document;
use serde_json::{Map, Value};

use super::tidy;
use crate::import::address;

/// How many nodes of a page are looked at.
const MAX_NODES: usize = 2000;

/// The nodes of a page.
#[derive(Debug, Default)]
pub(super) struct LinkedData {
    nodes: Vec<Map<String, Value>>,
    /// Which of them is the article.
    article: Option<usize>,
}

impl LinkedData {
    pub(super) fn of(document: &Document, url: Option<&str>) -> Self {
        let mut data = Self::default();
        for script in document.select("script").nodes() {
            if let Some(value) = parse(&script.text()) {
                data.take(value);
            }
        }
        let heading = tidy(&document.select_single("h1").text());
        let title = tidy(&document.select_single("title").text());
        data.article = data.choose(url, &[heading, title]);
        data
    }

    fn take(&mut self, value: Value) {
        match value {
            Value::Array(values) => values.into_iter().for_each(|value| self.take(value)),
            Value::Object(mut node) if self.nodes.len() < MAX_NODES => {
                if let Some(graph) = node.remove("@graph") {
                    self.take(graph);
                }
                for key in ["mainEntity", "mainEntityOfPage"] {
                    if let Some(inner) = node.get(key).filter(|inner| inner.is_object()).cloned() {
                        self.take(inner);
                    }
                }
                self.nodes.push(node);
            }
            _ => {}
        }
    }

    /// The article that the page is.
    fn choose(&self, url: Option<&str>, titles: &[String]) -> Option<usize> {
        let own = url.map(address::key);
        let articles = || self.nodes.iter().enumerate().filter(|(_, node)| is_article(node));
        let scored = articles().filter_map(|(at, node)| {
            let address = address_of(node).map(address::key);
            let same_address = own.is_some() && address == own;
            let likeness = headline(node)
                .and_then(|headline| titles.iter().map(|title| likeness(&headline, title)).max())
                .unwrap_or_default();
            let other = own.is_some() && address.is_some() && !same_address && likeness < 30;
            let score = (if same_address { 200 } else { 0 }) + likeness;
            (!other).then_some((at, score))
        });
        // Of equals the first.
        let best = scored.reduce(|best, next| if next.1 > best.1 { next } else { best });
        best.map(|(at, _)| at)
    }

    /// The article that the page is.
    pub(super) fn article(&self) -> Option<&Map<String, Value>> {
        self.article.and_then(|at| self.nodes.get(at))
    }

    /// The node of a page as such, which knows less of the article.
    pub(super) fn web_page(&self) -> Option<&Map<String, Value>> {
        self.nodes.iter().find(|node| types(node).any(|it| it.ends_with("WebPage") || it == "VideoObject"))
    }

    /// A text of the article.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        text(self.article()?.get(key)?)
    }

    /// The title of the article.
    pub(super) fn headline(&self) -> Option<String> {
        headline(self.article()?)
    }

    /// The names under a key of the article, each with whether it is that of a person.
    pub(super) fn names(&self, key: &str) -> Vec<(String, bool)> {
        let mut names = Vec::new();
        if let Some(value) = self.article().and_then(|article| article.get(key)) {
            self.collect(value, &mut names, 0);
        }
        names
    }

    fn collect(&self, value: &Value, names: &mut Vec<(String, bool)>, depth: usize) {
        match value {
            Value::Array(values) => values.iter().for_each(|value| self.collect(value, names, depth)),
            Value::String(name) => names.push((tidy(name), true)),
            Value::Object(node) => match node.get("name") {
                Some(Value::Array(list)) => names.extend(list.iter().filter_map(text).map(|name| (name, true))),
                Some(Value::String(name)) => {
                    let is_person = !types(node).any(|it| it.ends_with("Organization"));
                    names.push((tidy(name), is_person));
                }
                _ => {
                    let id = node.get("@id").and_then(Value::as_str);
                    let referred = self.nodes.iter().find(|other| {
                        id.is_some() && other.get("@id").and_then(Value::as_str) == id && other.contains_key("name")
                    });
                    if let Some(referred) = referred.filter(|_| depth == 0) {
                        self.collect(&Value::Object(referred.clone()), names, 1);
                    }
                }
            },
            _ => {}
        }
    }
}

fn types(node: &Map<String, Value>) -> impl Iterator<Item = &str> {
    let value = node.get("@type");
    let list = value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    value.into_iter().chain(list).filter_map(Value::as_str)
}

fn is_article(node: &Map<String, Value>) -> bool {
    types(node).any(|it| it.ends_with("Article") || it.ends_with("Posting") || it == "Report" || it == "Review")
}

fn headline(node: &Map<String, Value>) -> Option<String> {
    ["headline", "name"].iter().find_map(|key| text(node.get(*key)?))
}

fn address_of(node: &Map<String, Value>) -> Option<&str> {
    let of = |value: &'static str| node.get(value);
    let page = of("mainEntityOfPage").and_then(|page| page.as_str().or_else(|| page.get("@id")?.as_str()));
    let all = [of("url").and_then(Value::as_str), page, of("@id").and_then(Value::as_str)];
    all.into_iter().flatten().find(|address| address.starts_with("http"))
}

/// A text, or the first of a list of them.
fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text,
        Value::Array(values) => values.first()?.as_str()?,
        Value::Object(node) => node.get("@value")?.as_str()?,
        _ => return None,
    };
    Some(tidy(text)).filter(|text| !text.is_empty())
}

/// How many words two titles share, in hundredths of the shorter.
fn likeness(one: &str, other: &str) -> usize {
    let words = |text: &str| -> Vec<String> {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.len() > 2)
            .map(str::to_owned)
            .collect()
    };
    let (one, other) = (words(one), words(other));
    let shared = one.iter().filter(|word| other.contains(word)).count();
    let least = one.len().min(other.len()).max(1);
    100 * shared / least
}

/// Reads a block. What hand-made templates do wrong is put right: line breaks within strings, comments around it, a comma or bracket too many.
fn parse(text: &str) -> Option<Value> {
    let text = text.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
    let text =
        text.trim_end_matches("-->").trim_end_matches("//]]>").trim_end_matches("]]>").trim().trim_end_matches(';');
    if !text.starts_with(['{', '[']) {
        return None;
    }
    let first = |text: &str| serde_json::Deserializer::from_str(text).into_iter::<Value>().next()?.ok();
    first(text).or_else(|| first(&mended(text)))
}

/// A block with its control characters made spaces, and without commas before a closing bracket.
fn mended(text: &str) -> String {
    let mut mended = String::with_capacity(text.len());
    let (mut in_string, mut escaped) = (false, false);
    for c in text.chars() {
        match c {
            '"' if !escaped => in_string = !in_string,
            '}' | ']' if !in_string => {
                let end = mended.trim_end().len();
                if mended[..end].ends_with(',') {
                    mended.truncate(end - 1);
                }
            }
            _ => {}
        }
        escaped = c == '\\' && !escaped;
        mended.push(if c.is_control() { ' ' } else { c });
    }
    mended
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data(blocks: &str, url: &str) -> LinkedData {
        let html = format!("<title>Talks begin in Minsk</title><script type=application/ld+json>{blocks}</script>");
        LinkedData::of(&Document::from(html), Some(url))
    }

    #[test]
    fn the_article_is_the_one_of_this_page() {
        let graph = r##"{"@graph": [
            {"@type": "NewsArticle", "url": "https://a.example/other", "headline": "Rain in London", "datePublished": "2001-01-01"},
            {"@type": ["NewsArticle"], "url": "https://a.example/talks/", "headline": "Talks begin", "author": {"@id": "#ada"}},
            {"@type": "Person", "@id": "#ada", "name": "Ada &amp; Lovelace"}]}"##;
        let found = data(graph, "https://a.example/talks");
        assert_eq!(found.headline().as_deref(), Some("Talks begin"));
        assert_eq!(found.names("author"), [("Ada & Lovelace".to_owned(), true)]);
        let only_other = r#"{"@type": "NewsArticle", "url": "https://a.example/other", "headline": "Rain"}"#;
        assert_eq!(data(only_other, "https://a.example/talks").headline(), None, "a related story");
    }

    #[test]
    fn a_block_that_is_nearly_right_is_read() {
        let broken = "<!-- {\"@type\": \"Article\", \"headline\": \"Two\nlines\",} -->";
        assert_eq!(parse(broken).unwrap()["headline"], "Two lines");
        assert_eq!(parse("window.x = 1"), None);
        assert_eq!(parse(&"[".repeat(100_000)), None);
    }
}
