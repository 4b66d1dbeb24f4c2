//! Faults in the author's files, as values.
//!
//! A [`Diagnostic`] names one fault: a stable [`Code`], how severe it is, the file and the bytes of it that are meant, what is wrong
//! and what to do. The lower layers return them, all of them, in no particular order; [`sort`] puts them in the order in which they are
//! shown. Nothing here prints.

mod code;
mod nearest;
mod position;

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

pub use code::Code;
pub use nearest::{Known, nearest};
pub use position::{Position, Positions};

/// How bad a fault is, and what follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The site cannot be published: `build` writes nothing while one stands.
    Error,
    /// Something a reader would trip over; an error under `--strict`.
    Warning,
    /// Something that could be better; shown by `check` and `suggest` only.
    Hint,
}

impl Severity {
    /// The word for it in messages and in JSON: `error`, `warning`, `hint`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A place in one of the author's files: bytes of the whole file, not of its front matter.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// Path below the root of the site, with `/`.
    pub path: Arc<str>,
    /// The bytes that are meant; `0..0` for the file as a whole.
    pub span: Range<usize>,
}

impl Place {
    /// The bytes `span` of the file at `path`.
    pub fn new(path: &Arc<str>, span: Range<usize>) -> Self {
        Self { path: Arc::clone(path), span }
    }

    /// The file as a whole.
    pub fn file(path: &Arc<str>) -> Self {
        Self::new(path, 0..0)
    }
}

/// One fault in the author's files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of fault it is.
    pub code: Code,
    /// The severity of the code, unless something raised it.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Another place that has to do with it, and how.
    pub related: Option<(Place, String)>,
}

impl Diagnostic {
    /// A fault of kind `code`, with the severity of that kind.
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self { code, severity: code.severity(), place, message: message.into(), help: None, related: None }
    }

    /// The same with a word on what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with a second place.
    #[must_use]
    pub fn related(mut self, place: Place, label: impl Into<String>) -> Self {
        self.related = Some((place, label.into()));
        self
    }
}

/// Puts diagnostics into the order in which they are shown, by file and place, and drops exact repetitions.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        let places = a.place.path.cmp(&b.place.path).then(a.place.span.start.cmp(&b.place.span.start));
        places.then(a.code.cmp(&b.code)).then_with(|| a.message.cmp(&b.message))
    });
    diagnostics.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorting_is_by_file_then_place_and_drops_repetitions() {
        let (a, b): (Arc<str>, Arc<str>) = ("a.md".into(), "b.md".into());
        let fault = |path: &Arc<str>, at| Diagnostic::new(Code::UnknownKey, Place::new(path, at..at + 1), "m");
        let mut list = vec![fault(&b, 0), fault(&a, 9), fault(&a, 2), fault(&a, 9)];
        sort(&mut list);
        assert_eq!(list, [fault(&a, 2), fault(&a, 9), fault(&b, 0)]);
    }
}
