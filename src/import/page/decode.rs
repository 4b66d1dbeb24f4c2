//! Bytes to text, in whatever encoding they are.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

/// How many bytes are looked at for a declaration.
const DECLARED_WITHIN: usize = 4096;

/// A text from bytes; `label` is the encoding that something outside of them names.
pub(crate) fn decode(bytes: &[u8], label: Option<&str>) -> String {
    encoding(bytes, label).decode(bytes).0.into_owned()
}

fn encoding(bytes: &[u8], label: Option<&str>) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    let declared = label.and_then(|label| Encoding::for_label(label.as_bytes())).or_else(|| declared(bytes));
    if declared == Some(ISO_2022_JP) {
        return ISO_2022_JP;
    }
    // Hardly anything else is by chance what UTF-8 is by design.
    if std::str::from_utf8(bytes).is_ok() {
        return wide(bytes).unwrap_or(UTF_8);
    }
    match declared {
        Some(encoding) if encoding != UTF_8 => encoding,
        _ if mostly_utf8(bytes) => UTF_8,
        _ => guessed(bytes),
    }
}

/// UTF-16 without a mark: every other byte of a tag is 0.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |odd: usize| bytes.iter().take(512).skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let half = bytes.len().min(512) / 2;
    match (zeros(0), zeros(1)) {
        (0, low) if half > 4 && low * 10 > half * 7 => Some(UTF_16LE),
        (high, 0) if half > 4 && high * 10 > half * 7 => Some(UTF_16BE),
        _ => None,
    }
}

/// What `<meta charset>` or an XML declaration says.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARED_WITHIN)]).to_ascii_lowercase();
    let mut places = head.match_indices("charset=").map(|(at, word)| at + word.len());
    let from_meta = places.find_map(|at| label(&head[at..]));
    from_meta.or_else(|| {
        let declaration = head.trim_start().strip_prefix("<?xml")?;
        let at = declaration.split("?>").next()?.find("encoding=")?;
        label(&declaration[at + "encoding=".len()..])
    })
}

fn label(rest: &str) -> Option<&'static Encoding> {
    let rest = rest.trim_start_matches(['"', '\'', ' ']);
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))).unwrap_or(rest.len());
    Encoding::for_label(&rest.as_bytes()[..end])
}

/// A file that was cut off, or that has one bad byte.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let bad: usize = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    let wide: usize = bytes.utf8_chunks().map(|chunk| chunk.valid().chars().filter(|c| !c.is_ascii()).count()).sum();
    let is_cut_off = std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none());
    is_cut_off || bad * 10 <= wide
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn a_text_is_read_in_the_encoding_that_it_is_in() {
        let russian = "<meta charset=windows-1251><p>Лукашенко заявил, что войска не участвуют в войне</p>";
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(russian);
        assert_eq!(decode(&bytes, None), russian);
        let silent = russian.replace("<meta charset=windows-1251>", "");
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(&silent);
        assert_eq!(decode(&bytes, None), silent, "as its letters look");
        assert_eq!(decode(russian.as_bytes(), None), russian, "UTF-8, whatever it says");
        let wide: Vec<u8> = "<html>Žodis</html>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&wide, None), "<html>Žodis</html>");
        assert_eq!(decode(b"\xEF\xBB\xBFabc", Some("latin1")), "abc");
        let cut = "Žodžiai iš Lietuvos ž".as_bytes();
        assert_eq!(decode(&cut[..cut.len() - 1], None), "Žodžiai iš Lietuvos \u{fffd}", "cut off within a letter");
        let (bytes, _, _) = encoding_rs::WINDOWS_1257.encode("Žodžiai iš Lietuvos");
        assert_eq!(decode(&bytes, Some("windows-1257")), "Žodžiai iš Lietuvos");
    }
}
