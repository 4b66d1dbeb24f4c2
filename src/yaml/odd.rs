//! Keys that are not known, and characters in keys and names that are not what they look like: what is said of them.

use super::Key;
use crate::diagnostic::nearest;
use crate::text::{odd_letter, skeleton, unseen};

/// What is said of a key that is none of `known`, and what to do.
pub(super) fn unknown_key(key: &str, known: &[Key]) -> (String, String) {
    let names = || known.iter().map(|known| known.name);
    if let Some(odd) = odd_letter(key) {
        let pasted = "such characters come along when a text is pasted";
        let help = match names().find(|known| skeleton(known) == skeleton(key)) {
            Some(near) => format!("delete it and write `{near}` by hand; {pasted}"),
            None => format!("delete it; {pasted}. Keys of your own go under `extra`"),
        };
        let seen: String = key.chars().filter(|c| unseen(*c).is_none()).collect();
        return (format!("in the key that looks like `{seen}` stands {}", odd.what), help);
    }
    let help = match nearest(key, names()) {
        Some(near) => format!("did you mean `{near}`? Keys of your own go under `extra`"),
        None => "keys of your own go under `extra`".to_owned(),
    };
    (format!("`{key}` is not a key that is known here"), help)
}

/// What is said of a character in a name that is not what it looks like: two names that nobody can tell apart are two people.
pub(super) fn in_name(name: &str) -> Option<String> {
    // Joiners and no-break spaces have their place in names.
    let is_fine = |c: char| matches!(c, '\u{200c}' | '\u{200d}') || (c.is_whitespace() && c != '\u{200b}');
    let odd = name.split(is_fine).find_map(odd_letter)?;
    Some(format!("in a word of this name stands {}", odd.what))
}
