//! Pictures on pages: how large they are, in which smaller versions they are offered, and their tags.
//!
//! Nothing is decoded here. What is known of a picture came with the files; smaller versions are routes like any other.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::PathBuf;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::escape::{encode, escape, path_of};
use super::inputs::Inputs;
use super::page::Page;
use super::route::{Route, scaled_address};
use super::{Rendered, Site};
use crate::content::markdown::BodyImage;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::picture::{Facts, Fault, Size};
use crate::redaction::{Redacted, RedactedConfig};

/// The feature that smaller versions can be switched off by.
const FEATURE: &str = "image_sizes";
/// How wide a picture is shown: as wide as a column of text, or as a narrow screen.
const SIZES: &str = "(min-width: 48rem) 44rem, 100vw";

/// A picture as a page shows it.
#[derive(Debug)]
pub(super) struct Picture {
    /// Below the root, as it is written in a link.
    pub(super) address: String,
    /// In pixels, where that is known.
    pub(super) size: Option<Size>,
    /// The addresses and widths of smaller versions, from the smallest.
    smaller: Vec<(String, u32)>,
}

impl Picture {
    /// All its versions with their widths, itself last; none where there is but one.
    pub(super) fn sources(&self) -> impl Iterator<Item = (&str, u32)> {
        let own = self.size.filter(|_| !self.smaller.is_empty()).map(|size| (self.address.as_str(), size.width));
        self.smaller.iter().map(|(address, width)| (address.as_str(), *width)).chain(own)
    }
}

impl Site {
    /// The picture at an address as it is written in a note, if its file is there.
    pub(super) fn picture(&self, written: &str) -> Option<Picture> {
        let address = path_of(written);
        let path = self.assets.get(address)?;
        let facts = facts(&self.inputs, path);
        let smaller = facts.map(|facts| smaller(&self.config, &self.assets, address, facts)).unwrap_or_default();
        let smaller = smaller.into_iter().map(|(address, width)| (encode(&address), width)).collect();
        Some(Picture { address: encode(address), size: facts.and_then(|facts| facts.size), smaller })
    }

    /// A file of `static/`, by its path below the root of the site.
    pub(super) fn static_file(&self, path: &str) -> Rendered {
        let place = PathBuf::from(path);
        if facts(&self.inputs, path).is_some() { Rendered::Picture(place, None) } else { Rendered::File(place) }
    }
}

/// What is known of the picture at a path.
fn facts<'a>(inputs: &'a Inputs, path: &str) -> Option<&'a Facts> {
    inputs.assets.get(path)?.picture.as_ref()?.as_ref().ok()
}

/// The smaller versions of the picture at `address`: addresses that no file of the author's has, and widths.
fn smaller(
    config: &RedactedConfig,
    assets: &FxHashMap<String, Arc<str>>,
    address: &str,
    facts: &Facts,
) -> Vec<(String, u32)> {
    if !config.features.has(FEATURE) {
        return Vec::new();
    }
    let versions = facts.smaller().map(|size| (scaled_address(address, size.width), size.width));
    versions.filter(|(address, _)| !assets.contains_key(address)).collect()
}

/// Takes out the pictures that cannot be published; gives what is wrong with each, by its address.
pub(super) fn without_broken(
    mut assets: FxHashMap<String, Arc<str>>,
    inputs: &Inputs,
) -> (FxHashMap<String, Arc<str>>, BTreeMap<String, Diagnostic>) {
    let mut broken = BTreeMap::new();
    assets.retain(|address, path| match inputs.assets.get(path).and_then(|asset| asset.picture.as_ref()) {
        Some(Err(fault)) => {
            broken.insert(address.clone(), broken_image(path, fault));
            false
        }
        _ => true,
    });
    (assets, broken)
}

/// What is said of a picture that cannot be published.
pub fn broken_image(path: &Arc<str>, fault: &Fault) -> Diagnostic {
    let help = match fault {
        Fault::Unsupported(_) => "save it as JPEG, PNG or WebP, or list it under `ignore` in dossier.yaml",
        _ => "save it again with a program that can show it, or list it under `ignore` in dossier.yaml",
    };
    Diagnostic::new(Code::BrokenImage, Place::file(path), format!("`{path}` {fault}, and is not published")).help(help)
}

/// Adds the smaller versions of all pictures that texts and front matter show.
pub(super) fn add(
    routes: &mut Vec<Route>,
    config: &RedactedConfig,
    entries: &[Redacted],
    assets: &FxHashMap<String, Arc<str>>,
    inputs: &Inputs,
) {
    let in_texts = entries.iter().flat_map(|entry| &entry.body.images).map(|image| image.src.as_str());
    let in_front = entries.iter().filter_map(|entry| entry.picture()).map(|image| image.src.as_str());
    let shown: BTreeSet<&str> = in_texts.chain(in_front).map(path_of).collect();
    for (address, path) in shown.into_iter().filter_map(|address| assets.get_key_value(address)) {
        let Some(facts) = facts(inputs, path) else { continue };
        let versions = smaller(config, assets, address, facts).into_iter();
        routes.extend(versions.map(|(address, width)| Route { address, page: Page::Scaled(Arc::clone(path), width) }));
    }
    routes.sort_unstable_by(|a, b| a.address.cmp(&b.address));
}

/// The size at which a picture is shown: its own, or in the same proportions as wide as its author says.
fn shown_size(own: Option<Size>, wanted: Option<u32>) -> Option<Size> {
    let Size { width, height } = own?;
    let Some(wanted) = wanted.filter(|_| width > 0) else { return own };
    let scaled = (u64::from(height) * u64::from(wanted) + u64::from(width) / 2) / u64::from(width);
    Some(Size { width: wanted, height: u32::try_from(scaled).unwrap_or(height).max(1) })
}

/// Writes the tag of a picture for a page from which `root` leads to the root of the site. One that is not seen at once is fetched when a reader comes near it.
pub(super) fn print(picture: &Picture, image: &BodyImage, root: &str, seen_at_once: bool, html: &mut String) {
    html.push_str("<img src=\"");
    html.push_str(root);
    escape(&picture.address, html);
    html.push_str("\" alt=\"");
    escape(&image.alt, html);
    html.push('"');
    // Writing into memory cannot fail.
    let shown = shown_size(picture.size, image.width);
    match (shown, image.width) {
        (Some(Size { width, height }), _) => {
            let _ = write!(html, " width=\"{width}\" height=\"{height}\"");
        }
        (None, Some(width)) => {
            let _ = write!(html, " width=\"{width}\"");
        }
        (None, None) => {}
    }
    for (number, (address, width)) in picture.sources().enumerate() {
        html.push_str(if number == 0 { " srcset=\"" } else { ", " });
        html.push_str(root);
        escape(address, html);
        let _ = write!(html, " {width}w");
    }
    if picture.sources().next().is_some() {
        let _ = match image.width.and(shown) {
            Some(Size { width, .. }) => write!(html, "\" sizes=\"min({width}px, 100vw)\""),
            None => write!(html, "\" sizes=\"{SIZES}\""),
        };
    }
    html.push_str(if seen_at_once { " decoding=\"async\">" } else { " loading=\"lazy\" decoding=\"async\">" });
}
