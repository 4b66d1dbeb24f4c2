//! From names to what is looked for: stems, so that any ending is found.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::letters::{Gap, Letters};
use super::lookalikes::prototypes;
use super::name::{is_number, is_particle};
use super::{Person, Weight};
use crate::text::{SlugStyle, fold, slugify};

/// What is looked for among the letters of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    /// Folded letters, in one piece.
    pub(super) key: String,
    /// Before which letters of the key a new word begins.
    pub(super) breaks: Vec<usize>,
    /// Whether the word must end with it.
    whole: bool,
    /// What it says where it is found.
    pub(super) weight: Weight,
    /// Whose name it is: its place in the list; nobody's who is withheld.
    pub(super) person: Option<usize>,
}

/// A stem is this long at least, in letters: `Duda` is looked for as it is, `Kubilius` as `kubil`.
const SHORTEST_STEM: usize = 4;

/// Endings that are no vowels alone: Lithuanian, Latvian and Greek ones, and their like.
const ENDINGS: [&str; 14] = ["ம்", "ius", "ias", "is", "ys", "as", "us", "os", "οσ", "ησ", "ασ", "ισ", "υσ", "εσ"];

/// Endings of nouns in the languages that have cases and Latin letters, folded.
const SHORT_ENDINGS: [&str; 28] = [
    "ova", "ove", "ovou", "ovy", "y", "u", "o", "ou", "ovi", "om", "em", "i", "e", "ie", "in", "ina", "iny", "uv",
    "ami", "ach", "ies", "iai", "imi", "io", "iui", "iu", "yje", "en",
];

impl Pattern {
    /// The letters that the name takes, if what matched the key is a name: it begins a word, and so does each of its words.
    pub(super) fn fit(&self, letters: &Letters, key: Range<usize>) -> Option<Range<usize>> {
        let found = letters.at(&key)?;
        let unspaced = letters.is_unspaced(found.start);
        let is_in_word = letters.gap(found.start) == Gap::None && !unspaced;
        let may_be_in_word = || {
            letters.has_proclitics_before(found.start)
                || (found.len() > SHORTEST_STEM && letters.is_in_tag(found.start))
        };
        if is_in_word && !may_be_in_word() {
            return None;
        }
        let fits = found.clone().skip(1).enumerate().all(|(index, letter)| {
            let most = if self.breaks.contains(&(index + 1)) { Gap::Wide } else { Gap::Joint };
            letters.gap(letter) <= most || letters.is_tight(letter)
        });
        if !fits {
            return None;
        }
        let end = if unspaced { found.end } else { letters.word_end(found.end) };
        (!self.whole || end == found.end).then_some(found.start..end)
    }
}

/// All patterns of a person.
pub(super) fn of(person: &Person, index: usize) -> Vec<Pattern> {
    let mut patterns = Vec::new();
    for name in &person.names {
        for name in spellings(name) {
            let words = words(&name);
            match words.as_slice() {
                [] => {}
                [word] => patterns.extend(single(word, index)),
                _ => {
                    patterns.extend(full(&words, Weight::Full, Some(index)));
                    patterns.extend(with_initials(&words, index));
                    let mut turned = words;
                    turned.rotate_right(1);
                    // `Source A` turned round is “a source”.
                    let is_label =
                        turned.first().is_some_and(|first| first.chars().nth(1).is_none() || is_number(first));
                    patterns.extend(full(&turned, Weight::Turned, Some(index)).filter(|_| !is_label));
                }
            }
        }
    }
    for word in &person.words {
        patterns.extend(surname(word, index));
        // A double surname without a hyphen.
        let parts = words(word);
        let parts = parts.iter().filter(|part| parts.len() > 1 && part.chars().nth(1).is_some() && !is_particle(part));
        patterns.extend(parts.flat_map(|part| surname(part, index)));
    }
    // A short form is found as it is: `Ката` of `Кот` is not in `Каталог`.
    let is_short = |form: &String| form.chars().count() <= SHORTEST_STEM + 1;
    patterns.extend(person.forms.iter().filter(|form| !is_short(form)).flat_map(|form| surname(form, index)));
    let short = person.forms.iter().filter(|form| is_short(form)).flat_map(|form| words(form));
    patterns.extend(short.map(|form| whole(&form, index)));
    patterns.extend(person.words.iter().flat_map(|word| words(word)).flat_map(|word| short_forms(&word, index)));
    patterns.sort_by(|a, b| {
        a.key
            .cmp(&b.key)
            .then_with(|| a.breaks.cmp(&b.breaks))
            .then_with(|| (a.whole, a.weight).cmp(&(b.whole, b.weight)))
    });
    patterns.dedup();
    patterns
}

/// The pattern of a word that is found without any ending.
fn whole(word: &str, index: usize) -> Pattern {
    Pattern {
        key: prototypes(&letters_of(word)),
        breaks: Vec::new(),
        whole: true,
        weight: Weight::Word,
        person: Some(index),
    }
}

