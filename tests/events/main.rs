//! Events, timelines, pairs and corrections, on small sites in memory and on the sample.

#![allow(clippy::unwrap_used)]

mod corrections;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use dossier::config::FILE;
use dossier::diagnostic::{Code, Diagnostic};
use dossier::files::tree::{File, Scope, Tree, read_tree};
use dossier::site::{Configuration, Options, Rendered, Site};
use globset::GlobSet;
use serde_json::Value;

fn options() -> Options {
    Options { today: dossier::date::Day::new(2022, 6, 1).unwrap(), drafts: false, future: false, strict: false }
}

/// A site of these files: path below `content/`, front matter.
fn site(config: &str, files: &[(&str, &str)]) -> Site {
    let config = format!("title: A dossier\n{config}");
    let files: BTreeMap<_, _> = files.iter().copied().collect();
    let file = |(path, front): (&&str, &&str)| {
        let bytes = format!("---\n{front}\n---\n\nText.\n").into_bytes();
        File { path: format!("content/{path}").into(), hash: xxhash_rust::xxh3::xxh3_64(&bytes), bytes }
    };
    let tree = Tree { texts: files.iter().map(file).collect(), ..Tree::default() };
    Site::open(Configuration::parse(&config), tree, &options())
}

fn sample() -> Site {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join(FILE)).unwrap();
    let ignore = GlobSet::empty();
    let scope = Scope { ignore: &ignore, theme: Some("gazette"), output: Path::new("public") };
    Site::open(Configuration::parse(&text), read_tree(root, &scope).unwrap(), &options())
}

fn page(site: &Site, address: &str) -> String {
    let all = || site.routes().iter().map(|route| route.address.as_str()).collect::<Vec<_>>().join("\n");
    let route = site.find(address).unwrap_or_else(|| panic!("no page {address}; there are\n{}", all()));
    match site.render(route).unwrap() {
        Rendered::Bytes(bytes) => String::from_utf8(bytes).unwrap(),
        other => panic!("{address} is no page: {other:?}"),
    }
}

fn variables(site: &Site, address: &str) -> Value {
    site.explain(site.find(address).unwrap_or_else(|| panic!("no page {address}")))["variables"].clone()
}

/// Every page and file that the site makes can be made.
fn render_all(site: &Site) {
    for route in site.routes() {
        site.render(route).unwrap_or_else(|fault| panic!("{}: {fault:?}", route.address));
    }
}

fn expect(page: &str, words: &[&str]) {
    for word in words {
        assert!(page.contains(word), "{word:?} is not in\n{page}");
    }
}

/// The only diagnostic with this code.
fn fault(site: &Site, code: Code) -> &Diagnostic {
    let found: Vec<_> = site.diagnostics().iter().filter(|fault| fault.code == code).collect();
    assert_eq!(found.len(), 1, "{code}: {:#?}", site.diagnostics());
    found[0]
}

#[test]
fn the_sample_shows_both_reports_of_the_meeting_at_vostochny() {
    let site = sample();
    let address = "events/putin-lukashenko-vostochny-2022-04-12/";
    expect(
        &page(&site, address),
        &[
            "<h1>Putin and Lukashenko meet at the Vostochny Cosmodrome</h1>",
            "12 April 2022</time>",
            "Vostochny Cosmodrome, Amur region",
            "“on Wednesday”",
            "Weekday of that date: Tuesday",
            "The reports do not agree on the date.",
            "The reports do not agree on the status.",
            "notes/joint-press-conference-at-vostochny/",
            "notes/why-belarusian-troops-are-not-in-the-war/",
            "One event, two reports.",
        ],
    );
    let reports = &variables(&site, address)["reports"];
    let of = |index: usize, key: &str| reports[index][key].clone();
    assert_eq!((of(0, "date")["text"].as_str(), of(0, "status").as_str()), (Some("12 April 2022"), Some("confirmed")));
    assert_eq!((of(1, "date")["text"].as_str(), of(1, "status").as_str()), (Some("12 April 2022"), Some("reported")));
    assert_eq!((of(0, "date_as_reported"), of(0, "weekday")), (Value::Null, Value::Null));
    assert_eq!(
        (of(1, "date_as_reported").as_str(), of(1, "weekday").as_str()),
        (Some("on Wednesday"), Some("Tuesday"))
    );
}

