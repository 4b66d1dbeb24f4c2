//! Where a byte stands in a file, as people count.

/// A line and a column, both counted from 1; the column counts Unicode scalar values, as editors do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

impl Position {
    /// The position of byte `offset` of `text`; an offset behind the end is the end, one inside a character is that character.
    ///
    /// Lines end in `\n`, `\r\n` or `\r`. A byte order mark does not count as a character.
    pub fn of(text: &str, offset: usize) -> Self {
        let offset = text.floor_char_boundary(offset);
        let before = &text[..offset];
        let breaks = line_breaks(before);
        let line_start = breaks.last().map_or(0, |&end| end);
        let column = before[line_start..].trim_start_matches('\u{feff}').chars().count() + 1;
        Self { line: breaks.len() + 1, column }
    }
}

/// The offsets just behind each line break of `text`. A `\r` at the very end counts: its `\n`, if any, is not in `text`.
fn line_breaks(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b'\n', b'\r', bytes)
        .filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'))
        .map(|at| at + 1)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_are_counted_as_an_editor_does() {
        for (text, offset, line, column) in [
            ("abc", 0, 1, 1),
            ("abc", 3, 1, 4),
            ("abc", 99, 1, 4),
            ("a\nbc", 3, 2, 2),
            ("a\r\nbc", 3, 2, 1),
            ("a\rbc", 2, 2, 1),
            ("ąčę x", 7, 1, 5),
            ("ąčę", 1, 1, 1),
            ("\u{feff}abc", 3, 1, 1),
        ] {
            assert_eq!(Position::of(text, offset), Position { line, column }, "{text:?} at {offset}");
        }
    }
}
