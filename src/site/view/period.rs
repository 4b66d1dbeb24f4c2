//! The calendar: years, months and days, with what happened and what was published.

use tera::Value;

use super::{Variable, View, lists, map};
use crate::date::{Date, Day, Period};
use crate::dossier::{Filed, Target};
use crate::site::plan;
use crate::site::route::period_address;

/// A period, and the number of the page of its notes.
type Page = (Period, usize);

/// The variables of `dates.html`.
pub(super) const DATES: &[Variable<()>] = &[("years", |view, ()| view.years())];

/// The variables that `year.html`, `month.html` and `day.html` have in common.
pub(super) const PERIOD: &[Variable<Page>] = &[
    ("date", |view, (period, _)| view.maybe_date(date_of(period).as_ref())),
    ("happened", |view, (period, number)| {
        let happened = view.filed(period).map(|filed| filed.happened.as_slice()).unwrap_or_default();
        view.event_items(happened.chunks(plan::EVENTS).nth(number.saturating_sub(1)).into_iter().flatten().copied())
    }),
    ("published", |view, (period, number)| {
        view.page_of(view.filed(period).map(|filed| filed.published.as_slice()).unwrap_or_default(), number)
    }),
    ("backlinks", |view, (period, _)| view.links_to_period(period)),
    ("earlier", |view, (period, _)| view.neighbour_of(period, false)),
    ("later", |view, (period, _)| view.neighbour_of(period, true)),
    ("pager", |view, (period, number)| {
        let pages = view.filed(period).map_or(1, |filed| plan::period_pages(&view.site.config, filed));
        lists::pager(&period_address(period), pages, number, true)
    }),
];

/// What `year.html` has beside them.
pub(super) const YEAR: &[Variable<Page>] = &[("months", |view, (period, _)| view.months(period.year()))];

/// What `month.html` has beside them.
pub(super) const MONTH: &[Variable<Page>] =
    &[("weeks", |view, (period, _)| view.weeks(period)), ("weekdays", |view, _| view.weekdays())];

/// What `day.html` has beside them.
pub(super) const DAY: &[Variable<Page>] = &[("weekday", |view, (period, _)| match period {
    Period::Day(day) => view.language().weekday(day).into(),
    _ => Value::none(),
})];

/// A period as a date.
pub(super) fn date_of(period: Period) -> Option<Date> {
    match period {
        Period::Day(day) => Some(day.into()),
        other => other.to_string().parse().ok(),
    }
}

/// The month that a date belongs to, numbered without gaps; nothing where the date is not precise enough.
pub(super) fn month_of(date: &Date) -> Option<i32> {
    date.filed_under().find_map(|period| match period {
        Period::Month(year, month) => Some(i32::from(year) * 12 + i32::from(month) - 1),
        _ => None,
    })
}

/// The month with such a number.
pub(super) fn period_of_month(number: i32) -> Option<Period> {
    let month = u8::try_from(number.rem_euclid(12) + 1).ok()?;
    Some(Period::Month(i16::try_from(number.div_euclid(12)).ok()?, month))
}

/// See `period_of_month`.
pub(super) fn date_of_month(number: i32) -> Option<Date> {
    date_of(period_of_month(number)?)
}

impl View<'_> {
    fn filed(&self, period: Period) -> Option<&Filed> {
        self.dossier().periods.get(&period)
    }

    /// The notes and pages that link to a period. A link to a day leads to its month where days have no pages.
    fn links_to_period(&self, period: Period) -> Value {
        let (year, month) = match period {
            Period::Month(year, month) if !self.features().has("days") => (year, month),
            _ => return self.backlinks(Target::Period(period)),
        };
        let days = (1..=31).filter_map(|day| Day::new(year, month, day)).map(Period::Day);
        self.linking_to(std::iter::once(period).chain(days).map(Target::Period))
    }

    fn years(&self) -> Value {
        let years = self.dossier().periods.keys().rev().filter_map(|period| match period {
            Period::Year(year) => Some(*year),
            _ => None,
        });
        years
            .map(|year| self.summary(Period::Year(year), self.period_text(Period::Year(year)), Some(self.months(year))))
            .collect::<Vec<_>>()
            .into()
    }

    fn months(&self, year: i16) -> Value {
        let months = (1..=12)
            .map(|month| self.summary(Period::Month(year, month), self.language().month_name(month).to_owned(), None));
        months.collect::<Vec<_>>().into()
    }

    /// A period in the table of a longer one.
    fn summary(&self, period: Period, text: String, months: Option<Value>) -> Value {
        let filed = self.filed(period);
        map([
            ("text", text.into()),
            ("url", self.addresses().period(period).filter(|_| filed.is_some()).into()),
            ("happened", filed.map_or(0, |filed| filed.happened.len()).into()),
            ("published", filed.map_or(0, |filed| filed.published.len()).into()),
            ("months", months.unwrap_or_else(Value::none)),
        ])
    }

    /// The weeks of a month from Monday; a day that belongs to another month is null.
    fn weeks(&self, period: Period) -> Value {
        let Period::Month(year, month) = period else { return Value::none() };
        let days: Vec<Day> = (1..=31).filter_map(|day| Day::new(year, month, day)).collect();
        let before = days.first().map_or(0, |first| first.weekday().to_monday_zero_offset().unsigned_abs() as usize);
        let mut cells = vec![Value::none(); before];
        cells.extend(days.into_iter().map(|day| self.calendar_day(day)));
        cells.resize(cells.len().next_multiple_of(7), Value::none());
        cells.chunks(7).map(Value::from).collect::<Vec<_>>().into()
    }

    fn calendar_day(&self, day: Day) -> Value {
        let filed = self.filed(Period::Day(day));
        let url = filed.filter(|_| self.features().has("days")).and_then(|_| self.addresses().period(Period::Day(day)));
        map([
            ("day", day.day().into()),
            ("url", url.into()),
            ("happened", filed.map_or(0, |filed| filed.happened.len()).into()),
            ("published", filed.map_or(0, |filed| filed.published.len()).into()),
        ])
    }

    fn weekdays(&self) -> Value {
        let headers = self.language().weekday_headers().iter();
        headers
            .map(|(short, text)| map([("text", text.as_str().into()), ("short", short.as_str().into())]))
            .collect::<Vec<_>>()
            .into()
    }

    pub(super) fn period_text(&self, period: Period) -> String {
        date_of(period).map_or_else(|| period.to_string(), |date| self.language().date(&date))
    }

    /// The nearest period of the same length that has a page.
    fn neighbour_of(&self, period: Period, later: bool) -> Value {
        let same = |other: &&Period| std::mem::discriminant(*other) == std::mem::discriminant(&period);
        let periods = &self.dossier().periods;
        let found = if later {
            periods
                .range((std::ops::Bound::Excluded(period), std::ops::Bound::Unbounded))
                .map(|(key, _)| key)
                .find(same)
        } else {
            periods.range(..period).map(|(key, _)| key).rev().find(same)
        };
        found.map_or_else(Value::none, |other| {
            map([("text", self.period_text(*other).into()), ("url", self.addresses().period(*other).into())])
        })
    }
}
