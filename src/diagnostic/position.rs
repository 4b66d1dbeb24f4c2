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

/// The positions of many bytes of one text: each is counted from the one before it in the same line, so that asking for them in order takes time in
/// proportion to the text.
#[derive(Debug)]
pub struct Positions<'t> {
    text: &'t str,
    /// Where the lines begin, but the first.
    starts: Vec<usize>,
    /// The last byte that was asked for, and its position.
    last: (usize, Position),
}

impl<'t> Positions<'t> {
    /// Those of a text.
    pub fn new(text: &'t str) -> Self {
        Self { text, starts: line_breaks(text), last: (0, Position { line: 1, column: 1 }) }
    }

    /// See [`Position::of`].
    pub fn of(&mut self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset);
        let breaks = self.starts.partition_point(|start| *start <= offset);
        let line_start = breaks.checked_sub(1).map_or(0, |last| self.starts[last]);
        let (from, column) = match self.last {
            (last, position) if position.line == breaks + 1 && last <= offset => (last, position.column),
            _ => (line_start, 1),
        };
        let before = &self.text[from..offset];
        let before = if from == line_start { before.trim_start_matches('\u{feff}') } else { before };
        let position = Position { line: breaks + 1, column: column + before.chars().count() };
        self.last = (offset, position);
        position
    }

    /// The line that holds a byte, with its end, and where it begins.
    pub fn line_of(&self, offset: usize) -> (&'t str, usize) {
        let breaks = self.starts.partition_point(|start| *start <= offset);
        let start = breaks.checked_sub(1).map_or(0, |last| self.starts[last]);
        let end = self.starts.get(breaks).copied().unwrap_or(self.text.len());
        (&self.text[start..end], start)
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
            assert_eq!(Positions::new(text).of(offset), Position { line, column }, "{text:?} at {offset}");
        }
    }

    proptest::proptest! {
        #[test]
        fn many_positions_are_those_of_each(text in "(\u{feff})?[a-cąя\n\r]{0,40}", offsets in proptest::collection::vec(0usize..90, 0..12)) {
            let mut positions = Positions::new(&text);
            for offset in offsets {
                // A `\r` that its `\n` follows ends no line, but one that is asked about alone does.
                if text.get(..text.floor_char_boundary(offset)).is_some_and(|before| !before.ends_with('\r')) {
                    proptest::prop_assert_eq!(positions.of(offset), Position::of(&text, offset));
                }
                let (line, start) = positions.line_of(offset);
                proptest::prop_assert_eq!(&text[start..start + line.len()], line);
            }
        }
    }
}
