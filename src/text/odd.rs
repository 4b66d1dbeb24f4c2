//! Characters that a reader takes for others or does not see at all, named for somebody who has to find them.

use unicode_normalization::UnicodeNormalization;
use unicode_security::confusable_detection::skeleton;

use super::is_invisible;

/// A character in a word that is not what it looks like: where it stands, and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Odd {
    /// Its byte.
    pub at: usize,
    /// `U+200B, which cannot be seen`; `U+0430, a Cyrillic letter that looks like “a”`.
    pub what: String,
}

/// The first such character in a word whose other letters are Latin.
pub fn odd_letter(word: &str) -> Option<Odd> {
    // Nearly all words.
    if word.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ') {
        return None;
    }
    let is_latin = word.chars().any(|c| c.is_ascii_alphabetic());
    word.char_indices().find_map(|(at, c)| {
        if let Some(what) = unseen(c) {
            return Some(Odd { at, what });
        }
        let script = script(c).filter(|_| is_latin)?;
        let like: String = skeleton(&c.to_string()).collect();
        let looks =
            if like.is_ascii() && !like.is_empty() { format!(" that looks like “{like}”") } else { String::new() };
        Some(Odd { at, what: format!("U+{:04X}, a {script} letter{looks}", u32::from(c)) })
    })
}

/// What is said of a character that cannot be seen, or not be told from a space.
pub fn unseen(c: char) -> Option<String> {
    let name = match c {
        '\u{a0}' => "a no-break space",
        '\u{ad}' => "a soft hyphen, which cannot be seen",
        '\u{200b}' => "a space without width, which cannot be seen",
        '\u{200c}' | '\u{200d}' => "a joiner, which cannot be seen",
        '\u{2060}' | '\u{feff}' => "a byte order mark or word joiner, which cannot be seen",
        '\u{202f}' => "a narrow no-break space",
        '\u{3000}' => "a wide space",
        c if is_invisible(c) => "which cannot be seen",
        c if c.is_whitespace() && !matches!(c, ' ' | '\n' | '\r' | '\t') => "a space of a special width",
        _ => return None,
    };
    Some(format!("U+{:04X}, {name}", u32::from(c)))
}

/// The script of a letter that can be taken for a Latin one.
fn script(c: char) -> Option<&'static str> {
    match c.nfd().next()? {
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' if c.is_alphabetic() => Some("Greek"),
        '\u{400}'..='\u{52f}' => Some("Cyrillic"),
        '\u{531}'..='\u{587}' => Some("Armenian"),
        '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => Some("full-width"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_or_looks_like_something_else_is_named() {
        for (word, at, what) in [
            ("\u{200b}date", 0, "U+200B, a space without width"),
            ("\u{a0}\u{a0}name", 0, "U+00A0, a no-break space"),
            ("dаte", 1, "U+0430, a Cyrillic letter that looks like “a”"),
            ("titlе", 4, "U+0435, a Cyrillic letter"),
            ("pеοple", 1, "U+0435"),
            ("sοurce", 1, "U+03BF, a Greek letter that looks like “o”"),
            ("da\u{ad}te", 2, "U+00AD, a soft hyphen"),
        ] {
            let odd = odd_letter(word).unwrap();
            assert!(odd.at == at && odd.what.starts_with(what), "{word:?}: {odd:?}");
        }
        for word in ["date", "дата", "Κώστας", "größe", "people of Kyiv", "Ананіч"] {
            assert_eq!(odd_letter(word), None, "{word}");
        }
    }
}
