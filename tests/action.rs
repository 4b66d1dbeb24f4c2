//! `action.yml`: its shell steps, run as a runner of GitHub would run them, with `cargo` and `curl` replaced by ones that stay here.

#![cfg(unix)]
// The helpers here are not tests themselves, so the lints' own exception for tests does not see them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const PROJECT: &str = env!("CARGO_MANIFEST_DIR");
const PROGRAM: &str = env!("CARGO_BIN_EXE_dossier");

/// A machine that carries out the steps of the action.
struct Runner {
    folder: TempDir,
    /// What `${{ … }}` stands for, by the words between the braces.
    context: BTreeMap<String, String>,
    said: String,
}

impl Runner {
    /// A runner with a site in its workspace; `cargo` installs the program of this build.
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let runner = Self { folder, context: BTreeMap::new(), said: String::new() };
        for name in ["bin", "temp", "workspace/a site/content/notes"] {
            fs::create_dir_all(runner.path(name)).unwrap();
        }
        let note = "---\ntitle: A\ndate: 2022-04-12\n---\nText.\n";
        fs::write(runner.path("workspace/a site/content/notes/a.md"), note).unwrap();
        fs::write(runner.path("workspace/a site/dossier.yaml"), "title: A\n").unwrap();
        runner.tool("cargo", &format!("echo cargo \"$@\"\nmkdir -p \"$6/bin\" && cp '{PROGRAM}' \"$6/bin/dossier\""));
        runner.tool("curl", "echo 'curl: there is no network here' >&2\nexit 22");
        runner.with(&[("github.action_repository", "example/dossier"), ("github.action_ref", "main")])
    }

    fn with(mut self, context: &[(&str, &str)]) -> Self {
        self.context.extend(context.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        self
    }

    fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    /// Puts a command on the path.
    fn tool(&self, name: &str, script: &str) {
        let path = self.path("bin").join(name);
        fs::write(&path, format!("#!/usr/bin/env bash\nset -e\n{script}\n")).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// Runs every step; false where one fails.
    fn run(&mut self, inputs: &[(&str, &str)]) -> bool {
        let action: Value =
            serde_yaml::from_str(&fs::read_to_string(format!("{PROJECT}/action.yml")).unwrap()).unwrap();
        for (name, input) in action["inputs"].as_object().unwrap() {
            let default = input["default"].as_str().unwrap().to_owned();
            self.context.insert(format!("inputs.{name}"), default);
        }
        for (name, value) in inputs {
            let known = self.context.insert(format!("inputs.{name}"), (*value).to_owned());
            assert!(known.is_some(), "action.yml has no input {name}");
        }
        action["runs"]["steps"].as_array().unwrap().iter().all(|step| self.step(step))
    }

    fn step(&mut self, step: &Value) -> bool {
        let Some(script) = step["run"].as_str() else {
            assert!(step["uses"].as_str().unwrap().starts_with("actions/cache@"), "{step}");
            return true;
        };
        assert!(!script.contains("${{"), "what a script is given goes through its environment: {script}");
        let skipped = match step["if"].as_str() {
            None => false,
            Some("inputs.command != ''") => self.context["inputs.command"].is_empty(),
            Some("steps.cache.outputs.cache-hit != 'true'") => {
                self.context.get("steps.cache.outputs.cache-hit").is_some_and(|hit| hit == "true")
            }
            Some(other) => panic!("this runner does not know the condition {other}"),
        };
        if skipped {
            return true;
        }
        let output = self.execute(script, &step["env"]);
        self.said.push_str(&String::from_utf8_lossy(&output.stdout));
        self.said.push_str(&String::from_utf8_lossy(&output.stderr));
        let id = step["id"].as_str().unwrap_or_default();
        for line in fs::read_to_string(self.path("outputs")).unwrap_or_default().lines() {
            let (name, value) = line.split_once('=').expect(line);
            self.context.insert(format!("steps.{id}.outputs.{name}"), value.to_owned());
        }
        output.status.success()
    }

    fn execute(&self, script: &str, env: &Value) -> Output {
        let _ = fs::remove_file(self.path("outputs"));
        let mut command = Command::new("bash");
        command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]).current_dir(self.path("workspace"));
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("DOSSIER_")) {
            command.env_remove(name);
        }
        let path = format!("{}:{}", self.path("bin").display(), std::env::var("PATH").unwrap());
        command.env("PATH", path).env("GITHUB_ACTION_PATH", PROJECT);
        command.env("RUNNER_OS", "Linux").env("RUNNER_ARCH", "X64").env("RUNNER_TEMP", self.path("temp"));
        command.env("GITHUB_WORKSPACE", self.path("workspace"));
        command.env("GITHUB_OUTPUT", self.path("outputs")).env("GITHUB_PATH", self.path("paths"));
        for (name, value) in env.as_object().into_iter().flatten() {
            let value = value.as_str().unwrap();
            let expression = value.strip_prefix("${{ ").and_then(|rest| rest.strip_suffix(" }}"));
            let value = expression.map_or(value, |name| self.context.get(name).expect(name));
            command.env(name, value);
        }
        command.output().unwrap()
    }
}

