//! Names: from what an author wrote to the entity that is meant.
//!
//! Resolving never guesses. The exact name comes first, then the name that is equal after folding, then, of people, a surname. Each of them means
//! somebody only if exactly one entity has it; a title outranks the other names of a profile. What two could have means neither.

use rustc_hash::FxHashMap;

use super::EntityId;
use crate::content::{Entry, Kind, Profile};
use crate::gazetteer::Country;
use crate::text::fold;
use crate::titles;

/// What a name resolves to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Resolved {
    /// One entity.
    One(EntityId),
    /// Several that it could be.
    Several(Vec<EntityId>),
    /// None that is known.
    Unknown,
}

impl Resolved {
    /// All that it could be.
    pub(super) fn candidates(&self) -> &[EntityId] {
        match self {
            Self::One(id) => std::slice::from_ref(id),
            Self::Several(ids) => ids,
            Self::Unknown => &[],
        }
    }

    /// What several kinds make of one name: where more than one of them knows it, nobody can tell which is meant.
    pub(super) fn any_kind(of_kinds: impl IntoIterator<Item = Self>) -> Self {
        Self::of(of_kinds.into_iter().flat_map(|of_kind| of_kind.candidates().to_vec()).collect())
    }

    /// What comes of all that could be meant.
    pub(super) fn of(candidates: Vec<EntityId>) -> Self {
        match *candidates {
            [] => Self::Unknown,
            [id] => Self::One(id),
            _ => Self::Several(candidates),
        }
    }
}

/// How a name belongs to an entity. Where several have a name, those count who have it in the highest rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// It is the title of a profile, or all that is known of an entity without one.
    Title,
    /// It is an alias, a native name or an abbreviation.
    Alias,
}

/// Those who have a name, in the order of their numbers.
type Holders = Vec<(EntityId, Rank)>;

/// The names of all entities of one kind.
#[derive(Debug, Clone, Default)]
pub(super) struct NameTable {
    exact: FxHashMap<String, Holders>,
    folded: FxHashMap<String, Holders>,
    surnames: FxHashMap<String, Holders>,
}

impl NameTable {
    /// Adds a full name.
    pub(super) fn add(&mut self, kind: Kind, name: &str, id: EntityId, rank: Rank) {
        put(&mut self.folded, key(kind, name), id, rank);
        put(&mut self.exact, name.to_owned(), id, rank);
    }

    /// Adds a surname.
    pub(super) fn add_surname(&mut self, surname: &str, id: EntityId) {
        put(&mut self.surnames, key(Kind::Person, surname), id, Rank::Alias);
    }

    /// Takes a full name of an entity out.
    pub(super) fn remove(&mut self, kind: Kind, name: &str, id: EntityId) {
        take(&mut self.folded, &key(kind, name), id);
        take(&mut self.exact, name, id);
    }

    /// Takes a surname of a person out.
    pub(super) fn remove_surname(&mut self, surname: &str, id: EntityId) {
        take(&mut self.surnames, &key(Kind::Person, surname), id);
    }

    /// Who has this as a full name.
    pub(super) fn holders(&self, kind: Kind, name: &str) -> impl Iterator<Item = EntityId> {
        ids(self.folded.get(&key(kind, name)))
    }

    /// Who has this as a surname.
    pub(super) fn called(&self, kind: Kind, surname: &str) -> impl Iterator<Item = EntityId> {
        ids(self.surnames.get(&key(kind, surname)))
    }

    /// Whom `name` means.
    pub(super) fn resolve(&self, kind: Kind, name: &str) -> Resolved {
        match self.resolve_full(kind, name) {
            // “Minister Kovač”
            Resolved::Unknown => Resolved::of(self.called(kind, titles::split(name).1).collect()),
            found => found,
        }
    }

    /// Whom `name` means as a full name: no surname does.
    pub(super) fn resolve_full(&self, kind: Kind, name: &str) -> Resolved {
        match self.exact.get(name) {
            Some(holders) => foremost(holders),
            None => self.folded.get(&key(kind, name)).map_or(Resolved::Unknown, foremost),
        }
    }

