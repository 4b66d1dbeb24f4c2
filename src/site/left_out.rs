//! What is in the folder of a site and was not read: why, what the author should know of it, and whether it was meant to hide somebody.
//!
//! In come the files that the reader of the disk left out; out come faults. Whoever writes `privacy` into a file that is not read believes that somebody is
//! hidden, so that is an error, which no `accept` takes away.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::entries;
use crate::content::{FOLDER, Kind, unread_privacy};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::files::strays::LeftOut as Why;
use crate::files::tree::{Skipped, Tree, Why as WhySkipped};

/// One file or folder that was not read.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct LeftOut {
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The text, where a fault stands in it.
    pub(super) text: Option<Arc<str>>,
}

/// What is to be said of all that a reader of the disk has left out, by its path.
pub(super) fn of(tree: &Tree) -> BTreeMap<Arc<str>, LeftOut> {
    let mut all: BTreeMap<Arc<str>, LeftOut> = BTreeMap::new();
    for skipped in &tree.skipped {
        let path: Arc<str> = skipped.path.to_string_lossy().into();
        let diagnostic = of_skipped(&path, skipped);
        all.entry(path).or_default().diagnostics.push(diagnostic);
    }
    let of_strays = tree.strays.iter().map(|stray| (&stray.path, of_text(&stray.path, &stray.text, stray.why)));
    let others = tree.texts.iter().filter(|file| file.path.starts_with(FOLDER) && !entries::is_entry(&file.path));
    let of_others =
        others.map(|file| (&file.path, of_text(&file.path, &String::from_utf8_lossy(&file.bytes), Why::Ending)));
    for (path, left_out) in of_strays.chain(of_others).filter(|(_, it)| !it.diagnostics.is_empty()) {
        all.insert(Arc::clone(path), left_out);
    }
    for asset in &tree.assets {
        if asset.path.starts_with(FOLDER) && is_markdown(&asset.path) && !all.contains_key(&asset.path) {
            let diagnostics = vec![unread(&asset.path)];
            all.insert(Arc::clone(&asset.path), LeftOut { diagnostics, text: None });
        }
    }
    all
}

fn of_text(path: &Arc<str>, text: &str, why: Why) -> LeftOut {
    let mut left_out = LeftOut::default();
    if why == Why::Ending && (is_markdown(path) || begins_as_entry(text)) {
        left_out.diagnostics.push(unread(path));
    }
    if let Some(span) = unread_privacy::in_file(text) {
        let (message, help) = match why {
            Why::Ending => (
                "privacy is asked for in a file that is not read, because of its ending: nobody is hidden by it",
                "give the file a name that ends in `.md`, in small letters, in `content/people/`",
            ),
            Why::Ignored => (
                "privacy is asked for in a file that `ignore` leaves out: nobody is hidden by it",
                "take it out of `ignore` in dossier.yaml, or out of `content/` if nobody need be hidden",
            ),
            Why::Hidden => (
                "privacy is asked for in a file that is not read, because a name in its path begins with a dot: nobody is hidden by it",
                "take the dot away: a profile with `privacy: hidden` is never published; or take the file out of `content/`",
            ),
            Why::Static => (
                "privacy is asked for in a file of `static/`, which is published as it is",
                "move the file to `content/people/`, with a name that ends in `.md`",
            ),
        };
        left_out.diagnostics.push(Diagnostic::new(Code::PrivacyNotRead, Place::new(path, span), message).help(help));
        left_out.text = Some(text.into());
    }
    left_out
}

