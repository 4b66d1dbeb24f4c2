//! Cards: which notes have one, what stands on it, and what their pages say of it.

use std::path::Path;

use dossier::config;

use crate::never_stale::{Files as Texts, assert_fresh, open, update};
use crate::program::{dossier, files, status, stderr};
use crate::story::{Built, Files, contains, lacks, site};

const NOTE: &str =
    "title: The <strike> & after\ndate: 2022-04-12\npeople: [Vytis Jurkonis]\ncountries: BY\nsource: Lrytas.lt";
const CARD: &str = "notes/a/card.png";
const TAG: &str = "property=\"og:image\" content=\"https://example.org/notes/a/card.png\"";

fn with_cards() -> Files {
    site().config("social_cards: true")
}

/// The texts of the card of a note, from the top.
fn texts(built: &Built, address: &str) -> Vec<String> {
    let parts = built.page(address).split("</text>").filter_map(|part| part.rsplit_once('>'));
    parts.map(|(_, text)| text.to_owned()).filter(|text| !text.trim().is_empty()).collect()
}

#[test]
fn a_note_has_a_card_where_the_site_wants_them() {
    let built = with_cards().note("a.md", NOTE, "Text.").build();
    let expected =
        ["A dossier", "The &lt;strike&gt; &amp; after", "Lrytas.lt · 12 April 2022", "Vytis Jurkonis · Belarus"];
    assert_eq!(texts(&built, CARD), expected);
    for tag in [
        TAG,
        "property=\"og:image:width\" content=\"1200\"",
        "property=\"og:image:height\" content=\"630\"",
        "property=\"og:image:alt\" content=\"The &lt;strike&gt; &amp; after · A dossier\"",
        "name=\"twitter:card\" content=\"summary_large_image\"",
        "\"image\":\"https://example.org/notes/a/card.png\"",
    ] {
        built.expect_page("notes/a/", contains(tag));
    }
    built.expect_page("people/vytis-jurkonis/", lacks("og:image")).expect_page("sitemap.xml", lacks("card.png"));
    built.expect_no_diagnostics();
}

#[test]
fn there_are_none_unless_they_are_asked_for_and_the_address_of_the_site_is_known() {
    for files in [site(), site().whole_config("title: A\nsocial_cards: true\n")] {
        let built = files.note("a.md", NOTE, "Text.").build();
        built.expect_no_page(CARD).expect_page("notes/a/", lacks("og:image"));
    }
    let built = site().note("a.md", NOTE, "Text.").build();
    built.expect_page("notes/a/", contains("name=\"twitter:card\" content=\"summary\""));
}

#[test]
fn a_picture_of_its_own_comes_first_unless_it_is_a_drawing() {
    let own = |name: &str| format!("{NOTE}\nimage: {{src: {name}, alt: S}}");
    let files = with_cards()
        .asset("static/small.png", crate::pictures::samples::png(&crate::pictures::samples::pattern(48, 32), 1))
        .asset("static/map.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 20'/>");
    let built = files.note("a.md", &own("small.png"), "Text.").build();
    built.expect_no_page(CARD).expect_page("notes/a/", contains("content=\"https://example.org/small.png\""));
    // No network shows an SVG, and what is not there shows nothing.
    for name in ["map.svg", "none.png"] {
        let files =
            with_cards().asset("static/map.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 20'/>");
        files.note("a.md", &own(name), "Text.").build().expect_page("notes/a/", contains(TAG));
    }
    let by_hand = crate::pictures::samples::png(&crate::pictures::samples::pattern(48, 32), 1);
    let built = with_cards().asset("static/notes/a/card.png", by_hand).note("a.md", NOTE, "Text.").build();
    built.expect_page("notes/a/", contains(TAG)).expect_page("notes/a/", contains("og:image:width\" content=\"48\""));
    assert!(!built.pages.contains_key(CARD), "the author's own file");
}

#[test]
fn drafts_and_embargoed_notes_have_none() {
    for key in ["draft: true", "publish_on: 2030-01-01"] {
        let files = || with_cards().note("a.md", &format!("{NOTE}\n{key}"), "Text.").note("b.md", NOTE, "Text.");
        files().build().expect_no_page(CARD).expect_page("notes/b/card.png", contains("Jurkonis"));
        files().drafts().future().build().expect_page("notes/a/", contains(TAG));
    }
}

#[test]
fn a_card_is_in_the_language_of_the_site_and_falls_back_where_letters_are_missing() {
    let built = with_cards().config("language: lt").note("a.md", NOTE, "Text.").build();
    assert_eq!(texts(&built, CARD)[2..], ["Lrytas.lt · 2022 m. balandžio 12 d.", "Vytis Jurkonis · Baltarusija"]);

    let arabic = "title: لماذا بقيت\ndate: 2022-04-12";
    let built = with_cards().note("a.md", arabic, "Text.").build();
    assert_eq!(texts(&built, CARD), ["A dossier", "12 April 2022"]);
    let config = "title: ملف\nbase_url: https://example.org/\nsocial_cards: true\n";
    let built = with_cards().whole_config(config).note("a.md", arabic, "Text.").note("b.md", NOTE, "Text.").build();
    built.expect_no_page(CARD).expect_page("notes/a/", lacks("og:image"));
    assert_eq!(texts(&built, "notes/b/card.png")[0], "The &lt;strike&gt; &amp; after");
}

