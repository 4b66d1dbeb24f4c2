//! Where a saved page says what it was saved from: the first comment of `SingleFile`, or `saved from url` of Chromium and Firefox.

use crate::import::address;

/// How far into a page such a comment is looked for, in bytes.
const WITHIN: usize = 8192;

/// The address that a page was saved from.
pub(super) fn find(html: &str) -> Option<String> {
    let head = &html[..html.floor_char_boundary(WITHIN)];
    let comments = head.split("<!--").skip(1).map(|rest| rest.split("-->").next().unwrap_or(rest));
    let found = comments.filter_map(|comment| {
        if let Some(rest) = comment.split("saved from url=(").nth(1) {
            return rest.split_once(')').map(|(_, address)| address.trim());
        }
        if !comment.contains("SingleFile") {
            return None;
        }
        comment.lines().find_map(|line| line.trim().strip_prefix("url:")).map(str::trim)
    });
    found.filter(|address| address::clean(address).is_some()).map(str::to_owned).next()
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn the_address_is_in_the_comment_of_the_program_that_saved_it() {
        for (html, expected) in [
            ("<!-- saved from url=(0021)https://a.example/x -->\n<html>", Some("https://a.example/x")),
            (
                "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://a.example/y \n saved date: Mon\n-->",
                Some("https://a.example/y"),
            ),
            ("<!-- saved from url=(0014)about:internet -->", None),
            ("<!-- url: https://a.example/ -->", None),
        ] {
            assert_eq!(find(html).as_deref(), expected);
        }
    }
}
