//! The commands: one file each. Here alone is printed, the clock and the environment read, and an exit status chosen.

mod build;
mod check;
mod completions;
mod date;
mod deploy;
mod editor;
mod explain;
mod import;
mod init;
mod limits;
mod new;
mod private;
mod publish;
mod rendering;
mod report;
mod schema;
mod serve;
mod suggest;
mod summary;
mod updates;

use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::process::ExitCode;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::cli::{Cli, Command, Global, Shown};
use crate::date::Day;
use crate::diagnostic::{Diagnostic, Severity};
use crate::site::Site;
use crate::workspace::{Asked, Workspace};

/// Faults in the author's files, or a failed build.
const FAILURE: u8 = 1;

/// What stopped a command: the machine's fault, not that of the author's files.
#[derive(Debug, thiserror::Error)]
enum Error {
    /// The folder of the site.
    #[error(transparent)]
    Workspace(#[from] crate::workspace::Error),
    /// A picture.
    #[error(transparent)]
    Picture(#[from] crate::workspace::PictureError),
    /// A file that is to be written.
    #[error(transparent)]
    Files(#[from] crate::files::Error),
    /// The output.
    #[error(transparent)]
    Output(#[from] crate::output::Error),
    /// Nothing would be left of a site.
    #[error(
        "there is no text in `content/`, and {} has a site with some: nothing was written. Is a drive not mounted, or the folder moved? \
         To empty the site, remove that one yourself", .0
    )]
    Emptied(String),
    /// The threads.
    #[error("the threads cannot be started: {0}")]
    Threads(#[from] rayon::ThreadPoolBuildError),
    /// The server.
    #[error("cannot {action}: {cause}")]
    Server {
        /// What was tried.
        action: String,
        /// What the system said.
        cause: std::io::Error,
    },
    /// A route that is not there.
    #[error("{0}")]
    NotFound(String),
    /// The site was built and not published.
    #[error(transparent)]
    Deploy(#[from] crate::deploy::Error),
    /// What was asked for cannot be made.
    #[error(transparent)]
    Scaffold(#[from] crate::scaffold::Error),
    /// What was given as an action is none.
    #[error(transparent)]
    Action(#[from] crate::scaffold::NotAnAction),
    /// A file that is never written over.
    #[error("{} is there already, and was left as it is", .0.display())]
    Exists(PathBuf),
    /// A file that somebody else wrote in the meantime.
    #[error("{} was changed in the meantime, and was left as it is", .0.display())]
    Changed(PathBuf),
    /// A command line that asks for what cannot be.
    #[error("{0}")]
    Asked(String),
    /// `SOURCE_DATE_EPOCH`.
    #[error("SOURCE_DATE_EPOCH is `{0}`, which is not a number of seconds")]
    Epoch(String),
}

/// Carries out the command line.
pub fn run(cli: &Cli) -> ExitCode {
    let result = with_threads(&cli.global).and_then(|()| match &cli.command {
        Command::Build(build) => build::run(&cli.global, build),
        Command::Serve(serve) => serve::run(&cli.global, serve),
        Command::Check(check) => check::run(&cli.global, check),
        Command::Suggest(suggest) => suggest::run(&cli.global, suggest),
        Command::Explain(explain) => explain::run(&cli.global, explain),
        Command::Import(import) => import::run(&cli.global, import),
        Command::New(new) => new::run(&cli.global, new),
        Command::Init(init) => init::run(&cli.global, init),
        Command::Publish(publish) => publish::run(&cli.global, publish),
        Command::Date(dates) => date::run(&cli.global, dates),
        Command::Deploy(deploy) => deploy::run(&cli.global, deploy),
        Command::Schema(asked) => Ok(schema::run(asked)),
        Command::Completions(completions) => Ok(completions::run(completions)),
    });
    result.unwrap_or_else(|error| {
        report::error(&error.to_string());
        ExitCode::from(FAILURE)
    })
}

fn with_threads(global: &Global) -> Result<(), Error> {
    if let Some(jobs) = global.jobs {
        rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global()?;
    }
    Ok(())
}

/// Reads the site that the options name. The program ends with the command, so a large site is never taken apart piece by piece.
fn open(global: &Global, shown: &Shown) -> Result<ManuallyDrop<Workspace>, Error> {
    let asked = Asked {
        config: global.config.clone(),
        base_url: shown.base_url.clone(),
        drafts: shown.drafts,
        future: shown.future,
        strict: shown.strict,
        today: today()?,
    };
    Ok(ManuallyDrop::new(Workspace::open(&global.root, asked)?))
}

/// The faults that the user asked to see.
fn shown_diagnostics(site: &Site, hints: bool) -> Vec<&Diagnostic> {
    site.diagnostics().iter().filter(|diagnostic| hints || diagnostic.severity != Severity::Hint).collect()
}

type Today = Box<dyn Fn(&TimeZone) -> Day + Send + Sync>;

/// Tells the day in a time zone: that of now, or of the instant that `SOURCE_DATE_EPOCH` names (reproducible-builds.org).
fn today() -> Result<Today, Error> {
    let day = |instant: Timestamp, zone: &TimeZone| instant.to_zoned(zone.clone()).date().into();
    Ok(match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => {
            let seconds = text.trim().parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
            let instant = seconds.ok_or(Error::Epoch(text))?;
            Box::new(move |zone| day(instant, zone))
        }
        Err(_) => Box::new(move |zone| day(Timestamp::now(), zone)),
    })
}

/// The exit status of a command that found these faults.
fn status(site: &Site) -> ExitCode {
    if site.is_broken() { ExitCode::from(FAILURE) } else { ExitCode::SUCCESS }
}
