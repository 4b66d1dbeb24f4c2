//! The lexicon: every name that running text may hold, word by word.
//!
//! One lexicon serves the texts of one language, since case endings are that language's. It is a trie of folded words: a text's capitalised
//! words are looked up in it, and most of them end the search at once. That finds whole words without a filter behind it, and costs less than an
//! automaton over characters, which has to look at every one of them.
//!
//! It is put together of a part for each entity, in the order of the entities; the next lexicon takes over the parts of those that have the same
//! names. So nothing is ever taken out of a trie, and what a lexicon finds does not hang on those that were before it.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::meaning::{Capitals, Meaning};
use super::numbered::{List, Lists, Numbered};
use super::phrases::{Phrase, prepared_phrases};
use super::prepare::prepare;
use super::prepared::{Name, Prepared, SurnameForms};
use super::words::{Gap, primary};
use crate::dossier::{Dossier, EntityId};
use crate::gazetteer::Country;
use crate::inflection::Gender;

/// Which entity of before has the same names as one of now, if any.
pub(super) type Before<'a> = &'a (dyn Fn(EntityId) -> Option<EntityId> + Sync);

/// The names of a dossier in one language.
#[derive(Debug, Default)]
#[cfg_attr(test, derive(PartialEq))]
pub(super) struct Lexicon {
    /// The language of the texts, in small letters and without what narrows it: `de`.
    pub(super) language: String,
    /// What there is of each entity.
    parts: Vec<Arc<Prepared>>,
    /// All phrases that are nobody's, and which of them are here.
    phrases: Arc<[Phrase]>,
    admitted: Vec<bool>,
    words: Numbered,
    /// From the root, by its first word, to other nodes: as below.
    first: Vec<List>,
    /// From a node, over a gap and a word, to other nodes; and whether the word is in the form that the name has.
    edges: FxHashMap<(u32, Gap, u32), List>,
    nodes: Lists<(u32, bool)>,
    /// What ends at a node.
    ends: Vec<List>,
    meanings: Lists<Meaning>,
    /// Folded first words of names that begin with a small letter.
    small: FxHashSet<u32>,
    /// By word, the place in `called` of those who have it as a form of their surname; 0 where nobody has.
    surnames: Vec<u32>,
    /// People with the same form of a surname, behind nobody.
    called: Vec<Vec<EntityId>>,
    /// People by any form of the last word of a surname that has several.
    long_surnames: FxHashMap<u32, Vec<Arc<LongSurname>>>,
    /// The words of each person's names, in all forms, their own forenames: of all entities, and where those of each end.
    own: Vec<u32>,
    own_ends: Vec<usize>,
    /// People of whom some name begins with the surname (Kim Jong Un), by that surname as the name has it.
    surname_first: FxHashSet<(EntityId, u32)>,
}

/// A surname of several words: “von der Leyen”, “al-Asad”.
#[derive(Debug)]
#[cfg_attr(test, derive(PartialEq))]
pub(super) struct LongSurname {
    /// Whose.
    pub(super) person: EntityId,
    /// What stands in front of its last word, the nearest first: all forms of the word, and the gap behind it.
    pub(super) before: Vec<(Vec<u32>, Gap)>,
}

