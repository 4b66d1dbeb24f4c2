//! A year of a country, month by month: what happened in it or concerns it, and what was published about it.

use tera::Value;

use super::period::date_of;
use super::years::Heading;
use super::{Variable, View, lists, map};
use crate::date::Period;
use crate::dossier::{EntityId, NoteId};
use crate::site::years::{self, Filed};

/// Whose, which year, and the number of the page.
type Page = (EntityId, i16, usize);

/// The variables of `country-year.html`.
pub(super) const ENTITY_YEAR: &[Variable<Page>] = &[
    ("entity", |view, (id, ..)| view.entity_item(id)),
    ("date", |view, (_, year, _)| view.maybe_date(date_of(Period::Year(year)).as_ref())),
    ("event_count", |view, (id, year, _)| {
        view.filed_in(id, year).iter().filter(|it| it.note().is_none()).count().into()
    }),
    ("note_count", |view, (id, year, _)| {
        view.filed_in(id, year).iter().filter(|it| it.note().is_some()).count().into()
    }),
    ("months", |view, (id, year, number)| {
        let filed = view.filed_in(id, year);
        let months = view.of_page(&filed, number).chunk_by(|a, b| view.month_filed(*a) == view.month_filed(*b));
        let months = months.map(|part| {
            let Heading { text, id, url } = view.month_heading(year, view.month_filed(part[0]));
            let notes: Vec<NoteId> = part.iter().filter_map(|filed| filed.note()).collect();
            map([
                ("text", text.into()),
                ("id", id.into()),
                ("url", url.into()),
                ("events", view.event_items(part.iter().filter_map(|filed| filed.event()))),
                ("notes", view.note_items(&notes)),
            ])
        });
        months.collect::<Vec<_>>().into()
    }),
    ("jump", |view, (id, year, _)| {
        let (filed, address) = (view.filed_in(id, year), view.addresses().entity_year(id, year));
        view.jump(&filed, |it| view.month_filed(it), |month| view.month_heading(year, month), &address)
    }),
    ("years", |view, (id, ..)| view.years_of_country(id)),
    ("pager", |view, (id, year, number)| {
        let pages = view.filed_in(id, year).len().div_ceil(view.site.config.per_page);
        lists::pager(&view.addresses().entity_year(id, year), pages, number, true)
    }),
];

impl View<'_> {
    fn filed_in(&self, id: EntityId, year: i16) -> Vec<Filed> {
        years::of_year(self.dossier(), id, year)
    }

    fn month_filed(&self, filed: Filed) -> Option<u8> {
        match filed {
            Filed::Event(id) => years::month_of(&self.dossier().event(id).event.date),
            Filed::Note(id) => years::month_of(&self.dossier().note(id).note().date?),
        }
    }

    /// The heading of a month; of what names none, the year.
    fn month_heading(&self, year: i16, month: Option<u8>) -> Heading {
        let period = month.map_or(Period::Year(year), |month| Period::Month(year, month));
        Heading {
            text: self.period_text(period),
            id: month.map_or_else(|| "year".to_owned(), |month| format!("month-{month:02}")),
            url: self.addresses().period(period),
        }
    }

    /// The years of a country that have pages, latest first; of nothing else.
    pub(super) fn years_of_country(&self, id: EntityId) -> Value {
        let years = years::of(self.dossier(), id).into_iter().rev().map(|(year, count)| {
            let url = self.addresses().entity_year(id, year);
            map([("text", self.year_text(year).into()), ("url", url.into()), ("count", count.into())])
        });
        years.collect::<Vec<_>>().into()
    }
}
