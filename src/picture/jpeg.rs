//! JPEG: segments that begin with a marker, and scans that end at one (ITU-T T.81, annex B).

use std::io::{BufRead, Seek};

use super::walk::{Error, Result, Walk};
use super::{Facts, Size, orientation};

/// Ends the picture. What follows, such as a second picture for other screens, goes.
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;
/// How much of an application's segment is needed: JFIF without its thumbnail, and Adobe's mark.
const JFIF: usize = 14;
const ADOBE: usize = 12;

pub(super) fn walk(walk: &mut Walk<'_, impl BufRead + Seek>) -> Result<Facts> {
    walk.keep(2)?;
    let mut facts: Option<Facts> = None;
    let mut turned = None;
    loop {
        match marker(walk)? {
            SCAN => break,
            // A reader that lost its way may meet these; none has a length.
            0x01 | 0xd0..=0xd8 => {}
            END => return Err(Error::Damaged),
            marker => segment(walk, marker, &mut facts, &mut turned)?,
        }
    }
    let mut facts = facts.ok_or(Error::Damaged)?;
    facts.orientation = turned.unwrap_or(facts.orientation);
    if walk.copies() {
        // From the first scan on there is something to see: a file that ends too early is shown as far as it goes.
        match scans(walk) {
            Ok(()) | Err(Error::Damaged) => walk.put(&[0xff, END]),
            Err(error) => return Err(error),
        }
    }
    Ok(facts)
}

/// The next marker: a byte behind one or more of 255.
fn marker(walk: &mut Walk<'_, impl BufRead + Seek>) -> Result<u8> {
    let [first] = walk.array()?;
    if first != 0xff {
        return Err(Error::Damaged);
    }
    loop {
        let [byte] = walk.array()?;
        if byte != 0xff {
            return Ok(byte);
        }
    }
}

/// The length of a segment that follows its marker, without the two bytes that tell it.
fn length(walk: &mut Walk<'_, impl BufRead + Seek>) -> Result<u64> {
    u64::from(u16::from_be_bytes(walk.array()?)).checked_sub(2).ok_or(Error::Damaged)
}

fn put(walk: &mut Walk<'_, impl BufRead + Seek>, marker: u8, content: &[u8]) {
    walk.put(&[0xff, marker]);
    walk.put(&(content.len() as u16 + 2).to_be_bytes());
    walk.put(content);
}

/// A segment in front of the first scan.
fn segment(
    walk: &mut Walk<'_, impl BufRead + Seek>,
    marker: u8,
    facts: &mut Option<Facts>,
    turned: &mut Option<image::metadata::Orientation>,
) -> Result<()> {
    let length = length(walk)?;
    match marker {
        0xe0..=0xe2 | 0xee => {
            let mut content = walk.bytes(length)?;
            if marker == 0xe0 && content.starts_with(b"JFIF\0") && content.len() >= JFIF {
                content.truncate(JFIF);
                content[JFIF - 2..].fill(0);
                put(walk, marker, &content);
            } else if marker == 0xe1 && content.starts_with(b"Exif\0\0") {
                turned.get_or_insert(orientation(&content));
            } else if marker == 0xe2 && content.starts_with(b"ICC_PROFILE\0") {
                put(walk, marker, &content);
            } else if marker == 0xee && content.starts_with(b"Adobe") && content.len() >= ADOBE {
                put(walk, marker, &content[..ADOBE]);
            }
        }
        _ if is_frame(marker) => {
            let content = walk.bytes(length)?;
            let [_, h1, h2, w1, w2, ..] = content[..] else { return Err(Error::Damaged) };
            let (width, height) = (u16::from_be_bytes([w1, w2]).into(), u16::from_be_bytes([h1, h2]).into());
            facts.get_or_insert(Facts::of(Size { width, height }));
            put(walk, marker, &content);
        }
        _ if is_table(marker) => keep(walk, marker, length)?,
        _ => walk.skip(length)?,
    }
    Ok(())
}

/// All scans, from behind the marker of the first to the end of the picture.
fn scans(walk: &mut Walk<'_, impl BufRead + Seek>) -> Result<()> {
    let mut marker = SCAN;
    while marker != END {
        let length = length(walk)?;
        if marker == SCAN {
            keep(walk, marker, length)?;
            marker = scan(walk)?;
            continue;
        }
        if is_table(marker) {
            keep(walk, marker, length)?;
        } else {
            walk.skip(length)?;
        }
        marker = self::marker(walk)?;
    }
    Ok(())
}

/// The pixels of one scan; gives the marker that ends it.
fn scan(walk: &mut Walk<'_, impl BufRead + Seek>) -> Result<u8> {
    loop {
        walk.keep_until(0xff)?;
        let [mut byte] = walk.array()?;
        while byte == 0xff {
            [byte] = walk.array()?;
        }
        match byte {
            // A byte of 255 among the pixels, or a mark from which reading can go on.
            0 | 0xd0..=0xd7 => walk.put(&[byte]),
            marker => {
                walk.take_back();
                return Ok(marker);
            }
        }
    }
}

fn keep(walk: &mut Walk<'_, impl BufRead + Seek>, marker: u8, length: u64) -> Result<()> {
    walk.put(&[0xff, marker]);
    walk.put(&(length as u16 + 2).to_be_bytes());
    walk.keep(length)
}

/// The head of a frame: says how large the picture is.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}

/// Tables of Huffman and arithmetic codes, of quantisation, the interval of restarts, and the number of lines.
fn is_table(marker: u8) -> bool {
    matches!(marker, 0xc4 | 0xcc | 0xdb..=0xdd)
}
