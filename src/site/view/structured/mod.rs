//! What search engines are told of a page: JSON-LD in the terms of schema.org.
//!
//! Honestly: what is denied is no `Event`, and what is disputed is described as that. The note is our own `Article`, which `isBasedOn` what the outlet published, and has none of its dates. Everything has the address
//! of its page as its `@id`, so a site without `base_url` says nothing.

mod schema;

use std::borrow::Cow;

use tera::Value;

use super::View;
use super::note::allowed;
use crate::content::{Kind, NoteKind, Profile, Status};
use crate::date::{Date, End};
use crate::dossier::{EntityId, EventId, EventRecord, NoteId, QuoteId, Report, Speaker};
use crate::export::Parts;
use crate::site::page::{Page, Subject};
use schema::{
    Article, BreadcrumbList, Crumb, Document, Event, Node, PageOf, Place, Quotation, Reference, Thing, WebSite, Work,
};

const CONTEXT: &str = "https://schema.org";

/// A date as ISO 8601 has it, as precise as it is, with its time; of an interval what its ends have in common, if it has both.
fn iso(date: Option<&Date>) -> Option<String> {
    let date = date?;
    if date.start().is_none() { point(date) } else { in_reach(Parts::one(date)).map(|parts| parts.to_string()) }
}

/// The same for the start and the end of an interval; of anything else there is no end.
fn span(date: &Date) -> (Option<String>, Option<String>) {
    let known = |end: Option<End>| match end {
        Some(End::Known(date)) => point(&date),
        _ => None,
    };
    match date.start() {
        None => (point(date), None),
        start => (known(start), known(date.end())),
    }
}

/// Before the year 1 the formats of schema.org do not reach.
fn in_reach(parts: Option<Parts>) -> Option<Parts> {
    parts.filter(|parts| parts.year > 0)
}

/// A date that is no interval.
fn point(date: &Date) -> Option<String> {
    let parts = in_reach(Parts::of(date))?;
    Some(match date.time() {
        // EDTF has it as ISO 8601 does.
        Some(_) => date.to_string(),
        None => parts.to_string(),
    })
}

/// How many things a note or event is said to be about: it may name hundreds.
const ABOUT: usize = 100;

impl<'s> View<'s> {
    /// The data of the page, safe inside a `script` element; null where it has none.
    pub(super) fn structured(&self) -> Value {
        let Some(base) = self.site.config.base_url.as_deref() else { return Value::none() };
        let mut graph = Vec::new();
        match self.route.page.subject() {
            Subject::Home => graph.push(Node::WebSite(self.web_site(base))),
            Subject::Note(id) => {
                graph.push(Node::Article(Box::new(self.article(base, id))));
                let quotes = self.dossier().note(id).quotes.iter();
                graph.extend(quotes.map(|quote| Node::Quotation(self.quotation(base, *quote))));
            }
            Subject::Entity(id) => {
                // Of its first page, not of what its lists go on with.
                if matches!(self.route.page, Page::Entity(_, 1)) {
                    graph.push(self.profile_page(base, id));
                }
            }
            // What is denied did not happen, as far as is known: schema.org has no words for that.
            Subject::Event(id) if self.dossier().event(id).status == Status::Denied => {}
            Subject::Event(id) => graph.push(Node::Event(Box::new(self.event_node(base, id)))),
            Subject::Dossier
            | Subject::Pair(_)
            | Subject::Period(_)
            | Subject::Plain(_)
            | Subject::Address
            | Subject::File
            | Subject::Program => {}
        }
        graph.extend(self.breadcrumbs(base).map(Node::BreadcrumbList));
        if graph.is_empty() {
            return Value::none();
        }
        // Writing into memory cannot fail.
        let json = serde_json::to_string(&Document { context: CONTEXT, graph }).unwrap_or_default();
        // Nothing in it can end the element, or begin another.
        Value::safe_string(&json.replace('<', "\\u003c"))
    }

