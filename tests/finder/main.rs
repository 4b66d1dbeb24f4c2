//! How well the finder reads: people, and quotations with their speakers, in 24 texts that somebody wrote who had not seen it.
//!
//! The texts and what they hold stand in `texts/`. The figures are in `docs/guide/import.md`; here are the floors below which they must not fall.

// The helpers here are not tests themselves, so the lint's own exception for tests does not see them.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use dossier::date::Day;
use dossier::dossier::{Linking, Settings, build};
use dossier::finder::{self, Lookup};
use dossier::text::SlugStyle;
use serde_json::Value;

/// How many were found, how many are there, and how many are both.
#[derive(Debug, Clone, Copy, Default)]
struct Score {
    found: usize,
    expected: usize,
    right: usize,
}

impl Score {
    fn add(&mut self, found: &[String], expected: &[String]) {
        let mut left: Vec<&String> = expected.iter().collect();
        self.found += found.len();
        self.expected += expected.len();
        for one in found {
            if let Some(at) = left.iter().position(|other| *other == one) {
                left.swap_remove(at);
                self.right += 1;
            }
        }
    }

    fn precision(self) -> f64 {
        ratio(self.right, self.found)
    }

    fn recall(self) -> f64 {
        ratio(self.right, self.expected)
    }
}

#[allow(clippy::cast_precision_loss, reason = "a few hundred names")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// The letters and digits alone: marks and spaces at the edges and the joints do not count.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn said(words: &str, speaker: &str) -> String {
    format!("{}: {}", bare(speaker), bare(words))
}

#[test]
fn people_and_quotations_are_found_with_their_speakers() {
    let settings = Settings {
        slugs: SlugStyle::Ascii,
        today: Day::new(2026, 1, 1).unwrap(),
        drafts: false,
        future: false,
        quoted_words_limit: None,
        language: "en",
        linking: Linking { which: dossier::config::LinkMentions::All, adjectives: false },
    };
    let lookup = Lookup::new(&build(&[], &settings, None).0, "en");
    let mut scores: BTreeMap<String, (Score, Score)> = BTreeMap::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/finder/texts");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|it| it == "txt")) {
        let text = fs::read_to_string(file).unwrap();
        let truth: Value = serde_json::from_slice(&fs::read(file.with_extension("json")).unwrap()).unwrap();
        let language = truth["language"].as_str().unwrap();
        let paragraphs: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let found = finder::find(&paragraphs.join("\n\n"), language, &lookup);
        let names =
            |list: &Value| list.as_array().unwrap().iter().map(|name| bare(name.as_str().unwrap())).collect::<Vec<_>>();
        let people: Vec<String> =
            found.people.iter().chain(found.new_people.iter().map(|new| &new.name)).map(|name| bare(name)).collect();
        let expected = truth["quotations"].as_array().unwrap().iter();
        // Whoever is not named speaks for nobody.
        let expected: Vec<String> = expected
            .filter_map(|quote| Some(said(quote["text"].as_str().unwrap(), quote["speaker"].as_str()?)))
            .collect();
        let quotes: Vec<String> = found.quotes.iter().map(|quote| said(&quote.text, &quote.speaker)).collect();
        if std::env::var_os("SHOW").is_some() {
            println!("{}", file.file_name().unwrap().to_string_lossy());
            let truth = names(&truth["people"]);
            println!("  wrong {:?}", people.iter().filter(|it| !truth.contains(it)).collect::<Vec<_>>());
            println!("  missed {:?}", truth.iter().filter(|it| !people.contains(it)).collect::<Vec<_>>());
            quotes.iter().filter(|it| !expected.contains(it)).for_each(|it| println!("  - {it}"));
            expected.iter().filter(|it| !quotes.contains(it)).for_each(|it| println!("  + {it}"));
        }
        for key in [language, "all"] {
            let (of_people, of_quotes) = scores.entry(key.to_owned()).or_default();
            of_people.add(&people, &names(&truth["people"]));
            of_quotes.add(&quotes, &expected);
        }
    }
    for (language, (people, quotes)) in &scores {
        println!(
            "{language}: people {:.3} {:.3}, quotations {:.3} {:.3} (precision, recall)",
            people.precision(),
            people.recall(),
            quotes.precision(),
            quotes.recall()
        );
    }
    let (people, quotes) = scores["all"];
    assert!(people.precision() >= FLOOR_OF_PEOPLE.0 && people.recall() >= FLOOR_OF_PEOPLE.1, "{people:?}");
    assert!(quotes.precision() >= FLOOR_OF_QUOTES.0 && quotes.recall() >= FLOOR_OF_QUOTES.1, "{quotes:?}");
}

/// Precision and recall.
const FLOOR_OF_PEOPLE: (f64, f64) = (0.93, 0.79);
/// Precision and recall.
const FLOOR_OF_QUOTES: (f64, f64) = (0.85, 0.48);
