//! Withholding on the way from parsed files to the dossier: nothing that comes after ever sees a name that is withheld.
//!
//! The profiles say who is withheld. Files that may hold one of their names are parsed again without them; the rest stays as it is. What cannot be
//! taken out of an address is an error, and its file is left out. What was decided stands until the profiles ask for something else.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::entries::{Entries, Parsed, Shown};
use crate::config::{self, Config};
use crate::content::{self, Entry, FOLDER, Head, Kind, Privacy, Profile, Settings};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::dossier::surname;
use crate::inflection;
use crate::privacy::{Person, Withhold};
use crate::text::{SlugStyle, slugify};

/// The languages in which names are looked for in all their cases, whatever the language of a text says.
const INFLECTED: [&str; 6] = ["be", "lt", "lv", "pl", "ru", "uk"];

/// Whose names are withheld, and how they are found.
#[derive(Debug, Default)]
pub(super) struct Withholding {
    people: People,
    /// Names of people who are not withheld.
    public: Vec<String>,
    mark: String,
    names: Option<Withhold>,
}

impl Withholding {
    /// What the profiles ask for. `mark` stands in the place of a name; `before` is what they asked for last.
    pub(super) fn of(entries: &Entries, mark: &str, before: Option<&Arc<Self>>) -> Arc<Self> {
        let people = people(entries);
        let public = if people.is_empty() { Vec::new() } else { public(entries) };
        match before {
            Some(before) if before.people == people && before.public == public && before.mark == mark => {
                Arc::clone(before)
            }
            _ => {
                let withheld: Vec<Person> = people.iter().map(|(_, person)| person.clone()).collect();
                let names = if people.is_empty() { None } else { Withhold::new(&withheld, &public, mark) };
                Arc::new(Self { people, public, mark: mark.to_owned(), names })
            }
        }
    }

    /// What may be shown of an entry.
    pub(super) fn show(&self, parsed: &Parsed, settings: Settings<'_>) -> Shown {
        let (entry, diagnostics) = match (&self.names, &parsed.entry) {
            (Some(names), Some(entry)) => withheld(Arc::clone(entry), settings, names, &self.people),
            (None, entry) => (entry.clone(), Vec::new()),
            (_, None) => (None, Vec::new()),
        };
        Shown { entry, diagnostics }
    }

    /// Whether anybody's name is withheld.
    pub(super) fn withholds(&self) -> bool {
        !self.people.is_empty()
    }

    /// Takes the names out of the configuration and out of the addresses of files.
    pub(super) fn apply(&self, config: &mut Config, assets: &mut FxHashMap<String, Arc<str>>) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        let Some(names) = &self.names else { return diagnostics };
        assets.retain(|address, path| {
            let tells = names.is_in(address);
            if tells {
                diagnostics.push(in_address(path, "rename the file"));
            }
            !tells
        });
        let path: Arc<str> = config::FILE.into();
        for key in config.withhold(&|text| names.redact(text)) {
            let message = format!("`{key}` holds a name that is withheld, in an address");
            let help = "choose another address";
            diagnostics.push(Diagnostic::new(Code::WithheldNameInAddress, Place::file(&path), message).help(help));
        }
        diagnostics
    }
}

/// Somebody who is withheld, by the file of the profile.
type People = Vec<(Arc<str>, Person)>;

fn people(entries: &Entries) -> People {
    let mut people: People = Vec::new();
    for entry in entries.private() {
        let Head::Profile(profile) = &entry.head else { continue };
        let shown = match profile.privacy {
            Privacy::Public => continue,
            Privacy::Hidden => None,
            Privacy::Initials => {
                let initials = initials(&profile.title);
                // Two people of the same initials stay two. A hash of the name would tell them apart as well, and tell whoever guesses the name that it is right.
                let same = |shown: &str| people.iter().any(|(_, other)| other.shown.as_deref() == Some(shown));
                let numbered = (2..=people.len() + 1).map(|number| format!("{initials} ({number})"));
                std::iter::once(initials.clone()).chain(numbered).find(|shown| !same(shown))
            }
        };
        people.push((Arc::clone(&entry.source.path), Person { shown, ..names_of(entry, profile) }));
    }
    people
}

