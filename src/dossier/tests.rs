//! What entries become together: names, links, events, addresses.

mod bare;
mod events;
mod links;
mod names;
mod quotes;
mod shared;

use super::*;
use crate::config::LinkMentions;
use crate::content::{self, Source};
use crate::diagnostic::{Code, Diagnostic};
use crate::redaction::Redacted;

/// The dossier of these files, in the order of their paths, on 1 May 2022.
fn dossier_with(files: &[(&str, &str)], drafts: bool, future: bool) -> (Dossier, Vec<Diagnostic>) {
    let mut files = files.to_vec();
    files.sort_unstable();
    let settings = content::Settings { language: "en", trusted_html: false, mentions: true };
    let mut told = Vec::new();
    let entries: Vec<_> = files
        .iter()
        .map(|(path, text)| {
            let (entry, faults) =
                content::parse(Source { path: format!("content/{path}").into(), text: (*text).into() }, settings);
            told.extend(faults);
            Redacted::whole(entry.unwrap())
        })
        .collect();
    let today = Day::new(2022, 5, 1).unwrap();
    let linking = Linking { which: LinkMentions::First, adjectives: false };
    let quoted_words_limit = Some(150);
    let settings =
        Settings { slugs: SlugStyle::Ascii, today, drafts, future, quoted_words_limit, language: "en", linking };
    let (dossier, faults) = build(&entries, &settings, None);
    told.extend(faults.iter().cloned());
    told.extend(dossier.ambiguous_mentions());
    (dossier, told)
}

fn dossier(files: &[(&str, &str)]) -> (Dossier, Vec<Diagnostic>) {
    dossier_with(files, false, false)
}

/// The dossier of files that hold no fault.
fn whole(files: &[(&str, &str)]) -> Dossier {
    let (dossier, faults) = dossier(files);
    assert_eq!(faults, []);
    dossier
}

fn note(date: &str, keys: &str) -> String {
    format!("---\ntitle: A note of {date}\ndate: {date}\n{keys}\n---\n")
}

fn profile(title: &str, keys: &str) -> String {
    format!("---\ntitle: {title}\n{keys}\n---\n")
}

fn codes(faults: &[Diagnostic]) -> Vec<Code> {
    faults.iter().map(|fault| fault.code).collect()
}

fn names(dossier: &Dossier, ids: &[EntityId]) -> Vec<String> {
    ids.iter().map(|id| dossier.entity(*id).name.clone()).collect()
}

/// The names of those of a kind, in the order of the dossier.
fn of_kind(dossier: &Dossier, kind: Kind) -> Vec<String> {
    names(dossier, &dossier.of_kind(kind).collect::<Vec<_>>())
}

fn paths(dossier: &Dossier) -> Vec<&str> {
    dossier.notes.iter().map(|note| note.entry.stem()).collect()
}

#[test]
fn files_at_one_address_clash_also_in_case_alone() {
    for (one, other) in [("same", "same"), ("Same", "same")] {
        let (dossier, faults) = dossier(&[
            ("tags/a.md", &profile("A", &format!("slug: {one}"))),
            ("tags/b.md", &profile("B", &format!("slug: {other}"))),
        ]);
        assert_eq!((codes(&faults), dossier.entities.len()), (vec![Code::AddressClash], 1));
        assert!(faults[0].related.is_some() && faults[0].message.contains("content/tags/a.md"));
    }
    let (_, faults) = dossier(&[("countries/belarus.md", ""), ("countries/by.md", "")]);
    assert_eq!(codes(&faults), [Code::AddressClash]);
    let (_, faults) = dossier(&[("people.md", &profile("People", ""))]);
    assert_eq!(codes(&faults), [Code::AddressClash]);
}

