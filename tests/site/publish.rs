//! `publish` and `date`: the commands that write into an author's files, and what they leave alone.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::program::{dossier, files, status, stderr, stdout};
use crate::story::site;

fn drafts() -> TempDir {
    site()
        .note("a.md", "# by hand\ntitle: 'A'   # so\ndraft: true\ndate: 2022-04-12", "Text.")
        .note("b.md", "title: B\ndate: 2022-04-12\ndraft: true # ask", "Text.")
        .note("c.md", "title: C\ndate: 2022-04-12", "Text.")
        .person("ona.md", "title: Ona\ndraft: true")
        .on_disk()
}

fn read(root: &Path, path: &str) -> String {
    fs::read_to_string(root.join(path)).unwrap()
}

#[test]
fn drafts_are_published_all_at_once() {
    let folder = drafts();
    let before = files(folder.path());
    let names = ["content/notes/a.md", "content/notes/b.md", "content/people/ona.md"];
    let output = dossier(folder.path(), &[&["publish"][..], &names, &["content/notes/a.md"]].concat());
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    assert_eq!(stdout(&output), names.map(|name| format!("{name}: published, added 2022-06-01\n")).concat());
    for name in names {
        let was = String::from_utf8(before[name].clone()).unwrap();
        assert_eq!(read(folder.path(), name), was.replace("draft: true", "added: 2022-06-01"), "{name}");
    }
    assert_eq!(files(folder.path()).len(), before.len(), "nothing is left beside them");
    let again = dossier(folder.path(), &["publish", names[0]]);
    assert_eq!(status(&again), 1);
    assert!(stderr(&again).contains("content/notes/a.md is no draft"), "{}", stderr(&again));
}

#[test]
fn nothing_is_written_where_one_file_is_refused() {
    let folder = drafts();
    fs::write(folder.path().join("content/notes/d.md"), "---\ntitle: [D\ndraft: true\n---\n").unwrap();
    fs::write(folder.path().join("content/notes/undated.md"), "---\ntitle: U\ndraft: true\ndate:\n---\n").unwrap();
    fs::write(folder.path().join("draft.md"), "---\ntitle: D\ndraft: true\ndate: 2022\n---\n").unwrap();
    fs::write(folder.path().join("content/notes/latin.md"), b"---\ntitle: \xe4\ndraft: true\ndate: 2022\n---\n")
        .unwrap();
    let before = files(folder.path());
    for (name, why) in [
        ("content/notes/c.md", "is no draft"),
        ("content/notes/d.md", "has a fault"),
        ("content/notes/undated.md", "has a fault: `date` is empty"),
        ("content/notes/latin.md", "is not written in UTF-8"),
        ("content/notes/none.md", "is not there"),
        ("content/notes", "is not there"),
        ("draft.md", "is no text of this site"),
        ("dossier.yaml", "is no text of this site"),
    ] {
        let output = dossier(folder.path(), &["publish", "content/notes/a.md", name, "content/notes/b.md"]);
        assert_eq!(status(&output), 1, "{name}");
        assert!(stderr(&output).contains(&format!("{name} {why}")), "{name}: {}", stderr(&output));
        assert!(stderr(&output).contains("nothing was written"), "{name}: {}", stderr(&output));
        assert_eq!(files(folder.path()), before, "{name}");
    }
}