    /// All full names, as their authors write them.
    pub(super) fn written(&self) -> impl Iterator<Item = &str> {
        self.exact.keys().map(String::as_str)
    }

    /// All surnames, folded, and who has them.
    pub(super) fn surnames(&self) -> impl Iterator<Item = (&str, impl Iterator<Item = EntityId>)> {
        self.surnames.iter().map(|(surname, holders)| (surname.as_str(), ids(Some(holders))))
    }

    /// Whether a person has this surname.
    pub(super) fn has_surname(&self, id: EntityId, surname: &str) -> bool {
        self.called(Kind::Person, surname).any(|holder| holder == id)
    }
}

/// The kinds that a speaker or a name of a long list can be of without saying so.
pub(super) const WITHOUT_KIND: [Kind; 3] = [Kind::Person, Kind::Organisation, Kind::Country];

/// Whether something of another kind may have a name, so that whoever does not say the kind could mean either.
pub(super) fn is_of_another_kind(names: &FxHashMap<Kind, NameTable>, kind: Kind, name: &str) -> bool {
    let is_known = |other: Kind| names.get(&other).is_some_and(|table| table.resolve(other, name) != Resolved::Unknown);
    let is_of = |other: Kind| is_known(other) || (other == Kind::Country && Country::find(name).is_some());
    WITHOUT_KIND.contains(&kind) && WITHOUT_KIND.into_iter().any(|other| other != kind && is_of(other))
}

fn ids(holders: Option<&Holders>) -> impl Iterator<Item = EntityId> {
    holders.into_iter().flatten().map(|(id, _)| *id)
}

/// Puts a holder among the others, in order: whoever comes back stands where he stood. Of two ranks the higher counts.
fn put(names: &mut FxHashMap<String, Holders>, name: String, id: EntityId, rank: Rank) {
    let holders = names.entry(name).or_default();
    match holders.binary_search_by_key(&id, |(holder, _)| *holder) {
        Ok(at) => holders[at].1 = holders[at].1.min(rank),
        Err(at) => holders.insert(at, (id, rank)),
    }
}

/// Takes a holder out; what nobody holds is not known.
fn take(names: &mut FxHashMap<String, Holders>, name: &str, id: EntityId) {
    if let Some(holders) = names.get_mut(name) {
        holders.retain(|(holder, _)| *holder != id);
        if holders.is_empty() {
            names.remove(name);
        }
    }
}

/// Whom a name means: those who have it in the highest rank.
fn foremost(holders: &Holders) -> Resolved {
    let highest = holders.iter().map(|(_, rank)| *rank).min();
    Resolved::of(holders.iter().filter(|(_, rank)| Some(*rank) == highest).map(|(id, _)| *id).collect())
}

/// The key under which a name is found: folded, and, but for countries, with hyphens as spaces and without apostrophes. A person's has no form of
/// address in front, nor an office if a forename and a surname are left: “President Vadim Potapin”, but “President Somoza”.
pub(crate) fn key(kind: Kind, name: &str) -> String {
    let folded = fold(name);
    if kind == Kind::Country {
        return folded;
    }
    let mut key = folded.as_str();
    while kind == Kind::Person
        && let Some((first, rest)) = key.split_once(' ')
    {
        let title = first.trim_end_matches('.');
        if !(titles::is_address(title) || (rest.contains(' ') && titles::is_office(title))) {
            break;
        }
        key = rest;
    }
    if key.contains(['-', '\'']) { spaced(key) } else { key.to_owned() }
}

/// A folded name with hyphens as spaces and without apostrophes.
fn spaced(folded: &str) -> String {
    let words = folded.split([' ', '-']).map(|word| word.replace('\'', "")).filter(|word| !word.is_empty());
    let spaced = words.collect::<Vec<_>>().join(" ");
    // A name may be nothing else.
    if spaced.is_empty() { folded.to_owned() } else { spaced }
}

