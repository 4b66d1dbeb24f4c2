//! Reading dates: from a text in EDTF to a [`Date`], or to the reason why it is none.

use super::point::{Clock, Grain, Point, Qualifier};
use super::{Date, DateError, Day, Kind, Missing, Offset, Time};

/// As [`parse`](super::parse), without a search for what else the text may mean.
pub(super) fn read(text: &str) -> Result<Date, DateError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(DateError::Empty);
    }
    match text.split_once('/') {
        None => read_point(text).map(|point| Date(Kind::At(point))),
        Some((start, end)) => read_interval(text, start.trim(), end.trim()),
    }
}

fn read_interval(text: &str, start: &str, end: &str) -> Result<Date, DateError> {
    let kind = match (missing(start), missing(end)) {
        (None, None) => {
            let (start, end) = (read_point(start)?, read_point(end)?);
            if ends_before(start, end) {
                let [start, end] = [start, end].map(|point| Date(Kind::At(point)));
                return Err(DateError::Reversed { start, end });
            }
            Kind::Between(start, end)
        }
        (None, Some(missing)) => Kind::Since(read_point(start)?, missing),
        (Some(missing), None) => Kind::Until(missing, read_point(end)?),
        (Some(_), Some(_)) => {
            return Err(DateError::NoEnds { written: text.to_owned() });
        }
    };
    Ok(Date(kind))
}

fn missing(end: &str) -> Option<Missing> {
    match end {
        ".." => Some(Missing::Open),
        "" => Some(Missing::Unknown),
        _ => None,
    }
}

/// Whether no reading of the two lets `end` be the later one.
fn ends_before(start: Point, end: Point) -> bool {
    match (start.instant(), end.instant(), start.clock, end.clock) {
        (Some(start), Some(end), ..) => end < start,
        (None, None, Some(start_clock), Some(end_clock)) => {
            (end.first, end_clock.time) < (start.first, start_clock.time)
        }
        _ => end.last() < start.first,
    }
}

fn read_point(text: &str) -> Result<Point, DateError> {
    let (bare, qualifier) = split_qualifier(text);
    let (date, clock) = match bare.split_once(['T', ' ']) {
        Some((date, clock)) => (date, Some(clock)),
        None => (bare, None),
    };
    let point = Point { qualifier, ..read_calendar(date)? };
    match clock {
        None => Ok(point),
        Some(_) if point.grain != Grain::Day => Err(wrong_form(text)),
        Some(_) if qualifier != Qualifier::Certain => {
            Err(DateError::QualifiedTime { written: text.to_owned(), date: Date(Kind::At(point)) })
        }
        Some(clock) => Ok(Point { clock: Some(read_clock(clock)?), ..point }),
    }
}

fn split_qualifier(text: &str) -> (&str, Qualifier) {
    text.chars()
        .next_back()
        .and_then(Qualifier::from_sign)
        .map_or((text, Qualifier::Certain), |qualifier| (&text[..text.len() - 1], qualifier))
}

/// Reads the part of a point that has neither time nor qualifier.
fn read_calendar(text: &str) -> Result<Point, DateError> {
    if text.strip_prefix('Y').is_some_and(|year| year.starts_with(|c: char| c == '-' || c.is_ascii_digit())) {
        return Err(DateError::LongYear { written: text.to_owned() });
    }
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
    let mut parts = digits.split('-');
    let (year, month, day) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    let point = match (parts.next(), month, day) {
        (None, None, None) => read_years(year, negative),
        (None, Some(month), day) => match read_year(year, negative) {
            Some(year) => return read_month(text, year, month, day),
            None => None,
        },
        _ => None,
    };
    point.ok_or_else(|| wrong_form(text))
}

/// Reads a year, a decade or a century.
fn read_years(text: &str, negative: bool) -> Option<Point> {
    let (year, grain, span) = if let Some(century) = text.strip_suffix("XX") {
        (number(century, 2)? * 100, Grain::Century, 100)
    } else if let Some(decade) = text.strip_suffix('X') {
        (number(decade, 3)? * 10, Grain::Decade, 10)
    } else {
        let year = read_year(text, negative)?;
        return Some(Point::new(Day::new(year, 1, 1)?, Grain::Year));
    };
    // Before the year 0, the digits count backwards: -019X begins with -199.
    let first = if negative { 1 - year - span } else { year };
    Some(Point::new(Day::new(first, 1, 1)?, grain))
}

