//! Texts that are no part of a site, and yet may say something that matters: a profile with another ending, in an ignored or hidden folder, in `static/`.
//!
//! In: names and bytes. Out: a [`Stray`] for what looks like a text. What it says is judged elsewhere; nothing of it is ever published from here.

use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use walkdir::WalkDir;

use super::names::{MANIFEST, has_hidden_name, is_litter, is_static};
use super::tree::{MAX_HASHED, with_slashes};
use super::{children, read_if_there};

/// The folder whose files are texts about people.
const CONTENT: &str = "content";
/// The endings that people and programs give to Markdown, and to texts that they take for it.
const ENDINGS: [&str; 17] = [
    "md", "markdown", "mdown", "mkd", "mkdn", "mdwn", "mdtxt", "mdtext", "mdx", "qmd", "rmd", "txt", "text", "org",
    "rst", "adoc", "yaml",
];
/// Hidden folders of programs: what is in them, nobody wrote for the site.
const OF_PROGRAMS: [&str; 9] =
    [".git", ".obsidian", ".trash", ".stversions", ".stfolder", ".dropbox.cache", ".logseq", ".vscode", ".DS_Store"];

/// Why a text is no part of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// Its name does not end in `.md`, in small letters.
    Ending,
    /// The author lists it under `ignore`.
    Ignored,
    /// A name in its path begins with a dot.
    Hidden,
    /// It is copied as it is, not read.
    Static,
}

/// A text that is no part of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stray {
    /// Relative to the root, with `/` on every system.
    pub path: Arc<str>,
    /// The content, as far as it is text.
    pub text: String,
    /// Why it is none.
    pub why: LeftOut,
}

impl Stray {
    /// Takes bytes that were read for a text, if they look like one or `path` promises it.
    pub(super) fn of(path: &Arc<str>, bytes: &[u8], why: LeftOut) -> Option<Self> {
        let is_promised = is_note_name(Path::new(&**path).file_name()?);
        let text = match std::str::from_utf8(bytes) {
            Ok(text) if is_promised || !text.contains('\0') => text.to_owned(),
            // In UTF-16, every other byte of a Latin letter is nothing.
            _ if is_promised => String::from_utf8_lossy(bytes).replace(['\0', '\u{fffd}'], ""),
            _ => return None,
        };
        Some(Self { path: Arc::clone(path), text, why })
    }

    /// Reads the file at `path` below `root`; nothing of one that cannot be read, or is too long for what somebody writes by hand.
    pub(super) fn read(root: &Path, path: &Arc<str>, why: LeftOut) -> Option<Self> {
        let mut bytes = Vec::new();
        let file = fs::File::open(root.join(&**path)).ok()?;
        file.take(MAX_HASHED).read_to_end(&mut bytes).ok()?;
        Self::of(path, &bytes, why)
    }
}

/// Whether a file of this name promises a text: by its ending, or by having none.
fn is_note_name(name: &OsStr) -> bool {
    let path = Path::new(name.to_str().unwrap_or_default().trim_start_matches('.'));
    match path.extension().and_then(OsStr::to_str) {
        Some(ending) => ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)),
        None => !path.as_os_str().is_empty(),
    }
}

/// Whether a file at this path below the root, which is hidden, is looked at all the same.
fn is_looked_at(path: &Path) -> bool {
    let is_of_program = |name: &OsStr| OF_PROGRAMS.iter().any(|program| name == *program) || name == "private";
    path.starts_with(CONTENT)
        && !path.iter().any(is_of_program)
        && path.file_name().is_some_and(|name| !name.as_encoded_bytes().starts_with(b".#") && !is_litter(name))
}

/// Whether a hidden path below the root can be that of a text, or of a folder with texts in it.
pub fn may_hold_texts(path: &Path) -> bool {
    is_looked_at(path) && path.file_name().is_some_and(is_note_name)
}

/// Whether something in a site is not meant to be published as it is: a text, a template, a configuration. The path is below the root.
pub(super) fn is_source(path: &Path) -> bool {
    let is_configuration = |ending: &OsStr| ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml");
    match path.iter().next().and_then(OsStr::to_str) {
        Some(CONTENT | "templates") => true,
        Some("themes") => !is_static(path),
        _ => path.components().count() == 1 && path.extension().is_some_and(is_configuration),
    }
}

/// Whether a private folder may hold profiles: it has folders that are named as those of profiles are, or a text in it asks for privacy.
pub(super) fn holds_profiles(folder: &Path) -> bool {
    const FOLDERS: [&str; 3] = ["people", "organisations", "tags"];
    let children = children(folder).unwrap_or_default();
    let is_of_profiles =
        |name: &OsStr| FOLDERS.iter().any(|known| name.to_str().is_some_and(|name| name.eq_ignore_ascii_case(known)));
    let texts = || WalkDir::new(folder).into_iter().filter_map(Result::ok);
    children.iter().any(|(name, _)| is_of_profiles(name))
        || texts().any(|entry| {
            entry.file_type().is_file() && is_note_name(entry.file_name()) && asks_for_privacy(entry.path())
        })
}

/// Whether a line of a text begins with the key by which a profile hides somebody.
fn asks_for_privacy(path: &Path) -> bool {
    const KEY: &[u8] = b"privacy";
    let mut bytes = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(MAX_HASHED).read_to_end(&mut bytes));
    let begins = |line: &[u8]| line.get(..KEY.len()).is_some_and(|key| key.eq_ignore_ascii_case(KEY));
    read.is_ok() && bytes.split(|byte| matches!(byte, b'\n' | b'\r')).any(|line| begins(line.trim_ascii_start()))
}

/// Whether the list of files in an output has pages in it that only entries make: they are two folders deep, or deeper.
pub fn was_published(output: &Path) -> bool {
    let list = read_if_there(&output.join(MANIFEST)).ok().flatten().unwrap_or_default();
    let list = String::from_utf8_lossy(&list);
    let paths = list.lines().filter_map(|line| line.splitn(3, ' ').nth(2));
    paths.filter(|path| path.ends_with("/index.html")).any(|path| path.matches('/').count() > 1)
}

/// The texts at a place below `root` that is left out: the file itself, or all that is in the folder. Links are not followed.
pub(super) fn find(root: &Path, place: &Path, ignored: bool) -> Vec<(Arc<str>, LeftOut)> {
    if !place.starts_with(CONTENT) {
        return Vec::new();
    }
    let below = |path: &Path| path.strip_prefix(root).unwrap_or(path).to_owned();
    let files = WalkDir::new(root.join(place)).into_iter().filter_entry(|entry| is_looked_at(&below(entry.path())));
    let files =
        files.filter_map(Result::ok).filter(|entry| entry.file_type().is_file() && is_note_name(entry.file_name()));
    let is_hidden =
        |path: &Path| path.ancestors().any(|it| it.file_name().is_some_and(|name| has_hidden_name(it, name)));
    let why = |path: &Path| match (ignored, is_hidden(path)) {
        (true, _) => Some(LeftOut::Ignored),
        (false, true) => Some(LeftOut::Hidden),
        (false, false) => None,
    };
    files.map(|entry| below(entry.path())).filter_map(|path| Some((with_slashes(&path)?, why(&path)?))).collect()
}
