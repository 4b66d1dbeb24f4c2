//! Never stale, where one key of front matter is edited after another: what writers do, and what is taken in without making the dossier anew.

use std::collections::BTreeMap;

use dossier::config;
use proptest::prelude::*;

use super::never_stale::{Files, assert_as_fresh, open, update};

/// A key of front matter, and what it may say; the first is what stands there at the beginning.
type Keys = &'static [(&'static str, &'static [&'static str])];

const CONFIG: &str =
    "title: T\nbase_url: https://example.org/d/\ncross_pages_min: 1\nper_page: 2\nquoted_words_limit: 2\n";

const NOTE: Keys = &[
    ("title", &["First", "On Alena Kavalenka", "Second"]),
    (
        "people",
        &[
            "[Alena Kavalenka]",
            "[Alena Kavalenka, Jan Kowalski]",
            "[Jan Kowalski, Nobody Known]",
            "[Nobody known, Kavalenka]",
            "[Kowalski, Vytis Jurkonis]",
            "[Someone Else, Alena K.]",
            "[Nobody-Known, Jurkonis]",
            "[]",
        ],
    ),
    ("people", &["[Alena Kavalenka]", "[Somebody New]", "[Jan Kowalsky]", "[Alena Kovalenka, Siarhei Kavalenka]"]),
    ("countries", &["[BY]", "[LT, BY]", "[Ukraine]", "[GE]", "[Atlantis]", "[]"]),
    ("organisations", &["[]", "[Ministry of Truth]", "[Daily, The Ministry]", "[Someone Else]", "[Nobody At All]"]),
    ("tags", &["[]", "[sanctions]", "[Sanctions, courts]"]),
    (
        "source",
        &["{name: Daily}", "{name: The Daily Post}", "{name: Ministry of Truth, url: https://example.org/a}", ""],
    ),
    ("summary", &["", "Jan Kowalski was there.", "It was said."]),
    ("revised", &["", "2022-04-20", "2022-04-25"]),
    ("added", &["", "2022-04-21", "2022-05"]),
    ("listed", &["", "", "[Jan Kowalski, Nobody At All]", "[people/Nobody Known]", "[organisations/Daily]"]),
    ("votes", &["", "", "{for: [BY, LT], against: [Ukraine]}"]),
    ("surnames", &["", "", "{Kavalenka: Alena Kavalenka}", "{Kowalski: Alena K.}"]),
    ("unlinked", &["", "", "[Jan Kowalski]"]),
    ("aliases", &["", "", "[The third]"]),
    ("credibility", &["", "2", "4"]),
    ("language", &["", "", "lt"]),
    (
        "events",
        &[
            "[{id: strike, title: Strike, date: 2022-04-12, country: BY, people: [Jan Kowalski, Kavalenka]}]",
            "",
            "[{title: Strike, date: 2022-04-12, organisations: [Daily]}]",
        ],
    ),
    (
        "quotes",
        &[
            "[{text: It is so., speaker: Kowalski}]",
            "",
            "[{text: It is so., speaker: Nobody Known}, {text: It was so., speaker: Jan Kowalski}]",
        ],
    ),
    ("claims", &["[{text: Nine of ten., claimant: The Ministry}]", "", "[{text: Nine of ten., claimant: Alena K.}]"]),
    (
        "corrects",
        &["", "", "[n1]", "[{note: n1, event: strike, was: So}, {note: n2, quote: It is}]", "{note: n1, claim: Nine}"],
    ),
    ("corrections", &["", "", "{event: strike, now: Later}", "[{field: title, date: 2022-05-01}]"]),
    ("draft", &["", "", "", "true"]),
];

const PERSON: Keys = &[
    ("title", &["Alena Kavalenka", "Jan Kowalski", "Vytis Jurkonis", "Alena Jurkonis", "Nobody Known", "Kavalenka"]),
    ("title", &["Siarhei Kavalenka", "Jan Kowalski", "Someone Else", "Alena K."]),
    ("aliases", &["", "[Alena K.]", "[Nobody Known, The Leader]", "[Jan Kowalski]", "[alena k., Alena K.]", "[Daily]"]),
    ("surnames", &["", "", "[Kowalski]", "[von der Kavalenka]"]),
    ("native_name", &["", "Алена Каваленка"]),
    ("gender", &["", "female"]),
    (
        "roles",
        &[
            "",
            "[{title: Minister, organisation: Ministry of Truth, country: BY, from: 2020}]",
            "[{title: Editor, organisation: Daily}]",
        ],
    ),
    ("countries", &["", "[BY]", "[PL]"]),
    ("organisations", &["", "[Daily]", "[Unheard Of]"]),
    ("description", &["", "Somebody"]),
    ("unlinked", &["", "", "[Kavalenka]"]),
    ("distinct_from", &["", "[Nobody Known]"]),
    ("slug", &["", "", "", "someone"]),
    ("privacy", &["", "", "", "initials"]),
];

