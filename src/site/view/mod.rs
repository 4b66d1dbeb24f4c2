//! Views: what each template is given, as plain values.
//!
//! A view is a table of variables, each with the function that makes it. A variable is made only if the template may ask for it, so
//! a plain theme pays for nothing that it does not show. `docs/templates.md` is compared with what the tables make.

mod changes;
mod claims;
mod common;
mod corrections;
mod date;
mod entity;
mod entity_year;
mod event;
mod events;
mod exports;
mod feeds;
mod home;
mod items;
mod lists;
mod mentions;
mod namesakes;
mod note;
mod orders;
mod pair;
mod period;
mod pictures;
mod quotes;
mod registers;
mod roles;
mod shares;
mod social;
mod structured;
mod timeline;
mod years;

use serde_json::json;
use tera::{Context, Map, Value};

use super::page::{Form, Page};
use super::route::{Addresses, Route, root_from};
use super::years::{self as filed_years, Filed};
use super::{Site, fragment, redirect};
use crate::config::Features;
use crate::content::Kind;
use crate::dossier::{Dossier, EntityId, NoteId, Report};
use crate::language::Language;
use crate::template::Templates;

pub(super) use common::Spans;
pub(super) use entity::links;
pub(super) use items::Items;
pub(super) use orders::Orders;
use orders::Register;

/// A variable of a template: its name, and how it is made for the page.
type Variable<P> = (&'static str, fn(&View<'_>, P) -> Value);

/// Everything that the variables of one page are made from.
pub(super) struct View<'s> {
    site: &'s Site,
    route: &'s Route,
    /// From the page to the root of the site.
    root: String,
}

/// The template of a page and its context, with those variables that `wants` says the template asks for.
pub(super) fn of<'s>(site: &'s Site, route: &'s Route, wants: &dyn Fn(&str, &str) -> bool) -> (&'static str, Context) {
    let view = View::new(site, route);
    // What is made without a template asks for none.
    let template = template(site, &route.page).unwrap_or_default();
    let mut context = Context::new();
    let mut add = |name: &'static str, make: &dyn Fn() -> Value| {
        if wants(template, name) {
            context.insert_value(name, make());
        }
    };
    add("root", &|| Value::from(view.root.as_str()));
    add("site", &|| view.site_value());
    add("page", &|| view.page_value(template));
    add("social", &|| view.social());
    add("structured", &|| view.structured());
    view.own_variables(&mut add);
    (template, context)
}

/// See [`Site::explain`].
pub(super) fn explain(site: &Site, route: &Route) -> serde_json::Value {
    if route.page.is_plain() {
        return json!({ "address": route.address, "template": null, "files": files(site, &route.page), "variables": {} });
    }
    let (template, context) = of(site, route, &|_, _| true);
    let variables: serde_json::Map<String, serde_json::Value> = variable_names(site, route)
        .into_iter()
        .filter_map(|name| Some((name.to_owned(), serde_json::to_value(context.get(name)?).ok()?)))
        .collect();
    let path = site.templates.source(template).map(|source| &*source.path);
    json!({
        "address": route.address,
        "template": template,
        "template_file": path,
        "files": files(site, &route.page),
        "variables": variables,
    })
}

/// The names of all variables of a page, whether its template asks for them or not.
fn variable_names(site: &Site, route: &Route) -> Vec<&'static str> {
    let mut names = vec!["root", "site", "page", "social", "structured"];
    View::new(site, route).own_variables(&mut |name, _| names.push(name));
    names
}

