//! Where a site is written: an absolute path, and whether it is among what the author writes.

use std::path::{Path, PathBuf};

use super::{Error, canonical, kind};

/// The folders of a site that its author writes, and that no build may.
const SOURCES: [&str; 5] = ["content", "static", "templates", "themes", "private"];

/// The absolute path that `dir` leads to, as far as it exists. Creates nothing: it is not known yet whether that is allowed.
///
/// # Errors
///
/// Where the system does not say what stands there.
pub fn resolve(dir: &Path) -> Result<PathBuf, Error> {
    match (kind(dir)?, dir.parent(), dir.file_name()) {
        (None, Some(parent), Some(name)) => {
            let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
            Ok(resolve(parent)?.join(name))
        }
        _ => canonical(dir),
    }
}

/// The sources of the site in `root` that an output, which was [resolved](resolve), is, holds or lies in: no build may write there, even by mistake in the
/// configuration or through a link.
///
/// # Errors
///
/// Where the root cannot be found.
pub fn overlapping(site: &Path, root: &Path) -> Result<Option<PathBuf>, Error> {
    let root = canonical(root)?;
    if root.starts_with(site) {
        return Ok(Some(root));
    }
    Ok(SOURCES.into_iter().map(|name| root.join(name)).find(|sources| {
        let leads_to = canonical(sources).unwrap_or_else(|_| sources.clone());
        leads_to.starts_with(site) || site.starts_with(&leads_to) || site.starts_with(sources)
    }))
}
