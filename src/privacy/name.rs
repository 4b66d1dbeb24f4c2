//! From a name as a profile has it to all that has to be looked for: the full names in it, and each word that could be a surname.
//!
//! A profile may say `Quillonas, Marta`, `Dr Marta Quillonas, PhD` or `Marta Quillonas (journalist)`. Whatever stands around a name must not keep it
//! from being found, so a word is left out only if it surely is no surname: a title, a degree, an initial, a word in small letters. The first word
//! is left out as a forename, unless something says that the surname comes first.

mod word;

use super::letters::decoded;
use crate::text::fold;
pub use word::initials_tell;
use word::{
    SUFFIXES, could_be_surname, humps, is_degree, is_east_asian, is_initial, is_labelled, is_plain, is_small,
    is_surname, unspaced_parts, with_particles,
};
pub(super) use word::{has_patronymic_ending, is_number, is_particle};

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

/// What separates one name from another.
const ALTERNATIVES: [char; 6] = ['/', '|', ';', '\n', '=', '／'];
const OPENING: [char; 8] = ['(', '[', '{', '<', '（', '【', '［', '〈'];
const CLOSING: [char; 8] = [')', ']', '}', '>', '）', '】', '］', '〉'];
const COMMAS: [char; 5] = [',', '،', '、', '，', '﹐'];

/// A name as a reader of Markdown sees it: character references are decoded, and marks of emphasis and wikilinks are left out.
pub fn plain(written: &str) -> String {
    let mut plain = decoded(written);
    while let Some((before, rest)) = plain.split_once("[[")
        && let Some((link, behind)) = rest.split_once("]]")
    {
        let names = match link.split_once('|') {
            // A path is no name.
            Some((target, label)) if target.contains('/') => label.to_owned(),
            Some((target, label)) => format!("{target} / {label}"),
            None => link.rsplit('/').next().unwrap_or(link).to_owned(),
        };
        plain = format!("{before}{names}{behind}");
    }
    plain.retain(|c| !matches!(c, '*' | '`' | '~'));
    plain
}

