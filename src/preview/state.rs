//! The state of a preview: the workspace, and what only its history knows.
//!
//! Updates come one after the other. Pages are made under a lock that many hold at once and an update alone, so no page is made of half an update.
//! Who waits for updates gets the newest one, however many there were since.

use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard};

use tokio::sync::watch;

use super::fault::Faults;
use super::pages::{self, Page};
use super::{Event, Settings};
use crate::date::Day;
use crate::site::{self, Changed, Site};
use crate::workspace::{Hints, Workspace};

/// How many pages are remembered as they last were without a fault.
const REMEMBERED: usize = 64;
/// How many files are remembered that went elsewhere.
const MOVES: usize = 256;

/// What an update left behind.
#[derive(Debug, Clone, Default)]
pub(super) struct Update {
    /// Counts updates, from 0 for the site as it was opened.
    pub(super) version: u64,
    /// Why the site could not be brought up to date.
    pub(super) failure: Option<Arc<str>>,
    /// What is wrong with the author's files.
    pub(super) faults: Arc<Faults>,
    /// Paths of styles, pictures and scripts on this server, each with the update that last changed it.
    pub(super) assets: BTreeMap<String, u64>,
    /// The page of the one file that was saved, and the update in which it was.
    pub(super) follow: Option<(u64, String)>,
    /// Files that went from one place to another, oldest first.
    moves: VecDeque<(Arc<str>, Arc<str>)>,
}

impl Update {
    /// Where a file is now.
    pub(super) fn now_at(&self, file: &Arc<str>) -> Arc<str> {
        let step = |at: Arc<str>, (from, to): &(Arc<str>, Arc<str>)| if at == *from { Arc::clone(to) } else { at };
        self.moves.iter().fold(Arc::clone(file), step)
    }
}

/// The state of a preview.
pub(super) struct State {
    root: PathBuf,
    workspace: RwLock<Workspace>,
    settings: Settings,
    /// The day of the last update.
    day: Mutex<Option<Day>>,
    /// Pages as they last were without a fault, the newest last.
    good: Mutex<VecDeque<(String, Page)>>,
    /// What a failed update did not get to look at.
    owed: Mutex<Hints>,
    updates: watch::Sender<Arc<Update>>,
}

impl State {
    pub(super) fn new(workspace: Workspace, settings: Settings) -> Self {
        let root = workspace.root().to_owned();
        let faults = Arc::new(Faults::of(workspace.site(), &root));
        let day = Mutex::new(Some((settings.today)(&workspace.site().config().timezone)));
        let (updates, _) = watch::channel(Arc::new(Update { faults, ..Update::default() }));
        let good = Mutex::new(VecDeque::new());
        let owed = Mutex::new(Hints::Paths(Vec::new()));
        Self { root, workspace: RwLock::new(workspace), settings, day, good, owed, updates }
    }

    /// The folder of the site, with every link in its path followed.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// The site as it is now. Updates wait until it is given back.
    pub(super) fn workspace(&self) -> RwLockReadGuard<'_, Workspace> {
        // A panic in an update leaves a site that the next one makes anew.
        self.workspace.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where the newest update is told.
    pub(super) fn updates(&self) -> watch::Receiver<Arc<Update>> {
        self.updates.subscribe()
    }

    /// The newest update.
    pub(super) fn version(&self) -> u64 {
        self.updates.borrow().version
    }

    /// Whether browsers go to the page of the file that was saved.
    pub(super) fn follows(&self) -> bool {
        self.settings.follow
    }

    pub(super) fn report(&self, event: Event<'_>) {
        (self.settings.report)(event);
    }

    /// Brings the site up to date. False if that failed and may work later without any change, so that it has to be tried again.
    pub(super) fn update(&self, hints: Hints) -> bool {
        self.report(Event::Began);
        let hints = together(std::mem::replace(&mut *lock(&self.owed), Hints::Everything), hints);
        let was_failing = self.updates.borrow().failure.is_some();
        let is_another_day = self.is_another_day();
        let refreshed = self.workspace.write().unwrap_or_else(PoisonError::into_inner).refresh(&hints);
        // A panic in there would leave everything owed.
        *lock(&self.owed) = Hints::Paths(Vec::new());
        match refreshed {
            Ok(changed) => {
                *lock(&self.day) = Some(self.today());
                // A new day changes pages without any file.
                if !changed.is_empty() || was_failing || is_another_day {
                    self.updated(&changed);
                    self.report(Event::Updated(self.workspace().site(), &changed));
                }
                true
            }
            Err(error) => {
                *lock(&self.owed) = hints;
                self.fail(&error.to_string());
                false
            }
        }
    }

