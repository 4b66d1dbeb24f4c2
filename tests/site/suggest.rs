//! Near-duplicates and `dossier suggest`: what may be one, what is missing, and that no file is changed.

use dossier::diagnostic::{Code, Severity};
use dossier::suggest::{Subject, Suggestion};

use crate::program::{dossier, files, status, stdout};
use crate::story::{Built, Files, site};

fn near(built: &Built) -> Vec<(Severity, &str)> {
    let all = built.site.diagnostics().iter().filter(|diagnostic| diagnostic.code == Code::NearDuplicate);
    all.map(|diagnostic| (diagnostic.severity, diagnostic.message.as_str())).collect()
}

/// The suggestions about one subject: what was found, and what to paste where.
fn suggested(built: &Built, subject: Subject) -> Vec<(String, Vec<(String, String)>)> {
    let all = built.site.suggestions().into_iter().filter(|suggestion| suggestion.subject == subject);
    let pastes = |suggestion: Suggestion| suggestion.pastes.into_iter().map(|paste| (paste.path, paste.text)).collect();
    all.map(|suggestion| (suggestion.message.clone(), pastes(suggestion))).collect()
}

fn jurkonis(front: &str) -> Files {
    site().person("vytis-jurkonis.md", &format!("title: Vytis Jurkonis\n{front}")).note(
        "a.md",
        "title: A\ndate: 2022-04-14\npeople:\n  - Jane Doe\n  - Vytis Yurkonis",
        "Text.",
    )
}

#[test]
fn a_name_one_letter_from_a_profile_is_a_warning_where_it_stands() {
    let built = jurkonis("").build();
    built.expect_diagnostic(Code::NearDuplicate, "content/notes/a.md", 6, 5);
    assert_eq!(near(&built), [(Severity::Warning, "`Vytis Yurkonis` may be `Vytis Jurkonis`: one letter apart")]);
}

#[test]
fn an_alias_or_distinct_from_settles_it() {
    for settled in ["aliases: [Vytis Yurkonis]", "distinct_from: [Vytis Yurkonis]", "distinct_from: Mr VYTIS yurkonis"]
    {
        jurkonis(settled).build().expect_no_diagnostics();
    }
    let told_apart_by_the_other =
        jurkonis("").person("yurkonis.md", "title: Vytis Yurkonis\ndistinct_from: Vytis Jurkonis");
    told_apart_by_the_other.build().expect_no_diagnostics();
}

#[test]
fn a_file_accepts_a_near_duplicate_and_it_is_suggested_no_more() {
    let front = "title: A\ndate: 2022-04-14\npeople: Vytis Yurkonis\naccept: {near-duplicate: A namesake}";
    let built = site().person("vytis-jurkonis.md", "title: Vytis Jurkonis").note("a.md", front, "Text.").build();
    built.expect_no_diagnostics();
    assert_eq!(built.site.accepted().len(), 1);
    assert_eq!(built.site.suggestions(), []);
}

#[test]
fn weaker_likeness_is_a_hint() {
    let built = site()
        .person("vladimir-putin.md", "title: Vladimir Putin\naliases: [Владимир Путин]")
        .person("aliaksandr-lukashenko.md", "title: Aliaksandr Lukashenko")
        .person("viktor-lukashenko.md", "title: Viktor Lukashenko")
        .note(
            "a.md",
            "title: A\ndate: 2022-04-12\npeople: [V. Putin, Alexander Lukashenka, Volodymyr Zelensky]",
            "Text.",
        )
        .note("b.md", "title: B\ndate: 2022-04-13\npeople: [V. Lukashenko]", "Text.")
        .build();
    let hints = [
        "`V. Putin` may be `Vladimir Putin`: with initials",
        "`Alexander Lukashenka` may be `Aliaksandr Lukashenko`: another spelling of it",
        "`V. Lukashenko` may be `Viktor Lukashenko`: with initials",
    ];
    let found = near(&built);
    for hint in hints {
        assert!(found.contains(&(Severity::Hint, hint)), "{hint}: {found:?}");
    }
    assert_eq!(found.len(), hints.len(), "{found:?}");
}

