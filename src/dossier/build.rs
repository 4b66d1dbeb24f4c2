//! Making the dossier: the steps, in order.

use std::collections::hash_map::Entry::{Occupied, Vacant};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::addresses::{Taken, slug_of, undated};
use super::events::Events;
use super::names::{NameTable, Resolved, surname};
use super::{Dossier, Entity, EntityId, NoteId, NoteRecord, PageRecord, Reason, Settings, links};
use crate::content::{Entry, FOLDER, Head, Kind, Note, Profile, Vote};
use crate::date::SortKey;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::gazetteer::{Country, not_a_country};
use crate::text::{SlugStyle, fold};
use crate::yaml::Step;

/// Makes the dossier of `entries`, which come in the order of their paths.
pub fn build(entries: &[Arc<Entry>], settings: &Settings) -> (Dossier, Vec<Diagnostic>) {
    let mut builder = Builder::new(settings.slugs);
    let shown = builder.hold_back(entries, settings);
    builder.add_profiles(&shown);
    builder.add_notes(&shown, settings);
    builder.add_pages(&shown);
    builder.add_events(&shown);
    builder.relate_profiles();
    builder.name_addresses();
    links::resolve(&mut builder, &shown);
    builder.dossier.names = builder.names;
    (builder.dossier, builder.diagnostics)
}

/// A dossier that is being made.
pub(super) struct Builder {
    pub(super) dossier: Dossier,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) slugs: SlugStyle,
    names: FxHashMap<Kind, NameTable>,
    by_country: FxHashMap<Country, EntityId>,
    taken: FxHashMap<Kind, Taken>,
    /// Spellings of each entity, with their number.
    spellings: Vec<FxHashMap<String, usize>>,
}

impl Builder {
    fn new(slugs: SlugStyle) -> Self {
        Self {
            dossier: Dossier::default(),
            diagnostics: Vec::new(),
            slugs,
            names: Kind::ALL.into_iter().map(|kind| (kind, NameTable::default())).collect(),
            by_country: FxHashMap::default(),
            taken: Kind::ALL.into_iter().map(|kind| (kind, Taken::default())).collect(),
            spellings: Vec::new(),
        }
    }

    /// The entries that are shown; the others are noted with the reason.
    fn hold_back(&mut self, entries: &[Arc<Entry>], settings: &Settings) -> Vec<Arc<Entry>> {
        let mut shown = Vec::with_capacity(entries.len());
        for entry in entries {
            match held_back(entry, settings) {
                Some(Reason::Draft) if !settings.drafts => {
                    self.dossier.held_back.push((Arc::clone(&entry.source.path), Reason::Draft));
                }
                Some(reason @ Reason::Embargoed(_)) if !settings.future => {
                    self.dossier.held_back.push((Arc::clone(&entry.source.path), reason));
                }
                _ => shown.push(Arc::clone(entry)),
            }
        }
        shown
    }

    fn add_profiles(&mut self, entries: &[Arc<Entry>]) {
        for entry in entries {
            let Head::Profile(profile) = &entry.head else { continue };
            let country = if profile.kind == Kind::Country {
                let Some(country) = self.country_of(entry, profile) else { continue };
                if let Some(other) = self.by_country.get(&country) {
                    self.second_profile(entry, country, *other);
                    continue;
                }
                Some(country)
            } else {
                None
            };
            let name = country.map_or(profile.title.as_str(), |country| country.slug_name());
            let slug = slug_of(Some(entry), profile.kind.word(), name, self.slugs);
            if let Some(taken) = self.taken.get_mut(&profile.kind)
                && let Err(clash) = taken.take_for_file(&slug, entry)
            {
                self.diagnostics.push(*clash);
                continue;
            }
            let id = self.push_entity(Entity {
                slug,
                profile: Some(Arc::clone(entry)),
                ..new_entity(profile.kind, name, country)
            });
            self.register(id, entry, profile);
        }
    }

    /// Which country a profile is about.
    fn country_of(&mut self, entry: &Entry, profile: &Profile) -> Option<Country> {
        let (key, name) = match &profile.code {
            Some(code) => ("code", code.as_str()),
            None => ("title", profile.title.as_str()),
        };
        let found = Country::from_code(name).or_else(|| Country::find(name)).or_else(|| {
            // A title in words of the author's own; the file's name may still be a code.
            if profile.code.is_none() { Country::find(entry.stem()) } else { None }
        });
        if found.is_none() {
            let place = entry.place(&[key.into()]);
            let mut diagnostic =
                Diagnostic::new(Code::UnknownCountry, place, format!("`{name}` is not a known country"));
            diagnostic.help = Some(country_help(name));
            self.diagnostics.push(diagnostic);
        }
        found
    }

