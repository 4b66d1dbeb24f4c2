//! The bytes of pictures as they are published: cleaned, made smaller, or drawn.
//!
//! `build` and the preview both get them here, so there is no way from a photograph to a reader past the cleaning. What took decoding or drawing is kept
//! in `.dossier/cache/` in the site's folder, by the hash of what it was made of; that folder may be removed at any time, and a
//! build leaves nothing in it that it did not need.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::{Arc, Mutex};

use xxhash_rust::xxh3::xxh3_128;

use crate::diagnostic::{Diagnostic, Severity};
use crate::files;
use crate::picture::card::Undrawable;
use crate::picture::{self, Fault, Scaled};
use crate::site::broken_image;

/// The folder of what dossier keeps for itself, in a site's folder, and what keeps it out of git.
const OWN: &str = ".dossier";
const IGNORED: &[u8] = b"# Made by dossier; may be removed at any time.\n*\n";
/// Where pictures are kept. Another number for each change of how they are made.
const CACHE: &str = "cache/pictures-1";
/// Where cards are kept. Another number for each change of how they are drawn: of their fonts, or of the version of `resvg`.
const CARDS: &str = "cache/cards-1";

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file.
    #[error(transparent)]
    Files(#[from] files::Error),
    /// A link leads out of the site.
    #[error("{} leads out of the site", .0.display())]
    Outside(PathBuf),
    /// What is in it.
    #[error("{} {fault}", path.display())]
    Picture {
        /// Below the root of the site.
        path: PathBuf,
        /// Why it cannot be shown.
        fault: Fault,
    },
    /// A card.
    #[error(transparent)]
    Card(#[from] Undrawable),
}

impl Error {
    /// As a fault of the author's, if it is one: no site can be published in which a page shows this picture.
    pub fn diagnostic(&self) -> Option<Diagnostic> {
        let Self::Picture { path, fault } = self else { return None };
        let path: Arc<str> = path.to_string_lossy().into();
        Some(Diagnostic { severity: Severity::Error, ..broken_image(&path, fault) })
    }
}

/// The pictures of one site.
#[derive(Debug)]
pub struct Pictures<'a> {
    /// The folder of the site, canonical.
    root: &'a Path,
    /// The hashes of all that was asked for.
    asked: Mutex<BTreeSet<u128>>,
    /// The hashes of those that were decoded to see whether they can be.
    checked: Mutex<BTreeSet<u128>>,
}

impl<'a> Pictures<'a> {
    /// Those of the site at `root`, which is canonical.
    pub fn new(root: &'a Path) -> Self {
        Self { root, asked: Mutex::default(), checked: Mutex::default() }
    }

    /// The picture at `path`, below the root, without its metadata, or the version of it that is `width` pixels wide.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read, or not be cleaned.
    pub fn picture(&self, path: &Path, width: Option<u32>) -> Result<Vec<u8>, Error> {
        let (bytes, name) = (self.read(path)?, path.to_string_lossy());
        let broken = |fault| Error::Picture { path: path.to_owned(), fault };
        let cache = self.cache(CACHE, &bytes);
        match width {
            None => {
                let is_turned = picture::is_turned(&name, &bytes).map_err(broken)?;
                cache.get_if(is_turned, "upright", || picture::clean(&name, &bytes)).map_err(broken)
            }
            Some(width) => cache.version(width, || picture::scale(&name, &bytes)).map_err(broken),
        }
    }

    /// Whether [`picture`](Self::picture) would give the picture, without keeping or encoding anything.
    ///
    /// # Errors
    ///
    /// As [`picture`](Self::picture).
    pub fn check(&self, path: &Path, width: Option<u32>) -> Result<(), Error> {
        let (bytes, name) = (self.read(path)?, path.to_string_lossy());
        let broken = |fault| Error::Picture { path: path.to_owned(), fault };
        let cache = self.cache(CACHE, &bytes);
        let is_decoded = width.is_some() || picture::is_turned(&name, &bytes).map_err(broken)?;
        let known = width.map_or_else(|| "upright".to_owned(), |width| width.to_string());
        if is_decoded && cache.get(&known).is_none() {
            // The versions of one picture are all made of the same pixels.
            let is_first = self.checked.lock().is_ok_and(|mut checked| checked.insert(cache.hash));
            return if is_first { picture::decode(&name, &bytes).map_err(broken) } else { Ok(()) };
        }
        Ok(())
    }

