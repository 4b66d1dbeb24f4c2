//! Patterns: how a language puts year, month and day together, read off a date that the CLDR has written.

use std::fmt;

use icu_datetime::parts;
use writeable::{Part, PartsWrite, Writeable};

/// A date with places for its year and its day. Its month, which languages inflect, is part of the pattern.
#[derive(Debug, Clone, Default)]
pub(super) struct Pattern {
    pieces: Vec<Piece>,
    /// The fewest digits of a day: 2 where it is `05`.
    day_width: usize,
}

/// One piece of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Year,
    Month(String),
    Day,
}

/// Two pieces of text that a dash can join without saying anything twice.
pub(super) struct Halves {
    pub(super) from: String,
    pub(super) to: String,
}

impl Pattern {
    /// Reads the pattern off a written date, whose day must have one digit; without one, the pattern is that of ISO 8601.
    pub(super) fn read(written: Option<&impl Writeable>, month: u8) -> Self {
        let mut reader = Reader::default();
        if written.is_some_and(|written| written.write_to_parts(&mut reader).is_ok()) {
            return reader.finish();
        }
        let dash = || Piece::Text("-".to_owned());
        let pieces = vec![Piece::Year, dash(), Piece::Month(format!("{month:02}")), dash(), Piece::Day];
        Self { pieces, day_width: 2 }
    }

    /// Adds a text behind all of it.
    pub(super) fn add(&mut self, text: &str) {
        if !text.is_empty() {
            self.pieces.push(Piece::Text(text.to_owned()));
        }
    }

    /// The same pattern with the month in the form that it has in another.
    pub(super) fn with_month_of(&self, other: &Self) -> Self {
        let month = other.pieces.iter().find(|piece| matches!(piece, Piece::Month(_)));
        let pieces = self.pieces.iter().map(|piece| match (piece, month) {
            (Piece::Month(_), Some(month)) => month.clone(),
            _ => piece.clone(),
        });
        Self { pieces: pieces.collect(), day_width: self.day_width }
    }

    /// The fewest digits of a day.
    pub(super) fn day_width(&self) -> usize {
        self.day_width
    }

    /// Whether only digits and signs stand between its first and its last part, as in `05/04/2022`: a dash in there would be misread.
    pub(super) fn is_numeric(&self) -> bool {
        let inside = &self.pieces[self.first_field()..self.field_before(self.pieces.len())];
        !inside.iter().any(|piece| match piece {
            Piece::Text(text) | Piece::Month(text) => text.contains(char::is_alphabetic),
            Piece::Year | Piece::Day => false,
        })
    }

    /// The date with this year and this day.
    pub(super) fn fill(&self, year: &str, day: &str) -> String {
        fill(&self.pieces, year, day)
    }

    /// What follows the first of two days that share one month: a full stop where days are ordinals and come first (“10.–20. Februar”).
    pub(super) fn after_first_day(&self) -> &'static str {
        let day = self.place(&Piece::Day);
        let month = self.pieces.iter().position(|piece| matches!(piece, Piece::Month(_)));
        match day.and_then(|day| self.pieces.get(day + 1)) {
            Some(Piece::Text(text)) if day < month && text.starts_with('.') => ".",
            _ => "",
        }
    }

    /// Two dates of one year, the year said once: at the end of the second or, where years come first, at the start of the first.
    pub(super) fn halves(from: (&Self, &str), to: (&Self, &str), year: &str) -> Halves {
        let (first, last) = (&from.0.pieces, &to.0.pieces);
        let first_end = match from.0.place(&Piece::Year) {
            Some(place) if place > from.0.first_field() => from.0.field_before(place),
            _ => first.len(),
        };
        let last_start = match to.0.place(&Piece::Year) {
            Some(place) if place == to.0.first_field() => to.0.field_after(place),
            _ => 0,
        };
        Halves { from: fill(&first[..first_end], year, from.1), to: fill(&last[last_start..], year, to.1) }
    }

    fn place(&self, wanted: &Piece) -> Option<usize> {
        self.pieces.iter().position(|piece| piece == wanted)
    }

    fn first_field(&self) -> usize {
        self.field_after_or_at(0)
    }

    /// The end of the last field before a place.
    fn field_before(&self, place: usize) -> usize {
        self.pieces[..place].iter().rposition(Piece::is_field).map_or(0, |field| field + 1)
    }

    /// The start of the first field after a place.
    fn field_after(&self, place: usize) -> usize {
        self.field_after_or_at(place + 1)
    }

    fn field_after_or_at(&self, place: usize) -> usize {
        let field = self.pieces.iter().skip(place).position(Piece::is_field);
        field.map_or(self.pieces.len(), |field| place + field)
    }
}

impl Piece {
    fn is_field(&self) -> bool {
        !matches!(self, Self::Text(_))
    }
}

fn fill(pieces: &[Piece], year: &str, day: &str) -> String {
    let texts = pieces.iter().map(|piece| match piece {
        Piece::Text(text) | Piece::Month(text) => text,
        Piece::Year => year,
        Piece::Day => day,
    });
    texts.collect()
}

/// Takes a written date apart: the CLDR's formatter tells which part is which field.
#[derive(Default)]
struct Reader {
    pattern: Pattern,
    text: String,
}

impl Reader {
    fn finish(mut self) -> Pattern {
        self.end_text();
        self.pattern
    }

    fn end_text(&mut self) {
        if !self.text.is_empty() {
            self.pattern.pieces.push(Piece::Text(std::mem::take(&mut self.text)));
        }
    }
}

impl fmt::Write for Reader {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.text.push_str(text);
        Ok(())
    }
}

impl PartsWrite for Reader {
    type SubPartsWrite = Self;

    fn with_part(&mut self, part: Part, mut write: impl FnMut(&mut Self) -> fmt::Result) -> fmt::Result {
        if ![parts::YEAR, parts::MONTH, parts::DAY].contains(&part) {
            return write(self);
        }
        self.end_text();
        write(self)?;
        let text = std::mem::take(&mut self.text);
        if part == parts::DAY {
            self.pattern.day_width = text.chars().count();
        }
        self.pattern.pieces.push(match part {
            parts::YEAR => Piece::Year,
            parts::DAY => Piece::Day,
            _ => Piece::Month(text),
        });
        Ok(())
    }
}
