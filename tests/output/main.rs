//! Writing sites to real folders: what is written, what is left alone, what is refused.

// The helpers here are not tests themselves, so the lint's own exception for tests does not see them.
#![allow(clippy::unwrap_used)]

mod refused;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Barrier;

use dossier::output::{Clash, Content, Error, Fate, Output, Report};
use proptest::prelude::*;
use rayon::prelude::*;
use tempfile::TempDir;

const MANIFEST: &str = ".dossier-manifest";

/// A site's root, with an output in it.
struct Site(TempDir);

fn site() -> Site {
    let site = Site(TempDir::new().unwrap());
    for folder in ["content", "static"] {
        fs::create_dir(site.0.path().join(folder)).unwrap();
    }
    site
}

impl Site {
    fn root(&self) -> &Path {
        self.0.path()
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root().join("public").join(path)
    }

    fn open(&self) -> Result<Output, Error> {
        Output::open(&self.root().join("public"), self.root())
    }

    fn try_build(&self, pages: &[(&str, &str)]) -> Result<Report, Error> {
        let output = self.open()?;
        for (path, text) in pages {
            output.put(path, Content::Bytes(text.as_bytes()))?;
        }
        output.commit()
    }

    fn build(&self, pages: &[(&str, &str)]) -> Report {
        self.try_build(pages).unwrap()
    }

    /// Puts something into the output behind our back.
    fn meddle(&self, path: &str, text: &str) -> &Self {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
        self
    }

    /// Every file of the output but the manifest, and every folder, which ends with `/`.
    fn files(&self) -> BTreeMap<String, String> {
        let mut files = tree(&self.root().join("public"));
        files.remove(MANIFEST);
        files
    }

    /// No lock, no staging: nothing but what belongs there.
    fn is_tidy(&self) -> bool {
        fs::read_dir(self.root()).unwrap().all(|entry| !entry.unwrap().file_name().to_str().unwrap().starts_with('.'))
    }
}

fn tree(root: &Path) -> BTreeMap<String, String> {
    walkdir::WalkDir::new(root)
        .min_depth(1)
        .into_iter()
        .map(|entry| {
            let entry = entry.unwrap();
            let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            if entry.file_type().is_dir() {
                (path + "/", String::new())
            } else {
                (path, fs::read_to_string(entry.path()).unwrap_or_default())
            }
        })
        .collect()
}

