//! WebP: chunks with a kind and a length in a RIFF file (RFC 9649, section 2).

use std::io::{BufRead, Seek};

use super::walk::{Error, Result, Walk};
use super::{Facts, Size, orientation};

/// Where a RIFF file says how long what follows is.
const LENGTH: usize = 4;
/// Flags of the head of an extended file.
const HAS_PROFILE: u8 = 0x20;
const HAS_ALPHA: u8 = 0x10;
const MOVES: u8 = 0x02;
/// What the head of a frame of an animation takes, in bytes.
const FRAME: u64 = 16;

pub(super) fn walk(walk: &mut Walk<'_, impl BufRead + Seek>) -> Result<Facts> {
    walk.keep(LENGTH as u64)?;
    let length = u64::from(u32::from_le_bytes(walk.array()?));
    walk.put(&[0; 4]);
    walk.keep(4)?;
    let mut facts: Option<Facts> = None;
    let mut turned = None;
    while walk.place() + 8 <= length + 8 {
        let (kind, length): ([u8; 4], [u8; 4]) = (walk.array()?, walk.array()?);
        let head = [kind, length].concat();
        let length = u64::from(u32::from_le_bytes(length));
        let padded = length.next_multiple_of(2);
        match &kind {
            b"VP8X" if length == 10 => {
                let [flags, r1, r2, r3, size @ ..] = walk.array::<10>()?;
                walk.put(&head);
                walk.put(&[flags & (HAS_PROFILE | HAS_ALPHA | MOVES), r1, r2, r3]);
                walk.put(&size);
                let [w1, w2, w3, h1, h2, h3] = size;
                let (width, height) = (u32::from_le_bytes([w1, w2, w3, 0]), u32::from_le_bytes([h1, h2, h3, 0]));
                let size = Size { width: width + 1, height: height + 1 };
                facts = Some(Facts { is_still: flags & MOVES == 0, ..Facts::of(size) });
            }
            b"VP8 " | b"VP8L" => {
                let start = walk.bytes(padded.min(10))?;
                walk.put(&head);
                walk.put(&start);
                facts = facts.or_else(|| size(&start, &kind == b"VP8L").map(Facts::of));
                walk.keep(padded - start.len() as u64)?;
            }
            b"ALPH" | b"ANIM" | b"ICCP" => {
                walk.put(&head);
                walk.keep(padded)?;
            }
            b"ANMF" => frame(walk, padded)?,
            b"EXIF" => {
                turned = Some(orientation(&walk.bytes(length)?));
                walk.skip(padded - length)?;
            }
            _ => walk.skip(padded)?,
        }
    }
    let whole = walk.copied().saturating_sub(8) as u32;
    walk.put_at(LENGTH, &whole.to_le_bytes());
    let facts = facts.ok_or(Error::Damaged)?;
    Ok(Facts { orientation: turned.unwrap_or(facts.orientation), ..facts })
}

/// A frame of an animation: a head, and chunks in it, of which those of pixels are kept.
fn frame(walk: &mut Walk<'_, impl BufRead + Seek>, length: u64) -> Result<()> {
    let end = walk.place() + length;
    let start = walk.copied();
    walk.put(b"ANMF\0\0\0\0");
    walk.keep(FRAME)?;
    while walk.place() + 8 <= end {
        let (kind, length): ([u8; 4], [u8; 4]) = (walk.array()?, walk.array()?);
        let padded = u64::from(u32::from_le_bytes(length)).next_multiple_of(2);
        if matches!(&kind, b"ALPH" | b"VP8 " | b"VP8L") {
            walk.put(&[kind, length].concat());
            walk.keep(padded)?;
        } else {
            walk.skip(padded)?;
        }
    }
    let whole = walk.copied().saturating_sub(start + 8) as u32;
    walk.put_at(start + 4, &whole.to_le_bytes());
    Ok(())
}

/// The size of a picture that has no other head than that of its pixels (RFC 6386, section 9.1; RFC 9649, section 3.4).
fn size(start: &[u8], lossless: bool) -> Option<Size> {
    match start {
        [0x2f, a, b, c, d, ..] if lossless => {
            let bits = u32::from_le_bytes([*a, *b, *c, *d]);
            Some(Size { width: (bits & 0x3fff) + 1, height: (bits >> 14 & 0x3fff) + 1 })
        }
        [_, _, _, 0x9d, 0x01, 0x2a, w1, w2, h1, h2] if !lossless => {
            let pixels = |bytes| u32::from(u16::from_le_bytes(bytes) & 0x3fff);
            Some(Size { width: pixels([*w1, *w2]), height: pixels([*h1, *h2]) })
        }
        _ => None,
    }
}

/// A file as the encoder makes it, with a colour profile put in.
pub(super) fn with_profile(encoded: &[u8], profile: &[u8], size: Size, has_alpha: bool) -> Vec<u8> {
    let pixels = encoded.get(12..).unwrap_or_default();
    let flags = HAS_PROFILE | if has_alpha { HAS_ALPHA } else { 0 };
    let mut body = b"WEBP".to_vec();
    let mut head = vec![flags, 0, 0, 0];
    head.extend_from_slice(&(size.width - 1).to_le_bytes()[..3]);
    head.extend_from_slice(&(size.height - 1).to_le_bytes()[..3]);
    for (kind, content) in [(b"VP8X", head.as_slice()), (b"ICCP", profile)] {
        body.extend_from_slice(kind);
        body.extend_from_slice(&(content.len() as u32).to_le_bytes());
        body.extend_from_slice(content);
        body.resize(body.len().next_multiple_of(2), 0);
    }
    body.extend_from_slice(pixels);
    let mut file = b"RIFF".to_vec();
    file.extend_from_slice(&(body.len() as u32).to_le_bytes());
    file.extend_from_slice(&body);
    file
}
