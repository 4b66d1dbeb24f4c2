//! The lexicons of a dossier: one for each language of its texts.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Linking;
use super::lexicon::{Before, Lexicon};
use crate::content::Entry;
use crate::dossier::{Dossier, EntityId};

/// What mentions were looked for with; kept, so that a dossier made of nearly the same entries need not look again.
#[derive(Debug, Clone)]
pub(in crate::dossier) struct Lexicons {
    pub(super) by_language: FxHashMap<String, Arc<Lexicon>>,
    /// The language of the site.
    pub(super) language: String,
    pub(super) linking: Linking,
}

impl Lexicons {
    /// Those for the languages of these entries. What `known` ones have of the entities that have the same names is taken over.
    pub(super) fn new<'e>(
        dossier: &Dossier,
        entries: impl Iterator<Item = &'e Entry>,
        (language, linking): (&str, Linking),
        known: Option<(&Self, Before<'_>)>,
    ) -> Self {
        let mut languages: Vec<&str> = entries.map(|entry| language_of(entry, language)).collect();
        languages.sort_unstable();
        languages.dedup();
        let in_place = known.is_some_and(|(_, before)| dossier.entity_ids().all(|id| before(id) == Some(id)));
        let entities = dossier.entity_ids().count();
        let by_language = languages.into_par_iter().map(|tag| {
            let known = known.and_then(|(known, before)| Some((known.by_language.get(tag)?, before)));
            let lexicon = match known {
                Some((lexicon, _)) if in_place && lexicon.len() == entities => Arc::clone(lexicon),
                Some((lexicon, before)) => Arc::new(Lexicon::new(dossier, tag, language, Some((lexicon, before)))),
                None => Arc::new(Lexicon::new(dossier, tag, language, None)),
            };
            (tag.to_owned(), lexicon)
        });
        Self { by_language: by_language.collect(), language: language.to_owned(), linking }
    }

    /// The same after some entities changed, or came or went, and no other.
    pub(super) fn revised(&self, dossier: &Dossier, other: &FxHashSet<EntityId>) -> Self {
        let before = |id: EntityId| (!other.contains(&id)).then_some(id);
        let by_language = self.by_language.par_iter().map(|(tag, lexicon)| {
            let known = Some((&**lexicon, &before as Before<'_>));
            (tag.clone(), Arc::new(Lexicon::new(dossier, tag, &self.language, known)))
        });
        Self { by_language: by_language.collect(), language: self.language.clone(), linking: self.linking }
    }

    /// Makes the lexicon for the language of an entry, if there is none.
    pub(super) fn admit(&mut self, dossier: &Dossier, entry: &Entry) {
        let tag = language_of(entry, &self.language);
        if !self.by_language.contains_key(tag) {
            let lexicon = Lexicon::new(dossier, tag, &self.language, None);
            self.by_language.insert(tag.to_owned(), Arc::new(lexicon));
        }
    }

    pub(super) fn of(&self, entry: &Entry) -> Option<&Arc<Lexicon>> {
        self.by_language.get(language_of(entry, &self.language))
    }
}

/// The language of an entry's text.
pub(super) fn language_of<'a>(entry: &'a Entry, site: &'a str) -> &'a str {
    entry.common.language.as_deref().unwrap_or(site)
}
