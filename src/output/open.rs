//! Opening an output: whether it may be written, by whom, and what an earlier run left undone.
//!
//! In: the folder that was asked for and the site's root. Out: an [`Output`] that holds the lock, with the last run completed or
//! thrown away, and the list of what that wrote.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64};

use super::journal::{Journal, Step};
use super::manifest::Manifest;
use super::{Error, Output, Record};
use crate::files::paths::Claims;
use crate::files::{self, Kind, lock::Lock, output};

/// Where things stand. All paths are absolute, and the last links in them resolved.
#[derive(Debug)]
pub(super) struct Places {
    pub(super) site: PathBuf,
    pub(super) staging: PathBuf,
    lock: PathBuf,
}

impl Places {
    /// Everything but the site itself stands beside it, on the same file system, so that a rename is enough to move it.
    fn of(dir: &Path) -> Result<Self, Error> {
        let site = output::resolve(dir)?;
        let name = site.file_name().unwrap_or_default().to_owned();
        let beside = |what: &str| {
            let mut hidden = std::ffi::OsString::from(".");
            hidden.push(&name);
            hidden.push(what);
            site.with_file_name(hidden)
        };
        Ok(Self { staging: beside(".dossier-staging"), lock: beside(".dossier-lock"), site })
    }

    pub(super) fn whole(&self) -> PathBuf {
        self.staging.join("site")
    }

    pub(super) fn changed(&self) -> PathBuf {
        self.staging.join("changed")
    }

    pub(super) fn new_manifest(&self) -> PathBuf {
        self.staging.join("manifest")
    }

    pub(super) fn manifest(&self) -> PathBuf {
        self.site.join(Manifest::NAME)
    }

    pub(super) fn journal(&self) -> PathBuf {
        self.staging.join("journal")
    }
}

impl Output {
    /// Opens a folder to write a site to. It need not exist. `root` is the site's own folder.
    ///
    /// # Errors
    ///
    /// If the folder holds anything and was not made by us; if it overlaps the sources; if another process is writing to it.
    pub fn open(dir: &Path, root: &Path) -> Result<Self, Error> {
        let places = Places::of(dir)?;
        if let Some(sources) = output::overlapping(&places.site, root)? {
            return Err(Error::Overlaps { dir: places.site, sources });
        }
        if let Some(parent) = places.site.parent() {
            files::create_folders(parent)?;
        }
        let Some(lock) = Lock::take(&places.lock)? else { return Err(Error::Busy(places.site)) };
        places.recover()?;
        let last = places.last()?;
        files::create_folder(&places.staging)?;
        files::create_folder(&if last.is_some() { places.changed() } else { places.whole() })?;
        Ok(Self {
            places,
            last,
            claims: Mutex::new(Claims::default()),
            record: Mutex::new(Record::default()),
            next_number: AtomicU64::new(0),
            failed: AtomicBool::new(false),
            journalled: false,
            _lock: lock,
        })
    }
}

/// Whether a folder could be opened to write a site to, as far as that can be told without touching anything.
///
/// # Errors
///
/// Those of [`Output::open`] that do not pass by themselves.
pub fn inspect(dir: &Path, root: &Path) -> Result<(), Error> {
    let places = Places::of(dir)?;
    match output::overlapping(&places.site, root)? {
        Some(sources) => Err(Error::Overlaps { dir: places.site, sources }),
        None => places.last().map(drop),
    }
}

impl Places {
    /// What the last build wrote; none if there was no last build and the folder is ours to make.
    fn last(&self) -> Result<Option<Manifest>, Error> {
        match files::kind(&self.site)? {
            None => return Ok(None),
            Some(Kind::Folder) => {}
            Some(_) => return Err(Error::NotAFolder(self.site.clone())),
        }
        if let Some(bytes) = files::read_if_there(&self.manifest())? {
            let damaged = || Error::Damaged { list: self.manifest(), remove: self.site.clone() };
            return Manifest::parse(&bytes).map(Some).ok_or_else(damaged);
        }
        if files::children(&self.site)?.is_empty() { Ok(None) } else { Err(Error::NotOurs(self.site.clone())) }
    }

    /// Completes a run that was killed after its journal stood, and throws away what any other left.
    fn recover(&self) -> Result<(), Error> {
        // A site that was removed or replaced since is not the one that the journal is about.
        if files::kind(&self.manifest())? == Some(Kind::File)
            && let Some(bytes) = files::read_if_there(&self.journal())?
        {
            let damaged = || Error::Damaged { list: self.journal(), remove: self.site.clone() };
            let journal = Journal::parse(&bytes).ok_or_else(damaged)?;
            self.carry_out(journal.remaining(&self.changed())?)?;
        }
        files::remove_tree(&self.staging)?;
        Ok(())
    }

    /// Takes the steps of the journal, then puts the manifest in place, then ends the journal.
    pub(super) fn carry_out(&self, steps: &[Step]) -> Result<(), Error> {
        let staged = self.changed();
        for step in steps {
            step.take(&staged, &self.site)?;
        }
        if files::kind(&self.new_manifest())?.is_some() {
            files::rename(&self.new_manifest(), &self.manifest())?;
        }
        files::remove_file(&self.journal())?;
        Ok(())
    }
}
