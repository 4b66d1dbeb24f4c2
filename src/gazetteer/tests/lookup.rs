//! The look-ups: what an author may write, and what a page shows.

use proptest::prelude::*;

use super::country;
use crate::gazetteer::{Country, NameKind, Region, not_a_country};

fn code_of(name: &str) -> Option<&'static str> {
    Country::find(name).map(Country::code)
}

#[test]
fn a_country_has_many_names() {
    let cases = [
        (
            "BY",
            "BY BLR Belarus Baltarusija Baltkrievija Valgevene Беларусь Білорусь Białoruś Bialorus Белоруссия Byelorussia \
             Belorussia Weißrussland Wit-Rusland Biélorussie Bielorrusia Bělorusko Fehéroroszország ベラルーシ",
        ),
        ("CZ", "CZ Czechia Česko Tschechien Чэхія"),
        ("GB", "GB GBR UK U.K. Britain Великобритания Didžioji_Britanija Great_Britain United_Kingdom"),
        ("US", "US USA U.S. U.S.A. США ЗША JAV United_States America the_United_States United_States_of_America"),
        ("AE", "UAE ОАЭ United_Arab_Emirates the_UAE"),
        ("NL", "NLD Netherlands the_Netherlands The_Netherlands Holland Nyderlandai"),
        ("TR", "Turkey Türkiye TÜRKIYE Turkija Турцыя"),
        ("MM", "Myanmar Burma Мьянма Бирма М’янма М'янма Мʼянма"),
        ("CI", "Ivory_Coast Côte_d’Ivoire Côte_d'Ivoire Cote_d'Ivoire"),
        ("CD", "Democratic_Republic_of_the_Congo DRC DR_Congo the_Democratic_Republic_of_the_Congo"),
        ("CG", "Republic_of_the_Congo Congo-Brazzaville"),
        ("KP", "North_Korea DPRK КНДР Democratic_People’s_Republic_of_Korea"),
        ("KR", "South_Korea Republic_of_Korea Южная_Корея"),
        ("RU", "RU Russia Russian_Federation РФ Российская_Федерация Rusija Расія"),
        ("PS", "Palestine State_of_Palestine Палестина"),
        ("VA", "Vatican Vatican_City Holy_See the_Holy_See"),
        ("SZ", "Swaziland Eswatini"),
        ("MK", "Macedonia North_Macedonia"),
        ("CV", "Cape_Verde Cabo_Verde"),
        ("GM", "Gambia The_Gambia"),
        ("BA", "Bosnia_and_Herzegovina Bosnia_&_Herzegovina Bosnia BiH"),
        ("HK", "Hong_Kong Hong_Kong_SAR_China"),
        ("MO", "Macao Macau"),
        ("TW", "Taiwan"),
        ("LC", "Saint_Lucia St._Lucia"),
        ("GE", "Georgia Sakartvelas Gruzija Gruzja"),
        ("XK", "XK XKX Kosovo Kosovas Косово"),
        ("SU", "SU SUN Soviet_Union the_Soviet_Union USSR СССР ZSRR Советский_Союз"),
        ("YU", "YU Yugoslavia Serbia_and_Montenegro Jugoslavija"),
        ("CS", "CS CSK Czechoslovakia Československo"),
        ("DD", "DD DDR East_Germany GDR ГДР"),
    ];
    for (code, names) in cases {
        for name in names.split_whitespace().map(|name| name.replace('_', " ")) {
            assert_eq!(code_of(&name), Some(code), "{name}");
        }
    }
}

#[test]
fn codes_in_capitals_come_before_names() {
    assert_eq!(country("NO").slug_name(), "Norway");
    assert_eq!(Country::from_code("no").map(Country::code), Some("NO"));
    assert_eq!(Country::from_code("blr"), Country::from_code("BY"));
    // `RU` is also how Spanish shortens the Reino Unido, `ES` how Lithuanian shortens the European Union.
    assert_eq!(country("RU").slug_name(), "Russia");
    assert_eq!(country("ES").slug_name(), "Spain");
    for text in ["no", "by", "", " ", "B", "ZZ", "ZZZ", "B1", "BELA", "Ы", "é"] {
        assert_eq!(Country::find(text), None, "{text}");
    }
    for text in ["", "B", "BELA", "Ы", "é", "12", "EU", "AC"] {
        assert_eq!(Country::from_code(text), None, "{text}");
    }
}

#[test]
fn adjectives_are_not_names() {
    let cases = [
        ("Belarusian", "BY"),
        ("Belarusians", "BY"),
        ("belarusian", "BY"),
        ("Byelorussian", "BY"),
        ("Poles", "PL"),
        ("Dutch", "NL"),
        ("Nigerien", "NE"),
        ("Nigerians", "NG"),
        ("American", "US"),
        ("South Korean", "KR"),
        ("Monegasque", "MC"),
        ("Soviet", "SU"),
        ("Kosovar", "XK"),
    ];
    for (word, code) in cases {
        assert_eq!(Country::from_adjective(word).map(Country::code), Some(code), "{word}");
        assert_eq!(Country::find(word), None, "{word}");
    }
    assert_eq!(Country::from_adjective("Belarus"), None);
    assert!(country("BY").adjectives().take(2).eq(["Belarusian", "Belarusians"]));
}

