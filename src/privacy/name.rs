//! From a name as a profile has it to all that has to be looked for: the full names in it, and each word that could be a surname.
//!
//! A profile may say `Quillonas, Marta`, `Dr Marta Quillonas, PhD` or `Marta Quillonas (journalist)`. Whatever stands around a name must not keep it
//! from being found, so a word is left out only if it surely is no surname: a title, a degree, an initial, a word in small letters. The first word
//! is left out as a forename, unless something says that the surname comes first.

use super::lookalikes::prototypes;
use crate::text::fold;

/// What a written name holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Names of at least one word, without titles, degrees and what stands in brackets.
    pub full: Vec<String>,
    /// The words that could be surnames.
    pub words: Vec<String>,
}

/// What is known of names beside the name itself.
#[derive(Clone, Copy)]
pub struct Hints<'a> {
    /// Whether a folded word is a title or an office.
    pub is_title: &'a dyn Fn(&str) -> bool,
    /// Whether the surname comes first, as in Hungarian and Korean.
    pub family_first: bool,
}

/// Behind a name, and never a surname.
const SUFFIXES: [&str; 22] = [
    "jr", "junior", "sr", "senior", "ii", "iii", "iv", "vi", "vii", "viii", "ix", "phd", "esq", "esquire", "habil",
    "cbe", "obe", "mbe", "mgr", "dipl", "ing", "drsc",
];
/// Parts of surnames that mean nobody on their own, also where they have a capital.
const PARTICLES: [&str; 39] = [
    "the", "al", "el", "ad", "as", "ar", "an", "at", "bin", "ibn", "ben", "bint", "abu", "de", "del", "della", "der",
    "den", "da", "das", "di", "do", "dos", "du", "la", "le", "las", "los", "les", "van", "von", "vom", "zu", "zur",
    "af", "av", "ter", "ten", "of",
];
/// Endings of patronymics, folded: where one comes last, the surname came first.
const PATRONYMICS: [&str; 29] = [
    "ич",
    "іч",
    "овна",
    "евна",
    "ивна",
    "івна",
    "ауна",
    "еуна",
    "оуна",
    "ична",
    "ішна",
    "инишна",
    "кызы",
    "қызы",
    "гызы",
    "оглы",
    "улы",
    "ұлы",
    "vich",
    "vych",
    "vitch",
    "ovna",
    "evna",
    "auna",
    "euna",
    "ivna",
    "iyna",
    "kyzy",
    "ogly",
];
/// What separates one name from another.
const ALTERNATIVES: [char; 6] = ['/', '|', ';', '\n', '=', '／'];
const OPENING: [char; 8] = ['(', '[', '{', '<', '（', '【', '［', '〈'];
const CLOSING: [char; 8] = [')', ']', '}', '>', '）', '】', '］', '〉'];
const COMMAS: [char; 5] = [',', '،', '、', '，', '﹐'];

/// Whether a folded word is a part of surnames that means nobody on its own.
pub(super) fn is_particle(folded: &str) -> bool {
    PARTICLES.contains(&folded)
}

/// Takes a name apart.
pub fn parts(written: &str, hints: Hints<'_>) -> Parts {
    let mut parts = Parts::default();
    // In a name that is written in small letters they say nothing.
    let small = !written.split_whitespace().any(|word| !is_small(word));
    for one in written.split(ALTERNATIVES) {
        let (main, asides) = without_asides(one);
        let segments: Vec<Vec<&str>> = main.split(COMMAS).map(|segment| words_of(segment, hints)).collect();
        add_segments(&segments, main.contains(COMMAS), small, hints, &mut parts);
        // Nobody can tell “(née Kvillonas)” from “(Minsk)”.
        for aside in &asides {
            let words = words_of(aside, hints);
            parts.words.extend(words.iter().filter(|word| is_surname(word, small)).map(|word| (*word).to_owned()));
        }
    }
    parts.words.sort_unstable();
    parts.words.dedup();
    parts
}

