//! A text as a matcher sees it: its letters alone, folded, each with its place and with what stands before it.

use std::ops::Range;

use html5ever::data::NAMED_ENTITIES;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::lookalikes::decompose;
use crate::text::fold;

/// No name reaches across it: it is put between texts that have nothing to do with each other.
pub(crate) const WALL: char = '\0';

/// How much that is no letter may stand between two words of a name, in characters.
const WIDEST: usize = 16;

/// The letters that stand before a word in one with it, in Arabic, Hebrew and Amharic.
const PROCLITICS: [&str; 3] = ["وفبكلسا", "והבכלמש", "ለበከየ"];

/// No name of a character reference is longer, in bytes.
const LONGEST_REFERENCE: usize = 32;

/// Whether what is written in code is read as what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// `&#81;` and `%51` are a Q.
    Decoded,
    /// They are what they are.
    Literal,
}

impl Reading {
    /// Whether the two readings of a text can differ.
    pub(super) fn matters(text: &str) -> bool {
        text.contains(['&', '%'])
    }
}

/// What stands between two letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// A change of case or from letters to digits: a word may begin here.
    Seam,
    /// A hyphen, an apostrophe, a bracket or a mark of emphasis: a word may go on behind it.
    Joint,
    /// White space or a full stop: what stands between the words of a name.
    Near,
    /// A bracket or a quotation mark: a nickname may stand in the middle of a name.
    Aside,
    /// Everything else.
    Wide,
    /// Too much for one name.
    Wall,
}

/// One letter of the key.
#[derive(Debug)]
struct Letter {
    /// Where it begins in the key.
    key: usize,
    /// The bytes of the text that it came from.
    bytes: Range<usize>,
    /// What stands before it.
    gap: Gap,
    sign: Sign,
    capital: bool,
    /// Where the full stop ends that stands right behind it, if one does.
    stop: Option<usize>,
}

/// What stands right before a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// Another letter, or more than one sign.
    None,
    /// One sign without white space: `Quil/lonas`, `Quil(l)onas`.
    One,
    /// What begins a hashtag or the name of an account.
    Tag,
}

/// The letters of a text. Ranges of letters are counted in letters, not in bytes.
#[derive(Debug)]
pub(super) struct Letters {
    key: String,
    letters: Vec<Letter>,
}

