//! What the CLDR knows of a language's dates: patterns and names, asked for once.
//!
//! The calendar is Gregorian in every language, as the dates in the files and the addresses of their pages are.

use icu_datetime::input::Date;
use icu_datetime::options::YearStyle;
use icu_datetime::{DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter, FormattedDateTime, fieldsets};
use icu_locale::Locale;

use super::pattern::Pattern;
use crate::language::words::Words;

/// A year of each era, see [`Era`]: the CLDR writes the era where it would be missed.
const YEARS: [i16; 3] = [2022, 865, -43];

/// A day of one digit, by which zeros in front of days show.
const DAY: u8 = 4;

/// How a language writes dates.
#[derive(Debug)]
pub(in crate::language) struct Calendar {
    pub(super) long: Patterns,
    pub(super) short: Patterns,
    /// Years alone, by era.
    years: Vec<Pattern>,
    /// From January, as they stand alone: long, short.
    months: Vec<(String, String)>,
    /// From Monday: short, long.
    pub(super) weekdays: [(String, String); 7],
    digits: [char; 10],
    /// How the first day of a month is written, where that is not its number: “1er”.
    first_of_month: Option<String>,
}

/// The patterns of dates of one length, by era and month.
#[derive(Debug)]
pub(super) struct Patterns {
    days: Vec<Pattern>,
    months: Vec<Pattern>,
    /// Months in the form that they have beside a day and, in the languages that have such forms, after “since” and “until”.
    inflected_months: Vec<Pattern>,
}

/// How years are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Era {
    /// From the year 1000: nobody asks.
    Modern,
    /// Before it.
    Early,
    /// Before the year 1.
    BeforeCommon,
}

impl Era {
    pub(super) fn of(year: i16) -> Self {
        match year {
            1000.. => Self::Modern,
            1.. => Self::Early,
            _ => Self::BeforeCommon,
        }
    }
}

/// Asks for one field set on each of some dates, and reads what is written; `None` where the CLDR has no data.
///
/// Macros, as each field set is a type of its own, and the bounds that a generic function would need fill a page.
macro_rules! ask {
    ($locale:expr, $fields:expr, $dates:expr, $read:expr) => {{
        let formatter =
            FixedCalendarDateTimeFormatter::try_new(DateTimeFormatterPreferences::from($locale), $fields).ok();
        let dates =
            $dates.map(|(year, month, day)| (Date::try_new_gregorian(year.into(), month, day).ok(), month, day));
        let read = dates.map(|(date, month, day)| {
            let written = formatter.as_ref().zip(date.as_ref()).map(|(formatter, date)| formatter.format(date));
            $read(written, month, day)
        });
        read.collect::<Vec<_>>()
    }};
}

/// The patterns of one field set for all months of all eras.
macro_rules! patterns {
    ($locale:expr, $fields:expr) => {
        ask!(
            $locale,
            $fields.with_year_style(YearStyle::Full),
            probes(),
            |written: Option<FormattedDateTime<'_>>, month, _| Pattern::read(written.as_ref(), month)
        )
    };
}

/// The names of one field set for some dates.
macro_rules! names {
    ($locale:expr, $fields:expr, $dates:expr, $number:ident) => {
        ask!($locale, $fields, $dates, |written: Option<FormattedDateTime<'_>>, $number: u8, _| written
            .map_or_else(|| $number.to_string(), |written| written.to_string()))
    };
}

impl Calendar {
    /// Asks for all there is to know, and takes from the words what the CLDR does not know.
    pub(in crate::language) fn new(locale: &Locale, digits: [char; 10], words: &Words) -> Self {
        let first_of_month = words.word("first_of_month");
        let behind_months = words.word("month_and_year").trim_start_matches("{date}");
        let months = || (1..=12).map(|month| (YEARS[0], month, DAY));
        let long = names!(locale, fieldsets::M::long(), months(), month);
        let short = names!(locale, fieldsets::M::medium(), months(), month);
        // The 4th of April 2022 was a Monday.
        let week = || (0..7).map(|day| (YEARS[0], 4, DAY + day));
        let short_days = names!(locale, fieldsets::E::short(), week(), day);
        let long_days = names!(locale, fieldsets::E::long(), week(), day);
        let mut weekdays = short_days.into_iter().zip(long_days);
        Self {
            long: Patterns::new(
                patterns!(locale, fieldsets::YMD::long()),
                patterns!(locale, fieldsets::YM::long()),
                behind_months,
            ),
            short: Patterns::new(
                patterns!(locale, fieldsets::YMD::medium()),
                patterns!(locale, fieldsets::YM::medium()),
                behind_months,
            ),
            years: patterns!(locale, fieldsets::Y::long()).into_iter().step_by(12).collect(),
            months: long.into_iter().zip(short).collect(),
            weekdays: std::array::from_fn(|_| weekdays.next().unwrap_or_default()),
            digits,
            first_of_month: (first_of_month != "1").then(|| first_of_month.to_owned()),
        }
    }

    /// A number in the digits of the language, with zeros in front up to a width.
    pub(super) fn number(&self, number: u16, width: usize) -> String {
        let digits = format!("{number:0width$}");
        digits.bytes().map(|digit| self.digits[usize::from(digit - b'0')]).collect()
    }

    /// The number of a year within its era: 44 for -43.
    pub(super) fn year_number(&self, year: i16) -> String {
        let number = if year > 0 { year.unsigned_abs() } else { 1 + year.unsigned_abs() };
        self.number(number, 1)
    }

    /// A day of the month as a pattern has it.
    pub(super) fn day_number(&self, pattern: &Pattern, day: u8) -> String {
        match &self.first_of_month {
            Some(first) if day == 1 && !pattern.is_numeric() => first.clone(),
            _ => self.number(day.into(), pattern.day_width()),
        }
    }

    /// The pattern of a year alone.
    pub(super) fn year(&self, era: Era) -> &Pattern {
        &self.years[era as usize]
    }

    /// The name of a month, 1 to 12, as it stands alone: long and short. Numbers beyond are taken for the nearest.
    pub(super) fn month_names(&self, month: u8) -> &(String, String) {
        &self.months[month_index(month)]
    }
}

impl Patterns {
    /// `behind_months` is what follows a month and its year, where the year needs no era.
    fn new(days: Vec<Pattern>, mut months: Vec<Pattern>, behind_months: &str) -> Self {
        for month in months.iter_mut().take(12).filter(|month| !month.is_numeric()) {
            month.add(behind_months);
        }
        let inflected_months = months.iter().zip(&days).map(|(month, day)| month.with_month_of(day)).collect();
        Self { days, months, inflected_months }
    }

    /// The pattern of a day in this month.
    pub(super) fn day(&self, year: i16, month: u8) -> &Pattern {
        &self.days[index(year, month)]
    }

    /// The pattern of this month.
    pub(super) fn month(&self, year: i16, month: u8, inflected: bool) -> &Pattern {
        let patterns = if inflected { &self.inflected_months } else { &self.months };
        &patterns[index(year, month)]
    }
}

/// A day in each month of a year of each era, in the order of [`index`].
fn probes() -> impl Iterator<Item = (i16, u8, u8)> {
    YEARS.into_iter().flat_map(|year| (1..=12).map(move |month| (year, month, DAY)))
}

fn index(year: i16, month: u8) -> usize {
    Era::of(year) as usize * 12 + month_index(month)
}

fn month_index(month: u8) -> usize {
    usize::from(month.clamp(1, 12) - 1)
}
