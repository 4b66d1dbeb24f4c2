//! Whole days and times of day: the exact parts that dates are made of.

use std::fmt;

use jiff::{ToSpan, civil};

use super::{Offset, Weekday};

/// A day of the proleptic Gregorian calendar, from `-9999-01-01` to `9999-12-31`; the year `0000` is 1 BCE.
///
/// Days are ordered from the past to the future, and print in the extended form of ISO 8601.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(civil::Date);

impl Day {
    /// The last day there is.
    pub(super) const MAX: Self = Self(civil::Date::MAX);

    /// The day with these numbers, if it exists.
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        civil::Date::new(year, month, day).ok().map(Self)
    }

    /// The year, -9999 to 9999.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month().unsigned_abs()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.0.day().unsigned_abs()
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// The next day, unless this is the last one there is.
    pub fn succ(self) -> Option<Self> {
        self.0.tomorrow().ok().map(Self)
    }

    /// The day before, unless this is the first one there is.
    pub fn pred(self) -> Option<Self> {
        self.0.yesterday().ok().map(Self)
    }

    /// How many days it is after the first of January 1970; less than 0 before that.
    pub fn number(self) -> i32 {
        self.0.since(civil::date(1970, 1, 1)).map_or(0, |span| span.get_days())
    }

    /// The day with this number.
    pub fn of_number(number: i32) -> Option<Self> {
        civil::date(1970, 1, 1).checked_add(number.days()).ok().map(Self)
    }

    /// This day and a time on it, in UTC where they are said at `offset`; `None` at the very ends of the calendar.
    pub fn at_offset(self, time: Time, offset: Offset) -> Option<(Self, Time)> {
        let local = self.0.at(0, 0, 0, 0).checked_add(i64::from(time.seconds()).seconds()).ok()?;
        let utc = Offset::UTC.to_datetime(offset.to_timestamp(local).ok()?);
        let number = |value: i8| value.unsigned_abs();
        let time = Time::new(number(utc.hour()), number(utc.minute()), Some(number(utc.second())))?;
        Some((Self(utc.date()), time))
    }

    /// How many days the month of this day has.
    pub(super) fn days_in_month(self) -> u8 {
        self.0.days_in_month().unsigned_abs()
    }

    /// The same day, for the arithmetic of the calendar.
    pub(super) fn civil(self) -> civil::Date {
        self.0
    }
}

impl From<civil::Date> for Day {
    fn from(date: civil::Date) -> Self {
        Self(date)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}-{:02}", IsoYear(self.year()), self.month(), self.day())
    }
}

/// Prints a year with the four digits and, before the year 0, the sign of ISO 8601.
pub(super) struct IsoYear(pub(super) i16);

impl fmt::Display for IsoYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}", self.0.unsigned_abs())
    }
}

/// A time of day as written, to the minute or to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time {
    hour: u8,
    minute: u8,
    second: Option<u8>,
}

impl Time {
    /// The time with these numbers, if it exists. Leap seconds do not.
    pub fn new(hour: u8, minute: u8, second: Option<u8>) -> Option<Self> {
        (hour < 24 && minute < 60 && second.is_none_or(|second| second < 60)).then_some(Self { hour, minute, second })
    }

    /// The hour, 0 to 23.
    pub fn hour(self) -> u8 {
        self.hour
    }

    /// The minute, 0 to 59.
    pub fn minute(self) -> u8 {
        self.minute
    }

    /// The second, 0 to 59, where it is written.
    pub fn second(self) -> Option<u8> {
        self.second
    }

    /// Seconds since midnight.
    pub(super) fn seconds(self) -> i32 {
        (i32::from(self.hour) * 60 + i32::from(self.minute)) * 60 + i32::from(self.second.unwrap_or(0))
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)?;
        self.second.map_or(Ok(()), |second| write!(f, ":{second:02}"))
    }
}
