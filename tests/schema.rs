//! The JSON Schemas of front matter and configuration: they are schemas, they take all that the sample has, and where the program reports a key they refuse it.

// The helpers here are not tests themselves, so the lint's own exception for tests does not see them.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::Command;

use dossier::config::{self, Config};
use dossier::content::{self, Kind as Profile, Settings, Source, keys};
use dossier::diagnostic::{Code, Diagnostic, Severity};
use dossier::schema::{self, Subject};
use dossier::yaml::{Key, Kind, Required};
use serde_json::{Map, Value, json};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn takes(subject: Subject, value: &Value) -> bool {
    jsonschema::draft7::new(&schema::of(subject)).unwrap().is_valid(value)
}

/// What the program says of a file with this front matter.
fn faults(subject: Subject, front: &Value) -> Vec<Diagnostic> {
    let folder = match subject {
        Subject::Note => "notes",
        Subject::Profile(kind) => kind.folder(),
        Subject::Event => "events",
        Subject::Page => "pages",
        Subject::Home => "",
        Subject::Configuration => return Config::parse(&config::FILE.into(), &front.to_string()).1,
    };
    let name = match subject {
        Subject::Profile(Profile::Country) => "lithuania",
        Subject::Home => "index",
        _ => "a",
    };
    let source = Source {
        path: format!("content/{folder}/{name}.md").replace("//", "/").into(),
        text: format!("---\n{front}\n---\nText.\n").into(),
    };
    content::parse(source, Settings { language: "en", trusted_html: false, mentions: false }).1
}

fn tables(subject: Subject) -> Vec<Key> {
    match subject {
        Subject::Note => [keys::COMMON, keys::NOTE].concat(),
        Subject::Profile(Profile::Person) => [keys::COMMON, keys::PROFILE, keys::PERSON].concat(),
        Subject::Profile(Profile::Country) => [keys::COMMON, keys::PROFILE, keys::COUNTRY].concat(),
        Subject::Profile(Profile::Organisation) => [keys::COMMON, keys::PROFILE, keys::ORGANISATION].concat(),
        Subject::Profile(Profile::Tag) => [keys::COMMON, keys::PROFILE].concat(),
        Subject::Event => [keys::COMMON, keys::EVENT, keys::EVENT_FILE].concat(),
        Subject::Page => [keys::COMMON, keys::PAGE].concat(),
        Subject::Home => [keys::COMMON, keys::PAGE, keys::HOME].concat(),
        Subject::Configuration => config::KEYS.to_vec(),
    }
}

/// A value that a key takes.
fn sound(key: &Key) -> Value {
    match (key.name, key.kind) {
        ("url" | "archive" | "same_as" | "base_url", _) => json!("https://example.org/x"),
        ("wikidata", _) => json!("Q184"),
        ("language", _) => json!("lt"),
        ("timezone", _) => json!("Europe/Vilnius"),
        ("id", _) => json!("one"),
        ("cname", _) => json!("briefing.example.org"),
        ("accept", _) => json!({ "missing-alt": "decoration" }),
        (_, Kind::Text) => json!("a text"),
        (_, Kind::Texts) => json!(["one", "two"]),
        (_, Kind::Names | Kind::NamesOrMaps(_)) => json!(["Ada Lovelace", [["Charles Babbage"]]]),
        (_, Kind::Date) => json!("2022-04-12"),
        (_, Kind::Flag) => json!(true),
        (_, Kind::Number) => json!(3),
        (_, Kind::Word(words)) => json!(words[0]),
        (_, Kind::Words(words)) => json!(words),
        (_, Kind::Map(_)) => json!({}),
        (_, Kind::Maps(keys)) => json!([least(keys)]),
        (_, Kind::MapsOrWord(_, word)) => json!(word),
        (_, Kind::TextOrMap(keys)) => least(keys),
        (_, Kind::Pairs) => json!({ "a": "b" }),
        (_, Kind::AnyPairs | Kind::Any) => json!({ "a": ["b"] }),
    }
}

