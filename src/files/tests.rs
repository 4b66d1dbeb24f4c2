//! Reading sites from real folders, and the few primitives whose answer is not simply the operating system's.

use std::fs;
use std::path::Path;

use globset::{Glob, GlobSet, GlobSetBuilder};
use tempfile::TempDir;

use super::tree::{File, MAX_TEXT, Scope, Tree, Why, read_tree};
use super::{Stamp, copy_new, kind, read_if_there, remove_empty_folder, remove_file, stamp};

/// A folder with these files in it; each holds its own path.
fn site(paths: &[&str]) -> TempDir {
    let site = TempDir::new().unwrap();
    for path in paths {
        let place = site.path().join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, path).unwrap();
    }
    site
}

fn globs(patterns: &[&str]) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        set.add(Glob::new(pattern).unwrap());
    }
    set.build().unwrap()
}

fn read(root: &Path, ignore: &[&str]) -> Tree {
    let scope = Scope { ignore: &globs(ignore), theme: Some("plain"), output: Path::new("./content/built") };
    read_tree(root, &scope).unwrap()
}

fn texts(tree: &Tree) -> Vec<&str> {
    tree.texts.iter().map(|file| &*file.path).collect()
}

fn assets(tree: &Tree) -> Vec<&str> {
    tree.assets.iter().map(|asset| &*asset.path).collect()
}

fn skipped(tree: &Tree) -> Vec<String> {
    tree.skipped.iter().map(ToString::to_string).collect()
}

#[test]
fn texts_are_read_and_the_rest_is_listed() {
    let site = site(&[
        "content/notes/b.md",
        "content/notes/a.md",
        "content/notes-1.md",
        "content/image.JPG",
        "content/a.MD",
        "templates/note.html",
        "themes/plain/note.html",
        "themes/plain/static/style.css",
        "themes/plain/static/frame.html",
        "themes/other/note.html",
        "static/robots.txt",
        "elsewhere/x.md",
        "private/x.md",
        "dossier.yaml",
    ]);
    let tree = read(site.path(), &[]);
    let expected = [
        "content/a.MD",
        "content/notes-1.md",
        "content/notes/a.md",
        "content/notes/b.md",
        "templates/note.html",
        "themes/plain/note.html",
    ];
    assert_eq!(texts(&tree), expected);
    let expected =
        ["content/image.JPG", "static/robots.txt", "themes/plain/static/frame.html", "themes/plain/static/style.css"];
    assert_eq!(assets(&tree), expected);
    for file in &tree.texts {
        assert_eq!(file.bytes, file.path.as_bytes());
        assert_eq!(file.hash, Stamp::of(&file.bytes).hash);
    }
    assert_eq!(tree.assets[0].size, "content/image.JPG".len() as u64);
    assert!(tree.skipped.is_empty());
}

#[test]
fn hidden_ignored_built_and_private_files_are_left_out() {
    let site = site(&[
        "content/.obsidian/workspace.md",
        "content/.DS_Store",
        "content/built/index.html",
        "content/drafts/x.md",
        "content/x.bak.md",
        "content/notes/private/x.md",
        "content/private.md",
        "static/.nojekyll",
        "static/.well-known/security.txt",
        "static/.secret",
        "content/.nojekyll",
    ]);
    let tree = read(site.path(), &["content/drafts", "**/*.bak.md"]);
    assert_eq!(texts(&tree), ["content/private.md"]);
    assert_eq!(assets(&tree), ["static/.nojekyll", "static/.well-known/security.txt"]);
    assert_eq!(skipped(&tree), ["content/notes/private is a private folder and is never read"]);
}

#[test]
fn a_site_without_folders_is_empty_and_one_without_a_root_is_an_error() {
    let site = site(&[]);
    assert!(texts(&read(site.path(), &[])).is_empty());
    let scope = Scope { ignore: &globs(&[]), theme: None, output: Path::new("public") };
    let error = read_tree(&site.path().join("missing"), &scope).unwrap_err();
    assert!(error.to_string().starts_with("cannot find "), "{error}");
}

