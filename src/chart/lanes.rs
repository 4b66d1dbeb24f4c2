//! What happened when, in lanes: a point for a day, a bar for a longer time, one lane for each country or person.

use super::Caption;
use super::svg::{Svg, float, number, percent};

/// The height of a lane, and how far below its name its line is, in pixels.
const LANE: f64 = 36.0;
const LINE: f64 = 24.0;
/// The height of the labels of the axis.
const LABELS: f64 = 22.0;

/// What the picture is made of.
#[derive(Debug, Clone, Copy)]
pub struct Lanes<'a> {
    /// What it says of itself.
    pub caption: Caption<'a>,
    /// From the top.
    pub lanes: &'a [Lane],
    /// The labels of the axis: where each stands, from 0 to 1, and its words.
    pub ticks: &'a [(f64, String)],
}

/// One lane.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lane {
    /// Its name.
    pub name: String,
    /// Where its name leads.
    pub address: Option<String>,
    /// What happened.
    pub marks: Vec<Mark>,
}

/// One event.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mark {
    /// Where it begins and ends, from 0 to 1.
    pub start: f64,
    /// See `start`.
    pub end: f64,
    /// Whether it happened on one day that is known.
    pub is_exact: bool,
    /// Its status, a class of the style sheet: `planned`.
    pub status: &'static str,
    /// What is said of it.
    pub text: String,
    /// Where it leads.
    pub address: Option<String>,
}

/// Draws it; nothing where there are no lanes.
pub fn lanes(picture: &Lanes<'_>) -> String {
    if picture.lanes.is_empty() {
        return String::new();
    }
    let bottom = float(picture.lanes.len()) * LANE;
    let height = bottom + LABELS;
    let mut svg = Svg::begin("lanes", picture.caption, &format!("width=\"100%\" height=\"{}\"", number(height)));
    for (at, words) in picture.ticks {
        let anchor = if *at > 0.9 { "end" } else { "start" };
        svg.push(&format!(
            "<line class=\"tick\" x1=\"{0}\" x2=\"{0}\" y1=\"0\" y2=\"{1}\"/>",
            percent(*at),
            number(bottom + 4.0)
        ));
        svg.label(&format!("x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\"", percent(*at), number(height - 5.0)), words);
    }
    for (number_of_lane, lane) in picture.lanes.iter().enumerate() {
        let top = float(number_of_lane) * LANE;
        let y = top + LINE;
        svg.push(&format!("<line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"{0}\" y2=\"{0}\"/>", number(y)));
        for mark in &lane.marks {
            svg.begin_mark(mark.address.as_deref(), &mark.text);
            svg.push(&shape(mark, y));
            svg.end_mark(mark.address.as_deref());
        }
        svg.begin_labelled(lane.address.as_deref(), &lane.name);
        svg.label(&format!("class=\"lane\" x=\"0\" y=\"{}\"", number(top + 12.0)), &lane.name);
        svg.end_mark(lane.address.as_deref());
    }
    svg.end()
}

/// A point, or a bar where it takes longer or is not known to the day.
fn shape(mark: &Mark, y: f64) -> String {
    let vague = if mark.is_exact { "" } else { " vague" };
    let class = format!("class=\"event {}{vague}\"", mark.status);
    if mark.is_exact {
        return format!(
            "<circle {class} cx=\"{}\" cy=\"{}\" r=\"4.5\"/>",
            percent(f64::midpoint(mark.start, mark.end)),
            number(y)
        );
    }
    let width = percent((mark.end - mark.start).max(0.008));
    format!(
        "<rect {class} x=\"{}\" y=\"{}\" width=\"{width}\" height=\"8\" rx=\"3\"/>",
        percent(mark.start),
        number(y - 4.0)
    )
}
