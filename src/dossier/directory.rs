//! The directory: which short addresses each name asks for, and who is found there.
//!
//! An address that one alone asks for is theirs, or leads to where they are. One that several ask for is nobody's: it lists them, and each has a longer one,
//! which leads to them at all times. So an address may turn into a list, and never shows somebody else; and which addresses there are depends on what the files
//! say, and not on what they said before or on their order.

use std::hash::Hash;

use rustc_hash::FxHashMap;

use super::addresses::slug_of;
use super::names::key;
use super::{Dossier, Entity, EntityId, NoteId, Target};
use crate::content::Kind;
use crate::text::{SlugStyle, fallback_slug};

/// Whom the addresses below one folder mean, in small letters, each with how many names ask for it.
#[derive(Debug, Clone)]
pub(super) struct Directory<T>(FxHashMap<String, Vec<(T, u32)>>);

impl<T> Default for Directory<T> {
    fn default() -> Self {
        Self(FxHashMap::default())
    }
}

impl<T: Copy + Eq + Hash + Ord> Directory<T> {
    /// Adds one more, or takes one away, of the names by which an address means somebody.
    pub(super) fn change(&mut self, slug: &str, holder: T, by: i32) {
        let slug = slug.to_lowercase();
        let holders = self.0.entry(slug.clone()).or_default();
        match holders.binary_search_by_key(&holder, |(known, _)| *known) {
            Ok(at) => holders[at].1 = holders[at].1.saturating_add_signed(by),
            Err(at) => holders.insert(at, (holder, 0_u32.saturating_add_signed(by))),
        }
        holders.retain(|(_, names)| *names > 0);
        if holders.is_empty() {
            self.0.remove(&slug);
        }
    }

    /// Who is found at an address, with how many names ask for it.
    pub(super) fn at(&self, slug: &str) -> &[(T, u32)] {
        self.0.get(&slug.to_lowercase()).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether an address is of one alone.
    pub(super) fn is_of(&self, slug: &str, holder: T) -> bool {
        self.at(slug).iter().all(|(other, _)| *other == holder)
    }

    /// All addresses.
    pub(super) fn slugs(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// The addresses that an entity or note asks for itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Own {
    /// The one that it has where nobody else asks for it.
    pub(super) short: String,
    /// The one that it has otherwise.
    pub(super) long: String,
    /// Those that lead to it.
    others: Vec<String>,
}

impl Own {
    /// Those of an entity, of what is known of itself.
    pub(super) fn of(entity: &Entity, style: SlugStyle) -> Self {
        let (kind, word) = (entity.kind, entity.kind.word());
        let key = if kind == Kind::Country { entity.name.clone() } else { key(kind, &entity.name) };
        let by_key = slug_of(None, word, &key, style);
        let named = longer(&by_key, kind, &key);
        let Some(entry) = &entity.profile else {
            return Self { short: by_key, long: named, others: Vec::new() };
        };
        // Another profile may have the same folded name, and no other the same file.
        let path = &*entry.source.path;
        let titled = slug_of(None, word, &entity.name, style);
        if entry.common.slug.is_none() {
            return Self { short: titled, long: longer(&by_key, kind, path), others: vec![named, by_key] };
        }
        let short = slug_of(Some(entry), word, &entity.name, style);
        Self { long: longer(&short, kind, path), short, others: vec![titled, named, by_key] }
    }

    /// All of them, each once.
    pub(super) fn all(&self) -> Vec<&str> {
        let mut all: Vec<&str> =
            [&self.short, &self.long].into_iter().chain(&self.others).map(String::as_str).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// The addresses that lead to whoever is called so, each once.
pub(super) fn slugs_of_name(kind: Kind, written: &str, key: &str, style: SlugStyle) -> Vec<String> {
    let short = slug_of(None, kind.word(), key, style);
    let mut slugs = vec![longer(&short, kind, key), slug_of(None, kind.word(), written, style), short];
    slugs.sort_unstable();
    slugs.dedup();
    slugs
}

/// An address that nothing else has: of a folded name, or of the path of a profile.
fn longer(short: &str, kind: Kind, of: &str) -> String {
    let hash = fallback_slug(kind.word(), of);
    let hash = hash.rsplit('-').next().unwrap_or(&hash);
    format!("{short}-{hash}")
}

/// The addresses of entities and notes that are not the page of one of them.
#[derive(Debug, Clone, Default)]
pub(super) struct Directories {
    pub(super) entities: FxHashMap<Kind, Directory<EntityId>>,
    pub(super) notes: Directory<NoteId>,
}

/// What is at an address where nothing has its page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OtherAddress {
    /// It leads to where something is.
    Of(Target),
    /// It lists all that it could mean.
    Several(Vec<Target>),
}

impl Dossier {
    /// Which of its own addresses an entity has.
    pub(super) fn slug_of<'a>(&self, id: EntityId, own: &'a Own) -> &'a str {
        let directory = self.directories.entities.get(&self.entity(id).kind);
        let is_own = directory.is_none_or(|directory| directory.is_of(&own.short, id));
        if is_own { &own.short } else { &own.long }
    }

    /// All addresses that are not the page of what they mean, below the root and with a slash at their end.
    pub fn other_addresses(&self) -> impl Iterator<Item = (String, OtherAddress)> {
        let of_kind = |kind: Kind| {
            let slugs = self.directories.entities.get(&kind).into_iter().flat_map(Directory::slugs);
            slugs.map(move |slug| format!("{}/{slug}/", kind.folder()))
        };
        let notes = self.directories.notes.slugs().map(|slug| format!("notes/{slug}/"));
        let all = Kind::ALL.into_iter().flat_map(of_kind).chain(notes);
        all.filter_map(|address| Some((address.clone(), self.other_address(&address)?)))
    }

    /// What is at an address; nothing where it is the page of something, or nothing is there.
    pub fn other_address(&self, address: &str) -> Option<OtherAddress> {
        let (folder, slug) = address.trim_end_matches('/').split_once('/')?;
        if folder == "notes" {
            let holders = self.directories.notes.at(slug).iter().map(|(id, _)| *id);
            let is_page = |id: &NoteId| self.note(*id).slug.to_lowercase() == slug;
            return other(holders.collect(), is_page, Target::Note);
        }
        let kind = Kind::ALL.into_iter().find(|kind| kind.folder() == folder)?;
        let holders = self.directories.entities.get(&kind)?.at(slug).iter().map(|(id, _)| *id);
        let mut holders: Vec<EntityId> = holders.collect();
        holders.sort_unstable_by_key(|id| self.place_of(*id));
        other(holders, |id| self.entity(*id).slug.to_lowercase() == slug, Target::Entity)
    }
}

fn other<T: Copy>(holders: Vec<T>, is_page: impl Fn(&T) -> bool, target: fn(T) -> Target) -> Option<OtherAddress> {
    if holders.iter().any(is_page) {
        return None;
    }
    match *holders {
        [] => None,
        [one] => Some(OtherAddress::Of(target(one))),
        _ => Some(OtherAddress::Several(holders.into_iter().map(target).collect())),
    }
}
