//! The files of `content/`, parsed in parallel.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::config::Config;
use crate::content::{self, Entry, Settings, Source};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::files::tree::File;

/// What came of the files.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    /// In the order of their paths.
    pub(super) entries: Vec<Arc<Entry>>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The texts, for the source lines of diagnostics.
    pub(super) texts: Vec<(Arc<str>, Arc<str>)>,
}

/// Parses every Markdown file of `content/`; the order of `files` is kept whatever the number of threads.
pub(super) fn parse(files: Vec<File>, config: &Config, mentions: bool) -> Parsed {
    let settings = Settings { language: &config.language, trusted_html: config.trusted_html, mentions };
    let is_entry = |file: &File| file.path.starts_with(content::FOLDER) && file.path.ends_with(".md");
    let results: Vec<_> =
        files.into_par_iter().with_min_len(16).filter(is_entry).map(|file| parse_file(file, settings)).collect();
    let mut parsed = Parsed::default();
    for (text, entry, diagnostics) in results {
        parsed.texts.push(text);
        parsed.entries.extend(entry);
        parsed.diagnostics.extend(diagnostics);
    }
    parsed
}

type One = ((Arc<str>, Arc<str>), Option<Arc<Entry>>, Vec<Diagnostic>);

fn parse_file(file: File, settings: Settings<'_>) -> One {
    let text = match String::from_utf8(file.bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text: Arc<str> = String::from_utf8_lossy(error.as_bytes()).into();
            let place = Place::new(&file.path, at..at);
            let diagnostic = Diagnostic::new(Code::NotUtf8, place, "the file is not encoded in UTF-8 from here on")
                .help("save it as UTF-8 in your editor");
            return ((file.path, text), None, vec![diagnostic]);
        }
    };
    let text: Arc<str> = text.into();
    let source = Source { path: Arc::clone(&file.path), text: Arc::clone(&text) };
    let (entry, diagnostics) = content::parse(source, settings);
    ((file.path, text), entry.map(Arc::new), diagnostics)
}

/// What each file accepts.
pub(super) fn accepts(entries: &[Arc<Entry>]) -> FxHashMap<Arc<str>, Vec<(Code, String)>> {
    let accepting = entries.iter().filter(|entry| !entry.common.accept.is_empty());
    accepting
        .map(|entry| {
            let codes =
                entry.common.accept.iter().filter_map(|(code, reason)| Some((code.parse().ok()?, reason.clone())));
            (Arc::clone(&entry.source.path), codes.collect())
        })
        .collect()
}
