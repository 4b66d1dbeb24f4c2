//! The lexicon: every name that running text may hold, word by word.
//!
//! One lexicon serves the texts of one language, since case endings are that language's. It is a trie of folded words: a text's capitalised
//! words are looked up in it, and most of them end the search at once. That finds whole words without a filter behind it, and costs less than an
//! automaton over characters, which has to look at every one of them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::called::{self, Surname, all_names, is_epithet, surnames, unlinked};
use super::meaning::{Capitals, Meaning, Scope};
use super::phrases::{NOBODY, phrase_forms, phrases};
use super::vocabulary::is_patronymic;
use super::words::{Gap, gap_behind, primary, words};
use crate::content::Kind;
use crate::dossier::{Dossier, EntityId};
use crate::gazetteer::{Country, NameKind};
use crate::inflection::{Gender, Part, forms, name_forms};
use crate::text::fold;

/// The names of a dossier in one language.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// The language of the texts, in small letters and without what narrows it: `de`.
    pub(super) language: String,
    words: FxHashMap<String, u32>,
    /// From a node, over a gap and a word, to other nodes; and whether the word is in the form that the name has.
    edges: FxHashMap<(u32, Gap, u32), Vec<(u32, bool)>>,
    /// What ends at a node.
    ends: Vec<Vec<Meaning>>,
    /// Folded first words of names that begin with a small letter.
    small: FxHashSet<u32>,
    /// People by any form of their surname.
    surnames: FxHashMap<u32, Vec<EntityId>>,
    /// People by any form of the last word of a surname that has several.
    long_surnames: FxHashMap<u32, Vec<LongSurname>>,
    /// The words of each person's names, in all forms: their own forenames.
    own: FxHashMap<EntityId, FxHashSet<u32>>,
    /// Men and women, as far as it is known.
    genders: FxHashMap<EntityId, Gender>,
    /// People of whom some name has a patronymic.
    with_patronymic: FxHashSet<EntityId>,
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
    /// The lexicon of a dossier for texts in `language`, a BCP 47 tag; `site_language` is the language of the site.
    pub(super) fn new(dossier: &Dossier, language: &str, site_language: &str) -> Self {
        let mut lexicon = Self::empty(language);
        lexicon.add(dossier, dossier.entity_ids(), language, site_language);
        lexicon.add_phrases(dossier, site_language);
        lexicon
    }

    /// The lexicon of some entities of a dossier, and of nothing else.
    pub(super) fn of(dossier: &Dossier, entities: &[EntityId], language: &str, site_language: &str) -> Self {
        let mut lexicon = Self::empty(language);
        lexicon.add(dossier, entities.iter().copied(), language, site_language);
        lexicon
    }

    fn empty(language: &str) -> Self {
        Self { language: primary(language).to_ascii_lowercase(), ends: vec![Vec::new()], ..Self::default() }
    }

    fn add(
        &mut self,
        dossier: &Dossier,
        entities: impl Iterator<Item = EntityId>,
        language: &str,
        site_language: &str,
    ) {
        for id in entities {
            let entity = dossier.entity(id);
            match entity.kind {
                Kind::Person => self.add_person(dossier, id, language),
                Kind::Organisation => self.add_organisation(dossier, id),
                Kind::Country => self.add_country(dossier, id, site_language),
                Kind::Tag => {}
            }
        }
    }

    /// The number of a folded word, if any name has it in any spelling.
    pub(super) fn word(&self, folded: &str) -> Option<u32> {
        self.words.get(folded).copied()
    }

    /// The words, folded, of which a text has to hold one to hold any of these names: the first words of names, and
    /// the last of surnames.
    pub(super) fn beginnings(&self) -> impl Iterator<Item = &str> {
        let first = self.edges.keys().filter(|(node, ..)| *node == Self::ROOT).map(|(_, _, word)| *word);
        let surnames = self.surnames.keys().chain(self.long_surnames.keys()).copied();
        let known: FxHashSet<u32> = first.chain(surnames).collect();
        self.words.iter().filter(move |(_, id)| known.contains(id)).map(|(word, _)| word.as_str())
    }

    /// Whether any name begins with a small letter, so that words without a capital have to be looked up too.
    pub(super) fn has_small_names(&self) -> bool {
        !self.small.is_empty()
    }

    /// Whether some name begins with this word in small letters.
    pub(super) fn begins_small(&self, word: u32) -> bool {
        self.small.contains(&word)
    }

    /// The root, from which every name begins.
    pub(super) const ROOT: u32 = 0;

    /// Where a word leads.
    pub(super) fn next(&self, node: u32, gap: Gap, word: u32) -> &[(u32, bool)] {
        self.edges.get(&(node, gap, word)).map(Vec::as_slice).unwrap_or_default()
    }

    /// What ends at a node.
    pub(super) fn meanings(&self, node: u32) -> &[Meaning] {
        &self.ends[node as usize]
    }

    /// The people with a surname.
    pub(super) fn people_called(&self, word: u32) -> &[EntityId] {
        self.surnames.get(&word).map(Vec::as_slice).unwrap_or_default()
    }

    /// The surnames of several words that end with this one.
    pub(super) fn long_surnames(&self, word: u32) -> &[LongSurname] {
        self.long_surnames.get(&word).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether an entity is a person who may have this patronymic: none is known, or it is theirs.
    pub(super) fn may_have_patronymic(&self, entity: EntityId, word: Option<u32>) -> bool {
        let is_own = || word.is_some_and(|word| self.is_own_word(entity, word));
        self.is_person(entity) && (!self.with_patronymic.contains(&entity) || is_own())
    }

    /// Whether an entity is a person.
    pub(super) fn is_person(&self, entity: EntityId) -> bool {
        self.own.contains_key(&entity)
    }

    /// Whether a word is part of a person's own names.
    pub(super) fn is_own_word(&self, person: EntityId, word: u32) -> bool {
        self.own.get(&person).is_some_and(|own| own.contains(&word))
    }

    /// Whether a person is a man or a woman, if it is known.
    pub(super) fn gender(&self, person: EntityId) -> Option<Gender> {
        self.genders.get(&person).copied()
    }

    /// Whether a person's forename may stand behind the surname that ends with this word, which is in no other case than the name has it.
    pub(super) fn has_surname_first(&self, person: EntityId, word: u32) -> bool {
        self.surname_first.contains(&(person, word))
    }

    fn add_person(&mut self, dossier: &Dossier, id: EntityId, language: &str) {
        let entity = dossier.entity(id);
        let profile = entity.profile();
        let gender = profile.and_then(|profile| Gender::from_key(profile.gender.as_deref()?));
        if let Some(known) = called::gender(dossier, id, language) {
            self.genders.insert(id, known);
        }
        let unlinked = unlinked(dossier, id);
        for name in all_names(dossier, id) {
            let single = words(&name).len() < 2;
            // Without a profile nobody said that one word is safe to match.
            if unlinked.contains(&fold(&name)) || (single && profile.is_none()) {
                continue;
            }
            let scope = if is_epithet(&entity.name, &name) { Scope::Epithet } else { Scope::Anywhere };
            self.insert(&name, &inflected(&name, gender, language), Meaning { scope, ..meaning(id, &name) });
            if let Some(turned) = name.split_once(", ").map(|(last, first)| format!("{first} {last}")) {
                self.insert(&turned, &plain_forms(&turned), meaning(id, &turned));
            }
            if name.split_whitespace().rev().skip(1).any(|word| is_patronymic(&fold(word))) {
                self.with_patronymic.insert(id);
            }
            for forms in inflected(&name, gender, language) {
                for form in forms {
                    let word = self.word_id(&fold(&form));
                    self.own.entry(id).or_default().insert(word);
                }
            }
        }
        let names = all_names(dossier, id);
        for Surname { text, forms } in surnames(dossier, id, gender, language) {
            if begins_some(&text, &names) {
                let last = words(&text).last().map(|word| self.word_id(&fold(word.text)));
                self.surname_first.extend(last.map(|word| (id, word)));
            }
            if unlinked.contains(&fold(&text)) {
                continue;
            }
            let by_word = if words(&text).len() > 1 { inflected(&text, gender, language) } else { vec![forms] };
            self.add_surname(id, &text, by_word);
        }
    }

    /// Adds a surname: for each of its words, all forms.
    fn add_surname(&mut self, id: EntityId, text: &str, mut by_word: Vec<Vec<String>>) {
        let gaps: Vec<Gap> = words(text).iter().skip(1).map(|word| word.gap).collect();
        let last = by_word.pop().unwrap_or_default();
        let before = by_word.iter().zip(gaps).map(|(forms, gap)| (self.word_ids(forms), gap)).rev();
        let before: Vec<(Vec<u32>, Gap)> = before.collect();
        for word in self.word_ids(&last) {
            if before.is_empty() {
                let holders = self.surnames.entry(word).or_default();
                if !holders.contains(&id) {
                    holders.push(id);
                }
            } else {
                let surname = LongSurname { person: id, before: before.clone() };
                self.long_surnames.entry(word).or_default().push(surname);
            }
        }
    }

    fn word_ids(&mut self, forms: &[String]) -> Vec<u32> {
        forms.iter().map(|form| self.word_id(&fold(form))).collect()
    }

    fn add_organisation(&mut self, dossier: &Dossier, id: EntityId) {
        let unlinked = unlinked(dossier, id);
        let has_profile = dossier.entity(id).profile.is_some();
        for name in all_names(dossier, id) {
            if !unlinked.contains(&fold(&name)) && (has_profile || words(&name).len() > 1) {
                self.insert(&name, &plain_forms(&name), meaning(id, &name));
            }
        }
    }

    fn add_country(&mut self, dossier: &Dossier, id: EntityId, site_language: &str) {
        let Some(country) = dossier.entity(id).country else { return };
        let unlinked = unlinked(dossier, id);
        for name in all_names(dossier, id) {
            if !unlinked.contains(&fold(&name)) {
                // An alias that the gazetteer knows as an adjective is one, whoever wrote it.
                let adjective = Country::from_adjective(&name) == Some(country);
                // A name that is also something else stays so, whoever wrote it down.
                let ambiguous = country.names().any(|known| known.ambiguous && fold(known.text) == fold(&name));
                let scope = scope_of_country(ambiguous);
                self.insert(&name, &plain_forms(&name), Meaning { adjective, scope, ..meaning(id, &name) });
            }
        }
        let languages = [self.language.clone(), primary(site_language).to_ascii_lowercase(), "en".to_owned()];
        for name in country.names().filter(|name| languages.iter().any(|it| it == primary(name.language))) {
            if unlinked.contains(&fold(name.text)) {
                continue;
            }
            let adjective = name.kind == NameKind::Adjective;
            let own_language = primary(name.language) == self.language;
            let forms = if own_language && !adjective && name.kind != NameKind::Abbreviation {
                country_forms(name.text, &self.language)
            } else {
                plain_forms(name.text)
            };
            let meaning = Meaning { adjective, scope: scope_of_country(name.ambiguous), ..meaning(id, name.text) };
            self.insert(name.text, &forms, meaning);
        }
    }

    /// Adds what is nobody's, after all that is somebody's: only what has a word of some name in it can hide that name.
    fn add_phrases(&mut self, dossier: &Dossier, site_language: &str) {
        let known: FxHashSet<Country> = dossier.entity_ids().filter_map(|id| dossier.entity(id).country).collect();
        let language = self.language.clone();
        let mut languages = vec![language.as_str(), primary(site_language), "en"];
        languages.dedup();
        for (phrase, own) in phrases(&languages, |country| known.contains(&country)) {
            if words(phrase).iter().any(|word| self.word(&fold(word.text)).is_some()) {
                let forms = if own { phrase_forms(phrase, &language) } else { plain_forms(phrase) };
                self.insert(phrase, &forms, NOBODY);
            }
        }
    }

    /// Adds a name: for each of its words, all forms, of which the first is the name's own.
    fn insert(&mut self, name: &str, forms: &[Vec<String>], meaning: Meaning) {
        let parts = words(name);
        if parts.is_empty() || parts.len() != forms.len() {
            return;
        }
        let mut node = Self::ROOT;
        for (index, (part, forms)) in parts.iter().zip(forms).enumerate() {
            let gap = if index == 0 { Gap::Break } else { gap_behind(&parts[index - 1], part) };
            let own = self.word_id(&fold(part.text));
            if index == 0 && meaning.capitals == Capitals::Any {
                self.small.insert(own);
            }
            let existing = self.next(node, gap, own).iter().find(|(_, exact)| *exact).map(|(next, _)| *next);
            let next = existing.unwrap_or_else(|| {
                self.ends.push(Vec::new());
                self.ends.len() as u32 - 1
            });
            self.link((node, gap, own), next, true);
            for form in forms {
                let word = self.word_id(&fold(form));
                if word != own {
                    self.link((node, gap, word), next, false);
                }
            }
            node = next;
        }
        let ends = &mut self.ends[node as usize];
        if !ends.contains(&meaning) {
            ends.push(meaning);
        }
    }

    fn link(&mut self, edge: (u32, Gap, u32), next: u32, exact: bool) {
        let nodes = self.edges.entry(edge).or_default();
        if !nodes.iter().any(|(node, _)| *node == next) {
            nodes.push((next, exact));
        }
    }

    fn word_id(&mut self, folded: &str) -> u32 {
        if let Some(id) = self.words.get(folded) {
            return *id;
        }
        let id = self.words.len() as u32;
        self.words.insert(folded.to_owned(), id);
        id
    }
}

