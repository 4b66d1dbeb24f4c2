//! The transliteration key: what a word has in common with its spellings in other scripts and by other conventions.
//!
//! One name is Лукашенко in Russian, Лукашэнка in Belarusian, Łukašenka in Łacinka, Lukašenka in Lithuanian, Lukaschenko in German, Loukachenko
//! in French, Łukaszenka in Polish and Lukashenko in English. Conventions agree on little: `ch` is х in German, ш in French and ч in English; `z` is ц in German
//! and з elsewhere. The key keeps what they agree on, the order of classes of consonants, and says whether a vowel comes first. It is meant
//! to *find* words that may be one, not to decide it: whoever uses it compares what it finds more closely.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use deunicode::deunicode_char;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

/// Letters and groups of letters of the Latin script, and the class of each; the longest come first. Nothing is said of vowels.
const LATIN: &[(&str, &str)] = &[
    ("schtsch", "h"),
    ("chtch", "h"),
    ("szcz", "h"),
    ("shch", "h"),
    ("tsch", "h"),
    ("dzh", "h"),
    ("sch", "h"),
    ("tch", "h"),
    ("šč", "h"),
    ("dž", "h"),
    // The end of South Slavic names: Вукадинович. Elsewhere ć is a soft t.
    ("ić", "h"),
    ("ch", "h"),
    ("cz", "h"),
    ("gh", "h"),
    ("kh", "h"),
    ("sh", "h"),
    ("sz", "h"),
    ("zh", "h"),
    ("ck", "k"),
    ("dz", "d"),
    ("ph", "v"),
    ("th", "t"),
    ("ts", "t"),
    ("tz", "t"),
    ("b", "b"),
    ("č", "h"),
    ("ć", "t"),
    ("d", "d"),
    ("f", "v"),
    ("g", "h"),
    ("h", "h"),
    ("k", "k"),
    ("l", "l"),
    ("m", "m"),
    ("n", "n"),
    ("p", "p"),
    ("q", "k"),
    ("r", "r"),
    ("s", "t"),
    ("š", "h"),
    ("ş", "h"),
    ("t", "t"),
    ("v", "v"),
    ("w", "v"),
    ("x", "kt"),
    ("z", "t"),
    ("ž", "h"),
    ("ż", "h"),
];

/// Vowels and glides, beside those with diacritics.
const VOWELS: &str = "aeiouyjıæœø";

/// The key of a word, in small ASCII letters; empty where the word has no letter that can be read so.
///
/// ```
/// use dossier::text::transliteration_key;
///
/// assert_eq!(transliteration_key("Лукашэнка"), transliteration_key("Loukachenko"));
/// ```
pub fn transliteration_key(word: &str) -> String {
    let letters = latin(word);
    let mut key = String::new();
    let (mut at, mut last) = (0, char::default());
    while let Some(letter) = letters.get(at).copied() {
        let is_first = key.is_empty() && at == 0;
        let (length, class) = class_at(&letters, at);
        let behind = letters.get(at + length).copied();
        // Before a consonant and at the end, v is what others write with a vowel: Tsikhanouskaya, Tikhanovskaya; Kavaliou, Kovalev.
        let is_vowel_elsewhere = class == "v" && !is_first && !behind.is_some_and(is_vowel);
        // Уладзімір is Vladimir.
        let is_v = is_first && letter == 'u' && behind.is_some_and(|letter| !is_vowel(letter));
        match class {
            _ if is_v => key.push('v'),
            "" if is_first => key.push('a'),
            _ if is_vowel_elsewhere => {}
            // Doubled letters are one.
            _ => class.chars().filter(|class| *class != last).for_each(|class| key.push(class)),
        }
        last = class.chars().last().unwrap_or_default();
        at += length;
    }
    key
}

/// How many letters there are of what stands at `at`, and its class; none of a vowel.
fn class_at(letters: &[char], at: usize) -> (usize, &'static str) {
    let stands =
        |group: &str| group.chars().enumerate().all(|(behind, letter)| letters.get(at + behind) == Some(&letter));
    if let Some((group, class)) = LATIN.iter().find(|(group, _)| stands(group)) {
        return (group.chars().count(), class);
    }
    // C is ц or с before a front vowel, and к elsewhere.
    let is_front = |letter: &char| matches!(letter, 'e' | 'i' | 'y');
    match letters[at] {
        'c' if letters.get(at + 1).is_some_and(is_front) => (1, "t"),
        'c' => (1, "k"),
        _ => (1, ""),
    }
}

fn is_vowel(letter: char) -> bool {
    VOWELS.contains(letter)
}

