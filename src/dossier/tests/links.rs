//! What the links of a text lead to, and what is said of those that lead nowhere.

use super::*;

#[test]
fn links_lead_to_whatever_is_named_and_back() {
    let text = "\nSee [[Jurkonis]], [[BY]], [[2022-04-14]], [[other]], [it](other.md), [[organisations/Lrytas.lt]], [[about]].\n";
    let body = note("2022-04-14", "people: Vytis Jurkonis\ncountries: BY\nsource: Lrytas.lt") + text;
    let dossier = whole(&[
        ("people/jurkonis.md", &profile("Vytis Jurkonis", "")),
        ("notes/a.md", &body),
        ("about.md", &profile("About", "")),
        ("notes/other.md", &note("2022-04-12", "slug: the-other")),
    ]);
    let targets = &dossier.links[&Arc::from("content/notes/a.md")];
    assert!(targets.iter().all(Option::is_some), "{targets:?}");
    assert_eq!(targets[3], targets[4]);
    let a = Target::Note(NoteId::at(0));
    for target in targets.iter().flatten() {
        assert_eq!(dossier.backlinks[target], [a], "once, though it is linked twice");
    }
}

#[test]
fn a_link_that_leads_to_nothing_says_what_is_near() {
    let body =
        note("2022-04-14", "people: Vytis Jurkonis") + "\n[[Vytis Jurkonas]] [[Lithuania]] [[1999-01-01]] [[x.y]]\n";
    let (_, faults) = dossier(&[("notes/a.md", &body)]);
    assert_eq!(codes(&faults), [Code::UnresolvedLink; 4]);
    let helps: Vec<_> = faults.iter().map(|fault| fault.help.as_deref().unwrap()).collect();
    assert_eq!(helps[0], "did you mean `[[Vytis Jurkonis]]`?");
    assert!(helps[1].starts_with("no note names this country yet"), "{helps:?}");
    assert_eq!(helps[2], "write the date without brackets");
}

/// The dossier of a note with this text beside other files, and what was said.
fn linking(text: &str, others: &[(&str, &str)]) -> (Dossier, Vec<Diagnostic>) {
    let body = note("2022-04-14", "") + text + "\n";
    let files: Vec<_> = [("notes/a.md", body.as_str())].into_iter().chain(others.iter().copied()).collect();
    dossier(&files)
}

/// The names of the entities that a text links to.
fn linked(text: &str, others: &[(&str, &str)]) -> Vec<String> {
    let (dossier, faults) = linking(text, others);
    assert_eq!(faults, []);
    let entity = |target: &Option<Target>| match target {
        Some(Target::Entity(id)) => dossier.entity(*id).name.clone(),
        other => format!("{other:?}"),
    };
    dossier.links[&Arc::from("content/notes/a.md")].iter().map(entity).collect()
}

#[test]
fn a_country_goes_before_a_tag_and_anything_before_a_tag_without_a_file() {
    let also = |front: &str| [("notes/b.md", note("2022-04-12", front))];
    for (front, text, expected) in [
        ("countries: IR\ntags: iran", "[[Iran]] [[iran]] [[countries/Iran]]", ["Iran"; 3]),
        ("countries: [Lietuva]\ntags: [lietuva]", "[[Lietuva]] [[LIETUVA]] [[countries/LT]]", ["Lithuania"; 3]),
        ("organisations: NATO\ntags: nato", "[[NATO]] [[nato]] [[organisations/NATO]]", ["NATO"; 3]),
        (
            "people: Vladimir Putin\ntags: vladimir putin",
            "[[vladimir putin]] [[Vladimir Putin]] [[people/Vladimir Putin]]",
            ["Vladimir Putin"; 3],
        ),
        ("countries: IR\ntags: iran", "[[tags/iran]] [[tags/Iran]] [[Iran]]", ["iran", "iran", "Iran"]),
    ] {
        let files = also(front);
        assert_eq!(linked(text, &files.each_ref().map(|(path, text)| (*path, text.as_str()))), expected, "{front}");
    }
    let files = [("tags/iran.md", profile("Iran", "")), ("notes/b.md", note("2022-04-12", "countries: IR"))];
    assert_eq!(linked("[[Iran]]", &files.each_ref().map(|(path, text)| (*path, text.as_str()))), ["Iran"]);
    // Somebody and something of one name are for the author to tell apart.
    let (_, faults) =
        linking("[[Jordan]]", &[("notes/b.md", &note("2022-04-12", "countries: JO\norganisations: Jordan"))]);
    assert_eq!(codes(&faults), [Code::AmbiguousName]);
}

#[test]
fn a_daily_note_is_found_by_its_day() {
    let daily = note("2022-04-14", "");
    let (dossier, faults) =
        linking("[[2021-12-05]] [[2021-12]]", &[("notes/2021-12-05.md", &daily), ("notes/2021-12.md", &daily)]);
    assert_eq!(faults, []);
    let targets = &dossier.links[&Arc::from("content/notes/a.md")];
    assert!(matches!(targets[..], [Some(Target::Note(_)), Some(Target::Note(_))]), "{targets:?}");
}

