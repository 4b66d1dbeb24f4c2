//! What is refused, so that nothing of the author's, or of anybody else's, is written over or removed.

use std::fs;
use std::path::Path;

use dossier::output::{Error, Output};
use tempfile::TempDir;

use super::{map, site, tree};

#[test]
fn a_folder_that_is_not_ours_is_refused() {
    let site = site();
    site.meddle("thesis.doc", "years of work");
    let error = site.try_build(&[("a", "1")]).unwrap_err();
    assert!(matches!(error, Error::NotOurs(_)));
    assert!(error.to_string().contains("was not made by dossier"), "{error}");
    assert_eq!(site.files(), map(&[("thesis.doc", "years of work")]));
    assert!(site.is_tidy());
    let file = site.root().join("file");
    fs::write(&file, "").unwrap();
    assert!(matches!(Output::open(&file, site.root()), Err(Error::NotAFolder(_))));
}

#[test]
fn the_sources_are_never_the_output() {
    let site = site();
    let outside = TempDir::new().unwrap();
    let refused = |dir: &Path| matches!(Output::open(dir, site.root()), Err(Error::Overlaps { .. }));
    for dir in ["", "..", "content", "content/x/y", "static", "templates", "private/out", "public/../content"] {
        fs::create_dir_all(site.path("")).unwrap();
        assert!(refused(&site.root().join(dir)), "{dir:?}");
    }
    assert!(refused(Path::new("/")));
    assert!(!site.root().join("content/x").exists() && !site.root().join("private").exists(), "something was created");
    assert!(Output::open(&site.root().join("content-built"), site.root()).is_ok());
    assert!(Output::open(&outside.path().join("public"), site.root()).is_ok());
}

#[cfg(unix)]
#[test]
fn sources_that_are_links_are_never_the_output() {
    let (site, notes) = (site(), TempDir::new().unwrap());
    fs::remove_dir(site.root().join("content")).unwrap();
    std::os::unix::fs::symlink(notes.path(), site.root().join("content")).unwrap();
    for dir in [notes.path().to_owned(), notes.path().join("public")] {
        assert!(matches!(Output::open(&dir, site.root()), Err(Error::Overlaps { .. })));
    }
}

#[test]
fn what_others_put_into_the_output_is_left_alone_and_reported() {
    let site = site();
    site.build(&[("a/x", "1"), ("b/x", "1")]);
    site.meddle("CNAME", "example.org").meddle(".git/objects/00", "…").meddle("a/note", "mine").meddle("b/y", "mine");
    let report = site.build(&[("c", "2")]);
    assert_eq!(report.foreign, [".git/", "CNAME", "a/note", "b/y"]);
    assert_eq!(report.removed, 2);
    let files: Vec<_> = site.files().into_keys().filter(|path| !path.ends_with('/')).collect();
    assert_eq!(files, [".git/objects/00", "CNAME", "a/note", "b/y", "c"]);
}

#[test]
fn a_page_does_not_take_the_place_of_what_is_not_ours() {
    // What is there, and the page that wants its place.
    let cases = [("new", "new"), ("new/deep/x", "new"), ("new", "new/x"), ("NEW", "new"), ("new/X", "new/x")];
    for (theirs, page) in cases {
        let site = site();
        site.build(&[("a", "1")]);
        site.meddle(theirs, "mine");
        let before = tree(&site.path(""));
        let error = site.try_build(&[("a", "2"), (page, "2")]).unwrap_err();
        assert!(matches!(error, Error::InTheWay(_)), "{theirs} and {page}: {error}");
        assert_eq!(tree(&site.path("")), before, "{theirs} and {page}");
        assert!(site.is_tidy());
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_written_or_removed_through_a_link() {
    let (site, elsewhere) = (site(), TempDir::new().unwrap());
    let pages = [("people/x", "1"), ("b", "1")];
    site.build(&pages);
    fs::remove_dir_all(site.path("people")).unwrap();
    fs::write(elsewhere.path().join("x"), "1").unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), site.path("people")).unwrap();
    assert!(matches!(site.try_build(&pages), Err(Error::InTheWay(_))));
    let report = site.build(&[("b", "1")]);
    assert_eq!((report.removed, report.foreign), (0, vec!["people".to_owned()]));
    assert_eq!(fs::read_to_string(elsewhere.path().join("x")).unwrap(), "1");
}

#[test]
fn clashes_and_escapes_are_refused() {
    let cases: [(&[&str], &str); 6] = [
        (&["a", "a"], "a was written twice"),
        (&["People/x", "people/y"], "People and people differ in case alone"),
        (&["a", "a/b"], "a would have to be both a file and a folder"),
        (&["../x"], "../x cannot be written: it leads out of the folder"),
        (&["/x"], "/x cannot be written: it is absolute"),
        (&["tags/aux.html"], "reserves for a device"),
    ];
    for (paths, message) in cases {
        let site = site();
        let pages: Vec<_> = paths.iter().map(|path| (*path, "1")).collect();
        let error = site.try_build(&pages).unwrap_err();
        assert!(error.to_string().contains(message), "{error}");
        assert!(!site.path("").exists() && site.is_tidy());
    }
}
