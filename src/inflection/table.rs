//! Tables of endings, and the one engine that reads them.
//!
//! A [`Row`] says what an ending becomes in each case; a [`Grammar`] says which rows hold for whom. The first row that fits
//! decides. No row fits a word whose stem would have fewer than two letters or no vowel (but a row for a whole word), so that
//! “Ева” has no ending “-ева”, and “Швец” keeps its vowel.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

use super::gender::{Gender, Hints};
use super::{Part, name};

/// How many cases a word is given in: nominative, genitive, dative, accusative, instrumental, locative, vocative.
const CASES: usize = 7;

/// How many forms a name may have in one case: three words with two forms each have eight. A name of a hundred words would have
/// more than fit into memory.
const MOST_COMBINATIONS: usize = 16;

/// The forms of a word or name, case by case; a case may have several, and one that the language lacks has the nominative.
pub(super) type Cases = [Vec<String>; CASES];

/// One line of a paradigm: see [`row`].
#[derive(Debug)]
pub(super) struct Row {
    pub(super) after: &'static str,
    pub(super) ending: &'static str,
    cases: &'static str,
}

/// What `ending` becomes, behind one of the letters of `after` (behind any letter where it is empty; `^` for a whole word).
///
/// `cases` are the genitive, dative, accusative, instrumental, locative and vocative, with a space between them and as many
/// as there are; `/` stands between two that are both used, `=` for the nominative, `0` for the bare stem. Before a colon: a second
/// nominative, which naturalises a foreign word. No cases: the word does not change.
pub(super) const fn row(after: &'static str, ending: &'static str, cases: &'static str) -> Row {
    Row { after, ending, cases }
}

/// In which script a language writes names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Cyrillic,
    Latin,
}

/// A language: its paradigms, each a list of tables to be searched in order, and what tells a gender.
#[derive(Debug)]
pub(super) struct Grammar {
    pub(super) script: Script,
    /// Letters of the script that the language lacks: a word with one of them is foreign, and is left as it is.
    pub(super) foreign: &'static str,
    pub(super) masculine_forenames: &'static [&'static [Row]],
    pub(super) feminine_forenames: &'static [&'static [Row]],
    pub(super) masculine_surnames: &'static [&'static [Row]],
    pub(super) feminine_surnames: &'static [&'static [Row]],
    pub(super) countries: &'static [&'static [Row]],
    pub(super) forename_hints: Hints,
    pub(super) surname_hints: Hints,
}

impl Grammar {
    /// The gender that a word gives away.
    pub(super) fn gender(&self, word: &str, part: Part) -> Option<Gender> {
        let word = word.nfc().collect::<String>().to_lowercase();
        match part {
            Part::Forename => self.forename_hints.gender(&word),
            Part::Surname => self.surname_hints.gender(&word),
            Part::Country => None,
        }
    }

    /// The cases of a word, which may have hyphens.
    pub(super) fn decline(&self, word: &str, part: Part, gender: Gender) -> Cases {
        if part == Part::Country && word.contains(char::is_whitespace) {
            return unchanged(word);
        }
        let tables = self.tables(part, gender);
        let composed: String = word.nfc().collect();
        let last = composed.matches('-').count();
        let pieces: Vec<Cases> = composed
            .split('-')
            .enumerate()
            .map(|(i, piece)| {
                // “Коста-Рики”, but “Салтыкова-Щедрина”.
                let fixed = i < last && (part == Part::Country || name::is_particle(piece));
                let cases = if fixed { None } else { self.decline_piece(piece, tables) };
                cases.unwrap_or_else(|| unchanged(piece))
            })
            .collect();
        aligned(&pieces, "-")
    }

    /// The cases of a word without hyphens, if it is one that the language inflects.
    fn decline_piece(&self, piece: &str, tables: &[&[Row]]) -> Option<Cases> {
        let small = piece.to_lowercase();
        let natural = piece.starts_with(char::is_uppercase)
            && small.chars().count() == piece.chars().count()
            && small.chars().all(|c| is_apostrophe(c) || (self.script.has(c) && !self.foreign.contains(c)));
        if !natural {
            return None;
        }
        let (row, stem) = tables.iter().copied().flatten().find_map(|row| Some((row, row.stem(&small)?)))?;
        (!row.cases.is_empty()).then(|| row.cases_of(piece, stem.chars().count()))
    }

