//! `events.ics`: events for calendars, in iCalendar (RFC 5545).
//!
//! An event takes all of the days that its date may mean, and is marked free; one with a time takes that moment, and one with two takes what is
//! between them. Of an interval that is open, the known end stands. What does not fit into the years 1 to 9999 is left out. `DTSTAMP` is no clock's: it is the day of the newest report, so that the same files make the same bytes.

use std::fmt::{self, Display, Write};

use super::{Context, published};
use crate::content::Status;
use crate::date::{Date, Day, End, Time};
use crate::dossier::{EventId, EventRecord, Report};
use crate::text::Uri;

/// The most bytes of a line, without its end (section 3.1).
const LINE: usize = 75;

/// All events, the earliest first.
pub(super) fn write(context: &Context<'_>) -> Vec<u8> {
    let mut calendar = Calendar { context, text: String::with_capacity(context.dossier.events.len() * 512 + 256) };
    calendar.line("BEGIN", &"VCALENDAR");
    calendar.line("VERSION", &"2.0");
    calendar.line("PRODID", &Escaped(&format_args!("-//dossier//{}//EN", context.generator)));
    calendar.line("CALSCALE", &"GREGORIAN");
    // RFC 7986, and what programs knew before it.
    calendar.line("NAME", &Escaped(&context.title));
    calendar.line("X-WR-CALNAME", &Escaped(&context.title));
    if !context.description.is_empty() {
        calendar.line("DESCRIPTION", &Escaped(&context.description));
    }
    for id in context.dossier.event_ids() {
        calendar.event(id);
    }
    calendar.line("END", &"VCALENDAR");
    calendar.text.into_bytes()
}

/// Whether a date can stand in a calendar.
pub(super) fn has_place(date: &Date) -> bool {
    When::of(date).is_some()
}

struct Calendar<'a> {
    context: &'a Context<'a>,
    text: String,
}

impl Calendar<'_> {
    /// One line, folded.
    fn line(&mut self, name: &str, value: &dyn Display) {
        let mut folded = Folded { text: &mut self.text, used: 0 };
        // Writing into memory cannot fail.
        let _ = write!(folded, "{name}:{value}");
        self.text.push_str("\r\n");
    }

    fn event(&mut self, id: EventId) {
        let context = self.context;
        let record = context.dossier.event(id);
        let Some(when) = When::of(&record.event.date) else { return };
        self.line("BEGIN", &"VEVENT");
        self.line("UID", &Escaped(&format_args!("{}@{}", record.slug, context.site_id())));
        self.line("DTSTAMP", &format_args!("{}T000000Z", Basic(stamp(context, record).unwrap_or(when.first()))));
        match when {
            When::Days(first, last) => {
                self.line("DTSTART;VALUE=DATE", &Basic(first));
                // The end is the first day that the event does not take.
                if let Some(end) = last.succ() {
                    self.line("DTEND;VALUE=DATE", &Basic(end));
                }
            }
            When::Moments(start, end) => {
                self.line("DTSTART", &start);
                if let Some(end) = end {
                    self.line("DTEND", &end);
                }
            }
        }
        self.line("SUMMARY", &Escaped(&record.event.title));
        self.details(id, record);
        self.line("TRANSP", &"TRANSPARENT");
        self.line("END", &"VEVENT");
    }

    /// What is told of an event beside its title and time.
    fn details(&mut self, id: EventId, record: &EventRecord) {
        let context = self.context;
        let event = &record.event;
        let when = context.language.date(&event.date);
        let summary = event.summary.as_deref().unwrap_or_default();
        let between = if summary.is_empty() { "" } else { "\n" };
        self.line("DESCRIPTION", &Escaped(&format_args!("{summary}{between}{when}")));
        let country = record.country.map(|country| context.name(country));
        match (event.place.as_deref(), country) {
            (Some(place), Some(country)) => self.line("LOCATION", &Escaped(&format_args!("{place}, {country}"))),
            (Some(one), None) | (None, Some(one)) => self.line("LOCATION", &Escaped(&one)),
            (None, None) => {}
        }
        self.line("URL", &Uri(&context.url(id.into())));
        if let Some(status) = status(record.status) {
            self.line("STATUS", &status);
        }
        self.line("CATEGORIES", &Escaped(&record.status.word()));
        for tag in &record.tags {
            self.line("CATEGORIES", &Escaped(&context.name(*tag)));
        }
        self.line("X-DOSSIER-EDTF", &Escaped(&event.date));
    }
}

