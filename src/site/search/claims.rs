//! Claims as they are found.

use super::notes::{by_line, name_of};
use super::{Document, Site, facets};
use crate::dossier::{ClaimId, ClaimRecord};
use crate::search::{Text, Weight};

/// What is claimed, and what stands around it.
pub(super) fn words_of<'a>(site: &'a Site, record: &'a ClaimRecord) -> impl Iterator<Item = &'a str> {
    let claim = &record.claim;
    let claimant = record.claimant.as_ref().map(|claimant| name_of(site, claimant));
    let around = [&claim.figure, &claim.basis, &claim.caution, &claim.capacity].map(|words| words.as_deref());
    [Some(claim.text.as_str()), claimant].into_iter().chain(around).flatten()
}

/// A claim: all of it is its title.
pub(super) fn document(site: &Site, id: ClaimId) -> Document {
    let record = site.dossier.claims.get(id);
    let claim = &record.claim;
    let note = site.dossier.note(record.note);
    let text = |(place, words): (usize, &str)| Text {
        weight: if place == 0 { Weight::Title } else { Weight::Heading },
        words: words.to_owned(),
    };
    let mut found = facets::mentioned_in_front(site, record.note, &claim.text);
    found.extend(facets::by(site, record.claimant.as_ref()));
    found.extend(facets::source(site, record.note));
    facets::of_note(site, record.note, &mut found);
    found.push(facets::language(note.entry.common.language.as_deref().unwrap_or(&site.config.language)));
    let all = [Some(&claim.text), claim.figure.as_ref(), claim.basis.as_ref(), claim.caution.as_ref()];
    Document {
        title: all.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" · "),
        address: format!("{}#{}", site.addresses().note(record.note), record.anchor),
        date: site.dossier.claim_date(record).map(|date| site.language.date(&date)).unwrap_or_default(),
        by: by_line(site, record.claimant.as_ref(), claim.capacity.as_deref()),
        lead: note.note().title.clone(),
        texts: words_of(site, record).enumerate().map(text).collect(),
        facets: found,
        ..Document::default()
    }
}
