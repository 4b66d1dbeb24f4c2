//! Never stale: after any edits, additions, renames and deletions, an open site is what a fresh one would be.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use dossier::config;
use dossier::date::Day;
use dossier::files::tree::{Asset, File, Tree};
use dossier::picture;
use dossier::site::{Changed, Configuration, Options, Rendered, Site};
use proptest::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

/// The files of a site by path.
pub(crate) type Files = BTreeMap<String, String>;

const PEOPLE: [&str; 8] = [
    "Alena Kavalenka",
    "Siarhei Kavalenka",
    "Vytis Jurkonis",
    "Jan Kowalski",
    "Ольга Петрова",
    "Alena K.",
    // Near two of the others.
    "Alena Kavalenko",
    "V. Jurkonis",
];
const COUNTRIES: [&str; 5] = ["BY", "LT", "Ukraine", "GE", "Atlantis"];
const SENTENCES: [&str; 15] = [
    "Alena Kavalenka met Vytis Jurkonis in Vilnius.",
    "Kavalenka denied it, and Kowalski did too.",
    "The Belarusian delegation left Georgia for Ukraine.",
    "Ольга Петрова встретилась с Петровой.",
    "See [[Alena Kavalenka]] and [[b|the second note]].",
    "See [[Nobody Known]], [[2022-04-12]] and [the third](c.md).",
    "[[b#Alena Kavalenka]], [[a#Nobody]] and [[#alena-kavalenka]] on [[2022-04]].",
    "> We will return.\n>\n> — Alena Kavalenka, on 12 April 2022, in Minsk",
    "> Nothing was said here.\n> — Jan Kowalski",
    "![[picture.svg]] and ![a picture](/picture.svg)",
    "[[people/Vytis Jurkonis]] and [[GE]] and [[rail-strike]].",
    "A [link](https://example.org/) and a [dead one](/nowhere/).",
    "Jurkonio kalba; Jurkoniui atsakė Jurkonis.",
    "## Alena Kavalenka\n\nText below a heading about the Ministry of Truth.",
    "%% secret %% Alena K. wrote to Siarhei Kavalenka.",
];
/// Two sizes, and none.
const PICTURES: [&str; 3] = [
    "<svg xmlns='http://www.w3.org/2000/svg' width='30' height='20'/>",
    "<svg xmlns='http://www.w3.org/2000/svg' width='60' height='20'/>",
    "broken",
];
pub(crate) const CONFIGS: [&str; 8] = [
    "title: T\nbase_url: https://example.org/d/\n",
    "title: T\nbase_url: https://example.org/d/\nlanguage: lt\n",
    "title: Another\nlink_mentions: all\nlink_adjectives: true\n",
    "title: T\nlink_mentions: none\nslugs: unicode\ncross_pages_min: 2\n",
    "title: T about Vytis Jurkonis\nper_page: 2\nquoted_words_limit: 2\nfeatures: {days: false}\n",
    "title: T\nbase_url: https://example.org/d/\nsocial_cards: true\n",
    "title: [\n",
    "title: T, and more of it\n\ntheme: nope\n",
];
const TEMPLATES: [(&str, &str); 6] = [
    ("note.html", "{{ page.title }}: {{ note.title }}"),
    ("note.html", "{{ nothing.of.the.kind }}"),
    ("note.html", "{% if %}"),
    ("person.html", "{{ entity.name }} {{ site.title }}"),
    ("base.html", "<title>{{ page.title }}</title>{% block main %}{% endblock main %}"),
    ("home.html", "{% extends \"@built-in/home.html\" %}"),
];

/// What is done to the files.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// A note is written, over another or anew: which, which text.
    Note(usize, NoteText),
    /// A profile is written: of whom, with which keys.
    Profile(usize, usize, Vec<usize>),
    /// An event is written.
    Event(usize, usize, usize),
    /// A template is written.
    Template(usize),
    /// The configuration is another.
    Config(usize),
    /// A picture is there or is gone.
    Picture(usize),
    /// A file is gone; which of those that there are.
    Remove(usize),
    /// A file has another name.
    Rename(usize, usize),
    /// A folder has another name.
    MoveFolder,
    /// The text of a note has one more sentence, its front matter is what it was.
    Append(usize, usize),
    /// Some files are written again as they are.
    Touch(usize),
}

