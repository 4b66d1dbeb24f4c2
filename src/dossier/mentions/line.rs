//! A run of text word by word, and the names that could begin at each word.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use super::asked::{self, Asking};
use super::lexicon::{Lexicon, LongSurname};
use super::meaning::{Capitals, Meaning};
use super::vocabulary::is_patronymic;
use super::web::addresses;
use super::words::{Gap, Word, folded, gap_behind, is_in_capitals, is_number_or_short, words_in};
use crate::content::markdown::Run;
use crate::dossier::EntityId;
use crate::text::fold;
use crate::titles::{Title, title};

/// A run with its words.
pub(super) struct Line<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) run: &'a Run,
    pub(super) words: Vec<Word<'a>>,
    /// The numbers of the words that were asked for.
    ids: Vec<OnceCell<Option<u32>>>,
    asking: &'a Asking,
    /// Bytes of the run that are addresses.
    addresses: Vec<Range<usize>>,
}

impl<'a> Line<'a> {
    pub(super) fn new(lexicon: &'a Lexicon, run: &'a Run, asking: &'a Asking) -> Self {
        let words = words_in(&run.text, &lexicon.language);
        let ids = vec![OnceCell::new(); words.len()];
        Self { lexicon, run, words, ids, asking, addresses: addresses(&run.text) }
    }

    /// The number of a word, if any name has it and the text may be matched there.
    pub(super) fn id(&self, index: usize) -> Option<u32> {
        *self.ids.get(index)?.get_or_init(|| self.look_up(index))
    }

    fn look_up(&self, index: usize) -> Option<u32> {
        let is_address = |word: &Word<'_>| self.addresses.iter().any(|it| it.contains(&word.range.start));
        let word = self.words.get(index).filter(|word| !self.run.is_closed(&word.range) && !is_address(word))?;
        folded(word.text, |folded| {
            let hash = asked::hash(folded);
            self.asking.note(hash);
            self.lexicon.word(hash, folded)
        })
    }

    /// Where the word at `index` leads from these nodes.
    fn step(&self, states: &[(u32, bool)], index: usize) -> Vec<(u32, bool)> {
        let Some((word, id)) = self.words.get(index).zip(self.id(index)) else { return Vec::new() };
        let gap = gap_behind(&self.words[index - 1], word);
        let next = |(node, exact): &(u32, bool)| {
            let exact = *exact;
            self.lexicon.next(*node, gap, id).map(move |(next, own)| (*next, exact && *own))
        };
        states.iter().flat_map(next).collect()
    }

    /// The people whose surname ends with a word, and the word at which it begins: those of the longest surname that it can be.
    pub(super) fn people_called(&self, index: usize) -> (usize, Cow<'a, [EntityId]>) {
        let Some(length) = self.long_surnames(index).map(|surname| surname.before.len()).max() else {
            let id = self.id(index).filter(|_| self.words[index].is_capitalised());
            return (index, id.map(|id| self.lexicon.people_called(id)).unwrap_or_default().into());
        };
        let longest = self.long_surnames(index).filter(|surname| surname.before.len() == length);
        let mut people: Vec<EntityId> = longest.map(|surname| surname.person).collect();
        people.sort_unstable();
        people.dedup();
        (index - length, people.into())
    }

