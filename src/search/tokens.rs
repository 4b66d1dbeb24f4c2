//! From a text to its terms: folded words, and pairs of characters where a script has no spaces.
//!
//! The script of the search does the same to what a reader types: `tests/search/vectors.json` is read by the tests of both.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::{fold, is_apostrophe, is_invisible};

/// The longest that a term may be, in characters: what is longer is an address or a number.
const LONGEST: usize = 40;

/// The terms of what a reader asks for, in order.
///
/// An apostrophe separates, as does all that is no letter, mark or digit. Thai, Chinese, Japanese, Korean and their neighbours come as pairs of characters; a character alone is
/// the beginning of a pair.
pub fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    pieces(&folded(text), &mut |piece| match piece {
        Piece::Word(word) => tokens.push(word.to_owned()),
        Piece::Dense(characters) => {
            let characters: Vec<char> = characters.chars().collect();
            match &characters[..] {
                [one] => tokens.push(one.to_string()),
                more => tokens.extend(more.windows(2).map(|pair| pair.iter().collect::<String>())),
            }
        }
    });
    tokens
}

/// The terms by which a word of a text is found: those of [`tokens`], and what German and Nordic words are written as where letters are missing; of a dense script the last
/// character alone too, so that each character begins a term.
pub(super) fn terms_of_word(word: &str) -> Vec<String> {
    let folded = folded(word);
    let mut terms = tokens(&folded);
    let mut others = Vec::new();
    pieces(&folded, &mut |piece| match piece {
        Piece::Dense(characters) => others.extend(characters.chars().last().map(String::from)),
        Piece::Word(word) => others.extend(bare(word).map(str::to_owned)),
    });
    terms.append(&mut others);
    terms.extend(spelt_out(word).iter().flat_map(|spelt| tokens(spelt)));
    terms
}

/// A text as its words are compared: of forms of one letter that only look different, as wide ones and ligatures, all are one.
fn folded(text: &str) -> String {
    if text.is_ascii() || !text.contains(is_compatible) {
        return fold(text);
    }
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if is_compatible(c) { plain.extend(std::iter::once(c).nfkc()) } else { plain.push(c) }
    }
    fold(&plain)
}

/// Whether a letter is a variant of one or of several: a ligature, an Arabic letter by its place in a word, a wide or narrow one.
fn is_compatible(c: char) -> bool {
    matches!(c, '\u{587}' | '\u{FB00}'..='\u{FB4F}' | '\u{FB50}'..='\u{FDF1}' | '\u{FE76}'..='\u{FEFC}' | '\u{FF10}'..='\u{FF5A}' | '\u{FF66}'..='\u{FFDC}')
        && c.is_alphanumeric()
}

/// A word without what Hebrew and Arabic write before it without a space: the article and short prepositions. Where it is too short, that is part of it.
fn bare(word: &str) -> Option<&str> {
    const LETTERS: usize = 3;
    let rest = match word.chars().next()? {
        'א'..='ת' => {
            word.strip_prefix(['ה', 'ב', 'ל', 'מ', 'ו', 'ש', 'כ']).filter(|rest| rest.chars().count() > LETTERS)?
        }
        'ء'..='ي' => ["وال", "بال", "فال", "كال", "لل", "ال"].iter().find_map(|prefix| word.strip_prefix(prefix))?,
        _ => return None,
    };
    (rest.chars().count() >= LETTERS).then_some(rest)
}

/// Words that are written as one with marks between, and are found without these too: `e-mail`, `об’єднані`, `U.S.A.`
#[derive(Debug, Default)]
pub(super) struct Compound<'a> {
    parts: Vec<&'a str>,
    /// Where the last part ends in its text.
    end: usize,
    /// Whether a full stop stands between, which it only does between single letters.
    dotted: bool,
}

