//! Running text: what the names of a dossier are looked for in.
//!
//! A run is the text of one block (a paragraph, an item, a cell) in one piece, as a reader sees it: across soft line breaks and emphasis, with
//! entities decoded, and with [`GAP`] where a picture or other raw HTML stands. Headings and code blocks have none. Each piece of it knows its
//! place in the HTML and in the file, so that what is found in the text can become a link in the one and a diagnostic in the other.

use std::ops::Range;

/// Stands for what is no text: no name reaches across it.
pub const GAP: char = '\u{fffc}';

/// The running text of one block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// As a reader sees it.
    pub text: String,
    /// The pieces that it was put together from, in order.
    pub(super) pieces: Vec<Piece>,
    /// Bytes of the text that are read and not searched: the words of links, and code.
    pub(super) closed: Vec<Range<u32>>,
}

/// A part of a run that is in one piece in the HTML too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where it begins in the text of the run.
    pub(super) at: u32,
    /// How long it is there.
    pub(super) length: u32,
    /// Where it begins in the HTML.
    pub(super) html: u32,
    /// Where it begins in the file.
    pub(super) source: u32,
    /// Which emphasis it is in: a link that begins in one and ends in another would tear them apart.
    pub(super) nest: u32,
}

impl Run {
    /// A text that stands nowhere in the HTML of a body.
    pub(crate) fn of_text(text: &str) -> Self {
        Self { text: text.to_owned(), pieces: Vec::new(), closed: Vec::new() }
    }

    /// Whether a part of `range` of the text must not be searched.
    pub fn is_closed(&self, range: &Range<usize>) -> bool {
        // They stand in order.
        let next = self.closed.partition_point(|closed| closed.end as usize <= range.start);
        self.closed.get(next).is_some_and(|closed| (closed.start as usize) < range.end)
    }

    /// The piece that holds byte `at` of the text.
    fn piece(&self, at: usize) -> Option<&Piece> {
        let index = self.pieces.partition_point(|piece| piece.at as usize <= at).checked_sub(1)?;
        self.pieces.get(index).filter(|piece| at < (piece.at + piece.length) as usize)
    }

    /// The bytes of the file that `range` of the text came from, as nearly as they can be told.
    pub fn source(&self, range: &Range<usize>) -> Range<usize> {
        let place = |at: usize| self.piece(at).map(|piece| piece.source as usize + (at - piece.at as usize));
        let start = place(range.start).unwrap_or_default();
        let end = range.end.checked_sub(1).and_then(place).map_or(start, |end| end + 1);
        start..end.max(start)
    }

    /// Changes where the pieces stand in the file.
    pub(super) fn restore(&mut self, place: impl Fn(&mut Range<usize>)) {
        for piece in &mut self.pieces {
            let mut span = piece.source as usize..(piece.source + piece.length) as usize;
            place(&mut span);
            piece.source = span.start as u32;
        }
    }

    /// The bytes of `html` that show `range` of the text; nothing if no element could be put around them.
    pub(super) fn html(&self, html: &str, range: &Range<usize>) -> Option<Range<usize>> {
        let (first, last) = (self.piece(range.start)?, self.piece(range.end.checked_sub(1)?)?);
        if first.nest != last.nest {
            return None;
        }
        let place = |piece: &Piece, at: usize| {
            let before = &self.text[piece.at as usize..at];
            Some(piece.html as usize + shown_length(&html[piece.html as usize..], before)?)
        };
        Some(place(first, range.start)?..place(last, range.end)?)
    }
}

/// How many bytes of `html` show `text`, which is at its beginning; nothing if it is not.
fn shown_length(html: &str, text: &str) -> Option<usize> {
    // Nearly all text is written as it is.
    if html.starts_with(text) && memchr::memchr(b'&', text.as_bytes()).is_none() {
        return Some(text.len());
    }
    let mut at = 0;
    for expected in text.chars() {
        let rest = &html[at..];
        let found = rest.chars().next()?;
        if found == '&' {
            // `pulldown-cmark` and `ammonia` write any character that has to be escaped as one entity.
            at += rest.find(';')? + 1;
        } else if found == expected {
            at += found.len_utf8();
        } else {
            return None;
        }
    }
    Some(at)
}

