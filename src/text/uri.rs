//! Addresses for those who take ASCII alone: sitemaps, calendars, search engines.

use std::fmt::{self, Display, Write};

use percent_encoding::{CONTROLS, utf8_percent_encode};

/// A whole address as a URI (RFC 3987, section 3.1): what is no ASCII in it, and no part of a host, is percent-encoded. What is encoded stays so.
pub fn uri(address: &str) -> String {
    Uri(&address).to_string()
}

/// An address that is written as a URI: see [`uri`].
pub struct Uri<'a>(pub &'a dyn Display);

impl Display for Uri<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(Encoder { out: f, slashes: 0 }, "{}", self.0)
    }
}

/// Takes an address in pieces.
struct Encoder<'a, 'b> {
    out: &'a mut fmt::Formatter<'b>,
    /// How many slashes were written, up to the third, which ends the host.
    slashes: u8,
}

impl Write for Encoder<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut rest = text;
        while self.slashes < 3 {
            let Some(end) = rest.find('/') else { return self.out.write_str(rest) };
            // Without a scheme there is no host.
            self.slashes = if self.slashes == 0 && end == 0 { 3 } else { self.slashes + 1 };
            self.out.write_str(&rest[..=end])?;
            rest = &rest[end + 1..];
        }
        write!(self.out, "{}", utf8_percent_encode(rest, CONTROLS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_written_in_ascii_but_for_its_host() {
        for (address, expected) in [
            ("https://a.example/notes/первая/", "https://a.example/notes/%D0%BF%D0%B5%D1%80%D0%B2%D0%B0%D1%8F/"),
            ("https://a.example/b%20c/?d=e&f#g", "https://a.example/b%20c/?d=e&f#g"),
            ("https://bücher.example/ü/", "https://bücher.example/%C3%BC/"),
            ("/notes/ü/", "/notes/%C3%BC/"),
            ("https://a.example", "https://a.example"),
        ] {
            assert_eq!(uri(address), expected);
            assert_eq!(uri(&uri(address)), expected);
            let (one, two) = address.split_at(address.len() / 3);
            assert_eq!(Uri(&format_args!("{one}{two}")).to_string(), expected, "in pieces");
        }
    }
}
