//! A lock that one process at a time can hold, made of a file.
//!
//! In: the path of the lock file. Out: a [`Lock`], or `None` while somebody else has it. The operating system lets go of it when the
//! process ends, however it ends, so a lock file that is left behind locks nothing.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::{Action, Error, at};

/// A lock that is held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    /// Holds the lock for as long as it is open.
    _file: File,
}

impl Lock {
    /// Takes the lock, or says that somebody else has it. Never waits.
    ///
    /// A file system that knows no locks gives one that excludes nobody: better than no site at all.
    pub fn take(path: &Path) -> Result<Option<Self>, Error> {
        loop {
            let file = OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(false)
                .open(path)
                .map_err(at(path, Action::Lock))?;
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(cause)) if cause.kind() != ErrorKind::Unsupported => {
                    return Err(at(path, Action::Lock)(cause));
                }
                _ => {}
            }
            // The last holder may have removed the file after we opened it; then what we hold is not what the next one opens.
            if still_stands(&file, path).map_err(at(path, Action::Lock))? {
                return Ok(Some(Self { path: path.to_owned(), _file: file }));
            }
        }
    }
}

impl Drop for Lock {
    /// Removes the file while the lock is still held, where `still_stands` makes that safe.
    fn drop(&mut self) {
        if cfg!(unix) {
            // A file that stays behind locks nothing, so there is nobody to tell.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// Whether the open file is the one that the path names.
#[cfg(unix)]
fn still_stands(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let held = file.metadata()?;
    match std::fs::metadata(path) {
        Ok(named) => Ok((named.dev(), named.ino()) == (held.dev(), held.ino())),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(false),
        Err(cause) => Err(cause),
    }
}

/// Elsewhere the lock file is never removed, so it is always the same one.
#[cfg(not(unix))]
fn still_stands(_file: &File, _path: &Path) -> io::Result<bool> {
    Ok(true)
}
