//! Points: dates that are no interval, and the two ends of one that is.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::{Day, Offset, Precision, Time};

/// A date that is no interval: a day, how much of it was said, and how firmly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Point {
    /// The first day that it may fall on, from which all that was said can be told by `grain`.
    pub(super) first: Day,
    pub(super) grain: Grain,
    pub(super) qualifier: Qualifier,
    /// Only where `grain` is a day.
    pub(super) clock: Option<Clock>,
}

/// How much of a point was said, in the form in which it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Grain {
    /// `19XX`
    Century,
    /// `202X`
    Decade,
    Year,
    /// `2022-XX`: some month of the year.
    MonthOfYear,
    /// `2022-XX-XX`: some day of the year.
    DayOfYear,
    /// First day by the season's first month.
    Season,
    Month,
    /// `2022-04-XX`: some day of the month.
    DayOfMonth,
    Day,
}

/// How firmly a date was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Qualifier {
    Certain,
    /// `~`
    Approximate,
    /// `?`
    Uncertain,
    /// `%`
    Both,
}

/// The time of day, and its distance from UTC if that was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Clock {
    pub(super) time: Time,
    pub(super) offset: Option<Offset>,
}

impl Point {
    pub(super) fn new(first: Day, grain: Grain) -> Self {
        Self { first, grain, qualifier: Qualifier::Certain, clock: None }
    }

    pub(super) fn precision(self) -> Precision {
        match (self.grain, self.clock) {
            (Grain::Century, _) => Precision::Century,
            (Grain::Decade, _) => Precision::Decade,
            (Grain::Year | Grain::MonthOfYear | Grain::DayOfYear, _) => Precision::Year,
            (Grain::Season, _) => Precision::Season,
            (Grain::Month | Grain::DayOfMonth, _) => Precision::Month,
            (Grain::Day, None) => Precision::Day,
            (Grain::Day, Some(clock)) if clock.time.second().is_some() => Precision::Second,
            (Grain::Day, Some(_)) => Precision::Minute,
        }
    }

    /// The last day that it may fall on.
    pub(super) fn last(self) -> Day {
        let first = self.first.civil();
        let last = match self.grain {
            Grain::Century | Grain::Decade => return years_end(self.last_year()),
            Grain::Year | Grain::MonthOfYear | Grain::DayOfYear => first.last_of_year(),
            Grain::Season => first.saturating_add(2.months()).last_of_month(),
            Grain::Month | Grain::DayOfMonth => first.last_of_month(),
            Grain::Day => first,
        };
        last.into()
    }

    /// The last of its years, as named: the winter that begins in 2022 is one of 2022.
    pub(super) fn last_year(self) -> i16 {
        let first = self.first.year();
        let last = match self.grain {
            Grain::Century => first + 99,
            Grain::Decade => first + 9,
            _ => first,
        };
        // Before the year 0, `-000X` stands for -9 to -1.
        if first < 0 { last.min(-1) } else { last }
    }

    /// Its year, where it has one only.
    pub(super) fn year(self) -> Option<i16> {
        (!matches!(self.grain, Grain::Century | Grain::Decade)).then(|| self.first.year())
    }

    /// A day of its month, where that was said.
    pub(super) fn month(self) -> Option<Day> {
        matches!(self.grain, Grain::Month | Grain::DayOfMonth | Grain::Day).then_some(self.first)
    }

    /// Its season, 1 (spring) to 4 (winter).
    pub(super) fn season(self) -> Option<u8> {
        matches!(self.grain, Grain::Season).then(|| self.first.month() / 3)
    }

    pub(super) fn day(self) -> Option<Day> {
        matches!(self.grain, Grain::Day).then_some(self.first)
    }

    /// The instant that was said to the minute and with an offset.
    pub(super) fn instant(self) -> Option<Timestamp> {
        self.clock?.offset?.to_timestamp(self.date_time()).ok()
    }

    /// The instant at which it begins, if what was not said about that is taken from `zone`.
    pub(super) fn instant_in(self, zone: &TimeZone) -> Option<Timestamp> {
        self.instant().or_else(|| zone.to_timestamp(self.date_time()).ok())
    }

    /// The first day with its time, or with midnight.
    fn date_time(self) -> DateTime {
        let midnight = self.first.civil().at(0, 0, 0, 0);
        let seconds = self.clock.map_or(0, |clock| clock.time.seconds());
        midnight.saturating_add(seconds.seconds())
    }
}

/// The last day of a year that some point lies in.
fn years_end(year: i16) -> Day {
    Day::new(year, 12, 31).unwrap_or(Day::MAX)
}

impl Qualifier {
    pub(super) fn is_approximate(self) -> bool {
        matches!(self, Self::Approximate | Self::Both)
    }

    pub(super) fn is_uncertain(self) -> bool {
        matches!(self, Self::Uncertain | Self::Both)
    }

    /// What the sign at the end of a date says.
    pub(super) fn from_sign(sign: char) -> Option<Self> {
        match sign {
            '~' => Some(Self::Approximate),
            '?' => Some(Self::Uncertain),
            '%' => Some(Self::Both),
            _ => None,
        }
    }

    /// The sign that says so.
    pub(super) fn sign(self) -> &'static str {
        match self {
            Self::Certain => "",
            Self::Approximate => "~",
            Self::Uncertain => "?",
            Self::Both => "%",
        }
    }
}
