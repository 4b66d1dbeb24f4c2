//! What every page is given: the site and the page itself.

use std::cmp::Reverse;

use tera::Value;

use super::{View, json_value, map};
use crate::content::{Head, Kind};
use crate::date::{Date, Period};
use crate::language::direction_of;
use crate::site::page::{FeedFormat, Form, Page, Subject};
use crate::site::route::Addresses;
use crate::site::{GENERATOR, plan};
use crate::text::uri;

/// What the dates of all notes and events come to.
#[derive(Debug)]
pub(in crate::site) struct Spans {
    /// When what they are about was.
    coverage: Option<String>,
    /// The latest change.
    revised: Option<Date>,
}

impl View<'_> {
    /// The same for every page of a site, and made once.
    pub(super) fn site_value(&self) -> Value {
        self.site.shared.get_or_init(|| self.make_site()).clone()
    }

    fn make_site(&self) -> Value {
        let config = &self.site.config;
        let features = config.features.iter().map(|(name, on)| (tera::value::Key::Str(name), Value::from(on)));
        map([
            ("title", config.title.as_str().into()),
            ("description", config.description.as_str().into()),
            ("language", self.language().tag().into()),
            ("interface", self.language().interface().into()),
            ("direction", self.language().direction().into()),
            ("base_url", config.base_url.as_deref().into()),
            ("authors", config.authors.clone().into()),
            ("licence", config.licence.as_deref().into()),
            ("menu", self.menu()),
            ("features", Value::from(features.collect::<tera::Map>())),
            ("extra", json_value(&config.extra)),
            ("coverage", self.spans().coverage.clone().into()),
            ("revised", self.maybe_date(self.spans().revised.as_ref())),
            ("counts", self.counts()),
            ("generator", GENERATOR.into()),
            ("theme", config.theme.as_str().into()),
            ("feed", self.has_feeds().then_some(FeedFormat::Atom.file()).into()),
            ("json_feed", self.has_feeds().then_some(FeedFormat::Json.file()).into()),
            ("feeds", self.has_feeds().then(|| self.addresses().page(&Page::Feeds(1))).into()),
            ("data", self.site.has_exports().then(|| self.addresses().page(&Page::Exports)).into()),
            ("about", self.about()),
        ])
    }

    /// The author's menu; without one, what there is to see.
    fn menu(&self) -> Value {
        let language = self.language();
        let own = self.site.config.menu.iter().map(|item| (item.title.as_str(), item.url.as_str()));
        let mut items: Vec<(&str, String)> = own.map(|(title, url)| (title, url.to_owned())).collect();
        if items.is_empty() {
            items.push((language.word("what_is_new"), "notes/".to_owned()));
            if !self.site.changes.is_empty() {
                items.push((language.word("changes"), "changes/".to_owned()));
            }
            for kind in [Kind::Person, Kind::Country] {
                items.push((language.word(kind.folder()), format!("{}/", kind.folder())));
            }
            items.push((language.word("dates"), "dates/".to_owned()));
            if !self.dossier().events.is_empty() {
                items.push((language.word("timeline"), "timeline/".to_owned()));
            }
            for kind in [Kind::Organisation, Kind::Tag] {
                if self.dossier().of_kind(kind).next().is_some() {
                    items.push((language.word(kind.folder()), format!("{}/", kind.folder())));
                }
            }
            if !self.dossier().quotes.is_empty() {
                items.push((language.word("quotes"), self.addresses().quotes(None)));
            }
            if !self.dossier().claims.all().is_empty() {
                items.push((language.word("claims"), self.addresses().claims(None)));
            }
            if self.dossier().sources().next().is_some() {
                items.push((language.word("sources"), "sources/".to_owned()));
            }
        }
        let values = items.into_iter().map(|(title, url)| {
            let external = url.contains("://");
            let url = if external { url } else { url.trim_start_matches('/').to_owned() };
            map([("title", title.into()), ("url", url.into()), ("external", external.into())])
        });
        values.collect::<Vec<_>>().into()
    }

    fn about(&self) -> Value {
        let about = self.dossier().page_ids().find(|id| self.is_about(*id));
        about.map_or_else(Value::none, |id| {
            let title = self.site.target_title(crate::dossier::Target::Page(id)).unwrap_or_default();
            map([("title", title.into()), ("url", self.addresses().plain(id).into())])
        })
    }

    fn spans(&self) -> &Spans {
        self.site.spans.get_or_init(|| Spans { coverage: self.coverage(), revised: self.latest_change() })
    }

    /// From when to when something was published or happened, each as precise as its source has it.
    fn coverage(&self) -> Option<String> {
        let dossier = self.dossier();
        let published = dossier.notes.iter().filter_map(|record| record.note().date);
        let happened = dossier.events.iter().filter(|record| record.status.has_happened());
        let dates: Vec<Date> =
            published.chain(happened.map(|record| record.event.date)).flat_map(|date| date.known()).collect();
        // Of those with one first day, or one last, the coarser one, so that no end lies within the other; and the firmer one.
        let doubt = |date: &Date| (date.is_approximate(), date.is_uncertain());
        let first = dates.iter().min_by_key(|date| (date.earliest(), Reverse(date.latest()), doubt(date)))?;
        let last = dates.iter().min_by_key(|date| (Reverse(date.latest()), date.earliest(), doubt(date)))?;
        Some(self.language().from_to(first, last))
    }

    /// When anything was last added or changed, by the notes' own word.
    fn latest_change(&self) -> Option<Date> {
        let changes = self.dossier().note_ids().filter_map(|id| self.dossier().last_change(id));
        changes.max_by_key(Date::sort_key).map(|date| date.day().map_or(date, Date::from))
    }

    fn counts(&self) -> Value {
        let dossier = self.dossier();
        let of = |kind| Value::from(dossier.of_kind(kind).count());
        map([
            ("notes", dossier.notes.len().into()),
            ("people", of(Kind::Person)),
            ("countries", of(Kind::Country)),
            ("organisations", of(Kind::Organisation)),
            ("tags", of(Kind::Tag)),
            ("events", dossier.events.len().into()),
            ("quotes", dossier.quotes.len().into()),
            ("claims", dossier.claims.all().len().into()),
            ("sources", dossier.sources().count().into()),
        ])
    }

    fn has_feeds(&self) -> bool {
        self.site.config.base_url.is_some() && self.features().has("feeds")
    }

    pub(super) fn page_value(&self, template: &'static str) -> Value {
        let (title, description) = self.title_and_description();
        map([
            ("template", template.into()),
            ("kind", self.kind().into()),
            ("title", title.into()),
            ("description", description.into()),
            ("url", self.route.address.as_str().into()),
            ("section", section(&self.route.address).into()),
            ("canonical", self.canonical().into()),
            ("feed", self.feed(FeedFormat::Atom).into()),
            ("json_feed", self.feed(FeedFormat::Json).into()),
            ("language", self.page_language().into()),
            ("direction", direction_of(self.page_language()).into()),
            ("crumbs", self.crumbs()),
        ])
    }

    /// The absolute address of this page.
    pub(super) fn canonical(&self) -> Option<String> {
        let base = self.site.config.base_url.as_deref()?;
        (self.route.page != Page::NotFound).then(|| uri(&format!("{base}{}", self.route.address)))
    }

    /// The feed that follows what this page is about.
    fn feed(&self, format: FeedFormat) -> Option<String> {
        let page = &self.route.page;
        let of = if matches!(page, Page::Home | Page::Notes(_) | Page::Feeds(_)) {
            None
        } else if let Page::Entity(id, _) = page
            && plan::has_feed(self.dossier().entity(*id))
        {
            Some(*id)
        } else {
            return None;
        };
        self.has_feeds().then(|| self.addresses().page(&Page::Feed(format, of)))
    }

    pub(super) fn kind(&self) -> &'static str {
        match self.route.page.form() {
            Form::Template { kind, .. } => kind,
            Form::Entity(id) => self.dossier().entity(id).kind.word(),
            // No template asks.
            Form::Redirect | Form::File => "",
        }
    }

    pub(super) fn title_and_description(&self) -> (String, String) {
        let language = self.language();
        let word = |key: &'static str| (language.word(key).to_owned(), String::new());
        match &self.route.page {
            Page::Home => (self.site.config.title.clone(), self.site.config.description.clone()),
            Page::Notes(_) => word("notes"),
            Page::Note(id) => {
                let record = self.dossier().note(*id);
                (record.note().title.clone(), self.site.summary_of(*id).into_owned())
            }
            Page::Entities(kind, _) => word(kind.folder()),
            Page::Sources(_) => word("sources"),
            Page::Feeds(_) => word("feeds"),
            Page::Exports => word("data"),
            Page::Search => word("search"),
            Page::Quotes(None, _) => word("quotes"),
            Page::Quotes(Some(id), _) => (format!("{}: {}", self.name(*id), language.word("quotes")), String::new()),
            Page::Claims(None, _) => word("claims"),
            Page::Claims(Some(id), _) => (format!("{}: {}", self.name(*id), language.word("claims")), String::new()),
            Page::Entity(id, _) => {
                let description = self.dossier().entity(*id).profile().and_then(|profile| profile.description.clone());
                (self.name(*id).to_owned(), description.unwrap_or_default())
            }
            Page::EntityYear(id, year, _) => (format!("{} · {}", self.name(*id), self.year_text(*year)), String::new()),
            Page::Dates => word("dates"),
            Page::Events(_) => word("events"),
            Page::Event(id) => {
                let event = &self.dossier().event(*id).event;
                (event.title.clone(), event.summary.clone().unwrap_or_default())
            }
            Page::Timeline(None, _) => word("timeline"),
            Page::Timeline(Some(id), _) => {
                (format!("{} · {}", language.word("timeline"), self.name(*id)), String::new())
            }
            Page::Mentions(id, _) => {
                (format!("{}: {}", self.name(*id), language.word("also_mentioned_in")), String::new())
            }
            Page::Pair(pair, _) => (self.pair_title(*pair), String::new()),
            Page::Changes(_) => word("changes"),
            Page::Namesakes(_) => word("several_meant"),
            Page::Period(period, _) => {
                let date = super::period::date_of(*period);
                (date.map_or_else(|| period.to_string(), |date| language.date(&date)), String::new())
            }
            Page::Plain(id) => {
                let Head::Page(page) = &self.dossier().page(*id).entry.head else { return Default::default() };
                (page.title.clone(), page.description.clone().unwrap_or_default())
            }
            Page::NotFound => word("not_found"),
            // No template asks.
            Page::Feed(..)
            | Page::SearchScript(_)
            | Page::SearchFile(_)
            | Page::Sitemap(_)
            | Page::Robots
            | Page::Data(_)
            | Page::Cname
            | Page::NoJekyll
            | Page::Redirect(..)
            | Page::OtherName(..)
            | Page::Static(_)
            | Page::Scaled(..)
            | Page::Card(_)
            | Page::BuiltIn(_) => Default::default(),
        }
    }

    pub(super) fn page_language(&self) -> &str {
        let page = &self.route.page;
        // A list about something is in the language of the site.
        let is_text = matches!(page, Page::Home | Page::Note(_) | Page::Entity(..) | Page::Event(_) | Page::Plain(_));
        let entry = self.site.entry_of(self.route).filter(|_| is_text);
        entry.and_then(|entry| entry.common.language.as_deref()).unwrap_or(self.language().tag())
    }

    fn crumbs(&self) -> Value {
        let crumbs = self.way().into_iter().map(|(title, url)| map([("title", title.into()), ("url", url.into())]));
        crumbs.collect::<Vec<_>>().into()
    }

    /// The way here, from the root; the page itself is not part of it.
    pub(super) fn way(&self) -> Vec<(String, String)> {
        let mut way = Vec::new();
        match self.route.page.subject() {
            Subject::Note(_) => way.push(self.step("notes", "notes/".to_owned())),
            Subject::Event(_) => way.push(self.step("events", self.addresses().page(&Page::Events(1)))),
            Subject::Entity(id) => {
                way.push(self.register(self.dossier().entity(id).kind));
                if !matches!(self.route.page, Page::Entity(_, 1)) {
                    way.push((self.name(id).to_owned(), self.addresses().entity(id)));
                }
            }
            Subject::Pair((id, _)) => {
                way.push(self.register(self.dossier().entity(id).kind));
                way.push((self.name(id).to_owned(), self.addresses().entity(id)));
            }
            Subject::Period(period) => {
                way.push(self.step("dates", self.addresses().page(&Page::Dates)));
                let is_first = matches!(self.route.page, Page::Period(_, 1));
                let own = (!is_first).then_some(period);
                way.extend(periods_above(period).chain(own).filter_map(|period| self.period_step(period)));
            }
            Subject::Address => {
                let folder = self.route.address.split('/').next().unwrap_or_default();
                if let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.folder() == folder) {
                    way.push(self.register(kind));
                } else if folder == "notes" {
                    way.push(self.step("notes", "notes/".to_owned()));
                }
            }
            Subject::Home | Subject::Dossier | Subject::Plain(_) | Subject::File | Subject::Program => {}
        }
        way
    }

    /// A step of the way: its title, by the key of a word, and its address.
    fn step(&self, word: &'static str, address: String) -> (String, String) {
        (self.language().word(word).to_owned(), address)
    }

    /// The step of the list of everything of a kind.
    fn register(&self, kind: Kind) -> (String, String) {
        self.step(kind.folder(), self.addresses().page(&Page::Entities(kind, 1)))
    }

    /// The step of a period, if it has a page.
    fn period_step(&self, period: Period) -> Option<(String, String)> {
        let text =
            super::period::date_of(period).map_or_else(|| period.to_string(), |date| self.language().date(&date));
        Some((text, self.addresses().period(period)?))
    }
}

/// The periods that a period is part of, the longest first.
fn periods_above(period: Period) -> impl Iterator<Item = Period> {
    let (year, month) = match period {
        Period::Year(_) => (None, None),
        Period::Month(year, _) => (Some(year), None),
        Period::Day(day) => (Some(day.year()), Some((day.year(), day.month()))),
    };
    let year = year.map(Period::Year);
    year.into_iter().chain(month.map(|(year, month)| Period::Month(year, month)))
}

impl crate::site::Site {
    /// The addresses of everything.
    pub(in crate::site) fn addresses(&self) -> Addresses<'_> {
        Addresses { dossier: &self.dossier, days: self.config.features.has("days") }
    }
}

/// The first part of an address: which line of the menu a page belongs to.
fn section(address: &str) -> &str {
    address.find('/').map_or("", |end| &address[..=end])
}
