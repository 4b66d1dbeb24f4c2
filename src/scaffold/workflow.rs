//! The workflow that publishes a site with GitHub Pages.

use std::path::Path;

use super::Draft;
use crate::yaml::write::scalar;

/// Where the workflow stands below the root of the repository.
const PATH: &str = ".github/workflows/dossier.yml";
/// The workflow, with `{{…}}` where a site has its own.
const TEMPLATE: &str = include_str!("workflow.yml");

/// The action that the workflow calls: `OWNER/REPOSITORY@REVISION`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action(String);

/// What was given is no action.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an action: write OWNER/REPOSITORY@REVISION, with a tag or a commit behind the @")]
pub struct NotAnAction(String);

impl Action {
    /// An action as it was written.
    ///
    /// # Errors
    ///
    /// Where owner, repository or revision is missing, or holds what GitHub takes in none of them.
    pub fn new(text: &str) -> Result<Self, NotAnAction> {
        let is_word = |word: &str| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
        };
        let parts = text.split_once('@').and_then(|(name, revision)| Some((name.split_once('/')?, revision)));
        match parts {
            Some(((owner, repository), revision))
                if is_word(owner) && repository.split('/').all(is_word) && revision.split('/').all(is_word) =>
            {
                Ok(Self(text.to_owned()))
            }
            _ => Err(NotAnAction(text.to_owned())),
        }
    }

    /// That of this version of the program. None where the program was built without knowing where it is published.
    pub fn own() -> Option<Self> {
        let name = env!("CARGO_PKG_REPOSITORY").strip_prefix("https://github.com/")?.trim_end_matches('/');
        Self::new(&format!("{name}@v{}", env!("CARGO_PKG_VERSION"))).ok()
    }

    /// One that has to be replaced before the workflow runs.
    pub fn placeholder() -> Self {
        Self(concat!("OWNER/dossier@v", env!("CARGO_PKG_VERSION")).to_owned())
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The workflow of a site that stands in the folder `below` of its repository and is built into `output_dir`.
pub(super) fn workflow(below: &Path, output_dir: &str, action: &Action) -> Draft {
    let below = below.to_string_lossy().replace('\\', "/");
    let root = if below.is_empty() { ".".to_owned() } else { below };
    let output = if root == "." { output_dir.to_owned() } else { format!("{root}/{output_dir}") };
    let text = TEMPLATE
        .replace("{{ACTION}}", action.as_str())
        .replace("{{ROOT}}", &scalar(&root))
        .replace("{{OUTPUT}}", &scalar(&output));
    Draft { path: PATH.to_owned(), text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_has_an_owner_a_repository_and_a_revision() {
        for (text, fits) in [
            ("owner/dossier@v1", true),
            ("owner/tools/dossier@0123abc", true),
            ("owner/dossier@releases/v1", true),
            ("dossier@v1", false),
            ("owner/dossier", false),
            ("owner/dossier@", false),
            ("owner/dossier@v1 # x", false),
            ("owner/dossier@v1\nrun: x", false),
        ] {
            assert_eq!(Action::new(text).is_ok(), fits, "{text}");
        }
        assert!(Action::new(Action::placeholder().as_str()).is_ok());
    }

    #[test]
    fn the_workflow_knows_where_the_site_stands() {
        let action = Action::new("owner/dossier@v1").unwrap();
        let whole = workflow(Path::new(""), "public", &action).text;
        assert!(whole.contains("uses: owner/dossier@v1\n") && whole.contains("path: public\n"), "{whole}");
        let inner = workflow(Path::new("a/site"), "out", &action).text;
        assert!(inner.contains("root: \"a/site\"\n") && inner.contains("path: \"a/site/out\"\n"), "{inner}");
        assert!(!inner.contains("{{ROOT") && !inner.contains("{{ACTION") && !inner.contains("{{OUTPUT"), "{inner}");
    }

    #[test]
    fn the_workflow_is_valid_yaml_and_every_action_of_others_is_pinned() {
        let text = workflow(Path::new(""), "public", &Action::placeholder()).text;
        let read: serde_json::Value = serde_yaml::from_str(&text).unwrap();
        assert!(read["jobs"]["deploy"].is_object(), "{read:#}");
        for line in text.lines().filter(|line| line.contains("uses: actions/")) {
            let (commit, version) = line.split_once('@').unwrap().1.split_once(" # v").expect(line);
            assert!(commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit()), "{line}");
            assert!(version.starts_with(|c: char| c.is_ascii_digit()), "{line}");
        }
    }
}
