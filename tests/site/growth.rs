//! Time and output grow with the input, not with its square: counted in what is made, not in seconds.

use crate::story::site;

/// A kind of text, and one that has so many of its parts.
type Kind = (&'static str, fn(usize) -> String);

/// How many bytes the page of a note has, and how many faults there are.
fn made(text: &str) -> (usize, usize) {
    let built = site().person("p.md", "title: Vytis Jurkonis").note("a.md", "title: A\ndate: 2022", text).build();
    (built.page("notes/a/").len(), built.site.diagnostics().len())
}

#[test]
fn twice_as_much_text_makes_twice_as_much_page() {
    let kinds: [Kind; 6] = [
        ("equal headings", |n| "## Heading\n\n".repeat(n)),
        ("links", |n| "[[Vytis Jurkonis]] ".repeat(n)),
        ("nested details", |n| format!("{}x{}", "<details>".repeat(n), "</details>".repeat(n))),
        ("equal quotations", |n| "> Words.\n>\n> — Vytis Jurkonis\n\n".repeat(n)),
        ("blocks with one id", |n| "Words. ^id\n\n".repeat(n)),
        ("footnotes", |n| {
            let marks: Vec<String> = (0..n).map(|number| format!("w[^{number}] ")).collect();
            let notes: Vec<String> = (0..n).map(|number| format!("[^{number}]: note\n\n")).collect();
            format!("{}\n\n{}", marks.concat(), notes.concat())
        }),
    ];
    for (kind, text) in kinds {
        let (empty, one, two) = (made("").0, made(&text(2000)).0, made(&text(4000)).0);
        // In tenths.
        let growth = 10 * (two - empty) / (one - empty);
        assert!((9..23).contains(&growth), "{kind}: {empty}, {one}, {two}");
    }
}
