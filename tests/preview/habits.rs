//! How editors and other programs write files. After each, the page is right.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use crate::live::{How, Live, Reported};
use crate::story::site;

const NOTE: &str = "content/notes/a.md";
const PAGE: &str = "/notes/a/";

fn note(text: &str) -> String {
    format!("---\ntitle: A\ndate: 2022-04-12\npeople: Ada Lis\n---\n\n{text}\n")
}

fn live() -> Live {
    let files = site().file(NOTE, note("The first text.")).note("b.md", "title: B\ndate: 2022-04-13", "Other.");
    let live = Live::of(&files);
    live.shows(PAGE, "The first text.");
    live
}

/// Writes until it was one update: where the machine is busy, more time may pass between two writes than a burst lasts. Never in five times is no
/// accident.
#[track_caller]
fn in_one_update(write: impl Fn(&Live)) {
    let mut seen = Vec::new();
    for _ in 0..5 {
        let live = live();
        write(&live);
        let reports = live.settled();
        if reports == [Reported::Updated] {
            return;
        }
        seen.push(reports);
    }
    panic!("never in one update: {seen:?}");
}

#[test]
fn into_the_file() {
    live().write(NOTE, &note("Written in place.")).shows(PAGE, "Written in place.");
}

#[test]
fn slowly_with_the_file_empty_at_first() {
    let live = live();
    let mut file = File::create(live.path(NOTE)).unwrap();
    sleep(Duration::from_millis(30));
    file.write_all(note("Written slowly.").as_bytes()).unwrap();
    drop(file);
    live.shows(PAGE, "Written slowly.");
    // The empty file was not taken for an edit.
    assert_eq!(live.settled(), [Reported::Updated]);
}

#[test]
fn a_file_that_stays_empty_is_empty() {
    let live = live();
    fs::write(live.path(NOTE), "").unwrap();
    live.until("a fault", || !live.reports().is_empty());
}

#[test]
fn into_another_file_that_takes_the_name() {
    for temporary in ["content/notes/a.md.tmp.123", "content/notes/.a.md.swp", "content/notes/sed8xKq2"] {
        in_one_update(|live| {
            let text = note("Renamed into place.");
            live.write(temporary, &text).rename(temporary, NOTE).shows(PAGE, "Renamed into place.");
        });
    }
}

#[test]
fn from_elsewhere_on_the_disk() {
    let (live, elsewhere) = (live(), tempfile::tempdir().unwrap());
    let temporary = elsewhere.path().join("a.md");
    fs::write(&temporary, note("From elsewhere.")).unwrap();
    fs::rename(&temporary, live.path(NOTE)).unwrap();
    live.shows(PAGE, "From elsewhere.");
}

#[test]
fn with_the_old_file_taken_away_first() {
    in_one_update(|live| {
        live.remove(NOTE);
        sleep(Duration::from_millis(20));
        live.write(NOTE, &note("Deleted and created.")).shows(PAGE, "Deleted and created.");
    });
}

#[test]
fn with_a_backup_and_a_swap_file_beside() {
    in_one_update(|live| {
        live.write("content/notes/.a.md.swp", "b0VIM 9.1").write("content/notes/4913", "").remove("content/notes/4913");
        live.rename(NOTE, "content/notes/a.md~").write(NOTE, &note("Vim wrote this."));
        live.remove("content/notes/a.md~").remove("content/notes/.a.md.swp");
        live.shows(PAGE, "Vim wrote this.");
        // What lies beside is no note.
        live.write("content/notes/.#a.md", "x").write("content/notes/#a.md#", "x").write("content/notes/a.md~", "x");
    });
}

