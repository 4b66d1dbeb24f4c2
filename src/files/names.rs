//! Which names can be part of a site: for the reader of a site and for who watches it, so that both leave out the same.

use std::ffi::OsStr;
use std::path::Path;

/// The list of what was written, in an output.
pub const MANIFEST: &str = ".dossier-manifest";
/// What is copied as it is: its texts are not read either.
pub(super) const STATIC: &str = "static";
/// Names that begin with a dot and yet belong on a site, if they are in a folder of static files.
const PUBLISHED: [&str; 3] = [".well-known", ".nojekyll", ".htaccess"];

/// Whether something in a path below the root has a name that begins with a dot, unless it is one of the few that web servers ask for.
pub fn is_hidden(path: &Path) -> bool {
    path.ancestors().any(|path| path.file_name().is_some_and(|name| has_hidden_name(path, name)))
}

/// Whether the last name of a path is hidden.
pub(super) fn has_hidden_name(path: &Path, name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
        && !(is_static(path) && PUBLISHED.iter().any(|published| name == *published))
}

/// Whether a file of this name is what an editor leaves beside those that it writes, and no file of the author's: of Emacs, Vim, `JetBrains` and others.
/// A folder of such a name is the author's.
pub fn is_litter(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    let ends = [&b"~"[..], b"___jb_tmp___", b"___jb_old___"];
    let is_saved_by_itself = name.len() > 2 && name.starts_with(b"#") && name.ends_with(b"#");
    // Vim makes a file of this name to see whether it may.
    name == b"4913" || is_saved_by_itself || ends.iter().any(|end| name.ends_with(end))
}

/// In `static/`, or in the folder of that name in a theme.
pub(super) fn is_static(path: &Path) -> bool {
    let mut names = path.iter();
    match names.next() {
        Some(first) if first == "themes" => names.nth(1).is_some_and(|third| third == STATIC),
        first => first.is_some_and(|first| first == STATIC),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_or_left_by_an_editor_is_no_part_of_a_site() {
        for (path, hidden) in [
            ("static/.well-known/security.txt", false),
            ("themes/own/static/.htaccess", false),
            ("content/.well-known/a.md", true),
            ("content/.git/index", true),
            ("content/notes/.#a.md", true),
            ("content/notes/.a.md.swp", true),
            ("content/notes/a.md", false),
        ] {
            assert_eq!(is_hidden(Path::new(path)), hidden, "{path}");
        }
        for (name, litter) in [
            ("a.md~", true),
            ("#a.md#", true),
            ("4913", true),
            ("a.md___jb_tmp___", true),
            ("#a.md", false),
            ("#", false),
            ("x.swp", false),
            ("4914", false),
        ] {
            assert_eq!(is_litter(OsStr::new(name)), litter, "{name}");
        }
    }
}
