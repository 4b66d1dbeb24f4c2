//! Reuse of the mentions found for an earlier dossier: those of texts in which no name of anybody new, gone or renamed can stand.
//!
//! Each build assigns new ids, so reused mentions are translated.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::lexicon::Lexicon;
use super::lexicons::{Lexicons, language_of};
use super::prepared::Clue;
use super::{Mention, Mentions, subjects};
use crate::content::{Entry, Kind};
use crate::dossier::{Dossier, Entity, EntityId, Target};
use crate::gazetteer::Country;
use crate::redaction::Redacted;

/// Beyond so many changed names it is no more work to read every text.
const MANY: usize = 1000;

/// A dossier before, as seen from the one now.
pub(super) struct Reuse<'a> {
    before: &'a Dossier,
    lexicons: &'a Lexicons,
    /// The entities of before that are the same now, by their old number; `None` where one is gone or another.
    now: Vec<Option<EntityId>>,
    /// The entities of before that those of now are, in the order of now.
    then: Vec<Option<EntityId>>,
    /// Whether all of them have the numbers that they had.
    in_place: bool,
    /// Those of before that are gone or another now.
    gone: Vec<EntityId>,
    /// Those of now that are new or another.
    new: Vec<EntityId>,
    /// By language, what a text has to hold to be read again; `None`: every text is.
    clues: FxHashMap<String, Option<Vec<Clue>>>,
    /// The entity that each profile was about before, by the path of its file.
    subjects: FxHashMap<Arc<str>, EntityId>,
}

/// By what an entity is known again.
#[derive(PartialEq, Eq, Hash)]
enum Identity<'a> {
    Profile(&'a str),
    Country(Country),
    Name(Kind, &'a str),
}

fn identity(entity: &Entity) -> Identity<'_> {
    match (&entity.profile, entity.country) {
        (Some(profile), _) => Identity::Profile(&profile.source.path),
        (None, Some(country)) => Identity::Country(country),
        (None, None) => Identity::Name(entity.kind, &entity.name),
    }
}

/// Whether two entities have the same names.
fn same_names(a: &Entity, b: &Entity) -> bool {
    let profiles = match (&a.profile, &b.profile) {
        (Some(old), Some(new)) => old.is(new) || (old.common == new.common && a.profile() == b.profile()),
        (None, None) => true,
        _ => false,
    };
    profiles && a.kind == b.kind && a.name == b.name && a.country == b.country
}

impl<'a> Reuse<'a> {
    /// Compares the names of two dossiers; nothing where the one before was not looked through, or in another way.
    pub(super) fn compare(
        before: Option<&'a Dossier>,
        now: &Dossier,
        (language, linking): (&str, super::Linking),
    ) -> Option<Self> {
        let before = before?;
        let lexicons = before.lexicons.as_ref().filter(|it| it.language == language && it.linking == linking)?;
        let known: FxHashMap<Identity<'_>, EntityId> =
            now.entity_ids().map(|id| (identity(now.entity(id)), id)).collect();
        let same = |id: EntityId| {
            let entity = before.entity(id);
            known.get(&identity(entity)).copied().filter(|other| same_names(entity, now.entity(*other)))
        };
        let mut mapped = vec![None; before.entity_room()];
        let mut then = vec![None; now.entity_room()];
        for old in before.entity_ids() {
            mapped[old.index()] = same(old);
            if let Some(new) = mapped[old.index()] {
                then[new.index()] = Some(old);
            }
        }
        let stays = |id: EntityId| mapped[id.index()].is_none_or(|now| now == id);
        Some(Self {
            in_place: before.entity_ids().all(stays),
            gone: before.entity_ids().filter(|id| mapped[id.index()].is_none()).collect(),
            new: now.entity_ids().filter(|id| then[id.index()].is_none()).collect(),
            now: mapped,
            then,
            clues: FxHashMap::default(),
            subjects: subjects(before),
            before,
            lexicons,
        })
    }