/// A full name of an entity.
fn meaning(entity: EntityId, name: &str) -> Meaning {
    let first = words(name).into_iter().next();
    let capitals = match first {
        Some(word) if word.is_all_capitals() => Capitals::All,
        Some(word) if word.may_begin_name() => Capitals::First,
        _ => Capitals::Any,
    };
    Meaning { entity: Some(entity), capitals, adjective: false, scope: Scope::Anywhere, inflected: false }
}

/// Whether one of a person's names goes on behind the surname. One with a comma is turned round for a register.
fn begins_some(surname: &str, names: &[String]) -> bool {
    let surname = fold(surname);
    names.iter().filter(|name| !name.contains(',')).any(|name| {
        let name = fold(name);
        name.strip_prefix(&surname).is_some_and(|rest| rest.starts_with(' '))
    })
}

/// Where a country's name counts that may be something else too.
fn scope_of_country(ambiguous: bool) -> Scope {
    if ambiguous { Scope::IfListed } else { Scope::Anywhere }
}

/// Every word of a name in its own form alone.
fn plain_forms(name: &str) -> Vec<Vec<String>> {
    words(name).into_iter().map(|word| vec![word.text.to_owned()]).collect()
}

/// Every word of a person's name in all its forms.
fn inflected(name: &str, gender: Option<Gender>, language: &str) -> Vec<Vec<String>> {
    let by_space = name_forms(name, gender, language);
    let plain = plain_forms(name);
    // Names with hyphens or initials have more words here than spaces: they stay as they are.
    if by_space.len() == plain.len() { by_space } else { plain }
}

/// A country of one word in all its forms.
fn country_forms(name: &str, language: &str) -> Vec<Vec<String>> {
    let plain = plain_forms(name);
    if plain.len() == 1 { vec![forms(name, Part::Country, None, language)] } else { plain }
}
