//! Writes a built site: only what changed, all of it or nothing.
//!
//! In: paths and contents, from any number of threads, in any order. Out: a folder that holds exactly those files, besides whatever else
//! somebody put there, and a [`Report`].
//!
//! ```text
//! .public.dossier-staging/     beside the output `public`; not there between builds
//!     site/                    a first build, complete, which is renamed to `public`
//!     changed/0, 1, …          a later build: the files that differ from the last one
//!     manifest                 the list of files that the output will have
//!     journal                  what to move and remove; there once all of the above is complete
//! .public.dossier-lock         held while one process writes
//! ```
//!
//! Nothing is replaced before the journal stands. A run that ends before that leaves the last site as it was, and the next one throws its
//! staging away; a run that is killed after that is completed by the next [`Output::open`]. Contents are never in memory for longer than
//! [`Output::put`] takes. The journal and the manifest are synced to the disk; the pages are not, because the next build sees by its size
//! that a page was cut short by a power failure, and writes it again.

mod commit;
mod journal;
mod manifest;
mod open;
mod sealed;

#[cfg(test)]
mod tests;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::files::lock::Lock;
use crate::files::paths;
pub use crate::files::paths::{Clash, Fault, check as check_path};
use crate::files::{self, Stamp};
use manifest::Manifest;
use open::Places;
pub use open::inspect;

/// Why a site was not written. The last one is as it was, but for [`Error::Files`] in the middle of a commit, which the next
/// build completes.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The machine refused.
    #[error(transparent)]
    Files(#[from] files::Error),
    /// The output holds files, and no mark of ours.
    #[error(
        "{} is not empty and was not made by dossier, so nothing in it is touched: choose another folder, or empty it yourself",
        .0.display()
    )]
    NotOurs(PathBuf),
    /// The output is a file.
    #[error("{} is not a folder: choose another output folder, or remove it yourself", .0.display())]
    NotAFolder(PathBuf),
    /// The output is, holds or is inside the site's sources.
    #[error("{} cannot be the output, because the site's sources are in {}: choose a folder of its own", dir.display(), sources.display())]
    Overlaps {
        /// The output that was asked for.
        dir: PathBuf,
        /// The folder of sources that it overlaps.
        sources: PathBuf,
    },
    /// Another process holds the lock.
    #[error("another dossier is writing to {}: wait for it to end, or choose another output folder", .0.display())]
    Busy(PathBuf),
    /// A list that we wrote has been changed since.
    #[error(
        "{} has been damaged, so it is not known which files are dossier's: remove {} yourself and build again",
        list.display(),
        remove.display()
    )]
    Damaged {
        /// The manifest or the journal.
        list: PathBuf,
        /// What has to go.
        remove: PathBuf,
    },
    /// A path that no site may have.
    #[error("{path} cannot be written: it {fault}")]
    Path {
        /// The path as it was given.
        path: String,
        /// What is wrong with it.
        fault: Fault,
    },
    /// Two paths that cannot both be.
    #[error(transparent)]
    Clash(#[from] Clash),
    /// Where a page has to go stands something that we did not write.
    #[error("{} is in the way of a page and was not made by dossier: move it elsewhere, static files go into static/", .0.display())]
    InTheWay(PathBuf),
    /// [`Output::put`] failed, and yet [`Output::commit`] was called.
    #[error("the site is incomplete, because a page could not be written")]
    Incomplete,
}

/// What a file of the site is to hold.
#[derive(Debug, Clone, Copy)]
pub enum Content<'a> {
    /// These bytes.
    Bytes(&'a [u8]),
    /// What the file at this path holds.
    Copy(&'a Path),
}

/// What came of a [`Output::put`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It will replace what the last build wrote, or is new.
    Written,
    /// It is there already.
    Unchanged,
}

/// What a build did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Files that are new or different.
    pub written: usize,
    /// Files that were left as they were.
    pub unchanged: usize,
    /// Files of the last build that this one does not have.
    pub removed: usize,
    /// The size of the files that were written.
    pub bytes: u64,
    /// The size of the whole site, in bytes.
    pub size: u64,
    /// The largest file of the site, and its size in bytes.
    pub largest: Option<(Arc<str>, u64)>,
    /// What is in the output and not from us, sorted, relative to the output; a folder ends with `/` and stands for all that is in it.
    /// It was left alone.
    pub foreign: Vec<String>,
}

