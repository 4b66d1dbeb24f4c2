//! Pictures drawn from the data: where they are, what they lead to, and that they can be read without seeing them.

use crate::html::{Element, elements};
use crate::story::{Built, Files, contains, lacks, site};

/// Notes about two people in three countries, and two events.
fn story() -> Files {
    let people = "people: [Jane Doe, John Roe]\norganisations: [Council]";
    site()
        .note("a.md", &format!("title: A\ndate: 2022-02-12\n{people}\ncountries: [Belarus, Ukraine]"), "Text.")
        .note("b.md", &format!("title: B\ndate: 2022-04-12\n{people}\ncountries: [Belarus, Soviet Union]"), "Text.")
        .note("c.md", &format!("title: C\ndate: 2022\n{people}\ncountries: [Belarus]"), "Text.")
        .event("march.md", "title: A march\ndate: 2022-03-25\ncountry: Belarus\npeople: [Jane Doe]")
        .event("talks.md", "title: Talks <b>&\ndate: 2022-03\ncountry: Ukraine\nstatus: planned")
        .event("vote.md", "title: A vote\ndate: 2022-04-07\ncountry: Belarus")
}

/// The elements of all pictures of a page.
fn marks(built: &Built, address: &str) -> Vec<Element> {
    let page = built.page(address);
    page.split("<svg ")
        .skip(1)
        .flat_map(|svg| elements(&format!("<svg {}", svg.split("</svg>").next().unwrap())))
        .collect()
}

#[test]
fn pictures_are_where_their_data_is() {
    story()
        .build()
        .expect_page("", contains("class=\"chart map\""))
        .expect_page("", contains("class=\"chart activity\""))
        .expect_page("", contains("class=\"chart network\""))
        .expect_page("", contains("class=\"chart lanes\""))
        .expect_page("countries/belarus/", contains("class=\"chart locator\""))
        .expect_page("people/jane-doe/", contains("class=\"chart activity\""))
        .expect_page("people/jane-doe/", lacks("class=\"chart locator\""))
        .expect_page("timeline/", contains("class=\"chart lanes\""))
        .expect_page("assets/world.svg", contains("<path d=\"M"));
}

#[test]
fn every_mark_is_a_link_with_a_name_and_every_picture_says_what_it_is() {
    let built = story().build();
    for address in ["", "countries/belarus/", "people/jane-doe/", "timeline/"] {
        let marks = marks(&built, address);
        let links: Vec<&Element> = marks.iter().filter(|it| it.name == "a").collect();
        assert!(!links.is_empty(), "/{address}");
        assert!(links.iter().all(|it| it.attribute("aria-label").is_some_and(|name| !name.is_empty())), "/{address}");
        for picture in marks.iter().filter(|it| it.name == "svg") {
            let id = |name| picture.attribute(name).unwrap();
            for named in [id("aria-labelledby"), id("aria-describedby")] {
                assert!(marks.iter().any(|it| it.attribute("id") == Some(named)), "/{address}: {named}");
            }
        }
        let loud = marks.iter().find(|it| it.attribute("style").is_some() || it.name == "script" || it.name == "b");
        assert!(loud.is_none(), "/{address}: no style, no script, and no markup of a title");
    }
}

#[test]
fn what_a_picture_leaves_out_is_said_and_its_table_has_the_numbers() {
    story()
        .build()
        .expect_page("", contains("not precise enough: 1<"))
        .expect_page("", contains("aria-label=\"February 2022: 1 note\""))
        .expect_page("", contains("aria-label=\"March 2022: 1 event\""))
        .expect_page("", contains("aria-label=\"Belarus: 3 notes, 2 events\""))
        .expect_page("", contains("<title>Jane Doe and John Roe: 3 notes</title>"))
        .expect_page("", contains("<tr><th scope=\"row\"><a href=\"./countries/belarus/\">Belarus</a></th><td class=\"count\">3</td><td class=\"count\">2</td></tr>"));
}

#[test]
fn little_data_is_no_picture() {
    site()
        .note("a.md", "title: A\ndate: 2022-02-12\npeople: Jane Doe\ncountries: Belarus", "Text.")
        .build()
        .expect_page("", lacks("<svg"))
        .expect_page("people/jane-doe/", lacks("<svg"));
}

#[test]
fn a_site_without_pictures_has_no_trace_of_them() {
    let built = story().config("features: {pictures: false}").build();
    built.expect_no_page("assets/world.svg");
    assert!(built.html().all(|(_, page)| !page.contains("<svg")));
}

#[test]
fn a_planned_event_has_not_happened() {
    let built = story().build();
    assert!(!built.page("countries/ukraine/").contains("March 2022: 1 event"));
    assert!(built.page("timeline/").contains("class=\"event planned vague\""));
}

#[test]
fn the_outline_comes_along_with_any_theme_and_a_site_can_bring_its_own() {
    let themed = story().config("theme: mine").asset("themes/mine/static/assets/mine.css", "");
    themed.build().expect_page("assets/world.svg", contains("<svg"));
    let own = story().asset("static/assets/world.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>").build();
    assert!(own.site.find("assets/world.svg").is_some() && !own.pages.contains_key("assets/world.svg"));
}

#[test]
fn a_circle_of_the_map_stands_for_articles_and_a_ring_for_events() {
    let built = story().build();
    let circles = |class: &str| built.page("").matches(&format!("<circle class=\"{class}\"")).count();
    // Articles name three countries; events are in two of them.
    assert_eq!((circles("spot"), circles("spot happened")), (3, 2));
    let without_events = site()
        .note("a.md", "title: A\ndate: 2022-02-12\ncountries: [Belarus, Ukraine]", "Text.")
        .note("b.md", "title: B\ndate: 2022-03-12\ncountries: [Belarus, Ukraine]", "Text.")
        .note("c.md", "title: C\ndate: 2022-04-12\ncountries: [Belarus, Ukraine]", "Text.")
        .build();
    without_events
        .expect_page("", contains("class=\"key published\""))
        .expect_page("", lacks("class=\"key happened\""));
}
