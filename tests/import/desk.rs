//! A dossier on the disk, and files from elsewhere that are put before it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// A folder with a site and files that are to be imported.
pub(crate) struct Desk {
    folder: TempDir,
}

/// What an import said.
pub(crate) struct Imported {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// An empty dossier in English.
pub(crate) fn desk() -> Desk {
    let desk = Desk { folder: TempDir::new().unwrap() };
    desk.with("dossier.yaml", "title: A dossier\nbase_url: https://example.org/\n")
}

impl Desk {
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Puts a file there.
    pub(crate) fn with(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// Runs `dossier` there.
    pub(crate) fn run(&self, arguments: &[&str]) -> Imported {
        self.run_with(arguments, &[])
    }

    /// The same, in an environment with these variables.
    pub(crate) fn run_with(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Imported {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dossier"));
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("DOSSIER_")) {
            command.env_remove(name);
        }
        command.env_remove("VISUAL").env_remove("EDITOR").envs(variables.iter().copied());
        command.current_dir(self.root()).args(arguments).env("SOURCE_DATE_EPOCH", "1654041600").env("NO_COLOR", "1");
        let Output { status, stdout, stderr } = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Imported { status: status.code().expect("not killed"), out: text(stdout), err: text(stderr) }
    }

    /// Imports a file, and returns the paths of the drafts.
    pub(crate) fn import(&self, file: &str) -> Vec<String> {
        let imported = self.run(&["import", file]);
        assert_eq!(imported.status, 0, "{}", imported.err);
        imported.out.lines().map(str::to_owned).collect()
    }

    /// Imports a file without writing anything, and returns the first object.
    pub(crate) fn look(&self, arguments: &[&str]) -> Value {
        let imported = self.run(&[&["import", "--dry-run", "--format", "json"], arguments].concat());
        serde_json::from_str(imported.out.lines().next().unwrap_or_else(|| panic!("{}", imported.err))).unwrap()
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap()
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.root().join(path).exists()
    }

    /// The faults that `check` finds in drafts, hints aside.
    pub(crate) fn faults(&self) -> Vec<String> {
        let checked = self.run(&["check", "--drafts", "--format", "json"]);
        let faults = checked.out.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        faults
            .map(|fault| fault["code"].as_str().unwrap_or_default().to_owned())
            .filter(|code| code != "no-base-url")
            .collect()
    }
}
