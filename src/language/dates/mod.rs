//! Dates in words: “14 April 2022”, “about March 2022”, “10–20 February 2022”, “since April 2022”.
//!
//! In: a [`Date`] or [`Day`]. Out: text. The CLDR says how a language writes a day, a month and a year (`calendar`); those patterns are
//! taken apart (`pattern`), so that two dates can share what they have in common; the words around them come from the files of words
//! (`phrase`).

mod calendar;
mod pattern;
mod phrase;

pub(super) use calendar::Calendar;

use super::Language;
use crate::date::{Date, Day};
use phrase::{Form, When, Writer};

impl Language {
    /// A date in words, as precise as it is: “14 April 2022”, “spring 2022”, “about 2022”. A time of day is left to [`Self::time`].
    pub fn date(&self, date: &Date) -> String {
        self.long().date(date)
    }

    /// The same with short names of months, for lists: “14 Apr 2022”. Some languages write it in digits: “14.04.2022”.
    pub fn short_date(&self, date: &Date) -> String {
        let patterns = &self.calendar.short;
        Writer { patterns, ..self.long() }.date(date)
    }

    /// The time of day as written, to the minute: “13:52”. `None` where the date says none, and for intervals.
    pub fn time(&self, date: &Date) -> Option<String> {
        let time = date.time()?;
        let [hour, minute] = [time.hour(), time.minute()].map(|number| self.calendar.number(number.into(), 2));
        Some(format!("{hour}:{minute}"))
    }

    /// From a date on: “since 14 April 2022”.
    pub fn since(&self, date: &Date) -> String {
        self.long().limit("date_since", date.start(), date)
    }

    /// Up to a date: “until 14 April 2022”.
    pub fn until(&self, date: &Date) -> String {
        self.long().limit("date_until", date.end(), date)
    }

    /// What is known for a date: “as of spring 2022”.
    pub fn as_of(&self, date: &Date) -> String {
        self.long().as_of(date)
    }

    /// From one date to another, which may be the same: “September 2016–January 2018”, “2020–April 2022”.
    pub fn from_to(&self, from: &Date, to: &Date) -> String {
        self.long().interval(from, to)
    }

    /// A month, 1 to 12, of a year: “April 2022”.
    pub fn month(&self, year: i16, month: u8) -> String {
        self.long().when(When::Month(year, month), Form::Alone)
    }

    /// The name of a month, 1 to 12, as it stands alone: “April”.
    pub fn month_name(&self, month: u8) -> &str {
        &self.calendar.month_names(month).0
    }

    /// The short name of a month, 1 to 12, as it stands alone: “Apr”.
    pub fn short_month_name(&self, month: u8) -> &str {
        &self.calendar.month_names(month).1
    }

    /// The name of a day's weekday: “Thursday”.
    pub fn weekday(&self, day: Day) -> &str {
        let from_monday = day.weekday().to_monday_zero_offset().unsigned_abs();
        &self.calendar.weekdays[usize::from(from_monday)].1
    }

    /// The short and the long names of the weekdays from Monday, for the heads of a calendar's columns.
    pub fn weekday_headers(&self) -> &[(String, String); 7] {
        &self.calendar.weekdays
    }

    fn long(&self) -> Writer<'_> {
        Writer { words: &self.words, calendar: &self.calendar, patterns: &self.calendar.long }
    }
}
