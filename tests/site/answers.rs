//! Pages that answer: what somebody said and what was said about them, what happened in a country, and long lists by year.

use std::fmt::Write;

use crate::story::{Files, contains, lacks, site};

fn talk() -> Files {
    let said = |speaker: &str, words: &str| format!("> {words}\n>\n> — {speaker}\n\n");
    let text = said("Jane Doe", "John Roe will not come to the capital.") + &said("John Roe", "Jane Doe knows why.");
    let both = "people: [Jane Doe, John Roe]\ncountries: [Belarus]";
    let role = |title: &str, when: &str| format!("\n  - {{title: {title}, country: Belarus, {when}}}");
    let roles = role("Minister", "from: 2010, to: 2014-05") + &role("President", "from: 2014-06");
    site()
        .config("cross_pages_min: 1\nborders: We draw no borders.")
        .person("jane.md", &format!("title: Jane Doe\nroles:{roles}"))
        .person("john.md", "title: John Roe")
        .note("a.md", &format!("title: A\ndate: 2022-02-12\n{both}"), &text)
        .event("march.md", "title: A march\ndate: 2021-03-25\ncountry: Belarus\npeople: [Jane Doe]")
        .event("talks.md", "title: Talks abroad\ndate: 2022-03\ncountry: Ukraine\ncountries: [Belarus]")
        .event("old.md", "title: Long ago\ndate: 198X\ncountry: Belarus")
}

#[test]
fn what_somebody_said_stands_beside_what_was_said_about_them() {
    let built = talk().build();
    let page = built.page("people/jane-doe/");
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("no {words:?}:\n{page}"));
    assert!(
        at("Said by Jane Doe") < at("Said about Jane Doe") && at("Said about Jane Doe") < at("Articles about Jane Doe")
    );
    assert!(at("will not come") < at("knows why"));
}

#[test]
fn the_page_of_two_has_what_one_said_about_the_other() {
    let built = talk().build();
    let page = "people/jane-doe/with/john-roe/";
    built.expect_page(page, contains("Said by Jane Doe")).expect_page(page, contains("Said by John Roe"));
    built.expect_page(page, contains("will not come")).expect_page(page, contains("knows why"));
}

#[test]
fn offices_stand_on_a_line_of_time_until_the_newest_day() {
    talk()
        .build()
        .expect_page(
            "people/jane-doe/",
            contains("class=\"chart lanes\" role=\"group\" aria-labelledby=\"chart-tenure-title\""),
        )
        .expect_page("people/jane-doe/", contains("<title>President: since June 2014</title>"))
        .expect_page("countries/belarus/", contains("Jane Doe, Minister: 2010–May 2014"))
        .expect_page("people/john-roe/", lacks("chart-tenure"));
}

#[test]
fn what_happened_in_a_country_is_apart_from_what_concerns_it() {
    let built = talk().build();
    let page = built.page("countries/belarus/");
    let (_, events) = page.split_once("What happened here").unwrap();
    let (here, elsewhere) = events.split_once("What concerns this country").unwrap();
    assert!(here.contains("A march") && !here.contains("Talks abroad"));
    assert!(elsewhere.contains("Talks abroad") && !elsewhere.split("</section>").next().unwrap().contains("A march"));
    built.expect_page("people/jane-doe/", lacks("What happened here"));
}

#[test]
fn a_country_has_a_page_for_each_year_with_its_months_as_anchors() {
    let built = talk().build();
    built
        .expect_page("countries/belarus/", contains("href=\"../../countries/belarus/2021/\""))
        .expect_page(
            "countries/belarus/2021/",
            contains("<h2 id=\"month-03\"><a href=\"../../../dates/2021/03/\">March 2021</a></h2>"),
        )
        .expect_page("countries/belarus/2021/", contains("A march"))
        .expect_page("countries/belarus/2021/", lacks("Talks abroad"))
        .expect_page("countries/belarus/2022/", contains("Talks abroad"))
        .expect_page("countries/belarus/2022/", contains("countries/belarus/2022/#month-02"))
        .expect_page("countries/ukraine/2022/", contains("Talks abroad"))
        // A decade is no year.
        .expect_no_page("countries/belarus/1980/")
        .expect_no_page("people/jane-doe/2022/");
}

#[test]
fn a_long_list_is_grouped_by_year_with_a_way_to_each() {
    let files = (0..9).fold(site().config("per_page: 4"), |files, n| {
        let front = format!("title: N{n}\ndate: 20{}-01-0{}\npeople: Jane Doe", 20 + n / 3, n + 1);
        files.note(&format!("n{n}.md"), &front, "Text.")
    });
    let built = files.build();
    let way = |year: u16, page: &str| {
        let mut link = String::new();
        write!(link, "people/jane-doe/{page}#year-{year}\">{year}</a>").unwrap();
        link
    };
    for address in ["people/jane-doe/", "people/jane-doe/page/2/"] {
        for (year, page) in [(2022, ""), (2021, ""), (2020, "page/2/")] {
            built.expect_page(address, contains(&way(year, page)));
        }
    }
    built.expect_page("people/jane-doe/page/2/", contains("<h3 class=\"year\" id=\"year-2020\">2020</h3>"));
}

#[test]
fn data_files_are_listed_by_what_they_are_for() {
    let built = talk().file("content/about.md", "---\ntitle: About\n---\nText.\n").build();
    built
        .expect_page("data/", contains("Tables for spreadsheets"))
        .expect_page("data/", contains("href=\"../data/notes.csv\""))
        .expect_page("people/", contains("href=\"../data/\""))
        .expect_page("about/", contains("href=\"../data/\""))
        .expect_page("about/", contains("We draw no borders."));
    let without = talk()
        .config("features: {data: false, pictures: false}")
        .file("content/about.md", "---\ntitle: About\n---\nText.\n")
        .build();
    without.expect_no_page("data/").expect_page("about/", lacks("We draw no borders."));
    assert!(without.html().all(|(_, page)| !page.contains("/data/\"")));
}

#[test]
fn tables_of_speakers_and_sources_have_bars() {
    let built = talk()
        .file("content/organisations/daily.md", "---\ntitle: Daily\ncountry: Belarus\n---\n")
        .file("content/organisations/post.md", "---\ntitle: Post\ncountry: Ukraine\n---\n")
        .note("b.md", "title: B\ndate: 2022-02-13\nsource: {name: Daily, language: be}", "Text.")
        .note("c.md", "title: C\ndate: 2022-02-14\nsource: {name: Daily, language: be}", "Text.")
        .note("d.md", "title: D\ndate: 2022-02-15\nsource: {name: Post, language: uk}", "Text.")
        .build();
    built
        .expect_page(
            "sources/",
            contains(
                "Belarus</a><svg class=\"bar\" aria-hidden=\"true\" width=\"100%\" height=\"4\"><rect width=\"100%\"",
            ),
        )
        .expect_page(
            "sources/",
            contains(
                "Ukrainian<svg class=\"bar\" aria-hidden=\"true\" width=\"100%\" height=\"4\"><rect width=\"50%\"",
            ),
        )
        .expect_page("quotes/", contains("class=\"bar\""));
}
