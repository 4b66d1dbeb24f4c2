//! What a profile says protects a person; nothing that it says takes protection away.

use dossier::diagnostic::Code;
use dossier::text::fold;

use super::{codes, expect_no_secret, open, outputs};

/// The outputs of a site with one profile and one note.
fn told(profile: &str, note: &str) -> Vec<(String, String)> {
    let files = [
        ("content/people/x.md".to_owned(), format!("---\n{profile}\nprivacy: hidden\n---\n")),
        ("content/notes/a.md".to_owned(), format!("---\ntitle: A\ndate: 2022-04-14\n---\n{note}\n")),
    ];
    outputs(&open("title: T\nbase_url: https://example.org/\n", &files, &[]))
}

#[test]
fn no_key_of_a_profile_takes_protection_away() {
    let names = "aliases: [Marta Kvillonas]\nnative_name: Марта Квиллонас";
    let text = "Quillonas, Kvillonas and Квиллонас. M. Kvillonas. Квиллонасом. КВИЛЛОНАС.";
    for key in [
        "surname: Quillonas",
        "surname: [Quillonas, Kvillonas]",
        "surname: Somebody",
        "surname: Quillonas\nsort_name: \"Quillonas, Marta\"",
        "forms: [Martutė]",
        "honorifics: [Quillonas]",
        "gender: f",
        "draft: true",
        "distinct_from: [Marta Kvillonas]",
        "slug: x\nunlinked: [Quillonas]",
    ] {
        let outputs = told(&format!("title: Marta Quillonas\n{names}\n{key}"), text);
        expect_no_secret(&outputs, &["quillon", "kvillon", "квиллон"]);
    }
}

#[test]
fn a_title_of_any_shape_protects_each_name_in_it() {
    for title in [
        "Marta Quillonas (journalist)",
        "Marta Quillonas (журналистка)",
        "Dr. Marta Quillonas, PhD",
        "prof. dr. hab. Marta Quillonas",
        "\"Quillonas, Marta\"",
        "Marta Quillonas Jr.",
        "Marta Quillonas III",
        "Marta Quillonas Kvillonas",
        "Marta Quillonas-Kvillonas",
        "Marta de Quillonas y Kvillonas",
        "Marta Quillonas (née Kvillonas)",
        "Marta Quillonas [Kvillonas]",
        "Marta Quillonas / Marta Kvillonas",
        "Marta “Kvillonas” Quillonas",
        "Министр Марта Квиллонас (Вильнюс)",
        "Квиллонас Марта Ивановна",
        "QUILLONAS Marta",
        "Marta Quillonas – editor",
        "1968–2020 Marta Quillonas",
        "marta quillonas",
        "Marta quillonas",
        "Marta Quillonas¹",
        "Marta Quillonas2",
        "MartaQuillonas",
        "Marta **Quil**lonas",
        "Marta &#81;uillonas &amp; Marta &#x41a;villonas",
        "Marta Qui&shy;llonas",
        "\"[[Marta Quillonas]]\"",
        "\"[[people/x|Marta Quillonas]]\"",
        "\"[[Marta Quillonas|Kvillonas]]\"",
    ] {
        let text = "Quillonas came. Kvillonas came. Квиллонас came. Of Quillono and Kvillono, Квиллонаса.";
        // What the title does not have is not withheld.
        let (latin, folded) = (told(&format!("title: {title}"), text), fold(title));
        let secrets = ["quillon", "kvillon", "квиллон"].into_iter().filter(|secret| folded.contains(secret));
        expect_no_secret(&latin, &secrets.collect::<Vec<_>>());
    }
}

