//! Where countries are on the outline of the world: made by `generate/generate.mjs`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

static TABLE: &str = include_str!("places.tsv");

/// The width and height of the outline, in its units.
pub(super) const WORLD: (f64, f64) = (2000.0, 974.0);

/// The middle of a country's largest part, and the width and height of that.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

static PLACES: LazyLock<FxHashMap<&'static str, Place>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#')).skip(1);
    let place = |line: &'static str| {
        let (code, numbers) = line.split_once('\t')?;
        let mut numbers = numbers.split('\t').map_while(|number| number.parse::<f64>().ok());
        let mut next = || numbers.next();
        Some((code, Place { x: next()?, y: next()?, width: next()?, height: next()? }))
    };
    rows.filter_map(place).collect()
});

/// Where the country with this ISO 3166-1 code of two letters is.
pub(super) fn place(code: &str) -> Option<Place> {
    PLACES.get(code).copied()
}

/// Whether it is known where the country with this ISO 3166-1 code of two letters is.
pub fn has_place(code: &str) -> bool {
    PLACES.contains_key(code)
}
