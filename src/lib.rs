//! `dossier`: from a folder of Markdown notes to a cross-linked briefing site.

pub mod cli;
pub mod command;
pub mod config;
pub mod content;
pub mod date;
pub mod diagnostic;
pub mod dossier;
pub mod files;
pub mod gazetteer;
pub mod language;
pub mod output;
pub mod preview;
pub mod site;
pub mod template;
pub mod text;
pub mod yaml;
