//! Looking for names in one text.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::asked::{self, Asking};
use super::attributed::is_source;
use super::lexicon::{Lexicon, LongSurname};
use super::meaning::{Capitals, Meaning, Scope};
use super::ordinary::{is_among_capitals, is_likelier_a_word, is_particle_or_stop_word};
use super::vocabulary::is_patronymic;
use super::web::addresses;
use super::words::{Gap, Word, folded, gap_behind, is_in_capitals, is_number_or_short, words_in};
use super::{Context, Found, Mention, behind, countries, surnames};
use crate::content::Kind;
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
    fn new(lexicon: &'a Lexicon, run: &'a Run, asking: &'a Asking) -> Self {
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
    fn range(&self, words: &Range<usize>) -> Range<usize> {
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

/// Finds the names in the running text of an entry, in order.
pub(super) fn scan(context: &Context<'_>, lexicon: &Lexicon) -> Found {
    let asking = Asking::about(context.entry.runs().map(|run| run.text.len()).sum());
    let mut mentions = Vec::new();
    // People named in full so far, for their surnames.
    let mut in_full: FxHashSet<EntityId> = FxHashSet::default();
    let mut ambiguous: FxHashMap<String, (usize, Range<usize>, Vec<EntityId>)> = FxHashMap::default();
    for (number, run) in context.entry.runs().enumerate() {
        let line = Line::new(lexicon, run, &asking);
        let words = &line.words;
        let mut candidates = candidates(&line);
        candidates.retain(|candidate| !countries::is_end_of_another(context, &line, candidate));
        let chosen = longest(candidates, words.len());
        let mut next = 0;
        let mut taken = 0;
        for (index, word) in words.iter().enumerate() {
            if index < taken {
                continue;
            }
            next += chosen[next..].iter().take_while(|candidate| candidate.words.start < index).count();
            let begins_here = chosen.get(next).filter(|candidate| candidate.words.start == index);
            if let Some(candidate) = begins_here.filter(|candidate| !is_bare_surname(&line, candidate)) {
                let range = line.range(&candidate.words);
                let meaning = decide(context, candidate, &run.text[range.clone()]);
                if let Some(meaning) = meaning.filter(|meaning| stands_alone(context, &line, candidate, meaning)) {
                    if let Some(entity) = meaning.entity {
                        in_full.insert(entity);
                        let is_organisation = context.dossier.entity(entity).kind == Kind::Organisation;
                        if !(is_organisation && is_source(context, &line, entity, &candidate.words)) {
                            mentions.push(Mention { entity, run: number, range, adjective: meaning.adjective });
                        }
                    }
                    taken = candidate.words.end;
                    continue;
                }
                // What could be two names in full, or is a part of a longer one, is not the surname at the end of one of them.
                if candidate.words.len() > 1 {
                    taken = candidate.words.end;
                    continue;
                }
            }
            // The last word of “Ki-moon” has no capital.
            let is_end_of_name = || word.gap == Gap::Hyphen && words[index - 1].is_capitalised();
            if !(word.is_capitalised() || is_end_of_name()) {
                continue;
            }
            let (start, outcome) = surnames::resolve(context, &line, &in_full, index);
            let range = words[start].range.start..word.range.end;
            match outcome {
                surnames::Outcome::One(entity) if start >= taken => {
                    mentions.push(Mention { entity, run: number, range, adjective: false });
                }
                surnames::Outcome::Several(people) => {
                    ambiguous.entry(fold(&run.text[range.clone()])).or_insert((number, range, people));
                }
                surnames::Outcome::One(_) | surnames::Outcome::Nobody => {}
            }
        }
    }
    let mut ambiguous: Vec<_> = ambiguous.into_values().collect();
    ambiguous.sort_by_key(|(run, range, _)| (*run, range.start));
    Found { mentions, ambiguous, asked: asking.finish() }
}

/// Every name that begins at any word; of those that begin at one word, the longest.
fn candidates(line: &Line<'_>) -> Vec<Candidate> {
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

/// Of names that overlap in a run of so many words, the longest; of those, the first. In the order in which they begin.
fn longest(mut candidates: Vec<Candidate>, words: usize) -> Vec<Candidate> {
    if candidates.len() > 1 {
        candidates.sort_by_key(|candidate| (std::cmp::Reverse(candidate.words.len()), candidate.words.start));
        let mut used = vec![false; words];
        candidates.retain(|candidate| {
            let words = &mut used[candidate.words.clone()];
            let is_free = !words.contains(&true);
            if is_free {
                words.fill(true);
            }
            is_free
        });
        candidates.sort_unstable_by_key(|candidate| candidate.words.start);
    }
    candidates
}

/// Whether a name is no more than a surname, with a title or without, that somebody else has too: it follows the rule for surnames, though a profile
/// has it as an alias.
fn is_bare_surname(line: &Line<'_>, candidate: &Candidate) -> bool {
    let last = candidate.words.end - 1;
    let holders = line.id(last).map(|id| line.lexicon.people_called(id)).unwrap_or_default();
    let is_one_of_several = |meaning: &Meaning| meaning.entity.is_some_and(|person| holders.contains(&person));
    holders.len() > 1
        && candidate.meanings.iter().all(is_one_of_several)
        && (candidate.words.start..last).all(|at| line.title(at).is_some())
}

/// Whether a name is whole where it was found: no piece of a longer name, and no piece of an ordinary phrase.
fn stands_alone(context: &Context<'_>, line: &Line<'_>, candidate: &Candidate, meaning: &Meaning) -> bool {
    let Some(entity) = meaning.entity else { return true };
    let Range { start, end } = candidate.words.clone();
    let first = &line.words[start];
    // “J. Austin” in “Lloyd J. Austin”.
    if surnames::is_initial(first) && !surnames::may_stand_before(context, line, entity, start) {
        return false;
    }
    let is_person = line.lexicon.is_person(entity);
    if end - start == 1 && !is_name_of_one_word(context, line, (entity, is_person), (start, meaning)) {
        return false;
    }
    if surnames::has_title_of_another(line, entity, start) {
        return false;
    }
    // “Robert Wilson” in “Robert Wilson Shufeldt”, who is another Robert.
    let goes_on = line.words.get(end).is_some_and(|next| next.gap == Gap::Space && next.is_capitalised());
    let others = line.id(end).filter(|_| goes_on).map(|id| line.lexicon.people_called(id)).unwrap_or_default();
    let is_namesake = |other: &EntityId| line.id(start).is_some_and(|id| line.lexicon.is_own_word(*other, id));
    if end - start > 1 && !others.contains(&entity) && others.iter().any(is_namesake) {
        return false;
    }
    if is_person && behind::is_of_another(context, line, entity, (&candidate.words, end - start > 1)) {
        return false;
    }
    if context.dossier.entity(entity).country.is_some() && countries::is_none(context, line, &candidate.words, meaning)
    {
        return false;
    }
    match meaning.scope {
        Scope::Anywhere | Scope::IfListed => true,
        Scope::Epithet => !is_phrase(context, line, candidate, entity),
    }
}

/// Whether a word that is a name, of somebody or something, is that name where it stands.
fn is_name_of_one_word(
    context: &Context<'_>,
    line: &Line<'_>,
    (entity, is_person): (EntityId, bool),
    (at, meaning): (usize, &Meaning),
) -> bool {
    if meaning.capitals == Capitals::All {
        // “LET US DOWN”
        let word = line.words[at].text;
        return !(is_among_capitals(&line.words, at) && is_particle_or_stop_word(word, &line.lexicon.language));
    }
    let is_number = is_person && line.is_number_or_short(at);
    !is_number && !is_likelier_a_word(context, line, &[entity], at)
}

/// Whether an epithet is an ordinary phrase here: the text has its words with small letters too, or more of it stands in front (“National Security
/// Affairs”). Where the front matter names the person, only the latter says so, and not at the beginning of a sentence, where any word has a capital.
fn is_phrase(context: &Context<'_>, line: &Line<'_>, candidate: &Candidate, entity: EntityId) -> bool {
    let start = candidate.words.start;
    let is_piece = !surnames::may_follow(context, line, entity, start);
    let mut words = line.words[candidate.words.clone()].iter();
    if context.named.contains(&entity) {
        is_piece && !surnames::begins_sentence(&line.words, start - 1)
    } else {
        is_piece || words.all(|word| context.small.have(word.text))
    }
}

/// Of entities of one kind that have a name, a title outranks an alias. What is of several kinds could be either.
fn retain_titles(context: &Context<'_>, meanings: &mut Vec<&Meaning>) {
    let kind = |meaning: &&Meaning| meaning.entity.map(|id| context.dossier.entity(id).kind);
    let first = meanings.first().copied();
    let of_one = meanings.iter().all(|meaning| Some(meaning.entity) == first.map(|first| first.entity));
    let of_one_kind = meanings.iter().all(|meaning| kind(meaning) == first.as_ref().and_then(kind));
    if let Some(highest) = meanings.iter().map(|meaning| meaning.rank).min().filter(|_| of_one_kind && !of_one) {
        meanings.retain(|meaning| meaning.rank == highest);
    }
}

/// Whom a name means here; nothing where it could be several, or where it may not be matched.
fn decide(context: &Context<'_>, candidate: &Candidate, written: &str) -> Option<Meaning> {
    if context.is_unlinked(written) {
        return None;
    }
    let allowed = candidate.meanings.iter().filter(|meaning| match meaning.entity {
        Some(entity) => meaning.scope != Scope::IfListed || context.named.contains(&entity),
        None => true,
    });
    let mut allowed: Vec<&Meaning> = allowed.collect();
    // What is nobody's in general may be somebody's here.
    if allowed.iter().any(|meaning| meaning.entity.is_some()) {
        allowed.retain(|meaning| meaning.entity.is_some());
    }
    // The name itself wins over a form of another name.
    let exact: Vec<&Meaning> = allowed.iter().filter(|meaning| !meaning.inflected).copied().collect();
    let mut best = if exact.is_empty() { allowed } else { exact };
    retain_titles(context, &mut best);
    let first = **best.first()?;
    let one = best.iter().all(|meaning| meaning.entity == first.entity);
    // A noun says more than the adjective that is written like it.
    let noun = best.iter().find(|meaning| !meaning.adjective).map(|meaning| **meaning);
    one.then_some(noun.unwrap_or(first))
}
