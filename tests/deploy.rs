//! `dossier deploy` against real repositories on this disk: what it pushes, what it leaves alone, and what it says when it cannot.

#![cfg(unix)]
// The helpers here are not tests themselves, so the lints' own exception for tests does not see them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use tempfile::TempDir;

/// A repository with a site in it, and a bare one that is its `origin`.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { folder: TempDir::new().unwrap() };
        fs::create_dir_all(desk.site().join("content/notes")).unwrap();
        desk.git(&["init", "--quiet", "--initial-branch", "main"]);
        desk.write("dossier.yaml", "title: A desk\n");
        // As `init` writes it.
        desk.write(".gitignore", "/public/\nprivate/\n.*.dossier-staging/\n.*.dossier-lock\n");
        // What would change the bytes, if files went through the working tree.
        desk.write(".gitattributes", "* text eol=crlf\n");
        desk.write("content/notes/a.md", "---\ntitle: A\ndate: 2022-04-12\npeople: Jane Doe\n---\nText.\n");
        desk.git(&["add", "."]);
        desk.git(&["commit", "--quiet", "-m", "notes"]);
        desk.bare(&["init", "--quiet", "--bare", "."]);
        desk.git(&["remote", "add", "origin", desk.remote().to_str().unwrap()]);
        desk
    }

    fn site(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    fn remote(&self) -> PathBuf {
        let remote = self.folder.path().join("remote.git");
        fs::create_dir_all(&remote).unwrap();
        remote
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.site().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn command(&self, program: &str, folder: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("DOSSIER_") || name.starts_with("GIT_")) {
            command.env_remove(name);
        }
        // Nobody's own settings, and a name that does not depend on the machine.
        command.env("HOME", self.folder.path()).env("XDG_CONFIG_HOME", self.folder.path());
        command.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_AUTHOR_NAME", "A").env("GIT_AUTHOR_EMAIL", "a@example.org");
        command.env("GIT_COMMITTER_NAME", "A").env("GIT_COMMITTER_EMAIL", "a@example.org").env("NO_COLOR", "1");
        command.current_dir(folder).args(arguments);
        command
    }

    fn run(&self, program: &str, folder: &Path, arguments: &[&str]) -> String {
        let output = self.command(program, folder, arguments).output().unwrap();
        assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn git(&self, arguments: &[&str]) -> String {
        self.run("git", &self.site(), arguments)
    }

    fn bare(&self, arguments: &[&str]) -> String {
        self.run("git", &self.remote(), arguments)
    }

    fn deploy(&self, arguments: &[&str]) -> Output {
        let arguments = [&["deploy"], arguments].concat();
        self.command(env!("CARGO_BIN_EXE_dossier"), &self.site(), &arguments).output().unwrap()
    }

    /// Deploys, which has to succeed; what was said.
    fn deployed(&self, arguments: &[&str]) -> String {
        let output = self.deploy(arguments);
        assert!(output.status.success(), "{}", stderr(&output));
        stderr(&output)
    }

    /// Deploys, which has to fail with status 1; what was said.
    fn refused(&self, arguments: &[&str]) -> String {
        let output = self.deploy(arguments);
        assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
        stderr(&output)
    }

    fn commits(&self, branch: &str) -> usize {
        self.bare(&["rev-list", "--count", branch]).trim().parse().unwrap()
    }

    /// Everything of the repository that a user sees: branches, index, working tree, HEAD.
    fn state(&self) -> (String, Vec<u8>, String, String) {
        let index = fs::read(self.site().join(".git/index")).unwrap();
        let head = fs::read_to_string(self.site().join(".git/HEAD")).unwrap();
        (self.git(&["for-each-ref", "refs/heads"]), index, self.git(&["status", "--porcelain"]), head)
    }
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn the_branch_holds_the_built_site_byte_for_byte_and_the_repository_is_as_it_was() {
    let desk = Desk::new();
    desk.write("content/notes/b.md", "---\ntitle: Not committed\ndate: 2022-04-13\n---\n");
    desk.write("static/.well-known/security.txt", "Contact: desk@example.org\n");
    desk.git(&["add", "content"]);
    let built = desk.command(env!("CARGO_BIN_EXE_dossier"), &desk.site(), &["build"]).output().unwrap();
    assert!(built.status.success(), "{}", stderr(&built));
    desk.write("public/left-by-somebody.txt", "not ours");
    let before = desk.state();
    let said = desk.deployed(&["--message", "A message, “quoted”"]);
    assert!(said.contains("origin, gh-pages: pushed "), "{said}");
    assert_eq!(desk.state(), before);

    let copy = desk.folder.path().join("copy");
    desk.run("git", desk.folder.path(), &["clone", "--quiet", "--branch", "gh-pages", "remote.git", "copy"]);
    let mut files = 0;
    for path in desk.bare(&["-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", "gh-pages"]).lines() {
        assert!(
            fs::read(copy.join(path)).unwrap() == fs::read(desk.site().join("public").join(path)).unwrap(),
            "{path}"
        );
        files += 1;
    }
    assert!(files > 15, "{files} files");
    for path in ["index.html", ".nojekyll", "404.html", ".well-known/security.txt", "people/jane-doe/index.html"] {
        assert!(copy.join(path).is_file(), "{path}");
    }
    assert!(!copy.join("left-by-somebody.txt").exists() && !copy.join("dossier.yaml").exists());
    assert_eq!(desk.bare(&["log", "-1", "--format=%s", "gh-pages"]).trim(), "A message, “quoted”");
}

#[test]
fn a_branch_that_holds_something_else_is_left_as_it_is_unless_it_is_to_be_replaced() {
    let desk = Desk::new();
    desk.git(&["push", "--quiet", "origin", "main", "main:sources"]);
    // Somebody's own pages, which have nothing to do with dossier.
    desk.git(&["switch", "--quiet", "--orphan", "by-hand"]);
    desk.git(&["rm", "-rfq", "--ignore-unmatch", "."]);
    desk.write("index.html", "By hand.\n");
    desk.git(&["add", "index.html"]);
    desk.git(&["commit", "--quiet", "-m", "by hand"]);
    desk.git(&["push", "--quiet", "origin", "by-hand"]);
    desk.git(&["switch", "--quiet", "main"]);
    for (branch, why) in [
        ("main", "it is the branch that is checked out"),
        ("sources", "it holds what a site is made from (`dossier.yaml`)"),
        ("by-hand", "it holds files that `dossier deploy` did not put there"),
    ] {
        let said = desk.refused(&["--branch", branch]);
        assert!(said.contains(why) && said.contains("--replace"), "{branch}: {said}");
        assert!(desk.refused(&["--branch", branch, "--dry-run"]).contains(why), "{branch}");
        assert_eq!(desk.commits(branch), 1, "{branch}");
        desk.deployed(&["--branch", branch, "--replace"]);
        assert_eq!(desk.commits(branch), 2, "what was there stays in the history of {branch}");
    }
    desk.write("content/notes/a.md", "---\ntitle: Another\ndate: 2022-04-12\n---\n");
    desk.deployed(&["--branch", "by-hand"]);
    assert_eq!(desk.commits("by-hand"), 3, "once replaced, it is ours");
    assert!(desk.refused(&["--branch", "main"]).contains("checked out"));
}

#[test]
fn a_domain_that_the_site_does_not_name_is_warned_of_before_it_is_lost() {
    let desk = Desk::new();
    desk.write("dossier.yaml", "title: A desk\ncname: desk.example.org\nbase_url: https://desk.example.org/\n");
    assert!(!desk.deployed(&[]).contains("CNAME"));
    desk.write("dossier.yaml", "title: A desk\nbase_url: https://desk.example.org/\n");
    for arguments in [&["--dry-run"][..], &["--quiet"]] {
        let said = desk.deployed(arguments);
        assert!(said.contains("`CNAME`") && said.contains("write `cname:`"), "{said}");
    }
}

#[test]
fn the_same_site_twice_makes_no_second_commit_and_another_one_does() {
    let desk = Desk::new();
    // The files of the search have other names where they hold something else.
    desk.write("dossier.yaml", "title: A desk\nfeatures: {search: false}\n");
    desk.deployed(&[]);
    assert_eq!(desk.commits("gh-pages"), 1);
    assert_eq!(desk.bare(&["log", "-1", "--format=%s", "gh-pages"]).trim(), "Publish A desk");
    let said = desk.deployed(&[]);
    assert!(said.contains("nothing was pushed"), "{said}");
    assert_eq!(desk.commits("gh-pages"), 1);
    desk.write("content/notes/a.md", "---\ntitle: Another\ndate: 2022-04-12\n---\n");
    let said = desk.deployed(&[]);
    assert!(said.contains(" changed, 2 removed"), "the page of a person and its longer address are gone: {said}");
    assert_eq!(desk.commits("gh-pages"), 2);
}

#[test]
fn a_branch_that_somebody_else_went_on_with_is_gone_on_with_too() {
    let desk = Desk::new();
    desk.deployed(&[]);
    desk.run("git", desk.folder.path(), &["clone", "--quiet", "--branch", "gh-pages", "remote.git", "other"]);
    let other = desk.folder.path().join("other");
    fs::write(other.join("index.html"), "by hand").unwrap();
    desk.run("git", &other, &["commit", "--quiet", "-am", "by hand"]);
    desk.run("git", &other, &["push", "--quiet"]);
    let before = desk.state();
    desk.deployed(&[]);
    assert_eq!(desk.commits("gh-pages"), 3);
    assert_eq!(desk.state(), before);
    assert!(!desk.site().join(".git/FETCH_HEAD").exists());
    assert!(!desk.bare(&["show", "gh-pages:index.html"]).contains("by hand"));
}

#[test]
fn a_dry_run_pushes_nothing_and_says_what_it_would() {
    let desk = Desk::new();
    let said = desk.deployed(&["--dry-run", "--branch", "pages"]);
    assert!(said.contains("origin, pages: would be pushed: ") && said.contains(" files new"), "{said}");
    assert_eq!(desk.bare(&["for-each-ref"]), "");
}

#[test]
fn a_remote_may_be_named_by_its_address() {
    let desk = Desk::new();
    desk.git(&["remote", "remove", "origin"]);
    desk.deployed(&["--remote", "../remote.git", "--branch", "deep/er"]);
    assert_eq!(desk.commits("deep/er"), 1);
}

#[test]
fn a_site_below_a_shallow_clone_is_deployed_from_anywhere() {
    let desk = Desk::new();
    desk.deployed(&[]);
    desk.git(&["push", "--quiet", "origin", "main"]);
    let address = format!("file://{}", desk.remote().display());
    desk.run("git", desk.folder.path(), &["clone", "--quiet", "--depth", "1", "--branch", "main", &address, "shallow"]);
    let below = desk.folder.path().join("shallow/some/site");
    fs::create_dir_all(below.join("content/notes")).unwrap();
    fs::write(below.join("dossier.yaml"), "title: Below\n").unwrap();
    fs::write(below.join("content/notes/a.md"), "---\ntitle: A\ndate: 2022-04-12\n---\n").unwrap();
    let arguments = ["deploy", "--root", "shallow/some/site"];
    let output = desk.command(env!("CARGO_BIN_EXE_dossier"), desk.folder.path(), &arguments).output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(desk.commits("gh-pages"), 2);
    assert!(desk.bare(&["show", "gh-pages:index.html"]).contains("Below"));
}

#[test]
fn a_commit_is_made_where_git_knows_no_name() {
    let desk = Desk::new();
    let mut command = desk.command(env!("CARGO_BIN_EXE_dossier"), &desk.site(), &["deploy"]);
    for name in ["GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "EMAIL"] {
        command.env_remove(name);
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(desk.bare(&["log", "-1", "--format=%an", "gh-pages"]).trim(), "dossier");
}

#[test]
fn an_error_in_the_notes_stops_it_before_git_is_asked() {
    let desk = Desk::new();
    desk.write("content/notes/a.md", "---\ntitle: A\ndate: 2022-02-30\n---\n");
    assert!(desk.refused(&[]).contains("nothing was written"));
    assert_eq!(desk.bare(&["for-each-ref"]), "");
}

#[test]
fn drafts_are_not_published_whatever_the_environment_says() {
    let desk = Desk::new();
    desk.write("content/notes/d.md", "---\ntitle: D\ndate: 2022-04-12\ndraft: true\n---\n");
    let output = desk
        .command(env!("CARGO_BIN_EXE_dossier"), &desk.site(), &["deploy"])
        .env("DOSSIER_DRAFTS", "true")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(!desk.bare(&["ls-tree", "-r", "--name-only", "gh-pages"]).contains("notes/d/"));
}

#[test]
fn what_is_wrong_with_the_remote_is_said_in_words() {
    let desk = Desk::new();
    let before = desk.state();
    let none = desk.refused(&["--remote", "upstream"]);
    assert!(none.contains("there is no remote `upstream`: there is origin"), "{none}");
    let nowhere = desk.refused(&["--remote", "../nowhere.git"]);
    assert!(nowhere.contains("there is no repository at that address"), "{nowhere}");
    let branch = desk.refused(&["--branch", "a..b"]);
    assert!(branch.contains("cannot be the name of a branch"), "{branch}");

    let hook = desk.remote().join("hooks/pre-receive");
    fs::write(&hook, "#!/bin/sh\necho 'this branch is protected' >&2\nexit 1\n").unwrap();
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();
    let declined = desk.refused(&[]);
    assert!(declined.contains("the server has a rule against it"), "{declined}");
    assert!(declined.contains("this branch is protected"), "{declined}");
    assert_eq!(desk.bare(&["for-each-ref"]), "");

    desk.git(&["remote", "remove", "origin"]);
    assert!(desk.refused(&[]).contains("git remote add"));
    let after = desk.state();
    assert_eq!((after.0, after.1, after.3), (before.0, before.1, before.3));
}

#[test]
fn a_branch_that_moves_between_the_look_and_the_push_is_not_written_over() {
    let desk = Desk::new();
    desk.deployed(&[]);
    desk.write("content/notes/a.md", "---\ntitle: Another\ndate: 2022-04-12\n---\n");
    // Somebody else's push, at the worst of moments: git runs this hook after it has asked the remote for its branches.
    let hook = desk.site().join(".git/hooks/pre-push");
    fs::create_dir_all(hook.parent().unwrap()).unwrap();
    let remote = desk.remote();
    let script = format!(
        "#!/bin/sh\nunset GIT_DIR\ncd '{}' && git update-ref refs/heads/gh-pages $(git commit-tree -m theirs 'gh-pages^{{tree}}')\n",
        remote.display()
    );
    fs::write(&hook, script).unwrap();
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();
    let said = desk.refused(&[]);
    assert!(said.contains("somebody else pushed to the branch in the meantime"), "{said}");
    assert_eq!(desk.bare(&["log", "-1", "--format=%s", "gh-pages"]).trim(), "theirs");
}

#[test]
fn without_a_repository_or_without_git_it_says_so() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("dossier.yaml"), "title: A\n").unwrap();
    fs::create_dir_all(folder.path().join("content")).unwrap();
    fs::write(folder.path().join("content/index.md"), "Welcome.\n").unwrap();
    let run = |path: Option<&str>| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dossier"));
        // A repository above the folder for temporary files is not looked for.
        command
            .current_dir(folder.path())
            .arg("deploy")
            .env("GIT_CEILING_DIRECTORIES", folder.path().parent().unwrap());
        if let Some(path) = path {
            command.env("PATH", path);
        }
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        stderr(&output)
    };
    assert!(run(None).contains("is in no git repository"), "{}", run(None));
    assert!(run(Some("/nowhere")).contains("git is not installed"), "{}", run(Some("/nowhere")));
}

