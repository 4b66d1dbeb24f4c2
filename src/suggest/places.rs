//! Places: where in the author's files an entity comes from.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::content::{Kind, Vote};
use crate::diagnostic::Place;
use crate::dossier::{Dossier, EntityId, NoteId, Report};
use crate::redaction::Redacted;
use crate::yaml::Step;

/// A value of front matter: whose, and where in it.
pub(super) type Spot<'a> = (&'a Redacted, Vec<Step>);

/// Where an entity is first named.
pub(super) fn first(dossier: &Dossier, id: EntityId) -> Option<Place> {
    let (entry, path) = spot(dossier, id)?;
    Some(entry.place(&path))
}

/// The value that first names an entity: in its profile, else in the earliest note that names it, else in an event or another's profile.
pub(super) fn spot(dossier: &Dossier, id: EntityId) -> Option<Spot<'_>> {
    let entity = dossier.entity(id);
    if let Some(profile) = &entity.profile {
        return Some(title(profile));
    }
    let listed = entity.listed_in.iter().map(|(note, _)| note);
    let notes = entity.notes.iter().chain(&entity.published).chain(listed).max();
    notes
        .and_then(|note| in_note(dossier, *note, id))
        .or_else(|| in_event(dossier, id))
        .or_else(|| in_profile(dossier, id))
}

/// The title of a profile.
pub(super) fn title(profile: &Redacted) -> Spot<'_> {
    (profile, vec!["title".into()])
}

/// Places that were found before. To find one, front matter is read again, which takes longer than all else that is told of a name.
#[derive(Debug, Default)]
pub(super) struct Found(FxHashMap<Arc<str>, InEntry>);

#[derive(Debug)]
struct InEntry {
    entry: Redacted,
    found: Vec<(Vec<Step>, Place)>,
}

impl Found {
    /// The place of a value.
    pub(super) fn place(&mut self, (entry, path): Spot<'_>) -> Place {
        let new = || InEntry { entry: entry.clone(), found: Vec::new() };
        let known = self.0.entry(Arc::clone(&entry.source.path)).or_insert_with(new);
        if !known.entry.is(entry) {
            *known = new();
        }
        if let Some((_, place)) = known.found.iter().find(|(it, _)| *it == path) {
            return place.clone();
        }
        let place = entry.place(&path);
        known.found.push((path, place.clone()));
        place
    }

    /// Lets go of entries that nobody else holds.
    pub(super) fn let_go(&mut self) {
        self.0.retain(|_, known| known.entry.is_held_elsewhere());
    }
}

/// A list of names in front matter that has the entity in it.
fn in_list<'a>(
    dossier: &Dossier,
    entry: &'a Redacted,
    path: &[Step],
    names: &[String],
    id: EntityId,
) -> Option<Spot<'a>> {
    let kind = dossier.entity(id).kind;
    let at = names.iter().position(|name| dossier.find_entity(kind, name.trim()) == Some(id))?;
    Some((entry, [path, &[Step::Item(at)]].concat()))
}

fn in_note(dossier: &Dossier, note: NoteId, id: EntityId) -> Option<Spot<'_>> {
    let (record, kind) = (dossier.note(note), dossier.entity(id).kind);
    let (entry, front) = (&record.entry, record.note());
    let list = |path: &[Step], names: &[String]| in_list(dossier, entry, path, names, id);
    let votes = || front.votes.iter().find_map(|(vote, names)| list(&vote_path(*vote), names));
    list(&[kind.folder().into()], front.names.of(kind))
        .or_else(|| list(&["listed".into()], &front.listed))
        .or_else(|| (record.source == Some(id)).then(|| (entry, vec!["source".into()])))
        .or_else(votes)
}

fn vote_path(vote: Vote) -> [Step; 2] {
    ["votes".into(), vote.word().into()]
}

fn in_event(dossier: &Dossier, id: EntityId) -> Option<Spot<'_>> {
    let event = dossier.event(*dossier.entity(id).events.first()?);
    let reporter = event.reports.iter().find_map(Report::note).map(|note| &dossier.note(note).entry);
    let entry = event.entry.as_ref().or(reporter)?;
    let kind: Kind = dossier.entity(id).kind;
    let path = [event.event.path.as_slice(), &[kind.folder().into()]].concat();
    in_list(dossier, entry, &path, event.event.names.of(kind), id).or_else(|| Some((entry, event.event.path.clone())))
}

fn in_profile(dossier: &Dossier, id: EntityId) -> Option<Spot<'_>> {
    let profiles = dossier.entity_ids().filter_map(|other| dossier.entity(other).profile.as_ref());
    let mut profiles: Vec<&Redacted> = profiles.collect();
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
            .or_else(|| Some((entry, vec!["roles".into(), Step::Item(role?), "organisation".into()])))
            .or_else(|| Some((entry, vec![details.iter().find(|(_, name)| is_meant(name))?.0.into()])))
    })
}
