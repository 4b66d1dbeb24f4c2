//! Publishing a built site on a branch of a git remote.
//!
//! In: a repository, the folder of a built site and its files. Out: one commit on the branch, whose tree is exactly those files, and whose
//! parent is what the branch held before. It is made of plumbing alone (`hash-object`, `mktree`, `commit-tree`, `push`): no index, no
//! working tree and no branch of the repository is touched, so a run that ends early leaves nothing but objects that nothing names, which
//! git throws away in its own time. The same files twice make no second commit.
//!
//! `history` reads what a repository knows of when files came into it. This is the only place where another program is started: the `git` that is installed.

mod git;
mod history;
mod refusal;
mod tree;

use std::path::Path;

use git::Git;
pub use history::{History, history};
pub use refusal::Refusal;

/// What is to be published, and where.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// A folder of the repository: that of the site.
    pub root: &'a Path,
    /// The folder that holds the built site.
    pub site: &'a Path,
    /// The files of the site below it, with `/`. What else is in the folder is not published.
    pub files: &'a [String],
    /// The name or address of the remote.
    pub remote: &'a str,
    /// The branch of the remote.
    pub branch: &'a str,
    /// The message of the commit.
    pub message: &'a str,
    /// Whether nothing is to be pushed.
    pub dry_run: bool,
    /// Whether what the branch holds is replaced, even if it was not published from here.
    pub replace: bool,
    /// The name of the file that marks the sources of a site, which a branch of built sites does not hold.
    pub source: &'a str,
    /// Whether the site has no texts at all, so that it had rather not take the place of one that has.
    pub is_empty: bool,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The branch holds these files already.
    Unchanged,
    /// The branch would have another tree.
    WouldPush(Changes),
    /// The branch has this new commit.
    Pushed {
        /// Its name, in hexadecimal digits.
        commit: String,
        /// What differs from the commit before.
        changes: Changes,
    },
}

/// How two versions of a site differ, in files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changes {
    /// New ones.
    pub added: usize,
    /// Ones with another content.
    pub changed: usize,
    /// Ones that are gone.
    pub removed: usize,
    /// Whether one of those names the domain of the site, which GitHub Pages then forgets.
    pub domain_removed: bool,
}

/// Why nothing was published.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no program `git`.
    #[error("git is not installed, or not on the path: this command needs it")]
    NoGit,
    /// The site is in no repository.
    #[error("{0} is in no git repository: begin one with `git init`, and name a remote with `git remote add`")]
    NoRepository(String),
    /// The repository has only the newest part of its history.
    #[error(
        "{0} is a shallow clone, whose history begins too late: fetch the whole of it with `git fetch --unshallow`"
    )]
    Shallow(String),
    /// The repository knows no such remote.
    #[error("there is no remote `{remote}`{}", known(.remotes))]
    NoRemote {
        /// As it was asked for.
        remote: String,
        /// Those that there are.
        remotes: Vec<String>,
    },
    /// The branch holds what nobody would want to lose.
    #[error(
        "{remote}, {branch}: {reason}; nothing was pushed\n\nName a branch for the site alone with `--branch`, such as `gh-pages`, or say \
         `--replace` if the site is to take the place of what is there."
    )]
    NotOurs {
        /// The remote.
        remote: String,
        /// The branch.
        branch: String,
        /// What it is instead.
        reason: &'static str,
    },
    /// The name cannot be that of a branch.
    #[error("`{0}` cannot be the name of a branch")]
    Branch(String),
    /// The remote did not take it, or could not be asked.
    #[error("{remote} refused: {refusal}\n\ngit says:\n{said}")]
    Refused {
        /// The remote.
        remote: String,
        /// Why, where that can be told.
        refusal: Refusal,
        /// What git said.
        said: String,
    },
    /// Something else that git was asked for.
    #[error("`git {command}` failed\n\ngit says:\n{said}")]
    Git {
        /// The command.
        command: String,
        /// What git said.
        said: String,
    },
    /// The process could not be run.
    #[error("git cannot be run: {0}")]
    Process(std::io::Error),
}

