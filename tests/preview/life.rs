//! A day of edits in a minute: neither file handles nor memory grow.

use std::fs;

use crate::live::Live;
use crate::story::site;

/// What other tests may hold meanwhile: file handles, and memory in bytes. A leak of one handle or of one page for each save is more.
const OTHERS: (usize, usize) = (300, 64 << 20);
/// How many saves are made; `DOSSIER_SAVES` asks for another number.
const SAVES: usize = 1000;

fn note(number: usize) -> String {
    format!(
        "---\ntitle: A\ndate: 2022-04-12\npeople: Ada Lis\n---\n\nSave number {number}.\n\n{}\n",
        "More text. ".repeat(300)
    )
}

/// Open files of this process, and the memory that it holds, in bytes.
#[cfg(target_os = "linux")]
fn held() -> (usize, usize) {
    let handles = fs::read_dir("/proc/self/fd").unwrap().count();
    let pages: usize = fs::read_to_string("/proc/self/statm").unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    (handles, pages * 4096)
}

#[cfg(target_os = "linux")]
#[test]
fn many_saves_leave_nothing_behind() {
    let saves = std::env::var("DOSSIER_SAVES").ok().and_then(|number| number.parse().ok()).unwrap_or(SAVES);
    let live = Live::of(&site().file("content/notes/a.md", note(0)));
    let mut tab = live.open("/notes/a/");
    let save = |number: usize| {
        // In each of the ways in which editors do it.
        match number % 3 {
            0 => live.write("content/notes/a.md", &note(number)),
            1 => live.write("content/notes/a.tmp", &note(number)).rename("content/notes/a.tmp", "content/notes/a.md"),
            _ => live.remove("content/notes/a.md").write("content/notes/a.md", &note(number)),
        };
    };
    let mut before = (0, 0);
    for number in 1..=saves {
        save(number);
        tab.shows(&format!("Save number {number}."));
        if number % 50 == 0 {
            // A tab that comes and goes, and a page that is asked for.
            live.open("/people/ada-lis/").next();
            live.shows("/notes/a/", &format!("Save number {number}."));
        }
        // Everything that is made once has been made by then.
        if number == saves / 4 {
            before = held();
        }
    }
    let after = held();
    println!("{saves} saves: handles and bytes were {before:?} and are {after:?}");
    // Other tests run in this process, with servers of their own. One that fails there with a backtrace reads all symbols, which is more: mend it first.
    assert!(after.0 < before.0 + OTHERS.0, "handles: {before:?}, then {after:?}");
    assert!(after.1 < before.1 + OTHERS.1, "memory: {before:?}, then {after:?}");
}
