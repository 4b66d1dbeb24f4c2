//! What a file says and never publishes: its remarks, the comments of its YAML, and the keys that never leave it.

use super::comments;
use super::front_matter;
use super::front_matter::UNPUBLISHED;
use crate::yaml::{self, Node};

/// All of it as one text; empty for most files. Rather too much than too little.
pub fn unpublished(text: &str) -> String {
    let mut all = String::new();
    let Ok(parts) = front_matter::split(text) else { return all };
    let (front, body) = (&text[parts.front], &text[parts.body]);
    for part in [front, body] {
        // In code, too, where a remark is none: what is shown besides stays shown.
        for range in comments::find(part, &[]).ranges {
            add(&mut all, &part[range]);
        }
    }
    let has_remark = memchr::memchr(b'#', front.as_bytes()).is_some();
    for line in front.lines().filter(|line| has_remark && line.contains('#')) {
        let begins = |at: &usize| *at == 0 || line[..*at].ends_with(char::is_whitespace);
        if let Some((at, _)) = line.match_indices('#').find(|(at, _)| begins(at)) {
            add(&mut all, &line[at..]);
        }
    }
    if UNPUBLISHED.iter().any(|key| front.contains(key))
        && let Ok(Node::Map(pairs)) = yaml::parse(front)
    {
        pairs
            .iter()
            .filter(|(key, _)| UNPUBLISHED.contains(&key.as_str()))
            .for_each(|(_, value)| add_node(&mut all, value));
    }
    all
}

fn add(all: &mut String, text: &str) {
    all.push_str(text);
    all.push('\n');
}

fn add_node(all: &mut String, node: &Node) {
    match node {
        Node::Null => {}
        Node::Scalar(scalar) => add(all, &scalar.text),
        Node::List(items) => items.iter().for_each(|item| add_node(all, item)),
        Node::Map(pairs) => pairs.iter().for_each(|(key, value)| {
            add(all, key);
            add_node(all, value);
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::unpublished;

    #[test]
    fn everything_that_is_not_published_is_there_and_nothing_else() {
        let text = "---\ntitle: T # one\nsummary: S %% two %% shown\nprivate: {a: [three, {four: five}]}\n# six\nextra: {b: shown}\n---\n\
                    shown %% seven %% shown <!-- eight --> shown\n\n%%\nnine\n\nten\n%%\n\n#shown\n";
        let found = unpublished(text);
        for word in ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"] {
            assert!(found.contains(word), "{word}: {found}");
        }
        assert!(!found.contains("shown"), "{found}");
        assert_eq!(unpublished("---\ntitle: T\n---\nText.\n"), "");
    }
}
