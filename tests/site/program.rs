//! The program as it is called: exit statuses, formats, what it writes and what it leaves alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

use crate::story::{Files, site};

/// Runs `dossier` in a folder, on a day that is always the same.
pub(crate) fn dossier(root: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dossier"));
    // What the machine happens to be set to must not decide.
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("DOSSIER_")) {
        command.env_remove(name);
    }
    command
        .current_dir(root)
        .args(arguments)
        .env("SOURCE_DATE_EPOCH", "1654041600")
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

pub(crate) fn status(output: &Output) -> i32 {
    output.status.code().expect("not killed")
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Every file below a folder, by path.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries =
        walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    let name = |path: &Path| path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
    entries.map(|entry| (name(entry.path()), fs::read(entry.path()).unwrap())).collect()
}

fn sound() -> Files {
    site().note("a.md", "title: A\ndate: 2022-04-12\npeople: Jane Doe", "Text.")
}

fn with_faults() -> TempDir {
    site()
        .note("a.md", "title: A\ndate: 2022-02-30", "Text.")
        .note("b.md", "title: B\ndate: 2022-02-28\npoeple: X", "Text.")
        .note("c.md", "title: [C", "Text.")
        .on_disk()
}

#[test]
fn one_thread_and_two_write_the_same_bytes() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = TempDir::new().unwrap();
    let built = ["1", "2"].map(|jobs| {
        let folder = out.path().join(jobs);
        let output = dossier(sample, &["build", "--quiet", "--jobs", jobs, "--output-dir", folder.to_str().unwrap()]);
        assert_eq!(status(&output), 0, "{}", stderr(&output));
        files(&folder)
    });
    let [one, two] = built;
    assert!(one.len() > 100, "{} files", one.len());
    assert_eq!(one.keys().collect::<Vec<_>>(), two.keys().collect::<Vec<_>>());
    for (name, bytes) in &one {
        assert!(two.get(name) == Some(bytes), "{name} differs");
    }
}

#[test]
fn a_second_build_writes_nothing_and_a_note_that_is_gone_takes_its_pages_along() {
    let folder = sound().note("b.md", "title: B\ndate: 2022-04-13\npeople: John Roe", "Text.").on_disk();
    assert_eq!(status(&dossier(folder.path(), &["build"])), 0);
    let again = dossier(folder.path(), &["build"]);
    assert!(stderr(&again).contains("0 written"), "{}", stderr(&again));
    fs::remove_file(folder.path().join("content/notes/b.md")).unwrap();
    assert_eq!(status(&dossier(folder.path(), &["build"])), 0);
    let rest = files(&folder.path().join("public"));
    assert!(rest.contains_key("people/jane-doe/index.html"));
    assert!(!rest.keys().any(|name| name.contains("john-roe") || name.starts_with("notes/b/")), "{:?}", rest.keys());
}

#[test]
fn a_build_with_an_error_leaves_the_last_site_as_it_was() {
    let folder = sound().on_disk();
    assert_eq!(status(&dossier(folder.path(), &["build"])), 0);
    let before = files(&folder.path().join("public"));
    for (path, text) in [
        ("content/notes/broken.md", "---\ntitle: Broken\ndate: 2022-02-30\n---\n"),
        ("templates/note.html", "{{ note.no_such.thing }}"),
        ("templates/note.html", "{% if %}"),
    ] {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        let output = dossier(folder.path(), &["build"]);
        assert_eq!(status(&output), 1, "{}: {}", path.display(), stderr(&output));
        assert!(stderr(&output).contains("nothing was written"), "{}", stderr(&output));
        assert!(files(&folder.path().join("public")) == before, "{}", path.display());
        fs::remove_file(path).unwrap();
    }
    assert_eq!(status(&dossier(folder.path(), &["build"])), 0);
}

