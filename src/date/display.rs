//! Printing dates in EDTF: what is printed reads back as the same date.

use std::fmt;

use super::day::IsoYear;
use super::point::{Clock, Grain, Point};
use super::{Date, Kind, Missing};

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Kind::At(point) => write!(f, "{point}"),
            Kind::Between(start, end) => write!(f, "{start}/{end}"),
            Kind::Since(start, missing) => write!(f, "{start}/{missing}"),
            Kind::Until(missing, end) => write!(f, "{missing}/{end}"),
        }
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Open => "..",
            Self::Unknown => "",
        })
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = IsoYear(self.first.year());
        let month = self.first.month();
        match self.grain {
            Grain::Century => write_years(f, self.first.year(), 100, 2)?,
            Grain::Decade => write_years(f, self.first.year(), 10, 1)?,
            Grain::Year => write!(f, "{year}")?,
            Grain::MonthOfYear => write!(f, "{year}-XX")?,
            Grain::DayOfYear => write!(f, "{year}-XX-XX")?,
            // EDTF numbers the seasons from 21; the first months of ours are 3, 6, 9 and 12.
            Grain::Season => write!(f, "{year}-{}", 20 + month / 3)?,
            Grain::Month => write!(f, "{year}-{month:02}")?,
            Grain::DayOfMonth => write!(f, "{year}-{month:02}-XX")?,
            Grain::Day => write!(f, "{}", self.first)?,
        }
        if let Some(clock) = self.clock {
            write!(f, "{clock}")?;
        }
        f.write_str(self.qualifier.sign())
    }
}

/// Writes the years that share their digits but for the last `unknown` ones, which make up `span` years.
fn write_years(f: &mut fmt::Formatter<'_>, first: i16, span: u16, unknown: usize) -> fmt::Result {
    let sign = if first < 0 { "-" } else { "" };
    let known = first.unsigned_abs() / span;
    write!(f, "{sign}{known:0width$}{:X<unknown$}", "", width = 4 - unknown)
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "T{}", self.time)?;
        match self.offset.map(|offset| offset.seconds() / 60) {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(minutes) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            }
        }
    }
}