#[derive(Debug, Clone)]
pub(crate) struct NoteText {
    title: usize,
    date: usize,
    people: Vec<usize>,
    countries: Vec<usize>,
    keys: Vec<usize>,
    sentences: Vec<usize>,
}

fn some(of: usize, most: usize) -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0..of, 0..=most)
}

fn note_text() -> impl Strategy<Value = NoteText> {
    let names = (some(PEOPLE.len(), 3), some(COUNTRIES.len(), 2));
    (0..4usize, 0..4usize, names, some(NOTE_KEYS.len(), 3), some(SENTENCES.len(), 5)).prop_map(
        |(title, date, (people, countries), keys, sentences)| NoteText {
            title,
            date,
            people,
            countries,
            keys,
            sentences,
        },
    )
}

const NOTE_KEYS: [&str; 16] = [
    "tags: [sanctions, Courts]",
    "organisations: [Ministry of Truth]",
    "draft: true",
    "publish_on: 2030-01-01",
    "source: {name: Daily, url: https://example.org/a}",
    "events:\n  - {id: rail-strike, title: Rail strike, date: 2022-04-12, country: BY}",
    "events:\n  - {title: Something else, date: 2022-04, people: [Jan Kowalski]}",
    "corrects: [b]",
    "supersedes: [c]",
    "aliases: [The second]",
    "quotes:\n  - {text: It is so., speaker: Jan Kowalski, date: 2022-04-01}",
    "listed: [Jan Kowalski, Nobody At All]",
    "surnames: {Kavalenka: Siarhei Kavalenka}",
    "language: ru",
    "redirect_from: [old/, notes/b/]",
    "accept: {ambiguous-name: Either is meant, unresolved-link: It will come, missing-image: It will come too}",
];
const PROFILE_KEYS: [&str; 9] = [
    "aliases: [The Leader, Kavalenka]",
    "gender: female",
    "privacy: hidden",
    "privacy: initials",
    "unlinked: [Kavalenka]",
    "countries: [BY]",
    "organisations: [Ministry of Truth]",
    "surnames: [Jurkonis]",
    "slug: someone",
];

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        6 => (0..6usize, note_text()).prop_map(|(which, text)| Step::Note(which, text)),
        4 => (0..PEOPLE.len(), 0..PEOPLE.len(), some(PROFILE_KEYS.len(), 3))
            .prop_map(|(file, title, keys)| Step::Profile(file, title, keys)),
        1 => (0..2usize, 0..4usize, 0..3usize).prop_map(|(file, date, source)| Step::Event(file, date, source)),
        1 => (0..TEMPLATES.len()).prop_map(Step::Template),
        1 => (0..CONFIGS.len()).prop_map(Step::Config),
        1 => (0..PICTURES.len()).prop_map(Step::Picture),
        3 => any::<usize>().prop_map(Step::Remove),
        2 => (any::<usize>(), 0..6usize).prop_map(|(which, to)| Step::Rename(which, to)),
        1 => Just(Step::MoveFolder),
        6 => (any::<usize>(), 0..SENTENCES.len()).prop_map(|(which, sentence)| Step::Append(which, sentence)),
        1 => any::<usize>().prop_map(Step::Touch),
    ];
    prop::collection::vec(step, 1..12)
}

fn note_path(which: usize) -> String {
    [
        "content/notes/a.md",
        "content/notes/b.md",
        "content/notes/2022-04-12-c.md",
        "content/notes/x/c.md",
        "content/notes/x/d.md",
        "content/pages/e.md",
    ][which]
        .to_owned()
}