impl<'a> Compound<'a> {
    /// Takes in the next word of a text, which begins at `start`; the words before it as one, if they were written so.
    pub(super) fn next(&mut self, text: &str, word: &'a str, start: usize) -> Option<String> {
        let between = if self.parts.is_empty() { "" } else { &text[self.end..start] };
        let is_initial = |part: &str| part.chars().nth(1).is_none() && part.starts_with(char::is_alphabetic);
        let goes_on = match between {
            "-" | "\u{2010}" | "\u{2011}" => !self.dotted,
            "." => {
                (self.dotted || self.parts.len() == 1) && is_initial(word) && self.parts.iter().all(|it| is_initial(it))
            }
            _ => {
                between.chars().eq(between.chars().filter(|c| is_apostrophe(*c)).take(1))
                    && !between.is_empty()
                    && !self.dotted
                    && !is_elided(self.parts[0])
                    && !is_initial(word)
            }
        };
        let before = if goes_on { None } else { self.finish() };
        self.dotted = goes_on && between == ".";
        self.parts.push(word);
        self.end = start + word.len();
        before
    }

    /// The words as one, if they are several.
    pub(super) fn finish(&mut self) -> Option<String> {
        let joined = (self.parts.len() > 1).then(|| self.parts.concat());
        self.parts.clear();
        self.dotted = false;
        joined
    }
}

/// Whether a word before an apostrophe is an article or pronoun that lost its vowel: `l’État`, `qu’il`, `dell’arte`.
fn is_elided(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "c" | "d" | "j" | "l" | "m" | "n" | "s" | "t" | "qu" | "all" | "dall" | "dell" | "nell" | "sull" | "un"
    )
}

/// A word with umlauts as it is written without: `Müller`, `mueller`.
fn spelt_out(word: &str) -> Option<String> {
    let letters = |c: char| match c {
        'ä' => "ae",
        'ö' | 'ø' => "oe",
        'ü' => "ue",
        'å' => "aa",
        _ => "",
    };
    let composed: String = word.nfc().flat_map(char::to_lowercase).collect();
    if composed.chars().all(|c| letters(c).is_empty()) {
        return None;
    }
    let mut spelt = String::with_capacity(composed.len() + 4);
    for c in composed.chars() {
        match letters(c) {
            "" => spelt.push(c),
            letters => spelt.push_str(letters),
        }
    }
    Some(spelt)
}

/// Hands every word of a text to `each`: where it begins, as it is written, and whether it is plain, of ASCII letters and digits alone.
pub(super) fn words<'a>(text: &'a str, each: &mut impl FnMut(usize, &'a str, bool)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        let mut plain = true;
        while at < bytes.len() {
            if bytes[at].is_ascii() {
                if !bytes[at].is_ascii_alphanumeric() {
                    break;
                }
                at += 1;
            } else {
                let Some(c) = text[at..].chars().next().filter(|c| is_of_word(*c)) else { break };
                plain = false;
                at += c.len_utf8();
            }
        }
        if at > start {
            each(start, &text[start..at], plain);
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
}

/// A plain word as a term, in `buffer`.
pub(super) fn plain_term<'b>(word: &str, buffer: &'b mut String) -> &'b str {
    buffer.clear();
    buffer.push_str(&word[..word.len().min(LONGEST)]);
    buffer.make_ascii_lowercase();
    buffer
}

/// Whether a character is part of a word before that is folded: what folding drops does not part it.
fn is_of_word(c: char) -> bool {
    is_of_term(c) && !is_apostrophe(c) || is_invisible(c)
}

