//! Where things are: slugs, sub-paths, lists in pages, what is switched off.

use std::collections::BTreeSet;

use dossier::diagnostic::Code;

use crate::links::expect_sound;
use crate::story::{Files, contains, lacks, site};

fn many_notes(count: usize) -> Files {
    (1..=count).fold(site(), |files, number| {
        let front =
            format!("title: Note {number}\ndate: 2022-03-{number:02}\npeople: Jane Doe\ncountries: LT\ntags: talks");
        files.note(&format!("note-{number}.md"), &front, "Text.")
    })
}

#[test]
fn a_note_is_at_its_file_name_without_the_date_so_that_a_new_title_moves_nothing() {
    site()
        .note("2022-04-12-vostochny.md", "title: Something else\ndate: 2022-04-12", "Text.")
        .note("deep/er/2022-04-13-talks.md", "title: Talks\ndate: 2022-04-13", "Text.")
        .note("x.md", "title: X\nslug: chosen\ndate: 2022-04-13", "Text.")
        .build()
        .expect_no_diagnostics()
        .expect_page("notes/vostochny/", contains("Something else"))
        .expect_page("notes/talks/", contains("Talks"))
        .expect_page("notes/chosen/", contains("X"));
}

#[test]
fn cyrillic_titles_have_readable_addresses() {
    let story =
        || site().note("перемовини.md", "title: Перемовини\ndate: 2022-03-03\npeople: [Давид Арахамія]", "Text.");
    let ascii = story().build();
    ascii.expect_no_diagnostics();
    expect_sound(&ascii);
    for (address, _) in ascii.html() {
        assert!(address.is_ascii(), "{address}");
    }
    assert!(ascii.html().any(|(address, _)| address.starts_with("people/david")), "{:?}", ascii.pages.keys());

    let unicode = story().config("slugs: unicode").build();
    unicode
        .expect_page("notes/перемовини/", contains("Перемовини"))
        .expect_page("people/давид-арахамія/", contains("Арахамія"));
    expect_sound(&unicode);
}

#[test]
fn two_files_at_one_address_are_an_error_that_names_both() {
    let built = site()
        .note("a.md", "title: A\ndate: 2022-03-03\nslug: same", "Text.")
        .note("b.md", "title: B\ndate: 2022-03-04\nslug: same", "Text.")
        .build();
    // The newer one was there first: notes are taken newest first.
    built.expect_diagnostic(Code::AddressClash, "content/notes/a.md", 4, 7);
    let clash = built.site.diagnostics().iter().find(|it| it.code == Code::AddressClash).unwrap();
    let (place, _) = clash.related.as_ref().expect("the other file");
    assert_eq!(&*place.path, "content/notes/b.md");
}

#[test]
fn no_two_routes_share_an_address_even_where_case_does_not_count() {
    let built = site()
        .note("a.md", "title: A\ndate: 2022-03-03\npeople: [Ann Lee, 'Ann  Lee', ann-lee, Ann Léè, 林, 木]", "Text.")
        .note("b.md", "title: B\ndate: 2022-03-03\ntags: ['!!!', '???', page, feed.xml]", "Text.")
        .build();
    let mut seen = BTreeSet::new();
    for route in built.site.routes() {
        assert!(seen.insert(route.file().to_lowercase()), "{} stands twice", route.address);
    }
    expect_sound(&built);
}

#[test]
fn lists_are_cut_into_pages_newest_first() {
    let built = many_notes(5).config("per_page: 2").build();
    for list in ["notes/", "people/jane-doe/", "countries/lithuania/", "tags/talks/", "dates/2022/", "dates/2022/03/"] {
        built
            .expect_page(list, contains("notes/note-5/"))
            .expect_page(&format!("{list}page/2/"), contains("notes/note-3/"))
            .expect_page(&format!("{list}page/3/"), contains("notes/note-1/"))
            .expect_no_page(&format!("{list}page/4/"));
    }
    built.expect_page("notes/", lacks("notes/note-3/")).expect_page("notes/page/2/", lacks("notes/note-5/"));
    expect_sound(&built);
}

