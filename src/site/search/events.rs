//! Events as they are found.

use super::texts::{Texts, lead, title_of};
use super::{Document, Site, facets};
use crate::content::Status;
use crate::dossier::{EntityId, EventId, Report, Target};
use crate::search::Weight;

/// An event, with what its reports say of it.
pub(super) fn document(site: &Site, id: EventId) -> Document {
    let record = site.dossier.event(id);
    let event = &record.event;
    let mut texts = Texts::default();
    texts.hide(Weight::Title, &event.title);
    texts.show("", Weight::Heading, event.summary.as_deref().unwrap_or_default());
    for words in [&event.place, &event.date_as_reported].into_iter().flatten() {
        texts.show("", Weight::Text, words);
    }
    let concerned = [&record.people, &record.organisations, &record.countries, &record.tags];
    let mut named: Vec<EntityId> = concerned.into_iter().flatten().copied().collect();
    named.extend(record.country.filter(|country| !named.contains(country)));
    texts.names(site, &named);
    site.dossier.corrections_of_event(id).iter().for_each(|own| texts.correction(own.correction));
    if let Some(entry) = &record.entry {
        texts.body(site, entry);
    }
    for report in &record.reports {
        match report {
            Report::Address(address) => {
                texts.hide(Weight::Text, address.split_once("://").map_or(address, |(_, rest)| rest));
            }
            Report::Note(note, own) => {
                texts.hide(Weight::Text, &title_of(site, Target::Note(*note)));
                let own = own.iter().flat_map(|own| [&own.summary, &own.place, &own.date_as_reported]);
                own.flatten().for_each(|words| texts.show("", Weight::Text, words));
            }
        }
    }
    let place = event.place.as_deref().into_iter().chain(record.country.map(|id| site.entity_name(id)));
    let mut found = facets::named(site, &named);
    found.extend(facets::mentioned(site, record.entry.as_ref(), &named));
    texts.into(Document {
        title: event.title.clone(),
        address: site.addresses().event(id),
        date: site.language.date(&event.date),
        by: place.collect::<Vec<_>>().join(", "),
        lead: lead(event.summary.as_deref().unwrap_or_default()),
        sort: if record.status == Status::Reported { String::new() } else { record.status.word().to_owned() },
        facets: found,
        ..Document::default()
    })
}
