//! `dossier publish`: drafts become part of the dossier. All files are looked at before one is written.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use super::{Error, FAILURE, report, today};
use crate::cli::{Global, Publish};
use crate::content::stamp::{self, NotStamped, Stamped};
use crate::content::{self, Source};
use crate::date::{Date, Day};
use crate::files::{self, tree::with_slashes};
use crate::workspace;

/// A file, and what it is to say.
struct Edit {
    file: PathBuf,
    source: Source,
    now: Stamped,
}

pub(super) fn run(global: &Global, publish: &Publish) -> Result<ExitCode, Error> {
    let config = workspace::configuration(&global.root, global.config.as_deref())?;
    let day = today()?(&config.timezone);
    let (mut edits, mut refused): (Vec<Edit>, Vec<String>) = (Vec::new(), Vec::new());
    for file in &publish.files {
        match edit(&global.root, file, day) {
            Ok(edit) if edits.iter().any(|other| other.source.path == edit.source.path) => {}
            Ok(edit) => edits.push(edit),
            Err(why) => refused.push(format!("{} {why}", file.display())),
        }
    }
    if !refused.is_empty() {
        for why in &refused {
            report::error(why);
        }
        if !edits.is_empty() {
            report::error("nothing was written, to the other files neither");
        }
        return Ok(ExitCode::from(FAILURE));
    }
    for edit in &edits {
        write(edit)?;
        let added = edit.now.added.map(|added| format!(", added {added}")).unwrap_or_default();
        report::print_lines(std::iter::once(format!("{}: published{added}", edit.file.display())));
    }
    Ok(ExitCode::SUCCESS)
}

/// Puts the new text in place, unless the file was changed in the meantime.
fn write(edit: &Edit) -> Result<(), Error> {
    if files::read(&edit.file)? != edit.source.text.as_bytes() {
        return Err(Error::Changed(edit.file.clone()));
    }
    Ok(files::replace(&edit.file, edit.now.text.as_bytes())?)
}

/// What is to be written to a file; or why it is left as it is, behind its name.
fn edit(root: &Path, file: &Path, day: Day) -> Result<Edit, String> {
    let (file, path) = find(root, file)?;
    let bytes = files::read(&file).map_err(|error| format!("is left as it is: {error}"))?;
    let text = String::from_utf8(bytes).map_err(|_| "is not written in UTF-8".to_owned())?;
    let source = Source { path, text: text.into() };
    let now = stamp::publish(&source, Date::from(day)).map_err(|why| match why {
        NotStamped::NoDraft => "is no draft: it has no `draft: true`".to_owned(),
        NotStamped::Fault(_) => format!("{why}; `dossier check` says where"),
        NotStamped::ByHand => why.to_string(),
    })?;
    Ok(Edit { file, source, now })
}

/// The file, named from the current folder or from that of the site, and its path below the site.
fn find(root: &Path, file: &Path) -> Result<(PathBuf, Arc<str>), String> {
    let is_file =
        |path: &Path| matches!(files::canonical(path).and_then(|path| files::kind(&path)), Ok(Some(files::Kind::File)));
    let found = [file.to_owned(), root.join(file)].into_iter().find(|path| is_file(path));
    let found = found.ok_or("is not there")?;
    let below = || {
        let folder =
            files::canonical(found.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")))
                .ok()?;
        let whole = folder.join(found.file_name()?);
        with_slashes(whole.strip_prefix(files::canonical(root).ok()?).ok()?)
    };
    let path = below().filter(|path| path.starts_with(content::FOLDER) && path.to_lowercase().ends_with(".md"));
    Ok((found, path.ok_or("is no text of this site: those are below `content/`")?))
}
