//! The guide to a first dossier, done just as it stands, by somebody whose home is `/home/ada`: what it says is written is written, and what it says is printed is printed.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

const GUIDE: &str = include_str!("../docs/guide/first-dossier.md");

/// A block of code in the guide: its language, its text, and the prose in front of it.
struct Block<'g> {
    language: &'g str,
    text: &'g str,
    prose: &'g str,
}

fn blocks() -> Vec<Block<'static>> {
    let mut parts = GUIDE.split("```");
    let mut found = Vec::new();
    while let (Some(prose), Some(code)) = (parts.next(), parts.next()) {
        let (language, text) = code.split_once('\n').unwrap();
        found.push(Block { language, text, prose });
    }
    found
}

/// The last file that the prose names in backticks.
fn file_named(prose: &str) -> &str {
    prose.split('`').skip(1).step_by(2).filter(|name| name.starts_with("content/")).last().unwrap()
}

/// What was printed, without how long it took.
fn without_times(text: &str) -> String {
    let lines = text.lines().map(|line| match line.rsplit_once(" in ") {
        Some((said, time)) if time.ends_with(" ms") || time.ends_with(" s") => said,
        _ => line,
    });
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// Runs commands where those before have left off; says where they end, and what they print.
fn run(commands: &str, folder: &Path) -> (PathBuf, String) {
    let program = Path::new(env!("CARGO_BIN_EXE_dossier")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let script = format!("{{ {commands}\n}} 2>&1\nstatus=$?\nprintf '\\0%s' \"$PWD\"\nexit $status");
    let output = Command::new("sh").args(["-c", &script]).current_dir(folder).env("PATH", path).output().unwrap();
    let output = String::from_utf8(output.stdout).unwrap();
    let (said, folder) = output.split_once('\0').unwrap();
    (folder.into(), said.to_owned())
}

#[test]
fn the_first_dossier_is_built_as_the_guide_says() {
    let root = TempDir::new().unwrap();
    let home = root.path().canonicalize().unwrap();
    let mut folder = home.clone();
    let mut said = None;
    let mut compared = 0;
    for block in blocks() {
        match block.language {
            "markdown" => fs::write(folder.join(file_named(block.prose)), block.text).unwrap(),
            // It goes on until it is stopped.
            "sh" if block.text.contains("dossier serve") => said = None,
            "sh" => {
                let (now, printed) = run(block.text, &folder);
                (folder, said) = (now, Some(printed));
            }
            _ if block.text.contains("ready in") => {}
            _ => {
                if block.prose.contains("write `tgas` for `tags`") {
                    let mend = |path: &str, from: &str, to: &str| {
                        let path = folder.join(path);
                        let text = fs::read_to_string(&path).unwrap();
                        assert!(text.contains(from), "{}", path.display());
                        fs::write(path, text.replace(from, to)).unwrap();
                    };
                    mend("content/notes/2026-03-05-minister-promises-a-ferry.md", "tags:", "tgas:");
                    mend("content/events/questions-about-the-berth.md", "Lettland", "Lattvia");
                    said = Some(run("dossier build", &folder).1);
                }
                let said = said.take().unwrap().replace(home.to_str().unwrap(), "/home/ada");
                assert_eq!(without_times(&said), without_times(block.text));
                compared += 1;
            }
        }
    }
    assert_eq!(compared, 3);
}