#[test]
fn exit_statuses_tell_faults_from_wrong_usage() {
    let (clean, faulty) = (sound().on_disk(), with_faults());
    let warned = sound().note("b.md", "title: B\ndate: 2022-02-28\npoeple: X", "Text.").on_disk();
    for (folder, arguments, expected) in [
        (&clean, &["build"][..], 0),
        (&clean, &["check"], 0),
        (&clean, &["check", "--strict"], 0),
        (&warned, &["check"], 0),
        (&warned, &["check", "--strict"], 1),
        (&warned, &["build", "--strict"], 1),
        (&faulty, &["check"], 1),
        (&faulty, &["build"], 1),
        (&clean, &["explain", "/no/such/page/"], 1),
        (&clean, &["check", "--root", "no-such-folder"], 1),
        (&clean, &["biuld"], 2),
        (&clean, &["build", "--no-such-flag"], 2),
        (&clean, &["check", "--format", "xml"], 2),
        (&clean, &["completions", "cobol"], 2),
        (&clean, &[], 2),
    ] {
        let output = dossier(folder.path(), arguments);
        assert_eq!(status(&output), expected, "{arguments:?}: {}", stderr(&output));
    }
}

#[test]
fn all_faults_of_all_files_come_in_one_run_sorted_as_json() {
    let folder = with_faults();
    let output = dossier(folder.path(), &["check", "--quiet", "--format", "json"]);
    let faults: Vec<Value> = stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let found: Vec<_> = faults
        .iter()
        .map(|it| {
            let place = &it["place"];
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            (
                text(&it["severity"]),
                text(&it["code"]),
                text(&place["path"]),
                place["line"].as_u64(),
                place["column"].as_u64(),
            )
        })
        .collect();
    let expected = [
        ("error", "invalid-date", "content/notes/a.md", 3, 7),
        ("hint", "note-without-source", "content/notes/b.md", 2, 8),
        ("warning", "unknown-key", "content/notes/b.md", 4, 1),
        ("error", "invalid-yaml", "content/notes/c.md", 2, 8),
    ];
    let expected = expected.map(|(severity, code, path, line, column)| {
        (severity.to_owned(), code.to_owned(), path.to_owned(), Some(line), Some(column))
    });
    assert_eq!(found, expected);
    assert!(faults.iter().all(|it| it["message"].is_string() && it["help"].is_string()), "{faults:#?}");
}

#[test]
fn faults_are_annotations_on_github() {
    let output = dossier(with_faults().path(), &["check", "--quiet", "--format", "github"]);
    let text = stdout(&output);
    assert!(text.contains("::error file=content/notes/a.md,line=3,col=7,title=invalid-date::"), "{text}");
    assert!(text.contains("::warning file=content/notes/b.md,line=4,col=1,title=unknown-key::"), "{text}");
    assert!(text.lines().all(|line| line.starts_with("::")), "{text}");
}

#[test]
fn faults_are_drawn_for_people_with_the_line_and_a_way_out() {
    let text = stderr(&dossier(with_faults().path(), &["check"]));
    for word in ["content/notes/b.md:4:1", "poeple: X", "people", "unknown-key", "2 errors, 1 warning"] {
        assert!(text.contains(word), "{word}: {text}");
    }
    assert!(!text.contains('\u{1b}'), "NO_COLOR");
}

#[test]
fn quiet_means_faults_and_nothing_else() {
    let output = dossier(sound().on_disk().path(), &["build", "--quiet"]);
    assert_eq!((stdout(&output), stderr(&output)), (String::new(), String::new()));
}

#[test]
fn a_page_is_explained_as_json_and_a_code_in_words() {
    let folder = sound().on_disk();
    for (address, template) in [("/people/jane-doe/", "person.html"), ("notes/a", "note.html"), ("/", "home.html")] {
        let output = dossier(folder.path(), &["explain", address]);
        let explained: Value = serde_json::from_str(&stdout(&output)).expect(address);
        assert_eq!(
            explained["template"]["name"].as_str().or(explained["template"].as_str()),
            Some(template),
            "{explained:#}"
        );
        assert!(explained["variables"].is_object(), "{explained:#}");
    }
    let note: Value = serde_json::from_str(&stdout(&dossier(folder.path(), &["explain", "/notes/a/"]))).unwrap();
    assert!(note.to_string().contains("content/notes/a.md"), "the file behind the page");
    let code = dossier(folder.path(), &["explain", "invalid-date"]);
    assert!(stdout(&code).contains("does not exist"), "{}", stdout(&code));
    for code in dossier::diagnostic::Code::ALL {
        let said = stdout(&dossier(folder.path(), &["explain", code.as_str()]));
        assert!(said.contains(code.meaning()) && said.contains("```text") && !said.contains("<!--"), "{said}");
        assert!(said.rsplit("```").next().unwrap().trim().len() > 40, "{code}: how is it mended? {said}");
    }
    let near = dossier(folder.path(), &["explain", "/people/jane-deo/"]);
    assert!(stderr(&near).contains("did you mean /people/jane-doe/?"), "{}", stderr(&near));
    let codes = stdout(&dossier(folder.path(), &["explain"]));
    assert_eq!(codes.lines().count(), dossier::diagnostic::Code::ALL.len());
}

