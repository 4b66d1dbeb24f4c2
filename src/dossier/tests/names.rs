//! Names: what they resolve to, and what is said where they do not.

use super::*;

#[test]
fn a_name_is_resolved_exactly_then_folded_then_as_a_surname() {
    let people = [
        ("people/jurkonis.md", profile("Vytis Jurkonis", "aliases: [Vytis Yurkonis]")),
        ("people/orban.md", profile("Viktor Orbán", "surname: [Orbán]")),
    ];
    for (written, expected) in [
        ("Vytis Jurkonis", "Vytis Jurkonis"),
        ("Vytis Yurkonis", "Vytis Jurkonis"),
        ("vytis  JURKONIS", "Vytis Jurkonis"),
        ("Mr Vytis Jurkonis", "Vytis Jurkonis"),
        ("Mr Jurkonis", "Vytis Jurkonis"),
        ("Yurkonis", "Vytis Jurkonis"),
        ("Viktor Orban", "Viktor Orbán"),
        ("ORBAN", "Viktor Orbán"),
        ("\"[[Jurkonis|the analyst]]\"", "Vytis Jurkonis"),
        ("Vytis", "Vytis"),
        ("V. Jurkonis", "V. Jurkonis"),
    ] {
        let text = note("2022-04-14", &format!("people: [{written}]"));
        let mut files: Vec<_> = people.iter().map(|(path, text)| (*path, text.as_str())).collect();
        files.push(("notes/n.md", &text));
        let dossier = whole(&files);
        assert_eq!(names(&dossier, &dossier.notes[0].people), [expected], "{written}");
    }
}

#[test]
fn several_spellings_of_one_person_are_one() {
    let dossier = whole(&[
        ("people/jurkonis.md", &profile("Vytis Jurkonis", "aliases: Vytis Yurkonis")),
        ("notes/a.md", &note("2022-04-01", "people: [Jurkonis, Mr Jurkonis, Vytis Yurkonis]")),
        ("notes/b.md", &note("2022-04-02", "people: Jurkonis")),
    ]);
    let [person] = dossier.entities.as_slice() else { panic!("{:?}", dossier.entities) };
    assert_eq!(person.notes.len(), 2);
    assert!(person.spellings.is_empty(), "front matter says who is meant, not how a text spells it");
}

#[test]
fn a_surname_of_two_people_is_nobodys() {
    let (dossier, faults) = dossier(&[
        ("people/a.md", &profile("Aliaksandr Lukashenko", "")),
        ("people/v.md", &profile("Viktor Lukashenko", "")),
        ("notes/m.md", &note("2022-04-13", "people: Lukashenko")),
        ("notes/n.md", &note("2022-04-14", "people: [Viktor Lukashenko]")),
    ]);
    assert_eq!(codes(&faults), [Code::AmbiguousName]);
    assert!(faults[0].message.contains("`Aliaksandr Lukashenko` or `Viktor Lukashenko`"), "{}", faults[0].message);
    assert_eq!(names(&dossier, &dossier.notes[0].people), ["Viktor Lukashenko"]);
}

#[test]
fn names_without_a_profile_are_one_where_they_are_equal_after_folding() {
    let dossier = whole(&[
        ("notes/a.md", &note("2022-04-02", "people: [Žygimantas Pavilionis]")),
        ("notes/b.md", &note("2022-04-01", "people: [Zygimantas Pavilionis, Dr Zygimantas PAVILIONIS, Pavilionis]")),
    ]);
    assert_eq!(of_kind(&dossier, Kind::Person), ["Žygimantas Pavilionis"]);
}

#[test]
fn a_country_is_known_by_code_and_by_name_in_many_languages() {
    let dossier = whole(&[
        ("countries/belarus.md", "Its profile.\n"),
        (
            "notes/n.md",
            &note(
                "2022-04-14",
                "countries: [BY, Belarus, Baltarusija, Беларусь, NO, Norvegija, Republic of Lithuania, XK]",
            ),
        ),
    ]);
    let note = &dossier.notes[0];
    assert_eq!(names(&dossier, &note.countries), ["Belarus", "Norway", "Lithuania", "Kosovo"]);
    assert!(dossier.entity(note.countries[0]).profile.is_some());
    assert_eq!(dossier.find_entity(Kind::Country, "Norge"), Some(note.countries[1]));
    assert_eq!(dossier.find_entity(Kind::Country, "Spain"), None);
}

#[test]
fn what_is_no_country_is_an_error_with_the_right_help() {
    for (written, help) in [
        ("EU", "write it under `organisations`"),
        ("Lithuanai", "did you mean `Lithuania` (LT)?"),
        ("Atlantis", "write its ISO 3166-1 code or any of its names"),
    ] {
        let (_, faults) = dossier(&[("notes/n.md", &note("2022-04-14", &format!("countries: {written}")))]);
        assert_eq!(codes(&faults), [Code::UnknownCountry], "{written}");
        assert!(faults[0].help.as_deref().unwrap().starts_with(help), "{:?}", faults[0].help);
    }
}

#[test]
fn two_profiles_of_one_name_stay_two_and_say_so() {
    let (dossier, faults) = dossier(&[
        ("people/a.md", &profile("John Smith", "slug: one")),
        ("people/b.md", &profile("J. Smith", "aliases: [Johnny, JOHN SMITH]\nslug: two")),
    ]);
    assert_eq!(codes(&faults), [Code::NameClash]);
    assert_eq!((dossier.entities.len(), &*faults[0].place.path), (2, "content/people/b.md"));
    let text = dossier.entities[1].profile.as_ref().unwrap().source.text.clone();
    assert_eq!(&text[faults[0].place.span.clone()], "JOHN SMITH");
}

#[test]
fn a_broken_note_has_all_its_faults_told_at_once_and_causes_no_others() {
    let (dossier, faults) = dossier(&[
        ("notes/n.md", "---\ntitle: T\ndate: 2022-02-30\ncountries: [Lithuanai]\n---\n[[Nobody]]\n"),
        ("events/e.md", "---\ntitle: E\ndate: 2022\nsources: [n]\n---\n[[n]]\n"),
    ]);
    assert_eq!(codes(&faults), [Code::InvalidDate, Code::UnknownCountry, Code::UnresolvedLink]);
    assert!(dossier.notes.is_empty());
}
