//! People's names: whether two of them may be one person's.

use unicode_normalization::UnicodeNormalization;

use super::spelling::{
    LONGEST, are_a_couple, are_a_letter_apart, are_near, are_of_two_conventions, deletions, plain, skeleton, sound,
};
use super::{How, blocks::Keys};
use crate::text::transliteration_key;
use crate::titles::split;

/// The shortest forename in which one letter may be a slip. There are few forenames, and many are a letter apart.
const SLIP_IN_FORENAME: usize = 7;

/// The shortest surname in which one letter may differ where the forename differs too.
const SLIP_IN_SURNAME: usize = 6;

/// How many consonants a forename must have to be known by them.
const CONSONANTS: usize = 3;

/// Forenames that sound alike or differ in a letter, and are told apart by everybody who bears one.
const DIFFERENT: &[(&str, &str)] = &[("frances", "francis"), ("vladimir", "volodymyr")];

/// What stands behind a surname and tells a son from his father. A “V” alone is an initial: “Путин В. В.”
const BEHIND: [&str; 5] = ["jr", "sr", "ii", "iii", "iv"];

/// A word of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    plain: String,
    sound: String,
    skeleton: String,
    /// See [`transliteration_key`].
    key: String,
    /// As it is written, in small letters.
    written: String,
}

impl Word {
    /// A word as it is written.
    fn new(written: &str) -> Self {
        let plain = plain(written);
        let sound = sound(&plain);
        let key = transliteration_key(written);
        Self { skeleton: skeleton(&sound), key, written: written.to_lowercase(), plain, sound }
    }

    fn is_initial(&self) -> bool {
        self.plain.chars().nth(1).is_none()
    }
}

/// How near two words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Near {
    /// The same letters.
    Same,
    /// One is the initial of the other.
    Initial,
    /// The same sound, or of forenames the same consonants.
    Sound,
    /// One letter apart.
    Letter,
}

/// A full name of a person, taken apart: forenames, surname, and what stands behind it.
#[derive(Debug, Clone)]
pub(super) struct Name {
    forename: Word,
    middle: Vec<Word>,
    surname: Word,
    behind: Option<String>,
}

impl Name {
    /// Takes a name apart; `None` of one that has no forename, or is too long to be a name.
    pub(super) fn new(name: &str) -> Option<Self> {
        let spaced: String = split(name).1.nfc().collect::<String>().replace('.', ". ");
        if spaced.chars().count() > LONGEST {
            return None;
        }
        let turned = spaced.split_once(',').map(|(surname, forenames)| format!("{forenames} {surname}"));
        let is_part = |c: char| c.is_alphanumeric() || c == '-';
        let all = turned.as_deref().unwrap_or(&spaced).split_whitespace();
        let mut words: Vec<String> = all.map(|word| word.chars().filter(|c| is_part(*c)).collect()).collect();
        words.retain(|word| !word.is_empty());
        let behind =
            words.pop_if(|last| BEHIND.contains(&last.to_lowercase().as_str())).map(|last| last.to_lowercase());
        // “Покровский Б. А.” is turned round for a register.
        let initials = words.iter().rev().take_while(|word| word.chars().nth(1).is_none()).count();
        let turn = if initials < words.len() { initials } else { 0 };
        words.rotate_right(turn);
        let surname = Word::new(&words.pop()?);
        let mut forenames = words.iter().map(|word| Word::new(word));
        Some(Self { forename: forenames.next()?, middle: forenames.collect(), surname, behind })
    }

    /// What names that may be one person's have in common with this one.
    pub(super) fn keys(&self, keys: &mut Keys) {
        let mut sounds: Vec<&str> = self.words().map(|word| word.sound.as_str()).collect();
        sounds.sort_unstable();
        keys.add("order", &sounds);
        keys.add("sound", &[&self.surname.sound, &self.forename.skeleton]);
        keys.add("transliteration", &[&self.surname.key, &self.forename.key]);
        let initial = self.forename.sound.chars().next().map(String::from).unwrap_or_default();
        keys.add("initial", &[&self.surname.sound, &initial]);
        for surname in deletions(&self.surname.plain) {
            keys.add("surname", &[&surname, &self.forename.skeleton]);
        }
        if self.forename.plain.len() >= SLIP_IN_FORENAME {
            for forename in deletions(&self.forename.plain) {
                keys.add("forename", &[&self.surname.sound, &forename]);
            }
        }
    }

    fn words(&self) -> impl Iterator<Item = &Word> {
        std::iter::once(&self.forename).chain(&self.middle).chain([&self.surname])
    }

    /// How this name and another may be one person's.
    pub(super) fn likeness(&self, other: &Self) -> Option<How> {
        if self.behind != other.behind {
            return None;
        }
        self.in_order(other).or_else(|| self.in_another_order(other))
    }

