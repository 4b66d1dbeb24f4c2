//! Links below the root of a site. The system tells of a file under one path, and the site may have it under several.

use std::path::{Path, PathBuf};

use notify::Event;

use crate::files::{self, Kind, names};

/// The links in the folders of a site, each with what it leads to; both are absolute.
#[derive(Debug, Default)]
pub(super) struct Links(Vec<(PathBuf, PathBuf)>);

impl Links {
    /// Takes in the links at `path`: itself, or what is in it. Gives what they lead to, if that can be a part of the site in `root`.
    pub(super) fn find(&mut self, path: &Path, root: &Path) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut to_look_at = vec![path.to_owned()];
        while let Some(path) = to_look_at.pop() {
            match files::kind(&path) {
                Ok(Some(Kind::Folder)) => {
                    // What cannot be read is told by the reader of the site.
                    let children = files::children(&path).unwrap_or_default().into_iter();
                    to_look_at
                        .extend(children.filter(|(_, kind)| *kind != Kind::File).map(|(name, _)| path.join(name)));
                }
                Ok(Some(Kind::Other)) => found.extend(self.add(path, root)),
                _ => {}
            }
        }
        found
    }

    fn add(&mut self, link: PathBuf, root: &Path) -> Option<PathBuf> {
        let target = files::canonical(&link).ok()?;
        if target == link || names::is_hidden(target.strip_prefix(root).ok()?) {
            return None;
        }
        self.0.retain(|(known, _)| *known != link);
        self.0.push((link, target.clone()));
        Some(target)
    }

    /// Whether a link is known at this path.
    pub(super) fn has(&self, path: &Path) -> bool {
        self.0.iter().any(|(link, _)| link == path)
    }

    /// Adds the other paths of what is told.
    pub(super) fn widen(&self, mut event: Event) -> Event {
        for at in 0..event.paths.len() {
            let path = event.paths[at].clone();
            let others = self.0.iter().filter_map(|(link, target)| {
                let behind =
                    |from: &Path, to: &Path| path.strip_prefix(from).ok().map(|rest| to.iter().chain(rest).collect());
                behind(target, link).or_else(|| behind(link, target))
            });
            event.paths.extend(others.collect::<Vec<PathBuf>>());
        }
        event
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn what_is_behind_a_link_is_told_under_both_paths() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        for name in ["content/notes", "shelf", ".git"] {
            std::fs::create_dir_all(root.join(name)).unwrap();
        }
        std::fs::write(root.join("shelf/a.md"), "").unwrap();
        symlink("../../shelf", root.join("content/notes/shelf")).unwrap();
        symlink("../../shelf/a.md", root.join("content/notes/b.md")).unwrap();
        symlink("../../.git", root.join("content/notes/git")).unwrap();
        symlink("nowhere", root.join("content/notes/c.md")).unwrap();
        symlink("/", root.join("content/notes/all")).unwrap();
        let mut links = Links::default();
        let mut targets = links.find(&root.join("content"), &root);
        targets.sort();
        assert_eq!(targets, [root.join("shelf"), root.join("shelf/a.md")]);
        for (told, others) in [
            ("shelf/a.md", vec!["content/notes/b.md", "content/notes/shelf/a.md"]),
            ("content/notes/shelf/x", vec!["shelf/x"]),
            ("content/notes/x", vec![]),
        ] {
            let event = links.widen(Event::default().add_path(root.join(told)));
            let mut paths = event.paths[1..].to_vec();
            paths.sort();
            assert_eq!(paths, others.into_iter().map(|path| root.join(path)).collect::<Vec<_>>(), "{told}");
        }
    }
}
