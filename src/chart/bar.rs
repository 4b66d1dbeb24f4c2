//! A small bar inside a table, beside the number that it stands for.

use super::svg::{float, percent};

/// Draws `count` as a part of `most`; it says nothing that the number does not, so nobody is read it.
pub fn bar(count: usize, most: usize) -> String {
    if count == 0 || most == 0 {
        return String::new();
    }
    let width = percent((float(count) / float(most)).min(1.0));
    format!(
        "<svg class=\"bar\" aria-hidden=\"true\" width=\"100%\" height=\"4\"><rect width=\"{width}\" height=\"4\"/></svg>"
    )
}
