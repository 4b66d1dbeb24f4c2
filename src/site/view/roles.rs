//! Roles: those of a person, those of a country or organisation, and who people were when an article was published or something happened.

use tera::Value;

use super::{View, extended, map};
use crate::content::{Kind, Role};
use crate::date::Date;
use crate::dossier::EntityId;

/// How many offices the page of a country or organisation lists.
const OFFICES: usize = 500;

impl View<'_> {
    /// An office or position.
    pub(super) fn role(&self, role: &Role) -> Value {
        map([
            ("title", role.title.as_str().into()),
            ("organisation", self.named(Kind::Organisation, role.organisation.as_deref())),
            ("country", self.named(Kind::Country, role.country.as_deref())),
            ("from", self.maybe_date(role.from.as_ref())),
            ("to", self.maybe_date(role.to.as_ref())),
            ("as_of", self.maybe_date(role.as_of.as_ref())),
            ("term", self.term(role).into()),
            ("note", role.note.as_deref().into()),
        ])
    }

    /// The roles of a country or organisation, each with its `holder`: the latest.
    pub(super) fn offices(&self, id: EntityId) -> Value {
        let offices = self.dossier().offices_of(id).into_iter().take(OFFICES);
        let items = offices.map(|(holder, role)| extended(&self.role(role), [("holder", self.reference(holder))]));
        items.collect::<Vec<_>>().into()
    }

    /// When a role was held, in words.
    pub(super) fn term(&self, role: &Role) -> Option<String> {
        let language = self.language();
        match (&role.from, &role.to) {
            (Some(from), Some(to)) => Some(language.from_to(from, to)),
            (Some(from), None) => Some(language.since(from)),
            (None, Some(to)) => Some(language.until(to)),
            (None, None) => role.as_of.as_ref().map(|date| language.as_of(date)),
        }
    }

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
