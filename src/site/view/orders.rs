//! Registers: all entities of a kind, the sources, and the feeds; cut into pages in the order of the alphabet.
//!
//! A register may have tens of thousands of names, and each of its pages shows a part of one order, which is made once for all of them.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::sync::OnceLock;

use tera::Value;

use super::entity::first;
use super::{View, map};
use crate::content::Kind;
use crate::dossier::EntityId;
use crate::site::page::Page;
use crate::site::plan::REGISTER;
use crate::site::route::paged;

/// A list of entities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Register {
    /// All of a kind.
    Of(Kind),
    /// The organisations that published something.
    Sources,
}

/// The orders of registers, as far as they were asked for.
#[derive(Debug, Default)]
pub(in crate::site) struct Orders {
    kinds: [OnceLock<Order>; Kind::ALL.len()],
    sources: OnceLock<Order>,
    feeds: OnceLock<Vec<EntityId>>,
}

/// The entities of a register.
#[derive(Debug)]
struct Order {
    /// The latest of them, as many as a page lists.
    latest: Vec<EntityId>,
    /// All, in the order of the alphabet or of regions.
    all: Vec<EntityId>,
    /// Where each letter or region begins in `all`.
    groups: Vec<(String, usize)>,
}

impl Order {
    /// The groups that have a part in the entities from `start` to before `end`: their places among all groups, and where they begin and end here.
    fn within(&self, start: usize, end: usize) -> impl Iterator<Item = (usize, usize, usize)> {
        let ends = self.groups.iter().skip(1).map(|(_, next)| *next).chain([self.all.len()]);
        let spans = self.groups.iter().zip(ends).enumerate().map(move |(place, ((_, from), to))| (place, *from, to));
        let cut = spans.map(move |(place, from, to)| (place, from.max(start), to.min(end)));
        cut.filter(|(_, from, to)| from < to)
    }
}

impl<'s> View<'s> {
    /// The entities with the latest activity: on the first page alone.
    pub(super) fn latest(&self, register: Register, number: usize) -> Value {
        let latest = if number == 1 { &self.order(register).latest[..] } else { &[] };
        latest.iter().map(|id| self.register_item(register, *id)).collect::<Vec<_>>().into()
    }

    /// What of a register stands on the page with this number, by letter or region.
    pub(super) fn letters(&self, register: Register, number: usize) -> Value {
        let order = self.order(register);
        let start = number.saturating_sub(1) * REGISTER;
        let groups = order.within(start, start + REGISTER).map(|(place, from, to)| {
            let entities = order.all[from..to].iter().map(|id| self.register_item(register, *id));
            map([
                ("letter", order.groups[place].0.as_str().into()),
                ("id", anchor(place).into()),
                ("entities", entities.collect::<Vec<_>>().into()),
            ])
        });
        groups.collect::<Vec<_>>().into()
    }

    /// Where each letter or region of a register begins: the page, if it is a different one, and the place on it.
    pub(super) fn index(&self, register: Register, number: usize) -> Value {
        let groups = self.order(register).groups.iter().enumerate().map(|(place, (letter, begin))| {
            let page = begin / REGISTER + 1;
            let url = (page != number).then(|| paged(self.register_address(register), page));
            map([("letter", letter.as_str().into()), ("url", url.into()), ("id", anchor(place).into())])
        });
        groups.collect::<Vec<_>>().into()
    }

    /// Where a page stands in its register.
    pub(super) fn register_pager(&self, register: Register, number: usize) -> Value {
        let all = &self.order(register).all;
        pager(&self.register_address(register), all, number, |id| self.sort_name(id))
    }

