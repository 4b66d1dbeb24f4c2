//! Identity without order: an address never shows somebody else, whichever file came first, and is never gone while what it named is there.

use std::collections::{BTreeMap, BTreeSet};

use dossier::content::Kind;
use dossier::diagnostic::Code;
use dossier::dossier::Target;
use dossier::site::Page;
use proptest::prelude::*;

use crate::links::expect_sound;
use crate::story::{Built, Files, contains, lacks, site};

fn note(files: Files, name: &str, date: &str, keys: &str) -> Files {
    files.note(&format!("{name}.md"), &format!("title: Of {date}\ndate: {date}\n{keys}"), "Text.")
}

/// What the page at an address redirects to; the address itself where it is a page, nothing where nothing is there.
fn lands(built: &Built, address: &str) -> Option<String> {
    let route = built.site.find(address)?;
    match &route.page {
        Page::OtherName(..) | Page::Redirect(..) => {
            let html = built.page(address);
            let link = html.split("<a href=\"").nth(1)?.split('"').next()?;
            Some(link.trim_start_matches("../").to_owned())
        }
        _ => Some(address.to_owned()),
    }
}

#[test]
fn a_title_in_front_of_a_name_moves_nothing_whichever_note_is_first() {
    let later = note(site(), "later", "2022-04-14", "people: [Dr Jonas Petraitis]");
    let address = "people/jonas-petraitis/";
    later.build().expect_page(address, contains("Jonas Petraitis"));
    let both = note(later, "earlier", "2022-04-01", "people: [Jonas Petraitis]").build();
    both.expect_no_diagnostics();
    both.expect_page(address, contains("notes/later/")).expect_page(address, contains("notes/earlier/"));
    // The other spelling leads there, as does the address that it would have where another asked for it too.
    assert_eq!(lands(&both, "people/dr-jonas-petraitis/").as_deref(), Some(address));
    expect_sound(&both);
}

#[test]
fn two_names_of_one_address_are_listed_there_whichever_note_is_first() {
    for (kind, one, other, address) in [
        (Kind::Person, "Kim Jong-un", "Kim Jong Un", "people/kim-jong-un/"),
        (Kind::Person, "Ольга Петрова", "Olga Petrova", "people/olga-petrova/"),
        (Kind::Organisation, "Krašto apsauga!", "Krašto apsauga", "organisations/krasto-apsauga/"),
        (Kind::Tag, "COVID-19", "COVID 19", "tags/covid-19/"),
    ] {
        for (first, second) in [(one, other), (other, one)] {
            let key = kind.folder();
            let files = note(site(), "n1", "2022-04-01", &format!("{key}: ['{first}']"));
            let alone = files.build();
            assert!(matches!(alone.site.find(address).unwrap().page, Page::Entity(..)), "{address}");
            let both = note(files, "n2", "2022-03-01", &format!("{key}: ['{second}']")).build();
            assert!(matches!(both.site.find(address).unwrap().page, Page::Namesakes(_)), "{address}");
            both.expect_page(address, contains(first)).expect_page(address, contains(second));
            let dossier = both.site.dossier();
            for name in [first, second] {
                let slug = &dossier.entity(dossier.find_entity(kind, name).unwrap()).slug;
                let own = format!("{key}/{slug}/");
                assert!(own.len() == address.len() + 9);
                both.expect_page(address, contains(&own)).expect_page(&own, contains(name));
                // The longer address leads to whoever is alone there too.
                if name == first {
                    assert_eq!(lands(&alone, &own).as_deref(), Some(address));
                }
            }
            both.expect_diagnostic(Code::SharedAddress, "content/notes/n1.md", 1, 1);
            both.expect_page("sitemap.xml", lacks(&format!("/{address}<")));
            expect_sound(&both);
        }
    }
}

