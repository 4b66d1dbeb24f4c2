//! The sentence around a mention.

use std::ops::Range;

use crate::content::markdown::GAP;

/// The longest that is shown on either side of a mention, in characters.
const MAX_SIDE: usize = 160;

/// What may stand between the end of a sentence and the space behind it.
const CLOSING: [char; 6] = ['”', '“', '"', '»', '’', ')'];

/// A sentence with a mention in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// What comes before the name.
    pub before: String,
    /// The name as it is spelled there.
    pub name: String,
    /// What comes behind it.
    pub after: String,
}

/// The sentence of `text` around the name at `range`.
pub(super) fn around(text: &str, range: &Range<usize>) -> Sentence {
    let start = text[..range.start].char_indices().rev().find(|(at, c)| ends_sentence(text, *at, *c));
    let start = start.map_or(0, |(at, c)| {
        let behind = at + c.len_utf8();
        range.start - text[behind..range.start].trim_start_matches(CLOSING).len()
    });
    let end = text[range.end..].char_indices().find(|(at, c)| ends_sentence(text, range.end + at, *c));
    let end = end.map_or(text.len(), |(at, c)| range.end + at + c.len_utf8());
    let clean = |text: &str| text.replace(GAP, "");
    Sentence {
        before: shortened_left(clean(&text[start..range.start]).trim_start()),
        name: clean(&text[range.clone()]),
        after: shortened_right(clean(&text[range.end..end]).trim_end()),
    }
}

/// Whether the character at `at` ends a sentence: white space and a capital follow, and no initial or short form comes before.
fn ends_sentence(text: &str, at: usize, c: char) -> bool {
    if !matches!(c, '.' | '!' | '?' | '…' | '。') {
        return false;
    }
    let after = text[at + c.len_utf8()..].trim_start_matches(CLOSING);
    let next = after.trim_start().chars().next();
    let follows = after.starts_with(char::is_whitespace) && next.is_none_or(|next| !next.is_lowercase());
    let word = text[..at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let short = word.chars().count() == 1
        || matches!(
            word.to_lowercase().as_str(),
            "mr" | "mrs" | "ms" | "dr" | "st" | "prof" | "gen" | "г" | "стр" | "м"
        );
    follows && !(c == '.' && short)
}

fn shortened_left(text: &str) -> String {
    let count = text.chars().count();
    if count <= MAX_SIDE {
        return text.to_owned();
    }
    let tail: String = text.chars().skip(count - MAX_SIDE).collect();
    let word = tail.find(' ').map_or(0, |at| at + 1);
    format!("…{}", &tail[word..])
}

fn shortened_right(text: &str) -> String {
    if text.chars().count() <= MAX_SIDE {
        return text.to_owned();
    }
    let head: String = text.chars().take(MAX_SIDE).collect();
    let word = head.rfind(' ').unwrap_or(head.len());
    format!("{}…", &head[..word])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_one_does() {
        for (text, name, before, after) in [
            ("One. Two Ada said. Three.", "Ada", "Two ", " said."),
            ("Mr. V. Putin met Ada. Then", "Ada", "Mr. V. Putin met ", "."),
            ("He said “no.” Ada left!", "Ada", "", " left!"),
            ("At 3.5 per cent, Ada won", "Ada", "At 3.5 per cent, ", " won"),
            ("\u{fffc} said Ada", "Ada", "said ", ""),
        ] {
            let at = text.find(name).unwrap();
            let sentence = around(text, &(at..at + name.len()));
            assert_eq!((sentence.before.as_str(), sentence.after.as_str()), (before, after), "{text}");
        }
    }
}
