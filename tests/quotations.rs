//! Quotations from the files to the pages: on the note, on the speaker's page, in the register and on the home page.

// The helpers here are not tests themselves, so the lint's own exception for tests does not see them.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use dossier::config::FILE;
use dossier::files::tree::{File, Scope, Tree, read_tree};
use dossier::site::{Configuration, Options, Rendered, Site};
use globset::GlobSet;

fn open(config: &str, tree: Tree) -> Site {
    let options =
        Options { today: dossier::date::Day::new(2022, 6, 1).unwrap(), drafts: false, future: false, strict: false };
    Site::open(Configuration::parse(config), tree, &options)
}

fn sample() -> Site {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join(FILE)).unwrap();
    let ignore = GlobSet::empty();
    let scope = Scope { ignore: &ignore, theme: Some("gazette"), output: Path::new("public") };
    open(&text, read_tree(root, &scope).unwrap())
}

/// A site of these notes alone.
fn site_of(config: &str, notes: &[(&str, &str)]) -> Site {
    let file = |(name, text): &(&str, &str)| File {
        path: format!("content/notes/{name}.md").into(),
        bytes: text.as_bytes().to_vec(),
        hash: 0,
    };
    open(config, Tree { texts: notes.iter().map(file).collect(), ..Tree::default() })
}

fn page(site: &Site, address: &str) -> String {
    let route = site.find(address).unwrap_or_else(|| panic!("no page {address}"));
    match site.render(route).unwrap() {
        Rendered::Bytes(bytes) => String::from_utf8(bytes).unwrap(),
        other => panic!("no page: {other:?}"),
    }
}

/// The addresses of the anchors that a page links to in another one.
fn anchors<'p>(page: &'p str, within: &str) -> Vec<&'p str> {
    let start = format!("{within}#quote-");
    let found = page.match_indices(&start).map(|(at, _)| at + within.len() + 1);
    found.map(|at| &page[at..at + page[at..].find('"').unwrap()]).collect()
}

const FRAGMENTS: [&str; 4] = [
    "backfire on both the Lukashenko regime and Russia itself",
    "loses his main column – the power structures",
    "a realignment of positions",
    "the terror that is taking place now",
];
const NOTE: &str = "notes/why-belarusian-troops-are-not-in-the-war/";

#[test]
fn the_four_fragments_of_the_sample_are_on_the_speakers_page_and_in_the_register() {
    let site = sample();
    let note = page(&site, NOTE);
    for address in ["people/vytis-jurkonis/", "quotes/"] {
        let page = page(&site, address);
        for fragment in FRAGMENTS {
            assert_eq!(page.matches(&format!("<p>{fragment}</p>")).count(), 1, "{fragment} on {address}");
        }
        assert_eq!(page.matches("“New Day”, as reported by Lrytas.lt").count(), 4, "{address}");
        let anchors = anchors(&page, NOTE);
        assert_eq!(anchors.len(), 4, "{address}");
        for anchor in anchors {
            assert_eq!(note.matches(&format!("<figure class=\"quotation\" id=\"{anchor}\">")).count(), 1, "{anchor}");
        }
    }
    assert!(page(&site, "quotes/").contains("people/vytis-jurkonis/#quotations\">Vytis Jurkonis</a>"));
    assert!(page(&site, "").contains("<a href=\"./quotes/\">All quotations</a>"));
}

#[test]
fn quotations_stand_between_what_is_new_of_a_person_and_the_timeline() {
    let page = page(&sample(), "people/vytis-jurkonis/");
    let at = |part: &str| page.find(part).unwrap_or_else(|| panic!("{part} is not on the page"));
    assert!(at("<dt>Latest</dt>") < at("id=\"quotations\"") && at("id=\"quotations\"") < at("Articles about"));
}

#[test]
fn quotations_of_front_matter_stand_below_the_text() {
    let note = "---\ntitle: A\ndate: 2022-04-14\nsource: S\npeople: Ada Lovelace\nquotes:\n  - {text: Said <once>., speaker: Ada Lovelace, as: mathematician, \
                date: 1843-07, original: Dit., language: fr}\n---\nText.\n";
    let site = site_of("title: T\nbase_url: https://example.org\n", &[("a", note)]);
    assert_eq!(site.diagnostics(), []);
    let page_of_note = page(&site, "notes/a/");
    let figure = &page_of_note[page_of_note.find("<figure class=\"quotation\" id=\"quote-").unwrap()..];
    for part in [
        "<blockquote lang=\"fr\"",
        "<p>Said &lt;once&gt;.</p>",
        "<p>Dit.</p>",
        ">Ada Lovelace</a>, mathematician, ",
        "July 1843",
    ] {
        assert!(figure.contains(part), "{part} is not in {figure}");
    }
    assert!(page_of_note.find("Text.").unwrap() < page_of_note.find("<figure").unwrap());
    assert!(page(&site, "people/ada-lovelace/").contains("July 1843"));
}

