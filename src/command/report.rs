//! Faults on the terminal: for people, for programs, for GitHub Actions.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde_json::json;

use crate::cli::{Format, Global};
use crate::config;
use crate::diagnostic::{Code, Diagnostic, Place, Position, Positions, Severity};
use crate::files::{self, tree::with_slashes};
use crate::site::Site;

/// How many faults of one kind in one file are shown to a person; the rest is counted.
const SHOWN: usize = 10;

/// Prints faults to the standard error, or as JSON to the standard output.
pub(super) fn diagnostics<'d>(global: &Global, site: &'d Site, diagnostics: &[&'d Diagnostic]) {
    let mut places = Places::new(site);
    match global.format {
        Format::Human => {
            let renderer = Renderer::styled().decor_style(DecorStyle::Unicode);
            let mut err = anstream::stderr().lock();
            let (shown, more) = first_of_each(diagnostics);
            for diagnostic in shown {
                // A terminal that is gone cannot be told so.
                let _ = writeln!(err, "{}\n", human(&mut places, diagnostic, &renderer));
            }
            for ((path, code), number) in more {
                let _ = writeln!(err, "{number} more of `{code}` in {path}: `--format json` lists them all\n");
            }
        }
        Format::Json => print_lines(diagnostics.iter().map(|diagnostic| json_line(&mut places, diagnostic))),
        Format::Github => print_lines(diagnostics.iter().map(|diagnostic| github(global, &mut places, diagnostic))),
    }
}

/// The first faults of each kind in each file, and how many more there are of which kind and where.
fn first_of_each<'d>(diagnostics: &[&'d Diagnostic]) -> (Vec<&'d Diagnostic>, BTreeMap<(&'d str, Code), usize>) {
    let mut more: BTreeMap<(&str, Code), usize> = BTreeMap::new();
    let mut shown = Vec::new();
    for diagnostic in diagnostics {
        let seen = more.entry((&diagnostic.place.path, diagnostic.code)).or_default();
        *seen += 1;
        if *seen <= SHOWN {
            shown.push(*diagnostic);
        }
    }
    more.retain(|_, seen| *seen > SHOWN);
    for seen in more.values_mut() {
        *seen -= SHOWN;
    }
    (shown, more)
}

/// Finds lines and columns in the files of a site. What is asked for in the order of the files takes time in proportion to them.
pub(super) struct Places<'s> {
    site: &'s Site,
    /// The file that was asked about last.
    open: Option<(Arc<str>, Positions<'s>)>,
}

impl<'s> Places<'s> {
    pub(super) fn new(site: &'s Site) -> Self {
        Self { site, open: None }
    }

    /// The positions in a file, if it was read.
    fn file(&mut self, path: &Arc<str>) -> Option<&mut Positions<'s>> {
        if self.open.as_ref().is_none_or(|(open, _)| open != path) {
            self.open = Some((Arc::clone(path), Positions::new(self.site.text(path)?)));
        }
        self.open.as_mut().map(|(_, positions)| positions)
    }

    /// Line and column at which a place begins.
    pub(super) fn position(&mut self, place: &Place) -> Position {
        self.at(&place.path, place.span.start)
    }

    fn at(&mut self, path: &Arc<str>, offset: usize) -> Position {
        self.file(path).map_or(Position { line: 1, column: 1 }, |positions| positions.of(offset))
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

fn human<'a>(places: &mut Places<'a>, diagnostic: &'a Diagnostic, renderer: &Renderer) -> String {
    let title = level(diagnostic.severity).primary_title(diagnostic.message.as_str()).id(diagnostic.code.as_str());
    let mut group = title.element(snippet(places, &diagnostic.place, AnnotationKind::Primary, ""));
    if let Some((place, label)) = &diagnostic.related {
        group = group.element(snippet(places, place, AnnotationKind::Context, label));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

/// The line that is meant, with a marker; of a file as a whole only its name.
fn snippet<'a>(
    places: &mut Places<'a>,
    place: &'a Place,
    kind: AnnotationKind,
    label: &'a str,
) -> annotate_snippets::Element<'a> {
    let Some(positions) = places.file(&place.path).filter(|_| place.span != (0..0)) else {
        return annotate_snippets::Origin::path(&*place.path).into();
    };
    // What spans lines is marked on its first one.
    let (line, line_start) = positions.line_of(place.span.start);
    let number = positions.of(line_start).line;
    // A byte order mark is no character of the first line.
    let text = line.trim_end_matches(['\n', '\r']);
    let line_start = line_start + (text.len() - text.trim_start_matches('\u{feff}').len());
    let text = text.trim_start_matches('\u{feff}');
    let start = text.floor_char_boundary(place.span.start.saturating_sub(line_start).min(text.len()));
    let end = text.ceil_char_boundary(place.span.end.saturating_sub(line_start).min(text.len())).max(start);
    let annotation = kind.span(start..end);
    let annotation = if label.is_empty() { annotation } else { annotation.label(label) };
    Snippet::source(text).line_start(number).path(&*place.path).annotation(annotation).into()
}

/// A place as programs read it, counted from 1.
pub(super) fn json_place(places: &mut Places<'_>, place: &Place) -> serde_json::Value {
    let start = places.position(place);
    let end = places.at(&place.path, place.span.end);
    json!({
        "path": &*place.path,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    })
}

fn json_line(places: &mut Places<'_>, diagnostic: &Diagnostic) -> String {
    let mut place = |place| json_place(places, place);
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
fn github(global: &Global, places: &mut Places<'_>, diagnostic: &Diagnostic) -> String {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "notice",
    };
    let message = match &diagnostic.help {
        Some(help) => format!("{}\n{help}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    let position = places.position(&diagnostic.place);
    annotation(global, position, command, &diagnostic.place.path, diagnostic.code.as_str(), &message)
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
