//! Spellings: how far two words of a name are apart.
//!
//! Everything here works on *plain* words: folded, in Latin letters, in small ones. A word is compared by its letters, by its **sound** (what
//! the ways of transcribing one name have in common: Jurkonis and Yurkonis, Viktor and Wiktor) and by its **skeleton** (the consonants of the
//! sound: Aliaksandr and Alexander).

use deunicode::deunicode;

use crate::text::fold;

/// The shortest word in which one letter may be a slip: shorter names are a letter from one another by the dozen.
const SHORTEST_WITH_A_SLIP: usize = 5;

/// The longest word or name in which a slip is looked for, in characters: the time grows with the square of the length.
pub(super) const LONGEST: usize = 100;

/// Pairs of letters or more, and what is written for the same sound elsewhere; the longest come first.
const SOUNDS: &[(&str, &str)] = &[
    ("shch", "s"),
    ("sch", "s"),
    ("tch", "c"),
    ("sh", "s"),
    ("sz", "s"),
    ("ch", "c"),
    ("cz", "c"),
    ("ck", "k"),
    ("kh", "h"),
    ("ph", "f"),
    ("th", "t"),
    ("zh", "z"),
    ("ae", "a"),
    ("oe", "o"),
    ("c", "k"),
    ("q", "k"),
    ("w", "v"),
    ("x", "ks"),
    ("j", "i"),
    ("y", "i"),
];

/// A name in plain letters; what is neither letter nor digit stays as it is.
pub(super) fn plain(name: &str) -> String {
    let folded = fold(name);
    if folded.is_ascii() { folded } else { fold(&deunicode(&folded)) }
}

/// What a plain word sounds like, whoever transcribed it: doubled letters are one.
pub(super) fn sound(word: &str) -> String {
    let mut sound = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        let (taken, heard) = SOUNDS
            .iter()
            .find(|(written, _)| rest.starts_with(written))
            .map_or((letter.len_utf8(), &rest[..letter.len_utf8()]), |(written, heard)| (written.len(), *heard));
        for c in heard.chars().filter(|c| c.is_alphanumeric()) {
            if !sound.ends_with(c) {
                sound.push(c);
            }
        }
        rest = &rest[taken..];
    }
    sound
}

/// The consonants of a sound. G and h are one: Halina and Galina.
pub(super) fn skeleton(sound: &str) -> String {
    let mut skeleton = String::with_capacity(sound.len());
    let consonants = sound.chars().filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u'));
    for c in consonants.map(|c| if c == 'g' { 'h' } else { c }) {
        if !skeleton.ends_with(c) {
            skeleton.push(c);
        }
    }
    skeleton
}

/// Whether one letter makes the difference of two plain words, or two letters beside each other that changed places.
///
/// Short words, numbers and words that begin with different sounds are never a slip apart.
pub(super) fn are_a_letter_apart(one: &str, other: &str) -> bool {
    let lengths = [one, other].map(|word| word.chars().count());
    lengths.iter().all(|length| (SHORTEST_WITH_A_SLIP..=LONGEST).contains(length))
        && lengths[0].abs_diff(lengths[1]) <= 1
        && ![one, other].iter().any(|word| word.contains(|c: char| c.is_numeric()))
        && sound(one).chars().next() == sound(other).chars().next()
        && strsim::osa_distance(one, other) == 1
}

/// The plain word, and without each of its letters in turn: two words a letter apart have one of these in common. A very long one has no slips.
pub(super) fn deletions(word: &str) -> impl Iterator<Item = String> {
    let without = |(at, letter): (usize, char)| format!("{}{}", &word[..at], &word[at + letter.len_utf8()..]);
    let slips = if word.len() > LONGEST { 0 } else { word.len() };
    std::iter::once(word.to_owned()).chain(word.char_indices().take(slips).map(without))
}

/// Whether two surnames a letter apart are those of a man and a woman of one family: Ivanov and Ivanova, Kowalski and Kowalska, Kalniņš and Kalniņa.
pub(super) fn are_a_couple(one: &str, other: &str) -> bool {
    let is_pair = |masculine: &str, feminine: &str| {
        let Some(stem) = feminine.strip_suffix('a') else { return false };
        match masculine.strip_prefix(stem) {
            Some("") => stem.ends_with(['n', 'v']),
            Some(ending) => matches!(ending, "i" | "s" | "y"),
            None => false,
        }
    };
    is_pair(one, other) || is_pair(other, one)
}