    fn second_profile(&mut self, entry: &Arc<Entry>, country: Country, other: EntityId) {
        let message = format!("{} has a profile already", country.slug_name());
        let mut diagnostic =
            Diagnostic::new(Code::AddressClash, entry.place(&["title".into()]), message).help("put both into one file");
        if let Some(first) = &self.dossier.entity(other).profile {
            diagnostic = diagnostic.related(crate::diagnostic::Place::file(&first.source.path), "the other file");
        }
        self.diagnostics.push(diagnostic);
    }

    fn push_entity(&mut self, entity: Entity) -> EntityId {
        let id = EntityId::at(self.dossier.entities.len());
        if let Some(country) = entity.country {
            self.by_country.insert(country, id);
        }
        self.dossier.entities.push(entity);
        self.spellings.push(FxHashMap::default());
        id
    }

    /// Registers every name of a profile.
    fn register(&mut self, id: EntityId, entry: &Arc<Entry>, profile: &Profile) {
        let kind = profile.kind;
        let Some(table) = self.names.get_mut(&kind) else { return };
        let names = std::iter::once(&profile.title)
            .chain(&entry.common.aliases)
            .chain(&profile.native_name)
            .chain(&profile.organisation.abbreviation);
        let mut others = Vec::new();
        for name in names.clone().filter(|name| !name.trim().is_empty()) {
            others.extend(table.add(kind, name, id).into_iter().map(|other| (name.clone(), other)));
        }
        if kind == Kind::Person {
            if profile.surnames.is_empty() {
                names.filter_map(|name| surname(name)).for_each(|surname| table.add_surname(surname, id));
            } else {
                profile.surnames.iter().for_each(|surname| table.add_surname(surname, id));
            }
        }
        for (name, other) in others {
            let place = entry.place(&name_path(&name, entry, profile));
            let message = format!("`{name}` is a name of {} too", self.dossier.entity(other).name);
            let mut diagnostic = Diagnostic::new(Code::NameClash, place, message)
                .help("nothing is merged: take the name out of one profile, or make them one file");
            if let Some(first) = &self.dossier.entity(other).profile {
                diagnostic =
                    diagnostic.related(crate::diagnostic::Place::file(&first.source.path), "the other profile");
            }
            self.diagnostics.push(diagnostic);
        }
    }

