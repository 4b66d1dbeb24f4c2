//! One person, one country, many spellings: names in front matter resolve to one entity, and only where there is one.

use dossier::content::Kind;
use dossier::diagnostic::Code;

use crate::story::{contains, lacks, site};

#[test]
fn one_person_is_found_under_every_name_that_the_profile_knows() {
    let built = site()
        .person("vytis-jurkonis.md", "title: Vytis Jurkonis\naliases: [Vytis Yurkonis]\nsurname: [Jurkonis, Yurkonis]")
        .note("one.md", "title: One\ndate: 2022-04-14\npeople: Vytis Jurkonis", "Text.")
        .note("two.md", "title: Two\ndate: 2022-04-15\npeople: [Vytis Yurkonis]", "Text.")
        .note("three.md", "title: Three\ndate: 2022-04-16\npeople: [Mr Vytis Jurkonis]", "Text.")
        .note("four.md", "title: Four\ndate: 2022-04-17\npeople: '[[Vytis Jurkonis]]'", "Text.")
        .note("five.md", "title: Five\ndate: 2022-04-18\npeople: [Mr Jurkonis]", "Text.")
        .build();
    built.expect_no_diagnostics();
    for note in ["one", "two", "three", "four", "five"] {
        built.expect_page("people/vytis-jurkonis/", contains(&format!("notes/{note}/")));
    }
    assert_eq!(built.site.dossier().of_kind(Kind::Person).count(), 1);
}

#[test]
fn one_country_is_found_by_code_and_in_other_languages() {
    let built = site()
        .note("one.md", "title: One\ndate: 2022-04-14\ncountries: [BY]", "Text.")
        .note("two.md", "title: Two\ndate: 2022-04-15\ncountries: [Belarus]", "Text.")
        .note("three.md", "title: Three\ndate: 2022-04-16\ncountries: [Baltarusija]", "Text.")
        .note("four.md", "title: Four\ndate: 2022-04-17\ncountries: NO", "Text.")
        .build();
    built.expect_no_diagnostics();
    for note in ["one", "two", "three"] {
        built.expect_page("countries/belarus/", contains(&format!("notes/{note}/")));
    }
    built.expect_page("countries/norway/", contains("notes/four/"));
    assert_eq!(built.site.dossier().of_kind(Kind::Country).count(), 2);
}

#[test]
fn nothing_is_merged_by_itself() {
    site()
        .person("jurkonis.md", "title: Vytis Jurkonis")
        .note("a.md", "title: A\ndate: 2022-04-14\npeople:\n  - Vytis Yurkonis", "Text.")
        .build()
        .expect_page("people/vytis-yurkonis/", contains("notes/a/"))
        .expect_page("people/vytis-jurkonis/", lacks("notes/a/"));
}

#[test]
fn two_profiles_of_one_name_stay_two_and_are_reported() {
    site()
        .person("a.md", "title: José García\nslug: jose")
        .person("b.md", "title: Jose Garcia\nslug: other")
        .build()
        .expect_diagnostic(Code::NameClash, "content/people/b.md", 2, 8)
        .expect_page("people/jose/", contains("José García"))
        .expect_page("people/other/", contains("Jose Garcia"));
}

#[test]
fn what_is_no_country_is_reported_where_it_stands() {
    site().note("a.md", "title: A\ndate: 2022-04-14\ncountries: [BY, Ruritania]", "Text.").build().expect_diagnostic(
        Code::UnknownCountry,
        "content/notes/a.md",
        4,
        17,
    );
}

#[test]
fn a_name_of_an_open_kind_can_say_which_it_is() {
    let front = "title: A\ndate: 2022-04-14\nlisted: [organisations/Belaz, '[[sources/The Paper]]', Ana, 'tags/steel']\n\
                 quotes: {text: So it is., speaker: organisations/Mercury}\nclaims: {text: Ten., claimant: people/Mercury}";
    let built = site()
        .person("mercury.md", "title: Mercury")
        .file("content/organisations/mercury.md", "---\ntitle: Mercury\n---\n")
        .note("a.md", front, "Text.")
        .build();
    built.expect_no_page("people/belaz/");
    for address in ["organisations/belaz/", "organisations/the-paper/", "people/ana/", "tags/steel/"] {
        built.expect_page(address, contains("notes/a/"));
    }
    built
        .expect_page("organisations/mercury/", contains("So it is."))
        .expect_page("organisations/mercury/", lacks("Ten."));
    built.expect_page("people/mercury/", contains("Ten.")).expect_page("people/mercury/", lacks("So it is."));
}

#[test]
fn a_speaker_that_is_not_known_is_words_without_its_kind() {
    let front = "title: A\ndate: 2022-04-14\nquotes: {text: So it is., speaker: organisations/A Ministry}";
    let built = site().note("a.md", front, "Text.").build();
    built.expect_page("quotes/", contains("— A Ministry")).expect_no_page("organisations/a-ministry/");
}

#[test]
fn the_summary_at_the_head_of_a_page_links_whom_it_mentions() {
    let built = site()
        .person("potapin.md", "title: Vadim Potapin")
        .note("one.md", "title: One\ndate: 2022-04-14\nsummary: Vadim Potapin & \"Vadim Potapin\" left.", "Text.")
        .note(
            "two.md",
            "title: Two\ndate: 2022-04-15\nevents: [{id: talks, title: Talks, date: 2022-04-15, summary: Vadim Potapin spoke.}]",
            "Text.",
        )
        .build();
    let link = "<a href=\"../../people/vadim-potapin/\">Vadim Potapin</a>";
    built.expect_page("notes/one/", contains(&format!("{link} &amp; &quot;Vadim Potapin&quot; left.")));
    built.expect_page("events/talks/", contains(&format!("{link} spoke.")));
    built.expect_page("people/vadim-potapin/", contains("notes/one/"));
    built.expect_page("people/vadim-potapin/", contains("notes/two/"));
}