/// Whether a name is a full one, of a forename and a surname and nothing else: not `Mrs Quillonas`, `M Quillonas`, `The Quillonas family`.
pub fn is_full(written: &str, is_title: &dyn Fn(&str) -> bool) -> bool {
    let words = words_of(written, Hints { is_title, family_first: false });
    let is_shout = |word: &str| word.chars().count() <= 3 && word.chars().all(|c| !c.is_lowercase() && c.is_ascii());
    let is_particle = |word: &str| is_particle(&fold(word));
    let names = words.iter().filter(|word| !is_initial(word) && !is_shout(word) && !is_particle(word));
    let has_phrase = words.iter().any(|word| is_plain(word, false) && !is_particle(word));
    names.count() > 1 && !has_phrase && !written.contains(OPENING) && !written.contains(ALTERNATIVES)
}

/// Adds what the segments of a name say, which commas part.
fn add_segments(segments: &[Vec<&str>], has_commas: bool, small: bool, hints: Hints<'_>, parts: &mut Parts) {
    let Some(main) = segments.iter().position(|words| !words.is_empty()) else { return };
    let (first, behind) = (&segments[main], segments[main + 1..].concat());
    let behind: Vec<&str> = behind.into_iter().filter(|word| !is_degree(word)).collect();
    parts.full.push(first.join(" "));
    let is_register = has_commas && behind.iter().any(|word| is_surname(word, small));
    if is_register {
        parts.full.push(format!("{} {}", behind.join(" "), first.join(" ")));
    }
    let surname_first =
        is_register || hints.family_first || is_patronymic(first) || is_shouted(first) || has_initials_behind(first);
    let skipped = usize::from(!surname_first && first.len() > 1);
    let names = || first.iter().copied().filter(|word| !is_initial(word) && !is_plain(word, small));
    let mut words: Vec<&str> = first.iter().skip(skipped).copied().filter(|word| is_surname(word, small)).collect();
    // Whatever it looks like, what stands where the surname does is one. Of `Source A` nothing is.
    words.extend(names().next().filter(|_| surname_first));
    if !is_labelled(first) {
        words.extend(names().next_back());
    }
    if words.is_empty() && !is_labelled(first) {
        words.extend(first.iter().rev().find(|word| !is_initial(word)));
    }
    words.extend(names().flat_map(|word| unspaced_parts(word)));
    // “Quillonas, Marta Kazimiera”: the first word behind the comma is a forename if a surname alone stands before it.
    let forename = usize::from(first.len() == 1);
    words.extend(behind.iter().skip(forename).filter(|word| is_surname(word, small)));
    parts.words.extend(words.into_iter().map(str::to_owned));
}

/// The words of a part of a name, without the titles before it and the suffixes behind it.
fn words_of<'a>(segment: &'a str, hints: Hints<'_>) -> Vec<&'a str> {
    let is_edge = |c: char| !c.is_alphanumeric() && !unicode_normalization::char::is_combining_mark(c) && c != '.';
    let mut words: Vec<&str> = segment
        .split(|c: char| c.is_whitespace() || matches!(c, '–' | '—' | '―' | ':'))
        .map(|word| word.trim_matches(is_edge))
        .filter(|word| word.chars().any(char::is_alphabetic) && !word.contains(char::is_numeric))
        .collect();
    let folded = |word: &str| fold(word.trim_matches('.'));
    while words.len() > 1 && (hints.is_title)(&folded(words[0])) {
        words.remove(0);
    }
    while let Some(last) = words.last()
        && words.len() > 1
        && SUFFIXES.contains(&folded(last).replace('.', "").as_str())
    {
        words.pop();
    }
    words
}

