//! Finding the front matter of a file, and what it and the text take of its bytes.

use std::ops::Range;

/// Keys of front matter that dossier does not publish.
pub(super) const UNPUBLISHED: [&str; 5] = ["private", "accept", "cssclasses", "publish", "position"];

/// The parts of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parts {
    /// The bytes of the YAML, without the lines of dashes; empty where there is no front matter.
    pub(super) front: Range<usize>,
    /// The bytes of the text.
    pub(super) body: Range<usize>,
}

/// The opening line of dashes has no closing one; its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unclosed(pub(super) Range<usize>);

/// Takes a file apart. A byte order mark, any kind of line end and a missing one at the end are all accepted.
pub(super) fn split(text: &str) -> Result<Parts, Unclosed> {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut lines = lines(text, start);
    let Some(first) = lines.next().filter(|line| is_fence(&text[line.clone()])) else {
        return Ok(Parts { front: start..start, body: start..text.len() });
    };
    let front = first.end;
    for line in lines {
        if is_fence(&text[line.clone()]) {
            return Ok(Parts { front: front..line.start, body: line.end..text.len() });
        }
    }
    Err(Unclosed(first.start..first.start + 3))
}

/// Whether a line is three dashes; white space behind them does not matter.
fn is_fence(line: &str) -> bool {
    line.strip_prefix("---").is_some_and(|rest| rest.trim().is_empty())
}

/// The lines of `text` from byte `start`, each with its line end (`\n`, `\r\n` or `\r`).
fn lines(text: &str, start: usize) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = start;
    std::iter::from_fn(move || {
        if at >= bytes.len() {
            return None;
        }
        let from = at;
        at = match memchr::memchr2(b'\n', b'\r', &bytes[at..]) {
            None => bytes.len(),
            Some(offset) if bytes[at + offset] == b'\r' && bytes.get(at + offset + 1) == Some(&b'\n') => {
                at + offset + 2
            }
            Some(offset) => at + offset + 1,
        };
        Some(from..at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_apart_however_their_lines_end() {
        for (text, front, body) in [
            ("---\na: 1\n---\nText\n", "a: 1\n", "Text\n"),
            ("---\r\na: 1\r\n---\r\nText", "a: 1\r\n", "Text"),
            ("---\ra: 1\r---\rText", "a: 1\r", "Text"),
            ("\u{feff}---\na: 1\n---", "a: 1\n", ""),
            ("---  \na: 1\n---\t\nText", "a: 1\n", "Text"),
            ("---\n---\n", "", ""),
            ("No front matter\n---\n", "", "No front matter\n---\n"),
            ("", "", ""),
        ] {
            let parts = split(text).unwrap();
            assert_eq!((&text[parts.front], &text[parts.body]), (front, body), "{text:?}");
        }
    }

    #[test]
    fn an_open_front_matter_is_known_by_its_first_line() {
        assert_eq!(split("---\na: 1\n"), Err(Unclosed(0..3)));
        assert_eq!(split("\u{feff}---"), Err(Unclosed(3..6)));
    }
}
