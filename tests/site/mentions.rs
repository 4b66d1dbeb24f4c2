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
