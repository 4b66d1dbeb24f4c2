//! Days as numbers, which sort as dates do and from which a script can tell year and month by division.

use xxhash_rust::xxh3::xxh3_64;

use crate::date::{Date, Precision};

/// Year 0 as it is counted.
const YEARS: i32 = 10_000;

/// So many days that are none stand below all others: what has no date is spread over them, so that one more does not move all the others.
const UNDATED: u64 = 400;

/// The day of a document as a number.
///
/// `((year + 10000) * 13 + month) * 32 + day`, with month 0 where only the year is known, and day 0 where only the month is. So a range of months is a
/// range of numbers, and a year alone lies in no month. An interval stands where it begins, a season at its first month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayCode(u32);

impl DayCode {
    /// The day of what has this date; what is less precise than a year, or has no beginning, has none.
    pub fn of(date: Option<&Date>, address: &str) -> Self {
        date.and_then(Self::dated).unwrap_or_else(|| Self((xxh3_64(address.as_bytes()) % UNDATED) as u32))
    }

    fn dated(date: &Date) -> Option<Self> {
        let first = match date.precision() {
            Precision::Interval => return Self::dated(&date.known().next().filter(|_| date.earliest().is_some())?),
            Precision::Century | Precision::Decade => return None,
            _ => date.earliest()?,
        };
        let (month, day) = match date.precision() {
            Precision::Year => (0, 0),
            Precision::Season | Precision::Month => (first.month(), 0),
            _ => (first.month(), first.day()),
        };
        let months = u32::try_from((i32::from(first.year()) + YEARS) * 13).ok()? + u32::from(month);
        Some(Self(months * 32 + u32::from(day)))
    }

    /// The number.
    pub fn number(self) -> u32 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_sort_as_dates_do_and_a_year_lies_in_no_month() {
        let code = |text: &str| DayCode::of(text.parse().ok().as_ref(), "a/").number();
        let ordered = ["-0044", "2021-12-31", "2022", "2022-03", "2022-03-31", "2022-04", "2022-04-01", "2022-04-02"];
        let codes: Vec<u32> = ordered.iter().map(|date| code(date)).collect();
        assert!(codes.is_sorted() && codes[0] > UNDATED as u32, "{codes:?}");
        assert_eq!(code("2022-04-14"), (12_022 * 13 + 4) * 32 + 14);
        assert_eq!(code("2022-04-14T12:00"), code("2022-04-14"));
        assert_eq!(code("2022-04-14/2022-05"), code("2022-04-14"));
        assert_eq!(code("2022-21"), code("2022-03"));
        for none in ["", "202X", "19XX", "../2022"] {
            assert!(code(none) < UNDATED as u32, "{none}");
        }
    }
}
