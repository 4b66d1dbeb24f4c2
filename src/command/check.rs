//! `dossier check`: every fault, hints included, and all that would keep `build` from writing; nothing is written.

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use super::{Error, FAILURE, build, private, rendering, report, shown_diagnostics, status, summary};
use crate::cli::{Check, Global};
use crate::config;
use crate::diagnostic::{self, Code, Diagnostic, Place};
use crate::output;
use crate::site::{Page, Rendered, Route};
use crate::workspace::{Pictures, Workspace};

pub(super) fn run(global: &Global, check: &Check) -> Result<ExitCode, Error> {
    let start = Instant::now();
    let workspace = super::open(global, &check.shown)?;
    let site = workspace.site();
    let mut others: Vec<Diagnostic> = of_output(&workspace).into_iter().collect();
    others.extend(of_pages(global, &workspace)?);
    let mut all: Vec<Diagnostic> = shown_diagnostics(site, true).into_iter().cloned().collect();
    all.extend(others.iter().cloned());
    diagnostic::sort(&mut all);
    report::diagnostics(global, site, &all.iter().collect::<Vec<_>>());
    // Whoever has no git has nothing tracked.
    let _ = private::warn(global);
    if !global.quiet {
        summary::print_checked(site, &others, start.elapsed());
    }
    Ok(if others.is_empty() { status(site) } else { ExitCode::from(FAILURE) })
}

/// Why nothing could be written to the output as it is.
fn of_output(workspace: &Workspace) -> Option<Diagnostic> {
    let site = workspace.site();
    // What the configuration says wrongly has been said.
    if site.diagnostics().iter().any(|diagnostic| diagnostic.code == Code::UnusableOutput) {
        return None;
    }
    let error = output::inspect(&workspace.root().join(&site.config().output_dir), workspace.root()).err()?;
    let path = config::FILE.into();
    let text = site.text(config::FILE).unwrap_or_default();
    let place = Place::new(&path, config::place_of("output_dir", text));
    let help = "`output_dir` in dossier.yaml names the folder that `dossier build` writes to";
    Some(Diagnostic::new(Code::UnusableOutput, place, error.to_string()).help(help))
}

/// What shows only when the pages are made: faults of templates, and pictures that cannot be decoded.
fn of_pages(global: &Global, workspace: &Workspace) -> Result<Vec<Diagnostic>, Error> {
    let (site, pictures) = (workspace.site(), Pictures::new(workspace.root()));
    // The search is made of what the pages show, and nothing in it can be at fault.
    let is_other = |route: &&Route| !matches!(route.page, Page::SearchFile(_));
    let routes: Vec<Route> = site.planned().iter().filter(is_other).cloned().collect();
    let progress = build::progress(global, routes.len());
    let faults = rendering::each(site, &routes, &progress, |_, rendered| {
        match rendered {
            Rendered::Picture(path, width) => pictures.check(&path, width)?,
            Rendered::File(path) => drop(crate::files::canonical(&workspace.root().join(Path::new(&path)))?),
            // What is drawn of plain words can be drawn, and takes longer than all else together.
            Rendered::Bytes(_) | Rendered::Card(_) => {}
        }
        Ok(())
    })?;
    progress.finish_and_clear();
    Ok(faults)
}
