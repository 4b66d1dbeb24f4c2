//! `docs/templates.md` says what templates are given: it and the views have to agree, on every page of the sample.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dossier::config::FILE;
use dossier::files::tree::{Scope, read_tree};
use dossier::site::{Configuration, Options, Page, Site};
use globset::GlobSet;
use serde_json::Value;

const DOCS: &str = include_str!("../docs/templates.md");

fn sample() -> Site {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join(FILE)).unwrap();
    let config = Configuration::parse(&text);
    let ignore = GlobSet::empty();
    let scope = Scope { ignore: &ignore, theme: Some(&config.config.theme), output: Path::new("public") };
    let tree = read_tree(root, &scope).unwrap();
    let options =
        Options { today: dossier::date::Day::new(2022, 6, 1).unwrap(), drafts: false, future: false, strict: false };
    Site::open(config, tree, &options)
}

/// The rows of the first table below a heading: the names in the first cell, and the whole row.
fn table(heading: &str) -> Vec<(Vec<String>, String)> {
    let start =
        DOCS.find(&format!("### {heading}\n")).unwrap_or_else(|| panic!("no section {heading:?} in docs/templates.md"));
    let section = DOCS[start..].split_once('\n').unwrap().1;
    let end = section.find("\n### ").or_else(|| section.find("\n## ")).unwrap_or(section.len());
    let rows = section[..end].lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| (backticked(row.split('|').nth(1).unwrap()), row.to_owned())).collect()
}

/// What stands between backticks.
fn backticked(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn names(heading: &str) -> BTreeSet<String> {
    table(heading).into_iter().flat_map(|(names, _)| names).collect()
}

fn keys(value: &Value) -> BTreeSet<String> {
    value.as_object().unwrap_or_else(|| panic!("not a map: {value}")).keys().cloned().collect()
}

/// The variables of every page of the sample, by template.
fn pages(site: &Site) -> BTreeMap<String, Vec<Value>> {
    let mut pages: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for route in site.routes() {
        let explained = site.explain(route);
        if let Some(template) = explained["template"].as_str() {
            pages.entry(template.to_owned()).or_default().push(explained["variables"].clone());
        }
    }
    pages
}

/// The sections of templates: several can share one, and a variable can belong to some of them alone.
fn documented(template: &str) -> BTreeSet<String> {
    let heading = DOCS
        .lines()
        .find(|line| line.starts_with("### ") && backticked(line).iter().any(|name| name == template))
        .unwrap_or_else(|| panic!("{template} has no section in docs/templates.md"));
    let heading = heading.trim_start_matches("### ");
    let word = template.trim_end_matches(".html");
    table(heading)
        .into_iter()
        .filter(|(_, row)| {
            // “on a month: …” belongs to month.html alone.
            let places =
                [("year", "on a year"), ("month", "on a month"), ("day", "on a day"), ("sources", "of sources")];
            let only = places.iter().find(|(_, place)| row.contains(&format!("| {place}: "))).map(|(other, _)| other);
            only.is_none_or(|only| *only == word)
        })
        .flat_map(|(names, _)| names)
        .filter(|name| !name.contains('.'))
        .collect()
}

#[test]
fn every_page_is_given_what_the_documentation_says() {
    let site = sample();
    let shared: BTreeSet<String> = ["root", "site", "page", "social", "structured"].map(str::to_owned).into();
    for (template, pages) in pages(&site) {
        for variables in pages {
            let own: BTreeSet<String> = keys(&variables).difference(&shared).cloned().collect();
            if template == "404.html" {
                assert!(own.is_empty(), "{own:?}");
                continue;
            }
            assert_eq!(own, documented(&template), "the variables of {template}, and those in docs/templates.md");
            assert_eq!(keys(&variables["site"]), names("`site`"));
            assert_eq!(keys(&variables["page"]), names("`page`"));
        }
    }
}

#[test]
fn every_kind_of_value_has_the_fields_that_the_documentation_says() {
    let site = sample();
    let pages = pages(&site);
    let home = &pages["home.html"][0];
    assert_eq!(keys(&home["notes"][0]), names("A note in a list"));
    assert_eq!(keys(&home["notes"][0]["date"]), names("A date"));
    assert_eq!(keys(&pages["people.html"][0]["latest"][0]), names("An entity in a list"));
    let recent: BTreeSet<String> = ["recent", "change"].map(str::to_owned).into();
    assert_eq!(keys(&home["people"][0]), &names("An entity in a list") | &recent);
    assert_eq!(keys(&home["events"][0]), names("An event in a list"));
    assert_eq!(keys(&home["quotes"][0]), names("A quotation in a list"));
    assert_eq!(keys(&pages["claims.html"][0]["claims"][0]), names("A claim in a list"));
    assert_eq!(keys(&pages["notes.html"][0]["pager"]), names("`pager`"));
    let year = &pages["timeline.html"][0]["years"][0];
    assert_eq!(keys(&year["events"][0]), names("An event in a list"));
    let rows = |heading: &str, variable: &str| {
        let row = table(heading).into_iter().find(|(names, _)| names.iter().any(|name| name == variable)).unwrap().1;
        backticked(&row).into_iter().collect::<BTreeSet<_>>()
    };
    let event = &pages["event.html"][0]["event"];
    let expected = &names("An event in a list") | &rows("`event.html`", "event");
    assert!(keys(event).is_subset(&expected), "not in docs: {:?}", &keys(event) - &expected);
    let report = pages["event.html"].iter().find_map(|variables| variables["reports"].get(0)).unwrap();
    let expected = &rows("An event in a list", "reports") | &rows("`event.html`", "reports");
    assert!(keys(report).is_subset(&expected), "not in docs: {:?}", &keys(report) - &expected);
    let note = &pages["note.html"][0]["note"];
    let expected = &names("A note in a list") | &rows("`note.html`", "note");
    assert!(keys(note).is_subset(&expected), "not in docs: {:?}", &keys(note) - &expected);
    let publication = rows("`note.html`", "note.publication");
    assert!(
        keys(&note["publication"]).is_subset(&publication),
        "not in docs: {:?}",
        &keys(&note["publication"]) - &publication
    );
    for page in ["person.html", "country.html", "organisation.html", "tag.html"] {
        let heading = "`person.html`, `country.html`, `organisation.html`, `tag.html`";
        let expected = &names("An entity in a list") | &rows(heading, "entity");
        for variables in &pages[page] {
            let found = keys(&variables["entity"]);
            assert!(found.is_subset(&expected), "not in docs: {:?}", &found - &expected);
        }
    }
}

#[test]
fn what_a_template_never_asks_for_is_never_missed() {
    // Everything that a page is given for its template alone is the same as in the full explanation.
    let site = sample();
    for route in
        site.routes().iter().filter(|route| matches!(route.page, Page::Note(_) | Page::Entity(..) | Page::Home))
    {
        site.render(route).unwrap_or_else(|fault| panic!("{}: {fault:?}", route.address));
    }
}
