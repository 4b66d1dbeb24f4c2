//! `entities.ftm.json`: entities of FollowTheMoney, one a line, for Aleph and the tools of OpenSanctions.
//!
//! Their model is coarser than ours: a date is cut to what can stand in front of a full one (`2022-04~` to `2022-04`), a language has three letters, a
//! country two small ones (four for a state that is no more). `Documentation` says whom a note is about, `Mention` whom its text mentions besides.

mod codes;

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use super::dates::Parts;
use super::{Context, allowed, mentions};
use crate::content::Kind;
use crate::date::Date;
use crate::dossier::{EntityId, EventId, NoteId, Report};
use crate::text::{Uri, fallback_slug};
use codes::{country, language};

/// All entities: people and organisations, then articles with what they document, then events.
pub(super) fn write(context: &Context<'_>) -> Vec<u8> {
    let mut writer = Lines { context, site: context.site_id(), bytes: Vec::new() };
    let of_kind = |kind| context.dossier.of_kind(kind);
    of_kind(Kind::Person).chain(of_kind(Kind::Organisation)).for_each(|id| writer.entity(id));
    context.dossier.note_ids().for_each(|id| writer.article(id));
    for mentioned in mentions::all(context.dossier) {
        writer.mention(&mentioned);
    }
    context.dossier.event_ids().for_each(|id| writer.event(id));
    writer.bytes
}

/// The values of properties, in the order in which they are written; those of one name stand together.
#[derive(Default)]
struct Properties<'a>(Vec<(&'static str, Cow<'a, str>)>);

impl<'a> Properties<'a> {
    fn add(&mut self, name: &'static str, value: impl Into<Cow<'a, str>>) {
        let value = value.into();
        // An empty value is none, and a value stands once.
        if !value.trim().is_empty() && !self.0.iter().any(|(known, other)| *known == name && *other == value) {
            self.0.push((name, value));
        }
    }

    fn maybe(&mut self, name: &'static str, value: Option<impl Into<Cow<'a, str>>>) {
        if let Some(value) = value {
            self.add(name, value);
        }
    }

    fn date(&mut self, name: &'static str, date: Option<Date>) {
        self.maybe(name, date.as_ref().and_then(Parts::one).and_then(prefix));
    }
}

/// A date in front of which nothing is missing; the years that FollowTheMoney knows begin with 1 or 2.
fn prefix(parts: Parts) -> Option<String> {
    (1000..3000).contains(&parts.year).then(|| parts.to_string())
}

impl Serialize for Properties<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for values in self.0.chunk_by(|one, other| one.0 == other.0) {
            map.serialize_entry(values[0].0, &Values(values))?;
        }
        map.end()
    }
}

struct Values<'a>(&'a [(&'static str, Cow<'a, str>)]);

impl Serialize for Values<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|(_, value)| value))
    }
}

struct Line<'a> {
    id: &'a str,
    schema: &'static str,
    properties: Properties<'a>,
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut line = serializer.serialize_struct("Entity", 3)?;
        line.serialize_field("id", self.id)?;
        line.serialize_field("schema", self.schema)?;
        line.serialize_field("properties", &self.properties)?;
        line.end()
    }
}

struct Lines<'a> {
    context: &'a Context<'a>,
    /// What every id begins with.
    site: String,
    bytes: Vec<u8>,
}

impl<'a> Lines<'a> {
    fn line(&mut self, id: &str, schema: &'static str, properties: Properties<'_>) {
        // Writing into memory cannot fail.
        let _ = serde_json::to_writer(&mut self.bytes, &Line { id, schema, properties });
        self.bytes.push(b'\n');
    }

    /// An id of FollowTheMoney: letters, digits, `.` and `-`, the last being no sign.
    fn id(&self, kind: &str, slug: &str) -> String {
        let plain = slug.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'));
        if plain && slug.ends_with(|c: char| c.is_ascii_alphanumeric()) {
            format!("{}-{kind}-{slug}", self.site)
        } else {
            format!("{}-{}", self.site, fallback_slug(kind, slug))
        }
    }

    fn entity_id(&self, id: EntityId) -> String {
        let entity = self.context.dossier.entity(id);
        self.id(entity.kind.word(), &entity.slug)
    }

    fn note_id(&self, id: NoteId) -> String {
        self.id("note", &self.context.dossier.note(id).slug)
    }

    fn event_id(&self, id: EventId) -> String {
        self.id("event", &self.context.dossier.event(id).slug)
    }

    /// The codes of countries.
    fn countries(&self, name: &'static str, ids: &[EntityId], properties: &mut Properties<'a>) {
        let countries = ids.iter().filter_map(|id| self.context.dossier.entity(*id).country);
        countries.for_each(|it| properties.add(name, country(it)));
    }