impl Letters {
    pub(super) fn of(text: &str, reading: Reading) -> Self {
        let mut reader = Reader {
            letters: Self { key: String::with_capacity(text.len()), letters: Vec::new() },
            gap: Gap::Wall,
            gap_length: 0,
            is_spaced: false,
            after_sign: false,
            after_hyphen: false,
        };
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let rest = &text[at..];
            let (decoded, length) = match c {
                '%' if reading == Reading::Decoded => percent(rest).unwrap_or((c, 1)),
                '&' if reading == Reading::Decoded => reference(rest).unwrap_or((c, 1)),
                _ => (c, c.len_utf8()),
            };
            if is_ignored(decoded) {
                at += length;
                continue;
            }
            let marks: usize = rest[length..].chars().take_while(|c| is_combining_mark(*c)).map(char::len_utf8).sum();
            if decoded.is_ascii() && marks == 0 {
                reader.push(decoded.to_ascii_lowercase(), decoded, at..at + length);
            } else {
                let end = length + marks;
                // Full-width letters, ligatures and the letters of mathematics are ordinary ones to a reader.
                let cluster: String = std::iter::once(decoded).chain(rest[length..end].chars()).nfkd().collect();
                if decoded.is_whitespace() {
                    reader.push(' ', decoded, at..at + end);
                }
                let bytes = at..at + end;
                fold(&cluster).chars().for_each(|c| decompose(c, |letter| reader.push(letter, decoded, bytes.clone())));
            }
            at += length + marks;
        }
        reader.letters
    }

    /// All letters in one piece.
    pub(super) fn key(&self) -> &str {
        &self.key
    }

    /// The letters that take these bytes of the key.
    pub(super) fn at(&self, key: &Range<usize>) -> Option<Range<usize>> {
        let index = |byte: usize| self.letters.binary_search_by_key(&byte, |letter| letter.key);
        let end = if key.end == self.key.len() { self.letters.len() } else { index(key.end).ok()? };
        Some(index(key.start).ok()?..end)
    }

    /// What stands before a letter; behind the last one, a wall.
    pub(super) fn gap(&self, letter: usize) -> Gap {
        self.letters.get(letter).map_or(Gap::Wall, |letter| letter.gap)
    }

    /// Whether a word goes on with a letter in spite of the sign before it.
    pub(super) fn is_tight(&self, letter: usize) -> bool {
        self.letters.get(letter).is_some_and(|letter| letter.sign != Sign::None)
    }

    /// Whether only words that are written in one with the next one stand before letter `start`: prepositions, conjunctions and articles of Semitic languages.
    pub(super) fn has_proclitics_before(&self, start: usize) -> bool {
        const MOST: usize = 4;
        let in_one = (start.saturating_sub(MOST)..=start).rev().find(|letter| self.gap(*letter) != Gap::None);
        let letters = in_one.map(|first| self.folded(&(first..start)));
        letters.is_some_and(|letters| PROCLITICS.iter().any(|all| letters.chars().all(|letter| all.contains(letter))))
    }

    /// Whether letter `at` stands in a hashtag or the name of an account, which are written in one word.
    pub(super) fn is_in_tag(&self, at: usize) -> bool {
        const LONGEST: usize = 64;
        let first = (at.saturating_sub(LONGEST)..=at).rev().find(|letter| self.gap(*letter) > Gap::Seam);
        first.and_then(|first| self.letters.get(first)).is_some_and(|letter| letter.sign == Sign::Tag)
    }

    pub(super) fn is_unspaced(&self, letter: usize) -> bool {
        self.folded(&(letter..letter + 1)).starts_with(is_unspaced)
    }

    /// Whether a letter may begin a name: a capital, or one of an alphabet that has none.
    pub(super) fn may_begin_name(&self, letter: usize) -> bool {
        let has_no_case = |c: char| matches!(c, '\u{590}'..='\u{8FF}' | '\u{900}'..='\u{10FF}');
        self.is_capital(letter) || self.folded(&(letter..letter + 1)).starts_with(has_no_case)
    }

    pub(super) fn is_capital(&self, letter: usize) -> bool {
        self.letters.get(letter).is_some_and(|letter| letter.capital)
    }

    /// Whether a word of one letter stands for a longer one: a full stop follows.
    pub(super) fn is_initial(&self, word: &Range<usize>) -> bool {
        word.end.checked_sub(1).and_then(|last| self.letters.get(last)).is_some_and(|letter| letter.stop.is_some())
    }

    /// The bytes of the text that a range of letters takes.
    pub(super) fn bytes(&self, letters: &Range<usize>) -> Range<usize> {
        let start = self.letters.get(letters.start).map_or(0, |letter| letter.bytes.start);
        let last = letters.end.checked_sub(1).and_then(|last| self.letters.get(last));
        // The full stop of an initial goes with it.
        let end = last.map_or(start, |letter| letter.bytes.end);
        let is_initial = letters.len() > 1 && self.gap(letters.end.saturating_sub(1)) > Gap::Seam;
        start..last.filter(|_| is_initial).and_then(|letter| letter.stop).unwrap_or(end)
    }

    pub(super) fn folded(&self, letters: &Range<usize>) -> &str {
        let place = |letter: usize| self.letters.get(letter).map_or(self.key.len(), |letter| letter.key);
        &self.key[place(letters.start)..place(letters.end)]
    }

    /// Where the word ends that letter `end` may go on.
    pub(super) fn word_end(&self, mut end: usize) -> usize {
        while end < self.letters.len() && self.gap(end) == Gap::None && !self.is_unspaced(end) {
            end += 1;
        }
        end
    }

    /// The word that ends right before letter `start`, with at most `widest` between them.
    pub(super) fn word_before(&self, start: usize, widest: Gap) -> Option<Range<usize>> {
        if start == 0 || self.gap(start) > widest {
            return None;
        }
        let mut first = start - 1;
        while first > 0 && self.gap(first) == Gap::None {
            first -= 1;
        }
        Some(first..start)
    }

    /// The word that begins right with letter `end`.
    pub(super) fn word_behind(&self, end: usize) -> Option<Range<usize>> {
        if end >= self.letters.len() || matches!(self.gap(end), Gap::None | Gap::Wall) {
            return None;
        }
        let word = end..self.word_end(end + 1);
        // “Jurkonis, V.” is how a register has it; any other word behind a comma is one of the sentence.
        (self.gap(end) <= Gap::Near || word.len() == 1).then_some(word)
    }
}

struct Reader {
    letters: Letters,
    gap: Gap,
    gap_length: usize,
    /// Whether white space is in the gap.
    is_spaced: bool,
    /// Whether `#` or `@` was the last to come.
    after_sign: bool,
    /// Whether a hyphen was the last to come: a line may end in the middle of a word.
    after_hyphen: bool,
}

