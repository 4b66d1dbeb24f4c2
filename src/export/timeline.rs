//! `timeline.json`: events for TimelineJS 3 (timeline.knightlab.com/docs/json-format.html).
//!
//! Dates stay as precise as they are: a month has no day, and what readers see is the date in words. What has no single year is shown from the first
//! year that it may mean to the last.

use std::fmt::Write;

use serde::Serialize;

use super::dates::Parts;
use super::links::{Link, List};
use super::{Context, json_bytes};
use crate::date::{Date, Precision};
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
    fn new(parts: Parts, date: Option<&Date>) -> Self {
        let time = date.and_then(Date::time);
        let (hour, minute) = (time.map(crate::date::Time::hour), time.map(crate::date::Time::minute));
        Self { year: parts.year, month: parts.month, day: parts.day, hour, minute }
    }
}

/// The first and the last part of a date.
fn dates(date: &Date) -> Option<(SlideDate, Option<SlideDate>)> {
    let year = |day: crate::date::Day| Parts { year: day.year(), month: None, day: None };
    let (start, end) = match date.precision() {
        Precision::Century | Precision::Decade => (date.earliest().map(year), date.latest().map(year)),
        Precision::Interval => Parts::span(date),
        _ => return Some((SlideDate::new(Parts::of(date)?, Some(date)), None)),
    };
    match (start, end) {
        (None, None) => None,
        (Some(only), None) | (None, Some(only)) => Some((SlideDate::new(only, None), None)),
        (Some(start), Some(end)) => Some((SlideDate::new(start, None), Some(SlideDate::new(end, None)))),
    }
}

fn slide<'a>(context: &'a Context<'a>, id: EventId) -> Slide<'a> {
    let record: &EventRecord = context.dossier.event(id);
    let event = &record.event;
    // Only those with dates are in the list.
    let (start_date, end_date) =
        dates(&event.date).unwrap_or((SlideDate { year: 0, month: None, day: None, hour: None, minute: None }, None));
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
