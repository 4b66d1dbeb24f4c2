//! Files of `static/` that only what is never published shows or names: a hidden profile, a remark, a key below `private`.
//!
//! In: all entries, as written and as shown, and the files. They are taken out of the files, so that nothing is planned of them: no page, no smaller
//! version. Out: a fault for each, and one for each picture that is shown and that a hidden profile shows as well.

use std::collections::BTreeMap;
use std::sync::Arc;

use aho_corasick::AhoCorasick;
use percent_encoding::percent_decode_str;
use rustc_hash::{FxHashMap, FxHashSet};

use super::entries::Entries;
use super::escape::path_of;
use super::held_back::{Named, files};
use crate::config::Config;
use crate::content::{Entry, Head, Privacy};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::dossier::Dossier;
use crate::redaction::Redacted;
use crate::text::fold;

/// Files that browsers and servers ask for by name, and parts of the design: a remark that names them makes no secret of them.
const KNOWN: [&str; 6] =
    ["robots.txt", "favicon.ico", "cname", "apple-touch-icon.png", "site.webmanifest", "manifest.json"];
/// See [`KNOWN`].
const DESIGN: [&str; 6] = ["css", "js", "woff", "woff2", "ttf", "otf"];

type Assets = FxHashMap<String, Arc<str>>;

/// The files that something names which is never published, by their address.
#[derive(Debug, Default)]
pub(super) struct SecretFiles(BTreeMap<String, By>);

/// What names a file: the file of an entry, and whether that is the profile of somebody who is withheld.
#[derive(Debug, Clone)]
struct By {
    entry: Arc<str>,
    is_profile: bool,
}

impl SecretFiles {
    /// Those that the entries name, as their authors wrote them.
    pub(super) fn of(entries: &Entries, remarks_of_config: &str, assets: &Assets) -> Self {
        let mut found = Self::default();
        let finder = Finder::new(assets);
        let Some(finder) = finder else { return found };
        // Profiles first: of what they show, something is said even where it stays.
        for entry in entries.private() {
            let Head::Profile(profile) = &entry.head else { continue };
            let image = profile.image.as_ref().map(|image| &*image.src);
            let text = if profile.privacy == Privacy::Hidden { Some(&*entry.source.text) } else { image };
            found.add(
                &finder,
                text.unwrap_or_default(),
                &By { entry: Arc::clone(&entry.source.path), is_profile: true },
            );
        }
        for (path, parsed) in entries.by_path() {
            found.add(&finder, &parsed.unpublished, &By { entry: Arc::clone(path), is_profile: false });
        }
        let config = By { entry: crate::config::FILE.into(), is_profile: false };
        found.add(&finder, remarks_of_config, &config);
        found
    }

    fn add(&mut self, finder: &Finder<'_>, text: &str, by: &By) {
        for address in finder.find(text) {
            self.0.entry(address.to_owned()).or_insert_with(|| by.clone());
        }
    }

    /// Whether an entry shows or names one of them, so that it matters what becomes of it.
    pub(super) fn concern(&self, entry: &Entry) -> bool {
        !self.0.is_empty() && shown_by(entry).any(|address| self.0.contains_key(&address))
    }

    /// Takes those out of the files that nothing shows, and says so.
    pub(super) fn take_out(
        &self,
        (entries, shown): (&Entries, &[Redacted]),
        dossier: &Dossier,
        (config, templates): (&Config, &[&str]),
        assets: &mut Assets,
    ) -> Vec<Diagnostic> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let held_back: FxHashSet<&str> = dossier.held_back.iter().map(|(path, _)| &**path).collect();
        let published: Vec<_> = shown.iter().filter(|entry| !held_back.contains(&*entry.source.path)).collect();
        let mut visible: FxHashSet<String> = published.iter().flat_map(|entry| shown_by(entry)).collect();
        visible.extend(of_design(config, templates, assets));
        let mut diagnostics = Vec::new();
        for (address, by) in &self.0 {
            if visible.contains(address) {
                if by.is_profile {
                    diagnostics.extend(published.iter().filter_map(|entry| shown_with(entry, address, by)));
                }
            } else if let Some(path) = assets.remove(address) {
                let text = entries.get(&by.entry).map(|parsed| &*parsed.text).unwrap_or_default();
                diagnostics.push(taken_out(&path, text, by));
            }
        }
        diagnostics
    }
}

/// What is said of a file that was taken out.
fn taken_out(path: &Arc<str>, text: &str, by: &By) -> Diagnostic {
    let name = path.rsplit('/').next().unwrap_or(path);
    let place = text.find(name).map_or_else(|| Place::file(&by.entry), |at| Place::new(&by.entry, at..at + name.len()));
    let what = if by.is_profile {
        "only a profile that is withheld shows it"
    } else {
        "only what is never published names it"
    };
    let message = format!("`{path}` is not published: {what}");
    let help = "if it is to be published, show it or link to it in a text; if not, it had better be kept elsewhere than in `static/`";
    Diagnostic::new(Code::HeldBackFile, place, message).help(help)
}

/// What is said of a picture that an entry shows, and a profile that is withheld as well.
fn shown_with(entry: &Redacted, address: &str, by: &By) -> Option<Diagnostic> {
    let (_, place) = files(entry).find(|(path, _)| *path == address)?;
    let message = format!("`{address}` is shown here, and in the profile of somebody who is withheld");
    let help = "look at it: it may show a face or a name. If it may be seen, accept it under `accept`";
    let fault = Diagnostic::new(Code::ImageWithHiddenPerson, place(), message).help(help);
    Some(fault.related(Place::file(&by.entry), "the profile"))
}

