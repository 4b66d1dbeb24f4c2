//! Templates: looked up in the site, the theme and the program; a faulty one is named, and everything else is still made.

use dossier::diagnostic::Code;

use crate::story::{Files, contains, lacks, site};

fn story() -> Files {
    site().note("a.md", "title: A\ndate: 2022-04-12\npeople: Jane Doe\ntags: talks", "Text of the note.")
}

#[test]
fn a_site_replaces_one_template_and_keeps_the_others() {
    story()
        .file(
            "templates/note.html",
            "{% extends \"base.html\" %}{% block main %}My own: {{ note.title }}{% endblock %}",
        )
        .build()
        .expect_no_diagnostics()
        .expect_page("notes/a/", contains("My own: A"))
        .expect_page("notes/a/", contains("Content-Security-Policy"))
        .expect_page("people/jane-doe/", lacks("My own"));
}

#[test]
fn a_theme_replaces_templates_and_the_site_replaces_those() {
    let themed = || {
        story()
            .config("theme: mine")
            .asset("themes/mine/static/assets/mine.css", "")
            .file("themes/mine/templates/note.html", "theme's note")
            .file("themes/mine/templates/tag.html", "theme's tag")
    };
    themed()
        .build()
        .expect_page("notes/a/", contains("theme's note"))
        .expect_page("tags/talks/", contains("theme's tag"));
    themed()
        .file("templates/note.html", "site's note")
        .build()
        .expect_no_diagnostics()
        .expect_page("notes/a/", contains("site's note"))
        .expect_page("tags/talks/", contains("theme's tag"))
        .expect_page("people/jane-doe/", contains("assets/mine.css"));
}

#[test]
fn a_template_that_cannot_be_read_is_named_and_the_next_one_serves() {
    story()
        .file("templates/note.html", "first line\nsecond {% if %} line\n")
        .build()
        .expect_diagnostic(Code::TemplateFault, "templates/note.html", 2, 14)
        .expect_page("notes/a/", contains("Text of the note."))
        .expect_page("people/jane-doe/", contains("notes/a/"));
}

#[test]
fn a_template_that_fails_is_named_and_the_other_pages_are_made() {
    let built = story().file("templates/note.html", "first line\n  {{ note.no_such.thing }}\n").build();
    built
        .expect_diagnostic(Code::TemplateFault, "templates/note.html", 2, 11)
        .expect_page("people/jane-doe/", contains("notes/a/"));
    assert!(!built.pages.contains_key("notes/a/"), "half a page");
}

#[test]
fn a_theme_that_is_not_there_is_an_error() {
    let built = story().config("theme: gazete").build();
    built.expect_diagnostic(Code::UnknownTheme, "dossier.yaml", 3, 8);
    assert!(built.site.is_broken());
}

#[test]
fn what_a_note_says_is_text_to_a_template() {
    story()
        .note(
            "b.md",
            "title: '<script>alert(1)</script> {{ site.title }}'\ndate: 2022-04-13",
            "{{ site.title }} {% if %} <script>alert(2)</script>",
        )
        .build()
        .expect_no_diagnostics()
        .expect_page("notes/b/", lacks("<script>"))
        .expect_page("notes/b/", contains("{{ site.title }}"))
        .expect_page("notes/", lacks("<script>"));
}
