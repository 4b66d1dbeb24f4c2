//! People, organisations and countries that a dossier knows, by its own rules for names in running text.

use std::fmt::Write as _;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::content::{self, Kind, Settings, Source};
use crate::dossier::{Dossier, EntityId};

/// Finds names of a dossier in texts that are not in it.
#[derive(Debug)]
pub struct Lookup {
    dossier: Dossier,
    language: String,
}

/// What a text mentions.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) people: Vec<String>,
    pub(super) organisations: Vec<String>,
    pub(super) countries: Vec<String>,
    /// Whom a spelling of the text means.
    pub(super) spellings: FxHashMap<String, String>,
    /// How the text spells countries and what belongs to them.
    pub(super) of_countries: FxHashSet<String>,
}

/// From how many mentions on a country is what a text is about.
const COUNTRY_MENTIONS: usize = 2;

impl Lookup {
    /// Of a dossier in this language, a BCP 47 tag.
    pub fn new(dossier: &Dossier, language: &str) -> Self {
        Self { dossier: dossier.for_other_texts(language), language: language.to_owned() }
    }

    /// The names that a text has.
    pub(super) fn mentions(&self, text: &str, language: &str) -> Known {
        let mut file = format!("---\ntitle: T\ndate: 2000-01-01\nlanguage: {language}\n---\n\n");
        for c in text.chars() {
            // A text of others is no Markdown.
            if c.is_ascii_punctuation()
                && !matches!(c, '.' | ',' | '\'' | '"' | '-' | '(' | ')' | ':' | ';' | '?' | '/')
            {
                file.push('\\');
            }
            // Writing into a string cannot fail.
            let _ = write!(file, "{c}");
        }
        let source = Source { path: "content/notes/imported.md".into(), text: Arc::from(file) };
        let settings = Settings { language: &self.language, trusted_html: false, mentions: true };
        let Some(entry) = content::parse(source, settings).0 else { return Known::default() };
        let mut counts: Vec<(EntityId, usize)> = Vec::new();
        let mut known = Known::default();
        for mention in self.dossier.mentions_in(&entry, &self.language) {
            let entity = self.dossier.entity(mention.entity);
            match mention.spelling(&entry) {
                Some(spelling) if entity.kind == Kind::Country => {
                    known.of_countries.insert(spelling.to_owned());
                }
                Some(spelling) => {
                    known.spellings.insert(spelling.to_owned(), entity.name.clone());
                }
                None => {}
            }
            if mention.adjective {
                continue;
            }
            match counts.iter_mut().find(|(id, _)| *id == mention.entity) {
                Some((_, count)) => *count += 1,
                None => counts.push((mention.entity, 1)),
            }
        }
        // Of equals the one that is mentioned first.
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        for (id, count) in counts {
            let entity = self.dossier.entity(id);
            match entity.kind {
                Kind::Person => known.people.push(entity.name.clone()),
                Kind::Organisation => known.organisations.push(entity.name.clone()),
                Kind::Country if count >= COUNTRY_MENTIONS => {
                    known.countries.extend(entity.country.map(|country| country.code().to_owned()));
                }
                Kind::Country | Kind::Tag => {}
            }
        }
        known
    }
}
