//! The commands: one file each. Here alone is printed, the clock and the environment read, and an exit status chosen.

mod build;
mod check;
mod completions;
mod deploy;
mod explain;
mod init;
mod limits;
mod new;
mod private;
mod report;
mod serve;
mod summary;

use std::path::PathBuf;
use std::process::ExitCode;

use globset::{Glob, GlobSet, GlobSetBuilder};
use jiff::Timestamp;

use crate::cli::{Cli, Command, Global, Shown};
use crate::config::{self, Config};
use crate::date::Day;
use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::files;
use crate::site::{Options, Site};

/// Faults in the author's files, or a failed build.
const FAILURE: u8 = 1;

/// What stopped a command: the machine's fault, not that of the author's files.
#[derive(Debug, thiserror::Error)]
enum Error {
    /// There is no configuration.
    #[error("there is no dossier.yaml in {}\n\nA site is a folder with a dossier.yaml that says at least `title: …`; name it with `--root DIR`, or begin one with `dossier init`.", .0.display())]
    NoSite(PathBuf),
    /// A file of the site.
    #[error(transparent)]
    Files(#[from] files::Error),
    /// The output.
    #[error(transparent)]
    Output(#[from] crate::output::Error),
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
        Command::Explain(explain) => explain::run(&cli.global, explain),
        Command::New(new) => new::run(&cli.global, new),
        Command::Init(init) => init::run(&cli.global, init),
        Command::Deploy(deploy) => deploy::run(&cli.global, deploy),
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

/// A site that was read from the disk.
struct Loaded {
    /// Its folder.
    root: PathBuf,
    site: Site,
}

impl Loaded {
    /// Reads the site that the options name.
    fn open(global: &Global, shown: &Shown) -> Result<Self, Error> {
        let (text, mut config, mut diagnostics) = configuration(global)?;
        if let Some(base_url) = &shown.base_url {
            config.base_url = Some(format!("{}/", base_url.trim_end_matches('/')));
            diagnostics.retain(|diagnostic| diagnostic.code != Code::NoBaseUrl);
        }
        let ignore = ignored(&config, &mut diagnostics);
        let scope = files::tree::Scope {
            ignore: &ignore,
            theme: Some(&config.theme),
            output: std::path::Path::new(&config.output_dir),
        };
        let tree = files::tree::read_tree(&global.root, &scope)?;
        let options = Options { today: today(&config)?, drafts: shown.drafts, future: shown.future };
        let mut site = Site::open((config, diagnostics), &text, tree, &options);
        if shown.strict {
            site.raise_warnings();
        }
        Ok(Self { root: global.root.clone(), site })
    }

    /// The faults that the user asked to see.
    fn shown_diagnostics(&self, hints: bool) -> Vec<&Diagnostic> {
        self.site.diagnostics().iter().filter(|diagnostic| hints || diagnostic.severity != Severity::Hint).collect()
    }
}

/// The configuration that the options name: its text, what it says, and what is wrong with it.
fn configuration(global: &Global) -> Result<(String, Config, Vec<Diagnostic>), Error> {
    let path = global.config.clone().unwrap_or_else(|| global.root.join(config::FILE));
    let Some(bytes) = files::read_if_there(&path)? else { return Err(Error::NoSite(global.root.clone())) };
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (config, diagnostics) = Config::parse(&config::FILE.into(), &text);
    Ok((text, config, diagnostics))
}

/// The globs of `ignore`, as a set.
fn ignored(config: &Config, diagnostics: &mut Vec<Diagnostic>) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for pattern in &config.ignore {
        match Glob::new(pattern) {
            Ok(glob) => {
                set.add(glob);
            }
            Err(error) => {
                let message = format!("`{pattern}` is not a pattern of files: {}", error.kind());
                let diagnostic = Diagnostic::new(Code::InvalidValue, Place::file(&config::FILE.into()), message);
                diagnostics.push(diagnostic.help("write it as in .gitignore, such as `content/notes/old/**`"));
            }
        }
    }
    set.build().unwrap_or_default()
}

/// Today in the time zone of the site, or the day that `SOURCE_DATE_EPOCH` names (reproducible-builds.org).
fn today(config: &Config) -> Result<Day, Error> {
    let now = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => {
            let seconds = text.trim().parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
            seconds.ok_or(Error::Epoch(text))?
        }
        Err(_) => Timestamp::now(),
    };
    Ok(now.to_zoned(config.timezone.clone()).date().into())
}

/// The exit status of a command that found these faults.
fn status(site: &Site) -> ExitCode {
    if site.is_broken() { ExitCode::from(FAILURE) } else { ExitCode::SUCCESS }
}
