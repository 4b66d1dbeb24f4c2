//! Redaction: the entries and the configuration as they may be shown, without the names of people who are withheld.
//!
//! The profiles say who is withheld. In come entries as their authors wrote them; out come [`Redacted`] ones, which are all that the dossier and everything made of
//! it ever sees. An entry that may hold a withheld name is parsed again without it; every other stays as it is. What cannot be taken out of an address is an
//! error, and its file is left out. How names are found in a text is the concern of [`privacy`](crate::privacy).

mod countries;
mod people;
mod redacted;

use std::sync::Arc;

use people::{People, people};

use crate::config::{self, Config};
use crate::content::{self, Entry, FOLDER, Head, Kind, Privacy, Settings};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::privacy::{Person, Withhold, name};
use crate::text::{SlugStyle, slugify};
use crate::titles::is_title;

pub use redacted::{Redacted, RedactedConfig};

/// Whose names are withheld, and how they are found.
#[derive(Debug, Default)]
pub struct Redaction {
    people: People,
    /// Names of people who are not withheld.
    public: Vec<String>,
    mark: String,
    names: Names,
}

/// What is looked for in every text.
#[derive(Debug, Default)]
enum Names {
    /// Nobody is withheld.
    #[default]
    None,
    /// These names.
    Some(Withhold),
    /// More than can be looked for, so that nothing can be shown.
    TooMany,
}

impl Redaction {
    /// What the profiles ask for: `private` are those of people who are withheld, `all` are all entries, each as its author wrote it. `mark` stands in the place
    /// of a name; `before` is what they asked for last, which is returned where they still ask for the same.
    pub fn of<'e>(
        private: &[&'e Entry],
        all: impl Iterator<Item = &'e Entry>,
        mark: &str,
        before: Option<&Arc<Self>>,
    ) -> Arc<Self> {
        let people = people(private);
        let public = if people.is_empty() { Vec::new() } else { public(all) };
        match before {
            Some(before) if before.people == people && before.public == public && before.mark == mark => {
                Arc::clone(before)
            }
            _ => {
                let withheld: Vec<Person> = people.iter().map(|withheld| withheld.person.clone()).collect();
                let ordinary = countries::that_begin_as_names(&people);
                let names = match Withhold::new(&withheld, &public, &ordinary, mark) {
                    _ if people.is_empty() => Names::None,
                    Some(names) => Names::Some(names),
                    None => Names::TooMany,
                };
                Arc::new(Self { people, public, mark: mark.to_owned(), names })
            }
        }
    }

    /// What may be shown of an entry, and the faults of withholding; nothing where nothing of it may be shown. `settings` are those that it was parsed with.
    pub fn entry(&self, entry: &Arc<Entry>, settings: Settings<'_>) -> (Option<Redacted>, Vec<Diagnostic>) {
        let (entry, diagnostics) = match &self.names {
            Names::Some(names) => withheld(Arc::clone(entry), settings, names, &self.people),
            Names::None => (Some(Arc::clone(entry)), Vec::new()),
            Names::TooMany => (None, Vec::new()),
        };
        (entry.map(Redacted::new), diagnostics)
    }

    /// The configuration without the names, and the faults of those that stand in an address; the default one where there are more names than can be looked for.
    pub fn config(&self, mut config: Config) -> (RedactedConfig, Vec<Diagnostic>) {
        let names = match &self.names {
            Names::None => return (RedactedConfig::new(config), Vec::new()),
            Names::Some(names) => names,
            Names::TooMany => return (RedactedConfig::default(), vec![too_many(self.people.len())]),
        };
        let path: Arc<str> = config::FILE.into();
        let fault = |key| {
            let message = format!("`{key}` holds a name that is withheld, in an address");
            Diagnostic::new(Code::WithheldNameInAddress, Place::file(&path), message).help("choose another address")
        };
        let diagnostics = config.redact(&|text| names.redact(text)).into_iter().map(fault).collect();
        (RedactedConfig::new(config), diagnostics)
    }

    /// What is wrong with the profiles of people who are withheld.
    pub fn faults(&self) -> Vec<Diagnostic> {
        let mut faults: Vec<Diagnostic> = self.people.iter().filter_map(|withheld| withheld.fault.clone()).collect();
        if let Names::Some(names) = &self.names {
            faults.extend(people::names_in_shown(&self.people, &|text| names.is_in(text)));
        }
        faults
    }

