//! Corrections: of whole notes and of one thing in them, where they show, and what is wrong with them.

use dossier::diagnostic::Code;
use dossier::site::{Rendered, Site};
use serde_json::Value;

use crate::{expect, fault, page, render_all, site, variables};

#[test]
fn a_correction_of_a_whole_note_shows_on_it_and_on_nothing_in_it() {
    let wrong = "title: The first report\ndate: 2022-04-01\nevents: {id: e, title: E, date: 2022-03-01}\npeople: [Ann First]\n\
                 quotes: {text: So it was., speaker: Ann First}\nclaims: {text: Ten., claimant: Ann First}";
    let right = "title: The correction\ndate: 2022-04-03\ncorrects: \"[[2022-04-01-wrong]]\"\npeople: [Zoe Last]\n\
                 quotes: {text: So it was not., speaker: Zoe Last}";
    let answer = "title: The answer\ndate: 2022-04-04\nresponds_to: [The first report]\nsupersedes: right";
    let site =
        site("", &[("notes/2022-04-01-wrong.md", wrong), ("notes/right.md", right), ("notes/answer.md", answer)]);
    assert_eq!(site.diagnostics().iter().filter(|it| it.code == Code::UnresolvedLink).count(), 0);
    let first = page(&site, "notes/wrong/");
    expect(&first, &["Corrected by: <a href=\"../../notes/right/\">", "Answered by: <a href=\"../../notes/answer/\">"]);
    let corrections = &variables(&site, "notes/wrong/")["corrections"];
    assert_eq!((&corrections[0]["kind"], &corrections[1]["kind"]), (&"corrects".into(), &"responds_to".into()));
    expect(&page(&site, "notes/right/"), &["Corrects: <a href=\"../../notes/wrong/\">", "Superseded by: <a href"]);
    expect(&page(&site, "notes/answer/"), &["Responds to: <a href=\"../../notes/wrong/\">", "Supersedes: <a href"]);
    for address in
        ["events/e/", "timeline/", "dates/2022/03/01/", "quotes/", "claims/", "people/ann-first/", "people/zoe-last/"]
    {
        let page = page(&site, address);
        for mark in ["corrected<", "answered<", "superseded<", "Corrected by", "Answered by", "Superseded by"] {
            assert!(!page.contains(mark), "{address}: {mark}");
        }
    }
    expect(&page(&site, "changes/"), &["Corrected by: <a href=\"../notes/right/\">The correction</a>"]);
    render_all(&site);
}

/// A note with two figures for July and one for June, two quotations and a section, corrected by another and by itself.
fn corrected() -> Site {
    let report = "title: The report\ndate: 2022-08-01\nadded: 2022-08-02\npeople: [Ann First]\n\
         events:\n  - {id: july, title: July, date: 2022-07}\n  - {id: june, title: June, date: 2022-06}\n\
         quotes:\n  - {text: So it was., speaker: Ann First}\n  - {text: And so it stays., speaker: Ann First}\n\
         claims:\n  - {text: In July there were ten., figure: '10', claimant: Ann First}\n  - {text: In June there were nine., figure: '9', claimant: Ann First}\n\
         corrections:\n  - {date: 2022-08-09, claim: '9', was: Neun, now: Eight, why: A slip}\n  - {field: title, was: The libel, date: 2022-08-10}";
    let other = "title: The correction\ndate: 2022-08-20\nadded: 2022-08-21\ncorrects:\n\
         \x20 - {note: report, event: july, was: Eleven died, now: Ten died, why: Counted twice}\n\
         \x20 - {note: report, quote: and so it, why: Misheard}\n  - {note: report, claim: 'In July'}\n  - report#event-july";
    let event = "title: May\ndate: 2022-05\nsources: [report]\ncorrections: {date: 2022-08-15, field: date, was: '2022-04', now: '2022-05'}";
    let person = "title: Ann First\ncorrections: {date: 2022-08-16, field: born, was: '1950', why: Another Ann}";
    let files =
        [("notes/report.md", report), ("notes/other.md", other), ("events/may.md", event), ("people/ann.md", person)];
    let site = site("", &files);
    assert_eq!(
        site.diagnostics().iter().filter(|it| it.code == Code::UnresolvedLink).count(),
        0,
        "{:?}",
        site.diagnostics()
    );
    site
}

