//! Data files: what `export` is told of the site.

use std::borrow::Cow;
use std::fmt;

use super::{GENERATOR, Site};
use crate::config::Export;
use crate::dossier::{EntityId, NoteId, Target};
use crate::export::{self, Context, Guide};

impl Guide for Site {
    fn address(&self, of: Target, out: &mut dyn fmt::Write) -> fmt::Result {
        self.addresses().write(of, out)
    }

    fn name(&self, of: EntityId) -> &str {
        self.entity_name(of)
    }

    fn summary(&self, of: NoteId) -> Cow<'_, str> {
        self.summary_of(of)
    }
}

/// The bytes of a data file.
pub(super) fn render(site: &Site, export: Export) -> Vec<u8> {
    let config = &site.config;
    let context = Context {
        dossier: &site.dossier,
        guide: site,
        language: &site.language,
        base_url: config.base_url.as_deref(),
        title: &config.title,
        description: &config.description,
        authors: &config.authors,
        licence: config.licence.as_deref(),
        generator: GENERATOR,
    };
    export::write(export, &context)
}
