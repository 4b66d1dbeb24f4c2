//! Words: every file complete, and none with anything that English lacks.

use std::collections::BTreeSet;

use icu_locale::Locale;
use icu_plurals::PluralRules;

use crate::language::Language;
use crate::language::numbers::category_name;
use crate::language::words::{FILES, File, fill};

/// Words in which a language may use some of the places only.
const FREE: [&str; 5] = ["decade", "decade_inflected", "date_since_about", "date_until_about", "date_as_of_about"];
const FREE_PLACES: [&str; 4] = ["first", "last", "date", "phrase"];

fn files() -> Vec<(&'static str, File)> {
    FILES.map(|(tag, text)| (tag, serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{tag}: {error}")))).into()
}

fn places(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|after| Some(after.split_once('}')?.0)).collect()
}

/// What is wrong with a file, measured by the English one.
fn faults(tag: &str, file: &File, english: &File) -> Vec<String> {
    let mut faults = Vec::new();
    for (key, expected) in &english.words {
        let Some(text) = file.words.get(key) else {
            faults.push(format!("{key} is missing"));
            continue;
        };
        let (Some(text), Some(expected)) = (text.as_str(), expected.as_str()) else {
            faults.push(format!("{key} is no text"));
            continue;
        };
        let fits = if FREE.contains(&key.as_str()) {
            !places(text).is_empty() && places(text).is_subset(&FREE_PLACES.into())
        } else {
            places(text) == places(expected)
        };
        if text.is_empty() || !fits {
            faults.push(format!("{key}: the places of “{text}” are not those of “{expected}”"));
        }
    }
    faults.extend(unknown(file.words.keys(), |key| english.words.contains_key(key)));
    faults.extend(unknown(file.counted.keys(), |noun| english.counted.contains_key(noun)));
    faults.extend(plural_faults(tag, file, english));
    faults
}

fn unknown<'a>(keys: impl Iterator<Item = &'a String>, known: impl Fn(&str) -> bool) -> Vec<String> {
    keys.filter(|key| !known(key)).map(|key| format!("{key} is unknown")).collect()
}

fn plural_faults(tag: &str, file: &File, english: &File) -> Vec<String> {
    let locale: Locale = tag.parse().unwrap();
    let rules = PluralRules::try_new_cardinal(locale.into()).unwrap();
    let expected: BTreeSet<_> = rules.categories().map(category_name).collect();
    let mut faults = Vec::new();
    for noun in english.counted.keys() {
        let forms = file.counted.get(noun).cloned().unwrap_or_default();
        let found: BTreeSet<_> = forms.keys().map(String::as_str).collect();
        if found != expected {
            faults.push(format!("{noun} has the forms {found:?} and not {expected:?}"));
        }
        faults.extend(forms.values().filter(|form| places(form) != ["n"].into()).map(|form| format!("{noun}: {form}")));
    }
    faults
}

#[test]
fn every_language_has_every_word() {
    let files = files();
    let english = &files[0].1;
    assert!(english.words.len() > 100, "the English words were not read");
    for (tag, file) in &files {
        assert_eq!(faults(tag, file, english), Vec::<String>::new(), "{tag}");
    }
}

#[test]
fn a_faulty_file_is_found_out() {
    let english: File = serde_yaml::from_str(
        "a: A\nb: '{n} of {total}'\nc: C\ndecade: 'the {first}s'\ncounted: {notes: {one: '{n} note', other: '{n} notes'}}",
    )
    .unwrap();
    let other: File = serde_yaml::from_str(
        "b: '{n} iš {viso}'\nc: 1\nd: D\ndecade: '{year}'\ncounted: {notes: {one: '{n} įrašas'}, cats: {}}",
    )
    .unwrap();
    let faults = faults("lt", &other, &english);
    let said = |words: &str| faults.iter().any(|fault| fault.contains(words));
    assert!(said("a is missing") && said("c is no text") && said("d is unknown") && said("cats is unknown"));
    assert!(said("b: the places") && said("decade: the places") && said("notes has the forms"));
}

#[test]
fn what_a_language_lacks_is_in_english() {
    let (english, finnish, lithuanian) = (Language::new("en"), Language::new("fi"), Language::new("lt-LT"));
    assert_eq!(finnish.words(), english.words());
    assert_eq!(lithuanian.word("people"), "Žmonės");
    assert_eq!(lithuanian.words()["people"], "Žmonės");
    assert_eq!(english.word("no_such_word"), "");
    assert!(english.words().get("counted").is_none());
}

#[test]
fn nouns_agree_with_their_numbers() {
    for (tag, expected) in [
        ("en", ["0 notes", "1 note", "2 notes", "5 notes", "21 notes"]),
        ("fi", ["0 notes", "1 note", "2 notes", "5 notes", "21 notes"]),
        // Japanese has one form only; the words are English, and so is their grammar.
        ("ja", ["0 notes", "1 note", "2 notes", "5 notes", "21 notes"]),
        ("lt", ["0 įrašų", "1 įrašas", "2 įrašai", "5 įrašai", "21 įrašas"]),
        ("ru", ["0 заметок", "1 заметка", "2 заметки", "5 заметок", "21 заметка"]),
        ("uk", ["0 нотаток", "1 нотатка", "2 нотатки", "5 нотаток", "21 нотатка"]),
        ("be", ["0 нататак", "1 нататка", "2 нататкі", "5 нататак", "21 нататка"]),
        ("pl", ["0 notatek", "1 notatka", "2 notatki", "5 notatek", "21 notatek"]),
        ("de", ["0 Notizen", "1 Notiz", "2 Notizen", "5 Notizen", "21 Notizen"]),
        ("fr", ["0 note", "1 note", "2 notes", "5 notes", "21 notes"]),
        ("es", ["0 notas", "1 nota", "2 notas", "5 notas", "21 notas"]),
    ] {
        let language = Language::new(tag);
        let found = [0, 1, 2, 5, 21].map(|n| language.count(n, "notes").unwrap());
        assert_eq!(found, expected, "{tag}");
    }
    let english = Language::new("en");
    assert_eq!(english.count(1_200, "people").as_deref(), Some("1,200 people"));
    assert_eq!(english.count(3, "unicorns"), None);
    assert!(english.counted_nouns().all(|noun| english.count(1, noun).is_some()));
}

#[test]
fn places_are_filled_once() {
    for (text, expected) in [
        ("{n} of {total}", "{total} of 9"),
        ("{n}{n}", "{total}{total}"),
        ("no place", "no place"),
        ("{other} {n", "{other} {n"),
        ("", ""),
    ] {
        assert_eq!(fill(text, &[("n", "{total}"), ("total", "9")]), expected);
    }
}

#[test]
fn languages_are_called_by_their_names_in_the_language_of_the_site() {
    for (site, tag, name) in [
        ("en", "lt", Some("Lithuanian")),
        ("lt", "he", Some("hebrajų")),
        ("ru-RU", "zh-Hant-TW", Some("китайский")),
        ("it", "de", Some("German")),
        ("en", "xyz", None),
        ("en", "code", None),
    ] {
        assert_eq!(Language::new(site).name_of(tag), name, "{tag} in {site}");
    }
    for (site, _) in FILES {
        let nameless: Vec<_> = FILES.iter().filter(|(tag, _)| Language::new(site).name_of(tag).is_none()).collect();
        assert!(nameless.is_empty(), "{site}: make names.tsv again");
    }
}
