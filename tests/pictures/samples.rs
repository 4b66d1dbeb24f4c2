//! A small picture in each format, with [`MARKER`] in every place where cameras and programs write of themselves and their owners.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, RgbImage};

/// Stands in all metadata, and nowhere else.
pub(crate) const MARKER: &str = "zzmetadata";

/// Every sample: a file name, and the content, upright.
pub(crate) fn all() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("a.jpg", jpeg(&pattern(24, 16), 1)),
        ("a.png", png(&pattern(24, 16), 1)),
        ("a.webp", webp(&pattern(24, 16), 1)),
        ("a.gif", gif()),
        ("a.svg", svg()),
    ]
}

/// A picture of which no two corners are alike.
pub(crate) fn pattern(width: u32, height: u32) -> DynamicImage {
    let corner = |x: u32, y: u32| match (x < width / 2, y < height / 2) {
        (true, true) => [250, 10, 10],
        (false, true) => [10, 250, 10],
        (true, false) => [10, 10, 250],
        (false, false) => [240, 240, 240],
    };
    RgbImage::from_fn(width, height, |x, y| image::Rgb(corner(x, y))).into()
}

fn encoded(pixels: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    pixels.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// EXIF with a description, a place, and the way that the camera was held (EXIF 2.32, section 4.6).
pub(crate) fn exif(orientation: u16) -> Vec<u8> {
    let text = format!("{MARKER}\0");
    let length = (text.len() as u32).to_le_bytes();
    let entry = |tag: u16, kind: u16, count: [u8; 4], value: u32| {
        let mut entry = [tag.to_le_bytes(), kind.to_le_bytes()].concat();
        entry.extend(count);
        entry.extend(value.to_le_bytes());
        entry
    };
    let one = 1_u32.to_le_bytes();
    // The header, three entries, then the GPS block with one, then the text.
    let (gps, at) = (8 + 2 + 3 * 12 + 4, 8 + 2 + 3 * 12 + 4 + 2 + 12 + 4);
    let mut exif = b"II*\0\x08\0\0\0\x03\0".to_vec();
    exif.extend(entry(0x010e, 2, length, at));
    exif.extend(entry(0x0112, 3, one, orientation.into()));
    exif.extend(entry(0x8825, 4, one, gps));
    exif.extend([0; 4]);
    exif.extend([1, 0]);
    exif.extend(entry(0x0012, 2, length, at));
    exif.extend([0; 4]);
    exif.extend(text.as_bytes());
    exif
}

pub(crate) fn jpeg(pixels: &DynamicImage, orientation: u16) -> Vec<u8> {
    let segment = |marker: u8, head: &[u8], body: &[u8]| {
        let mut segment = vec![0xff, marker];
        segment.extend(((head.len() + body.len() + 2) as u16).to_be_bytes());
        segment.extend([head, body].concat());
        segment
    };
    let marker = MARKER.as_bytes();
    let plain = encoded(pixels, ImageFormat::Jpeg);
    let mut jpeg = plain[..2].to_vec();
    jpeg.extend(segment(0xe1, b"Exif\0\0", &exif(orientation)));
    jpeg.extend(segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0", marker));
    jpeg.extend(segment(0xed, b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x0a", marker));
    jpeg.extend(segment(0xe2, b"MPF\0", marker));
    jpeg.extend(segment(0xe5, b"", marker));
    jpeg.extend(segment(0xfe, b"", marker));
    jpeg.extend(&plain[2..plain.len() - 2]);
    jpeg.extend(segment(0xfe, b"", marker));
    jpeg.extend([0xff, 0xd9]);
    jpeg.extend(marker);
    jpeg
}

pub(crate) fn png(pixels: &DynamicImage, orientation: u16) -> Vec<u8> {
    // Nobody asks for the checksum of what is left out.
    let chunk = |kind: &[u8; 4], body: &[u8]| [&(body.len() as u32).to_be_bytes(), kind, body, &[0; 4]].concat();
    let text = format!("Comment\0{MARKER}");
    let plain = encoded(pixels, ImageFormat::Png);
    let (head, rest) = plain.split_at(8 + 25);
    let (pixels, end) = rest.split_at(rest.len() - 12);
    let mut png = head.to_vec();
    for kind in [b"tEXt", b"zTXt", b"iTXt", b"tIME", b"zzMd"] {
        png.extend(chunk(kind, text.as_bytes()));
    }
    png.extend(pixels);
    png.extend(chunk(b"eXIf", &exif(orientation)));
    png.extend(end);
    png.extend(MARKER.as_bytes());
    png
}

pub(crate) fn webp(pixels: &DynamicImage, orientation: u16) -> Vec<u8> {
    let chunk = |kind: &[u8; 4], body: &[u8]| {
        let mut chunk = [kind, (body.len() as u32).to_le_bytes().as_slice(), body].concat();
        chunk.resize(chunk.len().next_multiple_of(2), 0);
        chunk
    };
    let plain = encoded(pixels, ImageFormat::WebP);
    let mut head = vec![0x08 | 0x04, 0, 0, 0];
    head.extend(&(pixels.width() - 1).to_le_bytes()[..3]);
    head.extend(&(pixels.height() - 1).to_le_bytes()[..3]);
    let mut body = b"WEBP".to_vec();
    body.extend(chunk(b"VP8X", &head));
    body.extend(&plain[12..]);
    body.extend(chunk(b"EXIF", &exif(orientation)));
    body.extend(chunk(b"XMP ", MARKER.as_bytes()));
    body.extend(chunk(b"zzMd", MARKER.as_bytes()));
    [b"RIFF", (body.len() as u32).to_le_bytes().as_slice(), &body, MARKER.as_bytes()].concat()
}

/// One pixel, with comments, and a loop.
pub(crate) fn gif() -> Vec<u8> {
    let marker = [&[MARKER.len() as u8], MARKER.as_bytes(), &[0]].concat();
    [
        b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0".as_slice(),
        b"\x21\xfe",
        &marker,
        b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0",
        b"\x21\xff\x0bXMP DataXMP",
        &marker,
        b"\x21\x01",
        &marker,
        b"\x21\xf9\x04\x01\0\0\0\0",
        b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0",
        b"\x3b",
        MARKER.as_bytes(),
    ]
    .concat()
}

pub(crate) fn svg() -> Vec<u8> {
    use base64::Engine as _;
    let inside = base64::prelude::BASE64_STANDARD.encode(jpeg(&pattern(8, 8), 1));
    format!(
        "<?xml version=\"1.0\"?>\n<!-- {MARKER} -->\n<?{MARKER} x?>\n<!DOCTYPE svg [<!-- {MARKER} --> <!ENTITY a \"b\">]>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:i=\"http://www.inkscape.org/namespaces/inkscape\" \
         xmlns:x=\"http://www.w3.org/1999/xlink\" width=\"30px\" height=\"20\" i:export='/home/{MARKER}'>\n\
         <metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><a>{MARKER}</a></rdf:RDF></metadata>\n\
         <i:grid id=\"{MARKER}\"/><i:view><g>{MARKER}</g></i:view>\n\
         <title>A &amp; B</title><image x:href=\"data:image/jpeg;base64,{inside}\" width='8' height='8'/>\n\
         <path d='M 0 0 L 30 20' style='font-family:\"A\"'/>\n</svg>\n<!-- {MARKER} -->\n"
    )
    .into_bytes()
}
