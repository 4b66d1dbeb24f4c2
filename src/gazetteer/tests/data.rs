//! The data file: whole, sorted, and no name in it leads two ways.

use std::collections::{BTreeMap, BTreeSet};

use super::country;
use crate::gazetteer::table::{COLUMNS, DATA, Entry, TABLE};
use crate::gazetteer::{Country, Name, NameKind, languages};
use crate::text::fold;

#[test]
fn every_line_is_read_and_every_country_is_whole() {
    let lines = DATA.lines().filter(|line| !line.starts_with('#')).skip(1);
    let rows = TABLE.countries.len() + TABLE.regions.len() + TABLE.others.len();
    assert_eq!(lines.count(), rows);
    assert_eq!(Country::all().filter(|country| !country.is_former()).count(), 250);

    for country in Country::all() {
        let code = country.code();
        assert_eq!(Country::from_code(code), Some(country));
        assert_eq!(Country::from_code(country.alpha3()), Some(country), "{code}");
        assert_eq!(country.region().is_none(), country.is_former(), "{code}");
        assert_eq!(country.subregion().is_none(), country.is_former() || code == "AQ", "{code}");
        assert_eq!(Country::find(country.slug_name()), Some(country), "{code}");
        assert_ne!(country.slug_name(), code);
        for &language in languages().iter().filter(|_| !country.is_former()) {
            assert!(country.row().name_of(NameKind::Common, language).is_some(), "{code} has no name in {language}");
        }
    }
}

#[test]
fn every_name_leads_back() {
    for country in Country::all() {
        for name in country.names() {
            let found = match name.kind {
                NameKind::Adjective => Country::from_adjective(name.text),
                _ => Country::find(name.text),
            };
            assert_eq!(found, Some(country), "{name:?}");
        }
    }
}

/// The generator folds names with a function of its own; this holds its keys against the real one.
#[test]
fn the_keys_are_the_folded_names() {
    for row in TABLE.countries.iter().chain(&TABLE.regions).chain(&TABLE.others) {
        let own = row.entries().filter(|entry| !entry.shared);
        let folded: BTreeSet<String> = own
            .map(|Entry { name, .. }| match name.kind {
                NameKind::Adjective => format!("^{}", fold(name.text)),
                _ => fold(name.text),
            })
            .collect();
        let stored: BTreeSet<String> = row.keys().map(str::to_owned).collect();
        assert_eq!(stored, folded, "{}", row.code);
    }
}

#[test]
fn no_two_countries_share_a_key() {
    let mut owners: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in TABLE.countries.iter().chain(&TABLE.regions).chain(&TABLE.others) {
        for key in row.keys() {
            owners.entry(key).or_default().push(row.code);
        }
    }
    owners.retain(|_, codes| codes.len() > 1);
    assert_eq!(owners, BTreeMap::new());
}

/// What the generator found shared, in full: a new release of the data that adds to it should be looked at.
#[test]
fn shared_names_are_known() {
    let shared: Vec<_> = Country::all()
        .flat_map(|country| country.row().entries().map(move |entry| (country.code(), entry)))
        .filter(|(_, entry)| entry.shared)
        .map(|(code, entry)| format!("{code} {} {}", entry.name.language, entry.name.text))
        .collect();
    let expected = [
        "CD en Congolese",
        "CG en Congolese",
        "CG es Congo",
        "CG pt Congo",
        "DM en Dominican",
        "DM en Dominicans",
        "DO en Dominican",
        "DO en Dominicans",
        "GB es RU",
    ];
    assert_eq!(shared, expected);
    assert_eq!(Country::from_adjective("Congolese"), None);
    assert!(country("CD").adjectives().any(|word| word == "Congolese"));
    assert_eq!(Country::find("Congo"), None);
}

#[test]
fn english_names_make_good_addresses() {
    let cases = [
        ("BA", "Bosnia and Herzegovina"),
        ("CD", "Democratic Republic of the Congo"),
        ("CZ", "Czechia"),
        ("HK", "Hong Kong"),
        ("KN", "Saint Kitts and Nevis"),
        ("KP", "North Korea"),
        ("MM", "Myanmar"),
        ("MO", "Macao"),
        ("PS", "Palestine"),
        ("TR", "Turkey"),
        ("US", "United States"),
    ];
    for (code, name) in cases {
        assert_eq!(country(code).slug_name(), name);
    }
    let addresses: BTreeSet<String> = Country::all().map(|country| deunicode::deunicode(country.slug_name())).collect();
    assert_eq!(addresses.len(), Country::all().len());
    for address in addresses {
        let plain = |letter: char| letter.is_ascii_alphabetic() || " -'().".contains(letter);
        assert!(address.chars().all(plain), "{address}");
    }
}

#[test]
fn names_that_are_also_something_else_are_marked() {
    for code in ["GE", "JO", "TD", "TR", "NE", "GN", "ML", "DM", "GD", "JE", "WS"] {
        assert!(country(code).is_ambiguous(), "{code}");
    }
    for code in ["BY", "US", "CU", "NL", "MK", "PL"] {
        assert!(!country(code).is_ambiguous(), "{code}");
    }
    let mark = |code: &str, text: &str| country(code).names().find(|name| name.text == text).map(|name| name.ambiguous);
    assert_eq!(mark("TR", "Türkiye"), Some(false));
    assert_eq!(mark("NL", "Holland"), Some(true));
    assert_eq!(mark("TG", "Того"), Some(true));
    assert_eq!(mark("GE", "Gruzija"), Some(false));
    let marked = |name: &Name| name.text == "Kuba" && name.ambiguous;
    let languages: Vec<_> = country("CU").names().filter(marked).map(|name| name.language).collect();
    assert_eq!(languages, ["pl", "cs", "sk"], "a short form of Jakub");
}

#[test]
fn the_file_is_sorted_and_nobody_edited_it() {
    let rows: Vec<&str> = DATA.lines().filter(|line| !line.starts_with('#')).skip(1).collect();
    let keys: Vec<_> = rows.iter().map(|row| row.split('\t').take(2).collect::<Vec<_>>()).collect();
    assert!(keys.is_sorted());

    // And those in languages that are not carried.
    let columns = COLUMNS + languages().len() + 1;
    assert!(rows.iter().all(|row| row.split('\t').count() == columns));
    assert_eq!(languages().first(), Some(&"en"));

    let (header, body) = DATA.split_once("\nkind\t").unwrap();
    let stated = header.rsplit(' ').next().unwrap();
    let body = format!("kind\t{body}");
    let checksum = body
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    assert_eq!(stated, format!("{checksum:016x}"));
}
