//! Words: what names and texts are compared by.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::text::fold;

/// What stands in front of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Gap {
    /// The beginning, or anything that no name has inside it.
    Break,
    /// White space.
    Space,
    /// A hyphen.
    Hyphen,
    /// An apostrophe.
    Apostrophe,
    /// A full stop without a space behind it: `Lrytas.lt`, `V.Putin`.
    Dot,
    /// A full stop and a space: `V. Putin`.
    DotSpace,
    /// A comma and a space: a name turned round.
    Comma,
}

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// What stands between it and the word before.
    pub(super) gap: Gap,
}

impl Word<'_> {
    /// Whether it begins with a capital, or with a letter of a script that has none. A number does not: no name of a person begins with one.
    pub(super) fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
    }

    /// Whether it begins with no small letter: as a name does, of which that of an organisation may be a number.
    pub(super) fn may_begin_name(&self) -> bool {
        self.text.chars().next().is_some_and(|c| !c.is_lowercase())
    }

    /// Whether all its letters are capitals, and there are at least two.
    pub(super) fn is_all_capitals(&self) -> bool {
        let mut letters = self.text.chars().filter(|c| c.is_alphabetic());
        letters.clone().nth(1).is_some() && letters.all(|c| !c.is_lowercase())
    }
}

/// Gives `take` a word folded.
pub(super) fn folded<T>(word: &str, take: impl FnOnce(&str) -> T) -> T {
    // What folding does to a word of ASCII, without room on the heap: this is done with every capitalised word.
    let mut small = [0; 32];
    if let Some(small) = small.get_mut(..word.len())
        && word.is_ascii()
    {
        small.copy_from_slice(word.as_bytes());
        small.make_ascii_lowercase();
        if let Ok(folded) = std::str::from_utf8(small) {
            return take(folded);
        }
    }
    take(&fold(word))
}

/// The gap in front of a word; behind an initial, a space makes no difference: “J. D. Vance”.
pub(super) fn gap_behind(before: &Word<'_>, word: &Word<'_>) -> Gap {
    let is_initial = before.text.chars().nth(1).is_none();
    if word.gap == Gap::DotSpace && is_initial { Gap::Dot } else { word.gap }
}

/// Whether a word in capitals is no name in a text that is not in capitals: a Roman number (“the XI Congress”) or two letters.
pub(super) fn is_number_or_short(word: &Word<'_>) -> bool {
    let roman = || word.text.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M'));
    word.text.chars().all(char::is_uppercase) && (word.text.chars().count() < 3 || roman())
}

/// Whether a text is in capitals, as headlines are: it has no small letter, and a word of three letters.
pub(super) fn is_in_capitals(text: &str, words: &[Word<'_>]) -> bool {
    !text.contains(char::is_lowercase)
        && words.iter().any(|word| word.text.chars().filter(|c| c.is_uppercase()).count() > 2)
}

/// The words of a text: runs of letters, digits and the marks on them.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::with_capacity(text.len() / 5);
    let mut end = 0;
    let mut from = 0;
    while let Some(byte) = text.as_bytes().get(from) {
        let at = word_end(text, from);
        if at == from {
            from += if byte.is_ascii() { 1 } else { text[from..].chars().next().map_or(1, char::len_utf8) };
            continue;
        }
        // Whatever stands in front of the first word, no word does.
        let gap = if words.is_empty() { Gap::Break } else { gap(&text[end..from]) };
        words.push(Word { text: &text[from..at], range: from..at, gap });
        (end, from) = (at, at);
    }
    words
}

/// Which bytes are letters and digits of ASCII.
const IN_WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte.is_ascii() {
        table[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    table
};

/// Where the word ends that begins at `from`; `from` itself where none begins.
fn word_end(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        // Nearly all bytes of most texts are ASCII, which needs no table of characters.
        at += bytes[at..].iter().take_while(|byte| IN_WORD[usize::from(**byte)]).count();
        match inside(text, from, at) {
            Some(width) => at += width,
            None => return at,
        }
    }
}

/// How many bytes the character at `at`, which is no letter or digit of ASCII, takes, if it belongs to the word that begins at `from`.
fn inside(text: &str, from: usize, at: usize) -> Option<usize> {
    let byte = *text.as_bytes().get(at)?;
    if matches!(byte, b' ' | b',' | b'.') {
        return None;
    }
    let c = text[at..].chars().next()?;
    // O’Neill is one word; Putin’s is two, and so is l’Ukraine.
    let joined = is_apostrophe(c) && &text[from..at] == "O";
    let letter = !c.is_ascii() && (c.is_alphanumeric() || (at > from && is_combining_mark(c)));
    (letter || joined).then(|| c.len_utf8())
}

/// The language of a tag without what narrows it: `de` of `de-CH`.
pub(super) fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | '`')
}

/// What the characters between two words amount to.
fn gap(between: &str) -> Gap {
    // Most words have a single character in front: a look at the bytes is quicker than a comparison of strings.
    match between.as_bytes() {
        b" " | b"\n" | b"  " => Gap::Space,
        b"-" => Gap::Hyphen,
        b"." => Gap::Dot,
        b". " => Gap::DotSpace,
        b", " => Gap::Comma,
        _ if matches!(between, "\u{2010}" | "\u{2011}") => Gap::Hyphen,
        _ if between == ".\u{a0}" => Gap::DotSpace,
        _ if between.chars().count() == 1 && between.starts_with(is_apostrophe) => Gap::Apostrophe,
        _ if !between.is_empty() && between.chars().all(char::is_whitespace) => Gap::Space,
        _ => Gap::Break,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_what_stands_in_front_of_them() {
        let found: Vec<_> =
            words("V. Putin’s Lrytas.lt, O'Neill (x) J.D.").into_iter().map(|w| (w.gap, w.text)).collect();
        let expected = [
            (Gap::Break, "V"),
            (Gap::DotSpace, "Putin"),
            (Gap::Apostrophe, "s"),
            (Gap::Space, "Lrytas"),
            (Gap::Dot, "lt"),
            (Gap::Comma, "O'Neill"),
            (Gap::Break, "x"),
            (Gap::Break, "J"),
            (Gap::Dot, "D"),
        ];
        assert_eq!(found, expected);
        for text in ["-moon", "’s", ". V"] {
            assert_eq!(words(text)[0].gap, Gap::Break, "{text}: nothing is behind it");
        }
    }
}
