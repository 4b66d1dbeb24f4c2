//! MHTML: a page with its pictures in one file, as a mail.

use mailparse::{MailHeaderMap, ParsedMail};

use crate::import::{Refusal, address};

/// The page in an archive.
pub(super) struct Archive {
    pub(super) html: Vec<u8>,
    pub(super) charset: Option<String>,
    /// What it was saved from.
    pub(super) url: Option<String>,
}

/// Whether a file begins as an archive does.
pub(super) fn is_archive(head: &str) -> bool {
    let lower = head.trim_start().to_ascii_lowercase();
    let is_header = |line: &str| line.split_once(':').is_some_and(|(name, _)| !name.contains(['<', ' ']));
    lower.lines().next().is_some_and(is_header)
        && lower.contains("\ncontent-type:")
        && (lower.contains("multipart/related") || lower.contains("\nsnapshot-content-location:"))
}

/// The page of an archive; `None` for a file that is none.
pub(super) fn open(bytes: &[u8]) -> Result<Option<Archive>, Refusal> {
    if !is_archive(&String::from_utf8_lossy(&bytes[..bytes.len().min(4096)])) {
        return Ok(None);
    }
    let broken = |why: &str| Refusal::Broken { kind: "MHTML", why: why.to_owned() };
    let mail = mailparse::parse_mail(bytes).map_err(|error| broken(&error.to_string()))?;
    let location = mail.headers.get_first_value("Snapshot-Content-Location");
    let parts: Vec<&ParsedMail<'_>> = mail.parts().filter(|part| part.ctype.mimetype.ends_with("html")).collect();
    let named =
        parts.iter().find(|part| location.is_some() && part.headers.get_first_value("Content-Location") == location);
    let part = named.or(parts.first()).ok_or_else(|| broken("there is no page in it"))?;
    let html = part.get_body_raw().map_err(|error| broken(&error.to_string()))?;
    let url = location.or_else(|| part.headers.get_first_value("Content-Location"));
    let charset = part.ctype.params.get("charset").cloned();
    Ok(Some(Archive { html, charset, url: url.filter(|url| address::clean(url).is_some()) }))
}
