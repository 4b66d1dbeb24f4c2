//! Who held which office when: the roles of a person, or those of a country or organisation, on a line of time.

use tera::Value;

use super::super::View;
use super::Picture;
use super::lanes::Axis;
use crate::chart::{self, Caption, Lane, Lanes, Mark};
use crate::content::Role;
use crate::date::{Date, Day};
use crate::dossier::EntityId;

/// Fewer offices need no picture, and with more nobody finds one.
const LEAST: usize = 2;
const MOST: usize = 24;

impl View<'_> {
    /// The offices of somebody, or those that people held in a country or organisation, from the earliest.
    pub(in crate::site::view) fn tenure(&self, id: EntityId) -> Value {
        self.picture(|| self.draw_tenure(id))
    }

    fn draw_tenure(&self, id: EntityId) -> Option<Picture> {
        let dossier = self.dossier();
        let own = dossier.entity(id).profile().map(|profile| profile.roles.as_slice()).unwrap_or_default();
        let held = own.iter().map(|role| (None, role));
        let held = held.chain(dossier.offices_of(id).into_iter().map(|(holder, role)| (Some(holder), role)));
        let newest = self.newest_day()?;
        let mut dated: Vec<_> = held.filter_map(|(holder, role)| Some((holder, role, span(role, newest)?))).collect();
        if dated.len() < LEAST {
            return None;
        }
        dated.sort_by_key(|(_, _, span)| *span);
        dated.drain(..dated.len().saturating_sub(MOST));
        let first = dated.iter().map(|(.., (start, _))| *start).min()?;
        let last = dated.iter().map(|(.., (_, end))| *end).max()?;
        let axis = Axis { first, length: last - first + 1 };
        let lanes: Vec<Lane> =
            dated.iter().map(|(holder, role, span)| self.office(*holder, role, *span, axis)).collect();
        let title = self.language().word("offices").to_owned();
        let svg = chart::lanes(&Lanes {
            caption: Caption { id: "chart-tenure", title: &title, description: self.name(id) },
            lanes: &lanes,
            ticks: &self.ticks(axis),
        });
        // The list beside it is its table.
        let (marks, columns, rows) = (Vec::new(), Vec::new(), Vec::new());
        Some(Picture { kind: "tenure", title, svg, marks, note: None, columns, rows })
    }

    /// An office as a lane of its own, under the name of its holder where it is that of a country or organisation.
    fn office(&self, holder: Option<EntityId>, role: &Role, (start, end): (i32, i32), axis: Axis) -> Lane {
        let address = holder.map(|id| self.seen_from_here(&self.addresses().entity(id)));
        let name = holder.map_or_else(|| role.title.clone(), |id| format!("{}, {}", self.name(id), role.title));
        let text = self.term(role).map_or_else(|| name.clone(), |term| format!("{name}: {term}"));
        let is_known = role.from.is_some() && role.to.is_some();
        let mark = Mark {
            start: axis.place(start),
            end: axis.place(end + 1),
            is_exact: false,
            status: if is_known { "office" } else { "office open" },
            text,
            address: None,
        };
        Lane { name, address, marks: vec![mark] }
    }

    /// The newest day of the dossier: what has not ended is drawn until then, whatever day it is.
    fn newest_day(&self) -> Option<i32> {
        let newest = self.site.newest.notes().first().and_then(|id| self.dossier().freshness(*id))?;
        newest.latest().map(Day::number)
    }
}

/// The first and the last day that an office is drawn on, where anything is known of them.
fn span(role: &Role, newest: i32) -> Option<(i32, i32)> {
    let first = |date: &Option<Date>| date.as_ref().and_then(Date::earliest).map(Day::number);
    let last = |date: &Option<Date>| date.as_ref().and_then(Date::latest).map(Day::number);
    match (first(&role.from), last(&role.to)) {
        (Some(from), Some(to)) => Some((from, to.max(from))),
        (Some(from), None) => Some((from, newest.max(from))),
        (None, Some(to)) => Some((first(&role.to)?, to)),
        (None, None) => first(&role.as_of).zip(last(&role.as_of)),
    }
}
