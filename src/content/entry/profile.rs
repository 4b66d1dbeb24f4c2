//! What profiles say.

use super::{Image, Kind, Names};
use crate::date::Date;

/// An office or position that somebody holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Role {
    /// What it is called.
    pub title: String,
    /// In which organisation.
    pub organisation: Option<String>,
    /// Of which country.
    pub country: Option<String>,
    /// Since when.
    pub from: Option<Date>,
    /// Until when.
    pub to: Option<Date>,
    /// At which time it is known to have been held.
    pub as_of: Option<Date>,
    /// Anything else.
    pub note: Option<String>,
}

/// A name that somebody or something had for a time.
#[derive(Debug, Clone, PartialEq)]
pub struct DatedName {
    /// The name.
    pub name: String,
    /// Since when.
    pub from: Option<Date>,
    /// Until when.
    pub to: Option<Date>,
}

/// How much of a person may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Privacy {
    /// Everything.
    #[default]
    Public,
    /// Initials in place of the name.
    Initials,
    /// Nothing at all.
    Hidden,
}

impl Privacy {
    /// The words and what they mean.
    pub const WORDS: &[(&str, Self)] =
        &[("public", Self::Public), ("initials", Self::Initials), ("hidden", Self::Hidden)];
}

/// A profile's front matter, of any kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// Whose.
    pub kind: Kind,
    /// The name as the site writes it.
    pub title: String,
    /// Who or what it is, in a line.
    pub description: Option<String>,
    /// Aliases that were its name for a time; each is among the aliases too.
    pub dated_names: Vec<DatedName>,
    /// Surnames, where they are not the last word of the names.
    pub surnames: Vec<String>,
    /// Other forms to match: inflected ones, for instance.
    pub forms: Vec<String>,
    /// The name in its own language and script.
    pub native_name: Option<String>,
    /// The name to sort by.
    pub sort_name: Option<String>,
    /// What comes before the name.
    pub honorifics: Vec<String>,
    /// `male`, `female` or another word: decides forms in languages that need it.
    pub gender: Option<String>,
    /// Others who are not this one.
    pub distinct_from: Vec<String>,
    /// Countries and organisations that it belongs to.
    pub names: Names,
    /// Offices and positions.
    pub roles: Vec<Role>,
    /// Born, or founded.
    pub born: Option<Date>,
    /// Died, or dissolved.
    pub died: Option<Date>,
    /// A Wikidata item: `Q184`.
    pub wikidata: Option<String>,
    /// Other addresses that are about the same.
    pub same_as: Vec<String>,
    /// A picture.
    pub image: Option<Image>,
    /// How much may be shown.
    pub privacy: Privacy,
    /// Of a country: its code.
    pub code: Option<String>,
    /// Of an organisation.
    pub organisation: OrganisationDetails,
}

/// What only the profile of an organisation says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrganisationDetails {
    /// What sort of organisation.
    pub kind: Option<String>,
    /// The one that it is part of.
    pub parent: Option<String>,
    /// A short form of its name.
    pub abbreviation: Option<String>,
    /// Its website.
    pub url: Option<String>,
    /// Where it is.
    pub country: Option<String>,
    /// In which language it publishes: a BCP 47 tag.
    pub language: Option<String>,
    /// As a source, A to F on the Admiralty scale.
    pub reliability: Option<char>,
    /// Who owns it.
    pub owner: Option<String>,
}