    /// After a panic of an update.
    pub(super) fn stumbled(&self) -> bool {
        self.fail("the update failed, by a fault of dossier itself; the next change is taken in with everything else");
        true
    }

    fn fail(&self, why: &str) {
        if self.updates.borrow().failure.as_deref() == Some(why) {
            return;
        }
        self.publish(|update| update.failure = Some(why.into()));
        self.report(Event::Failed(why));
    }

    fn updated(&self, changed: &Changed) {
        let workspace = self.workspace();
        let site = workspace.site();
        let faults = Arc::new(Faults::of(site, &self.root));
        self.publish(|update| {
            update.failure = None;
            update.faults = faults;
            let files = changed.changed.iter().chain(&changed.removed);
            for address in files.filter_map(|path| asset(path)) {
                let versions = std::iter::once(address).chain(smaller_versions(site, address));
                update.assets.extend(versions.map(|address| (pages::path(site, address), update.version)));
            }
            update.moves.extend(changed.moved.iter().cloned());
            let forgotten = update.moves.len().saturating_sub(MOVES);
            update.moves.drain(..forgotten);
            let mut pages = changed.changed.iter().filter_map(|path| site.page_of(path));
            // Several at once are not written by hand.
            if let (Some(page), None) = (pages.next(), pages.next()) {
                update.follow = Some((update.version, pages::path(site, &page.address)));
            }
        });
    }

    fn publish(&self, change: impl FnOnce(&mut Update)) {
        self.updates.send_modify(|update| {
            let mut next = Update::clone(update);
            next.version += 1;
            change(&mut next);
            *update = Arc::new(next);
        });
    }

    fn today(&self) -> Day {
        (self.settings.today)(&self.workspace().site().config().timezone)
    }

    /// Whether the last update was on another day.
    pub(super) fn is_another_day(&self) -> bool {
        let today = self.today();
        *lock(&self.day) != Some(today)
    }

    /// Remembers a page that was made without a fault.
    pub(super) fn remember(&self, path: &str, page: &Page) {
        let mut good = lock(&self.good);
        good.retain(|(known, _)| known != path);
        if good.len() == REMEMBERED {
            good.pop_front();
        }
        good.push_back((path.to_owned(), page.clone()));
    }

    /// The page as it last was without a fault.
    pub(super) fn last_good(&self, path: &str) -> Option<Page> {
        lock(&self.good).iter().find(|(known, _)| known == path).map(|(_, page)| page.clone())
    }
}

/// Everything that two looks are to look at.
fn together(one: Hints, other: Hints) -> Hints {
    match (one, other) {
        (Hints::Paths(mut paths), Hints::Paths(more)) => {
            paths.extend(more);
            Hints::Paths(paths)
        }
        _ => Hints::Everything,
    }
}

/// The address of a style, picture or script, if this path is that of one.
fn asset(path: &str) -> Option<&str> {
    path.strip_prefix("static/").or_else(|| path.strip_prefix("themes/")?.split_once("/static/").map(|(_, rest)| rest))
}

/// The addresses of the smaller versions of a picture.
fn smaller_versions<'a>(site: &'a Site, address: &str) -> impl Iterator<Item = &'a str> {
    let begin = format!("{address}.");
    let from = site.planned().partition_point(|route| *route.address < *begin);
    let inside = site.planned().iter().skip(from).take_while(move |route| route.address.starts_with(&begin));
    inside.filter(|route| matches!(route.page, site::Page::Scaled(..))).map(|route| route.address.as_str())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_followed_through_all_its_moves() {
        let moves = [("a", "b"), ("x", "a"), ("b", "c")].map(|(from, to)| (from.into(), to.into()));
        let update = Update { moves: moves.into(), ..Update::default() };
        for (from, to) in [("a", "c"), ("x", "a"), ("b", "c"), ("z", "z")] {
            assert_eq!(&*update.now_at(&from.into()), to);
        }
    }
}