/// A site that is being written. Dropped without [`commit`](Self::commit), it leaves the last site as it was.
#[derive(Debug)]
pub struct Output {
    places: Places,
    /// What the last build wrote; none if this is the first.
    last: Option<Manifest>,
    claims: Mutex<paths::Claims>,
    record: Mutex<Record>,
    next_number: AtomicU64,
    failed: AtomicBool,
    /// The journal stands: staging is no longer ours to throw away.
    journalled: bool,
    _lock: Lock,
}

/// What was put so far.
#[derive(Debug, Default)]
struct Record {
    stamps: Vec<(Arc<str>, Stamp)>,
    /// Staged files of a later build, by number.
    moves: Vec<(u64, Arc<str>)>,
    report: Report,
}

impl Output {
    /// Puts one file into the site. `path` is relative to the output, with `/` on every system.
    ///
    /// # Errors
    ///
    /// A path that leaves the output, that some system cannot hold, or that clashes with one that was put before; and whatever the disk
    /// refuses. After an error the site cannot be committed.
    pub fn put(&self, path: &str, content: Content<'_>) -> Result<Fate, Error> {
        self.stage(path, content).inspect_err(|_| self.failed.store(true, Ordering::Relaxed))
    }

    fn stage(&self, path: &str, content: Content<'_>) -> Result<Fate, Error> {
        paths::check(path).map_err(|fault| Error::Path { path: path.to_owned(), fault })?;
        let path: Arc<str> = path.into();
        let first_in_folder = lock(&self.claims).claim(&path)?;
        let (stamp, number) = match &self.last {
            None => (self.write_whole(&path, content, first_in_folder)?, None),
            Some(last) => self.write_changed(&path, content, last)?,
        };
        let fate = if self.last.is_some() && number.is_none() { Fate::Unchanged } else { Fate::Written };
        let mut record = lock(&self.record);
        record.moves.extend(number.map(|number| (number, Arc::clone(&path))));
        record.stamps.push((path, stamp));
        match fate {
            Fate::Written => {
                record.report.written += 1;
                record.report.bytes += stamp.size;
            }
            Fate::Unchanged => record.report.unchanged += 1,
        }
        Ok(fate)
    }

    /// A first build: straight to where it belongs, with no call to the system but those that make the file.
    fn write_whole(&self, path: &str, content: Content<'_>, first_in_folder: bool) -> Result<Stamp, Error> {
        let place = self.places.whole().join(path);
        let Some(folder) = place.parent() else { return Ok(write(&place, content)?) };
        // One call makes the folder, unless the one above it is missing too.
        if first_in_folder && files::create_folder(folder).is_err() {
            files::create_folders(folder)?;
        }
        match write(&place, content) {
            // The thread that was first in this folder has not made it yet.
            Err(error) if error.path == place && error.cause.kind() == ErrorKind::NotFound => {
                files::create_folders(folder)?;
                Ok(write(&place, content)?)
            }
            done => Ok(done?),
        }
    }

    /// A later build: under a number, if it differs from what is there.
    fn write_changed(&self, path: &str, content: Content<'_>, last: &Manifest) -> Result<(Stamp, Option<u64>), Error> {
        if let Some(known) = last.get(path)
            && files::size(&self.places.site.join(path)) == Some(known.size)
            && stamp(content)? == known
        {
            return Ok((known, None));
        }
        let number = self.next_number.fetch_add(1, Ordering::Relaxed);
        let stamp = write(&self.places.changed().join(number.to_string()), content)?;
        Ok((stamp, Some(number)))
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        if !self.journalled {
            // What stays behind is thrown away by the next build, so there is nobody to tell.
            let _ = files::remove_tree(&self.places.staging);
        }
    }
}

fn stamp(content: Content<'_>) -> Result<Stamp, files::Error> {
    match content {
        Content::Bytes(bytes) => Ok(Stamp::of(bytes)),
        Content::Copy(source) => files::stamp(source),
    }
}

fn write(place: &Path, content: Content<'_>) -> Result<Stamp, files::Error> {
    match content {
        Content::Bytes(bytes) => files::write_new(place, bytes).map(|()| Stamp::of(bytes)),
        Content::Copy(source) => files::copy_new(source, place),
    }
}

/// Locks. What a thread that panicked left behind is whole: nothing that can panic is done under these locks.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
