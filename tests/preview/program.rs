//! `dossier serve` as it is called.

use std::io::{BufRead, BufReader, Read};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::live::{NEVER, ask};
use crate::story::site;

/// The program while it serves a folder, and what it has said.
struct Serving {
    child: Child,
    lines: BufReader<std::process::ChildStderr>,
    url: String,
}

impl Serving {
    fn start(root: &Path, options: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dossier"));
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("DOSSIER_")) {
            command.env_remove(name);
        }
        let mut child = command
            .args(["serve", "--root"])
            .arg(root)
            .args(options)
            .env("SOURCE_DATE_EPOCH", "1654041600")
            .env("NO_COLOR", "1")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap());
        let url = loop {
            let mut line = String::new();
            assert!(lines.read_line(&mut line).unwrap() > 0, "it ended before it served");
            if let Some(rest) = line.strip_prefix("serving ") {
                break rest.split(' ').next().unwrap().to_owned();
            }
        };
        Self { child, lines, url }
    }

    fn address(&self) -> SocketAddr {
        self.url.trim_start_matches("http://").split('/').next().unwrap().parse().unwrap()
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.lines.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_address_is_printed_with_the_path_and_the_next_port_is_taken() {
    let folder = site().whole_config("title: A dossier\nbase_url: https://example.org/x/\n").on_disk();
    let first = Serving::start(folder.path(), &[]);
    let second = Serving::start(folder.path(), &[]);
    assert!(first.url.starts_with("http://127.0.0.1:") && first.url.ends_with("/x/"), "{}", first.url);
    assert_ne!(first.address(), second.address());
    assert_eq!(ask(second.address(), "GET", "/x/", &[]).status, 200);
    // A port that was asked for is that or none.
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = Command::new(env!("CARGO_BIN_EXE_dossier"))
        .args(["serve", "--port", &port, "--root"])
        .arg(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains(&port));
}

#[test]
fn drafts_are_shown_unless_they_are_not_wanted() {
    let folder = site()
        .note("draft.md", "title: A draft\ndate: 2022-04-12\ndraft: true", "Not yet.")
        .note("later.md", "title: Later\ndate: 2022-04-12\npublish_on: 2030-01-01", "Not before.")
        .on_disk();
    for (options, status) in [(&["-p", "0"][..], 200), (&["-p", "0", "--as-published"], 404)] {
        let serving = Serving::start(folder.path(), options);
        for path in ["/notes/draft/", "/notes/later/"] {
            assert_eq!(ask(serving.address(), "GET", path, &[]).status, status, "{options:?} {path}");
        }
    }
}

#[test]
fn the_terminal_has_one_line_for_an_update_and_tells_new_faults_once() {
    let folder = site().note("a.md", "title: A\ndate: 2022-04-12\nsource: S", "Text.").on_disk();
    let mut serving = Serving::start(folder.path(), &["-p", "0"]);
    let path = folder.path().join("content/notes/a.md");
    std::fs::write(&path, "---\ntitle: A\ndate: 2022-04-12\nsource: S\n---\n\nOther text.\n").unwrap();
    let line = serving.line();
    assert!(line.starts_with("content/notes/a.md changed, in ") && line.ends_with(": no faults"), "{line}");
    std::fs::write(&path, "---\ntitle: A\ndate: 2022-02-30\n---\n\nOther text.\n").unwrap();
    let mut told = String::new();
    while !told.contains("content/notes/a.md changed") {
        told = format!("{told}{}\n", serving.line());
    }
    assert!(told.contains("error[invalid-date]") && told.contains(": 1 error"), "{told}");
    // The same fault further down is not told again.
    std::fs::write(&path, "---\n\ntitle: A\ndate: 2022-02-30\n---\n\nOther text.\n").unwrap();
    let line = serving.line();
    assert!(line.ends_with(": 1 error"), "{line}");
    std::fs::rename(&path, folder.path().join("content/notes/b.md")).unwrap();
    let mut told = String::new();
    while !told.contains("is content/notes/b.md now") {
        told = format!("{told}{}\n", serving.line());
    }
}

#[test]
fn of_many_new_faults_the_terminal_tells_some() {
    let folder = site().note("a.md", "title: A\ndate: 2022-04-12", "Text.").on_disk();
    let mut serving = Serving::start(folder.path(), &["-p", "0"]);
    let made = tempfile::tempdir().unwrap();
    for number in 0..30 {
        let text = "---\ntitle: B\ndate: 2022-02-30\n---\n\nText.\n";
        std::fs::write(made.path().join(format!("b{number}.md")), text).unwrap();
    }
    std::fs::rename(made.path(), folder.path().join("content/notes/b")).unwrap();
    let mut told = String::new();
    while !told.contains("30 files changed") {
        told = format!("{told}{}\n", serving.line());
    }
    assert_eq!(told.matches("error[invalid-date]").count(), 10, "{told}");
    assert!(told.contains("and 20 more: `dossier check` lists them"), "{told}");
}

#[test]
fn on_all_interfaces_an_address_is_printed_that_can_be_opened() {
    let folder = site().note("a.md", "title: A\ndate: 2022-04-12", "Text.").on_disk();
    let serving = Serving::start(folder.path(), &["-p", "0", "-i", "0.0.0.0"]);
    assert!(serving.url.starts_with("http://127.0.0.1:"), "{}", serving.url);
    assert_eq!(ask(serving.address(), "GET", "/notes/a/", &[]).status, 200);
}

#[cfg(unix)]
#[test]
fn an_interruption_ends_it_at_once_with_open_sockets() {
    for signal in ["-INT", "-TERM"] {
        ends_at_once(signal);
    }
}

#[cfg(unix)]
fn ends_at_once(signal: &str) {
    let folder = site().note("a.md", "title: A\ndate: 2022-04-12", "Text.").on_disk();
    let mut serving = Serving::start(folder.path(), &["-p", "0"]);
    // A connection that says nothing, one that is half said, and an open page.
    let _silent = TcpStream::connect(serving.address()).unwrap();
    let mut half = TcpStream::connect(serving.address()).unwrap();
    std::io::Write::write_all(&mut half, b"GET / HTTP/1.1\r\nHost: local").unwrap();
    let url = format!("ws://localhost:{}/.dossier/socket", serving.address().port());
    let (mut socket, _) = tungstenite::client::client(url, TcpStream::connect(serving.address()).unwrap()).unwrap();
    socket.send(r#"{"path": "/notes/a/", "tag": "", "since": null}"#.into()).unwrap();
    socket.read().unwrap();
    let start = Instant::now();
    let id = serving.child.id().to_string();
    assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
    let status = loop {
        if let Some(status) = serving.child.try_wait().unwrap() {
            break status;
        }
        assert!(start.elapsed() < NEVER, "it does not end");
        std::thread::sleep(Duration::from_millis(2));
    };
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
    assert_eq!(status.code(), Some(0));
    let mut rest = String::new();
    serving.lines.read_to_string(&mut rest).unwrap();
    assert!(!rest.contains("panicked"), "{rest}");
}
