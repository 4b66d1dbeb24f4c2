//! New files for authors: what `new` and `init` write.
//!
//! In: what was asked for. Out: a [`Draft`], the path and text of a file, which [`Draft::place`] writes only where nothing stands.

mod editors;
mod entry;
mod site;
mod workflow;

use std::path::Path;

use crate::files;

pub use entry::{Error, Facts, Form, Request, entry, in_file_name, short_slug};
pub use site::{Answers, Fate, Init, Step, title};
pub use workflow::{Action, NotAnAction};

/// A file that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Below the folder that it is for, with `/`.
    pub path: String,
    /// All of it.
    pub text: String,
}

impl Draft {
    /// Writes it below `root`, with the folders that it needs. False, and nothing is touched, where something has that path already.
    ///
    /// # Errors
    ///
    /// What the disk refuses.
    pub fn place(&self, root: &Path) -> Result<bool, files::Error> {
        let path = root.join(&self.path);
        if files::kind(&path)?.is_some() {
            return Ok(false);
        }
        if let Some(folder) = path.parent() {
            files::create_folders(folder)?;
        }
        match files::write_new(&path, self.text.as_bytes()) {
            // Another program was there in the meantime.
            Err(error) if error.cause.kind() == std::io::ErrorKind::AlreadyExists => Ok(false),
            done => done.map(|()| true),
        }
    }
}
