//! Profiles as they are found.

use super::super::view::links;
use super::texts::{Texts, lead, name_of};
use super::{Document, Site, facets};
use crate::content::{Kind, Profile};
use crate::dossier::EntityId;
use crate::search::Weight;

/// What the profile of an entity says.
pub(super) fn document(site: &Site, id: EntityId) -> Document {
    let entity = site.dossier.entity(id);
    let (Some(profile), Some(entry)) = (entity.profile(), &entity.profile) else { return Document::default() };
    let name = site.entity_name(id);
    let mut texts = Texts::default();
    texts.hide(Weight::Title, name);
    for alias in entry.common.aliases.iter().chain(&profile.native_name) {
        texts.hide(Weight::Title, alias);
    }
    texts.show("", Weight::Heading, profile.description.as_deref().unwrap_or_default());
    texts.names(site, entity.countries.iter().chain(&entity.organisations));
    roles(site, profile, &mut texts);
    details(site, id, profile, &mut texts);
    site.dossier.corrections_of_entity(id).iter().for_each(|own| texts.correction(own.correction));
    texts.body(site, entry);
    let named: Vec<EntityId> =
        std::iter::once(&id).chain(&entity.countries).chain(&entity.organisations).copied().collect();
    let mut found = facets::named(site, &named);
    found.extend(facets::mentioned(site, Some(entry), &named));
    texts.into(Document {
        title: name.to_owned(),
        address: site.addresses().entity(id),
        lead: lead(profile.description.as_deref().unwrap_or_default()),
        sort: entity.kind.word().to_owned(),
        facets: found,
        ..Document::default()
    })
}

fn roles(site: &Site, profile: &Profile, texts: &mut Texts) {
    for role in &profile.roles {
        let organisation = role.organisation.as_deref().map(|name| name_of(site, Kind::Organisation, name));
        let country = role.country.as_deref().map(|name| name_of(site, Kind::Country, name));
        let words: Vec<&str> = std::iter::once(role.title.as_str()).chain(organisation).chain(country).collect();
        texts.show("", Weight::Heading, &words.join(", "));
        texts.show("", Weight::Text, role.note.as_deref().unwrap_or_default());
    }
}

/// Adds what the page of an organisation or country says beside its text.
fn details(site: &Site, id: EntityId, profile: &Profile, texts: &mut Texts) {
    let details = &profile.organisation;
    for words in [&details.kind, &details.abbreviation, &details.url].into_iter().flatten() {
        texts.hide(Weight::Text, words);
    }
    for name in [&details.parent, &details.owner].into_iter().flatten() {
        texts.hide(Weight::Text, name_of(site, Kind::Organisation, name));
    }
    if let Some(country) = site.dossier.entity(id).country {
        let tag = site.language.tag();
        let region = country.subregion().or(country.region()).map(|region| region.name(tag));
        for words in std::iter::once(country.official_name(tag)).chain(region).chain([country.code()]) {
            texts.hide(Weight::Text, words);
        }
    }
    links(profile).for_each(|(title, _)| texts.hide(Weight::Text, &title));
}
