//! Events: merged, filed, held against their sources.

use super::*;

#[test]
fn events_of_one_day_stand_by_time_then_by_file_and_by_their_place_there() {
    let event = |title: &str, time: &str| format!("\n  - {{title: {title}, date: 2022-04-12{time}}}");
    let timed = [event("Zeta", "T15:00"), event("Alpha", "T09:30"), event("Night", "")].concat();
    let plain = [event("Second", ""), event("First", ""), event("Also", "T09:30+03:00")].concat();
    let dossier = whole(&[
        // Neither the ids nor the titles are in this order, and the later note comes first in the dossier.
        ("notes/a.md", &note("2022-04-14", &format!("events:{timed}"))),
        ("notes/b.md", &note("2022-04-16", &format!("events:{plain}"))),
        ("events/own.md", "---\ntitle: Own\ndate: 2022-04-12\nsources: []\n---\n"),
    ]);
    let titles: Vec<_> = dossier.events.iter().map(|event| event.event.title.as_str()).collect();
    assert_eq!(titles, ["Own", "Night", "Second", "First", "Also", "Alpha", "Zeta"]);
}

#[test]
fn a_period_has_what_was_published_and_what_happened_oldest_first() {
    let event = "events:\n  - {title: Later, date: 2022-04-12}\n  - {title: Earlier, date: 2022-04-03}";
    let dossier = whole(&[
        ("notes/b.md", &note("2022-04-14", "")),
        ("notes/d.md", &note("2022-04-14T08:00", "")),
        ("notes/a.md", &note("2022-04-14", event)),
        ("notes/c.md", &note("2022-04-02", "")),
        ("notes/month.md", &note("2022-04", "")),
    ]);
    for period in [Period::Year(2022), Period::Month(2022, 4)] {
        let filed = &dossier.periods[&period];
        let notes: Vec<_> = filed.published.iter().map(|id| dossier.note(*id).entry.stem()).collect();
        assert_eq!(notes, ["month", "c", "a", "b", "d"], "{period}");
        let events: Vec<_> = filed.happened.iter().map(|id| dossier.event(*id).event.title.as_str()).collect();
        assert_eq!(events, ["Earlier", "Later"], "{period}");
    }
}

#[test]
fn reports_of_one_event_are_merged_by_id_and_its_file_decides() {
    let report = "events:\n  - {id: talks, title: As reported, date: 2022-04-13, status: disputed}";
    let dossier = whole(&[
        (
            "events/talks.md",
            "---\ntitle: The talks\ndate: 2022-04-12\nstatus: confirmed\nsources: [b, https://example.org/]\n---\n",
        ),
        ("notes/a.md", &note("2022-04-14", report)),
        ("notes/b.md", &note("2022-04-15", report)),
        ("notes/c.md", &note("2022-04-16", "events:\n  - {title: As reported, date: 2022-04-13}")),
    ]);
    let [talks, other] = dossier.events.as_slice() else { panic!("{:?}", dossier.events) };
    assert_eq!((talks.event.title.as_str(), talks.status), ("The talks", Status::Confirmed));
    assert!(talks.entry.is_some() && other.entry.is_none(), "one title and one date do not make one event");
    let own: Vec<_> = talks
        .reports
        .iter()
        .map(|report| match report {
            Report::Note(id, event) => (dossier.note(*id).entry.stem(), event.as_ref().and_then(|event| event.status)),
            Report::Address(address) => (address.as_str(), None),
        })
        .collect();
    assert_eq!(own, [("b", Some(Status::Disputed)), ("https://example.org/", None), ("a", Some(Status::Disputed))]);
    assert_eq!(other.id, "c-as-reported");
}

#[test]
fn an_event_without_an_id_keeps_its_own_whatever_stands_around_it() {
    let ids = |events: &str| {
        let dossier = whole(&[("notes/a.md", &note("2022-04-14", &format!("events:{events}")))]);
        let mut ids: Vec<_> =
            dossier.events.iter().map(|event| (event.event.title.clone(), event.id.clone())).collect();
        ids.sort();
        ids
    };
    let event = |title: &str| format!("\n  - {{title: {title}, date: 2022-04-12}}");
    let own = |title: &str, id: &str| (title.to_owned(), id.to_owned());
    let before = ids(&[event("Vote"), event("Talks")].concat());
    assert_eq!(before, [own("Talks", "a-talks"), own("Vote", "a-vote")]);
    let after = ids(&[event("Arrests"), event("Vote"), event("Rally"), event("Talks")].concat());
    assert!(before.iter().all(|event| after.contains(event)), "{after:?}");
    let twice = ids(&[event("Vote"), event("Vote")].concat());
    assert_eq!(twice, [own("Vote", "a-vote"), own("Vote", "a-vote-2")]);
    // What an author chose is nobody's own: equal ids would make one event of two.
    let chosen = ids(&[event("Vote"), "\n  - {title: Other, id: a-vote, date: 2022-04-13}".to_owned()].concat());
    assert_eq!(chosen, [own("Other", "a-vote"), own("Vote", "a-vote-2")]);
    // A title without letters has the date, and one that is too long for an address its first words.
    assert_eq!(ids(&event("'?!'")), [own("?!", "a-2022-04-12")]);
    let (long, other) = ("word ".repeat(40), format!("{}end", "word ".repeat(40)));
    let both = ids(&[event(long.trim()), event(&other)].concat());
    for (_, id) in &both {
        assert!(id.starts_with("a-word-word-word-") && id.chars().count() <= 80, "{id}");
    }
    assert_ne!(both[0].1, both[1].1);
    let [(_, id)] = &ids(&event(&"переговоры ".repeat(20)))[..] else { panic!() };
    assert!(id.starts_with("a-peregovory-peregovory-"), "{id}");
}