/// What one convention of transliteration, or one Cyrillic alphabet, has and another has not.
const MARKS: &[&str] = &[
    "w", "j", "y", "k", "x", "ia", "io", "iu", "ou", "au", "kh", "sch", "sh", "sz", "cz", "ch", "zh", "ts", "tz", "ck",
    "ph", "th", "ll", "nn", "ss", "і", "ї", "є", "ў", "э", "ы", "ґ",
];

/// Whether two words, in small letters, show that they may follow two conventions: Брод and Борода follow one, and are two words.
pub(super) fn are_of_two_conventions(one: &str, other: &str) -> bool {
    let is_latin = |c: char| c.is_alphabetic() && deunicode::deunicode_char(c).is_some() && c < '\u{370}';
    let is_accented = |word: &str| word.chars().any(|c| !c.is_ascii() && is_latin(c));
    let in_one = |has: &dyn Fn(&str) -> bool| has(one) != has(other);
    in_one(&|word| word.chars().any(is_latin))
        || [one, other].into_iter().any(is_accented)
        // Aleksandras, in Lithuanian.
        || in_one(&|word| word.ends_with('s'))
        || MARKS.iter().any(|mark| in_one(&|word| word.contains(mark)))
}

/// Whether no more than half of the letters of two plain words differ.
pub(super) fn are_near(one: &str, other: &str) -> bool {
    let letters = one.chars().count().max(other.chars().count());
    strsim::osa_distance(one, other) * 2 <= letters
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_name_sounds_the_same_whoever_transcribed_it() {
        for (one, other) in [
            ("Jurkonis", "Yurkonis"),
            ("Wiktor", "Victor"),
            ("Viktor", "Віктор"),
            ("Matthias", "Mathias"),
            ("Mikhail", "Mihail"),
            ("Alexander", "Aleksander"),
            ("Schröder", "Schroeder"),
            ("Путин", "Putin"),
            ("Chruščov", "Khrushchov"),
        ] {
            let same = sound(&plain(one)) == sound(&plain(other));
            assert_eq!(same, one != "Chruščov", "{one} {other}: {} {}", sound(&plain(one)), sound(&plain(other)));
        }
    }

    #[test]
    fn forenames_of_one_saint_share_a_skeleton() {
        for (one, other, same) in [
            ("Aliaksandr", "Alexander", true),
            ("Siarhei", "Sergei", true),
            ("Sviatlana", "Svetlana", true),
            ("Pavel", "Pavlo", true),
            ("Marta", "Maria", false),
            ("Viktor", "Aliaksandr", false),
        ] {
            let skeletons = [one, other].map(|name| skeleton(&sound(&plain(name))));
            assert_eq!(skeletons[0] == skeletons[1], same, "{skeletons:?}");
        }
    }

    #[test]
    fn a_slip_is_one_letter_of_a_longer_word() {
        for (one, other, apart) in [
            ("lukashenko", "lukashenka", true),
            ("latushka", "latushko", true),
            ("jurkonis", "yurkonis", true),
            ("medinsky", "medisnky", true),
            ("khrenin", "khrennin", true),
            ("putin", "rutin", false),
            ("hay", "jay", false),
            ("battalion1", "battalion2", false),
            ("lukashenko", "lukashenko", false),
            ("lukashenko", "lukashanka", false),
        ] {
            assert_eq!(are_a_letter_apart(one, other), apart, "{one} {other}");
        }
    }

    #[test]
    fn a_man_and_a_woman_of_one_family_are_two() {
        for (one, other, couple) in [
            ("ivanov", "ivanova", true),
            ("kalinina", "kalinin", true),
            ("kowalski", "kowalska", true),
            ("kalnins", "kalnina", true),
            ("lukashenko", "lukashenka", false),
            ("latushka", "latushko", false),
            ("novak", "novaka", false),
        ] {
            assert_eq!(are_a_couple(one, other), couple, "{one} {other}");
        }
    }

    proptest! {
        #[test]
        fn words_a_letter_apart_share_a_deletion(word in "[a-z]{5,12}", at in 0usize..12, letter in "[a-z]") {
            let at = at.min(word.len());
            let longer = format!("{}{letter}{}", &word[..at], &word[at..]);
            let exchanged = format!("{}{letter}{}", &word[..at], word.get(at + 1..).unwrap_or_default());
            for other in [longer, exchanged] {
                let known: Vec<String> = deletions(&word).collect();
                prop_assert!(deletions(&other).any(|deletion| known.contains(&deletion)), "{word} {other}");
            }
        }

        #[test]
        fn no_text_is_too_strange(text in any::<String>()) {
            let plain = plain(&text);
            let _ = skeleton(&sound(&plain));
            prop_assert!(deletions(&plain).count() <= plain.chars().count() + 1);
        }
    }
}
