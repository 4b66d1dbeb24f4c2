//! What registers say of people and organisations: under which name they stand, and what is known of those whom no note is about.

use std::borrow::Cow;

use tera::Value;

use super::{View, extended};
use crate::content::Kind;
use crate::date::Date;
use crate::dossier::{EntityId, surname};

/// Countries whose people write the family name first in Latin letters too.
const FAMILY_NAME_FIRST: [&str; 8] = ["CN", "HK", "KH", "KP", "KR", "MO", "TW", "VN"];

impl<'s> View<'s> {
    /// The name by which something stands in a register: of a person the surname first, “Jurkonis, Vytis”.
    pub(super) fn sort_name(&self, id: EntityId) -> Cow<'s, str> {
        let entity = self.dossier().entity(id);
        let name = self.name(id);
        let profile = entity.profile();
        if let Some(own) = profile.and_then(|profile| profile.sort_name.as_deref()) {
            return own.into();
        }
        if entity.kind != Kind::Person {
            return name.into();
        }
        let given = profile.map(|profile| profile.surnames.as_slice()).unwrap_or_default();
        let in_country = entity.countries.iter().filter_map(|id| self.dossier().entity(*id).country);
        let family_first = in_country.map(|country| country.code()).any(|code| FAMILY_NAME_FIRST.contains(&code));
        turned_round(name, given, family_first).map_or(name.into(), Cow::Owned)
    }

    /// The newest that is known of something: the newest note about it, or else an event, a quotation, or what it published.
    pub(super) fn latest_date(&self, id: EntityId) -> Option<Date> {
        let dossier = self.dossier();
        let entity = dossier.entity(id);
        let of_note = |notes: &[crate::dossier::NoteId]| notes.iter().find_map(|id| dossier.note(*id).note().date);
        of_note(&entity.notes).or_else(|| {
            let events = entity.events.last().map(|id| dossier.event(*id).event.date);
            let quotes = entity.quotes.first().and_then(|id| dossier.quote_date(*id));
            let known = [events, quotes, of_note(&entity.published)];
            known.into_iter().flatten().max_by_key(Date::sort_key)
        })
    }

    /// An organisation as a source: with what it published.
    pub(super) fn source_item(&self, id: EntityId) -> Value {
        let published = &self.dossier().entity(id).published;
        let latest = published.iter().find_map(|id| self.dossier().note(*id).note().date);
        extended(
            &self.entity_item(id),
            [
                ("latest", self.maybe_date(latest.as_ref())),
                ("count", published.len().into()),
                ("archived_count", self.archived_count(id).into()),
            ],
        )
    }
}

/// A name with its surname in front, if it is not so already and can be told.
fn turned_round(name: &str, surnames: &[String], family_first: bool) -> Option<String> {
    let is_apart = |at: usize| at == 0 || name[..at].ends_with(char::is_whitespace);
    for given in surnames {
        let rest = name.strip_prefix(given.as_str());
        if rest.is_some_and(|rest| rest.starts_with(char::is_whitespace)) {
            return None;
        }
        if let Some(at) = name.rfind(given.as_str()).filter(|at| *at > 0 && is_apart(*at)) {
            return Some(joined(name, at, given.len()));
        }
    }
    if family_first || name.chars().any(is_east_asian) {
        return None;
    }
    let last = surname(name)?;
    let at = name.rfind(last).filter(|at| *at > 0)?;
    Some(joined(name, at, last.len()))
}

/// “Vytis Jurkonis” as “Jurkonis, Vytis”, with what stands behind the surname at the end.
fn joined(name: &str, at: usize, length: usize) -> String {
    let (before, behind) = (name[..at].trim(), name[at + length..].trim_start_matches([',', ' ']).trim());
    let space = if behind.is_empty() { "" } else { " " };
    format!("{}, {before}{space}{behind}", &name[at..at + length])
}

/// Whether a letter is of Chinese, Japanese or Korean, in which the family name stands first.
fn is_east_asian(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{11FF}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::turned_round;

    #[test]
    fn people_stand_under_their_surnames() {
        for (name, surnames, family_first, expected) in [
            ("Vytis Jurkonis", &[][..], false, Some("Jurkonis, Vytis")),
            ("Уладзімір Пуцін", &[], false, Some("Пуцін, Уладзімір")),
            ("James Earl Carter Jr.", &[], false, Some("Carter, James Earl Jr.")),
            ("Ursula von der Leyen", &["von der Leyen"], false, Some("von der Leyen, Ursula")),
            ("Gabriel García Márquez", &["García Márquez"], false, Some("García Márquez, Gabriel")),
            ("Viktor Orbán", &["Orban", "Orbán"], false, Some("Orbán, Viktor")),
            // The family name is first: its profile says so, the script or the country.
            ("Orbán Viktor", &["Orbán"], false, None),
            ("习近平", &[], false, None),
            ("아이 유", &[], false, None),
            ("Xi Jinping", &[], true, None),
            ("Kim Yo Jong", &[], true, None),
            ("Jinping Xi", &["Xi"], true, Some("Xi, Jinping")),
            // Nothing says which of the words it is.
            ("Madonna", &[], false, None),
            ("V. J.", &[], false, None),
            ("Saud, Ibn", &[], false, None),
        ] {
            let surnames: Vec<String> = surnames.iter().map(|it| (*it).to_owned()).collect();
            assert_eq!(turned_round(name, &surnames, family_first).as_deref(), expected, "{name}");
        }
    }
}