/// A value that a key does not take; none where it takes everything.
fn broken(kind: Kind) -> Option<Value> {
    Some(match kind {
        Kind::Text | Kind::Texts | Kind::Names => json!({ "a": "b" }),
        Kind::Date => json!("yesterday"),
        Kind::Flag => json!("maybe"),
        Kind::Number => json!("many"),
        Kind::Word(_) | Kind::Words(_) => json!("nonsense"),
        Kind::Map(_) | Kind::Maps(_) | Kind::MapsOrWord(..) | Kind::Pairs | Kind::AnyPairs => json!("a text"),
        Kind::TextOrMap(_) | Kind::NamesOrMaps(_) => json!([["a", "b"]]),
        Kind::Any => return None,
    })
}

/// A map with the keys that it must have.
fn least(keys: &[Key]) -> Value {
    let required = keys.iter().filter(|key| key.required != Required::No);
    Value::Object(required.map(|key| (key.name.to_owned(), sound(key))).collect())
}

fn with(map: &Value, key: &str, value: Value) -> Value {
    let mut map: Map<String, Value> = map.as_object().unwrap().clone();
    map.insert(key.to_owned(), value);
    Value::Object(map)
}

/// Whether the program reports a value; a reminder of something else is none.
fn is_reported(faults: &[Diagnostic]) -> bool {
    faults.iter().any(|fault| {
        matches!(
            fault.code,
            Code::WrongType
                | Code::InvalidValue
                | Code::InvalidDate
                | Code::MissingKey
                | Code::UndatedDraft
                | Code::UnknownKey
        )
    })
}

/// Tries every key of a map, and of the maps inside: `place` puts the map where it stands.
fn agree(subject: Subject, keys: &[Key], depth: usize, place: &dyn Fn(Value) -> Value) {
    let least = least(keys);
    let mut cases = vec![(place(least.clone()), true), (place(with(&least, "nonsense", json!(1))), false)];
    for key in keys {
        cases.push((place(with(&least, key.name, sound(key))), true));
        cases.extend(broken(key.kind).map(|value| (place(with(&least, key.name, value)), false)));
        if key.required == Required::Yes
            && !(key.name == "title"
                && matches!(subject, Subject::Home | Subject::Profile(Profile::Country))
                && depth == 0)
        {
            cases.push((place(with(&least, key.name, json!(""))), false));
        }
        let inside = key.kind.inside();
        if !inside.is_empty() && depth < 3 {
            agree(subject, inside, depth + 1, &|map| place(with(&least, key.name, map)));
        }
    }
    for (front, is_sound) in cases {
        let faults = faults(subject, &front);
        assert_eq!(takes(subject, &front), is_sound, "the schema of {}: {front}", subject.word());
        assert_eq!(!is_reported(&faults), is_sound, "the program, of {}: {front}: {faults:?}", subject.word());
    }
}

#[test]
fn a_schema_refuses_what_the_program_reports_at_every_key() {
    for (subject, _) in Subject::ALL {
        agree(subject, &tables(subject), 0, &|map| map);
    }
}

#[test]
fn a_note_needs_its_date_or_events() {
    for (front, is_sound) in [
        (json!({ "title": "A" }), false),
        (json!({ "title": "A", "date": null }), false),
        (json!({ "title": "A", "events": [] }), false),
        (json!({ "title": "A", "date": 2022 }), true),
        (json!({ "title": "A", "events": [{ "title": "B", "date": "2022-04/.." }] }), true),
        (json!({ "date": "2022-04-12" }), false),
        (json!({ "title": "A", "date": "2022-04-12", "summary": null, "credibility": 2 }), true),
        (json!({ "title": "A", "date": "2022-04-12", "credibility": 7 }), false),
    ] {
        assert_eq!(takes(Subject::Note, &front), is_sound, "{front}");
        assert_eq!(!is_reported(&faults(Subject::Note, &front)), is_sound, "{front}");
    }
}

