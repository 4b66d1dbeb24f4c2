//! Claims: on the note, on the claimant's page and in the register, and never as the dossier's own.

use dossier::diagnostic::Code;

use crate::story::{Files, contains, lacks, site, site_at};

const FRONT: &str = "title: A\ndate: 2022-04-14\npeople: [Vytis Jurkonis]\nsource: Lrytas.lt";

fn claiming(claims: &str) -> Files {
    site().note("a.md", &format!("{FRONT}\nclaims:\n{claims}"), "Text.")
}

#[test]
fn a_claim_is_on_the_note_with_the_claimant_and_in_the_register() {
    let built = claiming(
        "  - text: Fewer than <3> % support it.\n    figure: fewer than 3 %\n    claimant: Jurkonis\n    as: analyst\n    \
         date: 2022-04-13\n    basis: a poll\n    caution: Others found more.\n    credibility: 3",
    )
    .build();
    built.expect_no_diagnostics();
    for address in ["notes/a/", "people/vytis-jurkonis/", "claims/"] {
        for held in [
            "<p class=\"amount\">fewer than 3 %</p>\n<p>Fewer than &lt;3&gt; % support it.</p>",
            "people/vytis-jurkonis/\">Vytis Jurkonis</a>, analyst, <time datetime=\"2022-04-13\">",
            "<br>Basis: a poll\n<br>Grade: 3, possibly true",
            "<strong>Caution:</strong> <span>Others found more.</span>",
        ] {
            built.expect_page(address, contains(held));
        }
    }
    let note = built.page("notes/a/");
    let anchor = note.split("<figure class=\"claim\" id=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    assert!(anchor.starts_with("claim-"), "{anchor}");
    for address in ["people/vytis-jurkonis/", "claims/"] {
        built.expect_page(address, contains(&format!("notes/a/#{anchor}\"><time datetime=\"2022-04-13\">")));
    }
    built.expect_page(
        "claims/",
        contains("people/vytis-jurkonis/#claims\">Vytis Jurkonis</a> <span class=\"number\">1"),
    );
}

#[test]
fn a_claimant_is_found_as_a_speaker_is() {
    let built =
        claiming("  - {text: One, claimant: Lrytas.lt}\n  - {text: Two, claimant: a ministry}\n  - {text: Two}")
            .build();
    built.expect_diagnostic(Code::ClaimWithoutClaimant, "content/notes/a.md", 9, 5);
    built.expect_page("organisations/lrytas-lt/", contains("<p>One</p>"));
    built.expect_page("claims/", contains("— a ministry\n<br>Grade: ungraded"));
    built.expect_page("claims/", contains("— Claimant not named"));
    built.expect_no_page("people/a-ministry/");
    let anchors: Vec<&str> = built.page("notes/a/").matches("id=\"claim-").collect();
    assert_eq!(anchors.len(), 3);
}

#[test]
fn two_people_of_one_surname_are_reported_and_neither_is_the_claimant() {
    let front = "title: A\ndate: 2022-04-14\npeople: [Viktor Lukashenko, Dmitry Lukashenko]\nclaims: {text: One, claimant: Lukashenko}";
    let built = site().note("a.md", front, "Text.").build();
    built.expect_diagnostic(Code::AmbiguousName, "content/notes/a.md", 5, 31);
    built.expect_page("people/viktor-lukashenko/", lacks("<p>One</p>"));
}

#[test]
fn more_claims_than_a_section_shows_have_a_page_of_their_own() {
    let claims = |number: usize| {
        let one = |number| format!("  - {{text: Claim {number}, claimant: Vytis Jurkonis}}\n");
        (0..number).map(one).collect::<String>()
    };
    let built = claiming(&claims(21)).config("per_page: 10").build();
    built.expect_page("people/vytis-jurkonis/", contains("people/vytis-jurkonis/claims/\">All claims"));
    built.expect_page("people/vytis-jurkonis/claims/page/3/", contains("Claim 20"));
    built.expect_page("claims/", contains("21 claims"));
    claiming(&claims(20)).build().expect_no_page("people/vytis-jurkonis/claims/");
    site().note("a.md", FRONT, "Text.").build().expect_no_page("claims/").expect_page("", lacks("claims/"));
}

#[test]
fn a_claim_has_the_grade_of_its_source_and_note_unless_it_has_its_own() {
    let built = site()
        .file("content/organisations/lrytas.md", "---\ntitle: Lrytas.lt\nreliability: B\n---\n")
        .note("a.md", &format!("{FRONT}\ncredibility: 2\nclaims: [{{text: One, claimant: X}}, {{text: Two, claimant: X, credibility: 4}}]"), "Text.")
        .build();
    built.expect_page("claims/", contains("Grade: B2, source usually reliable, probably true"));
    built.expect_page("claims/", contains("Grade: B4, source usually reliable, doubtful"));
}

#[test]
fn the_figure_of_the_sample_is_the_analysts() {
    let built = site_at(std::path::Path::new(env!("CARGO_MANIFEST_DIR")));
    for address in ["notes/why-belarusian-troops-are-not-in-the-war/", "people/vytis-jurkonis/", "claims/"] {
        built.expect_page(address, contains("<p>Fewer than 3 % support the Kremlin’s war.</p>"));
        built.expect_page(address, contains("people/vytis-jurkonis/\">Vytis Jurkonis</a>, analyst\n<br>Basis: “sociological data”; the study is not named"));
    }
}
