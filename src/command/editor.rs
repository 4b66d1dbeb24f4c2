//! Opens a file in the author's editor: the one that `VISUAL` or `EDITOR` names, as git does.

use std::path::Path;
use std::process::Command;

use super::Error;

/// Opens a file, and waits until the editor is closed.
pub(super) fn open(path: &Path) -> Result<(), Error> {
    let named = ["VISUAL", "EDITOR"].into_iter().filter_map(|name| std::env::var(name).ok());
    let Some(editor) = named.map(|editor| editor.trim().to_owned()).find(|editor| !editor.is_empty()) else {
        let message = "`--edit` opens the editor that `VISUAL` or `EDITOR` names, and neither is set";
        return Err(Error::Asked(message.to_owned()));
    };
    let refused = |why: String| Error::Asked(format!("the editor `{editor}` {why}; the file is {}", path.display()));
    let ended = command(&editor, path).status().map_err(|error| refused(format!("cannot be started: {error}")))?;
    if ended.success() { Ok(()) } else { Err(refused("ended with a failure".to_owned())) }
}

/// The editor with its arguments (`code --wait`), which the shell takes apart, and the file as one more.
#[cfg(unix)]
fn command(editor: &str, path: &Path) -> Command {
    let mut command = Command::new("sh");
    command.arg("-c").arg(format!("{editor} \"$@\"")).arg(editor).arg(path);
    command
}

/// The editor with its arguments, and the file as one more.
#[cfg(not(unix))]
fn command(editor: &str, path: &Path) -> Command {
    let mut words = editor.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or(editor));
    command.args(words).arg(path);
    command
}
