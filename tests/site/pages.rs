//! What pages say of dates, events and sources.

use crate::links::expect_sound;
use crate::story::{contains, lacks, site};

#[test]
fn happened_and_published_are_two_things() {
    let built = site()
        .note(
            "report.md",
            "title: The report\ndate: 2022-04-14\nevents:\n  - title: The meeting\n    date: 2022-04-12",
            "Text.",
        )
        .build();
    built
        .expect_no_diagnostics()
        .expect_page("dates/2022/04/12/", contains("The meeting"))
        .expect_page("dates/2022/04/14/", contains("The report"))
        .expect_page("dates/2022/04/14/", lacks("The meeting"));
    expect_sound(&built);
}

#[test]
fn a_note_without_a_date_is_sorted_by_its_event_and_was_not_published_on_any_day() {
    let built = site()
        .note("undated.md", "title: Undated\nevents:\n  - title: The meeting\n    date: 2022-04-12", "Text.")
        .note("dated.md", "title: Dated\ndate: 2022-04-13", "Text.")
        .build();
    built
        .expect_no_diagnostics()
        .expect_page("notes/undated/", contains("ublication date not known"))
        .expect_page("dates/2022/04/12/", contains("The meeting"))
        .expect_page("dates/2022/04/12/", lacks("Published on"));
    let notes = built.page("notes/");
    assert!(notes.find("notes/dated/") < notes.find("notes/undated/"), "the later one first");
    expect_sound(&built);
}

#[test]
fn a_source_is_an_organisation_with_a_page() {
    let built = site()
        .note("a.md", "title: A\ndate: 2022-04-14\nsource: {name: The Paper, url: 'https://example.com/a'}", "Text.")
        .build();
    built
        .expect_no_diagnostics()
        .expect_page("organisations/the-paper/", contains("notes/a/"))
        .expect_page("sources/", contains("organisations/the-paper/"))
        .expect_page("notes/a/", contains("https://example.com/a"));
    expect_sound(&built);
}

#[test]
fn one_event_reported_twice_is_one_by_its_id_alone() {
    let event = "events:\n  - id: vostochny\n    title: The meeting\n    date: 2022-04-12";
    let built = site()
        .note("a.md", &format!("title: A\ndate: 2022-04-13\n{event}"), "Text.")
        .note("b.md", &format!("title: B\ndate: 2022-04-14\n{event}"), "Text.")
        .build();
    built.expect_no_diagnostics();
    expect_sound(&built);
}

#[test]
fn the_country_of_an_event_is_said_once_unless_it_says_more() {
    let on_timeline = |event: &str| {
        let event = format!("title: The meeting\ndate: 2022-04-12\nsources: []\n{event}");
        let built = site().event("meeting.md", &event).build();
        built.page("timeline/").matches("countries/belarus/").count()
    };
    assert_eq!(on_timeline("country: BY\ncountries: [BY]"), 1);
    assert_eq!(on_timeline("country: BY"), 1);
    assert_eq!(on_timeline("country: BY\ncountries: [BY, RU]"), 2, "it happened in one of the two");
    assert_eq!(on_timeline("country: BY\nplace: Brest\ncountries: [BY]"), 2, "“Brest, Belarus”");
}

#[test]
fn hostile_text_does_not_reach_a_page() {
    let text = "<img src=x onerror=alert(1)> <b style='x:y'>b</b> [j](javascript:alert(2)) [d](data:text/html,x) \
                ![e](https://elsewhere.example/p.png) <iframe src='https://elsewhere.example'></iframe>";
    let built = site().note("a.md", "title: A\ndate: 2022-04-14\nurl: javascript:alert(3)", text).build();
    expect_sound(&built);
    for (address, page) in built.html() {
        assert!(!page.contains("javascript:"), "/{address}: {page}");
    }
}

#[test]
fn a_broken_entry_is_absent_and_the_rest_is_there() {
    let built = site()
        .note("broken.md", "title: Broken\ndate: 2022-02-30", "Text.")
        .note("whole.md", "title: Whole\ndate: 2022-02-28", "See [[broken]].")
        .file("content/notes/latin1.md", b"---\ntitle: \xe9\n---\n")
        .build();
    built.expect_no_page("notes/broken/").expect_page("notes/", contains("Whole"));
    assert!(built.site.is_broken());
    expect_sound(&built);
}

/// Faults are placed by line and column of the file, whatever its line ends and whether it begins with a byte order mark.
#[test]
fn line_ends_and_marks_do_not_move_a_fault() {
    use dossier::diagnostic::Code;
    for (name, text) in [
        ("unix", "---\ntitle: A\ndate: 2022-02-30\n---\ntext"),
        ("windows", "---\r\ntitle: A\r\ndate: 2022-02-30\r\n---\r\ntext\r\n"),
        ("marked", "\u{feff}---\ntitle: A\ndate: 2022-02-30\n---\n"),
        ("short", "---\ntitle: A\ndate: 2022-02-30\n---"),
    ] {
        let path = format!("content/notes/{name}.md");
        site().file(&path, text).build().expect_diagnostic(Code::InvalidDate, &path, 3, 7);
    }
}
