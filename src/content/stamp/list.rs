//! Writing names into a list of the front matter, behind those that are there.

use std::ops::Range;

use super::{NotStamped, read, replaced};
use crate::content::Source;
use crate::yaml::write::{item, list};
use crate::yaml::{self, Node};

/// The text of a file with more names under a key of its front matter. The names that are there, comments, quotation marks and the order of keys stay.
///
/// # Errors
///
/// A file that cannot be read, or a list in a form in which no name can be put behind the others.
pub fn extend(source: &Source, key: &str, names: &[String]) -> Result<String, NotStamped> {
    let entry = read(source)?;
    let block = entry.front_matter();
    let before = values(block, key).ok_or(NotStamped::ByHand)?;
    let new: Vec<&str> = names.iter().filter(|name| !before.contains(name)).map(String::as_str).collect();
    if new.is_empty() {
        return Ok(source.text.to_string());
    }
    let (place, written) = edit(block, key, &new).ok_or(NotStamped::ByHand)?;
    let block = replaced(block, &place, &written);
    // Read again: the key has the names, and nothing else has changed.
    let expected: Vec<&str> = before.iter().map(String::as_str).chain(new).collect();
    let fits = values(&block, key).is_some_and(|now| now == expected)
        && others(&block, key) == others(entry.front_matter(), key);
    let text = replaced(&source.text, &entry.front, &block);
    let now = read(&Source { path: source.path.clone(), text: text.as_str().into() });
    if fits && now.is_ok() { Ok(text) } else { Err(NotStamped::ByHand) }
}

/// What is written where.
fn edit(block: &str, key: &str, new: &[&str]) -> Option<(Range<usize>, String)> {
    let Some(pair) = yaml::pair(block, key) else {
        // A key in brackets has no line behind it.
        let is_flow = block.trim_start().starts_with('{');
        let end = if block.ends_with('\n') || block.is_empty() { "" } else { "\n" };
        return (!is_flow).then(|| (block.len()..block.len(), format!("{end}{key}: {}\n", list(new.iter().copied()))));
    };
    let whole = pair.whole();
    let text = &block[whole.clone()];
    let value = text.split_once(':').map_or("", |(_, value)| value);
    let value_start = whole.end - value.len();
    let trimmed = value.trim();
    let items = new.iter().map(|name| item(name)).collect::<Vec<_>>();
    if trimmed.is_empty() {
        return Some((whole.end..whole.end, format!(" [{}]", items.join(", "))));
    }
    if trimmed.starts_with('[') {
        let close = value_start + value.rfind(']')?;
        let inside = block[..close].trim_end();
        let comma = if inside.ends_with(['[', ',']) { "" } else { ", " };
        return Some((inside.len()..close, format!("{comma}{}", items.join(", "))));
    }
    if value.trim_start_matches([' ', '\t']).starts_with(['\n', '\r']) && trimmed.starts_with("- ") {
        // Behind the last item, with the comment on its line.
        let is_item = |at: &usize| value[at + 1..].trim_start_matches(' ').starts_with("- ");
        let last = value.match_indices('\n').map(|(at, _)| at).rfind(is_item)?;
        let line = value_start + last + 1;
        let indent = &block[line..block.len() - block[line..].trim_start_matches(' ').len()];
        let end = block[line..].find(['\n', '\r']).map_or(block.len(), |at| line + at);
        let lines = items.join(&format!("\n{indent}- "));
        return Some((end..end, format!("\n{indent}- {lines}")));
    }
    // One name alone becomes a list of several.
    let start = value_start + (value.len() - value.trim_start().len());
    // The span of a scalar reaches over a comment behind it.
    let quote = trimmed.chars().next().filter(|c| matches!(c, '"' | '\''));
    let written = match quote {
        Some(quote) => &trimmed[..trimmed[1..].find(quote)? + 2],
        None => trimmed.split(" #").next().unwrap_or(trimmed).trim_end(),
    };
    Some((start..start + written.len(), format!("[{written}, {}]", items.join(", "))))
}

/// The names under a key; none where it holds anything else than names.
fn values(block: &str, key: &str) -> Option<Vec<String>> {
    let Ok(Node::Map(pairs)) = yaml::parse(block) else { return None };
    let scalar = |node: &Node| match node {
        Node::Scalar(scalar) => Some(scalar.text.clone()),
        _ => None,
    };
    match pairs.iter().find(|(name, _)| name == key).map(|(_, value)| value) {
        None | Some(Node::Null) => Some(Vec::new()),
        Some(Node::List(items)) => items.iter().map(scalar).collect(),
        Some(node) => scalar(node).map(|name| vec![name]),
    }
}

fn others(block: &str, key: &str) -> Option<Vec<(String, Node)>> {
    match yaml::parse(block) {
        Ok(Node::Map(pairs)) => Some(pairs.into_iter().filter(|(name, _)| name != key).collect()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extended(keys: &str) -> Option<String> {
        let text = format!("---\ntitle: A  # the title\ndate: 2022-04-14\n{keys}tags: [x]\n---\n\nText.\n");
        let source = Source { path: "content/notes/a.md".into(), text: text.as_str().into() };
        extend(&source, "countries", &["BY".to_owned(), "NO".to_owned()]).ok()
    }

    #[test]
    fn names_are_put_behind_those_that_are_there() {
        for (keys, expected) in [
            ("countries: [BY]  # one\n", "countries: [BY, \"NO\"]  # one\n"),
            ("countries: []\n", "countries: [BY, \"NO\"]\n"),
            ("countries:\n", "countries: [BY, \"NO\"]\n"),
            ("countries: 'BY' # one\n", "countries: ['BY', \"NO\"] # one\n"),
            ("countries:\n  - \"BY\" # one\n  # two\n", "countries:\n  - \"BY\" # one\n  - \"NO\"\n  # two\n"),
            ("countries: [BY, \"NO\"]\n", "countries: [BY, \"NO\"]\n"),
            ("", "countries: [BY, \"NO\"]\n"),
        ] {
            let text = extended(keys).unwrap_or_else(|| panic!("{keys}"));
            let rest = if keys.is_empty() { "tags: [x]\n" } else { "" };
            let expected = format!(
                "---\ntitle: A  # the title\ndate: 2022-04-14\n{rest}{expected}{}---\n\nText.\n",
                if rest.is_empty() { "tags: [x]\n" } else { "" }
            );
            assert_eq!(text, expected, "{keys}");
        }
    }

    #[test]
    fn what_is_no_list_of_names_is_left_as_it_is() {
        assert_eq!(extended("countries: {a: b}\n"), None);
        assert_eq!(extended("countries: [BY\n"), None);
    }
}