    fn add_notes(&mut self, entries: &[Arc<Entry>], settings: &Settings) {
        let mut notes: Vec<(SortKey, &Arc<Entry>, &Note)> = entries
            .iter()
            .filter_map(|entry| match &entry.head {
                Head::Note(note) => {
                    let date = note.date.as_ref().or_else(|| note.events.first().map(|event| &event.date))?;
                    Some((date.sort_key(), entry, &**note))
                }
                _ => None,
            })
            .collect();
        // Newest first; of one moment, in the order of the paths.
        notes.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.source.path.cmp(&b.1.source.path)));
        let dated = dated_names(notes.iter().map(|(_, entry, _)| *entry));
        let mut taken = Taken::default();
        self.dossier.notes.reserve(notes.len());
        for (_, entry, note) in notes {
            let name = if dated.contains(&entry.source.path) { entry.stem() } else { undated(entry.stem()) };
            let slug = slug_of(Some(entry), "note", name, self.slugs);
            if let Err(clash) = taken.take_for_file(&slug, entry) {
                self.diagnostics.push(*clash);
                continue;
            }
            self.add_note(entry, note, slug, settings);
        }
    }

    fn add_note(&mut self, entry: &Arc<Entry>, note: &Note, slug: String, settings: &Settings) {
        let id = NoteId::at(self.dossier.notes.len());
        let mut record = NoteRecord {
            entry: Arc::clone(entry),
            slug,
            people: self.resolve_list(entry, Kind::Person, &note.names.people, &["people".into()]),
            countries: self.resolve_list(entry, Kind::Country, &note.names.countries, &["countries".into()]),
            organisations: self.resolve_list(
                entry,
                Kind::Organisation,
                &note.names.organisations,
                &["organisations".into()],
            ),
            tags: self.resolve_list(entry, Kind::Tag, &note.names.tags, &["tags".into()]),
            source: None,
            listed: Vec::new(),
            votes: Vec::new(),
            events: Vec::new(),
            held_back: held_back(entry, settings).is_some(),
        };
        if let Some(name) = &note.publication.name {
            record.source = self.resolve_or_create(entry, Kind::Organisation, name, &["source".into(), "name".into()]);
        }
        for (index, name) in note.listed.iter().enumerate() {
            record.listed.extend(self.resolve_listed(entry, name, index));
        }
        for (vote, names) in &note.votes {
            let path = ["votes".into(), Step::from(vote.word())];
            record.votes.push((*vote, self.resolve_list(entry, Kind::Country, names, &path)));
        }
        for named in record.all_named() {
            self.dossier.entities[named.index()].notes.push(id);
        }
        if let Some(source) = record.source {
            self.dossier.entities[source.index()].published.push(id);
        }
        let listed = record.listed.iter().map(|listed| (*listed, None));
        let voted = record.votes.iter().flat_map(|(vote, who)| who.iter().map(|who| (*who, Some(*vote))));
        let all: Vec<(EntityId, Option<Vote>)> = listed.chain(voted).collect();
        for (listed, vote) in all {
            self.dossier.entities[listed.index()].listed_in.push((id, vote));
        }
        self.dossier.notes.push(record);
    }

    /// The entities that the names of a list mean, each once, in order.
    pub(super) fn resolve_list(&mut self, entry: &Entry, kind: Kind, names: &[String], path: &[Step]) -> Vec<EntityId> {
        let mut ids = Vec::with_capacity(names.len());
        for (index, name) in names.iter().enumerate() {
            let item = path.iter().cloned().chain([Step::Item(index)]).collect::<Vec<_>>();
            if let Some(id) = self.resolve_or_create(entry, kind, name, &item)
                && !ids.contains(&id)
            {
                ids.push(id);
            }
        }
        ids
    }

    /// The entity that `name` means; one that is not known comes into being, except a country.
    pub(super) fn resolve_or_create(
        &mut self,
        entry: &Entry,
        kind: Kind,
        name: &str,
        path: &[Step],
    ) -> Option<EntityId> {
        let name = name.trim();
        if name.is_empty() {
            return None;
        }
        let id = match self.resolve(kind, name) {
            Resolved::One(id) => id,
            Resolved::Several(candidates) => {
                self.ambiguous(entry, name, path, &candidates);
                return None;
            }
            Resolved::Unknown if kind == Kind::Country => {
                let Some(country) = Country::find(name) else {
                    let place = entry.place(path);
                    let mut diagnostic =
                        Diagnostic::new(Code::UnknownCountry, place, format!("`{name}` is not a known country"));
                    diagnostic.help = Some(country_help(name));
                    self.diagnostics.push(diagnostic);
                    return None;
                };
                self.country_entity(country)
            }
            Resolved::Unknown => {
                let id = self.push_entity(new_entity(kind, name, None));
                if let Some(table) = self.names.get_mut(&kind) {
                    table.add(kind, name, id);
                }
                id
            }
        };
        self.count_spelling(id, name);
        Some(id)
    }

    /// The entity of a country, which every country of the gazetteer has as soon as something names it.
    pub(super) fn country_entity(&mut self, country: Country) -> EntityId {
        match self.by_country.get(&country) {
            Some(id) => *id,
            None => self.push_entity(new_entity(Kind::Country, country.slug_name(), Some(country))),
        }
    }

    /// What `name` means among those of one kind.
    pub(super) fn resolve(&self, kind: Kind, name: &str) -> Resolved {
        let known = self.names.get(&kind).map_or(Resolved::Unknown, |table| table.resolve(kind, name));
        match known {
            Resolved::Unknown if kind == Kind::Country => Country::find(name)
                .and_then(|country| self.by_country.get(&country))
                .map_or(Resolved::Unknown, |id| Resolved::One(*id)),
            other => other,
        }
    }

    /// A name of a long list: whichever kind knows it; else a person.
    fn resolve_listed(&mut self, entry: &Entry, name: &str, index: usize) -> Option<EntityId> {
        let known = [Kind::Person, Kind::Organisation, Kind::Country].into_iter().find(|kind| {
            self.resolve(*kind, name) != Resolved::Unknown || (*kind == Kind::Country && Country::find(name).is_some())
        });
        self.resolve_or_create(entry, known.unwrap_or(Kind::Person), name, &["listed".into(), Step::Item(index)])
    }

    fn ambiguous(&mut self, entry: &Entry, name: &str, path: &[Step], candidates: &[EntityId]) {
        let all: Vec<_> = candidates.iter().map(|id| format!("`{}`", self.dossier.entity(*id).name)).collect();
        let message = format!("`{name}` could be {}", all.join(" or "));
        let help = "write the name in full, or as its profile does";
        self.diagnostics.push(Diagnostic::new(Code::AmbiguousName, entry.place(path), message).help(help));
    }

    fn count_spelling(&mut self, id: EntityId, name: &str) {
        let spellings = &mut self.spellings[id.index()];
        match spellings.get_mut(name) {
            Some(count) => *count += 1,
            None => {
                spellings.insert(name.to_owned(), 1);
            }
        }
    }

    fn add_pages(&mut self, entries: &[Arc<Entry>]) {
        let mut taken = Taken::default();
        for entry in entries {
            let Head::Page(page) = &entry.head else { continue };
            let below = entry.source.path.strip_prefix(FOLDER).unwrap_or(&entry.source.path);
            if below == "index.md" {
                self.dossier.home = Some(Arc::clone(entry));
                continue;
            }
            let folder = below.strip_prefix("pages/").unwrap_or(below).rsplit_once('/').map(|(folder, _)| folder);
            let slug = slug_of(Some(entry), "page", entry.stem(), self.slugs);
            let address = folder.map_or_else(
                || slug.clone(),
                |folder| {
                    let parts = folder.split('/').map(|part| slug_of(None, "page", part, self.slugs));
                    parts.chain([slug.clone()]).collect::<Vec<_>>().join("/")
                },
            );
            if is_reserved(&address) {
                let message = format!("the address `{address}/` of “{}” is one that the site needs itself", page.title);
                let place = entry.place(&["title".into()]);
                self.diagnostics
                    .push(Diagnostic::new(Code::AddressClash, place, message).help("give it another `slug:`"));
                continue;
            }
            match taken.take_for_file(&address, entry) {
                Ok(()) => self.dossier.pages.push(PageRecord { entry: Arc::clone(entry), address }),
                Err(clash) => self.diagnostics.push(*clash),
            }
        }
    }

    fn add_events(&mut self, entries: &[Arc<Entry>]) {
        let mut events = Events::collect(self, entries);
        events.sort();
        events.file(&mut self.dossier);
    }

    /// What profiles say of countries and organisations.
    fn relate_profiles(&mut self) {
        for id in self.dossier.entity_ids() {
            let Some(entry) = self.dossier.entity(id).profile.clone() else { continue };
            let Head::Profile(profile) = &entry.head else { continue };
            let countries = self.resolve_list(&entry, Kind::Country, &profile.names.countries, &["countries".into()]);
            let organisations =
                self.resolve_list(&entry, Kind::Organisation, &profile.names.organisations, &["organisations".into()]);
            for (index, role) in profile.roles.iter().enumerate() {
                let path = |key: &str| ["roles".into(), Step::Item(index), Step::from(key)];
                if let Some(name) = &role.organisation {
                    self.resolve_or_create(&entry, Kind::Organisation, name, &path("organisation"));
                }
                if let Some(name) = &role.country {
                    self.resolve_or_create(&entry, Kind::Country, name, &path("country"));
                }
            }
            let details = &profile.organisation;
            for (key, kind, name) in [
                ("parent", Kind::Organisation, &details.parent),
                ("owner", Kind::Organisation, &details.owner),
                ("country", Kind::Country, &details.country),
            ] {
                if let Some(name) = name {
                    self.resolve_or_create(&entry, kind, name, &[key.into()]);
                }
            }
            let entity = &mut self.dossier.entities[id.index()];
            entity.countries = countries;
            entity.organisations = organisations;
        }
    }

    /// Gives an address to every entity that has no file, and puts the spellings in order.
    fn name_addresses(&mut self) {
        for (entity, spellings) in self.dossier.entities.iter_mut().zip(&mut self.spellings) {
            let mut counted: Vec<_> = std::mem::take(spellings).into_iter().collect();
            counted.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            entity.spellings = counted;
            if !entity.slug.is_empty() {
                continue;
            }
            let wanted = slug_of(None, entity.kind.word(), &entity.name, self.slugs);
            let Some(taken) = self.taken.get_mut(&entity.kind) else { continue };
            let (slug, moved) = taken.take_for_name(wanted.clone(), entity.kind.word(), &entity.name);
            entity.slug = slug;
            if moved && let Some(note) = entity.notes.last().or(entity.published.last()) {
                let entry = &self.dossier.notes[note.index()].entry;
                let message = format!(
                    "“{}” would have the address `{wanted}` of another; it has `{}` instead",
                    entity.name, entity.slug
                );
                let place = crate::diagnostic::Place::file(&entry.source.path);
                let help = "give it a profile with a `slug:`, or write the other's name";
                self.diagnostics.push(Diagnostic::new(Code::SharedAddress, place, message).help(help));
            }
        }
    }
}

