//! The list of what was written: the mark by which a folder is known as ours, and the reason why an unchanged file is not written again.
//!
//! In: path and stamp of each file. Out: a text of lines sorted by path, which depends on the contents of the site alone.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

use super::sealed;
use crate::files::Stamp;
use crate::files::names::MANIFEST;
use crate::files::paths;

const TITLE: &str = "dossier-manifest 1";

/// The files of a written site, by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest(BTreeMap<Arc<str>, Stamp>);

impl Manifest {
    /// Where it stands, in the folder that it describes.
    pub(super) const NAME: &'static str = MANIFEST;

    /// Reads one; `None` if it is not whole, or lists a path that we would not have written.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        sealed::open(TITLE, bytes)?.map(parse_line).collect::<Option<_>>().map(Self)
    }

    /// The text of it.
    pub(super) fn print(&self) -> String {
        let mut lines = String::with_capacity(self.0.len() * 80);
        for (path, Stamp { hash, size }) in &self.0 {
            // Writing to a string cannot fail.
            let _ = writeln!(lines, "{hash:016x} {size} {path}");
        }
        sealed::seal(TITLE, &lines)
    }

    /// What was written at a path.
    pub(super) fn get(&self, path: &str) -> Option<Stamp> {
        self.0.get(path).copied()
    }

    /// The paths, sorted.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(|path| &**path)
    }

    /// The folders that the files are in, sorted.
    pub(super) fn folders(&self) -> BTreeSet<&str> {
        let mut all = BTreeSet::new();
        for path in self.paths() {
            for folder in paths::folders(path) {
                if !all.insert(folder) {
                    break; // Those above it came with it.
                }
            }
        }
        all
    }
}

impl FromIterator<(Arc<str>, Stamp)> for Manifest {
    fn from_iter<I: IntoIterator<Item = (Arc<str>, Stamp)>>(files: I) -> Self {
        Self(files.into_iter().collect())
    }
}

fn parse_line(line: &str) -> Option<(Arc<str>, Stamp)> {
    let (hash, rest) = line.split_once(' ')?;
    let (size, path) = rest.split_once(' ')?;
    paths::check(path).ok()?;
    Some((path.into(), Stamp { hash: u64::from_str_radix(hash, 16).ok()?, size: size.parse().ok()? }))
}
