//! Pictures in the preview are what they will be when they are published.

use std::fs;

use crate::live::Live;
use crate::samples;
use crate::story::site;

#[test]
fn pictures_are_served_as_they_are_published() {
    let wide = samples::pattern(700, 500);
    let mut pictures = samples::all();
    pictures.extend([("upright.jpg", samples::jpeg(&wide, 6)), ("wide.png", samples::png(&wide, 1))]);
    let mut files = site().whole_config("title: A dossier\n");
    for (name, bytes) in &pictures {
        files = files.asset(&format!("static/{name}"), bytes.clone());
    }
    let text: Vec<String> = pictures.iter().map(|(name, _)| format!("![A]({name})\n\n")).collect();
    let live = Live::of(&files.note("a.md", "title: A\ndate: 2022-04-12", &text.concat()));
    let scaled = [("upright.jpg.480.webp", "image/webp"), ("wide.png.480.webp", "image/webp")];
    let own =
        [("a.jpg", "image/jpeg"), ("a.png", "image/png"), ("a.svg", "image/svg+xml"), ("upright.jpg", "image/jpeg")];
    for (name, kind) in own.into_iter().chain(scaled) {
        let path = format!("/{name}");
        let response = live.get(&path);
        assert_eq!((response.status, response.header("content-type")), (200, kind), "{name}");
        assert!(!response.text().contains(samples::MARKER), "{name}");
        let tag = response.header("etag");
        assert_eq!(live.ask("GET", &path, &[("If-None-Match", tag)]).status, 304, "{name}");
    }
    let page = live.get("/notes/a/").text();
    assert!(page.contains("upright.jpg\" alt=\"A\" width=\"500\" height=\"700\""), "{page}");
    assert!(!page.contains(samples::MARKER));
}

#[test]
fn a_picture_of_another_size_changes_the_page_and_a_broken_one_is_not_served() {
    let files = site().note("a.md", "title: A\ndate: 2022-04-12", "![A](a.png)");
    let live = Live::of(&files.asset("static/a.png", samples::png(&samples::pattern(20, 10), 1)));
    live.shows("/notes/a/", "width=\"20\" height=\"10\"");
    fs::write(live.path("static/a.png"), samples::png(&samples::pattern(10, 20), 1)).unwrap();
    live.shows("/notes/a/", "width=\"10\" height=\"20\"");
    fs::write(live.path("static/a.png"), samples::MARKER).unwrap();
    live.until("no picture", || !live.get("/notes/a/").text().contains("<img")).lacks("/a.png");
}

#[test]
fn a_changed_picture_is_told_with_its_smaller_versions_and_as_addresses_are_written() {
    let wide = |seed: u32| samples::png(&samples::pattern(700, 500 + seed), 1);
    let files = site().note("a.md", "title: A\ndate: 2022-04-12", "![A](wide.png) ![B](<80%25 & %231.png>)");
    let live = Live::of(&files.asset("static/wide.png", wide(0)).asset("static/80% & #1.png", wide(0)));
    let mut tab = live.open("/notes/a/");
    tab.next();
    for (file, address) in [("static/wide.png", "/wide.png"), ("static/80% & #1.png", "/80%25%20%26%20%231.png")] {
        fs::write(live.path(file), wide(1)).unwrap();
        let told = tab.until(|told| told["assets"][address].is_u64());
        assert!(told["assets"][format!("{address}.480.webp")].is_u64(), "{}", told["assets"]);
    }
}

#[test]
fn a_card_is_drawn_when_it_is_asked_for_and_follows_its_note() {
    let note = |title: &str| format!("---\ntitle: {title}\ndate: 2022-04-12\n---\nText.\n");
    let live = Live::of(&site().config("social_cards: true").file("content/notes/a.md", note("A")));
    let response = live.get("/notes/a/card.png");
    assert_eq!((response.status, response.header("content-type")), (200, "image/png"));
    let (before, tag) = (response.body.clone(), response.header("etag").to_owned());
    assert!(before.starts_with(b"\x89PNG"));
    assert_eq!(live.ask("GET", "/notes/a/card.png", &[("If-None-Match", &tag)]).status, 304);
    fs::write(live.path("content/notes/a.md"), note("Another")).unwrap();
    live.until("another card", || live.get("/notes/a/card.png").body != before);
    fs::write(live.path("dossier.yaml"), "title: A dossier\nbase_url: https://example.org/\n").unwrap();
    live.until("no card", || live.get("/notes/a/card.png").status == 404);
}
