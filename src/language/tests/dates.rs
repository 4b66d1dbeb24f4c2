//! Dates in words.

use proptest::prelude::*;

use crate::date::{Date, Day, parse};
use crate::language::Language;

/// One of each form, for every language in the order of this list.
const FORMS: [&str; 16] = [
    "2022-04-14",
    "2022-04",
    "2022",
    "2022-21",
    "194X",
    "2022-04~",
    "2022-04-12~",
    "2022-04-12?",
    "2022-02-10/2022-02-20",
    "2022-02-10/2022-04-14",
    "2022-02-10/2023-04-14",
    "2022-02/2022-04",
    "2022-04-01/..",
    "2022-04/..",
    "../2022",
    "2022-21/..",
];

fn date(text: &str) -> Date {
    parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// In words, with the spaces that do not break as plain ones.
fn in_words(language: &Language, text: &str) -> String {
    language.date(&date(text)).replace(['\u{a0}', '\u{202f}'], " ")
}

fn check(tag: &str, expected: [&str; 16]) {
    let language = Language::new(tag);
    for (form, expected) in FORMS.into_iter().zip(expected) {
        assert_eq!(in_words(&language, form), expected, "{tag}: {form}");
    }
}

#[test]
fn english() {
    check(
        "en",
        [
            "14 April 2022",
            "April 2022",
            "2022",
            "spring 2022",
            "the 1940s",
            "about April 2022",
            "about 12 April 2022",
            "12 April 2022 (uncertain)",
            "10–20 February 2022",
            "10 February–14 April 2022",
            "10 February 2022–14 April 2023",
            "February–April 2022",
            "since 1 April 2022",
            "since April 2022",
            "until 2022",
            "since spring 2022",
        ],
    );
}

#[test]
fn lithuanian() {
    check(
        "lt",
        [
            "2022 m. balandžio 14 d.",
            "2022 m. balandis",
            "2022",
            "2022 m. pavasaris",
            "1940–1949 m.",
            "apie 2022 m. balandžio mėn.",
            "apie 2022 m. balandžio 12 d.",
            "2022 m. balandžio 12 d. (data neaiški)",
            "2022 m. vasario 10–20 d.",
            "2022 m. vasario 10 d. – balandžio 14 d.",
            "2022 m. vasario 10 d. – 2023 m. balandžio 14 d.",
            "2022 m. vasaris–balandis",
            "nuo 2022 m. balandžio 1 d.",
            "nuo 2022 m. balandžio",
            "iki 2022 m.",
            "nuo 2022 m. pavasario",
        ],
    );
}

#[test]
fn belarusian() {
    check(
        "be",
        [
            "14 красавіка 2022 г.",
            "красавік 2022 г.",
            "2022",
            "вясна 2022 г.",
            "1940-я гады",
            "каля красавіка 2022 г.",
            "каля 12 красавіка 2022 г.",
            "12 красавіка 2022 г. (дата пад пытаннем)",
            "10–20 лютага 2022 г.",
            "10 лютага — 14 красавіка 2022 г.",
            "10 лютага 2022 г. — 14 красавіка 2023 г.",
            "люты–красавік 2022 г.",
            "з 1 красавіка 2022 г.",
            "з красавіка 2022 г.",
            "да 2022 г.",
            "з вясны 2022 г.",
        ],
    );
}

#[test]
fn ukrainian() {
    check(
        "uk",
        [
            "14 квітня 2022 р.",
            "квітень 2022 р.",
            "2022",
            "весна 2022 р.",
            "1940–1949 роки",
            "близько квітня 2022 р.",
            "близько 12 квітня 2022 р.",
            "12 квітня 2022 р. (дата під питанням)",
            "10–20 лютого 2022 р.",
            "10 лютого — 14 квітня 2022 р.",
            "10 лютого 2022 р. — 14 квітня 2023 р.",
            "лютий–квітень 2022 р.",
            "з 1 квітня 2022 р.",
            "з квітня 2022 р.",
            "до 2022 р.",
            "з весни 2022 р.",
        ],
    );
}

#[test]
fn russian() {
    check(
        "ru",
        [
            "14 апреля 2022 г.",
            "апрель 2022 г.",
            "2022",
            "весна 2022 г.",
            "1940-е годы",
            "около апреля 2022 г.",
            "около 12 апреля 2022 г.",
            "12 апреля 2022 г. (дата под вопросом)",
            "10–20 февраля 2022 г.",
            "10 февраля — 14 апреля 2022 г.",
            "10 февраля 2022 г. — 14 апреля 2023 г.",
            "февраль–апрель 2022 г.",
            "с 1 апреля 2022 г.",
            "с апреля 2022 г.",
            "до 2022 г.",
            "с весны 2022 г.",
        ],
    );
}

#[test]
fn polish() {
    check(
        "pl",
        [
            "14 kwietnia 2022",
            "kwiecień 2022",
            "2022",
            "wiosna 2022",
            "lata 1940–1949",
            "około kwietnia 2022",
            "około 12 kwietnia 2022",
            "12 kwietnia 2022 (data niepewna)",
            "10–20 lutego 2022",
            "10 lutego – 14 kwietnia 2022",
            "10 lutego 2022 – 14 kwietnia 2023",
            "luty–kwiecień 2022",
            "od 1 kwietnia 2022",
            "od kwietnia 2022",
            "do 2022",
            "od wiosny 2022",
        ],
    );
}

#[test]
fn german() {
    check(
        "de",
        [
            "14. April 2022",
            "April 2022",
            "2022",
            "Frühjahr 2022",
            "1940er-Jahre",
            "etwa April 2022",
            "um den 12. April 2022",
            "12. April 2022 (Datum unsicher)",
            "10.–20. Februar 2022",
            "10. Februar – 14. April 2022",
            "10. Februar 2022 – 14. April 2023",
            "Februar–April 2022",
            "seit dem 1. April 2022",
            "seit April 2022",
            "bis 2022",
            "seit dem Frühjahr 2022",
        ],
    );
}

#[test]
fn french() {
    check(
        "fr",
        [
            "14 avril 2022",
            "avril 2022",
            "2022",
            "printemps 2022",
            "années 1940",
            "vers avril 2022",
            "vers le 12 avril 2022",
            "12 avril 2022 (date incertaine)",
            "10–20 février 2022",
            "10 février – 14 avril 2022",
            "10 février 2022 – 14 avril 2023",
            "février–avril 2022",
            "depuis le 1er avril 2022",
            "depuis avril 2022",
            "jusqu’en 2022",
            "depuis le printemps 2022",
        ],
    );
}

#[test]
fn spanish() {
    check(
        "es",
        [
            "14 de abril de 2022",
            "abril de 2022",
            "2022",
            "primavera de 2022",
            "años 1940",
            "hacia abril de 2022",
            "hacia el 12 de abril de 2022",
            "12 de abril de 2022 (fecha incierta)",
            "10–20 de febrero de 2022",
            "10 de febrero – 14 de abril de 2022",
            "10 de febrero de 2022 – 14 de abril de 2023",
            "febrero–abril de 2022",
            "desde el 1 de abril de 2022",
            "desde abril de 2022",
            "hasta 2022",
            "desde la primavera de 2022",
        ],
    );
}

#[test]
fn rarer_forms() {
    for (tag, text, expected) in [
        ("en", "2022-04-12%", "about 12 April 2022 (uncertain)"),
        ("en", "2022-04-12T13:52+03:00", "12 April 2022"),
        ("en", "2022-XX-XX", "2022"),
        ("en", "19XX", "1900–1999"),
        ("en", "2019/2022", "2019–2022"),
        ("en", "2022-04/2022-04", "April 2022"),
        ("en", "2022-02-10~/2022-02-20~", "about 10–20 February 2022"),
        ("en", "2022-02~/2022-04", "about February 2022–April 2022"),
        ("en", "2022-02/2022-04-14", "February 2022–14 April 2022"),
        ("en", "2022-04?/..", "since April 2022 (uncertain)"),
        ("en", "2022-04~/..", "since about April 2022"),
        ("en", "2022-04/", "April 2022–?"),
        ("en", "/2022-04", "?–April 2022"),
        ("en", "-0043-03-15", "15 March 44 BC"),
        ("en", "-0043-03-15/-0043-03-17", "15–17 March 44 BC"),
        ("en", "-0049/-0043", "50–44 BC"),
        ("en", "-004X", "50–41 BC"),
        ("en", "-0001/0001", "2 BC–1 AD"),
        ("en", "0000", "1 BC"),
        ("en", "0865-06", "June 865 AD"),
        ("en-US", "2022-04-14", "April 14, 2022"),
        ("en-US", "2022-02-10/2022-04-14", "February 10–April 14, 2022"),
        ("de", "2022-02-10~/2022-02-20~", "um den 10.–20. Februar 2022"),
        ("lt", "2022-02~/2022-04~", "apie 2022 m. vasario–balandžio mėn."),
        ("ru", "2022-02~/2022-04~", "около февраля–апреля 2022 г."),
        ("fr", "194X/..", "depuis les années 1940"),
        ("lt", "-0043-03-15", "44 m. pr. Kr. kovo 15 d."),
        ("hu", "2022-02-10/2022-02-20", "2022. február 10–20."),
        ("ja", "2022-02-10/2022-04-14", "2022年2月10日–4月14日"),
        ("fa", "2022-04-14", "۱۴ آوریل ۲۰۲۲"),
    ] {
        assert_eq!(in_words(&Language::new(tag), text), expected, "{tag}: {text}");
    }
}

#[test]
fn short_dates() {
    for (tag, text, expected) in [
        ("en", "2022-04-14", "14 Apr 2022"),
        ("en", "2022-02-10/2022-02-20", "10–20 Feb 2022"),
        ("en", "2022-04~", "about Apr 2022"),
        ("en", "2022", "2022"),
        ("pl", "2022-04-14", "14 kwi 2022"),
        ("fr", "2022-04-01", "1er avr. 2022"),
        ("de", "2022-04-01", "01.04.2022"),
        ("lt", "2022-04-14", "2022-04-14"),
        ("lt", "2022-02-10/2022-02-20", "2022-02-10 – 2022-02-20"),
        ("de", "-0043-03-15/-0043-03-17", "15.03.44 v. Chr. – 17.03.44 v. Chr."),
    ] {
        assert_eq!(Language::new(tag).short_date(&date(text)), expected, "{tag}: {text}");
    }
}

#[test]
fn times_are_as_written() {
    let english = Language::new("en");
    for (text, expected) in [
        ("2022-04-12T13:52+03:00", Some("13:52")),
        ("2022-04-12T09:05:07", Some("09:05")),
        ("2022-04-12", None),
        ("2022-04", None),
    ] {
        assert_eq!(english.time(&date(text)).as_deref(), expected, "{text}");
    }
    assert_eq!(Language::new("fa").time(&date("2022-04-12T13:52")).as_deref(), Some("۱۳:۵۲"));
}

#[test]
fn months_weekdays_and_spans() {
    let (english, lithuanian) = (Language::new("en"), Language::new("lt"));
    assert_eq!(english.month(2022, 4), "April 2022");
    assert_eq!(lithuanian.month(2022, 4), "2022 m. balandis");
    assert_eq!((english.month_name(9), english.short_month_name(9)), ("September", "Sept"));
    assert_eq!(Language::new("pl").month_name(4), "kwiecień");
    let thursday = Day::new(2022, 4, 14).unwrap();
    assert_eq!(english.weekday(thursday), "Thursday");
    assert_eq!(lithuanian.weekday(thursday), "ketvirtadienis");
    let [monday, .., sunday] = english.weekday_headers();
    assert_eq!(monday, &("Mon".to_owned(), "Monday".to_owned()));
    assert_eq!(sunday, &("Sun".to_owned(), "Sunday".to_owned()));
    let span = |first: &str, last: &str| english.from_to(&date(first), &date(last));
    assert_eq!(span("2022-02-10", "2022-04-14"), "10 February–14 April 2022");
    assert_eq!(span("2022-02-10", "2022-02-10"), "10 February 2022");
    assert_eq!(span("2020", "2022-04"), "2020–April 2022");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_date_has_words(
        points in proptest::collection::vec(
            "(-?([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(-(0[1-9]|1[0-2]|2[1-4])(-(0[1-9]|1[0-9]|2[0-8]))?)?[~?%]?|\\.\\.|)(/(-?[0-9]{4}(-(0[1-9]|1[0-2])(-2[0-8])?)?[~?%]?|\\.\\.|))?",
            40,
        ),
        tag in proptest::sample::select(vec!["en", "en-US", "lt", "be", "uk", "ru", "pl", "de", "fr", "es", "ar", "he", "fa", "ja", "zh", "hu", "th", "am", "und", "tlh"]),
    ) {
        let language = Language::new(tag);
        for date in points.iter().filter_map(|text| parse(text).ok()) {
            for text in [language.date(&date), language.short_date(&date)] {
                prop_assert!(!text.trim().is_empty() && !text.contains(['{', '}']), "{}: {}", date, text);
            }
        }
    }
}
