//! Letters of one alphabet that look like letters of another: a reader cannot tell `Quillonas` from the same with a Cyrillic `о`.

use std::sync::LazyLock;

use unicode_normalization::char::decompose_canonical;
use unicode_security::confusable_detection::skeleton;

/// The first and last letters of the alphabets that share letters with Latin: Greek, Cyrillic and Armenian.
const ALPHABETS: [char; 2] = ['\u{370}', '\u{58f}'];

/// What each of them looks like.
static PROTOTYPES: LazyLock<Vec<char>> =
    LazyLock::new(|| (ALPHABETS[0]..=ALPHABETS[1]).map(|c| latin(c).unwrap_or(c)).collect());

/// The Latin letter that a folded letter of another alphabet looks like, small or as a capital; any other character is itself.
pub(super) fn prototype(c: char) -> char {
    let index = u32::from(c).checked_sub(u32::from(ALPHABETS[0]));
    index.and_then(|index| PROTOTYPES.get(index as usize)).copied().unwrap_or(c)
}

/// The small Latin letter that `c` or its capital looks like (Unicode Technical Standard #39, section 4).
fn latin(c: char) -> Option<char> {
    let looks_like = |form: char| {
        let letter: String = skeleton(form.encode_utf8(&mut [0; 4])).collect();
        let mut letters = letter.chars();
        letters.next().filter(|letter| letter.is_ascii_alphabetic() && letters.next().is_none())
    };
    let capital = c.to_uppercase().next().unwrap_or(c);
    looks_like(c).or_else(|| looks_like(capital)).map(|letter| letter.to_ascii_lowercase())
}

/// Each letter of a folded text as [`prototype`] has it, with the syllables of Hangul taken apart, as some systems write them.
pub(super) fn prototypes(folded: &str) -> String {
    let mut letters = String::with_capacity(folded.len());
    folded.chars().for_each(|c| decompose(c, |letter| letters.push(letter)));
    letters
}

/// Gives the letters that stand for one folded character.
pub(super) fn decompose(c: char, mut each: impl FnMut(char)) {
    match c {
        '\u{AC00}'..='\u{D7A3}' => decompose_canonical(c, each),
        // The Persian and Urdu forms of Arabic letters.
        'ی' | 'ى' => each('ي'),
        'ک' => each('ك'),
        // Its end of a word, and others that are written for it.
        'ة' | 'ہ' | 'ھ' | 'ە' => each('ه'),
        // The final forms of Hebrew letters: a name may go on behind them.
        'ך' | 'ם' | 'ן' | 'ף' | 'ץ' => each(char::from_u32(u32::from(c) + 1).unwrap_or(c)),
        c => each(prototype(c)),
    }
}

#[cfg(test)]
mod tests {
    use super::prototypes;

    #[test]
    fn letters_that_look_alike_are_one() {
        for (written, expected) in
            [("марта", "mapta"), ("αβο", "abo"), ("quillоnаs", "quillonas"), ("жйі", "жйi"), ("straße", "straße")]
        {
            assert_eq!(prototypes(written), expected, "{written}");
        }
    }
}
