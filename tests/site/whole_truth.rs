//! `check` finds everything that keeps `build` from writing, at its place and in all formats.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::program::{dossier, status, stderr, stdout};
use crate::story::{Files, site};

fn begun() -> Files {
    site().note("n.md", "title: N\ndate: 2022-04-14", "Text.")
}

/// What `check` says, as `path:line code`; it fails where `build` fails, and says the code in the other formats too.
fn told(root: &Path) -> Vec<String> {
    let (check, build) = (dossier(root, &["check", "--format", "json"]), dossier(root, &["build", "--quiet"]));
    assert_eq!(status(&check), status(&build), "{}{}", stdout(&check), stderr(&build));
    let faults: Vec<Value> = stdout(&check).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let errors = faults.iter().filter(|fault| fault["severity"] == "error");
    let told: Vec<String> = errors
        .map(|fault| {
            assert!(fault["help"].is_string(), "{fault}");
            let (place, code) = (&fault["place"], fault["code"].as_str().unwrap());
            format!("{}:{} {code}", place["path"].as_str().unwrap(), place["line"])
        })
        .collect();
    for format in ["human", "github"] {
        let run = dossier(root, &["check", "--format", format]);
        let said = stdout(&run) + &stderr(&run);
        assert!(told.iter().all(|fault| said.contains(fault.split(' ').nth(1).unwrap())), "{format}: {said}");
    }
    assert_eq!(told.is_empty(), status(&build) == 0, "{}", stderr(&build));
    if status(&build) != 0 {
        assert!(!root.join("public/notes").exists());
    }
    told
}

#[test]
fn files_that_cannot_be_written_are_told_at_what_asks_for_them() {
    let asset = |path: &str| begun().asset(path, "x");
    for (files, expected) in [
        (asset("static/aux.txt"), "static/aux.txt:1 unwritable-file"),
        (asset("static/a/Con.d/x.txt"), "static/a/Con.d/x.txt:1 unwritable-file"),
        (asset("static/c:x.txt"), "static/c:x.txt:1 unwritable-file"),
        (asset("static/a\\b.txt"), "static/a\\b.txt:1 unwritable-file"),
        (asset("static/LPT1"), "static/LPT1:1 unwritable-file"),
        (asset("static/.dossier-manifest/x"), ""),
        (asset("static/notes/n/index.html"), "static/notes/n/index.html:1 address-clash"),
        (asset("static/index.html"), "static/index.html:1 address-clash"),
        (asset("static/Notes/x.txt"), "static/Notes/x.txt:1 address-clash"),
        (asset("static/notes"), "static/notes:1 address-clash"),
        (asset("static/NOTES"), "static/NOTES:1 address-clash"),
        (asset("static/a.txt").asset("static/A.TXT", "x"), "static/A.TXT:1 address-clash"),
        (asset("static/é.txt").asset("static/e\u{301}.txt", "x"), "static/e\u{301}.txt:1 address-clash"),
        (asset("static/Фото/a").asset("static/фото/b", "x"), "static/Фото/a:1 address-clash"),
        (begun().file("content/pages/con/a.md", "---\ntitle: A\n---\n"), ""),
        (
            begun().note("b.md", "title: B\ndate: 2022\nredirect_from: [old/nul]", ""),
            "content/notes/b.md:4 unwritable-file",
        ),
    ] {
        let folder = files.on_disk();
        let found = told(folder.path());
        let expected: Vec<&str> = Some(expected).into_iter().filter(|it| !it.is_empty()).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn a_name_that_windows_reserves_gets_another_address() {
    let files = begun()
        .note("aux.md", "title: The auxiliary force\ndate: 2022\npeople: [Con]\ntags: [nul, lpt1]", "")
        .file("content/com1.md", "---\ntitle: A\n---\n")
        .event("prn.md", "title: Prn\ndate: 2022\nsources: []");
    let folder = files.on_disk();
    assert_eq!(told(folder.path()), [""; 0]);
    for reserved in ["notes/aux", "people/con", "tags/nul", "tags/lpt1", "com1", "events/prn"] {
        assert!(!folder.path().join("public").join(reserved).exists(), "{reserved}");
    }
}

#[test]
fn an_output_among_the_sources_or_of_somebody_else_is_told_at_its_line() {
    for dir in [
        "content/public",
        ".",
        "..",
        "content",
        "static",
        "static/x",
        "templates",
        "themes/x",
        "private",
        "./content/../content",
        "/",
    ] {
        let folder = begun().config(&format!("output_dir: {dir}")).on_disk();
        assert_eq!(told(folder.path()), ["dossier.yaml:3 unusable-output"], "{dir}");
    }
    let absolute = begun().on_disk();
    let root = absolute.path();
    let config = |dir: &str| {
        fs::write(root.join("dossier.yaml"), format!("title: T\nbase_url: https://example.org/\noutput_dir: {dir}\n"))
            .unwrap();
    };
    config(&root.join("content").display().to_string());
    assert_eq!(told(root), ["dossier.yaml:3 unusable-output"]);
    config("thesis");
    fs::create_dir(root.join("thesis")).unwrap();
    fs::write(root.join("thesis/a.doc"), "years of work").unwrap();
    assert_eq!(told(root), ["dossier.yaml:3 unusable-output"]);
    config("file");
    fs::write(root.join("file"), "").unwrap();
    assert_eq!(told(root), ["dossier.yaml:3 unusable-output"]);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("content", root.join("link")).unwrap();
        config("link/site");
        assert_eq!(told(root), ["dossier.yaml:3 unusable-output"]);
    }
    config("site");
    assert_eq!(told(root), [""; 0]);
}

#[test]
fn what_shows_only_when_pages_are_made_is_told() {
    let folder = begun()
        .file(
            "templates/note.html",
            "{% extends \"base.html\" %}\n{% block main %}\n{{ note.title + 1 }}\n{% endblock %}\n",
        )
        .on_disk();
    let found = told(folder.path());
    assert!(found.iter().all(|fault| fault.ends_with("template-fault")) && !found.is_empty(), "{found:?}");
    // Nothing is written, not even what is kept of pictures.
    let folder = begun().on_disk();
    let before = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(status(&dossier(folder.path(), &["check"])), 0);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), before);
    assert!(!stderr(&dossier(folder.path(), &["check"])).contains("dossier check"), "a check advises no check");
}

#[test]
fn a_note_that_cannot_be_read_causes_one_error_and_nothing_else() {
    let others = || {
        site()
            .note(
                "other.md",
                "title: Other\ndate: 2022-04-14\nurl: https://example.org/o\ncorrects: broken",
                "[[broken]] [it](broken.md) [[Broken title]]",
            )
            .person("p.md", "title: Vytis Jurkonis\nsurname: Jurkonis")
    };
    for broken in [
        "---\ntitle: Broken title\ndate: [2022\n---\nText.\n",
        "---\ntitle: Broken title\ndate: 2022\n",
        "no front matter",
        "---\ntitle: Broken title\ndate: 2022\nevents: [\n---\n[[Nobody]] ![x](gone.png)\n",
    ] {
        let folder = others().file("content/notes/broken.md", broken).on_disk();
        let run = dossier(folder.path(), &["check", "--format", "json"]);
        let faults: Vec<Value> = stdout(&run).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(faults.len(), 1, "{broken}: {faults:#?}");
    }
}
