//! Identity without order: an address never shows somebody else, whichever file came first, and is never gone while what it named is there.

use dossier::content::Kind;
use dossier::diagnostic::Code;
use dossier::site::Page;

use crate::links::expect_sound;
use crate::story::{Built, Files, contains, lacks, site};

/// The same files with a note.
pub(crate) fn note(files: Files, name: &str, date: &str, keys: &str) -> Files {
    files.note(&format!("{name}.md"), &format!("title: Of {date}\ndate: {date}\n{keys}"), "Text.")
}

/// What the page at an address redirects to; the address itself where it is a page, nothing where nothing is there.
fn lands(built: &Built, address: &str) -> Option<String> {
    let route = built.site.find(address)?;
    match &route.page {
        Page::OtherName(..) | Page::Redirect(..) => {
            let html = built.page(address);
            let link = html.split("<a href=\"").nth(1)?.split('"').next()?;
            Some(link.trim_start_matches("../").to_owned())
        }
        _ => Some(address.to_owned()),
    }
}

#[test]
fn a_title_in_front_of_a_name_moves_nothing_whichever_note_is_first() {
    let later = note(site(), "later", "2022-04-14", "people: [Dr Jonas Petraitis]");
    let address = "people/jonas-petraitis/";
    later.build().expect_page(address, contains("Jonas Petraitis"));
    let both = note(later, "earlier", "2022-04-01", "people: [Jonas Petraitis]").build();
    both.expect_no_diagnostics();
    both.expect_page(address, contains("notes/later/")).expect_page(address, contains("notes/earlier/"));
    // The other spelling leads there, as does the address that it would have where another asked for it too.
    assert_eq!(lands(&both, "people/dr-jonas-petraitis/").as_deref(), Some(address));
    expect_sound(&both);
}

#[test]
fn two_names_of_one_address_are_listed_there_whichever_note_is_first() {
    for (kind, one, other, address) in [
        (Kind::Person, "Kim Jong-un", "Kim Jong Un", "people/kim-jong-un/"),
        (Kind::Person, "Ольга Петрова", "Olga Petrova", "people/olga-petrova/"),
        (Kind::Organisation, "Krašto apsauga!", "Krašto apsauga", "organisations/krasto-apsauga/"),
        (Kind::Tag, "COVID-19", "COVID 19", "tags/covid-19/"),
    ] {
        for (first, second) in [(one, other), (other, one)] {
            let key = kind.folder();
            let files = note(site(), "n1", "2022-04-01", &format!("{key}: ['{first}']"));
            let alone = files.build();
            assert!(matches!(alone.site.find(address).unwrap().page, Page::Entity(..)), "{address}");
            let both = note(files, "n2", "2022-03-01", &format!("{key}: ['{second}']")).build();
            assert!(matches!(both.site.find(address).unwrap().page, Page::Namesakes(_)), "{address}");
            both.expect_page(address, contains(first)).expect_page(address, contains(second));
            let dossier = both.site.dossier();
            for name in [first, second] {
                let slug = &dossier.entity(dossier.find_entity(kind, name).unwrap()).slug;
                let own = format!("{key}/{slug}/");
                assert!(own.len() == address.len() + 9);
                both.expect_page(address, contains(&own)).expect_page(&own, contains(name));
                // The longer address leads to whoever is alone there too.
                if name == first {
                    assert_eq!(lands(&alone, &own).as_deref(), Some(address));
                }
            }
            both.expect_diagnostic(Code::SharedAddress, "content/notes/n1.md", 1, 1);
            both.expect_page("sitemap.xml", lacks(&format!("/{address}<")));
            expect_sound(&both);
        }
    }
}

#[test]
fn notes_of_one_file_name_are_listed_at_the_short_address_and_keep_their_dates() {
    let newer = note(site(), "2023-05-01-talks", "2023-05-01", "");
    newer.build().expect_page("notes/talks/", contains("Of 2023-05-01"));
    assert_eq!(lands(&newer.build(), "notes/2023-05-01-talks/").as_deref(), Some("notes/talks/"));
    let both = note(newer, "2019-04-01-talks", "2019-04-01", "").build();
    both.expect_no_diagnostics();
    both.expect_page("notes/talks/", contains("notes/2019-04-01-talks/"))
        .expect_page("notes/talks/", contains("notes/2023-05-01-talks/"))
        .expect_page("notes/2019-04-01-talks/", contains("Of 2019-04-01"))
        .expect_page("notes/2023-05-01-talks/", contains("Of 2023-05-01"));
    expect_sound(&both);
    // One without a date in its name has a hash of its path behind it; a slug of the author's own stays.
    let files = note(site(), "talks", "2022-04-01", "");
    let files = note(files, "elsewhere/Talks", "2022-04-02", "");
    let files = note(files, "2019-04-01-talks", "2019-04-01", "slug: chosen").build();
    files.expect_no_diagnostics();
    files.expect_page("notes/chosen/", contains("Of 2019-04-01"));
    for of in ["Of 2022-04-01", "Of 2022-04-02", "Of 2019-04-01"] {
        files.expect_page("notes/talks/", contains(of));
    }
    assert_eq!(lands(&files, "notes/2019-04-01-talks/").as_deref(), Some("notes/chosen/"));
    expect_sound(&files);
}

