//! Dates as machines and pages write them.

use crate::date::{Date, date_in_words};

/// The first and the last year that an article is from.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2100;

/// The day that a text from a machine names: ISO 8601 in its forms, RFC 2822, seconds or milliseconds since 1970, or a date in words. The day is as
/// it is written, in whatever time zone.
pub(super) fn read(text: &str) -> Option<Date> {
    let text = text.trim();
    let date = iso(text).or_else(|| mail(text)).or_else(|| epoch(text)).or_else(|| words(text))?;
    YEARS.contains(&date.year()).then_some(date)
}

/// `2022-04-14T10:00:00+03:00`, `2022/04/14`, `20220414`, `2022-04`.
fn iso(text: &str) -> Option<Date> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let head: String = text.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '-' | '/')).collect();
    let rest = &text[head.len()..];
    // What goes on behind a date is a time.
    if !(rest.is_empty() || rest.starts_with(['T', 't', ' ', ',', '_', 'Z'])) {
        return None;
    }
    let parts: Vec<&str> = head.split(['-', '/']).collect();
    match parts.as_slice() {
        [year, month, day]
            if year.len() == 4
                && digits(year)
                && digits(month)
                && digits(day)
                && month.len() <= 2
                && day.len() <= 2 =>
        {
            format!("{year}-{month:0>2}-{day:0>2}").parse().ok()
        }
        [year, month] if year.len() == 4 && digits(year) && digits(month) && month.len() <= 2 => {
            format!("{year}-{month:0>2}").parse().ok()
        }
        [whole] if whole.len() == 8 && digits(whole) => {
            format!("{}-{}-{}", &whole[..4], &whole[4..6], &whole[6..]).parse().ok()
        }
        _ => None,
    }
}

/// `Thu, 14 Apr 2022 10:00:00 +0300`
fn mail(text: &str) -> Option<Date> {
    jiff::fmt::rfc2822::parse(text).ok().map(|moment| Date::from(crate::date::Day::from(moment.date())))
}

/// Seconds or milliseconds since 1970, as scripts write them.
fn epoch(text: &str) -> Option<Date> {
    let number: i64 = text.parse().ok()?;
    let seconds = match text.len() {
        10 => number,
        13 => number / 1000,
        _ => return None,
    };
    let moment = jiff::Timestamp::from_second(seconds).ok()?;
    Some(Date::from(crate::date::Day::from(moment.to_zoned(jiff::tz::TimeZone::UTC).date())))
}

/// A date in words, with a time of day behind or before it: “14 April 2022, 10:15”, “2022 m. balandžio 14 d. 10:15”, “Apr. 14, 2022 at 9 a.m. EDT”.
pub(super) fn words(text: &str) -> Option<Date> {
    if text.len() > 160 {
        return None;
    }
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '|' | '•' | '·'))
        .filter(|word| !word.is_empty())
        .collect();
    // The longest run of words that is a date and names a day; else a month.
    let mut month = None;
    for length in (1..=words.len().min(7)).rev() {
        for run in words.windows(length) {
            let run = run.join(" ");
            let Some(date) = date_in_words(run.trim_end_matches([',', ';', ':', '.']).trim_start_matches('(')) else {
                continue;
            };
            if date.day().is_some() {
                return Some(date);
            }
            // A year alone could be any number.
            if length > 1 && month.is_none() {
                month = Some(date);
            }
        }
    }
    month
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_day_is_read_as_it_is_written() {
        for (text, expected) in [
            ("2022-04-14T23:30:00+03:00", Some("2022-04-14")),
            ("2022-04-14 10:00", Some("2022-04-14")),
            ("2022/4/7", Some("2022-04-07")),
            ("20220414", Some("2022-04-14")),
            ("Thu, 14 Apr 2022 23:00:00 -0400", Some("2022-04-14")),
            ("1649931300", Some("2022-04-14")),
            ("1649931300000", Some("2022-04-14")),
            ("Published 14 April 2022, 10:15", Some("2022-04-14")),
            ("2022 m. balandžio 14 d. 10:15", Some("2022-04-14")),
            ("14.04.2022 10:15 Uhr", Some("2022-04-14")),
            ("Apr. 14, 2022 at 9 a.m. EDT", Some("2022-04-14")),
            ("14 апреля 2022 г., 10:15", Some("2022-04-14")),
            ("2022-04", Some("2022-04")),
            ("0000-00-00", None),
            ("12345", None),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(read(text).map(|date| date.to_string()).as_deref(), expected, "{text}");
        }
    }
}