    /// Whether a text may not be shown: it holds a name that is withheld, or there are more of those than can be looked for.
    pub fn is_withheld(&self, text: &str) -> bool {
        match &self.names {
            Names::None => false,
            Names::Some(names) => names.is_in(text),
            Names::TooMany => true,
        }
    }

    /// A text without the names; empty where there are more than can be looked for.
    pub fn text(&self, text: &str) -> String {
        match &self.names {
            Names::None => text.to_owned(),
            Names::Some(names) => names.redact(text).unwrap_or_else(|| text.to_owned()),
            Names::TooMany => String::new(),
        }
    }

    /// Whether there are more names than can be looked for, so that nothing is shown.
    pub fn hides_everything(&self) -> bool {
        matches!(self.names, Names::TooMany)
    }

    /// Whether anybody's name is withheld.
    pub fn withholds(&self) -> bool {
        !self.people.is_empty()
    }
}

/// The names of people who are not withheld.
fn public<'e>(entries: impl Iterator<Item = &'e Entry>) -> Vec<String> {
    let public = entries.filter_map(|entry| match &entry.head {
        Head::Profile(profile) if profile.kind == Kind::Person && profile.privacy == Privacy::Public => {
            let names = std::iter::once(&profile.title).chain(&entry.common.aliases).chain(&profile.native_name);
            Some(names.filter(|name| name::is_full(name, &is_title)))
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
    let own = people.iter().filter(|_| is_profile).find(|withheld| withheld.path == *path);
    let own = own.and_then(|withheld| withheld.person.shown.as_deref());
    if own.is_none() && names.is_in(chosen(path)) {
        return (None, vec![in_address(path, "rename the file: its name becomes an address")]);
    }
    if own.is_none() && !content::may_hold(&entry.source.text, names) {
        return (Some(entry), Vec::new());
    }
    let (again, diagnostics) = content::parse_redacted(entry.source.clone(), settings, names);
    let Some(again) = again else { return (None, diagnostics) };
    match own {
        Some(shown) => (Some(Arc::new(by_initials(again, shown))), diagnostics),
        None => match without_marks(again, names.mark()) {
            Some(entry) => (Some(Arc::new(entry)), diagnostics),
            None => (None, vec![titled_so(path)]),
        },
    }
}

/// What of the path of an entry its author chose: neither the folder of its kind nor the ending.
fn chosen(path: &str) -> &str {
    let below = path.strip_prefix(FOLDER).unwrap_or(path);
    let below = below.split_once('/').map_or(below, |(_, below)| below);
    below.strip_suffix(".md").unwrap_or(below)
}

/// An entry of which the mark is no name: else words of somebody who is withheld would be somebody else's. None where it is all of the title.
fn without_marks(mut entry: Entry, mark: &str) -> Option<Entry> {
    if let Head::Profile(profile) = &mut entry.head {
        let is_name = |name: &String| name.trim() != mark;
        if !is_name(&profile.title) {
            return None;
        }
        entry.common.aliases.retain(is_name);
        profile.surnames.retain(is_name);
        profile.forms.retain(is_name);
        profile.native_name.take_if(|name| !is_name(name));
        profile.sort_name.take_if(|name| !is_name(name));
        profile.organisation.abbreviation.take_if(|name| !is_name(name));
    }
    Some(entry)
}

fn titled_so(path: &Arc<str>) -> Diagnostic {
    let message = "the title of this profile is a name that is withheld";
    let help = "write it in full, as nobody who is withheld is called, or write `privacy: hidden` here too";
    Diagnostic::new(Code::WithheldNameInAddress, Place::file(path), message).help(help)
}

fn too_many(people: usize) -> Diagnostic {
    let message = format!("the names of {people} people are withheld, which are more than can be looked for");
    let help = "take profiles with `privacy` out, or make several sites of this one";
    Diagnostic::new(Code::InvalidValue, Place::file(&config::FILE.into()), message).help(help)
}

/// The fault of a file whose name would be published.
pub fn in_address(path: &Arc<str>, help: &str) -> Diagnostic {
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
        profile.shown_as = None;
    }
    entry
}
