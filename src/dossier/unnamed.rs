//! Countries that nothing in a dossier names: what its texts would mention if every country had an entity.

use rustc_hash::FxHashSet;

use super::build::new_entity;
use super::{Dossier, EntityId, Linking, mentions};
use crate::config::LinkMentions;
use crate::content::Kind;
use crate::gazetteer::Country;
use crate::redaction::Redacted;

/// Advice needs no links.
const NO_LINKS: Linking = Linking { which: LinkMentions::None, adjectives: false };

impl Dossier {
    /// The same dossier with an entity for every country of the gazetteer, and with the mentions that its notes then have.
    ///
    /// Ids keep their meaning. All texts are read again, so this is for advice and not for a page. `language` is that of the site, a BCP 47 tag.
    #[must_use]
    pub fn with_every_country(&self, language: &str) -> Self {
        let mut all = self.and_every_country();
        let entries: Vec<Redacted> = self.notes.iter().map(|note| note.entry.clone()).collect();
        mentions::find(&mut all, &entries, (language, NO_LINKS), None);
        all
    }

    /// The same dossier with an entity for every country, ready to be asked what texts of others mention ([`Dossier::mentions_in`]). Its own texts have no mentions.
    #[must_use]
    pub fn for_other_texts(&self, language: &str) -> Self {
        let mut all = self.and_every_country();
        mentions::find(&mut all, &[], (language, NO_LINKS), None);
        all
    }

    fn and_every_country(&self) -> Self {
        let mut all = self.clone();
        let named: FxHashSet<Country> = self.entity_ids().filter_map(|id| self.entity(id).country).collect();
        let known = all.entities.len();
        let missing = Country::all().filter(|country| !named.contains(country));
        all.entities.extend(missing.map(|country| new_entity(Kind::Country, country.slug_name(), Some(country))));
        let new: Vec<EntityId> = (known..all.entities.len()).map(EntityId::at).collect();
        all.change_order(&FxHashSet::default(), &new);
        all
    }
}