#[test]
fn the_sample_says_how_precise_its_dates_are() {
    let site = sample();
    let timeline = page(&site, "timeline/");
    for (id, date) in
        [("kalinouski-battalion-forms-2022-03", "about March 2022"), ("allied-resolve-2022", "10–20 February 2022")]
    {
        expect(&page(&site, &format!("events/{id}/")), &[date]);
        expect(&timeline, &[date, &format!("../events/{id}/")]);
    }
    expect(&timeline, &[">planned<", "id=\"year-2022\""]);
    let happened = page(&site, "dates/2022/04/12/");
    expect(&happened, &["../../../../events/putin-lukashenko-vostochny-2022-04-12/"]);
}

#[test]
fn an_event_has_an_address_of_its_own() {
    let note = "title: A\ndate: 2022-04-01\nevents:\n  - {id: The talks!, title: One, date: 2022-03-01}\n  - {title: Two, date: 2022-03-02}";
    let one = site("", &[("notes/a.md", note), ("events/x y.md", "title: X\ndate: 2022\nsources: []\nslug: chosen")]);
    for address in ["events/the-talks/", "events/a-two/", "events/chosen/"] {
        page(&one, address);
    }
    assert!(page(&one, "notes/a/").contains("id=\"event-the-talks\""));

    // Two ids that make one address: the later one gets another, and a warning.
    let other = "title: B\ndate: 2022-04-02\nevents: {id: the talks, title: Three, date: 2022-03-03}";
    let two = site("", &[("notes/a.md", note), ("notes/b.md", other)]);
    assert_eq!(&*fault(&two, Code::SharedAddress).place.path, "content/notes/b.md");
    let addresses = two.routes().iter().filter(|route| route.address.starts_with("events/the-talks"));
    assert_eq!(addresses.count(), 2);

    // Two files with one address: an error that names both.
    let event = "title: X\ndate: 2022\nsources: []\nslug: same";
    let clash = site("", &[("events/a.md", event), ("events/b.md", event)]);
    let fault = fault(&clash, Code::AddressClash);
    assert_eq!(&*fault.place.path, "content/events/b.md");
    assert_eq!(&*fault.related.as_ref().unwrap().0.path, "content/events/a.md");
}

#[test]
fn links_to_an_event_lead_to_its_page() {
    let event = "title: Talks in Minsk\ndate: 2022-03-01\nid: minsk\nsources: []";
    let note = "title: A\ndate: 2022-04-01\nevents: {id: gomel, title: Talks in Gomel, date: 2022-02-28}\n---\n\n\
                [[Talks in Minsk]], [[events/minsk]], [[gomel]] and [there](../events/m.md).\n\n---";
    let site = site("", &[("notes/a.md", note), ("events/m.md", event)]);
    assert_eq!(site.diagnostics().iter().filter(|it| it.code == Code::UnresolvedLink).count(), 0);
    let page_of_note = page(&site, "notes/a/");
    assert_eq!(page_of_note.matches("href=\"../../events/minsk/\"").count(), 3);
    expect(&page(&site, "events/minsk/"), &["notes/a/"]);
}

#[test]
fn reports_that_agree_are_not_said_to_differ() {
    let report = |date: &str, status: &str| {
        format!("title: A\ndate: 2022-04-01\nevents: {{id: e, title: E, date: {date}, status: {status}}}")
    };
    for (other, status, date_differs, status_differs) in [
        ("2022-03-01", "reported", false, false),
        ("2022-03-02", "reported", true, false),
        ("2022-03", "reported", true, false),
        ("2022-03-01", "denied", false, true),
    ] {
        let (first, second) = (report("2022-03-01", "reported"), report(other, status));
        let site = site("", &[("notes/a.md", &first), ("notes/b.md", &second)]);
        let differ = &variables(&site, "events/e/")["differ"];
        let found = (differ["date"].as_bool().unwrap(), differ["status"].as_bool().unwrap());
        assert_eq!(found, (date_differs, status_differs), "{other} {status}");
        assert_eq!(page(&site, "events/e/").contains("class=\"differ\""), date_differs || status_differs);
    }
}