#[test]
fn notes_of_one_file_name_are_listed_at_the_short_address_and_keep_their_dates() {
    let newer = note(site(), "2023-05-01-talks", "2023-05-01", "");
    newer.build().expect_page("notes/talks/", contains("Of 2023-05-01"));
    assert_eq!(lands(&newer.build(), "notes/2023-05-01-talks/").as_deref(), Some("notes/talks/"));
    let both = note(newer, "2019-04-01-talks", "2019-04-01", "").build();
    both.expect_no_diagnostics();
    both.expect_page("notes/talks/", contains("notes/2019-04-01-talks/"))
        .expect_page("notes/talks/", contains("notes/2023-05-01-talks/"))
        .expect_page("notes/2019-04-01-talks/", contains("Of 2019-04-01"))
        .expect_page("notes/2023-05-01-talks/", contains("Of 2023-05-01"));
    expect_sound(&both);
    // One without a date in its name has a hash of its path behind it; a slug of the author's own stays.
    let files = note(site(), "talks", "2022-04-01", "");
    let files = note(files, "elsewhere/Talks", "2022-04-02", "");
    let files = note(files, "2019-04-01-talks", "2019-04-01", "slug: chosen").build();
    files.expect_no_diagnostics();
    files.expect_page("notes/chosen/", contains("Of 2019-04-01"));
    for of in ["Of 2022-04-01", "Of 2022-04-02", "Of 2019-04-01"] {
        files.expect_page("notes/talks/", contains(of));
    }
    assert_eq!(lands(&files, "notes/2019-04-01-talks/").as_deref(), Some("notes/chosen/"));
    expect_sound(&files);
}

#[test]
fn an_address_that_an_author_chose_and_another_note_has_is_an_error_in_either_order() {
    for (chosen, other) in [("2019-04-01", "2023-05-01"), ("2023-05-01", "2019-04-01")] {
        let files = note(site(), &format!("{other}-talks"), other, "");
        let built = note(files, "x", chosen, "slug: talks").build();
        built.expect_diagnostic(Code::AddressClash, "content/notes/x.md", 4, 7);
        built.expect_page("notes/talks/", contains(&format!("Of {other}")));
    }
}

#[test]
fn other_names_that_front_matter_uses_lead_to_the_page() {
    let files = site()
        .person("jurkonis.md", "title: Vytis Jurkonis\naliases: [Vytis Yurkonis, Вітіс Юрконіс]")
        .note("a.md", "title: A\ndate: 2022-04-14\npeople: [Vytis Yurkonis]\nlisted: [Вітіс Юрконіс]", "Text.")
        .note("b.md", "title: B\ndate: 2022-04-14\npeople: [Jurkonis]\nsource: Lrytas", "Text.");
    let built = files.build();
    built.expect_no_diagnostics();
    for address in ["people/vytis-yurkonis/", "people/jurkonis/", "people/vitis-iurkonis/"] {
        assert_eq!(lands(&built, address).as_deref(), Some("people/vytis-jurkonis/"), "{address}");
    }
    built.expect_page("sitemap.xml", lacks("yurkonis"));
    expect_sound(&built);
    // A surname that two have lists both.
    let two = files.person("ona.md", "title: Ona Jurkonis").build();
    two.expect_page("people/jurkonis/", contains("people/vytis-jurkonis/"))
        .expect_page("people/jurkonis/", contains("people/ona-jurkonis/"));
    // An old address that a profile gives may be one that leads there already.
    let old = site()
        .person("j.md", "title: Vytis Jurkonis\naliases: [Vytis Yurkonis]\nredirect_from: [people/vytis-yurkonis/]")
        .note("a.md", "title: A\ndate: 2022-04-14\npeople: [Vytis Yurkonis]", "Text.")
        .build();
    old.expect_no_diagnostics();
}

#[test]
fn the_name_that_is_shown_is_that_of_most_notes() {
    for (spellings, shown) in [
        (&["Łukasz Wójcik", "Lukasz Wojcik", "Lukasz Wojcik"][..], "Lukasz Wojcik"),
        (&["Lukasz Wojcik", "Łukasz Wojcik", "Łukasz Wójcik"], "Łukasz Wójcik"),
        (&["ОЛЬГА ПЕТРОВА", "Ольга Петрова", "г-жа Ольга Петрова", "Ольга Петрова"], "Ольга Петрова"),
        (&["jan kowalski", "Jan Kowalski"], "Jan Kowalski"),
    ] {
        for turned in [false, true] {
            let files = spellings.iter().enumerate().fold(site(), |files, (at, name)| {
                let day = if turned { 20 - at } else { at + 1 };
                note(files, &format!("n{at}"), &format!("2022-04-{day:02}"), &format!("people: [{name}]"))
            });
            let built = files.build();
            let dossier = built.site.dossier();
            let names: Vec<_> = dossier.of_kind(Kind::Person).map(|id| dossier.entity(id).name.as_str()).collect();
            assert_eq!(names, [shown]);
        }
    }
}

