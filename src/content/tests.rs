//! What one file becomes: its front matter, its text, its faults.

use super::*;
use crate::content::keys;
use crate::yaml::{Key, Kind as KeyKind};

const SETTINGS: Settings<'static> = Settings { language: "en", trusted_html: false, mentions: false };

fn parse_file(path: &str, text: &str) -> (Option<Entry>, Vec<Diagnostic>) {
    parse(Source { path: path.into(), text: text.into() }, SETTINGS)
}

/// The entry of a file that has no fault.
fn entry(path: &str, text: &str) -> Entry {
    let (entry, faults) = parse_file(path, text);
    assert_eq!(faults, [], "{text}");
    entry.unwrap()
}

/// The front matter of a note, beside `title: T` and `date: 2022-04-14`.
fn note(keys: &str) -> Note {
    match entry("content/notes/n.md", &format!("---\ntitle: T\ndate: 2022-04-14\n{keys}---\n")).head {
        Head::Note(note) => Note::clone(&note),
        other => panic!("{other:?}"),
    }
}

fn profile(folder: &str, keys: &str) -> Profile {
    match entry(&format!("content/{folder}/p.md"), &format!("---\ntitle: T\n{keys}---\n")).head {
        Head::Profile(profile) => *profile,
        other => panic!("{other:?}"),
    }
}

/// The codes of the faults, with the text that each points at.
fn faults(path: &str, text: &str) -> Vec<(Code, String)> {
    let (_, faults) = parse_file(path, text);
    faults.into_iter().map(|fault| (fault.code, text[fault.place.span].to_owned())).collect()
}

#[test]
fn a_file_is_what_its_folder_says() {
    for (path, expected) in [
        ("content/notes/2022/april/a.md", "note"),
        ("content/people/a.md", "person"),
        ("content/countries/belarus.md", "country"),
        ("content/organisations/a.md", "organisation"),
        ("content/tags/a.md", "tag"),
        ("content/events/a.md", "event"),
        ("content/about.md", "page"),
        ("content/pages/deep/about.md", "page"),
        ("content/index.md", "page"),
    ] {
        let head = entry(
            path,
            "---\ntitle: T\n---\n"
                .replace(
                    "T\n",
                    if path.contains("/notes/") || path.contains("/events/") { "T\ndate: 2022\n" } else { "T\n" },
                )
                .as_str(),
        )
        .head;
        let found = match head {
            Head::BrokenNote(_) => "broken",
            Head::Note(_) => "note",
            Head::Profile(profile) => profile.kind.word(),
            Head::Event(_) => "event",
            Head::Page(_) => "page",
        };
        assert_eq!(found, expected, "{path}");
    }
    let (entry, faults) = parse_file("content/persons/a.md", "");
    assert!(entry.is_none() && faults[0].code == Code::UnknownFolder);
}

/// Something that no key of this kind takes.
fn wrong_value(key: &Key) -> &'static str {
    match key.kind {
        KeyKind::Pairs | KeyKind::AnyPairs => "words",
        KeyKind::Text | KeyKind::Texts | KeyKind::Names | KeyKind::Date | KeyKind::Flag | KeyKind::Number => "{a: [b]}",
        _ => "[[a, b]]",
    }
}

/// Puts a wrong value under every key of `table`, in turn, and expects a fault each time: the key is read.
fn every_key_is_read(path: &str, table: &[Key], frame: impl Fn(&str) -> String) {
    for key in table.iter().filter(|key| !matches!(key.name, "private" | "cssclasses" | "publish" | "position")) {
        let text = frame(&format!("{}: {}", key.name, wrong_value(key)));
        let told = faults(path, &text);
        let of_value = |code: &Code| !matches!(code, Code::UnknownKey | Code::DuplicateKey);
        assert!(
            told.iter().any(|(code, _)| of_value(code)),
            "`{}` is in a table and nothing reads it:\n{text}{told:?}",
            key.name
        );
    }
}

