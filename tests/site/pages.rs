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

/// What the foot of a page says of all that the site covers.
fn covered(files: &crate::story::Files) -> String {
    let built = files.build();
    let (_, footer) = built.page("notes/").split_once("<footer").unwrap();
    let covered = footer.split_once("Covers: <span class=\"when\">").map_or("", |(_, rest)| rest);
    covered.split_once('<').map_or("", |(text, _)| text).to_owned()
}

#[test]
fn what_a_site_covers_is_no_more_precise_than_its_sources() {
    let event = |date: &str, status: &str| format!("title: E\ndate: {date}\nstatus: {status}\nsources: []");
    for (note, events, expected) in [
        ("2022-04-14", &[("2022-03~/2022-04~", "reported")][..], "about March–April 2022"),
        ("2022-04-14", &[("2022-03/2022-04", "reported")], "March–April 2022"),
        ("2022-04-14", &[("2020", "confirmed")], "2020–14 April 2022"),
        ("2022-04", &[("2020", "disputed")], "2020–April 2022"),
        ("2022-04-14", &[("2022", "reported")], "2022"),
        ("2022-04-14", &[("2021-22", "reported")], "summer 2021–14 April 2022"),
        ("2022-04-14", &[("1888/..", "reported")], "1888–14 April 2022"),
        ("2022-04-14", &[("../1888-05", "reported")], "May 1888–14 April 2022"),
        ("2022-04-14", &[("'-0043'", "reported")], "44 BC–14 April 2022"),
        ("2022-04-14", &[("2030", "planned"), ("2031-05-01", "postponed"), ("1999", "cancelled")], "14 April 2022"),
        ("2022-04-14", &[("2022-04-12T10:00", "reported")], "12–14 April 2022"),
    ] {
        let files =
            events.iter().zip(["e.md", "f.md", "g.md"]).fold(
                site().note("n.md", &format!("title: N\ndate: {note}"), "Text."),
                |files, ((date, status), name)| files.event(name, &event(date, status)),
            );
        assert_eq!(covered(&files), expected, "{note}: {events:?}");
    }
}

#[test]
fn a_site_was_revised_when_a_note_says_so_and_never_when_an_article_was_read() {
    let revised = |front: &str| {
        let built = site().note("n.md", &format!("title: N\ndate: 2022-04-14\n{front}"), "Text.").build();
        let (_, footer) = built.page("notes/").split_once("<footer").unwrap();
        footer.split_once("evised <time datetime=\"").map(|(_, rest)| rest[..rest.find('"').unwrap()].to_owned())
    };
    assert_eq!(revised(""), None);
    assert_eq!(revised("accessed: 2022-04-20\nupdated: 2022-04-21"), None);
    assert_eq!(revised("accessed: 2022-05-20\nrevised: 2022-05-02").as_deref(), Some("2022-05-02"));
}

#[test]
fn people_stand_under_their_surnames_and_with_what_is_known_of_them() {
    let built = site()
        .person("jurkonis.md", "title: Vytis Jurkonis")
        .person("leyen.md", "title: Ursula von der Leyen\nsort_name: Leyen, Ursula von der")
        .person("xi.md", "title: Xi Jinping\ncountries: [CN]")
        .person("orban.md", "title: Orbán Viktor\nsurname: Orbán")
        .person("abe.md", "title: 安倍 晋三")
        .note(
            "a.md",
            "title: A\ndate: 2022-04-14\npeople: [Vytis Jurkonis]\nevents: {title: Talks, date: 2022-04-12, people: [Petr Fiala]}\n\
             quotes: {text: So it is., speaker: Vytis Jurkonis}",
            "Text.",
        )
        .build();
    let register = built.page("people/");
    for (letter, name) in [
        ("J", "Jurkonis, Vytis"),
        ("L", "Leyen, Ursula von der"),
        ("X", "Xi Jinping"),
        ("O", "Orbán Viktor"),
        ("F", "Fiala, Petr"),
    ] {
        let (_, section) =
            register.split_once(&format!(">{letter}</h3>")).unwrap_or_else(|| panic!("{letter}: {register}"));
        let (section, _) = section.split_once("</section>").unwrap();
        assert!(section.contains(&format!(">{name}</a>")), "{letter}: {section}");
    }
    assert!(register.contains(">安倍 晋三</a>"));
    // Fiala is in no note, and in one event.
    let (_, row) = register.split_once(">Petr Fiala</a>").unwrap();
    let (row, _) = row.split_once("</tr>").unwrap();
    assert!(row.contains("12 Apr 2022") && row.contains("1 event"), "{row}");
}

#[test]
fn a_source_shows_what_it_published_and_when() {
    let built = site()
        .note("a.md", "title: A\ndate: 2022-04-14\nsource: The Paper", "Text.")
        .note("b.md", "title: B\ndate: 2022-05-02\nsource: The Paper", "Text.")
        .note("c.md", "title: C\ndate: 2022-05-20\norganisations: [The Paper]\nsource: Another", "Text.")
        .build();
    let row = |page: &str| {
        let (_, row) = built.page(page).split_once(">The Paper</a>").unwrap();
        row.split_once("</tr>").unwrap().0.to_owned()
    };
    assert!(row("sources/").contains("2 May 2022") && row("sources/").contains(">2</td>"), "{}", row("sources/"));
    assert!(row("organisations/").contains("20 May 2022") && row("organisations/").contains(">1</td>"));
    built.expect_page("organisations/the-paper/", contains("2 notes, latest 2 May 2022, "));
}
