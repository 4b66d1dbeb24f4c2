//! Words that look like other words: letters of another script, invisible characters, signs and spaces between the letters.

use unicode_security::confusable_detection::skeleton as confusable_skeleton;

use super::fold;

/// What a word looks like to a reader: without case, accents, signs, spaces and invisible characters, and with every letter in
/// place of all that look like it (Unicode Technical Standard #39, section 4).
///
/// Two words with one skeleton are taken for each other. It is never shown.
pub fn skeleton(word: &str) -> String {
    let folded = fold(word);
    confusable_skeleton(&folded).filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::skeleton;

    #[test]
    fn what_looks_alike_has_one_skeleton() {
        for (one, other) in [
            ("privacy", "Privacy"),
            ("privacy", "PRIVACY"),
            ("privacy", "рrіvасу"),
            ("privacy", "pri\u{200b}vacy"),
            ("privacy", "privacy\u{a0}"),
            ("privacy", "p-r_i v a c y"),
            ("privacy", "ｐｒｉｖａｃｙ"),
            ("privacy", "prívácy"),
        ] {
            assert_eq!(skeleton(one), skeleton(other), "{other:?}");
        }
        assert_ne!(skeleton("privacy"), skeleton("piracy"));
    }
}