/// When an event is, for a calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    /// Whole days, from the first to the last.
    Days(Day, Day),
    /// A moment, or from one to a later one of the same kind.
    Moments(Moment, Option<Moment>),
}

/// A time of a day: in UTC, or on the clocks of the place, wherever that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Moment {
    day: Day,
    time: Time,
    is_utc: bool,
}

impl When {
    fn of(date: &Date) -> Option<Self> {
        let known = |end| match end {
            Some(End::Known(date)) => Some(date),
            _ => None,
        };
        let (start, end) = match (known(date.start()), known(date.end())) {
            (Some(start), Some(end)) => (start, Some(end)),
            // Of an interval without a start, all that is known is when it was over.
            (Some(only), None) | (None, Some(only)) => (only, None),
            (None, None) => (*date, None),
        };
        let when = match (Moment::of(&start), end.as_ref().map(Moment::of)) {
            (Some(moment), None) => Self::Moments(moment, None),
            (Some(start), Some(Some(end))) if start.is_utc == end.is_utc => {
                // An end is later than its start (section 3.8.2.2).
                Self::Moments(start, Some(end).filter(|end| *end != start))
            }
            // One end without a time, or on other clocks: the days alone are known of both.
            _ => Self::Days(start.earliest()?, end.unwrap_or(start).latest()?),
        };
        when.fits().then_some(when)
    }

    fn first(self) -> Day {
        match self {
            Self::Days(day, _) | Self::Moments(Moment { day, .. }, _) => day,
        }
    }

    /// Whether it lies in the years that the format can write, with the day behind its last.
    fn fits(self) -> bool {
        let last = match self {
            Self::Days(_, last) => last.succ(),
            Self::Moments(start, end) => Some(end.unwrap_or(start).day),
        };
        self.first().year() >= 1 && last.is_some()
    }
}

impl Moment {
    fn of(date: &Date) -> Option<Self> {
        let (day, time) = (date.day()?, date.time()?);
        let Some(offset) = date.offset() else { return Some(Self { day, time, is_utc: false }) };
        let (day, time) = day.at_offset(time, offset)?;
        Some(Self { day, time, is_utc: true })
    }
}

impl Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute, second) = (self.time.hour(), self.time.minute(), self.time.second().unwrap_or(0));
        let utc = if self.is_utc { "Z" } else { "" };
        write!(f, "{}T{hour:02}{minute:02}{second:02}{utc}", Basic(self.day))
    }
}

/// The first day of the date of the newest report.
fn stamp(context: &Context<'_>, record: &EventRecord) -> Option<Day> {
    let dossier = context.dossier;
    let notes = record.reports.iter().filter_map(Report::note);
    let dates = notes.filter_map(|id| dossier.last_change(id).or_else(|| published(dossier.note(id).note())));
    dates.filter_map(|date| date.earliest()).filter(|day| day.year() >= 1).max()
}

/// What iCalendar can say of what is known (section 3.8.1.11); nothing of what is merely reported.
fn status(status: Status) -> Option<&'static str> {
    match status {
        Status::Reported => None,
        Status::Confirmed => Some("CONFIRMED"),
        Status::Disputed | Status::Planned | Status::Postponed => Some("TENTATIVE"),
        Status::Denied | Status::Cancelled => Some("CANCELLED"),
    }
}

/// A day in the basic form of ISO 8601: `20220412`.
struct Basic(Day);

impl Display for Basic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}{:02}{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

/// A text with its commas and the like escaped (section 3.3.11).
struct Escaped<'a>(&'a dyn Display);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(Escaper(f), "{}", self.0)
    }
}

struct Escaper<'a, 'b>(&'a mut fmt::Formatter<'b>);

impl Write for Escaper<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.chars().try_for_each(|c| match c {
            '\\' | ';' | ',' => self.0.write_char('\\').and_then(|()| self.0.write_char(c)),
            '\n' => self.0.write_str("\\n"),
            c if c.is_control() && c != '\t' => Ok(()),
            c => self.0.write_char(c),
        })
    }
}

