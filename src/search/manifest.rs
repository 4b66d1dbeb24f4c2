//! The manifest: the one file with an address of its own, by which all others are found.

use serde_json::json;

use super::Key;
use super::documents::Blocks;
use super::file::Writer;
use super::names::Names;
use super::numbers::{Weight, postings};
use super::terms::Terms;
use crate::text::TransliterationTables;

/// The number of the format. A script that knows another one asks its reader to load the page again.
const FORMAT: u32 = 1;

/// What the manifest says about the site.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// The language of the site: a BCP 47 tag.
    pub language: String,
    /// Words of the interface that the script needs.
    pub words: serde_json::Value,
    /// The names of the languages that documents are in, by their tags.
    pub languages: serde_json::Value,
}

/// The files that the manifest lists.
pub(super) struct Parts {
    pub(super) terms: Terms,
    pub(super) documents: [Blocks; 6],
    pub(super) names: Names,
}

/// Writes the manifest.
pub(super) fn write(head: &Head, keys: &[Vec<Key>; 6], parts: &Parts, writer: &mut Writer) {
    let blocks = parts.documents.iter().map(|blocks| {
        let mut first = String::new();
        postings(blocks.first.iter().map(|key| (*key, Weight::Text)), &mut first);
        json!({ "first": first, "files": blocks.files.join(" ") })
    });
    let tables = TransliterationTables::new();
    let names: Vec<String> = parts.names.parts.iter().map(char::to_string).collect();
    let manifest = json!({
        "format": FORMAT,
        "language": head.language,
        "words": head.words,
        "languages": head.languages,
        "totals": keys.each_ref().map(Vec::len),
        "key": { "groups": tables.groups(), "letters": tables.letters(), "vowels": TransliterationTables::VOWELS },
        "names": { "parts": names.join(" "), "files": parts.names.files.join(" ") },
        "terms": { "after": parts.terms.after.join(" "), "files": parts.terms.files.join(" ") },
        "documents": blocks.collect::<Vec<_>>(),
    });
    writer.add_manifest(&safe(&manifest.to_string()));
}

/// JSON that is safe in a script: these characters stand in strings alone.
fn safe(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}