    /// Everything that has a feed, by kind and in the order of the alphabet.
    pub(super) fn with_feeds(&self) -> &'s [EntityId] {
        self.site.orders.feeds.get_or_init(|| {
            let dossier = self.dossier();
            let of_kind = |kind| {
                let has_feed = |id: &EntityId| crate::site::plan::has_feed(dossier.entity(*id));
                let mut ids: Vec<EntityId> = dossier.of_kind(kind).filter(has_feed).collect();
                ids.sort_by(|a, b| {
                    let names = self.language().compare(self.name(*a), self.name(*b));
                    names.then_with(|| dossier.place_of(*a).cmp(&dossier.place_of(*b)))
                });
                ids
            };
            Kind::ALL.into_iter().flat_map(of_kind).collect()
        })
    }

    fn order(&self, register: Register) -> &'s Order {
        let orders = &self.site.orders;
        let order = match register {
            Register::Of(kind) => &orders.kinds[Kind::ALL.iter().position(|other| *other == kind).unwrap_or_default()],
            Register::Sources => &orders.sources,
        };
        order.get_or_init(|| self.make_order(register))
    }

    fn make_order(&self, register: Register) -> Order {
        let ids: Vec<EntityId> = match register {
            Register::Of(kind) => self.dossier().of_kind(kind).collect(),
            Register::Sources => self.dossier().sources().collect(),
        };
        let mut latest = ids.clone();
        match register {
            Register::Of(_) => latest.sort_by_cached_key(|id| {
                let newest = self.dossier().entity(*id).notes.first().copied();
                let date = Reverse(self.latest_date(*id).map(|date| date.sort_key()));
                (newest.is_none(), newest, date, self.dossier().place_of(*id))
            }),
            Register::Sources => latest.sort_by_cached_key(|id| {
                (self.dossier().entity(*id).published.first().copied(), self.dossier().place_of(*id))
            }),
        }
        latest = first(&latest, REGISTER).to_vec();
        let keyed = self.alphabet(ids, register == Register::Of(Kind::Country));
        let mut groups: Vec<(String, usize)> = Vec::new();
        for (place, (group, _)) in keyed.iter().enumerate() {
            if groups.last().is_none_or(|(last, _)| last != group) {
                groups.push((group.clone(), place));
            }
        }
        Order { latest, all: keyed.into_iter().map(|(_, id)| id).collect(), groups }
    }

    /// Entities in the order of the alphabet, each with its letter; or by region.
    fn alphabet(&self, ids: Vec<EntityId>, by_region: bool) -> Vec<(String, EntityId)> {
        let language = self.language();
        let group = |id: EntityId, name: &str| -> String {
            if by_region {
                let country = self.dossier().entity(id).country;
                let region = country.and_then(|country| country.subregion().or(country.region()));
                region.map_or("", |region| region.name(language.tag())).to_owned()
            } else {
                language.initial(name)
            }
        };
        let mut keyed: Vec<(String, Cow<'_, str>, EntityId)> = ids
            .into_iter()
            .map(|id| {
                let name = self.sort_name(id);
                (group(id, &name), name, id)
            })
            .collect();
        let place = |keyed: &(String, Cow<'_, str>, EntityId)| self.dossier().place_of(keyed.2);
        keyed.sort_by(|a, b| language.compare(&a.1, &b.1).then_with(|| place(a).cmp(&place(b))));
        if by_region {
            keyed.sort_by(|a, b| a.0.is_empty().cmp(&b.0.is_empty()).then_with(|| language.compare(&a.0, &b.0)));
        }
        keyed.into_iter().map(|(group, _, id)| (group, id)).collect()
    }

    fn register_item(&self, register: Register, id: EntityId) -> Value {
        match register {
            Register::Of(_) => self.entity_item(id),
            Register::Sources => self.source_item(id),
        }
    }

    fn register_address(&self, register: Register) -> String {
        self.addresses().page(&match register {
            Register::Of(kind) => Page::Entities(kind, 1),
            Register::Sources => Page::Sources(1),
        })
    }
}

/// Where a page stands in a list in the order of the alphabet: the pages beside it, each with the names that it begins and ends with.
pub(super) fn pager<'n>(
    address: &str,
    all: &[EntityId],
    number: usize,
    name: impl Fn(EntityId) -> Cow<'n, str>,
) -> Value {
    let total = all.len().div_ceil(REGISTER).max(1);
    let beside = |number: usize| {
        let page = all.chunks(REGISTER).nth(number.checked_sub(1)?)?;
        let text = format!("{} – {}", name(*page.first()?), name(*page.last()?));
        Some(map([("url", paged(address.to_owned(), number).into()), ("text", text.into())]))
    };
    map([
        ("number", number.into()),
        ("total", total.into()),
        ("before", number.checked_sub(1).and_then(beside).into()),
        ("behind", beside(number + 1).into()),
    ])
}

/// The anchor of a letter or region, by its place among all.
fn anchor(place: usize) -> String {
    format!("az-{}", place + 1)
}
