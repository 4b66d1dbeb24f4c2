//! Making the part of a lexicon that one entity has: its names, as they may be written in texts of one language.

use super::called::{self, Surname, all_names, is_epithet, surnames, unlinked};
use super::meaning::{Capitals, Meaning, Scope};
use super::prepared::{Prepared, Preparing};
use super::vocabulary::is_patronymic;
use super::words::{primary, words};
use crate::content::Kind;
use crate::dossier::Entity;
use crate::dossier::names::Rank;
use crate::gazetteer::{Country, NameKind};
use crate::inflection::{Gender, Part, forms, name_forms};
use crate::text::fold;

/// The part of an entity in a lexicon for texts in `language`, a BCP 47 tag; `site_language` is the language of the site.
///
/// Of the entity it takes what `kept::same_names` compares, and nothing else.
pub(super) fn prepare(entity: &Entity, language: &str, site_language: &str) -> Prepared {
    let mut part = Preparing::default();
    match entity.kind {
        Kind::Person => person(&mut part, entity, language),
        Kind::Organisation => organisation(&mut part, entity),
        Kind::Country => country(&mut part, entity, language, site_language),
        Kind::Tag => {}
    }
    part.finish()
}

fn person(part: &mut Preparing, entity: &Entity, language: &str) {
    let gender = called::declared_gender(entity);
    let unlinked = unlinked(entity);
    let names = all_names(entity);
    let mut has_patronymic = false;
    for name in &names {
        let single = words(name).len() < 2;
        // Without a profile nobody said that one word is safe to match.
        if unlinked.contains(&fold(name)) || (single && entity.profile.is_none()) {
            continue;
        }
        let scope = if is_epithet(&entity.name, name) { Scope::Epithet } else { Scope::Anywhere };
        let forms = inflected(name, gender, language);
        part.name(name, &forms, Meaning { rank: rank(entity, name), scope, ..meaning(name) });
        if let Some(turned) = name.split_once(", ").map(|(last, first)| format!("{first} {last}")) {
            part.name(&turned, &plain_forms(&turned), Meaning { rank: rank(entity, name), ..meaning(&turned) });
        }
        has_patronymic |= name.split_whitespace().rev().skip(1).any(|word| is_patronymic(&fold(word)));
        part.own_words(forms.iter().flatten());
    }
    part.person(called::gender(entity, language), has_patronymic);
    for Surname { text, forms } in surnames(entity, gender, language) {
        if begins_some(&text, &names) {
            part.surname_first(&text);
        }
        if !unlinked.contains(&fold(&text)) {
            let is_long = words(&text).len() > 1;
            let by_word = if is_long { inflected(&text, gender, language) } else { vec![forms] };
            part.surname(&text, by_word);
        }
    }
}

fn organisation(part: &mut Preparing, entity: &Entity) {
    let unlinked = unlinked(entity);
    for name in all_names(entity) {
        if !unlinked.contains(&fold(&name)) && (entity.profile.is_some() || words(&name).len() > 1) {
            part.name(&name, &plain_forms(&name), Meaning { rank: rank(entity, &name), ..meaning(&name) });
        }
    }
}

fn country(part: &mut Preparing, entity: &Entity, language: &str, site_language: &str) {
    let Some(country) = entity.country else { return };
    let unlinked = unlinked(entity);
    for name in all_names(entity) {
        if !unlinked.contains(&fold(&name)) {
            // An alias that the gazetteer knows as an adjective is one, whoever wrote it.
            let adjective = Country::from_adjective(&name) == Some(country);
            // A name that is also something else stays so, whoever wrote it down.
            let ambiguous = country.names().any(|known| known.ambiguous && fold(known.text) == fold(&name));
            let scope = scope_of_country(ambiguous);
            part.name(
                &name,
                &plain_forms(&name),
                Meaning { rank: rank(entity, &name), adjective, scope, ..meaning(&name) },
            );
        }
    }
    let [language, site_language] = [language, site_language].map(|tag| primary(tag).to_ascii_lowercase());
    let languages = [language.as_str(), &site_language, "en"];
    for name in country.names().filter(|name| languages.contains(&primary(name.language))) {
        if unlinked.contains(&fold(name.text)) {
            continue;
        }
        let adjective = name.kind == NameKind::Adjective;
        let own_language = primary(name.language) == language;
        let forms = if own_language && !adjective && name.kind != NameKind::Abbreviation {
            country_forms(name.text, &language)
        } else {
            plain_forms(name.text)
        };
        let scope = scope_of_country(name.ambiguous);
        part.name(name.text, &forms, Meaning { adjective, scope, ..meaning(name.text) });
    }
}

/// How a name of an entity belongs to it; what the gazetteer knows of a country is as good as a title.
fn rank(entity: &Entity, name: &str) -> Rank {
    let is_title = entity.profile().map_or(name == entity.name, |profile| name == profile.title);
    if is_title { Rank::Title } else { Rank::Alias }
}

/// What a full name means, but for whom.
fn meaning(name: &str) -> Meaning {
    let first = words(name).into_iter().next();
    let capitals = match first {
        Some(word) if word.is_all_capitals() => Capitals::All,
        Some(word) if word.may_begin_name() => Capitals::First,
        _ => Capitals::Any,
    };
    Meaning { entity: None, rank: Rank::Title, capitals, adjective: false, scope: Scope::Anywhere, inflected: false }
}

/// Whether one of a person's names goes on behind the surname. One with a comma is turned round for a register.
fn begins_some(surname: &str, names: &[String]) -> bool {
    let surname = fold(surname);
    names.iter().filter(|name| !name.contains(',')).any(|name| {
        let name = fold(name);
        name.strip_prefix(&surname).is_some_and(|rest| rest.starts_with(' '))
    })
}

/// Where a country's name counts that may be something else too.
fn scope_of_country(ambiguous: bool) -> Scope {
    if ambiguous { Scope::IfListed } else { Scope::Anywhere }
}

/// Every word of a name in its own form alone.
pub(super) fn plain_forms(name: &str) -> Vec<Vec<String>> {
    words(name).into_iter().map(|word| vec![word.text.to_owned()]).collect()
}

/// Every word of a person's name in all its forms.
fn inflected(name: &str, gender: Option<Gender>, language: &str) -> Vec<Vec<String>> {
    let by_space = name_forms(name, gender, language);
    let plain = plain_forms(name);
    // Names with hyphens or initials have more words here than spaces: they stay as they are.
    if by_space.len() == plain.len() { by_space } else { plain }
}

/// A country of one word in all its forms.
fn country_forms(name: &str, language: &str) -> Vec<Vec<String>> {
    let plain = plain_forms(name);
    if plain.len() == 1 { vec![forms(name, Part::Country, None, language)] } else { plain }
}