/// All that a profile says of somebody's names.
fn names_of(entry: &Entry, profile: &Profile) -> Person {
    let names = std::iter::once(&profile.title)
        .chain(&entry.common.aliases)
        .chain(&profile.native_name)
        .chain(&profile.sort_name)
        .chain(&profile.forms)
        .chain(&profile.organisation.abbreviation);
    let mut names: Vec<String> = names.cloned().collect();
    let mut words = Vec::new();
    if profile.kind == Kind::Person {
        words.clone_from(&profile.surnames);
        if words.is_empty() {
            words.extend(names.iter().filter_map(|name| surname(name)).map(str::to_owned));
        }
        // Without a gender, so that the forms of both are found.
        let forms = |name: &String| INFLECTED.map(|language| inflection::full_forms(name, None, language)).concat();
        names.extend(names.clone().iter().flat_map(forms));
        let forms = |word: &String| {
            INFLECTED.map(|language| inflection::forms(word, inflection::Part::Surname, None, language)).concat()
        };
        words.extend(words.clone().iter().flat_map(forms));
    }
    Person { names, words, honorifics: profile.honorifics.clone(), shown: None }
}

/// The names of people who are not withheld.
fn public(entries: &Entries) -> Vec<String> {
    let written = entries.by_path().values().filter_map(|parsed| parsed.entry.as_ref());
    let public = written.filter_map(|entry| match &entry.head {
        Head::Profile(profile) if profile.kind == Kind::Person && profile.privacy == Privacy::Public => {
            Some(std::iter::once(&profile.title).chain(&entry.common.aliases).chain(&profile.native_name))
        }
        _ => None,
    });
    public.flatten().cloned().collect()
}

/// An entry without the names; none where nothing of it may be shown.
fn withheld(
    entry: Arc<Entry>,
    settings: Settings<'_>,
    names: &Withhold,
    people: &People,
) -> (Option<Arc<Entry>>, Vec<Diagnostic>) {
    if let Head::Profile(profile) = &entry.head
        && profile.privacy == Privacy::Hidden
    {
        return (None, Vec::new());
    }
    let path = &entry.source.path;
    let is_profile = matches!(entry.head, Head::Profile(_));
    let own = people.iter().filter(|_| is_profile).find(|(file, _)| file == path);
    let own = own.and_then(|(_, person)| person.shown.as_deref());
    if own.is_none() && names.is_in(path.strip_prefix(FOLDER).unwrap_or(path)) {
        return (None, vec![in_address(path, "rename the file: its name becomes an address")]);
    }
    if own.is_none() && !content::may_hold(&entry.source.text, names) {
        return (Some(entry), Vec::new());
    }
    let (again, diagnostics) = content::parse_withholding(entry.source.clone(), settings, names);
    let again = again.map(|entry| match own {
        Some(shown) => by_initials(entry, shown),
        None => entry,
    });
    (again.map(Arc::new), diagnostics)
}

fn in_address(path: &Arc<str>, help: &str) -> Diagnostic {
    let message = "the name of this file holds a name that is withheld";
    Diagnostic::new(Code::WithheldNameInAddress, Place::file(path), message).help(help)
}

/// A profile of which no more is shown than `shown`, what it says of the person's work, and its text.
fn by_initials(mut entry: Entry, shown: &str) -> Entry {
    let slug = entry.common.slug.take().unwrap_or_else(|| slugify(shown, SlugStyle::Ascii));
    entry.common.slug = Some(slug);
    entry.common.redirect_from.clear();
    entry.common.aliases.clear();
    if let Head::Profile(profile) = &mut entry.head {
        shown.clone_into(&mut profile.title);
        // Without it, the last initial would count as the surname.
        profile.surnames = vec![shown.to_owned()];
        profile.forms.clear();
        profile.native_name = None;
        profile.sort_name = None;
        profile.honorifics.clear();
        profile.distinct_from.clear();
        profile.born = None;
        profile.died = None;
        profile.wikidata = None;
        profile.same_as.clear();
        profile.image = None;
        profile.organisation.abbreviation = None;
        profile.organisation.url = None;
    }
    entry
}

/// `Vytis Jurkonis` as `V. J.`
fn initials(name: &str) -> String {
    let first = |word: &str| word.chars().find(|c| c.is_alphanumeric()).map(|c| format!("{}.", c.to_uppercase()));
    name.split_whitespace().filter_map(first).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_those_of_all_words() {
        for (name, expected) in
            [("Vytis Jurkonis", "V. J."), ("Вольга", "В."), ("“Joe” o'Brien-Smith", "J. O."), ("!", "")]
        {
            assert_eq!(initials(name), expected);
        }
    }
}
