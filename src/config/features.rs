//! `features`: what a site may do without, each by its name.

use crate::yaml::{Fields, Key, Kind};

/// The keys of `features`: all true by default.
pub const FEATURES: &[Key] = &[
    Key { name: "days", kind: Kind::Flag, meaning: "Pages of days." },
    Key { name: "cross_pages", kind: Kind::Flag, meaning: "Pages of two entities together." },
    Key { name: "network", kind: Kind::Flag, meaning: "Who occurs with whom." },
    Key { name: "pictures", kind: Kind::Flag, meaning: "Pictures drawn from the data." },
    Key { name: "image_sizes", kind: Kind::Flag, meaning: "Smaller versions of large images." },
    Key { name: "search", kind: Kind::Flag, meaning: "The search." },
    Key { name: "feeds", kind: Kind::Flag, meaning: "Feeds." },
    Key { name: "data", kind: Kind::Flag, meaning: "Data files for other programs." },
    Key { name: "print", kind: Kind::Flag, meaning: "Briefings for paper." },
    Key { name: "previews", kind: Kind::Flag, meaning: "Previews of people and notes when a pointer rests on a link." },
];

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
    let chosen = fields.map("features", FEATURES, |features| {
        FEATURES.iter().map(|key| (key.name, features.flag(key.name).unwrap_or(true))).collect()
    });
    chosen.map_or_else(Features::default, Features)
}
