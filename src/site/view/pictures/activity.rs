//! How much was published and how much happened, over time.

use std::collections::BTreeMap;

use tera::Value;

use super::super::View;
use super::super::period::{month_of, period_of_month};
use super::{Of, Picture, Row};
use crate::chart::{self, Activity, Bin, Caption};
use crate::date::{Date, Period};

/// A picture of fewer things says nothing that the list does not.
const LEAST: usize = 3;
/// How many months, and how many years, one picture has.
const MOST_MONTHS: i32 = 120;
const MOST_YEARS: i32 = 120;
/// How many labels the axis has: they stand side by side on a phone.
const MOST_TICKS: i32 = 4;

/// How long the stretches are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Month,
    Year,
    Decade,
}

/// How much there is of each: notes and events.
type Counts = BTreeMap<i32, (usize, usize)>;

impl Unit {
    /// The stretch that a date belongs to, numbered without gaps; nothing where the date is not precise enough.
    fn of(self, date: &Date) -> Option<i32> {
        let mut periods = date.filed_under();
        match self {
            Self::Month => month_of(date),
            Self::Year => periods.next().map(|period| i32::from(period.year())),
            Self::Decade => periods.next().map(|period| i32::from(period.year()).div_euclid(10)),
        }
    }

    /// The period with this number, if the calendar has pages of such.
    fn period(self, number: i32) -> Option<Period> {
        match self {
            Self::Month => period_of_month(number),
            Self::Year => Some(Period::Year(i16::try_from(number).ok()?)),
            Self::Decade => None,
        }
    }

    /// After how many stretches a label may stand.
    fn steps(self) -> &'static [i32] {
        match self {
            Self::Month => &[1, 2, 3, 6, 12, 24, 36],
            Self::Year | Self::Decade => &[1, 2, 5, 10, 20, 50, 100, 200],
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Month => "activity_month",
            Self::Year => "activity_year",
            Self::Decade => "activity_decade",
        }
    }
}

/// The months that span all dates are shown where they are few, else the years, else the decades.
fn unit_of(dates: &[(Date, bool)]) -> Unit {
    let span = |unit: Unit| {
        let numbers = || dates.iter().filter_map(|(date, _)| unit.of(date));
        numbers().max().zip(numbers().min()).map_or(0, |(last, first)| last - first + 1)
    };
    if span(Unit::Year) * 12 <= MOST_MONTHS + 12 && span(Unit::Month) <= MOST_MONTHS {
        Unit::Month
    } else if span(Unit::Year) <= MOST_YEARS {
        Unit::Year
    } else {
        Unit::Decade
    }
}

