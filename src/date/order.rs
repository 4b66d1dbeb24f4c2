//! Order, and the instants that stand for dates in feeds.

use std::cmp::Reverse;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Date, Day, Offset};

/// The place of a date among others: by its earliest day, then coarser first, then by its time.
///
/// - An interval without a known start sorts by its end, before all else there.
/// - Of two dates with one earliest day, the one that reaches further is the coarser one.
/// - A time with an offset is compared by what it is in UTC, one without as it is written; neither leaves its day.
///
/// Dates that differ can share a key (`2022` and `2022~`): whoever sorts adds a last word of their own, such as the path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey {
    first: Day,
    last: Reverse<Day>,
    /// In seconds.
    time: Option<i32>,
}

impl Date {
    /// The place of the date among others.
    pub fn sort_key(&self) -> SortKey {
        let anchor = self.anchor();
        let (first, last) = match (self.earliest(), self.latest()) {
            (Some(first), last) => (first, last.unwrap_or(Day::MAX)),
            (None, last) => (last.unwrap_or(anchor.first), Day::MAX),
        };
        let time = anchor.clock.map(|clock| clock.time.seconds() - clock.offset.map_or(0, Offset::seconds));
        SortKey { first, last: Reverse(last), time }
    }

    /// The instant that stands for the date where a format, such as that of feeds, wants one.
    ///
    /// A time with an offset is exact. A time without one is taken to be in `zone`, and a date without a time stands for
    /// the midnight with which it begins there. An interval begins with its start, or else with its end. `None` only at
    /// the very ends of the calendar.
    pub fn to_instant(&self, zone: &TimeZone) -> Option<Timestamp> {
        self.anchor().instant_in(zone)
    }
}