fn known(remotes: &[String]) -> String {
    if remotes.is_empty() {
        return ": the repository has none; add one with `git remote add NAME ADDRESS`".to_owned();
    }
    format!(": there is {}", remotes.join(", "))
}

/// The last line of the message of each commit that is made here: by it a branch is known that may be written to again.
const MARK: &str = "Published-by: dossier";

/// Why the site is not to take the place of what the branch holds; nothing if it may.
fn not_ours(git: &Git, request: &Request<'_>, tip: Option<&str>) -> Result<Option<&'static str>, Error> {
    if git.checked_out()?.as_deref() == Some(request.branch) {
        return Ok(Some("it is the branch that is checked out here"));
    }
    let Some(tip) = tip else { return Ok(None) };
    let files = git.files(tip)?;
    let is_source = |path: &String| path.rsplit('/').next() == Some(request.source);
    let is_of_entry = |path: &String| path.ends_with("/index.html") && path.matches('/').count() > 1;
    // A repository that keeps texts, of which none is there: they have gone astray.
    Ok(if request.is_empty && files.iter().any(is_of_entry) && !git.tracked(&["content"])?.is_empty() {
        Some(
            "it holds a site with texts, and of those that git tracks in `content/` none is there (is the folder moved?)",
        )
    } else if files.iter().any(is_source) {
        Some("it holds what a site is made from (`dossier.yaml`)")
    } else if !files.is_empty() && !git.is_in_history(tip, MARK)? {
        Some("it holds files that `dossier deploy` did not put there")
    } else {
        None
    })
}

/// Publishes.
///
/// # Errors
///
/// Git is missing, or the repository, or the remote; or the remote refuses.
pub fn publish(request: &Request<'_>) -> Result<Outcome, Error> {
    let git = Git::at(request.root)?;
    git.check_branch(request.branch)?;
    git.check_remote(request.remote)?;
    let last = git.tip(request.remote, request.branch)?;
    if !request.replace
        && let Some(reason) = not_ours(&git, request, last.as_deref())?
    {
        let (remote, branch) = (request.remote.to_owned(), request.branch.to_owned());
        return Err(Error::NotOurs { remote, branch, reason });
    }
    let tree = tree::write(&git, request.site, request.files)?;
    let before = last.as_ref().map(|commit| git.tree_of(commit)).transpose()?;
    if before.as_ref() == Some(&tree) {
        return Ok(Outcome::Unchanged);
    }
    let changes = git.changes(before.as_deref(), &tree)?;
    if request.dry_run {
        return Ok(Outcome::WouldPush(changes));
    }
    let commit = git.commit(&tree, last.as_deref(), &format!("{}\n\n{MARK}\n", request.message.trim_end()))?;
    git.push(request.remote, &commit, request.branch)?;
    Ok(Outcome::Pushed { commit, changes })
}

/// The private folders of a site, as git's pathspecs.
const PRIVATE: [&str; 5] = [
    ":(glob)private/**",
    ":(glob)content/**/private/**",
    ":(glob)static/**/private/**",
    ":(glob)templates/**/private/**",
    ":(glob)themes/**/private/**",
];

/// The files that git tracks and that stand in a private folder of the site at `root`: in `private/`, or in a folder of that name below one that the
/// site reads; none where there is no repository. What else the repository holds is its own concern.
///
/// # Errors
///
/// Git is missing, or fails.
pub fn tracked_private(root: &Path) -> Result<Vec<String>, Error> {
    match Git::at(root) {
        Ok(git) => git.tracked(&PRIVATE),
        Err(Error::NoRepository(_)) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// Whether git ignores this path below the folder `root`: not where there is no repository.
///
/// # Errors
///
/// Git is missing, or fails.
pub fn ignores(root: &Path, path: &str) -> Result<bool, Error> {
    Git::ignores(root, path)
}