/// Reads one year. ISO 8601 has no year -0000.
fn read_year(text: &str, negative: bool) -> Option<i16> {
    match (number(text, 4)?, negative) {
        (0, true) => None,
        (year, true) => Some(-year),
        (year, false) => Some(year),
    }
}

/// Reads what follows the year; `text` is the whole date, for messages.
fn read_month(text: &str, year: i16, month: &str, day: Option<&str>) -> Result<Point, DateError> {
    let first_of =
        |month| Day::new(year, month, 1).ok_or_else(|| DateError::NoSuchMonth { written: text.to_owned(), month });
    if month == "XX" {
        let grain = match day {
            None => Grain::MonthOfYear,
            Some("XX") => Grain::DayOfYear,
            Some(_) => return Err(wrong_form(text)),
        };
        return Ok(Point::new(first_of(1)?, grain));
    }
    let month = two_digits(month).ok_or_else(|| wrong_form(text))?;
    match day {
        None if matches!(month, 21..=24) => Ok(Point::new(first_of((month - 20) * 3)?, Grain::Season)),
        None => Ok(Point::new(first_of(month)?, Grain::Month)),
        Some("XX") => Ok(Point::new(first_of(month)?, Grain::DayOfMonth)),
        Some(day) => {
            let day = two_digits(day).ok_or_else(|| wrong_form(text))?;
            let month_start = first_of(month)?;
            match Day::new(year, month, day) {
                Some(day) => Ok(Point::new(day, Grain::Day)),
                None => Err(DateError::NoSuchDay { written: text.to_owned(), month: month_start }),
            }
        }
    }
}

/// Reads what follows the `T`.
fn read_clock(text: &str) -> Result<Clock, DateError> {
    let (time, offset) = match text.find(['Z', '+', '-']) {
        Some(at) => (text[..at].trim_end(), Some(&text[at..])),
        None => (text, None),
    };
    let time = read_time(time).ok_or_else(|| DateError::Time { written: time.to_owned() })?;
    let offset = match offset {
        Some(offset) => Some(read_offset(offset).ok_or_else(|| DateError::Offset { written: offset.to_owned() })?),
        None => None,
    };
    Ok(Clock { time, offset })
}

fn read_time(text: &str) -> Option<Time> {
    let mut parts = text.splitn(3, ':');
    let (hour, minute) = (two_digits(parts.next()?)?, two_digits(parts.next()?)?);
    let second = match parts.next() {
        None => None,
        Some(second) => Some(read_second(second)?),
    };
    Time::new(hour, minute, second)
}

/// Reads a second, and drops its fraction.
fn read_second(text: &str) -> Option<u8> {
    match text.split_once('.') {
        None => two_digits(text),
        Some((second, fraction)) if all_digits(fraction) => two_digits(second),
        Some(_) => None,
    }
}

fn read_offset(text: &str) -> Option<Offset> {
    if text == "Z" {
        return Some(Offset::UTC);
    }
    let (hours, minutes) = match text.get(1..)? {
        digits if digits.len() == 2 => (digits, "00"),
        digits if digits.len() == 4 => digits.split_at_checked(2)?,
        digits => digits.split_once(':')?,
    };
    let (hours, minutes) = (i32::from(two_digits(hours)?), i32::from(two_digits(minutes)?));
    let seconds = (hours * 60 + minutes) * 60;
    let seconds = if text.starts_with('-') { -seconds } else { seconds };
    // The farthest that civil time goes: Baker Island and the Line Islands.
    let civil = -12 * 3600..=14 * 3600;
    (minutes < 60 && civil.contains(&seconds)).then(|| Offset::from_seconds(seconds).ok()).flatten()
}

/// The number that `text` is, if it is as many ASCII digits as `width` says, four at most.
fn number(text: &str, width: usize) -> Option<i16> {
    (text.len() == width && all_digits(text)).then(|| text.parse().ok()).flatten()
}

fn two_digits(text: &str) -> Option<u8> {
    u8::try_from(number(text, 2)?).ok()
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn wrong_form(text: &str) -> DateError {
    DateError::Form { written: text.to_owned(), readings: Vec::new() }
}
