//! How much comes from where: tables whose rows have a bar beside the number.

use std::collections::{BTreeMap, BTreeSet};

use tera::Value;

use super::{View, map};
use crate::chart;
use crate::content::Kind;
use crate::dossier::EntityId;

/// A row: a name, where it leads, and a number.
pub(super) struct Share {
    pub(super) name: String,
    pub(super) url: Option<String>,
    pub(super) count: usize,
}

impl View<'_> {
    /// Rows with `name`, `url`, `count` and `bar` (null on a site without pictures).
    pub(super) fn shares(&self, rows: Vec<Share>) -> Value {
        let most = rows.iter().map(|row| row.count).max().unwrap_or_default();
        let with_bars = self.features().has("pictures");
        let row = |Share { name, url, count }: Share| {
            let bar = with_bars.then(|| Value::safe_string(&chart::bar(count, most)));
            map([("name", name.into()), ("url", url.into()), ("count", count.into()), ("bar", bar.into())])
        };
        rows.into_iter().map(row).collect::<Vec<_>>().into()
    }

    /// A table that stands on the first page of its list alone.
    pub(super) fn shares_on_first(&self, number: usize, make: fn(&Self) -> Value) -> Value {
        if number == 1 { make(self) } else { Vec::<Value>::new().into() }
    }

    /// How many articles come from sources of each country; one of a source with several counts for each.
    pub(super) fn sources_by_country(&self) -> Value {
        let mut counts: BTreeMap<(usize, EntityId), usize> = BTreeMap::new();
        for source in self.dossier().sources().map(|id| self.dossier().entity(id)) {
            let seat = source.profile().and_then(|profile| profile.organisation.country.as_deref());
            let seat = seat.and_then(|name| self.dossier().find_entity(Kind::Country, name));
            let countries: BTreeSet<EntityId> = source.countries.iter().copied().chain(seat).collect();
            for country in &countries {
                *counts.entry((self.dossier().place_of(*country), *country)).or_default() += source.published.len();
            }
        }
        let rows = counts.into_iter().map(|((_, id), count)| Share {
            name: self.name(id).to_owned(),
            url: Some(self.addresses().entity(id)),
            count,
        });
        self.most_first(rows.collect())
    }

    /// How many articles are in each language, as far as their notes say so.
    pub(super) fn articles_by_language(&self) -> Value {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for language in self.dossier().notes.iter().filter_map(|record| record.note().publication.language.as_deref()) {
            *counts.entry(language).or_default() += 1;
        }
        let name = |tag: &str| self.language().name_of(tag).unwrap_or(tag).to_owned();
        self.most_first(counts.into_iter().map(|(tag, count)| Share { name: name(tag), url: None, count }).collect())
    }

    fn most_first(&self, mut rows: Vec<Share>) -> Value {
        rows.sort_by_key(|row| std::cmp::Reverse(row.count));
        // One row compares nothing.
        self.shares(if rows.len() > 1 { rows } else { Vec::new() })
    }
}