#[test]
fn a_site_without_quotations_has_no_register() {
    let site = site_of("title: T\n", &[("a", "---\ntitle: A\ndate: 2022-04-14\n---\n> a block quote\n")]);
    assert!(site.find("quotes/").is_none());
    assert!(!page(&site, "").contains("quotes/"));
}

#[test]
fn long_registers_have_several_pages_and_a_person_has_one_of_all() {
    let quotes =
        |n: usize| (0..n).map(|n| format!("> words {n}\n>\n> — Ada Lovelace\n\n")).collect::<Vec<_>>().concat();
    let front = "---\ntitle: A\ndate: 2022-04-14\npeople: Ada Lovelace\n---\n";
    let text = format!("{front}{}> other\n>\n> — somebody\n", quotes(21));
    let site = site_of("title: T\nper_page: 10\n", &[("a", &text)]);
    let count = |address: &str| page(&site, address).matches("<figure class=\"quotation\">").count();
    assert_eq!([count("quotes/"), count("quotes/page/2/"), count("quotes/page/3/")], [10, 10, 2]);
    assert_eq!(count("people/ada-lovelace/"), 20);
    assert!(page(&site, "people/ada-lovelace/").contains("people/ada-lovelace/quotes/\">All quotations"));
    assert_eq!([count("people/ada-lovelace/quotes/"), count("people/ada-lovelace/quotes/page/3/")], [10, 1]);
    let register = page(&site, "quotes/");
    assert!(
        register.contains("<li><span>somebody</span> <span class=\"number\">1</span>")
            && register.contains("<span class=\"number\">21</span>")
    );
    let some = site_of("title: T\n", &[("a", &format!("{front}{}", quotes(20)))]);
    assert!(some.find("people/ada-lovelace/quotes/").is_none());
}

#[test]
fn the_register_is_in_the_order_of_what_was_said() {
    let note = |date: &str, line: &str| format!("---\ntitle: N\ndate: {date}\n---\n> of {date}\n>\n> — Ada{line}\n");
    let site = site_of(
        "title: T\n",
        &[("a", &note("2022-04-14", ", 1843")), ("b", &note("2022-03-01", "")), ("c", &note("2022-05-01", ""))],
    );
    let register = page(&site, "quotes/");
    let mut places: Vec<_> =
        ["2022-05-01", "2022-03-01", "2022-04-14"].map(|date| register.find(&format!("of {date}")).unwrap()).into();
    assert!(places.is_sorted(), "{places:?}");
    places.dedup();
    assert_eq!(places.len(), 3);
}

#[test]
fn the_turns_of_a_transcript_are_quotations_of_those_who_are_known() {
    let note = |kind: &str| {
        format!(
            "---\ntitle: A\nkind: {kind}\ndate: 2022-04-12\npeople: [Vladimir Putin, Aliaksandr Lukashenko]\n---\n**Putin:** We talked.\n\n\
             **Question:** And then?\n\n**A. Lukashenko:** We agreed.\n\n**[[Vladimir Putin]]:** Quite.\n\n**Note:** applause."
        )
    };
    for (kind, said) in [
        ("transcript", ["We talked.", "Quite."].as_slice()),
        ("interview", &["We talked.", "Quite."]),
        ("article", &[]),
    ] {
        let site = site_of("title: T\n", &[("a", &note(kind))]);
        let of_putin = page(&site, "people/vladimir-putin/");
        for words in ["We talked.", "And then?", "We agreed.", "Quite.", "applause."] {
            assert_eq!(of_putin.contains(&format!("<p>{words}</p>")), said.contains(&words), "{words} in {kind}");
        }
        let anchors = anchors(&of_putin, "notes/a/");
        assert_eq!(anchors.len(), said.len());
        for anchor in anchors {
            assert!(
                page(&site, "notes/a/").contains(&format!("<p class=\"turn\" id=\"{anchor}\"><strong>")),
                "{anchor}"
            );
        }
        assert_eq!(site.find("quotes/").is_some(), kind != "article");
    }
}
