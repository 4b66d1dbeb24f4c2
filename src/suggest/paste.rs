//! What to paste: pieces of front matter, with the file that they go into.

use std::fmt::Write as _;

use super::Near;
use crate::dossier::{Dossier, Entity};
use crate::yaml::write::{list, scalar};

/// A piece of front matter for one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paste {
    /// The file, below the root of the site.
    pub path: String,
    /// Whether the file is not there yet, and the text is all of it.
    pub is_new: bool,
    /// When it is right: “if they are one”.
    pub when: &'static str,
    /// The lines, as YAML; of a new file with its `---`.
    pub text: String,
}

/// What to do, in a sentence: all pieces go into one file.
pub(super) fn in_words(pastes: &[Paste]) -> Option<String> {
    let first = pastes.first()?;
    let into = if first.is_new { "in a new profile" } else { "in" };
    let one = |paste: &Paste| {
        let lines = paste.text.lines().filter(|line| *line != "---" && !line.starts_with("title:"));
        format!("write `{}` {}", lines.collect::<Vec<_>>().join("`, `"), paste.when)
    };
    let ways = pastes.iter().map(one).collect::<Vec<_>>().join(", or ").replace(", or write", ", or");
    Some(format!("{into} `{}`, {ways}", first.path))
}

/// The lines that make two names one, or keep them two.
pub(super) fn of_near(dossier: &Dossier, near: &Near) -> Vec<Paste> {
    let [one, other] = [near.one, near.other].map(|id| dossier.entity(id));
    let one_of = |when, key, list: &[String], name: &str| (when, list_with(key, list, name));
    let Some(entry) = &other.profile else {
        return vec![profile(other, "if they are one", &[&near.written])];
    };
    let distinct: &[String] = other.profile().map_or(&[], |profile| &profile.distinct_from);
    let dated = other.profile().is_some_and(|profile| !profile.dated_names.is_empty());
    // An alias with dates is a map, which a list of names would lose.
    let aliases: &[String] = if dated { &[] } else { &entry.common.aliases };
    let ways = [
        one_of("if they are one", "aliases", aliases, &near.written),
        one_of("if they are two", "distinct_from", distinct, &one.name),
    ];
    let path = entry.source.path.to_string();
    let paste = |(when, text)| Paste { path: path.clone(), is_new: false, when, text };
    // Of two profiles one would have to go, which no line can do.
    ways.into_iter().skip(usize::from(one.profile.is_some())).map(paste).collect()
}

/// The file of a profile for an entity that has none.
pub(super) fn profile(entity: &Entity, when: &'static str, aliases: &[&str]) -> Paste {
    let mut text = format!("---\ntitle: {}\n", scalar(&entity.name));
    if !aliases.is_empty() {
        // Writing into a string cannot fail.
        let _ = writeln!(text, "aliases: {}", list(aliases.iter().copied()));
    }
    text.push_str("---\n");
    Paste { path: format!("content/{}/{}.md", entity.kind.folder(), entity.slug), is_new: true, when, text }
}

/// The line of a list with one name more.
pub(super) fn list_with(key: &str, names: &[String], name: &str) -> String {
    format!("{key}: {}", list(names.iter().map(String::as_str).chain([name])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_pasted_is_read_back(names in prop::collection::vec("\\PC{1,20}", 1..4)) {
            let line = list_with("aliases", &names[1..], &names[0]);
            let read: std::collections::BTreeMap<String, Vec<String>> = serde_yaml::from_str(&line).unwrap();
            let expected: Vec<String> = names[1..].iter().chain([&names[0]]).cloned().collect();
            prop_assert_eq!(&read["aliases"], &expected, "{}", line);
        }
    }
}
