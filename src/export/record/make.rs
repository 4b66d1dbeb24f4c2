//! Records from what the dossier holds.

use super::{
    Article, CorrectionRecord, Dossier, Edtf, Entity, Event, Note, Profile, Quote, Relation, ReportRecord, RoleRecord,
    Spelling, Votes,
};
use crate::content::{Kind, Publication, Role, Status};
use crate::date::Date;
use crate::dossier::{EntityId, EventId, NoteId, QuoteId, Report, Speaker, Target};
use crate::export::links::{Link, List, QuoteIds};
use crate::export::{Context, allowed};

/// See [`Dossier::version`].
const VERSION: u8 = 1;

/// Whether a number is left out.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks it so")]
pub(super) fn is_zero(number: &usize) -> bool {
    *number == 0
}

fn edtf(date: Option<Date>) -> Option<Edtf> {
    date.map(Edtf)
}

impl<'a> Dossier<'a> {
    pub(in crate::export) fn new(context: &'a Context<'a>) -> Self {
        let dossier = context.dossier;
        Self {
            version: VERSION,
            title: context.title,
            description: context.description,
            language: context.language.tag(),
            base_url: context.base_url,
            authors: context.authors,
            licence: context.licence,
            generator: context.generator,
            notes: List { context, ids: dossier.note_ids().collect(), make: Note::new },
            entities: List { context, ids: dossier.entity_ids().collect(), make: Entity::new },
            events: List { context, ids: dossier.event_ids().collect(), make: Event::new },
            quotes: List { context, ids: dossier.quote_ids().collect(), make: Quote::new },
        }
    }
}

impl<'a> Note<'a> {
    fn new(context: &'a Context<'a>, id: NoteId) -> Self {
        let record = context.dossier.note(id);
        let note = record.note();
        let votes = record.votes.iter();
        let mut relations: Vec<_> = context.dossier.relations.made(id).map(|said| (said.relation, said.of)).collect();
        relations.dedup();
        Self {
            id: context.id(id.into()),
            url: context.url(id.into()),
            title: &note.title,
            original_title: note.original_title.as_deref(),
            kind: note.kind.word(),
            date: edtf(note.date),
            updated: edtf(note.updated),
            accessed: edtf(note.accessed),
            revised: edtf(note.revised),
            added: edtf(record.entry.common.added),
            summary: context.guide.summary(id),
            language: record.entry.common.language.as_deref().unwrap_or(context.language.tag()),
            people: context.ids(&record.people),
            countries: context.ids(&record.countries),
            organisations: context.ids(&record.organisations),
            tags: context.ids(&record.tags),
            listed: context.ids(&record.listed),
            votes: votes.map(|(vote, ids)| Votes { vote: vote.word(), countries: context.ids(ids) }).collect(),
            source: record.source.map(|source| context.id(source.into())),
            article: Article::new(&note.publication),
            credibility: note.credibility,
            events: context.ids(&record.events),
            quotes: QuoteIds(context, &record.quotes),
            relations: relations
                .into_iter()
                .map(|(relation, other)| Relation { kind: relation.key(), note: context.id(other.into()) })
                .collect(),
            corrections: CorrectionRecord::of_note(context, id),
        }
    }
}

impl<'a> Article<'a> {
    fn new(publication: &'a Publication) -> Self {
        Self {
            url: allowed(publication.url.as_deref()),
            archive: allowed(publication.archive.as_deref()),
            author: publication.author.as_deref(),
            language: publication.language.as_deref(),
            licence: publication.licence.as_deref(),
            rights: publication.rights.as_deref(),
            via: publication.via.as_deref(),
            translated_by: publication.translated_by.as_deref(),
        }
    }
}

impl<'a> Entity<'a> {
    fn new(context: &'a Context<'a>, id: EntityId) -> Self {
        let entity = context.dossier.entity(id);
        let spellings = entity.spellings.iter();
        Self {
            id: context.id(id.into()),
            url: context.url(id.into()),
            kind: entity.kind.word(),
            name: context.name(id),
            notes: entity.notes.len(),
            published: entity.published.len(),
            spellings: spellings.map(|(text, count)| Spelling { text, count: *count }).collect(),
            code: entity.country.map(crate::gazetteer::Country::code),
            profile: entity.profile.as_ref().and_then(|_| Profile::new(context, id)),
        }
    }
}

