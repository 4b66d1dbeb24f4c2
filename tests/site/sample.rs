//! The sample dossier, which is what a newcomer sees first.

use std::path::Path;

use dossier::content::Kind;
use dossier::diagnostic::Code;

use crate::html::{Element, elements};
use crate::story::{Built, contains, site_at};

fn sample() -> Built {
    site_at(Path::new(env!("CARGO_MANIFEST_DIR")))
}

#[test]
fn it_has_no_fault_but_the_one_that_it_accepts() {
    let built = sample();
    built.expect_no_diagnostics();
    let accepted: Vec<_> =
        built.site.accepted().iter().map(|it| (it.diagnostic.code, &*it.diagnostic.place.path)).collect();
    let founding = "content/notes/2022-04-14-why-belarusian-troops-are-not-in-the-war.md";
    assert_eq!(accepted, [(Code::WeekdayContradictsDate, founding)]);
}

#[test]
fn its_people_and_countries_are_one_under_all_their_names() {
    let built = sample();
    let dossier = built.site.dossier();
    let person = dossier.find_entity(Kind::Person, "Vytis Jurkonis");
    assert!(person.is_some());
    for name in ["Vytis Yurkonis", "Mr Vytis Jurkonis"] {
        assert_eq!(dossier.find_entity(Kind::Person, name), person, "{name}");
    }
    let country = dossier.find_entity(Kind::Country, "Belarus");
    assert!(country.is_some());
    for name in ["BY", "Baltarusija", "Беларусь"] {
        assert_eq!(dossier.find_entity(Kind::Country, name), country, "{name}");
    }
}

#[test]
fn the_twelfth_of_april_has_a_page_with_what_happened_and_what_was_published() {
    sample()
        .expect_page("dates/2022/04/12/", contains("Joint press conference"))
        .expect_page("dates/2022/04/12/", contains("notes/joint-press-conference-at-vostochny/"))
        .expect_page("dates/2022/04/", contains("dates/2022/04/12/"));
}

#[test]
fn every_page_says_what_it_is() {
    let sample = sample();
    // A page that leads on at once has its title alone.
    for (address, page) in sample.html().filter(|(_, page)| !page.contains("http-equiv=\"refresh\"")) {
        let elements = elements(page);
        let count = |name: &str| elements.iter().filter(|it| it.name == name).count();
        for name in ["h1", "main", "title"] {
            assert_eq!(count(name), 1, "<{name}> of /{address}");
        }
        let html = elements.iter().find(|it| it.name == "html").and_then(|it| it.attribute("lang"));
        assert_eq!(html, Some("en"), "/{address}");
        // A block of data is no script that runs.
        let is_data = |it: &&Element| it.attribute("type") == Some("application/ld+json");
        let scripts: Vec<_> = elements.iter().filter(|it| it.name == "script").collect();
        let (data, running): (Vec<_>, Vec<_>) = scripts.into_iter().partition(is_data);
        let is_search = |it: &&Element| it.attribute("src").is_some_and(|src| src.ends_with("assets/search.js"));
        assert!(data.len() <= 1 && running.len() == 1 && running.iter().all(is_search), "/{address}");
    }
}
