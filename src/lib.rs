//! `dossier`: from a folder of Markdown notes to a cross-linked briefing site.

pub mod diagnostic;
pub mod text;
pub mod yaml;