fn is_of_term(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

enum Piece<'a> {
    Word(&'a str),
    Dense(&'a str),
}

/// Hands the words of a folded text, and its runs of dense characters, to `each`.
fn pieces(folded: &str, each: &mut impl FnMut(Piece<'_>)) {
    for run in folded.split(|c| !is_of_term(c)) {
        let mut rest = run;
        while let Some(first) = rest.chars().next() {
            let dense = is_dense(first);
            let length = rest.find(|c| is_dense(c) != dense).unwrap_or(rest.len());
            let (piece, behind) = rest.split_at(length);
            rest = behind;
            if dense {
                each(Piece::Dense(piece));
                continue;
            }
            // A mark without a letter is no word: folding takes some signs of music apart, and leaves their marks.
            let piece = piece.trim_start_matches(|c: char| !c.is_alphanumeric());
            if !piece.is_empty() {
                let end = piece.char_indices().nth(LONGEST).map_or(piece.len(), |(end, _)| end);
                each(Piece::Word(&piece[..end]));
            }
        }
    }
}

/// Whether a character belongs to a script that puts no spaces between words.
fn is_dense(c: char) -> bool {
    matches!(
        c,
        '\u{E00}'..='\u{EFF}'
            | '\u{1000}'..='\u{109F}'
            | '\u{1100}'..='\u{11FF}'
            | '\u{1780}'..='\u{17FF}'
            | '\u{3005}'..='\u{3007}'
            | '\u{3040}'..='\u{312F}'
            | '\u{3130}'..='\u{318F}'
            | '\u{31A0}'..='\u{31BF}'
            | '\u{31F0}'..='\u{31FF}'
            | '\u{3400}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{A960}'..='\u{A97F}'
            | '\u{AC00}'..='\u{D7FF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{FF66}'..='\u{FFDC}'
            | '\u{20000}'..='\u{3FFFF}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_folded_and_dense_scripts_come_in_pairs() {
        for (text, expected) in [
            ("Vytis Jurkonis’ 3,000 troops", "vytis jurkonis 3 000 troops"),
            ("O'Brien Мар’яна", "o brien мар яна"),
            ("Poczobut–Żółkiewski", "poczobut zolkiewski"),
            ("soft\u{AD}hyphen a\u{301}b", "softhyphen ab"),
            ("北京大学", "北京 京大 大学"),
            ("水", "水"),
            ("Xi习近平2024", "xi 习近 近平 2024"),
            ("กรุงเทพ", "กร รุ ุง งเ เท ทพ"),
            ("नरेंद्र", "नरेंद्र"),
            ("!? — ", ""),
            ("a\u{1D1BB}b", "a b"),
        ] {
            assert_eq!(tokens(text).join(" "), expected, "{text}");
        }
        assert_eq!(tokens(&"a".repeat(50)), ["a".repeat(40)]);
    }

    #[test]
    fn a_word_is_found_by_what_it_is_written_as_elsewhere() {
        for (word, expected) in [
            ("Müller", "muller mueller"),
            ("ZU\u{308}RICH", "zurich zuerich"),
            ("Malmö", "malmo malmoe"),
            ("北京", "北京 京"),
            ("水", "水 水"),
            ("troops", "troops"),
            ("ＡＢＣ", "abc"),
            ("ﬁnance", "finance"),
            ("ﾐｻｲﾙ", "ミサ サイ イル ル"),
            ("Երևան", "երեւան"),
            ("הממשלה", "הממשלה ממשלה"),
            ("בית", "בית"),
            ("والحكومة", "والحكومة حكومة"),
        ] {
            assert_eq!(terms_of_word(word).join(" "), expected, "{word}");
        }
    }

    #[test]
    fn words_with_marks_between_are_found_as_one_too() {
        let joined = |text: &str| {
            let mut compound = Compound::default();
            let mut found = Vec::new();
            words(text, &mut |start, word, _| found.extend(compound.next(text, word, start)));
            found.extend(compound.finish());
            found.join(" ")
        };
        for (text, expected) in [
            ("an e-mail, state-of-the-art", "email stateoftheart"),
            ("об’єднані п'ять O’Connor", "обєднані пять OConnor"),
            ("the U.S. and U.S.A. in J.R. Bolton", "US USA JR"),
            ("It's l’État, dell'arte. Now. I", ""),
            ("COVID-19 node.js 3.5 - a 'quoted' word", "COVID19"),
        ] {
            assert_eq!(joined(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn words_one_by_one_have_the_terms_of_the_text(text in "([a-zA-Z0-9 .,'’üñŁЙй\u{301}\u{AD}北京กุ한가ーＡｶﾞﬁև]|\\PC){0,30}") {
            let mut one_by_one = Vec::new();
            let mut buffer = String::new();
            words(&text, &mut |_, word, plain| {
                let found = tokens(word);
                if plain {
                    assert_eq!(found, [plain_term(word, &mut buffer)]);
                }
                one_by_one.extend(found);
            });
            prop_assert_eq!(one_by_one, tokens(&text));
        }

        #[test]
        fn a_term_is_its_own_term(text in "\\PC{0,30}") {
            for token in tokens(&text) {
                prop_assert_eq!(tokens(&token), [token]);
            }
        }
    }
}
