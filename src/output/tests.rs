//! What cannot be seen from outside: which paths are refused, that our lists can tell whether they are whole, and that a run
//! which is killed between any two steps is completed or thrown away.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::TempDir;

use super::journal::{Journal, Step};
use super::manifest::Manifest;
use super::{Content, Error, Output, sealed};
use crate::files::paths::{Claims, Clash, Fault, check, fold};
use crate::files::{self, Kind, Stamp};

type Version = BTreeMap<String, Vec<u8>>;

#[test]
fn paths_that_some_system_cannot_hold_are_refused() {
    let cases = [
        ("", Some(Fault::EmptyName)),
        ("a//b", Some(Fault::EmptyName)),
        ("a/", Some(Fault::EmptyName)),
        ("/etc/passwd", Some(Fault::Absolute)),
        ("c:/windows", Some(Fault::Absolute)),
        ("../a", Some(Fault::Escapes)),
        ("a/../../b", Some(Fault::Escapes)),
        ("a/./b", Some(Fault::Escapes)),
        ("a\0b", Some(Fault::Control)),
        ("a\nremove b", Some(Fault::Control)),
        ("a\\b", Some(Fault::Backslash)),
        ("tags/con/index.html", Some(Fault::Device)),
        ("AUX.html", Some(Fault::Device)),
        ("lpt1.tar.gz", Some(Fault::Device)),
        ("com¹", Some(Fault::Device)),
        (".Dossier-Manifest", Some(Fault::Own)),
        ("index.html", None),
        ("people/łukasz/index.html", None),
        ("a..b/…/.nojekyll", None),
        ("contact/com10/com/лпт1/dossier", None),
        ("data/.dossier-manifest", None),
    ];
    for (path, fault) in cases {
        assert_eq!(check(path).err(), fault, "{path:?}");
    }
}

#[test]
fn folding_ignores_case_and_composition() {
    for (one, other) in [("People/X", "people/x"), ("É", "e\u{301}"), ("ŁUKASZ", "łukasz"), ("Минск", "минск")]
    {
        assert_eq!(fold(one), fold(other));
    }
    assert_ne!(fold("и"), fold("й"));
}

#[test]
fn claims_that_cannot_stand_side_by_side() {
    let twice = |path: &str| Some(Clash::Twice(path.into()));
    let case = |first: &str, second: &str| Some(Clash::Case { first: first.into(), second: second.into() });
    let both = |path: &str| Some(Clash::FileAndFolder(path.into()));
    let cases = [
        ("a", "a", twice("a")),
        ("a/b", "a/B", case("a/b", "a/B")),
        ("a/b", "A/c", case("a", "A")),
        ("é", "e\u{301}", case("é", "e\u{301}")),
        ("a", "a/b", both("a")),
        ("a/b/c", "a", both("a")),
        ("a/b", "a/c", None),
        ("a.b", "a/b", None),
    ];
    for (first, second, clash) in cases {
        let mut claims = Claims::default();
        assert!(claims.claim(&first.into()).is_ok());
        assert_eq!(claims.claim(&second.into()).err(), clash, "{first} and {second}");
    }
}

#[test]
fn the_first_file_of_a_folder_is_told() {
    let mut claims = Claims::default();
    let told = ["a/b/c", "a/d", "a/b/e", "f", "g/h"].map(|path| claims.claim(&path.into()));
    assert_eq!(told, [Ok(true), Ok(false), Ok(false), Ok(false), Ok(true)]);
}

#[test]
fn a_list_that_was_touched_does_not_open() {
    let manifest: Manifest = [("b c", 2), ("a/x", 1)]
        .map(|(path, size)| (Arc::from(path), Stamp { hash: size << 60, size }))
        .into_iter()
        .collect();
    let text = manifest.print();
    insta::assert_snapshot!(text);
    assert_eq!(Manifest::parse(text.as_bytes()), Some(manifest));
    assert_eq!(Manifest::parse(Manifest::default().print().as_bytes()), Some(Manifest::default()));
    for length in 0..text.len() {
        assert_eq!(Manifest::parse(&text.as_bytes()[..length]), None, "cut at {length}");
        let mut touched = text.clone().into_bytes();
        touched[length] ^= 1;
        assert_eq!(Manifest::parse(&touched), None, "changed at {length}");
    }
}

