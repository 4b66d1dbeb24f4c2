//! Links: what each one in a text leads to, and what links back.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::addresses::undated;
use super::build::Builder;
use super::names::Resolved;
use super::{Dossier, EntityId, EventId, NoteId, PageId};
use crate::content::markdown::Link;
use crate::content::{Entry, Head, Kind};
use crate::date::Period;
use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::gazetteer::Country;
use crate::text::fold;

/// What a link can lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// The home page.
    Home,
    /// A note.
    Note(NoteId),
    /// An entity.
    Entity(EntityId),
    /// An event.
    Event(EventId),
    /// A plain page.
    Page(PageId),
    /// What was published and happened in a period.
    Period(Period),
}

/// What the links of one text lead to, in the order of the text; `None` where a link leads to nothing that is known here.
pub type Targets = Vec<Option<Target>>;

/// Resolves the links of all entries.
pub(super) fn resolve(builder: &mut Builder, entries: &[Arc<Entry>], notes: &NoteNames) {
    if entries.iter().all(|entry| entry.body.links.is_empty()) {
        return;
    }
    let files = Files::new(&builder.dossier);
    for entry in entries.iter().filter(|entry| !entry.body.links.is_empty()) {
        let mut targets = Vec::with_capacity(entry.body.links.len());
        for link in &entry.body.links {
            let found = if link.wiki {
                wikilink(builder, &files, link)
            } else {
                files.address(&entry.source.path, &link.target)
            };
            let reported = link.wiki || is_markdown(&link.target);
            if found.is_none() && reported && !notes.is_broken(&link.target) {
                let diagnostic = unresolved(builder, &files, entry, link);
                builder.diagnostics.push(diagnostic);
            }
            targets.push(found);
        }
        if let Some(from) = files.paths.get(&entry.source.path) {
            let mut seen: Vec<Target> = targets.iter().flatten().copied().filter(|target| target != from).collect();
            seen.sort_unstable();
            seen.dedup();
            for target in seen {
                builder.dossier.backlinks.entry(target).or_default().push(*from);
            }
        }
        builder.dossier.links.insert(Arc::clone(&entry.source.path), targets);
    }
    builder.dossier.backlinks.values_mut().for_each(|from| from.sort_unstable());
}

/// Whether a link names a file of `content/` rather than an address.
pub fn is_markdown(target: &str) -> bool {
    std::path::Path::new(target).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("md"))
}

/// Notes by what an event file may call them: made once, for all event files.
pub(super) struct NoteNames {
    /// By address and file name, as written.
    exact: FxHashMap<String, NoteId>,
    /// By title and alias, folded.
    folded: FxHashMap<String, NoteId>,
    /// The file names of notes that are broken, which has been said already.
    broken: FxHashSet<String>,
}

impl NoteNames {
    /// The names of all notes, if any of `entries` asks for one. Where two notes share one, the newer note has it.
    pub(super) fn new(dossier: &Dossier, entries: &[Arc<Entry>]) -> Self {
        let broken = entries.iter().filter(|entry| matches!(entry.head, Head::BrokenNote(_)));
        let broken = broken.flat_map(|entry| [entry.stem().to_owned(), undated(entry.stem()).to_owned()]).collect();
        let mut names = Self { exact: FxHashMap::default(), folded: FxHashMap::default(), broken };
        if !entries.iter().any(|entry| calls_notes(entry)) {
            return names;
        }
        for id in dossier.note_ids() {
            let record = dossier.note(id);
            for name in [record.slug.as_str(), record.entry.stem()] {
                names.exact.entry(name.to_owned()).or_insert(id);
            }
            for name in std::iter::once(&record.note().title).chain(&record.entry.common.aliases) {
                names.folded.entry(fold(name)).or_insert(id);
            }
        }
        names
    }

    /// The note that `written` means: a file name, with its folder and ending or without, an address, a title or an alias.
    pub(super) fn find(&self, written: &str) -> Option<NoteId> {
        let name = written.trim().trim_end_matches(".md");
        let name = name.strip_prefix("notes/").unwrap_or(name);
        self.exact.get(name).or_else(|| self.folded.get(&fold(name))).copied()
    }

    /// Whether `written` means a note that is broken.
    pub(super) fn is_broken(&self, written: &str) -> bool {
        let name = written.trim().trim_end_matches(".md");
        self.broken.contains(name.rsplit('/').next().unwrap_or(name))
    }

    /// The name nearest to `written`, if one is near.
    pub(super) fn nearest(&self, written: &str) -> Option<&str> {
        let mut known: Vec<&str> = self.exact.keys().map(String::as_str).collect();
        known.sort_unstable();
        nearest(written.trim(), known)
    }
}

