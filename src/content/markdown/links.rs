//! What an address leads to, and which addresses are allowed.

use percent_encoding::percent_decode_str;

/// An address, by what it leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address<'a> {
    /// Another site, or a mailbox: `http`, `https` or `mailto`.
    Elsewhere(&'a str),
    /// A place on the same page: what follows `#`.
    SamePage(&'a str),
    /// Something in this site: its path, decoded, and what follows `#`.
    Inside(String, Option<&'a str>),
    /// A scheme that is not allowed.
    Refused(&'a str),
}

/// Classifies an address as browsers would read it: white space and control characters inside a scheme do not hide it.
pub fn classify(address: &str) -> Address<'_> {
    let trimmed = address.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    if let Some(anchor) = trimmed.strip_prefix('#') {
        return Address::SamePage(anchor);
    }
    if trimmed.starts_with("//") || trimmed.starts_with('\\') || trimmed.starts_with("/\\") {
        // Without a scheme, but another host all the same.
        return Address::Refused(trimmed);
    }
    if let Some(scheme) = scheme(trimmed) {
        let allowed = matches!(scheme.as_str(), "http" | "https" | "mailto");
        let plain = !trimmed.contains(|c: char| c.is_control());
        return if allowed && plain { Address::Elsewhere(trimmed) } else { Address::Refused(trimmed) };
    }
    let (path, anchor) = match trimmed.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor)),
        None => (trimmed, None),
    };
    Address::Inside(percent_decode_str(path).decode_utf8_lossy().into_owned(), anchor)
}

/// What stands before the first colon, if a browser would take it for a scheme (RFC 3986, section 3.1, after the characters that
/// the URL standard removes).
fn scheme(address: &str) -> Option<String> {
    let end = address.find([':', '/', '?', '#'])?;
    if !address[end..].starts_with(':') {
        return None;
    }
    let scheme: String =
        address[..end].chars().filter(|c| !c.is_control() && !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    let valid = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    valid.then_some(scheme)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_a_browser_reads_them() {
        for (address, meant) in [
            ("https://example.org/a", Address::Elsewhere("https://example.org/a")),
            (" HTTP://example.org", Address::Elsewhere("HTTP://example.org")),
            ("mailto:a@example.org", Address::Elsewhere("mailto:a@example.org")),
            ("javascript:alert(1)", Address::Refused("javascript:alert(1)")),
            ("java\nscript:alert(1)", Address::Refused("java\nscript:alert(1)")),
            ("\u{1}javascript:alert(1)", Address::Refused("javascript:alert(1)")),
            ("data:text/html,x", Address::Refused("data:text/html,x")),
            ("//example.org/a", Address::Refused("//example.org/a")),
            ("/\\example.org", Address::Refused("/\\example.org")),
            ("#part", Address::SamePage("part")),
            ("a%20b.md#part", Address::Inside("a b.md".into(), Some("part"))),
            ("../notes/a.md", Address::Inside("../notes/a.md".into(), None)),
            ("12:30 note.md", Address::Inside("12:30 note.md".into(), None)),
        ] {
            assert_eq!(classify(address), meant, "{address:?}");
        }
    }
}
