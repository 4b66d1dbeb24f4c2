//! Places: where in the author's files an entity comes from.

use std::sync::Arc;

use crate::content::{Entry, Kind, Vote};
use crate::diagnostic::Place;
use crate::dossier::{Dossier, EntityId, NoteId, Report};
use crate::yaml::Step;

/// Where an entity is first named: in its profile, else in the earliest note that names it, else in an event or another's profile.
pub(super) fn first(dossier: &Dossier, id: EntityId) -> Option<Place> {
    let entity = dossier.entity(id);
    if let Some(profile) = &entity.profile {
        return Some(profile.place(&["title".into()]));
    }
    let listed = entity.listed_in.iter().map(|(note, _)| note);
    let notes = entity.notes.iter().chain(&entity.published).chain(listed).max();
    notes
        .and_then(|note| in_note(dossier, *note, id))
        .or_else(|| in_event(dossier, id))
        .or_else(|| in_profile(dossier, id))
}

/// A list of names in front matter that has the entity in it.
fn in_list(dossier: &Dossier, entry: &Entry, path: &[Step], names: &[String], id: EntityId) -> Option<Place> {
    let kind = dossier.entity(id).kind;
    let at = names.iter().position(|name| dossier.find_entity(kind, name.trim()) == Some(id))?;
    Some(entry.place(&[path, &[Step::Item(at)]].concat()))
}

fn in_note(dossier: &Dossier, note: NoteId, id: EntityId) -> Option<Place> {
    let (record, kind) = (dossier.note(note), dossier.entity(id).kind);
    let (entry, front) = (&record.entry, record.note());
    let list = |path: &[Step], names: &[String]| in_list(dossier, entry, path, names, id);
    let votes = || front.votes.iter().find_map(|(vote, names)| list(&vote_path(*vote), names));
    list(&[kind.folder().into()], front.names.of(kind))
        .or_else(|| list(&["listed".into()], &front.listed))
        .or_else(|| (record.source == Some(id)).then(|| entry.place(&["source".into()])))
        .or_else(votes)
}

fn vote_path(vote: Vote) -> [Step; 2] {
    ["votes".into(), vote.word().into()]
}

fn in_event(dossier: &Dossier, id: EntityId) -> Option<Place> {
    let event = dossier.event(*dossier.entity(id).events.first()?);
    let reporter = event.reports.iter().find_map(Report::note).map(|note| &dossier.note(note).entry);
    let entry = event.entry.as_ref().or(reporter)?;
    let kind: Kind = dossier.entity(id).kind;
    let path = [event.event.path.as_slice(), &[kind.folder().into()]].concat();
    in_list(dossier, entry, &path, event.event.names.of(kind), id).or_else(|| Some(entry.place(&event.event.path)))
}

fn in_profile(dossier: &Dossier, id: EntityId) -> Option<Place> {
    let mut profiles: Vec<&Arc<Entry>> = dossier.entities.iter().filter_map(|other| other.profile.as_ref()).collect();
    // The first file decides, in whatever order the entities are.
    profiles.sort_by(|a, b| a.source.path.cmp(&b.source.path));
    profiles.into_iter().map(|entry| (entry, dossier)).find_map(|(entry, dossier)| {
        let crate::content::Head::Profile(profile) = &entry.head else { return None };
        let kind = dossier.entity(id).kind;
        let is_meant =
            |name: &Option<String>| name.as_deref().is_some_and(|name| dossier.find_entity(kind, name) == Some(id));
        let role = profile.roles.iter().position(|role| is_meant(&role.organisation));
        let details = [("parent", &profile.organisation.parent), ("owner", &profile.organisation.owner)];
        in_list(dossier, entry, &[kind.folder().into()], profile.names.of(kind), id)
            .or_else(|| Some(entry.place(&["roles".into(), Step::Item(role?), "organisation".into()])))
            .or_else(|| Some(entry.place(&[details.iter().find(|(_, name)| is_meant(name))?.0.into()])))
    })
}
