//! What needs the pixels themselves: a picture turned upright, and smaller versions of it.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader};

use super::{Fault, Format, Size, take_apart};

/// How well a JPEG is written that has to be written again, of 100: no difference is seen.
const JPEG_QUALITY: u8 = 92;
/// How well smaller versions are written, of 100.
const WEBP_QUALITY: f32 = 78.0;
/// Where a colour profile tells which kind of pixels it is for (ICC.1, section 7.2), and what those are that we write.
const PROFILE_OF: std::ops::Range<usize> = 16..20;
const OURS: &[u8] = b"RGB ";

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
    let mut widths: Vec<u32> = facts.widths().collect();
    widths.reverse();
    let Some(Size { width, height }) = facts.size.filter(|_| !widths.is_empty()) else { return Ok(Vec::new()) };
    let (mut pixels, profile) = upright(format, &cleaned, orientation)?;
    let mut scaled = Vec::new();
    // From the largest to the smallest, each made of the one before: much faster, and no worse to look at.
    for wanted in widths {
        let size = Size { width: wanted, height: scaled_height(width, height, wanted) };
        pixels = pixels.resize_exact(size.width, size.height, FilterType::CatmullRom);
        scaled.push(Scaled { width: wanted, bytes: as_webp(&pixels, size, profile.as_deref())? });
    }
    Ok(scaled)
}

/// The height that keeps the proportions, at least one pixel.
fn scaled_height(width: u32, height: u32, wanted: u32) -> u32 {
    let exact = (u64::from(height) * u64::from(wanted) + u64::from(width) / 2) / u64::from(width.max(1));
    exact.max(1) as u32
}

/// A picture, already without metadata, with its pixels turned, in the format it had. A WebP is then without loss.
pub(super) fn turn(format: Format, cleaned: &[u8], orientation: Orientation) -> Result<Vec<u8>, Fault> {
    let (pixels, profile) = upright(format, cleaned, orientation)?;
    let mut bytes = Vec::new();
    let written = match format {
        Format::Jpeg => write(JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY), &pixels, profile),
        Format::Png => write(PngEncoder::new(&mut bytes), &pixels, profile),
        _ => write(WebPEncoder::new_lossless(&mut bytes), &pixels, profile),
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

/// The pixels the right way up, eight bits for each colour, and their colour profile where it still fits.
fn upright(format: Format, cleaned: &[u8], orientation: Orientation) -> Result<(DynamicImage, Option<Vec<u8>>), Fault> {
    let format = match format {
        Format::Jpeg => ImageFormat::Jpeg,
        Format::Png => ImageFormat::Png,
        Format::WebP => ImageFormat::WebP,
        Format::Gif | Format::Svg => return Err(Fault::Undecodable("it has no pixels to turn".to_owned())),
    };
    // The reader's own limits stand: a file that asks for half a gigabyte is refused.
    let mut decoder = ImageReader::with_format(Cursor::new(cleaned), format).into_decoder().map_err(undecodable)?;
    let profile = decoder.icc_profile().map_err(undecodable)?;
    let mut pixels = DynamicImage::from_decoder(decoder).map_err(undecodable)?;
    pixels.apply_orientation(orientation);
    let pixels = if pixels.color().has_alpha() {
        DynamicImage::ImageRgba8(pixels.into_rgba8())
    } else {
        DynamicImage::ImageRgb8(pixels.into_rgb8())
    };
    Ok((pixels, profile.filter(|profile| profile.get(PROFILE_OF) == Some(OURS))))
}

fn as_webp(pixels: &DynamicImage, size: Size, profile: Option<&[u8]>) -> Result<Vec<u8>, Fault> {
    let has_alpha = pixels.color().has_alpha();
    let Size { width, height } = size;
    let encoder = if has_alpha {
        ::webp::Encoder::from_rgba(pixels.as_bytes(), width, height)
    } else {
        ::webp::Encoder::from_rgb(pixels.as_bytes(), width, height)
    };
    let webp = encoder
        .encode_simple(false, WEBP_QUALITY)
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
