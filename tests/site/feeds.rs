//! Feeds: who has one, and what is in it. What they look like is checked by those who read them: `tests/validators`.

use serde_json::Value;

use crate::story::{Built, contains, lacks, site};

fn json(built: &Built, address: &str) -> Value {
    serde_json::from_str(built.page(address)).unwrap()
}

fn story() -> Built {
    site()
        .note("2022-04-14-a.md", "title: A\ndate: 2022-04-14\nsource: {name: The Paper, url: 'https://paper.example/a'}\npeople: [Ada Lovelace]\nsummary: In short.", "All of it.")
        .note("2022-04-15-b.md", "title: B\ndate: 2022-04-15\norganisations: [The Paper]", "About it.")
        .build()
}

#[test]
fn both_formats_hold_the_same() {
    let built = story();
    let feed = json(&built, "feed.json");
    assert_eq!(feed["feed_url"], "https://example.org/feed.json");
    assert_eq!(feed["items"][1]["content_html"], "<p>All of it.</p>\n");
    assert_eq!(feed["items"][1]["external_url"], "https://paper.example/a");
    assert_eq!(feed["items"][1]["date_published"], "2022-04-14T00:00:00Z");
    built.expect_page("feed.xml", contains("<id>https://example.org/notes/a/</id>"));
    built.expect_page("feed.xml", contains("&lt;p&gt;All of it."));
}

#[test]
fn the_feed_of_somebody_has_summaries() {
    let built = story();
    let feed = json(&built, "people/ada-lovelace/feed.json");
    assert_eq!(feed["title"], "Ada Lovelace · A dossier");
    assert_eq!(feed["items"][0]["content_text"], "In short.");
    assert_eq!(feed["items"][0]["content_html"], Value::Null);
    built.expect_page("people/ada-lovelace/feed.xml", lacks("All of it."));
}

#[test]
fn a_source_is_followed_with_what_it_published_and_what_is_about_it() {
    let feed = json(&story(), "organisations/the-paper/feed.json");
    let titles: Vec<_> = feed["items"].as_array().unwrap().iter().map(|item| &item["title"]).collect();
    assert_eq!(titles, ["B", "A"]);
}

#[test]
fn pages_lead_to_their_feeds() {
    let built = story();
    built
        .expect_page("people/ada-lovelace/", contains("application/feed+json"))
        .expect_page("people/ada-lovelace/", contains("href=\"../../people/ada-lovelace/feed.json\""))
        .expect_page("notes/a/", lacks("application/feed+json"))
        .expect_page("feeds/", contains("../organisations/the-paper/feed.xml"))
        .expect_page("", contains("./feeds/"));
    site().config("features: {feeds: false}").build().expect_no_page("feeds/").expect_no_page("feed.json");
}

#[test]
fn links_to_a_part_of_a_note_are_absolute_in_a_feed() {
    let text = "A claim.[^1] See [below](#below).\n\n[^1]: A *footnote*.\n\n## Below\n\n`href=\"#fn-1\"`";
    let built = site().note("2022-04-14-a.md", "title: A\ndate: 2022-04-14", text).build();
    let html = json(&built, "feed.json")["items"][0]["content_html"].as_str().unwrap().to_owned();
    for part in ["fn-1", "fnref-1", "below"] {
        assert!(html.contains(&format!("href=\"https://example.org/notes/a/#{part}\"")), "{part}: {html}");
    }
    assert_eq!(html.matches("href=\"#").count(), 1, "the code that shows one: {html}");
    built.expect_page("notes/a/", contains("href=\"#fn-1\""));
}

#[test]
fn dates_are_ones_that_both_formats_can_write_and_in_order() {
    let built = site()
        .note("ides.md", "title: Ides\nevents: {title: Murder, date: -0044-03-15}", "")
        .note("early.md", "title: Early\ndate: 2022-04-14\nrevised: 2022-04-01", "")
        .build();
    built.expect_page("feed.xml", lacks("-0000")).expect_page("feed.xml", lacks("0044"));
    built.expect_page("feed.xml", contains("<updated>1970-01-01T00:00:00Z</updated>"));
    let feed = json(&built, "feed.json");
    let items = feed["items"].as_array().unwrap();
    let of = |title: &str| items.iter().find(|item| item["title"] == title).unwrap();
    assert_eq!(of("Ides")["date_modified"], Value::Null);
    assert_eq!(of("Early")["date_modified"], "2022-04-14T00:00:00Z", "not before it was published");
}

#[test]
fn a_feed_says_what_it_is_about_whose_it_is_and_what_made_it() {
    let built = site()
        .config("description: News & views.\nlicence: CC BY 4.0")
        .note("a.md", "title: A\ndate: 2022-04-14\npeople: Ada Lovelace", "")
        .build();
    built.expect_page("feed.xml", contains("<subtitle>News &amp; views.</subtitle>"));
    for feed in ["feed.xml", "people/ada-lovelace/feed.xml"] {
        built
            .expect_page(feed, contains("<rights>CC BY 4.0</rights>"))
            .expect_page(feed, contains("<generator>dossier "));
    }
    built.expect_page("people/ada-lovelace/feed.xml", lacks("<subtitle>"));
    assert_eq!(json(&built, "feed.json")["description"], "News & views.");
}