#[test]
fn lists_that_lead_elsewhere_do_not_open() {
    // A folder that came from somebody else may hold a manifest that was made to do harm.
    let manifest = sealed::seal("dossier-manifest 1", "0000000000000000 1 ../../victim\n");
    assert_eq!(Manifest::parse(manifest.as_bytes()), None);
    for line in ["remove ../victim\n", "move 0 /victim\n", "folder ..\n", "eat a\n"] {
        assert_eq!(Journal::parse(sealed::seal("dossier-journal 1", line).as_bytes()), None, "{line}");
    }
}

#[test]
fn a_journal_is_read_back() {
    let steps = [Step::Remove("a b".into()), Step::Move(7, "a b/c".into()), Step::RemoveFolder("d".into())];
    let journal = Journal(steps.into());
    assert_eq!(Journal::parse(journal.print().as_bytes()), Some(journal));
}

/// Two versions between which everything happens that can: pages changed, new, removed, the same; a file that becomes a folder, a
/// folder that becomes a file, another spelling of a name and of a folder.
fn versions() -> (Version, Version) {
    let version = |files: &[(&str, &str)]| files.iter().map(|(path, text)| ((*path).into(), (*text).into())).collect();
    (
        version(&[
            ("index.html", "one"),
            ("same/index.html", "same"),
            ("gone/deep/index.html", "gone"),
            ("file-to-folder", "file"),
            ("folder-to-file/a/b", "b"),
            ("folder-to-file/c", "c"),
            ("About.html", "about"),
            ("Folder/x", "x"),
        ]),
        version(&[
            ("index.html", "two"),
            ("same/index.html", "same"),
            ("new/deep/index.html", "new"),
            ("file-to-folder/a/b", "now a folder"),
            ("folder-to-file", "now a file"),
            ("about.html", "about"),
            ("folder/x", "x, lower"),
        ]),
    )
}

/// A folder to work in, with the site's root and the output in it.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        let place = Self(TempDir::new().unwrap());
        files::create_folders(&place.root()).unwrap();
        place
    }

    fn root(&self) -> PathBuf {
        self.0.path().join("root")
    }

    fn site(&self) -> PathBuf {
        self.0.path().join("out/public")
    }

    fn staging(&self) -> PathBuf {
        self.0.path().join("out/.public.dossier-staging")
    }

    fn open(&self) -> Result<Output, Error> {
        Output::open(&self.site(), &self.root())
    }

    fn put(&self, version: &Version) -> Output {
        let output = self.open().unwrap();
        for (path, bytes) in version {
            output.put(path, Content::Bytes(bytes)).unwrap();
        }
        output
    }

    /// The disk as it would be if the process were killed now; the lock does not outlive it.
    fn killed_here(&self) -> Self {
        let copy = Self(TempDir::new().unwrap());
        copy_tree(self.0.path(), copy.0.path());
        copy
    }

    /// The site after the next run has opened it.
    fn recovered(&self) -> Version {
        drop(self.open().unwrap());
        assert_eq!(files::kind(&self.staging()).unwrap(), None, "staging is left");
        let site = on_disk(&self.site());
        let listed = Manifest::parse(&files::read(&self.site().join(Manifest::NAME)).unwrap()).unwrap();
        let found = site.iter().map(|(path, bytes)| (Arc::from(&**path), Stamp::of(bytes))).collect();
        assert_eq!(listed, found, "the manifest is not about what is there");
        site
    }
}

fn walk(folder: &Path, visit: &mut impl FnMut(&Path, Kind)) {
    for (name, kind) in files::children(folder).unwrap() {
        let path = folder.join(name);
        visit(&path, kind);
        if kind == Kind::Folder {
            walk(&path, visit);
        }
    }
}

fn copy_tree(from: &Path, to: &Path) {
    walk(from, &mut |path, kind| {
        let copy = to.join(path.strip_prefix(from).unwrap());
        if kind == Kind::Folder { files::create_folder(&copy) } else { files::copy_new(path, &copy).map(drop) }
            .unwrap();
    });
}

/// The files of a site, but for the manifest.
fn on_disk(site: &Path) -> Version {
    let mut found = Version::new();
    walk(site, &mut |path, kind| {
        let relative = path.strip_prefix(site).unwrap().to_str().unwrap();
        if kind == Kind::File && relative != Manifest::NAME {
            found.insert(relative.to_owned(), files::read(path).unwrap());
        }
    });
    found
}

#[test]
fn a_first_build_that_is_killed_leaves_nothing() {
    let (one, _) = versions();
    let place = Place::new();
    let output = place.put(&one);
    let killed = place.killed_here();
    drop(killed.open().unwrap());
    assert_eq!(files::kind(&killed.site()).unwrap(), None);
    assert_eq!(files::kind(&killed.staging()).unwrap(), None);
    output.commit().unwrap();
    assert_eq!(place.recovered(), one);
}

