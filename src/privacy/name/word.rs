//! What a single word of a name may be: a surname, a particle, an initial, a degree.

use super::super::lookalikes::prototypes;
use crate::text::fold;

/// Behind a name, and never a surname.
pub(super) const SUFFIXES: [&str; 22] = [
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
/// Korean family names of two syllables.
const KOREAN_FAMILIES: [&str; 10] = ["남궁", "황보", "제갈", "선우", "독고", "사공", "서문", "동방", "어금", "망절"];

/// `de la Quillonas` of `Marta de la Quillonas`: some write it as one word.
pub(super) fn with_particles(words: &[&str], small: bool) -> Vec<String> {
    let is_particle = |word: &&str| is_particle(&fold(word));
    let surnames = words.iter().enumerate().skip(1).filter(|(_, word)| is_surname(word, small));
    surnames
        .filter_map(|(at, _)| {
            let particles = words[1..at].iter().rev().take_while(|word| is_particle(word)).count();
            (particles > 0).then(|| words[at - particles..=at].join(" "))
        })
        .collect()
}

/// The words of `MartaQuillonas`; none of `McDonald`.
pub(super) fn humps(word: &str) -> Vec<&str> {
    const SHORTEST: usize = 3;
    let (mut starts, mut was_small) = (vec![0], false);
    for (at, c) in word.char_indices() {
        if was_small && c.is_uppercase() {
            starts.push(at);
        }
        was_small = c.is_lowercase();
    }
    let ends = starts.iter().copied().skip(1).chain([word.len()]);
    let humps: Vec<&str> = starts.iter().zip(ends).map(|(start, end)| &word[*start..end]).collect();
    let are_words = humps.len() > 1 && humps.iter().all(|hump| hump.chars().count() >= SHORTEST);
    if are_words { humps } else { Vec::new() }
}

/// Whether what could be a suffix is written as a surname is: `Ing`, not `ing.`; `Obe`, not `OBE`. Behind a surname, `Junior` is none.
pub(super) fn could_be_surname(word: &str, words: usize) -> bool {
    let is_word = word.chars().next().is_some_and(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase);
    let is_sure = matches!(&*fold(word), "jr" | "sr" | "esq" | "esquire" | "habil" | "dipl");
    let is_generation = matches!(&*fold(word), "junior" | "senior");
    is_word && !is_sure && !(is_generation && words > 2)
}

/// Whether a word could be a surname; `small` says that its name has no capitals.
pub(super) fn is_surname(word: &str, small: bool) -> bool {
    !is_initial(word) && !is_plain(word, small) && !is_particle(&fold(word))
}

/// Whether a word is one of the language, by its small letter.
pub(super) fn is_plain(word: &str, small: bool) -> bool {
    !small && is_small(word) && !has_capital_inside(word)
}

/// `M`, `M.`, `Yu.`, `М.П.`
pub(super) fn is_initial(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let is_single = |part: &str| part.chars().count() <= 1;
    (letters < 2 && !word.chars().any(is_whole_word))
        || (letters == 2 && word.ends_with('.'))
        || (word.contains('.') && word.split('.').all(is_single))
}

/// `Source A`, `Witness B`: a name that an author made up, whose words mean nobody.
pub(super) fn is_labelled(words: &[&str]) -> bool {
    let is_letter = |word: &&str| word.chars().count() == 1 && is_initial(word);
    words.len() == 2 && words.last().is_some_and(is_letter)
}

/// What can be a given name or a family name in a name that is written without spaces: `近平` of `习近平`, `佐藤` of `佐藤健`. One character alone is too
/// common. In Korean, few family names have two.
pub(super) fn unspaced_parts(word: &str) -> Vec<&str> {
    if !word.chars().all(is_whole_word) {
        return Vec::new();
    }
    let places: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
    let is_korean = word.chars().all(|c| matches!(c, '\u{AC00}'..='\u{D7AF}'));
    let is_family = |name: &str| !is_korean || KOREAN_FAMILIES.contains(&name);
    let cut = |at: usize| [Some(&word[..places[at]]).filter(|name| is_family(name)), Some(&word[places[at]..])];
    match places.len() {
        3 => [cut(2)[0], cut(1)[1]].into_iter().flatten().collect(),
        4 => cut(2).into_iter().flatten().collect(),
        5 => cut(2).into_iter().chain(cut(3)).flatten().collect(),
        _ => Vec::new(),
    }
}

/// Whether the initials of a name would tell all of a word of it: of `习近平` they would be the family name.
pub fn initials_tell(full: &str) -> bool {
    full.split_whitespace().any(|word| word.starts_with(is_whole_word))
}

/// Whether a word begins with a small letter, or has none.
pub(super) fn is_small(word: &str) -> bool {
    // To Unicode the letters of Georgian are small ones, but its names have no capitals.
    let is_small = |c: char| c.is_lowercase() && !matches!(c, '\u{10D0}'..='\u{10FF}');
    word.chars().find(|c| c.is_alphabetic()).is_none_or(is_small)
}

/// `al-Quillonas`, `d’Quillonas`: a particle in front of the surname.
pub(super) fn has_capital_inside(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase)
}

/// Whether one character can be a whole word: in scripts without an alphabet.
pub(super) fn is_whole_word(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// `MA`, `MBA`: behind a comma, a few capitals are a degree.
pub(super) fn is_degree(word: &str) -> bool {
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    (letters().count() <= 4 && letters().filter(|c| c.is_uppercase()).count() > 1) || SUFFIXES.contains(&&*fold(word))
}

/// Whether a folded word ends as a patronymic does, in its own letters or in those that look like them.
pub(in crate::privacy) fn has_patronymic_ending(folded: &str) -> bool {
    let word = prototypes(folded);
    PATRONYMICS.iter().any(|ending| word.ends_with(&prototypes(ending)))
}

/// Whether a folded word is a part of surnames that means nobody on its own.
pub(in crate::privacy) fn is_particle(folded: &str) -> bool {
    PARTICLES.contains(&folded)
}

/// `1` of `Source 1`.
pub(in crate::privacy) fn is_number(word: &str) -> bool {
    word.chars().all(char::is_numeric)
}

/// Whether a name is all in Chinese characters, kana or Hangul: its surname comes first.
pub(super) fn is_east_asian(words: &[&str]) -> bool {
    let is_kana = |c: char| matches!(c, '\u{3040}'..='\u{30FF}');
    words.len() > 1 && words.iter().all(|word| word.chars().all(|c| is_whole_word(c) || is_kana(c)))
}
