//! Slugs: from a title or a name to the piece of an address that stands for it.

use deunicode::deunicode_char;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use xxhash_rust::xxh3::xxh3_64;

use super::{is_apostrophe, is_invisible};

/// The longest that a slug may be, in characters.
pub const MAX_SLUG_CHARS: usize = 80;

/// The longest that a slug may be, in bytes: file systems allow a name 255, and some of them store it decomposed.
const MAX_SLUG_BYTES: usize = 240;

/// Which letters a slug may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum SlugStyle {
    /// `a` to `z`, `0` to `9` and `-`: everything else is transliterated.
    #[default]
    Ascii,
    /// Letters and digits of any script, composed and in lower case.
    Unicode,
}

/// The slug of `text`: words in lower case with one `-` between them, at most [`MAX_SLUG_CHARS`] long and cut at a word.
///
/// An apostrophe joins (`O’Brien` gives `obrien`), anything else that is no letter or digit separates. The slug is empty
/// where `text` holds neither; see [`fallback_slug`].
pub fn slugify(text: &str, style: SlugStyle) -> String {
    let mut slug = Slug::default();
    if text.is_ascii() {
        // Most titles are, and nothing in them has to be composed or transliterated.
        text.chars().for_each(|c| slug.push_plain(c));
        return cut(slug.text);
    }
    match style {
        SlugStyle::Ascii => {
            text.nfc().for_each(|c| slug.push_ascii(c));
            cut(slug.text)
        }
        SlugStyle::Unicode => {
            // The whole text, as the lower case of Σ depends on what follows.
            let text = text.to_lowercase();
            text.nfc().for_each(|c| slug.push_unicode(c));
            // What was dropped may have kept a mark from its letter.
            cut(slug.text.nfc().collect())
        }
    }
}

/// A slug for what has no other: `kind`, a hyphen and eight hexadecimal digits of the hash of `name`.
pub fn fallback_slug(kind: &str, name: &str) -> String {
    // Half of the hash is plenty where one site seldom has two such names.
    format!("{kind}-{:08x}", xxh3_64(name.as_bytes()) as u32)
}

/// A slug while it is being written.
#[derive(Default)]
struct Slug {
    text: String,
    /// A separator was read and is written before the next letter, if there is one.
    hyphen_due: bool,
}

impl Slug {
    /// A character of ASCII, which both styles treat alike.
    fn push_plain(&mut self, c: char) {
        if !is_apostrophe(c) {
            self.push(c.to_ascii_lowercase());
        }
    }

    fn push_ascii(&mut self, c: char) {
        if is_apostrophe(c) || is_invisible(c) {
            return;
        }
        match deunicode_char(c) {
            Some(letters) => letters.chars().for_each(|letter| match letter {
                // How a transliteration writes ь, ъ, ع and the like; not punctuation of the text.
                '\'' | '"' | '`' if c.is_alphabetic() => {}
                _ => self.push(letter.to_ascii_lowercase()),
            }),
            None if is_combining_mark(c) => {}
            None => self.hyphen_due = true,
        }
    }

    fn push_unicode(&mut self, c: char) {
        if is_apostrophe(c) || is_invisible(c) {
            return;
        }
        if is_combining_mark(c) {
            // A mark needs a letter before it.
            if !self.hyphen_due && !self.text.is_empty() {
                self.text.push(c);
            }
            return;
        }
        self.push(c);
    }

    fn push(&mut self, c: char) {
        if !c.is_alphanumeric() {
            self.hyphen_due = true;
            return;
        }
        if self.hyphen_due && !self.text.is_empty() {
            self.text.push('-');
        }
        self.hyphen_due = false;
        self.text.push(c);
    }
}

