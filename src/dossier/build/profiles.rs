//! Profiles: an entity for each, known by all its names.

use rustc_hash::FxHashSet;

use super::super::addresses::slug_of;
use super::super::names::{Resolved, key, names_of, ranked_names, surnames_of};
use super::super::{Entity, EntityId};
use super::{Builder, new_entity};
use crate::content::{Entry, Head, Kind, Profile};
use crate::diagnostic::{Code, Diagnostic};
use crate::gazetteer::Country;
use crate::redaction::Redacted;
use crate::yaml::Step;

impl Builder {
    pub(super) fn add_profiles(&mut self, entries: &[Redacted]) {
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
                profile: Some(entry.clone()),
                ..new_entity(profile.kind, name, country)
            });
            self.register(id, entry, profile);
        }
    }

    /// Which country a profile is about.
    pub(super) fn country_of(&mut self, entry: &Entry, profile: &Profile) -> Option<Country> {
        let (key, name) = match &profile.code {
            Some(code) => ("code", code.as_str()),
            None => ("title", profile.title.as_str()),
        };
        let found = Country::from_code(name).or_else(|| Country::find(name)).or_else(|| {
            // A title in words of the author's own; the file's name may still be a code.
            if profile.code.is_none() { Country::find(entry.stem()) } else { None }
        });
        if found.is_none() {
            self.unknown_country(entry, name, &[key.into()]);
        }
        found
    }

    pub(super) fn second_profile(&mut self, entry: &Redacted, country: Country, other: EntityId) {
        let message = format!("{} has a profile already", country.slug_name());
        let mut diagnostic =
            Diagnostic::new(Code::AddressClash, entry.place(&["title".into()]), message).help("put both into one file");
        if let Some(first) = &self.dossier.entity(other).profile {
            diagnostic = diagnostic.related(crate::diagnostic::Place::file(&first.source.path), "the other file");
        }
        self.diagnostics.push(diagnostic);
    }

    /// Registers every name of a profile.
    pub(in crate::dossier) fn register(&mut self, id: EntityId, entry: &Entry, profile: &Profile) {
        let kind = profile.kind;
        let Some(table) = self.names.get_mut(&kind) else { return };
        for (name, rank) in ranked_names(entry, profile).filter(|(name, _)| !name.trim().is_empty()) {
            table.add(kind, name, id, rank);
        }
        surnames_of(entry, profile).for_each(|surname| table.add_surname(surname, id));
    }

    /// Reports names that two profiles have, each at the later of them, and what comes of that.
    pub(super) fn check_clashes(&mut self) {
        for id in (0..self.dossier.entities.len()).map(EntityId::at) {
            let entity = self.dossier.entity(id);
            let Some((entry, profile)) = entity.profile.as_ref().zip(entity.profile()) else { continue };
            let mut known = FxHashSet::default();
            let names = names_of(entry, profile).filter(|name| known.insert(key(profile.kind, name)));
            let clashes: Vec<_> = names.filter_map(|name| self.clash(id, entry, profile, name)).collect();
            self.diagnostics.extend(clashes);
        }
    }

    /// The fault of a name of a profile that earlier ones have too, if any has it.
    fn clash(&self, id: EntityId, entry: &Entry, profile: &Profile, name: &str) -> Option<Diagnostic> {
        let table = self.names.get(&profile.kind)?;
        let others: Vec<EntityId> = table.holders(profile.kind, name).filter(|other| *other < id).collect();
        let first = self.dossier.entity(*others.first()?).profile.as_ref()?;
        let message = format!("`{name}` is a name of {} too", self.dossier.list_names(&others, "and"));
        let meant = match table.resolve_full(profile.kind, name) {
            Resolved::One(meant) if meant == id => "this profile alone, which is called exactly so".to_owned(),
            Resolved::One(meant) => format!("{} alone, whose title it is", self.dossier.list_names(&[meant], "or")),
            _ if others.len() > 1 => "none of them".to_owned(),
            Resolved::Several(_) | Resolved::Unknown => "neither".to_owned(),
        };
        let help = format!("a note that writes it means {meant}: take it out of one profile, or make one file of them");
        let place = entry.place(&name_path(name, entry, profile));
        let first = crate::diagnostic::Place::file(&first.source.path);
        Some(Diagnostic::new(Code::NameClash, place, message).help(help).related(first, "the other profile"))
    }

    /// What profiles say of countries and organisations.
    pub(super) fn relate_profiles(&mut self) {
        (0..self.dossier.entities.len()).map(EntityId::at).for_each(|id| self.relate_profile(id));
    }

    /// What the profile of an entity says of countries and organisations, if it has one.
    pub(in crate::dossier) fn relate_profile(&mut self, id: EntityId) {
        let Some(entry) = self.dossier.entity(id).profile.clone() else { return };
        let Head::Profile(profile) = &entry.head else { return };
        let countries =
            self.resolve_list(&entry, Kind::Country, &profile.names.countries, &|| vec!["countries".into()]);
        let organisations = self
            .resolve_list(&entry, Kind::Organisation, &profile.names.organisations, &|| vec!["organisations".into()]);
        self.dossier.offices.take_out(id);
        for (index, role) in profile.roles.iter().enumerate() {
            let path = |key: &str| vec!["roles".into(), Step::Item(index), Step::from(key)];
            for (key, kind, name) in
                [("organisation", Kind::Organisation, &role.organisation), ("country", Kind::Country, &role.country)]
            {
                let Some(name) = name else { continue };
                if let Some(of) = self.resolve_or_create(&entry, kind, name, &|| path(key)) {
                    self.dossier.offices.add(of, id, index);
                }
            }
        }
        for (key, kind, name) in profile.organisation.others() {
            self.resolve_or_create(&entry, kind, name, &|| vec![key.into()]);
        }
        let entity = &mut self.dossier.entities[id.index()];
        entity.countries = countries;
        entity.organisations = organisations;
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
