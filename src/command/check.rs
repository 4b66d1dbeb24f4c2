//! `dossier check`: every fault, hints included; nothing is written.

use std::process::ExitCode;
use std::time::Instant;

use super::{Error, private, report, shown_diagnostics, status, summary};
use crate::cli::{Check, Global};

pub(super) fn run(global: &Global, check: &Check) -> Result<ExitCode, Error> {
    let start = Instant::now();
    let workspace = super::open(global, &check.shown)?;
    let site = workspace.site();
    report::diagnostics(global, site, &shown_diagnostics(site, true));
    // Whoever has no git has nothing tracked.
    let _ = private::warn(global);
    if !global.quiet {
        summary::print(site, site.routes().len(), "checked", start.elapsed());
    }
    Ok(status(site))
}
