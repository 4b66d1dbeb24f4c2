//! Roles at a date: who people were when an article was published or something happened.

use tera::Value;

use super::{View, extended};
use crate::content::{Kind, Role};
use crate::date::Date;
use crate::dossier::EntityId;

impl View<'_> {
    /// People, each with `name`, `url` and the `role` that is known to have been theirs at a date: “then Prime Minister, Poland”.
    pub(super) fn people_at(&self, people: &[EntityId], date: Option<&Date>) -> Value {
        let one = |id: &EntityId| {
            let role = date.and_then(|date| self.role_at(*id, date));
            extended(&self.reference(*id), [("role", role.into())])
        };
        people.iter().map(one).collect::<Vec<_>>().into()
    }

    /// The roles of somebody at a date, in words.
    fn role_at(&self, id: EntityId, date: &Date) -> Option<String> {
        let roles = &self.dossier().entity(id).profile()?.roles;
        let held: Vec<String> =
            roles.iter().filter(|role| role.was_held(date)).map(|role| self.role_in_words(role)).collect();
        (!held.is_empty()).then(|| held.join("; "))
    }

    /// What the role is called and of what it is; “then” where it is not said to be held still.
    fn role_in_words(&self, role: &Role) -> String {
        let of = [(Kind::Organisation, &role.organisation), (Kind::Country, &role.country)];
        let of = of.iter().filter_map(|(kind, name)| {
            let name = name.as_deref()?;
            Some(self.dossier().find_entity(*kind, name).map_or(name, |id| self.name(id)))
        });
        let words = std::iter::once(role.title.as_str()).chain(of).collect::<Vec<_>>().join(", ");
        if role.is_held_still() { words } else { self.language().word("role_then").replace("{role}", &words) }
    }
}
