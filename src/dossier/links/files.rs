//! What links find by file, address, title or alias, whatever its kind.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Target;
use crate::content::{Entry, Head, Kind};
use crate::dossier::Dossier;
use crate::dossier::addresses::undated;
use crate::text::fold;

/// What can be found by file, title or alias, whatever its kind.
pub(super) struct Files {
    pub(super) paths: FxHashMap<Arc<str>, Target>,
    /// Notes, pages and events by file name, slug, folded title and folded alias.
    names: FxHashMap<String, Vec<Target>>,
    pub(super) addresses: FxHashMap<String, Target>,
}

impl Files {
    pub(super) fn new(dossier: &Dossier) -> Self {
        let mut files =
            Self { paths: FxHashMap::default(), names: FxHashMap::default(), addresses: FxHashMap::default() };
        for id in dossier.note_ids() {
            let note = dossier.note(id);
            files.add(&note.entry, Target::Note(id), &note.note().title, &note.slug, format!("notes/{}", note.slug));
        }
        for id in dossier.page_ids() {
            let page = dossier.page(id);
            let Head::Page(head) = &page.entry.head else { continue };
            files.add(&page.entry, Target::Page(id), &head.title, &page.address, page.address.clone());
        }
        for id in dossier.event_ids() {
            let event = dossier.event(id);
            let (target, address) = (Target::Event(id), format!("events/{}", event.slug));
            if let Some(entry) = &event.entry {
                files.add(entry, target, &event.event.title, &event.id, address);
            } else {
                // What notes alone report is found by its id, where nothing else has that name; its title may be that of several.
                files.addresses.insert(address, target);
                files.names.entry(event.id.clone()).or_insert_with(|| vec![target]);
            }
        }
        for id in dossier.entity_ids() {
            let entity = dossier.entity(id);
            files.addresses.insert(format!("{}/{}", entity.kind.folder(), entity.slug), Target::Entity(id));
            if let Some(entry) = &entity.profile {
                files.paths.insert(Arc::clone(&entry.source.path), Target::Entity(id));
                files.names.entry(entry.stem().to_owned()).or_default().push(Target::Entity(id));
            }
        }
        if let Some(home) = &dossier.home {
            files.paths.insert(Arc::clone(&home.source.path), Target::Home);
        }
        files
    }

    fn add(&mut self, entry: &Entry, target: Target, title: &str, slug: &str, address: String) {
        self.paths.insert(Arc::clone(&entry.source.path), target);
        self.addresses.insert(address, target);
        let mut names = vec![entry.stem().to_owned(), slug.to_owned(), fold(title)];
        if matches!(target, Target::Note(_)) {
            // Several may have a name behind the date: then it could be any of them.
            names.push(undated(entry.stem()).to_owned());
        }
        names.extend(entry.common.aliases.iter().map(|alias| fold(alias)));
        names.sort_unstable();
        names.dedup();
        for name in names {
            self.names.entry(name).or_default().push(target);
        }
    }

    /// Everything of this name.
    pub(super) fn named(&self, name: &str) -> &[Target] {
        self.names.get(name).or_else(|| self.names.get(&fold(name))).map(Vec::as_slice).unwrap_or_default()
    }

    /// The entity of this kind with this address.
    pub(super) fn entity(&self, kind: Kind, name: &str) -> Option<Target> {
        self.addresses.get(&format!("{}/{name}", kind.folder())).copied()
    }

    /// What an address in the file at `from` leads to: a file beside it, or a page of the site.
    pub(super) fn address(&self, from: &str, address: &str) -> Option<Target> {
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let absolute = match address.strip_prefix('/') {
            Some(address) => address.to_owned(),
            None => joined(folder, address)?,
        };
        let path = absolute.trim_end_matches('/');
        let page = path.strip_suffix("/index.html").unwrap_or(path);
        self.paths
            .get(path)
            .or_else(|| self.paths.get(format!("content/{path}").as_str()))
            .or_else(|| self.addresses.get(page))
            .or_else(|| self.addresses.get(page.strip_prefix("content/")?))
            .copied()
    }
}

/// `address` as seen from `folder`; nothing where it leads out of the site.
fn joined(folder: &str, address: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
