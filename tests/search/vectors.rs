//! What the script of the search has to do just as this program does: `vectors.json`, which the tests of both read.

use std::path::Path;

use dossier::date::Date;
use dossier::search::{DayCode, Key, Weight, postings, tokens};
use dossier::text::{TransliterationTables, fold, transliteration_key};
use serde_json::{Value, json};

const TEXTS: &[&str] = &[
    "Vytis Jurkonis’ 3,000 troops",
    "O'Brien Мар’яна D`Arc",
    "Poczobut–Żółkiewski, Øystein Ærø, Straße",
    "soft\u{AD}hyphen a\u{301}b zero\u{200B}width",
    "Лукашенко Лукашэнка Быкаў Київ Йосип ёлка",
    "Müller Zürich Malmö Åse",
    "北京大学 水 Xi习近平2024",
    "東京タワー 한국어 กรุงเทพ",
    "नरेंद्र मोदी עִבְרִית العَرَبِيَّة",
    "İstanbul Yıldırım ΟΔΥΣΣΕΎΣ",
    "it's 50 % — e-mail me@example.org",
    "𐐀𐐨 𠮷野家",
    "a\u{1D1BB}b",
    "",
];

const WORDS: &[&str] = &[
    "Лукашенко",
    "Лукашэнка",
    "Łukašenka",
    "Lukaschenko",
    "Loukachenko",
    "Lukashenko",
    "Тихановская",
    "Ціханоўская",
    "Tsikhanouskaya",
    "Putin",
    "Путин",
    "Poutine",
    "Putinas",
    "Müller",
    "Mueller",
    "muller",
    "Мюллер",
    "Jurkonis",
    "Yurkonis",
    "jurkonio",
    "Юрконис",
    "Zürich",
    "Zuerich",
    "Łukasz",
    "Lukasz",
    "Уладзімір",
    "Vladimir",
    "Schröder",
    "Šrėderis",
    "Παπαδόπουλος",
    "Papadopoulos",
    "Cohen",
    "כהן",
    "გამსახურდია",
    "Gamsakhurdia",
    "Nguyễn",
    "Đặng",
    "O'Brien",
    "",
];

const DATES: &[&str] =
    &["2022-04-14", "2022-04", "2022", "2022-04-14T13:52", "2022-02-10/2022-02-20", "2022-21", "-0044-03-15", "1848"];

fn vectors() -> Value {
    let tables = TransliterationTables::new();
    let keys = WORDS
        .iter()
        .map(|word| json!([word, if tables.cover(word) { transliteration_key(word) } else { String::new() }]));
    let lists: &[&[(u32, u32, Weight)]] = &[
        &[],
        &[(0, 0, Weight::Text)],
        &[(0, 0, Weight::Title), (0, 1, Weight::Often), (0, 9, Weight::Heading), (400, 0, Weight::Text)],
        &[(5_001_294, 3, Weight::Title), (5_001_294, 700, Weight::Text), (5_001_325, 65_000, Weight::Heading)],
    ];
    let lists = lists.iter().map(|list| {
        let mut text = String::new();
        postings(list.iter().map(|(day, place, weight)| (Key { day: *day, place: *place }, *weight)), &mut text);
        json!([list.iter().map(|(day, place, weight)| json!([day, place, *weight as u32])).collect::<Vec<_>>(), text])
    });
    let days = DATES.iter().map(|date| json!([date, DayCode::of(date.parse::<Date>().ok().as_ref(), "").number()]));
    json!({
        "tokens": TEXTS.iter().map(|text| json!([text, tokens(text)])).collect::<Vec<_>>(),
        "fold": TEXTS.iter().map(|text| json!([text, fold(text)])).collect::<Vec<_>>(),
        "key": { "groups": tables.groups(), "letters": tables.letters(), "vowels": TransliterationTables::VOWELS },
        "keys": keys.collect::<Vec<_>>(),
        "postings": lists.collect::<Vec<_>>(),
        "days": days.collect::<Vec<_>>(),
    })
}

#[test]
fn they_are_what_the_program_does() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search/vectors.json");
    let made = format!("{:#}\n", vectors());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(written == made, "tests/search/vectors.json is behind: UPDATE_DOCS=1 cargo test --test search");
}
