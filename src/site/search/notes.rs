//! Notes and quotations as they are found.

use super::texts::{Texts, lead, title_of};
use super::{Document, Site, facets};
use crate::dossier::{EntityId, NoteId, QuoteId, QuoteRecord, Speaker, Target};
use crate::search::{Section, Text, Weight};

/// A note.
pub(super) fn document(site: &Site, id: NoteId) -> Document {
    let record = site.dossier.note(id);
    let note = record.note();
    let publication = &note.publication;
    let mut texts = Texts::default();
    texts.hide(Weight::Title, &note.title);
    texts.hide(Weight::Title, note.original_title.as_deref().unwrap_or_default());
    texts.show("", Weight::Heading, note.summary.as_deref().unwrap_or_default());
    let named: Vec<EntityId> = record.all_named().collect();
    texts.names(site, named.iter().chain(&record.source).chain(&record.listed));
    texts.names(site, record.votes.iter().flat_map(|(_, countries)| countries));
    for words in
        [&publication.author, &publication.via, &publication.translated_by, &publication.rights, &publication.licence]
    {
        texts.hide(Weight::Text, words.as_deref().unwrap_or_default());
    }
    corrections(site, id, &mut texts);
    texts.body(site, &record.entry);
    beside_the_text(site, id, &mut texts);
    let mut found = facets::named(site, &named);
    found.extend(facets::mentioned(site, Some(&record.entry), &named));
    found.extend(facets::listed(
        site,
        record.listed.iter().chain(record.votes.iter().flat_map(|(_, countries)| countries)),
    ));
    found.extend(facets::source(site, id));
    found.push(facets::language(facets::language_of(site, id)));
    let language = record.entry.common.language.as_deref().filter(|tag| *tag != site.config.language);
    texts.into(Document {
        title: note.title.clone(),
        address: site.addresses().note(id),
        date: note.date.as_ref().map(|date| site.language.date(date)).unwrap_or_default(),
        by: record.source.map(|source| site.entity_name(source).to_owned()).unwrap_or_default(),
        lead: lead(&site.summary_of(id)),
        sort: language.unwrap_or_default().to_owned(),
        facets: found,
        ..Document::default()
    })
}

/// Adds what a note and others say that was wrong, as its page has it.
fn corrections(site: &Site, id: NoteId, texts: &mut Texts) {
    let dossier = &site.dossier;
    for said in dossier.relations.received(id) {
        texts.hide(Weight::Text, &title_of(site, Target::Note(said.by)));
        texts.correction(dossier.correction_of(said));
    }
    for said in dossier.relations.made(id) {
        texts.hide(Weight::Text, &title_of(site, Target::Note(said.of)));
        texts.correction(dossier.correction_of(said));
    }
    dossier.corrections_of_note(id).iter().for_each(|own| texts.correction(own.correction));
}

/// Adds what the page of a note shows below its text: events, quotations and claims of front matter.
fn beside_the_text(site: &Site, id: NoteId, texts: &mut Texts) {
    let dossier = &site.dossier;
    for event in &dossier.note(id).events {
        let record = dossier.event(*event);
        let anchor = format!("event-{}", record.slug);
        texts.show(&anchor, Weight::Heading, &record.event.title);
        let others = [&record.event.summary, &record.event.place, &record.event.date_as_reported];
        others.into_iter().flatten().for_each(|words| texts.show(&anchor, Weight::Text, words));
        texts.names(site, &record.country);
    }
    for quote in dossier.note(id).quotes.iter().map(|id| dossier.quote(*id)).filter(|quote| !quote.in_text) {
        for words in words_of(site, quote) {
            texts.show(&quote.anchor, Weight::Text, words);
        }
    }
    for claim in dossier.claims.of_note(id).iter().map(|id| dossier.claims.get(*id)) {
        for words in super::claims::words_of(site, claim) {
            texts.show(&claim.anchor, Weight::Text, words);
        }
    }
}

/// The words of a quotation and what stands below them.
fn words_of<'a>(site: &'a Site, quote: &'a QuoteRecord) -> impl Iterator<Item = &'a str> {
    let original = quote.original.as_deref().filter(|_| !quote.in_text);
    let below = [quote.capacity.as_deref(), quote.venue.as_deref(), quote.reported.as_deref()];
    let speaker = quote.speaker.as_ref().map(|speaker| name_of(site, speaker));
    [Some(quote.text.as_str()), original, speaker].into_iter().chain(below).flatten()
}

/// The name of whoever said something.
pub(super) fn name_of<'a>(site: &'a Site, speaker: &'a Speaker) -> &'a str {
    match speaker {
        Speaker::Entity(id) => site.entity_name(*id),
        Speaker::Words(words) => words,
    }
}

/// Who said it, and in what capacity.
pub(super) fn by_line(site: &Site, speaker: Option<&Speaker>, capacity: Option<&str>) -> String {
    let name = speaker.map(|speaker| name_of(site, speaker));
    name.into_iter().chain(capacity).collect::<Vec<_>>().join(", ")
}

/// A quotation: all of its words are its title.
pub(super) fn quotation(site: &Site, id: QuoteId) -> Document {
    let quote = site.dossier.quote(id);
    let note = site.dossier.note(quote.note);
    let text = |(place, words): (usize, &str)| Text {
        weight: if place == 0 { Weight::Title } else { Weight::Heading },
        words: words.to_owned(),
    };
    let mut found = facets::mentioned_in_quote(site, quote);
    found.extend(facets::by(site, quote.speaker.as_ref()));
    found.extend(facets::source(site, quote.note));
    facets::of_note(site, quote.note, &mut found);
    let original = site.dossier.original_language(quote);
    let language = original.or(site.dossier.quote_language(quote));
    found.push(facets::language(language.unwrap_or(&site.config.language)));
    Document {
        title: quote.text.replace('\n', " "),
        address: format!("{}#{}", site.addresses().note(quote.note), quote.anchor),
        date: site.dossier.quote_date(id).map(|date| site.language.date(&date)).unwrap_or_default(),
        by: by_line(site, quote.speaker.as_ref(), quote.capacity.as_deref()),
        lead: note.note().title.clone(),
        sort: site
            .dossier
            .quote_language(quote)
            .filter(|tag| *tag != site.config.language)
            .unwrap_or_default()
            .to_owned(),
        texts: words_of(site, quote).enumerate().map(text).collect(),
        facets: found,
        sections: Vec::<Section>::new(),
    }
}
