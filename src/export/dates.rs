//! Dates as other formats have them: cut to what they can say, and never made more precise than they are.

use std::fmt::{self, Display};

use serde::{Serialize, Serializer};

use crate::date::{Date, Day, End, Precision};

/// A date in EDTF, as the author wrote it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edtf(pub(super) Date);

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// Year, month and day, as many as a date says: what most formats have. Prints as `2022`, `2022-04` and `2022-04-12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// The year, -9999 to 9999.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month, where the month is said.
    pub day: Option<u8>,
}

impl Parts {
    /// Those of a date that is no interval; none of a decade or century, which has no single year.
    pub fn of(date: &Date) -> Option<Self> {
        let day = date.day();
        match date.precision() {
            Precision::Century | Precision::Decade | Precision::Interval => None,
            _ => Some(Self { year: date.year(), month: date.month(), day: day.map(Day::day) }),
        }
    }

    /// Those of the first and the last part of a date: of an interval its ends, of anything else the date itself and nothing.
    pub fn span(date: &Date) -> (Option<Self>, Option<Self>) {
        let known = |end: Option<End>| match end {
            Some(End::Known(date)) => Self::of(&date),
            _ => None,
        };
        match date.start() {
            None => (Self::of(date), None),
            start => (known(start), known(date.end())),
        }
    }

    /// Those of a format that has room for one date: of an interval what its ends have in common, and nothing where one of them is open or unknown.
    pub fn one(date: &Date) -> Option<Self> {
        match Self::span(date) {
            (start, None) if date.start().is_none() => start,
            (start, end) => start?.common(end?),
        }
    }

    /// What two dates have in common: the year, the month of the year, the day of the month.
    fn common(self, other: Self) -> Option<Self> {
        let month = self.month.filter(|_| self.month == other.month);
        let day = self.day.filter(|_| month.is_some() && self.day == other.day);
        (self.year == other.year).then_some(Self { year: self.year, month, day })
    }

    /// Both with as many numbers as the one that has fewer.
    pub(super) fn levelled(self, other: Self) -> (Self, Self) {
        let cut = |one: Self, by: Self| Self {
            month: one.month.filter(|_| by.month.is_some()),
            day: one.day.filter(|_| by.day.is_some()),
            ..one
        };
        (cut(self, other), cut(other, self))
    }

    /// The numbers that are said, year first.
    pub fn numbers(self) -> impl Iterator<Item = i16> {
        let month = self.month.map(i16::from);
        let day = self.day.map(i16::from).filter(|_| month.is_some());
        std::iter::once(self.year).chain(month).chain(day)
    }
}

impl From<Day> for Parts {
    fn from(day: Day) -> Self {
        Self { year: day.year(), month: Some(day.month()), day: Some(day.day()) }
    }
}

impl Display for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}", self.year.unsigned_abs())?;
        self.numbers().skip(1).try_for_each(|number| write!(f, "-{number:02}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(date: &str) -> [Option<String>; 2] {
        let (start, end) = Parts::span(&date.parse().unwrap());
        [start, end].map(|parts| parts.map(|parts| parts.to_string()))
    }

    #[test]
    fn a_date_is_cut_to_what_it_says() {
        for (date, start, end) in [
            ("2022", Some("2022"), None),
            ("2022-04~", Some("2022-04"), None),
            ("2022-04-12T13:52+03:00", Some("2022-04-12"), None),
            ("2022-21", Some("2022"), None),
            ("2022-XX-XX", Some("2022"), None),
            ("198X", None, None),
            ("19XX", None, None),
            ("2022-02-10/2022-03", Some("2022-02-10"), Some("2022-03")),
            ("2022-02/..", Some("2022-02"), None),
            ("../2022-02", None, Some("2022-02")),
            ("-0044-03-15", Some("-0044-03-15"), None),
        ] {
            assert_eq!(span(date), [start, end].map(|it| it.map(str::to_owned)), "{date}");
        }
    }

    #[test]
    fn one_date_stands_for_both_where_there_is_room_for_one() {
        let one = |date: &str| Parts::one(&date.parse().unwrap()).map(|parts| parts.to_string());
        for (date, parts) in [
            ("2022-02", Some("2022-02")),
            ("2022-02-10/2022-03", Some("2022")),
            ("2022-02-10/2022-02-20", Some("2022-02")),
            ("2022-02-10T09:00/2022-02-10T12:00", Some("2022-02-10")),
            ("2022-02/2022", Some("2022")),
            ("2021-04/2022-04", None),
            ("2022-02/..", None),
            ("../2022-02", None),
            ("2022-02/", None),
            ("-0043-03-01/-0043-03-15", Some("-0043-03")),
            ("198X", None),
            ("198X/1995", None),
        ] {
            assert_eq!(one(date).as_deref(), parts, "{date}");
        }
    }

    #[test]
    fn two_dates_are_levelled_to_the_coarser_one() {
        for (date, start, end) in [
            ("2022-04/2022-06-15", "2022-04", "2022-06"),
            ("2022-04-03/2022-06", "2022-04", "2022-06"),
            ("2021/2022-06-15", "2021", "2022"),
            ("2021-02-03/2022-06-15", "2021-02-03", "2022-06-15"),
        ] {
            let (one, other) = Parts::span(&date.parse().unwrap());
            let (one, other) = one.unwrap().levelled(other.unwrap());
            assert_eq!([one.to_string(), other.to_string()], [start, end], "{date}");
        }
    }
}
