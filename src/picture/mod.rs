//! Pictures: what can be seen of them stays, and all that a camera or a program wrote beside it goes.
//!
//! In come the bytes of a file, out come its [`Facts`] (how large it is, and which way up) or the bytes that may be published. Each format has
//! one walk over its parts, which [`look`] and [`clean`] share: to look is to walk without copying. A walk keeps the parts that it knows to be
//! needed for showing the picture, and no others, so what nobody has thought of goes as well. Nothing is decoded, unless EXIF says that the
//! camera was held another way: then the pixels are turned and written again (`pixels`), since the note that says so goes.
//!
//! | format | kept |
//! | --- | --- |
//! | JPEG (ITU-T T.81) | tables, frames and scans; JFIF without its thumbnail; the colour profile; Adobe's mark of the colour model |
//! | PNG (W3C, third edition) | pixels, palette, transparency, colour, density, animation |
//! | WebP (RFC 9649) | pixels, transparency, colour profile, animation |
//! | GIF (GIF89a) | pixels, palettes, timing, how often to repeat |
//! | SVG 2 | what is drawn: no comments, `metadata` or notes of editors, no script, handler or HTML, and nothing that is loaded from elsewhere |

pub mod card;
mod gif;
mod jpeg;
mod pixels;
mod png;
mod svg;
mod walk;
mod webp;

#[cfg(test)]
mod tests;

use std::io::{self, BufRead, Cursor, Seek};

use image::metadata::Orientation;

use walk::Walk;

pub use pixels::{Scaled, decode, scale};

/// The widths in pixels at which a larger picture is offered, too.
const WIDTHS: [u32; 3] = [480, 960, 1440];

/// The most pixels that are decoded for smaller versions: no more memory is wanted for one picture than 400 MB.
const MOST_PIXELS: u64 = 100_000_000;
/// The most pixels from top to bottom that a WebP can have (RFC 9649, section 2.7).
const HIGHEST: u64 = 16_383;

/// The endings of names that promise a picture.
const ENDINGS: [&str; 16] = [
    "apng", "avif", "gif", "heic", "heif", "jfif", "jpe", "jpeg", "jpg", "jxl", "png", "svg", "svgz", "tif", "tiff",
    "webp",
];

/// How many bytes tell a format by its signature, or by the first tag of a text.
const SIGNATURE: usize = 1024;
/// The endings of names under which browsers read XML, and so show an SVG and run what is in it.
const XML: [&str; 4] = ["xml", "xhtml", "xht", "xsl"];

/// How large a picture is, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Size {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

impl Size {
    fn pixels(self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    /// The smaller size of this width in the same proportions, if WebP can hold it.
    fn scaled(self, width: u32) -> Option<Self> {
        let own = u64::from(self.width);
        let height = (u64::from(self.height) * u64::from(width) + own / 2).checked_div(own)?.max(1);
        (width < self.width && height <= HIGHEST).then_some(Self { width, height: height as u32 })
    }
}

/// What is known of a picture without decoding it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// The size as it is shown, upright. An SVG may have none.
    pub size: Option<Size>,
    /// How its pixels have to be turned to be upright.
    orientation: Orientation,
    /// Whether it is made of pixels, and does not move.
    is_still: bool,
}

