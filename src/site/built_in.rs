//! The templates and themes that the program carries inside itself, and how they join those of the site.

use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::files::tree::File;
use crate::template::{Origin, Source};

static TEMPLATES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static THEMES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// The outline of the world over which maps are drawn, as [`file`] takes it.
pub(super) const OUTLINE: &str = "themes/gazette/static/assets/world.svg";

/// The themes.
pub(super) fn themes() -> impl Iterator<Item = &'static str> {
    THEMES.dirs().filter_map(|dir| dir.path().to_str())
}

/// Whether there is a theme of this name.
pub(super) fn has_theme(name: &str) -> bool {
    themes().any(|theme| theme == name)
}

/// A file of a theme, by its path below the root of a site: `themes/gazette/static/…`.
pub(super) fn file(path: &str) -> Option<&'static [u8]> {
    THEMES.get_file(path.strip_prefix("themes/")?).map(include_dir::File::contents)
}

/// The paths of the static files of a theme, as [`file`] takes them.
pub(super) fn static_files(theme: &str) -> Vec<&'static str> {
    let mut paths = Vec::new();
    if let Some(folder) = THEMES.get_dir(format!("{theme}/static")) {
        collect(folder, &mut |file| paths.extend(file.path().to_str()));
    }
    paths
}

/// The path of a theme's static file below the root of a site.
pub(super) fn path_in_site(path: &str) -> String {
    format!("themes/{path}")
}

fn collect(folder: &'static Dir<'static>, take: &mut impl FnMut(&'static include_dir::File<'static>)) {
    folder.files().for_each(&mut *take);
    folder.dirs().for_each(|inner| collect(inner, take));
}

/// All templates: of the site, of the theme in `theme_folder` (with its slash), and the built-in ones.
pub(super) fn template_sources(theme_folder: &str, texts: &BTreeMap<Arc<str>, File>) -> (Vec<Source>, Vec<Diagnostic>) {
    let mut sources = Vec::new();
    let mut diagnostics = Vec::new();
    collect(&TEMPLATES, &mut |file| {
        if let (Some(name), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            sources.push(source(name, Origin::BuiltIn, format!("templates/{name}").into(), text));
        }
    });
    let theme = theme_folder.trim_start_matches("themes/").trim_end_matches('/');
    if let Some(folder) = THEMES.get_dir(format!("{theme}/templates")) {
        collect(folder, &mut |file| {
            let name = file.path().strip_prefix(folder.path()).ok().and_then(|path| path.to_str());
            if let (Some(name), Some(text)) = (name, file.contents_utf8()) {
                sources.push(source(name, Origin::Theme, format!("{theme_folder}templates/{name}").into(), text));
            }
        });
    }
    let of_theme = format!("{theme_folder}templates/");
    for (folder, origin) in [(of_theme.as_str(), Origin::Theme), ("templates/", Origin::Site)] {
        for file in texts.values() {
            let Some(name) = file.path.strip_prefix(folder) else { continue };
            match std::str::from_utf8(&file.bytes) {
                Ok(text) => {
                    sources.retain(|known: &Source| known.origin != origin || known.name != name);
                    sources.push(source(name, origin, Arc::clone(&file.path), text));
                }
                Err(error) => {
                    let at = error.valid_up_to();
                    let place = Place::new(&file.path, at..at + 1);
                    diagnostics.push(Diagnostic::new(
                        Code::NotUtf8,
                        place,
                        "the template is not encoded in UTF-8 from here on",
                    ));
                }
            }
        }
    }
    (sources, diagnostics)
}

fn source(name: &str, origin: Origin, path: Arc<str>, text: &str) -> Source {
    Source { name: name.to_owned(), origin, path, text: text.into() }
}