impl Reader {
    /// Takes in `folded`, which came of `written` at these bytes.
    fn push(&mut self, folded: char, written: char, bytes: Range<usize>) {
        if !folded.is_alphanumeric() && !is_combining_mark(folded) {
            // Any run of white space is one space to a reader.
            self.gap_length += usize::from(!folded.is_whitespace());
            self.is_spaced |= folded.is_whitespace();
            self.after_sign = matches!(folded, '#' | '@');
            // In a value of YAML the end of a line has become a space.
            let divides_word = self.after_hyphen && written.is_whitespace();
            self.after_hyphen = folded == '-' || divides_word;
            if divides_word {
                return;
            }
            self.gap = self.gap.max(match folded {
                WALL => Gap::Wall,
                _ if self.gap_length > WIDEST => Gap::Wall,
                '\'' | '-' | '_' | '*' | '~' | '`' | '[' | ']' | '=' => Gap::Joint,
                ' ' | '\t' | '\n' | '\r' | '.' => Gap::Near,
                '(' | ')' | '"' | '“' | '”' | '„' | '«' | '»' | '‹' | '›' => Gap::Aside,
                _ => Gap::Wide,
            });
            if folded == '.'
                && self.gap_length == 1
                && self.gap == Gap::Near
                && let Some(last) = self.letters.letters.last_mut()
            {
                last.stop = Some(bytes.end);
            }
            return;
        }
        let capital = written.is_uppercase();
        let last = self.letters.letters.last();
        let seam = last.is_some_and(|last| {
            let digit = self.letters.key[last.key..].starts_with(char::is_numeric);
            last.bytes != bytes && ((capital && !last.capital) || digit != folded.is_numeric())
        });
        if self.gap == Gap::None && seam {
            self.gap = Gap::Seam;
        }
        let key = self.letters.key.len();
        self.letters.key.push(folded);
        let sign = match () {
            () if self.after_sign => Sign::Tag,
            () if self.gap_length == 1 && !self.is_spaced && self.gap != Gap::Wall => Sign::One,
            () => Sign::None,
        };
        let letter = Letter { key, bytes, gap: self.gap, sign, capital, stop: None };
        self.letters.letters.push(letter);
        (self.gap, self.gap_length) = (Gap::None, 0);
        (self.is_spaced, self.after_sign, self.after_hyphen) = (false, false, false);
    }
}

/// Whether a character prints nothing, or nothing that belongs to a word: controls, fillers, tags, noncharacters.
fn is_ignored(c: char) -> bool {
    let is_white = c.is_whitespace() && c != '\u{85}';
    (c.is_control() && !is_white && c != WALL)
        || matches!(
            c,
            '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{3164}' | '\u{FFA0}'
                | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        )
        || matches!(c, '\u{FFF0}'..='\u{FFFC}' | '\u{FFFE}' | '\u{FFFF}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether a letter is of a script that puts no spaces between words: Thai, Lao, kana, Han, Hangul.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1100}'..='\u{11FF}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// A text with what its character references stand for.
pub(super) fn decoded(text: &str) -> String {
    let (mut decoded, mut at) = (String::with_capacity(text.len()), 0);
    while let Some(c) = text[at..].chars().next() {
        let (c, length) = Some(&text[at..]).filter(|_| c == '&').and_then(reference).unwrap_or((c, c.len_utf8()));
        decoded.push(c);
        at += length;
    }
    decoded
}

/// The character that is percent-encoded at the beginning of `text`, and how many bytes it takes there.
fn percent(text: &str) -> Option<(char, usize)> {
    let mut bytes = Vec::with_capacity(4);
    for triple in text.as_bytes().chunks(3).take(4) {
        let &[b'%', high, low] = triple else { break };
        let digit = |byte: u8| char::from(byte).to_digit(16);
        bytes.push((digit(high)? * 16 + digit(low)?) as u8);
        if let Ok(decoded) = std::str::from_utf8(&bytes) {
            return decoded.chars().next().map(|c| (c, bytes.len() * 3));
        }
    }
    None
}

/// The character of the HTML character reference at the beginning of `text`, and how many bytes it takes there, as a browser reads it (HTML, section
/// 13.2.5.72): by its number or by its name, in many cases without a semicolon.
fn reference(text: &str) -> Option<(char, usize)> {
    let behind = &text[1..];
    let Some(number) = behind.strip_prefix('#') else {
        let length = behind.bytes().take(LONGEST_REFERENCE).take_while(u8::is_ascii_alphanumeric).count();
        let length = length + usize::from(behind[length..].starts_with(';'));
        return (1..=length).rev().find_map(|length| {
            let (code, _) = NAMED_ENTITIES.get(&behind[..length]).filter(|(code, _)| *code != 0)?;
            Some((char::from_u32(*code)?, 1 + length))
        });
    };
    let (digits, radix) = number.strip_prefix(['x', 'X']).map_or((number, 10), |digits| (digits, 16));
    let length = digits.bytes().take_while(|byte| char::from(*byte).is_digit(radix)).count();
    let c = char::from_u32(u32::from_str_radix(&digits[..length], radix).ok()?)?;
    let end = text.len() - digits.len() + length;
    Some((c, end + usize::from(text[end..].starts_with(';'))))
}