/// What stands in brackets, and the rest.
fn without_asides(name: &str) -> (String, Vec<String>) {
    let (mut main, mut asides, mut depth) = (String::new(), Vec::new(), 0_usize);
    for c in name.chars() {
        if OPENING.contains(&c) {
            if depth == 0 {
                asides.push(String::new());
            }
            depth += 1;
            main.push(' ');
        } else if CLOSING.contains(&c) {
            depth = depth.saturating_sub(1);
        } else if depth == 0 {
            main.push(c);
        } else if let Some(aside) = asides.last_mut() {
            aside.push(c);
        }
    }
    // “(Quillonas)” and nothing else is a name all the same.
    if main.chars().any(char::is_alphabetic) { (main, asides) } else { (asides.join(" "), Vec::new()) }
}

/// Whether a word could be a surname; `small` says that its name has no capitals.
fn is_surname(word: &str, small: bool) -> bool {
    !is_initial(word) && !is_plain(word, small) && !is_particle(&fold(word))
}

/// Whether a word is one of the language, by its small letter.
fn is_plain(word: &str, small: bool) -> bool {
    !small && is_small(word) && !has_capital_inside(word)
}

/// `M`, `M.`, `Yu.`, `М.П.`
fn is_initial(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let is_single = |part: &str| part.chars().count() <= 1;
    (letters < 2 && !word.chars().any(is_whole_word))
        || (letters == 2 && word.ends_with('.'))
        || (word.contains('.') && word.split('.').all(is_single))
}

/// `Сидоренко П. И.`: a name, and initials behind it.
fn has_initials_behind(words: &[&str]) -> bool {
    words.len() > 1 && words[1..].iter().all(|word| is_initial(word)) && !is_labelled(words)
}

/// `Source A`, `Witness B`: a name that an author made up, whose words mean nobody.
fn is_labelled(words: &[&str]) -> bool {
    let is_letter = |word: &&str| word.chars().count() == 1 && is_initial(word);
    words.len() == 2 && words.last().is_some_and(is_letter)
}

/// The given name, and a family name of two characters, of a name that is written without spaces: `近平` of `习近平`. One character alone is too common.
fn unspaced_parts(word: &str) -> Vec<&str> {
    let places: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
    let is_unspaced = word.chars().all(is_whole_word);
    match places.len() {
        3 if is_unspaced => vec![&word[places[1]..]],
        4 if is_unspaced => vec![&word[..places[2]], &word[places[2]..]],
        _ => Vec::new(),
    }
}

/// Whether a word begins with a small letter, or has none.
fn is_small(word: &str) -> bool {
    word.chars().find(|c| c.is_alphabetic()).is_none_or(char::is_lowercase)
}

/// `al-Quillonas`, `d’Quillonas`: a particle in front of the surname.
fn has_capital_inside(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase)
}

