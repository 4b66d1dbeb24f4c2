//! The card of a note: the picture that a chat or a social network shows for a link.
//!
//! In come plain words, out comes an SVG ([`svg`]); drawing that makes a PNG ([`draw`]). The SVG says all that the picture shows, so that it can
//! be looked through, compared, and hashed without drawing. It is drawn with the fonts in `fonts/` and no others: what a machine has decides
//! nothing. What those have no letters for is left out, and never drawn as empty boxes.

mod draw;
mod face;
mod lines;

#[cfg(test)]
mod tests;

use std::fmt::Write;

use super::Size;
use face::{Face, Faces};
use lines::{Block, one_line};

pub use draw::{Undrawable, draw};

/// How large a card is: the 1.91 to 1 that networks ask for, at the size that they show at most.
pub const SIZE: Size = Size { width: 1200, height: 630 };

/// What a card says.
#[derive(Debug, Clone, Default)]
pub struct Card<'a> {
    /// Whose it is: the title of the site.
    pub site: &'a str,
    /// What it is about: the title of the note.
    pub title: &'a str,
    /// Where that comes from, and from when.
    pub details: Vec<String>,
    /// Who and what is named, those with most weight first.
    pub names: Vec<String>,
}

/// The room to the left and right of all text.
const MARGIN: f32 = 80.0;
const ROOM: f32 = 1200.0 - 2.0 * MARGIN;

/// The colours of the theme *gazette* by day.
const PAPER: &str = "#fff";
const INK: &str = "#16191f";
const SOFT: &str = "#565d69";
const HAIR: &str = "#d9dce1";
const MARK: &str = "#9c2a1e";

/// The sizes of the headline, and how many lines of each there is room for; the first at which all of it fits is taken.
const HEADLINES: [(f32, usize); 5] = [(104.0, 1), (88.0, 2), (76.0, 3), (66.0, 4), (58.0, 4)];
/// From one line to the next, in sizes.
const LEADING: f32 = 1.13;
/// Between which heights the headline stands in the middle.
const HEADLINE_TOP: f32 = 126.0;
const HEADLINE_BOTTOM: f32 = 470.0;

/// What stands between details and between names.
const BETWEEN: &str = " · ";

/// Whether there is a card of this: neither headline nor site need be in letters that the fonts have.
pub fn has_letters(site: &str, title: &str) -> bool {
    Faces::get()
        .is_some_and(|Faces { headline, .. }| headline.drawable(title).or_else(|| headline.drawable(site)).is_some())
}

/// The card as an SVG; none where the fonts have no letters for it.
///
/// Where they have none for the title alone, that of the site stands in its place.
pub fn svg(card: &Card<'_>) -> Option<String> {
    let Faces { headline, details } = Faces::get()?;
    let site = headline.drawable(card.site);
    let (above, title) = match headline.drawable(card.title) {
        Some(title) => (site, title),
        None => (None, site?),
    };
    let mut svg = String::with_capacity(2048);
    let Size { width, height } = SIZE;
    // Writing into memory cannot fail.
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\">\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{PAPER}\"/><rect width=\"{width}\" height=\"14\" fill=\"{INK}\"/>"
    );
    if let Some(site) = above {
        text(&mut svg, headline, 34.0, 92.0, MARK, &one_line(headline, &site, 34.0, ROOM));
    }
    let block = HEADLINES.iter().map(|(size, most)| Block::of(headline, &title, *size, ROOM, *most));
    if let Some(block) = fitting(block) {
        let step = block.size * LEADING;
        // From the top of its capitals to its last baseline.
        let below: f32 = block.lines.iter().skip(1).map(|_| step).sum();
        let high = headline.capitals(block.size) + below;
        let top = f32::midpoint(HEADLINE_TOP, HEADLINE_BOTTOM) - high / 2.0;
        let mut baseline = top + headline.capitals(block.size);
        for line in &block.lines {
            text(&mut svg, headline, block.size, baseline, INK, line);
            baseline += step;
        }
    }
    let about: Vec<String> = card.details.iter().filter_map(|text| details.drawable(text)).collect();
    let names = joined(details, card.names.iter().filter_map(|name| details.drawable(name)), 30.0);
    if !about.is_empty() || !names.is_empty() {
        let _ = write!(svg, "<rect x=\"{MARGIN}\" y=\"496\" width=\"{ROOM}\" height=\"2\" fill=\"{HAIR}\"/>");
    }
    text(&mut svg, details, 34.0, 546.0, INK, &one_line(details, &about.join(BETWEEN), 34.0, ROOM));
    text(&mut svg, details, 30.0, 592.0, SOFT, &names);
    svg.push_str("</svg>\n");
    Some(svg)
}

/// The first that shows all of its text, else the last.
fn fitting(blocks: impl Iterator<Item = Block>) -> Option<Block> {
    let mut last = None;
    for block in blocks {
        if block.is_whole {
            return Some(block);
        }
        last = Some(block);
    }
    last
}

/// As many of the names, from the first, as one line has room for.
fn joined(face: &Face, names: impl Iterator<Item = String>, size: f32) -> String {
    let mut line = String::new();
    for name in names {
        let longer = if line.is_empty() { name } else { format!("{line}{BETWEEN}{name}") };
        if face.width(&longer, size) > ROOM {
            break;
        }
        line = longer;
    }
    line
}

/// Adds one line of text at the left margin.
fn text(svg: &mut String, face: &Face, size: f32, baseline: f32, colour: &str, line: &str) {
    if line.is_empty() {
        return;
    }
    let family = face.family();
    let _ = write!(
        svg,
        "<text x=\"{MARGIN}\" y=\"{baseline:.1}\" font-family=\"{family}\" font-size=\"{size}\" fill=\"{colour}\">"
    );
    for character in line.chars() {
        match character {
            '<' => svg.push_str("&lt;"),
            '>' => svg.push_str("&gt;"),
            '&' => svg.push_str("&amp;"),
            other => svg.push(other),
        }
    }
    svg.push_str("</text>");
}