/// Takes a name apart.
pub fn parts(written: &str, hints: Hints<'_>) -> Parts {
    let mut parts = Parts::default();
    // In a name that is written in small letters they say nothing.
    let small = !written.split_whitespace().any(|word| !is_small(word));
    for one in written.split(ALTERNATIVES) {
        // `Source 1` is made up, as `Source A` is.
        if let [label, number] = one.split_whitespace().collect::<Vec<_>>()[..]
            && is_number(number)
        {
            parts.full.push(format!("{label} {number}"));
            continue;
        }
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
    let surname_first = is_register
        || hints.family_first
        || is_east_asian(first)
        || is_patronymic(first)
        || is_shouted(first)
        || has_initials_behind(first);
    let skipped = usize::from(!surname_first && first.len() > 1);
    let names = || first.iter().copied().filter(|word| !is_initial(word) && !is_plain(word, small));
    let mut words: Vec<&str> = first.iter().skip(skipped).copied().filter(|word| is_surname(word, small)).collect();
    // Whatever it looks like, what stands where the surname does is one. Of `Source A` nothing is.
    words.extend(names().next().filter(|_| surname_first));
    if !is_labelled(first) {
        words.extend(names().next_back());
    }
    // “Marta quillonas”: in small letters by mistake, or no surname at all.
    let lacks_surname = !surname_first && first.len() == 2 && names().count() == 1;
    if words.is_empty() && !is_labelled(first) {
        words.extend(first.iter().rev().find(|word| !is_initial(word)));
    } else if lacks_surname {
        words.extend(first.iter().skip(1).filter(|word| !is_initial(word) && !is_particle(&fold(word))));
    }
    // One character of several is too common, as it is in a name without spaces.
    words.retain(|word| first.len() < 2 || word.chars().nth(1).is_some());
    words.extend(names().flat_map(|word| unspaced_parts(word)));
    if let [word] = first[..] {
        words.extend(humps(word));
    }
    // “Quillonas, Marta Kazimiera”: the first word behind the comma is a forename if a surname alone stands before it.
    let forename = usize::from(first.len() == 1);
    words.extend(behind.iter().skip(forename).filter(|word| is_surname(word, small)));
    parts.words.extend(words.into_iter().map(str::to_owned));
    parts.words.extend(with_particles(first, small));
}

/// The words of a part of a name, without the titles before it and the suffixes behind it.
fn words_of<'a>(segment: &'a str, hints: Hints<'_>) -> Vec<&'a str> {
    // A number at a word is the mark of a footnote, or tells namesakes apart.
    let is_edge = |c: char| !c.is_alphabetic() && !unicode_normalization::char::is_combining_mark(c) && c != '.';
    let is_ordinal = |word: &str| word.starts_with(char::is_numeric) && is_small(word);
    let mut words: Vec<&str> = segment
        .split(|c: char| c.is_whitespace() || matches!(c, '–' | '—' | '―' | ':'))
        .filter(|word| !is_ordinal(word))
        .map(|word| word.trim_matches(is_edge))
        .filter(|word| word.chars().any(char::is_alphabetic))
        .collect();
    let folded = |word: &str| fold(word.trim_matches('.'));
    while words.len() > 1 && (hints.is_title)(&folded(words[0])) {
        words.remove(0);
    }
    while let Some(last) = words.last()
        && words.len() > 1
        && SUFFIXES.contains(&folded(last).replace('.', "").as_str())
        && !could_be_surname(last, words.len())
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

/// `Сидоренко П. И.`: a name, and initials behind it.
fn has_initials_behind(words: &[&str]) -> bool {
    words.len() > 1 && words[1..].iter().all(|word| is_initial(word)) && !is_labelled(words)
}

fn is_patronymic(words: &[&str]) -> bool {
    words.len() > 2 && words[2..].iter().any(|word| has_patronymic_ending(&fold(word)))
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
            ("Marta de la Quillonas y Vega", "Quillonas Vega de la Quillonas"),
            ("Marta “Martutė” Quillonas", "Martutė Quillonas"),
            ("Marta M. Quillonas", "Quillonas"),
            ("Marta Quillonas / Marta Kvillonas", "Kvillonas Quillonas"),
            ("Marta Quillonas – journalist", "Quillonas"),
            ("QUILLONAS Marta", "Marta QUILLONAS"),
            ("Президент Марта Квиллонас", "Квиллонас"),
            ("Квиллонас Марта Ивановна", "Ивановна Квиллонас Марта"),
            ("مارتا كويلوناس (صحفية)", "صحفية كويلوناس"),
            ("Marta al-Quillonas", "al-Quillonas"),
            ("Marta Al Quillonas", "Al Quillonas Quillonas"),
            ("Demba Ba", "Ba"),
            ("Сідарэнка Павел Міхайлавіч", "Міхайлавіч Павел Сідарэнка"),
            ("Сидоренко Ганна Михайлівна", "Ганна Михайлівна Сидоренко"),
            ("Алиева Лейла Гейдар кызы", "Алиева Гейдар Лейла"),
            ("Sidarenka Pavel Mikhailavich", "Mikhailavich Pavel Sidarenka"),
            ("Сидоренко П. И.", "Сидоренко"),
            ("Сидоренко П.И.", "Сидоренко"),
            ("Quillonas M. A.", "Quillonas"),
            ("Source A", ""),
            ("习近平", "习近 习近平 近平"),
            ("山田花子", "山田 山田花子 花子"),
            ("1950–2020 Marta Quillonas", "Quillonas"),
            ("(Marta Quillonas)", "Quillonas"),
            ("Marta quillonas", "Marta quillonas"),
            ("Marta ქვილონასი", "ქვილონასი"),
            ("Marta Quillonas (მართა ქვილონასი)", "Quillonas მართა ქვილონასი"),
            ("Marta Quillonas¹", "Quillonas"),
            ("Marta Quillonas2", "Quillonas"),
            ("MartaQuillonas", "Marta MartaQuillonas Quillonas"),
            ("McQuillonas", "McQuillonas"),
            ("Marta Ing", "Ing"),
            ("Marta Obe", "Obe"),
            ("Marta Quillonas OBE", "Quillonas"),
            ("Marta Quillonas Ing.", "Quillonas"),
            ("Neymar Junior", "Junior"),
            ("Marta Quillonas Junior", "Quillonas"),
            ("Source 1", ""),
            ("佐藤健", "佐藤 佐藤健 藤健"),
            ("長谷川花子", "川花子 花子 長谷 長谷川 長谷川花子"),
            ("김정은", "김정은 정은"),
            ("남궁민", "궁민 남궁 남궁민"),
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
    fn a_name_is_read_as_markdown_shows_it() {
        for (written, expected) in [
            ("Marta &#81;uillonas", "Marta Quillonas"),
            ("Marta &Qopf;uillonas &amp &", "Marta ℚuillonas & &"),
            ("Marta **Quil**lonas", "Marta Quillonas"),
            ("[[Marta Quillonas]]", "Marta Quillonas"),
            ("[[people/x|Marta]] [[Quillonas", "Marta [[Quillonas"),
            ("[[Marta|Quillonas]]", "Marta / Quillonas"),
            ("[[people/Marta]]", "Marta"),
        ] {
            assert_eq!(plain(written), expected, "{written}");
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
