//! What a page says in its `<meta>` elements.

use dom_query::Document;
use rustc_hash::FxHashMap;

use super::tidy;

/// The names and contents of a page's `<meta>` elements; names in lower case.
#[derive(Debug, Default)]
pub(super) struct Meta {
    values: FxHashMap<String, Vec<String>>,
}

impl Meta {
    pub(super) fn of(document: &Document) -> Self {
        let mut values: FxHashMap<String, Vec<String>> = FxHashMap::default();
        for node in document.select("meta[content]").nodes() {
            let name = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|attribute| node.attr(attribute));
            let (Some(name), Some(content)) = (name, node.attr("content")) else { continue };
            let content = tidy(&content);
            if !content.is_empty() {
                values.entry(name.trim().to_ascii_lowercase()).or_default().push(content);
            }
        }
        Self { values }
    }

    /// The first content of the first of these names that the page has.
    pub(super) fn get(&self, names: &[&str]) -> Option<&str> {
        self.named(names).map(|(_, value)| value)
    }

    /// The first of these names that the page has, and its first content.
    pub(super) fn named<'n>(&self, names: &[&'n str]) -> Option<(&'n str, &str)> {
        names.iter().find_map(|name| Some((*name, self.values.get(*name)?.first()?.as_str())))
    }

    /// All contents of the first of these names that the page has.
    pub(super) fn all(&self, names: &[&str]) -> &[String] {
        names.iter().find_map(|name| self.values.get(*name)).map_or(&[], Vec::as_slice)
    }
}
