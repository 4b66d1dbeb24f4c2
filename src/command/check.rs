//! `dossier check`: every fault, hints included; nothing is written.

use std::process::ExitCode;
use std::time::Instant;

use super::{Error, Loaded, private, report, status, summary};
use crate::cli::{Check, Global};

pub(super) fn run(global: &Global, check: &Check) -> Result<ExitCode, Error> {
    let start = Instant::now();
    let loaded = Loaded::open(global, &check.shown)?;
    report::diagnostics(&loaded.site, &loaded.shown_diagnostics(true), global.format);
    // Whoever has no git has nothing tracked.
    let _ = private::warn(global);
    if !global.quiet {
        summary::print(&loaded.site, loaded.site.routes().len(), "checked", start.elapsed());
    }
    Ok(status(&loaded.site))
}
