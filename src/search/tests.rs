//! Files of many documents: which of them change, and which do not.

use std::collections::{BTreeMap, BTreeSet};

use super::*;

/// A document that is put together of numbers: its day and the words that it has.
#[derive(Clone)]
struct Made {
    day: u32,
    name: String,
    words: Vec<u32>,
}

/// Many documents, on some days.
fn many(count: u32) -> Vec<Made> {
    let words = |number: u32| (0..60).map(|at| (number * 7919 + at * at * 104_729) % 9973).collect();
    (0..count)
        .map(|number| Made {
            day: 5_000_000 + number * 31 % 700 * 3,
            name: format!("n{number:05}"),
            words: words(number),
        })
        .collect()
}

fn paths(mut all: Vec<Made>) -> BTreeMap<String, usize> {
    all.sort_by(|a, b| (a.day, &a.name).cmp(&(b.day, &b.name)));
    let mut keys: [Vec<Key>; 6] = Default::default();
    for one in &all {
        let place = keys[0].last().filter(|last| last.day == one.day).map_or(0, |last| last.place + 1);
        keys[0].push(Key { day: one.day, place });
    }
    let make = |_, place: usize| {
        let one: &Made = &all[place];
        let words: Vec<String> = one.words.iter().map(|word| format!("{word:04}word")).collect();
        let block = Text { weight: Weight::Text, words: words.join(" ") };
        Document {
            title: format!("Title of {}", one.name),
            address: format!("notes/{}/", one.name),
            lead: "A lead of some length. ".repeat(10),
            facets: vec![("tag", "war".to_owned(), Weight::Title)],
            sections: vec![Section { anchor: String::new(), blocks: vec![block] }],
            ..Document::default()
        }
    };
    let files = files(&keys, &make, &[], &Head::default());
    files.into_iter().map(|file| (file.path, file.bytes.len())).collect()
}

#[test]
fn a_document_more_changes_the_files_of_its_words_and_its_day_alone() {
    let all = many(3000);
    let before = paths(all.clone());
    for (day, name, most) in
        [(5_002_200, "new", 5), (5_000_003, "zz-filed-late", 8), (5_000_003, "a-before-others", usize::MAX)]
    {
        let mut more = all.clone();
        more.push(Made { day, name: name.to_owned(), words: vec![1, 17, 4711, 99_999] });
        let after = paths(more);
        let changed: BTreeSet<&String> = after.keys().filter(|path| !before.contains_key(*path)).collect();
        let count =
            |kind: &str, paths: &mut dyn Iterator<Item = &String>| paths.filter(|path| path.starts_with(kind)).count();
        assert!(count("terms/", &mut after.keys()) > 25 && count("documents/", &mut after.keys()) > 50);
        // Its four words, `:all` and `:tag:war`, and where a cut moves as many again. What comes before others of its day moves them.
        assert!(count("terms/", &mut changed.iter().copied()) <= most, "{day}: {changed:?}");
        assert!(count("documents/", &mut changed.iter().copied()) <= 2, "{day}: {changed:?}");
        assert!(count("passages/", &mut changed.iter().copied()) <= 4, "{day}: {changed:?}");
    }
}

#[test]
fn an_index_of_nothing_is_a_manifest_and_a_list_of_no_names() {
    let files = files(&Default::default(), &|_, _| Document::default(), &[], &Head::default());
    let paths: Vec<&str> = files.iter().map(|file| file.path.split('/').next().unwrap_or_default()).collect();
    assert_eq!(paths, ["manifest.js", "names"]);
}

#[test]
fn names_of_many_are_cut_by_the_first_letters_of_their_words() {
    let names: Vec<Name> = (0..2000)
        .map(|number| Name {
            address: format!("people/p{number}/"),
            name: format!("Ada{number} Быкаў{number}"),
            count: 1,
            description: "Somebody".to_owned(),
            aliases: vec![format!("习近平 {number}")],
        })
        .collect();
    let mut writer = Writer::default();
    let written = names::write(&names, &mut writer);
    assert_eq!(written.parts, ['_', 'a', 'b']);
    assert_eq!(written.files.len(), 3);
    let whole = names::write(&names[..500], &mut writer);
    assert_eq!((whole.parts, whole.files.len()), (Vec::new(), 1));
}