#[test]
fn a_file_is_named_from_where_one_is_or_from_the_site() {
    let folder = drafts();
    let notes = folder.path().join("content/notes");
    let output = dossier(&notes, &["--root", "../..", "publish", "a.md", "content/notes/b.md"]);
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    assert!(read(folder.path(), "content/notes/b.md").contains("added: 2022-06-01 # ask\n"));
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_permissions_and_a_link_its_file() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = drafts();
    let kept = folder.path().join("kept.md");
    fs::rename(folder.path().join("content/notes/a.md"), &kept).unwrap();
    fs::set_permissions(&kept, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("../../kept.md", folder.path().join("content/notes/a.md")).unwrap();
    let output = dossier(folder.path(), &["publish", "content/notes/a.md"]);
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    assert!(fs::symlink_metadata(folder.path().join("content/notes/a.md")).unwrap().is_symlink());
    assert_eq!(fs::metadata(&kept).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(read(folder.path(), "kept.md").contains("added: 2022-06-01"));
}

#[test]
fn what_new_begins_is_published_in_the_end() {
    let folder = drafts();
    let path = stdout(&dossier(folder.path(), &["new", "note", "Talks", "--date", "2022-05-30"])).trim().to_owned();
    assert!(read(folder.path(), &path).contains("draft: true\n") && !read(folder.path(), &path).contains("added:"));
    assert!(stderr(&dossier(folder.path(), &["build"])).contains("draft"));
    assert!(!folder.path().join("public/notes/talks/index.html").exists());
    assert_eq!(status(&dossier(folder.path(), &["publish", &path])), 0);
    assert_eq!(status(&dossier(folder.path(), &["build"])), 0);
    let page = read(folder.path(), "public/notes/talks/index.html");
    assert!(page.contains("Added to the dossier <time datetime=\"2022-06-01\">"), "{page}");
    let person = stdout(&dossier(folder.path(), &["new", "person", "Petras"])).trim().to_owned();
    assert!(read(folder.path(), &person).contains("added: 2022-06-01\n"), "a profile is no draft");
}

/// Runs git, which takes neither names nor times from the machine.
fn git(root: &Path, day: &str, arguments: &[&str]) {
    let time = format!("{day}T23:30:00+00:00");
    let mut command = Command::new("git");
    command.current_dir(root).args(arguments).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), "N").env(format!("GIT_{who}_EMAIL"), "n@example.org");
        command.env(format!("GIT_{who}_DATE"), &time);
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn commit(root: &Path, day: &str) {
    git(root, day, &["add", "-A"]);
    git(root, day, &["commit", "-q", "-m", "Change"]);
}

#[test]
fn dates_come_from_the_history_once() {
    let folder = TempDir::new().unwrap();
    // The site is a folder of a larger repository.
    let root = folder.path().join("site ą");
    let (notes, people) = (root.join("content/notes"), root.join("content/people"));
    fs::create_dir_all(&notes).unwrap();
    fs::create_dir_all(&people).unwrap();
    fs::write(root.join("dossier.yaml"), "title: D\ntimezone: Europe/Vilnius\n").unwrap();
    git(folder.path(), "2022-01-01", &["init", "-q"]);
    let note = |name: &str, extra: &str| {
        let text =
            format!("---\ntitle: {name}\ndate: 2020-04-12\n{extra}---\n\nThe text of {name}, which is long enough.\n");
        fs::write(notes.join(format!("{name}.md")), text).unwrap();
    };
    note("plain", "");
    note("moved", "");
    note("late", "draft: true\n");
    note("still", "draft: true\n");
    note("dated", "added: 2021-01-01\n");
    fs::write(people.join("žemė.md"), "---\ntitle: Žemė\n---\n").unwrap();
    commit(folder.path(), "2022-02-01");
    note("plain", "credibility: 2\n");
    fs::rename(notes.join("moved.md"), notes.join("elsewhere.md")).unwrap();
    commit(folder.path(), "2022-03-01");
    note("late", "");
    commit(folder.path(), "2022-04-01");
    note("late", "credibility: 3\n");
    commit(folder.path(), "2022-05-01");
    note("new", "");
    let before = files(&root);
    let told = dossier(&root, &["date", "--from-git"]);
    assert_eq!(status(&told), 0, "{}", stderr(&told));
    // The last hour of a day in UTC is the next day in Vilnius.
    let expected = "content/notes/elsewhere.md: added: 2022-02-02\ncontent/notes/late.md: added: 2022-04-02\n\
                    content/notes/plain.md: added: 2022-02-02\ncontent/people/žemė.md: added: 2022-02-02\n";
    assert_eq!(stdout(&told), expected, "{}", stderr(&told));
    assert!(stderr(&told).contains("content/notes/new.md is in no commit yet"), "{}", stderr(&told));
    assert!(stderr(&told).contains("would be written to 4 files; `--write` does it"), "{}", stderr(&told));
    assert_eq!(files(&root), before, "nothing is written unasked");
    let written = dossier(&root, &["date", "--from-git", "--write"]);
    assert_eq!((status(&written), stdout(&written).as_str()), (0, expected), "{}", stderr(&written));
    let late = read(&root, "content/notes/late.md");
    assert!(late.contains("credibility: 3\nadded: 2022-04-02\n---\n"), "{late}");
    assert_eq!(
        read(&root, "content/notes/dated.md"),
        String::from_utf8(before["content/notes/dated.md"].clone()).unwrap()
    );
    assert_eq!(stdout(&dossier(&root, &["date", "--from-git", "--write"])), "");
}

#[test]
fn a_history_that_is_not_there_or_not_whole_is_refused() {
    let folder = drafts();
    let output = dossier(folder.path(), &["date", "--from-git"]);
    assert_eq!(status(&output), 1);
    assert!(stderr(&output).contains("is in no git repository"), "{}", stderr(&output));
    git(folder.path(), "2022-01-01", &["init", "-q"]);
    assert_eq!(status(&dossier(folder.path(), &["date", "--from-git"])), 0, "no commit yet");
    commit(folder.path(), "2022-02-01");
    fs::write(folder.path().join("content/notes/e.md"), "---\ntitle: E\ndate: 2022\n---\n").unwrap();
    commit(folder.path(), "2022-02-02");
    let clone = TempDir::new().unwrap();
    let from = format!("file://{}", folder.path().display());
    git(clone.path(), "2022-02-03", &["clone", "-q", "--depth", "1", &from, "."]);
    let output = dossier(clone.path(), &["date", "--from-git", "--write"]);
    assert_eq!(status(&output), 1);
    assert!(stderr(&output).contains("git fetch --unshallow"), "{}", stderr(&output));
    assert_eq!(status(&dossier(folder.path(), &["date"])), 2, "it has to be said where they come from");
}

#[test]
fn a_draft_without_a_date_holds_up_no_site_and_what_it_shows_is_told() {
    let folder = site()
        .note("a.md", "title: A\ndate: 2022-04-12", "Text.")
        .note("b.md", "title: B\ndraft: true\ndate:\nimage: secret.txt\npeople: [Ona]", "Text.")
        .on_disk();
    fs::create_dir_all(folder.path().join("static")).unwrap();
    fs::write(folder.path().join("static/secret.txt"), "x").unwrap();
    for arguments in [&["build"][..], &["build", "--drafts"]] {
        let built = dossier(folder.path(), arguments);
        assert_eq!(status(&built), 0, "{}", stderr(&built));
        assert!(stderr(&built).contains("[undated-draft]"), "{}", stderr(&built));
        assert!(
            !files(folder.path())
                .keys()
                .any(|path| path.starts_with("public/notes/b") || path.starts_with("public/people/ona"))
        );
    }
    let built = dossier(folder.path(), &["build"]);
    assert!(
        stderr(&built).contains("b.md, a draft") && stderr(&built).contains("[held-back-file]"),
        "{}",
        stderr(&built)
    );
    let strict = dossier(folder.path(), &["build", "--strict"]);
    assert_eq!(status(&strict), 1);
    fs::write(folder.path().join("content/notes/b.md"), "---\ntitle: B\ndate:\n---\n").unwrap();
    assert_eq!(status(&dossier(folder.path(), &["build"])), 1, "what is no draft needs its date");
}
