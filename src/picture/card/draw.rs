//! From the SVG of a card to a PNG.

use std::sync::{Arc, OnceLock};

use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};
use rustc_hash::FxHashMap;

use super::{SIZE, face};

/// Why a card cannot be drawn. What [`svg`](super::svg) gives can be.
#[derive(Debug, thiserror::Error)]
#[error("a card cannot be drawn: {0}")]
pub struct Undrawable(String);

/// Draws a card, and gives the bytes of a PNG.
///
/// # Errors
///
/// An SVG that cannot be read.
pub fn draw(svg: &str) -> Result<Vec<u8>, Undrawable> {
    let options = Options { fontdb: fonts(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| Undrawable(error.to_string()))?;
    let mut canvas = Pixmap::new(SIZE.width, SIZE.height).ok_or_else(|| Undrawable("no memory".to_owned()))?;
    resvg::render(&tree, Transform::identity(), &mut canvas.as_mut());
    let (palette, pixels) = numbered(&canvas).ok_or_else(|| Undrawable("too many colours".to_owned()))?;
    let mut png = Vec::with_capacity(48 * 1024);
    encode(&mut png, palette, &pixels).map_err(|error| Undrawable(error.to_string()))?;
    Ok(png)
}

/// The colours in the order in which they come, and the number of each pixel's: text in three colours on white takes fewer than a hundred. The
/// file is two thirds of what it would be otherwise. None where there are more than the 256 that have a number.
fn numbered(canvas: &Pixmap) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut numbers: FxHashMap<[u8; 3], u8> = FxHashMap::default();
    let mut palette = Vec::new();
    let mut pixels = Vec::with_capacity(canvas.data().len() / 4);
    let mut last = None;
    // The paper is opaque, and so is all that is drawn on it.
    for pixel in canvas.data().chunks_exact(4) {
        let colour = [pixel[0], pixel[1], pixel[2]];
        let number = match last {
            Some((before, number)) if before == colour => number,
            _ => number_of(colour, &mut numbers, &mut palette)?,
        };
        last = Some((colour, number));
        pixels.push(number);
    }
    Some((palette, pixels))
}

/// The number of a colour; a new one, if there are any left, where it comes for the first time.
fn number_of(colour: [u8; 3], numbers: &mut FxHashMap<[u8; 3], u8>, palette: &mut Vec<u8>) -> Option<u8> {
    if let Some(number) = numbers.get(&colour) {
        return Some(*number);
    }
    let number = u8::try_from(numbers.len()).ok()?;
    numbers.insert(colour, number);
    palette.extend(colour);
    Some(number)
}

fn encode(png: &mut Vec<u8>, palette: Vec<u8>, pixels: &[u8]) -> Result<(), EncodingError> {
    let mut encoder = Encoder::new(png, SIZE.width, SIZE.height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette);
    encoder.set_compression(Compression::Balanced);
    // Numbers of colours are not near each other as colours are.
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()
}

/// The fonts that there are: ours, and none of the machine's.
fn fonts() -> Arc<Database> {
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
    let fonts = FONTS.get_or_init(|| {
        let mut fonts = Database::new();
        for file in [face::HEADLINE, face::DETAILS] {
            fonts.load_font_source(Source::Binary(Arc::new(file)));
        }
        Arc::new(fonts)
    });
    Arc::clone(fonts)
}
