//! `new` and `init`: what they write is a sound site, and nothing that is there is touched.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::program::{dossier, files, status, stderr, stdout};

/// A folder with a fresh site in `site/`.
fn begun() -> TempDir {
    let folder = TempDir::new().unwrap();
    let output = dossier(folder.path(), &["init", "site"]);
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    folder
}

fn texts(folder: &Path) -> BTreeMap<String, String> {
    files(folder).into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

#[test]
fn a_new_site_builds_without_a_warning_and_keeps_what_is_private_out_of_git() {
    let folder = begun();
    let site = folder.path().join("site");
    let written = texts(&site);
    let expected = [
        ".gitignore",
        ".schemas/dossier.yaml.json",
        "content/notes/2022-06-01-an-example.md",
        "content/people/jane-doe.md",
        "dossier.yaml",
    ];
    assert_eq!(written.keys().collect::<Vec<_>>(), expected);
    for line in ["/public/", "private/"] {
        assert!(written[".gitignore"].lines().any(|it| it == line), "{}", written[".gitignore"]);
    }
    let output = dossier(&site, &["build", "--strict"]);
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    assert!(stderr(&output).contains("no faults"), "{}", stderr(&output));
    let page = fs::read_to_string(site.join("public/notes/an-example/index.html")).unwrap();
    assert!(page.contains("people/jane-doe/\">Doe</a>"), "{page}");
}

#[test]
fn init_in_a_site_adds_what_is_missing_and_says_what_it_left() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("dossier.yaml"), "title: Mine\noutput_dir: out\n").unwrap();
    fs::write(folder.path().join(".gitignore"), "private\n*.swp\n").unwrap();
    fs::create_dir_all(folder.path().join("content/notes")).unwrap();
    fs::write(folder.path().join("content/notes/a.md"), "---\ntitle: A\ndate: 2022\n---\n").unwrap();
    let before = texts(folder.path());
    let output = dossier(folder.path(), &["init"]);
    let mut after = texts(folder.path());
    assert!(after.remove(".schemas/dossier.yaml.json").is_some());
    assert_eq!((status(&output), after), (0, before));
    let said = stderr(&output);
    for word in [
        "left dossier.yaml",
        "    # yaml-language-server: $schema=.schemas/dossier.yaml.json\n",
        "left .gitignore",
        "    /out/\n",
    ] {
        assert!(said.contains(word), "{word}: {said}");
    }
    assert!(!said.contains("    private/\n") && said.matches("wrote").count() == 1, "{said}");
}

#[test]
fn what_a_new_site_is_called_can_be_said_in_a_script() {
    let folder = TempDir::new().unwrap();
    let arguments =
        ["init", "site", "--title", "War: a briefing", "--language", "lt", "--base-url", "https://example.org/war"];
    let output = dossier(folder.path(), &arguments);
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    let configuration = fs::read_to_string(folder.path().join("site/dossier.yaml")).unwrap();
    for line in ["title: \"War: a briefing\"\n", "language: lt\n", "base_url: \"https://example.org/war\"\n"] {
        assert!(configuration.contains(line), "{line}: {configuration}");
    }
    let built = dossier(&folder.path().join("site"), &["build", "--strict"]);
    assert_eq!(status(&built), 0, "{}", stderr(&built));
    let refused = dossier(folder.path(), &["init", "other", "--language", "no language"]);
    assert!(status(&refused) == 1 && stderr(&refused).contains("is not a language"), "{}", stderr(&refused));
    assert!(!folder.path().join("other").exists());
}

#[test]
fn obsidian_is_given_types_and_a_template_where_it_has_none() {
    let folder = TempDir::new().unwrap();
    fs::create_dir_all(folder.path().join(".obsidian")).unwrap();
    fs::write(folder.path().join(".obsidian/types.json"), "{}").unwrap();
    for dir in [".", "fresh"] {
        let output = dossier(folder.path(), &["init", dir, "--obsidian"]);
        assert_eq!(status(&output), 0, "{}", stderr(&output));
        let site = folder.path().join(dir);
        let template: serde_json::Value =
            serde_json::from_slice(&fs::read(site.join("obsidian-web-clipper.json")).unwrap()).unwrap();
        assert_eq!(template["path"], "content/notes");
        assert_eq!(status(&dossier(&site, &["build", "--strict"])), 0);
    }
    assert_eq!(fs::read_to_string(folder.path().join(".obsidian/types.json")).unwrap(), "{}");
    assert!(
        fs::read_to_string(folder.path().join("fresh/.obsidian/types.json"))
            .unwrap()
            .contains("\"people\": \"multitext\"")
    );
}

