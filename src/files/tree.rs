//! Reads a site: every text in memory, every other file by name, size and hash, and of a picture how large it is.
//!
//! In: the site's root and a [`Scope`]. Out: a [`Tree`], sorted by path whatever the number of threads. A file that cannot be read
//! or must not be read is a value in the tree, so one bad file never hides the others.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufReader, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};

use globset::GlobSet;
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};
use xxhash_rust::xxh3::xxh3_64;

use super::names::{STATIC, has_hidden_name, is_litter, is_static};
use super::strays::{self, LeftOut, Stray};
use super::{Action, Error, at, canonical};
use crate::picture::{self, Facts};

/// The longest text that is read, in bytes: far beyond any note, and far below what a 32-bit offset can name.
pub const MAX_TEXT: u64 = 64 << 20;

/// The largest file beside the texts that is read to tell whether it changed, in bytes. Films and large photographs are only looked at.
pub const MAX_HASHED: u64 = 1 << 20;

/// The folder that holds the author's own material, at whatever depth it stands.
const PRIVATE: &str = "private";
/// The extensions of texts.
const TEXTS: [&str; 5] = ["md", "html", "yaml", "xml", "txt"];

/// Which files of a site are read.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    /// Paths to leave out, relative to the root, as the author listed them. A folder that matches is not entered.
    pub ignore: &'a GlobSet,
    /// The theme in use, a folder in `themes/`.
    pub theme: Option<&'a str>,
    /// Where the site is written, absolute or relative to the root. Never entered.
    pub output: &'a Path,
}

/// A site as it stands on the disk.
#[derive(Debug, Default)]
pub struct Tree {
    /// The texts, sorted by path.
    pub texts: Vec<File>,
    /// The other files, sorted by path. Those that are not large are read, to tell whether they changed.
    pub assets: Vec<Asset>,
    /// What was left out and should be known about, sorted by path.
    pub skipped: Vec<Skipped>,
    /// Texts that are no part of the site, sorted by path: what they say may matter all the same.
    pub strays: Vec<Stray>,
    /// Whether pages of entries stand where the site is written.
    pub published: bool,
}

/// A text that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Relative to the root, with `/` on every system.
    pub path: Arc<str>,
    /// The content, as it is on the disk.
    pub bytes: Vec<u8>,
    /// XXH3, 64 bits, of the content.
    pub hash: u64,
}

/// A file that is copied or shown, but not read here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Relative to the root, with `/` on every system.
    pub path: Arc<str>,
    /// The size in bytes.
    pub size: u64,
    /// XXH3, 64 bits, of the content, if that is not larger than [`MAX_HASHED`].
    pub hash: Option<u64>,
    /// What is seen of a picture, or why it cannot be published; `None` of any other file, and of one that is not served.
    pub picture: Option<Result<Facts, picture::Fault>>,
}

/// A file or folder that was left out.
#[derive(Debug, thiserror::Error)]
#[error("{} {why}", path.display())]
pub struct Skipped {
    /// Relative to the root.
    pub path: PathBuf,
    /// Why it was left out.
    pub why: Why,
}

/// Why a file was left out.
#[derive(Debug, thiserror::Error)]
pub enum Why {
    /// The operating system refused.
    #[error("was not read: {0}")]
    Unreadable(Error),
    /// The name cannot be an address.
    #[error("has a name that is not UTF-8")]
    NotUtf8,
    /// It is a link out of the site, or to what is never published: to this path, relative to the root if it is below it.
    #[error("is a link to {}, which is not part of the site", .0.display())]
    LinksAway(PathBuf),
    /// It is a folder named `private`; whether there are folders of profiles in it, by their names.
    #[error("is a private folder and is never read")]
    Private(bool),
    /// It is longer than [`MAX_TEXT`].
    #[error("is longer than 64 MiB")]
    TooLong,
    /// It is a pipe, a socket or a device.
    #[error("is not a regular file")]
    Special,
}