    /// The bytes of a file below the root.
    fn read(&self, path: &Path) -> Result<Vec<u8>, Error> {
        let place = files::canonical(&self.root.join(path))?;
        // A link may have been put there since the site was read.
        if !place.starts_with(self.root) {
            return Err(Error::Outside(path.to_owned()));
        }
        Ok(files::read(&place)?)
    }

    /// The card that is drawn of `svg`.
    ///
    /// # Errors
    ///
    /// Where it cannot be drawn.
    pub fn card(&self, svg: &str) -> Result<Vec<u8>, Error> {
        Ok(self.cache(CARDS, svg.as_bytes()).get_if(true, "card", || picture::card::draw(svg))?)
    }

    /// Removes all that is kept of what was not asked for. Where that fails it stays, which costs room and nothing else.
    pub fn forget_others(self) {
        let Ok(asked) = self.asked.into_inner() else { return };
        for folder in [CACHE, CARDS].map(|folder| self.root.join(OWN).join(folder)) {
            for (name, _) in files::children(&folder).unwrap_or_default() {
                if !hash_in(&name).is_some_and(|hash| asked.contains(&hash)) {
                    let _ = files::remove_file(&folder.join(name));
                }
            }
        }
    }

    fn cache(&self, folder: &str, bytes: &[u8]) -> Cache<'a> {
        let hash = xxh3_128(bytes);
        if let Ok(mut asked) = self.asked.lock() {
            asked.insert(hash);
        }
        Cache { folder: self.root.join(OWN).join(folder), root: self.root, hash }
    }
}

/// The hash in the name of what is kept; none in that of a part that was never finished.
fn hash_in(name: &OsStr) -> Option<u128> {
    let (hash, what) = name.to_str()?.split_once('-')?;
    if what.contains('.') { None } else { u128::from_str_radix(hash, 16).ok() }
}

/// What was made of one file, or of one card.
struct Cache<'a> {
    folder: PathBuf,
    root: &'a Path,
    hash: u128,
}

impl Cache<'_> {
    fn place(&self, what: &str) -> PathBuf {
        self.folder.join(format!("{:032x}-{what}", self.hash))
    }

    /// What is kept; a cache that cannot be read is empty.
    fn get(&self, what: &str) -> Option<Vec<u8>> {
        files::read_if_there(&self.place(what)).ok().flatten()
    }

    /// What is kept as `what`, or else made and kept; where it is not worth keeping it is made.
    fn get_if<E>(&self, kept: bool, what: &str, make: impl FnOnce() -> Result<Vec<u8>, E>) -> Result<Vec<u8>, E> {
        if !kept {
            return make();
        }
        if let Some(bytes) = self.get(what) {
            return Ok(bytes);
        }
        let bytes = make()?;
        self.keep(what, &bytes);
        Ok(bytes)
    }

    /// The version of this width; all versions are made at once, since decoding takes longest.
    fn version(&self, width: u32, make: impl FnOnce() -> Result<Vec<Scaled>, Fault>) -> Result<Vec<u8>, Fault> {
        if let Some(bytes) = self.get(&width.to_string()) {
            return Ok(bytes);
        }
        let mut wanted = None;
        for scaled in make()? {
            self.keep(&scaled.width.to_string(), &scaled.bytes);
            if scaled.width == width {
                wanted = Some(scaled.bytes);
            }
        }
        // The file is another than when the site was read, and smaller.
        wanted.ok_or(Fault::Damaged)
    }

    /// Keeps what was made. Where that fails it is made again the next time, and nobody need be told.
    fn keep(&self, what: &str, bytes: &[u8]) {
        let place = self.place(what);
        // Under another name first: what has the right name is whole.
        let part = place.with_extension(format!("{}.part", process::id()));
        let write = || {
            files::create_folders(&self.folder)?;
            let ignore = self.root.join(OWN).join(".gitignore");
            if files::size(&ignore).is_none() {
                files::write_synced(&ignore, IGNORED)?;
            }
            files::write_new(&part, bytes)?;
            files::rename(&part, &place)
        };
        let _ = write();
    }
}
