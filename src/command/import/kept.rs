//! The text of a page, kept for the analyst alone: it is its publisher's, so it may go nowhere that git would carry it to.

use std::path::Path;

use crate::command::Error;
use crate::deploy;
use crate::files;
use crate::import::Item;
use crate::scaffold::Draft;

/// The folder of the analyst's own material.
const FOLDER: &str = "private";

/// Refuses where git does not ignore the folder.
///
/// # Errors
///
/// Where it does not, or git fails.
pub(super) fn check(root: &Path) -> Result<(), Error> {
    if deploy::ignores(root, &format!("{FOLDER}/x.txt"))? {
        return Ok(());
    }
    let message = "`--keep-text` would put the text of others where git would take it along: write `private/` into `.gitignore` first";
    Err(Error::Asked(message.to_owned()))
}

/// Writes the text of an item beside nothing that is there.
pub(super) fn write(root: &Path, note: &str, item: &Item) -> Result<(), Error> {
    let name = Path::new(note).file_stem().unwrap_or_default().to_string_lossy();
    let from = item.url.as_deref().unwrap_or_default();
    let text = format!("{}\n{from}\n\n{}\n", item.title, item.text);
    let path = format!("{FOLDER}/articles/{name}.txt");
    let folder = root.join(FOLDER);
    // A link would lead the text out of the folder that git ignores.
    if files::kind(&folder)?.is_some_and(|kind| kind != files::Kind::Folder) {
        return Err(Error::Asked(format!("`{FOLDER}` is no folder, and the text was not kept")));
    }
    Draft { path, text }.place(root)?;
    Ok(())
}
