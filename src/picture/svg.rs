//! SVG: a text in XML, in which programs note who drew it, with what, and where the file stood, and which a browser runs when it is opened by its address.
//!
//! What is shown stays. All else goes: metadata and what editors note; scripts, handlers, frames; whatever would be loaded from elsewhere.

mod address;
mod css;
mod entities;
mod namespaces;
mod parts;

use std::io::{BufRead, Seek};

use image::metadata::Orientation;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};

use super::walk::{Error, Result, Walk};
use super::{Facts, Size};
use entities::Entities;
use namespaces::{Namespace, Namespaces};

pub(super) fn walk(walk: &mut Walk<'_, impl BufRead + Seek>) -> Result<Facts> {
    let bytes = walk.rest()?;
    let text = std::str::from_utf8(&bytes).map_err(|_| Error::Damaged)?;
    let mut cleaner = Cleaner {
        writer: Writer::new(Vec::new()),
        namespaces: Namespaces::default(),
        entities: Entities::default(),
        style: None,
        switches: 0,
        has_root: false,
        size: None,
    };
    cleaner.clean(text.trim_start_matches('\u{feff}')).ok_or(Error::Damaged)?;
    if !cleaner.has_root {
        return Err(Error::Damaged);
    }
    walk.put(&cleaner.writer.into_inner());
    Ok(Facts { size: cleaner.size, orientation: Orientation::NoTransforms, is_still: false })
}

/// Whether the first bytes of a file are those of an SVG, whatever its name is.
pub(super) fn begins(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head);
    let tags = text.split('<').skip(1).find(|tag| !tag.starts_with(['?', '!']));
    let name = tags.and_then(|tag| tag.split([' ', '\t', '\r', '\n', '>', '/']).next());
    name.is_some_and(|name| name.rsplit(':').next() == Some("svg"))
}

struct Cleaner {
    writer: Writer<Vec<u8>>,
    namespaces: Namespaces,
    entities: Entities,
    /// What a style says, while it is being read.
    style: Option<String>,
    /// How many open elements give a choice of what is shown.
    switches: usize,
    /// Whether there is an outermost element, and the size that it tells.
    has_root: bool,
    size: Option<Size>,
}

