//! Data files: which are made, and what they say that no other program can check.

use dossier::diagnostic::Code;

use crate::story::{Built, Files, contains, lacks, site};

fn data_files(built: &Built) -> Vec<&str> {
    built.pages.keys().filter_map(|address| address.strip_prefix("data/")).filter(|file| !file.is_empty()).collect()
}

/// A site with this configuration behind its title.
fn configured(config: &str) -> Files {
    site().whole_config(&format!("title: Data\n{config}"))
}

#[test]
fn the_configuration_chooses_which_are_made() {
    let all = configured("base_url: https://example.org/");
    assert_eq!(data_files(&all.event("e.md", "title: E\ndate: 2022\nsources: []").build()).len(), 13);
    for (config, made) in [
        ("exports: []", vec![]),
        ("exports: notes.csv", vec!["notes.csv"]),
        ("exports: [events.csv, dossier.json]", vec!["dossier.json", "dossier.schema.json", "events.csv"]),
        ("exports: [events.ics, timeline.json, entities.ftm.json, people.csv]", vec!["people.csv"]),
        ("features: {data: false}", vec![]),
    ] {
        assert_eq!(data_files(&configured(config).build()), made, "{config}");
    }
}

#[test]
fn without_an_event_there_is_no_calendar_and_no_timeline() {
    let made = |date: &str| {
        let event = format!("title: E\ndate: {date}\nsources: []");
        let built = configured("base_url: https://example.org/").event("e.md", &event).build();
        ["events.ics", "timeline.json"].map(|file| data_files(&built).contains(&file))
    };
    assert_eq!(made("2022"), [true, true]);
    // A calendar begins with the year 1, a timeline whenever it likes.
    assert_eq!(made("-0044-03-15"), [false, true]);
    let empty = configured("base_url: https://example.org/").build();
    assert_eq!(data_files(&empty).len(), 11);
}

#[test]
fn a_file_that_there_is_not_is_a_fault() {
    let built = configured("exports: [notes.xls, notes.csv]").build();
    built.expect_diagnostic(Code::InvalidValue, "dossier.yaml", 2, 11);
    assert_eq!(data_files(&built), ["notes.csv"]);
}

#[test]
fn addresses_are_absolute_or_from_the_root() {
    let note = |config: &str| configured(config).note("2022-04-14-a.md", "title: A\ndate: 2022-04-14", "Text.").build();
    note("base_url: https://example.org/x")
        .expect_page("data/notes.csv", contains("notes/a/,https://example.org/x/notes/a/,A"));
    note("").expect_page("data/notes.csv", contains("notes/a/,/notes/a/,A"));
}

#[test]
fn an_address_that_may_not_be_linked_is_in_no_file() {
    let front = "title: A\ndate: 2022\nsource: {name: S, url: 'javascript:alert(1)', archive: 'data:text/html,x'}";
    let built = configured("base_url: https://example.org").note("a.md", front, "Text.").build();
    for file in data_files(&built) {
        let address = format!("data/{file}");
        built.expect_page(&address, lacks("javascript:")).expect_page(&address, lacks("data:text"));
    }
}

#[test]
fn mentions_are_looked_for_where_only_their_table_shows_them() {
    let story = |exports: &str| {
        let config = format!("link_mentions: none\nexports: {exports}");
        configured(&config)
            .person("ada.md", "title: Ada Lovelace\ncountries: [GB]")
            .note("a.md", "title: A\ndate: 2022", "Then Ada Lovelace came. Ada Lovelace left.")
            .build()
    };
    let row = "notes/a/,people/ada-lovelace/,person,Ada Lovelace,false,2,Ada Lovelace,Then Ada Lovelace came.";
    story("mentions.csv").expect_page("data/mentions.csv", contains(row));
}

