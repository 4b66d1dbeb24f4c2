//! Dates that begin or end something, or for which something is known.

use crate::date::{Date, parse};
use crate::language::Language;

#[test]
fn dates_that_begin_or_end_something() {
    type Phrase = fn(&Language, &Date) -> String;
    let (since, until, as_of): (Phrase, Phrase, Phrase) = (Language::since, Language::until, Language::as_of);
    for (tag, phrase, text, expected) in [
        ("en", since, "2022-04-12", "since 12 April 2022"),
        ("en", since, "2022-04~", "since about April 2022"),
        ("en", since, "2022-04?", "since April 2022 (uncertain)"),
        ("en", since, "2022-04/2022-06", "since April 2022"),
        ("en", until, "2022-04/2022-06", "until June 2022"),
        ("en", since, "../2022-06", "until June 2022"),
        ("en", as_of, "2022-21", "as of spring 2022"),
        ("en", as_of, "2022-04-10/2022-04-12", "as of 10–12 April 2022"),
        ("fr", since, "2022-04-12", "depuis le 12 avril 2022"),
        ("fr", since, "2022-04~", "depuis avril 2022 environ"),
        ("fr", as_of, "2022-22", "situation à l’été 2022"),
        ("es", since, "2022-04-12", "desde el 12 de abril de 2022"),
        ("es", since, "2022-04~", "aproximadamente desde abril de 2022"),
        ("de", since, "2022-04-12~", "etwa seit dem 12. April 2022"),
        ("de", as_of, "2022-21", "Stand Frühjahr 2022"),
        ("lt", since, "2022-04~", "maždaug nuo 2022 m. balandžio"),
        ("lt", as_of, "2022-04", "duomenys: 2022 m. balandis"),
        ("ru", since, "2022-04~", "примерно с апреля 2022 г."),
        ("ru", as_of, "2022-21", "по состоянию на весну 2022 г."),
        ("ru", as_of, "2022-04~", "по состоянию примерно на апрель 2022 г."),
        ("uk", since, "2022-04~", "приблизно з квітня 2022 р."),
        ("uk", as_of, "2022-24", "станом на зиму 2022 р."),
        ("be", as_of, "2022-21", "станам на вясну 2022 г."),
        ("pl", as_of, "2022-21", "stan na wiosnę 2022"),
        ("pl", until, "2022-04~", "mniej więcej do kwietnia 2022"),
    ] {
        let found = phrase(&Language::new(tag), &parse(text).unwrap()).replace(['\u{a0}', '\u{202f}'], " ");
        assert_eq!(found, expected, "{tag}: {text}");
    }
}
