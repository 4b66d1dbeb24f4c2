//! Text files of lines that can tell whether they are whole.
//!
//! In: a title and lines. Out: a title line with a version, the lines, and a last line with a checksum of all that stands above it;
//! and back. A file that was cut short, edited or written by another version does not open.

use xxhash_rust::xxh3::xxh3_64;

/// What the last line begins with.
const SEAL: &str = "checksum ";

/// Puts a title above the lines and a checksum below them. Each line must end with a line break.
pub(super) fn seal(title: &str, lines: &str) -> String {
    let body = format!("{title}\n{lines}");
    format!("{body}{SEAL}{:016x}\n", xxh3_64(body.as_bytes()))
}

/// The lines between the title and the checksum, if both are right.
pub(super) fn open<'a>(title: &str, bytes: &'a [u8]) -> Option<std::str::Lines<'a>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let end = text.strip_suffix('\n')?.rfind('\n')? + 1;
    let (body, last) = text.split_at(end);
    let sum = last.strip_prefix(SEAL)?.strip_suffix('\n')?;
    if sum != format!("{:016x}", xxh3_64(body.as_bytes())) {
        return None;
    }
    Some(body.strip_prefix(title)?.strip_prefix('\n')?.lines())
}
