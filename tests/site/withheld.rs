//! What is held back leaves no trace: not a byte of any page.

use crate::links::expect_sound;
use crate::story::{Built, Files, contains, site};

/// Stands in everything that is to be held back, and nowhere else.
const SECRET: &str = "zanzibar";

fn story() -> Files {
    let names = "people: [Zanzibar Person]\norganisations: [Zanzibar Office]\ntags: [zanzibar-tag]";
    site()
        .note(
            "open.md",
            "title: Open\ndate: 2022-04-12\npeople: Jane Doe",
            "Text. %% zanzibar comment %% <!-- zanzibar --> See [[draft-zanzibar|this]].",
        )
        .note(
            "draft-zanzibar.md",
            &format!("title: Zanzibar draft\ndate: 2022-04-13\ndraft: true\n{names}"),
            "Zanzibar text.",
        )
        .note(
            "later-zanzibar.md",
            &format!("title: Zanzibar later\ndate: 2022-04-14\npublish_on: 2022-06-02\n{names}"),
            "Zanzibar text.",
        )
        .note("now.md", "title: Now\ndate: 2022-04-15\npublish_on: 2022-06-01", "Text.")
        .note("key.md", "title: Key\ndate: 2022-04-16\nprivate:\n  reached_by: zanzibar", "Text.")
        .event("zanzibar.md", "title: Zanzibar event\ndate: 2022-05-01\ndraft: true\nsources: [open]")
}

fn traces(built: &Built) -> Vec<&str> {
    let holds = |text: &str| text.to_lowercase().contains(SECRET);
    built
        .pages
        .iter()
        .filter(|(address, text)| holds(address) || holds(text))
        .map(|(address, _)| address.as_str())
        .collect()
}

#[test]
fn drafts_embargoes_comments_and_private_keys_are_in_no_page() {
    let built = story().build();
    assert!(traces(&built).is_empty(), "{:?}", traces(&built));
    built
        .expect_page("notes/", contains("notes/now/"))
        .expect_page("notes/key/", contains("Key"))
        .expect_no_page("dates/2022/05/");
    assert_eq!(built.site.held_back().len(), 3, "{:?}", built.site.held_back());
    expect_sound(&built);
}

#[test]
fn they_are_shown_to_whoever_asks_for_them() {
    let built = story().drafts().future().build();
    built
        .expect_page("notes/draft-zanzibar/", contains("Zanzibar draft"))
        .expect_page("people/zanzibar-person/", contains("notes/later-zanzibar/"));
    assert!(built.site.held_back().is_empty());
    assert!(!built.page("notes/key/").contains(SECRET), "a private key is not shown to anybody");
    expect_sound(&built);
}

#[test]
fn words_of_somebody_hidden_are_still_somebodys() {
    let quotes = "quotes:\n  - {text: It is so., speaker: Zanzibar Person}\nclaims:\n  - {text: All of it., claimant: Zanzibar Person}";
    let built = site()
        .person("hidden.md", "title: Zanzibar Person\nprivacy: hidden")
        .note("a.md", &format!("title: A\ndate: 2022-04-12\n{quotes}"), "Text.")
        .build();
    assert!(traces(&built).is_empty(), "{:?}", traces(&built));
    built.expect_no_diagnostics().expect_page("notes/a/", contains("— [name withheld]"));
}

/// Places of a remark, `{r}`, and the same text without it.
const REMARKS: &[(&str, &str)] = &[
    ("Word {r} more.", "Word more."),
    ("{r} The minister said so.", "The minister said so."),
    ("Слово {r}, ещё.", "Слово , ещё."),
    ("- {r} one\n- two {r}\n- {r}\n- three", "- one\n- two\n- three"),
    ("> {r} quoted\n>\n> — Ann {r} Bee, {r} analyst", "> quoted\n>\n> — Ann Bee, analyst"),
    ("A line\n{r}\nand another", "A line\nand another"),
    ("| a {r} | {r} b |\n| --- | --- |\n| c | {r} |", "| a | b |\n| --- | --- |\n| c | |"),
    ("## Heading {r}\n\n{r}\n\nText[^1].\n\n[^1]: {r} Note.", "## Heading\n\nText[^1].\n\n[^1]: Note."),
    ("1. one\n\n   {r} two\n\n{r} three", "1. one\n\n   two\n\nthree"),
];

#[test]
fn a_remark_leaves_no_trace_of_itself_or_of_its_length() {
    let pages = |text: &str, said: &str| {
        let front = format!(
            "title: On {said}talks\ndate: 2022-04-14\nsummary: \"{said}S {said}T\"\nextra: {{k: [\"a {said}b\"]}}\nquotes: [{{text: W {said}x, speaker: A {said}B}}]"
        );
        site().note("a.md", &front, text).build().pages
    };
    for (with, without) in REMARKS {
        let expected = pages(without, "");
        let long = format!("%% {} %%", "a long remark ".repeat(40));
        for remark in ["%%x%%", "%% слово %%", "<!-- y -->", "%% over\nlines %%", &long] {
            // A value in front matter stands on one line here.
            let in_front = format!("{} ", remark.replace('\n', " "));
            let found = pages(&with.replace("{r}", remark), &in_front);
            for (one, other) in found.iter().zip(&expected) {
                assert_eq!(one, other, "{with:?} with {remark:?}");
            }
            assert_eq!(found.len(), expected.len());
        }
    }
}
