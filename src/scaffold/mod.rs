//! New files for authors: what `new` and `init` write.
//!
//! In: what was asked for. Out: a [`Draft`], the path and text of a file, which [`Draft::place`] writes only where nothing stands.

mod entry;
mod site;
mod workflow;

use std::path::Path;

use crate::files;

pub use entry::{Error, Form, Request, entry};
pub use site::{Fate, Init, Step};
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

/// A text as a YAML scalar: as it is where YAML reads it as that text, else in quotes.
fn scalar(text: &str) -> String {
    let word = text.to_lowercase();
    let means_something = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"].contains(&word.as_str());
    let fits = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '’' | '\'' | ',' | '.' | '“' | '”' | '(' | ')');
    if text.starts_with(char::is_alphabetic) && !text.ends_with(' ') && text.chars().all(fits) && !means_something {
        return text.to_owned();
    }
    // JSON's strings are YAML's as well.
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::scalar;
    use proptest::prelude::*;

    #[test]
    fn a_title_is_quoted_only_where_yaml_needs_it() {
        for (text, expected) in [
            ("Talks in Minsk", "Talks in Minsk"),
            ("Перемовини (друге коло)", "Перемовини (друге коло)"),
            ("O’Neill, again", "O’Neill, again"),
            ("No", "\"No\""),
            ("2022", "\"2022\""),
            ("Talks: the end", "\"Talks: the end\""),
            ("#1", "\"#1\""),
            ("say \"no\"", "\"say \\\"no\\\"\""),
        ] {
            assert_eq!(scalar(text), expected);
        }
    }

    proptest! {
        #[test]
        fn a_scalar_is_read_back_as_the_text_that_it_was(text in "\\PC{1,40}") {
            let read: String = serde_yaml::from_str(&scalar(&text)).unwrap();
            prop_assert_eq!(read, text);
        }
    }
}
