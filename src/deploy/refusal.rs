//! Why a remote refused, read from what git says in the C locale.

use std::fmt;

/// The reasons that can be told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Somebody else pushed to the branch in the meantime.
    Overtaken,
    /// The user may not, or could not say who they are.
    NoPermission,
    /// The host is not reached.
    Unreachable,
    /// The address leads to no repository.
    NoRepository,
    /// The server has a rule against it: a protected branch, a file that is too large, a hook.
    Declined,
    /// None of these.
    Unknown,
}

/// What git says, in lower case, and what it means. The first that is found counts.
const SIGNS: &[(&str, Refusal)] = &[
    ("(fetch first)", Refusal::Overtaken),
    ("(non-fast-forward)", Refusal::Overtaken),
    ("(stale info)", Refusal::Overtaken),
    ("cannot lock ref", Refusal::Overtaken),
    ("failed to update ref", Refusal::Overtaken),
    ("[remote rejected]", Refusal::Declined),
    ("permission denied", Refusal::NoPermission),
    ("permission to", Refusal::NoPermission),
    ("authentication failed", Refusal::NoPermission),
    ("could not read username", Refusal::NoPermission),
    ("could not read password", Refusal::NoPermission),
    ("insufficient permission", Refusal::NoPermission),
    ("returned error: 401", Refusal::NoPermission),
    ("returned error: 403", Refusal::NoPermission),
    ("does not appear to be a git repository", Refusal::NoRepository),
    ("repository not found", Refusal::NoRepository),
    ("no such file or directory", Refusal::NoRepository),
    ("not found", Refusal::NoRepository),
    ("could not resolve host", Refusal::Unreachable),
    ("connection refused", Refusal::Unreachable),
    ("connection timed out", Refusal::Unreachable),
    ("network is unreachable", Refusal::Unreachable),
    ("unable to access", Refusal::Unreachable),
];

impl Refusal {
    /// The reason in what git said.
    pub(super) fn of(said: &str) -> Self {
        let said = said.to_lowercase();
        SIGNS.iter().find(|(sign, _)| said.contains(sign)).map_or(Self::Unknown, |(_, refusal)| *refusal)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Overtaken => "somebody else pushed to the branch in the meantime; run `dossier deploy` again",
            Self::NoPermission => "you may not push there, or git could not say who you are; try `git push` by hand",
            Self::Unreachable => "its host cannot be reached; look at the address (`git remote -v`) and at the network",
            Self::NoRepository => {
                "there is no repository at that address, or you may not see it; look at `git remote -v`"
            }
            Self::Declined => "the server has a rule against it, such as a protected branch or a limit of size",
            Self::Unknown => "git could not push",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Refusal;

    #[test]
    fn what_git_says_has_a_meaning() {
        for (said, expected) in [
            ("!\tabc:refs/heads/gh-pages\t[rejected] (fetch first)", Refusal::Overtaken),
            ("! [rejected] abc -> gh-pages (non-fast-forward)", Refusal::Overtaken),
            ("!\ta:refs/heads/gh-pages\t[remote rejected] (pre-receive hook declined)", Refusal::Declined),
            ("remote: error: GH006: Protected branch\n ! [remote rejected] a -> b (protected)", Refusal::Declined),
            ("git@example.org: Permission denied (publickey).", Refusal::NoPermission),
            (
                "remote: Permission to a/b.git denied to c.\nfatal: unable to access '…': returned error: 403",
                Refusal::NoPermission,
            ),
            ("fatal: could not read Username for 'https://example.org'", Refusal::NoPermission),
            ("fatal: '/no/where' does not appear to be a git repository", Refusal::NoRepository),
            ("fatal: repository 'https://example.org/x/' not found", Refusal::NoRepository),
            ("fatal: unable to access 'https://x.invalid/': Could not resolve host: x.invalid", Refusal::Unreachable),
            ("fatal: something new", Refusal::Unknown),
        ] {
            assert_eq!(Refusal::of(said), expected, "{said}");
        }
    }
}
