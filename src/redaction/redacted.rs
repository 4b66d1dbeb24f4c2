//! What may be shown, as types: only this room makes them, and everything that publishes takes nothing else.

use std::ops::Deref;
use std::sync::Arc;

use crate::config::Config;
use crate::content::Entry;

/// An entry without the names that are withheld. Cloning it is cheap.
#[derive(Debug, Clone)]
pub struct Redacted(Arc<Entry>);

impl Redacted {
    /// Only for entries whose names were taken out, or that hold none.
    pub(super) fn new(entry: Arc<Entry>) -> Self {
        Self(entry)
    }

    /// An entry of a test that nobody is withheld from.
    #[cfg(test)]
    pub fn whole(entry: Entry) -> Self {
        Self(Arc::new(entry))
    }

    /// Whether somebody else holds this value in memory too.
    pub fn is_held_elsewhere(&self) -> bool {
        Arc::strong_count(&self.0) > 1
    }

    /// Whether both are the same value in memory.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Redacted {
    type Target = Entry;

    fn deref(&self) -> &Entry {
        &self.0
    }
}

/// A configuration without the names that are withheld.
#[derive(Debug, Clone, Default)]
pub struct RedactedConfig(Config);

impl RedactedConfig {
    /// Only for a configuration whose names were taken out, or that holds none.
    pub(super) fn new(config: Config) -> Self {
        Self(config)
    }
}

impl Deref for RedactedConfig {
    type Target = Config;

    fn deref(&self) -> &Config {
        &self.0
    }
}
