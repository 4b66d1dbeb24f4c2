//! What has to be done to turn the last site into the new one, in order, and how far that has come.
//!
//! In: a list of [`Step`]s. Out: a text that is on the disk before the first step is taken; and the steps taken, once, or again by the
//! next run if this one was killed. Each step can be taken twice.

use std::fmt::Write;
use std::path::Path;

use super::sealed;
use crate::files::paths;
use crate::files::{self, Error};

const TITLE: &str = "dossier-journal 1";

/// One change to the output. Paths are relative to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// Put the staged file of this number here, over what is there.
    Move(u64, String),
    /// Remove this file.
    Remove(String),
    /// Remove this folder, if it is empty.
    RemoveFolder(String),
}

/// The steps. Removals before the first move make room for it; if a move was made, they are done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Journal(pub(super) Vec<Step>);

impl Journal {
    /// Reads one; `None` if it is not whole, or would touch a path that we do not write.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        sealed::open(TITLE, bytes)?.map(parse_line).collect::<Option<_>>().map(Self)
    }

    /// The text of it.
    pub(super) fn print(&self) -> String {
        let mut lines = String::new();
        for step in &self.0 {
            // Writing to a string cannot fail.
            let _ = match step {
                Step::Move(number, path) => writeln!(lines, "move {number} {path}"),
                Step::Remove(path) => writeln!(lines, "remove {path}"),
                Step::RemoveFolder(path) => writeln!(lines, "folder {path}"),
            };
        }
        sealed::seal(TITLE, &lines)
    }

    /// The steps that are still to be taken: all, or, once a staged file has been moved, those that cannot undo a move. (Where case is
    /// ignored, removing `About` to make room for `about` would otherwise take the new file with it.)
    pub(super) fn remaining(&self, staged: &Path) -> Result<&[Step], Error> {
        let is_move = |step: &Step| matches!(step, Step::Move(..));
        let first = self.0.iter().position(is_move).unwrap_or(0);
        for step in &self.0[first..] {
            if let Step::Move(number, _) = step
                && files::kind(&staged.join(number.to_string()))?.is_none()
            {
                return Ok(&self.0[first..]);
            }
        }
        Ok(&self.0)
    }
}

impl Step {
    /// Takes the step. A step that was taken already changes nothing.
    pub(super) fn take(&self, staged: &Path, site: &Path) -> Result<(), Error> {
        match self {
            Self::Move(number, path) => move_into(&staged.join(number.to_string()), &site.join(path)),
            Self::Remove(path) => files::remove_file(&site.join(path)).map(drop),
            Self::RemoveFolder(path) => files::remove_empty_folder(&site.join(path)),
        }
    }
}

/// Moves a file to a folder that may not exist yet. A file that is gone was moved before.
fn move_into(from: &Path, to: &Path) -> Result<(), Error> {
    let Err(refused) = files::rename(from, to) else { return Ok(()) };
    if files::kind(from)?.is_none() {
        return Ok(());
    }
    match to.parent() {
        Some(folder) if files::kind(folder)?.is_none() => files::create_folders(folder)?,
        _ => return Err(refused),
    }
    files::rename(from, to)
}

fn parse_line(line: &str) -> Option<Step> {
    let (verb, rest) = line.split_once(' ')?;
    let (step, path) = match verb {
        "move" => {
            let (number, path) = rest.split_once(' ')?;
            (Step::Move(number.parse().ok()?, path.to_owned()), path)
        }
        "remove" => (Step::Remove(rest.to_owned()), rest),
        "folder" => (Step::RemoveFolder(rest.to_owned()), rest),
        _ => return None,
    };
    paths::check(path).ok()?;
    Some(step)
}
