//! Which edits are taken in without making the dossier anew, and that what comes of them is what a fresh one would be.

use super::*;
use crate::config::LinkMentions;
use crate::content::{self, Kind, Source};
use crate::date::Day;
use crate::dossier::{Linking, build};
use crate::redaction::Redacted;
use crate::text::SlugStyle;

const NEWER: &str = "content/notes/2022-04-15-newer.md";
const OLDER: &str = "content/notes/2022-04-14-older.md";
const PERSON: &str = "content/people/alena.md";
const ORGANISATION: &str = "content/organisations/ministry.md";

/// What everything begins with.
const FILES: [(&str, &str); 4] = [
    (
        OLDER,
        "---\ntitle: Older\ndate: 2022-04-14\npeople: [Alena Kavalenka, Jan Kowalski]\n---\nKavalenka was there.\n",
    ),
    (
        NEWER,
        "---\ntitle: Newer\ndate: 2022-04-15\npeople: [Jan Kowalski]\nsource: {name: Daily}\n---\nKavalenka was not.\n",
    ),
    (ORGANISATION, "---\ntitle: Ministry of Truth\nabbreviation: MOT\n---\n"),
    (PERSON, "---\ntitle: Alena Kavalenka\nroles: [{title: Minister, organisation: Ministry of Truth}]\n---\n"),
];

fn settings() -> Settings<'static> {
    let linking = Linking { which: LinkMentions::First, adjectives: false };
    let today = Day::new(2022, 5, 1).unwrap();
    let (drafts, future) = (false, false);
    Settings { slugs: SlugStyle::Ascii, today, drafts, future, quoted_words_limit: None, language: "en", linking }
}

fn entry(path: &str, text: &str) -> Redacted {
    let settings = content::Settings { language: "en", trusted_html: false, mentions: true };
    let source = Source { path: path.into(), text: text.into() };
    Redacted::whole(content::parse(source, settings).0.unwrap())
}

fn entries(files: &[(&str, String)]) -> Vec<Redacted> {
    let mut entries: Vec<_> = files.iter().map(|(path, text)| entry(path, text)).collect();
    entries.sort_by(|a, b| a.source.path.cmp(&b.source.path));
    entries
}

/// What can be seen of a dossier: every entity with its lists, by name.
fn seen(dossier: &Dossier) -> Vec<String> {
    let title = |id: &NoteId| dossier.note(*id).note().title.clone();
    let titles = |ids: &[NoteId]| ids.iter().map(title).collect::<Vec<_>>().join("+");
    let entity = |id: EntityId| {
        let entity = dossier.entity(id);
        let (notes, published, mentioned) =
            (titles(&entity.notes), titles(&entity.published), titles(&entity.mentioned_in));
        format!("{:?} {} at {}: {notes} / {published} / {mentioned}", entity.kind, entity.name, entity.slug)
    };
    dossier.entity_ids().map(entity).collect()
}

/// Revises the dossier of [`FILES`] by one file, which is new, gone or has another text, and compares it with a fresh one. Whether it could be revised.
fn revised(path: &str, text: Option<&str>) -> bool {
    let mut files: Vec<(&str, String)> = FILES.map(|(path, text)| (path, text.to_owned())).into();
    let before = entries(&files);
    let (mut dossier, mut faults) = build(&before, &settings(), None);
    assert_eq!(faults.iter().next(), None);
    files.retain(|(other, _)| *other != path);
    files.extend(text.map(|text| (path, text.to_owned())));
    let mut now = entries(&files);
    let is_at = |entry: &&Redacted| &*entry.source.path == path;
    let change = (before.iter().find(is_at).cloned(), now.iter().find(is_at).cloned());
    // What did not change is the same entry still.
    for entry in &mut now {
        let known =
            before.iter().find(|known| known.source.path == entry.source.path && known.source.path.as_ref() != path);
        *entry = known.unwrap_or(entry).clone();
    }
    let (fresh, _) = build(&now, &settings(), None);
    let as_before = seen(&dossier);
    let revised = dossier.revise(&[change], &now, &settings(), &mut faults).is_some();
    assert_eq!(seen(&dossier), if revised { seen(&fresh) } else { as_before });
    revised
}

/// One text of [`FILES`] with something else in the place of some words.
fn with(path: &str, words: &str, others: &str) -> String {
    let (_, text) = FILES.into_iter().find(|(known, _)| *known == path).unwrap();
    assert!(text.contains(words));
    text.replace(words, others)
}