#[test]
fn links_are_relative_so_that_any_sub_path_will_do() {
    let at = |base_url: &str| many_notes(2).whole_config(&format!("title: A dossier\nbase_url: {base_url}\n")).build();
    let (domain, below) = (at("https://example.org/"), at("https://example.org/a/b"));
    expect_sound(&domain);
    expect_sound(&below);
    below
        .expect_page("sitemap.xml", contains("https://example.org/a/b/notes/note-1/"))
        .expect_page("feed.xml", contains("https://example.org/a/b/notes/note-1/"))
        .expect_page("notes/note-1/", contains("https://example.org/a/b/notes/note-1/"));
}

#[test]
fn without_an_address_of_its_own_the_site_has_no_absolute_ones() {
    let built = many_notes(1).whole_config("title: A dossier\n").build();
    built
        .expect_diagnostic(Code::NoBaseUrl, "dossier.yaml", 1, 1)
        .expect_no_page("sitemap.xml")
        .expect_no_page("feed.xml");
    expect_sound(&built);
    for (address, page) in built.html() {
        assert!(!page.contains("canonical") && !page.contains("feed.xml"), "{address}");
    }
}

#[test]
fn what_is_switched_off_is_gone_and_nothing_leads_to_it() {
    let feeds = many_notes(2).config("features: {feeds: false}").build();
    feeds
        .expect_no_page("feed.xml")
        .expect_no_page("people/jane-doe/feed.xml")
        .expect_page("sitemap.xml", lacks("feed"));
    let days = many_notes(2).config("features: {days: false}").build();
    days.expect_no_page("dates/2022/03/01/")
        .expect_page("dates/2022/03/", contains("notes/note-1/"))
        .expect_page("notes/note-1/", contains("dates/2022/03/"))
        .expect_page("sitemap.xml", lacks("dates/2022/03/01/"));
    for built in [&feeds, &days] {
        built.expect_no_diagnostics();
        expect_sound(built);
    }
    for (address, page) in feeds.html() {
        assert!(!page.contains("feed.xml"), "{address}");
    }
    // With all features off, the main job is still done.
    let names =
        dossier::config::FEATURES.iter().map(|key| format!("{}: false", key.name)).collect::<Vec<_>>().join(", ");
    let bare = many_notes(2).config(&format!("features: {{{names}}}")).build();
    bare.expect_page("people/jane-doe/", contains("notes/note-2/"));
    expect_sound(&bare);
}

#[test]
fn no_period_without_anything_in_it_has_a_page() {
    let built = site()
        .note("a.md", "title: A\ndate: 2022-04", "Text.")
        .note("b.md", "title: B\ndate: 2020", "Text.")
        .event("e.md", "title: E\ndate: 2021-05-06\nsources: [a]")
        .build();
    let dates: Vec<_> = built.html().map(|(address, _)| address).filter(|it| it.starts_with("dates/")).collect();
    assert_eq!(
        dates,
        [
            "dates/",
            "dates/2020/",
            "dates/2021/",
            "dates/2021/05/",
            "dates/2021/05/06/",
            "dates/2022/",
            "dates/2022/04/"
        ]
    );
    expect_sound(&built);
}

#[test]
fn whole_addresses_are_uris_and_say_when_a_note_changed() {
    let built = site()
        .config("slugs: unicode")
        .note("перемовини.md", "title: Перемовини\ndate: 2022-03-03\nrevised: 2022-04-05\nredirect_from: старе", "Text.")
        .event("мир.md", "title: Мир\ndate: 2022-03-03\nsources: [перемовини]")
        .build();
    let note = "https://example.org/notes/%D0%BF%D0%B5%D1%80%D0%B5%D0%BC%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8/";
    let event = "https://example.org/events/%D0%BC%D0%B8%D1%80/";
    built
        .expect_page("sitemap.xml", contains(&format!("<loc>{note}</loc><lastmod>2022-04-05</lastmod>")))
        .expect_page("sitemap.xml", contains(&format!("<loc>{event}</loc></url>")))
        .expect_page("notes/перемовини/", contains(&format!("<link rel=\"canonical\" href=\"{note}\">")))
        .expect_page("notes/перемовини/", contains(&format!("<meta property=\"og:url\" content=\"{note}\">")))
        .expect_page("старе/", contains(&format!("<link rel=\"canonical\" href=\"{note}\">")))
        .expect_page("data/entities.ftm.json", contains(&format!("\"sourceUrl\":[\"{event}\"]")));
    assert!(built.page("data/events.ics").replace("\r\n ", "").contains(&format!("URL:{event}\r\n")));
}
