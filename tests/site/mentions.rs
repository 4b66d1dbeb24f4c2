//! Who is mentioned in more notes than a page shows has a page for all of them, and that page comes and goes with the texts.

use crate::story::{Files, contains, lacks, site};

/// Notes of which so many mention somebody whom none of them names.
fn story(mentioning: usize) -> Files {
    (0..22).fold(site().person("known.md", "title: Alena Kavalenka"), |files, number| {
        let text = if number < mentioning { "Alena Kavalenka was there." } else { "Nobody was there." };
        files.note(&format!("n{number:02}.md"), &format!("title: Note {number}\ndate: 2022-04-12"), text)
    })
}

#[test]
fn more_than_twenty_mentions_have_a_page_of_their_own() {
    let built = story(21).build();
    built
        .expect_page("people/alena-kavalenka/", contains("people/alena-kavalenka/mentions/"))
        .expect_page("people/alena-kavalenka/mentions/", contains("Note 20"))
        .expect_page("people/alena-kavalenka/mentions/", contains("21 notes"));
    let built = story(20).build();
    built.expect_page("people/alena-kavalenka/", lacks("mentions/")).expect_no_page("people/alena-kavalenka/mentions/");
}

#[test]
fn what_has_no_page_is_one_question_to_the_search_away() {
    let quote = "> Jane Doe will fail.\n>\n> — John Roe\n";
    let front = |day: u32| format!("title: A{day}\ndate: 2022-04-{day}\npeople: [Jane Doe, John Roe]\ncountries: [LT]");
    let two = || site().note("a.md", &front(10), quote).note("b.md", &front(11), "");
    two()
        .build()
        .expect_page("people/jane-doe/", contains("search/#kind=note&amp;mentions=jane-doe&amp;mentions=john-roe\""))
        .expect_page("people/jane-doe/", contains("search/#kind=note&amp;mentions=jane-doe&amp;country=lithuania\""))
        .expect_page("people/jane-doe/", lacks("search/#kind=quotation"));
    // What has a page of both has a way there.
    two().config("cross_pages_min: 2").build().expect_page("people/jane-doe/", lacks("mentions=john-roe"));
    two().config("features: {search: false}").build().expect_page("people/jane-doe/", lacks("search/#"));
    let many = "> Jane Doe failed again.\n>\n> — John Roe\n\n".repeat(21);
    site()
        .note("a.md", &front(10), &many)
        .build()
        .expect_page("people/jane-doe/", contains("search/#kind=quotation&amp;mentions=jane-doe\">"));
}

#[test]
fn what_others_said_about_somebody_is_on_their_page() {
    let quote =
        "> The plan of Jane Doe will fail.\n>\n> — John Roe\n\n> I will not go, said Jane Doe.\n>\n> — Jane Doe\n";
    let front = "title: A\ndate: 2022-04-12\npeople: [Jane Doe, John Roe]\nquotes: [{text: Jane Doe is right., speaker: Council}]";
    let built = site().note("a.md", front, quote).build();
    let (_, about) = built.page("people/jane-doe/").split_once("Said about Jane Doe").unwrap();
    let about = about.split_once("</section>").unwrap().0;
    assert!(about.contains("will fail") && about.contains("is right") && !about.contains("I will not go"), "{about}");
    built.expect_page("people/john-roe/", lacks("Said about"));
}