impl Cleaner {
    /// Nothing where the text is not XML, or shows what cannot be kept.
    fn clean(&mut self, text: &str) -> Option<()> {
        let mut reader = Reader::from_str(text);
        // How deep inside an element that is left out; whether that one is HTML, whose words are seen.
        let (mut dropped, mut in_html) = (0_usize, false);
        let mut depth = 0_usize;
        loop {
            let event = reader.read_event().ok()?;
            match event {
                Event::Eof => return (depth == 0).then_some(()),
                Event::Start(tag) => {
                    depth += 1;
                    self.namespaces.enter(&tag, &self.entities, depth)?;
                    if dropped > 0 || self.style.is_some() || !self.is_shown(&tag)? {
                        in_html |= local(tag.name().into_inner()) == "foreignObject" && self.switches == 0;
                        dropped += 1;
                    } else {
                        self.open(&tag)?;
                    }
                }
                Event::Empty(tag) if dropped == 0 && self.style.is_none() => {
                    self.namespaces.enter(&tag, &self.entities, depth + 1)?;
                    if self.is_shown(&tag)? {
                        let tag = self.tag(&tag)?;
                        self.write(Event::Empty(tag))?;
                    }
                    self.namespaces.leave(depth);
                }
                Event::End(tag) => {
                    depth = depth.checked_sub(1)?;
                    if dropped > 0 {
                        dropped -= 1;
                        in_html &= dropped > 0;
                    } else {
                        self.close(local(tag.name().into_inner()))?;
                        self.write(Event::End(tag))?;
                    }
                    self.namespaces.leave(depth);
                }
                Event::DocType(doctype) => {
                    self.entities = Entities::read(doctype.as_ref());
                    if let Some(declared) = self.entities.declaration() {
                        self.write(Event::DocType(BytesText::from_escaped(declared)))?;
                    }
                }
                Event::Decl(_) => self.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?,
                Event::PI(_) | Event::Comment(_) | Event::Empty(_) => {}
                Event::Text(text) if in_html && !text.trim().is_empty() => return None,
                Event::GeneralRef(name) => {
                    let text = self.entities.text(name.as_ref())?;
                    match &mut self.style {
                        Some(style) => style.push_str(&text),
                        None if dropped == 0 => self.write(Event::GeneralRef(name))?,
                        None => {}
                    }
                }
                Event::Text(text) if self.style.is_some() => self.add_style(text.as_ref()),
                Event::CData(text) if self.style.is_some() => self.add_style(text.as_ref()),
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

    /// Begins an element that is shown.
    fn open(&mut self, tag: &BytesStart<'_>) -> Option<()> {
        match local(tag.name().into_inner()) {
            "style" => self.style = Some(String::new()),
            "switch" => self.switches += 1,
            _ => {}
        }
        let tag = self.tag(tag)?;
        self.write(Event::Start(tag))
    }

    /// Ends an element that is shown, but for its tag.
    fn close(&mut self, name: &str) -> Option<()> {
        if name == "switch" {
            self.switches = self.switches.saturating_sub(1);
        }
        match self.style.take() {
            Some(style) => {
                let style = css::clean(&style).unwrap_or(style);
                self.write(Event::Text(BytesText::new(&style)))
            }
            None => Some(()),
        }
    }

    fn add_style(&mut self, text: &str) {
        if let Some(style) = &mut self.style {
            style.push_str(text);
        }
    }

    /// Whether an element is one of those that are shown, and changes no address.
    fn is_shown(&self, tag: &BytesStart<'_>) -> Option<bool> {
        let name = tag.name().into_inner();
        let is_svg = self.namespaces.of(name, true) == Namespace::Svg;
        if !is_svg || !parts::is_name(name) || !parts::ELEMENTS.contains(&local(name)) {
            return Some(false);
        }
        if !self.has_root && local(name) != "svg" {
            return None;
        }
        for attribute in tag.attributes() {
            let attribute = attribute.ok()?;
            // What changes in time must not become what may not stand there from the beginning.
            if local(attribute.key.as_ref()) == "attributeName" {
                let changed = self.entities.resolved(&attribute.value)?;
                let changed = local(changed.trim());
                if changed.eq_ignore_ascii_case("href") || !parts::may_stay(changed) {
                    return Some(false);
                }
            }
        }
        Some(true)
    }

    /// A tag with those of its attributes that are shown.
    fn tag(&mut self, tag: &BytesStart<'_>) -> Option<BytesStart<'static>> {
        let element = tag.name().into_inner().to_owned();
        let mut kept = BytesStart::new(element.clone());
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
            if !parts::is_name(key) || !self.namespaces.keeps(key, value, &self.entities) {
                continue;
            }
            // Better no attribute than one that tells or does more than it shows.
            let read = self.entities.resolved(value)?;
            if let Some(value) = shown(local(&element), key, value, &read) {
                kept.push_attribute(Attribute { key: attribute.key, value: value.into() });
            }
        }
        if !self.has_root {
            self.has_root = true;
            self.size = width.zip(height).or(view).map(|(width, height)| Size { width, height });
        }
        Some(kept)
    }
}

/// The value of an attribute as it may stay, escaped: as it was written, and as it is read.
fn shown(element: &str, key: &str, written: &str, read: &str) -> Option<String> {
    let name = local(key);
    // As it was, but for the marks around it.
    let as_written = || Some(written.replace('"', "&quot;").replace('<', "&lt;"));
    if key == "xmlns" || key.starts_with("xmlns:") {
        return as_written();
    }
    if !parts::may_stay(name) {
        return None;
    }
    if name == "href" {
        if element == "a" {
            return as_written().filter(|_| address::may_be_linked(read));
        }
        let loaded = address::loaded(read)?;
        return if loaded == read { as_written() } else { Some(escaped(&loaded)) };
    }
    if address::is_active(read) {
        return None;
    }
    match css::clean(read) {
        Some(cleaned) if cleaned != read => Some(escaped(&cleaned)),
        _ => as_written(),
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

fn escaped(value: &str) -> String {
    quick_xml::escape::escape(value).into_owned()
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