/// The forms of a surname of which three letters are left without its ending, too few to look for with any: `Dudovi`, `Žuvies`.
fn short_forms(word: &str, index: usize) -> Vec<Pattern> {
    let three = |rest: &&str| rest.chars().count() + 1 == SHORTEST_STEM;
    let stem = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending)).filter(three);
    let stem = stem.or_else(|| word.strip_suffix(is_vowel).filter(three));
    stem.map_or_else(Vec::new, |stem| SHORT_ENDINGS.map(|ending| whole(&format!("{stem}{ending}"), index)).to_vec())
}

/// The patterns of a surname in all its spellings.
fn surname(word: &str, index: usize) -> Vec<Pattern> {
    let of_spelling = |spelling: String| match words(&spelling).as_slice() {
        [word] => single(word, index),
        // In Latin letters a name in Chinese ones is several syllables, which are words of other languages.
        words => full(words, Weight::Word, Some(index)).into_iter().collect(),
    };
    spellings(word).into_iter().flat_map(of_spelling).collect()
}

/// A surname with the initials of the forenames in front, as names of accounts have it: `mquillonas`.
fn with_initials(words: &[String], index: usize) -> Option<Pattern> {
    let (surname, forenames) = words.split_last()?;
    let initials: String = forenames.iter().filter_map(|word| word.chars().next()).collect();
    let pattern = full(&[initials, surname.clone()], Weight::Word, Some(index))?;
    // Of a shorter one something else may become: `S. Park`, `P. Lane`.
    (surname.chars().count() > SHORTEST_STEM + 1).then_some(pattern)
}

/// The patterns of a full name that is not withheld; a single word is no full name.
pub(super) fn of_public(name: &str) -> Option<Pattern> {
    let words = words(name);
    if words.len() < 2 { None } else { full(&words, Weight::Full, None) }
}

/// The pattern of a word that is not withheld, with any ending.
pub(super) fn of_ordinary(word: &str) -> Vec<Pattern> {
    let of = |word: String| {
        let stem = word.strip_suffix(is_vowel).filter(|rest| rest.chars().count() > SHORTEST_STEM).unwrap_or(&word);
        Pattern {
            key: prototypes(&letters_of(stem)),
            breaks: Vec::new(),
            whole: false,
            weight: Weight::Full,
            person: None,
        }
    };
    words(word).into_iter().map(of).collect()
}

/// The words of a name, folded; what is no letter separates, except apostrophes and hyphens.
pub(super) fn words(name: &str) -> Vec<String> {
    let folded = fold(&name.nfkd().collect::<String>());
    let words = folded.split(|c: char| {
        !c.is_alphanumeric() && !matches!(c, '\'' | '-') && !unicode_normalization::char::is_combining_mark(c)
    });
    words.map(|word| word.trim_matches(['\'', '-']).to_owned()).filter(|word| !word.is_empty()).collect()
}

/// A name as it is written, as an address has it, and as they write it who lack its letters.
fn spellings(name: &str) -> Vec<String> {
    let slug = slugify(name, SlugStyle::Ascii).replace('-', " ");
    let folded = fold(name);
    let same = slug.is_empty() || fold(&name.replace(['-', '\''], " ")) == slug;
    let mut spellings = vec![name.to_owned()];
    spellings.extend((!same).then_some(slug));
    // What holds the parts of a Persian word together is a space to many.
    spellings.extend(name.contains('\u{200C}').then(|| name.replace('\u{200C}', " ")));
    // `O'Brien` is written `O Brien` too.
    spellings.extend(folded.contains('\'').then(|| folded.replace('\'', " ")));
    spellings.extend(Some(apart(name)).filter(|apart| apart != name));
    let spelt_out: String = name
        .nfc()
        .flat_map(char::to_lowercase)
        .map(|c| umlaut(c).map_or_else(|| c.to_string(), str::to_owned))
        .collect();
    let contracted = UMLAUTS.iter().fold(folded.clone(), |name, (_, two, one)| name.replace(two, one));
    spellings.extend([spelt_out, contracted].into_iter().filter(|spelling| fold(spelling) != folded));
    // The Arabic article.
    let bare: Vec<&str> = name
        .split_whitespace()
        .map(|word| word.strip_prefix("ال").filter(|rest| rest.chars().nth(2).is_some()).unwrap_or(word))
        .collect();
    spellings.extend(Some(bare.join(" ")).filter(|_| name.contains("ال")));
    spellings
}

/// Letters that are written as two where they are missing: `Müller`, `Mueller`.
const UMLAUTS: [(char, &str, &str); 6] =
    [('đ', "dj", "d"), ('ä', "ae", "a"), ('ö', "oe", "o"), ('ü', "ue", "u"), ('ø', "oe", "o"), ('å', "aa", "a")];

