//! Wikilinks as pages show them: to headings, from dates, and in what lists say of a note.

use dossier::diagnostic::Code;

use crate::story::{contains, lacks, site};

#[test]
fn a_heading_of_the_same_text_is_linked_on_its_page_and_in_the_feed() {
    let built = site()
        .note("n1.md", "title: N1\ndate: 2022-04-14", "See [[#Sec two]] and [[#sec-two|below]].\n\n## Sec *two*")
        .person("ann.md", "title: Ann Alpha")
        .build();
    built
        .expect_page("notes/n1/", contains("<a href=\"../../notes/n1/#sec-two\">Sec two</a>"))
        .expect_page("notes/n1/", contains("<a href=\"../../notes/n1/#sec-two\">below</a>"))
        .expect_page("feed.xml", contains("https://example.org/notes/n1/#sec-two"))
        .expect_page("notes/", contains("See Sec two and below."))
        .expect_no_diagnostics();
}

#[test]
fn a_heading_that_is_not_there_leaves_the_page_linked_without_it() {
    let built = site()
        .note("n1.md", "title: N1\ndate: 2022-04-14", "See [[n2#Nowhere]], [[n2#its-part|it]] and [[#Nowhere|this]].")
        .note("n2.md", "title: N2\ndate: 2022-04-13", "## Its part")
        .build();
    built
        .expect_page(
            "notes/n1/",
            contains("<a href=\"../../notes/n2/\">n2</a>, <a href=\"../../notes/n2/#its-part\">it</a>"),
        )
        .expect_page("notes/n1/", contains("<span class=\"unresolved\">this</span>"))
        .expect_diagnostic(Code::UnresolvedLink, "content/notes/n1.md", 6, 5)
        .expect_diagnostic(Code::UnresolvedLink, "content/notes/n1.md", 6, 44);
}

#[test]
fn a_day_and_a_month_say_what_links_to_them() {
    let files = site()
        .note("n1.md", "title: The linking note\ndate: 2021-01-01", "On [[2022-04-14]], in [[2022-04]].")
        .note("n2.md", "title: N2\ndate: 2022-04-14", "")
        .note("n3.md", "title: N3\ndate: 2022-05-01", "");
    files
        .build()
        .expect_page("dates/2022/04/14/", contains("The linking note"))
        .expect_page("dates/2022/04/", contains("The linking note"))
        .expect_page("dates/2022/", lacks("The linking note"))
        .expect_no_diagnostics();
    // Where days have no pages, their links lead to the month.
    files
        .config("features: {days: false}")
        .note("n1.md", "title: The linking note\ndate: 2021-01-01", "On [[2022-04-14]].")
        .build()
        .expect_page("dates/2022/04/", contains("The linking note"));
}

#[test]
fn a_summary_reads_as_the_page_does() {
    let read = "Then Boris Johnson said of Belarus on 1 January 2022 and N1.";
    let text = "Then [[johnson]] said of [[BY]] on [[2022-01-01]] and [[n001]].";
    let built = site()
        .person("johnson.md", "title: Boris Johnson")
        .note("n001.md", "title: N1\ndate: 2022-01-01", "")
        .note("n2.md", "title: N2\ndate: 2022-01-02\ncountries: BY\npeople: Boris Johnson", text)
        .build();
    for page in [
        "",
        "notes/",
        "notes/n2/",
        "dates/2022/01/02/",
        "countries/belarus/",
        "people/boris-johnson/feed.xml",
        "people/boris-johnson/feed.json",
        "data/notes.csv",
        "data/dossier.json",
    ] {
        built.expect_page(page, contains(read)).expect_page(page, lacks("[[n001]]"));
    }
    built.expect_page("notes/n2/", contains(&format!("<meta name=\"description\" content=\"{read}\">")));
    built.expect_no_diagnostics();
}
