//! Links are found, and what is behind them is told under both paths.

use std::os::unix::fs::symlink;

use super::*;

#[test]
fn what_is_behind_a_link_is_told_under_both_paths() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    for name in ["content/notes", "shelf", ".git"] {
        std::fs::create_dir_all(root.join(name)).unwrap();
    }
    std::fs::write(root.join("shelf/a.md"), "").unwrap();
    symlink("../../shelf", root.join("content/notes/shelf")).unwrap();
    symlink("../../shelf/a.md", root.join("content/notes/b.md")).unwrap();
    symlink("../../.git", root.join("content/notes/git")).unwrap();
    symlink("nowhere", root.join("content/notes/c.md")).unwrap();
    symlink("/", root.join("content/notes/all")).unwrap();
    let mut links = Links::default();
    let mut targets = links.find(&root.join("content"), &root);
    targets.sort();
    assert_eq!(targets, [root.join("shelf"), root.join("shelf/a.md")]);
    for (told, others) in [
        ("shelf/a.md", vec!["content/notes/b.md", "content/notes/shelf/a.md"]),
        ("content/notes/shelf/x", vec!["shelf/x"]),
        ("content/notes/x", vec![]),
    ] {
        let event = links.widen(Event::default().add_path(root.join(told)));
        let mut paths = event.paths[1..].to_vec();
        paths.sort();
        assert_eq!(paths, others.into_iter().map(|path| root.join(path)).collect::<Vec<_>>(), "{told}");
    }
}
