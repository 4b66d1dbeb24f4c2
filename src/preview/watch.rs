//! Watching: in come the folders of a site, out come [`Hints`] of what may have changed in them.
//!
//! What the system tells is taken for a hint and no more, because editors write in many ways: into the file, into another one that then takes
//! its name, or after taking the old file away. So a batch ends when nothing was told for a moment, and lasts longer while a file is empty or
//! missing that is likely to come back. Where the system cannot tell, the folders are looked through once a second.

mod batch;

use std::path::{Path, PathBuf};
use std::time::Duration;

use notify::{Config, ErrorKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::sleep;

use crate::files::{self, Kind};
use crate::workspace::Hints;
use batch::Batch;

/// A batch ends when nothing was told for so long.
const QUIET: Duration = Duration::from_millis(10);
/// A batch ends after so long, whatever is told.
const LONGEST: Duration = Duration::from_millis(150);
/// How often an empty or missing file is given another [`QUIET`] to come back.
const PATIENCE: usize = 5;
/// A folder that has come is looked at again after so long: what was written into it before it was watched has not been told.
const SECOND_LOOK: Duration = Duration::from_millis(200);
/// How often folders are looked through where nothing is told.
const POLLING: Duration = Duration::from_secs(1);

/// The folders of a site that are watched, at the root. The output, `.git` and `private/` beside them are not.
const FOLDERS: [&str; 4] = ["content", "templates", "themes", "static"];

/// What is watched.
#[derive(Debug, Clone)]
pub(super) struct Scope {
    /// The folder of the site, with every link in its path followed.
    pub(super) root: PathBuf,
    /// Where the configuration may be written: its path, and where that leads if it is a link.
    pub(super) config: Vec<PathBuf>,
    /// Whether to look instead of being told.
    pub(super) polling: bool,
}

/// Something that was told.
#[derive(Debug)]
pub(super) enum Signal {
    /// By the system.
    Event(notify::Event),
    /// The system can tell no more.
    Lost(notify::Error),
    /// These are to be looked at again.
    Again(Vec<PathBuf>),
    /// All is to be looked at.
    Everything,
}

/// The folders of a site, watched. Dropping it ends that.
pub(super) struct Watch {
    scope: Scope,
    watcher: Option<Box<dyn Watcher + Send>>,
    told: UnboundedSender<Signal>,
    signals: UnboundedReceiver<Signal>,
    /// Called with the reason when the folders are looked through instead.
    on_polling: Box<dyn Fn(&str) + Send>,
}

impl Watch {
    /// Watches the folders that are there.
    pub(super) fn start(scope: Scope, on_polling: impl Fn(&str) + Send + 'static) -> Self {
        let (told, signals) = unbounded_channel();
        let mut watch = Self { scope, watcher: None, told, signals, on_polling: Box::new(on_polling) };
        if watch.scope.polling {
            watch.poll("as asked for");
        } else if files::is_remote(&watch.scope.root) {
            watch.poll("the folder is on a network drive, where changes by other machines are not told");
        } else if let Err(error) = watch.listen() {
            watch.poll(&reason(&error));
        }
        watch
    }

    /// Where others tell what is to be looked at.
    pub(super) fn teller(&self) -> UnboundedSender<Signal> {
        self.told.clone()
    }

    /// Waits for changes, and until they have settled. None when nobody can tell any more.
    pub(super) async fn next(&mut self) -> Option<Hints> {
        let mut batch = Batch::default();
        while batch.is_empty() {
            let signal = self.signals.recv().await?;
            self.take(&mut batch, signal);
        }
        let longest = sleep(LONGEST);
        tokio::pin!(longest);
        let mut patience = PATIENCE;
        loop {
            tokio::select! {
                biased;
                () = &mut longest => break,
                Some(signal) = self.signals.recv() => self.take(&mut batch, signal),
                () = sleep(QUIET) => {
                    if patience == 0 || batch.is_settled(&self.scope.root) {
                        break;
                    }
                    patience -= 1;
                }
            }
        }
        self.follow(&batch);
        Some(batch.into_hints())
    }

    fn take(&mut self, batch: &mut Batch, signal: Signal) {
        match signal {
            Signal::Event(event) => batch.take(&event, &self.scope),
            Signal::Again(paths) => batch.look_at(paths),
            Signal::Everything => batch.look_everywhere(),
            // Each folder that cannot be watched is told; the first is enough.
            Signal::Lost(_) if self.scope.polling => {}
            Signal::Lost(error) => {
                self.poll(&reason(&error));
                batch.look_everywhere();
            }
        }
    }

    /// Watches folders that have come, and has them looked at again.
    fn follow(&mut self, batch: &Batch) {
        let come = batch.come(&self.scope.root);
        for folder in come.iter().filter(|path| FOLDERS.iter().any(|name| path.as_os_str() == *name)) {
            let path = self.scope.root.join(folder);
            if let Some(Err(error)) = self.watcher.as_mut().map(|it| it.watch(&path, RecursiveMode::Recursive))
                && self.told.send(Signal::Lost(error)).is_err()
            {
                return;
            }
        }
        if !come.is_empty() {
            let told = self.told.clone();
            tokio::spawn(async move {
                sleep(SECOND_LOOK).await;
                // Nobody listens any more when the server has stopped.
                let _ = told.send(Signal::Again(come));
            });
        }
    }

    fn listen(&mut self) -> notify::Result<()> {
        let mut watcher: Box<dyn Watcher + Send> =
            Box::new(RecommendedWatcher::new(self.handler(), Config::default())?);
        watch_all(&self.scope, &mut *watcher)?;
        self.watcher = Some(watcher);
        Ok(())
    }

    fn poll(&mut self, reason: &str) {
        self.scope.polling = true;
        // Times of files are whole seconds there, and what is checked out or unpacked may have an older one: contents are compared.
        let config = Config::default().with_poll_interval(POLLING).with_compare_contents(true);
        let watcher = PollWatcher::new(self.handler(), config).and_then(|watcher| {
            let mut watcher: Box<dyn Watcher + Send> = Box::new(watcher);
            watch_all(&self.scope, &mut *watcher).map(|()| watcher)
        });
        match watcher {
            Ok(watcher) => {
                self.watcher = Some(watcher);
                (self.on_polling)(&format!("{reason}; the folders are looked through once a second instead"));
            }
            Err(error) => (self.on_polling)(&format!("changes are not seen: {error}")),
        }
    }

    fn handler(&self) -> impl Fn(notify::Result<notify::Event>) + Send + 'static {
        let told = self.told.clone();
        move |event| {
            // Nobody listens any more when the server has stopped.
            let _ = match event {
                // Reading the site is told as well.
                Ok(event) if batch::is_reading(&event) => Ok(()),
                Ok(event) => told.send(Signal::Event(event)),
                Err(error) if matches!(error.kind, ErrorKind::MaxFilesWatch) => told.send(Signal::Lost(error)),
                Err(_) => told.send(Signal::Everything),
            };
        }
    }
}

/// What is at the root is watched name by name: there may be an output, a repository, a thousand other folders.
fn watch_all(scope: &Scope, watcher: &mut dyn Watcher) -> notify::Result<()> {
    watcher.watch(&scope.root, RecursiveMode::NonRecursive)?;
    for parent in scope.config.iter().filter_map(|path| path.parent()).filter(|parent| *parent != scope.root) {
        watcher.watch(parent, RecursiveMode::NonRecursive)?;
    }
    for folder in FOLDERS.map(|name| scope.root.join(name)) {
        if is_folder(&folder) {
            watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
    }
    Ok(())
}

/// Whether a folder stands there, or a link to one.
fn is_folder(path: &Path) -> bool {
    files::canonical(path).and_then(|path| files::kind(&path)).is_ok_and(|kind| kind == Some(Kind::Folder))
}

/// Why the system cannot tell, and what to do about it.
fn reason(error: &notify::Error) -> String {
    match error.kind {
        ErrorKind::MaxFilesWatch => "the system watches no more folders; raise the limit with \
             `sudo sysctl fs.inotify.max_user_watches=524288` and start again"
            .to_owned(),
        _ => format!("the system cannot tell what changes ({error})"),
    }
}
