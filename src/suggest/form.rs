//! Forms: a name as it is compared, a person's by its parts and any other as a whole.

use super::blocks::Keys;
use super::{How, person, whole};
use crate::content::Kind;

/// A name as it is compared.
#[derive(Debug)]
pub(super) enum Form {
    Person(Box<person::Name>),
    Whole(whole::Name),
}

impl Form {
    pub(super) fn new(kind: Kind, name: &str) -> Self {
        let person = if kind == Kind::Person { person::Name::new(name) } else { None };
        person.map_or_else(|| Self::Whole(whole::Name::new(name)), |name| Self::Person(Box::new(name)))
    }

    /// What names that may mean the same have in common with this one.
    pub(super) fn keys(&self, keys: &mut Keys) {
        match self {
            Self::Person(name) => name.keys(keys),
            Self::Whole(name) => name.keys(keys),
        }
    }

    /// How this name and another may mean the same.
    pub(super) fn likeness(&self, other: &Self) -> Option<How> {
        match (self, other) {
            (Self::Person(one), Self::Person(two)) => one.likeness(two),
            (Self::Whole(one), Self::Whole(two)) => one.likeness(two),
            _ => None,
        }
    }
}
