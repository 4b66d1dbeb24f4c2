//! One file of `content/`, parsed once and kept for as long as it stays what it is.

use std::sync::Arc;

use crate::content::{self, Entry, Head, Privacy, Settings, Source};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::files::tree::File;
use crate::redaction::{Redacted, Redaction};

/// One file of `content/`, and what came of it.
#[derive(Debug)]
pub(in crate::site) struct Parsed {
    /// XXH3 of its bytes.
    pub(in crate::site) hash: u64,
    /// For the source lines of diagnostics.
    pub(in crate::site) text: Arc<str>,
    /// Where its bytes stop being UTF-8.
    invalid_from: Option<usize>,
    /// As the author wrote it; nothing where it is broken.
    pub(in crate::site) entry: Option<Arc<Entry>>,
    diagnostics: Vec<Diagnostic>,
    /// What it says and never publishes, as one text.
    pub(in crate::site) unpublished: String,
    /// What may be shown of it, once it is known whose names are withheld.
    pub(in crate::site) shown: Option<Shown>,
}

/// An entry without the names that are withheld.
#[derive(Debug)]
pub(in crate::site) struct Shown {
    /// Nothing where nothing of it may be shown.
    pub(in crate::site) entry: Option<Redacted>,
    /// Faults of withholding.
    pub(in crate::site) diagnostics: Vec<Diagnostic>,
}

impl Parsed {
    /// Parses a file.
    pub(in crate::site) fn new(file: File, settings: Settings<'_>) -> (Arc<str>, Self) {
        let (text, invalid_from): (Arc<str>, _) = match String::from_utf8(file.bytes) {
            Ok(text) => (text.into(), None),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                (String::from_utf8_lossy(error.as_bytes()).into(), Some(at))
            }
        };
        let unpublished = content::unpublished(&text);
        let mut parsed = Self {
            hash: file.hash,
            text,
            invalid_from,
            entry: None,
            diagnostics: Vec::new(),
            unpublished,
            shown: None,
        };
        parsed.parse(&file.path, settings);
        (file.path, parsed)
    }

    /// Parses it again, under other settings.
    pub(in crate::site) fn parse(&mut self, path: &Arc<str>, settings: Settings<'_>) {
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

    /// Decides what may be shown of it.
    pub(in crate::site) fn redacted(&self, redaction: &Redaction, settings: Settings<'_>) -> Shown {
        let redacted = self.entry.as_ref().map(|entry| redaction.entry(entry, settings));
        let (entry, diagnostics) = redacted.unwrap_or_default();
        Shown { entry, diagnostics }
    }

    /// What may be shown of it.
    pub(in crate::site) fn shown(&self) -> Option<Redacted> {
        self.shown.as_ref()?.entry.clone()
    }

    /// Whether it is the profile of somebody who is withheld.
    pub(super) fn is_private(&self) -> bool {
        let head = self.entry.as_ref().map(|entry| &entry.head);
        matches!(head, Some(Head::Profile(profile)) if profile.privacy != Privacy::Public)
    }

    /// What is wrong with the file alone.
    pub(in crate::site) fn faults(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().chain(self.shown.iter().flat_map(|shown| &shown.diagnostics))
    }

    /// Whether there is anything to judge: a fault, or one that is accepted.
    pub(super) fn is_judged(&self) -> bool {
        self.faults().next().is_some() || self.accepts().next().is_some()
    }

    /// What the file accepts, as its author wrote it.
    pub(in crate::site) fn accepts(&self) -> impl Iterator<Item = (Code, &str)> {
        let accept = self.entry.iter().flat_map(|entry| &entry.common.accept);
        accept.filter_map(|(code, reason)| Some((code.parse().ok()?, reason.as_str())))
    }
}