/// The letters of a word in Latin ones, small, without diacritics but those that tell a sound apart, and without the ending that Lithuanian and
/// Latvian give to foreign names: Putinas, Putins.
fn latin(word: &str) -> Vec<char> {
    /// Shorter words have no such ending.
    const SHORTEST: usize = 5;
    let mut letters: Vec<char> = Vec::with_capacity(word.len());
    for c in word.nfc().flat_map(char::to_lowercase) {
        push_latin(c, &mut letters);
    }
    if letters.len() >= SHORTEST && letters.pop_if(|last| *last == 's').is_some() {
        letters.pop_if(|last| is_vowel(*last));
    }
    letters
}

/// Writes a small letter in Latin ones.
fn push_latin(c: char, letters: &mut impl Extend<char>) {
    match cyrillic(c) {
        Some(written) => letters.extend(written.chars()),
        None if "čćšşžż".contains(c) => letters.extend([c]),
        None if c == 'ŭ' => letters.extend(['u']),
        None if c.is_ascii_alphabetic() || VOWELS.contains(c) => letters.extend([c]),
        None if c.is_alphabetic() => {
            let written = deunicode_char(c).unwrap_or_default();
            letters.extend(written.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()));
        }
        None => {}
    }
}

/// A Cyrillic letter in Latin ones, of which each stands for one class.
fn cyrillic(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' => "a",
        'я' => "ia",
        'е' | 'ё' | 'э' | 'є' => "e",
        'и' | 'і' | 'ї' | 'й' | 'ы' => "i",
        'о' => "o",
        'у' | 'ў' => "u",
        'ю' => "iu",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' | 'х' => "h",
        'д' => "d",
        'ж' | 'ч' | 'ш' | 'щ' => "š",
        'з' => "z",
        'с' => "s",
        'ц' | 'т' => "t",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'п' => "p",
        'р' => "r",
        'ф' => "f",
        'ь' | 'ъ' => "",
        _ => return None,
    })
}

/// What [`transliteration_key`] is made with, for those who make it elsewhere: in a script.
#[derive(Debug, Clone)]
pub struct TransliterationTables {
    /// Small letters outside ASCII that are not simply a letter of it with diacritics, and what they are in Latin ones.
    letters: BTreeMap<char, String>,
}

impl TransliterationTables {
    /// Vowels and glides.
    pub const VOWELS: &str = VOWELS;

    /// The scripts that a script may be expected to know: Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic and Georgian.
    const SCRIPTS: [RangeInclusive<char>; 14] = [
        '\u{DF}'..='\u{17F}',
        '\u{386}'..='\u{3CE}',
        '\u{430}'..='\u{45F}',
        '\u{490}'..='\u{491}',
        '\u{561}'..='\u{587}',
        '\u{5D0}'..='\u{5EA}',
        '\u{621}'..='\u{63A}',
        '\u{641}'..='\u{64A}',
        '\u{67E}'..='\u{67E}',
        '\u{686}'..='\u{686}',
        '\u{698}'..='\u{698}',
        '\u{6A9}'..='\u{6AF}',
        '\u{6CC}'..='\u{6CC}',
        '\u{10D0}'..='\u{10F6}',
    ];

    /// The tables.
    pub fn new() -> Self {
        let small = |c: &char| c.is_alphabetic() && !c.to_lowercase().ne([*c]);
        let letters = Self::SCRIPTS.into_iter().flatten().filter(small).filter_map(|c| {
            let mut written = String::new();
            push_latin(c, &mut written);
            let is_itself = written.chars().eq([c]);
            (!is_itself && base(c).is_none_or(|base| !written.chars().eq([base]))).then_some((c, written))
        });
        Self { letters: letters.collect() }
    }

    /// Whether all letters of a word are in the tables, so that its key can be made with them.
    pub fn cover(&self, word: &str) -> bool {
        let is_known = |c: char| {
            !c.is_alphabetic()
                || c.is_ascii()
                || VOWELS.contains(c)
                || "čćšşžż".contains(c)
                || self.letters.contains_key(&c)
                || base(c).is_some()
        };
        word.nfc().flat_map(char::to_lowercase).all(is_known)
    }

    /// Groups of letters and the class of each, separated by spaces: the first that stands at a place is the one.
    pub fn groups(&self) -> String {
        LATIN.iter().flat_map(|(group, class)| [*group, *class]).collect::<Vec<_>>().join(" ")
    }

    /// Letters and what they are in Latin ones, separated by spaces; what says nothing is `-`.
    pub fn letters(&self) -> String {
        let written = |written: &str| if written.is_empty() { "-" } else { written }.to_owned();
        self.letters
            .iter()
            .flat_map(|(letter, latin)| [letter.to_string(), written(latin)])
            .collect::<Vec<_>>()
            .join(" ")
    }
}

