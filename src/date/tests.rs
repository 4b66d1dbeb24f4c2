//! Tables of what reads as what, and the properties that hold for every date.

mod faults;
mod properties;

use jiff::tz::TimeZone;

use super::{Date, Day, End, Period, Precision, Weekday, parse};

fn date(text: &str) -> Date {
    parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn days(date: &Date) -> (String, String) {
    let text = |day: Option<Day>| day.map_or("-".to_owned(), |day| day.to_string());
    (text(date.earliest()), text(date.latest()))
}

#[test]
fn dates_know_their_precision_and_their_span() {
    use Precision::{Century, Day, Decade, Interval, Minute, Month, Season, Second, Year};
    for (text, precision, earliest, latest) in [
        ("2022", Year, "2022-01-01", "2022-12-31"),
        ("2022-XX", Year, "2022-01-01", "2022-12-31"),
        ("2022-XX-XX", Year, "2022-01-01", "2022-12-31"),
        ("202X", Decade, "2020-01-01", "2029-12-31"),
        ("19XX~", Century, "1900-01-01", "1999-12-31"),
        ("-019X", Decade, "-0199-01-01", "-0190-12-31"),
        ("-000X", Decade, "-0009-01-01", "-0001-12-31"),
        ("-00XX", Century, "-0099-01-01", "-0001-12-31"),
        ("0000", Year, "0000-01-01", "0000-12-31"),
        ("-0044-03-15", Day, "-0044-03-15", "-0044-03-15"),
        ("2022-02", Month, "2022-02-01", "2022-02-28"),
        ("2024-02-XX", Month, "2024-02-01", "2024-02-29"),
        ("2022-21", Season, "2022-03-01", "2022-05-31"),
        ("2022-24", Season, "2022-12-01", "2023-02-28"),
        ("9999-24", Season, "9999-12-01", "9999-12-31"),
        ("2022-04-12?", Day, "2022-04-12", "2022-04-12"),
        ("2022-04-12T13:52", Minute, "2022-04-12", "2022-04-12"),
        ("2022-04-12T00:30+14:00", Minute, "2022-04-12", "2022-04-12"),
        ("2022-04-12T13:52:07Z", Second, "2022-04-12", "2022-04-12"),
        ("2022-02-10/2022-03", Interval, "2022-02-10", "2022-03-31"),
        ("2022-04/..", Interval, "2022-04-01", "-"),
        ("2022-04/", Interval, "2022-04-01", "-"),
        ("../2022-04", Interval, "-", "2022-04-30"),
        ("/2022-04~", Interval, "-", "2022-04-30"),
        ("2022-04-13T00:30+14:00/2022-04-12T12:00Z", Interval, "2022-04-13", "2022-04-12"),
    ] {
        let date = date(text);
        assert_eq!(date.precision(), precision, "{text}");
        assert_eq!(days(&date), (earliest.to_owned(), latest.to_owned()), "{text}");
        assert_eq!(date.to_string(), text);
    }
}

#[test]
fn loose_forms_print_in_the_standard_one() {
    for (text, printed) in [
        (" 2022-04-12 \n", "2022-04-12"),
        ("2022-04-12 13:52", "2022-04-12T13:52"),
        ("2022-04-12 13:52 +03:00", "2022-04-12T13:52+03:00"),
        ("2022-04-12T13:52+0300", "2022-04-12T13:52+03:00"),
        ("2022-04-12T13:52-05", "2022-04-12T13:52-05:00"),
        ("2022-04-12T13:52+00:00", "2022-04-12T13:52Z"),
        ("2022-04-12T13:52:07.123Z", "2022-04-12T13:52:07Z"),
        ("2022-02-10 / 2022-02-20", "2022-02-10/2022-02-20"),
    ] {
        assert_eq!(date(text).to_string(), printed);
    }
}

#[test]
fn parts_are_known_where_they_are_said() {
    let full = date("2022-04-12T13:52+03:30");
    assert_eq!((full.year(), full.month(), full.day()), (2022, Some(4), Day::new(2022, 4, 12)));
    let time = full.time().unwrap();
    assert_eq!((time.hour(), time.minute(), time.second()), (13, 52, None));
    assert_eq!(full.offset().unwrap().seconds(), 12_600);
    assert_eq!(full.day().unwrap().weekday(), Weekday::Tuesday);

    let month = date("2022-04");
    assert_eq!((month.month(), month.day(), month.time()), (Some(4), None, None));
    assert_eq!((month.start(), month.end()), (None, None));
    let season = date("2022-23");
    assert_eq!((season.season(), season.month(), month.season()), (Some(3), None, None));

    let interval = date("2022-02-10~/..");
    assert_eq!(interval.start(), Some(End::Known(date("2022-02-10~"))));
    assert_eq!(interval.end(), Some(End::Open));
    assert_eq!(date("/2022").start(), Some(End::Unknown));
    assert_eq!((interval.month(), interval.day()), (None, None));
    assert_eq!((interval.year(), date("../1999").year()), (2022, 1999));
    assert_eq!(Date::from(Day::new(2022, 4, 12).unwrap()), date("2022-04-12"));
}

#[test]
fn firmness_is_kept() {
    for (text, approximate, uncertain) in [
        ("2022-04", false, false),
        ("2022-04~", true, false),
        ("2022-04?", false, true),
        ("2022-04%", true, true),
        ("2022-02/2022-04~", true, false),
        ("../2022?", false, true),
    ] {
        assert_eq!((date(text).is_approximate(), date(text).is_uncertain()), (approximate, uncertain), "{text}");
    }
}

#[test]
fn dates_are_filed_as_precisely_as_they_are_known() {
    for (text, periods) in [
        ("2022-04-12", "2022 2022-04 2022-04-12"),
        ("2022-04-12T23:59-05:00", "2022 2022-04 2022-04-12"),
        ("2022-04-12~", "2022 2022-04 2022-04-12"),
        ("2022-04", "2022 2022-04"),
        ("2022-04-XX", "2022 2022-04"),
        ("2022", "2022"),
        ("2022-XX", "2022"),
        ("2022-24", "2022"),
        ("202X", ""),
        ("19XX", ""),
        ("2022-02-10/2022-04-20", "2022 2022-02 2022-03 2022-04 2022-02-10 2022-04-20"),
        ("2022-02-10/2022-02-10", "2022 2022-02 2022-02-10"),
        ("2021-12-30/2022-01", "2021 2022 2021-12 2022-01 2021-12-30"),
        ("-0001-12/0000-01", "-0001 0000 -0001-12 0000-01"),
        ("2019/2022", "2019 2020 2021 2022"),
        ("2020-03/2022", "2020 2021 2022 2020-03"),
        ("2021-24/2022-04", "2021 2022 2022-04"),
        ("198X/1991", "1990 1991"),
        ("198X/1985", "1985"),
        ("1985/198X", "1985"),
        ("1988-04/199X", "1988 1989 1988-04"),
        ("198X/199X", ""),
        ("2022-04-12/..", "2022 2022-04 2022-04-12"),
        ("/2022-04", "2022 2022-04"),
    ] {
        let filed: Vec<_> = date(text).filed_under().map(|period| period.to_string()).collect();
        assert_eq!(filed.join(" "), periods, "{text}");
    }
}

#[test]
fn periods_sort_by_their_first_day_then_coarser_first() {
    let mut filed: Vec<_> = date("2021-12-31/2022-01-01").filed_under().collect();
    filed.sort();
    let filed: Vec<_> = filed.iter().map(Period::to_string).collect();
    assert_eq!(filed, ["2021", "2021-12", "2021-12-31", "2022", "2022-01", "2022-01-01"]);
}

#[test]
fn dates_sort_by_earliest_day_then_coarser_first_then_time() {
    let in_order = [
        "-0044-03-15",
        "19XX",
        "202X/..",
        "202X",
        "../2021-12-31",
        "2021-12-31",
        "2022/..",
        "2022",
        "2022-01",
        "2022-01-01/2022-01-03",
        "2022-01-01",
        "2022-01-01T00:30+03:00",
        "2022-01-01T09:30",
        "2022-01-01T13:00+03:00",
        "2022-01-01T11:00Z",
        "2022-01-02",
        "2022-21",
        "2022-03",
    ];
    let mut sorted = in_order;
    sorted.reverse();
    sorted.sort_by_key(|text| date(text).sort_key());
    assert_eq!(sorted, in_order);
}

#[test]
fn a_date_stands_for_an_instant_only_through_a_zone() {
    let zone = TimeZone::fixed(super::Offset::constant(2));
    for (text, instant) in [
        ("2022-04-12T13:52+03:00", "2022-04-12T10:52:00Z"),
        ("2022-04-12T13:52:07", "2022-04-12T11:52:07Z"),
        ("2022-04-12", "2022-04-11T22:00:00Z"),
        ("2022-04", "2022-03-31T22:00:00Z"),
        ("2022", "2021-12-31T22:00:00Z"),
        ("2022-02-10/2022-02-20", "2022-02-09T22:00:00Z"),
        ("../2022-02-20", "2022-02-19T22:00:00Z"),
    ] {
        assert_eq!(date(text).to_instant(&zone).unwrap().to_string(), instant, "{text}");
    }
    assert_eq!(date("-9999").to_instant(&zone), None);
}

#[test]
fn days_follow_each_other_to_the_ends_of_the_calendar() {
    let day = |year, month, day| Day::new(year, month, day).unwrap();
    assert_eq!(day(2022, 2, 28).succ(), Some(day(2022, 3, 1)));
    assert_eq!(day(2024, 3, 1).pred(), Some(day(2024, 2, 29)));
    assert_eq!((day(9999, 12, 31).succ(), day(-9999, 1, 1).pred()), (None, None));
    assert_eq!((Day::new(2022, 2, 29), Day::new(2022, 200, 1)), (None, None));
    assert!(day(-1, 12, 31) < day(0, 1, 1));
}

#[test]
fn a_date_is_small() {
    assert!(size_of::<Date>() <= 40, "{}", size_of::<Date>());
}