#[test]
fn a_correction_of_one_thing_marks_that_thing_alone() {
    let site = corrected();
    let marks = |list: &Value, key: &str| -> Vec<(String, usize)> {
        let items = list.as_array().unwrap().iter();
        items.map(|it| (it[key].as_str().unwrap().to_owned(), it["corrections"].as_array().unwrap().len())).collect()
    };
    let expect_marks = |address: &str, list: &str, key: &str, expected: &[(&str, usize)]| {
        let mut found = marks(&variables(&site, address)[list], key);
        found.sort();
        let expected: Vec<_> = expected.iter().map(|(text, count)| ((*text).to_owned(), *count)).collect();
        assert_eq!(found, expected, "{address}");
    };
    expect_marks("notes/report/", "events", "title", &[("July", 2), ("June", 0), ("May", 1)]);
    expect_marks("quotes/", "quotes", "text", &[("And so it stays.", 1), ("So it was.", 0)]);
    expect_marks("claims/", "claims", "figure", &[("10", 1), ("9", 1)]);
    expect(
        &page(&site, "events/july/"),
        &["Corrected by: <a href=\"../../notes/other/\">", "Ten died", "Counted twice"],
    );
    expect(&page(&site, "events/may/"), &["Correction", "<dd>2022-04</dd>", "<dd>2022-05</dd>"]);
    expect(&page(&site, "people/ann-first/"), &["Another Ann", "<dd>1950</dd>"]);
    assert!(!page(&site, "events/june/").contains("orrect"));
    // Several corrections of one note stand beside each other, each with what it is of.
    let note = page(&site, "notes/report/");
    expect(
        &note,
        &[
            "<a href=\"../../events/july/\">July</a>",
            "“And so it stays.”",
            "In June there were nine.",
            "<code>title</code>",
        ],
    );
    render_all(&site);
}

#[test]
fn what_was_said_before_stands_with_its_correction_and_in_the_register_alone() {
    let site = corrected();
    let shown = |text: &str| -> Vec<String> {
        let routes = site.routes().iter().filter(|route| match site.render(route) {
            Ok(Rendered::Bytes(bytes)) => String::from_utf8_lossy(&bytes).contains(text),
            _ => false,
        });
        routes.map(|route| route.address.clone()).collect()
    };
    assert_eq!(shown("Eleven died"), ["changes/", "notes/other/"]);
    assert_eq!(shown("The libel"), ["changes/", "notes/report/"]);
    assert_eq!(shown("Neun"), ["changes/", "notes/report/"]);
    assert_eq!(shown("1950"), ["changes/", "people/ann-first/"]);
}

/// A week, as its page calls it, and its changes: kind, title of the note, title of the part.
type Week = (String, Vec<(String, String, String)>);

#[test]
fn changes_are_told_by_week_with_what_they_changed() {
    let site = corrected();
    let weeks = variables(&site, "changes/")["weeks"].clone();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let told: Vec<Week> = weeks
        .as_array()
        .unwrap()
        .iter()
        .map(|week| {
            let changes = week["changes"].as_array().unwrap().iter();
            (
                text(&week["text"]),
                changes.map(|it| (text(&it["kind"]), text(&it["note"]["title"]), text(&it["part"]["title"]))).collect(),
            )
        })
        .collect();
    let change = |kind: &str, title: &str, part: &str| (kind.to_owned(), title.to_owned(), part.to_owned());
    assert_eq!(told[0].0, "15–21 August 2022");
    let mut first = told[0].1.clone();
    first.sort();
    assert_eq!(
        first,
        [
            change("added", "The correction", ""),
            change("corrected", "Ann First", "born"),
            change("corrected", "May", "date"),
            change("corrected", "The report", "In July there were ten."),
            change("corrected", "The report", "July"),
            change("corrected", "The report", "July"),
            change("corrected", "The report", "“And so it stays.”"),
        ]
    );
    assert_eq!(
        told[1],
        (
            "8–14 August 2022".to_owned(),
            vec![
                change("corrected", "The report", "title"),
                change("corrected", "The report", "In June there were nine."),
            ]
        )
    );
    assert_eq!(told[2], ("1–7 August 2022".to_owned(), vec![change("added", "The report", "")]));
    expect(&page(&site, ""), &["<a href=\"./changes/\">Changes</a>"]);
}

