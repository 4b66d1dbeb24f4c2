//! The installed `git`: each call is one process, in the C locale, so that what it says can be read.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::{Changes, Error, Refusal};

/// The name that commits get where the user has given git none.
const NOBODY: [(&str, &str); 4] = [
    ("GIT_AUTHOR_NAME", "dossier"),
    ("GIT_AUTHOR_EMAIL", "dossier@localhost"),
    ("GIT_COMMITTER_NAME", "dossier"),
    ("GIT_COMMITTER_EMAIL", "dossier@localhost"),
];

/// Git, in a repository.
#[derive(Debug)]
pub(super) struct Git {
    root: PathBuf,
}

/// What a process said.
struct Said {
    success: bool,
    out: Vec<u8>,
    err: String,
}

impl Git {
    /// Git in the repository that the folder is in.
    pub(super) fn at(root: &Path) -> Result<Self, Error> {
        let git = Self { root: root.to_owned() };
        let said = git.run(&["rev-parse", "--git-dir"], &[], &[])?;
        if !said.success && said.err.contains("not a git repository") {
            return Err(Error::NoRepository(root.display().to_string()));
        }
        git.checked(&["rev-parse"], &said)?;
        Ok(git)
    }

    /// Whether a path below the folder is ignored; without a repository, it is not.
    pub(super) fn ignores(root: &Path, path: &str) -> Result<bool, Error> {
        match Self::at(root) {
            Ok(git) => Ok(git.run(&["check-ignore", "--quiet", "--", path], &[], &[])?.success),
            Err(Error::NoRepository(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    pub(super) fn check_branch(&self, branch: &str) -> Result<(), Error> {
        let valid = self.run(&["check-ref-format", &head(branch)], &[], &[])?.success;
        if valid { Ok(()) } else { Err(Error::Branch(branch.to_owned())) }
    }

    /// A remote is known by its name, or named by its address or path.
    pub(super) fn check_remote(&self, remote: &str) -> Result<(), Error> {
        let remotes: Vec<String> = self.lines(&["remote"])?;
        if remotes.iter().any(|known| known == remote) || remote.contains(['/', ':', '\\']) {
            return Ok(());
        }
        Err(Error::NoRemote { remote: remote.to_owned(), remotes })
    }

    /// The commit at the end of the remote's branch, with its objects here; none if there is no such branch.
    pub(super) fn tip(&self, remote: &str, branch: &str) -> Result<Option<String>, Error> {
        let head = head(branch);
        let said = self.remote(remote, &["ls-remote", "--", remote, &head])?;
        let Some(commit) = said.split_whitespace().next().map(str::to_owned) else { return Ok(None) };
        if !self.run(&["cat-file", "-e", &format!("{commit}^{{tree}}")], &[], &[])?.success {
            // Neither FETCH_HEAD nor a branch here is moved.
            let options = ["--quiet", "--no-tags", "--no-write-fetch-head", "--refmap=", "--no-recurse-submodules"];
            self.remote(remote, &[&["fetch"], &options[..], &["--", remote, &head]].concat())?;
        }
        Ok(Some(commit))
    }

    pub(super) fn tree_of(&self, commit: &str) -> Result<String, Error> {
        self.line(&["rev-parse", "--verify", &format!("{commit}^{{tree}}")])
    }

    /// The branch that is checked out, if one is.
    pub(super) fn checked_out(&self) -> Result<Option<String>, Error> {
        let said = self.run(&["symbolic-ref", "--quiet", "HEAD"], &[], &[])?;
        let name = String::from_utf8_lossy(&said.out);
        Ok(name.trim_end().strip_prefix("refs/heads/").map(str::to_owned))
    }

    /// The paths of all files of a commit.
    pub(super) fn files(&self, commit: &str) -> Result<Vec<String>, Error> {
        self.paths(&["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit])
    }

    /// Whether the message of a commit, or of one before it, has this line.
    pub(super) fn is_in_history(&self, commit: &str, line: &str) -> Result<bool, Error> {
        let pattern = format!("^{line}$");
        Ok(!self.fed(&["rev-list", "--max-count=1", "--grep", &pattern, commit], &[])?.trim().is_empty())
    }

    /// What differs between two trees.
    pub(super) fn changes(&self, before: Option<&str>, after: &str) -> Result<Changes, Error> {
        let Some(before) = before else {
            let added = self.lines(&["ls-tree", "-r", "--name-only", after])?.len();
            return Ok(Changes { added, ..Changes::default() });
        };
        let mut changes = Changes::default();
        for line in self.lines(&["diff-tree", "-r", "--no-renames", "--name-status", before, after])? {
            match line.chars().next() {
                Some('A') => changes.added += 1,
                Some('D') => {
                    changes.removed += 1;
                    changes.domain_removed |= line.ends_with("\tCNAME");
                }
                _ => changes.changed += 1,
            }
        }
        Ok(changes)
    }

    pub(super) fn commit(&self, tree: &str, parent: Option<&str>, message: &str) -> Result<String, Error> {
        let mut arguments = vec!["commit-tree", tree, "-F", "-"];
        arguments.extend(parent.into_iter().flat_map(|parent| ["-p", parent]));
        let known = ["GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"]
            .map(|name| self.run(&["-c", "user.useConfigOnly=true", "var", name], &[], &[]).map(|said| said.success));
        let [author, committer] = known;
        let names: &[_] = if author? && committer? { &[] } else { &NOBODY };
        let said = self.run(&arguments, message.as_bytes(), names)?;
        first_line(&self.checked(&arguments, &said)?)
    }

    pub(super) fn push(&self, remote: &str, commit: &str, branch: &str) -> Result<(), Error> {
        let refspec = format!("{commit}:{}", head(branch));
        self.remote(remote, &["push", "--porcelain", "--no-follow-tags", "--", remote, &refspec]).map(drop)
    }

    /// The tracked files that some pathspecs name, below the folder.
    pub(super) fn tracked(&self, pathspecs: &[&str]) -> Result<Vec<String>, Error> {
        self.paths(&[&["ls-files", "-z", "--"], pathspecs].concat())
    }

    /// The paths that a command lists, each ended by a null.
    fn paths(&self, arguments: &[&str]) -> Result<Vec<String>, Error> {
        Ok(self.fed(arguments, &[])?.split('\0').filter(|path| !path.is_empty()).map(str::to_owned).collect())
    }

    /// What a command says, given an input.
    pub(super) fn fed(&self, arguments: &[&str], input: &[u8]) -> Result<String, Error> {
        let said = self.run(arguments, input, &[])?;
        self.checked(arguments, &said)
    }

    fn lines(&self, arguments: &[&str]) -> Result<Vec<String>, Error> {
        Ok(self.fed(arguments, &[])?.lines().map(str::to_owned).collect())
    }

    fn line(&self, arguments: &[&str]) -> Result<String, Error> {
        first_line(&self.fed(arguments, &[])?)
    }

    /// A command that talks to a remote.
    fn remote(&self, remote: &str, arguments: &[&str]) -> Result<String, Error> {
        let said = self.run(arguments, &[], &[])?;
        let out = String::from_utf8_lossy(&said.out).into_owned();
        if said.success {
            return Ok(out);
        }
        let said = format!("{}\n{}", said.err.trim_end(), out.trim_end()).trim().to_owned();
        Err(Error::Refused { remote: remote.to_owned(), refusal: Refusal::of(&said), said })
    }

    fn checked(&self, arguments: &[&str], said: &Said) -> Result<String, Error> {
        if said.success {
            return Ok(String::from_utf8_lossy(&said.out).into_owned());
        }
        let command = arguments.iter().take(2).copied().collect::<Vec<_>>().join(" ");
        Err(Error::Git { command, said: format!("{} (in {})", said.err.trim_end(), self.root.display()) })
    }

    fn run(&self, arguments: &[&str], input: &[u8], environment: &[(&str, &str)]) -> Result<Said, Error> {
        let mut command = Command::new("git");
        command.arg("-C").arg(&self.root).args(arguments).env("LC_ALL", "C");
        command.envs(environment.iter().copied());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|cause| match cause.kind() {
            ErrorKind::NotFound => Error::NoGit,
            _ => Error::Process(cause),
        })?;
        let stdin = child.stdin.take();
        // Git may answer before it has read all: whoever writes everything first waits for ever.
        let output = std::thread::scope(|scope| {
            scope.spawn(move || {
                // A process that ends early says why itself.
                stdin.map(|mut stdin| stdin.write_all(input))
            });
            child.wait_with_output()
        });
        let output = output.map_err(Error::Process)?;
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        Ok(Said { success: output.status.success(), out: output.stdout, err })
    }
}

fn head(branch: &str) -> String {
    format!("refs/heads/{branch}")
}

fn first_line(text: &str) -> Result<String, Error> {
    let line = text.lines().next().map(str::to_owned);
    line.ok_or_else(|| Error::Git { command: "rev-parse".to_owned(), said: "nothing".to_owned() })
}