#[test]
fn which_of_two_is_in_doubt_hangs_on_no_order_of_files() {
    for [one, other] in [["a.md", "b.md"], ["b.md", "a.md"]] {
        let built = site().person(one, "title: Vytis Jurkonis").person(other, "title: Vytis Yurkonis").build();
        assert_eq!(near(&built), [(Severity::Hint, "`Vytis Yurkonis` may be `Vytis Jurkonis`: one letter apart")]);
    }
}

#[test]
fn an_initial_that_two_people_share_is_nobodys() {
    let built = site()
        .person("viktor.md", "title: Viktor Lukashenko")
        .person("vadim.md", "title: Vadim Lukashenko")
        .note("a.md", "title: A\ndate: 2022-04-12\npeople: [V. Lukashenko]", "Text.")
        .build();
    assert_eq!(near(&built), []);
}

#[test]
fn families_and_namesakes_are_not_duplicates() {
    site()
        .person("siarhei-tsikhanouski.md", "title: Siarhei Tsikhanouski")
        .person("aliaksandr-lukashenko.md", "title: Aliaksandr Lukashenko")
        .person("ivan-ivanov.md", "title: Sasha Ivanov")
        .note(
            "a.md",
            "title: A\ndate: 2022-04-12\npeople: [Sviatlana Tsikhanouskaya, Viktor Lukashenko, Dmitry Lukashenko, Sasha Ivanova, Vladimir Putin, Volodymyr Putin]",
            "Text.",
        )
        .build()
        .expect_no_diagnostics();
}

#[test]
fn what_is_pasted_settles_the_matter() {
    let files = jurkonis("aliases: [Вітіс Юрконіс]");
    let (_, pastes) = suggested(&files.build(), Subject::Name).remove(0);
    let expected = [
        ("content/people/vytis-jurkonis.md".to_owned(), "aliases: [Вітіс Юрконіс, Vytis Yurkonis]".to_owned()),
        ("content/people/vytis-jurkonis.md".to_owned(), "distinct_from: [Vytis Yurkonis]".to_owned()),
    ];
    assert_eq!(pastes, expected);
    for (_, line) in pastes {
        jurkonis(&line).build().expect_no_diagnostics();
    }
}

#[test]
fn somebody_whom_three_notes_name_deserves_a_profile() {
    let mut files = site();
    for (number, name) in ["Petr Fiala", "Petr Fiala", "PETR FIALA"].into_iter().enumerate() {
        let front = format!("title: A\ndate: 2022-03-1{number}\npeople: [{name}, Person {number}]");
        files = files.note(&format!("a{number}.md"), &front, "Text.");
    }
    let built = files.build();
    let found = suggested(&built, Subject::Profile);
    let [(message, pastes)] = found.as_slice() else { panic!("{found:?}") };
    assert!(message.ends_with("3 notes name this person"), "{message}");
    let [(path, text)] = pastes.as_slice() else { panic!("{pastes:?}") };
    assert_eq!(path, "content/people/petr-fiala.md");
    let settled = files.file(path, text).build();
    assert_eq!(suggested(&settled, Subject::Profile), []);
}

#[test]
fn a_country_of_the_text_is_missing_in_front_matter() {
    let files = |countries: &str| {
        let front = format!("title: A\ndate: 2022-04-12\n{countries}");
        let text = "From Poland to Norway, and back to Poland. Ukrainian troops; the Latvian border. Moscow, Russia.";
        site()
            .note("a.md", &front, text)
            .note("b.md", "title: B\ndate: 2022-04-13\ncountries: [PL, NO, UA, LV]", "Text.")
            .note("c.md", "title: C\ndate: 2022-04-13\nvotes: {for: [PL]}", "Poland voted.")
    };
    let found = suggested(&files("countries: [RU]").build(), Subject::Countries);
    let message = "“A” mentions Poland (twice), Norway (once) and does not list them under `countries`";
    let paste = ("content/notes/a.md".to_owned(), "countries: [RU, PL, NO]".to_owned());
    assert_eq!(found, [(message.to_owned(), vec![paste])]);
    let settled = files("countries: [RU, PL, NO]").build();
    settled.expect_no_diagnostics();
    assert_eq!(suggested(&settled, Subject::Countries), []);
}

