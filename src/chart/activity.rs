//! How much was published and how much happened, by month, year or decade: bars on either side of a line.

use super::Caption;
use super::svg::{Svg, float, number, percent};

/// The height of the longest bar above the line and below it, and of the labels, in pixels.
const ABOVE: f64 = 64.0;
const BELOW: f64 = 40.0;
const LABELS: f64 = 20.0;
/// The least height of a bar that stands for something.
const LEAST: f64 = 2.0;
/// What part of its place a bar takes, and of the whole width at most.
const BAR: f64 = 0.8;
const WIDEST: f64 = 0.06;

/// The numbers of the picture.
#[derive(Debug, Clone, Copy)]
pub struct Activity<'a> {
    /// What it says of itself.
    pub caption: Caption<'a>,
    /// A stretch of time each, of the same length, without gaps.
    pub bins: &'a [Bin],
}

/// One stretch of time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bin {
    /// What is said of it: “March 2022: 14 notes, 3 events”.
    pub text: String,
    /// The label below it, if it has one.
    pub tick: Option<String>,
    /// How many things stand above the line.
    pub above: usize,
    /// How many below it.
    pub below: usize,
    /// Where it leads.
    pub address: Option<String>,
}

/// Draws it; nothing where there are no bins.
pub fn activity(picture: &Activity<'_>) -> String {
    let bins = picture.bins;
    let highest = |count: fn(&Bin) -> usize| bins.iter().map(count).max().unwrap_or_default();
    let (above, below) = (highest(|bin| bin.above), highest(|bin| bin.below));
    if above + below == 0 {
        return String::new();
    }
    let line = if above > 0 { ABOVE } else { 0.0 };
    let bottom = line + if below > 0 { BELOW } else { 0.0 } + 1.0;
    let height = bottom + LABELS;
    // Bars of both kinds have one scale, unless those above would then be too low to be seen.
    let unit = (ABOVE / float(above.max(1))).min(if below > 0 { BELOW / float(below) } else { f64::MAX });
    let length = |count: usize, room: f64| if count == 0 { 0.0 } else { (float(count) * unit).clamp(LEAST, room) };

    let mut svg = Svg::begin("activity", picture.caption, &format!("width=\"100%\" height=\"{}\"", number(height)));
    let width = 1.0 / float(bins.len());
    for (index, bin) in bins.iter().enumerate() {
        let x = float(index) * width;
        if let Some(tick) = &bin.tick {
            let anchor = if x > 0.9 { "end" } else { "start" };
            svg.push(&format!(
                "<line class=\"tick\" x1=\"{0}\" x2=\"{0}\" y1=\"0\" y2=\"{1}\"/>",
                percent(x),
                number(bottom + 4.0)
            ));
            svg.label(&format!("x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\"", percent(x), number(height - 4.0)), tick);
        }
        if bin.above + bin.below == 0 {
            continue;
        }
        svg.begin_mark(bin.address.as_deref(), &bin.text);
        let rect = |class: &str, x: f64, width: f64, y: f64, height: f64| {
            let (x, width) = (percent(x), percent(width));
            format!(
                "<rect class=\"{class}\" x=\"{x}\" y=\"{}\" width=\"{width}\" height=\"{}\"/>",
                number(y),
                number(height)
            )
        };
        svg.push(&rect("room", x, width, 0.0, bottom));
        let bar = (width * BAR).min(WIDEST);
        let inner = x + (width - bar) / 2.0;
        let (up, down) = (length(bin.above, ABOVE), length(bin.below, BELOW));
        if up > 0.0 {
            svg.push(&rect("published", inner, bar, line - up, up));
        }
        if down > 0.0 {
            svg.push(&rect("happened", inner, bar, line + 1.0, down));
        }
        svg.end_mark(bin.address.as_deref());
    }
    svg.push(&format!("<line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"{0}\" y2=\"{0}\"/>", number(line + 0.5)));
    svg.end()
}