/// Whether one character can be a whole word: in scripts without an alphabet.
fn is_whole_word(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// `MA`, `MBA`: behind a comma, a few capitals are a degree.
fn is_degree(word: &str) -> bool {
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    (letters().count() <= 4 && letters().filter(|c| c.is_uppercase()).count() > 1) || SUFFIXES.contains(&&*fold(word))
}

fn is_patronymic(words: &[&str]) -> bool {
    words.len() > 2 && words[2..].iter().any(|word| has_patronymic_ending(&fold(word)))
}

/// Whether a folded word ends as a patronymic does, in its own letters or in those that look like them.
pub(super) fn has_patronymic_ending(folded: &str) -> bool {
    let word = prototypes(folded);
    PATRONYMICS.iter().any(|ending| word.ends_with(&prototypes(ending)))
}

/// `QUILLONAS Marta`.
fn is_shouted(words: &[&str]) -> bool {
    let is_shouted = |word: &&str| word.chars().count() > 1 && word.chars().all(|c| !c.is_lowercase());
    let has_cases = |word: &&str| word.chars().any(char::is_lowercase);
    words.len() > 1 && is_shouted(&words[0]) && words[1..].iter().any(has_cases)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(name: &str, family_first: bool) -> String {
        let is_title = |word: &str| matches!(word, "dr" | "prof" | "mrs" | "президент");
        parts(name, Hints { is_title: &is_title, family_first }).words.join(" ")
    }

    #[test]
    fn every_word_that_could_be_a_surname_is_one() {
        for (name, expected) in [
            ("Marta Quillonas", "Quillonas"),
            ("Quillonas", "Quillonas"),
            ("marta quillonas", "quillonas"),
            ("Marta Quillonas (journalist)", "Quillonas"),
            ("Marta Quillonas (née Kvillonas)", "Kvillonas Quillonas"),
            ("Marta Quillonas (журналистка)", "Quillonas"),
            ("Dr. Marta Quillonas, PhD", "Quillonas"),
            ("Prof. Dr Marta Quillonas Jr.", "Quillonas"),
            ("Marta Quillonas, MBA", "Quillonas"),
            ("Marta Quillonas III", "Quillonas"),
            ("Quillonas, Marta", "Quillonas"),
            ("Quillonas, Marta Kazimiera", "Kazimiera Quillonas"),
            ("Quillonas Vega, Marta", "Marta Quillonas Vega"),
            ("Marta Quillonas, journalist", "Quillonas"),
            ("Marta Quillonas Vega", "Quillonas Vega"),
            ("Marta de la Quillonas y Vega", "Quillonas Vega"),
            ("Marta “Martutė” Quillonas", "Martutė Quillonas"),
            ("Marta M. Quillonas", "Quillonas"),
            ("Marta Quillonas / Marta Kvillonas", "Kvillonas Quillonas"),
            ("Marta Quillonas – journalist", "Quillonas"),
            ("QUILLONAS Marta", "Marta QUILLONAS"),
            ("Президент Марта Квиллонас", "Квиллонас"),
            ("Квиллонас Марта Ивановна", "Ивановна Квиллонас Марта"),
            ("مارتا كويلوناس (صحفية)", "صحفية كويلوناس"),
            ("Marta al-Quillonas", "al-Quillonas"),
            ("Marta Al Quillonas", "Quillonas"),
            ("Demba Ba", "Ba"),
            ("Сідарэнка Павел Міхайлавіч", "Міхайлавіч Павел Сідарэнка"),
            ("Сидоренко Ганна Михайлівна", "Ганна Михайлівна Сидоренко"),
            ("Алиева Лейла Гейдар кызы", "Алиева Гейдар Лейла"),
            ("Sidarenka Pavel Mikhailavich", "Mikhailavich Pavel Sidarenka"),
            ("Сидоренко П. И.", "Сидоренко"),
            ("Сидоренко П.И.", "Сидоренко"),
            ("Quillonas M. A.", "Quillonas"),
            ("Source A", ""),
            ("习近平", "习近平 近平"),
            ("山田花子", "山田 山田花子 花子"),
            ("1950–2020 Marta Quillonas", "Quillonas"),
            ("(Marta Quillonas)", "Quillonas"),
            ("Marta von", "Marta"),
            ("!", ""),
        ] {
            assert_eq!(words(name, false), expected, "{name}");
        }
        for (name, expected) in
            [("Orbán Viktor", "Orbán Viktor"), ("Nguyễn Văn An", "An Nguyễn"), ("Le Quoc Minh", "Le Minh Quoc")]
        {
            let (first, other) = (words(name, true), words(name, false));
            assert_eq!(first, expected, "{name}");
            assert!(other.split(' ').all(|word| first.contains(word)), "{name}: {other}");
        }
    }

    #[test]
    fn full_names_lack_what_is_no_name() {
        let is_title = |word: &str| word == "dr";
        let full = |name| parts(name, Hints { is_title: &is_title, family_first: false }).full;
        assert_eq!(full("Dr Marta Quillonas, PhD (journalist)"), ["Marta Quillonas"]);
        assert_eq!(full("Quillonas, Marta"), ["Quillonas", "Marta Quillonas"]);
    }
}
