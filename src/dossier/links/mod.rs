//! Links: what each one in a text leads to, and what links back.

mod anchors;
mod faults;
mod files;
mod wiki;

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::addresses::undated;
use super::build::Builder;
use super::{Dossier, EntityId, EventId, NoteId, PageId};
use crate::content::{Entry, Head};
use crate::date::Period;
use crate::diagnostic::nearest;
use crate::redaction::Redacted;
use crate::text::fold;
pub(super) use anchors::check as check_anchors;
use faults::Faults;
use files::Files;

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
pub(super) fn resolve(builder: &mut Builder, entries: &[Redacted], notes: &NoteNames) {
    if entries.iter().all(|entry| entry.body.links.is_empty()) {
        return;
    }
    let files = Files::new(&builder.dossier);
    let faults = Faults::default();
    for entry in entries.iter().filter(|entry| !entry.body.links.is_empty()) {
        let mut targets = Vec::with_capacity(entry.body.links.len());
        for link in &entry.body.links {
            let meant = if link.wiki {
                wiki::meant(builder, &files, entry, link)
            } else {
                files.address(&entry.source.path, &link.target).into_iter().collect()
            };
            let found = if let [one] = meant.as_slice() { Some(*one) } else { None };
            let reported = link.wiki || is_markdown(&link.target);
            if found.is_none() && reported && !notes.is_broken(&link.target) {
                let diagnostic = faults.unresolved(builder, entry, link, &meant);
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
}

impl Dossier {
    /// What links to any of these, each once: the home page, notes from the newest, entities in their order, events, plain pages.
    pub fn linking_to(&self, targets: impl IntoIterator<Item = Target>) -> Vec<Target> {
        let from = targets.into_iter().filter_map(|target| self.backlinks.get(&target)).flatten();
        let mut from: Vec<Target> = from.copied().collect();
        from.sort_unstable_by(|a, b| match (a, b) {
            (Target::Entity(a), Target::Entity(b)) => self.place_of(*a).cmp(&self.place_of(*b)),
            _ => a.cmp(b),
        });
        from.dedup();
        from
    }
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
    pub(super) fn new(dossier: &Dossier, entries: &[Redacted]) -> Self {
        let broken = entries.iter().filter(|entry| matches!(entry.head, Head::BrokenNote(_)));
        let broken = broken.flat_map(|entry| [entry.stem().to_owned(), undated(entry.stem()).to_owned()]).collect();
        let mut names = Self { exact: FxHashMap::default(), folded: FxHashMap::default(), broken };
        if !entries.iter().any(|entry| calls_notes(entry)) {
            return names;
        }
        let mut shared: FxHashSet<&str> = FxHashSet::default();
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        shared.extend(dossier.notes.iter().map(|note| undated(note.entry.stem())).filter(|name| !seen.insert(name)));
        for id in dossier.note_ids() {
            let record = dossier.note(id);
            let short = undated(record.entry.stem());
            // What several files are called behind their dates could be any of them.
            let short = (!shared.contains(short)).then_some(short);
            for name in [record.slug.as_str(), record.entry.stem()].into_iter().chain(short) {
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
        Head::Page(page) => page.lead.is_some(),
        Head::BrokenNote(_) | Head::Profile(_) => false,
    }
}