/// The addresses of the files that an entry shows, links to or hands to templates.
fn shown_by(entry: &Entry) -> impl Iterator<Item = String> {
    let named = files(entry).map(|(path, _): Named<'_>| path.to_owned());
    let raw = entry.body.attributes().map(|value| path_of(value).to_owned());
    let mut own = Vec::new();
    entry.common.extra.iter().for_each(|(_, value)| texts(value, &mut own));
    named.chain(raw).chain(own).flat_map(|path| {
        let decoded = percent_decode_str(&path).decode_utf8_lossy().into_owned();
        // On a page, links begin with the way to the root.
        let bare = decoded.trim_start_matches("../").trim_start_matches("./").trim_start_matches('/').to_owned();
        [path, decoded, bare]
    })
}

fn texts(value: &serde_json::Value, all: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => all.push(path_of(text).to_owned()),
        serde_json::Value::Array(items) => items.iter().for_each(|item| texts(item, all)),
        serde_json::Value::Object(pairs) => pairs.values().for_each(|value| texts(value, all)),
        _ => {}
    }
}

/// The addresses of the files that templates and the configuration name.
fn of_design(config: &Config, templates: &[&str], assets: &Assets) -> Vec<String> {
    let Some(finder) = Finder::new(assets) else { return Vec::new() };
    let mut own: Vec<String> = config.menu.iter().map(|item| item.url.clone()).collect();
    texts(&config.extra, &mut own);
    own.iter()
        .map(String::as_str)
        .chain(templates.iter().copied())
        .flat_map(|text| finder.find(text))
        .map(str::to_owned)
        .collect()
}

/// Finds the names of files in texts.
struct Finder<'a> {
    names: AhoCorasick,
    /// The addresses of the files of each name, and the parts of each, folded.
    files: Vec<Vec<(&'a str, Vec<String>)>>,
}

impl<'a> Finder<'a> {
    /// Nothing where there is nothing to find.
    fn new(assets: &'a Assets) -> Option<Self> {
        let mut by_name: BTreeMap<String, Vec<(&str, Vec<String>)>> = BTreeMap::new();
        for address in assets.keys() {
            let parts: Vec<String> = address.split('/').map(fold).collect();
            let Some(name) = parts.last() else { continue };
            let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
            if !KNOWN.contains(&&**name) && !DESIGN.contains(&ending) {
                by_name.entry(name.clone()).or_default().push((address, parts));
            }
        }
        let names = AhoCorasick::new(by_name.keys()).ok().filter(|_| !by_name.is_empty())?;
        Some(Self { names, files: by_name.into_values().collect() })
    }

    /// The addresses of the files that a text names, by the name alone or with folders before it.
    fn find(&self, text: &str) -> Vec<&'a str> {
        if text.is_empty() {
            return Vec::new();
        }
        let decoded = text.replace("&amp;", "&").replace('\\', "/");
        let mut found = Vec::new();
        for text in [fold(&percent_decode_str(&decoded).decode_utf8_lossy()), fold(&decoded)] {
            for hit in self.names.find_overlapping_iter(&text) {
                let (before, behind) = (&text[..hit.start()], &text[hit.end()..]);
                let continues = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
                if before.chars().next_back().is_none_or(|c| !continues(c) && c != '.')
                    && !behind.starts_with(continues)
                {
                    let files = self.files.get(hit.pattern().as_usize()).into_iter().flatten();
                    found.extend(files.filter(|(_, parts)| may_be(before, parts)).map(|(address, _)| *address));
                }
            }
        }
        found
    }
}

/// Whether the folders that stand in a text before the name of a file can be those of the file with these parts.
fn may_be(before: &str, parts: &[String]) -> bool {
    let ends = |c: char| c.is_whitespace() || "()[]<>\"'|,;={}:!*`".contains(c);
    let written = before.rsplit(ends).next().unwrap_or_default();
    let Some(folders) = written.strip_suffix('/') else { return true };
    let written: Vec<&str> = folders.split('/').filter(|part| !matches!(*part, "" | "." | ".." | "static")).collect();
    let own = parts.iter().rev().skip(1);
    // A name with a space in it has been cut.
    written.iter().rev().zip(own).all(|(written, own)| own == written || own.ends_with(&format!(" {written}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_by_its_name_however_it_is_written() {
        let assets: Assets = ["a/her face.png", "face.png", "b/Лицо.jpg", "x.pdf", "style.css", "favicon.ico"]
            .map(|address| (address.to_owned(), Arc::from(format!("static/{address}"))))
            .into_iter()
            .collect();
        let finder = Finder::new(&assets).unwrap();
        for (text, expected) in [
            ("![x](face.png)", vec!["face.png"]),
            ("see a/her%20face.png", vec!["a/her face.png", "face.png"]),
            ("/static/face.png", vec!["face.png"]),
            ("<img src='../b/лицо.JPG'>", vec!["b/Лицо.jpg"]),
            ("c/лицо.jpg", vec![]),
            ("myface.png face.pngx other-face.png", vec![]),
            ("style.css favicon.ico", vec![]),
            ("X.PDF, and more", vec!["x.pdf"]),
        ] {
            let mut found = finder.find(text);
            found.sort_unstable();
            found.dedup();
            assert_eq!(found, expected, "{text}");
        }
    }
}
