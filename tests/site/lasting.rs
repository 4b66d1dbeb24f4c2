//! Addresses last: after any series of notes and profiles that are added, edited and removed, in any order, each address that was ever served shows the same
//! person or note, leads to it, or lists it with the others.

use std::collections::{BTreeMap, BTreeSet};

use dossier::content::Kind;
use dossier::dossier::{OtherAddress, Target};
use dossier::site::Page;
use proptest::prelude::*;

use crate::identity::note;
use crate::story::{Built, Files, site};

const PEOPLE: [&str; 11] = [
    "Jonas Petraitis",
    "Dr Jonas Petraitis",
    "Jonas Petraítis",
    "Petraitis",
    "Ona Petraitis",
    "Olga Petrova",
    "Ольга Петрова",
    "Kim Jong-un",
    "Kim Jong Un",
    "Kim Jong, Un",
    "Пётр Ли",
];
const STEMS: [&str; 7] =
    ["2019-04-01-talks", "2023-05-01-talks", "talks", "b/talks", "2023-05-01-Talks!", "2023-05-01-other", "other"];

/// What is done to the files.
#[derive(Debug, Clone)]
enum Step {
    /// A note is written or written again: which, and whom it names.
    Note(usize, Vec<usize>),
    /// A profile is: which, its title and its alias.
    Profile(usize, usize, Option<usize>),
    /// One of them is removed.
    Remove(bool, usize),
}

fn step() -> impl Strategy<Value = Step> {
    let names = prop::collection::vec(0..PEOPLE.len(), 0..4);
    prop_oneof![
        4 => (0..STEMS.len(), names).prop_map(|(note, names)| Step::Note(note, names)),
        2 => (0..3_usize, 0..PEOPLE.len(), prop::option::of(0..PEOPLE.len())).prop_map(|(at, title, alias)| Step::Profile(at, title, alias)),
        2 => (any::<bool>(), 0..STEMS.len()).prop_map(|(note, at)| Step::Remove(note, at)),
    ]
}

/// The files as they are after some steps.
#[derive(Debug, Clone, Default)]
struct Now {
    notes: BTreeMap<&'static str, Vec<usize>>,
    profiles: BTreeMap<usize, (usize, Option<usize>)>,
}

impl Now {
    fn apply(&mut self, step: &Step) {
        match step {
            Step::Note(at, names) => drop(self.notes.insert(STEMS[*at], names.clone())),
            Step::Profile(at, title, alias) => drop(self.profiles.insert(*at, (*title, *alias))),
            Step::Remove(true, at) => drop(self.notes.remove(STEMS[*at])),
            Step::Remove(false, at) => drop(self.profiles.remove(&(at % 3))),
        }
    }

    fn files(&self) -> Files {
        let notes = self.notes.iter().fold(site(), |files, (stem, names)| {
            let names: Vec<String> = names.iter().map(|name| format!("'{}'", PEOPLE[*name])).collect();
            note(files, stem, "2022-04-01", &format!("people: [{}]", names.join(", ")))
        });
        self.profiles.iter().fold(notes, |files, (at, (title, alias))| {
            let alias = alias.map(|alias| format!("\naliases: ['{}']", PEOPLE[alias])).unwrap_or_default();
            files.person(&format!("p{at}.md"), &format!("title: '{}'{alias}", PEOPLE[*title]))
        })
    }

    /// The names that stand in the files, which is what they hold of anybody: those that notes use, and the titles of profiles.
    fn names(&self) -> BTreeSet<usize> {
        let used = self.notes.values().flatten();
        used.chain(self.profiles.values().map(|(title, _)| title)).copied().collect()
    }
}

/// The addresses below a folder, of lists of many excepted.
fn addresses(built: &Built, folder: &str) -> BTreeSet<String> {
    let routes = built.site.routes().iter();
    let own = routes.filter(|route| {
        matches!(route.page, Page::Entity(_, 1) | Page::Note(_) | Page::OtherName(..) | Page::Namesakes(_))
    });
    own.filter(|route| route.address.starts_with(folder)).map(|route| route.address.clone()).collect()
}

