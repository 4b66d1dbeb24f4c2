//! Which paths a page may have, and which two cannot stand side by side.
//!
//! In: paths relative to the output, with `/`. Out: a [`Fault`] for one that would leave the folder or that some system cannot
//! hold, and a [`Clash`] for two that some system takes for one. The rules are the same everywhere, so that a site which builds
//! on one machine can be copied to any other.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use super::names::MANIFEST;
use crate::text::is_device;

/// What is wrong with a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The path is empty, or two slashes follow each other, or it ends with one.
    #[error("has an empty name in it")]
    EmptyName,
    /// It begins with a slash, or with a drive letter.
    #[error("is absolute")]
    Absolute,
    /// A name in it is `.` or `..`.
    #[error("leads out of the folder")]
    Escapes,
    /// It has a control character in it: NUL, a line break.
    #[error("has a control character in it")]
    Control,
    /// It has a backslash in it, which divides names on Windows.
    #[error("has a backslash in it")]
    Backslash,
    /// A name in it means a device on Windows: `con`, `aux.html`.
    #[error("has a name in it that Windows reserves for a device")]
    Device,
    /// It is where the list of written files stands.
    #[error("is kept for dossier's own list of files")]
    Own,
}

/// Checks that a path is one that every system can hold, inside the output.
pub fn check(path: &str) -> Result<(), Fault> {
    if path.chars().any(char::is_control) {
        return Err(Fault::Control);
    }
    if path.contains('\\') {
        return Err(Fault::Backslash);
    }
    let bytes = path.as_bytes();
    if bytes.first() == Some(&b'/') || (bytes.get(1) == Some(&b':') && bytes[0].is_ascii_alphabetic()) {
        return Err(Fault::Absolute);
    }
    if path.eq_ignore_ascii_case(MANIFEST) {
        return Err(Fault::Own);
    }
    path.split('/').try_for_each(|name| match name {
        "" => Err(Fault::EmptyName),
        "." | ".." => Err(Fault::Escapes),
        name if is_device(name) => Err(Fault::Device),
        _ => Ok(()),
    })
}

/// What a system that ignores case and composition takes the path for.
pub fn fold(path: &str) -> String {
    if path.is_ascii() {
        path.to_ascii_lowercase()
    } else {
        path.nfc().collect::<String>().to_lowercase().nfc().collect()
    }
}

/// The folders above a path, nearest first: `a/b` and `a` for `a/b/c`.
pub fn folders(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(parent(path), |folder| parent(folder))
}

/// The folder that a path is in; none for one at the top.
pub fn parent(path: &str) -> Option<&str> {
    path.rfind('/').map(|slash| &path[..slash])
}

/// Two paths of one site that cannot both be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Clash {
    /// The same path twice.
    #[error("{0} was written twice")]
    Twice(Arc<str>),
    /// Two that differ in case alone, which many systems take for one.
    #[error("{first} and {second} differ in case alone, and many systems take them for one")]
    Case {
        /// The one that came first.
        first: Arc<str>,
        /// The one that came after it.
        second: Arc<str>,
    },
    /// One is a file, and the other, or a folder it is in, would have to stand in the same place.
    #[error("{0} would have to be both a file and a folder")]
    FileAndFolder(Arc<str>),
}

/// Every path of the site that is being written, by its folded form, and the folders they are in.
#[derive(Debug, Default)]
pub struct Claims(FxHashMap<String, Claim>);

#[derive(Debug)]
struct Claim {
    path: Arc<str>,
    is_folder: bool,
}

impl Claims {
    /// Claims a place for a file. True if the file is the first one in its folder.
    pub fn claim(&mut self, path: &Arc<str>) -> Result<bool, Clash> {
        let mut fresh = false;
        for (depth, folder) in folders(path).enumerate() {
            let key = fold(folder);
            if let Some(claim) = self.0.get(&key) {
                claim.admit(folder, true)?;
                break; // The folders above it were claimed with it.
            }
            fresh |= depth == 0;
            self.0.insert(key, Claim { path: folder.into(), is_folder: true });
        }
        let key = fold(path);
        if let Some(claim) = self.0.get(&key) {
            claim.admit(path, false)?;
        }
        self.0.insert(key, Claim { path: Arc::clone(path), is_folder: false });
        Ok(fresh)
    }

    /// Whether this folder, spelt like this, has a file in it.
    pub fn has_folder(&self, path: &str) -> bool {
        self.get(path).is_some_and(|claim| claim.is_folder && *claim.path == *path)
    }

    /// Whether a claim leaves no room for another's file or folder at this path.
    pub fn forbids(&self, path: &str) -> bool {
        self.get(path).is_some() || folders(path).any(|folder| self.get(folder).is_some_and(|claim| !claim.is_folder))
    }

    /// Whether something that stood at this path before must go before the new files come: because one of them needs the place,
    /// or because on some systems a folder keeps its old spelling for as long as it is there.
    pub fn displaces(&self, path: &str) -> bool {
        let respelt = |folder| self.get(folder).is_some_and(|claim| !claim.is_folder || *claim.path != *folder);
        self.get(path).is_some() || folders(path).any(respelt)
    }

    fn get(&self, path: &str) -> Option<&Claim> {
        self.0.get(&fold(path))
    }
}

impl Claim {
    /// Whether a second claim on the place can stand beside this one: only if both are the same folder.
    fn admit(&self, path: &str, is_folder: bool) -> Result<(), Clash> {
        if *self.path != *path {
            return Err(Clash::Case { first: Arc::clone(&self.path), second: path.into() });
        }
        match (self.is_folder, is_folder) {
            (true, true) => Ok(()),
            (false, false) => Err(Clash::Twice(path.into())),
            _ => Err(Clash::FileAndFolder(path.into())),
        }
    }
}