fn map(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn the_first_build_writes_everything() {
    let site = site();
    let report = site.build(&[("index.html", "home"), ("people/x/index.html", "x")]);
    assert_eq!(
        report,
        Report { written: 2, bytes: 5, size: 5, largest: Some(("index.html".into(), 4)), ..Report::default() }
    );
    let expected = map(&[("index.html", "home"), ("people/", ""), ("people/x/", ""), ("people/x/index.html", "x")]);
    assert_eq!(site.files(), expected);
    assert!(site.is_tidy());
}

#[test]
fn an_empty_folder_may_be_used_and_missing_ones_above_it_are_made() {
    let site = site();
    fs::create_dir(site.path("")).unwrap();
    site.build(&[("a", "1")]);
    assert_eq!(site.files(), map(&[("a", "1")]));
    let output = Output::open(&site.root().join("deep/er/out"), site.root()).unwrap();
    output.put("a", Content::Bytes(b"2")).unwrap();
    output.commit().unwrap();
    assert_eq!(fs::read_to_string(site.root().join("deep/er/out/a")).unwrap(), "2");
}

#[test]
fn the_second_build_writes_nothing() {
    let site = site();
    let pages = [("index.html", "home"), ("a/b", "b")];
    site.build(&pages);
    let before = fs::metadata(site.path("index.html")).unwrap().modified().unwrap();
    let list_before = fs::metadata(site.path(MANIFEST)).unwrap().modified().unwrap();
    assert_eq!(
        site.build(&pages),
        Report { unchanged: 2, size: 5, largest: Some(("index.html".into(), 4)), ..Report::default() }
    );
    assert_eq!(fs::metadata(site.path("index.html")).unwrap().modified().unwrap(), before);
    assert_eq!(fs::metadata(site.path(MANIFEST)).unwrap().modified().unwrap(), list_before);
    assert!(site.is_tidy());
}

#[test]
fn a_later_build_writes_what_changed_and_removes_what_is_gone() {
    let site = site();
    site.build(&[("same", "1"), ("changed", "1"), ("gone/deep/x", "1"), ("kept/a", "1"), ("kept/b", "1")]);
    let report = site.build(&[("same", "1"), ("changed", "22"), ("kept/a", "1"), ("new/deep/x", "333")]);
    assert_eq!(
        report,
        Report {
            written: 2,
            unchanged: 2,
            removed: 2,
            bytes: 5,
            size: 7,
            largest: Some(("new/deep/x".into(), 3)),
            foreign: vec![]
        }
    );
    let expected = map(&[
        ("same", "1"),
        ("changed", "22"),
        ("kept/", ""),
        ("kept/a", "1"),
        ("new/", ""),
        ("new/deep/", ""),
        ("new/deep/x", "333"),
    ]);
    assert_eq!(site.files(), expected);
    assert!(site.is_tidy());
}

#[test]
fn what_was_lost_or_cut_short_is_written_again() {
    let site = site();
    let pages = [("a", "one"), ("b", "two"), ("c/d", "three")];
    site.build(&pages);
    fs::remove_file(site.path("a")).unwrap();
    fs::remove_dir_all(site.path("c")).unwrap();
    site.meddle("b", "t");
    let report = site.build(&pages);
    assert_eq!((report.written, report.unchanged, report.removed), (3, 0, 0));
    assert_eq!(site.files(), map(&[("a", "one"), ("b", "two"), ("c/", ""), ("c/d", "three")]));
}

#[test]
fn files_and_folders_change_places() {
    let site = site();
    site.build(&[("a", "file"), ("b/c/d", "deep"), ("b/e", "e")]);
    let report = site.build(&[("a/x/y", "folder"), ("b", "file")]);
    assert_eq!((report.written, report.removed), (2, 3));
    assert_eq!(site.files(), map(&[("a/", ""), ("a/x/", ""), ("a/x/y", "folder"), ("b", "file")]));
}

#[test]
fn another_spelling_of_a_name_replaces_the_old_one() {
    let site = site();
    site.build(&[("About.html", "1"), ("Folder/x", "x"), ("Folder/y", "y")]);
    site.build(&[("about.html", "1"), ("folder/x", "x")]);
    assert_eq!(site.files(), map(&[("about.html", "1"), ("folder/", ""), ("folder/x", "x")]));
}

#[test]
fn files_are_copied_and_copied_again_only_if_they_changed() {
    let site = site();
    let source = site.root().join("static/big.bin");
    let mut bytes: Vec<u8> = (0..200_000_u32).map(|n| n as u8).collect();
    let copy = |expected: Fate| {
        let output = site.open().unwrap();
        assert_eq!(output.put("media/big.bin", Content::Copy(&source)).unwrap(), expected);
        output.commit().unwrap()
    };
    fs::write(&source, &bytes).unwrap();
    assert_eq!(copy(Fate::Written).bytes, 200_000);
    copy(Fate::Unchanged);
    bytes[150_000] ^= 1;
    fs::write(&source, &bytes).unwrap();
    copy(Fate::Written);
    assert_eq!(fs::read(site.path("media/big.bin")).unwrap(), bytes);
    // The same content from memory is the same file.
    let output = site.open().unwrap();
    assert_eq!(output.put("media/big.bin", Content::Bytes(&bytes)).unwrap(), Fate::Unchanged);
}

#[test]
fn a_failure_before_the_commit_leaves_the_last_site() {
    let site = site();
    site.build(&[("a", "1"), ("b", "1")]);
    let before = tree(&site.path(""));
    let output = site.open().unwrap();
    output.put("a", Content::Bytes(b"2")).unwrap();
    drop(output);
    assert_eq!(tree(&site.path("")), before);
    assert!(site.is_tidy());

    let output = site.open().unwrap();
    output.put("a", Content::Bytes(b"2")).unwrap();
    let missing = site.root().join("static/missing");
    assert!(matches!(output.put("b", Content::Copy(&missing)), Err(Error::Files(_))));
    assert!(matches!(output.commit(), Err(Error::Incomplete)));
    assert_eq!(tree(&site.path("")), before);
    assert!(site.is_tidy());
}

#[test]
fn one_process_at_a_time() {
    let site = site();
    let first = site.open().unwrap();
    let error = site.open().unwrap_err();
    assert!(error.to_string().contains("another dossier is writing to"), "{error}");
    first.put("a", Content::Bytes(b"1")).unwrap();
    first.commit().unwrap();
    site.build(&[("a", "2")]);
    assert_eq!(site.files(), map(&[("a", "2")]));
}

#[test]
fn of_many_at_once_exactly_one_gets_the_lock() {
    let site = site();
    let barrier = Barrier::new(8);
    let counter = std::sync::atomic::AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                barrier.wait();
                for _ in 0..50 {
                    if let Ok(output) = site.open() {
                        let holders = counter.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                        assert_eq!(holders, 0, "two hold the lock");
                        counter.fetch_sub(1, std::sync::atomic::Ordering::SeqCst);
                        drop(output);
                    }
                }
            });
        }
    });
    assert!(site.is_tidy());
}