/// The addresses that somebody of this name has while a file uses it, be it as the title of a profile: those of a site of nobody else.
fn of_name(name: usize) -> BTreeSet<String> {
    let named = Now { notes: [("n", vec![name])].into(), ..Now::default() };
    let named = addresses(&named.files().build(), "people/");
    let titled = [0, 1].map(|at| with_profile(at, name));
    named.union(&titled[0].intersection(&titled[1]).cloned().collect()).cloned().collect()
}

/// The addresses of a profile with this title alone.
fn with_profile(at: usize, title: usize) -> BTreeSet<String> {
    addresses(&Now { profiles: [(at, (title, None))].into(), ..Now::default() }.files().build(), "people/")
}

fn of_note(stem: &'static str) -> BTreeSet<String> {
    addresses(&Now { notes: [(stem, Vec::new())].into(), ..Now::default() }.files().build(), "notes/")
}

/// What is found at an address: who has the page there, or everything that it lists.
fn found(built: &Built, address: &str) -> Vec<Target> {
    match built.site.find(address).map(|route| &route.page) {
        Some(Page::Entity(id, 1)) => vec![Target::Entity(*id)],
        Some(Page::Note(id)) => vec![Target::Note(*id)],
        Some(Page::OtherName(_, target)) => vec![*target],
        Some(Page::Namesakes(_)) => match built.site.dossier().other_address(address) {
            Some(OtherAddress::Several(targets)) => targets,
            other => panic!("{address}: {other:?}"),
        },
        other => panic!("{address}: {other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: super::never_stale::cases(), ..ProptestConfig::default() })]

    /// Each address that was ever served shows the same person or note, leads to it, or lists it with the others, while its name or file is there.
    #[test]
    fn an_address_never_shows_somebody_else_and_is_never_gone(steps in prop::collection::vec(step(), 1..14)) {
        let by_name: Vec<BTreeSet<String>> = (0..PEOPLE.len()).map(of_name).collect();
        let mut now = Now::default();
        let mut served: BTreeSet<String> = BTreeSet::new();
        for step in &steps {
            now.apply(step);
            let built = now.files().build();
            if built.site.is_broken() {
                continue;
            }
            served.extend(addresses(&built, "people/"));
            served.extend(addresses(&built, "notes/"));
            let dossier = built.site.dossier();
            for name in now.names() {
                let meant = dossier.find_entity(Kind::Person, PEOPLE[name]).map(Target::Entity);
                for address in served.iter().filter(|address| by_name[name].contains(*address)) {
                    let found = found(&built, address);
                    match meant {
                        Some(meant) => prop_assert!(found.contains(&meant), "{address}: {found:?}, not {meant:?} in {now:#?}"),
                        // It could be several: all of them are there.
                        None => prop_assert!(found.len() > 1, "{address}: {found:?} in {now:#?}"),
                    }
                }
            }
            for stem in now.notes.keys() {
                let id = dossier.note_at(&format!("content/notes/{stem}.md")).unwrap();
                for address in served.intersection(&of_note(stem)) {
                    let found = found(&built, address);
                    prop_assert!(found.contains(&Target::Note(id)), "{address}: {found:?} in {now:#?}");
                }
            }
            let mut known: BTreeSet<String> = now.names().into_iter().flat_map(|name| by_name[name].clone()).collect();
            for (at, (title, _)) in &now.profiles {
                let path = format!("content/people/p{at}.md");
                let is_it = |id: &_| dossier.entity(*id).profile.as_ref().is_some_and(|entry| *entry.source.path == *path);
                let meant = dossier.of_kind(Kind::Person).find(is_it).map(Target::Entity).unwrap();
                let own = with_profile(*at, *title);
                for address in served.intersection(&own) {
                    let found = found(&built, address);
                    prop_assert!(found.contains(&meant), "{address}: {found:?}, not {meant:?} in {now:#?}");
                }
                known.extend(own);
            }
            // What is served belongs to a name or a file that is there.
            let people = addresses(&built, "people/");
            prop_assert!(people.is_subset(&known), "{:?} in {now:#?}", people.difference(&known).collect::<Vec<_>>());
        }
    }
}
