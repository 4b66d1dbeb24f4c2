//! What the sanitiser removes with its content: of a script or a style sheet in the middle of a paragraph nothing is text.

use pulldown_cmark::{Event, TagEnd};

/// Elements of which nothing is shown.
const REMOVED: [&str; 2] = ["script", "style"];

/// Leaves out the events inside elements of which nothing is shown, and the tags of these.
#[derive(Debug, Default)]
pub(super) struct Removed {
    /// The element that is open.
    open: Option<&'static str>,
}

impl Removed {
    /// Whether an event stays; they are asked for in order.
    pub(super) fn keeps(&mut self, event: &Event<'_>) -> bool {
        match (event, self.open) {
            (Event::InlineHtml(tag), None) => {
                self.open = REMOVED.into_iter().find(|name| is_tag(tag, "<", name));
                self.open.is_none()
            }
            (Event::InlineHtml(tag), Some(name)) => {
                if is_tag(tag, "</", name) {
                    self.open = None;
                }
                false
            }
            (Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell), _) => {
                self.open = None;
                true
            }
            // Emphasis and the like may begin inside and end outside.
            (Event::Start(_) | Event::End(_) | Event::Html(_), _) | (_, None) => true,
            (_, Some(_)) => false,
        }
    }
}

fn is_tag(html: &str, before: &str, name: &str) -> bool {
    let Some(inside) = html.strip_prefix(before) else { return false };
    inside.get(..name.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(name))
        && inside[name.len()..].chars().next().is_none_or(|c| !c.is_ascii_alphanumeric())
}