#[test]
fn nothing_that_is_held_back_asks_for_an_address() {
    let files = note(site(), "shown", "2022-04-14", "people: [Kim Jong-un]");
    let files = note(files, "draft", "2022-04-13", "people: [Kim Jong Un, Kim Jong-Un]\ndraft: true");
    let files = note(files, "later", "2022-04-13", "people: [Kim Jong Un]\npublish_on: 2030-01-01");
    let files = note(files, "2019-04-01-shown", "2019-04-01", "draft: true");
    let built = files.build();
    assert!(matches!(built.site.find("people/kim-jong-un/").unwrap().page, Page::Entity(..)));
    assert!(matches!(built.site.find("notes/shown/").unwrap().page, Page::Note(_)));
    assert!(built.site.find("notes/2019-04-01-shown/").is_none());
}

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

/// The addresses that somebody of this name may ever have had, be it with a profile: those of a site of nobody else.
fn of_name(name: usize) -> BTreeSet<String> {
    let named = Now { notes: [("n", vec![name])].into(), ..Now::default() };
    let titled = Now { profiles: [(0, (name, None))].into(), ..Now::default() };
    [named, titled].iter().flat_map(|now| addresses(&now.files().build(), "people/")).collect()
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
            Some(dossier::dossier::OtherAddress::Several(targets)) => targets,
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
            // What is served belongs to a name or a file that is there.
            let known: BTreeSet<String> = now.names().into_iter().flat_map(|name| by_name[name].clone()).collect();
            let people = addresses(&built, "people/");
            prop_assert!(people.is_subset(&known), "{:?} in {now:#?}", people.difference(&known).collect::<Vec<_>>());
        }
    }
}

fn withheld(name: &str, keys: &str) -> String {
    format!("title: {name}\nprivacy: initials{}{keys}", if keys.is_empty() { "" } else { "\n" })
}

#[test]
fn people_of_the_same_initials_are_told_apart_by_their_author_and_not_by_order() {
    for (one, other, address) in [
        ("Marta Quillonas", "Mikas Querbach", "people/m-q/"),
        ("Марта Квиллонас", "Михаил Климов", "people/m-k/"),
        ("Anaxandra Limbrook", "Aleksy Lisowski", "people/a-l/"),
        ("Łucja Żakowska", "Lubomir Ziembicki", "people/l-z/"),
    ] {
        let alone = site().person("b.md", &withheld(one, ""));
        alone.build().expect_page(address, lacks(one));
        // Whichever file comes first, neither takes the address of the other.
        for file in ["a.md", "c.md"] {
            let both = alone.clone().person(file, &withheld(other, "")).build();
            for path in ["content/people/b.md", &format!("content/people/{file}")] {
                both.expect_diagnostic(Code::AddressClash, path, 2, 8);
            }
            assert!(both.site.is_broken());
            // One of two is not enough: the other would have had the address before.
            let half = alone.clone().person(file, &withheld(other, "shown_as: Source B")).build();
            half.expect_diagnostic(Code::AddressClash, "content/people/b.md", 2, 8);
            let told = site()
                .person("b.md", &withheld(one, "shown_as: Source A"))
                .person(file, &withheld(other, "shown_as: Šaltinis B"))
                .note(
                    "n.md",
                    &format!("title: N\ndate: 2022-04-14\npeople: ['{one}', '{other}']"),
                    &format!("{one} met {other}."),
                )
                .build();
            told.expect_no_diagnostics();
            told.expect_page("people/source-a/", contains("notes/n/"))
                .expect_page("people/saltinis-b/", contains("notes/n/"))
                .expect_page("notes/n/", contains("Source A"))
                .expect_page("notes/n/", contains("Šaltinis B"))
                .expect_no_page(address);
            for page in told.pages.values() {
                let words = one.split(' ').chain(other.split(' '));
                words.for_each(|word| assert!(!page.contains(word), "{word}"));
            }
        }
    }
}

#[test]
fn what_is_shown_in_place_of_initials_tells_nothing_and_is_nobody_elses() {
    for (shown, code) in [
        ("Friend of Quillonas", Code::InvalidValue),
        ("quillonas", Code::InvalidValue),
        ("Querbach’s source", Code::InvalidValue),
        ("source b", Code::AddressClash),
    ] {
        let built = site()
            .person("a.md", &withheld("Marta Quillonas", &format!("shown_as: {shown}")))
            .person("b.md", &withheld("Mikas Querbach", "shown_as: Source B"))
            .build();
        built.expect_diagnostic(code, "content/people/a.md", 4, 11);
        assert!(built.site.is_broken(), "{shown}");
    }
}