#[test]
fn notes_may_correct_parts_of_one_another() {
    let note = |title: &str, other: &str| {
        format!(
            "title: {title}\ndate: 2022-04-02\nevents: {{id: {title}, title: {title}, date: 2022-04-01}}\ncorrects: {{note: {other}, event: {other}}}"
        )
    };
    let of_parts = site("", &[("notes/a.md", &note("a", "b")), ("notes/b.md", &note("b", "a"))]);
    assert!(of_parts.diagnostics().iter().all(|it| it.code != Code::RelationInCircle), "{:?}", of_parts.diagnostics());
    let whole = |other: &str| format!("title: T\ndate: 2022-04-02\ncorrects: {other}");
    fault(&site("", &[("notes/a.md", &whole("b")), ("notes/b.md", &whole("a"))]), Code::RelationInCircle);
}

#[test]
fn a_correction_of_what_is_not_there_is_a_fault_at_its_place() {
    let report = "title: The report\ndate: 2022-08-01\nevents: {id: july, title: July, date: 2022-07}\n\
                  quotes: [{text: So it was., speaker: A}, {text: So it stays., speaker: A}]\nclaims: {text: Ten., claimant: A}";
    for (front, written, help) in [
        ("corrects: {note: report, event: jully}", "jully", "did you mean `july`?"),
        ("corrects: {note: report, quote: Never said}", "Never said", "it has `"),
        ("corrects: {note: report, quote: So it}", "So it", "it has `"),
        ("corrects: {note: report, claim: Eleven}", "Eleven", "it has `"),
        ("corrects: {note: report, field: titel}", "titel", "did you mean `title`?"),
        ("corrects: [report#nowhere]", "report#nowhere", "it has `july`"),
        ("corrections: {event: none}", "none", "there is none in it"),
        ("corrections: [{field: dtae}]", "dtae", "did you mean `date`?"),
        ("events: {title: E, date: 2022, corrections: {field: dtae}}", "dtae", "did you mean `date`?"),
    ] {
        let note = format!("title: A\ndate: 2022-08-02\n{front}");
        let site = site("", &[("notes/a.md", &note), ("notes/report.md", report)]);
        let fault = fault(&site, Code::UnresolvedLink);
        assert!(fault.help.as_deref().unwrap().contains(help), "{fault:?}");
        assert_eq!(&site.text(&fault.place.path).unwrap()[fault.place.span.clone()], written, "{fault:?}");
    }
    let two = "title: A\ndate: 2022-08-02\ncorrects: {note: report, event: july, field: date}";
    let both = site("", &[("notes/a.md", two), ("notes/report.md", report)]);
    assert!(fault(&both, Code::InvalidValue).help.as_deref().unwrap().contains("of one thing"));
    let none =
        site("", &[("notes/a.md", "title: A\ndate: 2022-08-02\ncorrects: {event: july}"), ("notes/report.md", report)]);
    assert!(fault(&none, Code::MissingKey).message.contains("`note` is missing"));
}

#[test]
fn a_correction_of_nothing_is_a_fault() {
    let right = "title: B\ndate: 2022-04-03";
    for (front, message, help) in [
        ("corrects: 2022-04-01-wrnog", "no note of this dossier", "did you mean `2022-04-01-wrong`?"),
        ("supersedes: [b, nowhere at all]", "`nowhere at all` under `supersedes`", "write the file name"),
        ("responds_to: a", "this note itself", "the other note"),
    ] {
        let note = format!("title: A\ndate: 2022-04-02\n{front}");
        let site = site("", &[("notes/a.md", &note), ("notes/b.md", right), ("notes/2022-04-01-wrong.md", right)]);
        let fault = fault(&site, Code::UnresolvedLink);
        assert!(fault.message.contains(message), "{fault:?}");
        assert!(fault.help.as_deref().unwrap().contains(help), "{fault:?}");
        let text = site.text(&fault.place.path).unwrap();
        assert!(front.contains(&text[fault.place.span.clone()]), "{fault:?}");
    }
}