#[test]
fn every_key_of_every_table_is_read() {
    // A key of the frame itself comes last, so that the wrong value is the one that is taken.
    let top = |line: &str| format!("---\n{line}\ntitle: T\ndate: 2022\nsources: []\n---\n");
    let bare = |line: &str| format!("---\n{line}\ntitle: T\n---\n");
    every_key_is_read("content/notes/n.md", keys::COMMON, |line| format!("---\n{line}\ntitle: T\ndate: 2022\n---\n"));
    every_key_is_read("content/notes/n.md", keys::NOTE, |line| format!("---\n{line}\ntitle: T\ndate: 2022\n---\n"));
    every_key_is_read("content/events/e.md", keys::EVENT, top);
    every_key_is_read("content/events/e.md", keys::EVENT_FILE, top);
    every_key_is_read("content/pages/p.md", keys::PAGE, bare);
    for (folder, table) in [
        ("people", keys::PROFILE),
        ("countries", keys::PROFILE),
        ("organisations", keys::PROFILE),
        ("tags", keys::PROFILE),
        ("people", keys::PERSON),
        ("countries", keys::COUNTRY),
        ("organisations", keys::ORGANISATION),
    ] {
        every_key_is_read(&format!("content/{folder}/belarus.md"), table, bare);
    }
    for (path, above, table, rest) in [
        ("content/notes/n.md", "source: ", keys::SOURCE, ""),
        ("content/notes/n.md", "votes: ", keys::VOTES, ""),
        ("content/notes/n.md", "events: ", keys::EVENT, ", title: T, date: 2022"),
        ("content/notes/n.md", "quotes: ", keys::QUOTE, ", text: T"),
        ("content/notes/n.md", "image: ", keys::IMAGE, ", src: a.jpg"),
        ("content/people/p.md", "roles: ", keys::ROLE, ", title: T"),
        ("content/organisations/o.md", "aliases: ", keys::ALIAS, ", name: N"),
    ] {
        every_key_is_read(path, table, |line| format!("---\ntitle: T\ndate: 2022\n{above}{{{line}{rest}}}\n---\n"));
    }
}

#[test]
fn what_obsidian_and_the_author_keep_is_let_be() {
    let text = "---\ntitle: T\ndate: 2022\ncssclasses: [a]\npublish: false\nposition: {a: 1}\nprivate: {who: Somebody}\n\
                extra: {a: [1, b, {c: 1.10}]}\n---\n";
    let entry = entry("content/notes/n.md", text);
    assert_eq!(serde_json::to_value(&entry.common.extra).unwrap(), serde_json::json!({"a": [1, "b", {"c": 1.1}]}));
    let Entry { source: _, ref common, ref head, ref body, .. } = entry;
    let kept = format!("{common:?}{head:?}{body:?}");
    assert!(!kept.contains("Somebody"), "what is private never leaves the file: {kept}");
}

#[test]
fn names_are_read_however_they_are_written() {
    for (written, expected) in [
        ("people: Vytis Jurkonis", vec!["Vytis Jurkonis"]),
        ("people: [A, B]", vec!["A", "B"]),
        ("people:\n  - A\n  - B", vec!["A", "B"]),
        ("people: \"[[A B]]\"", vec!["A B"]),
        ("people: [[A B]]", vec!["A B"]),
        ("people: [[[A B]], \"[[C|c]]\"]", vec!["A B", "C"]),
        ("people:\n  - [[A B]]\n  - '[[C D|the other]]'", vec!["A B", "C D"]),
        ("people:", vec![]),
        ("people: []", vec![]),
    ] {
        assert_eq!(note(&format!("{written}\n")).names.people, expected, "{written}");
    }
}

#[test]
fn the_traps_of_yaml_are_no_traps() {
    let note = note("countries: [NO, no, \"ON\"]\ntags: [2022, 1.10, true, 13:52, 0x1F]\nsummary: 1e3\n");
    assert_eq!(note.names.countries, ["NO", "no", "ON"]);
    assert_eq!(note.names.tags, ["2022", "1.10", "true", "13:52", "0x1F"]);
    assert_eq!(note.summary.as_deref(), Some("1e3"));
    for (written, expected) in [
        ("true", true),
        ("yes", true),
        ("On", true),
        ("YES", true),
        ("false", false),
        ("no", false),
        ("off", false),
        ("", false),
    ] {
        let entry = entry("content/notes/n.md", &format!("---\ntitle: T\ndate: 2022\ndraft: {written}\n---\n"));
        assert_eq!(entry.common.draft, expected, "{written}");
    }
    for date in ["2022", "2022-04", "2022-04-12", "2022-04~", "2022-04-12T13:52", "2022-02-10/2022-02-20", "2022-04/.."]
    {
        let text = format!("---\ntitle: T\ndate: {date}\n---\n");
        let Head::Note(note) = entry("content/notes/n.md", &text).head else { panic!("{date}") };
        assert_eq!(note.date.unwrap().to_string(), date);
    }
}

