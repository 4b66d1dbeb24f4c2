//! Phrases: dates in words, as precise as the date and no more.

use super::calendar::{Calendar, Era, Patterns};
use super::pattern::Pattern;
use crate::date::{Date, Day, End, Precision};
use crate::language::words::{Words, fill};

/// Writes dates of one length in one language.
#[derive(Clone, Copy)]
pub(super) struct Writer<'a> {
    pub(super) words: &'a Words,
    pub(super) calendar: &'a Calendar,
    pub(super) patterns: &'a Patterns,
}

/// What a date that is no interval says of when.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    Day(Day),
    Month(i16, u8),
    /// A year and a season of it, 1 (spring) to 4 (winter).
    Season(i16, u8),
    Year(i16),
    /// The first and the last year.
    Decade(i16, i16),
    Century(i16, i16),
}

/// Whether a text stands alone, or after words that ask for a form of its own: “since” and its like, or “as of”.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Alone,
    Inflected,
    AsOf,
}

/// How firmly a date is said.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Hedge {
    about: bool,
    uncertain: bool,
}

impl Hedge {
    fn of(date: &Date) -> Self {
        Self { about: date.is_approximate(), uncertain: date.is_uncertain() }
    }
}

impl Writer<'_> {
    /// Any date.
    pub(super) fn date(self, date: &Date) -> String {
        match (date.start(), date.end()) {
            (Some(End::Known(start)), Some(End::Known(end))) => self.interval(&start, &end),
            (Some(End::Known(start)), Some(End::Open)) => self.open("date_since", &start),
            (Some(End::Open), Some(End::Known(end))) => self.open("date_until", &end),
            (Some(End::Known(start)), _) => self.range("range", &self.point(&start), "?"),
            (_, Some(End::Known(end))) => self.range("range", "?", &self.point(&end)),
            _ => self.point(date),
        }
    }

    /// From one moment to another, which may be the same.
    pub(super) fn between(self, start: When, end: When, form: Form) -> String {
        match (start, end) {
            _ if start == end => self.when(start, form),
            (When::Day(first), When::Day(last)) if first.year() == last.year() => self.days(first, last),
            (When::Month(year, first), When::Month(other, last)) if year == other => {
                self.months(year, first, last, form)
            }
            (When::Year(first), When::Year(last)) if Era::of(first) == Era::of(last) => self.years(first, last),
            _ => self.range("range", &self.when(start, Form::Alone), &self.when(end, Form::Alone)),
        }
    }

    /// A moment as firm as can be.
    pub(super) fn when(self, when: When, form: Form) -> String {
        let inflected = form == Form::Inflected;
        match when {
            When::Day(day) => {
                let pattern = self.patterns.day(day.year(), day.month());
                let number = self.calendar.day_number(pattern, day.day());
                pattern.fill(&self.calendar.year_number(day.year()), &number)
            }
            When::Month(year, month) => {
                self.patterns.month(year, month, inflected).fill(&self.calendar.year_number(year), "")
            }
            When::Season(year, season) => {
                let name = match season {
                    1 => ["spring", "spring_inflected", "spring_as_of"],
                    2 => ["summer", "summer_inflected", "summer_as_of"],
                    3 => ["autumn", "autumn_inflected", "autumn_as_of"],
                    _ => ["winter", "winter_inflected", "winter_as_of"],
                };
                let year = self.when(When::Year(year), Form::Alone);
                fill(self.words.word(name[form as usize]), &[("year", &year)])
            }
            When::Year(year) => self.calendar.year(Era::of(year)).fill(&self.calendar.year_number(year), ""),
            When::Decade(first, last) if first > 0 => {
                let name = if inflected { "decade_inflected" } else { "decade" };
                let [first, last] = [first, last].map(|year| self.calendar.year_number(year));
                fill(self.words.word(name), &[("first", &first), ("last", &last)])
            }
            // “The 1900s” would be a decade as well as a century.
            When::Decade(first, last) | When::Century(first, last) => {
                self.between(When::Year(first), When::Year(last), form)
            }
        }
    }

    /// A date that is no interval.
    fn point(self, date: &Date) -> String {
        let when = When::of(date);
        self.hedged(Hedge::of(date), when, |form| self.when(when, form))
    }

    /// From one date to another. What they share, their hedges too, is said once.
    pub(super) fn interval(self, start: &Date, end: &Date) -> String {
        if Hedge::of(start) != Hedge::of(end) {
            return self.range("range", &self.point(start), &self.point(end));
        }
        let (from, to) = (When::of(start), When::of(end));
        self.hedged(Hedge::of(start), from, |form| self.between(from, to, form))
    }

    /// An interval that only starts, or only ends.
    fn open(self, key: &str, date: &Date) -> String {
        self.beside(key, date, Form::Inflected)
    }

    /// A date as the end of something; of an interval, `end` of it. One without that end speaks for itself.
    pub(super) fn limit(self, key: &str, end: Option<End>, date: &Date) -> String {
        match end {
            Some(End::Known(end)) => self.open(key, &end),
            Some(_) => self.date(date),
            None => self.open(key, date),
        }
    }

    /// A date for which something is known.
    pub(super) fn as_of(self, date: &Date) -> String {
        if date.precision() == Precision::Interval {
            return fill(self.words.word("date_as_of_day"), &[("date", &self.date(date))]);
        }
        self.beside("date_as_of", date, Form::AsOf)
    }

    /// A date in a phrase and in the form that the phrase asks for. “About” may stand before the whole of it: “примерно с апреля”.
    fn beside(self, key: &str, date: &Date, form: Form) -> String {
        let (when, hedge) = (When::of(date), Hedge::of(date));
        let date = self.when(when, form);
        let mut text = self.phrase(key, when, &date);
        if hedge.about {
            text = fill(self.words.word(&format!("{key}_about")), &[("date", &date), ("phrase", &text)]);
        }
        self.uncertain(hedge, text)
    }

    /// Adds “about” and “uncertain”.
    fn hedged(self, hedge: Hedge, when: When, text: impl Fn(Form) -> String) -> String {
        let about = || self.phrase("date_about", when, &text(Form::Inflected));
        self.uncertain(hedge, if hedge.about { about() } else { text(Form::Alone) })
    }

    fn uncertain(self, hedge: Hedge, text: String) -> String {
        if hedge.uncertain { fill(self.words.word("date_uncertain"), &[("date", &text)]) } else { text }
    }

    /// A date in a phrase, of which there is one for each of days, months and years, and one for anything else.
    fn phrase(self, key: &str, when: When, date: &str) -> String {
        let suffix = match when {
            When::Day(_) => "_day",
            When::Month(..) => "_month",
            When::Year(_) | When::Century(..) => "_year",
            When::Season(..) | When::Decade(..) => "",
        };
        fill(self.words.word(&format!("{key}{suffix}")), &[("date", date)])
    }

    /// Two different days of one year: “10–20 February 2022”, “10 February–14 April 2022”.
    fn days(self, first: Day, last: Day) -> String {
        let [from, to] = [first, last].map(|day| {
            let pattern = self.patterns.day(day.year(), day.month());
            (pattern, self.calendar.day_number(pattern, day.day()))
        });
        if from.0.is_numeric() {
            return self.range(
                "range",
                &self.when(When::Day(first), Form::Alone),
                &self.when(When::Day(last), Form::Alone),
            );
        }
        let year = self.calendar.year_number(first.year());
        if first.month() == last.month() {
            let first_day = format!("{}{}", from.1, from.0.after_first_day());
            return from.0.fill(&year, &self.range("range_of_numbers", &first_day, &to.1));
        }
        let halves = Pattern::halves((from.0, &from.1), (to.0, &to.1), &year);
        self.range("range", &halves.from, &halves.to)
    }

    /// Two different months of one year: “February–April 2022”.
    fn months(self, year: i16, first: u8, last: u8, form: Form) -> String {
        let [from, to] = [first, last].map(|month| self.patterns.month(year, month, form == Form::Inflected));
        let year_number = self.calendar.year_number(year);
        if from.is_numeric() {
            return self.range("range", &from.fill(&year_number, ""), &to.fill(&year_number, ""));
        }
        let halves = Pattern::halves((from, ""), (to, ""), &year_number);
        self.range("range_of_numbers", &halves.from, &halves.to)
    }

    /// Two different years of one era: “2019–2022”, “50–41 BC”.
    fn years(self, first: i16, last: i16) -> String {
        let [from, to] = [first, last].map(|year| self.calendar.year_number(year));
        self.calendar.year(Era::of(first)).fill(&self.range("range_of_numbers", &from, &to), "")
    }

    fn range(self, key: &str, from: &str, to: &str) -> String {
        fill(self.words.word(key), &[("from", from), ("to", to)])
    }
}

impl When {
    /// What a date says; of an interval, what its first day says.
    fn of(date: &Date) -> Self {
        let year = date.year();
        let last_year = date.latest().map_or(year, Day::year);
        match date.precision() {
            Precision::Century => Self::Century(year, last_year),
            Precision::Decade => Self::Decade(year, last_year),
            Precision::Season => Self::Season(year, date.season().unwrap_or(1)),
            Precision::Month => Self::Month(year, date.month().unwrap_or(1)),
            Precision::Day | Precision::Minute | Precision::Second => date.day().map_or(Self::Year(year), Self::Day),
            Precision::Year | Precision::Interval => Self::Year(year),
        }
    }
}
