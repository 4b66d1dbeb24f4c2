//! Order, and the letters of A–Z lists.

use std::cmp::Ordering;

use proptest::prelude::*;

use crate::language::Language;

#[test]
fn names_are_in_the_order_of_the_language() {
    for (tag, expected) in [
        (
            "lt",
            ["Cibulskis", "Čepaitis", "Yčas", "Ilgūnas", "Yra", "Izmailas", "Jurkonis", "Sabonis", "Šapoka"].as_slice(),
        ),
        ("de", &["Adler", "Ärzte", "Azur", "Oder", "Öder", "Straße", "Strasser"]),
        ("pl", &["Lato", "Łapicki", "Sobczak", "Śliwa", "Zych", "Żak"]),
        ("cs", &["Cibulka", "Čech", "Havel", "Chalupa", "Ibl"]),
        ("es", &["Naranjo", "Nuñez", "Ñandú", "Otero"]),
        ("uk", &["Гай", "Ґедзь", "Зима", "Ігор", "Їжак", "Йов"]),
        ("en", &["2 May", "10 March", "Article 2", "Article 10", "Zürich"]),
    ] {
        let language = Language::new(tag);
        let mut sorted = expected.to_vec();
        sorted.reverse();
        sorted.sort_by(|a, b| language.compare(a, b));
        assert_eq!(sorted, expected, "{tag}");
    }
}

#[test]
fn only_a_name_itself_is_equal_to_it() {
    let english = Language::new("en");
    assert_eq!(english.compare("Lukashenko", "Lukashenko"), Ordering::Equal);
    // The collation holds these equal: a soft hyphen, a letter composed and in parts.
    assert_ne!(english.compare("Lukashenko", "Luka\u{ad}shenko"), Ordering::Equal);
    assert_ne!(english.compare("Š", "S\u{30c}"), Ordering::Equal);
}

#[test]
fn a_name_stands_under_its_letter() {
    for (tag, cases) in [
        ("en", [("jurkonis", "J"), ("Šapoka", "S"), ("Ærø", "A"), ("3 Steps", "0–9"), ("ßtrange", "S")].as_slice()),
        ("en", &[("“Quoted”", "Q"), ("", "#"), ("!!!", "#"), ("陈", "#"), ("강", "ᄀ"), ("Łapicki", "L")]),
        ("lt", &[("Šapoka", "Š"), ("Yčas", "I"), ("Ąžuolas", "A"), ("Čepaitis", "Č"), ("„Lrytas“", "L")]),
        ("de", &[("Ärzte", "A"), ("Öder", "O"), ("Schmidt", "S")]),
        ("pl", &[("Łapicki", "Ł"), ("Żak", "Ż"), ("Czech", "C")]),
        ("es", &[("Ñandú", "Ñ"), ("Ángel", "A"), ("Chávez", "C"), ("Llosa", "L")]),
        ("cs", &[("Chalupa", "Ch"), ("Cibulka", "C"), ("Čech", "Č"), ("CHALUPA", "Ch")]),
        ("hu", &[("Szabó", "Sz"), ("Csák", "Cs"), ("Sas", "S"), ("Őrség", "Ö"), ("Ödön", "Ö"), ("Űr", "Ü")]),
        ("da", &[("Ærø", "Æ"), ("Østergaard", "Ø"), ("Aabenraa", "Aa"), ("aÄ", "A")]),
        ("tr", &[("İnönü", "İ"), ("Işık", "I"), ("Çelik", "Ç")]),
        ("et", &[("Šoti", "Š"), ("Zopp", "Z"), ("Tamm", "T")]),
        ("vi", &[("Ệ", "Ê"), ("Đỗ", "Đ")]),
        ("ru", &[("Ёлкин", "Е"), ("Йод", "Й"), ("путин", "П"), ("Putin", "P")]),
        ("be", &[("Ўладзімір", "Ў"), ("Ёлка", "Ё"), ("Ігнат", "І")]),
        ("uk", &[("Їжак", "Ї"), ("Ґедзь", "Ґ"), ("Єва", "Є")]),
        ("el", &[("Άννα", "Α")]),
        ("ka", &[("ანა", "ა")]),
        ("he", &[("אבא", "א")]),
    ] {
        let language = Language::new(tag);
        for (name, letter) in cases {
            assert_eq!(language.initial(name), *letter, "{tag}: {name}");
        }
    }
}

#[test]
fn letters_are_in_order_after_digits_and_signs() {
    let language = Language::new("lt");
    let mut letters = ["Š", "S", "A", "0–9", "#", "Ž", "I"];
    letters.sort_by(|a, b| language.compare(a, b));
    assert_eq!(letters, ["#", "0–9", "A", "I", "S", "Š", "Ž"]);
}

proptest! {
    #[test]
    fn names_of_one_letter_stand_together(
        mut names in proptest::collection::vec("[A-Za-zÀ-ÖØ-öø-žА-яЀ-џ]{1,5}", 1..20),
        tag in proptest::sample::select(vec!["en", "lt", "pl", "cs", "hu", "uk", "be", "da", "sv"]),
    ) {
        let language = Language::new(tag);
        names.sort_by(|a, b| language.compare(a, b));
        let mut letters: Vec<_> = names.iter().map(|name| language.initial(name)).collect();
        letters.dedup();
        let mut unique = letters.clone();
        unique.sort();
        unique.dedup();
        prop_assert_eq!(unique.len(), letters.len(), "{:?}", names);
    }

    #[test]
    fn any_text_has_a_letter_and_a_place(a in any::<String>(), b in any::<String>()) {
        let language = Language::new("cs");
        prop_assert!(!language.initial(&a).is_empty());
        prop_assert_eq!(language.compare(&a, &b), language.compare(&b, &a).reverse());
    }
}
