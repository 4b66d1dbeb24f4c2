//! What a file of `content/` can be.

use super::FOLDER;
use super::entry::Kind;

/// What a file can be, by the folder that it lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileKind {
    /// In `notes/`.
    Note,
    /// In `people/`, `countries/`, `organisations/` or `tags/`.
    Profile(Kind),
    /// In `events/`.
    Event,
    /// Beside them, or in `pages/`.
    Page,
    /// `content/index.md`.
    Home,
}

impl FileKind {
    /// What the file at a path is, by its folder; else the name of the folder.
    pub(crate) fn of(path: &str) -> Result<Self, &str> {
        let below = path.strip_prefix(FOLDER).unwrap_or(path);
        match below.split_once('/') {
            None if below == "index.md" => Ok(Self::Home),
            None | Some(("pages", _)) => Ok(Self::Page),
            Some(("notes", _)) => Ok(Self::Note),
            Some(("events", _)) => Ok(Self::Event),
            Some((folder, _)) => {
                Kind::ALL.into_iter().find(|kind| kind.folder() == folder).map(Self::Profile).ok_or(folder)
            }
        }
    }

    /// Whether nothing but front matter can say what the entry is called.
    pub(super) fn needs_title(self) -> bool {
        !matches!(self, Self::Home | Self::Profile(Kind::Country))
    }
}
