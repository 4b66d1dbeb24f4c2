//! The disk. No other module opens, lists, writes or removes a file.
//!
//! In: paths that the caller has put together. Out: bytes, sizes and hashes, or an [`Error`] that names the path and what
//! was being done to it. [`tree`] reads a whole site; the functions here are the few primitives that writing one needs.
//! Modification times are never looked at, so they cannot reach a page.

pub mod lock;
mod mount;
pub mod names;
pub mod output;
mod part;
pub mod paths;
pub mod strays;
pub mod tree;

#[cfg(test)]
mod tests;

use std::fmt;
use std::fs;
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

pub use mount::is_remote;
pub use part::Part;

/// How much of a file is held while it is copied or hashed, in bytes.
const CHUNK: usize = 64 * 1024;

/// Something the machine refused: which path, what was being done, and the operating system's answer.
///
/// The message is complete in itself, so the cause is not repeated as a `source`.
#[derive(Debug, thiserror::Error)]
#[error("cannot {action} {}: {cause}", path.display())]
pub struct Error {
    /// The file or folder.
    pub path: PathBuf,
    /// What was being done to it.
    pub action: Action,
    /// What the operating system said.
    pub cause: io::Error,
}

/// What was being done when an [`Error`] arose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Opening or reading a file.
    Read,
    /// Creating or writing a file.
    Write,
    /// Listing a folder.
    List,
    /// Creating a folder.
    Create,
    /// Moving a file or folder to this path.
    MoveTo,
    /// Removing a file or folder.
    Remove,
    /// Finding out where a path leads.
    Find,
    /// Taking a lock.
    Lock,
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::List => "list",
            Self::Create => "create",
            Self::MoveTo => "move a file to",
            Self::Remove => "remove",
            Self::Find => "find",
            Self::Lock => "lock",
        })
    }
}

/// Shorthand for `map_err`: says which path and action a failure belongs to.
fn at(path: &Path, action: Action) -> impl FnOnce(io::Error) -> Error {
    move |cause| Error { path: path.to_owned(), action, cause }
}

/// What a file holds, in sixteen bytes: enough to tell whether it has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// XXH3, 64 bits, of the content.
    pub hash: u64,
    /// The length in bytes.
    pub size: u64,
}

impl Stamp {
    /// The stamp of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self { hash: xxh3_64(bytes), size: bytes.len() as u64 }
    }
}

/// What stands at a path. Links are not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, a pipe, a device.
    Other,
}

/// Reads a whole file.
pub fn read(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(at(path, Action::Read))
}

/// Reads a whole file, or says that there is none. A pipe, a socket or a device is none that can be read: opening one may wait for ever.
pub fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    let is_special = |kind: fs::FileType| !kind.is_file() && !kind.is_dir();
    let read = || match fs::metadata(path)?.file_type() {
        kind if is_special(kind) => Err(io::Error::new(ErrorKind::InvalidInput, "it is not a regular file")),
        _ => fs::read(path),
    };
    match read() {
        Ok(bytes) => Ok(Some(bytes)),
        Err(cause) if is_absence(&cause) => Ok(None),
        Err(cause) => Err(at(path, Action::Read)(cause)),
    }
}

/// Writes a file that must not exist yet, in a folder that must. Nothing is synced.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    fs::File::create_new(path).and_then(|mut file| file.write_all(bytes)).map_err(at(path, Action::Write))
}

