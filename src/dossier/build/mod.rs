//! Making the dossier: the steps, in order.

mod addresses;
mod notes;
mod pages;
mod profiles;

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::addresses::Taken;
use super::bare::BareNames;
use super::events::Events;
use super::links::NoteNames;
use super::names::{NameTable, Rank, Resolved};
use super::{Dossier, Entity, EntityId, Reason, Settings, claims, lead, links, mentions, quotes, relations};
use crate::content::{Entry, Kind};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::gazetteer::{Country, not_a_country};
use crate::redaction::Redacted;
use crate::text::{SlugStyle, fold};
use crate::yaml::Step;

/// Makes the dossier of `entries`, which come in the order of their paths.
///
/// `before` is a dossier of nearly the same entries: what still holds of the mentions that it found is taken from there.
pub fn build(entries: &[Redacted], settings: &Settings<'_>, before: Option<&Dossier>) -> (Dossier, Faults) {
    let mut builder = Builder::new(settings.slugs);
    let shown = builder.hold_back(entries, settings);
    builder.dossier.bare = BareNames::of(&shown);
    builder.add_profiles(&shown);
    builder.check_clashes();
    builder.add_notes(&shown, settings);
    builder.add_pages(&shown);
    builder.check_broken_notes(&shown);
    let names = NoteNames::new(&builder.dossier, &shown);
    builder.add_events(&shown, &names);
    builder.relate_profiles();
    builder.add_listed();
    builder.count_uses(&shown);
    builder.name_entities();
    builder.address_entities();
    builder.dossier.put_in_order();
    let mut faults = Faults { entries: std::mem::take(&mut builder.diagnostics), ..Faults::default() };
    links::resolve(&mut builder, &shown, &names);
    faults.links = std::mem::take(&mut builder.diagnostics);
    let mut dossier = builder.finish();
    quotes::collect(&mut dossier, &mut faults.quotes, settings.quoted_words_limit);
    dossier.claims = claims::collect(&dossier, &mut faults.claims);
    relations::resolve(&mut dossier, &names, &mut faults.entries);
    lead::resolve(&mut dossier, &names, &mut faults.entries);
    links::check_anchors(&dossier, &shown, &mut faults.links);
    mentions::find(&mut dossier, &shown, (settings.language, settings.linking), before);
    (dossier, faults)
}

/// What is wrong with the entries as they are seen together, but for the mentions in their texts: see [`Dossier::ambiguous_mentions`].
#[derive(Debug, Clone, Default)]
pub struct Faults {
    /// Of names, addresses, events and relations.
    pub entries: Vec<Diagnostic>,
    /// Of links.
    pub links: Vec<Diagnostic>,
    /// Of quotations.
    pub quotes: Vec<Diagnostic>,
    /// Of claims.
    pub claims: Vec<Diagnostic>,
}

impl Faults {
    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.entries.iter().chain(&self.links).chain(&self.quotes).chain(&self.claims)
    }
}

/// A dossier that is being made.
pub(super) struct Builder {
    pub(super) dossier: Dossier,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) slugs: SlugStyle,
    names: FxHashMap<Kind, NameTable>,
    by_country: FxHashMap<Country, EntityId>,
    taken: FxHashMap<Kind, Taken>,
}

/// Where names stand in front matter. It is asked only where there is a fault to report.
pub(super) type Path<'a> = &'a dyn Fn() -> Vec<Step>;

impl Builder {
    fn new(slugs: SlugStyle) -> Self {
        Self {
            dossier: Dossier::default(),
            diagnostics: Vec::new(),
            slugs,
            names: Kind::ALL.into_iter().map(|kind| (kind, NameTable::default())).collect(),
            by_country: FxHashMap::default(),
            taken: Kind::ALL.into_iter().map(|kind| (kind, Taken::default())).collect(),
        }
    }

    /// A dossier that is made already, to be revised.
    pub(super) fn of(mut dossier: Dossier, slugs: SlugStyle) -> Self {
        let names = std::mem::take(&mut dossier.names);
        let by_country =
            dossier.entity_ids().filter_map(|id| Some((dossier.entity(id).country?, id))).collect::<FxHashMap<_, _>>();
        Self { dossier, diagnostics: Vec::new(), slugs, names, by_country, taken: FxHashMap::default() }
    }

    /// The dossier, with its names.
    pub(super) fn finish(self) -> Dossier {
        Dossier { names: self.names, ..self.dossier }
    }

    /// The entries that are shown; the others are noted with the reason.
    fn hold_back(&mut self, entries: &[Redacted], settings: &Settings<'_>) -> Vec<Redacted> {
        let mut shown = Vec::with_capacity(entries.len());
        for entry in entries {
            match Reason::of(entry, settings.today) {
                Some(Reason::Draft) if !settings.drafts => {
                    self.dossier.held_back.push((Arc::clone(&entry.source.path), Reason::Draft));
                }
                Some(reason @ Reason::Embargoed(_)) if !settings.future => {
                    self.dossier.held_back.push((Arc::clone(&entry.source.path), reason));
                }
                _ => shown.push(entry.clone()),
            }
        }
        shown
    }

    fn push_entity(&mut self, entity: Entity) -> EntityId {
        let id = EntityId::at(self.dossier.entities.len());
        if let Some(country) = entity.country {
            self.by_country.insert(country, id);
        }
        self.dossier.entities.push(entity);
        id
    }

