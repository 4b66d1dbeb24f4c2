//! Wikilinks: what the words between two brackets can mean.
//!
//! In comes a link as its author wrote it; out comes everything that it can mean. A name goes before a file, and a file before an address that was
//! made of a name; what is equal among those is for the author to tell apart.

use super::files::Files;
use super::{Builder, Target};
use crate::content::markdown::Link;
use crate::content::{Entry, FOLDER, Kind};
use crate::date::{Date, Period};
use crate::dossier::names::Resolved;

/// All that a wikilink in `entry` can mean, each once.
pub(super) fn meant(builder: &Builder, files: &Files, entry: &Entry, link: &Link) -> Vec<Target> {
    let target = link.target.trim_end_matches(".md");
    let target = target.strip_prefix(FOLDER).unwrap_or(target);
    if target.is_empty() {
        let place = link.anchor.as_deref().and_then(|anchor| entry.body.anchor(anchor));
        return place.and_then(|_| files.paths.get(&entry.source.path)).copied().into_iter().collect();
    }
    if let (Some(kind), name) = Kind::said(target) {
        return of_kind(builder, files, kind, name);
    }
    if target.contains('/') {
        return in_folder(files, target);
    }
    match period(target) {
        Some(period) if builder.dossier.periods.contains_key(&period) => vec![Target::Period(period)],
        // A daily note is named after its day.
        Some(_) => files.named(target).to_vec(),
        None => named(builder, files, target),
    }
}

/// What is called so, without a folder.
fn named(builder: &Builder, files: &Files, name: &str) -> Vec<Target> {
    let by_name = targets(Kind::ALL.map(|kind| builder.resolve_full(kind, name)));
    if !by_name.is_empty() {
        return without_tags(builder, by_name);
    }
    let by_surname = builder.resolve(Kind::Person, name);
    if let Resolved::One(id) = by_surname {
        return vec![Target::Entity(id)];
    }
    let by_file = files.named(name);
    if !by_file.is_empty() {
        return by_file.to_vec();
    }
    let by_address: Vec<Target> = Kind::ALL.into_iter().filter_map(|kind| files.entity(kind, name)).collect();
    if !by_address.is_empty() {
        return by_address;
    }
    targets([by_surname])
}

/// Without the tags, where something else is called the same and they have no file: `#iran` beside Iran. A country goes before any tag.
fn without_tags(builder: &Builder, meant: Vec<Target>) -> Vec<Target> {
    let entity = |target: &Target| match target {
        Target::Entity(id) => Some(builder.dossier.entity(*id)),
        _ => None,
    };
    let is = |target: &Target, kind: Kind| entity(target).is_some_and(|entity| entity.kind == kind);
    let has_country = meant.iter().any(|target| is(target, Kind::Country));
    let weak = |target: &Target| {
        is(target, Kind::Tag) && (has_country || entity(target).is_some_and(|entity| entity.profile.is_none()))
    };
    let strong: Vec<Target> = meant.iter().copied().filter(|target| !weak(target)).collect();
    if strong.is_empty() { meant } else { strong }
}

/// The entities of one kind that are called so, or stand in a file of this name.
fn of_kind(builder: &Builder, files: &Files, kind: Kind, name: &str) -> Vec<Target> {
    let by_file = files.paths.get(format!("{FOLDER}{}/{name}.md", kind.folder()).as_str()).copied();
    let resolved = match builder.resolve_full(kind, name) {
        Resolved::Several(_) if by_file.is_some() => Resolved::Unknown,
        several @ Resolved::Several(_) => return targets([several]),
        Resolved::One(id) => Resolved::One(id),
        Resolved::Unknown => builder.resolve(kind, name),
    };
    let by_name = if let Resolved::One(id) = resolved { Some(Target::Entity(id)) } else { None };
    let mut found: Vec<Target> = by_name.into_iter().chain(by_file).collect();
    found.dedup();
    if found.is_empty() {
        found.extend(files.entity(kind, name));
    }
    if found.is_empty() { targets([resolved]) } else { found }
}

/// What stands in a folder that is the author's own, or has this address.
fn in_folder(files: &Files, target: &str) -> Vec<Target> {
    let exact = files.paths.get(format!("{FOLDER}{target}.md").as_str()).or_else(|| files.addresses.get(target));
    match exact {
        Some(found) => vec![*found],
        None => files.named(target.rsplit('/').next().unwrap_or(target)).to_vec(),
    }
}

fn targets(resolved: impl IntoIterator<Item = Resolved>) -> Vec<Target> {
    let ids = resolved.into_iter().flat_map(|resolved| resolved.candidates().to_vec());
    ids.map(Target::Entity).collect()
}

/// The day, month or year that a text such as `2022-04-12` means.
pub(super) fn period(text: &str) -> Option<Period> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let date: Date = text.parse().ok()?;
    let exact = date.to_string() == text && !text.contains(['/', 'T']);
    exact.then(|| date.filed_under().last()).flatten()
}
