//! The interface in the language of the site: what it says of others, and what it does where it has no words.

use dossier::diagnostic::Code;

use crate::story::{Files, contains, lacks, site};

fn note(language: &str, front: &str) -> Files {
    let front = format!("title: A title\ndate: 2022-04-14\nsource: {{name: Lrytas.lt, language: he}}\n{front}");
    site().config(&format!("language: {language}")).note("a.md", &front, "Text.")
}

#[test]
fn a_citation_has_the_marks_of_the_language_and_one_full_stop() {
    for (language, cited) in [
        ("en", "Lrytas.lt, “A title”, 14 April 2022. A dossier, https"),
        ("lt", "Lrytas.lt, „A title“, 2022 m. balandžio 14 d. A dossier, https"),
        ("ru", "Lrytas.lt, «A title», 14 апреля 2022 г. A dossier, https"),
        ("fr", "Lrytas.lt, «\u{a0}A title\u{a0}», 14 avril 2022. A dossier, https"),
    ] {
        let built = note(language, "").build();
        let page = built.page("notes/a/").replace('\u{202f}', "\u{a0}");
        assert!(page.replace("\u{a0}г.", " г.").contains(cited), "{language}: {page}");
    }
}

#[test]
fn a_language_is_called_by_its_name() {
    note("en", "").build().expect_page("notes/a/", contains("<dt>Language</dt><dd>Hebrew</dd>"));
    note("lt", "").build().expect_page("notes/a/", contains("<dt>Kalba</dt><dd>hebrajų</dd>"));
}

#[test]
fn what_begins_with_a_date_is_said_in_the_form_that_the_language_has_for_it() {
    let built = note("fr", "people: Ana").note("b.md", "title: B\ndate: 2022-04-12\npeople: Ana", "Text.").build();
    built.expect_page("people/ana/", contains("2 notes, depuis le 12 avril 2022"));
    built.expect_page("people/ana/", contains("Articles\u{a0}: Ana</h2>"));
}

#[test]
fn a_language_without_words_has_an_english_interface_and_says_so() {
    let text = "title: مقال\ndate: 2022-04-14";
    let built = site().config("language: ar").note("a.md", text, "نص.").build();
    built.expect_diagnostic(Code::EnglishInterface, "dossier.yaml", 3, 11);
    built
        .expect_page("notes/a/", contains("<html lang=\"en\" dir=\"ltr\">"))
        .expect_page("notes/a/", contains("<h1 lang=\"ar\" dir=\"rtl\">مقال</h1>"))
        .expect_page("notes/a/", contains("<div class=\"prose\" lang=\"ar\" dir=\"rtl\">"));
    let built = site().config("language: de-AT").note("a.md", "title: A\ndate: 2022-04-14", "Text.").build();
    built.expect_no_diagnostics();
    built
        .expect_page("notes/a/", contains("<html lang=\"de-AT\" dir=\"ltr\">"))
        .expect_page("notes/a/", lacks("dir=\"rtl\""));
}

#[test]
fn a_note_in_another_direction_keeps_it() {
    let built = note("en", "language: he\nsummary: תקציר").build();
    built
        .expect_page("notes/a/", contains("<html lang=\"en\" dir=\"ltr\">"))
        .expect_page("notes/a/", contains("<p class=\"standfirst\" lang=\"he\" dir=\"rtl\">"))
        .expect_page("notes/a/", contains("<article class=\"note\">"));
}
