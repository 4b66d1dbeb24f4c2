//! Whom a name in a text means: somebody whom the dossier knows, or whom the text names in full.

use rustc_hash::FxHashMap;

use super::known::Known;
use super::named::{self, Named, transliterated};
use super::vocabulary::{GERMAN_NOUNS, NO_NAME, OFFICES, PARTICLES, PRONOUNS};
use super::{forenames, verbs};
use crate::gazetteer::Country;
use crate::text::fold;
use crate::titles::is_title;

/// The people of a text.
pub(super) struct People<'k> {
    known: &'k Known,
    /// Those whom the dossier does not know.
    named: Vec<Named>,
    /// Which of them a surname means.
    by_surname: FxHashMap<String, Option<usize>>,
    language: &'k str,
}

/// A word of a text with its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl<'k> People<'k> {
    pub(super) fn of(text: &str, known: &'k Known, language: &'k str) -> Self {
        let named = named::people(text, known, language);
        let by_surname = named::by_surname(&named, language);
        Self { known, named, by_surname, language }
    }

    /// Those whom the dossier does not know.
    pub(super) fn named(&self) -> &[Named] {
        &self.named
    }

    /// The speaker whom a piece of text names at its beginning, and in what capacity; `last` is who spoke before.
    pub(super) fn first_in(&self, text: &str, last: Option<&str>) -> Option<(String, Option<String>)> {
        let words = words(text);
        // An office may stand before a name, in small letters.
        for at in 0..words.len().min(9) {
            let word = words[at];
            if at == 0 && PRONOUNS.contains(&word.text.to_lowercase().as_str()) {
                return last.map(|last| (last.to_owned(), None));
            }
            if !is_capital(word.text) {
                let between = &text[..word.end];
                if between.contains([',', ';', ':', '.', '(', '“', '„', '«', '"']) {
                    return None;
                }
                continue;
            }
            let length = run(text, &words[at..]);
            let run = &words[at..at + length];
            let named = name_in(run, self.language).and_then(|(name, skipped)| Some((self.meant(&name)?, skipped)));
            let Some((name, skipped)) = named else {
                // The name of an institution may stand between an office and a name: “министр обороны РФ Иван Петров”.
                let is_apart = words.get(at + length).is_some_and(|next| is_capital(next.text));
                if at + length >= words.len() || is_apart {
                    return None;
                }
                return self.first_behind(text, &words[at + length..], words[at].start);
            };
            let before = text[..run.get(skipped).map_or(word.start, |first| first.start)].trim();
            let behind = &text[run.last()?.end..];
            let capacity = capacity(before, behind).filter(|words| verbs::strip(words, self.language).is_none());
            return Some((name, capacity));
        }
        None
    }

    /// The speaker named in full behind words with capitals that are no name.
    fn first_behind(&self, text: &str, words: &[Word<'_>], start: usize) -> Option<(String, Option<String>)> {
        for (at, word) in words.iter().enumerate().take(6) {
            if text[start..word.start].contains([',', ';', ':', '.', '“', '„', '«', '"']) {
                return None;
            }
            if is_capital(word.text) {
                let (name, _) = name_in(&words[at..at + run(text, &words[at..])], self.language)?;
                let name = self.meant(&name).filter(|_| name.contains(' '))?;
                return Some((name, None));
            }
        }
        None
    }

    /// The speaker whom a piece of text names at its end.
    pub(super) fn last_in(&self, text: &str, last: Option<&str>) -> Option<String> {
        let words = words(text);
        let final_word = words.last()?;
        if PRONOUNS.contains(&final_word.text.to_lowercase().as_str()) {
            return last.map(str::to_owned);
        }
        let starts = (0..words.len()).filter(|at| words.len() - at <= 5 && is_capital(words[*at].text));
        for at in starts {
            if at + run(text, &words[at..]) == words.len()
                && let Some(name) = name_in(&words[at..], self.language).and_then(|(name, _)| self.meant(&name))
            {
                return Some(name);
            }
        }
        None
    }

    /// The only person whom a text names.
    pub(super) fn only_in(&self, text: &str) -> Option<String> {
        let named = self.named.iter().filter(|named| named.is_in(text)).map(|named| &named.name);
        let known =
            self.known.spellings.iter().filter(|(spelling, _)| text.contains(spelling.as_str())).map(|(_, name)| name);
        let mut all = named.chain(known);
        let first = all.next()?;
        all.all(|other| other == first).then(|| first.clone())
    }

    /// Whom the label in front of a turn of a conversation means: `Ada Lovelace: …`, `A. LOVELACE: …`.
    pub(super) fn labelled(&self, label: &str) -> Option<String> {
        let words = label.split(' ').map(|word| match word.chars().count() {
            0..=2 => word.to_owned(),
            _ => word.chars().take(1).chain(word.chars().skip(1).flat_map(char::to_lowercase)).collect(),
        });
        let folded =
            if label.chars().any(char::is_lowercase) { label.to_owned() } else { words.collect::<Vec<_>>().join(" ") };
        let found = self.known.spellings.get(&folded).cloned();
        found.or_else(|| self.named.iter().find(|named| named.is(&folded)).map(|named| named.name.clone())).or_else(
            || {
                let surname = folded.rsplit(' ').next().unwrap_or(&folded);
                self.bearer(surname)
            },
        )
    }

    /// Whom a name means: the dossier's, or the one person of the text with that name or surname.
    fn meant(&self, name: &str) -> Option<String> {
        if let Some(known) = self.known.spellings.get(name) {
            return Some(known.clone());
        }
        if let Some(named) = self.named.iter().find(|named| named.is(name)) {
            return Some(named.name.clone());
        }
        let (first, surname) = name.rsplit_once(' ').unwrap_or(("", name));
        // In German, what stands before a surname may be any noun; an initial stands for a forename.
        let is_loose = first.is_empty()
            || self.language == "de"
            || first.chars().all(|c| c.is_uppercase() || matches!(c, '.' | ' '));
        if let Some(bearer) = self.bearer(surname).filter(|_| is_loose) {
            return Some(bearer);
        }
        let is_whole = first.chars().count() > 1 && Country::find(name).is_none();
        is_whole.then(|| name.to_owned())
    }

    /// The one person whom the text names in full with this surname.
    fn bearer(&self, surname: &str) -> Option<String> {
        let known = self.known.spellings.get(surname).cloned();
        let found = self.by_surname.get(surname).or_else(|| self.by_surname.get(&transliterated(surname)));
        known.or_else(|| found.copied().flatten().map(|index| self.named[index].name.clone()))
    }
}