/// Whether the ending of a file is one that others give to Markdown, or to a text that was meant for it.
fn is_markdown(path: &str) -> bool {
    const ENDINGS: [&str; 11] =
        ["md", "markdown", "mdown", "mkd", "mkdn", "mdwn", "mdtxt", "mdtext", "mdx", "txt", "text"];
    let ending = Path::new(path).extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

/// Whether a text begins with a front matter.
fn begins_as_entry(text: &str) -> bool {
    let line = text.trim_start_matches('\u{feff}').trim_start().lines().next().unwrap_or_default().trim_end();
    line == "---" || line == "+++"
}

fn unread(path: &Arc<str>) -> Diagnostic {
    let message = format!("`{path}` is not read: its name does not end in `.md`, in small letters");
    let help = "rename it, or take it out of `content/`: into `static/`, if it is to be published as it is";
    Diagnostic::new(Code::UnreadFile, Place::file(path), message).help(help)
}

/// The folder of profiles that a path lies in, or is.
fn folder_of_profiles(path: &str) -> Option<&'static str> {
    let below = path.strip_prefix(FOLDER)?;
    Kind::ALL.into_iter().map(Kind::folder).find(|folder| below.split('/').next() == Some(folder))
}

/// Whether a path is in `static/`, or in that of a theme.
fn is_static(path: &str) -> bool {
    path.split('/').any(|name| name == "static") && !path.starts_with(FOLDER)
}

fn of_skipped(path: &Arc<str>, skipped: &Skipped) -> Diagnostic {
    let message = match &skipped.why {
        WhySkipped::Unreadable(error) => format!("`{path}` cannot be read: {}", error.cause),
        WhySkipped::LinksAway(target) if is_static(path) => {
            format!("`{path}` is a link to `{}`, which is not to be published as it is", target.display())
        }
        why => format!("`{path}` {why}"),
    };
    let is_content = **path == *FOLDER.trim_end_matches('/');
    let (code, help) = match skipped.why {
        WhySkipped::LinksAway(_) if is_content => (
            Code::MissingContent,
            "put the folder itself here in place of the link: what is read lies in the site's folder",
        ),
        WhySkipped::Unreadable(_) => {
            (Code::UnreadableFile, "let your user read it, or mend the link; or list it under `ignore` in dossier.yaml")
        }
        WhySkipped::TooLong => {
            (Code::UnreadableFile, "make several files of it, or list it under `ignore` in dossier.yaml")
        }
        WhySkipped::LinksAway(_) if is_static(path) => (
            Code::LinkIntoSources,
            "put a copy of what may be published here in place of the link, or list the link under `ignore` in dossier.yaml",
        ),
        _ if folder_of_profiles(path).is_some() => return unread_profile(path, &message),
        WhySkipped::Private(true) => return unread_profile(path, &message),
        WhySkipped::NotUtf8 => (Code::SkippedFile, "rename it"),
        WhySkipped::LinksAway(_) => (
            Code::SkippedFile,
            "put the file itself here in place of the link, or list the link under `ignore` in dossier.yaml",
        ),
        WhySkipped::Private(false) => (
            Code::SkippedFile,
            "move it beside `content/`, where nothing looks for it, or list it under `ignore` in dossier.yaml",
        ),
        WhySkipped::Special => {
            (Code::SkippedFile, "take it out of the site, or list it under `ignore` in dossier.yaml")
        }
    };
    Diagnostic::new(code, Place::file(path), message).help(help)
}

/// What is said where nothing is left of the texts of a site that was published.
pub(super) fn gone() -> Diagnostic {
    let path: Arc<str> = FOLDER.trim_end_matches('/').into();
    let message =
        "there is no text in `content/`, and the site that stands in the output has some: it would be emptied";
    let help = "is a drive not mounted, or the folder moved? `--root DIR` names that of the site. To empty the site, remove the output yourself";
    Diagnostic::new(Code::MissingContent, Place::file(&path), message).help(help)
}

/// What is said of something that was not read among profiles: whoever has one there is not hidden by it.
fn unread_profile(path: &Arc<str>, message: &str) -> Diagnostic {
    let help = "put the profiles themselves into `content/people/`: those with `privacy: hidden` are never published. \
                What is no profile belongs elsewhere";
    Diagnostic::new(Code::PrivacyNotRead, Place::file(path), format!("{message}, so a profile in it hides nobody"))
        .help(help)
}
