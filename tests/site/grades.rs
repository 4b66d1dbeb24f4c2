//! The grade of a quotation that is not graded as its note is: wherever the quotation stands.

use crate::story::{Built, contains, lacks, site};

fn quoting(credibility: &str, text: &str) -> Built {
    let quote = format!("quotes: {{text: Nobody was there., speaker: Vytis Jurkonis{credibility}}}");
    let front =
        format!("title: A\ndate: 2022-04-14\npeople: [Vytis Jurkonis]\nsource: Lrytas.lt\ncredibility: 2\n{quote}");
    site()
        .file("content/organisations/lrytas.md", "---\ntitle: Lrytas.lt\nreliability: B\n---\n")
        .note("a.md", &front, text)
        .build()
}

const GRADE: &str = "<br>Grade: B4, source usually reliable, doubtful";
const IN_TEXT: &str = "> Nobody was there.\n>\n> — [[Vytis Jurkonis]]";

#[test]
fn a_grade_of_its_own_is_shown_with_the_quotation() {
    for text in ["Text.", IN_TEXT] {
        let built = quoting(", credibility: 4", text);
        for address in ["notes/a/", "people/vytis-jurkonis/", "quotes/"] {
            built.expect_page(address, contains(GRADE));
        }
    }
    quoting(", credibility: 4", IN_TEXT)
        .expect_page("notes/a/", contains(&format!("Vytis Jurkonis</a>{GRADE}</figcaption>")));
}

#[test]
fn one_that_is_graded_as_its_note_does_not_say_so_again() {
    for text in ["Text.", IN_TEXT] {
        let built = quoting("", text);
        for address in ["notes/a/", "people/vytis-jurkonis/", "quotes/"] {
            built.expect_page(address, lacks("<br>Grade"));
        }
    }
}
