//! `features`: what a site may do without, each by its name.

use crate::yaml::{Fields, Key, keys};

/// The keys of `features`: all true by default.
pub const FEATURES: &[Key] = keys! {
    "days" Flag "Pages of days.";
    "cross_pages" Flag "Pages of two entities together.";
    "network" Flag "Who occurs with whom.";
    "pictures" Flag "Pictures drawn from the data.";
    "image_sizes" Flag "Smaller versions of large images.";
    "search" Flag "The search.";
    "feeds" Flag "Feeds.";
    "data" Flag "Data files for other programs.";
    "print" Flag "Briefings for paper.";
    "previews" Flag "Previews of people and notes when a pointer rests on a link.";
};

/// What is switched on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Features(Vec<(&'static str, bool)>);

impl Default for Features {
    fn default() -> Self {
        Self(FEATURES.iter().map(|key| (key.name, true)).collect())
    }
}

impl Features {
    /// Whether the feature of this name, one of [`FEATURES`], is switched on.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(feature, on)| *feature == name && *on)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, bool)> {
        self.0.iter().copied()
    }
}

/// Reads the key `features`.
pub(super) fn read(fields: &mut Fields<'_>) -> Features {
    let chosen = fields.map("features", |features| {
        FEATURES.iter().map(|key| (key.name, features.flag(key.name).unwrap_or(true))).collect()
    });
    chosen.map_or_else(Features::default, Features)
}