#[test]
fn names_that_are_withheld_are_on_no_card() {
    let hidden = "title: Marta Quillonas\nprivacy: hidden";
    let note =
        "title: Quillonas speaks\ndate: 2022\npeople: [Marta Quillonas, Vytis Jurkonis]\nsource: Quillonas Press";
    let built = with_cards().person("m.md", hidden).note("a.md", note, "Text.").build();
    let all = texts(&built, CARD).join("\n");
    assert!(all.contains("[name withheld] speaks") && all.contains("Jurkonis") && !all.contains("Quillonas"), "{all}");
}

#[test]
fn what_a_card_shows_is_never_stale() {
    let config = "title: T\nbase_url: https://example.org/d/\nsocial_cards: true\n";
    let note = |front: &str| format!("---\n{front}\n---\nText.\n");
    let mut texts = Texts::from([
        (config::FILE.to_owned(), config.to_owned()),
        ("content/notes/a.md".to_owned(), note("title: A\ndate: 2022-04-12")),
    ]);
    let mut site = open(&texts);
    for (path, text) in [
        ("content/notes/a.md", note("title: Another\ndate: 2022-04-12")),
        ("content/notes/a.md", note("title: Another\ndate: 2022-04\npeople: Jan Kowalski\nsource: Daily")),
        ("content/people/jan.md", note("title: Jan Kowalski the Elder\naliases: Jan Kowalski")),
        ("content/people/jan.md", note("title: Jan Kowalski\nprivacy: hidden")),
        ("content/notes/a.md", note("title: Another\ndate: 2022-04\ndraft: true")),
        ("content/notes/a.md", note("title: 和平\ndate: 2022-04")),
        (config::FILE, config.replace("title: T", "title: Other")),
        (config::FILE, config.replace("title: T", "title: 和平")),
        (config::FILE, config.replace("true", "false")),
    ] {
        texts.insert(path.to_owned(), text.clone());
        update(&mut site, &texts, vec![path.to_owned()]);
        assert_fresh(&site, &texts, &[]);
    }
}

#[test]
fn the_program_writes_pngs_of_1200_by_630_and_draws_none_twice() {
    let folder = with_cards().note("a.md", NOTE, "Text.").note("b.md", NOTE, "Text.").on_disk();
    let root = folder.path();
    let run = dossier(root, &["build"]);
    assert_eq!(status(&run), 0, "{}", stderr(&run));
    let card = std::fs::read(root.join("public").join(CARD)).unwrap();
    assert_eq!(
        (&card[..8], &card[12..24]),
        (b"\x89PNG\r\n\x1a\n".as_slice(), b"IHDR\0\0\x04\xb0\0\0\x02\x76".as_slice())
    );
    // Both notes say the same, and so do their cards.
    assert_eq!(kept(root).len(), 1);
    let first = files(&root.join("public"));
    // Nothing is left but what is kept of it.
    std::fs::remove_dir_all(root.join("public")).unwrap();
    assert_eq!(status(&dossier(root, &["build"])), 0);
    assert_eq!(files(&root.join("public")), first);
}

#[test]
fn a_build_keeps_nothing_for_the_next_that_it_did_not_need() {
    let wide = crate::pictures::samples::png(&crate::pictures::samples::pattern(700, 50), 1);
    let files = with_cards().asset("static/wide.png", wide).note("a.md", NOTE, "![W](wide.png)");
    let folder = files.note("b.md", "title: B\ndate: 2022", "Text.").on_disk();
    let root = folder.path();
    assert_eq!(status(&dossier(root, &["build"])), 0);
    let first = kept(root);
    assert_eq!(first.len(), 3, "two cards and a smaller version: {first:?}");
    std::fs::write(root.join(".dossier/cache").join(format!("{}.1.part", first[0])), "half").unwrap();
    std::fs::remove_file(root.join("content/notes/b.md")).unwrap();
    std::fs::write(root.join(".dossier/other"), "not a cache").unwrap();
    // A build that fails may need the rest again.
    std::fs::write(root.join("content/notes/c.md"), "---\n").unwrap();
    assert_eq!((status(&dossier(root, &["build"])), kept(root).len()), (1, 4));
    std::fs::remove_file(root.join("content/notes/c.md")).unwrap();
    assert_eq!(status(&dossier(root, &["build"])), 0);
    let second = kept(root);
    assert!(second.len() == 2 && second.iter().all(|name| first.contains(name)), "{second:?}");
    assert!(root.join(".dossier/other").exists());
}

/// The names of what is kept for the next build.
fn kept(root: &Path) -> Vec<String> {
    let cache = files(&root.join(".dossier/cache"));
    cache.into_keys().collect()
}
