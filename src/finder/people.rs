//! Whom a name in a text means: somebody whom the dossier knows, or whom the text names in full.

use super::known::Known;
use super::verbs;
use super::vocabulary::{GERMAN_NOUNS, NO_NAME, PARTICLES, PRONOUNS};
use crate::gazetteer::Country;
use crate::text::fold;
use crate::titles::is_title;

/// The people of a text.
pub(super) struct People<'k> {
    known: &'k Known,
    /// Whole names with which the text names people, as it writes them.
    full: Vec<String>,
    language: &'k str,
}

/// A word of a text with its place.
#[derive(Debug, Clone, Copy)]
struct Word<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

impl<'k> People<'k> {
    pub(super) fn of(text: &str, known: &'k Known, language: &'k str) -> Self {
        let mut people = Self { known, full: Vec::new(), language };
        for paragraph in text.split("\n\n") {
            let words = words(paragraph);
            let mut at = 0;
            while at < words.len() {
                let length = Self::run(paragraph, &words[at..]);
                // A sentence begins with a capital, whatever its word.
                let name = people.name(&words[at..at + length]).map(|(name, _)| name);
                if let Some(name) = name.filter(|name| name.contains(' ')) {
                    people.full.push(name);
                }
                at += length.max(1);
            }
        }
        people
    }

    /// The speaker whom a piece of text names at its beginning, and in what capacity; `last` is who spoke before.
    pub(super) fn first_in(&self, text: &str, last: Option<&str>) -> Option<(String, Option<String>)> {
        let words = words(text);
        // An office may stand before a name, in small letters.
        for at in 0..words.len().min(7) {
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
            let length = Self::run(text, &words[at..]);
            let run = &words[at..at + length];
            let (name, skipped) = self.name(run)?;
            let name = self.meant(&name)?;
            let before = text[..run.get(skipped).map_or(word.start, |first| first.start)].trim();
            let behind = &text[run.last()?.end..];
            let capacity = capacity(before, behind).filter(|words| verbs::strip(words, self.language).is_none());
            return Some((name, capacity));
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
            if at + Self::run(text, &words[at..]) == words.len()
                && let Some(name) = self.name(&words[at..]).and_then(|(name, _)| self.meant(&name))
            {
                return Some(name);
            }
        }
        None
    }

    /// How many words with capitals stand together.
    fn run(text: &str, words: &[Word<'_>]) -> usize {
        let mut length = 0;
        for (at, word) in words.iter().enumerate() {
            let gap = at.checked_sub(1).and_then(|before| text.get(words[before].end..word.start)).unwrap_or(" ");
            let joined = matches!(gap.trim(), "" | ".")
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
    fn name(&self, run: &[Word<'_>]) -> Option<(String, usize)> {
        let is_no_name = |word: &&Word<'_>| {
            let folded = fold(word.text);
            let lower = word.text.to_lowercase();
            is_title(&folded)
                || NO_NAME.contains(&lower.as_str())
                || Country::from_adjective(&lower).is_some()
                || (word.text.len() > 3 && word.text.chars().all(char::is_uppercase))
                || (self.language == "de" && GERMAN_NOUNS.iter().any(|noun| lower.ends_with(noun)))
                || stop_words::lookup(self.language).is_some_and(|words| words.contains(&lower.as_str()))
        };
        let is_abbreviation =
            |word: &Word<'_>| word.text.chars().count() > 1 && word.text.chars().all(char::is_uppercase);
        let mut skipped = run.iter().take_while(is_no_name).count();
        // “UiPath CEO Bob Enslin”: what ends in an office is no part of the name behind it.
        let office = run.iter().rposition(|word| is_abbreviation(word) || is_title(&fold(word.text)));
        if let Some(office) = office.filter(|office| run.len() - office > 2) {
            skipped = skipped.max(office + 1);
        }
        // German writes every noun with a capital: the name is the end of the run.
        if self.language == "de"
            && run.len() - skipped > 2
            && !run[skipped..].iter().any(|word| PARTICLES.contains(&word.text))
        {
            skipped = run.len() - 2;
        }
        let name = &run[skipped..];
        if name.is_empty() || name.len() > 4 || name.iter().skip(1).any(|word| is_no_name(&word)) {
            return None;
        }
        Some((name.iter().map(|word| word.text).collect::<Vec<_>>().join(" "), skipped))
    }

    /// Whom a name means: the dossier's, or the one person of the text with that name or surname.
    fn meant(&self, name: &str) -> Option<String> {
        if let Some(known) = self.known.spellings.get(name) {
            return Some(known.clone());
        }
        // In German, what stands before a surname may be any noun.
        let surname = name.rsplit(' ').next().filter(|_| self.language == "de" && name.split(' ').count() == 2);
        let other = surname.and_then(|surname| self.bearer(surname, Some(name)));
        if name.contains(' ') {
            return other.or_else(|| Country::find(name).is_none().then(|| name.to_owned()));
        }
        self.bearer(name, None)
    }

    /// The one person whom the text names in full with this surname, `aside` aside.
    fn bearer(&self, name: &str, aside: Option<&str>) -> Option<String> {
        let behind = |full: &&String| full.rsplit(' ').next() == Some(name) && Some(full.as_str()) != aside;
        let mut bearers: Vec<&String> = self.full.iter().filter(behind).collect();
        bearers.sort_unstable();
        bearers.dedup();
        match bearers.as_slice() {
            [one] => Some(self.known.spellings.get(*one).unwrap_or(one).clone()),
            _ => None,
        }
    }
}

/// What stands beside a name and says in what capacity somebody speaks: “analyst”, “, an analyst at Freedom House,”.
fn capacity(before: &str, behind: &str) -> Option<String> {
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
fn words(text: &str) -> Vec<Word<'_>> {
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
