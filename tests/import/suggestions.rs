//! `dossier suggest --write`.

use crate::desk::desk;

#[test]
fn suggestions_are_written_into_the_front_matter_and_nowhere_else() {
    let note = "---\ntitle: A  # a title\ndate: 2022-04-12\ncountries: [BY]   # so far\ntags: ['x']\n---\n\nTalks in Lithuania and Belarus; Lithuania again.\n";
    let desk = desk().with("content/notes/a.md", note);
    let refused = desk.run(&["suggest", "--write"]);
    assert_eq!(refused.status, 1, "there is no terminal to ask on");
    assert_eq!(desk.read("content/notes/a.md"), note);
    let written = desk.run(&["suggest", "--write", "--yes"]);
    assert_eq!(written.status, 0, "{}", written.err);
    assert_eq!(desk.read("content/notes/a.md"), note.replace("[BY]", "[BY, LT]"), "{}", written.err);
    let again = desk.run(&["suggest", "--write", "--yes"]);
    assert!(again.err.contains("0 suggestions written"), "{}", again.err);
    assert_eq!(desk.run(&["suggest", "--yes"]).status, 2);
}

#[test]
fn what_has_two_ways_is_left_to_its_author() {
    let desk = desk()
        .with("content/notes/a.md", "---\ntitle: A\ndate: 2022-04-12\npeople: [Vytis Yurkonis]\n---\n\nText.\n")
        .with("content/people/j.md", "---\ntitle: Vytis Jurkonis\n---\n");
    let written = desk.run(&["suggest", "--write", "--yes"]);
    assert!(written.err.contains("left for you"), "{}", written.err);
    assert_eq!(desk.read("content/people/j.md"), "---\ntitle: Vytis Jurkonis\n---\n");
}