#[test]
fn an_event_says_how_good_each_report_is() {
    let source = "title: The Herald\nreliability: B";
    let note = "title: A\ndate: 2022-04-01\nsource: The Herald\ncredibility: 3\n\
                events:\n  - {id: e, title: E, date: 2022-03-01, credibility: 2, status: disputed}\n  - {id: f, title: F, date: 2022-03-01}";
    let site = site("", &[("notes/a.md", note), ("organisations/h.md", source)]);
    expect(&page(&site, "events/e/"), &["B2, source usually reliable, probably true", "disputed"]);
    expect(&page(&site, "events/f/"), &["B3, source usually reliable, possibly true"]);
    // Not by colour alone: the word stands beside the title.
    expect(&page(&site, "timeline/"), &["<span class=\"status\">disputed</span>"]);
}

/// So many events of a person, one a month, from January 2020.
fn many_events(count: usize) -> Vec<(String, String)> {
    let event = |index: usize| {
        let (year, month) = (2020 + index / 12, index % 12 + 1);
        let front = format!("title: Event {index}\ndate: {year}-{month:02}\npeople: [Ann Example]\nsources: []");
        (format!("events/e{index}.md"), front)
    };
    (0..count).map(event).collect()
}

fn borrowed(files: &[(String, String)]) -> Vec<(&str, &str)> {
    files.iter().map(|(path, front)| (path.as_str(), front.as_str())).collect()
}

#[test]
fn a_page_shows_twenty_events_and_leads_to_all() {
    let twenty = site("", &borrowed(&many_events(20)));
    assert!(twenty.find("people/ann-example/timeline/").is_none());
    assert_eq!(variables(&twenty, "people/ann-example/")["all_events"], Value::Null);

    let more = site("", &borrowed(&many_events(21)));
    let person = variables(&more, "people/ann-example/");
    assert_eq!(person["events"].as_array().unwrap().len(), 20);
    assert_eq!(person["events"][0]["title"], "Event 20");
    assert_eq!(person["all_events"]["count"], 21);
    expect(&page(&more, "people/ann-example/"), &["href=\"../../people/ann-example/timeline/\""]);
    expect(&page(&more, "people/ann-example/timeline/"), &["Event 0", "Event 20", "Ann Example"]);
}

#[test]
fn the_register_lists_every_event_once() {
    let site = site("per_page: 10\n", &borrowed(&many_events(21)));
    let titles = ["events/", "events/page/2/", "events/page/3/"].map(|address| {
        let events = variables(&site, address)["events"].clone();
        events.as_array().unwrap().iter().map(|event| event["title"].to_string()).collect::<Vec<_>>()
    });
    let expected: Vec<_> = (0..21).rev().map(|index| format!("\"Event {index}\"")).collect();
    assert_eq!(titles.concat(), expected);
    assert!(site.find("events/page/4/").is_none());
    let first = page(&site, "events/");
    expect(&first, &["<h1>Events</h1>", "21 events", "href=\"../events/page/2/\"", "href=\"../events/e20/\""]);
    let way = &variables(&site, "events/e20/")["page"]["crumbs"];
    assert_eq!(way[0]["url"], "events/");
}

#[test]
fn a_timeline_goes_on_over_pages_and_every_year_is_found() {
    let site = site("per_page: 10\n", &borrowed(&many_events(30)));
    let mut titles = Vec::new();
    for address in ["timeline/", "timeline/page/2/", "timeline/page/3/"] {
        for year in variables(&site, address)["years"].as_array().unwrap() {
            titles.extend(year["events"].as_array().unwrap().iter().map(|event| event["title"].to_string()));
        }
    }
    let expected: Vec<_> = (0..30).rev().map(|index| format!("\"Event {index}\"")).collect();
    assert_eq!(titles, expected);
    assert!(site.find("timeline/page/4/").is_none());
    for year in variables(&site, "timeline/")["jump"].as_array().unwrap() {
        let (address, anchor) = year["url"].as_str().unwrap().split_once('#').unwrap();
        expect(&page(&site, address), &[&format!("id=\"{anchor}\"")]);
    }
    render_all(&site);
}