/// The author's files behind a page.
fn files(site: &Site, page: &Page) -> Vec<String> {
    let dossier = &site.dossier;
    let path = |entry: &crate::content::Entry| entry.source.path.to_string();
    let of_notes = |notes: &[NoteId]| notes.iter().map(|id| path(&dossier.note(*id).entry)).collect::<Vec<_>>();
    let of_notes_once = |mut notes: Vec<NoteId>| {
        notes.sort_unstable();
        notes.dedup();
        of_notes(&notes)
    };
    match page {
        Page::Home => dossier.home.iter().map(|entry| path(entry)).collect(),
        Page::Note(id) | Page::Card(id) => vec![path(&dossier.note(*id).entry)],
        Page::Redirect(_, to) | Page::OtherName(_, to) => redirect::entry(dossier, *to).map(path).into_iter().collect(),
        Page::Entity(id, _) | Page::Feed(_, Some(id)) => {
            let entity = dossier.entity(*id);
            let mut holders: Vec<EntityId> = dossier.offices_of(*id).into_iter().map(|(holder, _)| holder).collect();
            holders.sort_unstable_by_key(|holder| dossier.place_of(*holder));
            holders.dedup();
            let holders = holders.into_iter().filter_map(|holder| dossier.entity(holder).profile.as_deref()).map(path);
            let profile = entity.profile.iter().map(|entry| path(entry));
            profile.chain(of_notes(&entity.notes)).chain(holders).collect()
        }
        Page::Period(period, _) => {
            let Some(filed) = dossier.periods.get(period) else { return Vec::new() };
            let events = filed.happened.iter().filter_map(|id| dossier.event(*id).entry.as_deref()).map(path);
            of_notes(&filed.published).into_iter().chain(events).collect()
        }
        Page::Event(id) => {
            let event = dossier.event(*id);
            let reports: Vec<NoteId> = event.reports.iter().filter_map(Report::note).collect();
            event.entry.iter().map(|entry| path(entry)).chain(of_notes(&reports)).collect()
        }
        Page::EntityYear(id, year, _) => {
            let filed = filed_years::of_year(dossier, *id, *year);
            of_notes_once(filed.into_iter().filter_map(Filed::note).collect())
        }
        Page::Pair(pair, _) => of_notes(&dossier.notes_of(*pair)),
        Page::Mentions(id, _) => of_notes(&dossier.entity(*id).mentioned_in),
        Page::Quotes(speaker, _) => {
            let quotes = speaker.map_or(&dossier.newest_quotes, |id| &dossier.entity(id).quotes);
            of_notes_once(quotes.iter().map(|id| dossier.quote(*id).note).collect())
        }
        Page::Claims(claimant, _) => {
            let claims = claimant.map_or(dossier.claims.newest(), |id| dossier.claims.of_claimant(id));
            of_notes_once(claims.iter().map(|id| dossier.claims.get(*id).note).collect())
        }
        Page::Plain(id) => vec![path(&dossier.page(*id).entry)],
        Page::Static(path) | Page::Scaled(path, _) | Page::BuiltIn(path) => vec![path.to_string()],
        // Made of all files, or of none.
        Page::Notes(_)
        | Page::Entities(..)
        | Page::Sources(_)
        | Page::Dates
        | Page::Events(_)
        | Page::Timeline(..)
        | Page::Changes(_)
        | Page::NotFound
        | Page::Feed(_, None)
        | Page::Feeds(_)
        | Page::Exports
        | Page::Search
        | Page::SearchScript(_)
        | Page::SearchFile(_)
        | Page::Sitemap(_)
        | Page::Robots
        | Page::Data(_)
        | Page::Cname
        | Page::NoJekyll
        | Page::Namesakes(_) => Vec::new(),
    }
}

/// The name of a page's template, if it is made with one.
fn template(site: &Site, page: &Page) -> Option<&'static str> {
    match page.form() {
        Form::Template { file, .. } => Some(file),
        Form::Entity(id) => Some(match site.dossier.entity(id).kind {
            Kind::Person => "person.html",
            Kind::Country => "country.html",
            Kind::Organisation => "organisation.html",
            Kind::Tag => "tag.html",
        }),
        Form::Redirect | Form::File => None,
    }
}

/// Whether a template of entities asks where they are mentioned.
pub(super) fn lists_mentions(templates: &Templates) -> bool {
    ["person.html", "country.html", "organisation.html", "tag.html"]
        .iter()
        .any(|template| ["mentioned_in", "spellings", "said_about"].iter().any(|name| templates.wants(template, name)))
}

impl<'s> View<'s> {
    fn new(site: &'s Site, route: &'s Route) -> Self {
        let root = if route.page == Page::NotFound {
            // It is shown at whatever address nothing is found: only an absolute path leads home.
            site.config.base_url.as_deref().and_then(base_path).unwrap_or_else(|| "/".to_owned())
        } else {
            root_from(&route.address)
        };
        Self { site, route, root }
    }