    /// The lexicons of before.
    pub(super) fn lexicons(&self) -> &'a Lexicons {
        self.lexicons
    }

    /// The entity of before that has the same names as this one of now.
    pub(super) fn before(&self, id: EntityId) -> Option<EntityId> {
        self.then.get(id.index()).copied().flatten()
    }

    fn names_changed(&self) -> bool {
        !self.gone.is_empty() || !self.new.is_empty()
    }

    /// Finds out by which words a text shows that it may hold a name that changed.
    pub(super) fn look_at(&mut self, lexicons: &Lexicons) {
        if !self.names_changed() {
            return;
        }
        let many = self.gone.len() + self.new.len() > MANY;
        for (language, lexicon) in &lexicons.by_language {
            let old = self.lexicons.by_language.get(language).filter(|_| !many);
            let (gone, new) = (self.gone.iter().copied(), self.new.iter().copied());
            let clues = old.and_then(|old| clues(old, lexicon, gone, new));
            self.clues.insert(language.clone(), clues);
        }
    }

    /// The mentions of an entry, if reading it again would find the same. It is the profile of `subject`, if of anybody's.
    pub(super) fn of(&self, now: &Dossier, entry: &Redacted, subject: Option<EntityId>) -> Option<Arc<Mentions>> {
        let path = &entry.source.path;
        let known = self.before.mentions.get(path).filter(|known| known.entry.is(entry))?;
        if self.subjects.get(path).map(|id| self.moved(*id)) != subject.map(Some)
            || !self.same_named(now, path)
            || !(entry.body.links.is_empty() || self.same_links(now, path))
            || self.may_hold_changed(entry, known)
        {
            return None;
        }
        if self.in_place { Some(Arc::clone(known)) } else { self.renumbered(known).map(Arc::new) }
    }

    fn moved(&self, id: EntityId) -> Option<EntityId> {
        self.now.get(id.index()).copied().flatten()
    }

    /// Whether a note names the same entities as before.
    fn same_named(&self, now: &Dossier, path: &str) -> bool {
        match (self.before.note_at(path), now.note_at(path)) {
            (Some(old), Some(new)) => {
                let old = self.before.note(old).all_named().map(|id| self.moved(id));
                old.eq(now.note(new).all_named().map(Some))
            }
            (None, None) => true,
            _ => false,
        }
    }

    /// Whether the author's own links lead to the same entities as before.
    fn same_links(&self, now: &Dossier, path: &str) -> bool {
        let entities = |targets: Option<&'_ super::super::Targets>| -> Vec<EntityId> {
            let targets = targets.into_iter().flatten().flatten();
            targets.filter_map(|target| if let Target::Entity(id) = target { Some(*id) } else { None }).collect()
        };
        let (old, new) = (self.before.links.get(path), now.links.get(path));
        entities(old).into_iter().map(|id| self.moved(id)).eq(entities(new).into_iter().map(Some))
    }

    /// Whether a name that changed may stand in the text of an entry.
    fn may_hold_changed(&self, entry: &Entry, known: &Mentions) -> bool {
        if !self.names_changed() {
            return false;
        }
        let clues = self.clues.get(language_of(entry, &self.lexicons.language)).and_then(Option::as_ref);
        // Whom its author says that a surname means is asked of all names.
        known.settles || clues.is_none_or(|clues| clues.iter().any(|clue| clue.is_in(&known.lookups)))
    }

    /// The same mentions with the numbers of now.
    fn renumbered(&self, known: &Mentions) -> Option<Mentions> {
        let mention = |mention: &Mention| Some(Mention { entity: self.moved(mention.entity)?, ..mention.clone() });
        let people = |people: &[EntityId]| people.iter().map(|id| self.moved(*id)).collect::<Option<Vec<EntityId>>>();
        let ambiguous = known.ambiguous.iter().map(|(run, range, them)| Some((*run, range.clone(), people(them)?)));
        Some(Mentions {
            all: known.all.iter().map(mention).collect::<Option<_>>()?,
            ambiguous: ambiguous.collect::<Option<_>>()?,
            ..known.clone()
        })
    }
}

/// What a text has to hold to hold a name that is in one of two lexicons alone: of entities that are gone, and of those that are new. `None` where the two look at
/// other words, so that every text may.
pub(super) fn clues(
    old: &Lexicon,
    now: &Lexicon,
    gone: impl Iterator<Item = EntityId>,
    new: impl Iterator<Item = EntityId>,
) -> Option<Vec<Clue>> {
    if old.has_small_names() != now.has_small_names() {
        return None;
    }
    let changed = gone.filter_map(|id| old.part(id)).chain(new.filter_map(|id| now.part(id)));
    // A name may bring a phrase that has a word of it, and take that with it.
    let changed = changed.map(|part| &**part).chain(old.other_phrases(now));
    Some(changed.flat_map(|part| part.clues(|hash, word| old.begins(hash, word))).collect())
}
