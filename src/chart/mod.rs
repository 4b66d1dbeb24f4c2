//! Pictures drawn from the data: numbers, labels and addresses come in, SVG goes out.
//!
//! Nothing here knows what a dossier is. A picture has a title and a description, its marks are links with names of their own, and it takes its
//! colours from the style sheet by classes: it holds neither style nor script. Where the width matters, places are percentages, so that labels keep
//! their size on a screen of any width. The same input gives the same bytes on every system: what is rounded is rounded at the end, and sine and cosine
//! are those of `libm`.

mod activity;
mod bar;
mod lanes;
mod layout;
mod map;
mod network;
mod places;
mod svg;

pub use activity::{Activity, Bin, activity};
pub use bar::bar;
pub use lanes::{Lane, Lanes, Mark, lanes};
pub use map::{Map, Spot, locator, map};
pub use network::{Edge, Network, Node, network};
pub use places::has_place;

/// What every picture says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caption<'a> {
    /// What begins the ids of its title and description: no other picture of the page has it.
    pub id: &'a str,
    /// What it shows, in a line.
    pub title: &'a str,
    /// What can be read from it, for those who do not see it.
    pub description: &'a str,
}

#[cfg(test)]
mod tests;
