//! The files of `content/`, each parsed once and kept for as long as it stays what it is.

use std::path::Path;
use std::sync::Arc;

use crate::content::{self, Entry, Settings, Source};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::files::tree::File;

/// One file of `content/`, and what came of it.
#[derive(Debug)]
pub(super) struct Parsed {
    /// XXH3 of its bytes.
    pub(super) hash: u64,
    /// For the source lines of diagnostics.
    pub(super) text: Arc<str>,
    /// Where its bytes stop being UTF-8.
    invalid_from: Option<usize>,
    /// As the author wrote it; nothing where it is broken.
    pub(super) entry: Option<Arc<Entry>>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What may be shown of it, once it is known whose names are withheld.
    pub(super) shown: Option<Shown>,
}

/// An entry without the names that are withheld.
#[derive(Debug)]
pub(super) struct Shown {
    /// Nothing where nothing of it may be shown.
    pub(super) entry: Option<Arc<Entry>>,
    /// Faults of withholding.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Whether a file is an entry.
pub(super) fn is_entry(path: &str) -> bool {
    path.starts_with(content::FOLDER) && Path::new(path).extension().is_some_and(|extension| extension == "md")
}

impl Parsed {
    /// Parses a file.
    pub(super) fn new(file: File, settings: Settings<'_>) -> (Arc<str>, Self) {
        let (text, invalid_from): (Arc<str>, _) = match String::from_utf8(file.bytes) {
            Ok(text) => (text.into(), None),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                (String::from_utf8_lossy(error.as_bytes()).into(), Some(at))
            }
        };
        let mut parsed =
            Self { hash: file.hash, text, invalid_from, entry: None, diagnostics: Vec::new(), shown: None };
        parsed.parse(&file.path, settings);
        (file.path, parsed)
    }

    /// Parses it again, under other settings.
    pub(super) fn parse(&mut self, path: &Arc<str>, settings: Settings<'_>) {
        self.shown = None;
        if let Some(at) = self.invalid_from {
            let diagnostic = Diagnostic::new(
                Code::NotUtf8,
                Place::new(path, at..at),
                "the file is not encoded in UTF-8 from here on",
            );
            self.diagnostics = vec![diagnostic.help("save it as UTF-8 in your editor")];
            return;
        }
        let source = Source { path: Arc::clone(path), text: Arc::clone(&self.text) };
        let (entry, diagnostics) = content::parse(source, settings);
        self.entry = entry.map(Arc::new);
        self.diagnostics = diagnostics;
    }

    /// What may be shown of it.
    pub(super) fn shown(&self) -> Option<Arc<Entry>> {
        self.shown.as_ref()?.entry.clone()
    }

    /// What the file accepts, as its author wrote it.
    pub(super) fn accepts(&self) -> impl Iterator<Item = (Code, &str)> {
        let accept = self.entry.iter().flat_map(|entry| &entry.common.accept);
        accept.filter_map(|(code, reason)| Some((code.parse().ok()?, reason.as_str())))
    }
}
