//! Dates: as precise as their source, and no more.
//!
//! In comes a date as an analyst writes it, in EDTF (ISO 8601-2:2019), levels 0 and 1: `2022`, `2022-04`, `2022-04-12`,
//! `2022-04-12T13:52+03:00`, `2022-04~`, `2022-22`, `202X`, `2022-02-10/2022-02-20`, `2022-04/..`. Out comes a [`Date`],
//! which knows how precise it is, where it is filed ([`Date::filed_under`]), how it sorts ([`Date::sort_key`]) and, for
//! feeds alone, which instant stands for it ([`Date::to_instant`]); or a [`DateError`] that says how to write it.
//!
//! A bare date is a calendar date and never an instant, so no time zone can move it. A date with a time belongs to the
//! calendar date as written.

mod day;
mod display;
mod error;
mod order;
mod parse;
mod period;
mod point;
mod suggest;
mod weekday;
mod words;

#[cfg(test)]
mod tests;

use std::str::FromStr;

pub use day::{Day, Time};
pub use error::DateError;
pub use jiff::civil::Weekday;
pub use jiff::tz::Offset;
pub use order::SortKey;
pub use period::Period;
pub use weekday::weekday_in;
pub use words::{date_in_words, is_month_name, no_such_date_in_words};

use point::{Grain, Point};

/// Reads a date in EDTF (ISO 8601-2:2019), level 0 or 1.
///
/// Beyond the standard, a space may stand in the place of `T`, an offset may lack its colon, an interval may have times
/// and white space around its `/`. Fractions of a second are read and dropped. Years have four digits.
pub fn parse(text: &str) -> Result<Date, DateError> {
    parse::read(text).map_err(|error| match error {
        // What an interval's part looks like says little: `04/12/2022` is no interval.
        DateError::Form { .. } => {
            DateError::Form { written: text.trim().to_owned(), readings: suggest::readings(text.trim()) }
        }
        other => other,
    })
}

/// A date in EDTF: a year, month, season, day or minute; about or uncertain; or an interval between two of those.
///
/// Equal dates are written the same: `2022` and `2022~` differ, and so do a month and the interval of its days. There is
/// no order on dates themselves, as a year neither precedes nor follows its months: see [`SortKey`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date(Kind);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    At(Point),
    Between(Point, Point),
    Since(Point, Missing),
    Until(Missing, Point),
}

/// Why an interval lacks a start or an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Missing {
    /// `..`
    Open,
    /// Nothing is written.
    Unknown,
}

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum End {
    /// A date, which is itself no interval.
    Known(Date),
    /// None, written `..`: it goes on, or it has always been so.
    Open,
    /// Written as nothing: there is one, but nobody knows it.
    Unknown,
}

/// How much a date says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Precision {
    /// `19XX`
    Century,
    /// `202X`
    Decade,
    /// `2022`, also `2022-XX` and `2022-XX-XX`
    Year,
    /// `2022-21` (spring) to `2022-24` (winter)
    Season,
    /// `2022-04`, also `2022-04-XX`
    Month,
    /// `2022-04-12`
    Day,
    /// `2022-04-12T13:52`
    Minute,
    /// `2022-04-12T13:52:07`
    Second,
    /// `2022-02-10/2022-02-20`, whatever the precision of its ends
    Interval,
}

impl Date {
    /// How much the date says.
    pub fn precision(&self) -> Precision {
        match self.0 {
            Kind::At(point) => point.precision(),
            _ => Precision::Interval,
        }
    }

    /// Whether the date, or an end of the interval, is marked as “about”: `~` or `%`.
    pub fn is_approximate(&self) -> bool {
        self.points().any(|point| point.qualifier.is_approximate())
    }

    /// Whether the date, or an end of the interval, is marked as uncertain: `?` or `%`.
    pub fn is_uncertain(&self) -> bool {
        self.points().any(|point| point.qualifier.is_uncertain())
    }

