//! Notes: in order, each with an address and what it names.

use std::sync::Arc;

use rayon::prelude::*;

use super::super::addresses::{Taken, clash, slug_of, undated};
use super::super::directory::Directory;
use super::super::names::{Resolved, WITHOUT_KIND};
use super::super::{EntityId, NoteId, NoteRecord, Reason, Settings};
use super::Builder;
use crate::content::{Entry, Head, Kind, Note};
use crate::date::SortKey;
use crate::gazetteer::Country;
use crate::redaction::Redacted;
use crate::text::{SlugStyle, fallback_slug};
use crate::yaml::Step;

impl Builder {
    pub(super) fn add_notes(&mut self, entries: &[Redacted], settings: &Settings<'_>) {
        let mut notes: Vec<(SortKey, &Redacted, &Arc<Note>)> = entries
            .iter()
            .filter_map(|entry| match &entry.head {
                Head::Note(note) => {
                    let date = note.date.as_ref().or_else(|| note.events.first().map(|event| &event.date))?;
                    Some((date.sort_key(), entry, note))
                }
                _ => None,
            })
            .collect();
        // Newest first; of one moment, in the order of the paths.
        notes.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.source.path.cmp(&b.1.source.path)));
        let style = self.slugs;
        let asked: Vec<Asked> =
            notes.par_iter().with_min_len(256).map(|(_, entry, _)| Asked::by(entry, style)).collect();
        let mut stems: Directory<usize> = Directory::default();
        for (index, asked) in asked.iter().enumerate() {
            asked.of_stem().into_iter().for_each(|slug| stems.change(slug, index, 1));
        }
        let mut taken = Taken::default();
        self.dossier.notes.reserve(notes.len());
        for (index, (_, entry, note)) in notes.iter().enumerate() {
            let asked = &asked[index];
            let slug = asked.slug(index, &stems);
            let listed = stems
                .at(&slug)
                .iter()
                .map(|(other, _)| *other)
                .find(|other| *other != index && (asked.chosen.is_some() || *other < index));
            let clash = match listed.map(|other| notes[other].1) {
                Some(other) => Err(Box::new(clash(&slug, entry, Some(other)))),
                None => taken.take_for_file(&slug, entry),
            };
            if let Err(clash) = clash {
                self.diagnostics.push(*clash);
                continue;
            }
            let id = self.add_note(entry, note, slug.clone(), settings);
            for slug in asked.of_stem().into_iter().chain([slug.as_str()]) {
                self.dossier.directories.notes.change(slug, id, 1);
            }
        }
    }

    fn add_note(&mut self, entry: &Redacted, note: &Arc<Note>, slug: String, settings: &Settings<'_>) -> NoteId {
        let id = NoteId::at(self.dossier.notes.len());
        let held_back = Reason::of(entry, settings.today).is_some();
        let record = NoteRecord { slug, held_back, ..self.resolve_note(entry, note) };
        self.dossier.note_by_path.insert(Arc::clone(&entry.source.path), id);
        self.dossier.notes.push(record);
        self.dossier.list_note(id);
        id
    }

    /// Adds those of long lists, when everybody is known whom anything else names.
    pub(super) fn add_listed(&mut self) {
        let ids = self.dossier.note_ids().filter(|id| !self.dossier.note(*id).note().listed.is_empty());
        let ids: Vec<NoteId> = ids.collect();
        for id in &ids {
            self.make_listed_of_kind(*id);
        }
        for id in ids {
            let record = self.dossier.note(id);
            let listed = self.resolve_all_listed(&record.entry.clone(), &Arc::clone(&record.note));
            for entity in &listed {
                self.dossier.put_listed(*entity, id, None);
            }
            self.dossier.notes[id.index()].listed = listed;
        }
    }

    /// Makes the entities of a long list that say their kind, so that another list that does not say it means the same, in whatever order.
    fn make_listed_of_kind(&mut self, id: NoteId) {
        let record = self.dossier.note(id);
        let (entry, note) = (record.entry.clone(), Arc::clone(&record.note));
        // What is wrong with them is reported when the lists are resolved.
        let faults = self.diagnostics.len();
        for name in &note.listed {
            if let (Some(kind), name) = Kind::said(name) {
                self.resolve_or_create(&entry, kind, name, &Vec::new);
            }
        }
        self.diagnostics.truncate(faults);
    }

    /// The record of a note with its names resolved, but for those of its long list, and with nothing that hangs on other files.
    pub(in crate::dossier) fn resolve_note(&mut self, entry: &Redacted, note: &Arc<Note>) -> NoteRecord {
        let mut record = NoteRecord {
            entry: entry.clone(),
            note: Arc::clone(note),
            slug: String::new(),
            people: self.resolve_list(entry, Kind::Person, &note.names.people, &|| vec!["people".into()]),
            countries: self.resolve_list(entry, Kind::Country, &note.names.countries, &|| vec!["countries".into()]),
            organisations: self
                .resolve_list(entry, Kind::Organisation, &note.names.organisations, &|| vec!["organisations".into()]),
            tags: self.resolve_list(entry, Kind::Tag, &note.names.tags, &|| vec!["tags".into()]),
            source: None,
            listed: Vec::new(),
            votes: Vec::new(),
            events: Vec::new(),
            quotes: Vec::new(),
            held_back: false,
        };
        if let Some(name) = &note.publication.name {
            record.source =
                self.resolve_or_create(entry, Kind::Organisation, name, &|| vec!["source".into(), "name".into()]);
        }
        for (vote, names) in &note.votes {
            let path = || vec!["votes".into(), Step::from(vote.word())];
            record.votes.push((*vote, self.resolve_list(entry, Kind::Country, names, &path)));
        }
        for (surname, person) in &note.surnames {
            if let Resolved::Several(candidates) = self.resolve(Kind::Person, person.trim()) {
                self.ambiguous(entry, person, &["surnames".into(), Step::from(surname.as_str())], &candidates);
            }
        }
        record
    }

    /// Tells of broken notes what can be told without making anything of them.
    pub(super) fn check_broken_notes(&mut self, entries: &[Redacted]) {
        for entry in entries {
            let Head::BrokenNote(note) = &entry.head else { continue };
            let countries = note.names.countries.iter().enumerate();
            for (index, name) in countries.filter(|(_, name)| !name.trim().is_empty()) {
                if self.resolve(Kind::Country, name) == Resolved::Unknown && Country::find(name).is_none() {
                    self.unknown_country(entry, name, &["countries".into(), Step::Item(index)]);
                }
            }
        }
    }

    /// The entities of the long list of a note.
    pub(in crate::dossier) fn resolve_all_listed(&mut self, entry: &Entry, note: &Note) -> Vec<EntityId> {
        let names = note.listed.iter().enumerate();
        names.filter_map(|(index, name)| self.resolve_listed(entry, name, index)).collect()
    }

    /// A name of a long list: of the kind that it says, `organisations/NAME`; else of the one kind that knows it, in whatever file; else a person.
    fn resolve_listed(&mut self, entry: &Entry, name: &str, index: usize) -> Option<EntityId> {
        let path = || vec!["listed".into(), Step::Item(index)];
        let (said, name) = Kind::said(name);
        if let Some(kind) = said {
            return self.resolve_or_create(entry, kind, name, &path);
        }
        match Resolved::any_kind(WITHOUT_KIND.map(|kind| self.resolve(kind, name.trim()))) {
            Resolved::One(id) => Some(id),
            Resolved::Several(candidates) => {
                self.ambiguous(entry, name, &path(), &candidates);
                None
            }
            Resolved::Unknown => {
                let kind = if Country::find(name).is_some() { Kind::Country } else { Kind::Person };
                self.resolve_or_create(entry, kind, name, &path)
            }
        }
    }
}