#[test]
fn what_asks_for_one_address_has_another_each() {
    let (dossier, faults) =
        dossier(&[("tags/war.md", &profile("War", "")), ("notes/n.md", &note("2022-04-14", "tags: [War!, Peace]"))]);
    assert_eq!(codes(&faults), [Code::SharedAddress, Code::SharedAddress]);
    let slugs: Vec<_> = dossier.entities.iter().map(|entity| entity.slug.as_str()).collect();
    let is_longer = |slug: &str| slug.starts_with("war-") && slug.len() == "war-".len() + 8;
    assert!(is_longer(slugs[0]) && is_longer(slugs[1]) && slugs[0] != slugs[1] && slugs[2] == "peace", "{slugs:?}");
    let both = [0, 1].map(|at| Target::Entity(EntityId::at(at)));
    let Some(OtherAddress::Several(listed)) = dossier.other_address("tags/war/") else { panic!("no list") };
    assert!(listed.len() == 2 && both.iter().all(|one| listed.contains(one)));
}

#[test]
fn what_is_not_for_today_is_held_back_with_its_reason() {
    let files = [
        ("notes/draft.md", &*note("2022-04-01", "draft: true")),
        ("notes/later.md", &note("2022-04-02", "publish_on: 2022-05-02")),
        ("notes/today.md", &note("2022-04-03", "publish_on: 2022-05-01")),
        ("notes/now.md", &note("2022-04-04", "draft: false")),
    ];
    let (dossier, _) = dossier_with(&files, false, false);
    assert_eq!(paths(&dossier), ["now", "today"]);
    let held: Vec<_> =
        dossier.held_back.iter().map(|(path, reason)| (&**path, matches!(reason, Reason::Draft))).collect();
    assert_eq!(held, [("content/notes/draft.md", true), ("content/notes/later.md", false)]);
    for (drafts, future, expected) in [(true, false, 3), (false, true, 3), (true, true, 4)] {
        let (dossier, _) = dossier_with(&files, drafts, future);
        assert_eq!((dossier.notes.len(), dossier.held_back.len()), (expected, 4 - expected));
    }
    let (dossier, _) = dossier_with(&files, true, true);
    assert_eq!(dossier.notes.iter().filter(|note| note.held_back).count(), 2);
}

#[test]
fn notes_are_newest_first_and_of_one_start_the_coarser_date_is_the_earlier() {
    let files: Vec<(String, String)> = [
        ("year", "2022"),
        ("month", "2022-01"),
        ("day", "2022-01-01"),
        ("morning", "2022-01-01T08:00"),
        ("evening", "2022-01-01T20:00"),
        ("before", "2021-12-31"),
        ("b-day", "2022-01-01"),
    ]
    .iter()
    .map(|(stem, date)| (format!("notes/{stem}.md"), note(date, "")))
    .collect();
    let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    assert_eq!(paths(&whole(&files)), ["evening", "morning", "b-day", "day", "month", "year", "before"]);
}

fn periods(dossier: &Dossier) -> Vec<String> {
    dossier.periods.keys().map(ToString::to_string).collect()
}

#[test]
fn a_date_is_filed_no_more_precisely_than_it_is_written() {
    for (date, expected) in [
        ("2022", vec!["2022"]),
        ("2022-04", vec!["2022", "2022-04"]),
        ("2022-04-12", vec!["2022", "2022-04", "2022-04-12"]),
        ("2022-21", vec!["2022"]),
        ("2021-12-30/2022-02-02", vec!["2021", "2021-12", "2021-12-30", "2022", "2022-01", "2022-02", "2022-02-02"]),
    ] {
        let published = whole(&[("notes/n.md", &note(date, ""))]);
        assert_eq!(periods(&published), expected, "{date}");
        assert!(published.periods.values().all(|filed| filed.published.len() == 1 && filed.happened.is_empty()));
        let happened = whole(&[("events/e.md", &note(date, "sources: []"))]);
        assert_eq!(periods(&happened), expected, "{date}");
        assert!(happened.periods.values().all(|filed| filed.happened.len() == 1 && filed.published.is_empty()));
    }
}

