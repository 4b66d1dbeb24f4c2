//! A batch of changes: what was told within a moment, put together.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind, RenameMode};
use notify::{Event, EventKind};

use super::{FOLDERS, Scope};
use crate::files::{self, Kind};
use crate::workspace::Hints;

/// How many paths are looked at to see whether they have settled. More are no single save.
const FEW: usize = 64;

/// What may have changed, below the root of the site.
#[derive(Debug, Default)]
pub(super) struct Batch {
    /// Whether anything was told at all: the configuration, for one, is looked at without any path.
    told: bool,
    everything: bool,
    paths: BTreeSet<PathBuf>,
    /// Those of `paths` that were said to be gone, and did not get another name.
    gone: BTreeSet<PathBuf>,
    /// Those of `paths` that may be new folders.
    come: BTreeSet<PathBuf>,
}

impl Batch {
    pub(super) fn is_empty(&self) -> bool {
        !self.told
    }

    pub(super) fn look_everywhere(&mut self) {
        self.told = true;
        self.everything = true;
    }

    pub(super) fn look_at(&mut self, paths: Vec<PathBuf>) {
        self.told = true;
        self.paths.extend(paths);
    }

    /// Takes in what the system told.
    pub(super) fn take(&mut self, event: &Event, scope: &Scope) {
        // The system lost count.
        if event.need_rescan() {
            self.look_everywhere();
        }
        self.told |= event.paths.iter().any(|path| scope.config.contains(path));
        for path in &event.paths {
            let Some(path) = path.strip_prefix(&scope.root).ok().filter(|path| is_of_site(path)) else { continue };
            match event.kind {
                EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(RenameMode::From)) => {
                    self.gone.insert(path.to_owned());
                }
                EventKind::Create(CreateKind::Folder | CreateKind::Any)
                | EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Any)) => {
                    self.come.insert(path.to_owned());
                }
                _ => {}
            }
            self.told = true;
            self.paths.insert(path.to_owned());
        }
        if let (EventKind::Modify(ModifyKind::Name(RenameMode::Both)), Some(from)) = (event.kind, event.paths.first()) {
            self.gone.remove(from.strip_prefix(&scope.root).unwrap_or(from));
        }
    }

    /// Whether no file is empty, because an editor is about to write it, or gone, because one is about to put it back.
    pub(super) fn is_settled(&self, root: &Path) -> bool {
        let is_open = |path: &PathBuf| match files::size(&root.join(path)) {
            Some(size) => size == 0,
            None => self.gone.contains(path) && matches!(files::kind(&root.join(path)), Ok(None)),
        };
        self.paths.len() > FEW || !self.paths.iter().any(is_open)
    }

    /// The folders that have come.
    pub(super) fn come(&self, root: &Path) -> Vec<PathBuf> {
        let is_folder = |path: &&PathBuf| matches!(files::kind(&root.join(path)), Ok(Some(Kind::Folder)));
        self.come.iter().filter(is_folder).cloned().collect()
    }

    pub(super) fn into_hints(self) -> Hints {
        if self.everything { Hints::Everything } else { Hints::Paths(self.paths.into_iter().collect()) }
    }
}

/// Whether something was read and not written, by this program as well as by others.
pub(super) fn is_reading(event: &Event) -> bool {
    matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write))
}

/// Whether a path below the root can hold a part of the site: not what editors leave beside the files that they write, nor a repository.
fn is_of_site(path: &Path) -> bool {
    let mut names = path.components().filter_map(|part| match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    names.next().is_some_and(|folder| FOLDERS.contains(&folder)) && names.all(|name| !is_litter(name))
}

/// Names of the files of Vim, Emacs, Kate, `JetBrains` and others, and of repositories.
fn is_litter(name: &str) -> bool {
    let ends = [".swp", ".swo", ".swx", "~", "___jb_tmp___", "___jb_old___"];
    let starts = [".#", "#", ".git", ".goutputstream-", ".~lock."];
    name == "4913" || ends.iter().any(|end| name.ends_with(end)) || starts.iter().any(|start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope() -> Scope {
        Scope { root: "/site".into(), config: vec!["/site/dossier.yaml".into()], polling: false }
    }

    fn told(events: &[(EventKind, &[&str])]) -> Batch {
        let mut batch = Batch::default();
        for (kind, paths) in events {
            let event = paths.iter().fold(Event::new(*kind), |event, path| event.add_path(path.into()));
            batch.take(&event, &scope());
        }
        batch
    }

    const WRITTEN: EventKind = EventKind::Access(AccessKind::Close(AccessMode::Write));

    #[test]
    fn only_what_can_be_of_the_site_is_a_hint() {
        for (path, is_hint) in [
            ("/site/content/notes/a.md", true),
            ("/site/static/.well-known/x", true),
            ("/site/themes/own/theme.yaml", true),
            ("/site/content", true),
            ("/site/public/index.html", false),
            ("/site/.git/index", false),
            ("/site/content/.git/index", false),
            ("/site/content/notes/.a.md.swp", false),
            ("/site/content/notes/a.md~", false),
            ("/site/content/notes/4913", false),
            ("/site/content/notes/#a.md#", false),
            ("/site", false),
            ("/elsewhere/a.md", false),
        ] {
            assert_eq!(!told(&[(WRITTEN, &[path])]).is_empty(), is_hint, "{path}");
        }
    }

    #[test]
    fn hints_are_sorted_and_the_configuration_needs_none() {
        let batch = told(&[(WRITTEN, &["/site/dossier.yaml"])]);
        assert!(!batch.is_empty());
        assert_eq!(batch.into_hints(), Hints::Paths(Vec::new()));
        let hints = told(&[(WRITTEN, &["/site/content/b.md"]), (WRITTEN, &["/site/content/a.md"])]).into_hints();
        assert_eq!(hints, Hints::Paths(vec!["content/a.md".into(), "content/b.md".into()]));
    }

    #[test]
    fn what_got_another_name_is_not_waited_for() {
        let name = |mode| EventKind::Modify(ModifyKind::Name(mode));
        let (from, to) = ("/site/content/a.tmp", "/site/content/a.md");
        let batch = told(&[(name(RenameMode::From), &[from]), (name(RenameMode::To), &[to])]);
        assert!(!batch.gone.is_empty());
        let batch = told(&[(name(RenameMode::From), &[from]), (name(RenameMode::Both), &[from, to])]);
        assert!(batch.gone.is_empty() && batch.paths.len() == 2);
    }

    #[test]
    fn reading_is_no_change() {
        let read = [AccessKind::Open(AccessMode::Any), AccessKind::Close(AccessMode::Read), AccessKind::Read];
        assert!(read.iter().all(|kind| is_reading(&Event::new(EventKind::Access(*kind)))));
        assert!(!is_reading(&Event::new(WRITTEN)));
    }
}
