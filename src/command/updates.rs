//! What the terminal says while a preview runs: one line for each update, and each fault when it is new.

use std::collections::HashSet;
use std::io::Write;
use std::sync::Mutex;
use std::time::Instant;

use super::{report, shown_diagnostics, summary};
use crate::cli::{Format, Global};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::preview::{Event, Report};
use crate::site::{Changed, Site};

/// How many new faults of one update are told in full: an edit of one file seldom makes more, and the move of a folder can make hundreds.
const TOLD: usize = 10;

/// A fault, wherever in its file it stands now: an edit above it does not make it new.
type Known = (Code, std::sync::Arc<str>, String);

/// What is remembered from one update to the next.
struct Terminal {
    began: Instant,
    known: HashSet<Known>,
    global: Global,
}

/// Prints what a preview reports. The faults of `site` are told already.
pub(super) fn printer(global: &Global, site: &Site) -> Report {
    let known = site.diagnostics().iter().map(identity).collect();
    let terminal = Mutex::new(Terminal { began: Instant::now(), known, global: global.clone() });
    Box::new(move |event| {
        // A panic while something was printed leaves nothing half done that matters.
        terminal.lock().unwrap_or_else(std::sync::PoisonError::into_inner).print(&event);
    })
}

impl Terminal {
    fn print(&mut self, event: &Event<'_>) {
        match event {
            Event::Began => self.began = Instant::now(),
            Event::Updated(site, changed) => self.updated(site, changed),
            Event::Failed(why) => report::error(why),
            Event::Polling(why) => report::warning(why, self.global.format),
        }
    }

    fn updated(&mut self, site: &Site, changed: &Changed) {
        let time = self.began.elapsed();
        let shown = shown_diagnostics(site, self.global.verbose);
        let mut fresh: Vec<_> =
            shown.into_iter().filter(|diagnostic| !self.known.contains(&identity(diagnostic))).collect();
        // Programs read all of them; for people, what keeps the site from being published comes first.
        let told = if self.global.format == Format::Human { fresh.len().min(TOLD) } else { fresh.len() };
        if told < fresh.len() {
            fresh.sort_by_key(|diagnostic| diagnostic.severity != Severity::Error);
        }
        report::diagnostics(&self.global, site, &fresh[..told]);
        if told < fresh.len() {
            let _ = writeln!(anstream::stderr(), "and {} more: `dossier check` lists them\n", fresh.len() - told);
        }
        self.known = site.diagnostics().iter().map(identity).collect();
        if !self.global.quiet {
            let (what, faults) = (what(changed), summary::faults(site));
            let _ = writeln!(anstream::stderr(), "{what}, in {}: {faults}", summary::duration(time));
        }
    }
}

fn identity(diagnostic: &Diagnostic) -> Known {
    (diagnostic.code, diagnostic.place.path.clone(), diagnostic.message.clone())
}

/// What was saved, in a few words.
fn what(changed: &Changed) -> String {
    let Changed { changed, removed, moved, skipped: _ } = changed;
    if let [(from, to)] = &moved[..]
        && changed.len() == 1
    {
        return format!("{from} is {to} now");
    }
    let part = |files: &[std::sync::Arc<str>], done: &str| match files {
        [] => None,
        [one] => Some(format!("{one} {done}")),
        many => Some(format!("{} {done}", summary::counted(many.len(), "file", "files"))),
    };
    let parts: Vec<_> = [part(changed, "changed"), part(removed, "removed")].into_iter().flatten().collect();
    if parts.is_empty() { "looked again".to_owned() } else { parts.join(", ") }
}