#[test]
fn under_names_that_editors_use_in_part() {
    let live = live();
    for (path, page) in [
        ("content/notes/#hash.md", "/notes/hash/"),
        ("content/notes/#2022/c.md", "/notes/c/"),
        ("content/notes/4913/d.md", "/notes/d/"),
        ("content/notes/old~/e.md", "/notes/e/"),
    ] {
        live.write(path, &note("Written once.")).shows(page, "Written once.");
        live.write(path, &note("And again.")).shows(page, "And again.");
    }
    live.rename("content/notes/4913", "content/notes/x~").rename("content/notes/x~", "content/away").lacks("/notes/d/");
    for (name, address) in [("x.swp", "/x.swp"), ("#x.txt", "/%23x.txt")] {
        live.write(&format!("static/{name}"), "one").shows(address, "one");
        live.write(&format!("static/{name}"), "two").shows(address, "two");
    }
    // What is an editor's, the preview shows as little as `build` publishes it.
    for name in ["backup~", "4913", "#auto#"] {
        live.write(&format!("static/{name}"), "an editor's");
    }
    live.write("static/last.txt", "last").shows("/last.txt", "last");
    for address in ["/backup~", "/4913", "/%23auto%23"] {
        live.lacks(address);
    }
}

#[test]
fn a_little_more_at_a_time() {
    let live = live();
    for word in ["one", "two", "three", "four", "five"] {
        let mut file = OpenOptions::new().append(true).open(live.path(NOTE)).unwrap();
        writeln!(file, "{word}").unwrap();
        sleep(Duration::from_millis(4));
    }
    live.shows(PAGE, "five");
}

#[test]
fn several_files_at_once_are_one_update() {
    let live = live();
    for number in 0..40 {
        let text = format!("---\ntitle: Note {number}\ndate: 2022-05-01\npeople: Ada Lis\n---\n\nText {number}.\n");
        live.write(&format!("content/notes/n{number}.md"), &text);
    }
    live.shows("/people/ada-lis/", "Note 39").shows("/notes/n0/", "Text 0.");
    assert!(live.settled().len() <= 3, "{:?}", live.reports());
}

#[test]
fn without_a_pause() {
    let live = live();
    // Never quiet, and seen all the same.
    let path = live.path(NOTE);
    let writer = std::thread::spawn(move || {
        for number in 0..150 {
            fs::write(&path, note(&format!("Without a pause {number}."))).unwrap();
            sleep(Duration::from_millis(4));
        }
    });
    live.until("an update while writing", || !live.reports().is_empty());
    assert!(!writer.is_finished());
    writer.join().unwrap();
    live.shows(PAGE, "Without a pause 149.");
}

#[test]
fn a_folder_moved_in_renamed_and_moved_out() {
    let (live, elsewhere) = (live(), tempfile::tempdir().unwrap());
    let folder = elsewhere.path().join("old");
    fs::create_dir_all(folder.join("deep/er")).unwrap();
    fs::write(folder.join("deep/er/c.md"), note("Moved in.").replace("title: A", "title: C")).unwrap();
    fs::rename(&folder, live.path("content/notes/old")).unwrap();
    live.shows("/notes/c/", "Moved in.");
    // It is watched where it is now.
    live.write("content/notes/old/deep/er/c.md", &note("And edited.")).shows("/notes/c/", "And edited.");
    live.rename("content/notes/old", "content/notes/new");
    live.write("content/notes/new/deep/er/c.md", &note("After its folder.")).shows("/notes/c/", "After its folder.");
    fs::rename(live.path("content/notes/new"), &folder).unwrap();
    live.lacks("/notes/c/");
}

#[test]
fn a_folder_made_and_filled_at_once() {
    let live = live();
    for number in 0..5 {
        let path = format!("content/notes/{number}/deep/d{number}.md");
        live.write(&path, &note("In a new folder."));
        live.shows(&format!("/notes/d{number}/"), "In a new folder.");
        fs::remove_dir_all(live.path(&format!("content/notes/{number}"))).unwrap();
        live.lacks(&format!("/notes/d{number}/"));
    }
}

#[test]
fn all_content_away_and_back() {
    let live = live();
    live.rename("content", "content.old").lacks(PAGE).rename("content.old", "content").shows(PAGE, "The first text.");
    live.write(NOTE, &note("Watched again.")).shows(PAGE, "Watched again.");
}

#[test]
fn templates_themes_and_static_files_that_were_not_there_before() {
    let live = live();
    live.write("templates/note.html", "A template: {{ note.title }}").shows(PAGE, "A template: A");
    live.write("templates/note.html", "Another: {{ note.title }}").shows(PAGE, "Another: A");
    live.write("static/words.txt", "one").shows("/words.txt", "one");
    live.write("static/words.txt", "two").shows("/words.txt", "two").remove("static/words.txt").lacks("/words.txt");
    live.write("themes/gazette/templates/notes.html", "Of the theme").shows("/notes/", "Of the theme");
    fs::remove_dir_all(live.path("templates")).unwrap();
    live.shows(PAGE, "The first text.");
}

