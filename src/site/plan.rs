//! The plan: every route of a dossier.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::built_in;
use super::cards;
use super::page::{FeedFormat, Page, Subject};
use super::route::{Addresses, Route, static_address};
use super::search;
use super::sitemap;
use super::years;
use crate::config::Export;
use crate::content::Kind;
use crate::date::Period;
use crate::dossier::{Dossier, Entity, EntityId, Filed, OtherAddress, Pair, Pairs};
use crate::export;
use crate::redaction::RedactedConfig;

/// How much of a longer list a section of an entity's page shows; the rest has a page of its own below it.
pub(super) const SECTION: usize = 20;

/// How many entities or feeds a page of a register lists.
pub(super) const REGISTER: usize = 500;

/// How many events a page of a year, month or day lists.
pub(super) const EVENTS: usize = 100;

/// Everything that the site serves, in the order of addresses.
pub(super) fn routes(
    config: &RedactedConfig,
    dossier: &Dossier,
    pairs: &Pairs,
    changes: usize,
    assets: &FxHashMap<String, Arc<str>>,
) -> Vec<Route> {
    let mut pages = vec![Page::Home, Page::NotFound, Page::Robots, Page::NoJekyll, Page::Dates];
    pages.extend(config.cname.is_some().then_some(Page::Cname));
    pages.extend(paged(dossier.notes.len(), config).map(Page::Notes));
    pages.extend(dossier.note_ids().map(Page::Note));
    pages.extend(cards::planned(config, dossier, assets).map(Page::Card));
    pages.extend(registers(config, dossier));
    pages.extend(dossier.entity_ids().flat_map(|id| of_entity(config, dossier, id)));
    pages.extend(paged(dossier.events.len(), config).map(|number| Page::Timeline(None, number)));
    pages.extend(paged(dossier.events.len(), config).map(Page::Events));
    pages.extend(dossier.event_ids().map(Page::Event));
    pages.par_extend(pairs.par_iter().flat_map_iter(|pair| of_pair(config, dossier, pair)));
    pages.extend(paged(changes, config).map(Page::Changes));
    if !dossier.quotes.is_empty() {
        pages.extend(paged(dossier.quotes.len(), config).map(|number| Page::Quotes(None, number)));
    }
    let claims = &dossier.claims;
    if !claims.all().is_empty() {
        pages.extend(paged(claims.all().len(), config).map(|number| Page::Claims(None, number)));
    }
    for (period, filed) in &dossier.periods {
        if has_page(config, *period) {
            pages.extend((1..=period_pages(config, filed)).map(|number| Page::Period(*period, number)));
        }
    }
    pages.extend(dossier.page_ids().map(Page::Plain));
    pages.extend(dossier.other_addresses().map(|(address, other)| at_other_address(&address, &other)));
    if config.base_url.is_some() {
        pages.push(Page::Sitemap(None));
        if config.features.has("feeds") {
            pages.extend(FeedFormat::ALL.map(|format| Page::Feed(format, None)));
        }
    }
    let exports: Vec<Page> = exports(config, dossier).map(Page::Data).collect();
    pages.extend((!exports.is_empty()).then_some(Page::Exports));
    pages.extend(exports);
    pages.extend(search::planned(config));
    let addresses = Addresses { dossier, days: config.features.has("days") };
    let route = |page| Route { address: addresses.page(&page), page };
    let mut routes: Vec<Route> = pages.into_par_iter().map(route).collect();
    if config.base_url.is_some() {
        let parts = (1..=sitemap::parts(&routes)).map(|number| Page::Sitemap(Some(number)));
        routes.extend(parts.map(route));
    }
    // The author's own file wins over anything that is made: a `robots.txt`, a style sheet of the theme.
    routes.retain(|route| !assets.contains_key(&route.address));
    routes.extend(
        assets.iter().map(|(address, path)| Route { address: address.clone(), page: Page::Static(Arc::clone(path)) }),
    );
    let brought = built_in::static_files(&config.theme).into_iter().map(built_in::path_in_site);
    // Maps are drawn over one outline, whatever the theme.
    let outline = config.features.has("pictures").then(|| built_in::OUTLINE.to_owned());
    let brought = brought.filter(|path| path != built_in::OUTLINE).chain(outline);
    routes.extend(brought.filter_map(|path| {
        let address = static_address(&path).to_owned();
        (!assets.contains_key(&address)).then_some(Route { address, page: Page::BuiltIn(path.into()) })
    }));
    routes.sort_unstable_by(|a, b| a.address.cmp(&b.address));
    routes
}