fn note(text: &NoteText) -> String {
    let list = |all: &[&str], which: &[usize]| which.iter().map(|index| all[*index]).collect::<Vec<_>>().join(", ");
    let title = ["First", "Second", "Third", "On Alena Kavalenka"][text.title];
    let date = ["2022-04-12", "2022-04-13", "2021-12", "12 April"][text.date];
    let mut front = format!(
        "title: {title}\ndate: {date}\npeople: [{}]\ncountries: [{}]\n",
        list(&PEOPLE, &text.people),
        list(&COUNTRIES, &text.countries)
    );
    let mut keys = text.keys.clone();
    keys.sort_unstable_by_key(|index| NOTE_KEYS[*index].split(':').next());
    keys.dedup_by_key(|index| NOTE_KEYS[*index].split(':').next());
    for index in keys {
        front.push_str(NOTE_KEYS[index]);
        front.push('\n');
    }
    let body: Vec<&str> = text.sentences.iter().map(|index| SENTENCES[*index]).collect();
    format!("---\n{front}---\n{}\n", body.join("\n\n"))
}

/// Does one step, and says where to look.
fn apply(files: &mut Files, step: &Step) -> Vec<String> {
    let nth = |files: &Files, index: usize| {
        files.keys().filter(|path| *path != config::FILE).nth(index % files.len().max(1)).cloned()
    };
    match step {
        Step::Note(which, text) => write(files, note_path(*which), note(text)),
        Step::Profile(file, title, keys) => {
            let keys: Vec<&str> = keys.iter().map(|index| PROFILE_KEYS[*index]).collect();
            let text =
                format!("---\ntitle: {}\n{}\n---\nKavalenka knew Jan Kowalski.\n", PEOPLE[*title], keys.join("\n"));
            write(files, format!("content/people/p{file}.md"), text)
        }
        Step::Event(file, date, source) => {
            let date = ["2022-04-12", "2022-04", "2022-04-12/2022-04-14", "never"][*date];
            let source = ["", "sources: [a]\n", "sources: []\n"][*source];
            let text =
                format!("---\nid: rail-strike\ntitle: The strike\ndate: {date}\n{source}---\nJan Kowalski saw it.\n");
            write(files, format!("content/events/v{file}.md"), text)
        }
        Step::Template(which) => {
            let (name, text) = TEMPLATES[*which];
            write(files, format!("templates/{name}"), text.to_owned())
        }
        Step::Config(which) => write(files, config::FILE.to_owned(), CONFIGS[*which].to_owned()),
        Step::Picture(which) => write(files, "static/picture.svg".to_owned(), PICTURES[*which].to_owned()),
        Step::Remove(which) => nth(files, *which).into_iter().inspect(|path| drop(files.remove(path))).collect(),
        Step::Rename(which, to) => match nth(files, *which).and_then(|from| Some((files.remove(&from)?, from))) {
            Some((text, from)) => write(files, note_path(*to), text).into_iter().chain([from]).collect(),
            None => Vec::new(),
        },
        Step::MoveFolder => {
            let inside: Vec<String> =
                files.keys().filter(|path| path.starts_with("content/notes/x/")).cloned().collect();
            for path in inside {
                let text = files.remove(&path).unwrap();
                files.insert(path.replace("/x/", "/y/"), text);
            }
            vec!["content/notes/x".to_owned(), "content/notes/y".to_owned()]
        }
        Step::Append(which, sentence) => {
            let notes: Vec<String> = files.keys().filter(|path| path.starts_with("content/")).cloned().collect();
            let Some(path) = notes.get(which % notes.len().max(1)) else { return Vec::new() };
            let text = format!("{}\n{}\n", files[path], SENTENCES[*sentence]);
            write(files, path.clone(), text)
        }
        Step::Touch(which) => nth(files, *which).into_iter().chain(["content/notes".to_owned()]).collect(),
    }
}

fn write(files: &mut Files, path: String, text: String) -> Vec<String> {
    files.insert(path.clone(), text);
    vec![path]
}