/// Why a picture cannot be published.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The content is of no known format.
    #[error("is not a picture")]
    Unknown,
    /// The content is of a format that cannot be cleaned: its name.
    #[error("is in a format whose metadata cannot be removed: {0}")]
    Unsupported(&'static str),
    /// The format is known, and its rules are broken.
    #[error("is damaged")]
    Damaged,
    /// The pixels have to be turned or scaled, and cannot be decoded: why.
    #[error("cannot be decoded: {0}")]
    Undecodable(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Jpeg,
    Png,
    WebP,
    Gif,
    Svg,
}

impl Facts {
    fn of(size: Size) -> Self {
        Self { size: Some(size), orientation: Orientation::NoTransforms, is_still: true }
    }

    fn is_turned(&self) -> bool {
        self.orientation != Orientation::NoTransforms
    }

    /// The sizes, smaller than its own, in which it is offered too: from the smallest, all in its proportions.
    pub fn smaller(&self) -> impl Iterator<Item = Size> + use<> {
        let own = self.size.filter(|size| self.is_still && size.pixels() <= MOST_PIXELS);
        own.into_iter().flat_map(|own| WIDTHS.into_iter().filter_map(move |width| own.scaled(width)))
    }

    /// As it is shown: with width and height exchanged where the camera was held upright.
    fn upright(mut self) -> Self {
        use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
        if matches!(self.orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH) {
            self.size = self.size.map(|Size { width, height }| Size { width: height, height: width });
        }
        self
    }
}

/// What a file is, of which `name` is the file name: `None` if it is no picture, neither by its name nor by its content.
///
/// Reads little of it, but for an SVG.
///
/// # Errors
///
/// What reading gives.
pub fn look(name: &str, input: &mut (impl BufRead + Seek)) -> io::Result<Option<Result<Facts, Fault>>> {
    let mut walk = Walk::looking(input)?;
    let head = walk.peek(SIGNATURE)?;
    let format = match format(name, &head) {
        Ok(Some(format)) => format,
        Ok(None) => return Ok(None),
        Err(fault) => return Ok(Some(Err(fault))),
    };
    match walk_as(format, &mut walk) {
        Ok(facts) => Ok(Some(Ok(facts.upright()))),
        Err(walk::Error::Damaged) => Ok(Some(Err(Fault::Damaged))),
        Err(walk::Error::Io(error)) => Err(error),
    }
}

/// The content of a picture as it may be published: upright, and without metadata. `name` is its file name.
///
/// # Errors
///
/// A picture that [`look`] finds a fault in, and one that has to be turned and cannot be decoded.
pub fn clean(name: &str, bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let (format, facts, cleaned) = take_apart(name, bytes)?;
    if facts.is_turned() { pixels::turn(format, &cleaned, facts.orientation) } else { Ok(cleaned) }
}

/// Whether the pixels of a picture are written again when it is cleaned, which takes long. `name` is its file name.
///
/// # Errors
///
/// As [`clean`], but for the decoding.
pub fn is_turned(name: &str, bytes: &[u8]) -> Result<bool, Fault> {
    let found = look(name, &mut Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
    Ok(found.ok_or(Fault::Unknown)??.is_turned())
}

/// The format and facts of a picture, and its content without metadata, not turned.
fn take_apart(name: &str, bytes: &[u8]) -> Result<(Format, Facts, Vec<u8>), Fault> {
    let format = format(name, &bytes[..bytes.len().min(SIGNATURE)])?.ok_or(Fault::Unknown)?;
    let mut input = Cursor::new(bytes);
    // Reading from memory fails at its end alone.
    let mut walk = Walk::copying(&mut input).map_err(|_| Fault::Damaged)?;
    let facts = walk_as(format, &mut walk).map_err(|_| Fault::Damaged)?;
    Ok((format, facts, walk.into_copy()))
}

fn walk_as(format: Format, walk: &mut Walk<'_, impl BufRead + Seek>) -> walk::Result<Facts> {
    let facts = match format {
        Format::Jpeg => jpeg::walk(walk),
        Format::Png => png::walk(walk),
        Format::WebP => webp::walk(walk),
        Format::Gif => gif::walk(walk),
        Format::Svg => svg::walk(walk),
    }?;
    let is_empty = facts.size.is_some_and(|size| size.width == 0 || size.height == 0);
    if is_empty { Err(walk::Error::Damaged) } else { Ok(facts) }
}

/// The format that the first bytes of a file tell, whatever its name is; SVG has no signature, and goes by its name.
fn format(name: &str, head: &[u8]) -> Result<Option<Format>, Fault> {
    let brand = if head.get(4..8) == Some(b"ftyp") { head.get(8..12) } else { None };
    Ok(Some(match head {
        [0xff, 0xd8, 0xff, ..] => Format::Jpeg,
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Format::Png,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Format::WebP,
        [b'G', b'I', b'F', b'8', ..] => Format::Gif,
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => return Err(Fault::Unsupported("TIFF")),
        [0xff, 0x0a, ..] | [0, 0, 0, 12, b'J', b'X', b'L', b' ', ..] => return Err(Fault::Unsupported("JPEG XL")),
        _ => match (brand, ending(name)) {
            (Some(b"avif" | b"avis"), _) => return Err(Fault::Unsupported("AVIF")),
            (Some(b"heic" | b"heix" | b"hevc" | b"mif1" | b"msf1"), _) => return Err(Fault::Unsupported("HEIC")),
            (_, Some("svg")) => Format::Svg,
            (_, Some("svgz")) => return Err(Fault::Unsupported("compressed SVG")),
            (_, Some(_)) => return Err(Fault::Unknown),
            (_, None) if is_xml(name) && svg::begins(head) => Format::Svg,
            (_, None) => return Ok(None),
        },
    }))
}

/// The ending of a name, if it promises a picture.
fn ending(name: &str) -> Option<&'static str> {
    let (_, written) = name.rsplit_once('.')?;
    ENDINGS.iter().find(|ending| ending.eq_ignore_ascii_case(written)).copied()
}

fn is_xml(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, written)| XML.iter().any(|ending| ending.eq_ignore_ascii_case(written)))
}

/// The orientation that an EXIF block asks for; upright where it says nothing.
fn orientation(exif: &[u8]) -> Orientation {
    let tiff = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
    Orientation::from_exif_chunk(tiff).unwrap_or(Orientation::NoTransforms)
}
