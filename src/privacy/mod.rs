//! Withholding: finding the names of people who must not be shown, in any text, and putting something else in their place.
//!
//! In come the [`Person`]s with all their names; out comes a [`Withhold`], which any text, address or file name can be held against. Linking is
//! cautious, withholding is greedy: where in doubt, a word is withheld.
//!
//! A name is found in any case and with any diacritics, with any ending (`Jurkonis`, `Jurkonio`, `Jurkoniui`), with hyphens, underscores or
//! nothing between its words, written as entities or percent-encoded, by its surname alone, and together with forenames, initials and titles that
//! stand beside it. It begins where a word does: `Freejurkonis` is not found, `FreeJurkonis` and `ex-Jurkonis` are.

mod extent;
mod letters;
mod lookalikes;
pub mod name;
mod patterns;

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

pub(crate) use extent::{OVERRIDES, POP};
pub(crate) use letters::WALL;
use letters::{Gap, Letters, Reading};
use lookalikes::prototypes;
use patterns::Pattern;

/// Somebody whose names are withheld.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// Every full name, in every script.
    pub names: Vec<String>,
    /// Surnames and other words that mean this person on their own.
    pub words: Vec<String>,
    /// Forms of these words, as a language has them.
    pub forms: Vec<String>,
    /// What may come before a name and goes with it.
    pub honorifics: Vec<String>,
    /// What stands in the name's place; else the mark.
    pub shown: Option<String>,
}

/// A name that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<'a> {
    /// Its bytes.
    pub range: Range<usize>,
    /// What is to stand in its place.
    pub shown: &'a str,
    /// Whether that is the mark, so that nobody is left who could be meant.
    pub hidden: bool,
}

/// The names that are withheld, ready to be looked for.
#[derive(Debug)]
pub struct Withhold {
    automaton: AhoCorasick,
    patterns: Vec<Pattern>,
    people: Vec<Known>,
    mark: String,
}

/// What is known of a person beside the patterns.
#[derive(Debug)]
struct Known {
    /// The words of the names, folded.
    words: Vec<String>,
    /// Folded.
    honorifics: Vec<String>,
    shown: Option<String>,
}

/// How far a name reaches over words beside it.
const BESIDE: usize = 8;
/// How many words may stand between a surname and the forename before it, one more.
const BETWEEN: usize = 4;

/// A match, before those that overlap become one.
struct Match {
    range: Range<usize>,
    /// Nobody, where it could be several.
    person: Option<usize>,
    /// How much it says.
    weight: Weight,
}

/// What a match hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// A surname alone.
    Word,
    /// A surname with what stands beside it.
    Beside,
    /// A full name, surname first.
    Turned,
    /// A full name.
    Full,
}

