//! `dossier init`: a new site, or what an existing one lacks; says what was written and what was left.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use super::{Error, today};
use crate::cli::{Global, Init};
use crate::config::Config;
use crate::scaffold::{self, Action, Fate, Step};

pub(super) fn run(global: &Global, init: &Init) -> Result<ExitCode, Error> {
    let root = init.dir.as_ref().unwrap_or(&global.root);
    let action = init.action.as_deref().map(Action::new).transpose()?.or_else(Action::own);
    let placeholder = Action::placeholder();
    let pages = init.github_pages.then(|| action.as_ref().unwrap_or(&placeholder));
    let steps = scaffold::Init { root, pages, today: today()?(&Config::default().timezone) }.run()?;
    if global.quiet {
        return Ok(ExitCode::SUCCESS);
    }
    let mut err = anstream::stderr().lock();
    for Step { path, fate } in &steps {
        let path = shown(path);
        let _ = match fate {
            Fate::Written => writeln!(err, "wrote {path}"),
            Fate::Left(missing) if missing.is_empty() => writeln!(err, "left {path}, which is there already"),
            Fate::Left(missing) => {
                let lines = missing.join("\n    ");
                writeln!(err, "left {path}, which is there already; add to it:\n    {lines}")
            }
        };
    }
    if pages == Some(&placeholder) && steps.last().is_some_and(|step| step.fate == Fate::Written) {
        let _ = writeln!(
            err,
            "in the workflow, replace `{}` by the repository that dossier came from and a tag or commit of it; \
             `--action OWNER/REPOSITORY@REVISION` does so at once",
            placeholder.as_str()
        );
    }
    let _ = writeln!(err, "next: `dossier serve` shows the site, `dossier new note \"Title\"` begins a note");
    Ok(ExitCode::SUCCESS)
}

/// A path without the folder that the user is in.
fn shown(path: &Path) -> std::path::Display<'_> {
    path.strip_prefix(".").unwrap_or(path).display()
}