impl File {
    /// Reads one text of the site. `path` is relative to the root.
    pub fn read(root: &Path, path: Arc<str>) -> Result<Self, Skipped> {
        let place = root.join(&*path);
        let skip = |why| Skipped { path: PathBuf::from(&*path), why };
        let unreadable = |cause| skip(Why::Unreadable(at(&place, Action::Read)(cause)));
        let file = fs::File::open(&place).map_err(unreadable)?;
        let size = file.metadata().map_err(unreadable)?.len();
        // One byte more than the limit and one more than the size: a file that has grown since is still read whole.
        let mut bytes = Vec::with_capacity(size.min(MAX_TEXT) as usize + 1);
        file.take(MAX_TEXT + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        if bytes.len() as u64 > MAX_TEXT {
            return Err(skip(Why::TooLong));
        }
        let hash = xxh3_64(&bytes);
        Ok(Self { path, bytes, hash })
    }
}

impl Asset {
    /// Looks at one file of the site that is not a text, or not one that is read. `path` is relative to the root.
    fn look(root: &Path, path: Arc<str>) -> Result<(Self, Option<Stray>), Skipped> {
        let place = root.join(&*path);
        let unreadable =
            |cause| Skipped { path: PathBuf::from(&*path), why: Why::Unreadable(at(&place, Action::Read)(cause)) };
        let mut file = fs::File::open(&place).map_err(unreadable)?;
        let size = file.metadata().map_err(unreadable)?.len();
        let is_served = is_static(Path::new(&*path));
        if size > MAX_HASHED {
            let picture = is_served.then(|| picture::look(&path, &mut BufReader::new(file))).transpose();
            let picture = picture.map_err(unreadable)?.flatten();
            return Ok((Self { picture, path, size, hash: None }, None));
        }
        let mut bytes = Vec::with_capacity(size as usize);
        file.read_to_end(&mut bytes).map_err(unreadable)?;
        let picture = is_served.then(|| picture::look(&path, &mut Cursor::new(&bytes))).transpose();
        let picture = picture.map_err(unreadable)?.flatten();
        let why = if is_served { LeftOut::Static } else { LeftOut::Ending };
        let stray = if picture.is_none() { Stray::of(&path, &bytes, why) } else { None };
        Ok((Self { path, size: bytes.len() as u64, hash: Some(xxh3_64(&bytes)), picture }, stray))
    }
}

/// Reads the folders `content`, `templates`, `themes/NAME` and `static` of a site. A folder that is missing is empty.
///
/// # Errors
///
/// Only where the root itself cannot be found.
pub fn read_tree(root: &Path, scope: &Scope<'_>) -> Result<Tree, Error> {
    read_places(root, scope, &["".into()])
}

/// Reads what [`read_tree`] would read at some places alone: files and folders below the root, or the root itself, which is the empty path.
///
/// # Errors
///
/// Only where the root itself cannot be found.
pub fn read_places(root: &Path, scope: &Scope<'_>, places: &[Arc<str>]) -> Result<Tree, Error> {
    let root = canonical(root)?;
    let output = root.join(scope.output);
    let output = canonical(&output).unwrap_or(output);
    let (texts, found) = mpsc::channel();
    let walk = Walk {
        output: output.clone(),
        root: &root,
        ignore: scope.ignore,
        texts,
        assets: Vec::new(),
        left_out: Vec::new(),
        tree: Tree::default(),
    };
    // Texts are read while more of them are looked for.
    let read = || found.into_iter().par_bridge().map(|path| File::read(&root, path)).collect::<Vec<_>>();
    let (walk, read) = rayon::join(|| walk.places(scope, places), read);
    let Found { assets, left_out, mut tree } = walk;
    for file in read {
        match file {
            Ok(file) => tree.texts.push(file),
            Err(skipped) => tree.skipped.push(skipped),
        }
    }
    let looked_at: Vec<_> = assets.into_par_iter().map(|path| Asset::look(&root, path)).collect();
    for asset in looked_at {
        match asset {
            Ok((asset, stray)) => {
                tree.assets.push(asset);
                tree.strays.extend(stray);
            }
            Err(skipped) => tree.skipped.push(skipped),
        }
    }
    tree.published = strays::was_published(&output);
    tree.strays.extend(left_out.iter().filter_map(|(path, why)| Stray::read(&root, path, *why)));
    tree.strays.sort_by(|a, b| a.path.cmp(&b.path));
    tree.texts.sort_by(|a, b| a.path.cmp(&b.path));
    tree.assets.sort_by(|a, b| a.path.cmp(&b.path));
    tree.skipped.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(tree)
}

/// The names, found one after the other.
struct Walk<'a> {
    root: &'a Path,
    output: PathBuf,
    ignore: &'a GlobSet,
    /// To whom texts are told, to be read.
    texts: Sender<Arc<str>>,
    assets: Vec<Arc<str>>,
    left_out: Vec<(Arc<str>, LeftOut)>,
    tree: Tree,
}

/// What a walk has found.
struct Found {
    /// The files that are no texts.
    assets: Vec<Arc<str>>,
    /// Texts that are no part of the site.
    left_out: Vec<(Arc<str>, LeftOut)>,
    /// What was left out and should be known about.
    tree: Tree,
}

