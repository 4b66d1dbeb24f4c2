//! Folding: from a name as it was written to the key that it shares with its other spellings.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

use super::{is_apostrophe, is_invisible};

/// The key under which two spellings of one name are equal.
///
/// Equal are composed and decomposed letters; capitals and small letters; letters with and without diacritics, among
/// them ł and l, đ and d, ø and o, ё and е, ў and у; ß and ss, æ and ae, œ and oe; all apostrophes; all dashes; any run
/// of white space and one space. White space at the ends and characters that print nothing are dropped.
///
/// Never equal are й and и, which are two letters, and letters that merely look alike in two scripts. Vowel signs and
/// other marks that belong to the spelling (Devanagari, Thai, kana) are kept.
///
/// `fold(fold(name)) == fold(name)` for every name.
pub fn fold(name: &str) -> String {
    if name.is_ascii() {
        return fold_chars(name.chars().map(|c| c.to_ascii_lowercase()), name.len());
    }
    let mut bases = Vec::with_capacity(name.len());
    for c in name.nfc() {
        match c {
            // Taken apart, it would lose its breve like any other letter.
            'й' | 'Й' => bases.push(c),
            _ => decompose_canonical(c, |part| bases.push(part)),
        }
    }
    let folded = fold_chars(bases.into_iter().flat_map(char::to_lowercase), name.len());
    if folded.is_ascii() { folded } else { folded.nfc().collect() }
}

/// Folds small letters that have been taken apart; `capacity` is a guess at the length of the result in bytes.
fn fold_chars(chars: impl Iterator<Item = char>, capacity: usize) -> String {
    let mut key = String::with_capacity(capacity);
    let mut space_due = false;
    for c in chars {
        if c.is_whitespace() {
            space_due = true;
            continue;
        }
        if is_diacritic(c) || is_invisible(c) {
            continue;
        }
        if space_due && !key.is_empty() {
            key.push(' ');
        }
        space_due = false;
        match spelt_out(c) {
            Some(letters) => key.push_str(letters),
            None if is_apostrophe(c) => key.push('\''),
            None if is_dash(c) => key.push('-'),
            None => key.push(c),
        }
    }
    key
}

/// What a small letter is written as by those who lack it; these have no decomposition in Unicode.
fn spelt_out(c: char) -> Option<&'static str> {
    Some(match c {
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ø' => "o",
        'ħ' => "h",
        'ŧ' => "t",
        'ı' => "i",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        // At the end of a word; a capital gives no hint of it.
        'ς' => "σ",
        _ => return None,
    })
}

/// Marks that a name may lose and still be the same name: those of the Latin, Greek and Cyrillic scripts, and the
/// points of Hebrew and Arabic, with the Arabic stretcher.
fn is_diacritic(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36F}'
            | '\u{483}'..='\u{489}'
            | '\u{591}'..='\u{5BD}'
            | '\u{5BF}'
            | '\u{5C1}'..='\u{5C2}'
            | '\u{5C4}'..='\u{5C5}'
            | '\u{5C7}'
            | '\u{610}'..='\u{61A}'
            | '\u{640}'
            | '\u{64B}'..='\u{65F}'
            | '\u{670}'
            | '\u{1AB0}'..='\u{1AFF}'
            | '\u{1DC0}'..='\u{1DFF}'
            | '\u{20D0}'..='\u{20FF}'
            | '\u{FE20}'..='\u{FE2F}'
    )
}

/// Hyphens, dashes and the minus sign.
fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '−' | '\u{58A}' | '\u{5BE}' | '\u{FE58}' | '\u{FE63}' | '－'
    )
}

#[cfg(test)]
mod tests {
    use super::fold;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_name_share_a_key() {
        for (written, key) in [
            ("Vytis Jurkonis", "vytis jurkonis"),
            ("  Vytis\u{A0}\t Jurkonis\n", "vytis jurkonis"),
            ("Andrzej Poczobut-Żółkiewski", "andrzej poczobut-zolkiewski"),
            ("Poczobut–Zolkiewski", "poczobut-zolkiewski"),
            ("Gintarė S\u{30C}imonytė", "gintare simonyte"),
            ("Đorđe Bjørn Weiß", "dorde bjorn weiss"),
            ("Cœur Æther STRAẞE", "coeur aether strasse"),
            ("Семён", "семен"),
            ("Быкаў", "быкау"),
            ("Київ", "киів"),
            ("Ґонґадзе", "ґонґадзе"),
            ("Заиров", "заиров"),
            ("Лукьяненко Сергей", "лукьяненко сергей"),
            ("Сергеи\u{306}", "сергей"),
            ("O’Brien", "o'brien"),
            ("O`Brien", "o'brien"),
            ("Мар’яна", "мар'яна"),
            ("Марʼяна", "мар'яна"),
            ("Luka\u{AD}shen\u{200B}ko", "lukashenko"),
            ("İstanbul Yıldırım", "istanbul yildirim"),
            ("Οδυσσεύς ΟΔΥΣΣΕΎΣ", "οδυσσευσ οδυσσευσ"),
            ("नरेंद्र मोदी", "नरेंद्र मोदी"),
            ("한국", "한국"),
            ("ガザ", "ガザ"),
            ("\u{300}", ""),
            ("", ""),
        ] {
            assert_eq!(fold(written), key, "{written:?}");
        }
    }

    #[test]
    fn two_letters_stay_two() {
        for (one, other) in [("Заиров", "Зайров"), ("Гонгадзе", "Ґонґадзе"), ("ガ", "カ")]
        {
            assert_ne!(fold(one), fold(other));
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC*|[иИ\u{306}\u{301}\u{323}\u{200B} йё'’–ßİΣ\u{302D}\u{1100}\u{1161}]*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn any_text_folds_to_a_trimmed_line(text in any::<String>()) {
            let key = fold(&text);
            prop_assert_eq!(key.trim(), &key);
            prop_assert!(!key.contains("  ") && !key.contains('\n'));
            prop_assert_eq!(fold(&key), key);
        }

        #[test]
        fn composed_and_decomposed_are_one(text in "[a-zA-Zа-яА-ЯёЁўіїąčęėįšųūžłéèñ가-힣 ]*") {
            use unicode_normalization::UnicodeNormalization;
            prop_assert_eq!(fold(&text), fold(&text.nfd().collect::<String>()));
        }
    }
}