#[test]
fn a_note_that_is_an_event_as_a_whole_gives_it_its_own_id() {
    let dossier = whole(&[
        ("notes/2022-04-12-why.md", &note("2022-04-12", "events: self")),
        ("events/why.md", "---\ntitle: E\ndate: 2022\nsources: []\n---\n"),
    ]);
    let mut ids: Vec<_> = dossier.events.iter().map(|event| event.id.as_str()).collect();
    ids.sort_unstable();
    assert_eq!(ids, ["why", "why-2"], "and is not taken for the event of a file");
}

#[test]
fn without_a_file_the_first_report_decides() {
    let event = |title| format!("events:\n  - {{id: e, title: {title}, date: 2022-04-12}}");
    let dossier = whole(&[
        ("notes/a.md", &note("2022-04-15", &event("Later"))),
        ("notes/b.md", &note("2022-04-14", &event("First"))),
    ]);
    let [event] = dossier.events.as_slice() else { panic!() };
    assert_eq!((event.event.title.as_str(), event.reports.len()), ("First", 2));
}

#[test]
fn an_event_concerns_whom_it_names() {
    let event =
        "---\ntitle: E\ndate: 2022-04-12\npeople: A B\ncountry: BY\ncountries: [BY, RU]\ntags: t\nsources: []\n---\n";
    let dossier = whole(&[("events/e.md", event)]);
    assert!(dossier.entities.iter().all(|entity| entity.events.len() == 1 && entity.notes.is_empty()), "each once");
    assert_eq!(dossier.entities.len(), 4);
}

#[test]
fn the_sources_of_an_event_are_found_by_any_name_of_a_note() {
    for written in
        ["2022-04-14-why", "why", "notes/2022-04-14-why.md", "\"[[why]]\"", "a note of 2022-04-14", "Reasons"]
    {
        let event = format!("---\ntitle: E\ndate: 2022-04-12\nsources: [{written}]\n---\n");
        let dossier =
            whole(&[("events/e.md", &event), ("notes/2022-04-14-why.md", &note("2022-04-14", "aliases: Reasons"))]);
        assert_eq!(dossier.events[0].reports, [Report::Note(NoteId::at(0), None)], "{written}");
    }
    let event = |keys: &str| format!("---\ntitle: E\ndate: 2022-04-12\n{keys}---\n");
    let note = note("2022-04-14", "");
    let (_, faults) =
        dossier(&[("events/e.md", &event("sources: wyh-they-stayed\n")), ("notes/why-they-stayed.md", &note)]);
    assert_eq!(
        (codes(&faults), faults[0].help.as_deref()),
        (vec![Code::UnresolvedLink], Some("did you mean `why-they-stayed`?"))
    );
    let (_, faults) = dossier(&[("events/e.md", &event(""))]);
    assert_eq!(codes(&faults), [Code::EventWithoutSource]);
}

#[test]
fn a_weekday_is_held_against_its_date() {
    for (date, reported, expected) in [
        ("2022-04-12", "on Tuesday", 0),
        ("2022-04-12", "on Wednesday", 1),
        ("2022-04-12", "12 April", 0),
        ("2022-04", "on Wednesday", 0),
    ] {
        let event = format!("---\ntitle: E\ndate: {date}\ndate_as_reported: {reported}\nsources: []\n---\n");
        let (_, faults) = dossier(&[("events/e.md", &event)]);
        assert_eq!(codes(&faults), vec![Code::WeekdayContradictsDate; expected], "{reported}");
    }
}

#[test]
fn a_note_reports_an_event_once() {
    let keys = "events: [{id: e, title: One, date: 2022-04-01}, {id: e, title: Two, date: 2022-04-02}]";
    let (dossier, faults) = dossier(&[("notes/n.md", &note("2022-04-14", keys))]);
    assert_eq!(codes(&faults), [Code::RepeatedEventId]);
    let ids: Vec<_> = dossier.events.iter().map(|event| (event.id.as_str(), event.reports.len())).collect();
    assert_eq!(ids, [("e", 1), ("n-two", 1)]);
}

#[test]
fn notes_that_correct_one_another_in_a_circle_are_told_once() {
    let of = |notes: &[(&str, &str)]| {
        let texts: Vec<_> = notes.iter().map(|(path, keys)| (*path, note("2022-04-14", keys))).collect();
        let files: Vec<_> = texts.iter().map(|(path, text)| (*path, text.as_str())).collect();
        dossier(&files).1
    };
    let faults = of(&[
        ("notes/a.md", "supersedes: b"),
        ("notes/b.md", "corrects: c"),
        ("notes/c.md", "supersedes: [d, a]"),
        ("notes/d.md", ""),
    ]);
    assert_eq!(codes(&faults), [Code::RelationInCircle]);
    assert!(faults[0].message.ends_with("in a circle: `a`, `b`, `c`"), "{}", faults[0].message);
    assert_eq!(of(&[("notes/a.md", "supersedes: b"), ("notes/b.md", "responds_to: a")]), []);
    assert_eq!(of(&[("notes/a.md", "supersedes: [b, c]"), ("notes/b.md", "corrects: c"), ("notes/c.md", "")]), []);
}
