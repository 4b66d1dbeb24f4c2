//! The preview: a server on this machine that makes each page when a browser asks for it, and again in the open browser when a file was saved.
//!
//! In come an open [`Workspace`] and [`Settings`]; out go pages, and [`Event`]s for whoever tells the user. One path leads from a file to a page, the
//! one that `build` takes, so the preview shows what would be published.
//!
//! - `watch` waits until something was saved and has settled, and says where;
//! - `state` brings the workspace up to date there, one update after the other, and remembers what only history knows: the last good version
//!   of a page, and where a file went;
//! - `pages` makes what an address shows, and `inject` adds the one script to it;
//! - `http` answers browsers with pages and `asset` with files, `own` lets it answer to this machine's own names only;
//! - `socket` tells each open page when it shows something else now; `client/` is what runs in the browser; `fault` is what it says of faults.

mod asset;
mod fault;
mod http;
mod inject;
mod own;
mod pages;
mod socket;
mod state;
mod watch;

use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use jiff::tz::TimeZone;
use tokio::runtime::Runtime;
use tokio::sync::mpsc::UnboundedSender;

use crate::date::Day;
use crate::files;
use crate::site::{Changed, Site};
use crate::workspace::Workspace;
use state::State;
use watch::{Scope, Signal, Watch};

pub use pages::base_path;

/// How often is asked whether a new day has come.
const TICK: Duration = Duration::from_secs(15);
/// How long a connection may take to ask for something: longer than any browser does.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// How soon a failed update is tried again.
const RETRY: Duration = Duration::from_secs(1);

/// How a preview behaves, and whom it tells.
pub struct Settings {
    /// The configuration, if it is not `dossier.yaml` at the root.
    pub config: Option<PathBuf>,
    /// Whether browsers go to the page of the file that was saved.
    pub follow: bool,
    /// Whether to look for changes once a second instead of being told of them.
    pub polling: bool,
    /// How long a connection may take to ask for something; then it is closed. [`PATIENCE`] for people.
    pub patience: Duration,
    /// What day it is in a time zone.
    pub today: Box<dyn Fn(&TimeZone) -> Day + Send + Sync>,
    /// Called for everything that the user may want to know. It must not wait for long.
    pub report: Report,
}

/// See [`Settings::report`].
pub type Report = Box<dyn Fn(Event<'_>) + Send + Sync>;

/// Something that the user may want to know.
#[derive(Debug)]
pub enum Event<'a> {
    /// Something was saved, and is being looked at.
    Began,
    /// The site is up to date again.
    Updated(&'a Site, &'a Changed),
    /// The site cannot be brought up to date; the last one is still served.
    Failed(&'a str),
    /// Changes are not told by the system: why, and what happens instead.
    Polling(&'a str),
}

/// A preview that runs. Dropping it ends it.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    /// Taken when the server ends.
    runtime: Option<Runtime>,
}

impl Server {
    /// Begins to watch and to serve.
    ///
    /// # Errors
    ///
    /// What the system says when a server cannot be started.
    pub fn start(listener: TcpListener, workspace: Workspace, settings: Settings) -> std::io::Result<Self> {
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        // Timers and sockets belong to the runtime, also those that are made here.
        let inside = runtime.enter();
        let scope = scope(&workspace, &settings);
        let patience = settings.patience;
        let state = Arc::new(State::new(workspace, settings));
        let reporting = Arc::clone(&state);
        let watch = Watch::start(scope, move |reason| reporting.report(Event::Polling(reason)));
        runtime.spawn(tick(Arc::clone(&state), watch.teller()));
        runtime.spawn(update(Arc::clone(&state), watch));
        let listener = tokio::net::TcpListener::from_std(listener)?;
        runtime.spawn(http::serve(listener, state, patience));
        drop(inside);
        Ok(Self { address, runtime: Some(runtime) })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Waits until the user interrupts the program, or the system asks it to end.
    ///
    /// # Errors
    ///
    /// What the system says when it cannot tell of an interruption.
    pub fn wait(&self) -> std::io::Result<()> {
        self.runtime.as_ref().map_or(Ok(()), |runtime| runtime.block_on(interrupted()))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Nobody waits for open connections, nor for a page that is being made.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

#[cfg(unix)]
async fn interrupted() -> std::io::Result<()> {
    let mut ended = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::select! {
        told = tokio::signal::ctrl_c() => told,
        _ = ended.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn interrupted() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}

fn scope(workspace: &Workspace, settings: &Settings) -> Scope {
    let root = workspace.root().to_owned();
    let config = settings.config.clone().unwrap_or_else(|| root.join("dossier.yaml"));
    // Its folder is watched, so the name in that folder counts, and that which it leads to.
    let folder = config.parent().and_then(|folder| files::canonical(folder).ok());
    let named = folder.zip(config.file_name()).map(|(folder, name)| folder.join(name));
    let config = named.into_iter().chain(files::canonical(&config).ok()).collect();
    Scope { root, config, polling: settings.polling }
}

/// One update after the other, for as long as anything can change.
async fn update(state: Arc<State>, mut watch: Watch) {
    while let Some(hints) = watch.next().await {
        let updating = Arc::clone(&state);
        let updated = tokio::task::spawn_blocking(move || updating.update(hints)).await;
        // A fault of this program in one update must not end all others.
        if !updated.unwrap_or_else(|_| state.stumbled()) {
            let told = watch.teller();
            tokio::spawn(async move {
                tokio::time::sleep(RETRY).await;
                let _ = told.send(Signal::Again(Vec::new()));
            });
        }
    }
}

/// Notices a new day: what is under an embargo may be due, and “today” is another.
async fn tick(state: Arc<State>, told: UnboundedSender<Signal>) {
    loop {
        tokio::time::sleep(TICK).await;
        if state.is_another_day() && told.send(Signal::Again(Vec::new())).is_err() {
            return;
        }
    }
}