/// An old article that was filed late, one that was filed when it appeared, one that was revised, and one of which nothing is known but its date.
fn filed() -> Built {
    site()
        .note(
            "old.md",
            "title: Old\ndate: 2020-04-14\nadded: 2022-05-29\nsummary: In short.\npeople: Ada Lovelace",
            "All.",
        )
        .note("fresh.md", "title: Fresh\ndate: 2022-04-20\nadded: 2022-04-21\npeople: Ada Lovelace", "All.")
        .note("revised.md", "title: Revised\ndate: 2022-03-01\nadded: 2022-03-02\nrevised: 2022-05-01", "All.")
        .note("embargoed.md", "title: Embargoed\ndate: 2022-03-01\npublish_on: 2022-05-02", "All.")
        .note("plain.md", "title: Plain\ndate: 2022-05-20\naccessed: 2022-05-31\npeople: Ada Lovelace", "All.")
        .build()
}

#[test]
fn what_is_new_goes_by_when_a_note_entered_the_dossier_or_changed() {
    let built = filed();
    let titles = |address: &str| -> Vec<String> {
        let feed = json(&built, address);
        feed["items"].as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap().to_owned()).collect()
    };
    let newest = ["Old", "Plain", "Embargoed", "Revised", "Fresh"];
    assert_eq!(titles("feed.json"), newest);
    assert_eq!(titles("people/ada-lovelace/feed.json"), ["Old", "Plain", "Fresh"]);
    for address in ["", "notes/", "changes/"] {
        let page = built.page(address);
        // Nobody says when these came, so their coming is no change.
        let listed = newest.iter().filter(|title| address != "changes/" || !["Plain", "Embargoed"].contains(title));
        let link = |title: &str| format!(">{title}</a>");
        // On that page, a note stands once for each change, the latest first.
        let found =
            |title: &str| if address == "changes/" { page.find(&link(title)) } else { page.rfind(&link(title)) };
        let place = |title: &&str| found(title).unwrap_or_else(|| panic!("{address}: {title}"));
        let places: Vec<usize> = listed.map(place).collect();
        assert!(places.is_sorted(), "{address}: {places:?}");
    }
    // Both dates are said, where they differ.
    built
        .expect_page("notes/", contains("14 Apr 2020"))
        .expect_page("notes/", contains("added <time datetime=\"2022-05-29\">"));
    built.expect_page("notes/old/", contains("Added to the dossier <time datetime=\"2022-05-29\">"));
}

#[test]
fn an_entry_was_published_when_its_note_was_added_and_says_when_the_article_was() {
    let built = filed();
    let item = |address: &str, title: &str| {
        let feed = json(&built, address);
        feed["items"].as_array().unwrap().iter().find(|item| item["title"] == title).unwrap().clone()
    };
    let old = item("feed.json", "Old");
    assert_eq!(
        (&old["date_published"], &old["date_modified"]),
        (&"2022-05-29T00:00:00Z".into(), &"2022-05-29T00:00:00Z".into())
    );
    assert!(old["content_html"].as_str().unwrap().starts_with("<p>14 April 2020</p>\n"), "{old}");
    assert_eq!(item("people/ada-lovelace/feed.json", "Old")["content_text"], "14 April 2020 · In short.");
    let plain = item("feed.json", "Plain");
    assert_eq!(
        (&plain["date_published"], &plain["date_modified"]),
        (&"2022-05-20T00:00:00Z".into(), &"2022-05-20T00:00:00Z".into())
    );
    assert!(plain["content_html"].as_str().unwrap().starts_with("<p>All.</p>"), "{plain}");
    assert_eq!(item("feed.json", "Revised")["date_modified"], "2022-05-01T00:00:00Z");
    built.expect_page("feed.xml", contains("<published>2022-05-29T00:00:00Z</published>"));
}

#[test]
fn the_sitemap_says_when_a_note_changed_and_never_when_its_article_appeared() {
    let built = filed();
    let map = built.page("sitemap.xml");
    for (note, changed) in [
        ("old", Some("2022-05-29")),
        ("fresh", Some("2022-04-21")),
        ("revised", Some("2022-05-01")),
        ("embargoed", Some("2022-05-02")),
        ("plain", None),
    ] {
        let changed = changed.map(|day| format!("<lastmod>{day}</lastmod>")).unwrap_or_default();
        let url = format!("<loc>https://example.org/notes/{note}/</loc>{changed}</url>");
        assert!(map.contains(&url), "{url}: {map}");
    }
}
