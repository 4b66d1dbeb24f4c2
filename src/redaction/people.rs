//! The people who are withheld, and all their names.
//!
//! In come the profiles as their authors wrote them; out comes everything that is looked for. A key of a profile only ever adds to it.

use std::sync::Arc;

use crate::content::{Entry, Head, Kind, Privacy, Profile};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::gazetteer::Country;
use crate::inflection;
use crate::privacy::Person;
use crate::privacy::name::{self, Hints, Parts};
use crate::text::{SlugStyle, slugify};
use crate::titles::is_title;

/// The languages in which names are looked for in all their cases, whatever the language of a text says.
const INFLECTED: [&str; 6] = ["be", "lt", "lv", "pl", "ru", "uk"];
/// Countries in which the family name comes first, in Latin letters too.
const FAMILY_FIRST: [&str; 10] = ["CN", "HK", "HU", "JP", "KH", "KP", "KR", "MO", "TW", "VN"];
/// From which likeness on two words, in Latin letters, are taken for one name in two spellings.
const ALIKE: f64 = 0.8;

/// Somebody who is withheld.
#[derive(Debug, PartialEq)]
pub(super) struct Withheld {
    /// The profile.
    pub(super) path: Arc<str>,
    /// Where it says as what the person is shown, if it says so.
    shown_as: Option<Place>,
    pub(super) person: Person,
    /// That nothing of the names can be looked for.
    pub(super) fault: Option<Diagnostic>,
}

/// Everybody who is withheld, in the order of their profiles' paths.
pub(super) type People = Vec<Withheld>;

/// Whom the profiles of people who are withheld ask to withhold.
pub(super) fn people(private: &[&Entry]) -> People {
    let shown: Vec<Shown> = private.iter().filter_map(|entry| Shown::of(entry)).collect();
    let mut people: People = Vec::new();
    for entry in private {
        let Head::Profile(profile) = &entry.head else { continue };
        if profile.privacy == Privacy::Public {
            continue;
        }
        let own = shown.iter().find(|shown| shown.path == entry.source.path);
        let person = Person { shown: own.map(|own| own.name.clone()), ..names_of(entry, profile) };
        let fault = fault(entry, &person).or_else(|| own?.fault(entry)).or_else(|| own?.same_as_another(entry, &shown));
        let shown_as = profile.shown_as.as_ref().map(|_| entry.place(&["shown_as".into()]));
        people.push(Withheld { path: Arc::clone(&entry.source.path), shown_as, fault, person });
    }
    people
}

/// As what somebody is shown.
struct Shown {
    path: Arc<str>,
    name: String,
    /// Whether the author chose it.
    is_chosen: bool,
    /// As an address has them.
    initials: String,
    /// Whether they are whole words of the name.
    tell: bool,
}

impl Shown {
    fn of(entry: &Entry) -> Option<Self> {
        let Head::Profile(profile) = &entry.head else { return None };
        if profile.privacy != Privacy::Initials {
            return None;
        }
        let parts = parts(&profile.title, profile);
        let initials = initials(&parts);
        let tell = parts.full.iter().any(|name| name::initials_tell(name));
        let (slug, is_chosen) = (slugify(&initials, SlugStyle::Ascii), profile.shown_as.is_some());
        let name = profile.shown_as.clone().unwrap_or(initials);
        Some(Self { path: Arc::clone(&entry.source.path), name, is_chosen, initials: slug, tell })
    }

    /// The fault of initials that would say a name.
    fn fault(&self, entry: &Entry) -> Option<Diagnostic> {
        let message = "in its script the initials of this name are whole words of it";
        let help = "write `shown_as:` with a name that tells nothing, such as `Source A`, or `privacy: hidden`";
        let fault = || Diagnostic::new(Code::InvalidValue, entry.place(&["title".into()]), message).help(help);
        (self.tell && !self.is_chosen).then(fault)
    }

    /// The fault of somebody who would be shown as somebody else is. Numbers would depend on who comes first, and a hash of the name would tell whoever guesses it
    /// that it is right: so it is for the author to tell them apart.
    fn same_as_another(&self, entry: &Entry, all: &[Self]) -> Option<Diagnostic> {
        let slug = slugify(&self.name, SlugStyle::Ascii);
        let is_same = |other: &&Self| {
            let same_initials = !self.is_chosen && self.initials == other.initials;
            other.path != self.path && (same_initials || slug == slugify(&other.name, SlugStyle::Ascii))
        };
        let other = all.iter().find(is_same)?;
        let (key, message) = if self.is_chosen {
            ("shown_as", "somebody else is shown by this name too")
        } else {
            ("title", "somebody else has these initials too, so that whose page it is could change")
        };
        let help = "write `shown_as:` into both profiles, each with a name that tells nothing, such as `Source A`";
        let fault = Diagnostic::new(Code::AddressClash, entry.place(&[key.into()]), message).help(help);
        Some(fault.related(Place::file(&other.path), "the other"))
    }
}

/// The faults of names that are shown and hold one that is withheld.
pub(super) fn names_in_shown<'a>(
    people: &'a People,
    is_in: &'a dyn Fn(&str) -> bool,
) -> impl Iterator<Item = Diagnostic> + 'a {
    let shown =
        people.iter().filter_map(|withheld| Some((withheld.shown_as.as_ref()?, withheld.person.shown.as_ref()?)));
    shown.filter(|(_, shown)| is_in(shown)).map(|(place, _)| {
        let message = "this name is shown, and holds one that is withheld";
        Diagnostic::new(Code::InvalidValue, place.clone(), message)
            .help("choose a name that tells nothing, such as `Source A`")
    })
}