/// The page at an address that is not the page of what it means.
fn at_other_address(address: &str, other: &OtherAddress) -> Page {
    match other {
        OtherAddress::Of(target) => Page::OtherName(address.into(), *target),
        OtherAddress::Several(_) => Page::Namesakes(address.into()),
    }
}

/// The lists of entities, of sources and of feeds: those whose pages depend on how many entities there are.
fn registers(config: &RedactedConfig, dossier: &Dossier) -> Vec<Page> {
    let pages = |length: usize| 1..=length.div_ceil(REGISTER).max(1);
    let of_kind = |kind| pages(dossier.of_kind(kind).count()).map(move |number| Page::Entities(kind, number));
    let mut registers: Vec<Page> = Kind::ALL.into_iter().flat_map(of_kind).collect();
    registers.extend(pages(dossier.sources().count()).map(Page::Sources));
    if config.base_url.is_some() && config.features.has("feeds") {
        let feeds = dossier.entity_ids().filter(|id| has_feed(dossier.entity(*id))).count();
        registers.extend(pages(feeds).map(Page::Feeds));
    }
    registers
}

/// The pages of an entity, and of its lists.
fn of_entity(config: &RedactedConfig, dossier: &Dossier, id: EntityId) -> Vec<Page> {
    let entity = dossier.entity(id);
    let mut pages: Vec<Page> = paged(entity.notes.len(), config).map(|number| Page::Entity(id, number)).collect();
    for (year, length) in years::of(dossier, id) {
        pages.extend(paged(length, config).map(|number| Page::EntityYear(id, year, number)));
    }
    if has_timeline(entity) {
        pages.extend(paged(entity.events.len(), config).map(|number| Page::Timeline(Some(id), number)));
    }
    pages.extend((1..=mention_pages(config, entity.mentioned_in.len())).map(|number| Page::Mentions(id, number)));
    if entity.quotes.len() > SECTION {
        pages.extend(paged(entity.quotes.len(), config).map(|number| Page::Quotes(Some(id), number)));
    }
    let claims = dossier.claims.of_claimant(id).len();
    if claims > SECTION {
        pages.extend(paged(claims, config).map(|number| Page::Claims(Some(id), number)));
    }
    if config.base_url.is_some() && config.features.has("feeds") && has_feed(entity) {
        pages.extend(FeedFormat::ALL.map(|format| Page::Feed(format, Some(id))));
    }
    pages
}

/// The pages of a pair.
fn of_pair(config: &RedactedConfig, dossier: &Dossier, pair: Pair) -> impl Iterator<Item = Page> + use<> {
    paged(dossier.notes_of(pair).len(), config).map(move |number| Page::Pair(pair, number))
}