/// Cuts a slug that is too long at the end of its last whole word, or within its only one.
fn cut(mut slug: String) -> String {
    let end = slug
        .char_indices()
        .enumerate()
        .find(|&(count, (at, c))| count == MAX_SLUG_CHARS || at + c.len_utf8() > MAX_SLUG_BYTES)
        .map(|(_, (at, _))| at);
    if let Some(end) = end {
        let whole_word = slug[end..].starts_with('-');
        slug.truncate(end);
        if !whole_word && let Some(hyphen) = slug.rfind('-') {
            slug.truncate(hyphen);
        }
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::{MAX_SLUG_BYTES, MAX_SLUG_CHARS, SlugStyle, fallback_slug, slugify};
    use proptest::prelude::*;

    #[test]
    fn slugs_are_words_joined_by_hyphens() {
        for (text, ascii, unicode) in [
            ("Vytis Jurkonis", "vytis-jurkonis", "vytis-jurkonis"),
            ("  “New Day” — 3:2!  ", "new-day-3-2", "new-day-3-2"),
            ("O’Brien's", "obriens", "obriens"),
            ("Gintarė Šimonytė", "gintare-simonyte", "gintarė-šimonytė"),
            ("S\u{30C}imonyte\u{307}", "simonyte", "šimonytė"),
            ("Weiß & Søn", "weiss-son", "weiß-søn"),
            ("Лукьяненко", "lukianenko", "лукьяненко"),
            ("Съезд", "sezd", "съезд"),
            ("Мар’яна", "mariana", "маряна"),
            ("北京", "bei-jing", "北京"),
            ("नरेंद्र मोदी", "nreNdr-modii", "नरेंद्र-मोदी"),
            ("ΟΔΥΣΣΕΥΣ", "odusseus", "οδυσσευς"),
            ("Lrytas.lt", "lrytas-lt", "lrytas-lt"),
            ("soft\u{AD}hyphen", "softhyphen", "softhyphen"),
            ("say\"so", "say-so", "say-so"),
            ("e\u{200B}\u{301}", "e", "é"),
            ("!?", "", ""),
            ("", "", ""),
        ] {
            assert_eq!(slugify(text, SlugStyle::Ascii), ascii.to_lowercase(), "{text:?}");
            assert_eq!(slugify(text, SlugStyle::Unicode), unicode, "{text:?}");
        }
    }

    #[test]
    fn long_slugs_are_cut_at_a_word() {
        let seventy_nine = "a".repeat(79);
        for (text, expected) in [
            ("b".repeat(100), "b".repeat(80)),
            (format!("{seventy_nine} b"), seventy_nine.clone()),
            (format!("{seventy_nine}b c"), format!("{seventy_nine}b")),
            (format!("{seventy_nine}b"), format!("{seventy_nine}b")),
            (format!("one two {seventy_nine}"), "one-two".to_owned()),
        ] {
            assert_eq!(slugify(&text, SlugStyle::Ascii), expected, "{text}");
        }
        assert_eq!(slugify(&"𐌰".repeat(90), SlugStyle::Unicode).len(), MAX_SLUG_BYTES);
    }

    #[test]
    fn a_name_without_letters_has_a_slug_of_its_own() {
        let slug = fallback_slug("person", "?!");
        assert_eq!(slug, fallback_slug("person", "?!"));
        assert_ne!(slug, fallback_slug("person", "!?"));
        assert_eq!(slug.len(), "person-".len() + 8);
        assert!(slug["person-".len()..].bytes().all(|b| b.is_ascii_hexdigit()));
    }

    proptest! {
        #[test]
        fn slugs_keep_to_their_alphabet_and_length(text in any::<String>()) {
            for style in [SlugStyle::Ascii, SlugStyle::Unicode] {
                let slug = slugify(&text, style);
                prop_assert!(slug.chars().count() <= MAX_SLUG_CHARS && slug.len() <= MAX_SLUG_BYTES);
                prop_assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"));
                prop_assert!(!slug.chars().any(|c| c.is_whitespace() || "/\\?#%&<>\"'.".contains(c)));
                prop_assert_eq!(slugify(&slug, style), slug);
            }
            let ascii = slugify(&text, SlugStyle::Ascii);
            prop_assert!(ascii.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        }
    }
}
