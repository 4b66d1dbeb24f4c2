//! Committing: from files that are staged to a site that stands.
//!
//! In: an [`Output`] into which everything was put. Out: the site in place and a [`Report`]. What is in the output already is listed
//! first, by its real names and without following links, so that nothing of anybody else's is written over or removed.

use std::collections::BTreeSet;
use std::mem;
use std::path::Path;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use super::journal::{Journal, Step};
use super::manifest::Manifest;
use super::open::Places;
use super::{Error, Output, Record, Report};
use crate::files::paths::Claims;
use crate::files::{self, Kind};

impl Output {
    /// Puts the site in place.
    ///
    /// # Errors
    ///
    /// If a [`put`](Self::put) failed, or if something that is not ours is where a page has to go: then nothing was touched. If the disk
    /// refuses in the middle, the next [`open`](Self::open) completes what was begun.
    pub fn commit(mut self) -> Result<Report, Error> {
        let (journal, report) = self.prepare()?;
        if let Some(journal) = journal {
            self.places.carry_out(&journal.0)?;
            self.journalled = false; // It is done: dropping `self` clears what is left of staging.
        }
        Ok(report)
    }

    /// All of a commit that can be refused. A first build is in place after it; a later one is if there is no journal, for then
    /// nothing differs; else the journal is on the disk and is to be carried out.
    pub(super) fn prepare(&mut self) -> Result<(Option<Journal>, Report), Error> {
        if self.failed.load(Ordering::Relaxed) {
            return Err(Error::Incomplete);
        }
        let record = mem::take(self.record.get_mut().unwrap_or_else(PoisonError::into_inner));
        let Record { stamps, moves, mut report } = record;
        report.size = stamps.iter().map(|(_, stamp)| stamp.size).sum();
        report.largest =
            stamps.iter().max_by_key(|(_, stamp)| stamp.size).map(|(path, stamp)| (path.clone(), stamp.size));
        let manifest: Manifest = stamps.into_iter().collect();
        let Some(last) = self.last.take() else {
            self.place_whole(&manifest)?;
            return Ok((None, report));
        };
        let claims = mem::take(self.claims.get_mut().unwrap_or_else(PoisonError::into_inner));
        let found = Found::list(&self.places.site, &last, &claims)?;
        if let Some(path) = found.foreign.iter().find(|path| claims.forbids(path.trim_end_matches('/'))) {
            return Err(Error::InTheWay(self.places.site.join(path)));
        }
        let is_stale = |path: &&str| found.ours.contains(*path) && manifest.get(path).is_none();
        let stale: Vec<&str> = last.paths().filter(is_stale).collect();
        let moves = moves.into_iter().map(|(number, path)| Step::Move(number, path.to_string()));
        let journal = plan(moves, &stale, &found.folders, &claims);
        report.removed = stale.len();
        report.foreign = found.foreign.into_iter().collect();
        if journal.0.is_empty() && manifest == last {
            return Ok((None, report));
        }
        self.write_journal(&manifest, &journal)?;
        Ok((Some(journal), report))
    }

    /// A first build comes into being by one rename.
    fn place_whole(&self, manifest: &Manifest) -> Result<(), Error> {
        let Places { site, .. } = &self.places;
        let whole = self.places.whole();
        files::write_synced(&whole.join(Manifest::NAME), manifest.print().as_bytes())?;
        files::remove_empty_folder(site)?;
        Ok(files::rename(&whole, site)?)
    }

    /// From here on there is no way back, only forward. Staging is to be kept until the journal has been carried out.
    fn write_journal(&mut self, manifest: &Manifest, journal: &Journal) -> Result<(), Error> {
        let Places { staging, .. } = &self.places;
        let draft = staging.join("journal.new");
        files::write_synced(&self.places.new_manifest(), manifest.print().as_bytes())?;
        files::write_synced(&draft, journal.print().as_bytes())?;
        files::rename(&draft, &self.places.journal())?;
        self.journalled = true;
        Ok(files::sync_folder(staging)?)
    }
}

/// The steps in their order: make room, move, remove what is stale, remove the folders that are left empty (inner ones first).
fn plan(moves: impl Iterator<Item = Step>, stale: &[&str], folders: &BTreeSet<String>, claims: &Claims) -> Journal {
    let remove = |path: &&str| Step::Remove((*path).to_owned());
    let remove_folder = |path: &String| Step::RemoveFolder(path.clone());
    let (early, late): (Vec<&str>, Vec<&str>) = stale.iter().partition(|path| claims.displaces(path));
    let idle = folders.iter().rev().filter(|path| !claims.has_folder(path));
    let (early_folders, late_folders): (Vec<&String>, Vec<&String>) = idle.partition(|path| claims.displaces(path));
    let mut steps: Vec<Step> = early.iter().map(remove).collect();
    steps.extend(early_folders.into_iter().map(remove_folder));
    steps.extend(moves);
    steps.extend(late.iter().map(remove));
    steps.extend(late_folders.into_iter().map(remove_folder));
    Journal(steps)
}

/// What is in the output before the new site is put there. Paths are relative to it.
#[derive(Debug, Default)]
struct Found {
    /// Files that the last build wrote.
    ours: BTreeSet<String>,
    /// Folders that the last build or this one has files in.
    folders: BTreeSet<String>,
    /// All else; a folder ends with `/` and is not entered.
    foreign: BTreeSet<String>,
}

impl Found {
    fn list(site: &Path, last: &Manifest, claims: &Claims) -> Result<Self, Error> {
        let mut found = Self::default();
        let ours = last.folders();
        let mut to_list = vec![String::new()];
        while let Some(folder) = to_list.pop() {
            for (name, kind) in files::children(&site.join(&folder))? {
                // A name that is not UTF-8 is not ours: its lossy form is for the report alone.
                let path = format!("{folder}{}", name.to_string_lossy());
                if kind == Kind::Folder {
                    if ours.contains(&*path) || claims.has_folder(&path) {
                        to_list.push(format!("{path}/"));
                        found.folders.insert(path);
                    } else {
                        found.foreign.insert(format!("{path}/"));
                    }
                } else if last.get(&path).is_some() {
                    found.ours.insert(path);
                } else if path != Manifest::NAME {
                    found.foreign.insert(path);
                }
            }
        }
        Ok(found)
    }
}