impl Lexicon {
    /// The lexicon of a dossier for texts in `language`, a BCP 47 tag; `site_language` is the language of the site. Parts are taken over from the
    /// `known` one, which is for the same two languages.
    pub(super) fn new(
        dossier: &Dossier,
        language: &str,
        site_language: &str,
        known: Option<(&Self, Before<'_>)>,
    ) -> Self {
        let entities: Vec<EntityId> = dossier.entity_ids().collect();
        let part = |id: &EntityId| {
            let kept = known.and_then(|(lexicon, before)| lexicon.part(before(*id)?));
            kept.map_or_else(|| Arc::new(prepare(dossier.entity(*id), language, site_language)), Arc::clone)
        };
        let parts = entities.par_iter().with_min_len(64).map(part).collect();
        let phrases = known.map(|(lexicon, _)| Arc::clone(&lexicon.phrases));
        let phrases = phrases.unwrap_or_else(|| prepared_phrases(language, site_language));
        let countries = entities.iter().filter_map(|id| dossier.entity(*id).country).collect();
        let lexicon = Self { language: primary(language).to_ascii_lowercase(), parts, phrases, ..Self::default() };
        lexicon.assembled(&entities, &countries, known.map(|(lexicon, _)| lexicon))
    }

    /// Puts parts together: those of entities, then the phrases, without the names of these countries. It will be about as large as a `known` one.
    fn assembled(mut self, entities: &[EntityId], countries: &FxHashSet<Country>, known: Option<&Self>) -> Self {
        let (parts, phrases) = (std::mem::take(&mut self.parts), Arc::clone(&self.phrases));
        self.ends.push(List::EMPTY);
        self.called.push(Vec::new());
        self.reserve(&parts, known);
        let mut room = <(Vec<u32>, Vec<u32>)>::default();
        for (id, part) in entities.iter().zip(&parts) {
            self.add(Some(*id), part, &mut room);
        }
        for phrase in phrases.iter() {
            let admitted = phrase.country.is_none_or(|country| !countries.contains(&country))
                // Only what has a word of some name in it can hide that name.
                && phrase.prepared.plain_words().any(|word| self.has_word(word));
            if admitted {
                self.add(None, &phrase.prepared, &mut room);
            }
            self.admitted.push(admitted);
        }
        Self { parts, ..self }
    }

    /// The part of an entity.
    pub(super) fn part(&self, entity: EntityId) -> Option<&Arc<Prepared>> {
        self.parts.get(entity.index())
    }

    /// Of how many entities it is.
    pub(super) fn len(&self) -> usize {
        self.parts.len()
    }

    /// The phrases that are in one of two lexicons for the same language, and not in the other.
    pub(super) fn other_phrases<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a Prepared> {
        let admitted = self.admitted.iter().zip(&other.admitted);
        let differ = self.phrases.iter().zip(admitted).filter(|(_, (here, there))| here != there);
        differ.map(|(phrase, _)| &phrase.prepared)
    }

    /// The number of a folded word with this hash, if any name has it in any spelling.
    pub(super) fn word(&self, hash: u64, folded: &str) -> Option<u32> {
        self.words.get(hash, folded)
    }

    fn has_word(&self, folded: &str) -> bool {
        self.word(super::asked::hash(folded), folded).is_some()
    }

    /// Whether any name begins with a small letter, so that words without a capital have to be looked up too.
    pub(super) fn has_small_names(&self) -> bool {
        !self.small.is_empty()
    }

    /// Whether some name begins with this word in small letters.
    pub(super) fn begins_small(&self, word: u32) -> bool {
        self.small.contains(&word)
    }

    /// Where a word leads that a name begins with.
    pub(super) fn first(&self, word: u32) -> impl Iterator<Item = &(u32, bool)> {
        self.nodes.of(self.first.get(word as usize).copied().unwrap_or(List::EMPTY))
    }

    /// Where a word leads behind others.
    pub(super) fn next(&self, node: u32, gap: Gap, word: u32) -> impl Iterator<Item = &(u32, bool)> {
        self.nodes.of(self.edges.get(&(node, gap, word)).copied().unwrap_or(List::EMPTY))
    }

    /// What ends at a node.
    pub(super) fn meanings(&self, node: u32) -> impl Iterator<Item = &Meaning> {
        self.meanings.of(self.ends[node as usize])
    }

    /// The people with a surname.
    pub(super) fn people_called(&self, word: u32) -> &[EntityId] {
        let place = self.surnames.get(word as usize).copied().unwrap_or_default();
        self.called.get(place as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// The surnames of several words that end with this one.
    pub(super) fn long_surnames(&self, word: u32) -> &[Arc<LongSurname>] {
        self.long_surnames.get(&word).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether an entity is a person who may have this patronymic: none is known, or it is theirs.
    pub(super) fn may_have_patronymic(&self, entity: EntityId, word: Option<u32>) -> bool {
        let is_own = || word.is_some_and(|word| self.is_own_word(entity, word));
        let has_another = || self.part(entity).is_some_and(|part| part.has_patronymic);
        self.is_person(entity) && (!has_another() || is_own())
    }

    /// Whether an entity is a person.
    pub(super) fn is_person(&self, entity: EntityId) -> bool {
        !self.own_words(entity).is_empty()
    }

    /// Whether a word is part of a person's own names.
    pub(super) fn is_own_word(&self, person: EntityId, word: u32) -> bool {
        self.own_words(person).contains(&word)
    }

    /// The words of a person's own names.
    fn own_words(&self, entity: EntityId) -> &[u32] {
        let at = entity.index();
        let start = at.checked_sub(1).map_or(Some(0), |before| self.own_ends.get(before).copied());
        let range = start.zip(self.own_ends.get(at)).map(|(start, end)| start..*end);
        range.and_then(|range| self.own.get(range)).unwrap_or_default()
    }

    /// Whether a person is a man or a woman, if it is known.
    pub(super) fn gender(&self, person: EntityId) -> Option<Gender> {
        self.part(person)?.gender
    }

    /// Whether a person's forename may stand behind the surname that ends with this word, which is in no other case than the name has it.
    pub(super) fn has_surname_first(&self, person: EntityId, word: u32) -> bool {
        self.surname_first.contains(&(person, word))
    }

    /// Makes room for what these parts will need, or for a little more than there is in a lexicon that is much the same.
    fn reserve(&mut self, parts: &[Arc<Prepared>], known: Option<&Self>) {
        let sum = |of: fn(&Prepared) -> usize| parts.iter().map(|part| of(part)).sum::<usize>();
        let more = |than: usize| than + than / 64 + 64;
        let [words, edges, nodes, ends, own] = known.map_or_else(
            || {
                let forms = sum(|part| part.steps.iter().map(|step| step.forms.of(&part.numbers).len()).sum());
                // Many words are those of several entities, and the first words of names need no edges.
                let words = sum(|part| part.words.len()) / 2;
                [words, forms / 2, forms, sum(|part| part.steps.len()), sum(|part| part.own.of(&part.numbers).len())]
            },
            |known| {
                let words = known.words.words.len();
                [words, known.edges.len(), known.nodes.len(), known.ends.len(), known.own.len()].map(more)
            },
        );
        self.words.reserve(words);
        self.first.reserve(words);
        self.surnames.reserve(words);
        self.edges.reserve(edges);
        self.nodes.reserve(nodes);
        self.ends.reserve(ends);
        self.own.reserve(own);
        self.own_ends.reserve(parts.len());
    }

    /// Adds what there is of an entity, or of nobody. `room` is for the numbers that words have here.
    fn add(&mut self, entity: Option<EntityId>, part: &Prepared, room: &mut (Vec<u32>, Vec<u32>)) {
        let (numbers, here) = room;
        numbers.clear();
        numbers.extend(part.words.all().map(|word| self.words.number(word)));
        here.clear();
        here.extend(part.numbers.iter().map(|word| numbers[*word as usize]));
        self.first.resize(self.words.words.len(), List::EMPTY);
        self.surnames.resize(self.words.words.len(), 0);
        for name in &part.names {
            self.add_name(part, name, here, Meaning { entity, ..name.meaning });
        }
        let Some(id) = entity else { return };
        self.own.extend(part.own.of(here));
        self.own_ends.push(self.own.len());
        for surname in &part.surnames {
            self.add_surname(id, surname, here);
        }
        self.surname_first.extend(part.surname_first.iter().map(|word| (id, numbers[*word as usize])));
    }

    /// Adds a name, of which the first form of each word is its own. `here` are the part's words by their numbers here.
    fn add_name(&mut self, part: &Prepared, name: &Name, here: &[u32], meaning: Meaning) {
        /// The root, to which nothing leads.
        const ROOT: u32 = 0;
        let mut node = ROOT;
        for (index, step) in name.steps.of(&part.steps).iter().enumerate() {
            let Some((own, others)) = step.forms.of(here).split_first() else { return };
            if index == 0 && meaning.capitals == Capitals::Any {
                self.small.insert(*own);
            }
            let list = edge(&mut self.first, &mut self.edges, index, (node, step.gap, *own));
            let existing = self.nodes.of(*list).find(|(_, exact)| *exact).map(|(next, _)| *next);
            let next = existing.unwrap_or_else(|| {
                let new = self.ends.len() as u32;
                self.ends.push(List::EMPTY);
                self.nodes.push(list, (new, true));
                new
            });
            for word in others {
                let list = edge(&mut self.first, &mut self.edges, index, (node, step.gap, *word));
                if !self.nodes.of(*list).any(|(known, _)| *known == next) {
                    self.nodes.push(list, (next, false));
                }
            }
            node = next;
        }
        let ends = &mut self.ends[node as usize];
        if !self.meanings.of(*ends).any(|known| *known == meaning) {
            self.meanings.push(ends, meaning);
        }
    }

    /// Adds a surname of a person, whose surnames are added one after the other.
    fn add_surname(&mut self, person: EntityId, surname: &SurnameForms, here: &[u32]) {
        let last = surname.last.of(here);
        if surname.before.is_empty() {
            for word in last {
                let place = &mut self.surnames[*word as usize];
                if *place == 0 {
                    *place = self.called.len() as u32;
                    self.called.push(Vec::new());
                }
                let holders = &mut self.called[*place as usize];
                if holders.last() != Some(&person) {
                    holders.push(person);
                }
            }
            return;
        }
        let before = surname.before.iter().map(|(forms, gap)| (forms.of(here).to_vec(), *gap)).collect();
        let long = Arc::new(LongSurname { person, before });
        for word in last {
            self.long_surnames.entry(*word).or_default().push(Arc::clone(&long));
        }
    }
}

/// The list of an edge, to be added to: of one for the word at `index` of a name.
fn edge<'a>(
    first: &'a mut [List],
    edges: &'a mut FxHashMap<(u32, Gap, u32), List>,
    index: usize,
    (node, gap, word): (u32, Gap, u32),
) -> &'a mut List {
    if index == 0 { &mut first[word as usize] } else { edges.entry((node, gap, word)).or_insert(List::EMPTY) }
}
