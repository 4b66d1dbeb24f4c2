//! What is said of a link that leads to nothing, or could lead to several things.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use super::anchors::nearest_heading;
use super::{Builder, Target, wiki};
use crate::content::markdown::Link;
use crate::content::{Entry, FOLDER, Head};
use crate::diagnostic::{Code, Diagnostic, Known, Place};
use crate::dossier::names::{NameTable, Resolved};
use crate::gazetteer::Country;
use crate::text::fold;

/// What makes the faults of links.
#[derive(Default)]
pub(super) struct Faults {
    /// What can be linked to, by a name as it is compared and as its author writes it: made for the first fault.
    known: OnceCell<(Known, FxHashMap<String, Vec<String>>)>,
}

impl Faults {
    /// The fault of a link that could lead to each of `meant`, or to nothing.
    pub(super) fn unresolved(&self, builder: &Builder, entry: &Entry, link: &Link, meant: &[Target]) -> Diagnostic {
        let place = Place::new(&entry.source.path, link.span.clone());
        if link.target.is_empty() {
            return no_heading(entry, link, place);
        }
        if wiki::period(&link.target).is_some() {
            let message = format!("nothing was published or happened in `{}`, so it has no page", link.target);
            return Diagnostic::new(Code::UnresolvedLink, place, message).help("write the date without brackets");
        }
        if !meant.is_empty() {
            let mut all: Vec<String> = meant.iter().map(|target| written(builder, *target)).collect();
            all.sort_unstable();
            let message = format!("`{}` could be {}", link.target, all.join(" or "));
            return Diagnostic::new(Code::AmbiguousName, place, message).help("write one of them");
        }
        let message = format!("`{}` leads to nothing in this dossier", link.target);
        let diagnostic = Diagnostic::new(Code::UnresolvedLink, place, message);
        let near = self.nearest(builder, &link.target);
        if !near.is_empty() {
            return diagnostic.help(format!("did you mean {}?", near.join(" or ")));
        }
        if Country::find(&link.target).is_some() {
            return diagnostic.help("no note names this country yet: it has no page; write it without brackets");
        }
        diagnostic.help("write a title, alias, file name or date that exists, or take the brackets away")
    }

    /// The links to what is called nearly so.
    fn nearest(&self, builder: &Builder, name: &str) -> Vec<String> {
        let (words, written) = self.known.get_or_init(|| {
            let mut by_folded: FxHashMap<String, Vec<String>> = FxHashMap::default();
            for (folded, written) in known(builder) {
                by_folded.entry(folded).or_default().push(written);
            }
            (Known::new(by_folded.keys().cloned()), by_folded)
        });
        let Some(near) = words.nearest(&fold(name)) else { return Vec::new() };
        let written = written.get(near).into_iter().flatten();
        let mut links: Vec<String> = written.map(|written| format!("`[[{written}]]`")).collect();
        links.sort_unstable();
        links.dedup();
        links
    }
}

fn no_heading(entry: &Entry, link: &Link, place: Place) -> Diagnostic {
    let anchor = link.anchor.as_deref().unwrap_or_default();
    let what = if anchor.starts_with('^') { "block" } else { "heading" };
    let message = format!("`#{anchor}` is no {what} of this text");
    let diagnostic = Diagnostic::new(Code::UnresolvedLink, place, message);
    match nearest_heading(&entry.body, anchor) {
        Some(near) => diagnostic.help(format!("did you mean `[[#{}]]`?", near.text)),
        None => diagnostic.help("write the words of a heading, or take the brackets away"),
    }
}

/// A link to one thing and no other.
fn written(builder: &Builder, target: Target) -> String {
    let dossier = &builder.dossier;
    let (entry, name) = match target {
        Target::Entity(id) => {
            let entity = dossier.entity(id);
            let name = format!("{}/{}", entity.kind.folder(), entity.name);
            if builder.resolve(entity.kind, &entity.name) == Resolved::One(id) {
                (None, name)
            } else {
                (entity.profile.as_ref(), name)
            }
        }
        Target::Note(id) => (Some(&dossier.note(id).entry), String::new()),
        Target::Page(id) => (Some(&dossier.page(id).entry), String::new()),
        Target::Event(id) => (dossier.event(id).entry.as_ref(), format!("events/{}", dossier.event(id).slug)),
        Target::Home | Target::Period(_) => (None, String::new()),
    };
    let path = entry.map(|entry| path_of(entry));
    format!("`[[{}]]`", path.unwrap_or(&name))
}

/// Where an entry stands, as a wikilink with folders names it.
fn path_of(entry: &Entry) -> &str {
    let path = entry.source.path.strip_prefix(FOLDER).unwrap_or(&entry.source.path);
    path.strip_suffix(".md").unwrap_or(path)
}

/// Everything that has a name, by each of its names: as it is compared, and as its author writes it.
fn known(builder: &Builder) -> Vec<(String, String)> {
    let dossier = &builder.dossier;
    let mut known = Vec::new();
    let mut add = |name: &str| known.push((fold(name), name.to_owned()));
    dossier.entity_ids().for_each(|id| add(&dossier.entity(id).name));
    builder.name_tables().flat_map(NameTable::written).for_each(&mut add);
    for record in &dossier.notes {
        add(&record.note().title);
        add(&record.slug);
        names_of(&record.entry).for_each(&mut add);
    }
    for record in &dossier.events {
        // The title of what has no file of its own leads nowhere.
        let title = record.entry.as_ref().map(|_| &record.event.title);
        title.into_iter().chain([&record.id]).for_each(|name| add(name));
        record.entry.iter().flat_map(|entry| names_of(entry)).for_each(&mut add);
    }
    for record in &dossier.pages {
        if let Head::Page(page) = &record.entry.head {
            add(&page.title);
        }
        names_of(&record.entry).for_each(&mut add);
    }
    // A surname may be that of several people, and is shown with all of the name.
    for (surname, people) in builder.name_tables().flat_map(NameTable::surnames) {
        known.extend(people.map(|id| (surname.to_owned(), dossier.entity(id).name.clone())));
    }
    known
}

fn names_of(entry: &Entry) -> impl Iterator<Item = &str> {
    entry.common.aliases.iter().map(String::as_str).chain([entry.stem()])
}
