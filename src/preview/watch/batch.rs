//! A batch of changes: what was told within a moment, put together.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind, RemoveKind, RenameMode};
use notify::{Event, EventKind};

use super::{FOLDERS, Scope};
use crate::files::{self, Kind, names, strays};
use crate::workspace::Hints;

/// How many paths are looked at to see whether they have settled. More are no single save.
const FEW: usize = 64;

/// What may have changed, below the root of the site.
#[derive(Debug, Default)]
pub(super) struct Batch {
    /// Whether anything was told at all: a new day, for one, needs no path.
    told: bool,
    /// Whether the configuration was written, which may stand anywhere and is always looked at.
    configuration: bool,
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
        if event.paths.iter().any(|path| scope.config.contains(path)) {
            self.told = true;
            self.configuration = true;
        }
        for path in &event.paths {
            let Some(path) = path.strip_prefix(&scope.root).ok().filter(|path| is_of_site(path)) else { continue };
            let litter = path.file_name().is_some_and(names::is_litter).then(|| kind_of(event, &scope.root.join(path)));
            match litter {
                Some(Some(Kind::File)) => continue,
                // It may have been a folder, and is looked at; but no save waits for it.
                Some(None) => {
                    self.told = true;
                    self.paths.insert(path.to_owned());
                    continue;
                }
                _ => {}
            }
            match event.kind {
                EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(RenameMode::From)) => {
                    self.gone.insert(path.to_owned());
                }
                EventKind::Create(CreateKind::Folder | CreateKind::Any | CreateKind::Other | CreateKind::File)
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
    pub(super) fn is_settled(&self, scope: &Scope) -> bool {
        let is_open = |path: &PathBuf| match files::size(&scope.root.join(path)) {
            Some(size) => size == 0,
            None => self.gone.contains(path) && matches!(files::kind(&scope.root.join(path)), Ok(None)),
        };
        let is_written = |path: &PathBuf| files::size(path).is_some_and(|size| size > 0);
        let configured = !self.configuration || scope.config.iter().any(is_written);
        configured && (self.paths.len() > FEW || !self.paths.iter().any(is_open))
    }

    /// The folders and links that have come.
    pub(super) fn come(&self, root: &Path) -> Vec<PathBuf> {
        let holds_more =
            |path: &&PathBuf| matches!(files::kind(&root.join(path)), Ok(Some(Kind::Folder | Kind::Other)));
        self.come.iter().filter(holds_more).cloned().collect()
    }

    pub(super) fn into_hints(self) -> Hints {
        if self.everything { Hints::Everything } else { Hints::Paths(self.paths.into_iter().collect()) }
    }
}

/// Whether something was read and not written, by this program as well as by others.
pub(super) fn is_reading(event: &Event) -> bool {
    matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write))
}

/// Whether a path below the root can hold a part of the site.
fn is_of_site(path: &Path) -> bool {
    path.iter().next().is_some_and(|folder| FOLDERS.iter().any(|name| folder == *name))
        && (!names::is_hidden(path) || strays::may_hold_texts(path))
}

/// What was told of, if that is known: by the event, or because it is there.
fn kind_of(event: &Event, path: &Path) -> Option<Kind> {
    match event.kind {
        EventKind::Access(_) | EventKind::Create(CreateKind::File) | EventKind::Remove(RemoveKind::File) => {
            Some(Kind::File)
        }
        EventKind::Create(CreateKind::Folder) | EventKind::Remove(RemoveKind::Folder) => Some(Kind::Folder),
        _ => files::kind(path).ok().flatten(),
    }
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
            ("/site/content/notes/#a.md", true),
            ("/site/content/notes/#2022/a.md", true),
            ("/site/content/notes/4913/a.md", true),
            ("/site/static/x.swp", true),
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