#[test]
fn an_address_that_an_author_chose_and_another_note_has_is_an_error_in_either_order() {
    for (chosen, other) in [("2019-04-01", "2023-05-01"), ("2023-05-01", "2019-04-01")] {
        let files = note(site(), &format!("{other}-talks"), other, "");
        let built = note(files, "x", chosen, "slug: talks").build();
        built.expect_diagnostic(Code::AddressClash, "content/notes/x.md", 4, 7);
        built.expect_page("notes/talks/", contains(&format!("Of {other}")));
    }
}

#[test]
fn other_names_that_front_matter_uses_lead_to_the_page() {
    let files = site()
        .person("jurkonis.md", "title: Vytis Jurkonis\naliases: [Vytis Yurkonis, Вітіс Юрконіс]")
        .note("a.md", "title: A\ndate: 2022-04-14\npeople: [Vytis Yurkonis]\nlisted: [Вітіс Юрконіс]", "Text.")
        .note("b.md", "title: B\ndate: 2022-04-14\npeople: [Jurkonis]\nsource: Lrytas", "Text.");
    let built = files.build();
    built.expect_no_diagnostics();
    for address in ["people/vytis-yurkonis/", "people/jurkonis/", "people/vitis-iurkonis/"] {
        assert_eq!(lands(&built, address).as_deref(), Some("people/vytis-jurkonis/"), "{address}");
    }
    built.expect_page("sitemap.xml", lacks("yurkonis"));
    expect_sound(&built);
    // A surname that two have lists both.
    let two = files.person("ona.md", "title: Ona Jurkonis").build();
    two.expect_page("people/jurkonis/", contains("people/vytis-jurkonis/"))
        .expect_page("people/jurkonis/", contains("people/ona-jurkonis/"));
    // An old address that a profile gives may be one that leads there already.
    let old = site()
        .person("j.md", "title: Vytis Jurkonis\naliases: [Vytis Yurkonis]\nredirect_from: [people/vytis-yurkonis/]")
        .note("a.md", "title: A\ndate: 2022-04-14\npeople: [Vytis Yurkonis]", "Text.")
        .build();
    old.expect_no_diagnostics();
}

#[test]
fn the_name_that_is_shown_is_that_of_most_notes() {
    for (spellings, shown) in [
        (&["Łukasz Wójcik", "Lukasz Wojcik", "Lukasz Wojcik"][..], "Lukasz Wojcik"),
        (&["Lukasz Wojcik", "Łukasz Wojcik", "Łukasz Wójcik"], "Łukasz Wójcik"),
        (&["ОЛЬГА ПЕТРОВА", "Ольга Петрова", "г-жа Ольга Петрова", "Ольга Петрова"], "Ольга Петрова"),
        (&["jan kowalski", "Jan Kowalski"], "Jan Kowalski"),
    ] {
        for turned in [false, true] {
            let files = spellings.iter().enumerate().fold(site(), |files, (at, name)| {
                let day = if turned { 20 - at } else { at + 1 };
                note(files, &format!("n{at}"), &format!("2022-04-{day:02}"), &format!("people: [{name}]"))
            });
            let built = files.build();
            let dossier = built.site.dossier();
            let names: Vec<_> = dossier.of_kind(Kind::Person).map(|id| dossier.entity(id).name.as_str()).collect();
            assert_eq!(names, [shown]);
        }
    }
}

#[test]
fn nothing_that_is_held_back_asks_for_an_address() {
    let files = note(site(), "shown", "2022-04-14", "people: [Kim Jong-un]");
    let files = note(files, "draft", "2022-04-13", "people: [Kim Jong Un, Kim Jong-Un]\ndraft: true");
    let files = note(files, "later", "2022-04-13", "people: [Kim Jong Un]\npublish_on: 2030-01-01");
    let files = note(files, "2019-04-01-shown", "2019-04-01", "draft: true");
    let built = files.build();
    assert!(matches!(built.site.find("people/kim-jong-un/").unwrap().page, Page::Entity(..)));
    assert!(matches!(built.site.find("notes/shown/").unwrap().page, Page::Note(_)));
    assert!(built.site.find("notes/2019-04-01-shown/").is_none());
}

fn withheld(name: &str, keys: &str) -> String {
    format!("title: {name}\nprivacy: initials{}{keys}", if keys.is_empty() { "" } else { "\n" })
}