#[test]
fn thread_order_leaves_no_trace() {
    let pages: Vec<(String, String)> =
        (0..3000).map(|n| (format!("k{}/s{}/p{n}/index.html", n % 3, n % 50), "x".repeat(n % 700))).collect();
    let lists: Vec<Vec<u8>> = [1, 2, 8]
        .into_iter()
        .map(|threads| {
            let site = site();
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            for written in [3000, 0] {
                let output = site.open().unwrap();
                let put = |(path, text): &(String, String)| output.put(path, Content::Bytes(text.as_bytes())).map(drop);
                pool.install(|| pages.par_iter().try_for_each(put)).unwrap();
                assert_eq!(output.commit().unwrap().written, written);
            }
            for (path, text) in &pages {
                assert_eq!(&fs::read_to_string(site.path(path)).unwrap(), text);
            }
            fs::read(site.path(MANIFEST)).unwrap()
        })
        .collect();
    assert!(lists.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn two_threads_that_want_one_path_do_not_both_get_it() {
    let site = site();
    let output = site.open().unwrap();
    let refused = (0..64).into_par_iter().filter(|_| output.put("a/b", Content::Bytes(b"1")).is_err()).count();
    assert_eq!(refused, 63);
    assert!(matches!(output.put("a/b", Content::Bytes(b"1")), Err(Error::Clash(Clash::Twice(_)))));
}

#[test]
fn a_disk_that_refuses_is_named() {
    // A file where a folder has to go: refused to everybody, even to root, for whom permissions mean nothing.
    let site = site();
    fs::write(site.root().join("file"), "").unwrap();
    let error = Output::open(&site.root().join("file/public"), site.root()).unwrap_err();
    assert!(matches!(error, Error::Files(_)));
    assert!(error.to_string().contains("cannot create") && error.to_string().contains("file"), "{error}");
}

fn versions() -> impl Strategy<Value = Vec<BTreeMap<String, String>>> {
    let name = prop::sample::select(vec!["a", "b", "C", "c", "é", "index.html"]);
    let path = prop::collection::vec(name, 1..4).prop_map(|names| names.join("/"));
    let version = prop::collection::btree_map(path, "[xy]{0,2}", 0..8);
    prop::collection::vec(version, 1..7)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    /// Any series of versions ends with exactly the last one that could be written, and with the same manifest as a fresh build of it.
    #[test]
    fn any_series_of_versions_ends_with_the_last(versions in versions()) {
        let site = site();
        let mut last = None;
        for version in &versions {
            let pages: Vec<_> = version.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
            match site.try_build(&pages) {
                Ok(report) => {
                    prop_assert_eq!(report.written + report.unchanged, pages.len());
                    prop_assert!(report.foreign.is_empty());
                    last = Some(pages);
                }
                Err(error) => prop_assert!(matches!(error, Error::Clash(_)), "{}", error),
            }
        }
        if let Some(pages) = last {
            let fresh = self::site();
            fresh.build(&pages);
            prop_assert_eq!(tree(&site.path("")), tree(&fresh.path("")));
            prop_assert_eq!(site.files().into_iter().filter(|(path, _)| !path.ends_with('/')).count(), pages.len());
        }
        prop_assert!(site.is_tidy());
    }
}