/// Titles in many scripts, a text in which others stand as their language has them, and what no output may hold of it.
const SCRIPTS: &[(&str, &str, &[&str])] = &[
    ("Marta Quillonas (მართა ქვილონასი)", "ქვილონასმა, Quillonas", &["ქვილონას", "quillon"]),
    ("Marta ქვილონასი", "ქვილონასის", &["ქვილონას"]),
    ("佐藤健", "佐藤さんが来た", &["佐藤"]),
    ("高橋 優", "高橋さん", &["高橋"]),
    ("남궁 민", "남궁 씨", &["남궁"]),
    ("欧阳锋", "欧阳先生来了", &["欧阳"]),
    ("محمد الطراونة", "للطراونة، والطراونة، طراونة، الطراونه", &["طراون"]),
    ("דוד שפירא", "לשפירא, כששפירא", &["שפירא"]),
    ("አበበ ቢቂላ", "ለቢቂላ", &["ቢቂላ"]),
    ("குமார் சுப்பிரமணியம்", "சுப்பிரமணியத்தின்", &["சுப்பிரமணிய"]),
    ("Jan Kozioł", "Kozła, Kozłowi, Koźle", &["kozl", "kozi"]),
    ("Jan Gołąb", "Gołębia, Gołębiem", &["goleb", "golab"]),
    ("Jan Marzec", "Marca, Marcowi", &["marc", "marz"]),
    ("Петро Сокіл", "Сокола, Соколом", &["сокол", "сокіл"]),
    ("Алесь Кот", "Ката, Катам", &["ката", "кот"]),
    ("Янка Воўк", "Ваўка, Воўку", &["вауқ", "воук", "ваук"]),
    ("Иван Заяц", "Зайца, Зайцем", &["зайц", "заяц"]),
    ("Jonas Akmuo", "Akmens, Akmeniui", &["akmen", "akmuo"]),
    ("Jonas Žuvis", "Žuvies, Žuviai", &["zuvi"]),
    ("Karel Hora", "Horová, Horovi", &["horov"]),
    ("Matti Nieminen", "Niemisen, Niemiselle", &["niemi"]),
    ("Uwe Müllenbrück", "Muellenbrueck, MÜLLENBRÜCK", &["muellen", "mullen"]),
    ("Marta Ing", "Ms Ing, quoth she", &["ms ing"]),
    ("Marta de Quillonas", "Dequillonas, de Quillonas", &["quillon"]),
];

#[test]
fn a_name_is_withheld_in_every_script_and_in_its_cases() {
    for (title, text, secrets) in SCRIPTS {
        expect_no_secret(&told(&format!("title: {title}"), text), secrets);
    }
}

#[test]
fn a_surname_that_an_address_of_the_site_or_a_country_begins_with_takes_neither_away() {
    for (title, text) in
        [("Wei Chang", "Nothing"), ("Anna Bela", "Belarusian"), ("Anna Bela", "Беларусь"), ("Ivan Note", "Nothing")]
    {
        let profile = format!("---\ntitle: {title}\nprivacy: hidden\n---\n");
        let note = format!("---\ntitle: A\ndate: 2022-04-14\ncountries: [BY]\n---\n{text}\n");
        let files = [("content/people/x.md".to_owned(), profile), ("content/notes/a.md".to_owned(), note)];
        let site = open("title: T\nbase_url: https://example.org/\n", &files, &[]);
        let is_fault = |(code, _): &(Code, &str)| *code == Code::WithheldNameInAddress;
        assert!(!codes(&site).iter().any(is_fault), "{title}: {:?}", codes(&site));
        let outputs = outputs(&site);
        assert!(outputs.iter().any(|(address, html)| address == "notes/a/" && html.contains(text)), "{title}");
    }
}

#[test]
fn initials_that_would_tell_a_whole_name_are_an_error() {
    for (title, key, is_error) in [
        ("习近平", "", true),
        ("김정은", "", true),
        ("高橋 優", "", true),
        ("习近平", "shown_as: Source A\n", false),
        ("მართა ქვილონასი", "", false),
        ("Marta Quillonas", "", false),
    ] {
        let profile = format!("---\ntitle: {title}\n{key}privacy: initials\n---\n");
        let files = [("content/people/x.md".to_owned(), profile)];
        let site = open("title: T\nbase_url: https://example.org/\n", &files, &[]);
        assert_eq!(codes(&site).contains(&(Code::InvalidValue, "content/people/x.md")), is_error, "{title}");
    }
}

#[test]
fn a_profile_without_a_name_to_look_for_is_an_error_and_not_shown() {
    for title in ["\"?\"", "\"—\"", "\"...\""] {
        let profile = format!("---\ntitle: {title}\nprivacy: hidden\ndescription: zzsecret\n---\nzzsecret\n");
        let config = "title: T\nbase_url: https://example.org/\n";
        let site = open(config, &[("content/people/x.md".to_owned(), profile)], &[]);
        assert_eq!(codes(&site), [(Code::InvalidValue, "content/people/x.md")], "{title}");
        expect_no_secret(&outputs(&site), &["zzsecret"]);
    }
}

