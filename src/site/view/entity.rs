//! The page of a person, country, organisation or tag.

use tera::Value;

use super::note::allowed;
use super::{Variable, View, extended, json_value, map};
use crate::content::{Kind, Profile};
use crate::dossier::{EntityId, EventRecord, NoteId, Target};
use crate::site::plan::{SECTION, has_timeline};

/// An entity, and the number of the page of its notes.
type Page = (EntityId, usize);

/// The variables of `person.html`, `country.html`, `organisation.html` and `tag.html`.
pub(super) const ENTITY: &[Variable<Page>] = &[
    ("entity", |view, (id, _)| view.entity(id)),
    ("notes", |view, (id, number)| view.page_of(&view.dossier().entity(id).notes, number)),
    ("published", |view, (id, _)| view.note_items(first(&view.dossier().entity(id).published, SECTION))),
    ("published_latest", |view, (id, _)| {
        let mut published = view.dossier().entity(id).published.iter();
        view.maybe_date(published.find_map(|note| view.dossier().note(*note).note().date).as_ref())
    }),
    ("published_count", |view, (id, _)| view.dossier().entity(id).published.len().into()),
    ("archived_count", |view, (id, _)| view.archived_count(id).into()),
    ("offices", |view, (id, _)| view.offices(id)),
    ("quotes", |view, (id, _)| view.quote_items(first(view.quotes_of(Some(id)), SECTION))),
    ("quotes_url", |view, (id, _)| {
        (view.quotes_of(Some(id)).len() > SECTION).then(|| view.addresses().quotes(Some(id))).into()
    }),
    ("said_about", |view, (id, number)| {
        let most = if number == 1 { SECTION } else { 0 };
        view.quote_items(&view.dossier().said_about(id, most))
    }),
    ("said_about_url", |view, (id, number)| {
        let is_more = number == 1 && view.dossier().said_about(id, SECTION + 1).len() > SECTION;
        view.site.search_for_quotations(id).filter(|_| is_more).into()
    }),
    ("claims", |view, (id, _)| view.latest_claims(id)),
    ("claims_url", |view, (id, _)| view.claims_url(id).into()),
    ("years", |view, (id, _)| view.years_of_country(id)),
    ("parts", |view, (id, number)| view.notes_by_year(&view.dossier().entity(id).notes, number)),
    ("jump", |view, (id, _)| {
        let (notes, address) = (&view.dossier().entity(id).notes, view.addresses().entity(id));
        view.jump(notes, |note| view.year_of_note(note), |year| view.year_heading(year), &address)
    }),
    ("happened_here", |view, (id, _)| view.latest_where(id, |event| event.country == Some(id))),
    ("concerns_it", |view, (id, _)| view.latest_where(id, |event| event.country != Some(id))),
    ("events", |view, (id, _)| view.event_items(view.dossier().entity(id).events.iter().rev().take(SECTION).copied())),
    ("all_events", |view, (id, _)| view.all_events(id)),
    ("listed_in", |view, (id, _)| view.listed_in(id)),
    ("mentioned_in", |view, (id, _)| view.mentions(id, first(&view.dossier().entity(id).mentioned_in, SECTION))),
    ("mentions_url", |view, (id, _)| {
        (view.dossier().entity(id).mentioned_in.len() > SECTION).then(|| view.addresses().mentions(id)).into()
    }),
    ("occurs_with", |view, (id, _)| view.occurs_with(id)),
    ("spellings", |view, (id, _)| view.spellings(id)),
    ("corrections", |view, (id, _)| view.corrections_of_entity(id)),
    ("backlinks", |view, (id, _)| view.backlinks(Target::Entity(id))),
    ("locator", |view, (id, number)| if number == 1 { view.locator(id) } else { Value::none() }),
    ("activity", |view, (id, number)| if number == 1 { view.activity(Some(id)) } else { Value::none() }),
    ("lanes", |view, (id, number)| if number == 1 { view.lanes(Some(id)) } else { Value::none() }),
    ("tenure", |view, (id, number)| if number == 1 { view.tenure(id) } else { Value::none() }),
    ("network", |view, (id, number)| if number == 1 { view.network(Some(id)) } else { Value::none() }),
    ("pager", |view, (id, number)| {
        view.pager(&view.addresses().entity(id), view.dossier().entity(id).notes.len(), number)
    }),
];

/// The first so many of a list.
pub(super) fn first<T>(list: &[T], most: usize) -> &[T] {
    &list[..list.len().min(most)]
}

