//! What can be wrong with a date, in words for the one who wrote it.

use super::day::{Day, IsoYear};
use super::{Date, Period};

/// The months, for messages and for reading dates that are written out.
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Why a text is no date. The message says what is wrong, and [`DateError::help`] what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Nothing but white space.
    #[error("there is no date here")]
    Empty,
    /// No form of EDTF, level 0 or 1.
    #[error("“{written}” is not in a form that can be read as a date")]
    Form {
        /// The text.
        written: String,
        /// What it may mean: one date, or several where day and month cannot be told apart, or none.
        readings: Vec<Date>,
    },
    /// A year with the prefix `Y`.
    #[error("“{written}” is a year of more than four digits")]
    LongYear {
        /// The text.
        written: String,
    },
    /// A month that is neither 1 to 12 nor, without a day, a season from 21 to 24.
    #[error("“{written}” does not exist: there is no month {month:02}")]
    NoSuchMonth {
        /// The date.
        written: String,
        /// Its month.
        month: u8,
    },
    /// A day that its month does not have.
    #[error(
        "“{written}” does not exist: {} {} has {} days",
        month_name(*month), IsoYear(month.year()), month.days_in_month()
    )]
    NoSuchDay {
        /// The date.
        written: String,
        /// The first day of its month.
        month: Day,
    },
    /// A time of day that is none.
    #[error("“{written}” is not a time of day")]
    Time {
        /// The time, as far as its offset.
        written: String,
    },
    /// An offset from UTC that is none.
    #[error("“{written}” is not an offset from UTC")]
    Offset {
        /// The offset.
        written: String,
    },
    /// A time marked as about or uncertain, which EDTF allows of dates alone.
    #[error("“{written}” marks a time as about or uncertain, which only a date can be")]
    QualifiedTime {
        /// The text.
        written: String,
        /// The same without its time.
        date: Date,
    },
    /// An interval that has neither a start nor an end.
    #[error("“{written}” has neither a start nor an end")]
    NoEnds {
        /// The interval.
        written: String,
    },
    /// An interval that ends before it starts.
    #[error("the interval ends ({end}) before it starts ({start})")]
    Reversed {
        /// Where it starts.
        start: Date,
        /// Where it ends.
        end: Date,
    },
}

impl DateError {
    /// What to write instead.
    pub fn help(&self) -> String {
        const FORMS: &str = "write it as 2022, 2022-04, 2022-04-12 or 2022-04-12T13:52+03:00";
        match self {
            Self::Empty => FORMS.to_owned(),
            Self::Form { readings, .. } => match readings.as_slice() {
                [] => FORMS.to_owned(),
                [one] => format!("write {one}"),
                several => {
                    let several: Vec<_> = several.iter().map(Date::to_string).collect();
                    format!("day and month cannot be told apart: write {}", several.join(" or "))
                }
            },
            Self::LongYear { .. } => "years run from -9999 to 9999, with four digits and no letter".to_owned(),
            Self::NoSuchMonth { .. } => "the year comes first, then the month, from 01 to 12, then the day; \
                 2022-21 to 2022-24 are spring, summer, autumn and winter"
                .to_owned(),
            Self::NoSuchDay { month, .. } => {
                format!("write {} if the day is not known", Period::Month(month.year(), month.month()))
            }
            Self::Time { .. } => "write hours and minutes with two digits each, from 00:00 to 23:59; \
                                  midnight is 00:00 of the next day"
                .to_owned(),
            Self::Offset { .. } => {
                "write it as +03:00 or -05:00, or Z for UTC; they run from -12:00 to +14:00".to_owned()
            }
            Self::QualifiedTime { date, .. } => format!("write {date}"),
            Self::NoEnds { .. } => "an interval needs one of them at least: 2022-04/.. or ../2022-04".to_owned(),
            Self::Reversed { start, end } => format!("write {end}/{start}"),
        }
    }
}

fn month_name(day: Day) -> &'static str {
    MONTHS[usize::from(day.month() - 1)]
}
