//! Time and output grow with the input, not with its square: counted in what is made, not in seconds.

use crate::story::site;

/// How many bytes the page of a note has, and how many faults there are.
fn made(text: &str) -> (usize, usize) {
    let built = site().person("p.md", "title: Vytis Jurkonis").note("a.md", "title: A\ndate: 2022", text).build();
    (built.page("notes/a/").len(), built.site.diagnostics().len())
}

#[test]
fn twice_as_much_text_makes_twice_as_much_page() {
    let kinds: [(&str, fn(usize) -> String); 6] = [
        ("equal headings", |n| "## Heading\n\n".repeat(n)),
        ("links", |n| "[[Vytis Jurkonis]] ".repeat(n)),
        ("nested details", |n| format!("{}x{}", "<details>".repeat(n), "</details>".repeat(n))),
        ("equal quotations", |n| "> Words.\n>\n> — Vytis Jurkonis\n\n".repeat(n)),
        ("blocks with one id", |n| "Words. ^id\n\n".repeat(n)),
        ("footnotes", |n| {
            let marks: String = (0..n).map(|number| format!("w[^{number}] ")).collect();
            let notes: String = (0..n).map(|number| format!("[^{number}]: note\n\n")).collect();
            format!("{marks}\n\n{notes}")
        }),
    ];
    for (kind, text) in kinds {
        let (empty, one, two) = (made("").0, made(&text(2000)).0, made(&text(4000)).0);
        let growth = (two - empty) as f64 / (one - empty) as f64;
        assert!((0.9..2.3).contains(&growth), "{kind}: {empty}, {one}, {two}");
    }
}
