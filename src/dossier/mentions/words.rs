//! Words: what names and texts are compared by.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::dossier::generation::Generation;
use crate::text::{fold, is_apostrophe, is_invisible};

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

/// The gap in front of a word; behind an initial, a space makes no difference (“J. D. Vance”), nor does a comma in front of “Jr.”
pub(super) fn gap_behind(before: &Word<'_>, word: &Word<'_>) -> Gap {
    let is_initial = || before.text.chars().nth(1).is_none();
    match word.gap {
        Gap::DotSpace if is_initial() => Gap::Dot,
        Gap::Comma if Generation::of(word.text).is_some() => Gap::Space,
        // “Kim Jong-un” is Kim Jong Un.
        Gap::Hyphen => Gap::Space,
        gap => gap,
    }
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
    let joined = if is_apostrophe(c) {
        at > from && joins(&text[from..at], &text[at + c.len_utf8()..])
    } else if is_invisible(c) {
        at > from && text[at..].trim_start_matches(is_invisible).starts_with(char::is_alphanumeric)
    } else {
        !c.is_ascii() && (c.is_alphanumeric() || (at > from && is_combining_mark(c)))
    };
    joined.then(|| c.len_utf8())
}

/// Words that lose their last vowel in front of another word, and make no word with it: “l’Ukraine”, “qu’Obama”, “dell’Italia”.
const ELIDED: &[&str] = &[
    "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu", "presqu", "un",
    "dell", "all", "nell", "sull", "dall", "coll", "quell", "quest", "bell", "sant", "degl", "dagl",
];

/// What may stand behind the apostrophe of a name that is no part of it: “Putin’s”, “Putin’ll”, “Putin’sche”.
const BEHIND_NAME: &[&str] = &["s", "ll", "ve", "sche", "schen", "scher", "sches", "schem"];

/// Whether an apostrophe between `before` and `behind` is inside a word, as in O’Neill, Xi’an and Дем’яненко: letters stand on both sides, and
/// neither is one of another word.
fn joins(before: &str, behind: &str) -> bool {
    let end = behind.find(|c: char| !c.is_alphanumeric() && !is_combining_mark(c)).unwrap_or(behind.len());
    let (head, tail) = (before.to_lowercase(), behind[..end].to_lowercase());
    // What is joined already is no article: “Sana’a’l”.
    !tail.is_empty() && !ELIDED.contains(&head.as_str()) && !BEHIND_NAME.contains(&tail.as_str())
}

/// The words of a text in a language that writes endings behind the apostrophe of a foreign name, which are no part of it: “Erdoğan’ın”, “Macron’owi”.
pub(super) fn words_in<'t>(text: &'t str, language: &str) -> Vec<Word<'t>> {
    let words = words(text);
    let Some((_, endings)) = ENDINGS.iter().find(|(tag, _)| *tag == language) else { return words };
    let mut split = Vec::with_capacity(words.len());
    for word in words {
        let parts = word.text.char_indices().rfind(|(_, c)| is_apostrophe(*c));
        let parts = parts.map(|(at, c)| (at, at + c.len_utf8()));
        match parts.filter(|(_, behind)| endings.split(' ').any(|ending| ending == &word.text[*behind..])) {
            Some((at, behind)) => {
                let Range { start, end } = word.range;
                split.push(Word { text: &text[start..start + at], range: start..start + at, gap: word.gap });
                split.push(Word { text: &text[start + behind..end], range: start + behind..end, gap: Gap::Apostrophe });
            }
            None => split.push(word),
        }
    }
    split
}

/// By language, the endings that it writes behind an apostrophe.
const ENDINGS: &[(&str, &str)] = &[
    ("pl", "a u em ego emu ie i iego iemu y owi m ów"),
    ("lt", "o ui ą u e as is us ai ų"),
    ("et", "i t le st ga ks ni ile ilt ist iga"),
    ("fi", "n a ä in ia iä ssa ssä sta stä lle lla llä lta ltä na nä iin"),
    ("tr", "in ın un ün nin nın nun nün i ı u ü yi yı yu yü e a ye ya de da te ta den dan ten tan le la yle yla"),
    ("az", "in ın un ün nin nın nun nün i ı u ü ni nı nu nü ə yə a ya də da dən dan lə la"),
];

/// The language of a tag without what narrows it: `de` of `de-CH`.
pub(super) fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

/// What the characters between two words amount to.
fn gap(between: &str) -> Gap {
    // Most words have a single character in front: a look at the bytes is quicker than a comparison of strings.
    match between.as_bytes() {
        b" " | b"\n" | b"  " => return Gap::Space,
        b"-" => return Gap::Hyphen,
        b"." => return Gap::Dot,
        b". " => return Gap::DotSpace,
        b", " => return Gap::Comma,
        _ => {}
    }
    // What prints nothing parts nothing, and letters that serve as apostrophes are no quotation marks: “ʿAli”.
    let is_nothing = |c: char| is_invisible(c) || (c.is_alphanumeric() && is_apostrophe(c));
    let seen = || between.chars().filter(|c| !is_nothing(*c));
    let Some(first) = seen().next() else { return if between.is_empty() { Gap::Break } else { Gap::Apostrophe } };
    let is_space_behind = seen().skip(1).all(char::is_whitespace);
    match first {
        '-' | '\u{2010}' | '\u{2011}' if seen().count() == 1 => Gap::Hyphen,
        '.' if seen().count() == 1 => Gap::Dot,
        '.' if is_space_behind => Gap::DotSpace,
        ',' if is_space_behind && seen().count() > 1 => Gap::Comma,
        c if c.is_whitespace() && is_space_behind => Gap::Space,
        c if is_apostrophe(c) && seen().count() == 1 => Gap::Apostrophe,
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
