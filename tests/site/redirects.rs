//! What a host of static pages needs beside them: old addresses that lead on, the domain, the mark for GitHub Pages, the page for what
//! is not found.

use dossier::diagnostic::Code;

use crate::links::expect_sound;
use crate::story::{contains, lacks, site};

#[test]
fn an_old_address_leads_on_with_a_relative_link() {
    let built = site()
        .note(
            "new.md",
            "title: Talks & “more”\ndate: 2022-04-12\nredirect_from: [/2022/04/old.html, notes/old]",
            "Text.",
        )
        .person("jane-doe.md", "title: Jane Doe\nredirect_from: people/jane-roe/")
        .event("talks.md", "title: Talks\ndate: 2022-04-12\nsources: [new]\nredirect_from: meetings/talks/")
        .file("content/about.md", "---\ntitle: About\nredirect_from: who/\n---\n")
        .file("content/index.md", "---\ntitle: Home\nredirect_from: start.html\n---\n")
        .build();
    built
        .expect_no_diagnostics()
        .expect_page("2022/04/old.html", contains("content=\"0; url=../../notes/new/\""))
        .expect_page("2022/04/old.html", contains("<a href=\"../../notes/new/\">Talks &amp; “more”</a>"))
        .expect_page("2022/04/old.html", contains("rel=\"canonical\" href=\"https://example.org/notes/new/\""))
        .expect_page("notes/old/", contains("url=../../notes/new/"))
        .expect_page("people/jane-roe/", contains("url=../../people/jane-doe/"))
        .expect_page("meetings/talks/", contains("url=../../events/talks/"))
        .expect_page("who/", contains("url=../about/"))
        .expect_page("start.html", contains("url=./\""));
    expect_sound(&built);
    for old in ["2022/04/old", "notes/old", "jane-roe", "meetings", "who/", "start.html"] {
        built.expect_page("sitemap.xml", lacks(old)).expect_page("feed.xml", lacks(old));
    }
    let explained = built.site.explain(built.site.find("who/").unwrap());
    assert_eq!(explained["files"][0], "content/about.md");
}

#[test]
fn without_an_address_of_the_site_the_canonical_link_is_relative_too() {
    site()
        .whole_config("title: A\n")
        .note("new.md", "title: New\ndate: 2022\nredirect_from: a/b/", "")
        .build()
        .expect_page("a/b/", contains("rel=\"canonical\" href=\"../../notes/new/\""));
}

#[test]
fn an_old_address_that_is_taken_is_an_error_with_its_place() {
    for (old, column) in [
        ("notes/other/", 16),
        ("Notes/Other", 16),
        ("people/", 16),
        ("feed.xml", 16),
        ("feed.xml/a", 16),
        ("notes/a/", 16),
        ("[x/, y/, X]", 25),
        ("[x/, people]", 21),
    ] {
        let built = site()
            .note("a.md", &format!("title: A\ndate: 2022-03-03\nredirect_from: {old}"), "")
            .note("other.md", "title: Other\ndate: 2022-03-04", "")
            .build();
        built.expect_diagnostic(Code::AddressClash, "content/notes/a.md", 4, column);
        assert!(built.site.is_broken(), "{old}");
    }
}

#[test]
fn two_files_with_one_old_address_are_both_named() {
    let built = site()
        .note("a.md", "title: A\ndate: 2022-03-03\nredirect_from: old/", "")
        .note("b.md", "title: B\ndate: 2022-03-04\nredirect_from: old/", "")
        .build();
    built.expect_diagnostic(Code::AddressClash, "content/notes/b.md", 4, 16);
    let clash = built.site.diagnostics().iter().find(|it| it.code == Code::AddressClash).unwrap();
    assert!(clash.message.contains("content/notes/a.md"), "{}", clash.message);
}

#[test]
fn what_cannot_be_an_address_is_an_error() {
    for old in ["../secret/", "https://example.org/x/", "a?b", "'a#b'", ".git/", "/", "a//b"] {
        site()
            .note("a.md", &format!("title: A\ndate: 2022-03-03\nredirect_from: {old}"), "")
            .build()
            .expect_diagnostic(Code::InvalidValue, "content/notes/a.md", 4, 16);
    }
}

#[test]
fn what_is_held_back_leaves_no_old_address() {
    site()
        .note("a.md", "title: A\ndate: 2022-03-03\ndraft: true\nredirect_from: secret/", "")
        .build()
        .expect_no_diagnostics()
        .expect_no_page("secret/");
}

#[test]
fn the_domain_and_the_mark_for_pages_are_written() {
    let built =
        site().whole_config("title: A\nbase_url: https://briefing.example.org/\ncname: Briefing.Example.org\n").build();
    built.expect_no_diagnostics();
    assert_eq!(built.page("CNAME"), "briefing.example.org\n");
    assert_eq!(built.page(".nojekyll"), "");
    site().build().expect_no_page("CNAME").expect_page(".nojekyll", lacks("a"));
    site().config("cname: https://example.org/").build().expect_diagnostic(Code::InvalidValue, "dossier.yaml", 3, 8);
    let own = site().config("cname: example.org").asset("static/CNAME", "other.example.org").build();
    assert!(!own.pages.contains_key("CNAME"), "the author's own file is copied");
}

#[test]
fn the_page_for_what_is_not_found_leads_home_from_any_depth() {
    site()
        .whole_config("title: A\nbase_url: https://example.org/deep/er\n")
        .build()
        .expect_page("404.html", contains("href=\"/deep/er/people/\""));
    site().whole_config("title: A\n").build().expect_page("404.html", contains("href=\"/people/\""));
}