/// `Mc Quillonas` of `McQuillonas`.
fn apart(name: &str) -> String {
    let (mut apart, mut was_small) = (String::with_capacity(name.len() + 1), false);
    for c in name.chars() {
        if was_small && c.is_uppercase() {
            apart.push(' ');
        }
        was_small = c.is_lowercase();
        apart.push(c);
    }
    apart
}

fn umlaut(c: char) -> Option<&'static str> {
    UMLAUTS.iter().find(|(letter, _, _)| *letter == c).map(|(_, two, _)| *two)
}

/// The pattern of a name of several words, whatever the last one ends with.
fn full(words: &[String], weight: Weight, person: Option<usize>) -> Option<Pattern> {
    let (last, first) = words.split_last()?;
    let mut pattern = Pattern { key: String::new(), breaks: Vec::new(), whole: false, weight, person };
    let mut length = 0;
    for word in first.iter().map(String::as_str).chain([stem(last).unwrap_or(last)]) {
        let word = letters_of(word);
        if length > 0 {
            pattern.breaks.push(length);
        }
        length += word.chars().count();
        pattern.key.push_str(&word);
    }
    pattern.key = prototypes(&pattern.key);
    // Very short names occur inside longer ones: “Li Wu”, “Li Wurm”.
    pattern.whole = length < SHORTEST_STEM;
    (!pattern.key.is_empty()).then_some(pattern)
}

/// The patterns of a word that means somebody on its own, and of the parts of a double name.
fn single(word: &str, person: usize) -> Vec<Pattern> {
    let is_name = |part: &&str| part.chars().count() > 1 && !is_particle(part);
    let parts = word.split('-').filter(|part| word.contains('-') && is_name(part));
    // `d'Alvarez`: what stands behind a particle is a name on its own.
    let behind = word
        .split_once('\'')
        .filter(|(before, behind)| before.chars().count() <= SHORTEST_STEM && behind.chars().count() >= SHORTEST_STEM);
    let parts = parts.chain(behind.map(|(_, behind)| behind));
    let mut patterns = Vec::new();
    for word in parts.chain([word]) {
        let word = letters_of(word);
        // A name of three letters is part of many words; of a script without spaces, it is a name.
        let whole = word.chars().count() < SHORTEST_STEM;
        let key = stem(&word).unwrap_or(&word).to_owned();
        let pattern = |key: String| {
            let key = prototypes(&key);
            Pattern { key, breaks: Vec::new(), whole, weight: Weight::Word, person: Some(person) }
        };
        patterns.extend(fleeting(&word).map(pattern));
        patterns.extend(replaced(&word).map(pattern));
        patterns.push(pattern(key));
    }
    patterns.retain(|pattern| !pattern.key.is_empty());
    patterns
}

fn letters_of(word: &str) -> String {
    word.chars().filter(|c| !matches!(c, '\'' | '-')).collect()
}

/// A word without its ending, if enough is left.
fn stem(word: &str) -> Option<&str> {
    let long = |rest: &&str| rest.chars().count() >= SHORTEST_STEM;
    if let Some(rest) = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending)).filter(long) {
        return Some(rest);
    }
    let mut rest = word;
    for _ in 0..2 {
        rest = rest.strip_suffix(is_vowel).filter(long).unwrap_or(rest);
    }
    (rest.len() < word.len()).then_some(rest)
}

/// A word without the vowel that its other forms lack: `Северинец`, `Северинца`.
fn fleeting(word: &str) -> Option<String> {
    let (last_at, last) = word.char_indices().next_back()?;
    let (vowel_at, vowel) = word[..last_at].char_indices().next_back()?;
    if is_vowel(last) || !matches!(vowel, 'e' | 'o' | 'е' | 'о' | 'э') {
        return None;
    }
    let stem = format!("{}{last}", &word[..vowel_at]);
    (stem.chars().count() >= SHORTEST_STEM).then_some(stem)
}

/// What stays of a Finnish and of an Icelandic name in all its forms: `Nieminen`, `Niemisen`; `Guðmundsson`, `Guðmundssyni`.
fn replaced(word: &str) -> Option<String> {
    let finnish = word.strip_suffix("nen").map(|rest| format!("{rest}s"));
    let stem = finnish.or_else(|| Some(word.strip_suffix("on").filter(|rest| rest.ends_with("ss"))?.to_owned()));
    stem.filter(|stem| stem.chars().count() > SHORTEST_STEM)
}

/// Vowels, and the signs that change like them.
fn is_vowel(c: char) -> bool {
    matches!(
        c,
        'a' | 'e'
            | 'i'
            | 'o'
            | 'u'
            | 'y'
            | 'а'
            | 'е'
            | 'э'
            | 'и'
            | 'і'
            | 'о'
            | 'у'
            | 'ы'
            | 'ю'
            | 'я'
            | 'є'
            | 'й'
            | 'ь'
            | 'ј'
            | 'α'
            | 'ε'
            | 'η'
            | 'ι'
            | 'ο'
            | 'υ'
            | 'ω'
            | 'ა'
            | 'ე'
            | 'ი'
            | 'ო'
            | 'უ'
    )
}
