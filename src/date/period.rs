//! Filing: the years, months and days whose pages a date belongs on.

use std::cmp::Ordering;
use std::fmt;

use super::day::IsoYear;
use super::point::Point;
use super::{Date, Day, Kind};

/// A year, a month or a day: what has a page of its own in the calendar.
///
/// Ordered by the first day, then coarser first: a year comes before its January, and that before its first day. Prints as
/// `2022`, `2022-04` and `2022-04-12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// A year, -9999 to 9999.
    Year(i16),
    /// A year and its month, 1 to 12.
    Month(i16, u8),
    /// A day.
    Day(Day),
}

impl Date {
    /// Where the date is filed, each period once: years, then months, then days, each in order.
    ///
    /// A day is filed under its year, month and day; a month under its year and month and never on the 1st; a season under
    /// its year; an interval under its start, its end, and the months (if both ends say theirs) and years between; an
    /// interval without a start or an end under the one that it has. About and uncertain dates are filed as firm ones. A
    /// decade or a century is filed nowhere, as no year can claim it.
    pub fn filed_under(&self) -> impl Iterator<Item = Period> + use<> {
        let (start, end) = match self.0 {
            Kind::Between(start, end) => (start, end),
            Kind::At(only) | Kind::Since(only, _) | Kind::Until(_, only) => (only, only),
        };
        let (first, last) = years(start, end);
        let (first_month, last_month) = months(start, end);
        let days = [start.day(), end.day().filter(|day| Some(*day) != start.day())];
        (first..=last)
            .map(Period::Year)
            .chain((first_month..=last_month).map(month_from_index))
            .chain(days.into_iter().flatten().map(Period::Day))
    }
}

/// The first and the last year to file under; the first is past the last where there are none.
fn years(start: Point, end: Point) -> (i16, i16) {
    let (one, other) = (start.year(), end.year());
    let first = one.unwrap_or(start.last_year() + 1);
    let last = other.unwrap_or(end.first.year() - 1);
    // A year that is said counts, even where the other end is a decade around it.
    (first.min(other.unwrap_or(first)), last.max(one.unwrap_or(last)))
}

/// The first and the last month to file under, counted from the year 0.
fn months(start: Point, end: Point) -> (i32, i32) {
    match (start.month().map(month_index), end.month().map(month_index)) {
        (Some(first), Some(last)) => (first, last),
        (Some(only), None) | (None, Some(only)) => (only, only),
        (None, None) => (0, -1),
    }
}

fn month_index(day: Day) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}

fn month_from_index(index: i32) -> Period {
    // In range, as every index lies between those of two days.
    Period::Month(index.div_euclid(12) as i16, index.rem_euclid(12) as u8 + 1)
}

impl Period {
    /// The year that it is or lies in.
    pub fn year(self) -> i16 {
        self.numbers().0
    }

    /// Year, month and day, with 0 for what it does not say.
    fn numbers(self) -> (i16, u8, u8) {
        match self {
            Self::Year(year) => (year, 0, 0),
            Self::Month(year, month) => (year, month, 0),
            Self::Day(day) => (day.year(), day.month(), day.day()),
        }
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> Ordering {
        // Everything within a year comes after it, and everything within a month after that: 0 is before 1.
        self.numbers().cmp(&other.numbers())
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{}", IsoYear(*year)),
            Self::Month(year, month) => write!(f, "{}-{month:02}", IsoYear(*year)),
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}
