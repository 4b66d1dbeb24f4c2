//! Letters of one alphabet that look like letters of another: a reader cannot tell `Quillonas` from the same with a Cyrillic `о`.

use std::sync::LazyLock;

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

/// Each letter of a folded text as [`prototype`] has it.
pub(super) fn prototypes(folded: &str) -> String {
    folded.chars().map(prototype).collect()
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