    fn tables(&self, part: Part, gender: Gender) -> &'static [&'static [Row]] {
        match (part, gender) {
            (Part::Forename, Gender::Masculine) => self.masculine_forenames,
            (Part::Forename, Gender::Feminine) => self.feminine_forenames,
            (Part::Surname, Gender::Masculine) => self.masculine_surnames,
            (Part::Surname, Gender::Feminine) => self.feminine_surnames,
            (Part::Country, _) => self.countries,
        }
    }
}

impl Row {
    /// What is left of a word in small letters without this row's ending, if the row fits it.
    fn stem<'w>(&self, word: &'w str) -> Option<&'w str> {
        if self.after == "^" {
            return (word == self.ending).then_some("");
        }
        let stem = word.strip_suffix(self.ending)?;
        let fits = self.after.is_empty() || stem.ends_with(|c| self.after.contains(c));
        (fits && stem.chars().nth(1).is_some() && stem.contains(is_vowel)).then_some(stem)
    }

    /// The cases of a word of which this row leaves the first `kept` letters.
    fn cases_of(&self, word: &str, kept: usize) -> Cases {
        let stem: String = word.chars().take(kept).collect();
        let capitals = word.chars().nth(1).is_some() && !word.chars().any(char::is_lowercase);
        let form = |ending: &str| {
            let ending = match ending {
                "=" => return word.to_owned(),
                "0" => "",
                _ => ending,
            };
            match (capitals, kept) {
                (true, _) => stem.clone() + &ending.to_uppercase(),
                (false, 0) => capitalised(ending),
                (false, _) => stem.clone() + ending,
            }
        };
        let mut cases = unchanged(word);
        let (second, oblique) = self.cases.split_once(':').unwrap_or(("", self.cases));
        if !second.is_empty() {
            cases[0].push(form(second));
        }
        for (case, endings) in cases[1..].iter_mut().zip(oblique.split(' ')) {
            *case = endings.split('/').map(form).collect();
        }
        cases
    }
}

impl Script {
    /// Whether a letter belongs to the script.
    pub(super) fn has(self, c: char) -> bool {
        match self {
            Self::Cyrillic => matches!(c, '\u{400}'..='\u{481}' | '\u{48A}'..='\u{52F}'),
            Self::Latin => {
                c.is_ascii_alphabetic()
                    || matches!(c, '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
            }
        }
    }
}

/// A word that is the same in every case.
pub(super) fn unchanged(word: &str) -> Cases {
    std::array::from_fn(|_| vec![word.to_owned()])
}

/// Words joined into one, each in the same case. Where words have several forms in a case, all combinations are made up to
/// [`MOST_COMBINATIONS`]; from there on the first form of a word stands for the others.
pub(super) fn aligned(words: &[Cases], between: &str) -> Cases {
    let mut words = words.iter();
    let mut all = words.next().cloned().unwrap_or_default();
    for word in words {
        for (case, forms) in all.iter_mut().zip(word) {
            let room = (MOST_COMBINATIONS / case.len().max(1)).max(1);
            let forms = &forms[..forms.len().min(room)];
            let joined = case.iter().flat_map(|head| forms.iter().map(move |tail| format!("{head}{between}{tail}")));
            *case = joined.collect();
        }
    }
    all
}

/// Whether `c` is an apostrophe inside a name: O’Neill, Мар’яна.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Whether a small letter, with whatever marks, is a vowel.
fn is_vowel(c: char) -> bool {
    let mut base = None;
    decompose_canonical(c, |part| base = base.or(Some(part)));
    base.is_some_and(|base| "aeiouyæøœıаеиоуыэюяіє".contains(base))
}

/// A word with its first letter as a capital.
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(char::to_uppercase).into_iter().flatten().chain(letters).collect()
}
