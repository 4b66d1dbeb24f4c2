//! A bibliography: CSL-JSON, `BibTeX`, RIS, as Zotero and its like export them.

mod bibtex;
mod csl;
mod ris;

use super::{Item, Refusal, address};

/// What a work is, by the word of a format for its type.
const DOCUMENTS: &[&str] = &[
    "report",
    "legislation",
    "bill",
    "treaty",
    "book",
    "thesis",
    "techreport",
    "manual",
    "legal_case",
    "rprt",
    "bill",
    "stat",
    "thes",
    "phdthesis",
    "mastersthesis",
    "regulation",
];
const POSTS: &[&str] = &["post"];
const INTERVIEWS: &[&str] = &["interview", "intv"];

/// The works of a bibliography; `None` for a file that is none.
pub(super) fn read(text: &str, head: &str) -> Option<Result<Vec<Item>, Refusal>> {
    let text = text.trim_start_matches('\u{feff}');
    let head = head.trim_start_matches('\u{feff}').trim_start();
    if head.starts_with(['[', '{']) {
        return csl::read(text);
    }
    if head.lines().any(|line| line.starts_with("TY  -")) {
        return Some(Ok(ris::read(text)));
    }
    bibtex::read(text, head)
}

/// The kind of a note about a work of this type; none for an article.
fn kind(word: &str) -> Option<&'static str> {
    let word = word.to_ascii_lowercase();
    match word.as_str() {
        word if DOCUMENTS.contains(&word) => Some("document"),
        word if POSTS.contains(&word) => Some("post"),
        word if INTERVIEWS.contains(&word) => Some("interview"),
        _ => None,
    }
}

/// The address of a work: its own, else that of its DOI.
fn address_of(url: Option<&str>, doi: Option<&str>) -> Option<String> {
    let by_doi = || {
        let doi = doi?.trim().trim_start_matches("https://doi.org/").trim_start_matches("doi:");
        doi.starts_with("10.").then(|| format!("https://doi.org/{doi}"))
    };
    by_doi().or_else(|| url.map(str::to_owned)).and_then(|url| address::clean(&url))
}
