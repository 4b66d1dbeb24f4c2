//! What holds for every date and every text.

use jiff::tz::TimeZone;
use proptest::prelude::*;

use crate::date::{Date, DateError, Day, Period, parse};

/// Texts that are a point more often than not.
fn points() -> impl Strategy<Value = String> {
    let bare = "-?([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(-(0[1-9]|1[0-2]|2[1-4]|XX)(-(0[1-9]|1[0-9]|2[0-8]|XX))?)?[~?%]?";
    let timed = "-?[0-9]{4}-0[1-9]-[0-2][1-8]T[01][0-9]:[0-5][0-9](:[0-5][0-9])?(Z|[+-]0[0-9]:[0-5]0)?";
    prop_oneof![3 => bare, 1 => timed]
}

/// Texts that are a date or an interval more often than not, and dates only.
fn dates() -> impl Strategy<Value = Date> {
    let end = || prop_oneof![6 => points(), 1 => Just("..".to_owned()), 1 => Just(String::new())];
    let interval = (end(), end()).prop_map(|(start, end)| format!("{start}/{end}"));
    prop_oneof![points(), interval].prop_filter_map("not a date", |text| parse(&text).ok())
}

proptest! {
    #[test]
    fn what_is_printed_reads_back(date in dates()) {
        prop_assert_eq!(parse(&date.to_string()), Ok(date));
    }

    #[test]
    fn order_agrees_with_the_earliest_day(one in dates(), other in dates()) {
        let order = one.sort_key().cmp(&other.sort_key());
        prop_assert_eq!(other.sort_key().cmp(&one.sort_key()), order.reverse());
        if let (Some(first), Some(second)) = (one.earliest(), other.earliest())
            && first != second
        {
            prop_assert_eq!(order, first.cmp(&second));
        }
    }

    #[test]
    fn a_date_is_filed_under_its_year_and_each_period_once(date in dates()) {
        // Intervals of whole eras are filed under more months than are worth counting here.
        let filed: Vec<_> = date.filed_under().take(3_000).collect();
        let decades = date.to_string().replace("-XX", "").contains('X');
        prop_assert!(decades || filed.contains(&Period::Year(date.year())));
        let mut unique = filed.clone();
        unique.sort();
        unique.dedup();
        prop_assert_eq!(unique.len(), filed.len());
    }

    #[test]
    fn an_instant_never_moves_the_day_in_its_own_zone(date in dates()) {
        if let (Some(instant), Some(day), None) = (date.to_instant(&TimeZone::UTC), date.day(), date.offset()) {
            prop_assert_eq!(Day::from(instant.to_zoned(TimeZone::UTC).date()), day);
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), near in "[0-9XYTZ/.:+~?% –a-c-]{0,24}") {
        for text in [text, near] {
            if let Err(error) = parse(&text) {
                prop_assert!(!error.to_string().is_empty() && !error.help().is_empty());
            }
        }
    }

    #[test]
    fn help_is_itself_a_date(text in "[0-9]{1,4}[./ -][0-9]{1,2}[./ -][0-9]{1,4}") {
        if let Err(DateError::Form { readings, .. }) = parse(&text) {
            for reading in readings {
                prop_assert_eq!(parse(&reading.to_string()), Ok(reading));
            }
        }
    }
}
