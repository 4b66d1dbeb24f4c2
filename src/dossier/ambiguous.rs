//! What is said of a name that several entities have.

use std::collections::BTreeSet;

use super::{Dossier, EntityId};
use crate::content::Kind;
use crate::diagnostic::{Code, Diagnostic, Place};

impl Dossier {
    /// The fault of a name that could mean any of `candidates`.
    pub(super) fn ambiguous_name(&self, name: &str, place: Place, candidates: &[EntityId]) -> Diagnostic {
        let message = format!("`{name}` could be {}", self.list_names(candidates, "or"));
        Diagnostic::new(Code::AmbiguousName, place, message).help(self.how_to_tell_apart(name, candidates))
    }

    fn how_to_tell_apart(&self, name: &str, candidates: &[EntityId]) -> String {
        let kinds: BTreeSet<Kind> = candidates.iter().map(|id| self.entity(*id).kind).collect();
        if kinds.len() > 1 {
            let written: Vec<String> = kinds.iter().map(|kind| format!("`{}/{name}`", kind.folder())).collect();
            return format!("say of which kind it is: {}", written.join(" or "));
        }
        if candidates.iter().any(|id| self.has_namesake(*id, candidates)) {
            return "their profiles have one title: tell them apart there (“John Smith (journalist)”)".to_owned();
        }
        "write the name in full, or as its profile does".to_owned()
    }

    /// The names of some entities as a message has them: in the order of the alphabet, each different from the others.
    pub(super) fn list_names(&self, entities: &[EntityId], conjunction: &str) -> String {
        let mut names: Vec<String> = entities.iter().map(|id| self.name_among(*id, entities)).collect();
        names.sort_unstable();
        names.join(&format!(" {conjunction} "))
    }

    /// The name of an entity; where another of `entities` is called the same, with what tells the two apart.
    fn name_among(&self, id: EntityId, entities: &[EntityId]) -> String {
        let entity = self.entity(id);
        match &entity.profile {
            _ if !self.has_namesake(id, entities) => format!("`{}`", entity.name),
            Some(profile) => format!("`{}` ({})", entity.name, profile.source.path),
            None => format!("`{}/{}`", entity.kind.folder(), entity.name),
        }
    }

    fn has_namesake(&self, id: EntityId, entities: &[EntityId]) -> bool {
        entities.iter().any(|other| *other != id && self.entity(*other).name == self.entity(id).name)
    }
}