#[test]
fn every_form_of_a_date_is_taken_by_its_look() {
    for text in [
        "2022",
        "2022-04",
        "2022-04-12",
        "2022-04-12T13:52",
        "2022-04-12 13:52:01.5",
        "2022-04-12T13:52+03:00",
        "2022-04-12T13:52Z",
        "2022-21",
        "202X",
        "20XX",
        "2022-XX",
        "2022-04-XX",
        "2022-XX-XX",
        "2022-04~",
        "2022-04-12?",
        "2022-04-12%",
        "2022-02-10/2022-02-20",
        "2022-04/..",
        "../2022-04",
        "2022-04/",
        "/2022",
        "-0500",
        " 2022 / 2023 ",
        "12 April",
        "2022-4",
        "22",
        "2022/04/12",
        "..",
        "",
        "soon",
    ] {
        let is_date = text.parse::<dossier::date::Date>().is_ok();
        let front = json!({ "title": "A", "date": text });
        // An interval without ends and one of three parts look like one.
        assert_eq!(takes(Subject::Note, &front), is_date, "{text}");
    }
}

#[test]
fn schemas_are_schemas_and_the_command_prints_them() {
    for (subject, word) in Subject::ALL {
        let schema = schema::of(subject);
        assert!(jsonschema::draft7::meta::is_valid(&schema), "{word}");
        let output = Command::new(env!("CARGO_BIN_EXE_dossier")).args(["schema", word]).output().unwrap();
        assert!(output.status.success());
        assert_eq!(serde_json::from_slice::<Value>(&output.stdout).unwrap(), schema, "{word}");
    }
    let refused = Command::new(env!("CARGO_BIN_EXE_dossier")).args(["schema", "thing"]).output().unwrap();
    assert_eq!(refused.status.code(), Some(2));
}

/// The YAML between the dashes of a file.
fn front_matter(text: &str) -> Value {
    let block = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---")).map_or("{}", |(block, _)| block);
    match serde_yaml::from_str(block).unwrap() {
        Value::Null => json!({}),
        value => value,
    }
}

fn subject(path: &str) -> Subject {
    let folder = path.trim_start_matches("content/").split('/').next().unwrap();
    let profiles = [Profile::Person, Profile::Country, Profile::Organisation, Profile::Tag];
    match profiles.into_iter().find(|kind| kind.folder() == folder) {
        Some(kind) => Subject::Profile(kind),
        None if folder == "notes" => Subject::Note,
        None if folder == "events" => Subject::Event,
        None if folder == "index.md" => Subject::Home,
        None => Subject::Page,
    }
}

#[test]
fn all_of_the_sample_is_taken() {
    let mut seen = 0;
    for site in [root().to_owned(), root().join("tests/validators/site")] {
        let configuration = std::fs::read_to_string(site.join("dossier.yaml")).unwrap();
        assert!(takes(Subject::Configuration, &serde_yaml::from_str(&configuration).unwrap()), "{}", site.display());
        let files = walkdir::WalkDir::new(site.join("content")).into_iter().map(Result::unwrap);
        for file in files.filter(|file| file.path().extension().is_some_and(|it| it == "md")) {
            let path = file.path().strip_prefix(&site).unwrap().to_string_lossy().replace('\\', "/");
            let front = front_matter(&std::fs::read_to_string(file.path()).unwrap());
            let schema = jsonschema::draft7::new(&schema::of(subject(&path))).unwrap();
            let errors: Vec<String> = schema.iter_errors(&front).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{path}: {errors:?}");
            seen += 1;
        }
    }
    assert!(seen > 30, "{seen} files");
    let severe = |faults: Vec<Diagnostic>| faults.into_iter().any(|fault| fault.severity == Severity::Error);
    assert!(!severe(faults(Subject::Note, &json!({ "title": "A", "date": "2022-04-12" }))));
}
