//! A lexicon that took over parts of the one before is what a fresh one is, and no text is left as it was that would be read otherwise now.

use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::{Index, subsequence};

use super::super::lexicon::Lexicon;
use super::{PROFILES, entry, settings};
use crate::dossier::{Dossier, Mention, build};
use crate::redaction::Redacted;

/// Texts in several languages: by path, with front matter.
const TEXTS: &[(&str, &str)] = &[
    (
        "notes/a.md",
        "language: ru\npeople: [Борис Мин]\n---\nБорису Мину не писал Путин. В Южной Кореи и Новой Зеландии.",
    ),
    ("notes/b.md", "language: lt\n---\nVyčio Jurkonio kalba; Jurkonis, Aleksandras ir Kim Jong Un."),
    ("notes/c.md", "people: [Ivan Petrov]\n---\nPetrov met Ursula von der Leyen in New Mexico, then in Jordan."),
    ("notes/d.md", "surnames: {Somoza: Luis Somoza}\n---\nSomoza and al-Asad saw the Hidden Hand of the UN."),
    (
        "notes/e.md",
        "language: de-CH\ncountries: [Georgia]\n---\nPetrows Rede in Georgia, Guinea-Bissau und Putins Antwort.",
    ),
];

/// What else a profile may say: other names, other ways to match them.
const KEYS: &[&str] = &[
    "aliases: [eBay Man]",
    "aliases: [Новая Корея, Южная Палата, Guinea Fox]",
    "unlinked: [Petrov, Putin]",
    "gender: female",
    "extra: {mood: good}",
];

/// An edit of a site.
#[derive(Debug, Clone)]
enum Edit {
    /// A profile is gone, or there again.
    Toggle(Index),
    /// A profile has these of `KEYS`.
    Keys(Index, Vec<usize>),
    /// A note names somebody who has no profile.
    Names(usize, String),
}

fn edit() -> impl Strategy<Value = Edit> {
    let keys: Vec<usize> = (0..KEYS.len()).collect();
    prop_oneof![
        any::<Index>().prop_map(Edit::Toggle),
        (any::<Index>(), subsequence(keys, 0..2)).prop_map(|(at, keys)| Edit::Keys(at, keys)),
        (0..TEXTS.len(), "(Aaron|Zora|Борис|Guinea) (Petrov|Мин|New|Putin)")
            .prop_map(|(at, name)| Edit::Names(at, name)),
    ]
}

/// The files of a site, each only if it is there.
struct Files(Vec<(String, String, bool)>);

impl Files {
    fn all() -> Self {
        let profiles = PROFILES.iter().map(|(path, keys)| (format!("content/{path}"), (*keys).to_owned(), true));
        let notes = TEXTS.iter().map(|(path, text)| (format!("content/{path}"), (*text).to_owned(), true));
        let mut all: Vec<_> = notes.chain(profiles).collect();
        all[TEXTS.len()..].sort();
        Self(all)
    }

    fn edit(&mut self, edit: &Edit) {
        let profile = |at: &Index| TEXTS.len() + at.index(PROFILES.len());
        match edit {
            Edit::Toggle(at) => {
                let there = &mut self.0[profile(at)].2;
                *there = !*there;
            }
            Edit::Keys(at, keys) => {
                let (path, text, _) = &mut self.0[profile(at)];
                let (_, first) = PROFILES.iter().find(|(name, _)| path.ends_with(name)).unwrap();
                let fits = |key: &&str| {
                    let (key, _) = key.split_once(':').unwrap();
                    !first.contains(key) && (key != "gender" || path.contains("people"))
                };
                let keys: Vec<&str> = keys.iter().map(|key| KEYS[*key]).filter(fits).collect();
                *text = format!("{first}\n{}", keys.join("\n"));
            }
            Edit::Names(at, name) => self.0[*at].1 = format!("listed: [{name}]\n{}", TEXTS[*at].1),
        }
    }

