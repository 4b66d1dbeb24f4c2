//! What YAML becomes, and where it says that each value stands.

use super::*;
use crate::diagnostic::Code;

fn scalar(node: &Node) -> &str {
    match node {
        Node::Scalar(scalar) => &scalar.text,
        other => panic!("expected a scalar, found {other:?}"),
    }
}

fn value(text: &str) -> String {
    match parse(text).unwrap() {
        Node::Map(pairs) => scalar(&pairs[0].1).to_owned(),
        other => panic!("expected a map, found {other:?}"),
    }
}

#[test]
fn scalars_stay_as_they_are_written() {
    for (written, meant) in [
        ("NO", "NO"),
        ("2022", "2022"),
        ("2022-04", "2022-04"),
        ("13:52", "13:52"),
        ("1.10", "1.10"),
        ("0x1F", "0x1F"),
        ("+5", "+5"),
        ("True", "True"),
        ("007", "007"),
        ("1e3", "1e3"),
        ("\"quoted 1.10\"", "quoted 1.10"),
        ("99999999999999999999999999", "99999999999999999999999999"),
        ("!tagged text", "text"),
    ] {
        assert_eq!(value(&format!("k: {written}\n")), meant);
    }
}

#[test]
fn places_are_bytes_of_the_text() {
    let text =
        "title: Ąžuolas\npeople:\n  - Vytis\n  - \"Aliaksandr L\"\nevents:\n  - {title: A, date: 2022-02-30}\nempty:\n";
    for (path, expected) in [
        (vec!["title".into()], "Ąžuolas"),
        (vec!["people".into()], "people"),
        (vec!["people".into(), 1.into()], "\"Aliaksandr L\""),
        (vec!["events".into(), 0.into(), "date".into()], "2022-02-30"),
        (vec!["empty".into()], "empty"),
        (vec!["title".into(), 0.into()], "Ąžuolas"),
        (vec![Step::Name("people".into())], "people"),
        (vec!["events".into(), 0.into(), "place".into()], "{title: A, date: 2022-02-30}"),
    ] {
        assert_eq!(&text[locate(text, &path)], expected, "{path:?}");
    }
}

#[test]
fn broken_text_says_where() {
    let error = parse("title: \"open\npeople: [a\n").unwrap_err();
    assert!(matches!(error, Error::Syntax { at, .. } if at > 0), "{error:?}");
    assert!(matches!(parse(&"[".repeat(1000)), Err(Error::TooDeep(MAX_DEPTH))));
    assert!(matches!(parse(&"a".repeat(MAX_LENGTH + 1)), Err(Error::TooLong(_))));
}

#[test]
fn a_map_is_taken_apart_with_every_fault() {
    const KEYS: &[Key] = keys! {
        "title" Text [required] "";
        "people" Names "";
        "draft" Flag "";
    };
    let node =
        parse("title: [a]\npoeple: x\npeople: [\"[[A B|c]]\", [[C D]], {e: f}]\ndraft: maybe\ndraft: yes\n").unwrap();
    let mut faults = Vec::new();
    let mut fields = Fields::new(node, KEYS, Vec::new(), &mut faults);
    assert_eq!(fields.required_text("title", "write one"), None);
    assert_eq!(fields.names("people"), ["A B", "C D", ""]);
    assert_eq!(fields.flag("draft"), None);
    fields.finish();
    let codes: Vec<_> = faults.iter().map(|fault| fault.code).collect();
    assert_eq!(
        codes,
        [Code::DuplicateKey, Code::WrongType, Code::WrongType, Code::WrongType, Code::UnknownKey],
        "{faults:#?}"
    );
    assert!(faults[4].help.as_deref().unwrap().contains("people"));
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "[-\\[\\]{}:,&*!|>'\"%@`#\\n a-zą0-9.~?]{0,80}") {
        let _ = parse(&text);
        let _ = locate(&text, &["a".into(), 0.into(), "b".into()]);
    }
}

/// What is said of a text that is no YAML: the text from the byte that is meant, the message and the help.
fn told(text: &str) -> (&str, String, String) {
    let error = parse(text).unwrap_err();
    (&text[error.offset()..], error.to_string(), error.help().to_owned())
}

#[test]
fn a_space_that_is_none_is_named_where_it_stands() {
    for (text, at, what) in [
        ("title:\u{a0}T\n", "\u{a0}T\n", "U+00A0, a no-break space"),
        ("title: T\ndate:\u{a0}2022\n", "\u{a0}2022\n", "U+00A0"),
        ("title: T\nsource:\n  name:\u{2009}Paper\n", "\u{2009}Paper\n", "U+2009, a space of a special width"),
        ("дата:\u{3000}2022\n", "\u{3000}2022\n", "U+3000, a wide space"),
        ("title:\u{200b}T", "\u{200b}T", "U+200B"),
    ] {
        let (place, message, help) = told(text);
        assert!(
            place == at && message.contains(what) && help.contains("type a space"),
            "{text:?}: {place:?} {message}"
        );
    }
    assert!(parse("title: A\u{a0}B\nsummary: 10\u{a0}km:\u{a0}far\n").is_ok());
}

#[test]
fn a_bracket_that_is_left_open_is_told_at_its_own_line() {
    for (text, at, help) in [
        ("title: T\ntags: [#ferries, ports]\n", "[#ferries, ports]\n", "`#` begins a comment"),
        ("title: T\ntags: [a, #b]", "[a, #b]", "`#` begins a comment"),
        ("title: T\ntags: {#a: b}\n", "{#a: b}\n", "`#` begins a comment"),
        ("title: T\ntags: [", "[", "write `]`"),
        ("title: T\ntags: [a, b\n", "[a, b\n", "write `]`"),
    ] {
        let (place, message, said) = told(text);
        assert!(
            place == at && message.contains("not closed") && said.contains(help),
            "{text}: {place:?} {message} {said}"
        );
    }
}

#[test]
fn quotation_marks_that_are_advised_hold_the_text() {
    for (text, help) in [
        ("title: 'It's a day'\n", "`title: \"It's a day\"`"),
        ("title: 'L'heure d'été'\n", "`title: \"L'heure d'été\"`"),
        ("title: \"A \"good\" day\"\n", "`title: 'A \"good\" day'`"),
        ("title: 'Don't say \"no\"'\n", "`title: 'Don''t say \"no\"'`"),
        ("title: A: B\n", "`title: \"A: B\"`"),
        ("title: @home: \"x\"\n", "`title: '@home: \"x\"'`"),
    ] {
        let (_, _, said) = told(text);
        assert!(said.contains(help), "{text}: {said}");
        let advised = said.split('`').nth(1).unwrap();
        assert!(parse(advised).is_ok(), "{advised}");
    }
}