/// All that a profile says of somebody's names.
fn names_of(entry: &Entry, profile: &Profile) -> Person {
    let written = std::iter::once(&profile.title)
        .chain(&entry.common.aliases)
        .chain(&profile.native_name)
        .chain(&profile.sort_name)
        .chain(&profile.forms)
        .chain(&profile.organisation.abbreviation);
    let mut names: Vec<String> = written.map(|name| name::plain(name)).collect();
    let mut words: Vec<String> = profile.surnames.iter().map(|name| name::plain(name)).collect();
    let mut forms = Vec::new();
    if profile.kind == Kind::Person {
        let all: Vec<Parts> = names.iter().map(|name| parts(name, profile)).collect();
        words.extend(turned(&all));
        // Without what stands around them.
        names.clear();
        for parts in all {
            names.extend(parts.full);
            words.extend(parts.words);
        }
        // What is written for a register has the surname first.
        let registered = profile.sort_name.iter().flat_map(|name| parts(name, profile).full);
        words.extend(registered.filter_map(|name| name.split_whitespace().next().map(str::to_owned)));
        for list in [&mut names, &mut words] {
            list.sort_unstable();
            list.dedup();
        }
        // Without a gender, so that the forms of both are found.
        let full_forms =
            |name: &String| INFLECTED.map(|language| inflection::full_forms(name, None, language)).concat();
        names.extend(names.clone().iter().flat_map(full_forms));
        forms = words.iter().flat_map(|word| forms_of(word)).collect();
    }
    Person { names, words, forms, honorifics: profile.honorifics.clone(), shown: None }
}

/// The forms of a surname in every language of [`INFLECTED`], those included whose stem may change.
fn forms_of(word: &str) -> Vec<String> {
    let of_language = |language| {
        let mut forms = inflection::forms(word, inflection::Part::Surname, None, language);
        forms.extend(inflection::forms_with_changed_stem(word, language));
        forms
    };
    let mut forms = INFLECTED.map(of_language).concat();
    forms.retain(|form| form != word);
    forms
}

/// What is wrong with a profile whose names cannot be looked for.
fn fault(entry: &Entry, person: &Person) -> Option<Diagnostic> {
    let is_name = |text: &String| text.chars().any(char::is_alphabetic);
    if person.names.iter().chain(&person.words).any(is_name) {
        return None;
    }
    let message = "this profile has no name that could be withheld: there is no letter in it";
    let place = entry.place(&["title".into()]);
    Some(Diagnostic::new(Code::InvalidValue, place, message).help("write the person's name under `title`"))
}

fn parts(name: &str, profile: &Profile) -> Parts {
    let name = &name::plain(name);
    let countries = profile.names.countries.iter().filter_map(|country| Country::find(country.as_ref()));
    let family_first = countries.into_iter().any(|country| FAMILY_FIRST.contains(&country.code()));
    name::parts(name, Hints { is_title: &is_title, family_first })
}

/// The first words of names that are turned round, as far as the others give that away: `Квиллонас Марта` beside `Marta Quillonas`.
fn turned(all: &[Parts]) -> Vec<String> {
    let latin = |word: &str| slugify(word, SlugStyle::Ascii);
    let surnames: Vec<String> = all.iter().flat_map(|parts| &parts.words).map(|word| latin(word)).collect();
    let firsts = all.iter().flat_map(|parts| &parts.full).filter_map(|name| name.split_whitespace().next());
    let is_surname = |first: &&str| {
        let first = latin(first);
        surnames.iter().any(|surname| *surname != first && strsim::jaro_winkler(surname, &first) >= ALIKE)
    };
    firsts.filter(is_surname).map(str::to_owned).collect()
}

/// `Vytis Jurkonis` as `V. J.`
fn initials(parts: &Parts) -> String {
    let first = |word: &str| word.chars().find(|c| c.is_alphanumeric()).map(|c| format!("{}.", c.to_uppercase()));
    // Of a name for a register, the last is the usual order.
    let name = parts.full.last().map_or("", String::as_str);
    name.split_whitespace().filter_map(first).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(name: &str) -> Parts {
        name::parts(name, Hints { is_title: &is_title, family_first: false })
    }

    #[test]
    fn initials_are_those_of_all_words() {
        for (name, expected) in [
            ("Vytis Jurkonis", "V. J."),
            ("Вольга", "В."),
            ("“Joe” o'Brien-Smith", "J. O."),
            ("Dr Vytis Jurkonis (journalist)", "V. J."),
            ("Jurkonis, Vytis", "V. J."),
            ("!", ""),
        ] {
            assert_eq!(initials(&parts(name)), expected);
        }
    }

    #[test]
    fn a_name_that_is_turned_round_is_noticed() {
        let found = |names: &[&str]| turned(&names.iter().map(|name| parts(name)).collect::<Vec<_>>()).join(" ");
        assert_eq!(found(&["Marta Quillonas", "Квиллонас Марта"]), "Квиллонас");
        assert_eq!(found(&["Marta Quillonas", "Kvillonas Marta"]), "Kvillonas");
        assert_eq!(found(&["Marta Quillonas", "Марта Квиллонас", "Martha Quillonas"]), "");
    }
}
