//! What needs the pixels themselves: a picture turned upright, and smaller versions of it.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader};

use webp::Encoder;

use super::{Fault, Format, Size, take_apart};

/// How well a picture is written that has to be written again, of 100: no difference is seen.
const SAME: u8 = 92;
/// How well smaller versions are written, of 100.
const SMALLER: u8 = 78;
/// Where a colour profile tells which kind of pixels it is for (ICC.1, section 7.2).
const PROFILE_OF: std::ops::Range<usize> = 16..20;

/// A smaller version of a picture, as WebP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scaled {
    /// In pixels.
    pub width: u32,
    /// The file.
    pub bytes: Vec<u8>,
}

/// All smaller versions of a picture, of which `name` is the file name, upright and without metadata.
///
/// # Errors
///
/// As [`clean`](super::clean), and where the pixels cannot be decoded.
pub fn scale(name: &str, bytes: &[u8]) -> Result<Vec<Scaled>, Fault> {
    let (format, facts, cleaned) = take_apart(name, bytes)?;
    let orientation = facts.orientation;
    let facts = facts.upright();
    let mut sizes: Vec<Size> = facts.smaller().collect();
    sizes.reverse();
    if sizes.is_empty() {
        return Ok(Vec::new());
    }
    let (pixels, profile) = upright(format, &cleaned, orientation)?;
    let (mut pixels, profile) = in_colour(pixels, profile);
    let mut scaled = Vec::new();
    // From the largest to the smallest, each made of the one before: much faster, and no worse to look at.
    for Size { width, height } in sizes {
        pixels = pixels.resize_exact(width, height, FilterType::CatmullRom);
        scaled.push(Scaled { width, bytes: as_webp(&pixels, SMALLER, profile.as_deref())? });
    }
    Ok(scaled)
}

/// Decodes a picture, of which `name` is the file name, and gives nothing: whether [`scale`] and [`clean`](super::clean) can.
///
/// # Errors
///
/// As [`scale`].
pub fn decode(name: &str, bytes: &[u8]) -> Result<(), Fault> {
    let (format, facts, cleaned) = take_apart(name, bytes)?;
    upright(format, &cleaned, facts.orientation).map(drop)
}

/// A picture, already without metadata, with its pixels turned, in the format it had.
pub(super) fn turn(format: Format, cleaned: &[u8], orientation: Orientation) -> Result<Vec<u8>, Fault> {
    let (pixels, profile) = upright(format, cleaned, orientation)?;
    let mut bytes = Vec::new();
    let written = match format {
        Format::Jpeg => write(JpegEncoder::new_with_quality(&mut bytes, SAME), &pixels, profile),
        Format::Png => write(PngEncoder::new(&mut bytes), &pixels, profile),
        _ => {
            let (pixels, profile) = in_colour(pixels, profile);
            return as_webp(&pixels, SAME, profile.as_deref());
        }
    };
    written.map(|()| bytes).map_err(undecodable)
}

fn write(mut encoder: impl ImageEncoder, pixels: &DynamicImage, profile: Option<Vec<u8>>) -> image::ImageResult<()> {
    if let Some(profile) = profile {
        // A format without profiles shows the colours as they are.
        let _ = encoder.set_icc_profile(profile);
    }
    pixels.write_with_encoder(encoder)
}

/// Pixels, and the profile of their colours.
type Pixels = (DynamicImage, Option<Vec<u8>>);

/// The pixels the right way up, and their colour profile where it still fits: pixels of print are now those of a screen.
fn upright(format: Format, cleaned: &[u8], orientation: Orientation) -> Result<Pixels, Fault> {
    let format = match format {
        Format::Jpeg => ImageFormat::Jpeg,
        Format::Png => ImageFormat::Png,
        Format::WebP => ImageFormat::WebP,
        Format::Gif | Format::Svg => return Err(Fault::Undecodable("it has no pixels to turn".to_owned())),
    };
    // The reader's own limits stand: a file that asks for more than half a gigabyte is refused.
    let mut decoder = ImageReader::with_format(Cursor::new(cleaned), format).into_decoder().map_err(undecodable)?;
    let profile = decoder.icc_profile().map_err(undecodable)?;
    let mut pixels = DynamicImage::from_decoder(decoder).map_err(undecodable)?;
    pixels.apply_orientation(orientation);
    let kind: &[u8] = if pixels.color().has_color() { b"RGB " } else { b"GRAY" };
    Ok((pixels, profile.filter(|profile| profile.get(PROFILE_OF) == Some(kind))))
}

/// Pixels of three colours and perhaps transparency, eight bits for each: all that WebP has.
fn in_colour(pixels: DynamicImage, profile: Option<Vec<u8>>) -> Pixels {
    let profile = profile.filter(|_| pixels.color().has_color());
    let pixels = if pixels.color().has_alpha() { pixels.into_rgba8().into() } else { pixels.into_rgb8().into() };
    (pixels, profile)
}

fn as_webp(pixels: &DynamicImage, quality: u8, profile: Option<&[u8]>) -> Result<Vec<u8>, Fault> {
    let size = Size { width: pixels.width(), height: pixels.height() };
    let has_alpha = pixels.color().has_alpha();
    let new = if has_alpha { Encoder::from_rgba } else { Encoder::from_rgb };
    let encoder = new(pixels.as_bytes(), size.width, size.height);
    let webp = encoder
        .encode_simple(false, quality.into())
        .map_err(|fault| Fault::Undecodable(format!("the WebP encoder refuses: {fault:?}")))?;
    Ok(match profile {
        Some(profile) => super::webp::with_profile(&webp, profile, size, has_alpha),
        None => webp.to_vec(),
    })
}

#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn undecodable(error: image::ImageError) -> Fault {
    Fault::Undecodable(error.to_string())
}
