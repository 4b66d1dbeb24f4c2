//! Four sites of ten notes, one of each program, against what they become: `tests/import/golden/NAME/` has the drafts, the addresses of the site that is built of
//! them and the whole dossier as data. `UPDATE_GOLDEN=1 cargo test --test import sites` makes them again.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::desk::{Desk, desk};

/// 1 July 2024.
const TODAY: &[(&str, &str)] = &[("SOURCE_DATE_EPOCH", "1719792000")];

/// Where the pages are that notes make, and the old addresses that lead to them. What other pages every site has is no matter of an import.
const OF_NOTES: [&str; 8] = ["notes", "people", "organisations", "tags", "old", "older", "harbour", "about-us"];

fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import")
}

/// The files below a folder, by their paths in it.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
            (path, fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// A desk with one of the sites before it.
fn with_site(name: &str) -> Desk {
    let site = files(&here().join("sites").join(name));
    assert!(site.keys().filter(|path| path.contains(".m")).count() >= 9, "{name}");
    site.into_iter().fold(desk(), |desk, (path, bytes)| desk.with(&format!("old/{path}"), bytes))
}

/// What became of it: the drafts, what the import said, and the site.
fn outcome(desk: &Desk, said: &str) -> BTreeMap<String, String> {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let mut outcome: BTreeMap<String, String> = files(&desk.root().join("content"))
        .into_iter()
        .map(|(path, bytes)| (format!("content/{path}"), text(bytes)))
        .collect();
    let built = desk.run_with(&["build", "--drafts"], TODAY);
    assert_eq!(built.status, 0, "{}", built.err);
    let public = files(&desk.root().join("public"));
    let is_of_notes = |path: &&String| OF_NOTES.contains(&path.split('/').next().unwrap());
    let addresses = public.keys().filter(is_of_notes).map(|path| path.trim_end_matches("index.html"));
    outcome.insert("addresses.txt".to_owned(), addresses.collect::<Vec<_>>().join("\n") + "\n");
    outcome.insert("dossier.json".to_owned(), text(public["data/dossier.json"].clone()));
    outcome.insert("said.txt".to_owned(), said.to_owned());
    outcome
}

#[track_caller]
fn becomes_what_it_should(name: &str, arguments: &[&str]) {
    let desk = with_site(name);
    let first = desk.run_with(&[&["import", "old"], arguments].concat(), TODAY);
    assert_eq!(first.status, 0, "{}", first.err);
    let outcome = outcome(&desk, &first.err);
    let golden = here().join("golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let _ = fs::remove_dir_all(&golden);
        for (path, text) in &outcome {
            let path = golden.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }
    let expected = files(&golden);
    assert_eq!(outcome.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>(), "{name}");
    for (path, text) in &outcome {
        assert_eq!(*text, String::from_utf8_lossy(&expected[path]), "{name}: {path}");
    }
    // A second import changes nothing.
    let before = files(desk.root());
    let again = desk.run_with(&[&["import", "old"], arguments].concat(), TODAY);
    assert!(again.status == 0 && again.err.contains("0 drafts made"), "{}{}", again.out, again.err);
    assert_eq!(files(desk.root()), before, "{name}");
}

#[test]
fn a_vault_of_obsidian_becomes_what_it_should() {
    becomes_what_it_should("obsidian", &[]);
}

#[test]
fn a_site_of_hugo_becomes_what_it_should() {
    becomes_what_it_should("hugo", &["--map", "persons=people"]);
}

#[test]
fn a_site_of_jekyll_becomes_what_it_should() {
    becomes_what_it_should("jekyll", &[]);
}

#[test]
fn a_site_of_zola_becomes_what_it_should() {
    becomes_what_it_should("zola", &[]);
}
