//! Bad input: a clear diagnostic for every fault, all of them in one run.

// The helpers here are not tests themselves, so the lint's own exception for tests does not see them.
#![allow(clippy::unwrap_used)]

mod codes;
mod malformed;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;
use walkdir::WalkDir;

/// The folder of the fixtures.
fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults")
}

/// A site in a folder of its own, so that nothing is ever written beside the fixtures.
struct Site(TempDir);

impl Site {
    /// A copy of a fixture. One without a configuration gets the shortest that has no fault of its own.
    fn copy_of(fixture: &Path) -> Self {
        let site = Self(TempDir::new().unwrap());
        site.write("dossier.yaml", b"title: A dossier\nbase_url: https://example.org/\n");
        for (path, bytes) in files(fixture) {
            site.write(&path, &bytes);
        }
        site
    }

    fn root(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Runs the program on the site, with nothing of the surroundings that could change what it says.
    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dossier"));
        command.args(arguments).current_dir(self.root()).env_clear().env("SOURCE_DATE_EPOCH", "1650000000");
        command.output().unwrap()
    }
}

/// All files below `folder`: path with `/`, and content. None where there is no such folder.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    if !folder.exists() {
        return BTreeMap::new();
    }
    WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap();
            let path: Vec<&str> = path.iter().map(|part| part.to_str().unwrap()).collect();
            (path.join("/"), fs::read(entry.path()).unwrap())
        })
        .collect()
}