impl<'a> Profile<'a> {
    fn new(context: &'a Context<'a>, id: EntityId) -> Option<Self> {
        let entity = context.dossier.entity(id);
        let (profile, entry) = (entity.profile()?, entity.profile.as_ref()?);
        let details = &profile.organisation;
        Some(Self {
            description: profile.description.as_deref(),
            aliases: &entry.common.aliases,
            native_name: profile.native_name.as_deref(),
            sort_name: profile.sort_name.as_deref(),
            countries: context.ids(&entity.countries),
            organisations: context.ids(&entity.organisations),
            roles: profile.roles.iter().map(|role| RoleRecord::new(context, role)).collect(),
            born: edtf(profile.born),
            died: edtf(profile.died),
            wikidata: profile.wikidata.as_deref(),
            same_as: profile.same_as.iter().filter_map(|address| allowed(Some(address))).collect(),
            sort: details.kind.as_deref(),
            abbreviation: details.abbreviation.as_deref(),
            parent: named(context, Kind::Organisation, details.parent.as_deref()),
            owner: named(context, Kind::Organisation, details.owner.as_deref()),
            website: allowed(details.url.as_deref()),
            reliability: details.reliability,
            corrections: CorrectionRecord::own(context, context.dossier.corrections_of_entity(id)),
        })
    }
}

/// The id of the entity that a name means.
fn named<'a>(context: &'a Context<'a>, kind: Kind, name: Option<&str>) -> Option<Link<'a>> {
    context.find(kind, name).map(|id| context.id(id.into()))
}

impl<'a> RoleRecord<'a> {
    fn new(context: &'a Context<'a>, role: &'a Role) -> Self {
        Self {
            title: &role.title,
            organisation: named(context, Kind::Organisation, role.organisation.as_deref()),
            country: named(context, Kind::Country, role.country.as_deref()),
            from: edtf(role.from),
            to: edtf(role.to),
            as_of: edtf(role.as_of),
            note: role.note.as_deref(),
        }
    }
}

impl<'a> Event<'a> {
    fn new(context: &'a Context<'a>, id: EventId) -> Self {
        let record = context.dossier.event(id);
        let event = &record.event;
        Self {
            id: context.id(id.into()),
            url: context.url(id.into()),
            title: &event.title,
            date: Edtf(event.date),
            date_as_reported: event.date_as_reported.as_deref(),
            place: event.place.as_deref(),
            country: record.country.map(|country| context.id(country.into())),
            people: context.ids(&record.people),
            organisations: context.ids(&record.organisations),
            countries: context.ids(&record.countries),
            tags: context.ids(&record.tags),
            status: record.status.word(),
            summary: event.summary.as_deref(),
            credibility: event.credibility,
            reports: record.reports.iter().map(|report| ReportRecord::new(context, report)).collect(),
            corrections: CorrectionRecord::own(context, context.dossier.corrections_of_event(id)),
        }
    }
}

impl<'a> ReportRecord<'a> {
    fn new(context: &'a Context<'a>, report: &'a Report) -> Self {
        let (note, own, url) = match report {
            Report::Note(note, own) => (Some(context.id((*note).into())), own.as_deref(), None),
            Report::Address(address) => (None, None, allowed(Some(address))),
        };
        Self {
            note,
            url,
            date: edtf(own.map(|event| event.date)),
            date_as_reported: own.and_then(|event| event.date_as_reported.as_deref()),
            status: own.and_then(|event| event.status).map(Status::word),
        }
    }
}

impl<'a> Quote<'a> {
    fn new(context: &'a Context<'a>, id: QuoteId) -> Self {
        let quote = context.dossier.quote(id);
        let (speaker, speaker_name) = match &quote.speaker {
            Some(Speaker::Entity(id)) => (Some(context.id(Target::Entity(*id))), Some(context.name(*id))),
            Some(Speaker::Words(words)) => (None, Some(words.as_str())),
            None => (None, None),
        };
        Self {
            id: context.quote_id(id),
            url: context.quote_url(id),
            note: context.id(quote.note.into()),
            text: &quote.text,
            original: quote.original.as_deref(),
            original_language: context.dossier.original_language(quote),
            language: context.dossier.quote_language(quote).unwrap_or(context.language.tag()),
            speaker,
            speaker_name,
            capacity: quote.capacity.as_deref(),
            venue: quote.venue.as_deref(),
            date: edtf(quote.date),
            reported: quote.reported.as_deref(),
            credibility: quote.credibility,
        }
    }
}
