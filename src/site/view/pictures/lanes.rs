//! What happened when: the events of the site, or of one entity, in lanes by country; of a country, by person.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;
use tera::Value;

use super::super::View;
use super::{Of, Picture};
use crate::chart::{self, Caption, Lane, Lanes, Mark};
use crate::content::Kind;
use crate::date::Day;
use crate::dossier::{EntityId, EventId};

/// How many lanes there are, and how many events make one.
const MOST: usize = 8;
/// Fewer events need no picture.
const LEAST: usize = 3;
/// How many events are drawn: with more, a lane is a bar.
const MOST_EVENTS: usize = 600;

/// From which day to which, in days.
#[derive(Debug, Clone, Copy)]
pub(super) struct Axis {
    pub(super) first: i32,
    pub(super) length: i32,
}

impl Axis {
    /// Where a day is, from 0 to 1.
    pub(super) fn place(self, day: i32) -> f64 {
        f64::from(day - self.first) / f64::from(self.length.max(1))
    }
}

impl View<'_> {
    /// The timeline of one entity, or of the site, as a picture.
    pub(in crate::site::view) fn lanes(&self, of: Of) -> Value {
        self.picture(|| self.draw_lanes(of, MOST_EVENTS))
    }

    /// The end of the timeline of the site: so many of the latest events.
    pub(in crate::site::view) fn end_of_timeline(&self, most: usize) -> Value {
        self.picture(|| self.draw_lanes(None, most))
    }

    fn draw_lanes(&self, of: Of, most: usize) -> Option<Picture> {
        let dossier = self.dossier();
        let events: Vec<EventId> = match of {
            Some(id) => dossier.entity(id).events.clone(),
            None => dossier.event_ids().collect(),
        };
        // One without an end or a beginning has no place.
        let mut dated: Vec<(EventId, (i32, i32))> =
            events.iter().filter_map(|id| Some((*id, self.span(*id)?))).collect();
        let undated = events.len() - dated.len();
        let earlier = dated.len().saturating_sub(most);
        dated.drain(..earlier);
        if dated.len() < LEAST {
            return None;
        }
        let first = dated.iter().map(|(_, (start, _))| *start).min()?;
        let last = dated.iter().map(|(_, (_, end))| *end).max()?;
        let axis = Axis { first, length: last - first + 1 };
        let lanes = self.fill(of, &dated, axis);
        let title = self.language().word("timeline").to_owned();
        let description = self.counted(dated.len(), "events");
        let svg = chart::lanes(&Lanes {
            caption: Caption { id: "chart-lanes", title: &title, description: &description },
            lanes: &lanes,
            ticks: &self.ticks(axis),
        });
        let said = |is: bool, word: &str, count: usize| {
            is.then(|| self.language().phrase(word, &[("n", &self.language().number(count))]))
        };
        let latest = said(earlier > 0, "lanes_latest", dated.len());
        let left_out = said(undated > 0, "activity_left_out", undated);
        let notes: Vec<String> = latest.into_iter().chain(left_out).collect();
        let note = (!notes.is_empty()).then(|| notes.join(". "));
        // The list below it is its table.
        Some(Picture { kind: "lanes", title, svg, marks: Vec::new(), note, columns: Vec::new(), rows: Vec::new() })
    }

    /// The days on which an event may have begun and ended.
    fn span(&self, id: EventId) -> Option<(i32, i32)> {
        let date = self.dossier().event(id).event.date;
        Some((date.earliest()?.number(), date.latest()?.number()))
    }

    fn fill(&self, of: Of, events: &[(EventId, (i32, i32))], axis: Axis) -> Vec<Lane> {
        let kind = if of.is_some_and(|id| self.dossier().entity(id).kind == Kind::Country) {
            Kind::Person
        } else {
            Kind::Country
        };
        let concerned = |id: EventId| -> Vec<EntityId> {
            let event = self.dossier().event(id);
            let all: Vec<EntityId> = match kind {
                Kind::Person => event.people.clone(),
                _ => event.country.into_iter().chain(event.countries.iter().copied()).collect(),
            };
            all.into_iter().filter(|id| Some(*id) != of).collect()
        };
        let mut counts: FxHashMap<EntityId, usize> = FxHashMap::default();
        for (id, _) in events {
            for one in concerned(*id) {
                *counts.entry(one).or_default() += 1;
            }
        }
        let mut owners: Vec<(EntityId, usize)> = counts.into_iter().collect();
        owners.sort_by_key(|(id, count)| (Reverse(*count), self.dossier().place_of(*id)));
        owners.truncate(MOST);
        let lane = |name: &str, address: Option<String>| Lane { name: name.to_owned(), address, marks: Vec::new() };
        let own = |id: EntityId| lane(self.name(id), Some(self.seen_from_here(&self.addresses().entity(id))));
        let mut lanes: Vec<Lane> = owners.iter().map(|(id, _)| own(*id)).collect();
        let mut others = lane(self.language().word(if owners.is_empty() { "events" } else { "lanes_others" }), None);
        for (id, span) in events {
            // Each event stands once: in the lane of the first that has one.
            let here = concerned(*id);
            let at = owners.iter().position(|(owner, _)| here.contains(owner));
            at.map_or(&mut others, |at| &mut lanes[at]).marks.push(self.mark(*id, *span, axis));
        }
        lanes.retain(|lane| !lane.marks.is_empty());
        lanes.extend(Some(others).filter(|lane| !lane.marks.is_empty()));
        lanes
    }

    fn mark(&self, id: EventId, (start, end): (i32, i32), axis: Axis) -> Mark {
        let record = self.dossier().event(id);
        let date = &record.event.date;
        Mark {
            start: axis.place(start),
            end: axis.place(end + 1),
            is_exact: start == end && !date.is_approximate() && !date.is_uncertain(),
            status: record.status.word(),
            text: format!("{}: {}", self.language().short_date(date), record.event.title),
            address: Some(self.seen_from_here(&self.addresses().event(id))),
        }
    }

    /// Labels at the beginnings of years, or of months where all is within two years.
    pub(super) fn ticks(&self, axis: Axis) -> Vec<(f64, String)> {
        let last = axis.first + axis.length;
        let month =
            |day: i32| Day::of_number(day).map_or(0, |day| i32::from(day.year()) * 12 + i32::from(day.month()) - 1);
        let (from, to) = (month(axis.first), month(last));
        let months = to - from + 1;
        let step =
            [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200].into_iter().find(|step| months / step <= 4).unwrap_or(2400);
        let tick = |number: i32| {
            let (year, month) =
                (i16::try_from(number.div_euclid(12)).ok()?, u8::try_from(number.rem_euclid(12) + 1).ok()?);
            let day = Day::new(year, month, 1)?.number();
            let words = if step % 12 == 0 { self.year_text(year) } else { self.language().month(year, month) };
            (day >= axis.first && day < last).then(|| (axis.place(day), words))
        };
        (from..=to).filter(|number| number.rem_euclid(step) == 0).filter_map(tick).collect()
    }
}
