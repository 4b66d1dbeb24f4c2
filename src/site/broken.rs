//! Entries that cannot be read: what leads to them leads somewhere, as soon as their one fault is mended, and is no fault of its own.

use super::entries::Entries;
use crate::diagnostic::{Code, Diagnostic};
use crate::text::fold;

/// The names by which others may mean an entry that cannot be read: its file name, with and without what stands in front of a hyphen, and its title.
pub(super) struct Broken(Vec<String>);

impl Broken {
    pub(super) fn of(entries: &Entries) -> Self {
        let broken = entries.judged().filter(|(_, parsed)| parsed.entry.is_none());
        Self(broken.flat_map(|(path, parsed)| names(path, &parsed.text)).collect())
    }

    /// Whether a fault only says that a link leads to one of these. `text` is that of the file in which it stands.
    pub(super) fn explains(&self, diagnostic: &Diagnostic, text: &str) -> bool {
        if self.0.is_empty() || diagnostic.code != Code::UnresolvedLink {
            return false;
        }
        let target = text.get(diagnostic.place.span.clone()).unwrap_or_default();
        let target = fold(target);
        let around = |c: char| c.is_alphanumeric();
        self.0.iter().any(|name| {
            target
                .match_indices(name.as_str())
                .any(|(at, _)| !target[..at].ends_with(around) && !target[at + name.len()..].starts_with(around))
        })
    }
}

fn names(path: &str, text: &str) -> Vec<String> {
    let file = path.rsplit('/').next().unwrap_or(path);
    let stem = file.strip_suffix(".md").unwrap_or(file);
    let undated = stem.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '_' | ' '));
    let title = text.lines().find_map(|line| line.strip_prefix("title:"));
    let title = title.map(|title| title.trim().trim_matches(['"', '\'']));
    [Some(stem), Some(undated), title].into_iter().flatten().map(fold).filter(|name| !name.is_empty()).collect()
}