#[test]
fn initials_stand_for_the_name_and_have_a_page() {
    let profile = |title: &str| {
        format!(
            "---\ntitle: {title}\naliases: [Quillonas the Elder]\nnative_name: Марта Квиллонас\nwikidata: Q4711471\nborn: 1950-02-03\n\
                 same_as: https://example.org/x\nimage: {{src: face.jpg, alt: x}}\nprivacy: initials\ndescription: A Quillonas\n---\nOf {title}.\n"
        )
    };
    let files = [
        ("content/people/marta-quillonas.md", profile("Marta Quillonas")),
        ("content/people/milda-quirko.md", profile("Zita Quirko").replace("Quillonas", "Quirko").replace("Марта Квиллонас", "Мильда")
            .replace("privacy:", "shown_as: Source B\nprivacy:")),
        (
            "content/notes/a.md",
            "---\ntitle: With Quillonas\ndate: 2022\npeople: [Marta Quillonas, Quirko]\n---\nMarta Quillonas, [[Quirko]] and [[Marta Quillonas]].\n".to_owned(),
        ),
    ]
    .map(|(path, text)| (path.to_owned(), text));
    let site = open("title: T\nbase_url: https://example.org\n", &files, &["static/face.jpg"]);
    let outputs = outputs(&site);
    expect_no_secret(
        &outputs,
        &["quillon", "quirk", "marta", "zita", "квиллон", "мильд", "1950", "example.org/x", "q4711471", "alt=\"x\""],
    );
    let addresses: Vec<_> = outputs.iter().map(|(address, _)| address.as_str()).collect();
    assert!(addresses.contains(&"people/m-q/") && addresses.contains(&"people/source-b/"), "{addresses:?}");
    let note = &outputs.iter().find(|(address, _)| address == "notes/a/").unwrap().1;
    assert!(note.contains("people/m-q/\">M. Q.</a>") && note.contains("people/source-b/"), "{note}");
    assert!(!codes(&site).iter().any(|(code, _)| matches!(code, Code::UnresolvedLink | Code::AmbiguousName)));
}

#[test]
fn a_key_that_is_not_known_in_a_profile_that_withholds_somebody_is_an_error() {
    for key in [
        "surnames: [Kvillonas]",
        "alias: Kvillonas",
        "Surname: Kvillonas",
        "native-name: Kvillonas",
        "псевдоним: Kvillonas",
    ] {
        let profile = |privacy: &str| format!("---\ntitle: Marta Quillonas\n{key}\nprivacy: {privacy}\n---\n");
        for (privacy, is_error) in [("hidden", true), ("initials", true), ("public", false)] {
            let files = [("content/people/x.md".to_owned(), profile(privacy))];
            let site = open("title: T\nbase_url: https://example.org/\n", &files, &[]);
            let expected = (Code::PrivacyNotRead, "content/people/x.md");
            assert_eq!(codes(&site).contains(&expected), is_error, "{key}, {privacy}: {:?}", site.diagnostics());
        }
    }
}

#[test]
fn the_mark_is_nobodys_name() {
    let note = "> Words.\n>\n> — Marta Quillonas, at home";
    for profile in
        ["title: Quillonas", "title: Fund X\nabbreviation: Quillonas", "title: Fund X\naliases: [Marta Quillonas]"]
    {
        let files = [
            ("content/people/x.md", "---\ntitle: Marta Quillonas\nprivacy: hidden\n---\n".to_owned()),
            ("content/organisations/f.md", format!("---\n{profile}\n---\n")),
            ("content/notes/a.md", format!("---\ntitle: A\ndate: 2022-04-14\n---\n{note}\n")),
        ]
        .map(|(path, text)| (path.to_owned(), text));
        let outputs = outputs(&open("title: T\nbase_url: https://example.org/\n", &files, &[]));
        let quotes = &outputs.iter().find(|(address, _)| address == "data/quotes.csv").unwrap().1;
        assert!(!quotes.contains("organisations/"), "{profile}: {quotes}");
    }
}

#[test]
fn an_address_that_is_made_of_a_name_in_another_script_is_an_error() {
    let head = "title: A\ndate: 2022-04-14\n";
    for key in [
        "people: [Иван Квиллонас]",
        "organisations: [Фонд Квиллонас]",
        "tags: [Квиллонас]",
        "events: [{title: Квиллонас арестована, date: 2022-04-14}]",
    ] {
        let files = [
            ("content/people/x.md".to_owned(), "---\ntitle: Marta Kvillonas\nprivacy: hidden\n---\n".to_owned()),
            ("content/notes/a.md".to_owned(), format!("---\n{head}{key}\n---\n")),
        ];
        let site = open("title: T\nbase_url: https://example.org/\n", &files, &[]);
        assert!(codes(&site).iter().any(|(code, _)| *code == Code::WithheldNameInAddress), "{key}: {:?}", codes(&site));
    }
}
