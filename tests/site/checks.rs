//! What an editor would ask about: dates that cannot be, mark-up that is not read, notes from nowhere; and what is no fault.

use dossier::diagnostic::Code;

use crate::story::{Files, contains, lacks, site};

/// The codes of all faults of a site, hints too.
fn codes(files: &Files) -> Vec<Code> {
    files.build().site.diagnostics().iter().map(|diagnostic| diagnostic.code).collect()
}

/// The codes for a note with these lines in its front matter and this text, which has a source.
fn of_note(front: &str, text: &str) -> Vec<Code> {
    codes(&site().note("a.md", &format!("title: A\nurl: https://example.org/a\n{front}"), text))
}

#[test]
fn dates_that_cannot_be_are_told_and_those_that_can_be_are_not() {
    // Today is 1 June 2022.
    for (front, expected) in [
        ("date: 2032-04-14", &[Code::DateInFuture][..]),
        ("date: 2023", &[Code::DateInFuture]),
        ("date: 2022-04-14\nquotes: [{text: No., speaker: Ann, date: 2202-04-14}]", &[Code::DateInFuture]),
        ("date: 2022-04-14\nclaims: [{text: Ten., claimant: Ann, date: 2222}]", &[Code::DateInFuture]),
        (
            "date: 2022-04-14\nevents: [{title: E, date: 2052-04-13}]",
            &[Code::DateInFuture, Code::EventAfterPublication],
        ),
        ("date: 2022-06-20", &[]),
        ("date: 2022", &[]),
        ("date: 2022-04-14\nevents: [{title: E, date: 2052-04-13, status: planned}]", &[]),
        ("date: 2022-04-04\nevents: [{title: E, date: 2022-04-12}]", &[Code::EventAfterPublication]),
        ("date: 2022-04\nevents: [{title: E, date: 2022-05-02}]", &[Code::EventAfterPublication]),
        (
            "date: 2022-04-04\nevents: [{title: E, date: 2022-04-06/2022-04-07, status: confirmed}]",
            &[Code::EventAfterPublication],
        ),
        ("date: 2022-04-04\nevents: [{title: E, date: 2022-04-05}]", &[]),
        ("date: 2022-04-04\nevents: [{title: E, date: 2022-04}]", &[]),
        ("date: 2022-04-04\nupdated: 2022-04-12\nevents: [{title: E, date: 2022-04-12}]", &[]),
        ("date: 2022-04-04\nevents: [{title: E, date: 2022-04-12, status: cancelled}]", &[]),
        ("date: 2022-04-04\nevents: [{title: E, date: ../2022-05}]", &[]),
        ("date: 2022-04-14\naccessed: 2022-03-15", &[Code::DateBeforePublication]),
        ("date: 2022-04-14\nupdated: 2021", &[Code::DateBeforePublication]),
        ("date: 2022-04-14\naccessed: 2022-04-13", &[]),
        ("date: 2022-04\naccessed: 2022-04-02", &[]),
    ] {
        assert_eq!(of_note(front, "Words."), expected, "{front}");
    }
}

#[test]
fn an_event_that_its_own_file_says_is_planned_is_no_fault() {
    let note =
        "title: A\nurl: https://example.org/a\ndate: 2022-04-04\nevents: [{id: talks, title: T, date: 2022-04-12}]";
    let files = site().note("a.md", note, "Words.");
    assert_eq!(codes(&files), [Code::EventAfterPublication]);
    let files = files.event("talks.md", "title: T\ndate: 2022-04-12\nstatus: planned\nsources: [a]");
    assert_eq!(codes(&files), []);
}

#[test]
fn what_ends_before_it_begins_is_told() {
    for (front, expected) in [
        ("roles: [{title: R, from: 2016, to: 2011}]", &[Code::EndsBeforeItBegins][..]),
        ("roles: [{title: Q}, {title: R, from: 2016-04-02, to: 2016-04-01}]", &[Code::EndsBeforeItBegins]),
        ("aliases: [{name: Ann Beta, from: 2004, to: 1999}]", &[Code::EndsBeforeItBegins]),
        ("born: 1950\ndied: 1949-12-31", &[Code::EndsBeforeItBegins]),
        ("born: 2030", &[Code::DateInFuture]),
        ("born: 1950\ndied: 2022-06-20", &[Code::DateInFuture]),
        ("born: 1950\ndied: 1950", &[]),
        ("roles: [{title: R, from: 2016, to: 2016-01}, {title: S, from: 2016}, {title: T, to: 1900}]", &[]),
        ("roles: [{title: R, from: 2016, to: 2030}]", &[]),
    ] {
        assert_eq!(codes(&site().person("ann.md", &format!("title: Ann Alpha\n{front}"))), expected, "{front}");
    }
}

