//! The key `cname`: the domain at which GitHub Pages serves the site.

use super::Config;
use crate::diagnostic::Code;
use crate::yaml::Fields;

/// Reads the domain, in lower case. An address in its place, or a path behind it, is a fault: GitHub would take neither.
pub(super) fn read(fields: &mut Fields<'_>) -> Option<String> {
    fields.parsed("cname", |text| {
        let domain = text.trim().to_lowercase();
        if is_domain(&domain) {
            return Ok(domain);
        }
        let help = "write the domain alone, such as `briefing.example.org`; in Punycode where it has other letters than a to z";
        Err((Code::InvalidValue, format!("`{text}` is not a domain"), Some(help.to_owned())))
    })
}

/// Notes a `cname` that is another host than that of `base_url`: then every absolute address of the site is another than the one that it is served at.
pub(super) fn check(fields: &mut Fields<'_>, config: &Config) {
    let (Some(domain), Some(base_url)) = (&config.cname, &config.base_url) else { return };
    let host = base_url.split_once("://").map_or("", |(_, behind)| behind).split(['/', ':']).next().unwrap_or_default();
    // With other letters than a to z, a host has two forms.
    if host.is_ascii() && !host.eq_ignore_ascii_case(domain) {
        let message = format!("the site is served at `{domain}`, and its addresses begin with `{base_url}`");
        let help = format!("write `base_url: https://{domain}/`, or the domain of `base_url` here");
        fields.fault("cname", Code::CnameContradictsBaseUrl, message, help);
    }
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
