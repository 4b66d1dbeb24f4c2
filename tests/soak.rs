//! Whether an open site stays what a fresh one would be, on any site: `cargo test --release --test soak -- DIR [EDITS] [SEED]`.
//!
//! What the property tests do with small sites that were made for it, this does with a copy of a real one: values of front matter and paragraphs are
//! carried from one file to another, keys and files go and come back, YAML breaks and is mended, one file at a time or several at once. After each save every route, every page and every
//! fault is compared with those of a site that was opened afresh. The first difference ends it; the copy is left where it is, and the last edits are told.

#![allow(clippy::print_stdout, reason = "a program that says what it found")]

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use dossier::diagnostic::Diagnostic;
use dossier::site::Rendered;
use dossier::workspace::{Asked, Hints, Workspace};
use rayon::prelude::*;

type Failure = Box<dyn std::error::Error>;

/// A key that breaks whatever front matter it stands in.
const BROKEN: &str = "broken: [\n";

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let root = arguments.next().ok_or("name the folder of a site behind `--`")?;
    let edits = arguments.next().map_or(Ok(200), |edits| edits.parse())?;
    let seed = arguments.next().map_or(Ok(1), |seed| seed.parse())?;
    let copy = tempfile::tempdir()?;
    let mut writer = Writer {
        files: copy_site(Path::new(&root), copy.path())?,
        gone: BTreeMap::new(),
        random: fastrand::Rng::with_seed(seed),
    };
    let mut workspace = Workspace::open(copy.path(), asked())?;
    let mut done = Vec::new();
    while done.len() < edits {
        let mut paths = Vec::new();
        // Most saves are of one file, some of several at once.
        for _ in 0..writer.random.choice([1, 1, 1, 4]).unwrap_or(1) {
            let Some((path, what)) = writer.edit()? else { continue };
            done.push(format!("{}: {what}", path.display()));
            paths.push(path);
        }
        workspace.refresh(&Hints::Paths(paths))?;
        if let Some(difference) = difference(&workspace, &Workspace::open(copy.path(), asked())?) {
            let last = done[done.len().saturating_sub(12)..].join("\n");
            println!("after edit {} of seed {seed}: {difference}\n\nthe last edits:\n{last}", done.len());
            return Err(format!("the open site is stale; the files are in {}", copy.keep().display()).into());
        }
    }
    println!("{} edits of {} files: the open site was always what a fresh one was", done.len(), writer.files.len());
    Ok(())
}

fn asked() -> Asked {
    Asked {
        config: None,
        base_url: None,
        drafts: true,
        future: true,
        strict: false,
        today: Box::new(|zone| jiff::Timestamp::now().to_zoned(zone.clone()).date().into()),
    }
}

/// Copies what a site is made of; gives its entries.
fn copy_site(from: &Path, to: &Path) -> Result<Vec<PathBuf>, Failure> {
    let is_part = |name: &OsStr| {
        ["content", "static", "templates", "themes", "dossier.yaml"].iter().any(|part| name == OsStr::new(part))
    };
    let mut entries = Vec::new();
    let walk = walkdir::WalkDir::new(from).sort_by_file_name().into_iter();
    for found in walk.filter_entry(|entry| entry.depth() != 1 || is_part(entry.file_name())) {
        let found = found?;
        let place = to.join(found.path().strip_prefix(from)?);
        if found.file_type().is_dir() {
            std::fs::create_dir_all(&place)?;
            continue;
        }
        std::fs::copy(found.path(), &place)?;
        if place.extension() == Some(OsStr::new("md")) && place.starts_with(to.join("content")) {
            entries.push(place);
        }
    }
    Ok(entries)
}

/// Who edits.
struct Writer {
    files: Vec<PathBuf>,
    /// Files that are gone, with their texts.
    gone: BTreeMap<PathBuf, String>,
    random: fastrand::Rng,
}

impl Writer {
    /// Edits some file: which, and how. Nothing where it came to nothing.
    fn edit(&mut self) -> Result<Option<(PathBuf, String)>, Failure> {
        let path = self.pick(&self.files.clone());
        if let Some(text) = self.gone.remove(&path) {
            std::fs::write(&path, text)?;
            return Ok(Some((path, "back again".to_owned())));
        }
        let text = std::fs::read_to_string(&path)?;
        if self.random.u8(..20) == 0 {
            std::fs::remove_file(&path)?;
            self.gone.insert(path.clone(), text);
            return Ok(Some((path, "removed".to_owned())));
        }
        let other = self.pick(&self.files.clone());
        let Ok(source) = std::fs::read_to_string(&other) else { return Ok(None) };
        let (now, what) = self.edited(&text, &source);
        if now == text {
            return Ok(None);
        }
        std::fs::write(&path, now)?;
        Ok(Some((path, format!("{what} ({})", other.display()))))
    }