impl Walk<'_> {
    /// Walks what of some places is part of the site.
    fn places(mut self, scope: &Scope<'_>, places: &[Arc<str>]) -> Found {
        let theme = scope.theme.map(|name| Path::new("themes").join(name));
        let folders = [Some("content".into()), Some("templates".into()), theme, Some(STATIC.into())];
        for folder in folders.into_iter().flatten() {
            for place in places {
                let place = Path::new(&**place);
                if folder.starts_with(place) {
                    self.folder(&folder);
                } else if place.starts_with(&folder) {
                    if self.reaches(&folder, place) {
                        self.folder(place);
                    } else {
                        self.leave_out(place);
                    }
                }
            }
        }
        Found { assets: self.assets, left_out: self.left_out, tree: self.tree }
    }

    /// Takes note of the texts at a place that is no part of the site.
    fn leave_out(&mut self, place: &Path) {
        let ignored = place.ancestors().any(|around| self.ignore.is_match(around));
        self.left_out.extend(strays::find(self.root, place, ignored));
    }

    fn folder(&mut self, folder: &Path) {
        let start = self.root.join(folder);
        if fs::symlink_metadata(&start).is_err() {
            return;
        }
        let mut entries = WalkDir::new(start).follow_links(true).into_iter();
        while let Some(entry) = entries.next() {
            match entry {
                Ok(entry) if self.admits(&entry) => self.take(&entry),
                Ok(entry) if entry.file_type().is_dir() => entries.skip_current_dir(),
                Ok(_) => {}
                Err(fault) => self.unreadable(fault),
            }
        }
    }

    /// Whether a walk of `folder` would come to `place`: whether no folder around it is left out. Nothing is noted of them.
    fn reaches(&mut self, folder: &Path, place: &Path) -> bool {
        let noted = (self.tree.skipped.len(), self.left_out.len());
        let around = place.ancestors().skip(1).take_while(|around| around.starts_with(folder));
        let reached = around.collect::<Vec<_>>().into_iter().all(|around| {
            let mut entry = WalkDir::new(self.root.join(around)).follow_links(true).max_depth(0).into_iter();
            entry.next().and_then(Result::ok).is_some_and(|entry| self.admits(&entry))
        });
        self.tree.skipped.truncate(noted.0);
        self.left_out.truncate(noted.1);
        reached
    }

    /// Whether an entry is part of the site; if not, and the author should know, it is noted.
    fn admits(&mut self, entry: &DirEntry) -> bool {
        let path = self.relative(entry.path());
        let is_folder = entry.file_type().is_dir();
        let is_nobodys = has_hidden_name(&path, entry.file_name()) || (!is_folder && is_litter(entry.file_name()));
        let why = if entry.path() == self.output {
            return false;
        } else if is_nobodys || self.ignore.is_match(&path) {
            self.leave_out(&path);
            return false;
        } else if is_folder && entry.file_name() == PRIVATE {
            Why::Private(strays::holds_profiles(entry.path()))
        } else if entry.path_is_symlink() {
            match canonical(entry.path()) {
                Ok(target) if self.may_link_to(&target) && !self.links_to_sources(&path, &target) => return true,
                Ok(target) => Why::LinksAway(self.relative(&target)),
                Err(error) => Why::Unreadable(error),
            }
        } else {
            return true;
        };
        self.skip(path, why);
        false
    }

    /// A link may lead to what could be read without it: inside the site, not hidden, not private, and neither into the
    /// output nor to a folder that holds it (such as the root, which would bring everything in twice).
    fn may_link_to(&self, target: &Path) -> bool {
        let Ok(inside) = target.strip_prefix(self.root) else { return false };
        let kept_back = |name: &OsStr| name == PRIVATE || name.as_encoded_bytes().starts_with(b".");
        target != self.root
            && !inside.iter().any(kept_back)
            && !target.starts_with(&self.output)
            && !self.output.starts_with(target)
    }

    /// Whether a link of `static/` leads to what is not meant to be published as it is.
    fn links_to_sources(&self, link: &Path, target: &Path) -> bool {
        is_static(link) && strays::is_source(target.strip_prefix(self.root).unwrap_or(target))
    }

    fn take(&mut self, entry: &DirEntry) {
        if entry.file_type().is_dir() {
            return;
        }
        let path = self.relative(entry.path());
        if !entry.file_type().is_file() {
            return self.skip(path, Why::Special);
        }
        let Some(name) = with_slashes(&path) else { return self.skip(path, Why::NotUtf8) };
        if is_text(&path) {
            // There is nobody to tell only if the reading has ended, and then there is nothing to read.
            drop(self.texts.send(name));
        } else {
            self.assets.push(name);
        }
    }

    fn unreadable(&mut self, fault: walkdir::Error) {
        let place = fault.path().unwrap_or(self.root).to_owned();
        let path = self.relative(&place);
        // A hidden or ignored file that cannot be read is nobody's loss.
        if !path.file_name().is_some_and(|name| has_hidden_name(&path, name) || is_litter(name))
            && !self.ignore.is_match(&path)
        {
            // The words of the system alone: the path is told once already.
            let cause = fault
                .into_io_error()
                .unwrap_or_else(|| std::io::Error::other("a link leads back to a folder around it"));
            self.skip(path, Why::Unreadable(at(&place, Action::Read)(cause)));
        }
    }

    fn skip(&mut self, path: PathBuf, why: Why) {
        self.tree.skipped.push(Skipped { path, why });
    }

    fn relative(&self, path: &Path) -> PathBuf {
        path.strip_prefix(self.root).unwrap_or(path).to_owned()
    }
}

fn is_text(path: &Path) -> bool {
    let extension = path.extension().and_then(OsStr::to_str);
    !is_static(path) && extension.is_some_and(|found| TEXTS.iter().any(|text| text.eq_ignore_ascii_case(found)))
}

/// The path with `/` between its names on every system, if it is UTF-8.
pub fn with_slashes(path: &Path) -> Option<Arc<str>> {
    let names: Option<Vec<&str>> = path.iter().map(OsStr::to_str).collect();
    names.map(|names| names.join("/").into())
}