/// Whether the front matter of an entry names notes.
fn calls_notes(entry: &Entry) -> bool {
    match &entry.head {
        Head::Note(note) => !note.relations.is_empty(),
        Head::Event(file) => file.sources.as_ref().is_some_and(|sources| !sources.is_empty()),
        Head::BrokenNote(_) | Head::Profile(_) | Head::Page(_) => false,
    }
}

/// What can be found by file, title or alias, whatever its kind.
struct Files {
    paths: FxHashMap<Arc<str>, Target>,
    /// Notes, pages and events by file name, slug, folded title and folded alias.
    names: FxHashMap<String, Vec<Target>>,
    addresses: FxHashMap<String, Target>,
}

impl Files {
    fn new(dossier: &Dossier) -> Self {
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
        names.extend(entry.common.aliases.iter().map(|alias| fold(alias)));
        names.sort_unstable();
        names.dedup();
        for name in names {
            self.names.entry(name).or_default().push(target);
        }
    }

    /// The only thing of this name.
    fn named(&self, name: &str) -> Option<Target> {
        match self.names.get(name).or_else(|| self.names.get(&fold(name))).map(Vec::as_slice) {
            Some([target]) => Some(*target),
            _ => None,
        }
    }

    /// What an address in the file at `from` leads to: a file beside it, or a page of the site.
    fn address(&self, from: &str, address: &str) -> Option<Target> {
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

fn wikilink(builder: &Builder, files: &Files, link: &Link) -> Option<Target> {
    let target = link.target.trim_end_matches(".md");
    if target.is_empty() {
        return None;
    }
    if let (Some(kind), name) = Kind::said(target) {
        return entity(builder, kind, name).or_else(|| files.addresses.get(target).copied());
    }
    if target.contains('/') {
        let path = format!("content/{target}.md");
        return files
            .paths
            .get(path.as_str())
            .copied()
            .or_else(|| files.named(target.rsplit('/').next().unwrap_or(target)));
    }
    if let Some(period) = period(target) {
        return builder.dossier.periods.contains_key(&period).then_some(Target::Period(period));
    }
    let mut found: Vec<Target> = Kind::ALL.into_iter().filter_map(|kind| entity(builder, kind, target)).collect();
    found.dedup();
    match found.as_slice() {
        [one] => Some(*one),
        [] => files.named(target),
        _ => None,
    }
}

/// The entity of this kind that `name` means, if it is one.
fn entity(builder: &Builder, kind: Kind, name: &str) -> Option<Target> {
    match builder.resolve(kind, name) {
        Resolved::One(id) => Some(Target::Entity(id)),
        Resolved::Several(_) | Resolved::Unknown => None,
    }
}

/// The day, month or year that a text such as `2022-04-12` means.
fn period(text: &str) -> Option<Period> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let date: crate::date::Date = text.parse().ok()?;
    let exact = date.to_string() == text && !text.contains(['/', 'T']);
    exact.then(|| date.filed_under().last()).flatten()
}

fn unresolved(builder: &Builder, files: &Files, entry: &Entry, link: &Link) -> Diagnostic {
    let place = Place::new(&entry.source.path, link.span.clone());
    if period(&link.target).is_some() {
        let message = format!("nothing was published or happened in `{}`, so it has no page", link.target);
        return Diagnostic::new(Code::UnresolvedLink, place, message).help("write the date without brackets");
    }
    let candidates: Vec<String> = Kind::ALL
        .into_iter()
        .filter_map(|kind| match builder.resolve(kind, &link.target) {
            Resolved::One(id) => Some(vec![id]),
            Resolved::Several(ids) => Some(ids),
            Resolved::Unknown => None,
        })
        .flatten()
        .map(|id| {
            let entity = builder.dossier.entity(id);
            format!("`[[{}/{}]]`", entity.kind.folder(), entity.name)
        })
        .collect();
    if candidates.len() > 1 {
        let message = format!("`{}` could be {}", link.target, candidates.join(" or "));
        return Diagnostic::new(Code::AmbiguousName, place, message).help("write one of them");
    }
    let message = format!("`{}` leads to nothing in this dossier", link.target);
    let diagnostic = Diagnostic::new(Code::UnresolvedLink, place, message);
    let folded = fold(&link.target);
    let names = builder.dossier.entities.iter().map(|entity| entity.name.as_str());
    let by_fold: Vec<(String, &str)> = names.map(|name| (fold(name), name)).collect();
    let known = by_fold.iter().map(|(folded, _)| folded.as_str()).chain(files.names.keys().map(String::as_str));
    let near = nearest(&folded, known)
        .map(|near| by_fold.iter().find(|(folded, _)| folded == near).map_or(near, |(_, name)| *name));
    match near {
        Some(near) => diagnostic.help(format!("did you mean `[[{near}]]`?")),
        None if Country::find(&link.target).is_some() => {
            diagnostic.help("no note names this country yet: it has no page; write it without brackets")
        }
        None => diagnostic.help("write a title, alias, file name or date that exists, or take the brackets away"),
    }
}