    fn entity(&mut self, id: EntityId) {
        let context = self.context;
        let entity = context.dossier.entity(id);
        let is_person = entity.kind == Kind::Person;
        let mut properties = Properties::default();
        properties.add("name", context.name(id));
        if let (Some(profile), Some(entry)) = (entity.profile(), &entity.profile) {
            let details = &profile.organisation;
            entry.common.aliases.iter().for_each(|alias| properties.add("alias", alias));
            properties.maybe("alias", profile.native_name.as_deref());
            if is_person {
                self.countries("country", &entity.countries, &mut properties);
                properties.date("birthDate", profile.born);
                properties.date("deathDate", profile.died);
                profile.roles.iter().for_each(|role| properties.add("position", &role.title));
            } else {
                properties.maybe("abbreviation", details.abbreviation.as_deref());
                let seat = context.find(Kind::Country, details.country.as_deref());
                self.countries("country", seat.as_slice(), &mut properties);
                self.countries("country", &entity.countries, &mut properties);
                properties.date("incorporationDate", profile.born);
                properties.date("dissolutionDate", profile.died);
                properties.maybe("website", allowed(details.url.as_deref()));
            }
            properties.maybe("wikidataId", profile.wikidata.as_deref());
            properties.maybe("summary", profile.description.as_deref());
        }
        properties.add("sourceUrl", Uri(&context.url(id.into())).to_string());
        let schema = if is_person { "Person" } else { "Organization" };
        self.line(&self.entity_id(id), schema, properties);
    }

    fn article(&mut self, id: NoteId) {
        let context = self.context;
        let record = context.dossier.note(id);
        let note = record.note();
        let publication = &note.publication;
        let mut properties = Properties::default();
        // The schema requires it.
        properties.add("fileName", &record.slug);
        properties.add("title", &note.title);
        properties.maybe("title", note.original_title.as_deref());
        properties.maybe("author", publication.author.as_deref());
        properties.maybe("publisher", record.source.map(|source| context.name(source)));
        properties.date("publishedAt", note.date);
        properties.date("modifiedAt", note.updated);
        properties.date("retrievedAt", note.accessed);
        properties.maybe("sourceUrl", allowed(publication.url.as_deref()));
        properties.maybe("language", publication.language.as_deref().and_then(language));
        self.countries("country", &record.countries, &mut properties);
        properties.maybe("summary", note.summary.as_deref());
        // The note itself, beside the article.
        properties.add("notes", context.url(id.into()).to_string());
        let own = self.note_id(id);
        self.line(&own, "Article", properties);
        let subjects = record.people.iter().chain(&record.organisations).map(|id| (*id, "subject"));
        let listed = record.listed.iter().map(|id| (*id, "listed"));
        let source = record.source.into_iter().map(|id| (id, "publisher"));
        let mut documented: Vec<(EntityId, &str)> = subjects.chain(listed).chain(source).collect();
        documented.retain(|(id, _)| is_legal(context, *id));
        for (entity, role) in documented {
            let mut properties = Properties::default();
            properties.add("document", own.as_str());
            properties.add("entity", self.entity_id(entity));
            properties.add("role", role);
            properties.date("date", note.date);
            self.line(&self.link_id(&own, role, entity), "Documentation", properties);
        }
    }

    fn link_id(&self, document: &str, role: &str, entity: EntityId) -> String {
        let entity = self.entity_id(entity);
        format!("{document}-{role}-{}", entity.strip_prefix(&self.site).unwrap_or(&entity).trim_start_matches('-'))
    }

    /// Whom a text mentions, if the note is not about them anyway.
    fn mention(&mut self, mentioned: &mentions::Mentioned<'_>) {
        let context = self.context;
        let record = context.dossier.note(mentioned.note);
        if !is_legal(context, mentioned.entity) || record.all_named().any(|id| id == mentioned.entity) {
            return;
        }
        let own = self.note_id(mentioned.note);
        let mut properties = Properties::default();
        properties.add("document", own.as_str());
        mentioned.spellings.iter().for_each(|spelling| properties.add("name", *spelling));
        properties.add("resolved", self.entity_id(mentioned.entity));
        let is_person = context.dossier.entity(mentioned.entity).kind == Kind::Person;
        properties.add("detectedSchema", if is_person { "Person" } else { "Organization" });
        self.countries("contextCountry", &record.countries, &mut properties);
        self.line(&self.link_id(&own, "mentions", mentioned.entity), "Mention", properties);
    }

    fn event(&mut self, id: EventId) {
        let context = self.context;
        let record = context.dossier.event(id);
        let event = &record.event;
        let mut properties = Properties::default();
        properties.add("name", &event.title);
        if event.date.start().is_some() {
            let (start, end) = Parts::span(&event.date);
            properties.maybe("startDate", start.and_then(prefix));
            properties.maybe("endDate", end.and_then(prefix));
        } else {
            properties.date("date", Some(event.date));
        }
        properties.maybe("summary", event.summary.as_deref());
        properties.maybe("location", event.place.as_deref());
        self.countries("country", record.country.as_slice(), &mut properties);
        self.countries("country", &record.countries, &mut properties);
        for involved in record.people.iter().chain(&record.organisations) {
            properties.add("involved", self.entity_id(*involved));
        }
        for note in record.reports.iter().filter_map(Report::note) {
            properties.add("proof", self.note_id(note));
        }
        properties.add("sourceUrl", Uri(&context.url(id.into())).to_string());
        self.line(&self.event_id(id), "Event", properties);
    }
}

/// Whether it is a person or an organisation here.
fn is_legal(context: &Context<'_>, id: EntityId) -> bool {
    matches!(context.dossier.entity(id).kind, Kind::Person | Kind::Organisation)
}
