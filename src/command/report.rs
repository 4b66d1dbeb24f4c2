//! Faults on the terminal: for people, for programs, for GitHub Actions.

use std::borrow::Cow;
use std::io::Write;
use std::path::{Path, PathBuf};

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde_json::json;

use crate::cli::{Format, Global};
use crate::config;
use crate::diagnostic::{Diagnostic, Place, Position, Severity};
use crate::files::{self, tree::with_slashes};
use crate::site::Site;

/// Prints faults to the standard error, or as JSON to the standard output.
pub(super) fn diagnostics(global: &Global, site: &Site, diagnostics: &[&Diagnostic]) {
    match global.format {
        Format::Human => {
            let renderer = Renderer::styled().decor_style(DecorStyle::Unicode);
            let mut err = anstream::stderr().lock();
            for diagnostic in diagnostics {
                // A terminal that is gone cannot be told so.
                let _ = writeln!(err, "{}\n", human(site, diagnostic, &renderer));
            }
        }
        Format::Json => print_lines(diagnostics.iter().map(|diagnostic| json_line(site, diagnostic))),
        Format::Github => print_lines(diagnostics.iter().map(|diagnostic| github(global, site, diagnostic))),
    }
}

/// Prints lines to the standard output.
pub(super) fn print_lines(lines: impl Iterator<Item = String>) {
    let mut out = anstream::stdout().lock();
    for line in lines {
        let _ = writeln!(out, "{line}");
    }
}

/// Prints what stopped a command.
pub(super) fn error(message: &str) {
    title(&Level::ERROR, message);
}

/// Prints what the user should know, and what stops nothing; it is about no file of the author's.
pub(super) fn warning(message: &str, format: Format) {
    if format == Format::Github {
        print_lines(std::iter::once(format!("::warning title=dossier::{}", data(message))));
    } else {
        title(&Level::WARNING, message);
    }
}

fn title(level: &Level<'_>, message: &str) {
    let report = &[level.clone().primary_title(message).elements(Vec::<annotate_snippets::Element<'_>>::new())];
    let _ = writeln!(anstream::stderr(), "{}", Renderer::styled().render(report));
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::HELP.with_name("hint"),
    }
}

fn human(site: &Site, diagnostic: &Diagnostic, renderer: &Renderer) -> String {
    let title = level(diagnostic.severity).primary_title(diagnostic.message.as_str()).id(diagnostic.code.as_str());
    let mut group = title.element(snippet(site, &diagnostic.place, AnnotationKind::Primary, ""));
    if let Some((place, label)) = &diagnostic.related {
        group = group.element(snippet(site, place, AnnotationKind::Context, label));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

/// The line that is meant, with a marker; of a file as a whole only its name.
fn snippet<'a>(
    site: &'a Site,
    place: &'a Place,
    kind: AnnotationKind,
    label: &'a str,
) -> annotate_snippets::Element<'a> {
    let Some(text) = site.text(&place.path).filter(|_| place.span != (0..0)) else {
        return annotate_snippets::Origin::path(&*place.path).into();
    };
    // A byte order mark is no character of the first line.
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    let start = text.floor_char_boundary(place.span.start.max(mark));
    let end = text.ceil_char_boundary(place.span.end).max(start);
    // What spans lines is marked on its first one.
    let line_end = text[start..end].find(['\n', '\r']).map_or(end, |at| start + at);
    let annotation = kind.span(start - mark..line_end - mark);
    let annotation = if label.is_empty() { annotation } else { annotation.label(label) };
    Snippet::source(with_line_feeds(&text[mark..])).path(&*place.path).annotation(annotation).into()
}

/// The text, byte for byte as long, with a line feed where a carriage return alone ends a line: `annotate-snippets` knows no other.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let alone = |at: usize| bytes.get(at + 1) != Some(&b'\n');
    if !memchr::memchr_iter(b'\r', bytes).any(alone) {
        return Cow::Borrowed(text);
    }
    let ends = text.char_indices().map(|(at, c)| if c == '\r' && alone(at) { '\n' } else { c });
    Cow::Owned(ends.collect())
}

/// Line and column at which a place begins.
pub(super) fn position(site: &Site, place: &Place) -> Position {
    site.text(&place.path).map_or(Position { line: 1, column: 1 }, |text| Position::of(text, place.span.start))
}

/// A place as programs read it, counted from 1.
pub(super) fn json_place(site: &Site, place: &Place) -> serde_json::Value {
    let start = position(site, place);
    let end = position(site, &Place::new(&place.path, place.span.end..place.span.end));
    json!({
        "path": &*place.path,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    })
}

fn json_line(site: &Site, diagnostic: &Diagnostic) -> String {
    let place = |place| json_place(site, place);
    json!({
        "code": diagnostic.code.as_str(),
        "severity": diagnostic.severity.as_str(),
        "message": diagnostic.message,
        "help": diagnostic.help,
        "place": place(&diagnostic.place),
        "related": diagnostic.related.as_ref().map(|(other, label)| json!({ "place": place(other), "label": label })),
    })
    .to_string()
}

/// A workflow command (GitHub Docs, “Workflow commands for GitHub Actions”).
fn github(global: &Global, site: &Site, diagnostic: &Diagnostic) -> String {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "notice",
    };
    let message = match &diagnostic.help {
        Some(help) => format!("{}\n{help}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    annotation(
        global,
        position(site, &diagnostic.place),
        command,
        &diagnostic.place.path,
        diagnostic.code.as_str(),
        &message,
    )
}

/// An annotation of a place in a file of the site: `command` is `error`, `warning` or `notice`.
pub(super) fn annotation(
    global: &Global,
    position: Position,
    command: &str,
    path: &str,
    title: &str,
    message: &str,
) -> String {
    let Position { line, column } = position;
    let (path, title) = (property(&in_repository(global, path)), property(title));
    format!("::{command} file={path},line={line},col={column},title={title}::{}", data(message))
}

/// The path of a file of the site as GitHub knows it: from the root of the repository, which is checked out at `GITHUB_WORKSPACE` (elsewhere, from
/// the current folder). What lies outside of that keeps its path below the site.
fn in_repository(global: &Global, path: &str) -> String {
    let workspace = std::env::var_os("GITHUB_WORKSPACE").map_or_else(|| ".".into(), PathBuf::from);
    let (folder, name) = match &global.config {
        Some(file) if path == config::FILE => {
            (file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")), file.file_name())
        }
        _ => (&*global.root, Some(path.as_ref())),
    };
    let below = || {
        let file = files::canonical(folder).ok()?.join(name?);
        with_slashes(file.strip_prefix(files::canonical(&workspace).ok()?).ok()?)
    };
    below().map_or_else(|| path.to_owned(), |path| path.to_string())
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
