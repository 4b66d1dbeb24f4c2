//! What is said about a text that is no date.

use crate::date::{DateError, parse};

/// Checks that each text is refused with a message and a help that hold these words.
fn check(faults: &[(&str, &str, &str)]) {
    for (text, message, help) in faults {
        let error = parse(text).expect_err(text);
        assert!(error.to_string().contains(message), "{text}: {error}");
        assert!(error.help().contains(help), "{text}: {}", error.help());
    }
}

#[test]
fn a_wrong_form_is_answered_with_the_right_one() {
    const FORMS: &str = "write it as 2022, 2022-04, 2022-04-12 or 2022-04-12T13:52+03:00";
    check(&[
        ("", "there is no date here", FORMS),
        ("soon", "“soon” is not in a form", FORMS),
        ("2022-04-12/14", "“2022-04-12/14” is not in a form", FORMS),
        ("2022-04T13:52", "is not in a form", FORMS),
        ("12.04.22", "is not in a form", FORMS),
        ("2XXX", "is not in a form", FORMS),
        ("-0000", "is not in a form", FORMS),
        ("２０２２", "is not in a form", FORMS),
        ("12.04.2022", "is not in a form", "write 2022-04-12"),
        ("2022-4-1", "is not in a form", "write 2022-04-01"),
        ("2022/04/12", "is not in a form", "write 2022-04-12"),
        ("20220412", "is not in a form", "write 2022-04-12"),
        ("04/2022", "is not in a form", "write 2022-04"),
        ("12 April 2022", "is not in a form", "write 2022-04-12"),
        ("Tuesday, the 12th of April, 2022", "is not in a form", "write 2022-04-12"),
        ("Apr 2, 2022", "is not in a form", "write 2022-04-02"),
        ("april 2022", "is not in a form", "write 2022-04"),
        ("13/04/2022", "is not in a form", "write 2022-04-13"),
        ("05/05/2022", "is not in a form", "write 2022-05-05"),
        ("04/12/2022", "“04/12/2022” is", "day and month cannot be told apart: write 2022-12-04 or 2022-04-12"),
        ("04-12-2022", "is not", "day and month cannot be told apart: write 2022-12-04 or 2022-04-12"),
        ("2022-xx", "is not in a form", "write 2022-XX"),
        ("2022-04-12t13:52z", "is not in a form", "write 2022-04-12T13:52Z"),
        ("c. April 2022", "is not in a form", "write 2022-04~"),
        ("?2022", "is not in a form", "write 2022?"),
        ("2022-~04", "is not in a form", "write 2022-04~"),
        ("1922?-21", "is not in a form", "write 1922-21?"),
        ("2022-04-12?~", "is not in a form", "write 2022-04-12%"),
        ("2022-?04-12", "is not in a form", "write 2022-04-12?"),
        ("~2022-04-?12", "is not in a form", "write 2022-04-12%"),
        ("12 April 2022 (?)", "is not in a form", "write 2022-04-12?"),
        ("около 12.04.2022", "is not in a form", "write 2022-04-12~"),
        ("apie 2022", "is not in a form", "write 2022~"),
        ("c. 04/12/2022", "is not in a form", "write 2022-12-04~ or 2022-04-12~"),
        ("~2022-02 to 2022-?04", "is not in a form", "write 2022-02~/2022-04?"),
        ("2022-04-1?", "is not in a form", FORMS),
        ("199?", "is not in a form", FORMS),
        ("2022-02-10–2022-02-20", "is not in a form", "write 2022-02-10/2022-02-20"),
        ("10.02.2022 - 20.02.2022", "is not in a form", "write 2022-02-10/2022-02-20"),
    ]);
}

#[test]
fn what_does_not_exist_is_explained() {
    check(&[
        ("Y20220", "is a year of more than four digits", "years run from -9999 to 9999"),
        (
            "2022-02-30",
            "“2022-02-30” does not exist: February 2022 has 28 days",
            "write 2022-02 if the day is not known",
        ),
        ("0001-01-00", "January 0001 has 31 days", "write 0001-01 if"),
        ("2022-30-04", "there is no month 30", "the year comes first"),
        ("2022-21-04", "there is no month 21", "the year comes first"),
        ("2022-00", "there is no month 00", "the year comes first"),
        ("2022-04-12T9:05", "“9:05” is not a time of day", "two digits each"),
        ("2022-04-12T24:00", "“24:00” is not a time of day", "midnight is 00:00"),
        ("2022-04-12T13:52:60", "is not a time of day", "two digits each"),
        ("2022-04-12T", "“” is not a time of day", "two digits each"),
        ("2022-04-12T13:52+30:00", "“+30:00” is not an offset", "write it as +03:00"),
        ("2022-04-12T13:52+é", "“+é” is not an offset", "write it as +03:00"),
        ("2022-04-12T13:52~", "marks a time as about", "write 2022-04-12~"),
        ("../..", "“../..” has neither a start nor an end", "an interval needs one of them"),
        ("2022-04/2022-02", "ends (2022-02) before it starts (2022-04)", "write 2022-02/2022-04"),
        ("2022-04-12T13:52/2022-04-12T13:51", "before it starts", "write 2022-04-12T13:51/2022-04-12T13:52"),
        ("2022-04-12T13:00Z/2022-04-12T15:00+03:00", "before it starts", "write"),
    ]);
}

#[test]
fn a_fault_names_the_whole_text_only_where_its_form_is_wrong() {
    assert!(
        matches!(parse("2022-02-30/2022-03"), Err(DateError::NoSuchDay { written, .. }) if written == "2022-02-30")
    );
    assert!(matches!(parse("soon/2022-03"), Err(DateError::Form { written, .. }) if written == "soon/2022-03"));
}
