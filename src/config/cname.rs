//! The key `cname`: the domain at which GitHub Pages serves the site.

use crate::diagnostic::Code;
use crate::yaml::{Fields, Kind};

/// Reads the domain, in lower case. An address in its place, or a path behind it, is a fault: GitHub would take neither.
pub(super) fn read(fields: &mut Fields<'_>) -> Option<String> {
    fields.parsed("cname", Kind::Text, |text| {
        let domain = text.trim().to_lowercase();
        if is_domain(&domain) {
            return Ok(domain);
        }
        let help = "write the domain alone, such as `briefing.example.org`; in Punycode where it has other letters than a to z";
        Err((Code::InvalidValue, format!("`{text}` is not a domain"), Some(help.to_owned())))
    })
}

/// RFC 1123, section 2.1, with at least two labels.
fn is_domain(text: &str) -> bool {
    let is_label = |label: &str| {
        let fits = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        fits && (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-')
    };
    text.len() <= 253 && text.contains('.') && text.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::is_domain;

    #[test]
    fn a_domain_has_no_scheme_and_no_path() {
        for (text, expected) in [
            ("example.org", true),
            ("www.a-b.example.org", true),
            ("xn--bcher-kva.example", true),
            ("https://example.org", false),
            ("example.org/dossier", false),
            ("example.org.", false),
            ("localhost", false),
            ("-a.example.org", false),
            ("a..b", false),
            ("two words.org", false),
            ("", false),
        ] {
            assert_eq!(is_domain(text), expected, "{text}");
        }
    }
}