    fn in_order(&self, other: &Self) -> Option<How> {
        let surname = surnames(&self.surname, &other.surname)?;
        let forename = forenames(&self.forename, &other.forename)?;
        let middle = self.middle_names(other)?;
        match (forename, surname, middle) {
            (Near::Initial, Near::Letter, _) => None,
            (Near::Initial, ..) | (_, Near::Same | Near::Sound, Middle::Initials) => Some(How::Initials),
            (Near::Same | Near::Sound, Near::Same | Near::Sound, Middle::Missing) => Some(How::ShortForm),
            (_, _, Middle::Missing | Middle::Initials) => None,
            (_, _, Middle::Same) => self.spelt_otherwise(other, forename, surname),
        }
    }

    /// Of two names with as many words, each near its counterpart.
    fn spelt_otherwise(&self, other: &Self, forename: Near, surname: Near) -> Option<How> {
        let [one, two] = [self, other].map(|name| {
            let words: Vec<&str> = name.words().map(|word| word.plain.as_str()).collect();
            words.join(" ")
        });
        if strsim::osa_distance(&one, &two) == 1 {
            return Some(How::OneLetter);
        }
        let long = [self, other].iter().all(|name| name.surname.plain.len() >= SLIP_IN_SURNAME);
        match (forename, surname) {
            (Near::Letter, Near::Letter) => None,
            (Near::Same, _) | (_, Near::Same | Near::Sound) => Some(How::Spelling),
            _ => long.then_some(How::Spelling),
        }
    }

    fn middle_names(&self, other: &Self) -> Option<Middle> {
        match (self.middle.as_slice(), other.middle.as_slice()) {
            ([], []) => Some(Middle::Same),
            ([], _) | (_, []) => Some(Middle::Missing),
            (ours, theirs) if ours.len() == theirs.len() => {
                let pairs: Option<Vec<Near>> = ours.iter().zip(theirs).map(|(one, two)| forenames(one, two)).collect();
                let initials = pairs?.contains(&Near::Initial);
                Some(if initials { Middle::Initials } else { Middle::Same })
            }
            _ => None,
        }
    }

    /// The same words in another order: “Putin Vladimir”.
    fn in_another_order(&self, other: &Self) -> Option<How> {
        let sorted = |name: &Self| {
            let mut sounds: Vec<String> = name.words().map(|word| word.sound.clone()).collect();
            sounds.sort_unstable();
            sounds
        };
        (sorted(self) == sorted(other)).then_some(How::Order)
    }
}

/// What stands between the first forename and the surname of two names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Middle {
    Same,
    Initials,
    /// One of the names has nothing there.
    Missing,
}

fn surnames(one: &Word, other: &Word) -> Option<Near> {
    if one.plain == other.plain {
        Some(Near::Same)
    } else if are_a_couple(&one.plain, &other.plain) {
        None
    } else if one.sound == other.sound {
        Some(Near::Sound)
    } else if are_a_letter_apart(&one.plain, &other.plain) {
        Some(Near::Letter)
    } else {
        are_transliterations(one, other).then_some(Near::Sound)
    }
}

fn forenames(one: &Word, other: &Word) -> Option<Near> {
    if one.plain == other.plain {
        return Some(Near::Same);
    }
    if one.is_initial() || other.is_initial() {
        return (one.sound.chars().next() == other.sound.chars().next()).then_some(Near::Initial);
    }
    let different = |(a, b): &(&str, &str)| [one, other].iter().all(|word| word.plain == *a || word.plain == *b);
    if DIFFERENT.iter().any(different) {
        return None;
    }
    if one.sound == other.sound {
        return Some(Near::Sound);
    }
    // Mario and Maria, Alexander and Alexandra: the last sound may tell a man from a woman.
    if one.sound.chars().last() != other.sound.chars().last() && (is_feminine(one) != is_feminine(other)) {
        return None;
    }
    let letters = one.plain.len().min(other.plain.len());
    if are_transliterations(one, other) {
        return Some(Near::Sound);
    }
    if one.skeleton == other.skeleton
        && one.skeleton.len() >= CONSONANTS
        && vowels_apart(one, other) <= (letters / 3).max(2)
    {
        Some(Near::Sound)
    } else {
        (letters >= SLIP_IN_FORENAME && are_a_letter_apart(&one.plain, &other.plain)).then_some(Near::Letter)
    }
}

/// Whether two words may be one by different conventions of transliteration: their keys are the same, say enough, and not too many letters differ.
fn are_transliterations(one: &Word, other: &Word) -> bool {
    /// A shorter key is that of many.
    const SHORTEST: usize = 3;
    let is_one = one.key == other.key && one.key.len() >= SHORTEST && are_near(&one.plain, &other.plain);
    is_one && are_of_two_conventions(&one.written, &other.written)
}

/// How many letters two words of one skeleton differ in; g and h are one.
fn vowels_apart(one: &Word, other: &Word) -> usize {
    let [one, other] = [one, other].map(|word| word.sound.replace('g', "h"));
    strsim::osa_distance(&one, &other)
}

/// Whether a forename ends as those of women mostly do.
fn is_feminine(word: &Word) -> bool {
    word.plain.ends_with(['a', 'e'])
}
