//! `dossier suggest`: what is worth an edit, with the front matter to paste; nothing is written.

mod write;

use std::fmt::Write as _;
use std::process::ExitCode;

use serde_json::json;

use super::summary::counted;
use super::{Error, report};
use crate::cli::{Format, Global, Suggest};
use crate::diagnostic::{Position, Severity};
use crate::site::Site;
use crate::suggest::{Paste, Subject, Suggestion};

/// How many suggestions of a subject are printed without `--verbose`.
const SHOWN: usize = 25;

pub(super) fn run(global: &Global, suggest: &Suggest) -> Result<ExitCode, Error> {
    let workspace = super::open(global, &suggest.shown)?;
    let site = workspace.site();
    let all = site.suggestions();
    if suggest.write {
        return write::run(global, workspace.root(), &all, suggest.yes);
    }
    match global.format {
        Format::Human => report::print_lines(human(site, &all, global.verbose)),
        Format::Json => report::print_lines(all.iter().map(|suggestion| json_line(site, suggestion))),
        Format::Github => report::print_lines(all.iter().map(|suggestion| github(global, site, suggestion))),
    }
    Ok(ExitCode::SUCCESS)
}

/// The suggestions by subject, each subject under its heading; of a long list the first ones, unless all are asked for.
fn human(site: &Site, all: &[Suggestion], verbose: bool) -> impl Iterator<Item = String> {
    let mut lines = Vec::new();
    for group in all.chunk_by(|one, other| one.subject == other.subject) {
        let Some(first) = group.first() else { continue };
        lines.push(format!("{} ({})\n", heading(first.subject), group.len()));
        let shown = if verbose { group.len() } else { SHOWN };
        lines.extend(group.iter().take(shown).map(|suggestion| entry(site, suggestion)));
        if group.len() > shown {
            lines.push(format!("  and {} more: `--verbose` prints all\n", group.len() - shown));
        }
    }
    // A warning that `--strict` takes for an error leaves nothing out.
    if site.diagnostics().iter().any(|diagnostic| diagnostic.code.severity() == Severity::Error) {
        lines.push("Files with errors were left out: see `dossier check`.\n".to_owned());
    }
    lines.push(match all.len() {
        0 => "nothing to suggest".to_owned(),
        number => format!("{}; no file was changed", counted(number, "suggestion", "suggestions")),
    });
    lines.into_iter()
}

fn heading(subject: Subject) -> &'static str {
    match subject {
        Subject::Name => "Names that may be one",
        Subject::Profile => "People without a profile",
        Subject::Countries => "Countries in the text that are not under `countries`",
        Subject::Event => "Events that may be one",
    }
}

/// One suggestion, with its place and what to paste.
fn entry(site: &Site, suggestion: &Suggestion) -> String {
    let Position { line, column } = report::Places::new(site).position(&suggestion.place);
    let mut text = format!("  {}\n    {}:{line}:{column}\n", suggestion.message, suggestion.place.path);
    for paste in &suggestion.pastes {
        // Writing into a string cannot fail.
        let _ = writeln!(text, "    {}:", target(paste));
        for line in paste.text.lines() {
            let _ = writeln!(text, "      {line}");
        }
    }
    text
}

/// Where a piece goes, and when.
fn target(paste: &Paste) -> String {
    let file = if paste.is_new { "a new file" } else { "in" };
    let place = format!("{file} {}", paste.path);
    if paste.when.is_empty() { place } else { format!("{}, {place}", paste.when) }
}

fn json_line(site: &Site, suggestion: &Suggestion) -> String {
    let paste =
        |paste: &Paste| json!({ "path": paste.path, "new": paste.is_new, "when": paste.when, "text": paste.text });
    json!({
        "subject": suggestion.subject.as_str(),
        "message": suggestion.message,
        "place": report::json_place(&mut report::Places::new(site), &suggestion.place),
        "paste": suggestion.pastes.iter().map(paste).collect::<Vec<_>>(),
    })
    .to_string()
}

fn github(global: &Global, site: &Site, suggestion: &Suggestion) -> String {
    let pastes = suggestion.pastes.iter().map(|paste| format!("\n{}:\n{}", target(paste), paste.text.trim_end()));
    let message = format!("{}{}", suggestion.message, pastes.collect::<String>());
    let place = &suggestion.place;
    let position = report::Places::new(site).position(place);
    report::annotation(global, position, "notice", &place.path, suggestion.subject.as_str(), &message)
}
