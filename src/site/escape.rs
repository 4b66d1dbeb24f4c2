//! Texts and the paths of files, as HTML and addresses write them.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use tera::escape_html;

/// What has to be encoded in the path of an address (URL standard, path percent-encode set).
const PATH: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'<').add(b'>').add(b'?').add(b'`').add(b'{').add(b'}').add(b'%');

/// Adds a text to HTML, in which it means nothing but itself.
pub(super) fn escape(text: &str, html: &mut String) {
    let mut bytes = Vec::with_capacity(text.len());
    // Writing into memory cannot fail.
    if escape_html(text, &mut bytes).is_ok() {
        html.push_str(&String::from_utf8_lossy(&bytes));
    }
}

/// The path below `static/` of a file as it is written in a note: from the root, with or without a slash in front.
pub(super) fn path_of(written: &str) -> &str {
    let path = written.trim_start_matches('/');
    path.strip_prefix("static/").unwrap_or(path)
}

/// A path as it is written in an address.
pub(super) fn encode(path: &str) -> String {
    utf8_percent_encode(path, PATH).to_string()
}