#[test]
fn a_site_is_built_by_a_program_made_from_the_files_of_the_action() {
    let mut runner = Runner::new();
    assert!(runner.run(&[("root", "a site"), ("base-url", "https://example.org/dossier")]), "{}", runner.said);
    assert!(runner.said.contains("cargo install --locked --path . --root"), "{}", runner.said);
    let home = fs::read_to_string(runner.path("workspace/a site/public/index.html")).unwrap();
    assert!(home.contains("https://example.org/dossier/"), "{home}");
    let paths = fs::read_to_string(runner.path("paths")).unwrap();
    assert!(Path::new(paths.trim()).join("dossier").is_file(), "{paths}");
    let key = &runner.context["steps.where.outputs.key"];
    assert!(key.starts_with("dossier-Linux-X64-") && key.len() == "dossier-Linux-X64-".len() + 16, "{key}");
}

#[test]
fn a_program_of_an_earlier_run_is_not_installed_again() {
    let mut runner = Runner::new();
    assert!(runner.run(&[("command", "")]), "{}", runner.said);
    runner.tool("cargo", "exit 1");
    let mut runner = runner.with(&[("steps.cache.outputs.cache-hit", "true")]);
    assert!(runner.run(&[("command", "check"), ("root", "a site")]), "{}", runner.said);
    assert!(!runner.path("workspace/a site/public").exists(), "check writes nothing");
}

#[test]
fn faults_are_annotations_and_fail_the_step() {
    let mut runner = Runner::new();
    let note = "---\ntitle: A\ndate: 2022-02-30\n---\n";
    fs::write(runner.path("workspace/a site/content/notes/a.md"), note).unwrap();
    assert!(!runner.run(&[("root", "a site")]), "{}", runner.said);
    assert!(runner.said.contains("::error file=a site/content/notes/a.md,line=3,col=7"), "{}", runner.said);
}

#[test]
fn warnings_count_where_that_is_asked_for_and_other_commands_are_refused() {
    for (inputs, expected) in [
        (&[("root", "a site")][..], true),
        (&[("root", "a site"), ("strict", "true")], false),
        (&[("root", "a site"), ("command", "serve")], false),
    ] {
        let mut runner = Runner::new();
        let note = "---\ntitle: A\ndate: 2022-02-28\ntgas: x\n---\n";
        fs::write(runner.path("workspace/a site/content/notes/a.md"), note).unwrap();
        assert_eq!(runner.run(inputs), expected, "{inputs:?}: {}", runner.said);
    }
}

#[test]
fn a_release_is_taken_if_its_checksum_is_right() {
    for (checksum, released) in [("sha256sum \"$name\"", true), ("echo \"$(printf 0%.0s {1..64})  $name\"", false)] {
        let runner = Runner::new();
        let release = format!(
            "while [ $# -gt 1 ]; do [ \"$1\" != --output ] || to=$2; shift; done\nname=dossier-x86_64-unknown-linux-gnu.tar.gz\n\
             case \"$1\" in *example/dossier/releases/download/v1.2.3/*) ;; *) exit 22 ;; esac\ncd \"$(dirname \"$to\")\"\n\
             case \"$1\" in *.sha256) {checksum} > \"$to\" ;; *) tar -czf \"$to\" -C '{}' dossier ;; esac",
            Path::new(PROGRAM).parent().unwrap().display()
        );
        runner.tool("curl", &release);
        let mut runner = runner.with(&[("github.action_ref", "v1.2.3")]);
        assert!(runner.run(&[("root", "a site")]), "{}", runner.said);
        assert_eq!(runner.said.contains("dossier v1.2.3, as released"), released, "{}", runner.said);
        assert_eq!(runner.said.contains("cargo install"), !released, "{}", runner.said);
        assert!(runner.path("workspace/a site/public/index.html").is_file());
    }
}

#[test]
fn every_file_that_the_program_carries_is_tracked() {
    let listed = Command::new("git").args(["-C", PROJECT, "ls-files", "-z"]).output();
    let Some(listed) = listed.ok().filter(|output| output.status.success()) else {
        println!("SKIPPED every_file_that_the_program_carries_is_tracked: this is no checkout of a git repository");
        return;
    };
    let listed = String::from_utf8(listed.stdout).unwrap();
    let tracked: BTreeSet<&str> = listed.split('\0').collect();
    for folder in ["src", "templates", "themes"] {
        let walk = walkdir::WalkDir::new(Path::new(PROJECT).join(folder)).into_iter();
        // What a generator is made with is no part of the program.
        let files = walk.filter_entry(|entry| entry.file_name() != "node_modules").map(Result::unwrap);
        for file in files.filter(|entry| entry.file_type().is_file()) {
            let path = file.path().strip_prefix(PROJECT).unwrap().to_string_lossy().into_owned();
            let is_left_behind = path.ends_with(".snap.new");
            assert!(is_left_behind || tracked.contains(path.as_str()), "{path} is not tracked: `git add` it");
        }
    }
}
