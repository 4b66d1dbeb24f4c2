//! The lexicons of a dossier: one for each language of its texts.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Linking;
use super::lexicon::Lexicon;
use crate::content::Entry;
use crate::dossier::Dossier;

/// What mentions were looked for with; kept, so that a dossier made of nearly the same entries need not look again.
#[derive(Debug, Clone)]
pub(in crate::dossier) struct Lexicons {
    pub(super) by_language: FxHashMap<String, Arc<Lexicon>>,
    /// The language of the site.
    pub(super) language: String,
    pub(super) linking: Linking,
}

impl Lexicons {
    /// Those for the languages of these entries. `known` are of the same names, and are taken over.
    pub(super) fn new(
        dossier: &Dossier,
        entries: &[&Arc<Entry>],
        (language, linking): (&str, Linking),
        known: Option<&Self>,
    ) -> Self {
        let mut languages: Vec<&str> = entries.iter().map(|entry| language_of(entry, language)).collect();
        languages.sort_unstable();
        languages.dedup();
        let by_language = languages.into_par_iter().map(|tag| {
            let kept = known.and_then(|known| known.by_language.get(tag)).map(Arc::clone);
            (tag.to_owned(), kept.unwrap_or_else(|| Arc::new(Lexicon::new(dossier, tag, language))))
        });
        Self { by_language: by_language.collect(), language: language.to_owned(), linking }
    }

    /// Makes the lexicon for the language of an entry, if there is none.
    pub(super) fn admit(&mut self, dossier: &Dossier, entry: &Entry) {
        let tag = language_of(entry, &self.language);
        if !self.by_language.contains_key(tag) {
            let lexicon = Lexicon::new(dossier, tag, &self.language);
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
