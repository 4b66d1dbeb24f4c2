//! A folder of malformed files, built in one run: every fault at its place, nothing beside them, nothing written.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Site, files, fixtures};

/// Every fault, in the order in which they are told: `path:line:column code`.
const EXPECTED: &str = include_str!("malformed.expected");

/// The fixture, and the one file that is too large to keep.
fn malformed() -> Site {
    let site = Site::copy_of(&fixtures().join("malformed"));
    let words = "word ".repeat(64 * 1024 / 5 + 1);
    let text = format!("---\ntitle: Too long\ndate: 2022-04-14\nsummary: {words}\n---\n");
    site.write("content/notes/too-long.md", text.as_bytes());
    site
}

#[test]
fn every_fault_of_every_file_is_told_in_one_run_and_nothing_is_written() {
    let site = malformed();
    let before = [
        ("index.html", "<p>The last good site</p>\n"),
        ("notes/old/index.html", "old\n"),
        (".dossier-manifest", "kept\n"),
    ];
    for (path, text) in before {
        site.write(&format!("public/{path}"), text.as_bytes());
    }
    let whole = files(site.root());

    let output = site.run(&["build", "--format", "json"]);

    assert_eq!(output.status.code(), Some(1));
    let told: Vec<String> = String::from_utf8(output.stdout).unwrap().lines().map(place_and_code).collect();
    let (found, expected): (BTreeSet<_>, BTreeSet<_>) =
        (told.iter().map(String::as_str).collect(), EXPECTED.lines().collect());
    let missing: Vec<_> = expected.difference(&found).collect();
    let extra: Vec<_> = found.difference(&expected).collect();
    assert!(missing.is_empty() && extra.is_empty(), "missing: {missing:#?}\nextra: {extra:#?}");
    assert_eq!(told, EXPECTED.lines().collect::<Vec<_>>(), "the order, or the number of times");
    assert_eq!(files(site.root()), whole, "a build with errors writes nothing");
}

fn place_and_code(line: &str) -> String {
    let fault: Value = serde_json::from_str(line).unwrap();
    let place = &fault["place"];
    format!(
        "{}:{}:{} {}",
        place["path"].as_str().unwrap(),
        place["line"],
        place["column"],
        fault["code"].as_str().unwrap()
    )
}

#[test]
fn every_malformed_file_has_a_fault_or_is_the_other_half_of_one() {
    // What the faults of other files are about.
    let others = [
        "content/countries/belarus.md",
        "content/events/talks-one.md",
        "content/notes/clash-one.md",
        "content/people/alexander-lukashenko.md",
        "content/people/viktor-lukashenko.md",
        "content/tags/war-2.md",
        "static/map.svg",
    ];
    let faulty: BTreeSet<&str> = EXPECTED.lines().filter_map(|line| line.split(':').next()).collect();
    let site = malformed();
    let present = files(site.root());
    let unmentioned: Vec<_> = present.keys().filter(|path| !faulty.contains(path.as_str())).collect();
    assert_eq!(unmentioned, others);
    assert!(faulty.len() >= 45, "{} files", faulty.len());
}

#[test]
fn every_fault_says_what_to_do() {
    let output = malformed().run(&["build", "--format", "json"]);
    for line in String::from_utf8(output.stdout).unwrap().lines() {
        let fault: Value = serde_json::from_str(line).unwrap();
        let message = fault["message"].as_str().unwrap();
        assert!(fault["help"].as_str().is_some_and(|help| !help.is_empty()), "{line}");
        assert!(!message.ends_with('.') && !message.contains('\n'), "a message is one sentence on one line: {line}");
    }
}