#[test]
fn a_note_that_is_about_somebody_does_not_mention_him_to_follow_the_money() {
    let built = configured("base_url: https://example.org")
        .note("a.md", "title: A\ndate: 2022-04~\npeople: [Ada Lovelace, Alan Turing]", "Ada Lovelace wrote.")
        .build();
    built
        .expect_page("data/entities.ftm.json", contains(r#""role":["subject"],"date":["2022-04"]"#))
        .expect_page("data/entities.ftm.json", lacks(r#""schema":"Mention""#));
}

/// The nodes of the data for search engines on a page.
fn nodes(built: &Built, address: &str) -> Vec<serde_json::Value> {
    let (_, data) = built.page(address).split_once("<script type=\"application/ld+json\">").unwrap();
    let (data, _) = data.split_once("</script>").unwrap();
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    data["@graph"].as_array().unwrap().clone()
}

#[test]
fn search_engines_are_told_what_is_known_of_an_event_and_no_more() {
    let story = [
        ("denied", "denied", "2022-04-12"),
        ("disputed", "disputed", "2022-04-12T13:52+03:00"),
        ("planned", "planned", "2022-04-12T09:05"),
        ("long", "confirmed", "2022-04-12T09:05/2022-05"),
    ];
    let built = story
        .iter()
        .fold(site(), |files, (name, status, date)| {
            let front = format!("title: {name}\ndate: {date}\nstatus: {status}\nsummary: It was said.\nsources: []");
            files.event(&format!("{name}.md"), &front)
        })
        .build();
    let event =
        |name: &str| nodes(&built, &format!("events/{name}/")).into_iter().find(|node| node["@type"] == "Event");
    assert_eq!(event("denied"), None, "what is denied is no event");
    let disputed = event("disputed").unwrap();
    assert_eq!(disputed["description"], "(disputed) It was said.");
    assert_eq!(disputed["startDate"], "2022-04-12T13:52+03:00");
    let planned = event("planned").unwrap();
    assert_eq!(planned["eventStatus"], "https://schema.org/EventScheduled");
    assert_eq!((&planned["startDate"], &planned["description"]), (&"2022-04-12T09:05".into(), &"It was said.".into()));
    let long = event("long").unwrap();
    assert_eq!((&long["startDate"], &long["endDate"]), (&"2022-04-12T09:05".into(), &"2022-05".into()));
}

#[test]
fn what_is_said_twice_is_the_same_page_once() {
    let front = "title: A B\nwikidata: q42\nsame_as: ['http://www.wikidata.org/entity/Q42', 'https://a.example/']";
    let built = site().person("a.md", front).note("n.md", "title: N\ndate: 2022\npeople: A B", "Text.").build();
    built.expect_no_diagnostics();
    let same = serde_json::json!(["https://www.wikidata.org/wiki/Q42", "https://a.example/"]);
    assert_eq!(nodes(&built, "people/a-b/")[0]["mainEntity"]["sameAs"], same);
}

#[test]
fn what_front_matter_says_of_addresses_and_no_page_may_show_is_said_at_its_place() {
    let note = "title: A\ndate: 2022\nurl: javascript:alert(1)\narchive: ftp://x/y";
    let source = "title: B\ndate: 2022\nsource: {name: S, url: paper.example/b, archive: '#c'}";
    let person = "title: P\nsame_as: [https://a.example/, 'javascript:alert(2)']\nwikidata: foo";
    let built = site().note("a.md", note, "").note("b.md", source, "").person("p.md", person).build();
    for (code, path, line, column) in [
        (Code::UnsafeAddress, "content/notes/a.md", 4, 6),
        (Code::UnsafeAddress, "content/notes/a.md", 5, 10),
        (Code::UnsafeAddress, "content/notes/b.md", 4, 24),
        (Code::UnsafeAddress, "content/notes/b.md", 4, 50),
        (Code::UnsafeAddress, "content/people/p.md", 3, 31),
        (Code::UnsafeAddress, "content/people/p.md", 4, 11),
    ] {
        built.expect_diagnostic(code, path, line, column);
    }
}

#[test]
fn what_search_engines_are_told_cannot_end_its_element() {
    let front = "title: 'A </script><script>alert(1)</script>'\ndate: 2022-04-14\nsource: {name: The Paper, url: 'https://paper.example/a'}";
    let built = site().note("a.md", front, "Text.").build();
    let page = built.page("notes/a/");
    let (_, data) = page.split_once("<script type=\"application/ld+json\">").unwrap();
    let (data, _) = data.split_once("</script>").unwrap();
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    let article = &data["@graph"][0];
    assert_eq!(article["headline"], "A </script><script>alert(1)</script>");
    // The date is that of the article of the outlet, and not of ours.
    assert_eq!(article["datePublished"], serde_json::Value::Null);
    assert_eq!(article["isBasedOn"]["datePublished"], "2022-04-14");
    assert_eq!(article["isBasedOn"]["url"], "https://paper.example/a");
}

#[test]
fn a_site_without_an_address_says_nothing_of_it() {
    let built = configured("").note("a.md", "title: A\ndate: 2022", "Text.").build();
    built.expect_page("notes/a/", lacks("og:")).expect_page("notes/a/", lacks("ld+json"));
}

#[test]
fn an_article_over_some_time_is_dated_by_what_its_ends_have_in_common() {
    let cases = [
        ("a", "2022-04/2022-06-15", Some("2022")),
        ("b", "2022-04-03/2022-04-15", Some("2022-04")),
        ("c", "1888/..", None),
        ("d", "../1888", None),
        ("e", "'-0043'", None),
        ("f", "2021/2022", None),
        ("g", "2022-04-03T10:00/2022-04-03T12:00", Some("2022-04-03")),
    ];
    let built = cases
        .iter()
        .fold(configured("base_url: https://example.org"), |files, (name, date, _)| {
            files.note(&format!("{name}.md"), &format!("title: {name}\ndate: {date}\nsource: Paper"), "Text.")
        })
        .build();
    for (name, date, published) in cases {
        let article = &nodes(&built, &format!("notes/{name}/"))[0];
        assert_eq!(article["isBasedOn"]["datePublished"].as_str(), published, "{date}");
    }
}

#[test]
fn citations_and_calendars_say_what_the_page_says() {
    let events = "events:\n  - {id: since, title: Since, date: 1888/..}\n  - {id: until, title: Until, date: ../1888-02}\n  \
                  - {id: hours, title: Hours, date: 2022-04-12T22:00+03:00/2022-04-13T01:00+03:00}";
    let built = configured("base_url: https://example.org")
        .note("a.md", "title: A\ndate: '-0043'", "Text.")
        .note("b.md", "title: B\ndate: 2022-04/2022-06-15", "Text.")
        .note("c.md", "title: C\ndate: 1888-04/..", "Text.")
        .note("d.md", &format!("title: D\ndate: 2022-04-14\n{events}"), "Text.")
        .build();
    built
        .expect_page("data/sources.csl.json", contains(r#""issued":{"date-parts":[[-44]]}"#))
        .expect_page("data/sources.csl.json", contains(r#""issued":{"date-parts":[[2022,4],[2022,6]]}"#))
        .expect_page("data/sources.csl.json", contains(r#""issued":{"literal":"since April 1888"}"#))
        .expect_page("data/events.ics", contains("DTSTART;VALUE=DATE:18880101\r\nDTEND;VALUE=DATE:18890101\r\n"))
        .expect_page("data/events.ics", contains("DTSTART;VALUE=DATE:18880201\r\nDTEND;VALUE=DATE:18880301\r\n"))
        .expect_page("data/events.ics", contains("DTSTART:20220412T190000Z\r\nDTEND:20220412T220000Z\r\n"));
}

#[test]
fn the_dossier_says_what_was_corrected_and_never_what_was_said_before() {
    let built = configured("base_url: https://example.org")
        .note(
            "a.md",
            "title: A\ndate: 2022-04-14\nevents: [{id: strike, title: Strike, date: 2022-04-12}]\n\
             corrections: [{event: strike, date: 2022-04-15, was: Libel one, now: At noon, why: Misread}]",
            "Text.",
        )
        .note(
            "b.md",
            "title: B\ndate: 2022-04-20\ncorrects: {note: a, field: title, was: Libel two, now: A fact}",
            "Text.",
        )
        .person("p.md", "title: Ada Lis\ncorrections: [{field: born, date: 2022-05-01, was: Libel three}]")
        .build();
    let dossier: serde_json::Value = serde_json::from_str(built.page("data/dossier.json")).unwrap();
    let of = |list: &str, id: &str| {
        let found = dossier[list].as_array().unwrap().iter().find(|it| it["id"] == id);
        found.unwrap_or_else(|| panic!("no {id} in {list}"))["corrections"].clone()
    };
    let expected = serde_json::json!([
        {"by": "notes/b/", "of": "title", "date": "2022-04-20", "now": "A fact"},
        {"of": "events/strike/", "date": "2022-04-15", "now": "At noon", "why": "Misread"},
    ]);
    assert_eq!(of("notes", "notes/a/"), expected);
    assert_eq!(of("notes", "notes/b/"), serde_json::Value::Null);
    assert_eq!(of("entities", "people/ada-lis/"), serde_json::json!([{"of": "born", "date": "2022-05-01"}]));
    built.expect_page("data/dossier.json", lacks("Libel"));
}
