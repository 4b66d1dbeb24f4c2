//! Mark-up that was meant and that the parser takes for text: `[[` without an end, an address with a space, a mark of a footnote that is not there.

use std::ops::Range;

use super::Rewriter;
use crate::diagnostic::Code;

/// How long a label or an address may be that is looked at, in bytes.
const LONGEST: usize = 300;

impl Rewriter<'_, '_> {
    /// Looks at a piece of text that may be what is left of such mark-up.
    pub(super) fn look_for_unread(&mut self, text: &str, range: &Range<usize>) {
        if !matches!(text, "[" | "]") || self.in_code || self.text.get(range.clone()) != Some(text) {
            return;
        }
        let rest = &self.text[range.start..self.text.floor_char_boundary(range.start + LONGEST)];
        let line = rest.lines().next().unwrap_or(rest);
        if let Some(inside) = line.strip_prefix("[[") {
            let is_second = self.text[..range.start].ends_with(['[', '\\']);
            if !is_second && inside.starts_with(char::is_alphanumeric) {
                let end = inside.find([']', '|', '\\']).unwrap_or(inside.len());
                let message = "nothing closes the link that begins here".to_owned();
                let help = "write `[[Name]]` or `[[Name|words]]`; in a table `[[Name\\|words]]`";
                self.fault(Code::MalformedLink, range.start..range.start + 2 + end, message, help);
            }
        } else if let Some(label) = line.strip_prefix("[^").and_then(|inside| inside.split_once(']')) {
            let (label, behind) = label;
            let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
            if !label.is_empty() && label.chars().all(fits) && !behind.starts_with(['(', '[']) {
                let message = format!("there is no footnote `[^{label}]`: the mark is shown as it is written");
                let help = format!("write the footnote in a paragraph of its own: `[^{label}]: …`");
                self.fault(Code::MissingFootnote, range.start..range.start + label.len() + 3, message, &help);
            }
        } else if let Some((address, _)) = line.strip_prefix("](").and_then(|inside| inside.split_once(')'))
            && is_cut_address(address)
        {
            let place = range.start + 2..range.start + 2 + address.len();
            let message = format!("a space breaks the address `{address}`: it is shown as text");
            let help = format!("write `<{address}>`, or `%20` for each space");
            self.fault(Code::MalformedLink, place, message, &help);
        }
    }
}

/// Whether what stands between two brackets was meant as an address: a file with its ending or a whole address, with a space in it.
fn is_cut_address(text: &str) -> bool {
    let path = text.split('#').next().unwrap_or(text);
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_file = (2..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    text.contains(' ') && text == text.trim() && !text.contains(['"', '<', '>']) && (is_file || text.contains("://"))
}