#[cfg(unix)]
#[test]
fn links_are_followed_within_the_site_only() {
    use std::os::unix::fs::symlink;
    let outside = site(&["x.md"]);
    let site = site(&["content/a.md", "shared/b.md", "private/c.md", ".git/d.md", "content/built/e.html"]);
    let content = site.path().join("content");
    for (target, link) in [
        (site.path().join("shared"), "inside"),
        (site.path().join("shared/b.md"), "one.md"),
        (outside.path().to_owned(), "outside"),
        (outside.path().join("x.md"), "outside.md"),
        (site.path().to_owned(), "root"),
        (site.path().join("private"), "secrets"),
        (site.path().join("private/c.md"), "secret.md"),
        (site.path().join(".git"), "git"),
        (content.join("built"), "output"),
        (content.clone(), "loop"),
        (site.path().join("missing"), "broken.md"),
    ] {
        symlink(target, content.join(link)).unwrap();
    }
    let tree = read(site.path(), &[]);
    assert_eq!(texts(&tree), ["content/a.md", "content/inside/b.md", "content/one.md"]);
    let reported: Vec<_> = tree.skipped.iter().map(|skip| skip.path.to_str().unwrap()).collect();
    let expected = ["broken.md", "git", "loop", "output", "outside", "outside.md", "root", "secret.md", "secrets"];
    assert_eq!(reported, expected.map(|name| format!("content/{name}")));
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_a_value_beside_what_can() {
    use std::os::unix::{ffi::OsStrExt, net::UnixListener};
    let site = site(&["content/a.md", "content/long.md"]);
    let content = site.path().join("content");
    let _socket = UnixListener::bind(content.join("socket.md")).unwrap();
    fs::write(content.join(std::ffi::OsStr::from_bytes(b"caf\xe9.md")), "").unwrap();
    // A sparse file takes no room.
    fs::File::create(content.join("long.md")).unwrap().set_len(MAX_TEXT + 1).unwrap();
    let tree = read(site.path(), &[]);
    assert_eq!(texts(&tree), ["content/a.md"]);
    let why: Vec<_> = tree.skipped.iter().map(|skip| &skip.why).collect();
    assert!(matches!(why[..], [Why::NotUtf8, Why::TooLong, Why::Special]), "{why:?}");
    let missing = File::read(site.path(), "content/missing.md".into()).unwrap_err();
    assert!(matches!(missing.why, Why::Unreadable(_)), "{missing}");
}

#[test]
fn the_result_does_not_depend_on_the_number_of_threads() {
    let paths: Vec<String> = (0..500).map(|n| format!("content/{}/{n}.md", n % 7)).collect();
    let site = site(&paths.iter().map(String::as_str).collect::<Vec<_>>());
    let read_with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| read(site.path(), &[])).texts
    };
    let one = read_with(1);
    assert_eq!(one.len(), 500);
    assert!(one.is_sorted_by(|a, b| a.path < b.path));
    assert_eq!(one, read_with(6));
}

#[test]
fn a_copy_is_stamped_as_its_bytes_are() {
    let folder = TempDir::new().unwrap();
    let (from, to) = (folder.path().join("from"), folder.path().join("to"));
    for size in [0, 1, 65_535, 65_536, 65_537, 200_000] {
        let bytes: Vec<u8> = (0..size).map(|n: u32| (n % 251) as u8).collect();
        fs::write(&from, &bytes).unwrap();
        let copied = copy_new(&from, &to).unwrap();
        assert_eq!((copied, stamp(&from).unwrap()), (Stamp::of(&bytes), Stamp::of(&bytes)));
        assert_eq!(fs::read(&to).unwrap(), bytes);
        assert!(copy_new(&from, &to).is_err(), "a file was written over");
        fs::remove_file(&to).unwrap();
    }
    assert!(copy_new(&folder.path().join("missing"), &to).is_err());
    assert!(!to.exists());
}

#[test]
fn absence_is_not_a_failure() {
    let folder = site(&["file", "full/file"]);
    let at = |path: &str| folder.path().join(path);
    assert_eq!(read_if_there(&at("missing")).unwrap(), None);
    assert_eq!(kind(&at("file/below")).unwrap(), None);
    assert!(!remove_file(&at("file/below")).unwrap());
    assert!(!remove_file(&at("full")).unwrap());
    assert!(remove_file(&at("file")).unwrap());
    remove_empty_folder(&at("full")).unwrap();
    assert!(at("full/file").exists());
    let error = super::read(&at("missing")).unwrap_err().to_string();
    assert!(error.starts_with("cannot read ") && error.contains("missing: "), "{error}");
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_refused_and_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let link = folder.path().join("link");
    std::os::unix::fs::symlink(&pipe, &link).unwrap();
    for path in [pipe, link, "/dev/zero".into()] {
        let (told, answer) = std::sync::mpsc::channel();
        let asked = path.clone();
        std::thread::spawn(move || told.send(read_if_there(&asked).map_err(|error| error.to_string())));
        let answer = answer.recv_timeout(std::time::Duration::from_mins(1)).expect("it waits");
        assert!(answer.as_ref().is_err_and(|error| error.contains("is not a regular file")), "{path:?}: {answer:?}");
    }
    assert_eq!(read_if_there(&folder.path().join("none")).unwrap(), None);
}