/// The notes whose address keeps the date of their file name, because an earlier file has the same name behind another date.
///
/// The first file of a name has the short address, so that a later note moves nothing.
fn dated_names<'a>(notes: impl Iterator<Item = &'a Arc<Entry>>) -> FxHashSet<Arc<str>> {
    let mut first: FxHashMap<&str, &Arc<Entry>> = FxHashMap::default();
    let mut dated = FxHashSet::default();
    for entry in notes.filter(|entry| entry.common.slug.is_none()) {
        match first.entry(undated(entry.stem())) {
            Vacant(free) => {
                free.insert(entry);
            }
            // The same name without a date to tell them apart is a clash, and told as one.
            Occupied(taken) if taken.get().stem() == entry.stem() => {}
            Occupied(mut taken) => {
                let later = if entry.stem() < taken.get().stem() { taken.insert(entry) } else { entry };
                dated.insert(Arc::clone(&later.source.path));
            }
        }
    }
    dated
}

fn new_entity(kind: Kind, name: &str, country: Option<Country>) -> Entity {
    Entity {
        kind,
        name: name.to_owned(),
        slug: String::new(),
        profile: None,
        country,
        notes: Vec::new(),
        published: Vec::new(),
        events: Vec::new(),
        listed_in: Vec::new(),
        spellings: Vec::new(),
        countries: Vec::new(),
        organisations: Vec::new(),
    }
}

