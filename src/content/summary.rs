//! Short forms of a text.

use std::borrow::Cow;
use std::ops::Range;

/// How long a summary may be, in characters.
const MAX_CHARS: usize = 300;

/// The first paragraph of a text.
///
/// Most have no link whose words only the dossier knows, and are cut once for all; the others when these words are filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lead {
    /// As plain text; with links in it, all of the paragraph.
    text: String,
    /// The links whose author wrote no words: where what he wrote stands in the text, and the number of the link.
    links: Vec<(Range<usize>, usize)>,
}

impl Lead {
    /// At most 300 characters, cut at a sentence, with the words of each link from `label`.
    pub fn print(&self, label: impl Fn(usize) -> String) -> Cow<'_, str> {
        if self.links.is_empty() {
            return Cow::Borrowed(&self.text);
        }
        let mut text = String::with_capacity(self.text.len() * 2);
        let mut at = 0;
        for (range, link) in &self.links {
            text.push_str(&self.text[at..range.start]);
            text.push_str(&label(*link));
            at = range.end;
        }
        text.push_str(&self.text[at..]);
        Cow::Owned(cut(&text))
    }

    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds what stands for the link with this number.
    pub(super) fn push_link(&mut self, written: &str, number: usize) {
        let start = self.text.len();
        self.push(written);
        self.links.push((start..self.text.len(), number));
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The end of the text.
    pub(super) fn finish(&mut self) {
        if self.links.is_empty() {
            self.text = cut(&self.text);
        }
    }
}

/// The text on one line, cut behind a sentence before 300 characters; behind a word, with an ellipsis, where the first sentence is longer.
fn cut(text: &str) -> String {
    let mut line = String::with_capacity(text.len().min(2 * MAX_CHARS));
    let mut length = 0;
    for word in text.split_whitespace() {
        if length > 0 {
            line.push(' ');
        }
        line.push_str(word);
        length += word.chars().count() + 1;
        // What is behind one word too many is not shown in any case.
        if length > MAX_CHARS + 1 {
            break;
        }
    }
    let text = line;
    let Some((limit, _)) = text.char_indices().nth(MAX_CHARS) else { return text };
    let short = &text[..limit];
    if let Some(end) = sentence_end(short) {
        return short[..end].to_owned();
    }
    let word = short.rfind(' ').unwrap_or(short.len());
    format!("{}…", short[..word].trim_end_matches([',', ';', ':', '–', '—', ' ']))
}

/// Behind the last sentence of `text` that is complete; an initial (“V. Putin”) and a number (“7. April”) end none.
fn sentence_end(text: &str) -> Option<usize> {
    text.match_indices(['.', '!', '?', '…', '。']).rev().map(|(at, mark)| (at, at + mark.len())).find_map(
        |(at, end)| {
            let closing =
                text[end..].find(|c: char| !matches!(c, '”' | '’' | '»' | '“' | ')' | '"')).unwrap_or(text.len() - end);
            let end = end + closing;
            let word = text[..at].rsplit(|c: char| c.is_whitespace() || c == '.').next().unwrap_or_default();
            let ends = text[end..].starts_with(' ') && word.chars().count() > 1 && !word.chars().all(char::is_numeric);
            ends.then_some(end)
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_end_where_a_sentence_does() {
        let filler = "word ".repeat(50);
        for (text, expected) in [
            ("Short.".to_owned(), "Short.".to_owned()),
            ("two\n lines".to_owned(), "two lines".to_owned()),
            (format!("First one. {filler}{filler}"), "First one.".to_owned()),
            (format!("Said “no.” {filler}{filler}"), "Said “no.”".to_owned()),
            (
                format!("Met V. Putin on 7. April {filler}{filler}"),
                format!("Met V. Putin on 7. April {}…", "word ".repeat(55).trim_end()),
            ),
            ("ą".repeat(400), format!("{}…", "ą".repeat(300))),
        ] {
            assert_eq!(cut(&text), expected);
        }
    }
}
