//! When files came into a repository, as its history tells: read once, to be written into the files. No page ever depends on it.

use std::collections::HashMap;
use std::path::Path;

use super::Error;
use super::git::Git;

/// What begins the lines of a commit, which no path can hold.
const COMMIT: char = '\u{1}';

/// All that was done to which files, the oldest commit first.
const LOG: [&str; 8] =
    ["log", "--reverse", "--topo-order", "-z", "-M", "--name-status", "--relative", "--format=%x01%H %at"];

/// A line that says whether a file is a draft, as an extended regular expression.
const DRAFT: &str = r#"^(\{.*[{, ])? *["']?draft["']? *:"#;

/// When the files of a folder came into its repository.
#[derive(Debug, Default)]
pub struct History {
    /// By the path that a file has now, in seconds since 1970.
    since: HashMap<String, i64>,
}

impl History {
    /// When the file at this path, below the folder, was first committed as no draft; in seconds since 1970.
    pub fn since(&self, path: &str) -> Option<i64> {
        self.since.get(path).copied()
    }
}

/// Reads the history of the texts below `root`, whose names may have changed since.
///
/// # Errors
///
/// A folder in no repository, a shallow clone, what git refuses.
pub fn history(root: &Path) -> Result<History, Error> {
    let git = Git::at(root)?;
    if git.fed(&["rev-parse", "--is-shallow-repository"], &[])?.trim() == "true" {
        return Err(Error::Shallow(root.display().to_string()));
    }
    if git.fed(&["rev-list", "--all", "--max-count=1"], &[])?.trim().is_empty() {
        return Ok(History::default());
    }
    let all = git.fed(&[&LOG[..], &["--", "*.md"]].concat(), &[])?;
    // Where a line `draft:` came or went.
    let drafts = git.fed(&[&LOG[..], &["-G", DRAFT, "--", "*.md"]].concat(), &[])?;
    Ok(read(&all, &drafts))
}

/// A commit: its name, its time, and what it did to which files.
struct Commit<'a> {
    name: &'a str,
    seconds: i64,
    changes: Vec<Change<'a>>,
}

enum Change<'a> {
    /// It was written.
    Written(&'a str),
    /// It has another name than it had.
    Moved(&'a str, &'a str),
    Removed(&'a str),
}

/// What `git log` says, the oldest commit first.
fn commits(log: &str) -> impl Iterator<Item = Commit<'_>> {
    log.split(COMMIT).filter_map(|commit| {
        let mut fields =
            commit.split('\0').map(|field| field.trim_start_matches('\n')).filter(|field| !field.is_empty());
        let (name, seconds) = fields.next()?.trim().split_once(' ')?;
        let mut changes = Vec::new();
        while let (Some(status), Some(path)) = (fields.next(), fields.next()) {
            match status.as_bytes().first() {
                Some(b'R') => changes.extend(fields.next().map(|now| Change::Moved(path, now))),
                Some(b'C') => changes.extend(fields.next().map(Change::Written)),
                Some(b'D') => changes.push(Change::Removed(path)),
                _ => changes.push(Change::Written(path)),
            }
        }
        Some(Commit { name, seconds: seconds.parse().ok()?, changes })
    })
}

/// Puts both together: a file is there since its first commit, or since the last one in which a line `draft:` of it came or went.
fn read(all: &str, drafts: &str) -> History {
    let mut published: HashMap<&str, Vec<&str>> = HashMap::new();
    for commit in commits(drafts) {
        let paths = commit.changes.iter().filter_map(|change| match change {
            Change::Written(path) | Change::Moved(_, path) => Some(*path),
            Change::Removed(_) => None,
        });
        published.insert(commit.name, paths.collect());
    }
    let mut since: HashMap<String, i64> = HashMap::new();
    for commit in commits(all) {
        for change in &commit.changes {
            match change {
                Change::Written(path) => {
                    since.entry((*path).to_owned()).or_insert(commit.seconds);
                }
                Change::Moved(from, to) => {
                    let first = since.remove(*from).unwrap_or(commit.seconds);
                    since.insert((*to).to_owned(), first);
                }
                Change::Removed(path) => {
                    since.remove(*path);
                }
            }
        }
        for path in published.get(commit.name).into_iter().flatten() {
            since.insert((*path).to_owned(), commit.seconds);
        }
    }
    History { since }
}