/// Writes a file, over an old one if there is one, and waits until the disk has it.
pub fn write_synced(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let write = || {
        let mut file = fs::File::create(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(at(path, Action::Write))
}

/// Waits until the disk has the names in this folder. Does nothing where folders cannot be synced.
pub fn sync_folder(path: &Path) -> Result<(), Error> {
    if cfg!(unix) {
        fs::File::open(path).and_then(|folder| folder.sync_all()).map_err(at(path, Action::Write))?;
    }
    Ok(())
}

/// Copies the content of `from` to a new file, and says what was copied. Permissions and times stay behind.
pub fn copy_new(from: &Path, to: &Path) -> Result<Stamp, Error> {
    // The source comes first: if it cannot be opened, no empty copy is left.
    let source = fs::File::open(from).map_err(at(from, Action::Read))?;
    let mut copy = fs::File::create_new(to).map_err(at(to, Action::Write))?;
    stream(from, source, |chunk| copy.write_all(chunk).map_err(at(to, Action::Write)))
}

/// The stamp of a file, read piece by piece.
pub fn stamp(path: &Path) -> Result<Stamp, Error> {
    let source = fs::File::open(path).map_err(at(path, Action::Read))?;
    stream(path, source, |_| Ok(()))
}

/// Passes a file's content on in chunks, and stamps what was passed.
fn stream(path: &Path, mut source: fs::File, mut take: impl FnMut(&[u8]) -> Result<(), Error>) -> Result<Stamp, Error> {
    let (mut hasher, mut size, mut chunk) = (Xxh3::new(), 0, vec![0; CHUNK]);
    loop {
        match source.read(&mut chunk) {
            Ok(0) => return Ok(Stamp { hash: hasher.digest(), size }),
            Ok(count) => {
                take(&chunk[..count])?;
                hasher.update(&chunk[..count]);
                size += count as u64;
            }
            Err(cause) if cause.kind() == ErrorKind::Interrupted => {}
            Err(cause) => return Err(at(path, Action::Read)(cause)),
        }
    }
}

/// The size of the regular file at this path; `None` where there is none, or none that can be seen.
pub fn size(path: &Path) -> Option<u64> {
    fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file).map(|data| data.len())
}

/// What stands at this path, if anything does.
pub fn kind(path: &Path) -> Result<Option<Kind>, Error> {
    match fs::symlink_metadata(path) {
        Ok(data) => Ok(Some(kind_of(data.file_type()))),
        Err(cause) if is_absence(&cause) => Ok(None),
        Err(cause) => Err(at(path, Action::Find)(cause)),
    }
}

/// The names in a folder and what they are, in no order.
pub fn children(path: &Path) -> Result<Vec<(std::ffi::OsString, Kind)>, Error> {
    let list =
        || fs::read_dir(path)?.map(|child| child.and_then(|c| Ok((c.file_name(), kind_of(c.file_type()?))))).collect();
    let list: io::Result<Vec<_>> = list();
    list.map_err(at(path, Action::List))
}

fn kind_of(kind: fs::FileType) -> Kind {
    match kind {
        kind if kind.is_file() => Kind::File,
        kind if kind.is_dir() => Kind::Folder,
        _ => Kind::Other,
    }
}

/// The absolute path that this one leads to, every link followed. The path must exist.
pub fn canonical(path: &Path) -> Result<PathBuf, Error> {
    fs::canonicalize(path).map_err(at(path, Action::Find))
}

/// Creates one folder in a folder that exists. One that is there already is fine.
pub fn create_folder(path: &Path) -> Result<(), Error> {
    match fs::create_dir(path) {
        Err(cause) if cause.kind() != ErrorKind::AlreadyExists => Err(at(path, Action::Create)(cause)),
        _ => Ok(()),
    }
}

/// Creates a folder and those above it. Ones that are there already are fine.
pub fn create_folders(path: &Path) -> Result<(), Error> {
    fs::create_dir_all(path).map_err(at(path, Action::Create))
}

/// Moves a file or a folder within one file system. A file takes the place of a file that stands at `to`.
pub fn rename(from: &Path, to: &Path) -> Result<(), Error> {
    fs::rename(from, to).map_err(at(to, Action::MoveTo))
}

/// Puts a file in the place of the one at `path`, which keeps its permissions: a reader sees the old one or the new one, and never a part.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    // A link keeps leading to its file.
    let path = &canonical(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.dossier-new"));
    let put = || {
        write_synced(&beside, bytes)?;
        let permissions = fs::metadata(path).map_err(at(path, Action::Read))?.permissions();
        fs::set_permissions(&beside, permissions).map_err(at(&beside, Action::Write))?;
        rename(&beside, path)
    };
    if let Err(error) = put() {
        let _ = fs::remove_file(&beside);
        return Err(error);
    }
    path.parent().map_or(Ok(()), sync_folder)
}

/// Removes a file or a link. True if it was there; a folder in its place is not touched, and counts as absence.
pub fn remove_file(path: &Path) -> Result<bool, Error> {
    if matches!(kind(path)?, None | Some(Kind::Folder)) {
        return Ok(false);
    }
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(cause) if is_absence(&cause) => Ok(false),
        Err(cause) => Err(at(path, Action::Remove)(cause)),
    }
}

/// Removes a folder if it is one and is empty; otherwise does nothing.
pub fn remove_empty_folder(path: &Path) -> Result<(), Error> {
    match fs::remove_dir(path) {
        Err(cause) if !is_absence(&cause) && cause.kind() != ErrorKind::DirectoryNotEmpty => {
            Err(at(path, Action::Remove)(cause))
        }
        _ => Ok(()),
    }
}

/// Removes a folder with all that is in it. Links in it are removed, not followed. None at all is fine.
pub fn remove_tree(path: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(path) {
        Err(cause) if cause.kind() != ErrorKind::NotFound => Err(at(path, Action::Remove)(cause)),
        _ => Ok(()),
    }
}

/// Nothing is there: either the name is missing, or what should be a folder above it is a file.
fn is_absence(cause: &io::Error) -> bool {
    matches!(cause.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