    /// The entities that the names of a list mean, each once, in order.
    pub(super) fn resolve_list(
        &mut self,
        entry: &Entry,
        kind: Kind,
        names: &[String],
        list: Path<'_>,
    ) -> Vec<EntityId> {
        if kind == Kind::Person {
            return self.resolve_people(entry, names, list);
        }
        let mut ids = Vec::with_capacity(names.len());
        for (index, name) in names.iter().enumerate() {
            let item = || list().into_iter().chain([Step::Item(index)]).collect();
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
        path: Path<'_>,
    ) -> Option<EntityId> {
        let name = name.trim();
        if name.is_empty() {
            return None;
        }
        Some(match self.resolve(kind, name) {
            Resolved::One(id) => id,
            Resolved::Several(candidates) => {
                self.ambiguous(entry, name, &path(), &candidates);
                return None;
            }
            Resolved::Unknown if kind == Kind::Country => {
                let Some(country) = Country::find(name) else {
                    self.unknown_country(entry, name, &path());
                    return None;
                };
                self.country_entity(country)
            }
            Resolved::Unknown if kind == Kind::Person && self.is_bare_surname(entry, name, path) => return None,
            Resolved::Unknown => {
                let id = self.push_entity(new_entity(kind, name, None));
                if let Some(table) = self.names.get_mut(&kind) {
                    table.add(kind, name, id, Rank::Title);
                }
                id
            }
        })
    }

    pub(super) fn unknown_country(&mut self, entry: &Entry, name: &str, path: &[Step]) {
        let message = format!("`{name}` is not a known country");
        let diagnostic = Diagnostic::new(Code::UnknownCountry, entry.place(path), message);
        self.diagnostics.push(diagnostic.help(country_help(name)));
    }

    /// The entity of a country, which every country of the gazetteer has as soon as something names it.
    pub(super) fn country_entity(&mut self, country: Country) -> EntityId {
        match self.by_country.get(&country) {
            Some(id) => *id,
            None => self.push_entity(new_entity(Kind::Country, country.slug_name(), Some(country))),
        }
    }

    /// The names of one kind.
    pub(super) fn name_table(&mut self, kind: Kind) -> Option<&mut NameTable> {
        self.names.get_mut(&kind)
    }

    /// The names of all kinds.
    pub(super) fn names(&self) -> &FxHashMap<Kind, NameTable> {
        &self.names
    }

    /// The names of one kind, to be read.
    pub(super) fn name_table_of(&self, kind: Kind) -> Option<&NameTable> {
        self.names.get(&kind)
    }

    /// The names of all kinds, to be put back.
    pub(super) fn all_names(&mut self) -> &mut FxHashMap<Kind, NameTable> {
        &mut self.names
    }

    /// The names of each kind.
    pub(super) fn name_tables(&self) -> impl Iterator<Item = &NameTable> {
        self.names.values()
    }

    /// What `name` means among those of one kind.
    pub(super) fn resolve(&self, kind: Kind, name: &str) -> Resolved {
        self.resolve_by(NameTable::resolve, kind, name)
    }

    /// What `name` means as a full name: no surname does.
    pub(super) fn resolve_full(&self, kind: Kind, name: &str) -> Resolved {
        self.resolve_by(NameTable::resolve_full, kind, name)
    }

    /// A country is known by what the gazetteer has too, where no profile says otherwise.
    fn resolve_by(&self, by: impl Fn(&NameTable, Kind, &str) -> Resolved, kind: Kind, name: &str) -> Resolved {
        let known = self.names.get(&kind).map_or(Resolved::Unknown, |table| by(table, kind, name));
        match known {
            Resolved::Unknown if kind == Kind::Country => Country::find(name)
                .and_then(|country| self.by_country.get(&country))
                .map_or(Resolved::Unknown, |id| Resolved::One(*id)),
            other => other,
        }
    }

    pub(super) fn ambiguous(&mut self, entry: &Entry, name: &str, path: &[Step], candidates: &[EntityId]) {
        let fault = self.dossier.ambiguous_name(name, entry.place(path), candidates);
        self.diagnostics.push(fault);
    }

    fn add_events(&mut self, entries: &[Redacted], notes: &NoteNames) {
        let mut events = Events::collect(self, entries, notes);
        events.sort();
        events.file(&mut self.dossier);
    }
}

/// An entity of which only the name is known yet.
pub(super) fn new_entity(kind: Kind, name: &str, country: Option<Country>) -> Entity {
    Entity {
        kind,
        name: name.to_owned(),
        slug: String::new(),
        profile: None,
        country,
        notes: Vec::new(),
        published: Vec::new(),
        mentioned_in: Vec::new(),
        events: Vec::new(),
        quotes: Vec::new(),
        listed_in: Vec::new(),
        spellings: Vec::new(),
        countries: Vec::new(),
        organisations: Vec::new(),
    }
}

/// What to write in place of a country that is not known.
fn country_help(name: &str) -> String {
    if let Some(help) = not_a_country(name) {
        return help.to_owned();
    }
    let written: Vec<String> = Country::with_words(name)
        .into_iter()
        .map(|country| format!("`{}` ({})", country.code(), country.slug_name()))
        .collect();
    match written.as_slice() {
        [] => {}
        [one] => return format!("did you mean {one}?"),
        several => return format!("write which one is meant: {}", several.join(" or ")),
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