    /// A text after an edit, which may bring something of another; and what was done.
    fn edited(&mut self, text: &str, source: &str) -> (String, String) {
        match self.random.u8(..19) {
            0 => (text.replacen("---\n", &format!("---\n{BROKEN}"), 1), "broken".to_owned()),
            1 | 2 => (text.replacen(BROKEN, "", 1), "mended".to_owned()),
            3..7 => {
                let paragraph = self.pick(&paragraphs(source));
                (format!("{}\n\n{paragraph}\n", text.trim_end()), "a paragraph of another".to_owned())
            }
            7 => {
                let gone = self.pick(&paragraphs(text));
                (text.replacen(&gone, "", 1), format!("without “{gone}”"))
            }
            8..10 => {
                let gone = self.pick(&keys(text));
                (text.replacen(&gone, "", 1), format!("without `{}`", gone.trim_end()))
            }
            _ => {
                let new = self.pick(&keys(source));
                let old = keys(text).into_iter().find(|old| name(old) == name(&new));
                let now = old.map_or_else(
                    || text.replacen("---\n", &format!("---\n{new}"), 1),
                    |old| text.replacen(&old, &new, 1),
                );
                (now, format!("`{}` of another", new.trim_end()))
            }
        }
    }

    /// One of some; the empty one where there is none.
    fn pick<T: Clone + Default>(&mut self, some: &[T]) -> T {
        self.random.choice(some).cloned().unwrap_or_default()
    }
}

/// The front matter of a text, and what is below.
fn parts(text: &str) -> (&str, &str) {
    text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).unwrap_or(("", text))
}

/// The keys of front matter with their values: each from its line to that of the next.
fn keys(text: &str) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for line in parts(text).0.lines() {
        match keys.last_mut() {
            Some(last) if line.starts_with([' ', '-', ']', '}']) => last.extend([line, "\n"]),
            _ => keys.push(format!("{line}\n")),
        }
    }
    keys
}

/// The name of a key.
fn name(key: &str) -> &str {
    key.split(':').next().unwrap_or(key)
}

fn paragraphs(text: &str) -> Vec<String> {
    let paragraphs = parts(text).1.split("\n\n").map(str::trim);
    paragraphs.filter(|paragraph| !paragraph.is_empty()).map(str::to_owned).collect()
}

/// What an open site says otherwise than a fresh one.
fn difference(open: &Workspace, fresh: &Workspace) -> Option<String> {
    let (open, fresh) = (everything(open), everything(fresh));
    if let Some(address) = open.keys().find(|address| !fresh.contains_key(*address)) {
        return Some(format!("/{address} should be gone"));
    }
    let (address, fresh) = fresh.iter().find(|(address, said)| open.get(*address) != Some(said))?;
    let Some(open) = open.get(address) else { return Some(format!("/{address} is missing")) };
    let at = open.bytes().zip(fresh.bytes()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| {
        let (start, end) = (text.floor_char_boundary(at.saturating_sub(200)), text.ceil_char_boundary(at + 200));
        text[start..end].to_owned()
    };
    Some(format!("/{address}\n\nopen: …{}…\n\nfresh: …{}…", around(open), around(fresh)))
}

/// All that a site says, by address.
fn everything(workspace: &Workspace) -> BTreeMap<String, String> {
    let site = workspace.site();
    let pages = site.routes().par_iter().map(|route| (route.address.clone(), text_of(site.render(route))));
    let mut all: BTreeMap<String, String> = pages.collect();
    all.insert("(faults)".to_owned(), format!("{:#?}{:#?}", site.diagnostics(), site.accepted()));
    all.insert("(suggestions)".to_owned(), format!("{:#?}", site.suggestions()));
    all
}

fn text_of(rendered: Result<Rendered, Box<Diagnostic>>) -> String {
    match rendered {
        Ok(Rendered::Bytes(bytes)) => String::from_utf8_lossy(&bytes).into_owned(),
        other => format!("{other:?}"),
    }
}