impl Withhold {
    /// A matcher of the names of `people`, with `mark` to stand in their place.
    ///
    /// `public` are full names of others who are shown, `ordinary` words that begin as a surname does: one is not withheld inside either. `None` where there are more names than can be
    /// looked for.
    pub fn new(people: &[Person], public: &[String], ordinary: &[String], mark: &str) -> Option<Self> {
        let mut patterns: Vec<Pattern> = Vec::new();
        for (index, person) in people.iter().enumerate() {
            patterns.extend(patterns::of(person, index));
        }
        patterns.extend(public.iter().filter_map(|name| patterns::of_public(name)));
        patterns.extend(ordinary.iter().flat_map(|word| patterns::of_ordinary(word)));
        let keys = patterns.iter().map(|pattern| &pattern.key);
        let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).build(keys).ok()?;
        let folded =
            |name: &String| patterns::words(name).into_iter().map(|word| prototypes(&word)).collect::<Vec<_>>();
        let people = people.iter().map(|person| Known {
            words: person.names.iter().chain(&person.words).chain(&person.forms).flat_map(folded).collect(),
            honorifics: person.honorifics.iter().flat_map(folded).collect(),
            shown: person.shown.clone(),
        });
        Some(Self { automaton, people: people.collect(), patterns, mark: mark.to_owned() })
    }

    /// What stands in the place of a name, unless its bearer is shown in some other way.
    pub fn mark(&self) -> &str {
        &self.mark
    }

    /// Whether `text`, which may be an address, holds a name.
    pub fn is_in(&self, text: &str) -> bool {
        !self.find(text).is_empty()
    }

    /// Whether `text`, or what a parser of Markdown or HTML makes of it by taking marks away, may hold a name: never no where it does.
    pub fn may_be_in(&self, text: &str) -> bool {
        let holds = |reading| {
            let letters = Letters::of(text, reading);
            let is_withheld = |pattern: &Pattern| pattern.person.is_some();
            let mut hits = self.automaton.find_overlapping_iter(letters.key());
            hits.any(|hit| self.patterns.get(hit.pattern().as_usize()).is_some_and(is_withheld))
        };
        holds(Reading::Literal) || (Reading::matters(text) && holds(Reading::Decoded))
    }

    /// The names in `text`, in order and apart from each other.
    pub fn find(&self, text: &str) -> Vec<Found<'_>> {
        let (mut matches, mut public) = (Vec::new(), Vec::new());
        self.read(&Letters::of(text, Reading::Literal), &mut matches, &mut public);
        if Reading::matters(text) {
            self.read(&Letters::of(text, Reading::Decoded), &mut matches, &mut public);
        }
        let turned = extent::overridden(text);
        if !turned.is_empty() {
            // A control parts two words as a space does.
            for part in extent::between_controls(text) {
                let (from, until) = (matches.len(), public.len());
                self.read(&Letters::of(&text[part.clone()], Reading::Literal), &mut matches, &mut public);
                let moved = |range: &mut Range<usize>| *range = part.start + range.start..part.start + range.end;
                matches[from..].iter_mut().for_each(|found| moved(&mut found.range));
                public[until..].iter_mut().for_each(moved);
            }
        }
        for part in turned {
            self.read_turned(&text[part.clone()], part.start, &mut matches);
        }
        drop_contradicted(&mut matches, &public);
        let shown = |person: Option<usize>| self.people.get(person?)?.shown.as_deref();
        let mut found = Vec::new();
        for one in apart(matches) {
            let shown = shown(one.person);
            let of = |range| Found { range, shown: shown.unwrap_or(&self.mark), hidden: shown.is_none() };
            found.extend(extent::balanced(text, one.range).into_iter().map(of));
        }
        // A bracket may have gone with two names.
        found.dedup_by(|later, earlier| {
            let overlaps = later.range.start < earlier.range.end;
            if overlaps {
                earlier.range.end = earlier.range.end.max(later.range.end);
            }
            overlaps
        });
        found
    }

    /// Adds the names in a part of a text that is shown from its end to its beginning, and starts at byte `at`.
    fn read_turned(&self, part: &str, at: usize, matches: &mut Vec<Match>) {
        let turned: String = part.chars().rev().collect();
        let mut found = Vec::new();
        self.read(&Letters::of(&turned, Reading::Literal), &mut found, &mut Vec::new());
        let end = at + part.len();
        matches.extend(
            found.into_iter().map(|found| Match { range: end - found.range.end..end - found.range.start, ..found }),
        );
    }

    /// Adds the names in one reading of a text, and what is shown though one may be inside: full names of others, ordinary words.
    fn read(&self, letters: &Letters, matches: &mut Vec<Match>, public: &mut Vec<Range<usize>>) {
        for hit in self.automaton.find_overlapping_iter(letters.key()) {
            let Some(pattern) = self.patterns.get(hit.pattern().as_usize()) else { continue };
            let Some(found) = pattern.fit(letters, hit.start()..hit.end()) else { continue };
            let Some(person) = pattern.person else {
                public.push(letters.bytes(&found));
                continue;
            };
            let all = self.people.get(person).map_or(found.clone(), |known| known.beside(letters, found.clone()));
            let weight = match pattern.weight {
                Weight::Word if all != found => Weight::Beside,
                weight => weight,
            };
            matches.push(Match { range: letters.bytes(&all), person: Some(person), weight });
        }
    }

    /// `text` with something else in the place of every name; `None` where it holds none.
    pub fn redact(&self, text: &str) -> Option<String> {
        let mut redacted = self.redact_once(text)?;
        // Where controls turn letters round, the rest may be shown otherwise once one of them is gone with a name.
        while redacted.contains(OVERRIDES) {
            let Some(again) = self.redact_once(&redacted).filter(|again| *again != redacted) else { break };
            redacted = again;
        }
        Some(redacted)
    }

    fn redact_once(&self, text: &str) -> Option<String> {
        let found = self.find(text);
        if found.is_empty() {
            return None;
        }
        let mut redacted = String::with_capacity(text.len());
        let mut at = 0;
        for name in found {
            redacted.push_str(&text[at..name.range.start]);
            redacted.push_str(name.shown);
            at = name.range.end;
        }
        redacted.push_str(&text[at..]);
        Some(redacted)
    }
}

