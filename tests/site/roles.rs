//! Roles at a date: who somebody was when the article was published, and when the event happened.

use crate::story::{Files, contains, lacks, site, site_at};

const ROLES: &str = "title: Mateusz Morawiecki\nroles:\n  - {title: Finance Minister, country: PL, from: 2016-09-28, to: 2018-01-08}\n  \
                     - {title: Prime Minister, country: PL, from: 2017-12-11, to: 2023-11-27}\n  \
                     - {title: Chairman, organisation: A Party, from: 2025-01-01}\n  - {title: Author}";

fn on(date: &str) -> Files {
    let event = format!("title: A visit\ndate: {date}\npeople: [Mateusz Morawiecki, Petr Fiala]\nsources: []");
    site()
        .person("mateusz-morawiecki.md", ROLES)
        .note("a.md", &format!("title: A\ndate: {date}\npeople: [Mateusz Morawiecki, Petr Fiala]"), "Text.")
        .event("visit.md", &event)
}

#[test]
fn a_role_is_shown_on_notes_and_events_of_its_time() {
    for (date, role) in [
        ("2016-09-01", None),
        ("2016-10", Some("then Finance Minister, Poland")),
        ("2017-12-20", Some("then Finance Minister, Poland; then Prime Minister, Poland")),
        ("2022-03-15", Some("then Prime Minister, Poland")),
        ("2023-12-01", None),
        ("2025-03-01", Some("Chairman, A Party")),
    ] {
        let built = on(date).build();
        for address in ["notes/a/", "events/visit/"] {
            let name = "people/mateusz-morawiecki/\">Mateusz Morawiecki</a>";
            let shown = role.map_or(format!("<li><a href=\"../../{name}</li>"), |role| {
                format!("{name} <small>{role}</small></li>")
            });
            built.expect_page(address, contains(&shown));
            built.expect_page(address, contains("people/petr-fiala/\">Petr Fiala</a></li>"));
        }
        built.expect_page("notes/", lacks("<small>then"));
    }
}

#[test]
fn a_country_and_an_organisation_say_who_held_which_office() {
    let built = site()
        .person("mateusz-morawiecki.md", ROLES)
        .person(
            "beata-szydlo.md",
            "title: Beata Szydło\nroles: {title: Prime Minister, country: Poland, from: 2015-11-16, to: 2017-12-11}",
        )
        .person(
            "a-member.md",
            "title: A Member\nroles: {title: Speaker, organisation: A Party, country: PL, as_of: 2022-21}",
        )
        .build();
    let line =
        |name: &str, url: &str, rest: &str| format!("<li><a href=\"../../people/{url}/\">{name}</a>, {rest}</li>");
    let lines = [
        line(
            "A Member",
            "a-member",
            "Speaker, <a href=\"../../organisations/a-party/\">A Party</a> <span class=\"span\">as of spring 2022</span>",
        ),
        line(
            "Mateusz Morawiecki",
            "mateusz-morawiecki",
            "Prime Minister <span class=\"span\">11 December 2017–27 November 2023</span>",
        ),
        line(
            "Mateusz Morawiecki",
            "mateusz-morawiecki",
            "Finance Minister <span class=\"span\">28 September 2016–8 January 2018</span>",
        ),
        line(
            "Beata Szydło",
            "beata-szydlo",
            "Prime Minister <span class=\"span\">16 November 2015–11 December 2017</span>",
        ),
    ];
    built.expect_page("countries/poland/", contains(&lines.join("\n")));
    let party = built.page("organisations/a-party/");
    assert!(
        party.find("Chairman <span class=\"span\">since 1 January 2025</span>")
            < party.find("A Member</a>, Speaker, <a href=\"../../countries/poland/\">"),
        "{party}"
    );
    built.expect_page("organisations/a-party/", lacks("Nothing here yet"));
    built.expect_page("people/mateusz-morawiecki/", lacks("id=\"offices\""));
}

#[test]
fn the_words_are_those_of_the_sites_language() {
    let built = on("2022-03-15").config("language: lt").build();
    built.expect_page("notes/a/", contains("<small>tuo metu Prime Minister, Lenkija</small>"));
}

#[test]
fn the_sample_says_who_was_in_office_in_spring_2022() {
    let built = site_at(std::path::Path::new(env!("CARGO_MANIFEST_DIR")));
    built.expect_page(
        "events/prime-ministers-travel-to-kyiv-2022-03-15/",
        contains("Petr Fiala</a> <small>then Prime Minister, Czechia</small>"),
    );
    built.expect_page("people/petr-fiala/", contains("as of spring 2022</span>"));
    built.expect_page(
        "countries/czechia/",
        contains("Petr Fiala</a>, Prime Minister <span class=\"span\">as of spring 2022"),
    );
}
