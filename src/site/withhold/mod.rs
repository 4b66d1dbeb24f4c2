//! Withholding on the way from parsed files to the dossier: nothing that comes after ever sees a name that is withheld.
//!
//! The profiles say who is withheld. Files that may hold one of their names are parsed again without them; the rest stays as it is. What cannot be
//! taken out of an address is an error, and its file is left out. What was decided stands until the profiles ask for something else.

mod countries;
mod people;

use std::sync::Arc;

use people::{People, people};
use rustc_hash::{FxHashMap, FxHashSet};

use super::entries::{Entries, Parsed, Shown};
use super::page::Page;
use super::route::Route;
use crate::config::{self, Config};
use crate::content::{self, Entry, FOLDER, Head, Kind, Privacy, Settings};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::dossier::is_title;
use crate::privacy::{Person, Withhold, name};
use crate::text::{SlugStyle, slugify};

/// Whose names are withheld, and how they are found.
#[derive(Debug, Default)]
pub(super) struct Withholding {
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

    /// What may be shown of an entry.
    pub(super) fn show(&self, parsed: &Parsed, settings: Settings<'_>) -> Shown {
        let (entry, diagnostics) = match (&self.names, &parsed.entry) {
            (Names::Some(names), Some(entry)) => withheld(Arc::clone(entry), settings, names, &self.people),
            (Names::None, entry) => (entry.clone(), Vec::new()),
            (Names::TooMany, _) | (_, None) => (None, Vec::new()),
        };
        Shown { entry, diagnostics }
    }

    /// The addresses of pages that hold a name. Some are made of names in another spelling, of which only the address is one that is withheld.
    pub(super) fn in_routes(&self, routes: &[Route]) -> Vec<Diagnostic> {
        let Names::Some(names) = &self.names else { return Vec::new() };
        // Somebody called Chang does not take `changes/` away.
        let own = routes.iter().filter(|route| route.page.is_sites_own()).flat_map(|route| route.address.split('/'));
        let own: FxHashSet<&str> = own.collect();
        let written =
            |address: &str| address.split('/').filter(|part| !own.contains(part)).collect::<Vec<_>>().join("/");
        let tells = |route: &&Route| {
            let is_judged = !route.page.is_sites_own() && !matches!(route.page, Page::Static(_));
            is_judged && names.is_in(&written(&route.address))
        };
        let fault = |route: &Route| {
            let message = format!("the address `{}` holds a name that is withheld", route.address);
            let help = "add the spelling of the name that it is made of to the `aliases` of whoever is withheld";
            Diagnostic::new(Code::WithheldNameInAddress, Place::file(&FOLDER.into()), message).help(help)
        };
        routes.iter().filter(tells).map(fault).collect()
    }

    /// A text without the names; empty where there are more than can be looked for.
    pub(super) fn redact(&self, text: &str) -> String {
        match &self.names {
            Names::None => text.to_owned(),
            Names::Some(names) => names.redact(text).unwrap_or_else(|| text.to_owned()),
            Names::TooMany => String::new(),
        }
    }

    /// Whether anybody's name is withheld.
    pub(super) fn withholds(&self) -> bool {
        !self.people.is_empty()
    }

    /// Takes the names out of the configuration and out of the addresses of files.
    pub(super) fn apply(&self, config: &mut Config, assets: &mut FxHashMap<String, Arc<str>>) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        diagnostics.extend(self.people.iter().filter_map(|withheld| withheld.fault.clone()));
        let names = match &self.names {
            Names::None => return diagnostics,
            Names::Some(names) => names,
            Names::TooMany => {
                assets.clear();
                *config = Config::default();
                diagnostics.push(too_many(self.people.len()));
                return diagnostics;
            }
        };
        assets.retain(|address, path| {
            let tells = names.is_in(address);
            if tells {
                diagnostics.push(in_address(path, "rename the file"));
            }
            !tells
        });
        diagnostics.extend(people::names_in_shown(&self.people, &|text| names.is_in(text)));
        let path: Arc<str> = config::FILE.into();
        for key in config.withhold(&|text| names.redact(text)) {
            let message = format!("`{key}` holds a name that is withheld, in an address");
            let help = "choose another address";
            diagnostics.push(Diagnostic::new(Code::WithheldNameInAddress, Place::file(&path), message).help(help));
        }
        diagnostics
    }
}

/// The names of people who are not withheld.
fn public(entries: &Entries) -> Vec<String> {
    let written = entries.by_path().values().filter_map(|parsed| parsed.entry.as_ref());
    let public = written.filter_map(|entry| match &entry.head {
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
    let (again, diagnostics) = content::parse_withholding(entry.source.clone(), settings, names);
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
        profile.shown_as = None;
    }
    entry
}
