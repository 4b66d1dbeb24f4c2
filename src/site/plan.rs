//! The plan: every route of a dossier.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::built_in;
use super::cards;
use super::route::{Addresses, FeedFormat, Page, Route, static_address};
use super::sitemap;
use crate::config::{Config, Export};
use crate::content::Kind;
use crate::date::Period;
use crate::dossier::{Dossier, Entity, Pairs};
use crate::export;

/// How much of a longer list a section of an entity's page shows; the rest has a page of its own below it.
pub(super) const SECTION: usize = 20;

/// Everything that the site serves, in the order of addresses.
pub(super) fn routes(
    config: &Config,
    dossier: &Dossier,
    pairs: &Pairs,
    changes: usize,
    assets: &FxHashMap<String, Arc<str>>,
) -> Vec<Route> {
    let mut pages = vec![Page::Home, Page::NotFound, Page::Robots, Page::NoJekyll, Page::Dates, Page::Sources];
    pages.extend(config.cname.is_some().then_some(Page::Cname));
    pages.extend(paged(dossier.notes.len(), config).map(Page::Notes));
    pages.extend(dossier.note_ids().map(Page::Note));
    pages.extend(cards::planned(config, dossier, assets).map(Page::Card));
    pages.extend(Kind::ALL.into_iter().map(Page::Entities));
    for id in dossier.entity_ids() {
        pages.extend(paged(dossier.entity(id).notes.len(), config).map(|number| Page::Entity(id, number)));
        if has_timeline(dossier.entity(id)) {
            pages.extend(paged(dossier.entity(id).events.len(), config).map(|number| Page::Timeline(Some(id), number)));
        }
        let mentions = mention_pages(config, dossier.entity(id).mentioned_in.len());
        pages.extend((1..=mentions).map(|number| Page::Mentions(id, number)));
    }
    pages.extend(paged(dossier.events.len(), config).map(|number| Page::Timeline(None, number)));
    pages.extend(dossier.event_ids().map(Page::Event));
    for pair in pairs.iter() {
        pages.extend(paged(dossier.notes_of(pair).len(), config).map(|number| Page::Pair(pair, number)));
    }
    pages.extend(paged(changes, config).map(Page::Changes));
    if !dossier.quotes.is_empty() {
        pages.extend(paged(dossier.quotes.len(), config).map(|number| Page::Quotes(None, number)));
    }
    for id in dossier.entity_ids().filter(|id| dossier.entity(*id).quotes.len() > SECTION) {
        pages.extend(paged(dossier.entity(id).quotes.len(), config).map(|number| Page::Quotes(Some(id), number)));
    }
    let claims = &dossier.claims;
    if !claims.all().is_empty() {
        pages.extend(paged(claims.all().len(), config).map(|number| Page::Claims(None, number)));
    }
    for id in dossier.entity_ids().filter(|id| claims.of_claimant(*id).len() > SECTION) {
        pages.extend(paged(claims.of_claimant(id).len(), config).map(|number| Page::Claims(Some(id), number)));
    }
    for (period, filed) in &dossier.periods {
        if has_page(config, *period) {
            pages.extend(paged(filed.published.len(), config).map(|number| Page::Period(*period, number)));
        }
    }
    pages.extend(dossier.page_ids().map(Page::Plain));
    if config.base_url.is_some() {
        pages.push(Page::Sitemap(None));
        if config.features.has("feeds") {
            pages.push(Page::Feeds);
            let with_feed = dossier.entity_ids().filter(|id| has_feed(dossier.entity(*id)));
            let followed = std::iter::once(None).chain(with_feed.map(Some));
            pages.extend(followed.flat_map(|of| FeedFormat::ALL.map(|format| Page::Feed(format, of))));
        }
    }
    let exports = Export::all().filter(|export| config.exports(*export) && export::has_content(*export, dossier));
    pages.extend(exports.map(Page::Data));
    let addresses = Addresses { dossier, days: config.features.has("days") };
    let mut routes: Vec<Route> = pages.into_iter().map(|page| Route { address: addresses.page(&page), page }).collect();
    if config.base_url.is_some() {
        let parts = (1..=sitemap::parts(&routes)).map(|number| Page::Sitemap(Some(number)));
        routes.extend(parts.map(|page| Route { address: addresses.page(&page), page }));
    }
    // The author's own file wins over anything that is made: a `robots.txt`, a style sheet of the theme.
    routes.retain(|route| !assets.contains_key(&route.address));
    routes.extend(
        assets.iter().map(|(address, path)| Route { address: address.clone(), page: Page::Static(Arc::clone(path)) }),
    );
    let brought = built_in::static_files(&config.theme).into_iter().map(built_in::path_in_site);
    routes.extend(brought.filter_map(|path| {
        let address = static_address(&path).to_owned();
        (!assets.contains_key(&address)).then_some(Route { address, page: Page::BuiltIn(path.into()) })
    }));
    routes.sort_unstable_by(|a, b| a.address.cmp(&b.address));
    routes
}

/// Whether a period has a page of its own.
fn has_page(config: &Config, period: Period) -> bool {
    !matches!(period, Period::Day(_)) || config.features.has("days")
}

/// Whether an entity has more events than its own page shows.
pub(super) fn has_timeline(entity: &Entity) -> bool {
    entity.events.len() > SECTION
}

/// How many pages the notes have that mention an entity without naming it: none where its own page shows all of them.
pub(super) fn mention_pages(config: &Config, notes: usize) -> usize {
    if notes > SECTION { notes.div_ceil(config.per_page) } else { 0 }
}

/// The pairs that have a page: none where the site does without.
pub(super) fn pairs(config: &Config, dossier: &Dossier) -> Pairs {
    if config.features.has("cross_pages") { dossier.pairs(config.cross_pages_min) } else { Pairs::default() }
}

/// Whether an entity has a feed: what nothing names has nothing to follow.
pub(super) fn has_feed(entity: &Entity) -> bool {
    !entity.notes.is_empty() || !entity.published.is_empty()
}

/// The numbers of the pages of a list; an empty one has its first page all the same.
fn paged(length: usize, config: &Config) -> impl Iterator<Item = usize> + use<> {
    1..=length.div_ceil(config.per_page).max(1)
}
