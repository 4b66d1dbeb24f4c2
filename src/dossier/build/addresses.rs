//! Addresses of entities, and the names of those without a profile: they depend on what the files say, and not on which of them says it first.

use rayon::prelude::*;

use super::super::directory::{Directories, Own, slugs_of_name};
use super::super::names::{Rank, Resolved, WITHOUT_KIND, key};
use super::super::uses::{Files, names_in};
use super::super::{Entity, EntityId};
use super::Builder;
use crate::content::Kind;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::redaction::Redacted;

impl Builder {
    /// Counts the names that all front matter uses, when everybody is known.
    pub(super) fn count_uses(&mut self, entries: &[Redacted]) {
        for entry in entries {
            let files = Files::one(entry);
            for (kind, written) in names_in(entry) {
                for kind in self.kinds_of(kind, written) {
                    self.dossier.uses.count(kind, written, files);
                }
            }
        }
    }

    /// The kinds of which a name is that says its own or none: more than one where it could be of any.
    pub(in crate::dossier) fn kinds_of(&self, kind: Option<Kind>, written: &str) -> Vec<Kind> {
        let is_known = |kind: &Kind| *kind != Kind::Country && self.resolve(*kind, written) != Resolved::Unknown;
        let known: Vec<Kind> =
            kind.map_or_else(|| WITHOUT_KIND.into_iter().filter(is_known).collect(), |kind| vec![kind]);
        if known.is_empty() { vec![Kind::Person] } else { known }
    }

    /// Gives everybody without a profile the name that is shown: see [`Uses::shown`](super::super::uses::Uses::shown).
    pub(super) fn name_entities(&mut self) {
        for id in (0..self.dossier.entities.len()).map(EntityId::at) {
            let entity = self.dossier.entity(id);
            if entity.profile.is_some() || entity.kind == Kind::Country {
                continue;
            }
            let shown = self.dossier.uses.shown(entity.kind, &key(entity.kind, &entity.name));
            if let Some(shown) = shown.filter(|shown| *shown != entity.name).map(str::to_owned) {
                self.rename(id, shown);
            }
        }
    }

    /// Gives an entity without a profile another spelling of its name.
    pub(in crate::dossier) fn rename(&mut self, id: EntityId, shown: String) {
        let Entity { kind, name, .. } = &mut self.dossier.entities[id.index()];
        if let Some(table) = self.names.get_mut(kind) {
            table.remove(*kind, name, id);
            table.add(*kind, &shown, id, Rank::Title);
        }
        *name = shown;
    }

    /// Gives every entity its address, and all other names of it one that leads there.
    pub(super) fn address_entities(&mut self) {
        let style = self.slugs;
        let own: Vec<Own> = self.dossier.entities.par_iter().map(|entity| Own::of(entity, style)).collect();
        let used: Vec<_> =
            self.dossier.uses.all().map(|(kind, one)| (kind, one.written.clone(), one.key.clone())).collect();
        let meant: Vec<(Vec<EntityId>, Vec<EntityId>, Vec<String>)> = used
            .par_iter()
            .map(|(kind, written, key)| {
                let sure = self.resolve(*kind, written).candidates().to_vec();
                let unsure = if sure.is_empty() { self.could_be(*kind, written) } else { Vec::new() };
                (sure, unsure, slugs_of_name(*kind, written, key, style))
            })
            .collect();
        let Directories { entities: directories, unsure: unsure_slugs, .. } = &mut self.dossier.directories;
        for (index, own) in own.iter().enumerate() {
            let directory = directories.entry(self.dossier.entities[index].kind).or_default();
            own.all().into_iter().for_each(|slug| directory.change(slug, EntityId::at(index), 1));
        }
        for ((kind, written, _), (candidates, unsure, slugs)) in used.into_iter().zip(meant) {
            let directory = directories.entry(kind).or_default();
            for (candidate, slug) in
                candidates.iter().chain(&unsure).flat_map(|id| slugs.iter().map(move |slug| (*id, slug)))
            {
                directory.change(slug, candidate, 1);
            }
            if !unsure.is_empty() {
                unsure_slugs.extend(slugs);
            }
            self.dossier.uses.mean(kind, &written, candidates);
        }
        for (index, own) in own.into_iter().enumerate() {
            let id = EntityId::at(index);
            let slug = self.dossier.slug_of(id, &own).to_owned();
            self.dossier.entities[index].slug = slug;
            self.check_address(id, &own);
        }
    }

    /// Reports an entity that cannot have the address that it asks for.
    fn check_address(&mut self, id: EntityId, own: &Own) {
        let (dossier, entity) = (&self.dossier, self.dossier.entity(id));
        let Some(directory) = dossier.directories.entities.get(&entity.kind) else { return };
        if directory.is_of(&own.short, id) {
            return;
        }
        let place = match &entity.profile {
            Some(entry) => entry.place(&[if entry.common.slug.is_some() { "slug" } else { "title" }.into()]),
            None => match entity.notes.last().or(entity.published.last()) {
                Some(note) => Place::file(&dossier.note(*note).entry.source.path),
                None => return,
            },
        };
        let others: Vec<EntityId> =
            directory.at(&own.short).iter().map(|(other, _)| *other).filter(|other| *other != id).collect();
        let message = format!(
            "{} asks for the address `{}` too, which lists both; `{}` has `{}`",
            dossier.list_names(&others, "and"),
            own.short,
            entity.name,
            entity.slug
        );
        let help = "if they are one, make one name an alias of the other; else give them profiles, each with a `slug:`";
        self.diagnostics.push(Diagnostic::new(Code::SharedAddress, place, message).help(help));
    }
}