const ORGANISATION: Keys = &[
    ("title", &["Ministry of Truth", "Daily", "The Ministry", "Nobody At All"]),
    ("aliases", &["", "[The Ministry]", "[The Daily Post]", "[Jan Kowalski, The Ministry]"]),
    ("abbreviation", &["", "MOT"]),
    ("owner", &["", "Daily", "Unheard Of"]),
    ("country", &["", "BY"]),
    ("reliability", &["", "B"]),
];

const PAGE: Keys = &[("title", &["About", "On Alena Kavalenka"]), ("language", &["", "lt"])];

const EVENT: Keys = &[
    ("title", &["Talks", "Alena Kavalenka"]),
    ("people", &["[Kavalenka]", "[Nobody Known, Jan Kowalski]", "[]"]),
    ("organisations", &["", "[The Ministry]", "[Nobody At All]"]),
    ("sources", &["[]", "[n0]"]),
];

const TEXTS: [&str; 7] = [
    "Alena Kavalenka met Jan Kowalski; Jurkonis did not, said Nobody Known.",
    "Kavalenka and Kowalski were named. Somebody New was not. The Ministry of Truth denied it.",
    "Jurkonio kalba. The Leader and Someone Else left Georgia for Ukraine.",
    "> We will return.\n>\n> — Alena K., on 12 April 2022\n\nDaily has it, and Alena Kavalenka.",
    "See [[Alena Kavalenka]], [[Nobody Known]] and [[n2]]. Jan Kowalski came.",
    "[A link](/people/alena-kavalenka/) and [[someone|another]].",
    "Nothing.",
];

#[derive(Debug, Clone)]
enum Edit {
    /// Which note or profile, which of its keys, which value.
    Key(usize, usize, usize),
    /// Which file, which text.
    Text(usize, usize),
    /// Which file is taken away, or put back.
    Turn(usize),
}

/// The front matter and the text of one file.
#[derive(Debug, Clone)]
struct Draft {
    keys: Keys,
    front: BTreeMap<&'static str, &'static str>,
    text: &'static str,
    is_there: bool,
}

impl Draft {
    fn new(keys: Keys, date: Option<&'static str>, text: usize) -> Self {
        let mut front: BTreeMap<_, _> = keys.iter().rev().map(|(key, values)| (*key, values[0])).collect();
        front.extend(date.map(|date| ("date", date)));
        Self { keys, front, text: TEXTS[text], is_there: true }
    }

    fn written(&self) -> String {
        let front: Vec<String> = self
            .front
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| format!("{key}: {value}\n"))
            .collect();
        format!("---\n{}---\n{}\n", front.concat(), self.text)
    }
}

/// Four notes, three people, two organisations, a page and an event.
fn beginning() -> BTreeMap<String, Draft> {
    let notes = ["2022-04-15", "2022-04-14", "2022-04-14", "2022-03"];
    let notes = notes
        .into_iter()
        .enumerate()
        .map(|(at, date)| (format!("content/notes/n{at}.md"), Draft::new(NOTE, Some(date), at)));
    let people = (0..3).map(|at| {
        let mut draft = Draft::new(PERSON, None, 6);
        draft.front.insert("title", PERSON[0].1[at]);
        (format!("content/people/p{at}.md"), draft)
    });
    let organisations = (0..2).map(|at| {
        let mut draft = Draft::new(ORGANISATION, None, 1);
        draft.front.insert("title", ORGANISATION[0].1[at]);
        (format!("content/organisations/o{at}.md"), draft)
    });
    let page = ("content/pages/about.md".to_owned(), Draft::new(PAGE, None, 4));
    let event = ("content/events/talks.md".to_owned(), Draft::new(EVENT, Some("2022-04-13"), 4));
    notes.chain(people).chain(organisations).chain([page, event]).collect()
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        8 => (0..11_usize, any::<usize>(), any::<usize>()).prop_map(|(file, key, value)| Edit::Key(file, key, value)),
        2 => (0..11_usize, 0..TEXTS.len()).prop_map(|(file, text)| Edit::Text(file, text)),
        2 => (0..11_usize).prop_map(Edit::Turn),
    ]
}

