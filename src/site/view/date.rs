//! Dates as templates see them.

use tera::Value;

use super::{View, map};
use crate::date::{Date, End, Precision};

impl View<'_> {
    /// A date, with the page of its day, month or year.
    pub(super) fn date(&self, date: &Date) -> Value {
        let language = self.language();
        map([
            ("text", language.date(date).into()),
            ("short", language.short_date(date).into()),
            ("edtf", date.to_string().into()),
            ("iso", iso(date).into()),
            ("time", language.time(date).into()),
            ("url", self.date_url(date).into()),
        ])
    }

    /// A date or null.
    pub(super) fn maybe_date(&self, date: Option<&Date>) -> Value {
        date.map_or_else(Value::none, |date| self.date(date))
    }

    fn date_url(&self, date: &Date) -> Option<String> {
        let start = match date.start() {
            Some(End::Known(start)) => start,
            _ => *date,
        };
        let finest = start.filed_under().max()?;
        self.addresses().period(finest)
    }
}

/// The earliest part of a date as HTML's `time` takes it (HTML, section “The time element”): a year has four digits there, and none comes before year 0.
fn iso(date: &Date) -> Option<String> {
    let plain = match date.start() {
        Some(End::Known(start)) => start,
        Some(_) => return None,
        None => *date,
    };
    if plain.year() < 1 {
        return None;
    }
    match plain.precision() {
        Precision::Year => Some(format!("{:04}", plain.year())),
        Precision::Month => Some(format!("{:04}-{:02}", plain.year(), plain.month()?)),
        Precision::Day => Some(plain.day()?.to_string()),
        Precision::Minute | Precision::Second => {
            let (day, time) = (plain.day()?, plain.time()?);
            let offset = plain.offset().map(|offset| offset_text(offset.seconds())).unwrap_or_default();
            Some(format!("{day}T{:02}:{:02}{offset}", time.hour(), time.minute()))
        }
        _ => None,
    }
}

fn offset_text(seconds: i32) -> String {
    if seconds == 0 {
        return "Z".to_owned();
    }
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_takes_as_much_of_a_date_as_it_can() {
        for (date, expected) in [
            ("2022", Some("2022")),
            ("2022-04~", Some("2022-04")),
            ("2022-04-12?", Some("2022-04-12")),
            ("2022-04-14T13:52+03:00", Some("2022-04-14T13:52+03:00")),
            ("2022-04-14T13:52Z", Some("2022-04-14T13:52Z")),
            ("2022-02-10/2022-02-20", Some("2022-02-10")),
            ("../2022-02-20", None),
            ("2022-21", None),
            ("19XX", None),
            ("-0044-03-15", None),
        ] {
            assert_eq!(iso(&date.parse().unwrap()).as_deref(), expected, "{date}");
        }
    }
}
