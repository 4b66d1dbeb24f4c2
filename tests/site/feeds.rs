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
