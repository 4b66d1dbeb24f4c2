//! A folder of files as a tree of git, without an index: the files are hashed as they are, then the folders from the innermost outwards.

use std::collections::BTreeMap;
use std::path::Path;

use super::Error;
use super::git::Git;

/// Writes the objects of these files below `site`, and returns the name of their tree.
pub(super) fn write(git: &Git, site: &Path, files: &[String]) -> Result<String, Error> {
    let blobs = blobs(git, site, files)?;
    let mut folders: BTreeMap<&str, Vec<Line<'_>>> = BTreeMap::from([("", Vec::new())]);
    for (path, blob) in files.iter().zip(blobs) {
        let (folder, name) = split(path);
        folders.entry(folder).or_default().push(Line { kind: "100644 blob", object: blob, name });
        for above in std::iter::successors(parent(folder), |folder| parent(folder)) {
            folders.entry(above).or_default();
        }
    }
    let deepest = folders.keys().map(|folder| depth(folder)).max().unwrap_or_default();
    for level in (0..=deepest).rev() {
        let here: Vec<&str> = folders.keys().copied().filter(|folder| depth(folder) == level).collect();
        let lines: Vec<_> = here.iter().map(|folder| folders.remove(folder).unwrap_or_default()).collect();
        let trees = trees(git, &lines)?;
        for (folder, tree) in here.into_iter().zip(trees) {
            let Some(above) = parent(folder) else { return Ok(tree) };
            let (_, name) = split(folder);
            folders.entry(above).or_default().push(Line { kind: "040000 tree", object: tree, name });
        }
    }
    Err(incomplete("mktree"))
}

/// One line of a tree.
struct Line<'a> {
    kind: &'static str,
    object: String,
    name: &'a str,
}

/// The names of the files' objects, in the same order.
fn blobs(git: &Git, site: &Path, files: &[String]) -> Result<Vec<String>, Error> {
    let mut input = Vec::new();
    for path in files {
        // No path of a site holds a line break; a quotation mark at the beginning of a line would mean something.
        input.extend_from_slice(site.join(path).as_os_str().as_encoded_bytes());
        input.push(b'\n');
    }
    // As they are: no line ending is converted and no filter applied, whatever the repository's attributes say.
    let out = git.fed(&["hash-object", "-w", "--no-filters", "--stdin-paths"], &input)?;
    let blobs: Vec<String> = out.lines().map(str::to_owned).collect();
    if blobs.len() == files.len() { Ok(blobs) } else { Err(incomplete("hash-object")) }
}

/// The names of the trees with these lines, in the same order.
fn trees(git: &Git, trees: &[Vec<Line<'_>>]) -> Result<Vec<String>, Error> {
    let mut input = Vec::new();
    for lines in trees {
        for Line { kind, object, name } in lines {
            input.extend_from_slice(format!("{kind} {object}\t{name}\0").as_bytes());
        }
        // An empty line ends each tree.
        input.push(0);
    }
    let out = git.fed(&["mktree", "-z", "--batch"], &input)?;
    let names: Vec<String> = out.lines().map(str::to_owned).collect();
    if names.len() == trees.len() { Ok(names) } else { Err(incomplete("mktree")) }
}

fn incomplete(command: &str) -> Error {
    Error::Git { command: command.to_owned(), said: "fewer objects than it was given".to_owned() }
}

/// The folder of a path, and the name in it.
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// The folder that a folder is in; none for the outermost.
fn parent(folder: &str) -> Option<&str> {
    (!folder.is_empty()).then(|| split(folder).0)
}

fn depth(folder: &str) -> usize {
    if folder.is_empty() { 0 } else { folder.matches('/').count() + 1 }
}
