//! Faults as the browser is told of them: with their place, their line, and a link that opens the editor there.

use std::path::Path;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::diagnostic::{Diagnostic, Place, Position, Severity};
use crate::site::Site;

/// How many faults of each severity are told in full. Who has more begins with these.
const TOLD: usize = 50;
/// The address that opens a file in Visual Studio Code, for sites that name no editor.
const EDITOR: &str = "vscode://file/{path}:{line}:{column}";
/// What is written as it is in a path within an address.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b':');
/// How much of a source line is shown before its marker and in all, in characters: a paragraph may be one line.
const SHOWN: (usize, usize) = (60, 160);

/// What is wrong with a site.
#[derive(Debug, Default, Serialize)]
pub(super) struct Faults {
    /// What keeps it from being published.
    errors: Vec<Fault>,
    /// What a reader would trip over.
    warnings: Vec<Fault>,
    /// How many there are in all, told or not.
    counts: Counts,
}

#[derive(Debug, Default, Serialize)]
struct Counts {
    errors: usize,
    warnings: usize,
}

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Fault {
    severity: &'static str,
    code: &'static str,
    message: String,
    help: Option<String>,
    place: Spot,
    /// Another place, and what it has to do with it.
    related: Option<(Spot, String)>,
}

/// A place in a file, and what stands there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Spot {
    path: String,
    line: usize,
    column: usize,
    /// What opens the editor there.
    editor: String,
    /// The line, or the part of it around the place, in three: what is before, what is meant, what is behind. None for a whole file.
    source: Option<[String; 3]>,
}

impl Faults {
    /// Those of a site whose folder is `root`.
    pub(super) fn of(site: &Site, root: &Path) -> Self {
        let all = |severity| site.diagnostics().iter().filter(move |it| it.severity == severity);
        let told = |severity| all(severity).take(TOLD).map(|it| Fault::of(site, it, root)).collect();
        Self {
            errors: told(Severity::Error),
            warnings: told(Severity::Warning),
            counts: Counts { errors: all(Severity::Error).count(), warnings: all(Severity::Warning).count() },
        }
    }
}

impl Fault {
    pub(super) fn of(site: &Site, diagnostic: &Diagnostic, root: &Path) -> Self {
        let related = diagnostic.related.as_ref();
        Self {
            severity: diagnostic.severity.as_str(),
            code: diagnostic.code.as_str(),
            message: diagnostic.message.clone(),
            help: diagnostic.help.clone(),
            place: spot(site, &diagnostic.place, root),
            related: related.map(|(place, label)| (spot(site, place, root), label.clone())),
        }
    }

    /// As one line of plain text, for the page that stands in for one that cannot be made.
    pub(super) fn line(&self) -> String {
        let Spot { path, line, column, .. } = &self.place;
        format!("{path}:{line}:{column}: {}", self.message)
    }
}

fn spot(site: &Site, place: &Place, root: &Path) -> Spot {
    let text = site.text(&place.path);
    let Position { line, column } =
        text.map_or(Position { line: 1, column: 1 }, |text| Position::of(text, place.span.start));
    let source = text.filter(|_| place.span != (0..0)).map(|text| around(text, place.span.start, place.span.end));
    let path = root.join(&*place.path).to_string_lossy().replace('\\', "/");
    // What Windows puts in front of a path without links, editors do not know.
    let path = path.trim_start_matches("//?/");
    let editor = site.config().editor.as_deref().unwrap_or(EDITOR);
    let editor = editor
        .replace("{path}", &utf8_percent_encode(path, PATH).to_string())
        .replace("{line}", &line.to_string())
        .replace("{column}", &column.to_string());
    Spot { path: place.path.to_string(), line, column, editor, source }
}

/// The line around the bytes from `start` to `end`, cut down to what can be read at a glance. What spans lines is marked on its first one.
fn around(text: &str, start: usize, end: usize) -> [String; 3] {
    let start = text.floor_char_boundary(start);
    let end = text.ceil_char_boundary(end).max(start);
    let is_break = ['\n', '\r'];
    let before = &text[text[..start].rfind(is_break).map_or(0, |at| at + 1)..start];
    let after = text[start..].split(is_break).next().unwrap_or_default();
    let (meant, behind) = after.split_at((end - start).min(after.len()));
    let before = before.trim_start_matches('\u{feff}');
    let skipped = before.chars().count().saturating_sub(SHOWN.0);
    let shown: String = before.chars().skip(skipped).collect();
    let before = if skipped > 0 { format!("…{shown}") } else { shown };
    let meant = cut(meant, SHOWN.1);
    let behind = cut(behind, SHOWN.1.saturating_sub(meant.chars().count()));
    [before, meant, behind]
}

fn cut(text: &str, length: usize) -> String {
    match text.char_indices().nth(length) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_a_fault_is_cut_at_its_place() {
        let long = format!("a\n{}X{}\nb", "l".repeat(200), "r".repeat(300));
        let [before, meant, behind] = around(&long, 202, 203);
        assert_eq!((before.chars().count(), meant.as_str(), behind.chars().count()), (61, "X", 160));
        for (text, start, end, expected) in [
            ("date: 2022\nb", 6, 10, ["date: ", "2022", ""]),
            ("\u{feff}key: a", 3, 6, ["", "key", ": a"]),
            ("one\r\ntwo: [\n  a\n]\n", 10, 17, ["two: ", "[", ""]),
            ("ąčę", 1, 3, ["", "ąč", "ę"]),
            ("end", 3, 3, ["end", "", ""]),
            ("a\rb c", 4, 5, ["b ", "c", ""]),
        ] {
            assert_eq!(around(text, start, end), expected.map(str::to_owned), "{text:?}");
        }
    }
}