#[test]
fn mark_up_that_is_not_read_is_told_and_other_brackets_are_not() {
    for (text, expected) in [
        ("[[Ann] said", &[Code::MalformedLink][..]),
        ("Тогда [[Анна сказала", &[Code::MalformedLink]),
        ("| a | b |\n|---|---|\n| [[Ann|she]] | x |", &[Code::MalformedLink]),
        ("![A map](my map.svg)", &[Code::MalformedLink]),
        ("[Žemėlapis](mano failas.pdf#page=2)", &[Code::MalformedLink]),
        ("[it](https://example.org/a b)", &[Code::MalformedLink]),
        ("> - [page](some page.md)", &[Code::MalformedLink]),
        ("A claim.[^b]", &[Code::MissingFootnote]),
        ("A claim.[^b]\n\n[^c]: The Post.", &[Code::MissingFootnote, Code::UnusedFootnote]),
        ("A claim.[^Ж]\n\n[^ж]: Pirma.\n\n[^ж]: Antra.", &[Code::RepeatedFootnote]),
        ("| a |\n|---|\n| x[^1] |", &[Code::MissingFootnote]),
        ("[sic](see above) and [1] and [a[0]] and \\[[Ann\\]", &[]),
        ("`[[Ann` `[^b]` and\n\n    [[Ann] [^b] ![A map](my map.svg)", &[]),
        ("[x](<my map.svg>)\n\n\\[^b]", &[Code::UnresolvedLink]),
        ("A[^1] and b[^1].\n\n[^1]: The Post.", &[]),
        ("[a](#nowhere)", &[Code::UnresolvedLink]),
        (
            "[a](#real-part) [b](#main) [c](#) [d](#x) [e](#^one) [f](#fn-1)\n\n## Real part\n\n<i id=x>y</i> z ^one",
            &[],
        ),
        ("[a](#%C4%85)\n\n## Ą", &[]),
    ] {
        assert_eq!(of_note("date: 2022-04-14", text), expected, "{text}");
    }
}

#[test]
fn a_heading_that_a_link_to_a_file_names_is_looked_for() {
    let files = site().note("b.md", "title: Bee\ndate: 2022-04-13", "## Real part\n\n<i id=own>x</i>").note(
        "n.md",
        "title: N\ndate: 2022-04-14",
        "[a](b.md#nowhere) [b](b.md#real-part) [c](b.md#own) [d](b.md#main) [e](b.md#Real%20part) [f](/notes/b/#gone)",
    );
    files
        .build()
        .expect_diagnostic(Code::UnresolvedLink, "content/notes/n.md", 6, 1)
        .expect_diagnostic(Code::UnresolvedLink, "content/notes/n.md", 6, 90)
        .expect_page("notes/n/", contains("<a href=\"../../notes/b/#real-part\">b</a>"));
    assert_eq!(files.build().site.diagnostics().iter().filter(|it| it.code == Code::UnresolvedLink).count(), 2);
}

#[test]
fn a_link_without_words_shows_the_name_and_is_told() {
    let files = site().person("p.md", "title: Ana Kovač").note(
        "n.md",
        "title: N\ndate: 2022-04-14",
        "Then [[Ana Kovač|]] spoke.",
    );
    files.build().expect_page("notes/n/", contains(">Ana Kovač</a> spoke")).expect_diagnostic(
        Code::MalformedLink,
        "content/notes/n.md",
        6,
        6,
    );
}

#[test]
fn a_menu_entry_leads_somewhere() {
    let menu = |url: &str| {
        site().config(&format!("menu:\n  - {{title: M, url: \"{url}\"}}")).person("ann.md", "title: Ann Alpha")
    };
    for (url, dead) in [
        ("people/", false),
        ("/people", false),
        ("people/ann-alpha/", false),
        ("people/index.html", false),
        ("https://example.org/x", false),
        ("mailto:a@example.org", false),
        ("poeple/", true),
        ("people/bob/", true),
        ("notes/2022/", true),
        ("report.pdf", true),
    ] {
        let found = codes(&menu(url));
        assert_eq!(found, if dead { vec![Code::UnresolvedLink] } else { vec![] }, "{url}");
    }
    menu("poeple/").build().expect_diagnostic(Code::UnresolvedLink, "dossier.yaml", 4, 21);
}