#[test]
fn a_country_that_nothing_names_is_found_in_the_text_all_the_same() {
    let files = |countries: &str| {
        let text = "From the Soviet Union to Lietuvos miškai, New Mexico, Georgia and Kazakhstan.";
        site().note("a.md", &format!("title: A\ndate: 1990-03-11\n{countries}"), text)
    };
    let found = suggested(&files("countries: [Belarus]").build(), Subject::Countries);
    let [(_, pastes)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(pastes[0].1, "countries: [Belarus, Soviet Union, Kazakhstan]");
    let by_code = suggested(&files("").build(), Subject::Countries).remove(0).1.remove(0).1;
    assert_eq!(by_code, "countries: [SU, KZ]");
    for line in [by_code.as_str(), &pastes[0].1] {
        let settled = files(line).build();
        settled.expect_no_diagnostics();
        assert_eq!(suggested(&settled, Subject::Countries), []);
    }
}

#[test]
fn events_of_one_day_may_be_one() {
    let note = |id: &str| {
        format!(
            "title: A\ndate: 2022-04-14\nevents:\n  - title: Meeting of Putin and Lukashenko at Vostochny\n    date: 2022-04-12\n    \
             people: [Vladimir Putin]\n{id}"
        )
    };
    let files = |id: &str| {
        site()
            .event("vostochny.md", "title: Putin and Lukashenko meet at Vostochny\ndate: 2022-04-12\npeople: [Vladimir Putin]\nsources: []")
            .event("strike.md", "title: Strike on a railway station\ndate: 2022-04-12\npeople: [Vladimir Putin]\nsources: []")
            .event("later.md", "title: Putin and Lukashenko meet in Minsk\ndate: 2022-04-13\npeople: [Vladimir Putin]\nsources: []")
            .event("elsewhere.md", "title: Putin and Lukashenko meet, says a book\ndate: 2022-04-12\nsources: []")
            .note("a.md", &note(id), "Text.")
    };
    let found = suggested(&files("").build(), Subject::Event);
    let [(message, pastes)] = found.as_slice() else { panic!("{found:#?}") };
    assert!(
        message.contains("`a-meeting-of-putin-and-lukashenko-at-vostochny`") && message.contains("`vostochny`"),
        "{message}"
    );
    assert_eq!(pastes, &[("content/notes/a.md".to_owned(), "id: vostochny".to_owned())]);
    assert_eq!(suggested(&files("    id: vostochny").build(), Subject::Event), []);
}

#[test]
fn the_program_suggests_in_three_formats_and_changes_nothing() {
    let folder = jurkonis("").note("b.md", "title: B\ndate: 2022-02-30", "Broken.").on_disk();
    let before = files(folder.path());
    for (arguments, held) in [
        (
            &["suggest"][..],
            "    content/notes/a.md:6:5\n    if they are one, in content/people/vytis-jurkonis.md:\n      aliases: [Vytis Yurkonis]\n",
        ),
        (&["suggest"], "Files with errors were left out: see `dossier check`."),
        (
            &["suggest", "--format", "json"],
            r#"{"new":false,"path":"content/people/vytis-jurkonis.md","text":"aliases: [Vytis Yurkonis]","when":"if they are one"}"#,
        ),
        (
            &["suggest", "--format", "github"],
            "::notice file=content/notes/a.md,line=6,col=5,title=name::`Vytis Yurkonis` may be",
        ),
    ] {
        let output = dossier(folder.path(), arguments);
        assert_eq!(status(&output), 0);
        assert!(stdout(&output).contains(held), "{held}\n{}", stdout(&output));
    }
    assert_eq!(files(folder.path()), before);
}

#[test]
fn the_sample_needs_no_advice() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    assert_eq!(crate::story::site_at(root).site.suggestions(), []);
}