/// Plans again what hangs on some entities, or on a pair with one of them: `again` are those pairs.
pub(super) fn revise(
    routes: &mut Vec<Route>,
    config: &RedactedConfig,
    addresses: Addresses<'_>,
    (changed, again, readdressed): (&BTreeSet<EntityId>, &[Pair], &BTreeSet<(Kind, String)>),
    assets: &FxHashMap<String, Arc<str>>,
) {
    let dossier = addresses.dossier;
    let readdressed: BTreeSet<String> =
        readdressed.iter().map(|(kind, slug)| format!("{}/{slug}/", kind.folder())).collect();
    let is_planned_again = |page: &Page| {
        matches!(page, Page::OtherName(address, _) | Page::Namesakes(address) if readdressed.contains(&**address))
            || matches!(page, Page::Entities(..) | Page::Sources(_) | Page::Feeds(_))
    };
    routes.retain(|route| !hangs_on(&route.page, changed) && !is_planned_again(&route.page));
    let is_there = |id: &EntityId| dossier.has_entity(*id);
    let of_entities = changed.iter().copied().filter(is_there).flat_map(|id| of_entity(config, dossier, id));
    let others = readdressed.iter().filter_map(|address| Some((address, dossier.other_address(address)?)));
    let others = others.map(|(address, other)| at_other_address(address, &other));
    let pages = of_entities.chain(again.iter().flat_map(|pair| of_pair(config, dossier, *pair))).chain(others);
    let pages = pages.chain(registers(config, dossier));
    let mut new: Vec<Route> = pages.map(|page| Route { address: addresses.page(&page), page }).collect();
    new.retain(|route| !assets.contains_key(&route.address));
    new.sort_unstable_by(|a, b| a.address.cmp(&b.address));
    merge(routes, new);
}

/// Whether a page is of one of these entities, or of a pair with one.
fn hangs_on(page: &Page, entities: &BTreeSet<EntityId>) -> bool {
    match page.subject() {
        Subject::Entity(id) => entities.contains(&id),
        Subject::Pair((one, other)) => entities.contains(&one) || entities.contains(&other),
        Subject::Home
        | Subject::Dossier
        | Subject::Note(_)
        | Subject::Event(_)
        | Subject::Period(_)
        | Subject::Plain(_)
        | Subject::Address
        | Subject::File
        | Subject::Program => false,
    }
}

/// Puts routes among others; both are in order.
fn merge(routes: &mut Vec<Route>, new: Vec<Route>) {
    let mut old = std::mem::take(routes).into_iter().peekable();
    routes.reserve(old.len() + new.len());
    for route in new {
        while let Some(before) = old.next_if(|before| before.address < route.address) {
            routes.push(before);
        }
        routes.push(route);
    }
    routes.extend(old);
}

/// The data files that have something to say.
pub(super) fn exports(config: &RedactedConfig, dossier: &Dossier) -> impl Iterator<Item = Export> {
    Export::all().filter(|export| config.exports(*export) && export::has_content(*export, dossier))
}

/// Whether a period has a page of its own.
fn has_page(config: &RedactedConfig, period: Period) -> bool {
    !matches!(period, Period::Day(_)) || config.features.has("days")
}

/// Whether an entity has more events than its own page shows.
pub(super) fn has_timeline(entity: &Entity) -> bool {
    entity.events.len() > SECTION
}

/// How many pages a year, month or day has: one at least.
pub(super) fn period_pages(config: &RedactedConfig, filed: &Filed) -> usize {
    let (notes, events) = (filed.published.len().div_ceil(config.per_page), filed.happened.len().div_ceil(EVENTS));
    notes.max(events).max(1)
}

/// How many pages the notes have that mention an entity without naming it: none where its own page shows all of them.
pub(super) fn mention_pages(config: &RedactedConfig, notes: usize) -> usize {
    if notes > SECTION { notes.div_ceil(config.per_page) } else { 0 }
}

/// The pairs that have a page: none where the site does without.
pub(super) fn pairs(config: &RedactedConfig, dossier: &Dossier) -> Pairs {
    if config.features.has("cross_pages") { dossier.pairs(config.cross_pages_min) } else { Pairs::default() }
}

/// Whether an entity has a feed: what nothing names has nothing to follow.
pub(super) fn has_feed(entity: &Entity) -> bool {
    !entity.notes.is_empty() || !entity.published.is_empty()
}

/// The numbers of the pages of a list; an empty one has its first page all the same.
fn paged(length: usize, config: &RedactedConfig) -> impl Iterator<Item = usize> + use<> {
    1..=length.div_ceil(config.per_page).max(1)
}