#[test]
fn notes_from_nowhere_twice_or_without_a_word_are_hints() {
    let of =
        |front: &str, text: &str| codes(&site().note("a.md", &format!("title: A\ndate: 2022-04-14\n{front}"), text));
    for (front, text, expected) in [
        ("", "Words.", &[Code::NoteWithoutSource][..]),
        ("tags: x", "", &[Code::NoteWithoutSource, Code::EmptyNote]),
        ("url: https://example.org/a", "", &[Code::EmptyNote]),
        ("url: https://example.org/a", "%% a remark %%", &[Code::EmptyNote]),
        ("source: The Post", "Words.", &[]),
        ("source: {name: The Post}", "Words.", &[]),
        ("author: Ann Alpha", "Words.", &[]),
        ("url: https://example.org/a\nsummary: Words.", "", &[]),
        ("url: https://example.org/a\nevents: [{title: E, date: 2022-04-13}]", "", &[]),
    ] {
        assert_eq!(of(front, text), expected, "{front}");
    }
    let note = |front: &str| format!("title: A\ndate: 2022-04-14\n{front}");
    for (a, b, repeated) in [
        ("url: https://example.org/a", "url: https://example.org/a", true),
        ("url: https://example.org/a", "source: {name: The Post, url: https://example.org/a}", true),
        ("url: https://example.org/a", "url: https://example.org/b", false),
    ] {
        let files = site().note("a.md", &note(a), "Words.").note("b.md", &note(b), "Words.");
        assert_eq!(codes(&files).contains(&Code::RepeatedUrl), repeated, "{a} {b}");
    }
}

#[test]
fn a_text_that_is_mostly_quoted_is_a_hint_in_any_language() {
    let words = "Столько слов никто ещё не сказал об этом. ".repeat(20);
    for (language, text, expected) in [
        ("ru", format!("Он сказал: «{}»", words.trim()), true),
        ("lt", format!("Jis sakė: „{}“", words.trim()), true),
        ("en", format!("He said: \"{}\"", words.trim()), true),
        ("en", format!("“{0}\n\n“{0}”", words.trim()), true),
        ("ru", format!("{words} Он сказал: «нет». {words}"), false),
        ("ru", "«Нет».".to_owned(), false),
        ("ru", format!("> {}\n>\n> — Ann", words.trim()), false),
    ] {
        let found = of_note(&format!("date: 2022-04-14\nlanguage: {language}"), &text);
        assert_eq!(found.contains(&Code::MostlyQuoted), expected, "{text}: {found:?}");
    }
}

#[test]
fn what_is_meant_is_accepted() {
    let files = site().note(
        "a.md",
        "title: A\ndate: 2032-04-14\naccessed: 2022-03-15\naccept: {date-in-future: A., date-before-publication: B., malformed-link: C., missing-footnote: D., note-without-source: E.}",
        "[[Ann] and b[^c].",
    );
    assert_eq!(codes(&files), []);
    assert_eq!(files.build().site.accepted().len(), 5);
    files.build().expect_page("notes/a/", lacks("accept"));
}

#[test]
fn one_url_of_many_notes_is_one_hint_and_a_front_page_none() {
    let many = |url: &str| {
        let note = |files: Files, name: char| {
            files.note(&format!("{name}.md"), &format!("title: Note {name}\ndate: 2022\nurl: {url}"), "Text.")
        };
        let found = codes(&"abcde".chars().fold(site(), note));
        found.iter().filter(|code| **code == Code::RepeatedUrl).count()
    };
    for (url, hints) in [
        ("https://example.org/report", 1),
        ("https://example.org/?id=4", 1),
        ("https://xn--e1afmkfd.example/навіны/1", 1),
        ("https://example.org/", 0),
        ("https://example.org", 0),
    ] {
        assert_eq!(many(url), hints, "{url}");
    }
}

#[test]
fn a_picture_that_is_missing_is_told_once_in_a_file() {
    for (front, text) in [
        ("image: gone.png", "Text."),
        ("image: {src: gone.png, alt: A map}", "![A map](gone.png)"),
        ("image: static/gone.png", "![A map](/gone.png) ![A map](static/gone.png)"),
        ("tags: t", "![A map](gone.png)\n\n![Ein Plan](gone.png)\n\n![[gone.png|Карта]]"),
    ] {
        let found = of_note(&format!("date: 2022-04-14\n{front}"), text);
        assert_eq!(found, [Code::MissingImage], "{front} {text}");
    }
    // Another picture is another fault.
    let found = of_note("date: 2022-04-14", "![A map](gone.png) ![A map](away.png)");
    assert_eq!(found, [Code::MissingImage, Code::MissingImage]);
}
