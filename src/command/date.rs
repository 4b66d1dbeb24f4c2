//! `dossier date --from-git`: `added` for files that do not say it, from the history of the repository. Done once, for a dossier that was begun without.

use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;

use jiff::Timestamp;

use super::{Error, report, summary};
use crate::cli::{Dates, Global, Shown};
use crate::content::{Head, Source, stamp};
use crate::date::{Date, Day};
use crate::deploy;
use crate::dossier::Dossier;
use crate::files;
use crate::redaction::Redacted;

pub(super) fn run(global: &Global, dates: &Dates) -> Result<ExitCode, Error> {
    // Drafts enter the dossier when they are published; what waits for its day is in it.
    let shown = Shown { drafts: false, future: true, base_url: None, strict: false };
    let workspace = super::open(global, &shown)?;
    let history = deploy::history(workspace.root())?;
    let zone = &workspace.site().configured().timezone;
    let day =
        |seconds| -> Option<Day> { Some(Timestamp::from_second(seconds).ok()?.to_zoned(zone.clone()).date().into()) };
    let (mut found, mut left) = (0, Vec::new());
    for path in undated(workspace.site().dossier()) {
        let Some(day) = history.since(&path).and_then(day) else {
            left.push(format!("{path} is in no commit yet"));
            continue;
        };
        let file = workspace.root().join(&*path);
        let bytes = files::read(&file)?;
        let source = Source { path: Arc::clone(&path), text: String::from_utf8_lossy(&bytes).into() };
        match stamp::add(&source, Date::from(day)) {
            Ok(now) => {
                if dates.write {
                    files::replace(&file, now.text.as_bytes())?;
                }
                found += 1;
                report::print_lines(std::iter::once(format!("{path}: added: {day}")));
            }
            Err(why) => left.push(format!("{path} {why}")),
        }
    }
    for why in &left {
        report::warning(why, global.format);
    }
    if !global.quiet {
        let what = if dates.write { "written to" } else { "would be written to" };
        let hint = if dates.write || found == 0 { "" } else { "; `--write` does it" };
        let files = summary::counted(found, "file", "files");
        let _ = writeln!(anstream::stderr(), "`added` {what} {files}{hint}");
    }
    Ok(ExitCode::SUCCESS)
}

/// The paths of the files that could say when they entered the dossier, and do not.
fn undated(dossier: &Dossier) -> Vec<Arc<str>> {
    let notes = dossier.notes.iter().map(|record| &record.entry);
    let profiles = dossier.entity_ids().filter_map(|id| dossier.entity(id).profile.as_ref());
    let events = dossier.events.iter().filter_map(|record| record.entry.as_ref());
    let is_undated = |entry: &&Redacted| entry.common.added.is_none() && !matches!(entry.head, Head::Page(_));
    let mut paths: Vec<_> =
        notes.chain(profiles).chain(events).filter(is_undated).map(|it| Arc::clone(&it.source.path)).collect();
    paths.sort_unstable();
    paths
}
