//! Order: which of two names comes first, and under which letter a name stands.
//!
//! No table of alphabets: the collation of the language says which letters it holds to be the same but for a mark (Ä and A in German, Y
//! and I in Lithuanian) and which it counts as letters of their own (Š in Lithuanian, Ch in Czech).

use std::cmp::Ordering;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale::Locale;
use unicode_normalization::UnicodeNormalization;

/// Where names that begin with a digit stand.
const DIGITS: &str = "0–9";

/// Where names stand that begin with neither a letter nor a digit.
const OTHERS: &str = "#";

/// The order of a language.
#[derive(Debug)]
pub(super) struct Alphabet {
    /// `None`, here and below, where the CLDR has no order to offer: then names are in the order of their code points.
    full: Option<CollatorBorrowed<'static>>,
    /// Blind to marks and to case.
    letters: Option<CollatorBorrowed<'static>>,
    /// A to Z, each with the text that comes after all that begin with it: U+FFFF is last in every order.
    latin: Vec<(String, String)>,
    /// Letters of the language behind Z that its order holds to be the same as a neighbour's: Danish Æ and Swedish Ä, Hungarian Ö and Ő.
    own: &'static [&'static str],
}

impl Alphabet {
    pub(super) fn new(locale: &Locale) -> Self {
        let mut preferences = CollatorPreferences::from(locale);
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        let mut blind = CollatorOptions::default();
        blind.strength = Some(Strength::Primary);
        Self {
            full: Collator::try_new(preferences, CollatorOptions::default()).ok(),
            letters: Collator::try_new(preferences, blind).ok(),
            own: match locale.id.language.as_str() {
                "da" | "nb" | "nn" | "no" => &["Æ", "Ø", "Å"],
                "sv" | "fi" => &["Å", "Ä", "Ö"],
                "hu" => &["Ö", "Ü"],
                _ => &[],
            },
            latin: ('A'..='Z').map(|letter| (letter.to_string(), format!("{letter}\u{FFFF}"))).collect(),
        }
    }

    /// The order of two names; only a name itself is equal to it.
    pub(super) fn compare(&self, a: &str, b: &str) -> Ordering {
        let order = self.full.as_ref().map_or(Ordering::Equal, |full| full.compare(a, b));
        order.then_with(|| a.cmp(b))
    }

    /// The letter under which a name stands.
    pub(super) fn initial(&self, name: &str) -> String {
        let mut letters = name.nfc().skip_while(|letter| !letter.is_alphanumeric());
        let Some(first) = letters.next() else { return OTHERS.to_owned() };
        if first.is_numeric() {
            return DIGITS.to_owned();
        }
        if is_ideograph(first) {
            return OTHERS.to_owned();
        }
        let capital = capital(first);
        let Some((letter, end)) = self.latin.iter().find(|(letter, end)| self.is_within(&capital, letter, end)) else {
            let own = self.own.iter().find(|own| self.letter_order(own, &capital).is_eq());
            return own.map_or_else(|| self.without_marks(&capital), |own| (*own).to_owned());
        };
        match letters.next().filter(|second| second.is_alphabetic()) {
            // Two characters that sort elsewhere than under the first are one letter: as they are written, since not every case of them may be.
            Some(second) if self.is_within(&String::from_iter([first, second]), letter, end) => letter.clone(),
            Some(second) => capital.chars().chain(second.to_lowercase()).collect(),
            None => letter.clone(),
        }
    }

    /// Whether a text sorts as the letter `start` or as that letter and more; `end` comes after all of those.
    fn is_within(&self, text: &str, start: &str, end: &str) -> bool {
        self.letter_order(start, text).is_le() && self.letter_order(text, end).is_lt()
    }

    /// The letter with as few of its marks as make it the same letter to this language.
    fn without_marks(&self, capital: &str) -> String {
        let parts: Vec<char> = capital.nfd().collect();
        let Some((&letter, marks)) = parts.split_first() else { return OTHERS.to_owned() };
        if is_hangul(letter) {
            return letter.to_string();
        }
        let bare = [letter.to_string()].into_iter();
        let marked = marks.iter().map(|&mark| [letter, mark].into_iter().nfc().collect());
        bare.chain(marked)
            .find(|letter| self.letter_order(letter, capital).is_eq())
            .unwrap_or_else(|| capital.to_owned())
    }

    /// The order of two texts, blind to marks and to case.
    fn letter_order(&self, a: &str, b: &str) -> Ordering {
        self.letters.as_ref().map_or_else(|| a.cmp(b), |letters| letters.compare(a, b))
    }
}

/// The capital of a letter: one character, as “ß” is not two at the head of a list.
fn capital(letter: char) -> String {
    match letter {
        // Georgian is not written with capitals, though Unicode has them.
        'ა'..='ჿ' => letter.to_string(),
        _ => letter.to_uppercase().take(1).collect(),
    }
}

/// Whether a character stands for a word rather than for a sound: each would be a letter of its own.
fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{2E80}'..='\u{2FFF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a character is a Korean consonant that begins a syllable: names stand under that, not under syllables.
fn is_hangul(character: char) -> bool {
    matches!(character, '\u{1100}'..='\u{1112}')
}