/// How many words with capitals stand together.
pub(super) fn run(text: &str, words: &[Word<'_>]) -> usize {
    let mut length = 0;
    for (at, word) in words.iter().enumerate() {
        let gap = at.checked_sub(1).and_then(|before| text.get(words[before].end..word.start)).unwrap_or(" ");
        let joined = matches!(gap.trim(), "" | ".")
            && !gap.contains('\n')
            && (gap.trim().is_empty() || words[at.saturating_sub(1)].text.chars().count() <= 2);
        let is_particle =
            at > 0 && PARTICLES.contains(&word.text) && words.get(at + 1).is_some_and(|next| is_capital(next.text));
        if !(joined && (is_capital(word.text) || is_particle)) || length == 6 {
            break;
        }
        length += 1;
    }
    length
}

/// The name in a run of words: without offices before it. With how many words were left out.
pub(super) fn name_in(run: &[Word<'_>], language: &str) -> Option<(String, usize)> {
    let is_no_name = |word: &&Word<'_>| is_no_name(word.text, language);
    let is_abbreviation = |word: &Word<'_>| word.text.chars().count() > 1 && word.text.chars().all(char::is_uppercase);
    let mut skipped = run.iter().take_while(is_no_name).count();
    // “UiPath CEO Bob Enslin”: what ends in an office is no part of the name behind it.
    let office = run.iter().rposition(|word| is_abbreviation(word) || is_title(&fold(word.text)));
    if let Some(office) = office.filter(|office| run.len() - office > 2) {
        skipped = skipped.max(office + 1);
    }
    // “Yesterday John Smith”: a name begins with the first forename.
    let forename = run.iter().position(|word| !forenames::nominatives(word.text, language).is_empty());
    let has_forename = forename.filter(|at| *at >= skipped && run.len() - at >= 2);
    if let Some(forename) = has_forename {
        skipped = forename;
    } else if language == "de"
        && run.len() - skipped > 2
        && !run[skipped..].iter().any(|word| PARTICLES.contains(&word.text))
    {
        // German writes every noun with a capital: the name is the end of the run.
        skipped = run.len() - 2;
    }
    let name = &run[skipped..];
    if name.is_empty() || name.len() > 4 || name.iter().skip(1).any(|word| is_no_name(&word)) {
        return None;
    }
    let words = name.iter().map(|word| match word.text.chars().count() {
        1 => format!("{}.", word.text),
        _ => without_possessive(word.text).to_owned(),
    });
    Some((words.collect::<Vec<_>>().join(" "), skipped))
}

fn is_no_name(word: &str, language: &str) -> bool {
    let lower = word.to_lowercase();
    is_office(word)
        || NO_NAME.contains(lower.as_str())
        || Country::from_adjective(&lower).is_some()
        || (word.len() > 3 && word.chars().all(char::is_uppercase))
        || (language == "de" && GERMAN_NOUNS.iter().any(|noun| lower.ends_with(noun)))
        || stop_words::lookup(language).is_some_and(|words| words.contains(&lower.as_str()))
}

/// Whether a word is an office or a profession.
pub(super) fn is_office(word: &str) -> bool {
    let is_one = |word: &str| is_title(&fold(word)) || OFFICES.contains(word.to_lowercase().as_str());
    is_one(word) || (word.contains('-') && word.split('-').all(is_one))
}

/// A word without the ’s of its genitive.
fn without_possessive(word: &str) -> &str {
    word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word)
}

/// What stands beside a name and says in what capacity somebody speaks: “analyst”, “, an analyst at Freedom House,”.
pub(super) fn capacity(before: &str, behind: &str) -> Option<String> {
    let before = before.trim_matches(|c: char| !c.is_alphanumeric());
    if before.chars().count() > 3 {
        return Some(
            before.trim_start_matches("the ").trim_start_matches("der ").trim_start_matches("die ").to_owned(),
        );
    }
    let aside = behind.strip_prefix(", ")?.split([',', '.', ';', ':', '“', '„', '«', '"']).next()?.trim();
    let words = aside.split(' ').count();
    let begins_as_office = ["a ", "an ", "the ", "head of", "chief ", "director", "spokes", "who "]
        .iter()
        .any(|word| aside.starts_with(word))
        && !aside.starts_with("who ");
    (begins_as_office && (2..=10).contains(&words))
        .then(|| aside.trim_start_matches("a ").trim_start_matches("an ").trim_start_matches("the ").to_owned())
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// The words of a text; a hyphen or an apostrophe joins.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let joins = matches!(c, '-' | '’' | '\'') && text[at + c.len_utf8()..].starts_with(char::is_alphabetic);
        match start {
            None if c.is_alphanumeric() => start = Some(at),
            Some(from) if !(c.is_alphanumeric() || joins) => {
                words.push(Word { text: &text[from..at], start: from, end: at });
                start = None;
            }
            _ => {}
        }
    }
    words
}
