//! Mentions: the names of people, organisations and countries in running text.
//!
//! In come the entities with their names and the running text of every entry; out comes, for each entry, whom it mentions and where, which
//! mentions become links, and a diagnostic where a surname could be anybody's. Nothing is guessed: what could be two is neither.

mod asked;
mod attributed;
mod behind;
mod called;
mod clues;
mod countries;
mod counts;
mod kept;
mod lexicon;
mod lexicons;
mod line;
mod meaning;
mod numbered;
mod numbers;
mod ordinary;
mod phrases;
mod prepare;
mod prepared;
mod revised;
mod scan;
mod sentence;
mod small;
mod stop_words;
mod surnames;
mod vocabulary;
mod web;
mod words;

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Dossier, EntityId, Target};
use crate::config::LinkMentions;
use crate::content::{Entry, Head, Kind};
use crate::diagnostic::{Code, Diagnostic};
use crate::redaction::Redacted;
use crate::text::fold;
use asked::Asked;
use kept::Kept;
use lexicon::Before;
use small::SmallWords;

pub(super) use called::has_initial;
pub(super) use lexicons::Lexicons;
pub(super) use revised::revise;
pub use sentence::Sentence;

/// A name in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Whose name.
    pub entity: EntityId,
    /// In which run of the text.
    pub run: usize,
    /// Bytes of that run.
    pub range: Range<usize>,
    /// Whether it is an adjective: “Belarusian”.
    pub adjective: bool,
}

impl Mention {
    /// How the text of `entry`, in which it was found, writes it.
    pub fn spelling<'a>(&self, entry: &'a Entry) -> Option<&'a str> {
        entry.run(self.run)?.text.get(self.range.clone())
    }
}

/// The mentions of one entry.
#[derive(Debug, Clone)]
pub struct Mentions {
    /// The entry as it was read.
    entry: Redacted,
    /// All of them, in the order of the text.
    pub all: Vec<Mention>,
    /// Those that become links, by their place in `all`.
    pub links: Vec<usize>,
    /// Surnames of several people who are named: run, bytes, the people.
    ambiguous: Vec<(usize, Range<usize>, Vec<EntityId>)>,
    /// What the lexicon was asked for.
    asked: Asked,
    /// Whether the text is in a language of its own, and whether its author says whom a surname means: told here because all texts are asked for it.
    has_language: bool,
    settles: bool,
}

/// Which mentions become links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Linking {
    /// Which of an entity's mentions.
    pub which: LinkMentions,
    /// Whether adjectives too.
    pub adjectives: bool,
}

/// What is known of an entry when its text is scanned.
struct Context<'a> {
    dossier: &'a Dossier,
    entry: &'a Entry,
    /// The entities that its front matter names.
    named: FxHashSet<EntityId>,
    /// Folded names that it does not want linked.
    unlinked: Vec<String>,
    /// Whom a folded surname means here, by the author's word.
    surnames: FxHashMap<String, EntityId>,
    /// What the text writes with a small letter.
    small: SmallWords<'a>,
}

impl Context<'_> {
    /// Whether the author does not want a name linked.
    fn is_unlinked(&self, written: &str) -> bool {
        // Few authors have such names, and nothing is folded for the others.
        self.unlinked.iter().any(|name| *name == fold(written))
    }

    /// Whom a surname means here by the author's word.
    fn settled(&self, surname: &str) -> Option<EntityId> {
        if self.surnames.is_empty() { None } else { self.surnames.get(&fold(surname)).copied() }
    }
}

/// What a scan found.
struct Found {
    mentions: Vec<Mention>,
    /// See [`Mentions`].
    ambiguous: Vec<(usize, Range<usize>, Vec<EntityId>)>,
    /// See [`Mentions`].
    asked: Asked,
}

