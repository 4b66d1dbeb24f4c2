//! `dossier check`: every fault, hints included; nothing is written.

use std::process::ExitCode;
use std::time::Instant;

use super::{Error, Loaded, report, status, summary};
use crate::cli::{Check, Global};

pub(super) fn run(global: &Global, check: &Check) -> Result<ExitCode, Error> {
    let start = Instant::now();
    let loaded = Loaded::open(global, &check.shown)?;
    report::diagnostics(&loaded.site, &loaded.shown_diagnostics(true), global.format);
    if !global.quiet {
        summary::print(&loaded.site, loaded.site.routes().len(), "checked", start.elapsed());
    }
    Ok(status(&loaded.site))
}