/// What is at these places.
fn tree(files: &Files, places: &[Arc<str>]) -> Tree {
    let mut tree = Tree::default();
    let inside = |path: &str| {
        places.iter().any(|place| place.is_empty() || path == &**place || path.starts_with(&format!("{place}/")))
    };
    for (path, text) in files.iter().filter(|(path, _)| *path != config::FILE && inside(path)) {
        let path: Arc<str> = path.as_str().into();
        if path.starts_with("static/") {
            let picture = picture::look(&path, &mut Cursor::new(text)).unwrap();
            tree.assets.push(Asset {
                path,
                size: text.len() as u64,
                hash: Some(xxhash_rust::xxh3::xxh3_64(text.as_bytes())),
                picture,
            });
        } else {
            let bytes = text.clone().into_bytes();
            tree.texts.push(File { path, hash: xxh3_64(&bytes), bytes });
        }
    }
    tree
}

fn options() -> Options {
    Options { today: Day::new(2022, 5, 1).unwrap(), drafts: false, future: false, strict: false }
}

pub(crate) fn open(files: &Files) -> Site {
    Site::open(Configuration::parse(&files[config::FILE]), tree(files, &["".into()]), &options())
}

/// All that a site says, in a form that can be compared.
fn everything(site: &Site) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for route in site.routes() {
        let rendered = match site.render(route) {
            Ok(Rendered::Bytes(bytes)) => String::from_utf8_lossy(&bytes).into_owned(),
            Ok(Rendered::Card(svg)) => svg,
            Ok(Rendered::File(path)) => path.display().to_string(),
            Ok(Rendered::Picture(path, width)) => format!("{} {width:?}", path.display()),
            Err(fault) => format!("{fault:?}"),
        };
        all.push((format!("/{}", route.address), rendered));
    }
    let faults = site.diagnostics().iter().map(|diagnostic| {
        let source = site.text(&diagnostic.place.path).map(str::len);
        ("diagnostic".to_owned(), format!("{diagnostic:?} {source:?}"))
    });
    all.extend(faults);
    all.extend(site.suggestions().iter().map(|suggestion| ("suggested".to_owned(), format!("{suggestion:?}"))));
    all.extend(site.accepted().iter().map(|accepted| ("accepted".to_owned(), format!("{accepted:?}"))));
    all.extend(site.held_back().iter().map(|held| ("held back".to_owned(), format!("{held:?}"))));
    all
}

/// Takes a step on the open site, as a workspace would.
pub(crate) fn update(site: &mut Site, files: &Files, places: Vec<String>) -> Changed {
    let configuration =
        places.iter().any(|path| path == config::FILE).then(|| Configuration::parse(&files[config::FILE]));
    let places: Vec<Arc<str>> = places.into_iter().map(Arc::from).collect();
    let found = tree(files, &places);
    site.update(configuration, &places, found, &options())
}

#[track_caller]
pub(crate) fn assert_fresh(site: &Site, files: &Files, steps: &[Step]) {
    assert_as_fresh(site, files, &format!("{steps:#?}"));
}

/// Compares all that an open site says with what a fresh one does; `after` says what was done.
#[track_caller]
pub(crate) fn assert_as_fresh(site: &Site, files: &Files, after: &str) {
    let (open, fresh) = (everything(site), everything(&self::open(files)));
    let addresses = |all: &[(String, String)]| all.iter().map(|(address, _)| address.clone()).collect::<Vec<_>>();
    assert_eq!(addresses(&open), addresses(&fresh), "after {after}\nfiles: {files:#?}");
    for ((address, open), (_, fresh)) in open.iter().zip(&fresh) {
        assert_eq!(open, fresh, "{address} after {after}\nfiles: {files:#?}");
    }
}

proptest! {
    // Each case makes some twenty sites; PROPTEST_CASES asks for more of them.
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn an_open_site_is_what_a_fresh_one_would_be(start in prop::collection::vec(note_text(), 3), steps in steps()) {
        let mut files = Files::from([(config::FILE.to_owned(), CONFIGS[0].to_owned())]);
        for (index, text) in start.iter().enumerate() {
            files.insert(note_path(index), note(text));
        }
        let mut site = open(&files);
        for (index, step) in steps.iter().enumerate() {
            let places = apply(&mut files, step);
            update(&mut site, &files, places);
            assert_fresh(&site, &files, &steps[..=index]);
        }
    }
}

pub(crate) fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(24)
}