#[test]
fn names_are_shown_in_the_language_asked_for() {
    let belarus = country("BY");
    let cases = [
        ("en", "Belarus"),
        ("lt", "Baltarusija"),
        ("be", "Беларусь"),
        ("be-tarask", "Беларусь"),
        ("uk", "Білорусь"),
        ("de-CH", "Belarus"),
        ("PL", "Białoruś"),
        ("zh-Hant-TW", "白俄罗斯"),
        ("tlh", "Belarus"),
        ("", "Belarus"),
        ("-", "Belarus"),
    ];
    for (language, name) in cases {
        assert_eq!(belarus.name(language), name, "{language}");
    }
    assert_eq!(belarus.official_name("en"), "Republic of Belarus");
    assert_eq!(belarus.official_name("be"), "Рэспубліка Беларусь");
    assert_eq!(country("ES").official_name("lt"), "Ispanija");
    assert_eq!(country("SU").name("ja"), "Soviet Union");
}

#[test]
fn regions_have_names_too() {
    let belarus = country("BY");
    let (europe, eastern) = (belarus.region().unwrap(), belarus.subregion().unwrap());
    assert_eq!((europe.code(), europe.name("en"), europe.name("lt")), ("150", "Europe", "Europa"));
    assert_eq!((eastern.code(), eastern.name("en")), ("151", "Eastern Europe"));
    assert_eq!(country("XK").region(), Some(europe));
    assert_eq!(country("AQ").region().map(|region| region.name("en")), Some("Antarctica"));
    assert_eq!(Region::from_code("999"), None);
}

#[test]
fn what_is_no_country_gets_help() {
    let cases = [
        ("EU", "`organisations`"),
        ("European Union", "`organisations`"),
        ("the EU", "`organisations`"),
        ("Europos Sąjunga", "`organisations`"),
        ("NATO", "`organisations`"),
        ("UN", "`organisations`"),
        ("United Nations", "`organisations`"),
        ("Europe", "`tags`"),
        ("Western Africa", "`tags`"),
        ("Northern Ireland", "`tags`"),
        ("Scotland", "`tags`"),
        ("the Gaza Strip", "`tags`"),
    ];
    for (name, help) in cases {
        assert_eq!(Country::find(name), None, "{name}");
        assert!(not_a_country(name).is_some_and(|text| text.contains(help)), "{name}");
    }
    for name in ["Belarus", "BY", "ES", "Antarctica", "Микронезия", "Narnia", ""] {
        assert_eq!(not_a_country(name), None, "{name}");
    }
}

#[test]
fn a_slip_of_the_pen_has_a_country_near() {
    let cases = [
        ("Belaruss", Some("BY")),
        ("Lithuana", Some("LT")),
        ("Ukranie", Some("UA")),
        ("Unted States", Some("US")),
        ("Germny", Some("DE")),
        ("Baltarusia", Some("BY")),
        ("Narnia and Beyond", None),
        ("xy", None),
        ("", None),
    ];
    for (name, code) in cases {
        assert_eq!(Country::nearest(name).map(Country::code), code, "{name}");
    }
    assert_eq!(Country::nearest(&"Belarus".repeat(100_000)), None);
}

#[test]
fn names_say_what_they_are() {
    let kind = |code: &str, text: &str| country(code).names().find(|name| name.text == text).map(|name| name.kind);
    assert_eq!(kind("US", "US"), Some(NameKind::Abbreviation));
    assert_eq!(kind("US", "США"), Some(NameKind::Abbreviation));
    assert_eq!(kind("CZ", "Czech Republic"), Some(NameKind::Alternative));
    assert_eq!(kind("BY", "Republic of Belarus"), Some(NameKind::Official));
    assert_eq!(kind("BY", "BY"), None, "codes are not names in running text");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_is_too_odd(text in "\\PC{0,40}") {
        let found = Country::find(&text);
        prop_assert_eq!(found.is_some() && not_a_country(&text).is_some(), false);
        let _ = (Country::nearest(&text), Country::from_code(&text), Country::from_adjective(&text));
        prop_assert!(!Country::from_code("BY").unwrap().name(&text).is_empty());
    }

    #[test]
    fn a_name_is_found_however_it_is_spaced_and_cased(place in 0..250_usize) {
        let country = Country::all().nth(place).unwrap();
        let name = country.slug_name();
        prop_assert_eq!(Country::find(&format!("  {} ", name.to_lowercase().replace(' ', "  "))), Some(country));
        prop_assert_eq!(Country::find(&name.to_uppercase()), Some(country));
    }
}