/// Takes out surnames of others who are shown, and what is only the end of one full name and the beginning of the next.
fn drop_contradicted(matches: &mut Vec<Match>, public: &[Range<usize>]) {
    let full = matches.iter().filter(|found| matches!(found.weight, Weight::Full | Weight::Beside));
    let full: Vec<_> = full.map(|found| found.range.clone()).collect();
    matches.retain(|found| {
        let Range { start, end } = found.range;
        match found.weight {
            Weight::Word => !public.iter().any(|name| name.start <= start && end <= name.end),
            Weight::Turned => {
                let inside = |byte: usize| full.iter().any(|name| name.contains(&byte));
                !(inside(start) && inside(end - 1))
            }
            Weight::Beside | Weight::Full => true,
        }
    });
}

/// One match in the place of those that overlap: the longest says who is meant, and nobody does where two are equally long.
fn apart(mut matches: Vec<Match>) -> Vec<Match> {
    matches.sort_by_key(|found| (found.range.start, std::cmp::Reverse(found.range.end)));
    let mut apart: Vec<(Match, usize)> = Vec::new();
    for found in matches {
        let length = found.range.len();
        match apart.last_mut().filter(|(last, _)| found.range.start < last.range.end) {
            None => apart.push((found, length)),
            Some((last, longest)) => {
                last.range.end = last.range.end.max(found.range.end);
                if length > *longest {
                    (last.person, *longest) = (found.person, length);
                } else if length == *longest && last.person != found.person {
                    last.person = None;
                }
            }
        }
    }
    apart.into_iter().map(|(found, _)| found).collect()
}

impl Known {
    /// `found` together with the words of the name that stand before and behind it, which no pattern holds in every form.
    fn beside(&self, letters: &Letters, mut found: Range<usize>) -> Range<usize> {
        while let Some(start) = self.own_before(letters, found.start) {
            found.start = start;
        }
        let (mut behind, mut own) = (found.end, false);
        for _ in 0..BESIDE {
            let Some(word) = letters.word_behind(behind) else { break };
            // Behind a forename or an initial stands a second one, or a patronymic.
            let goes_on = own
                && letters.is_capital(word.start)
                && (is_initial(letters, &word) || name::has_patronymic_ending(letters.folded(&word)));
            if !goes_on && !self.is_own(letters, &word, false) {
                break;
            }
            (behind, own) = (word.end, true);
        }
        found.end = behind;
        found
    }

    /// Where the name begins that goes on at letter `start`: at a word of its own before it, with initials, particles, nicknames and second names
    /// that nobody declared in between: “Vytis Kazimieras Jurkonis”, “Vytis “Vytas” van Jurkonis”.
    fn own_before(&self, letters: &Letters, start: usize) -> Option<usize> {
        let mut at = start;
        for between in 0..BETWEEN {
            let word = letters.word_before(at, Gap::Aside)?;
            if self.is_own(letters, &word, true) && (between == 0 || letters.may_begin_name(word.start)) {
                return Some(word.start);
            }
            if !letters.may_begin_name(word.start) && !name::is_particle(letters.folded(&word)) {
                return None;
            }
            at = word.start;
        }
        None
    }

    /// Whether a word beside a match is part of the name. Before a surname stands a forename, whose stem may change (`Vytis`, `Vyčio`): there
    /// two letters are enough if it is a capital. Behind it stands any word of the sentence: there it takes more.
    fn is_own(&self, letters: &Letters, word: &Range<usize>, before: bool) -> bool {
        let folded = letters.folded(word);
        let length = folded.chars().count();
        let capital = letters.is_capital(word.start);
        let shares = |own: &str, most: usize| {
            own.chars().zip(folded.chars()).take(most).filter(|(a, b)| a == b).count() == most.min(own.chars().count())
        };
        if length == 1 {
            return capital && letters.is_initial(word) && self.words.iter().any(|own| shares(own, 1));
        }
        (before && self.honorifics.iter().any(|honorific| *honorific == folded))
            || self.words.iter().any(|own| {
                let near = length.abs_diff(own.chars().count()) <= 4;
                let least = own.chars().count().saturating_sub(1).clamp(2, 4);
                near && (shares(own, least) || (before && capital && shares(own, 2)))
            })
    }
}

/// Whether a word is one letter with a full stop.
fn is_initial(letters: &Letters, word: &Range<usize>) -> bool {
    word.len() == 1 && letters.is_initial(word)
}

#[cfg(test)]
mod tests;
