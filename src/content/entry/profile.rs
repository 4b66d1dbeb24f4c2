//! What profiles say.

use super::{Correction, Image, Kind, Names};
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

impl Role {
    /// Whether it is known to have been held at a date, on every day that the date may mean.
    ///
    /// What is not certain is not said: a role held “from 2017” may have begun on its last day, and one of which only the end is known was held
    /// on nobody knows which days before.
    pub fn was_held(&self, date: &Date) -> bool {
        let (Some(first), Some(last)) = (date.earliest(), date.latest()) else { return false };
        let began = |from: &Date| from.latest().is_some_and(|day| day <= first);
        let ended = |to: &Date| to.earliest().is_some_and(|day| day < last);
        let in_term = self.from.as_ref().is_some_and(began) && !self.to.as_ref().is_some_and(ended);
        let known_then = |as_of: &Date| {
            as_of.earliest().is_some_and(|day| day <= first) && as_of.latest().is_some_and(|day| last <= day)
        };
        in_term || self.as_of.as_ref().is_some_and(known_then)
    }

    /// Whether nothing says that it came to an end.
    pub fn is_held_still(&self) -> bool {
        self.from.is_some() && self.to.is_none()
    }
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
    /// What was wrong in it.
    pub corrections: Vec<Correction>,
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
    /// What stands in the place of the initials of somebody who is shown by those.
    pub shown_as: Option<String>,
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

impl OrganisationDetails {
    /// The names of others that it has to do with: the key, the kind of the other, the name.
    pub fn others(&self) -> impl Iterator<Item = (&'static str, Kind, &str)> {
        let all = [
            ("parent", Kind::Organisation, &self.parent),
            ("owner", Kind::Organisation, &self.owner),
            ("country", Kind::Country, &self.country),
        ];
        all.into_iter().filter_map(|(key, kind, name)| Some((key, kind, name.as_deref()?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_was_held_on_days_that_are_certainly_within_its_term() {
        for (from, to, as_of, date, held) in [
            ("2017-12-11", "2023-11-27", "", "2022-03-15", true),
            ("2017-12-11", "2023-11-27", "", "2017-12-11", true),
            ("2017-12-11", "2023-11-27", "", "2023-11-27", true),
            ("2017-12-11", "2023-11-27", "", "2023-11-28", false),
            ("2017-12-11", "2023-11-27", "", "2017-12", false),
            ("2017-12-11", "", "", "2050", true),
            ("2017", "2023", "", "2017-06", false),
            ("2017", "2023", "", "2018", true),
            ("2017", "2023", "", "2023-02", false),
            ("", "2023", "", "2022", false),
            ("", "", "2022-21", "2022-04-14", true),
            ("", "", "2022-21", "2022-02-28", false),
            ("", "", "2022-21", "2022", false),
            ("", "2023", "2022-04", "2022-04-14", true),
            ("2017", "", "", "../2018", false),
            ("2017", "", "", "2018-03~", true),
            ("", "", "", "2022", false),
        ] {
            let parse = |text: &str| (!text.is_empty()).then(|| text.parse::<Date>().unwrap());
            let role = Role { from: parse(from), to: parse(to), as_of: parse(as_of), ..Role::default() };
            assert_eq!(role.was_held(&date.parse().unwrap()), held, "{from}/{to} as of {as_of}: {date}");
        }
    }
}
