//! What is kept of a picture, and what is not.

use std::io::Cursor;

use image::{DynamicImage, GenericImageView, ImageDecoder, ImageReader};
use proptest::prelude::*;

use super::*;

#[path = "../../tests/pictures/samples.rs"]
mod samples;

use samples::{MARKER, all, gif, jpeg, pattern, png, svg, webp};

/// The names, and how a sample with this orientation is made.
type Turned = (&'static str, fn(&DynamicImage, u16) -> Vec<u8>);
const TURNED: [Turned; 3] = [("a.jpg", jpeg), ("a.png", png), ("a.webp", webp)];

fn looked(name: &str, bytes: &[u8]) -> Option<Result<Facts, Fault>> {
    look(name, &mut Cursor::new(bytes)).unwrap()
}

fn decoded(bytes: &[u8]) -> DynamicImage {
    ImageReader::new(Cursor::new(bytes)).with_guessed_format().unwrap().decode().unwrap()
}

fn tells(bytes: &[u8]) -> bool {
    bytes.windows(MARKER.len()).any(|window| window == MARKER.as_bytes())
}

#[test]
fn nothing_that_was_written_beside_a_picture_is_left() {
    for (name, bytes) in all() {
        assert!(tells(&bytes), "{name}");
        let cleaned = clean(name, &bytes).unwrap();
        assert!(!tells(&cleaned), "{name}: {}", String::from_utf8_lossy(&cleaned));
        assert!(!cleaned.windows(4).any(|it| it == b"Exif" || it == b"EXIF" || it == b"eXIf"), "{name}");
        assert_eq!(clean(name, &cleaned).unwrap(), cleaned, "{name}: what is clean stays as it is");
        assert_eq!(looked(name, &bytes), looked(name, &cleaned), "{name}");
    }
}

#[test]
fn no_pixel_is_changed() {
    for (name, make) in TURNED {
        let bytes = make(&pattern(40, 24), 1);
        assert_eq!(decoded(&clean(name, &bytes).unwrap()), decoded(&bytes), "{name}");
    }
    let cleaned = clean("a.gif", &gif()).unwrap();
    assert!(cleaned.starts_with(b"GIF89a") && cleaned.ends_with(b"\x02\x02\x44\x01\0\x3b"));
    assert!(cleaned.windows(11).any(|it| it == b"NETSCAPE2.0") && cleaned.windows(3).any(|it| it == b"\x21\xf9\x04"));
}

#[test]
fn an_svg_keeps_what_is_seen() {
    let cleaned = String::from_utf8(clean("a.svg", &svg()).unwrap()).unwrap();
    for kept in [
        "<title>A &amp; B</title>",
        "<path d=\"M 0 0 L 30 20\" style=\"font-family:&quot;A&quot;\"/>",
        "x:href=\"data:image/jpeg;base64,/9j/",
        "xmlns=\"http://www.w3.org/2000/svg\"",
        "<!ENTITY a \"b\">",
    ] {
        assert!(cleaned.contains(kept), "{kept}: {cleaned}");
    }
    assert!(!cleaned.contains("metadata") && !cleaned.contains("inkscape"), "{cleaned}");
}

#[test]
fn a_picture_is_upright_whichever_way_the_camera_was_held() {
    for (name, make) in TURNED {
        for exif in 1..=8 {
            let orientation = Orientation::from_exif(exif).unwrap();
            let mut expected = pattern(48, 32);
            expected.apply_orientation(orientation);
            let bytes = make(&pattern(48, 32), u16::from(exif));
            let facts = looked(name, &bytes).unwrap().unwrap();
            let (width, height) = expected.dimensions();
            assert_eq!(facts.size, Some(Size { width, height }), "{name} {exif}");
            let cleaned = clean(name, &bytes).unwrap();
            let upright = decoded(&cleaned);
            assert_eq!(upright.dimensions(), (width, height), "{name} {exif}");
            for (x, y) in [(2, 2), (width - 3, 2), (2, height - 3), (width - 3, height - 3)] {
                let (is, wanted) = (upright.get_pixel(x, y), expected.get_pixel(x, y));
                let near = is.0.iter().zip(wanted.0).all(|(a, b)| a.abs_diff(b) < 40);
                assert!(near, "{name} {exif} at {x}, {y}: {is:?}, not {wanted:?}");
            }
            assert!(!tells(&cleaned) && !is_turned(name, &cleaned).unwrap(), "{name} {exif}");
            assert_eq!(is_turned(name, &bytes).unwrap(), exif != 1);
        }
    }
}

#[test]
fn the_colour_profile_stays() {
    let mut profile = vec![0; 128];
    profile[16..20].copy_from_slice(b"RGB ");
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::jpeg::JpegEncoder::new(&mut bytes);
    image::ImageEncoder::set_icc_profile(&mut encoder, profile.clone()).unwrap();
    pattern(600, 400).write_with_encoder(encoder).unwrap();
    let of = |bytes: &[u8]| {
        let reader = ImageReader::new(Cursor::new(bytes.to_vec())).with_guessed_format().unwrap();
        reader.into_decoder().unwrap().icc_profile().unwrap()
    };
    let mut turned = bytes[..2].to_vec();
    let exif = [b"Exif\0\0".as_slice(), &samples::exif(6)].concat();
    turned.extend([0xff, 0xe1]);
    turned.extend((exif.len() as u16 + 2).to_be_bytes());
    turned.extend(exif);
    turned.extend(&bytes[2..]);
    for bytes in [&bytes, &turned] {
        assert_eq!(of(&clean("a.jpg", bytes).unwrap()), Some(profile.clone()));
    }
    assert_eq!(of(&scale("a.jpg", &bytes).unwrap()[0].bytes), Some(profile));
}

#[test]
fn smaller_versions_are_webp_of_the_same_proportions() {
    for (name, make) in TURNED {
        let bytes = make(&pattern(600, 1200), 6);
        let facts = looked(name, &bytes).unwrap().unwrap();
        assert_eq!(facts.smaller().map(|size| size.width).collect::<Vec<_>>(), [480, 960], "{name}");
        let versions = scale(name, &bytes).unwrap();
        let sizes: Vec<_> = versions.iter().map(|it| (it.width, decoded(&it.bytes).dimensions())).collect();
        assert_eq!(sizes, [(960, (960, 480)), (480, (480, 240))], "{name}");
        for version in versions {
            assert!(version.bytes.starts_with(b"RIFF") && !tells(&version.bytes));
            let corner = decoded(&version.bytes).get_pixel(2, 2);
            let expected = [10, 10, 250, 255];
            assert!(corner.0.iter().zip(expected).all(|(a, b)| a.abs_diff(b) < 40), "{name}: {corner:?}");
        }
    }
    assert_eq!(scale("a.png", &png(&pattern(480, 10), 1)), Ok(Vec::new()));
    assert_eq!(scale("a.gif", &gif()), Ok(Vec::new()));
}

#[test]
fn only_what_can_be_made_is_offered() {
    for (width, height, expected) in [
        (480, 10, vec![]),
        (481, 10, vec![(480, 10)]),
        (2000, 1, vec![(480, 1), (960, 1), (1440, 1)]),
        (1000, 30_000, vec![(480, 14_400)]),
        (12_000, 12_000, vec![]),
    ] {
        let smaller = Facts::of(Size { width, height }).smaller();
        assert_eq!(smaller.map(|it| (it.width, it.height)).collect::<Vec<_>>(), expected, "{width} × {height}");
    }
}

#[test]
fn what_a_file_is_its_content_says_and_not_its_name() {
    let unsupported = |name| Some(Err(Fault::Unsupported(name)));
    for (name, bytes, expected) in [
        ("a.txt", b"text".as_slice(), None),
        ("a.pdf", b"%PDF-1.7", None),
        ("a", b"", None),
        ("film.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0", None),
        ("a.JPG", b"text", Some(Err(Fault::Unknown))),
        ("a.png", b"", Some(Err(Fault::Unknown))),
        ("a.bin", b"\xff\xd8\xff\xe0", Some(Err(Fault::Damaged))),
        ("a.jpg", b"\x89PNG\r\n\x1a\n\0\0\0\x0d", Some(Err(Fault::Damaged))),
        ("a.svg", b"<svg", Some(Err(Fault::Damaged))),
        ("a.svg", b"no picture", Some(Err(Fault::Damaged))),
        ("a.heic", b"\0\0\0\x18ftypheic\0\0\0\0", unsupported("HEIC")),
        ("a.avif", b"\0\0\0\x18ftypavif\0\0\0\0", unsupported("AVIF")),
        ("a.dng", b"II*\0\x08\0\0\0\0\0\0\0", unsupported("TIFF")),
        ("a.svgz", b"\x1f\x8b\x08\0", unsupported("compressed SVG")),
    ] {
        assert_eq!(looked(name, bytes), expected, "{name}");
    }
    let (_, photograph) = &all()[0];
    assert!(looked("photograph", photograph).unwrap().is_ok(), "whatever its name is");
}

#[test]
fn an_svg_has_the_size_that_it_says() {
    let size = |width, height| Some(Size { width, height });
    for (attributes, expected) in [
        ("width='30' height='20'", size(30, 20)),
        ("width='30.4px' height='20px' viewBox='0 0 1 1'", size(30, 20)),
        ("viewBox='0 0 640 480'", size(640, 480)),
        ("viewBox='0,0, 640,480' width='100%'", size(640, 480)),
        ("width='10em' height='5em'", None),
        ("", None),
    ] {
        let text = format!("<svg xmlns='http://www.w3.org/2000/svg' {attributes}/>");
        assert_eq!(looked("a.svg", text.as_bytes()).unwrap().unwrap().size, expected, "{attributes}");
    }
}

proptest! {
    #[test]
    fn a_file_that_was_cut_short_tells_nothing(which in 0_usize..5, at: prop::sample::Index) {
        let (name, bytes) = all().swap_remove(which);
        let cut = &bytes[..at.index(bytes.len())];
        if let Ok(cleaned) = clean(name, cut) {
            prop_assert!(!tells(&cleaned));
        }
        prop_assert_eq!(looked(name, cut).is_some_and(|it| it.is_ok()), clean(name, cut).is_ok());
    }

    #[test]
    fn no_file_brings_it_down(which in 0_usize..5, changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let (name, mut bytes) = all().swap_remove(which);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = (looked(name, &bytes), clean(name, &bytes), scale(name, &bytes));
    }
}

/// What an SVG may try, each with the word `evil` in all that runs or loads something.
const EVIL: &[&str] = &[
    "<script>evil()</script>",
    "<script href='https://evil.example/x.js'/>",
    "<s:script xmlns:s='http://www.w3.org/2000/svg'>evil()</s:script>",
    "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>evil()</h:script>",
    "<g onclick='evil()'/>",
    "<g ONload='evil()' onmouseover=\"evil()\"/>",
    "<a href='javascript:evil()'/>",
    "<a xlink:href=' java&#10;script:evil()'/>",
    "<a href='jav&#x61;script:evil()'/>",
    "<a href='data:text/html,evil'/>",
    "<l:a xmlns:l='http://www.w3.org/2000/svg' q:href='javascript:evil()' xmlns:q='http://www.w3.org/1999/xlink'/>",
    "<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' src='https://evil.example/'/></foreignObject>",
    "<iframe xmlns='http://www.w3.org/1999/xhtml' src='https://evil.example/'/>",
    "<embed src='https://evil.example/'/><object data='https://evil.example/'/>",
    "<image href='https://evil.example/x.png'/>",
    "<image xlink:href='//evil.example/x.png'/>",
    "<image href='\\\\evil.example\\x.png'/>",
    "<use href='https://evil.example/x.svg#a'/>",
    "<feImage href='https://evil.example/x.png'/>",
    "<rect fill='url(https://evil.example/x#y)'/>",
    "<rect style='fill:u\\72l(https://evil.example/x#y)'/>",
    "<rect style='background:url(&quot;https://evil.example/x&quot;)'/>",
    "<style>@import url(https://evil.example/x.css);</style>",
    "<style>@im<![CDATA[port 'https://evil.example/x.css']]>;</style>",
    "<style>@im<!-- -->port 'https://evil.example/x.css';</style>",
    "<style>a{fill:&#117;rl(https://evil.example/x)}</style>",
    "<animate attributeName='href' to='javascript:evil()'/>",
    "<set attributeName='xlink:href' to='https://evil.example/'/>",
    "<set attributeName='onclick' to='evil()'/>",
    "<animate attributeName='fill' values='url(https://evil.example/x)'/>",
    "<handler type='text/ecmascript'>evil()</handler>",
    "<g xml:base='https://evil.example/'><image href='x.png'/></g>",
    "<video xmlns='http://www.w3.org/1999/xhtml' poster='https://evil.example/'/>",
];

#[test]
fn nothing_in_an_svg_runs_or_is_loaded_from_elsewhere() {
    for evil in EVIL {
        let text = format!(
            "<?xml version='1.0'?><?xml-stylesheet href='https://evil.example/x.css'?><svg xmlns='http://www.w3.org/2000/svg' \
             xmlns:xlink='http://www.w3.org/1999/xlink' onload='evil()' width='10' height='10'>{evil}<circle r='4' id='seen'/></svg>"
        );
        let cleaned = String::from_utf8(clean("a.svg", text.as_bytes()).unwrap()).unwrap();
        assert!(!cleaned.to_lowercase().contains("evil"), "{evil}: {cleaned}");
        assert!(cleaned.contains("<circle r=\"4\" id=\"seen\"/>"), "{evil}: {cleaned}");
        for name in ["A.SVG", "a.xml", "a.xhtml"] {
            assert_eq!(clean(name, text.as_bytes()).unwrap(), cleaned.as_bytes(), "{name}");
        }
    }
}

#[test]
fn an_svg_that_hides_its_parts_in_entities_or_shows_html_is_left_out() {
    let root = "<svg xmlns='http://www.w3.org/2000/svg'>";
    for text in [
        format!("<!DOCTYPE svg [<!ENTITY x \"<script>evil()</script>\">]>{root}&x;</svg>"),
        format!("<!DOCTYPE svg [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>{root}<text>&b;</text></svg>"),
        format!("<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>{root}<text>&x;</text></svg>"),
        format!("{root}<text>&nbsp;</text></svg>"),
        format!("{root}<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>A label</p></foreignObject></svg>"),
        "<html xmlns='http://www.w3.org/1999/xhtml'><svg xmlns='http://www.w3.org/2000/svg'/></html>".to_owned(),
    ] {
        assert_eq!(clean("a.svg", text.as_bytes()), Err(Fault::Damaged), "{text}");
    }
    // The declarations of a document give attributes to its elements.
    let text = "<!DOCTYPE svg [<!ATTLIST svg onload CDATA \"evil()\"><!ENTITY ns \"http://www.w3.org/2000/svg\">]><svg xmlns='&ns;'/>";
    assert_eq!(
        String::from_utf8(clean("a.svg", text.as_bytes()).unwrap()).unwrap(),
        "<!DOCTYPE svg [<!ENTITY ns \"http://www.w3.org/2000/svg\">]><svg xmlns=\"&ns;\"/>"
    );
    let entity =
        format!("<!DOCTYPE svg [<!ENTITY j \"javascript:\">]>{root}<a href='&j;evil()'><path d='M0 0'/></a></svg>");
    assert!(!String::from_utf8(clean("a.svg", entity.as_bytes()).unwrap()).unwrap().contains("evil"));
}

#[test]
fn what_an_svg_shows_and_loads_of_its_own_stays() {
    let text = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">\
                <defs><linearGradient id=\"g\"><stop offset=\"0\" stop-color=\"#fff\"/></linearGradient></defs>\
                <style>.a{fill:url(\"#g\")}</style><rect class=\"a\" fill=\"url(#g)\"/><use xlink:href=\"#g\"/>\
                <a href=\"https://example.org/\"><text>A</text></a><animate attributeName=\"r\" to=\"5\"/>\
                <switch><text>fallback</text></switch></svg>";
    let cleaned = String::from_utf8(clean("a.svg", text.as_bytes()).unwrap()).unwrap();
    assert_eq!(cleaned.replace("&quot;#g&quot;", "\"#g\"").replace("fill=\"url(\"#g\")\"", "fill=\"url(#g)\""), text);
    let drawio = "<svg xmlns='http://www.w3.org/2000/svg'><switch><foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>A</p></foreignObject>\
                  <text>A</text></switch></svg>";
    assert!(
        String::from_utf8(clean("a.svg", drawio.as_bytes()).unwrap())
            .unwrap()
            .contains("<switch><text>A</text></switch>")
    );
    // A text in XML that is no picture is the author's own page.
    assert_eq!(looked("feed.xml", b"<?xml version='1.0'?><feed><svg/></feed>"), None);
}