    /// The surnames of several words that end with a word.
    fn long_surnames(&self, index: usize) -> impl Iterator<Item = &'a Arc<LongSurname>> {
        let is_there = move |(behind, (forms, gap)): (usize, &(Vec<u32>, Gap))| {
            let at = index.checked_sub(behind + 1).filter(|at| self.words[at + 1].gap == *gap);
            at.and_then(|at| self.id(at)).is_some_and(|id| forms.contains(&id))
        };
        let ending = self.id(index).map(|id| self.lexicon.long_surnames(id)).unwrap_or_default();
        ending.iter().filter(move |surname| surname.before.iter().enumerate().all(is_there))
    }

    /// Whether a word stands inside a surname of several words, and not at its end: the “Giscard” of “Giscard d’Estaing”.
    pub(super) fn is_in_long_surname(&self, index: usize) -> bool {
        /// More words than a surname has.
        const LONGEST: usize = 5;
        let ends = (index + 1..self.words.len()).take(LONGEST);
        ends.into_iter().any(|end| self.long_surnames(end).any(|surname| end - surname.before.len() <= index))
    }

    /// The title that a word is, with what is joined to it: “Mrs”, “г-жа”.
    pub(super) fn title(&self, index: usize) -> Option<Title> {
        let word = &self.words[index];
        let language = &self.lexicon.language;
        let joined = (word.gap == Gap::Hyphen && index > 0).then(|| &self.words[index - 1]);
        let whole = joined.map(|before| format!("{}-{}", fold(before.text), fold(word.text)));
        whole.and_then(|whole| title(&whole, language)).or_else(|| folded(word.text, |word| title(word, language)))
    }

    /// What the text has there, from the first word to the last.
    pub(super) fn text(&self, words: &Range<usize>) -> &str {
        &self.run.text[self.range(words)]
    }

    /// The bytes of words, with the full stop behind an abbreviation that has one behind every letter: “U.S.”.
    pub(super) fn range(&self, words: &Range<usize>) -> Range<usize> {
        let Range { start, end } = *words;
        let letters = &self.words[start..end];
        let is_dotted = letters.len() > 1
            && letters.iter().all(|word| word.text.chars().nth(1).is_none())
            && letters.windows(2).all(|pair| gap_behind(&pair[0], &pair[1]) == Gap::Dot);
        let stop = self.words[end - 1].range.end;
        let has_stop = is_dotted && self.run.text[stop..].starts_with('.');
        self.words[start].range.start..stop + usize::from(has_stop)
    }

    /// Whether a word is written in capitals as a number or an abbreviation is, and as no surname.
    pub(super) fn is_number_or_short(&self, index: usize) -> bool {
        is_number_or_short(&self.words[index]) && !is_in_capitals(&self.run.text, &self.words)
    }

    /// Whether a name in full begins at a word.
    pub(super) fn begins_name(&self, index: usize) -> bool {
        candidate_at(self, index).is_some()
    }
}

/// A name that was found, before the longest of those that overlap is chosen.
pub(super) struct Candidate {
    /// Words of the run.
    pub(super) words: Range<usize>,
    pub(super) meanings: Vec<Meaning>,
}

/// Every name that begins at any word; of those that begin at one word, the longest.
pub(super) fn candidates(line: &Line<'_>) -> Vec<Candidate> {
    (0..line.words.len()).filter_map(|start| candidate_at(line, start)).collect()
}

/// The longest name that begins at a word.
fn candidate_at(line: &Line<'_>, start: usize) -> Option<Candidate> {
    let Line { lexicon, words, .. } = line;
    let capitalised = words[start].may_begin_name();
    if !capitalised && !lexicon.has_small_names() {
        return None;
    }
    let first = line.id(start).filter(|first| capitalised || lexicon.begins_small(*first))?;
    let states: Vec<(u32, bool)> = lexicon.first(first).copied().collect();
    let with_patronymic = across_patronymic(line, start, &states);
    with_patronymic.or_else(|| longest_from(line, start, states, start + 1))
}

/// The longest name that begins at `start`, whose words in front of `end` lead to these nodes.
fn longest_from(line: &Line<'_>, start: usize, mut states: Vec<(u32, bool)>, mut end: usize) -> Option<Candidate> {
    let mut best: Option<Candidate> = None;
    while !states.is_empty() {
        let meanings = ends_here(line.lexicon, &states, &line.words[start]);
        if !meanings.is_empty() {
            best = Some(Candidate { words: start..end, meanings });
        }
        states = line.step(&states, end);
        end += 1;
    }
    best
}

/// A person's forename and surname with a patronymic between them, which is not another than their own: “Владимир Владимирович Путин”.
fn across_patronymic(line: &Line<'_>, start: usize, states: &[(u32, bool)]) -> Option<Candidate> {
    let patronymic = line.words.get(start + 1).filter(|word| word.gap == Gap::Space && word.is_capitalised())?;
    let is_surname_behind = line.words.get(start + 2).is_some_and(|word| word.gap == Gap::Space);
    if states.is_empty() || !is_surname_behind || !folded(patronymic.text, is_patronymic) {
        return None;
    }
    let mut found = longest_from(line, start, line.step(states, start + 2), start + 3)?;
    let own = line.id(start + 1);
    found.meanings.retain(|meaning| meaning.entity.is_some_and(|person| line.lexicon.may_have_patronymic(person, own)));
    (!found.meanings.is_empty()).then_some(found)
}

/// What names end at these nodes, written as the text has the first word.
fn ends_here(lexicon: &Lexicon, states: &[(u32, bool)], first: &Word<'_>) -> Vec<Meaning> {
    let fits = |meaning: &&Meaning| match meaning.capitals {
        Capitals::Any => true,
        Capitals::First => first.may_begin_name(),
        Capitals::All => first.is_all_capitals(),
    };
    let all = states.iter().flat_map(|(node, exact)| {
        let inflected = !exact;
        lexicon.meanings(*node).filter(fits).map(move |meaning| Meaning { inflected, ..*meaning })
    });
    all.collect()
}
