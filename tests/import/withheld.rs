//! Names that are withheld, in what is imported.

use crate::desk::desk;

#[test]
fn a_name_that_is_withheld_is_in_neither_the_title_nor_the_name_of_the_file() {
    let html = "<html><head><title>Vytis Jurkonis speaks of the war</title><meta name=author content='Vytis Jurkonis'>\
        <meta property='article:published_time' content='2022-04-14'></head><body><p>A text that is long enough to be taken for an article by any measure, we hope.</p></body></html>";
    let desk = desk()
        .with("content/people/source.md", "---\ntitle: Vytis Jurkonis\nprivacy: hidden\nslug: source\n---\n")
        .with("page.html", html);
    let item = desk.look(&["page.html"]);
    let made = desk.import("page.html");
    for text in [item.to_string(), made[0].clone(), desk.read(&made[0])] {
        assert!(!text.to_lowercase().contains("jurkon"), "{text}");
    }
}