/// The addresses that a note asks for.
struct Asked {
    /// The one that its author chose.
    chosen: Option<String>,
    /// Its file name without the date in front, for which others may ask too.
    short: String,
    /// All of its file name; where that has no date, with a hash of its path behind it.
    long: String,
}

impl Asked {
    fn by(entry: &Entry, style: SlugStyle) -> Self {
        let slug = |name: &str| slug_of(None, "note", name, style);
        let stem = entry.stem();
        let short = slug(undated(stem));
        let long = if undated(stem) == stem {
            let hash = fallback_slug("note", &entry.source.path);
            format!("{short}-{}", hash.rsplit('-').next().unwrap_or(&hash))
        } else {
            slug(stem)
        };
        let chosen = entry.common.slug.as_ref().map(|_| slug_of(Some(entry), "note", stem, style));
        Self { chosen, short, long }
    }

    /// Those of the file name, which lead to the note whatever else its author chose.
    fn of_stem(&self) -> [&str; 2] {
        [&self.short, &self.long]
    }

    /// The one that the note gets.
    fn slug(&self, index: usize, stems: &Directory<usize>) -> String {
        let own = if stems.is_of(&self.short, index) { &self.short } else { &self.long };
        self.chosen.as_ref().unwrap_or(own).clone()
    }
}
