//! Addresses in an SVG: which may stay.

use std::borrow::Cow;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

/// What begins an address that runs, or that shows what nobody has looked through.
const ACTIVE: [&str; 4] = ["javascript:", "vbscript:", "data:", "blob:"];
/// What a link may begin with that leads out of the site.
const LINKS: [&str; 3] = ["http://", "https://", "mailto:"];

/// As a browser reads it: without the white space and control characters that it skips.
fn read(address: &str) -> String {
    address.chars().filter(|c| !c.is_control()).collect::<String>().trim().to_owned()
}

/// Whether a value is an address that runs when it is opened.
pub(super) fn is_active(value: &str) -> bool {
    let address = read(value).to_ascii_lowercase();
    ACTIVE.iter().any(|scheme| address.starts_with(scheme))
}

/// Whether an address may stand in a link.
pub(super) fn may_be_linked(address: &str) -> bool {
    let lower = read(address).to_ascii_lowercase();
    is_own(address) || LINKS.iter().any(|scheme| lower.starts_with(scheme))
}

/// Whether an address is one of this site: without a scheme and without another host.
fn is_own(address: &str) -> bool {
    let address = read(address);
    let before_path = address.split(['/', '?', '#']).next().unwrap_or_default();
    !before_path.contains(':') && !address.contains('\\') && !address.starts_with("//")
}

/// What may be loaded from an address: something in the picture or in the site as it is, a picture in the address itself without its metadata, a font.
pub(super) fn loaded(address: &str) -> Option<Cow<'_, str>> {
    if is_own(address) {
        return Some(address.into());
    }
    let compact = read(address);
    let lower = compact.to_ascii_lowercase();
    if lower.starts_with("data:image/") {
        return picture(&compact).map(Cow::Owned);
    }
    let is_font =
        ["data:font/", "data:application/font", "data:application/x-font"].iter().any(|kind| lower.starts_with(kind));
    is_font.then(|| compact.into())
}

/// A picture in an address, cleaned; nothing is left of one that cannot be.
fn picture(address: &str) -> Option<String> {
    let (kind, written) = address.get("data:image/".len()..)?.split_once(',')?;
    let name = if kind.to_ascii_lowercase().starts_with("svg") { "picture.svg" } else { "picture" };
    if !kind.ends_with(";base64") {
        return None;
    }
    let written: String = written.split_ascii_whitespace().collect();
    let cleaned = crate::picture::clean(name, &BASE64_STANDARD.decode(written).ok()?).ok()?;
    Some(format!("data:image/{kind},{}", BASE64_STANDARD.encode(cleaned)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_the_sites_own_is_loaded() {
        for own in ["#a", "b.svg#c", "../d/e.png", "/f.png", ""] {
            assert!(loaded(own).is_some() && may_be_linked(own), "{own}");
        }
        for foreign in [
            "https://x.example/a",
            "//x.example/a",
            "\\\\x.example/a",
            "/\\x.example",
            " ht\ntps://x.example",
            "ftp://x",
            "x:y",
        ] {
            assert!(loaded(foreign).is_none(), "{foreign}");
        }
        for active in [
            "javascript:alert(1)",
            " JavaScript:alert(1)",
            "java\nscript:x",
            "data:text/html,x",
            "data:image/svg+xml,<svg/>",
            "vbscript:x",
        ] {
            assert!(is_active(active) && loaded(active).is_none() && !may_be_linked(active), "{active}");
        }
        assert!(may_be_linked("https://x.example/") && may_be_linked("MAILTO:a@b.example"));
    }
}