/// Where in the front matter of a profile a name of it stands.
fn name_path(name: &str, entry: &Entry, profile: &Profile) -> Vec<Step> {
    let is = |other: &Option<String>| other.as_deref() == Some(name);
    match entry.common.aliases.iter().position(|alias| alias == name) {
        _ if name == profile.title => vec!["title".into()],
        Some(index) => vec!["aliases".into(), Step::Item(index)],
        None if is(&profile.native_name) => vec!["native_name".into()],
        None => vec!["abbreviation".into()],
    }
}

/// Why an entry is not for today's readers.
fn held_back(entry: &Entry, settings: &Settings) -> Option<Reason> {
    if entry.common.draft {
        return Some(Reason::Draft);
    }
    let date = entry.common.publish_on?;
    date.earliest().is_some_and(|day| day > settings.today).then_some(Reason::Embargoed(date))
}

/// What to write in place of a country that is not known.
fn country_help(name: &str) -> String {
    if let Some(help) = not_a_country(name) {
        return help.to_owned();
    }
    let folded = fold(name);
    match Country::nearest(name).filter(|country| nearest(&folded, [fold(country.slug_name()).as_str()]).is_some()) {
        Some(country) => format!("did you mean `{}` ({})?", country.slug_name(), country.code()),
        None => {
            "write its ISO 3166-1 code or any of its names; what is no country goes under `organisations` or `tags`"
                .to_owned()
        }
    }
}

/// Whether an address below the root belongs to the site itself.
fn is_reserved(address: &str) -> bool {
    let first = address.split('/').next().unwrap_or(address);
    matches!(
        first,
        "notes"
            | "people"
            | "countries"
            | "organisations"
            | "sources"
            | "tags"
            | "dates"
            | "timeline"
            | "events"
            | "quotes"
            | "claims"
            | "changes"
            | "network"
            | "search"
            | "feeds"
            | "data"
            | "print"
            | "page"
            | "404.html"
            | "feed.xml"
            | "feed.json"
            | "assets"
    )
}