#[test]
fn an_entity_is_found_by_name_file_and_address_with_and_without_its_folder() {
    let others = [
        ("people/luk.md", &*profile("Aliaksandr Lukashenko", "")),
        ("notes/b.md", &note("2022-04-12", "tags: foo bar")),
    ];
    let text = "[[Aliaksandr Lukashenko]] [[luk]] [[people/luk]] [[content/people/luk]] [[people/luk.md]] \
                [[aliaksandr-lukashenko]] [[people/aliaksandr-lukashenko]] [[people/Lukashenko]]";
    assert_eq!(linked(text, &others), ["Aliaksandr Lukashenko"; 8]);
    assert_eq!(linked("[[foo bar]] [[foo-bar]] [[tags/foo-bar]]", &others), ["foo bar"; 3]);
}

#[test]
fn what_two_things_are_called_is_left_to_the_author() {
    let (ann, bob) = (profile("Ann Alpha", ""), profile("Bob Beta", "aliases: ann"));
    let others = [("people/ann.md", &*ann), ("people/bob.md", &*bob)];
    let (_, faults) = linking("[[people/ann]]", &others);
    assert_eq!(codes(&faults), [Code::AmbiguousName]);
    assert_eq!(faults[0].message, "`people/ann` could be `[[people/Ann Alpha]]` or `[[people/Bob Beta]]`");
    let (one, two) = (note("2022-04-12", ""), note("2022-04-12", "slug: other"));
    let (_, faults) = linking("[[A note of 2022-04-12]]", &[("notes/one.md", &*one), ("notes/x/two.md", &*two)]);
    assert_eq!(codes(&faults), [Code::AmbiguousName]);
    assert_eq!(faults[0].message, "`A note of 2022-04-12` could be `[[notes/one]]` or `[[notes/x/two]]`");
}

#[test]
fn a_file_that_is_named_with_its_folder_is_meant_whoever_else_has_that_surname() {
    let (one, two) = (profile("Aliaksandr Lukashenko", ""), profile("Viktor Lukashenko", ""));
    let others = [("people/lukashenko.md", &*one), ("people/viktor.md", &*two)];
    assert_eq!(linked("[[people/lukashenko]]", &others), ["Aliaksandr Lukashenko"]);
    let (_, faults) = linking("[[people/Lukashenko]]", &others);
    let said = "`people/Lukashenko` could be `[[people/Aliaksandr Lukashenko]]` or `[[people/Viktor Lukashenko]]`";
    assert_eq!(faults[0].message, said);
}

#[test]
fn what_is_near_is_shown_as_its_author_writes_it_by_any_of_its_names() {
    let lukashenko = profile("Aliaksandr Lukashenko", "aliases: Александр Лукашенко");
    let others = [
        ("people/l.md", &*lukashenko),
        ("people/j.md", &profile("Vytis Jurkonis", "")),
        ("events/big.md", "---\ntitle: Big Event\ndate: 2022-04-01\nsources: https://example.org/\n---\n"),
        ("notes/2022-04-12-why.md", &note("2022-04-12", "aliases: Why They Stayed")),
    ];
    for (written, near) in [
        ("Александр Лукашенка", "Александр Лукашенко"),
        ("Lukashenka", "Aliaksandr Lukashenko"),
        ("Yurkonis", "Vytis Jurkonis"),
        ("big evnt", "Big Event"),
        ("Why they staid", "Why They Stayed"),
        ("a note of 2022-04-13", "A note of 2022-04-12"),
    ] {
        let (_, faults) = linking(&format!("[[{written}]]"), &others);
        assert_eq!(codes(&faults), [Code::UnresolvedLink], "{written}");
        assert_eq!(faults[0].help.as_deref(), Some(&*format!("did you mean `[[{near}]]`?")), "{written}");
    }
}

#[test]
fn a_heading_is_found_by_its_words_and_its_id_and_missed_where_it_is_not() {
    let two = note("2022-04-12", "") + "## What *he* said\n\n## Own {#chosen}\n\n> No.\n>\n> — A spokesman\n";
    let others = [("notes/two.md", &*two), ("people/ann.md", &profile("Ann Alpha", ""))];
    let quote = content::markdown::quotations::anchor("No.");
    let text = "[[two#What he said]] [[two#what-he-said|x]] [[two#Own]] [[two#chosen]] [[#Here]] [[#here|x]]";
    let (_, faults) = linking(&format!("{text} [[two#{quote}]]\n\n## Here"), &others);
    assert_eq!(faults, []);
    for (link, message, help) in [
        (
            "[[two#What he sad]]",
            "`two` has no heading `What he sad`: the link leads to the page",
            "did you mean `[[two#What he said]]`?",
        ),
        (
            "[[Ann Alpha#x]]",
            "`Ann Alpha` has no heading `x`: the link leads to the page",
            "write a heading of that page, or take `#x` away",
        ),
        ("[[#Her]]", "`#Her` is no heading of this text", "did you mean `[[#Here]]`?"),
        (
            "[[#Nowhere|x]]",
            "`#Nowhere` is no heading of this text",
            "write the words of a heading, or take the brackets away",
        ),
    ] {
        let (_, faults) = linking(&format!("{link}\n\n## Here"), &others);
        assert_eq!(codes(&faults), [Code::UnresolvedLink], "{link}");
        assert_eq!((&*faults[0].message, faults[0].help.as_deref()), (message, Some(help)));
    }
}