#[test]
fn a_build_that_is_killed_before_its_journal_stands_never_was() {
    let (one, two) = versions();
    let place = Place::new();
    place.put(&one).commit().unwrap();
    let mut output = place.put(&two);
    assert_eq!(place.killed_here().recovered(), one);
    output.prepare().unwrap();
    let killed = place.killed_here();
    files::rename(&killed.staging().join("journal"), &killed.staging().join("journal.new")).unwrap();
    assert_eq!(killed.recovered(), one);
}

#[test]
fn a_build_that_is_killed_after_any_step_is_completed_and_so_is_its_completion() {
    let (one, two) = versions();
    let place = Place::new();
    place.put(&one).commit().unwrap();
    let mut output = place.put(&two);
    let (journal, report) = output.prepare().unwrap();
    let journal = journal.unwrap();
    assert_eq!((report.written, report.unchanged, report.removed), (6, 1, 6));
    assert!(journal.0.len() >= 12, "{journal:?}");
    for taken in 0..=journal.0.len() {
        let killed = place.killed_here();
        take(&killed, &journal.0[..taken]);
        for (path, bytes) in on_disk(&killed.site()) {
            let whole = [&one, &two].iter().any(|version| version.get(&path) == Some(&bytes));
            assert!(whole, "{path} is neither the old nor the new one after {taken} steps");
        }
        let remaining = journal.remaining(&killed.staging().join("changed")).unwrap();
        for again in 0..=remaining.len() {
            let killed = killed.killed_here();
            take(&killed, &remaining[..again]);
            assert_eq!(killed.recovered(), two, "killed after {taken} steps, and again after {again} more");
        }
    }
    // Killed after the manifest came, before the journal went.
    let killed = place.killed_here();
    take(&killed, &journal.0);
    files::rename(&killed.staging().join("manifest"), &killed.site().join(Manifest::NAME)).unwrap();
    assert_eq!(killed.recovered(), two);
}

fn take(place: &Place, steps: &[Step]) {
    for step in steps {
        step.take(&place.staging().join("changed"), &place.site()).unwrap();
    }
}

#[test]
fn making_room_is_not_repeated_once_a_file_has_come() {
    let journal = Journal(vec![Step::Remove("About".into()), Step::Move(0, "about".into()), Step::Move(1, "b".into())]);
    let staged = TempDir::new().unwrap();
    for name in ["0", "1"] {
        files::write_new(&staged.path().join(name), b"").unwrap();
    }
    assert_eq!(journal.remaining(staged.path()).unwrap(), journal.0);
    files::remove_file(&staged.path().join("0")).unwrap();
    assert_eq!(journal.remaining(staged.path()).unwrap(), &journal.0[1..]);
}

#[test]
fn a_journal_whose_site_is_gone_is_thrown_away() {
    let (one, two) = versions();
    let place = Place::new();
    place.put(&one).commit().unwrap();
    place.put(&two).prepare().unwrap();
    let replaced = place.killed_here();
    files::remove_tree(&replaced.site()).unwrap();
    drop(replaced.open().unwrap());
    assert_eq!(files::kind(&replaced.site()).unwrap(), None);
    // Somebody else's folder now stands there: it is refused, and nothing is moved into it.
    let replaced = place.killed_here();
    files::remove_tree(&replaced.site()).unwrap();
    files::create_folder(&replaced.site()).unwrap();
    files::write_new(&replaced.site().join("index.html"), b"theirs").unwrap();
    assert!(matches!(replaced.open(), Err(Error::NotOurs(_))));
    assert_eq!(on_disk(&replaced.site()).len(), 1);
}

#[test]
fn a_damaged_list_stops_everything() {
    let (one, two) = versions();
    let place = Place::new();
    place.put(&one).commit().unwrap();
    place.put(&two).prepare().unwrap();
    for list in [place.staging().join("journal"), place.site().join(Manifest::NAME)] {
        let damaged = place.killed_here();
        let list = damaged.0.path().join(list.strip_prefix(place.0.path()).unwrap());
        files::write_synced(&list, b"dossier-").unwrap();
        if list.ends_with(Manifest::NAME) {
            files::remove_tree(&damaged.staging()).unwrap();
        }
        assert!(matches!(damaged.open(), Err(Error::Damaged { .. })), "{}", list.display());
        assert_eq!(on_disk(&damaged.site()), one);
    }
}
