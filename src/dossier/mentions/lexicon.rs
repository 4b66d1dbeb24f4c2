//! The lexicon: every name that running text may hold, word by word.
//!
//! One lexicon serves the texts of one language, since case endings are that language's. It is a trie of folded words: a text's capitalised
//! words are looked up in it, and most of them end the search at once. That finds whole words without a filter behind it, and costs less than an
//! automaton over characters, which has to look at every one of them.
//!
//! It is put together of a part for each entity, in the order of the entities; the next lexicon takes over the parts of those that have the same
//! names. So nothing is ever taken out of a trie, and what a lexicon finds does not hang on those that were before it.

#[cfg(test)]
mod content;

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::interner::{List, Lists};
use super::lookups::hash;
use super::meaning::{Capitals, Meaning};
use super::phrases::{Phrase, prepared_phrases};
use super::prepare::prepare;
use super::prepared::{Name, Prepared, SurnameForms};
use super::word_ids::WordIds;
use super::words::{Gap, primary};
use crate::dossier::{Dossier, EntityId};
use crate::gazetteer::Country;
use crate::inflection::Gender;

/// Which entity of before has the same names as one of now, if any.
pub(super) type Before<'a> = &'a (dyn Fn(EntityId) -> Option<EntityId> + Sync);

/// The names of a dossier in one language.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// The language of the texts, in small letters and without what narrows it: `de`.
    pub(super) language: String,
    /// What there is of each entity, in the order in which they were put together.
    parts: Vec<Arc<Prepared>>,
    /// Where that of each entity is, by its number.
    places: Vec<u32>,
    /// All phrases that are nobody's, and which of them are here.
    phrases: Arc<[Phrase]>,
    admitted: Vec<bool>,
    /// The words of all names, and those of each entity.
    numbers: WordIds,
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
    /// People of whom some name begins with the surname (Kim Jong Un), by that surname as the name has it.
    surname_first: FxHashSet<(EntityId, u32)>,
}

/// A surname of several words: “von der Leyen”, “al-Asad”.
#[derive(Debug)]
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
            let reuse = known.and_then(|(lexicon, before)| lexicon.part(before(*id)?));
            reuse.map_or_else(|| Arc::new(prepare(dossier.entity(*id), language, site_language)), Arc::clone)
        };
        let parts = entities.par_iter().with_min_len(64).map(part).collect();
        let phrases = known.map(|(lexicon, _)| Arc::clone(&lexicon.phrases));
        let phrases = phrases.unwrap_or_else(|| prepared_phrases(language, site_language));
        let countries = entities.iter().filter_map(|id| dossier.entity(*id).country).collect();
        let mut lexicon = Self { language: primary(language).to_ascii_lowercase(), parts, phrases, ..Self::default() };
        lexicon.places = vec![u32::MAX; dossier.entity_room()];
        for (place, id) in entities.iter().enumerate() {
            lexicon.places[id.index()] = place as u32;
        }
        lexicon.reserve(known.map(|(lexicon, _)| lexicon));
        lexicon.numbered(&entities, known).assembled(&entities, &countries)
    }

    /// Gives the words of all parts numbers, those that they had where it is known.
    fn numbered(mut self, entities: &[EntityId], known: Option<(&Self, Before<'_>)>) -> Self {
        let numbers = known.and_then(|(lexicon, _)| WordIds::after(&lexicon.numbers));
        let known = known.filter(|_| numbers.is_some());
        self.numbers = numbers.unwrap_or_else(|| {
            let mut numbers = WordIds::default();
            numbers.reserve(self.parts.iter().map(|part| &**part));
            numbers
        });
        for (id, part) in entities.iter().zip(&self.parts) {
            let before = known.and_then(|(lexicon, before)| lexicon.numbers.of(lexicon.place(before(*id)?)?));
            self.numbers.push(part, before);
        }
        self
    }

    /// Puts parts together: those of entities, then the phrases, without the names of these countries.
    fn assembled(mut self, entities: &[EntityId], countries: &FxHashSet<Country>) -> Self {
        let (parts, phrases) = (std::mem::take(&mut self.parts), Arc::clone(&self.phrases));
        let mut numbers = std::mem::take(&mut self.numbers);
        self.ends.push(List::EMPTY);
        self.called.push(Vec::new());
        self.make_room_for(numbers.len());
        for (at, (id, part)) in entities.iter().zip(&parts).enumerate() {
            self.add(Some(*id), part, numbers.of(at).unwrap_or_default());
        }
        for phrase in phrases.iter() {
            let has_word = |word: &str| numbers.word(hash(word), word).is_some();
            let admitted = phrase.country.is_none_or(|country| !countries.contains(&country))
                // Only what has a word of some name in it can hide that name.
                && phrase.prepared.plain_words().any(has_word);
            if admitted {
                let at = numbers.push(&phrase.prepared, None);
                self.make_room_for(numbers.len());
                self.add(None, &phrase.prepared, numbers.of(at).unwrap_or_default());
            }
            self.admitted.push(admitted);
        }
        Self { parts, numbers, ..self }
    }

    /// The part of an entity.
    pub(super) fn part(&self, entity: EntityId) -> Option<&Arc<Prepared>> {
        self.parts.get(self.place(entity)?)
    }

    fn place(&self, entity: EntityId) -> Option<usize> {
        self.places.get(entity.index()).map(|place| *place as usize)
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
        self.numbers.word(hash, folded)
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

    /// Whether some name begins with the folded word with this hash.
    pub(super) fn begins(&self, hash: u64, folded: &str) -> bool {
        self.word(hash, folded).is_some_and(|word| self.first(word).next().is_some())
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
        let here = self.place(entity).and_then(|place| Some((self.parts.get(place)?, self.numbers.of(place)?)));
        here.map(|(part, here)| part.own.of(here)).unwrap_or_default()
    }

    /// Whether a person is a man or a woman, if it is known.
    pub(super) fn gender(&self, person: EntityId) -> Option<Gender> {
        self.part(person)?.gender
    }

    /// Whether a person's forename may stand behind the surname that ends with this word, which is in no other case than the name has it.
    pub(super) fn has_surname_first(&self, person: EntityId, word: u32) -> bool {
        self.surname_first.contains(&(person, word))
    }

    /// Makes room for what the parts need: about what a `known` lexicon has, or as much as they can.
    fn reserve(&mut self, known: Option<&Self>) {
        let sum = |of: fn(&Prepared) -> usize| self.parts.iter().map(|part| of(part)).sum::<usize>();
        let forms = sum(|part| part.steps.iter().map(|step| step.forms.of(&part.numbers).len()).sum());
        let steps = sum(|part| part.steps.len());
        // The first words of names need no edges. Room that is empty makes the map no faster, and larger than a cache.
        self.edges.reserve(known.map_or(forms / 2, |known| known.edges.len() + known.edges.len() / 64));
        self.nodes.reserve(forms);
        self.ends.reserve(steps);
    }

    /// Makes room for so many words.
    fn make_room_for(&mut self, words: usize) {
        self.first.resize(words, List::EMPTY);
        self.surnames.resize(words, 0);
    }

    /// Adds what there is of an entity, or of nobody. `here` are the part's words by their numbers here.
    fn add(&mut self, entity: Option<EntityId>, part: &Prepared, here: &[u32]) {
        for name in &part.names {
            self.add_name(part, name, here, Meaning { entity, ..name.meaning });
        }
        let Some(id) = entity else { return };
        for surname in &part.surnames {
            self.add_surname(id, surname, here);
        }
        self.surname_first.extend(part.surname_first.of(here).iter().map(|word| (id, *word)));
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