/// Does an edit, and says which file it was.
fn apply(drafts: &mut BTreeMap<String, Draft>, edit: &Edit) -> String {
    let (Edit::Key(file, ..) | Edit::Text(file, _) | Edit::Turn(file)) = edit;
    let path = drafts.keys().nth(*file % drafts.len()).unwrap().clone();
    let draft = drafts.get_mut(&path).unwrap();
    match edit {
        Edit::Key(_, key, value) => {
            let (key, values) = draft.keys[key % draft.keys.len()];
            draft.front.insert(key, values[value % values.len()]);
        }
        Edit::Text(_, text) => draft.text = TEXTS[*text],
        Edit::Turn(_) => draft.is_there = !draft.is_there,
    }
    path
}

fn write(files: &mut Files, path: &str, draft: &Draft) {
    if draft.is_there {
        files.insert(path.to_owned(), draft.written());
    } else {
        files.remove(path);
    }
}

proptest! {
    // Each edit makes two sites; PROPTEST_CASES asks for more cases.
    #![proptest_config(ProptestConfig { cases: super::never_stale::cases(), max_shrink_iters: 600, ..ProptestConfig::default() })]

    #[test]
    fn a_site_of_which_one_key_after_another_is_edited_is_what_a_fresh_one_would_be(before in prop::collection::vec(edit(), 0..12), edits in prop::collection::vec(edit(), 1..16)) {
        let mut drafts = beginning();
        for edit in &before {
            apply(&mut drafts, edit);
        }
        let mut files = Files::from([(config::FILE.to_owned(), CONFIG.to_owned())]);
        for (path, draft) in &drafts {
            write(&mut files, path, draft);
        }
        let mut site = open(&files);
        for (index, edit) in edits.iter().enumerate() {
            let path = apply(&mut drafts, edit);
            write(&mut files, &path, &drafts[&path]);
            update(&mut site, &files, vec![path]);
            assert_as_fresh(&site, &files, &format!("{:#?}", &edits[..=index]));
        }
    }
}

/// An entity that an edit brings back has another number than in a fresh site; nothing may be in the order of numbers.
#[test]
fn whoever_went_and_came_back_stands_where_a_fresh_site_has_them() {
    let person =
        |name: &str| format!("---\ntitle: {name}\nroles: [{{title: Minister, country: BY}}]\n---\nOf [[BY]].\n");
    let note = "---\ntitle: N\ndate: 2022-04-14\ncountries: [BY]\npeople: [Able]\nquotes: [{text: No., speaker: Able}]\n---\nOn [[Able]].\n";
    let mut files = Files::from([(config::FILE.to_owned(), CONFIG.to_owned())]);
    files.insert("content/notes/n.md".to_owned(), note.to_owned());
    for name in ["Ann Able", "Bob Able", "Cid Able"] {
        files.insert(format!("content/people/{name}.md"), person(name));
    }
    let mut site = open(&files);
    for name in ["Ann Able", "Bob Able"] {
        let path = format!("content/people/{name}.md");
        let text = files.remove(&path).unwrap();
        update(&mut site, &files, vec![path.clone()]);
        assert_as_fresh(&site, &files, "it went");
        files.insert(path.clone(), text);
        update(&mut site, &files, vec![path]);
        assert_as_fresh(&site, &files, "it came back");
    }
}

/// Of two names with one address, the one that is named first has it.
#[test]
fn who_has_an_address_that_two_ask_for_hangs_on_who_is_named_first() {
    let note = |date: &str, keys: &str| format!("---\ntitle: N\ndate: {date}\n{keys}---\nText.\n");
    let mut files = Files::from([(config::FILE.to_owned(), CONFIG.to_owned())]);
    files.insert("content/notes/c.md".to_owned(), note("2022-04-14", ""));
    files.insert("content/notes/b.md".to_owned(), note("2022-04-13", "tags: [A-B]\npeople: [Ann-Able]\n"));
    files.insert("content/notes/a.md".to_owned(), note("2022-04-12", "tags: [A.B]\npeople: [Ann.Able]\n"));
    files.insert("content/organisations/o.md".to_owned(), "---\ntitle: O\nowner: P-Q\n---\n".to_owned());
    files.insert("content/organisations/p.md".to_owned(), "---\ntitle: P\nowner: P.Q\n---\n".to_owned());
    let mut site = open(&files);
    for (path, text) in [
        ("content/notes/c.md", note("2022-04-14", "tags: [A.B]\n")),
        ("content/notes/c.md", note("2022-04-14", "people: [Ann.Able]\n")),
        ("content/notes/c.md", note("2022-04-14", "")),
        ("content/organisations/n.md", "---\ntitle: N\nowner: P.Q\n---\n".to_owned()),
        ("content/organisations/o.md", "---\ntitle: O\nowner: P.Q\n---\n".to_owned()),
    ] {
        files.insert(path.to_owned(), text);
        update(&mut site, &files, vec![path.to_owned()]);
        assert_as_fresh(&site, &files, path);
    }
}
