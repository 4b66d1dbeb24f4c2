//! Ids on a page: those of headings, quotations, blocks and raw HTML, no two the same and none that the page itself needs.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::text::fold;

/// Ids that the built-in templates have on pages with a text.
pub const OF_PAGES: [&str; 8] = ["main", "claimants", "speakers", "all", "offices", "quotations", "claims", "latest"];
/// What ids begin with that are made for pages: footnotes and their marks, quotations, claims, events, letters, years,
/// pictures drawn from the data.
pub const PREFIXES: [&str; 8] = ["fn-", "fnref-", "quote-", "claim-", "event-", "az-", "year-", "chart-"];

/// The ids of one text.
#[derive(Debug, Clone, Default)]
pub struct Ids {
    /// Those that are taken, each with the number that was last put behind it.
    taken: FxHashMap<String, usize>,
    /// Anchors that an author chose for quotations, by their folded words.
    chosen: Vec<(String, String)>,
}

impl Ids {
    /// None is taken; quotations have these anchors, by their folded words.
    pub(super) fn with(anchors: &[(String, String)]) -> Self {
        Self { chosen: anchors.to_vec(), ..Self::default() }
    }

    /// The id of a quotation with these words: the one that its author chose, else `made`.
    pub(super) fn of_quotation(&mut self, text: &str, made: &str) -> String {
        let chosen = if self.chosen.is_empty() { None } else { Some(fold(text)) };
        let chosen = chosen.and_then(|folded| self.chosen.iter().find(|(words, _)| *words == folded));
        let wanted = chosen.map_or_else(|| made.to_owned(), |(_, anchor)| anchor.clone());
        self.unique(&wanted)
    }

    /// The id itself, or with a number behind it where it is taken; for what the program makes.
    pub fn unique(&mut self, wanted: &str) -> String {
        let Some(last) = self.taken.get(wanted) else {
            self.taken.insert(wanted.to_owned(), 1);
            return wanted.to_owned();
        };
        let mut number = last + 1;
        let mut candidate = format!("{wanted}-{number}");
        while self.taken.contains_key(&candidate) {
            number += 1;
            candidate = format!("{wanted}-{number}");
        }
        self.taken.insert(wanted.to_owned(), number);
        self.taken.insert(candidate.clone(), 1);
        candidate
    }

    /// The same for what an author has named, which cannot have an id of the page.
    pub(super) fn unique_of_author(&mut self, wanted: &str) -> String {
        if is_of_page(wanted) {
            self.taken.entry(wanted.to_owned()).or_insert(1);
        }
        self.unique(wanted)
    }
}

impl Ids {
    /// Whether a place of this id may be on the page: one of the text, or one that the page makes.
    pub(super) fn may_be_on_page(&self, id: &str) -> bool {
        self.taken.contains_key(id) || is_of_page(id)
    }
}

/// Whether an id is one that pages have beside those of their text.
pub(super) fn is_of_page(id: &str) -> bool {
    OF_PAGES.contains(&id) || PREFIXES.iter().any(|prefix| id.starts_with(prefix))
}

/// Reads raw HTML piece by piece, to find the ids in its tags.
#[derive(Debug, Clone, Copy, Default)]
pub(super) enum TagReader {
    /// In text, or in what is no opening tag.
    #[default]
    Outside,
    /// Between the attributes of a tag.
    Inside,
    /// In the value of an attribute that is no id, up to this mark.
    Value(char),
}

impl TagReader {
    /// The bytes of the values of the attributes `id` in the next piece.
    pub(super) fn ids(&mut self, html: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < html.len() {
            let rest = &html[at..];
            match *self {
                Self::Outside => match rest.find('<') {
                    Some(open) => {
                        at += open + 1;
                        let name = html[at..].find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'));
                        if html[at..].starts_with(|c: char| c.is_ascii_alphabetic()) {
                            at += name.unwrap_or(html.len() - at);
                            *self = Self::Inside;
                        }
                    }
                    None => break,
                },
                Self::Value(mark) => match rest.find(mark) {
                    Some(end) => {
                        at += end + mark.len_utf8();
                        *self = Self::Inside;
                    }
                    None => break,
                },
                Self::Inside => at += self.attribute(rest, at, &mut found),
            }
        }
        found
    }

    /// Reads one attribute, or the end of the tag, with which `rest` begins at byte `at`. Returns how many bytes it took.
    fn attribute(&mut self, rest: &str, at: usize, found: &mut Vec<Range<usize>>) -> usize {
        let name_start = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/').len();
        let text = &rest[name_start..];
        if text.is_empty() {
            return rest.len();
        }
        if text.starts_with('>') {
            *self = Self::Outside;
            return name_start + 1;
        }
        let ends_name = |c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/');
        let first = text.chars().next().map_or(0, char::len_utf8);
        let name_end = text[first..].find(ends_name).map_or(text.len(), |end| first + end);
        let (name, behind) = text.split_at(name_end);
        let Some(value) = behind.trim_start().strip_prefix('=').map(str::trim_start) else {
            return name_start + name_end;
        };
        let value_start = rest.len() - value.len();
        let is_id = name.eq_ignore_ascii_case("id");
        if let Some(mark @ ('"' | '\'')) = value.chars().next() {
            let Some(length) = value[1..].find(mark) else {
                *self = Self::Value(mark);
                return rest.len();
            };
            if is_id && length > 0 {
                found.push(at + value_start + 1..at + value_start + 1 + length);
            }
            return value_start + length + 2;
        }
        let length = value.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(value.len());
        if is_id && length > 0 {
            found.push(at + value_start..at + value_start + length);
        }
        value_start + length
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_id_that_is_taken_gets_a_number() {
        let mut ids = Ids::default();
        let got: Vec<_> = ["a", "a", "a-2", "a", "main"].iter().map(|wanted| ids.unique_of_author(wanted)).collect();
        assert_eq!(got, ["a", "a-2", "a-2-2", "a-3", "main-2"]);
        assert_eq!(ids.unique("quote-1"), "quote-1");
        assert_eq!(ids.unique_of_author("quote-1"), "quote-1-2");
    }

    #[test]
    fn ids_are_found_in_tags_and_nowhere_else() {
        for (pieces, expected) in [
            (&["<div id=\"a\" class=b><p ID='c'>id=\"d\"</p>"][..], &["a", "c"][..]),
            (&["<div title=\"id='x'\" data-id=y id=z>"], &["z"]),
            (&["<div\n", "  id=\"a\">\n", "<b id=b>"], &["a", "b"]),
            (&["<div title=\"one\n", "id='no'\" id=\"yes\">"], &["yes"]),
            (&["a < b id=\"c\" </p id=\"d\">"], &[]),
            (&["<br/><i id = 'e' />"], &["e"]),
        ] {
            let mut reader = TagReader::default();
            let found =
                pieces.iter().flat_map(|piece| reader.ids(piece).into_iter().map(|at| &piece[at])).collect::<Vec<_>>();
            assert_eq!(found, expected, "{pieces:?}");
        }
    }

    proptest! {
        #[test]
        fn any_html_is_read_to_an_end(pieces in proptest::collection::vec("[<>/= '\"idé\\n-]{0,20}", 0..5)) {
            let mut reader = TagReader::default();
            for piece in &pieces {
                for id in reader.ids(piece) {
                    prop_assert!(piece.get(id).is_some_and(|id| !id.is_empty()));
                }
            }
        }
    }
}
