//! What is found, under which words and facets; and what is not.

use std::path::Path;

use rayon::ThreadPoolBuilder;

use crate::reader::is_file;
use crate::search;
use crate::story::{Files, site, site_at};

fn day(year: u32, month: u32, day: u32) -> u32 {
    ((year + 10_000) * 13 + month) * 32 + day
}

/// A site with a bit of everything.
fn everything() -> Files {
    site()
        .note(
            "2022-04-14-troops.md",
            "title: Why the troops stayed\ndate: 2022-04-14\npeople: [Vytis Jurkonis, Aliaksandr Lukashenko]\ncountries: [LT]\ntags: [war]\nsource: {name: Daily Wire, author: Ona Rašytoja}\n\
             summary: A summary with Zürich in it.\nlisted: [countries/PL]\n\
             events: [{title: Parade in Homel, date: 2022-04-09, place: Main square, country: BY, people: [Aliaksandr Lukashenko], summary: Tanks rolled.}]\n\
             quotes: [{text: Nobody marched on our orders., speaker: Aliaksandr Lukashenko, capacity: a president, date: 2022-03-02}]\n\
             claims: [{text: Nine battalions were ready., claimant: Vytis Jurkonis, figure: nine, basis: satellites, caution: untested}]",
            "Before the heading stands 北京大学 and [[Aliaksandr Lukashenko]].\n\n## Numbers of battalions\n\nThe army[^1] has bridges.\n\n| a column | b |\n| --- | --- |\n| cellword | c |\n\n\
             ![A map of Gomel](map.png)\n\n> We saw what Lukashenko did.\n>\n> — Vytis Jurkonis, director\n\n[^1]: A footnoteword.",
        )
        .note("other.md", "title: An older note\ndate: 2021\nlanguage: lt\nsource: Daily Wire", "Jurkonio žodžiai apie Müllerį.")
        .note("2022-03.md", "title: A month\ndate: 2022-03\nsource: Daily Wire", "Only the month is known.")
        .person("jurkonis.md", "title: Vytis Jurkonis\naliases: [Vytis Yurkonis]\ndescription: Political scientist")
        .person("lukashenko.md", "title: Aliaksandr Lukashenko\nnative_name: Аляксандр Лукашэнка\nforms: [Zzform]\nunlinked: [Zzunlinked]")
        .file("content/pages/about.md", "---\ntitle: About this\n---\nHow we work: with care.\n")
}

#[test]
fn everything_that_a_reader_reads_is_found_where_it_stands() {
    let built = everything().build();
    let search = search(&built);
    let note = "notes/troops/";
    for word in [
        "troops",
        "stayed",
        "summary",
        "zurich",
        "zuerich",
        "numbers",
        "battalions",
        "army",
        "bridges",
        "cellword",
        "column",
        "gomel",
        "footnoteword",
        "北京",
        "京大",
        "大学",
        "学",
        "lukashenko",
        "jurkonis",
        "director",
        "rasytoja",
        "parade",
        "tanks",
        "square",
        "satellites",
        "untested",
        "marched",
        "wire",
        "war",
        "lithuania",
    ] {
        assert!(search.ask(word).iter().any(|address| address == note), "{word}: {:?}", search.ask(word));
    }
    for (word, address) in [
        ("parade tanks rolled homel", "events/troops-parade-in-homel/"),
        ("jurkonio muellerį", "notes/other/"),
        ("mullerį", "notes/other/"),
        ("political scientist", "people/vytis-jurkonis/"),
        ("аляксандр лукашэнка", "people/aliaksandr-lukashenko/"),
        ("work care", "about/"),
    ] {
        let word = dossier::text::fold(word);
        assert!(search.ask(&word).iter().any(|it| it == address), "{word}: {:?}", search.ask(&word));
    }
    for word in ["zzform", "zzunlinked", "published", "source", "skip", "footer"] {
        assert_eq!(search.ask(word), [""; 0], "{word}");
    }
}

#[test]
fn quotations_and_claims_are_found_at_their_places_by_who_says_them_and_whom_they_mention() {
    let built = everything().build();
    let search = search(&built);
    let one = |query: &str| {
        let found = search.ask(query);
        assert_eq!(found.len(), 1, "{query}: {found:?}");
        found[0].clone()
    };
    let said = one(":by:vytis-jurkonis :person:aliaksandr-lukashenko");
    assert!(said.starts_with("notes/troops/#"), "{said}");
    let page = &built.pages["notes/troops/"];
    let is_place = |address: &str| page.contains(&format!("id=\"{}\"", address.split_once('#').unwrap().1));
    assert!(is_place(&said));
    assert!(is_place(&one(":by:aliaksandr-lukashenko")));
    let quotation = search.documents().into_iter().find(|(_, record)| record[1] == said).unwrap();
    assert_eq!(quotation.0.0, 1);
    assert_eq!(quotation.1[..1], ["We saw what Lukashenko did."]);
    assert_eq!(quotation.1[3..5], ["Vytis Jurkonis, director", "Why the troops stayed"]);
    // The claim is his too.
    assert_eq!(search.ask(":by:vytis-jurkonis").len(), 2);
    assert_eq!(search.ask(":source:daily-wire").iter().filter(|it| !it.contains('#')).count(), 3);
    assert_eq!(search.ask(":language:lt"), ["notes/other/"]);
    assert!(search.ask(":country:poland").contains(&"notes/troops/".to_owned()));
    // A quotation seldom says its country: that of its note counts.
    assert_eq!(search.ask(":by:aliaksandr-lukashenko :country:lithuania").len(), 1);
    assert!(search.ask(":tag:war").contains(&"notes/troops/".to_owned()));
    assert!(search.ask(":country:belarus").contains(&"events/troops-parade-in-homel/".to_owned()));
}