#[test]
fn an_event_may_be_the_note_itself() {
    let note = note("people: A\ncountries: BY\ntags: T\nsummary: S\nevents: self\n");
    let [event] = note.events.as_slice() else { panic!("{:?}", note.events) };
    assert_eq!((event.title.as_str(), event.date.to_string().as_str()), ("T", "2022-04-14"));
    assert_eq!((event.names.people.as_slice(), event.names.tags.len()), (&["A".to_owned()][..], 0));
    assert_eq!(event.summary.as_deref(), Some("S"));
    let text = "---\ntitle: T\nevents: self\n---\n";
    assert_eq!(faults("content/notes/n.md", text), [(Code::MissingKey, "self".to_owned())]);
}

#[test]
fn a_note_without_a_date_has_events() {
    let text = "---\ntitle: T\nevents:\n  - {title: E, date: 2022-04-12}\n---\n";
    let Head::Note(note) = entry("content/notes/n.md", text).head else { panic!() };
    assert!(note.date.is_none() && note.events.len() == 1);
    // An event that was refused is no event; a date that was refused is no date.
    for text in [
        "---\ntitle: T\nevents:\n  - {title: E, date: 2022-02-30}\n---\n",
        "---\ntitle: T\ndate: x\nevents: self\n---\n",
    ] {
        let (entry, faults) = parse_file("content/notes/n.md", text);
        assert!(is_broken(entry.as_ref()) && !faults.is_empty(), "{text}");
    }
}

#[test]
fn nothing_is_dropped_without_a_word() {
    for (path, keys, pointed_at) in [
        ("content/notes/n.md", "date:", "date"),
        ("content/notes/n.md", "events:", ""),
        ("content/notes/n.md", "events: []", ""),
        ("content/notes/n.md", "date:\nevents: []", "date"),
        ("content/notes/n.md", "date: \nevents: self", "self"),
        ("content/events/e.md", "sources: []\ndate:", "date"),
        ("content/events/e.md", "sources: []", ""),
    ] {
        let text = format!("---\ntitle: T\n{keys}\n---\n");
        assert_eq!(faults(path, &text), [(Code::MissingKey, pointed_at.to_owned())], "{text}");
        assert!(is_broken(parse_file(path, &text).0.as_ref()), "{text}");
    }
}

/// Whether nothing is shown of what a file says.
fn is_broken(entry: Option<&Entry>) -> bool {
    entry.is_none_or(|entry| matches!(entry.head, Head::BrokenNote(_)))
}

#[test]
fn a_source_is_a_name_or_a_map_and_flat_keys_add_to_it() {
    let map = "source:\n  name: \"[[Lrytas.lt]]\"\n  url: https://a.example/\n  via: Reuters\n  translated_by: me\n";
    for (written, name, url) in [
        ("source: Lrytas.lt\n", Some("Lrytas.lt"), None),
        ("source: \"[[Lrytas.lt]]\"\nurl: https://b.example/\n", Some("Lrytas.lt"), Some("https://b.example/")),
        ("url: https://b.example/\n", None, Some("https://b.example/")),
        (map, Some("Lrytas.lt"), Some("https://a.example/")),
        (&format!("{map}url: https://b.example/\n"), Some("Lrytas.lt"), Some("https://a.example/")),
    ] {
        let publication = note(written).publication;
        assert_eq!((publication.name.as_deref(), publication.url.as_deref()), (name, url), "{written}");
    }
    assert_eq!(note(map).publication.via.as_deref(), Some("Reuters"));
}

#[test]
fn a_note_says_all_that_its_tables_hold() {
    let note = note(
        "kind: Transcript\ncredibility: 2\nlisted: [A, B]\nvotes: {for: BY, absent: [LT, PL]}\ncorrects: \"[[one]]\"\n\
         responds_to: [two, three]\nsurnames: {Lukashenko: Viktor Lukashenko}\nimage: a.jpg\n\
         quotes:\n  - {text: Words, speaker: \"[[A]]\", as: analyst, date: 2022-04, venue: New Day}\n",
    );
    assert_eq!((note.kind, note.credibility, note.listed.len()), (NoteKind::Transcript, Some(2), 2));
    assert_eq!(
        note.votes,
        [(Vote::For, vec!["BY".to_owned()]), (Vote::Absent, vec!["LT".to_owned(), "PL".to_owned()])]
    );
    let relations: Vec<_> = note.relations.iter().map(|it| (it.relation, it.note.as_str())).collect();
    assert_eq!(
        relations,
        [(Relation::Corrects, "one"), (Relation::RespondsTo, "two"), (Relation::RespondsTo, "three")]
    );
    assert_eq!(note.surnames, [("Lukashenko".to_owned(), "Viktor Lukashenko".to_owned())]);
    assert_eq!(note.image.unwrap().src, "a.jpg");
    assert_eq!((note.quotes[0].speaker.as_deref(), note.quotes[0].capacity.as_deref()), (Some("A"), Some("analyst")));
}

