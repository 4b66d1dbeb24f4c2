//! What holds for the languages that have words, and for those that have none.

mod alphabet;
mod dates;
mod limits;
mod words;

use super::{Language, direction_of};

#[test]
fn direction_is_that_of_the_script() {
    for (tag, direction) in [
        ("en", "ltr"),
        ("lt", "ltr"),
        ("ja", "ltr"),
        ("he", "rtl"),
        ("ar", "rtl"),
        ("fa", "rtl"),
        ("ur-PK", "rtl"),
        ("az-Arab", "rtl"),
        ("az", "ltr"),
        ("no such tag", "ltr"),
    ] {
        assert_eq!(direction_of(tag), direction, "{tag}");
    }
    for (tag, interface) in [("de-AT", "de-AT"), ("he", "en"), ("it", "en"), ("lt", "lt")] {
        let language = Language::new(tag);
        assert_eq!((language.interface(), language.direction()), (interface, "ltr"), "{tag}");
    }
}

#[test]
fn a_language_keeps_its_tag_and_can_be_shared() {
    fn shared<T: Send + Sync>(_: &T) {}
    let language = Language::new("de-AT");
    assert_eq!(language.tag(), "de-AT");
    shared(&language);
}

#[test]
fn numbers_are_grouped_as_in_the_language() {
    for (tag, expected) in
        [("en", "12,345"), ("de", "12.345"), ("lt", "12\u{a0}345"), ("fr", "12\u{202f}345"), ("fa", "۱۲٬۳۴۵")]
    {
        assert_eq!(Language::new(tag).number(12_345), expected, "{tag}");
    }
}