#[test]
fn a_source_is_an_organisation_and_no_subject() {
    let dossier = whole(&[
        ("organisations/lrytas.md", &profile("Lrytas.lt", "country: LT")),
        ("notes/a.md", &note("2022-04-14", "source: \"[[lrytas.lt]]\"\norganisations: NATO")),
        ("notes/b.md", &note("2022-04-15", "source: {name: Lrytas.lt}")),
    ]);
    let sources: Vec<_> = dossier.sources().collect();
    assert_eq!(names(&dossier, &sources), ["Lrytas.lt"]);
    let lrytas = dossier.entity(sources[0]);
    assert_eq!((lrytas.published.len(), lrytas.notes.len()), (2, 0));
    assert!(of_kind(&dossier, Kind::Country).contains(&"Lithuania".to_owned()), "what a profile names exists");
}

#[test]
fn long_lists_and_votes_count_for_nothing_but_themselves() {
    let dossier = whole(&[(
        "notes/a.md",
        &note("2022-04-14", "people: A B\nlisted: [A B, C D]\nvotes: {for: [BY], against: [LT]}"),
    )]);
    let listed: Vec<_> = dossier
        .entity_ids()
        .map(|id| dossier.entity(id))
        .map(|entity| (entity.name.as_str(), entity.listed_in.len(), entity.notes.len()))
        .collect();
    assert_eq!(listed, [("A B", 1, 1), ("C D", 1, 0), ("Belarus", 1, 0), ("Lithuania", 1, 0)]);
    let person = dossier.find_entity(Kind::Person, "A B").unwrap();
    assert!(dossier.occurs_with(person).is_empty());
}

#[test]
fn who_occurs_with_whom_is_counted_by_notes() {
    let dossier = whole(&[
        ("notes/a.md", &note("2022-04-01", "people: [A A, B B]\ncountries: BY")),
        ("notes/b.md", &note("2022-04-02", "people: [A A, C C, B B]")),
        ("notes/c.md", &note("2022-04-03", "people: C C")),
    ]);
    let of = |name: &str| dossier.find_entity(Kind::Person, name).unwrap();
    let together = dossier.occurs_with(of("A A"));
    assert_eq!(together[&Kind::Person], [(of("B B"), 2), (of("C C"), 1)]);
    assert_eq!(together[&Kind::Country].len(), 1);
}

#[test]
fn related_notes_share_what_few_others_name() {
    let dossier = whole(&[
        ("notes/a.md", &note("2022-04-01", "people: [Rare One]\ncountries: BY")),
        ("notes/b.md", &note("2022-04-02", "people: [Rare One]")),
        ("notes/c.md", &note("2022-04-03", "countries: BY")),
        ("notes/d.md", &note("2022-04-04", "countries: BY")),
        ("notes/e.md", &note("2022-04-05", "tags: other")),
    ]);
    let id = |stem: &str| dossier.note_ids().find(|id| dossier.note(*id).entry.stem() == stem).unwrap();
    assert_eq!(dossier.related(id("a"), 9), [id("b"), id("d"), id("c")]);
    assert_eq!(dossier.related(id("a"), 1), [id("b")]);
    assert_eq!(dossier.related(id("e"), 9), []);
}

#[test]
fn addresses_come_from_files_and_names() {
    let dossier = whole(&[
        ("notes/2022-04-14-why.md", &note("2022-04-14", "people: Vladimir Medinsky")),
        ("notes/b.md", &note("2022-04-13", "slug: chosen")),
        ("people/x.md", &profile("Аляксандр Лукашэнка", "")),
        ("pages/how/we-work.md", &profile("How we work", "")),
    ]);
    let notes: Vec<_> = dossier.notes.iter().map(|note| note.slug.as_str()).collect();
    assert_eq!(notes, ["why", "chosen"]);
    assert_eq!(dossier.pages[0].address, "how/we-work");
    let people: Vec<_> = dossier.entities.iter().map(|entity| entity.slug.as_str()).collect();
    assert_eq!(people[1], "vladimir-medinsky");
    assert!(people[0].is_ascii() && people[0].len() > 10, "{people:?}");
}
