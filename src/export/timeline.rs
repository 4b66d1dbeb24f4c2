//! `timeline.json`: events for TimelineJS 3 (timeline.knightlab.com/docs/json-format.html).
//!
//! Dates stay as precise as they are: a month has no day, and what readers see is the date in words. What has no single year is shown from the first
//! year that it may mean to the last; an interval that is open, at the end that is known.

use std::fmt::Write;

use serde::Serialize;

use super::dates::Parts;
use super::links::{Link, List};
use super::{Context, json_bytes};
use crate::date::{Date, End, Time};
use crate::dossier::{EventId, EventRecord};

/// All events that have a year.
pub(super) fn write(context: &Context<'_>) -> Vec<u8> {
    let mut ids: Vec<EventId> = context.dossier.event_ids().collect();
    ids.retain(|id| has_place(&context.dossier.event(*id).event.date));
    let text = Text { headline: html(context.title), text: html(context.description) };
    let timeline = Timeline { title: Title { text }, events: List { context, ids, make: slide } };
    json_bytes(&timeline, context.dossier.events.len() * 512 + 256)
}

/// Whether a date can stand in a timeline.
pub(super) fn has_place(date: &Date) -> bool {
    dates(date).is_some()
}

#[derive(Serialize)]
struct Timeline<'a> {
    title: Title,
    events: List<'a, EventId, Slide<'a>>,
}

#[derive(Serialize)]
struct Title {
    text: Text,
}

/// Texts are HTML.
#[derive(Serialize)]
struct Text {
    headline: String,
    text: String,
}

#[derive(Serialize)]
struct Slide<'a> {
    unique_id: &'a str,
    start_date: SlideDate,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<SlideDate>,
    display_date: String,
    text: Text,
    /// The address of the event's page; TimelineJS passes over it.
    url: Link<'a>,
}

#[derive(Serialize)]
struct SlideDate {
    year: i16,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hour: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minute: Option<u8>,
}

impl SlideDate {
    /// That of a date which is no interval, with its time; none of a decade or century.
    fn of(date: &Date) -> Option<Self> {
        let Parts { year, month, day } = Parts::of(date)?;
        let time = date.time();
        Some(Self { year, month, day, hour: time.map(Time::hour), minute: time.map(Time::minute) })
    }

    fn year(year: i16) -> Self {
        Self { year, month: None, day: None, hour: None, minute: None }
    }
}

/// The first and the last part of a date: of a decade or century, and of one at an end of an interval, the years.
fn dates(date: &Date) -> Option<(SlideDate, Option<SlideDate>)> {
    let first = |date: &Date| SlideDate::of(date).or_else(|| Some(SlideDate::year(date.earliest()?.year())));
    let last = |date: &Date| SlideDate::of(date).or_else(|| Some(SlideDate::year(date.latest()?.year())));
    let whole = |date: &Date| match SlideDate::of(date) {
        Some(one) => Some((one, None)),
        None => Some((first(date)?, last(date))),
    };
    match (date.start(), date.end()) {
        (Some(End::Known(start)), Some(End::Known(end))) => Some((first(&start)?, last(&end))),
        (Some(End::Known(only)), _) | (_, Some(End::Known(only))) => whole(&only),
        _ => whole(date),
    }
}

fn slide<'a>(context: &'a Context<'a>, id: EventId) -> Slide<'a> {
    let record: &EventRecord = context.dossier.event(id);
    let event = &record.event;
    // Only those with dates are in the list.
    let (start_date, end_date) = dates(&event.date).unwrap_or((SlideDate::year(0), None));
    let url = context.url(id.into());
    let mut text = event.summary.as_deref().map(|summary| format!("<p>{}</p>", html(summary))).unwrap_or_default();
    // Writing into memory cannot fail.
    let _ = write!(text, "<p><a href=\"{}\">{}</a></p>", html(&url.to_string()), html(context.title));
    Slide {
        unique_id: &record.slug,
        start_date,
        end_date,
        display_date: context.language.date(&event.date),
        text: Text { headline: html(&event.title), text },
        url,
    }
}

/// A text as HTML.
fn html(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '&' => html.push_str("&amp;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slides_say_what_is_known_of_a_date() {
        for (date, start, end) in [
            ("2022-04~", r#"{"year":2022,"month":4}"#, None),
            ("198X", r#"{"year":1980}"#, Some(r#"{"year":1989}"#)),
            ("198X/1995-03", r#"{"year":1980}"#, Some(r#"{"year":1995,"month":3}"#)),
            ("198X/..", r#"{"year":1980}"#, Some(r#"{"year":1989}"#)),
            ("../1888", r#"{"year":1888}"#, None),
            ("-0043-03-15", r#"{"year":-43,"month":3,"day":15}"#, None),
            (
                "2022-04-12T10:00/2022-04-12T12:30",
                r#"{"year":2022,"month":4,"day":12,"hour":10,"minute":0}"#,
                Some(r#"{"year":2022,"month":4,"day":12,"hour":12,"minute":30}"#),
            ),
        ] {
            let (first, last) = dates(&date.parse().unwrap()).unwrap();
            assert_eq!(serde_json::to_string(&first).unwrap(), start, "{date}");
            assert_eq!(last.map(|last| serde_json::to_string(&last).unwrap()).as_deref(), end, "{date}");
        }
    }
}
