//! The files that are to be imported: as named, in folders, or from the standard input.

use std::io::Read;
use std::path::{Path, PathBuf};

use crate::command::Error;
use crate::files::{self, Kind};

/// How deep folders are entered.
const MAX_DEPTH: usize = 32;

/// Something to import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// A file.
    File(PathBuf),
    /// What comes in by the standard input.
    Input,
}

impl Found {
    /// What a message calls it.
    pub(super) fn name(&self) -> String {
        match self {
            // A name can hold what moves the cursor.
            Self::File(path) => path.display().to_string().replace(char::is_control, "?"),
            Self::Input => "the standard input".to_owned(),
        }
    }

    /// What is in it, if that is not longer than `most`.
    pub(super) fn bytes(&self, most: usize) -> Result<Vec<u8>, String> {
        match self {
            Self::File(path) => match files::size(path) {
                Some(size) if size > most as u64 => {
                    Err(format!("has {} MB, and the most that is read is {} MB", size / 1_000_000, most / 1_000_000))
                }
                _ => files::read(path).map_err(|error| format!("is left as it is: {error}")),
            },
            Self::Input => {
                let mut bytes = Vec::new();
                let most = most as u64 + 1;
                std::io::stdin()
                    .lock()
                    .take(most)
                    .read_to_end(&mut bytes)
                    .map_err(|error| format!("cannot be read: {error}"))?;
                Ok(bytes)
            }
        }
    }
}

/// What the arguments name, in their order; of a folder the files, in the order of their names.
pub(super) fn files(arguments: &[PathBuf]) -> Result<Vec<Found>, Error> {
    let mut found = Vec::new();
    for argument in arguments {
        if argument.as_os_str() == "-" {
            found.push(Found::Input);
        } else {
            enter(argument, &mut found, 0)?;
        }
    }
    Ok(found)
}

fn enter(path: &Path, found: &mut Vec<Found>, depth: usize) -> Result<(), Error> {
    if files::kind(path)? != Some(Kind::Folder) {
        found.push(Found::File(path.to_owned()));
        return Ok(());
    }
    let mut children = files::children(path)?;
    children.sort_by(|one, other| one.0.cmp(&other.0));
    for (name, kind) in children {
        // Links could lead anywhere, and what is hidden is meant for programs.
        let is_hidden = name.as_encoded_bytes().starts_with(b".");
        let is_none = if kind == Kind::Folder { is_beside_page(&name) } else { is_configuration(&name) };
        if kind == Kind::Other || is_hidden || depth >= MAX_DEPTH || is_none {
            continue;
        }
        enter(&path.join(name), found, depth + 1)?;
    }
    Ok(())
}

/// Whether a file in a folder configures a program: nothing that is imported has such a name.
fn is_configuration(name: &std::ffi::OsStr) -> bool {
    let ending = Path::new(name).extension().map(std::ffi::OsStr::to_ascii_lowercase);
    ending.is_some_and(|ending| ["toml", "yaml", "yml", "lock"].iter().any(|it| ending == *it))
}

/// Whether a folder holds the pictures and scripts that a browser saved beside a page.
fn is_beside_page(name: &std::ffi::OsStr) -> bool {
    let name = name.to_string_lossy();
    name.ends_with("_files") || name.ends_with("-Dateien") || name.ends_with("_archivos") || name.ends_with("_fichiers")
}