    /// The first day that the date may fall on, or that the interval covers; `None` where it has no known start.
    ///
    /// “About” and “uncertain” do not widen it. The seasons are those of the northern hemisphere, of three whole months
    /// each, and the winter of a year begins in its December.
    pub fn earliest(&self) -> Option<Day> {
        match self.0 {
            Kind::At(point) | Kind::Between(point, _) | Kind::Since(point, _) => Some(point.first),
            Kind::Until(..) => None,
        }
    }

    /// The last day that the date may fall on, or that the interval covers; `None` where it has no known end.
    pub fn latest(&self) -> Option<Day> {
        match self.0 {
            Kind::At(point) | Kind::Between(_, point) | Kind::Until(_, point) => Some(point.last()),
            Kind::Since(..) => None,
        }
    }

    /// The year that the date begins in; of an interval without a known start, the year that its end begins in.
    pub fn year(&self) -> i16 {
        self.anchor().first.year()
    }

    /// The month, 1 to 12, where the date says it and is no interval.
    pub fn month(&self) -> Option<u8> {
        self.point()?.month().map(Day::month)
    }

    /// The season, 1 (spring) to 4 (winter), where the date is one.
    pub fn season(&self) -> Option<u8> {
        self.point()?.season()
    }

    /// The day, where the date says it and is no interval.
    pub fn day(&self) -> Option<Day> {
        self.point()?.day()
    }

    /// The time of day as written, where the date says it and is no interval.
    pub fn time(&self) -> Option<Time> {
        self.point()?.clock.map(|clock| clock.time)
    }

    /// How far the time is ahead of UTC, where the date says it and is no interval.
    pub fn offset(&self) -> Option<Offset> {
        self.point()?.clock?.offset
    }

    /// The date as it would be had nobody said a time of day.
    #[must_use]
    pub fn without_time(&self) -> Self {
        let bare = |point: Point| Point { clock: None, ..point };
        Self(match self.0 {
            Kind::At(point) => Kind::At(bare(point)),
            Kind::Between(start, end) => Kind::Between(bare(start), bare(end)),
            Kind::Since(start, missing) => Kind::Since(bare(start), missing),
            Kind::Until(missing, end) => Kind::Until(missing, bare(end)),
        })
    }

    /// The start of an interval; `None` for any other date.
    pub fn start(&self) -> Option<End> {
        match self.0 {
            Kind::At(_) => None,
            Kind::Between(point, _) | Kind::Since(point, _) => Some(End::Known(Self(Kind::At(point)))),
            Kind::Until(missing, _) => Some(missing.into()),
        }
    }

    /// The end of an interval; `None` for any other date.
    pub fn end(&self) -> Option<End> {
        match self.0 {
            Kind::At(_) => None,
            Kind::Between(_, point) | Kind::Until(_, point) => Some(End::Known(Self(Kind::At(point)))),
            Kind::Since(_, missing) => Some(missing.into()),
        }
    }

    /// The dates that are written: the date itself, or the known ends of an interval.
    pub fn known(&self) -> impl Iterator<Item = Self> + use<> {
        self.points().map(|point| Self(Kind::At(point)))
    }

    /// What the date says, where it is no interval.
    fn point(&self) -> Option<Point> {
        match self.0 {
            Kind::At(point) => Some(point),
            _ => None,
        }
    }

    /// The point that stands for the date where only one can: the start of an interval, or else its end.
    fn anchor(&self) -> Point {
        match self.0 {
            Kind::At(point) | Kind::Between(point, _) | Kind::Since(point, _) | Kind::Until(_, point) => point,
        }
    }

    /// Every point that is written: one or two.
    fn points(&self) -> impl Iterator<Item = Point> + use<> {
        let second = match self.0 {
            Kind::Between(_, end) => Some(end),
            _ => None,
        };
        [self.anchor()].into_iter().chain(second)
    }
}

impl From<Day> for Date {
    fn from(day: Day) -> Self {
        Self(Kind::At(Point::new(day, Grain::Day)))
    }
}

impl From<Missing> for End {
    fn from(missing: Missing) -> Self {
        match missing {
            Missing::Open => Self::Open,
            Missing::Unknown => Self::Unknown,
        }
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        parse(text)
    }
}