impl Default for TransliterationTables {
    fn default() -> Self {
        Self::new()
    }
}

/// The letter of ASCII that a letter is, but for its diacritics.
fn base(c: char) -> Option<char> {
    let mut first = None;
    decompose_canonical(c, |part| _ = first.get_or_insert(part));
    first.filter(char::is_ascii_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_name_has_one_key_by_every_convention() {
        for spellings in [
            &[
                "Лукашенко",
                "Лукашэнка",
                "Łukašenka",
                "Lukašenka",
                "Lukaschenko",
                "Loukachenko",
                "Łukaszenka",
                "Lukashenko",
                "Lukashenka",
            ][..],
            &[
                "Тихановская",
                "Ціханоўская",
                "Cichanoŭskaja",
                "Tichanowskaja",
                "Tikhanovskaïa",
                "Tsikhanouskaya",
                "Cichanouska",
                "Tichanovskaja",
            ],
            &["Путин", "Пуцін", "Путін", "Putin", "Poutine", "Putinas", "Putins"],
            &["Горбачёв", "Гарбачоў", "Gorbachev", "Gorbatschow", "Gorbatchev", "Gorbaczow", "Gorbačiovas"],
            &["Хрущёв", "Khrushchev", "Chruschtschow", "Khrouchtchev", "Chruszczow", "Chruščiovas"],
            &["Ельцин", "Yeltsin", "Jelzin", "Eltsine", "Jelcyn", "Jelcinas"],
            &["Юрконис", "Юрконіс", "Jurkonis", "Yurkonis"],
            &["Ковалёв", "Кавалёў", "Kovalev", "Kavaliou", "Kavalioŭ", "Kowaljow", "Kovaliovas"],
            &["Владимир", "Уладзімір", "Vladimir", "Uladzimir", "Wladimir"],
            &["Сергей", "Сяргей", "Sergei", "Siarhei", "Sergej", "Serguei", "Siergiej", "Сергій", "Serhii"],
            &["Александр", "Аляксандр", "Alexander", "Aliaksandr", "Aleksandr", "Alaksandr"],
            &["Калиновский", "Каліноўскі", "Kalinoŭski", "Kalinouski", "Kalinowski", "Kalinovskij", "Kalinauskas"],
            &["Жуков", "Жукаў", "Zhukov", "Žukov", "Żukow", "Schukow"],
            &["Müller", "Mueller", "Мюллер", "Miuleris"],
            &["Вукадинович", "Vukadinović", "Vukadinovich", "Vukadinowitsch"],
            &["Schröder", "Schroeder", "Шрёдер", "Šrėderis"],
        ] {
            let keys: Vec<String> = spellings.iter().map(|word| transliteration_key(word)).collect();
            assert!(keys.iter().all(|key| *key == keys[0] && !key.is_empty()), "{spellings:?}: {keys:?}");
        }
    }

    #[test]
    fn other_names_have_other_keys() {
        let names = [
            "Lukashenko",
            "Latushko",
            "Putin",
            "Petrov",
            "Ivanov",
            "Jurkonis",
            "Merkel",
            "Macron",
            "Biden",
            "Obama",
            "Scholz",
            "Duda",
        ];
        let keys: std::collections::BTreeSet<String> = names.iter().map(|name| transliteration_key(name)).collect();
        assert_eq!(keys.len(), names.len(), "{keys:?}");
        assert_eq!((transliteration_key(""), transliteration_key("123")), (String::new(), String::new()));
    }

    #[test]
    fn a_letter_with_diacritics_that_no_table_has_is_the_letter() {
        let tables = TransliterationTables::new();
        for c in ('\u{DF}'..='\u{24F}').chain('\u{1E00}'..='\u{1EFF}').filter(|c| c.is_lowercase()) {
            let is_told_apart = tables.letters.contains_key(&c) || "čćšşžż".contains(c) || VOWELS.contains(c);
            if let Some(base) = base(c).filter(|_| !is_told_apart) {
                let mut written = String::new();
                push_latin(c, &mut written);
                assert_eq!(written, base.to_string(), "{c}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_key_is_short_plain_and_the_same_in_capitals(word in "\\PC{0,30}") {
            let key = transliteration_key(&word);
            prop_assert!(key.bytes().all(|byte| byte.is_ascii_lowercase()));
        }

        #[test]
        fn capitals_and_composition_make_no_difference(word in "[a-zа-яёўіčšžłąęėįųū]{0,14}") {
            let key = transliteration_key(&word);
            prop_assert_eq!(&transliteration_key(&word.to_uppercase()), &key);
            prop_assert_eq!(&transliteration_key(&word.nfd().collect::<String>()), &key);
        }
    }
}
