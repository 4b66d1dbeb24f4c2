//! Watching: in come the folders of a site, out come [`Hints`] of what may have changed in them.
//!
//! What the system tells is taken for a hint and no more, because editors write in many ways: into the file, into another one that then takes
//! its name, or after taking the old file away. So a batch ends when nothing was told for a moment, and lasts longer while a file is empty or
//! missing that is likely to come back. Where the system cannot tell, the folders are looked through once a second.

mod batch;
mod links;

use std::path::{Path, PathBuf};
use std::time::Duration;

use notify::event::ModifyKind;
use notify::{Config, ErrorKind, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::sleep;

use crate::files::{self, Kind};
use crate::workspace::Hints;
use batch::Batch;
use links::Links;

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
    /// None while there is nothing to watch: the folder of the site is away.
    watcher: Option<Box<dyn Watcher + Send>>,
    links: Links,
    told: UnboundedSender<Signal>,
    signals: UnboundedReceiver<Signal>,
    /// Called with the reason when the folders are looked through instead.
    on_polling: Box<dyn Fn(&str) + Send>,
}

impl Watch {
    /// Watches the folders that are there.
    pub(super) fn start(scope: Scope, on_polling: impl Fn(&str) + Send + 'static) -> Self {
        let (told, signals) = unbounded_channel();
        let mut watch =
            Self { scope, watcher: None, links: Links::default(), told, signals, on_polling: Box::new(on_polling) };
        if watch.scope.polling {
            watch.poll(None);
        } else if files::is_remote(&watch.scope.root) {
            watch.poll(Some("the folder is on a network drive, where changes by other machines are not told"));
        } else if let Err(error) = watch.listen() {
            watch.poll(Some(&reason(&error)));
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
                    if patience == 0 || batch.is_settled(&self.scope) {
                        break;
                    }
                    patience -= 1;
                }
            }
        }
        self.follow(&batch);
        if self.watcher.is_none() && !self.scope.polling {
            self.find_again(&mut batch);
        }
        Some(batch.into_hints())
    }

    fn take(&mut self, batch: &mut Batch, signal: Signal) {
        match signal {
            Signal::Event(event) => {
                let is_away = matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)));
                if is_away && event.paths.iter().any(|path| *path == self.scope.root || self.links.has(path)) {
                    // What was watched under this name is another folder now, or none; with a link, its target is not watched any more either.
                    self.watcher = None;
                    batch.look_everywhere();
                }
                batch.take(&self.links.widen(event), &self.scope);
            }
            Signal::Again(paths) => batch.look_at(paths),
            Signal::Everything => batch.look_everywhere(),
            // Each folder that cannot be watched is told; the first is enough.
            Signal::Lost(_) if self.scope.polling => {}
            Signal::Lost(error) => {
                self.poll(Some(&reason(&error)));
                batch.look_everywhere();
            }
        }
    }

    /// Watches folders and links that have come, and has them looked at again.
    fn follow(&mut self, batch: &Batch) {
        let come = batch.come(&self.scope.root);
        for path in &come {
            let is_watched = FOLDERS.iter().all(|name| path.as_os_str() != *name);
            let path = self.scope.root.join(path);
            let targets = self.links.find(&path, &self.scope.root);
            let watched = self.watcher.as_mut().map_or(Ok(()), |watcher| {
                if !is_watched {
                    watcher.watch(&path, RecursiveMode::Recursive)?;
                }
                watch_behind(&targets, &self.scope.root, &mut **watcher)
            });
            if let Err(error) = watched
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

    /// Watches the folder of the site again, if it is back. Whoever cannot read the site meanwhile tries again, and so asks for this.
    fn find_again(&mut self, batch: &mut Batch) {
        if !is_folder(&self.scope.root) {
            return;
        }
        if let Err(error) = self.listen() {
            self.poll(Some(&reason(&error)));
        }
        batch.look_everywhere();
    }

    fn listen(&mut self) -> notify::Result<()> {
        let mut watcher: Box<dyn Watcher + Send> =
            Box::new(RecommendedWatcher::new(self.handler(), Config::default())?);
        watch_all(&self.scope, &mut *watcher)?;
        self.links = Links::default();
        for folder in FOLDERS.map(|name| self.scope.root.join(name)) {
            let targets = self.links.find(&folder, &self.scope.root);
            watch_behind(&targets, &self.scope.root, &mut *watcher)?;
        }
        self.watcher = Some(watcher);
        Ok(())
    }

    /// Looks through the folders; `reason` is why, unless that was asked for.
    fn poll(&mut self, reason: Option<&str>) {
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
                if let Some(reason) = reason {
                    (self.on_polling)(&format!("{reason}; the folders are looked through once a second instead"));
                }
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

/// Watches what links lead to: folders, and the folders around files, because editors may put another file in its place. What is in the folders of the
/// site is watched already, and what is watched again in another way is lost to the first.
fn watch_behind(targets: &[PathBuf], root: &Path, watcher: &mut dyn Watcher) -> notify::Result<()> {
    for target in targets {
        let folder = if is_folder(target) { Some(&**target) } else { target.parent() };
        let inside = folder.and_then(|folder| folder.strip_prefix(root).ok()).and_then(|inside| inside.iter().next());
        if let Some((folder, first)) = folder.zip(inside)
            && FOLDERS.iter().all(|name| first != *name)
        {
            watcher.watch(folder, RecursiveMode::Recursive)?;
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
    let limit = match &error.kind {
        ErrorKind::MaxFilesWatch => Some("fs.inotify.max_user_watches=524288"),
        // EMFILE: each program that watches counts as one.
        ErrorKind::Io(cause) if cause.raw_os_error() == Some(24) => Some("fs.inotify.max_user_instances=1024"),
        _ => None,
    };
    match limit {
        Some(limit) => {
            format!("the system watches no more; raise its limit with `sudo sysctl {limit}` and start again")
        }
        None => format!("the system cannot tell what changes ({error})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    #[test]
    fn a_limit_is_told_with_its_remedy() {
        for (error, words) in [
            (notify::Error::new(ErrorKind::MaxFilesWatch), "sysctl fs.inotify.max_user_watches="),
            (notify::Error::io(std::io::Error::from_raw_os_error(24)), "sysctl fs.inotify.max_user_instances="),
            (notify::Error::generic("odd"), "cannot tell what changes (odd)"),
        ] {
            assert!(reason(&error).contains(words), "{}", reason(&error));
        }
    }

    #[tokio::test]
    async fn a_limit_that_is_reached_while_it_runs_is_told_once_and_everything_is_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let said = Arc::new(Mutex::new(Vec::new()));
        let saying = Arc::clone(&said);
        let scope = Scope { config: vec![root.join("dossier.yaml")], root, polling: false };
        let mut watch = Watch::start(scope, move |reason| saying.lock().unwrap().push(reason.to_owned()));
        for _ in 0..2 {
            watch.teller().send(Signal::Lost(notify::Error::new(ErrorKind::MaxFilesWatch))).unwrap();
        }
        assert_eq!(watch.next().await, Some(Hints::Everything));
        let said = said.lock().unwrap();
        assert!(said.len() == 1 && said[0].contains("once a second"), "{said:?}");
    }
}
