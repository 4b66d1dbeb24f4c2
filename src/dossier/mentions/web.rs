//! Addresses that stand in a text without being links: `www.example.org`, `ada@example.org`.

use std::ops::Range;

use memchr::{memchr3, memmem};

use crate::content::markdown::GAP;

/// Where a text has addresses, which are no text to look for names in.
pub(super) fn addresses(text: &str) -> Vec<Range<usize>> {
    if memchr3(b'@', b'/', b'=', text.as_bytes()).is_none() && memmem::find(text.as_bytes(), b"www.").is_none() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive(|c: char| c.is_whitespace() || c == GAP) {
        let end = start + piece.len();
        if is_address(piece.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '@' | '?' | '&'))) {
            // What stands in front of `https:` is no part of it.
            let scheme =
                piece.find("://").map_or(0, |at| piece[..at].trim_end_matches(|c: char| c.is_alphanumeric()).len());
            found.push(start + scheme..end);
        }
        start = end;
    }
    found
}

/// Whether a piece of a text without spaces is an address of a page or of a person, or the end of one: `?q=Putin`, `@putin`.
fn is_address(piece: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric();
    let behind_at = piece.split_once('@').map(|(_, behind)| behind);
    let is_query = || {
        let (_, query) = piece.split_once(['?', '&'])?;
        query.split_once('=').filter(|(key, _)| !key.is_empty() && key.chars().all(is_letter))
    };
    piece.contains("://")
        || piece.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."))
        || behind_at.is_some_and(|behind| behind.starts_with(is_letter))
        || piece.split_once('/').is_some_and(|(host, _)| is_host(host))
        || is_query().is_some()
}

/// Whether a text is a name of a computer: `kremlin.ru`, and not “U.S.”.
fn is_host(text: &str) -> bool {
    let top = text.rsplit_once('.').map(|(_, top)| top);
    top.is_some_and(|top| top.len() > 1 && top.bytes().all(|byte| byte.is_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_known_by_their_signs() {
        for (text, expected) in [
            ("See www.Putin.ru now", &["www.Putin.ru "][..]),
            ("(Putin@kremlin.ru), @Putin", &["(Putin@kremlin.ru), ", "@Putin"]),
            ("at ?q=Putin&x=1 and kremlin.ru/Putin", &["?q=Putin&x=1 ", "kremlin.ru/Putin"]),
            ("Putin](https://example.org/Putin", &["https://example.org/Putin"]),
            ("Putin/Biden, U.S./Russia, Putin = Biden? Yes @ noon", &[]),
        ] {
            let found: Vec<&str> = addresses(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