    /// Hands every variable of the page, beside those that all pages have, to `add`.
    fn own_variables(&self, add: &mut dyn FnMut(&'static str, &dyn Fn() -> Value)) {
        fn each<P: Copy>(
            view: &View<'_>,
            table: &[Variable<P>],
            page: P,
            add: &mut dyn FnMut(&'static str, &dyn Fn() -> Value),
        ) {
            for (name, make) in table {
                add(name, &|| make(view, page));
            }
        }
        match &self.route.page {
            Page::Home => each(self, home::HOME, (), add),
            Page::Notes(number) => each(self, lists::NOTES, *number, add),
            Page::Note(id) => each(self, note::NOTE, *id, add),
            Page::Entities(kind, number) => each(self, lists::REGISTER, (Register::Of(*kind), *number), add),
            Page::Sources(number) => {
                each(self, lists::REGISTER, (Register::Sources, *number), add);
                each(self, lists::SHARES, *number, add);
            }
            Page::Entity(id, number) => each(self, entity::ENTITY, (*id, *number), add),
            Page::EntityYear(id, year, number) => {
                each(self, entity_year::ENTITY_YEAR, (*id, *year, *number), add);
            }
            Page::Quotes(speaker, number) => each(self, quotes::QUOTES, (*speaker, *number), add),
            Page::Claims(claimant, number) => each(self, claims::CLAIMS, (*claimant, *number), add),
            Page::Dates => each(self, period::DATES, (), add),
            Page::Events(number) => each(self, events::EVENTS, *number, add),
            Page::Event(id) => each(self, event::EVENT, *id, add),
            Page::Timeline(of, number) => each(self, timeline::TIMELINE, (*of, *number), add),
            Page::Mentions(id, number) => each(self, mentions::MENTIONS, (*id, *number), add),
            Page::Pair(pair, number) => each(self, pair::PAIR, (*pair, *number), add),
            Page::Changes(number) => each(self, changes::CHANGES, *number, add),
            Page::Period(period, number) => {
                each(self, period::PERIOD, (*period, *number), add);
                match period {
                    crate::date::Period::Year(_) => each(self, period::YEAR, (*period, *number), add),
                    crate::date::Period::Month(..) => each(self, period::MONTH, (*period, *number), add),
                    crate::date::Period::Day(_) => each(self, period::DAY, (*period, *number), add),
                }
            }
            Page::Plain(id) => each(self, lists::PLAIN, *id, add),
            Page::Feeds(number) => each(self, feeds::FEEDS, *number, add),
            Page::Exports => each(self, exports::EXPORTS, (), add),
            Page::Namesakes(_) => each(self, namesakes::NAMESAKES, (), add),
            // These have nothing but what all pages have, or no template.
            Page::Search
            | Page::NotFound
            | Page::Feed(..)
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
            | Page::BuiltIn(_) => {}
        }
    }

    fn dossier(&self) -> &'s Dossier {
        &self.site.dossier
    }

    fn language(&self) -> &'s Language {
        &self.site.language
    }

    fn features(&self) -> &'s Features {
        &self.site.config.features
    }

    fn addresses(&self) -> Addresses<'s> {
        self.site.addresses()
    }

    /// The HTML of a text, with its links as seen from this page.
    fn html(&self, entry: &crate::content::Entry) -> Value {
        Value::safe_string(&fragment::print(self.site, entry, &self.root))
    }

    /// A text of the front matter of an entry as HTML, with links to those whom it mentions.
    fn linked(&self, entry: &crate::content::Entry, text: Option<&str>) -> Value {
        text.map_or_else(Value::none, |text| {
            Value::safe_string(&fragment::print_front(self.site, entry, text, &self.root))
        })
    }

    /// The name of an entity as the site writes it: countries in the language of the site.
    fn name(&self, id: EntityId) -> &'s str {
        self.site.entity_name(id)
    }
}

/// The path of an absolute address, with a slash at its end: `/dossier/`.
fn base_path(base_url: &str) -> Option<String> {
    let (_, behind) = base_url.split_once("://")?;
    Some(behind.find('/').map_or("/", |at| &behind[at..]).to_owned())
}

/// A map of fields.
fn map<const N: usize>(fields: [(&'static str, Value); N]) -> Value {
    Value::from(fields.into_iter().map(|(name, value)| (tera::value::Key::Str(name), value)).collect::<Map>())
}

/// A map with more fields.
fn extended<const N: usize>(base: &Value, fields: [(&'static str, Value); N]) -> Value {
    let mut map = base.as_map().cloned().unwrap_or_default();
    map.extend(fields.into_iter().map(|(name, value)| (tera::value::Key::Str(name), value)));
    Value::from(map)
}

/// The author's own keys as a value.
fn json_value(value: &impl serde::Serialize) -> Value {
    Value::from_serializable(value)
}
