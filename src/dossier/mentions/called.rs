//! What one entity is called: its names, and of a person the surnames, as its profile gives them.

use super::vocabulary::is_patronymic;
use super::words::{primary, words};
use crate::dossier::{Dossier, Entity, EntityId, names};
use crate::gazetteer::Country;
use crate::inflection::{Gender, Part, forms, gender_of, name_forms};
use crate::text::fold;
use crate::titles;

/// A surname of a person.
pub(super) struct Surname {
    /// As the profile writes it.
    pub(super) text: String,
    /// In all its forms, itself among them.
    pub(super) forms: Vec<String>,
}

/// The names of an entity: title, aliases, native name, abbreviation and forms.
pub(super) fn all_names(entity: &Entity) -> Vec<String> {
    let Some((entry, profile)) = entity.profile.as_ref().zip(entity.profile()) else {
        return vec![entity.name.clone()];
    };
    let names = std::iter::once(&profile.title)
        .chain(&entry.common.aliases)
        .chain(&profile.native_name)
        .chain(&profile.organisation.abbreviation)
        .chain(&profile.forms);
    // A country's title may be its code, which is no word of a text.
    names.filter(|name| entity.country.is_none() || Country::from_code(name).is_none()).cloned().collect()
}

/// The names that an entity's profile takes out of matching, folded.
pub(super) fn unlinked(entity: &Entity) -> Vec<String> {
    let entry = entity.profile.as_ref();
    entry.map(|entry| entry.common.unlinked.iter().map(|name| fold(name)).collect()).unwrap_or_default()
}

/// The gender of a person: what the profile says, else what a name gives away in the language of a text.
pub(super) fn gender(entity: &Entity, language: &str) -> Option<Gender> {
    declared_gender(entity).or_else(|| all_names(entity).iter().find_map(|name| gender_of(name, language)))
}

/// The gender of a person that the profile says.
pub(super) fn declared_gender(entity: &Entity) -> Option<Gender> {
    entity.profile().and_then(|profile| Gender::from_key(profile.gender.as_deref()?))
}

/// The surnames of a person: those of the profile; else the last word of each name.
pub(super) fn surnames(entity: &Entity, gender: Option<Gender>, language: &str) -> Vec<Surname> {
    if let Some(profile) = entity.profile()
        && !profile.surnames.is_empty()
    {
        let given = profile.surnames.iter().cloned();
        return given.map(|text| Surname { forms: forms(&text, Part::Surname, gender, language), text }).collect();
    }
    let mut found: Vec<Surname> = Vec::new();
    for name in all_names(entity) {
        // Without a profile nobody said that one word is safe to match.
        if let Some(word) = bare_surname(&name, language).filter(|_| entity.profile.is_some()) {
            let forms = forms(word, Part::Surname, gender, language);
            found.push(Surname { text: word.to_owned(), forms });
            continue;
        }
        let Some(surname) = names::surname(&name).filter(|surname| !is_forename(&entity.name, &name, surname)) else {
            continue;
        };
        if found.iter().all(|known| known.text != surname) {
            let forms = forms_within(&name, surname, gender, language);
            found.push(Surname { text: surname.to_owned(), forms });
        }
        // “Hafiz al-Asad” is “Asad” where he has no forename.
        if let Some((_, behind)) = surname.split_once('-').filter(|(article, _)| is_small(article) && article.len() < 4)
        {
            let forms = forms(behind, Part::Surname, gender, language);
            found.push(Surname { text: behind.to_owned(), forms });
        }
    }
    found
}

/// The one word that is left of a name without titles in front, if it is one: “President Somoza”.
fn bare_surname<'n>(name: &'n str, language: &str) -> Option<&'n str> {
    let is_title = |word: &&str| titles::title(&fold(word.trim_end_matches('.')), primary(language)).is_some();
    let mut untitled = name.split_whitespace().skip_while(is_title);
    let word = untitled.next()?;
    (untitled.next().is_none() && words(word).len() == 1).then_some(word)
}

/// The forms of a surname at the end of a name, whose forename may tell the gender: “Бута” is Виктор Бут and never Алла Бут.
fn forms_within(name: &str, surname: &str, gender: Option<Gender>, language: &str) -> Vec<String> {
    let position = name.split_whitespace().position(|word| word == surname);
    let within = position.and_then(|at| name_forms(name, gender, language).into_iter().nth(at));
    within.unwrap_or_else(|| vec![surname.to_owned()])
}

/// Whether the last word of a name is a forename of the person with this title: “Putin Vladimir” is turned round, and
/// “Boris Nikolayevich” ends with a patronymic. “Salvador Allende” is neither, though his title goes on with “Gossens”.
fn is_forename(title: &str, name: &str, last: &str) -> bool {
    let Some(surname) = names::surname(title) else { return false };
    let mut before = title.split_whitespace().take_while(|word| *word != surname);
    let Some(first) = before.next() else { return false };
    let last = fold(last);
    if fold(first) == last {
        return true;
    }
    let patronymic = is_patronymic(&last);
    let begins_alike = name.split_whitespace().next().is_some_and(|word| fold(word) == fold(first));
    before.any(|word| fold(word) == last) && (patronymic || !begins_alike)
}

/// Whether one of a person's names has a word that begins with this letter.
pub(in crate::dossier) fn has_initial(dossier: &Dossier, person: EntityId, initial: &str) -> bool {
    let names = all_names(dossier.entity(person));
    let folded = fold(initial);
    names.iter().any(|name| words(name).iter().rev().skip(1).any(|word| fold(word.text).starts_with(&folded)))
}

/// Whether a name shares nothing with the person's title: no word of it begins as one of the title does, in the same script.
///
/// The spellings of one name in several languages begin alike (Aliaksandr Lukashenko, Alexander Lukaschenko).
pub(super) fn is_epithet(title: &str, name: &str) -> bool {
    let initials =
        |text: &str| words(text).iter().filter_map(|word| fold(word.text).chars().next()).collect::<Vec<_>>();
    let (title, name) = (initials(title), initials(name));
    let same_script = title.iter().chain(&name).all(char::is_ascii) || !title.iter().chain(&name).any(char::is_ascii);
    same_script && !name.iter().any(|initial| title.contains(initial))
}

/// Whether a word has no capital.
fn is_small(word: &str) -> bool {
    !word.is_empty() && word.chars().all(char::is_lowercase)
}