#[test]
fn the_configuration_here_and_elsewhere() {
    let live = live();
    live.write("dossier.yaml", "title: Another name\n").shows("/", "Another name");
    live.write("dossier.yaml", "title: [\n")
        .write("dossier.yaml", "title: A third\nlanguage: lt\n")
        .shows("/", "A third");
    let elsewhere = tempfile::tempdir().unwrap();
    let config = elsewhere.path().join("other.yaml");
    fs::write(&config, "title: From elsewhere\n").unwrap();
    let folder = site().file(NOTE, note("Text.")).on_disk();
    let live = Live::at(folder, How { config: Some(config.clone()), ..How::default() });
    live.shows("/", "From elsewhere");
    fs::write(&config, "title: Changed elsewhere\n").unwrap();
    live.shows("/", "Changed elsewhere");
}

#[test]
fn a_configuration_that_is_gone_leaves_the_last_site_until_it_is_back() {
    let live = live();
    live.remove("dossier.yaml");
    live.until("a failure", || {
        live.reports().iter().any(|it| matches!(it, Reported::Failed(why) if why.contains("dossier.yaml")))
    });
    live.shows(PAGE, "The first text.");
    live.write(NOTE, &note("Written meanwhile."));
    sleep(Duration::from_millis(60));
    live.write("dossier.yaml", "title: Back\n").shows("/", "Back").shows(PAGE, "Written meanwhile.");
    let failures = live.reports().iter().filter(|it| matches!(it, Reported::Failed(_))).count();
    assert_eq!(failures, 1, "told once: {:?}", live.reports());
}

#[test]
fn another_branch() {
    let live = live();
    if !has_git() {
        println!("SKIPPED: there is no git");
        return;
    }
    let git = |arguments: &[&str]| git(live.root(), arguments);
    git(&["init", "-q", "-b", "main"]);
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "one"]);
    git(&["checkout", "-q", "-b", "other"]);
    live.write(NOTE, &note("On the other branch."))
        .write("content/people/ada-lis.md", "---\ntitle: Ada Lis\ndescription: Of the branch\n---\n");
    live.remove("content/notes/b.md").write("content/notes/sub/c.md", &note("Only there."));
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "two"]);
    for _ in 0..3 {
        git(&["checkout", "-q", "main"]);
        live.shows(PAGE, "The first text.").shows("/notes/b/", "Other.").lacks("/notes/c/");
        git(&["checkout", "-q", "other"]);
        live.shows(PAGE, "On the other branch.").lacks("/notes/b/").shows("/notes/c/", "Only there.");
        live.shows("/people/ada-lis/", "Of the branch");
    }
}

fn has_git() -> bool {
    Command::new("git").arg("--version").output().is_ok_and(|output| output.status.success())
}

