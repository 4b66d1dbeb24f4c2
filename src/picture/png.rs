//! PNG: chunks with a length, a kind and a checksum (W3C, third edition, section 5).

use std::io::{BufRead, Seek};

use super::walk::{Error, Result, Walk};
use super::{Facts, Size, orientation};

/// The chunks that are needed to show the picture as it is meant.
const KEPT: [&[u8; 4]; 18] = [
    b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI",
    b"bKGD", b"hIST", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];
/// The checksum behind each chunk, in bytes.
const SUM: u64 = 4;

pub(super) fn walk(walk: &mut Walk<'_, impl BufRead + Seek>) -> Result<Facts> {
    walk.keep(8)?;
    let mut facts: Option<Facts> = None;
    loop {
        let (length, kind): ([u8; 4], [u8; 4]) = (walk.array()?, walk.array()?);
        let head = [length, kind].concat();
        let length = u64::from(u32::from_be_bytes(length));
        if facts.is_none() {
            // It comes first, and is all that the format asks to be read first.
            if &kind != b"IHDR" || length < 8 {
                return Err(Error::Damaged);
            }
            let (width, height) = (walk.array()?, walk.array()?);
            walk.put(&[&head, width.as_slice(), &height].concat());
            let size = Size { width: u32::from_be_bytes(width), height: u32::from_be_bytes(height) };
            facts = Some(Facts::of(size));
            walk.keep(length - 8 + SUM)?;
            continue;
        }
        if KEPT.contains(&&kind) {
            walk.put(&head);
            walk.keep(length + SUM)?;
        } else if &kind == b"eXIf" {
            let exif = walk.bytes(length)?;
            facts = facts.map(|facts| Facts { orientation: orientation(&exif), ..facts });
            walk.skip(SUM)?;
        } else {
            walk.skip(length + SUM)?;
        }
        match &kind {
            b"acTL" => facts = facts.map(|facts| Facts { is_still: false, ..facts }),
            b"IEND" => return facts.ok_or(Error::Damaged),
            _ => {}
        }
    }
}
