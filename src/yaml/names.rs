//! Names in front matter, with or without the brackets of a wikilink.

use super::Node;

/// The name that a node holds, or the node where it holds none.
pub(super) fn name_of(node: Node) -> Result<String, Node> {
    match node {
        Node::Null => Ok(String::new()),
        // Nobody has the name that stands there now.
        Node::Scalar(scalar) if scalar.withheld => Ok(String::new()),
        Node::Scalar(scalar) => Ok(unlinked(&scalar.text).to_owned()),
        Node::List(mut items) => match items.pop() {
            // The brackets of a wikilink without quotation marks.
            Some(only @ (Node::Scalar(_) | Node::List(_))) if items.is_empty() => name_of(only),
            last => {
                items.extend(last);
                Err(Node::List(items))
            }
        },
        other @ Node::Map(_) => Err(other),
    }
}

/// A name without the brackets of a wikilink and without its label.
fn unlinked(text: &str) -> &str {
    let text = text.trim();
    let inner = text.strip_prefix("[[").and_then(|text| text.strip_suffix("]]"));
    inner.map_or(text, |inner| inner.split('|').next().unwrap_or(inner).trim())
}