#[test]
fn private_files_that_git_tracks_are_warned_of() {
    let desk = Desk::new();
    assert!(!desk.deployed(&[]).contains("private"));
    desk.write("private/source.md", "Who told me.\n");
    // What else the repository holds is no folder of the site.
    desk.write("tools/private/key.txt", "A test.\n");
    desk.git(&["add", "--force", "private", "tools"]);
    let said = desk.deployed(&[]);
    assert!(said.contains("git tracks 1 file of a private folder") && said.contains("private/source.md"), "{said}");
    for arguments in [&["check"][..], &["check", "--quiet"], &["deploy", "--quiet"]] {
        let output = desk.command(env!("CARGO_BIN_EXE_dossier"), &desk.site(), arguments).output().unwrap();
        assert!(output.status.success() && stderr(&output).contains("private/source.md"), "{}", stderr(&output));
    }
    desk.write("content/notes/private/draft.md", "What I heard.\n");
    desk.git(&["add", "--force", "content"]);
    let said = desk.deployed(&[]);
    assert!(said.contains("2 files of a private folder") && said.contains("content/notes/private/draft.md"), "{said}");
}

#[test]
fn killed_at_any_moment_it_leaves_the_repository_as_it_was() {
    let desk = Desk::new();
    let built = desk.command(env!("CARGO_BIN_EXE_dossier"), &desk.site(), &["build"]).output().unwrap();
    assert!(built.status.success(), "{}", stderr(&built));
    let before = desk.state();
    for milliseconds in [5, 20, 40, 60, 80, 100, 130, 160, 200] {
        let mut command = desk.command(env!("CARGO_BIN_EXE_dossier"), &desk.site(), &["deploy", "--quiet"]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(milliseconds));
        let _ = child.kill();
        child.wait().unwrap();
        assert_eq!(desk.state(), before, "killed after {milliseconds} ms");
        desk.git(&["fsck", "--strict", "--no-dangling"]);
    }
    desk.deployed(&[]);
    assert_eq!(desk.commits("gh-pages"), 1, "the branch has one commit, whoever made it");
    assert_eq!(desk.state(), before);
}
