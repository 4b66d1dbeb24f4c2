//! GIF: blocks that begin with a byte for their kind, and lists of parts of up to 255 bytes (`GIF89a`).

use std::io::{BufRead, Seek};

use super::walk::{Error, Result, Walk};
use super::{Facts, Size};

const EXTENSION: u8 = 0x21;
const PICTURE: u8 = 0x2c;
const END: u8 = 0x3b;
/// How a picture is shown: how long, and which colour is none.
const CONTROL: u8 = 0xf9;
/// What a program adds; only these two say something of how it is shown: how often it is repeated.
const APPLICATION: u8 = 0xff;
const REPEAT: [&[u8; 11]; 2] = [b"NETSCAPE2.0", b"ANIMEXTS1.0"];

pub(super) fn walk(walk: &mut Walk<'_, impl BufRead + Seek>) -> Result<Facts> {
    walk.keep(6)?;
    let [w1, w2, h1, h2, flags, background, aspect] = walk.array()?;
    walk.put(&[w1, w2, h1, h2, flags, background, aspect]);
    walk.keep(table(flags))?;
    let size = Size { width: u16::from_le_bytes([w1, w2]).into(), height: u16::from_le_bytes([h1, h2]).into() };
    if walk.copies() {
        // A file that ends too early is shown as far as it goes.
        match blocks(walk) {
            Ok(()) | Err(Error::Damaged) => walk.put(&[END]),
            Err(error) => return Err(error),
        }
    }
    // It may move, which only a walk to its end would tell.
    Ok(Facts { is_still: false, ..Facts::of(size) })
}

/// The length in bytes of the palette that these flags announce.
fn table(flags: u8) -> u64 {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// All blocks in front of the end.
fn blocks(walk: &mut Walk<'_, impl BufRead + Seek>) -> Result<()> {
    loop {
        match walk.array()? {
            [PICTURE] => {
                let place: [u8; 9] = walk.array()?;
                walk.put(&[PICTURE]);
                walk.put(&place);
                // The palette, and the size of the first codes.
                walk.keep(table(place[8]) + 1)?;
                parts(walk, true)?;
            }
            [EXTENSION] => extension(walk)?,
            _ => return Ok(()),
        }
    }
}

fn extension(walk: &mut Walk<'_, impl BufRead + Seek>) -> Result<()> {
    match walk.array()? {
        [CONTROL] => {
            walk.put(&[EXTENSION, CONTROL]);
            parts(walk, true)
        }
        [APPLICATION] => {
            let [length] = walk.array()?;
            let name = walk.bytes(length.into())?;
            let kept = REPEAT.iter().any(|repeat| name == *repeat);
            if kept {
                walk.put(&[EXTENSION, APPLICATION, length]);
                walk.put(&name);
            }
            parts(walk, kept)
        }
        _ => parts(walk, false),
    }
}

/// A list of parts, up to the empty one that ends it.
fn parts(walk: &mut Walk<'_, impl BufRead + Seek>, kept: bool) -> Result<()> {
    loop {
        let [length] = walk.array()?;
        if kept {
            walk.put(&[length]);
            walk.keep(length.into())?;
        } else {
            walk.skip(length.into())?;
        }
        if length == 0 {
            return Ok(());
        }
    }
}
