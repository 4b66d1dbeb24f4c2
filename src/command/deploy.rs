//! `dossier deploy`: builds the site, and pushes it to a branch of a git remote.

use std::io::Write;
use std::process::ExitCode;

use super::build::{self, Made};
use super::{Error, private, report, summary};
use crate::cli::{Deploy, Global, Shown};
use crate::config;
use crate::deploy::{self, Changes, Outcome, Request};
use crate::files;
use crate::site::Route;

const DOMAIN_REMOVED: &str = "the branch had a file `CNAME` and the site has none, so GitHub Pages no longer serves it at its own domain; \
    write `cname:` with the domain into dossier.yaml";

pub(super) fn run(global: &Global, deploy: &Deploy) -> Result<ExitCode, Error> {
    let shown = Shown { drafts: false, future: false, base_url: deploy.base_url.clone(), strict: deploy.strict };
    let written = match build::make(global, &shown, deploy.output_dir.as_deref(), false)? {
        Made::Written(written) => written,
        Made::Broken(status) => return Ok(status),
    };
    private::warn(global)?;
    let site = written.workspace.site();
    let files: Vec<String> = site.routes().iter().map(Route::file).collect();
    let message = deploy.message.clone().unwrap_or_else(|| format!("Publish {}", site.config().title));
    let outcome = deploy::publish(&Request {
        root: written.workspace.root(),
        // Git is run in the folder of the site, which need not be the current one.
        site: &files::canonical(&written.folder)?,
        files: &files,
        remote: &deploy.remote,
        branch: &deploy.branch,
        message: &message,
        dry_run: deploy.dry_run,
        replace: deploy.replace,
        source: config::FILE,
        is_empty: site.is_empty(),
    })?;
    if let Outcome::WouldPush(changes) | Outcome::Pushed { changes, .. } = &outcome
        && changes.domain_removed
    {
        report::warning(DOMAIN_REMOVED, global.format);
    }
    if !global.quiet {
        let _ = writeln!(anstream::stderr(), "{}", told(&outcome, &format!("{}, {}", deploy.remote, deploy.branch)));
    }
    Ok(ExitCode::SUCCESS)
}

fn told(outcome: &Outcome, place: &str) -> String {
    match outcome {
        Outcome::Unchanged => format!("{place}: this site is there already; nothing was pushed"),
        Outcome::WouldPush(changes) => format!("{place}: would be pushed: {}; nothing was", counted(*changes)),
        Outcome::Pushed { commit, changes } => {
            format!("{place}: pushed {}: {}", commit.get(..10).unwrap_or(commit), counted(*changes))
        }
    }
}

fn counted(changes: Changes) -> String {
    let Changes { added, changed, removed, domain_removed: _ } = changes;
    format!("{} new, {changed} changed, {removed} removed", summary::counted(added, "file", "files"))
}
