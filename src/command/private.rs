//! The analyst's own material, where git keeps it: it goes wherever the repository goes, whatever the site shows.

use super::{report, summary};
use crate::cli::Global;
use crate::deploy::{self, Error};

/// How many files are named.
const NAMED: usize = 3;

/// Warns of files in a folder `private` that git tracks.
///
/// # Errors
///
/// Git is missing, or fails.
pub(super) fn warn(global: &Global) -> Result<(), Error> {
    let tracked = deploy::tracked_private(&global.root)?;
    if tracked.is_empty() {
        return Ok(());
    }
    let named = tracked.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = if tracked.len() > NAMED { ", …" } else { "" };
    let message = format!(
        "git tracks {} of a private folder, which go wherever the repository goes: {named}{more}; \
         `git rm --cached` takes them out of the next commit, not out of earlier ones",
        summary::counted(tracked.len(), "file", "files")
    );
    report::warning(&message, global.format);
    Ok(())
}