#[test]
fn what_writers_do_most_is_taken_in_without_making_the_dossier_anew() {
    for (what, path, text) in [
        ("somebody new is named", NEWER, with(NEWER, "[Jan", "[Somebody New, Jan")),
        ("somebody is named no more", OLDER, with(OLDER, ", Jan Kowalski", "")),
        ("somebody with a profile is named", NEWER, with(NEWER, "[Jan Kowalski]", "[Alena Kavalenka]")),
        ("a country is named for the first time", NEWER, with(NEWER, "people:", "countries: [LT]\npeople:")),
        ("the source is another", NEWER, with(NEWER, "Daily", "Weekly")),
        (
            "there is a long list",
            NEWER,
            with(NEWER, "people:", "listed: [Alena Kavalenka, Jan Kowalski, Others]\npeople:"),
        ),
        ("the title is another", NEWER, with(NEWER, "Newer", "Newest")),
        (
            "something is quoted",
            NEWER,
            with(NEWER, "---\nKav", "quotes: [{text: So it is., speaker: Kowalski}]\n---\nKav"),
        ),
        (
            "the text names somebody, and has a heading",
            NEWER,
            with(NEWER, "Kavalenka was", "## Who\n\nJan Kowalski was"),
        ),
        ("a person is called otherwise", PERSON, with(PERSON, "Alena Kavalenka", "Alena Jurkonis")),
        ("a person has another name too", PERSON, with(PERSON, "roles:", "aliases: [Jan Kowalski]\nroles:")),
        (
            "a person has no office",
            PERSON,
            with(PERSON, "roles: [{title: Minister, organisation: Ministry of Truth}]", "gender: female"),
        ),
        (
            "an organisation is called otherwise",
            ORGANISATION,
            with(ORGANISATION, "Ministry of Truth", "Ministry of Truths")
                .replace("abbreviation: MOT", "aliases: [Ministry of Truth]"),
        ),
        (
            "somebody gets a profile",
            "content/people/jan.md",
            "---\ntitle: Jan Kowalski\n---\nA colleague of Kavalenka.\n".to_owned(),
        ),
    ] {
        assert!(revised(path, Some(&text)), "{what}");
    }
    assert!(revised(PERSON, None), "a profile is taken away");
}

#[test]
fn where_more_hangs_on_a_change_nothing_is_done() {
    for (what, path, text) in [
        ("the date is another", NEWER, with(NEWER, "2022-04-15", "2022-04-13")),
        ("the address is another", NEWER, with(NEWER, "people:", "slug: latest\npeople:")),
        ("the note is a draft", NEWER, with(NEWER, "people:", "draft: true\npeople:")),
        (
            "something happened",
            NEWER,
            with(NEWER, "people:", "events: [{title: So it was, date: 2022-04-14}]\npeople:"),
        ),
        ("two would have one address", NEWER, with(NEWER, "[Jan Kowalski]", "[Jan Kowalski, “Jan” Kowalski!]")),
        ("a name is shown with its diacritics", NEWER, with(NEWER, "Jan Kowalski", "Ján Kowalski")),
        ("a profile names what nothing else does", PERSON, with(PERSON, "Ministry of Truth", "Ministry of Lies")),
        ("a country has a profile", "content/countries/by.md", "---\ntitle: Belarus\n---\n".to_owned()),
        ("a note is new", "content/notes/third.md", "---\ntitle: Third\ndate: 2022\n---\n".to_owned()),
        (
            "two profiles have one name",
            "content/people/jan.md",
            "---\ntitle: Jan Kowalski\naliases: [Alena Kavalenka]\n---\n".to_owned(),
        ),
    ] {
        assert!(!revised(path, Some(&text)), "{what}");
    }
    assert!(!revised(OLDER, None), "a note is taken away");
}

#[test]
fn what_is_gone_has_no_place_and_comes_back_under_another_number() {
    let files: Vec<(&str, String)> = FILES.map(|(path, text)| (path, text.to_owned())).into();
    let before = entries(&files);
    let (mut dossier, mut faults) = build(&before, &settings(), None);
    let id = dossier.find_entity(Kind::Person, "Jan Kowalski").unwrap();
    let mut now = before.clone();
    for (path, others) in [(NEWER, "people: []"), (OLDER, "people: [Alena Kavalenka]")] {
        let words = if path == NEWER { "people: [Jan Kowalski]" } else { "people: [Alena Kavalenka, Jan Kowalski]" };
        let at = now.iter().position(|entry| &*entry.source.path == path).unwrap();
        let new = entry(path, &with(path, words, others));
        let change = (Some(std::mem::replace(&mut now[at], new.clone())), Some(new));
        dossier.revise(&[change], &now, &settings(), &mut faults).unwrap();
    }
    assert!(!dossier.has_entity(id) && dossier.find_entity(Kind::Person, "Jan Kowalski").is_none());
    assert!(dossier.entity_ids().all(|other| other != id));
    let at = now.iter().position(|entry| &*entry.source.path == NEWER).unwrap();
    let change = (Some(std::mem::replace(&mut now[at], before[at].clone())), Some(before[at].clone()));
    dossier.revise(&[change], &now, &settings(), &mut faults).unwrap();
    assert_ne!(dossier.find_entity(Kind::Person, "Jan Kowalski").unwrap(), id);
}

#[test]
fn what_is_gone_does_not_pile_up() {
    let files: Vec<(&str, String)> = FILES.map(|(path, text)| (path, text.to_owned())).into();
    let mut now = entries(&files);
    let (mut dossier, mut faults) = build(&now, &settings(), None);
    let at = now.iter().position(|entry| &*entry.source.path == NEWER).unwrap();
    let mut edit = |number: usize| {
        let new = entry(NEWER, &with(NEWER, "[Jan Kowalski]", &format!("[Somebody New{number}]")));
        let change = (Some(std::mem::replace(&mut now[at], new.clone())), Some(new));
        dossier.revise(&[change], &now, &settings(), &mut faults).is_some()
    };
    let revised = (0..2 * MOST_GONE).take_while(|number| edit(*number)).count();
    assert!((MOST_GONE..=MOST_GONE + 2).contains(&revised), "{revised}");
}
