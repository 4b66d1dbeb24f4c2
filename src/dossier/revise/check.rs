//! Which changes can be taken in without making the dossier anew: those of names, and of what nothing else hangs on.
//!
//! The order and the addresses of notes, their events, the names that front matter calls them by, and all other faults that are told of the changed files have
//! to stand.

use std::sync::Arc;

use super::super::{Dossier, EntityId, Faults, NoteId, Report};
use crate::content::markdown::{BodyImage, Quotation};
use crate::content::{Entry, Head, Kind, Note, Profile};
use crate::diagnostic::{Code, Diagnostic};
use crate::redaction::Redacted;

/// An entry that is another than it was; one that is new, or gone, on one side alone.
pub type EntryChange = (Option<Redacted>, Option<Redacted>);

/// A profile that is other than it was.
pub(super) struct ChangedProfile {
    /// Of one that is new, the number that its entity will have.
    pub(super) id: EntityId,
    pub(super) old: Option<Redacted>,
    pub(super) new: Option<Redacted>,
}

/// Entries in the place of others, with what they are of.
#[derive(Default)]
pub(super) struct Changed {
    pub(super) notes: Vec<(NoteId, Redacted)>,
    pub(super) profiles: Vec<ChangedProfile>,
    /// Whether a note quotes something else.
    pub(super) quotes: bool,
    /// Whether a note claims something else.
    pub(super) claims: bool,
}

impl Changed {
    /// What the entries are of, if nothing but names, words and links hangs on what changed in them.
    pub(super) fn of(dossier: &Dossier, changes: &[EntryChange], faults: &Faults) -> Option<Self> {
        let mut all = Self::default();
        for (old, new) in changes {
            let either = old.as_ref().or(new.as_ref())?;
            if has_fault(faults, &either.source.path) {
                return None;
            }
            match (old, new) {
                (Some(old), Some(new)) if is_same_place(old, new) => match (&old.head, &new.head) {
                    (Head::Note(_), Head::Note(_)) => all.add_note(dossier, old, new)?,
                    (Head::Profile(before), Head::Profile(now)) if is_same_subject(before, now) => {
                        all.add_profile(dossier, Some(old), Some(new))?;
                    }
                    _ => return None,
                },
                (None, Some(entry)) | (Some(entry), None) if is_plain_profile(entry) => {
                    all.add_profile(dossier, old.as_ref(), new.as_ref())?;
                }
                _ => return None,
            }
        }
        Some(all)
    }

    /// The entry of a note, as it is now.
    pub(super) fn entry_of(&self, dossier: &Dossier, note: NoteId) -> Redacted {
        let now = self.notes.iter().find(|(id, _)| *id == note).map(|(_, entry)| entry);
        now.unwrap_or(&dossier.note(note).entry).clone()
    }

    fn add_note(&mut self, dossier: &Dossier, old: &Entry, new: &Redacted) -> Option<()> {
        let (Head::Note(before), Head::Note(now)) = (&old.head, &new.head) else { return None };
        let same_names = before.title == now.title && old.common.aliases == new.common.aliases;
        if !(is_same_report(before, now) && (same_names || !dossier.calls_notes_by_name())) {
            return None;
        }
        let (a, b) = (&old.body.quotations, &new.body.quotations);
        self.quotes |= before.quotes != now.quotes || !a.iter().map(Quotation::what).eq(b.iter().map(Quotation::what));
        self.claims |= before.claims != now.claims;
        let id = dossier.note_at(&old.source.path)?;
        // The date of a correction may be that on which its note was revised.
        let is_dated = before.revised != now.revised && !(now.relations.is_empty() && now.corrections.is_empty());
        if is_dated || dossier.relations.name_part_of(id) {
            return None;
        }
        self.notes.push((id, new.clone()));
        Some(())
    }

    fn add_profile(&mut self, dossier: &Dossier, old: Option<&Redacted>, new: Option<&Redacted>) -> Option<()> {
        let is_of = |id: &EntityId, old| dossier.entity(*id).profile.as_ref().is_some_and(|it| it.is(old));
        let came = self.profiles.iter().filter(|profile| profile.old.is_none()).count();
        let id = match old {
            Some(old) => dossier.entity_ids().find(|id| is_of(id, old))?,
            None => EntityId::at(dossier.entities.len() + came),
        };
        self.profiles.push(ChangedProfile { id, old: old.cloned(), new: new.cloned() });
        Some(())
    }
}

impl ChangedProfile {
    /// Its entry before and now, as far as it had and has one.
    pub(super) fn sides(&self) -> impl Iterator<Item = (&Redacted, &Profile)> {
        [&self.old, &self.new].into_iter().flatten().filter_map(|entry| match &entry.head {
            Head::Profile(profile) => Some((entry, &**profile)),
            _ => None,
        })
    }

    /// The path of its file.
    pub(super) fn path(&self) -> Option<&Arc<str>> {
        self.old.as_ref().or(self.new.as_ref()).map(|entry| &entry.source.path)
    }
}

impl Dossier {
    /// Whether the front matter of any file calls a note by a name of it.
    fn calls_notes_by_name(&self) -> bool {
        let is_named = |report: &Report| matches!(report, Report::Note(_, None));
        !self.relations.is_empty()
            || self.named_lead().is_some()
            || self.events.iter().any(|event| event.entry.is_some() && event.reports.iter().any(is_named))
    }
}

/// Whether two entries are shown at the same place, to the same readers, and show the same pictures.
fn is_same_place(old: &Entry, new: &Entry) -> bool {
    let (a, b) = (&old.common, &new.common);
    a.slug == b.slug
        && a.redirect_from == b.redirect_from
        && a.draft == b.draft
        && a.publish_on == b.publish_on
        && a.added == b.added
        && old.body.images.iter().map(BodyImage::what).eq(new.body.images.iter().map(BodyImage::what))
}

/// Whether two versions of a note stand at the same place in the order, and report the same.
fn is_same_report(a: &Note, b: &Note) -> bool {
    a.date == b.date
        && a.events == b.events
        && a.relations == b.relations
        && a.corrections == b.corrections
        && a.image == b.image
}

/// Whether two versions of a profile are of the same sort, and show the same picture. Countries are known by more than their profiles.
fn is_same_subject(a: &Profile, b: &Profile) -> bool {
    a.kind == b.kind
        && a.kind != Kind::Country
        && a.privacy == b.privacy
        && a.corrections == b.corrections
        && a.image == b.image
}

/// Whether nothing hangs on a profile that comes or goes but its names.
fn is_plain_profile(entry: &Entry) -> bool {
    let Head::Profile(profile) = &entry.head else { return false };
    let common = &entry.common;
    let is_shown = !common.draft && common.publish_on.is_none() && common.added.is_none();
    let has_pictures = profile.image.is_some() || !entry.body.images.is_empty();
    profile.kind != Kind::Country
        && profile.corrections.is_empty()
        && is_shown
        && common.redirect_from.is_empty()
        && !has_pictures
}

/// Whether a fault is told of a file that is not found again when its names are resolved.
fn has_fault(faults: &Faults, path: &Arc<str>) -> bool {
    let is_of = |fault: &Diagnostic| {
        fault.place.path == *path && !is_of_names(fault) || fault.related.iter().any(|(place, _)| place.path == *path)
    };
    faults.entries.iter().any(is_of)
}

/// Whether a fault is found when names are resolved.
pub(super) fn is_of_names(fault: &Diagnostic) -> bool {
    matches!(fault.code, Code::AmbiguousName | Code::UnknownCountry)
}