#[test]
fn documents_are_numbered_by_day_and_what_has_none_comes_before() {
    let search = search(&everything().build());
    let days: Vec<(usize, u32, &str)> =
        search.documents().into_iter().map(|((kind, day, _), record)| (kind, day, record[0])).collect();
    let note = |title: &str| days.iter().find(|(_, _, it)| *it == title).unwrap().1;
    assert_eq!(note("Why the troops stayed"), day(2022, 4, 14));
    assert_eq!(note("A month"), day(2022, 3, 0));
    assert_eq!(note("An older note"), day(2021, 0, 0));
    assert_eq!(note("Parade in Homel"), day(2022, 4, 9));
    assert_eq!(note("Nobody marched on our orders."), day(2022, 3, 2));
    assert!(note("About this") < 416 && note("Vytis Jurkonis") < 416);
    let all = search.find(":all").len();
    assert_eq!(all, days.len());
    let totals: u64 = search.manifest()["totals"].as_array().unwrap().iter().map(|it| it.as_u64().unwrap()).sum();
    assert_eq!(totals, all as u64);
}

#[test]
fn titles_weigh_more_than_headings_and_those_more_than_the_text() {
    let built = site()
        .note("a.md", "title: Alpha\ndate: 2022-01-01\nsource: W", "text beta gamma.\n\n## Delta\n\ngamma gamma\n")
        .build();
    let search = search(&built);
    for (word, weight) in [("alpha", 3), ("delta", 2), ("gamma", 1), ("beta", 0)] {
        assert_eq!(search.find(word)[0].1, weight, "{word}");
    }
}

#[test]
fn names_have_their_other_spellings_and_their_pages() {
    let built = everything().build();
    let search = search(&built);
    let names = search.names();
    for (address, ..) in &names {
        assert!(built.pages.contains_key(address), "{address}");
    }
    let of = |address: &str| names.iter().find(|(it, ..)| it == address).unwrap();
    let jurkonis = of("people/vytis-jurkonis/");
    assert_eq!((jurkonis.1, jurkonis.2), ("Vytis Jurkonis", 1));
    assert!(jurkonis.3.contains(&"Vytis Yurkonis"));
    assert!(of("people/aliaksandr-lukashenko/").3.contains(&"Аляксандр Лукашэнка"));
    assert_eq!(of("countries/lithuania/").1, "Lithuania");
}

#[test]
fn a_hostile_title_stays_a_title() {
    let title = "</script><script>alert(1)</script>\u{2028}\\ ' `${x}` __proto__ constructor";
    let yaml = serde_json::to_string(title).unwrap();
    let built = site().note("a.md", &format!("title: {yaml}\ndate: 2022-01-01\nsource: W"), "Text.").build();
    let search = search(&built);
    for (address, text) in built.pages.iter().filter(|(address, _)| is_file(address)) {
        assert!(!text.contains(['<', '\u{2028}']), "{address}");
        assert_eq!(text.matches('\n').count(), 1, "{address}");
    }
    let document = search.documents().into_values().find(|record| record[1] == "notes/a/").unwrap();
    assert_eq!(document[0], title);
    assert_eq!(search.ask("constructor"), ["notes/a/"]);
}

#[test]
fn a_site_without_the_search_has_no_trace_of_it() {
    let built = everything().config("features: {search: false}").build();
    let with: Vec<&String> = built.pages.keys().filter(|address| address.starts_with("search")).collect();
    assert_eq!(with, Vec::<&String>::new());
    assert!(built.site.find("search/manifest.js").is_none());
}

#[test]
fn an_authors_file_wins_over_one_of_the_search() {
    let files = everything();
    let address = files.build().pages.into_keys().find(|address| address.starts_with("search/terms/")).unwrap();
    let built = files.asset(&format!("static/{address}"), "mine").build();
    assert!(!built.pages.contains_key(&address));
    assert_eq!(built.site.routes().iter().filter(|route| route.address == address).count(), 1);
}

#[test]
fn the_bytes_do_not_depend_on_how_many_threads_make_them() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR"));
    let on = |threads: usize| {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let built = pool.install(|| site_at(sample));
        built.pages.into_iter().filter(|(address, _)| address.starts_with("search/")).collect::<Vec<_>>()
    };
    let one = on(1);
    assert!(one.len() > 8);
    assert_eq!(one, on(2));
}