impl View<'_> {
    fn entity(&self, id: EntityId) -> Value {
        let entity = self.dossier().entity(id);
        let earliest = entity.notes.iter().rev().find_map(|note| self.dossier().note(*note).note().date);
        let base = extended(
            &self.entity_item(id),
            [
                ("countries", self.references(&entity.countries)),
                ("organisations", self.references(&entity.organisations)),
                ("official_name", entity.country.map(|country| country.official_name(self.language().tag())).into()),
                (
                    "region",
                    entity
                        .country
                        .and_then(|country| country.subregion().or(country.region()))
                        .map(|region| region.name(self.language().tag()))
                        .into(),
                ),
                ("first", self.maybe_date(earliest.as_ref())),
                ("since", earliest.map(|date| self.language().since(&date)).into()),
            ],
        );
        let empty = || Value::from(Vec::<Value>::new());
        let (Some(profile), Some(entry)) = (entity.profile(), &entity.profile) else {
            let nothing = [
                "native_name",
                "native_language",
                "born",
                "died",
                "image",
                "type",
                "parent",
                "abbreviation",
                "website",
                "owner",
                "reliability",
                "reliability_word",
            ]
            .map(|name| (name, Value::none()));
            let lists = ["honorifics", "aliases", "roles", "links"].map(|name| (name, empty()));
            let rest = [("content", Value::from("")), ("extra", json_value(&serde_json::Map::new()))];
            return extended(&extended(&extended(&base, nothing), lists), rest);
        };
        let details = &profile.organisation;
        extended(
            &base,
            [
                ("content", self.html(entry)),
                ("native_name", profile.native_name.as_deref().into()),
                ("native_language", Value::none()),
                ("honorifics", profile.honorifics.clone().into()),
                ("aliases", entry.common.aliases.clone().into()),
                ("born", self.maybe_date(profile.born.as_ref())),
                ("died", self.maybe_date(profile.died.as_ref())),
                ("roles", profile.roles.iter().map(|role| self.role(role)).collect::<Vec<_>>().into()),
                (
                    "links",
                    links(profile)
                        .map(|(title, url)| map([("title", title.into()), ("url", url.into())]))
                        .collect::<Vec<_>>()
                        .into(),
                ),
                ("image", profile.image.as_ref().map_or_else(Value::none, |image| self.image(image))),
                ("type", details.kind.as_deref().into()),
                ("parent", self.named(Kind::Organisation, details.parent.as_deref())),
                ("abbreviation", details.abbreviation.as_deref().into()),
                ("website", allowed(details.url.as_deref()).into()),
                ("owner", self.named(Kind::Organisation, details.owner.as_deref())),
                ("reliability", details.reliability.map(|letter| letter.to_string()).into()),
                ("reliability_word", details.reliability.map(|letter| self.site.reliability_word(letter)).into()),
                ("extra", json_value(&entry.common.extra)),
            ],
        )
    }

    /// What a name in a profile means, with its page.
    pub(super) fn named(&self, kind: Kind, name: Option<&str>) -> Value {
        let found = name.and_then(|name| self.dossier().find_entity(kind, name));
        found.map_or_else(Value::none, |id| self.reference(id))
    }

    /// The latest of those events of an entity of which something holds.
    fn latest_where(&self, id: EntityId, holds: impl Fn(&EventRecord) -> bool) -> Value {
        let events = self.dossier().entity(id).events.iter().rev().copied();
        self.event_items(events.filter(|event| holds(self.dossier().event(*event))).take(SECTION))
    }

    /// Where all events of an entity stand, if its own page does not show them.
    fn all_events(&self, id: EntityId) -> Value {
        let entity = self.dossier().entity(id);
        if !has_timeline(entity) {
            return Value::none();
        }
        map([("url", self.addresses().timeline(Some(id)).into()), ("count", entity.events.len().into())])
    }

    pub(super) fn archived_count(&self, id: EntityId) -> usize {
        let archived = |note: &&NoteId| self.dossier().note(**note).note().publication.archive.is_some();
        self.dossier().entity(id).published.iter().filter(archived).count()
    }

    fn listed_in(&self, id: EntityId) -> Value {
        let listed = self
            .dossier()
            .entity(id)
            .listed_in
            .iter()
            .map(|(note, vote)| map([("note", self.note_item(*note)), ("word", self.vote_word(*vote).into())]));
        listed.collect::<Vec<_>>().into()
    }

    fn occurs_with(&self, id: EntityId) -> Value {
        let together = self.dossier().occurs_with(id);
        let list = |kind: Kind| {
            let most = first(together.get(&kind).map(Vec::as_slice).unwrap_or_default(), SECTION);
            let items = most.iter().map(|(other, count)| {
                let fields = [("count", (*count).into()), ("together", self.notes_of_both(id, *other).into())];
                extended(&self.reference(*other), fields)
            });
            Value::from(items.collect::<Vec<_>>())
        };
        map(Kind::ALL.map(|kind| (kind.folder(), list(kind))))
    }

    fn spellings(&self, id: EntityId) -> Value {
        let spellings = self.dossier().entity(id).spellings.iter();
        spellings
            .map(|(text, count)| map([("text", text.as_str().into()), ("count", (*count).into())]))
            .collect::<Vec<_>>()
            .into()
    }
}

/// Addresses elsewhere that are about the same: Wikidata first.
pub(in crate::site) fn links(profile: &Profile) -> impl Iterator<Item = (String, String)> {
    let wikidata =
        profile.wikidata.iter().map(|item| ("Wikidata".to_owned(), format!("https://www.wikidata.org/wiki/{item}")));
    let same = profile.same_as.iter().filter_map(|address| {
        let address = allowed(Some(address))?;
        let host = address.split("://").nth(1).unwrap_or(address).split('/').next().unwrap_or(address);
        Some((host.trim_start_matches("www.").to_owned(), address.to_owned()))
    });
    wikidata.chain(same)
}
