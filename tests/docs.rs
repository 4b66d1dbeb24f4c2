//! The tables in the documentation are those of the code.
//!
//! What is made from the code stands between `<!-- made: NAME -->` and `<!-- end -->`; the rest is prose. `UPDATE_DOCS=1 cargo test --test docs` writes
//! the parts that are made.

// The helpers here are not tests themselves, so the lint's own exception for tests does not see them.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use dossier::config::{self, Export};
use dossier::content::keys;
use dossier::diagnostic::{Code, Severity};
use dossier::language::Language;
use dossier::yaml::Key;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Compares every made part of a document with what `make` makes under its name, or writes it. Returns the names.
fn check(document: &str, make: impl Fn(&str) -> Option<String>) -> BTreeSet<String> {
    let path = root().join("docs").join(document);
    let text = fs::read_to_string(&path).unwrap();
    let (mut fresh, mut names) = (String::new(), BTreeSet::new());
    let mut parts = text.split("<!-- made: ");
    fresh.push_str(parts.next().unwrap());
    for part in parts {
        let (name, rest) = part.split_once(" -->").unwrap();
        let (_, after) = rest.split_once("<!-- end -->").unwrap_or_else(|| panic!("{document}: `{name}` has no end"));
        let content = make(name).unwrap_or_else(|| panic!("{document}: nothing makes `{name}`"));
        write!(fresh, "<!-- made: {name} -->\n\n{}\n\n<!-- end -->{after}", content.trim_end()).unwrap();
        assert!(names.insert(name.to_owned()), "{document}: `{name}` stands twice");
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(path, fresh).unwrap();
    } else {
        assert!(text == fresh, "docs/{document} differs from the code: run `UPDATE_DOCS=1 cargo test --test docs`");
    }
    names
}

fn table(keys: &[Key]) -> String {
    let mut table = "| key | takes | meaning |\n| --- | --- | --- |\n".to_owned();
    for key in keys {
        writeln!(table, "| `{}` | {} | {} |", key.name, key.kind.as_str(), key.meaning.replace('|', "\\|")).unwrap();
    }
    table
}

fn all<const N: usize>(names: [&str; N]) -> BTreeSet<String> {
    names.into_iter().map(str::to_owned).collect()
}

#[test]
fn front_matter() {
    let names = check("front-matter.md", |name| {
        let keys = match name {
            "common" => keys::COMMON,
            "note" => keys::NOTE,
            "source" => keys::SOURCE,
            "votes" => keys::VOTES,
            "event" => keys::EVENT,
            "event file" => keys::EVENT_FILE,
            "quote" => keys::QUOTE,
            "claim" => keys::CLAIM,
            "corrects" => keys::CORRECTS,
            "correction" => keys::CORRECTION,
            "correction of one" => keys::CORRECTION_OF_ONE,
            "image" => keys::IMAGE,
            "profile" => keys::PROFILE,
            "person" => keys::PERSON,
            "country" => keys::COUNTRY,
            "organisation" => keys::ORGANISATION,
            "role" => keys::ROLE,
            "alias" => keys::ALIAS,
            "page" => keys::PAGE,
            "home" => keys::HOME,
            "dates" => return Some(dates()),
            _ => return None,
        };
        Some(table(keys))
    });
    let expected = [
        "common",
        "note",
        "source",
        "votes",
        "event",
        "event file",
        "quote",
        "claim",
        "corrects",
        "correction",
        "correction of one",
        "image",
        "profile",
        "person",
        "country",
        "organisation",
        "role",
        "alias",
        "page",
        "home",
        "dates",
    ];
    assert_eq!(names, all(expected));
}

/// The forms of a date, with what a reader sees.
fn dates() -> String {
    let english = Language::new("en");
    let mut table = "| written | means | shown |\n| --- | --- | --- |\n".to_owned();
    for (written, means) in [
        ("2022", "a year"),
        ("2022-04", "a month"),
        ("2022-04-12", "a day"),
        ("2022-04-12T13:52", "a minute, on the clocks of the place"),
        ("2022-04-12T13:52+03:00", "a minute, with its distance from UTC"),
        ("2022-21", "spring; 22 is summer, 23 autumn, 24 winter"),
        ("202X", "one of ten years"),
        ("2022-04~", "about then"),
        ("2022-04-12?", "perhaps then"),
        ("2022-04-12%", "perhaps about then"),
        ("2022-02-10/2022-02-20", "from the one to the other"),
        ("2022-04/..", "from then on"),
        ("../2022-04", "until then"),
        ("2022-04/", "from then until nobody knows when"),
    ] {
        writeln!(table, "| `{written}` | {means} | {} |", english.date(&written.parse().unwrap())).unwrap();
    }
    table
}

