//! Names in the texts of front matter.

use super::{check, with_note};
use crate::diagnostic::Code;

const PUTIN: &str = "Putin=Vladimir Putin";

#[test]
fn names_are_found_in_summaries_events_quotations_and_claims() {
    check(&[
        ("summary: Vladimir Putin spoke.", "x", &["Vladimir Putin=Vladimir Putin"]),
        ("people: Vladimir Putin\nsummary: Then Putin spoke.", "Later Putin left.", &[PUTIN, PUTIN]),
        ("summary: Then Putin spoke.", "x", &[]),
        (
            "events: [{title: Vladimir Putin in Belarus, date: 2022-04-01, summary: In Ukraine.}]",
            "x",
            &["Vladimir Putin=Vladimir Putin", "Belarus=Belarus", "Ukraine=Ukraine"],
        ),
        ("quotes: [{text: I met Vytis Yurkonis., speaker: Ada}]", "x", &["Vytis Yurkonis=Vytis Jurkonis"]),
        ("claims: [{text: Ukraine lost none., claimant: Ada}]", "x", &["Ukraine=Ukraine"]),
        (
            "language: ru\nsummary: Слова Владимира Путина в Белоруссии.",
            "х",
            &["Владимира Путина=Vladimir Putin", "Белоруссии=Belarus"],
        ),
        ("language: lt\nsummary: Pokalbis su Vyčiu Jurkoniu.", "x", &["Vyčiu Jurkoniu=Vytis Jurkonis"]),
        ("unlinked: Ukraine\nsummary: In Ukraine.", "x", &[]),
    ]);
}

#[test]
fn what_the_body_has_too_counts_once() {
    check(&[
        ("quotes: [{text: Ukraine stands., speaker: Ada}]", "> Ukraine stands.\n>\n> — Ada", &["Ukraine=Ukraine"]),
        ("summary: In Ukraine.\nevents: self", "x", &["Ukraine=Ukraine"]),
    ]);
}

#[test]
fn they_count_as_those_of_the_body_do_and_are_never_links_there() {
    let (dossier, _) = with_note("summary: One. Then Vytis Yurkonis spoke.", "Then Vytis Jurkonis left.");
    let person = dossier.entity_ids().find(|id| dossier.entity(*id).name == "Vytis Jurkonis").unwrap();
    let note = dossier.note_ids().next().unwrap();
    assert_eq!(dossier.entity(person).mentioned_in, [note]);
    assert_eq!(dossier.entity(person).spellings.len(), 2, "{:?}", dossier.entity(person).spellings);
    let mentions = dossier.mentions.values().find(|mentions| !mentions.all.is_empty()).unwrap();
    assert_eq!(mentions.links, [0], "the mention of the body");
    let (dossier, _) = with_note("summary: One. Then Vytis Yurkonis spoke.", "x");
    let sentence = dossier.sentence(dossier.note_ids().next().unwrap(), person).unwrap();
    assert_eq!((sentence.before.as_str(), sentence.after.as_str()), ("Then ", " spoke."));
}

#[test]
fn what_could_be_two_is_reported_at_its_value() {
    let (_, faults) = with_note("people: [Ivan Petrov, Boris Petrov]\nsummary: Then Petrov spoke.", "x");
    let [fault] = faults.as_slice() else { panic!("{faults:?}") };
    assert_eq!(fault.code, Code::AmbiguousName);
    assert!(fault.message.starts_with("“Petrov” could be"), "{}", fault.message);
}