/// Takes the text of one line and breaks it where it grows too long, never inside a character.
struct Folded<'a> {
    text: &'a mut String,
    used: usize,
}

impl Write for Folded<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for c in text.chars() {
            if self.used + c.len_utf8() > LINE {
                self.text.push_str("\r\n ");
                self.used = 1;
            }
            self.text.push(c);
            self.used += c.len_utf8();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn folded(text: &str) -> String {
        let mut folded = String::new();
        write!(Folded { text: &mut folded, used: 0 }, "{text}").unwrap();
        folded
    }

    proptest! {
        #[test]
        fn folding_keeps_every_character_and_no_line_is_too_long(text in "\\PC{0,300}") {
            let folded = folded(&text);
            prop_assert!(folded.split("\r\n").all(|line| line.len() <= LINE));
            prop_assert_eq!(folded.replace("\r\n ", ""), text);
        }
    }

    #[test]
    fn a_date_takes_the_days_that_it_may_mean() {
        let day = |year, month, day| Day::new(year, month, day).unwrap();
        let days = |first, last| Some(When::Days(first, last));
        for (date, when) in [
            ("2022-04-12", days(day(2022, 4, 12), day(2022, 4, 12))),
            ("2022-02~", days(day(2022, 2, 1), day(2022, 2, 28))),
            ("1888", days(day(1888, 1, 1), day(1888, 12, 31))),
            ("198X", days(day(1980, 1, 1), day(1989, 12, 31))),
            ("2022-02-10/2022-02-20", days(day(2022, 2, 10), day(2022, 2, 20))),
            ("2022-02-10/2022-04", days(day(2022, 2, 10), day(2022, 4, 30))),
            ("1888/..", days(day(1888, 1, 1), day(1888, 12, 31))),
            ("../1888", days(day(1888, 1, 1), day(1888, 12, 31))),
            ("2022-04/", days(day(2022, 4, 1), day(2022, 4, 30))),
            ("/2022-22", days(day(2022, 6, 1), day(2022, 8, 31))),
            ("198X/..", days(day(1980, 1, 1), day(1989, 12, 31))),
            ("../2022-04-03", days(day(2022, 4, 3), day(2022, 4, 3))),
            // One of two ends has no time, or the two are on other clocks.
            ("2022-04-12T13:52/2022-04-13", days(day(2022, 4, 12), day(2022, 4, 13))),
            ("2022-04-12T13:52/2022-04-13T09:00Z", days(day(2022, 4, 12), day(2022, 4, 13))),
            ("-0044-03-15", None),
            ("-0044/0014", None),
            ("9999", None),
        ] {
            assert_eq!(When::of(&date.parse().unwrap()), when, "{date}");
        }
    }

    #[test]
    fn a_date_with_times_keeps_them() {
        let shown = |date: &str| match When::of(&date.parse().unwrap()) {
            Some(When::Moments(start, end)) => (start.to_string(), end.map(|end| end.to_string()).unwrap_or_default()),
            other => panic!("{date}: {other:?}"),
        };
        for (date, start, end) in [
            ("2022-04-12T13:52", "20220412T135200", ""),
            ("2022-04-12T01:52+03:00", "20220411T225200Z", ""),
            ("2022-04-12T13:52/..", "20220412T135200", ""),
            ("../2022-04-12T13:52:07Z", "20220412T135207Z", ""),
            ("2022-04-12T10:00/2022-04-12T12:30", "20220412T100000", "20220412T123000"),
            ("2022-04-12T22:00+03:00/2022-04-13T01:30+03:00", "20220412T190000Z", "20220412T223000Z"),
            ("2022-04-12T10:00/2022-04-12T10:00", "20220412T100000", ""),
        ] {
            assert_eq!(shown(date), (start.to_owned(), end.to_owned()), "{date}");
        }
    }

    #[test]
    fn what_means_something_to_a_calendar_is_escaped() {
        assert_eq!(Escaped(&"a, b; c\\d\ne\u{7}").to_string(), "a\\, b\\; c\\\\d\\ne");
    }
}