#[test]
fn configuration() {
    let names = check("configuration.md", |name| match name {
        "keys" => Some(table(config::KEYS)),
        "features" => Some(table(config::FEATURES)),
        _ => None,
    });
    assert_eq!(names, all(["keys", "features"]));
}

#[test]
fn data_files() {
    let names = check("data.md", |name| match name {
        "files" => Some(files()),
        "fields" => Some(fields()),
        table => {
            let export = Export::all().find(|export| export.file() == table)?;
            let mut text = "| column | what it holds |\n| --- | --- |\n".to_owned();
            for (name, meaning) in dossier::export::columns(export) {
                writeln!(text, "| `{name}` | {meaning} |").unwrap();
            }
            Some(text)
        }
    });
    assert_eq!(names, all(["files", "fields", "notes.csv", "people.csv", "events.csv", "quotes.csv", "mentions.csv"]));
}

fn files() -> String {
    let mut table = "| file | what it holds | needs `base_url` |\n| --- | --- | --- |\n".to_owned();
    for export in Export::all() {
        let needs = if export.needs_base_url() { "yes" } else { "no" };
        writeln!(table, "| `{}` | {} | {needs} |", export.file(), export.meaning()).unwrap();
    }
    table
}

/// The records of `dossier.json`, from its schema.
fn fields() -> String {
    let schema: serde_json::Value = serde_json::from_slice(&dossier::export::schema()).unwrap();
    let mut text = String::new();
    let records = schema["$defs"].as_object().unwrap().iter().map(|(name, record)| (name.as_str(), record));
    for (name, record) in std::iter::once(("Dossier", &schema)).chain(records) {
        writeln!(text, "### {name}\n\n{}\n\n| field | what it holds |\n| --- | --- |", one_line(record)).unwrap();
        for (field, value) in record["properties"].as_object().unwrap() {
            writeln!(text, "| `{field}` | {} |", one_line(value)).unwrap();
        }
        text.push('\n');
    }
    text
}

fn one_line(schema: &serde_json::Value) -> String {
    schema["description"].as_str().unwrap_or_else(|| panic!("not described: {schema}")).replace('\n', " ")
}

#[test]
fn the_example_of_a_configuration_has_no_fault() {
    let text = fs::read_to_string(root().join("docs/configuration.md")).unwrap();
    let example = text.split("```yaml\n").nth(1).unwrap().split("```").next().unwrap();
    let (_, faults) = config::Config::parse(&config::FILE.into(), example);
    assert_eq!(faults, []);
}

#[test]
fn diagnostics() {
    let names = check("diagnostics.md", |name| match name {
        "list" => Some(list()),
        code => code.parse().ok().map(section),
    });
    let codes = Code::ALL.iter().map(|code| code.as_str().to_owned());
    assert_eq!(names, codes.chain(["list".to_owned()]).collect());
    let text = fs::read_to_string(root().join("docs/diagnostics.md")).unwrap();
    for code in Code::ALL {
        let (_, section) =
            text.split_once(&format!("\n## `{code}`\n")).unwrap_or_else(|| panic!("{code} has no section"));
        let prose = section.split("<!-- end -->").nth(1).unwrap().split("\n## ").next().unwrap();
        assert!(prose.trim().len() > 40, "{code}: how is it mended?");
    }
}

fn list() -> String {
    let mut table = "| code | severity | meaning |\n| --- | --- | --- |\n".to_owned();
    for code in Code::ALL {
        writeln!(table, "| [`{code}`](#{code}) | {} | {} |", code.severity(), code.meaning()).unwrap();
    }
    table
}

/// Severity, meaning, the file of the fixture and what is said of it.
fn section(code: Code) -> String {
    let severity = match code.severity() {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Hint => "Hint",
    };
    let snapshot = root().join(format!("tests/faults/snapshots/{code}.snap"));
    let said = fs::read_to_string(snapshot).unwrap().splitn(3, "---\n").nth(2).unwrap().trim_end().to_owned();
    let mut text = format!("**{severity}.** {}\n", code.meaning());
    if let Some((path, content)) = example(code, &said) {
        let language = path.rsplit('.').next().unwrap().replace("md", "markdown").replace("html", "jinja");
        write!(text, "\n`{path}`:\n\n```{language}\n{}\n```\n", content.trim_end()).unwrap();
    }
    write!(text, "\n```text\n{said}\n```\n").unwrap();
    text
}

/// The file that a message points at, if it is a text of the fixture.
fn example(code: Code, said: &str) -> Option<(String, String)> {
    let place = said.split("╭▸ ").nth(1)?.lines().next()?;
    let path = place.split(':').next()?.to_owned();
    let file: PathBuf = root().join("tests/faults/codes").join(code.as_str()).join(&path);
    fs::read_to_string(file).ok().map(|content| (path, content))
}