/// The full names of a profile: those by which a list finds its entity. The title is the first.
pub(super) fn names_of<'a>(entry: &'a Entry, profile: &'a Profile) -> impl Iterator<Item = &'a String> + Clone {
    ranked_names(entry, profile).map(|(name, _)| name)
}

/// The full names of a profile with their ranks.
pub(super) fn ranked_names<'a>(
    entry: &'a Entry,
    profile: &'a Profile,
) -> impl Iterator<Item = (&'a String, Rank)> + Clone {
    let others = entry.common.aliases.iter().chain(&profile.native_name).chain(&profile.organisation.abbreviation);
    std::iter::once((&profile.title, Rank::Title)).chain(others.map(|name| (name, Rank::Alias)))
}

/// The surnames of a profile, if it is a person's: those that it gives, else those of its names.
pub(super) fn surnames_of<'a>(entry: &'a Entry, profile: &'a Profile) -> impl Iterator<Item = &'a str> {
    let is_person = profile.kind == Kind::Person;
    let given = profile.surnames.iter().map(String::as_str);
    let last = names_of(entry, profile).filter(|_| profile.surnames.is_empty()).filter_map(|name| surname(name));
    given.chain(last).filter(move |_| is_person)
}

/// The surname of a full name, where its profile gives none: the last word, if there are at least two.
///
/// What stands behind a surname (“Jr.”, “III”) is no part of it, and an initial is none: “Покровский Б. А.” is turned round.
pub(crate) fn surname(name: &str) -> Option<&str> {
    const BEHIND: [&str; 6] = ["jr", "sr", "ii", "iii", "iv", "v"];
    let is_behind = |word: &str| BEHIND.contains(&word.trim_end_matches('.').to_lowercase().as_str());
    let mut words = name.split_whitespace().rev().skip_while(|word| is_behind(word));
    let last = words.next()?;
    words.next()?;
    let letters = last.chars().filter(|c| c.is_alphabetic()).count();
    // “Ibn Saud, Abdul Aziz” is a name turned round for a register.
    (!name.contains(',') && letters > 1 && !last.ends_with('.')).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::{key, surname};
    use crate::content::Kind;

    #[test]
    fn variants_of_one_name_have_one_key() {
        for (one, other) in [
            ("Kim Jang-un", "Kim Jang Un"),
            ("President Vadim Potapin", "Vadim Potapin"),
            ("Mr President Vadim Potapin", "vadim potapin"),
            ("Sean O’Neill", "Sean ONeill"),
            ("Hafiz al-Asad", "Hafiz al Asad"),
            ("Ганна Дем’яненко", "Ганна Демяненко"),
            ("министр Анна Бель-Нова", "Анна Бель Нова"),
            ("Mr Jurkonis", "Jurkonis"),
        ] {
            assert_eq!(key(Kind::Person, one), key(Kind::Person, other), "{one}");
        }
        for (one, other) in [("President Somoza", "Somoza"), ("Major Garrett", "Garrett"), ("Ana Li", "Anali")] {
            assert_ne!(key(Kind::Person, one), key(Kind::Person, other), "{one}");
        }
        assert_eq!(key(Kind::Organisation, "Al-Jazeera"), key(Kind::Organisation, "Al Jazeera"));
        assert_eq!(key(Kind::Tag, "-"), "-");
    }

    #[test]
    fn a_surname_is_the_last_word_that_can_be_one() {
        for (name, expected) in [
            ("Vytis Jurkonis", Some("Jurkonis")),
            ("James Earl Carter Jr.", Some("Carter")),
            ("George III", None),
            ("Покровский Б. А.", None),
            ("Saud, Ibn", None),
            ("Xi Jinping", Some("Jinping")),
            ("Madonna", None),
            ("", None),
        ] {
            assert_eq!(surname(name), expected, "{name}");
        }
    }
}
