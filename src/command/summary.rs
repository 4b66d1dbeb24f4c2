//! The lines at the end: what there is, how long it took, what is wrong, what is held back.

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::Duration;

use crate::content::Kind;
use crate::diagnostic::{Diagnostic, Severity};
use crate::dossier::Reason;
use crate::site::Site;

/// How many files that are held back are named.
const NAMED: usize = 10;

/// Prints the summary to the standard error; `done` is what was done, in words.
pub(super) fn print(site: &Site, done: &str, time: Duration) {
    let _ = write!(anstream::stderr(), "{}", text(site, done, &faults(site), time));
}

/// Prints that of a check, which has found `others` besides the faults of the site, and has shown hints too.
pub(super) fn print_checked(site: &Site, others: &[Diagnostic], time: Duration) {
    let all = site.diagnostics().iter().chain(others);
    let (mut faults, hints) = faults_of(all);
    if hints > 0 {
        let _ = write!(faults, " ({})", counted(hints, "hint", "hints"));
    }
    let _ = write!(anstream::stderr(), "{}", text(site, "checked", &faults, time));
}

fn text(site: &Site, done: &str, faults: &str, time: Duration) -> String {
    // What a reader reads: not what leads on, nor feeds, data, pictures, and files of the search.
    let pages = site.planned().iter().filter(|route| !route.page.is_plain()).count();
    let dossier = site.dossier();
    let of = |kind| dossier.of_kind(kind).count();
    let mut text = String::new();
    // Writing into a string cannot fail.
    let _ = writeln!(
        text,
        "{}, {}, {}, {}, {}: {}",
        counted(dossier.notes.len(), "note", "notes"),
        counted(of(Kind::Person), "person", "people"),
        counted(of(Kind::Country), "country", "countries"),
        counted(of(Kind::Organisation), "organisation", "organisations"),
        counted(dossier.events.len(), "event", "events"),
        counted(pages, "page", "pages"),
    );
    let _ = writeln!(text, "{done} in {}", duration(time));
    let _ = writeln!(text, "{faults}");
    for accepted in site.accepted() {
        let diagnostic = &accepted.diagnostic;
        let _ = writeln!(text, "accepted: {} in {} ({})", diagnostic.code, diagnostic.place.path, accepted.reason);
    }
    let held_back = site.held_back();
    for (path, reason) in held_back.iter().take(NAMED) {
        let why = match reason {
            Reason::Draft => "a draft".to_owned(),
            Reason::Embargoed(date) => format!("to be published on {date}"),
        };
        let _ = writeln!(text, "held back: {path}, {why}");
    }
    if held_back.len() > NAMED {
        let _ = writeln!(text, "held back: {} more", held_back.len() - NAMED);
    }
    text
}

/// “no faults”, or how many of each severity.
pub(super) fn faults(site: &Site) -> String {
    let (faults, hints) = faults_of(site.diagnostics().iter());
    if hints > 0 { format!("{faults} ({}: see `dossier check`)", counted(hints, "hint", "hints")) } else { faults }
}

/// “no faults”, or how many errors and warnings; and how many hints.
fn faults_of<'a>(diagnostics: impl Iterator<Item = &'a Diagnostic>) -> (String, usize) {
    let (mut errors, mut warnings, mut hints) = (0, 0, 0);
    diagnostics.for_each(|diagnostic| match diagnostic.severity {
        Severity::Error => errors += 1,
        Severity::Warning => warnings += 1,
        Severity::Hint => hints += 1,
    });
    let mut parts = Vec::new();
    if errors > 0 {
        parts.push(counted(errors, "error", "errors"));
    }
    if warnings > 0 {
        parts.push(counted(warnings, "warning", "warnings"));
    }
    (if parts.is_empty() { "no faults".to_owned() } else { parts.join(", ") }, hints)
}

pub(super) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

pub(super) fn duration(time: Duration) -> String {
    if time.as_secs() >= 10 {
        format!("{:.1} s", time.as_secs_f64())
    } else if time.as_millis() >= 1000 {
        format!("{:.2} s", time.as_secs_f64())
    } else {
        format!("{} ms", time.as_millis())
    }
}