/// Finds the mentions of all entries that are shown; `language` is the site's. What `before` knows of an entry is taken from there where nothing that
/// it hangs on has changed.
pub(super) fn find(dossier: &mut Dossier, entries: &[Redacted], settings: (&str, Linking), before: Option<&Dossier>) {
    let with_text: Vec<&Redacted> = entries.iter().filter(|entry| has_text(entry)).collect();
    let mut kept = Kept::compare(before, dossier, settings);
    let lexicons = {
        let before = |id| kept.as_ref()?.before(id);
        let known = kept.as_ref().map(|kept| (kept.lexicons(), &before as Before<'_>));
        Lexicons::new(dossier, with_text.iter().map(|entry| &***entry), settings, known)
    };
    if let Some(kept) = &mut kept {
        kept.look_at(&lexicons);
    }
    let subjects = subjects(dossier);
    let found: Vec<_> = with_text
        .into_par_iter()
        .with_min_len(16)
        .filter_map(|entry| {
            let subject = subjects.get(&entry.source.path).copied();
            let mentions = match kept.as_ref().and_then(|kept| kept.of(dossier, entry, subject)) {
                Some(known) => known,
                None => Arc::new(read(dossier, &lexicons, entry, subject)?),
            };
            Some((Arc::clone(&entry.source.path), mentions))
        })
        .collect();
    let ambiguous = found.iter().filter(|(_, mentions)| !mentions.ambiguous.is_empty());
    dossier.ambiguous = ambiguous.map(|(path, _)| Arc::clone(path)).collect();
    dossier.mentions = found.into_iter().collect();
    dossier.lexicons = Some(lexicons);
    counts::collect(dossier);
}

/// Finds the mentions of one entry anew, of which nothing but the running text has changed. Its record is in `dossier` already.
pub(super) fn find_again(dossier: &mut Dossier, entry: &Redacted) {
    let path = &entry.source.path;
    let before = dossier.mentions.remove(path);
    let subject = dossier
        .entity_ids()
        .find(|id| dossier.entity(*id).profile.as_ref().is_some_and(|profile| profile.source.path == *path));
    let mut lexicons = dossier.lexicons.take();
    let now = lexicons.as_mut().filter(|_| has_text(entry)).and_then(|lexicons| {
        // It may be the first text in its language.
        lexicons.admit(dossier, entry);
        read(dossier, lexicons, entry, subject).map(Arc::new)
    });
    dossier.lexicons = lexicons;
    counts::recount(dossier, before.as_deref(), now.as_deref());
    dossier.put_mentions(path, now);
}

/// Whether mentions are looked for in an entry.
fn has_text(entry: &Entry) -> bool {
    entry.runs().next().is_some() && !matches!(entry.head, Head::BrokenNote(_))
}

/// Looks for the names in the text of an entry, which may be the profile of `subject`.
fn read(dossier: &Dossier, lexicons: &Lexicons, entry: &Redacted, subject: Option<EntityId>) -> Option<Mentions> {
    let context = context(dossier, entry, subject.as_ref());
    let Found { mentions, ambiguous, asked } = scan::scan(&context, lexicons.of(entry)?);
    let links = links(&context, &mentions, lexicons.linking, subject.as_ref());
    let has_language = entry.common.language.is_some();
    let settles = matches!(&entry.head, Head::Note(note) if !note.surnames.is_empty());
    Some(Mentions { entry: entry.clone(), all: mentions, links, ambiguous, asked, has_language, settles })
}

/// The entity that each profile is about, by the path of its file.
fn subjects(dossier: &Dossier) -> FxHashMap<Arc<str>, EntityId> {
    let profiles = dossier.entity_ids().filter_map(|id| Some((id, dossier.entity(id).profile.as_ref()?)));
    profiles.map(|(id, entry)| (Arc::clone(&entry.source.path), id)).collect()
}

fn context<'a>(dossier: &'a Dossier, entry: &'a Entry, subject: Option<&EntityId>) -> Context<'a> {
    let note = dossier.note_at(&entry.source.path).map(|id| dossier.note(id));
    let named = note.map(|note| note.all_named().collect()).unwrap_or_default();
    let mut named: FxHashSet<EntityId> = named;
    named.extend(subject);
    let surnames = note
        .into_iter()
        .flat_map(|note| &note.note().surnames)
        .filter_map(|(surname, person)| Some((fold(surname), dossier.find_entity(Kind::Person, person)?)));
    let unlinked = entry.common.unlinked.iter().map(|name| fold(name)).collect();
    Context { dossier, entry, named, unlinked, surnames: surnames.collect(), small: SmallWords::of(entry) }
}

/// Which mentions become links: of each entity the first that can carry one, unless the author linked it already; never a page to itself. A name
/// half of which is in bold can carry none.
fn links(context: &Context<'_>, mentions: &[Mention], linking: Linking, subject: Option<&EntityId>) -> Vec<usize> {
    if linking.which == LinkMentions::None {
        return Vec::new();
    }
    let targets = context.dossier.links.get(&context.entry.source.path).map(Vec::as_slice).unwrap_or_default();
    let mut linked: FxHashSet<EntityId> = targets
        .iter()
        .filter_map(|target| match target {
            Some(Target::Entity(id)) => Some(*id),
            _ => None,
        })
        .collect();
    linked.extend(subject);
    let mut links = Vec::new();
    let body = &context.entry.body;
    let may_be_link =
        |mention: &Mention| (!mention.adjective || linking.adjectives) && body.can_link(mention.run, &mention.range);
    for (index, mention) in mentions.iter().enumerate().filter(|(_, mention)| may_be_link(mention)) {
        let first = linked.insert(mention.entity);
        if first || (linking.which == LinkMentions::All && subject != Some(&mention.entity)) {
            links.push(index);
        }
    }
    links
}

fn ambiguous(
    dossier: &Dossier,
    entry: &Entry,
    (run, range, people): &(usize, Range<usize>, Vec<EntityId>),
) -> Diagnostic {
    let surname = entry.run(*run).and_then(|run| run.text.get(range.clone())).unwrap_or_default();
    let mut people = people.clone();
    people.sort_unstable_by_key(|id| dossier.place_of(*id));
    let names: Vec<String> = people.iter().map(|id| format!("`{}`", dossier.entity(*id).name)).collect();
    let place = entry.place_in(*run, range);
    let message = format!("“{surname}” could be {}, and is not linked", names.join(" or "));
    let first = people.first().map_or("", |id| &dossier.entity(*id).name);
    let help = format!("write the name in full, or settle it in the front matter: `surnames: {{{surname}: {first}}}`");
    Diagnostic::new(Code::AmbiguousName, place, message).help(help)
}

impl Dossier {
    /// Puts what was found in a text in the place of what was found in it before.
    fn put_mentions(&mut self, path: &Arc<str>, now: Option<Arc<Mentions>>) {
        self.ambiguous.remove(path);
        if let Some(now) = now {
            if !now.ambiguous.is_empty() {
                self.ambiguous.insert(Arc::clone(path));
            }
            self.mentions.insert(Arc::clone(path), now);
        }
    }

    /// Surnames in texts that could be those of several people who are named there, in the order of paths.
    pub fn ambiguous_mentions(&self) -> impl Iterator<Item = Diagnostic> {
        let unsettled = self.ambiguous.iter().filter_map(|path| self.mentions.get(path));
        unsettled.flat_map(|mentions| mentions.ambiguous.iter().map(|it| ambiguous(self, &mentions.entry, it)))
    }

    /// Whom and what a text mentions that is not in the dossier; `language` is that of the site, a BCP 47 tag.
    pub fn mentions_in(&self, entry: &Entry, language: &str) -> Vec<Mention> {
        let linking = Linking { which: LinkMentions::None, adjectives: false };
        let lexicons = Lexicons::new(self, std::iter::once(entry), (language, linking), None);
        lexicons.of(entry).map(|lexicon| scan::scan(&context(self, entry, None), lexicon).mentions).unwrap_or_default()
    }

    /// The first sentence of a note that mentions an entity.
    pub fn sentence(&self, note: super::NoteId, entity: EntityId) -> Option<Sentence> {
        let entry = &self.note(note).entry;
        let mentions = self.mentions.get(&entry.source.path)?;
        let of_entity = || mentions.all.iter().filter(|mention| mention.entity == entity);
        let mention = of_entity().find(|mention| !mention.adjective).or_else(|| of_entity().next())?;
        Some(sentence::around(&entry.run(mention.run)?.text, &mention.range))
    }
}

#[cfg(test)]
mod tests;
