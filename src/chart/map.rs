//! The world, or the part of it where all is, with a circle for each country.
//!
//! The outline is a file of the theme, shown as an image and so loaded once for all pages; the circles stand over it.

use quick_xml::escape::escape;

use super::Caption;
use super::places::{Place, WORLD, place};
use super::svg::{Svg, float, number};

/// The least part of the world that is shown, in units of the outline: about as wide as Europe.
const LEAST: f64 = 360.0;
/// What is left free around the outermost countries, as a part of what is shown.
const MARGIN: f64 = 0.08;
/// Width by height: no flatter, no steeper.
const FLATTEST: f64 = 2.05;
const STEEPEST: f64 = 1.5;
/// The radius of the largest circle and of the smallest, and the height of letters, as parts of the width.
const LARGEST: f64 = 0.036;
const SMALLEST: f64 = 0.006;
const LETTER: f64 = 0.0135;
/// How many circles have a name.
const NAMED: usize = 8;

/// What the picture is made of.
#[derive(Debug, Clone, Copy)]
pub struct Map<'a> {
    /// What it says of itself.
    pub caption: Caption<'a>,
    /// Where the outline is.
    pub outline: &'a str,
    /// The countries; those whose place is not known are left out.
    pub spots: &'a [Spot],
}

/// A country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Its ISO 3166-1 code of two letters.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What is said of it.
    pub text: String,
    /// The number that the area of its disc stands for, and the one of its ring.
    pub notes: usize,
    /// See `notes`.
    pub events: usize,
    /// Where it leads.
    pub address: Option<String>,
}

impl Spot {
    /// The larger of the two numbers.
    fn size(&self) -> usize {
        self.notes.max(self.events)
    }
}

/// A part of the world.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Frame {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

/// Draws the map; nothing where no country has a place.
pub fn map(picture: &Map<'_>) -> String {
    let mut spots: Vec<(&Spot, Place)> = picture
        .spots
        .iter()
        .filter_map(|spot| Some((spot, place(&spot.code)?)))
        .filter(|(spot, _)| spot.size() > 0)
        .collect();
    if spots.is_empty() {
        return String::new();
    }
    // The small ones stand over the large ones.
    spots.sort_by(|(a, _), (b, _)| b.size().cmp(&a.size()).then_with(|| a.code.cmp(&b.code)));
    let frame = frame(&spots.iter().map(|(_, place)| *place).collect::<Vec<_>>());
    let most = float(spots[0].0.size());
    let radius = |count: usize| (frame.width * LARGEST * (float(count) / most).sqrt()).max(frame.width * SMALLEST);

    let mut svg = begin("map", picture.caption, picture.outline, frame);
    for (spot, place) in &spots {
        svg.begin_mark(spot.address.as_deref(), &spot.text);
        for (class, count) in [("spot", spot.notes), ("spot happened", spot.events)] {
            if count > 0 {
                let (x, y, radius) = (number(place.x), number(place.y), number(radius(count)));
                svg.push(&format!("<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>"));
            }
        }
        svg.end_mark(spot.address.as_deref());
    }
    names(&mut svg, &spots, frame, |spot| radius(spot.size()));
    svg.end()
}

/// Draws where a country is; nothing where that is not known.
pub fn locator(caption: Caption<'_>, outline: &str, code: &str) -> String {
    let Some(place) = place(code) else { return String::new() };
    let frame = around(place.x, place.y, (place.width.max(place.height) * 4.0).max(LEAST));
    let mut svg = begin("locator", caption, outline, frame);
    let radius = (place.width.max(place.height) / 2.0).max(frame.width * 0.03);
    svg.push(&format!(
        "<circle class=\"ring\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>",
        number(place.x),
        number(place.y),
        number(radius)
    ));
    svg.end()
}

fn begin(kind: &str, caption: Caption<'_>, outline: &str, frame: Frame) -> Svg {
    let (x, y, width, height) = (number(frame.x), number(frame.y), number(frame.width), number(frame.height));
    let mut svg = Svg::begin(kind, caption, &format!("viewBox=\"{x} {y} {width} {height}\""));
    let size = format!("width=\"{}\" height=\"{}\"", number(WORLD.0), number(WORLD.1));
    svg.push(&format!("<image href=\"{}\" {size}/>", escape(outline)));
    svg
}

/// The part of the world in which all these places are.
fn frame(places: &[Place]) -> Frame {
    let least = |value: fn(&Place) -> f64| places.iter().map(value).fold(f64::INFINITY, f64::min);
    let most = |value: fn(&Place) -> f64| places.iter().map(value).fold(f64::NEG_INFINITY, f64::max);
    let (left, right, top, bottom) =
        (least(|place| place.x), most(|place| place.x), least(|place| place.y), most(|place| place.y));
    let width = ((right - left).max((bottom - top) * STEEPEST) / (1.0 - 2.0 * MARGIN)).clamp(LEAST, WORLD.0);
    let height = ((bottom - top) / (1.0 - 2.0 * MARGIN)).clamp(width / FLATTEST, width / STEEPEST).min(WORLD.1);
    placed(f64::midpoint(left, right), f64::midpoint(top, bottom), width, height)
}

/// So much of the world around a place.
fn around(x: f64, y: f64, width: f64) -> Frame {
    let width = width.min(WORLD.0);
    placed(x, y, width, (width / STEEPEST).min(WORLD.1))
}

/// A part of the world with this middle, moved so that it does not reach beyond the edge.
fn placed(x: f64, y: f64, width: f64, height: f64) -> Frame {
    let start =
        |middle: f64, length: f64, whole: f64| (middle - length / 2.0).clamp(0.0, (whole - length).max(0.0)).round();
    Frame { x: start(x, width, WORLD.0), y: start(y, height, WORLD.1), width: width.round(), height: height.round() }
}

/// Writes the names of the largest circles, where there is room for them.
fn names(svg: &mut Svg, spots: &[(&Spot, Place)], frame: Frame, radius: impl Fn(&Spot) -> f64) {
    let letter = frame.width * LETTER;
    let mut taken: Vec<(f64, f64, f64)> = Vec::new();
    for (spot, place) in spots.iter().take(NAMED) {
        let length = float(spot.name.chars().count()) * letter * 0.6;
        let at_right = place.x + radius(spot) + length < frame.x + frame.width;
        let gap = radius(spot) + letter * 0.3;
        let (left, x) = if at_right { (place.x + gap, place.x + gap) } else { (place.x - gap - length, place.x - gap) };
        let y = place.y + letter * 0.35;
        let is_free =
            |(from, to, at): &(f64, f64, f64)| left > *to || left + length < *from || (y - at).abs() > letter * 1.1;
        if left < frame.x || !taken.iter().all(is_free) {
            continue;
        }
        taken.push((left, left + length, y));
        let anchor = if at_right { "start" } else { "end" };
        let attributes = format!(
            "aria-hidden=\"true\" x=\"{}\" y=\"{}\" font-size=\"{}\" text-anchor=\"{anchor}\"",
            number(x),
            number(y),
            number(letter)
        );
        svg.label(&attributes, &spot.name);
    }
}