    /// What parsing makes of them; what is as it was is not parsed again.
    fn entries(&self, known: &[Redacted]) -> Vec<Redacted> {
        let parsed = self.0.iter().filter(|(.., there)| *there).map(|(path, text, _)| {
            let text = match text.split_once("\n---\n") {
                Some((keys, body)) => format!("---\ntitle: T\ndate: 2022\n{keys}\n---\n{body}\n"),
                None if path.contains("/notes/") => format!("---\ntitle: T\ndate: 2022\n{text}\n"),
                None => format!("---\n{text}\n---\n"),
            };
            let same = known.iter().find(|it| *it.source.path == **path && *it.source.text == *text);
            same.cloned().unwrap_or_else(|| entry(path, &text))
        });
        let mut entries: Vec<_> = parsed.collect();
        entries.sort_by(|a, b| a.source.path.cmp(&b.source.path));
        entries
    }
}

fn made(entries: &[Redacted], before: Option<&Dossier>) -> Dossier {
    build(entries, &settings(), before).0
}

fn lexicon<'a>(dossier: &'a Dossier, language: &str) -> &'a Lexicon {
    &dossier.lexicons.as_ref().unwrap().by_language[language]
}

/// What every text mentions.
fn found(dossier: &Dossier) -> Vec<(&str, &[Mention])> {
    let mut all: Vec<_> = dossier.mentions.iter().map(|(path, found)| (&**path, found.all.as_slice())).collect();
    all.sort_by_key(|(path, _)| *path);
    all
}

#[track_caller]
fn assert_same(now: &Dossier, fresh: &Dossier) {
    for language in ["en", "ru", "lt", "de-CH"] {
        // Too much to be shown.
        let same = lexicon(now, language).content() == lexicon(fresh, language).content();
        assert!(same, "the lexicons for `{language}` differ");
    }
    assert_eq!(found(now), found(fresh));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn what_was_taken_over_is_what_a_fresh_lexicon_has(edits in prop::collection::vec(edit(), 1..6)) {
        let mut files = Files::all();
        let mut entries = files.entries(&[]);
        let mut now = made(&entries, None);
        for edit in &edits {
            files.edit(edit);
            entries = files.entries(&entries);
            now = made(&entries, Some(&now));
            assert_same(&now, &made(&entries, None));
        }
    }
}

#[test]
fn entities_with_the_same_names_keep_their_parts() {
    let mut files = Files::all();
    let entries = files.entries(&[]);
    let before = made(&entries, None);
    // Whoever comes first, so that all others have other numbers.
    let first = files.0.iter_mut().find(|(path, ..)| path.ends_with("asad.md")).unwrap();
    first.1.push_str("\naliases: [Hafez Assad]");
    let now = made(&files.entries(&entries), Some(&before));
    let (old, new) = (lexicon(&before, "ru"), lexicon(&now, "ru"));
    let same = now.entity_ids().filter(|id| {
        let name = &now.entity(*id).name;
        let known = before.entity_ids().find(|old| before.entity(*old).name == *name).unwrap();
        Arc::ptr_eq(old.part(known).unwrap(), new.part(*id).unwrap())
    });
    assert_eq!(same.count(), now.entity_ids().count() - 1);
}

#[test]
fn a_text_is_read_again_where_a_name_brings_a_phrase_that_it_has_in_another_case() {
    let mut files = Files(vec![
        ("content/notes/a.md".to_owned(), "language: ru\n---\nВ Южной Кореи не знают.".to_owned(), true),
        ("content/organisations/a.md".to_owned(), "title: Кореи".to_owned(), true),
        ("content/organisations/b.md".to_owned(), "title: Южная Палата".to_owned(), false),
    ]);
    let entries = files.entries(&[]);
    let before = made(&entries, None);
    assert_eq!(found(&before).iter().map(|(_, all)| all.len()).sum::<usize>(), 1, "nothing hides the name");
    files.0[2].2 = true;
    let others = files.entries(&entries);
    let now = made(&others, Some(&before));
    assert_eq!(found(&now).iter().map(|(_, all)| all.len()).sum::<usize>(), 0, "South Korea hides it");
    assert_eq!(found(&made(&entries, Some(&now))), found(&before));
}