#[test]
fn a_second_init_writes_nothing() {
    let folder = begun();
    let before = texts(folder.path());
    let output = dossier(folder.path(), &["init", "site"]);
    assert_eq!((status(&output), texts(folder.path())), (0, before));
    assert!(!stderr(&output).contains("wrote"), "{}", stderr(&output));
}

#[test]
fn the_workflow_goes_where_github_looks_for_it() {
    let folder = begun();
    fs::create_dir(folder.path().join(".git")).unwrap();
    let arguments = ["init", "site", "--github-pages", "--action", "example/dossier@v1.2.3"];
    let output = dossier(folder.path(), &arguments);
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    let workflow = fs::read_to_string(folder.path().join(".github/workflows/dossier.yml")).unwrap();
    for line in ["uses: example/dossier@v1.2.3\n", "root: site\n", "path: \"site/public\"\n"] {
        assert!(workflow.contains(line), "{line}: {workflow}");
    }
    fs::write(folder.path().join(".github/workflows/dossier.yml"), "mine").unwrap();
    let again = dossier(folder.path(), &arguments);
    assert!(stderr(&again).contains("dossier.yml, which is there already"), "{}", stderr(&again));
    assert_eq!(fs::read_to_string(folder.path().join(".github/workflows/dossier.yml")).unwrap(), "mine");
}

#[test]
fn without_a_known_repository_the_user_is_told_to_name_one() {
    let folder = TempDir::new().unwrap();
    let output = dossier(folder.path(), &["init", "--github-pages"]);
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    assert!(stderr(&output).contains("replace `OWNER/dossier@"), "{}", stderr(&output));
    assert!(folder.path().join(".github/workflows/dossier.yml").exists());
    for (arguments, expected) in [(&["--github-pages", "--action", "nonsense"][..], 1), (&["--action", "a/b@c"], 2)] {
        assert_eq!(status(&dossier(folder.path(), &[&["init"], arguments].concat())), expected, "{arguments:?}");
    }
}

#[test]
fn every_new_entry_is_printed_and_has_no_error() {
    let folder = begun();
    let site = folder.path().join("site");
    for (arguments, path) in [
        (&["note", "Talks: the end", "--lang", "ru"][..], "content/notes/2022-06-01-talks-the-end.md"),
        (&["note", "Earlier", "--date", "2021-04"], "content/notes/2021-04-earlier.md"),
        (&["person", "Вольга Б."], "content/people/volga-b.md"),
        (&["country", "Lietuva"], "content/countries/lithuania.md"),
        (&["organisation", "Example Times"], "content/organisations/example-times.md"),
        (&["event", "Talks in Minsk", "--date", "2022-03-03"], "content/events/talks-in-minsk-2022-03-03.md"),
    ] {
        let output = dossier(&site, &[&["new"], arguments].concat());
        assert_eq!(status(&output), 0, "{}", stderr(&output));
        assert_eq!(stdout(&output), format!("{path}\n"));
        assert!(site.join(path).is_file(), "{path}");
        let check = dossier(&site, &["check", "--drafts"]);
        assert_eq!(status(&check), 0, "{arguments:?}: {}", stderr(&check));
    }
    // An event without a source is the only thing to mend.
    let check = dossier(&site, &["check", "--drafts"]);
    assert!(stderr(&check).contains("\n1 warning"), "{}", stderr(&check));
    assert_eq!(status(&dossier(&site, &["build"])), 0);
}

#[test]
fn new_never_overwrites_and_needs_a_site() {
    let folder = begun();
    let site = folder.path().join("site");
    let before = texts(&site);
    let output = dossier(&site, &["new", "person", "Jane Doe"]);
    assert_eq!(status(&output), 1);
    assert!(stderr(&output).contains("content/people/jane-doe.md is there already"), "{}", stderr(&output));
    for (arguments, expected) in [
        (&["note", "A", "--date", "2022-02-30"][..], 1),
        (&["country", "Lithuanai"], 1),
        (&["note", ""], 1),
        (&["person", "A", "--date", "2022"], 2),
        (&["thing", "A"], 2),
    ] {
        assert_eq!(status(&dossier(&site, &[&["new"], arguments].concat())), expected, "{arguments:?}");
    }
    assert_eq!(texts(&site), before);
    let nowhere = dossier(folder.path(), &["new", "note", "A"]);
    assert_eq!(status(&nowhere), 1);
    assert!(stderr(&nowhere).contains("dossier init"), "{}", stderr(&nowhere));
}
