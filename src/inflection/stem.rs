//! Surnames whose stem changes: a vowel of the last syllable that falls out or becomes another one where an ending follows, as in Kozioł → Kozła,
//! Gołąb → Gołębia, Сокіл → Сокола, Кот → Ката, Заяц → Зайца.
//!
//! Which words change so hangs on their history and cannot be told from their letters. So these forms are for whoever had rather find too much, not
//! for links: they hold some that no text has.

use unicode_normalization::UnicodeNormalization;

use super::{Gender, Part, distinct, grammar};

/// For a language, what stands before the last consonants of a word, and what may take its place before an ending.
const CHANGES: &[(&str, &[(&str, &str)])] = &[
    ("be", &[("о", "а"), ("о", ""), ("е", ""), ("ё", ""), ("э", ""), ("а", ""), ("е", "я"), ("ё", "е")]),
    ("pl", &[("io", ""), ("ie", ""), ("e", ""), ("ą", "ę"), ("rze", "r"), ("cie", "t"), ("cio", "t"), ("dzie", "d")]),
    ("ru", &[("о", ""), ("е", ""), ("ё", ""), ("ё", "е"), ("я", "й"), ("е", "й")]),
    ("uk", &[("і", "о"), ("і", "е"), ("ї", "є"), ("о", ""), ("е", ""), ("я", "й")]),
];

/// The forms of a surname of which the stem changes, as far as the language may have such: none of them is the word itself.
pub fn forms_with_changed_stem(word: &str, language: &str) -> Vec<String> {
    let changes = CHANGES.iter().find(|(of, _)| *of == language).map_or(&[][..], |(_, changes)| *changes);
    let Some(grammar) = grammar(language).filter(|_| !changes.is_empty()) else { return Vec::new() };
    let word: String = word.nfc().collect();
    let bare = word.strip_suffix('ь').unwrap_or(&word);
    let mut forms = Vec::new();
    // A vowel falls out before one consonant, and may become another before two: Воўк → Ваўка.
    for (tail_at, is_last) in bare.char_indices().rev().take(2).map(|(at, _)| at).zip([true, false]) {
        let (head, tail) = word.split_at(tail_at);
        for (before, after) in changes.iter().filter(|(_, after)| is_last || !after.is_empty()) {
            let Some(stem) = head.strip_suffix(before).filter(|stem| !stem.is_empty()) else { continue };
            let nominative = format!("{stem}{after}{tail}");
            let cases = grammar.decline(&nominative, Part::Surname, Gender::Masculine);
            // What the table leaves as it is has no forms; the changed word itself is none.
            forms.extend(cases.into_iter().flatten().filter(|form| *form != nominative));
        }
    }
    distinct(&word, forms.into_iter()).split_off(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vowel_of_the_last_syllable_changes_before_an_ending() {
        for (language, word, expected) in [
            ("pl", "Kozioł", "Kozła Kozłowi Kozłem"),
            ("pl", "Orzeł", "Orła Orłowi Orle"),
            ("pl", "Gołąb", "Gołęba Gołębowi"),
            ("pl", "Marzec", "Marca Marcowi Marcu"),
            ("pl", "Kwiecień", "Kwietnia Kwietniowi"),
            ("pl", "Wróbel", "Wróbla Wróblowi"),
            ("uk", "Сокіл", "Сокола Соколові Соколом"),
            ("uk", "Камінь", "Каменя Каменем"),
            ("uk", "Козел", "Козла Козлові"),
            ("be", "Кот", "Ката Кату Катам"),
            ("be", "Воўк", "Ваўка Ваўку"),
            ("be", "Казёл", "Казла Казлу"),
            ("ru", "Заяц", "Зайца Зайцу"),
            ("ru", "Боец", "Бойца Бойцу"),
            ("ru", "Орёл", "Орла Орлу Орле"),
        ] {
            let forms = forms_with_changed_stem(word, language);
            for form in expected.split(' ') {
                assert!(forms.iter().any(|known| known == form), "{word}: {form} is not in {forms:?}");
            }
        }
    }

    #[test]
    fn a_word_that_cannot_change_so_has_no_such_forms() {
        for (language, word) in [
            ("pl", "Nowak"),
            ("pl", "Duda"),
            ("uk", "Шевченко"),
            ("ru", "Рот"),
            ("ru", "Ё"),
            ("lt", "Kazlas"),
            ("ru", ""),
            ("x", "Kot"),
        ] {
            assert!(forms_with_changed_stem(word, language).is_empty(), "{word}");
        }
    }
}
