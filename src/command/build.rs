//! `dossier build`: renders every route and writes what changed.

use std::io::IsTerminal;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use super::{Error, FAILURE, limits, rendering, report, shown_diagnostics, status, summary};
use crate::cli::{Build, Format, Global, Shown};
use crate::diagnostic::Diagnostic;
use crate::files::strays;
use crate::output::{Content, Output};
use crate::site::{Rendered, portable};
use crate::workspace::{Pictures, Workspace};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

pub(super) fn run(global: &Global, build: &Build) -> Result<ExitCode, Error> {
    Ok(match make(global, &build.shown, build.output_dir.as_deref(), build.portable)? {
        Made::Written(_) => ExitCode::SUCCESS,
        Made::Broken(status) => status,
    })
}

/// What came of a build.
pub(super) enum Made {
    /// A site, in a folder.
    Written(Box<Written>),
    /// Nothing was written, and it was said why.
    Broken(ExitCode),
}

/// A site that was written.
pub(super) struct Written {
    pub(super) workspace: ManuallyDrop<Workspace>,
    /// Where it stands.
    pub(super) folder: PathBuf,
}

/// Builds the site, for the disk where `for_disk`; says what is wrong and what was done.
pub(super) fn make(global: &Global, shown: &Shown, output_dir: Option<&Path>, for_disk: bool) -> Result<Made, Error> {
    let start = Instant::now();
    let workspace = super::open(global, shown)?;
    let site = workspace.site();
    report::diagnostics(global, site, &shown_diagnostics(site, global.verbose));
    if site.is_broken() {
        if !global.quiet && global.format == Format::Human {
            report::error(&format!("{}; nothing was written", summary::faults(site)));
        }
        return Ok(Made::Broken(status(site)));
    }
    let folder = output_dir.map_or_else(|| workspace.root().join(&site.config().output_dir), Path::to_path_buf);
    // Of the folder that is configured, the site itself has said so.
    if site.is_empty() && strays::was_published(&folder) {
        return Err(Error::Emptied(folder.display().to_string()));
    }
    let output = Output::open(&folder, workspace.root())?;
    let pictures = Pictures::new(workspace.root());
    let faults = write(&workspace, &pictures, &output, for_disk, &progress(global, site.routes().len()))?;
    if !faults.is_empty() {
        report::diagnostics(global, site, &faults.iter().collect::<Vec<_>>());
        if !global.quiet && global.format == Format::Human {
            report::error("a template or a picture failed; nothing was written");
        }
        return Ok(Made::Broken(ExitCode::from(FAILURE)));
    }
    let written = output.commit()?;
    pictures.forget_others();
    if !global.quiet {
        let done = format!(
            "{} written, {} unchanged, {} removed in {}",
            written.written,
            written.unchanged,
            written.removed,
            folder.display()
        );
        summary::print(site, &done, start.elapsed());
        warn_of_foreign_files(&written.foreign);
    }
    limits::warn(&written, global.format);
    Ok(Made::Written(Box::new(Written { workspace, folder })))
}

/// Renders and stages every route. Faults of templates and pictures are returned, one for each place.
fn write(
    workspace: &Workspace,
    pictures: &Pictures<'_>,
    output: &Output,
    for_disk: bool,
    progress: &ProgressBar,
) -> Result<Vec<Diagnostic>, Error> {
    let site = workspace.site();
    let faults = rendering::each(site, site.routes(), progress, |route, rendered| {
        match rendered {
            Rendered::Bytes(bytes) => {
                let bytes = if for_disk && route.is_page() { portable(&bytes) } else { bytes };
                output.put(&route.file(), Content::Bytes(&bytes))?;
            }
            Rendered::File(path) => drop(output.put(&route.file(), Content::Copy(&workspace.root().join(path)))?),
            Rendered::Picture(path, width) => {
                output.put(&route.file(), Content::Bytes(&pictures.picture(&path, width)?))?;
            }
            Rendered::Card(svg) => drop(output.put(&route.file(), Content::Bytes(&pictures.card(&svg)?))?),
        }
        Ok(())
    })?;
    progress.finish_and_clear();
    Ok(faults)
}

/// A bar on a terminal; nothing in a pipe.
pub(super) fn progress(global: &Global, pages: usize) -> ProgressBar {
    if global.quiet || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(pages as u64), ProgressDrawTarget::stderr_with_hz(15));
    match ProgressStyle::with_template("{bar:40} {pos}/{len} pages") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

fn warn_of_foreign_files(foreign: &[String]) {
    use std::io::Write;
    if !foreign.is_empty() {
        let _ = writeln!(anstream::stderr(), "left alone, not written by dossier: {}", foreign.join(", "));
    }
}