#[test]
fn profiles_say_what_their_kind_has() {
    let person = profile(
        "people",
        "surname: [Orbán, Orban]\nhonorifics: Dr\nprivacy: initials\nroles: {title: PM, from: 2010}\n",
    );
    assert_eq!((person.surnames.len(), person.privacy, person.roles[0].title.as_str()), (2, Privacy::Initials, "PM"));
    let entry = entry(
        "content/organisations/o.md",
        "---\ntitle: T\nreliability: b\naliases: [One, {name: Two, from: 2001, to: 2004}, Three]\n---\n",
    );
    assert_eq!(entry.common.aliases, ["One", "Two", "Three"]);
    let Head::Profile(organisation) = entry.head else { panic!() };
    assert_eq!(organisation.organisation.reliability, Some('B'));
    let [dated] = organisation.dated_names.as_slice() else { panic!("{:?}", organisation.dated_names) };
    assert_eq!((dated.name.as_str(), dated.to.unwrap().to_string().as_str()), ("Two", "2004"));
    let (country, told) = parse_file("content/countries/belarus.md", "No front matter at all.\n");
    let Some(Head::Profile(country)) = country.map(|entry| entry.head) else { panic!("{told:?}") };
    assert_eq!(country.title, "belarus");
    assert_eq!(
        faults("content/tags/t.md", "---\ntitle: T\nsurname: x\n---\n"),
        [(Code::UnknownKey, "surname".to_owned())]
    );
}

#[test]
fn an_event_file_knows_whether_it_names_sources() {
    for (written, expected) in [
        ("", None),
        ("sources: []\n", Some(vec![])),
        ("sources:\n", Some(vec![])),
        ("sources: \"[[a-note]]\"\n", Some(vec!["a-note".to_owned()])),
        ("sources: [a, https://example.org/]\n", Some(vec!["a".to_owned(), "https://example.org/".to_owned()])),
    ] {
        let text = format!("---\ntitle: T\ndate: 2022-04\n{written}---\n");
        let Head::Event(file) = entry("content/events/2022-talks.md", &text).head else { panic!() };
        assert_eq!(file.sources, expected, "{written}");
        assert_eq!(file.event.id.as_deref(), Some("2022-talks"));
    }
}

#[test]
fn faults_are_accepted_with_a_reason_and_errors_never() {
    let text = "---\ntitle: T\ndate: 2022\naccept: {missing-alt: decoration, missing-image: , unknown-country: x, nonsense: x}\n---\n";
    let (entry, told) = parse_file("content/notes/n.md", text);
    assert_eq!(entry.unwrap().common.accept, [("missing-alt".to_owned(), "decoration".to_owned())]);
    let told: Vec<_> = told.into_iter().map(|fault| (fault.code, &text[fault.place.span])).collect();
    let expected = [
        (Code::InvalidValue, "missing-image"),
        (Code::InvalidValue, "unknown-country"),
        (Code::UnknownCode, "nonsense"),
    ];
    assert_eq!(told, expected);
}

#[test]
fn without_front_matter_one_fault_says_what_to_write() {
    for (path, text) in [
        ("content/notes/n.md", ""),
        ("content/notes/n.md", "\u{feff}Text"),
        ("content/people/p.md", "# P\n"),
        ("content/a.md", ""),
    ] {
        let (entry, faults) = parse_file(path, text);
        assert!(entry.is_none(), "{path}");
        let [fault] = faults.as_slice() else { panic!("{path}: {faults:?}") };
        assert!(fault.code == Code::MissingKey && fault.help.as_deref().unwrap().contains("`---`"), "{fault:?}");
    }
    assert!(matches!(entry("content/index.md", "Only text.\n").head, Head::Page(_)));
}

#[test]
fn the_first_paragraph_is_the_summary_of_a_note_without_one() {
    let entry =
        entry("content/notes/n.md", "---\ntitle: T\ndate: 2022\n---\n# Heading\n\nFirst *paragraph*.\n\nSecond.\n");
    assert_eq!(entry.body.lead.print(|_| String::new()), "First paragraph.");
}

proptest::proptest! {
    #[test]
    fn every_place_is_in_the_file(front in "[-a-z: \\[\\]{}\"'#\\n\\t2022ąй]{0,80}", body in "[-a-z\\[\\]()!>|*\\n ąй]{0,60}") {
        let text = format!("---\n{front}\n---\n{body}");
        let (_, faults) = parse_file("content/notes/n.md", &text);
        for fault in faults {
            proptest::prop_assert!(text.get(fault.place.span.clone()).is_some(), "{fault:?}");
        }
    }
}