/// Notes that name Zoe, Ann and Belarus; of the last one only, Bob too.
fn together(count: usize) -> Vec<(String, String)> {
    let note = |index: usize| {
        let bob = if index + 1 == count { ", Bob" } else { "" };
        let front = format!(
            "title: Note {index}\ndate: 2022-04-{:02}\npeople: [Zoe Last, Ann First{bob}]\ncountries: [BY]\n\
             events: {{title: Event {index}, date: 2022-04-{:02}, people: [Ann First, Zoe Last]}}",
            index + 1,
            index + 1
        );
        (format!("notes/n{index}.md"), front)
    };
    (0..count).map(note).collect()
}

#[test]
fn two_who_are_often_together_have_one_page() {
    let few = site("", &borrowed(&together(4)));
    let is_pair = |address: &str| address.contains("/with/") || address.contains("/in/");
    assert_eq!(few.routes().iter().filter(|route| is_pair(&route.address)).count(), 0);

    let site = site("", &borrowed(&together(5)));
    let pairs: Vec<_> = site.routes().iter().map(|route| route.address.as_str()).filter(|it| is_pair(it)).collect();
    assert_eq!(
        pairs,
        ["people/ann-first/in/belarus/", "people/ann-first/with/zoe-last/", "people/zoe-last/in/belarus/"]
    );
    let both = variables(&site, "people/ann-first/with/zoe-last/");
    assert_eq!((both["count"].as_u64(), both["event_count"].as_u64()), (Some(5), Some(5)));
    assert_eq!(both["notes"][0]["title"], "Note 4");
    expect(&page(&site, "people/ann-first/with/zoe-last/"), &["<h1>Ann First and Zoe Last</h1>", "Note 0", "Event 4"]);
    // Either page leads to it, the country's too.
    for (address, kind, name, url) in [
        ("people/ann-first/", "people", "Zoe Last", "people/ann-first/with/zoe-last/"),
        ("people/zoe-last/", "people", "Ann First", "people/ann-first/with/zoe-last/"),
        ("people/zoe-last/", "countries", "Belarus", "people/zoe-last/in/belarus/"),
        ("countries/belarus/", "people", "Zoe Last", "people/zoe-last/in/belarus/"),
    ] {
        let with = &variables(&site, address)["occurs_with"][kind];
        let found = with.as_array().unwrap().iter().find(|one| one["name"] == name).unwrap();
        assert_eq!(found["together"], url, "{address}");
    }
    // Two who are seldom together have the search.
    let with = variables(&site, "people/ann-first/")["occurs_with"]["people"].clone();
    let bob = with.as_array().unwrap().iter().find(|one| one["name"] == "Bob").unwrap();
    assert_eq!(bob["together"], "search/#kind=note&mentions=ann-first&mentions=bob");
    render_all(&site);
}

#[test]
fn a_site_may_do_without_pages_of_two() {
    for config in ["features: {cross_pages: false}\n", "cross_pages_min: 6\n"] {
        let site = site(config, &borrowed(&together(5)));
        assert!(site.find("people/ann-first/with/zoe-last/").is_none(), "{config}");
    }
}

#[test]
fn what_was_amended_is_in_the_register() {
    let mut files = vec![("notes/plain.md".to_owned(), "title: Plain\ndate: 2022-04-01".to_owned())];
    for (name, extra) in [
        ("same-day", "updated: 2022-04-01T15:00"),
        ("revised", "revised: 2022-05-01"),
        ("updated", "updated: 2022-04-02"),
    ] {
        let mut front = String::new();
        write!(front, "title: {name}\ndate: 2022-04-01T12:00\n{extra}").unwrap();
        files.push((format!("notes/{name}.md"), front));
    }
    let site = site("", &borrowed(&files));
    let changes = variables(&site, "changes/")["changes"].clone();
    let found: Vec<_> = changes.as_array().unwrap().iter().map(|it| it["note"]["title"].as_str().unwrap()).collect();
    assert_eq!(found, ["revised", "updated"]);
}
