//! SVG: a text in XML, in which programs note who drew it, with what, and where the file stood.

use std::borrow::Cow;
use std::io::{BufRead, Seek};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use image::metadata::Orientation;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};

use super::walk::{Error, Result, Walk};
use super::{Facts, Size};

/// The namespaces of what browsers show. Those of editors, of Dublin Core and of RDF are none of them.
const SHOWN: [&str; 4] = [
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/1998/Math/MathML",
];
/// Prefixes that mean these whatever is written of them: some programs write the namespace as an entity.
const PREFIXES: [&str; 3] = ["svg", "xlink", "xml"];

pub(super) fn walk(walk: &mut Walk<'_, impl BufRead + Seek>) -> Result<Facts> {
    let bytes = walk.rest()?;
    let text = std::str::from_utf8(&bytes).map_err(|_| Error::Damaged)?;
    let mut cleaner = Cleaner { writer: Writer::new(Vec::new()), prefixes: Vec::new(), has_root: false, size: None };
    cleaner.clean(text.trim_start_matches('\u{feff}')).ok_or(Error::Damaged)?;
    if !cleaner.has_root {
        return Err(Error::Damaged);
    }
    walk.put(&cleaner.writer.into_inner());
    Ok(Facts { size: cleaner.size, orientation: Orientation::NoTransforms, is_still: false })
}

struct Cleaner {
    writer: Writer<Vec<u8>>,
    /// The prefixes of namespaces that are shown, as they were declared so far.
    prefixes: Vec<String>,
    /// Whether there is an outermost element, and the size that it tells.
    has_root: bool,
    size: Option<Size>,
}

impl Cleaner {
    /// Nothing where the text is not XML.
    fn clean(&mut self, text: &str) -> Option<()> {
        let mut reader = Reader::from_str(text);
        // How deep inside an element that is left out.
        let mut dropped = 0_usize;
        let mut depth = 0_usize;
        loop {
            let event = reader.read_event().ok()?;
            match event {
                Event::Eof => return (depth == 0).then_some(()),
                Event::Start(tag) => {
                    depth += 1;
                    if dropped > 0 || !self.is_shown(&tag)? {
                        dropped += 1;
                    } else {
                        let tag = self.tag(&tag)?;
                        self.write(Event::Start(tag))?;
                    }
                }
                Event::Empty(tag) if dropped == 0 => {
                    if self.is_shown(&tag)? {
                        let tag = self.tag(&tag)?;
                        self.write(Event::Empty(tag))?;
                    }
                }
                Event::End(tag) => {
                    depth = depth.checked_sub(1)?;
                    if dropped > 0 {
                        dropped -= 1;
                    } else {
                        self.write(Event::End(tag))?;
                    }
                }
                Event::DocType(doctype) => {
                    let declared = without_comments(doctype.as_ref());
                    self.write(Event::DocType(BytesText::from_escaped(declared)))?;
                }
                Event::PI(note) if note.target() != "xml-stylesheet" => {}
                Event::Comment(_) => {}
                shown => {
                    if dropped == 0 {
                        self.write(shown)?;
                    }
                }
            }
        }
    }

    fn write(&mut self, event: Event<'_>) -> Option<()> {
        self.writer.write_event(event).ok()
    }

    /// Whether an element is shown: neither an editor's own nor metadata. Takes in the namespaces that it declares.
    fn is_shown(&mut self, tag: &BytesStart<'_>) -> Option<bool> {
        for attribute in tag.attributes() {
            let attribute = attribute.ok()?;
            let is_shown = SHOWN.contains(&&*attribute.value);
            if let Some(prefix) = attribute.key.as_ref().strip_prefix("xmlns:").filter(|_| is_shown) {
                self.prefixes.push(prefix.to_owned());
            }
        }
        let name = tag.name().into_inner();
        Some(self.has_shown_prefix(name) && name.rsplit(':').next() != Some("metadata"))
    }

    fn has_shown_prefix(&self, name: &str) -> bool {
        name.split_once(':')
            .is_none_or(|(prefix, _)| PREFIXES.contains(&prefix) || self.prefixes.iter().any(|known| known == prefix))
    }

    /// A tag with those of its attributes that are shown.
    fn tag(&mut self, tag: &BytesStart<'_>) -> Option<BytesStart<'static>> {
        let mut kept = BytesStart::new(tag.name().into_inner().to_owned());
        let (mut width, mut height, mut view) = (None, None, None);
        for attribute in tag.attributes() {
            let attribute = attribute.ok()?;
            let (key, value) = (attribute.key.as_ref(), &*attribute.value);
            match key {
                "width" => width = pixels(value),
                "height" => height = pixels(value),
                "viewBox" => view = view_box(value),
                _ => {}
            }
            let named = key.strip_prefix("xmlns:").map(|prefix| format!("{prefix}:"));
            if !self.has_shown_prefix(named.as_deref().unwrap_or(key)) {
                continue;
            }
            // Better no picture than one that tells more than it shows.
            if let Some(value) = shown(value) {
                kept.push_attribute(Attribute { key: attribute.key, value });
            }
        }
        if !self.has_root {
            self.has_root = true;
            self.size = width.zip(height).or(view).map(|(width, height)| Size { width, height });
        }
        Some(kept)
    }
}

/// The value of an attribute; a picture in it is cleaned, and nothing is left of one that cannot be.
fn shown(value: &str) -> Option<Cow<'static, str>> {
    let Some(data) = value.trim_start().strip_prefix("data:image/") else {
        // As it was written, but for the marks around it.
        return Some(value.replace('"', "&quot;").into());
    };
    let (kind, written) = data.split_once(',')?;
    let name = if kind.starts_with("svg") { "picture.svg" } else { "picture" };
    if !kind.ends_with(";base64") {
        return None;
    }
    let breaks = ["&#10;", "&#13;", "&#xA;", "&#xD;", "&#9;"];
    let written = breaks.iter().fold(written.to_owned(), |text, it| text.replace(it, ""));
    let written: String = written.split_ascii_whitespace().collect();
    let cleaned = super::clean(name, &BASE64_STANDARD.decode(written).ok()?).ok()?;
    Some(format!("data:image/{kind},{}", BASE64_STANDARD.encode(cleaned)).into())
}

/// A declaration without what people wrote for each other.
fn without_comments(declaration: &str) -> String {
    let mut kept = String::new();
    let mut rest = declaration;
    while let Some((before, behind)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = behind.split_once("-->").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

/// A length in pixels; nothing for a share of something else, such as `100%` or `10em`.
fn pixels(length: &str) -> Option<u32> {
    let length = length.trim();
    whole(length.strip_suffix("px").unwrap_or(length).parse().ok()?)
}

/// Width and height in a `viewBox`.
fn view_box(value: &str) -> Option<(u32, u32)> {
    let mut numbers = value.split([' ', ',', '\t', '\n']).filter(|part| !part.is_empty()).skip(2);
    let mut next = || whole(numbers.next()?.parse().ok()?);
    Some((next()?, next()?))
}

#[expect(clippy::cast_sign_loss, reason = "looked at first")]
fn whole(length: f64) -> Option<u32> {
    (length > 0.0 && length < 1e6).then(|| length.round().max(1.0) as u32)
}