fn git(root: &Path, arguments: &[&str]) {
    let name = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"];
    let output = Command::new("git").current_dir(root).args(name).args(arguments).output().unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn where_nothing_is_told_the_folders_are_looked_through() {
    let folder = site().file(NOTE, note("The first text.")).on_disk();
    let live = Live::at(folder, How { polling: true, ..How::default() });
    // That was asked for, and nobody need be told.
    assert_eq!(live.reports(), []);
    live.write(NOTE, &note("Found by looking.")).shows(PAGE, "Found by looking.");
    live.write("content/notes/sub/c.md", &note("A new file.")).shows("/notes/c/", "A new file.");
    live.remove("content/notes/sub/c.md").lacks("/notes/c/");
}

#[cfg(unix)]
#[test]
fn through_a_link_to_a_folder() {
    let folder = site().file(NOTE, note("Text.")).file("shared/c.md", note("Shared.")).on_disk();
    std::os::unix::fs::symlink(folder.path().join("shared"), folder.path().join("content/notes/linked")).unwrap();
    let live = Live::at(folder, How::default());
    live.shows("/notes/c/", "Shared.");
    live.write("shared/c.md", &note("Shared and edited.")).shows("/notes/c/", "Shared and edited.");
}

#[test]
fn the_configuration_with_the_old_one_taken_away_first() {
    in_one_update(|live| {
        live.remove("dossier.yaml");
        sleep(Duration::from_millis(20));
        live.write("dossier.yaml", "title: Written anew\n").shows("/", "Written anew");
    });
}

#[cfg(unix)]
#[test]
fn behind_links_that_are_made_while_it_runs() {
    use std::os::unix::fs::symlink;
    let live = live();
    live.write("shelf/c.md", &note("On the shelf.")).write("shelf/d.md", &note("Alone."));
    live.write("content/notes/drawer/e.md", &note("In the drawer."));
    live.shows("/notes/e/", "In the drawer.");
    symlink("../../shelf", live.path("content/notes/linked")).unwrap();
    symlink("../../shelf/d.md", live.path("content/notes/f.md")).unwrap();
    symlink("drawer", live.path("content/notes/twice")).unwrap();
    symlink("drawer/e.md", live.path("content/notes/g.md")).unwrap();
    live.shows("/notes/c/", "On the shelf.").shows("/notes/f/", "Alone.").shows("/notes/g/", "In the drawer.");
    // Until the folders that have come were looked at a second time.
    sleep(Duration::from_millis(400));
    live.write("shelf/c.md", &note("Edited on the shelf.")).shows("/notes/c/", "Edited on the shelf.");
    live.write("shelf/x.md", &note("New on the shelf.")).shows("/notes/x/", "New on the shelf.");
    live.write("shelf/d.md", &note("Edited alone.")).shows("/notes/f/", "Edited alone.");
    live.write("shelf/d.tmp", &note("Renamed alone.")).rename("shelf/d.tmp", "shelf/d.md");
    live.shows("/notes/f/", "Renamed alone.");
    live.write("content/notes/drawer/e.md", &note("Edited in the drawer."));
    live.shows("/notes/g/", "Edited in the drawer.");
    // Two files of one name ask for one address, which lists them.
    let list = live.get("/notes/e/").text();
    let both: BTreeSet<&str> =
        list.split("href=\"../../notes/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let both: Vec<&str> = both.into_iter().filter(|address| address.starts_with("e-")).collect();
    assert_eq!(both.len(), 2, "{list}");
    for address in both {
        live.shows(&format!("/notes/{address}"), "Edited in the drawer.");
    }
    live.remove("content/notes/linked").lacks("/notes/c/");
    // Where the system watches one folder under two paths, it is watched still when one of them is gone; so are folders that come into it.
    live.remove("content/notes/twice");
    sleep(Duration::from_millis(100));
    live.write("content/notes/drawer/e.md", &note("Edited again.")).shows("/notes/e/", "Edited again.");
    live.write("content/notes/drawer/new/h.md", &note("In a new folder.")).shows("/notes/h/", "In a new folder.");
    sleep(Duration::from_millis(400));
    live.write("content/notes/drawer/new/h.md", &note("And edited.")).shows("/notes/h/", "And edited.");
}

#[cfg(unix)]
#[test]
fn through_a_link_to_a_file_that_was_there_before() {
    let folder = site().file("shared/c.md", note("Shared.")).file(NOTE, note("Text.")).on_disk();
    std::os::unix::fs::symlink("../../shared/c.md", folder.path().join("content/notes/c.md")).unwrap();
    let live = Live::at(folder, How::default());
    live.shows("/notes/c/", "Shared.");
    live.write("shared/c.md", &note("Shared and edited.")).shows("/notes/c/", "Shared and edited.");
}

#[test]
fn the_whole_site_replaced_by_a_copy() {
    let live = live();
    for number in 0..2 {
        let copy = site().file(NOTE, note(&format!("Of copy {number}."))).on_disk();
        fs::remove_dir_all(live.root()).unwrap();
        sleep(Duration::from_millis(200 * number));
        fs::rename(copy.path(), live.root()).unwrap();
        live.shows(PAGE, &format!("Of copy {number}."));
        live.write(NOTE, &note(&format!("Edited in copy {number}."))).shows(PAGE, &format!("Edited in copy {number}."));
    }
}