#[test]
fn people_of_the_same_initials_are_told_apart_by_their_author_and_not_by_order() {
    for (one, other, address) in [
        ("Marta Quillonas", "Mikas Querbach", "people/m-q/"),
        ("Марта Квиллонас", "Михаил Климов", "people/m-k/"),
        ("Anaxandra Limbrook", "Aleksy Lisowski", "people/a-l/"),
        ("Łucja Żakowska", "Lubomir Ziembicki", "people/l-z/"),
    ] {
        let alone = site().person("b.md", &withheld(one, ""));
        alone.build().expect_page(address, lacks(one));
        // Whichever file comes first, neither takes the address of the other.
        for file in ["a.md", "c.md"] {
            let both = alone.clone().person(file, &withheld(other, "")).build();
            for path in ["content/people/b.md", &format!("content/people/{file}")] {
                both.expect_diagnostic(Code::AddressClash, path, 2, 8);
            }
            assert!(both.site.is_broken());
            // One of two is not enough: the other would have had the address before.
            let half = alone.clone().person(file, &withheld(other, "shown_as: Source B")).build();
            half.expect_diagnostic(Code::AddressClash, "content/people/b.md", 2, 8);
            let told = site()
                .person("b.md", &withheld(one, "shown_as: Source A"))
                .person(file, &withheld(other, "shown_as: Šaltinis B"))
                .note(
                    "n.md",
                    &format!("title: N\ndate: 2022-04-14\npeople: ['{one}', '{other}']"),
                    &format!("{one} met {other}."),
                )
                .build();
            told.expect_no_diagnostics();
            told.expect_page("people/source-a/", contains("notes/n/"))
                .expect_page("people/saltinis-b/", contains("notes/n/"))
                .expect_page("notes/n/", contains("Source A"))
                .expect_page("notes/n/", contains("Šaltinis B"))
                .expect_no_page(address);
            for page in told.pages.values() {
                let words = one.split(' ').chain(other.split(' '));
                words.for_each(|word| assert!(!page.contains(word), "{word}"));
            }
        }
    }
}

#[test]
fn what_is_shown_in_place_of_initials_tells_nothing_and_is_nobody_elses() {
    for (shown, code) in [
        ("Friend of Quillonas", Code::InvalidValue),
        ("quillonas", Code::InvalidValue),
        ("Querbach’s source", Code::InvalidValue),
        ("source b", Code::AddressClash),
    ] {
        let built = site()
            .person("a.md", &withheld("Marta Quillonas", &format!("shown_as: {shown}")))
            .person("b.md", &withheld("Mikas Querbach", "shown_as: Source B"))
            .build();
        built.expect_diagnostic(code, "content/people/a.md", 4, 11);
        assert!(built.site.is_broken(), "{shown}");
    }
}

#[test]
fn a_quotation_and_a_claim_with_an_id_keep_their_anchors_whatever_their_words() {
    for (words, mended, speaker) in [
        ("We have not talked of sanctons.", "We have not talked of sanctions.", "Vytis Jurkonis"),
        ("Мы ня кажам.", "Мы не кажам.", "Алена Каваленка"),
    ] {
        let files = |words: &str, id: &str| {
            let quotes =
                format!("quotes: [{{{id}text: {words}, speaker: {speaker}}}, {{text: Other words., speaker: B}}]");
            let claims = format!("claims: [{{{id}text: {words}, claimant: {speaker}}}]");
            let front = format!("title: N\ndate: 2022-04-14\npeople: [{speaker}]\n{quotes}\n{claims}");
            site().note("n.md", &front, &format!("> {words}\n>\n> — {speaker}, in Minsk"))
        };
        let (before, after) = (files(words, "id: on-it, ").build(), files(mended, "id: on-it, ").build());
        for built in [&before, &after] {
            built.expect_no_diagnostics();
            for anchor in ["quote-on-it", "claim-on-it"] {
                built.expect_page("notes/n/", contains(&format!("id=\"{anchor}\"")));
                assert_eq!(built.page("notes/n/").matches(&format!("id=\"{anchor}\"")).count(), 1);
            }
            built.expect_page("quotes/", contains("notes/n/#quote-on-it"));
            built.expect_page("claims/", contains("notes/n/#claim-on-it"));
            expect_sound(built);
        }
        // Without one the anchor is made of the words.
        let made =
            |words| files(words, "").build().page("notes/n/").split("id=\"quote-").nth(1).unwrap()[..8].to_owned();
        assert_ne!(made(words), made(mended));
    }
}

#[test]
fn an_id_that_another_has_or_no_address_can_hold_is_an_error() {
    for front in [
        "quotes: [{text: A., speaker: B, id: x}, {text: C., speaker: B, id: x}]",
        "claims: [{text: A., claimant: B, id: x}, {text: C., claimant: B, id: x}]",
        "quotes: [{text: A., speaker: B, id: 'a b'}]",
        "claims: [{text: A., claimant: B, id: 'a/b'}]",
    ] {
        let built = site().note("n.md", &format!("title: N\ndate: 2022-04-14\n{front}"), "Text.").build();
        assert!(built.site.is_broken(), "{front}");
        let faults = built.site.diagnostics().iter().map(|fault| (fault.code, &*fault.place.path));
        assert_eq!(faults.collect::<Vec<_>>(), [(Code::InvalidValue, "content/notes/n.md")], "{front}");
    }
}