/// The runs of a text, while they are being put together.
#[derive(Debug, Default)]
pub(super) struct Runs {
    done: Vec<Run>,
    open: Run,
    /// The emphasis that is open, the innermost last.
    nests: Vec<u32>,
    /// What is in no emphasis, since the last mark in raw HTML.
    bare: u32,
    next_nest: u32,
}

impl Runs {
    /// A block begins that takes so many bytes of the file: about as many as its text.
    pub(super) fn make_room(&mut self, bytes: usize) {
        self.open.text.reserve_exact(bytes);
    }

    /// Adds a piece; its place in the HTML is told later, by its number.
    pub(super) fn push(&mut self, text: &str, source: usize) -> (u32, u32) {
        let piece = Piece {
            at: self.open.text.len() as u32,
            length: text.len() as u32,
            html: 0,
            source: source as u32,
            nest: self.nests.last().copied().unwrap_or(self.bare),
        };
        self.open.text.push_str(text);
        self.open.pieces.push(piece);
        (self.done.len() as u32, self.open.pieces.len() as u32 - 1)
    }

    /// Adds text that a reader sees and in which no name is looked for.
    pub(super) fn push_closed(&mut self, text: &str) {
        let start = self.open.text.len() as u32;
        self.open.text.push_str(text);
        self.open.closed.push(start..start + text.len() as u32);
    }

    /// A line break that is only one in the file.
    pub(super) fn space(&mut self) {
        if !self.open.text.is_empty() {
            self.open.text.push(' ');
        }
    }

    /// Something that is no text.
    pub(super) fn gap(&mut self) {
        if !self.open.text.is_empty() && !self.open.text.ends_with(GAP) {
            self.open.text.push(GAP);
        }
    }

    pub(super) fn begin_emphasis(&mut self) {
        self.next_nest += 1;
        self.nests.push(self.next_nest);
    }

    /// A mark of emphasis in raw HTML, which a reader reads across. Nobody knows whether it is ever closed: no link reaches across it.
    pub(super) fn raw_mark(&mut self) {
        self.next_nest += 1;
        *self.nests.last_mut().unwrap_or(&mut self.bare) = self.next_nest;
    }

    pub(super) fn end_emphasis(&mut self) {
        self.nests.pop();
    }

    /// The end of a block.
    pub(super) fn close(&mut self) {
        let run = std::mem::take(&mut self.open);
        if !run.pieces.is_empty() {
            self.done.push(run);
        }
    }

    pub(super) fn finish(mut self) -> Vec<Run> {
        self.close();
        self.done
    }
}

/// Whether a tag of raw HTML only changes how text looks: `<b>`, `</span>`.
pub(super) fn is_mark(tag: &str) -> bool {
    const MARKS: [&str; 20] = [
        "abbr", "b", "bdi", "big", "cite", "data", "del", "dfn", "em", "font", "i", "ins", "mark", "s", "small",
        "span", "strike", "strong", "tt", "u",
    ];
    let inside = tag.trim_start_matches('<').trim_start_matches('/');
    let name = inside.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    MARKS.contains(&name.to_ascii_lowercase().as_str())
}

/// Tells the pieces where they are in the HTML. One whose place was lost with HTML that was not allowed can hold no link.
pub(super) fn place(runs: &mut [Run], places: &[(u32, u32, u32)]) {
    for (run, piece, html) in places {
        if let Some(piece) = runs.get_mut(*run as usize).and_then(|run| run.pieces.get_mut(*piece as usize)) {
            piece.html = *html;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_in_its_html() {
        for (html, text, expected) in [
            ("abc", "ab", Some(2)),
            ("a &amp; b", "a & b", Some(9)),
            ("ą&lt;", "ą<", Some(6)),
            ("&nbsp;x", "\u{a0}x", Some(7)),
            ("abc", "abd", None),
            ("ab", "abc", None),
        ] {
            assert_eq!(shown_length(html, text), expected, "{html}");
        }
    }
}