    fn web_site(&self, base: &'s str) -> WebSite<'s> {
        let config = &self.site.config;
        WebSite {
            id: base,
            url: base,
            name: &config.title,
            description: &config.description,
            in_language: self.language().tag(),
            author: &config.authors,
        }
    }

    fn article(&self, base: &'s str, id: NoteId) -> Article<'s> {
        let record = self.dossier().note(id);
        let note = record.note();
        let url = format!("{base}{}", self.addresses().note(id));
        let about = record.all_named();
        Article {
            id: url.clone(),
            url,
            headline: &note.title,
            description: self.site.summary_of(id),
            in_language: record.entry.common.language.as_deref().unwrap_or(self.language().tag()),
            author: &self.site.config.authors,
            date_published: iso(record.entry.common.added.as_ref()),
            date_modified: iso(self.dossier().last_change(id).as_ref()),
            image: self.article_image(base, id),
            is_part_of: Reference { id: base.to_owned() },
            is_based_on: self.work(base, id),
            about: about.take(ABOUT).map(|id| self.thing(base, id)).collect(),
        }
    }

    /// The note's own picture, or else its card.
    fn article_image(&self, base: &str, id: NoteId) -> Option<String> {
        let own = self.dossier().note(id).note().image.as_ref().and_then(|image| self.absolute_image(image));
        own.or_else(|| Some(format!("{base}{}", self.site.card(id)?.address)))
    }

    /// What the note is about, as its outlet published it.
    fn work(&self, base: &'s str, id: NoteId) -> Work<'s> {
        let record = self.dossier().note(id);
        let note = record.note();
        let publication = &note.publication;
        Work {
            kind: match note.kind {
                NoteKind::Article | NoteKind::Interview => "NewsArticle",
                NoteKind::Post => "SocialMediaPosting",
                NoteKind::Document | NoteKind::Transcript => "CreativeWork",
            },
            name: note.original_title.as_deref().unwrap_or(&note.title),
            url: allowed(publication.url.as_deref()),
            archived_at: allowed(publication.archive.as_deref()),
            publisher: record.source.map(|source| self.thing(base, source)),
            author: publication.author.as_deref(),
            translator: publication.translated_by.as_deref(),
            date_published: iso(note.date.as_ref()),
            date_modified: iso(note.updated.as_ref()),
            in_language: publication.language.as_deref(),
        }
    }

    /// An entity by its name and page.
    fn thing(&self, base: &str, id: EntityId) -> Thing<'s> {
        let kind = match self.dossier().entity(id).kind {
            Kind::Person => "Person",
            Kind::Country => "Country",
            Kind::Organisation => "Organization",
            Kind::Tag => "DefinedTerm",
        };
        Thing { id: Some(format!("{base}{}", self.addresses().entity(id))), ..named(kind, self.name(id)) }
    }

    /// The page of an entity, with all that its profile says.
    fn profile_page(&self, base: &'s str, id: EntityId) -> Node<'s> {
        let entity = self.dossier().entity(id);
        let mut thing = self.thing(base, id);
        let url = thing.id.clone().unwrap_or_default();
        thing.identifier = entity.country.map(crate::gazetteer::Country::code);
        if let (Some(profile), Some(entry)) = (entity.profile(), &entity.profile) {
            thing.alternate_name =
                entry.common.aliases.iter().chain(&profile.native_name).map(String::as_str).collect();
            thing.description = profile.description.as_deref();
            thing.url = allowed(profile.organisation.url.as_deref());
            thing.image = profile.image.as_ref().and_then(|image| self.absolute_image(image));
            thing.same_as = same_as(profile);
            let (begun, ended) = (iso(profile.born.as_ref()), iso(profile.died.as_ref()));
            match entity.kind {
                Kind::Person => (thing.birth_date, thing.death_date) = (begun, ended),
                Kind::Organisation => (thing.founding_date, thing.dissolution_date) = (begun, ended),
                Kind::Country | Kind::Tag => {}
            }
        }
        let is_part_of = Reference { id: base.to_owned() };
        let page = PageOf { url, in_language: self.language().tag(), is_part_of, main_entity: thing };
        if entity.kind == Kind::Person { Node::ProfilePage(page) } else { Node::WebPage(page) }
    }

    fn quotation(&self, base: &'s str, id: QuoteId) -> Quotation<'s> {
        let quote = self.dossier().quote(id);
        let note = format!("{base}{}", self.addresses().note(quote.note));
        Quotation {
            id: format!("{note}#{}", quote.anchor),
            text: &quote.text,
            in_language: self.dossier().quote_language(quote).unwrap_or(self.language().tag()),
            creator: quote.speaker.as_ref().map(|speaker| match speaker {
                Speaker::Entity(id) => self.thing(base, *id),
                Speaker::Words(words) => named("Thing", words),
            }),
            date_created: iso(quote.date.as_ref()),
            is_part_of: Reference { id: note },
        }
    }

    fn event_node(&self, base: &'s str, id: EventId) -> Event<'s> {
        let record = self.dossier().event(id);
        let event = &record.event;
        let url = format!("{base}{}", self.addresses().event(id));
        let (start_date, end_date) = span(&event.date);
        let country = || record.country.map(|country| self.thing(base, country));
        let place = |name| Place { kind: "Place", name, contained_in_place: country() };
        let only_country = || record.country.map(|id| Place { contained_in_place: None, ..place(self.name(id)) });
        let concerned = record.people.iter().chain(&record.organisations).chain(&record.countries);
        let notes = record.reports.iter().filter_map(Report::note);
        Event {
            id: url.clone(),
            url,
            name: &event.title,
            description: self.event_description(record),
            start_date,
            end_date,
            event_status: status(record.status),
            location: event.place.as_deref().map(place).or_else(only_country),
            about: concerned.take(ABOUT).map(|id| self.thing(base, *id)).collect(),
            subject_of: notes.map(|id| Reference { id: format!("{base}{}", self.addresses().note(id)) }).collect(),
        }
    }

    /// What happened, behind what schema.org has no word for: that it is disputed.
    fn event_description(&self, record: &'s EventRecord) -> Option<Cow<'s, str>> {
        let summary = record.event.summary.as_deref();
        if record.status != Status::Disputed {
            return summary.map(Cow::Borrowed);
        }
        let word = self.status_word(record.status);
        Some(summary.map_or_else(|| word.to_owned(), |summary| format!("({word}) {summary}")).into())
    }

    /// The way here from the home page; none to it.
    fn breadcrumbs(&self, base: &str) -> Option<BreadcrumbList> {
        if matches!(self.route.page, Page::Home | Page::NotFound) {
            return None;
        }
        let here = (self.title_and_description().0, self.route.address.clone());
        let home = (self.site.config.title.clone(), String::new());
        let way = std::iter::once(home).chain(self.way()).chain([here]);
        let crumb = |(position, (name, address)): (usize, (String, String))| Crumb {
            kind: "ListItem",
            position,
            name,
            item: format!("{base}{address}"),
        };
        Some(BreadcrumbList { item_list_element: (1..).zip(way).map(crumb).collect() })
    }
}

/// Something of which only a name is known.
fn named<'s>(kind: &'static str, name: &'s str) -> Thing<'s> {
    Thing {
        kind,
        id: None,
        name,
        alternate_name: Vec::new(),
        description: None,
        url: None,
        image: None,
        same_as: Vec::new(),
        birth_date: None,
        death_date: None,
        founding_date: None,
        dissolution_date: None,
        identifier: None,
    }
}

/// Addresses elsewhere that are about the same.
fn same_as(profile: &Profile) -> Vec<String> {
    super::entity::links(profile).map(|(_, address)| address).collect()
}

/// What schema.org can say of an event; most of what is known of one it cannot.
fn status(status: Status) -> Option<&'static str> {
    match status {
        Status::Planned => Some("https://schema.org/EventScheduled"),
        Status::Postponed => Some("https://schema.org/EventPostponed"),
        Status::Cancelled => Some("https://schema.org/EventCancelled"),
        Status::Reported | Status::Confirmed | Status::Disputed | Status::Denied => None,
    }
}