impl View<'_> {
    /// The activity of one entity, or of the site.
    pub(in crate::site::view) fn activity(&self, of: Of) -> Value {
        self.picture(|| self.draw_activity(of))
    }

    fn draw_activity(&self, of: Of) -> Option<Picture> {
        let dates = self.dates_of(of);
        let unit = unit_of(&dates);
        let mut counts = Counts::new();
        let mut left_out = 0;
        for (date, is_event) in &dates {
            match unit.of(date) {
                Some(number) => {
                    let count = counts.entry(number).or_default();
                    *(if *is_event { &mut count.1 } else { &mut count.0 }) += 1;
                }
                None => left_out += 1,
            }
        }
        if dates.len() - left_out < LEAST || counts.len() < 2 {
            return None;
        }
        let bins = self.bins(unit, &counts);
        let most = bins.iter().rev().max_by_key(|bin| bin.above + bin.below)?;
        let title = self.language().word(unit.title()).to_owned();
        let description = self.language().phrase("activity_most", &[("what", &most.text)]);
        let svg = chart::activity(&Activity {
            caption: Caption { id: "chart-activity", title: &title, description: &description },
            bins: &bins,
        });
        let marks = self.marks(bins.iter().any(|bin| bin.above > 0), bins.iter().any(|bin| bin.below > 0));
        let count = self.language().number(left_out);
        let rows = bins.into_iter().zip(*counts.first_key_value()?.0..).filter(|(bin, _)| bin.above + bin.below > 0);
        let rows = rows.map(|(bin, number)| Row {
            text: self.stretch(unit, number),
            url: self.address_of(unit, number),
            cells: vec![self.language().number(bin.above), self.language().number(bin.below)],
        });
        Some(Picture {
            marks,
            kind: "activity",
            title,
            svg,
            note: (left_out > 0).then(|| self.language().phrase("activity_left_out", &[("n", &count)])),
            columns: ["dates", "articles", "events"].map(|word| self.language().word(word).to_owned()).to_vec(),
            rows: rows.collect(),
        })
    }

    /// When the notes of an entity, or all, were published, and when its events happened: the latter are marked.
    fn dates_of(&self, of: Of) -> Vec<(Date, bool)> {
        let dossier = self.dossier();
        let note = |id| dossier.note(id).note().date.map(|date| (date, false));
        let event = |id| (dossier.event(id).event.date, true);
        let has_happened = |id: &_| dossier.event(*id).status.has_happened();
        let Some(id) = of else {
            let events = dossier.event_ids().filter(has_happened).map(event);
            return dossier.note_ids().filter_map(note).chain(events).collect();
        };
        let entity = dossier.entity(id);
        let events = entity.events.iter().copied().filter(has_happened).map(event);
        entity.notes.iter().copied().filter_map(note).chain(events).collect()
    }

    fn bins(&self, unit: Unit, counts: &Counts) -> Vec<Bin> {
        let (Some(first), Some(last)) = (counts.keys().next(), counts.keys().next_back()) else { return Vec::new() };
        let length = last - first + 1;
        let step = unit.steps().iter().find(|step| length / **step <= MOST_TICKS).or(unit.steps().last());
        let step = step.copied().unwrap_or(1);
        let bin = |number: i32| {
            let (above, below) = counts.get(&number).copied().unwrap_or_default();
            let what = self.notes_and_events(above, below);
            Bin {
                text: format!("{}: {what}", self.stretch(unit, number)),
                tick: (number.rem_euclid(step) == 0).then(|| self.tick(unit, number, (*first, step))),
                above,
                below,
                address: self.address_of(unit, number).map(|address| self.seen_from_here(&address)),
            }
        };
        (*first..=*last).map(bin).collect()
    }

    /// A stretch of time in words.
    fn stretch(&self, unit: Unit, number: i32) -> String {
        let year = |year: i32| self.year_text(i16::try_from(year).unwrap_or_default());
        match unit.period(number) {
            Some(period) => self.period_text(period),
            None => format!("{}–{}", year(number * 10), year(number * 10 + 9)),
        }
    }

    /// A label of the axis, which begins at `first` and has one at every so many stretches. A month has its year where that is not that of the label before.
    fn tick(&self, unit: Unit, number: i32, (first, step): (i32, i32)) -> String {
        let year = |number: i32| self.stretch(Unit::Year, number);
        match unit {
            Unit::Year => year(number),
            Unit::Decade => year(number * 10),
            Unit::Month if step % 12 == 0 => year(number.div_euclid(12)),
            Unit::Month => {
                let month = u8::try_from(number.rem_euclid(12) + 1).unwrap_or(1);
                let month = self.language().short_month_name(month);
                let is_new = number - step < first || (number - step).div_euclid(12) < number.div_euclid(12);
                if is_new { format!("{month} {}", year(number.div_euclid(12))) } else { month.to_owned() }
            }
        }
    }

    /// The address of the page of a stretch of time, if it has one.
    fn address_of(&self, unit: Unit, number: i32) -> Option<String> {
        let period = unit.period(number).filter(|period| self.dossier().periods.contains_key(period))?;
        self.addresses().period(period)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(texts: &[&str]) -> Vec<(Date, bool)> {
        texts.iter().map(|text| (text.parse().unwrap(), false)).collect()
    }

    #[test]
    fn the_unit_is_the_shortest_that_fits() {
        for (texts, expected) in [
            (vec!["2022-02-24", "2022-04"], Unit::Month),
            (vec!["2013-01", "2022-12"], Unit::Month),
            (vec!["2010-01", "2022-12"], Unit::Year),
            (vec!["1945", "2022-04-14"], Unit::Year),
            (vec!["1750", "1995-04-14"], Unit::Decade),
            (vec![], Unit::Month),
        ] {
            assert_eq!(unit_of(&dates(&texts)), expected, "{texts:?}");
        }
    }

    #[test]
    fn a_date_counts_where_it_is_precise_enough() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(Unit::Month.of(&date("2022-04-14")), Some(2022 * 12 + 3));
        assert_eq!(Unit::Month.of(&date("2022")), None);
        assert_eq!(Unit::Year.of(&date("2022")), Some(2022));
        assert_eq!(Unit::Decade.of(&date("-0044-03-15")), Some(-5));
        assert_eq!(Unit::Month.of(&date("2022-03-30/2022-04-02")), Some(2022 * 12 + 2));
    }
}
