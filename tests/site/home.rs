//! The home page: the note that leads, what is recent, and what is said last.

use dossier::diagnostic::Code;

use crate::never_stale::{CONFIGS, Files as Texts, assert_as_fresh, open, update};
use crate::story::{Files, contains, lacks, site};

fn story() -> Files {
    let note = |date: &str, people: &str| format!("title: Of {date}\ndate: {date}\npeople: {people}");
    site()
        .note("2020-05-01-early.md", &note("2020-05-01", "John Roe"), "Text.")
        .note("2021-03-01-old.md", &note("2021-03-01", "[Jane Doe, John Roe]"), "Text.")
        .note("2022-01-05-a.md", &note("2022-01-05", "Jane Doe"), "Text.")
        .note("2022-02-12-b.md", &note("2022-02-12", "Jane Doe"), "Text.")
        .note("2022-year.md", &note("2022", "Jane Doe"), "Text.")
}

fn led_by(name: &str) -> Files {
    story().file("content/index.md", format!("---\ntitle: Home\nlead: {name}\n---\nWhat to know.\n"))
}

#[test]
fn the_note_that_leads_stands_first_and_once() {
    for name in ["2021-03-01-old", "notes/2021-03-01-old.md", "old", "Of 2021-03-01"] {
        let built = led_by(name).build();
        built.expect_no_diagnostics();
        let page = built.page("");
        let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{name}: no {words:?}"));
        assert!(at("What to know.") < at("class=\"leading\"") && at("Of 2021-03-01") < at("Of 2022-02-12"), "{name}");
        assert_eq!(page.matches(">Of 2021-03-01</a>").count(), 1, "{name}");
    }
}

#[test]
fn a_lead_that_is_no_note_is_reported_where_it_stands() {
    let expected = |files: &Files| {
        files
            .build()
            .expect_diagnostic(Code::UnresolvedLink, "content/index.md", 3, 7)
            .expect_page("", lacks("leading"));
    };
    expected(&led_by("2021-03-01-odl"));
    expected(&led_by("Jane Doe"));
    let draft = led_by("draft").note("2022-03-01-draft.md", "title: D\ndate: 2022-03-01\ndraft: true", "Text.");
    expected(&draft);
    draft.drafts().build().expect_page("", contains("class=\"leading\""));
}

#[test]
fn only_the_home_page_has_a_lead() {
    let page = story().file("content/about.md", "---\ntitle: About\nlead: old\n---\nText.\n");
    page.build().expect_diagnostic(Code::UnknownKey, "content/about.md", 3, 1);
}

#[test]
fn people_of_the_last_twelve_months_are_counted_with_their_change() {
    let built = story().build();
    let tally = |name: &str, now: &str, change: &str| {
        format!("{name}</a> <span class=\"number\">{now}</span> <span class=\"change\">{change}</span>")
    };
    built
        // The months end with the newest article, whatever day it is; one of a year alone belongs to none of them.
        .expect_page("", contains("March 2021–February 2022"))
        .expect_page("", contains(&tally("Jane Doe", "3", "+3")))
        .expect_page("", contains(&tally("John Roe", "1", "±0")));
    let young = site().note("a.md", "title: A\ndate: 2022-02-12\npeople: Jane Doe", "Text.").build();
    young.expect_page("", contains("Jane Doe</a> <span class=\"number\">1</span></li>"));
}

#[test]
fn a_turn_of_a_conversation_is_no_latest_quotation() {
    let text = "> We stay.\n>\n> — Jane Doe, minister\n";
    let turns = "**Jane Doe:** Good evening to all of you.\n\n**John Roe:** Thank you for having me.\n\n**Jane Doe:** Then we begin.\n";
    let person = |name: &str| format!("title: {name}");
    let built = site()
        .person("jane-doe.md", &person("Jane Doe"))
        .person("john-roe.md", &person("John Roe"))
        .note("a.md", "title: A\ndate: 2022-02-12\npeople: Jane Doe", text)
        .note("b.md", "title: B\ndate: 2022-02-13\nkind: transcript\npeople: [Jane Doe, John Roe]", turns)
        .build();
    built
        .expect_page("", contains("We stay."))
        .expect_page("", contains("<small><a href=\"./people/jane-doe/\">Jane Doe</a>"))
        .expect_page("", lacks("“Good evening"));
    assert!(built.page("quotes/").contains("Good evening"), "the register has the turns");
}

#[test]
fn an_open_site_follows_the_name_of_the_note_that_leads() {
    let mut files = Texts::from([
        (dossier::config::FILE.to_owned(), CONFIGS[0].to_owned()),
        ("content/index.md".to_owned(), "---\ntitle: Home\nlead: Second\n---\n".to_owned()),
        ("content/notes/a.md".to_owned(), "---\ntitle: First\ndate: 2022-04-12\n---\nText.\n".to_owned()),
        ("content/notes/b.md".to_owned(), "---\ntitle: Second\ndate: 2022-04-11\n---\nText.\n".to_owned()),
    ]);
    let mut site = open(&files);
    for (path, text) in [
        ("content/notes/b.md", "---\ntitle: Third\ndate: 2022-04-11\n---\nText.\n"),
        ("content/notes/a.md", "---\ntitle: Second\ndate: 2022-04-12\n---\nText.\n"),
        ("content/index.md", "---\ntitle: Home\nlead: Third\n---\n"),
        ("content/index.md", "---\ntitle: Home\n---\n"),
    ] {
        files.insert(path.to_owned(), text.to_owned());
        update(&mut site, &files, vec![path.to_owned()]);
        assert_as_fresh(&site, &files, path);
    }
}