#[test]
fn shells_are_given_their_completions() {
    let folder = TempDir::new().unwrap();
    for shell in ["bash", "zsh", "fish"] {
        let script = stdout(&dossier(folder.path(), &["completions", shell]));
        assert!(script.contains("dossier") && script.contains("explain"), "{shell}: {script}");
    }
}

#[test]
fn a_folder_that_is_not_ours_is_not_written_to() {
    let folder = sound().on_disk();
    fs::create_dir(folder.path().join("mine")).unwrap();
    fs::write(folder.path().join("mine/thesis.txt"), "years of work").unwrap();
    let output = dossier(folder.path(), &["build", "--output-dir", "mine"]);
    assert_eq!(status(&output), 1, "{}", stderr(&output));
    assert_eq!(files(&folder.path().join("mine")).len(), 1);
}

#[test]
fn the_day_comes_from_the_environment_where_it_is_set() {
    let folder = site().note("a.md", "title: A\ndate: 2022-04-12\npublish_on: 2022-06-02", "Text.").on_disk();
    let output = dossier(folder.path(), &["check"]);
    assert!(stderr(&output).contains("held back: content/notes/a.md, to be published on"), "{}", stderr(&output));
    let mut later = Command::new(env!("CARGO_BIN_EXE_dossier"));
    let later = later.current_dir(folder.path()).arg("check").env("SOURCE_DATE_EPOCH", "1654128000").output().unwrap();
    assert!(!stderr(&later).contains("held back"), "{}", stderr(&later));
}

#[test]
fn a_portable_site_links_to_files_alone() {
    let story = sound().note("b.md", "title: B\ndate: 2022-04-13\nredirect_from: old/b/", "See [A](a.md).");
    let folder = story.on_disk();
    let output = dossier(folder.path(), &["build", "--portable"]);
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    let public = folder.path().join("public");
    let written = files(&public);
    let mut links = 0;
    for (name, bytes) in written.iter().filter(|(name, _)| name.ends_with("index.html")) {
        let text = String::from_utf8_lossy(bytes);
        let found = text.split("href=\"").skip(1).chain(text.split("0; url=").skip(1));
        for link in found.map(|rest| rest.split(['"', '#']).next().unwrap()) {
            if !link.is_empty() && !link.contains("://") {
                let target = public.join(name).parent().unwrap().join(link);
                assert!(target.is_file(), "{name}: {link}");
                links += 1;
            }
        }
    }
    assert!(links > 50, "{links} links");
    assert_eq!(status(&dossier(folder.path(), &["build"])), 0);
    assert!(!String::from_utf8_lossy(&files(&public)["people/index.html"]).contains("index.html\""));
}

#[cfg(unix)]
#[test]
fn a_pipe_that_is_closed_early_brings_nothing_down() {
    let folder = site().note("a.md", "title: A\ndate: 2022\npoeple: X", "[[Nobody]]").on_disk();
    for arguments in [
        "completions bash",
        "completions zsh",
        "explain",
        "explain invalid-date",
        "explain /notes/a/",
        "check --format json",
        "check",
        "suggest",
    ] {
        let program = env!("CARGO_BIN_EXE_dossier");
        let line = format!("({program} {arguments} 2>&1 1>&3 | cat >err) 3>&1 | true; cat err");
        let run = Command::new("sh").args(["-c", &line]).current_dir(folder.path()).output().unwrap();
        assert!(!stdout(&run).contains("panicked"), "{arguments}: {}", stdout(&run));
    }
}
