//! The box of the search, its page and its script, as the pages of a site have them.

use crate::story::{Files, contains, lacks, site};

const SCRIPTS: [&str; 5] = [
    "assets/search.js",
    "assets/search-suggest.js",
    "assets/search-index.js",
    "assets/search-page.js",
    "assets/search-more.js",
];

fn story() -> Files {
    site().note("a.md", "title: A\ndate: 2022-04-12\npeople: Jane Doe", "Text of the note.")
}

#[test]
fn every_page_links_to_the_search_and_the_search_to_every_list() {
    let built = story().build();
    for (address, page) in built.html().filter(|(_, page)| page.contains("class=\"masthead\"")) {
        assert_eq!(page.contains("search/\">Search</a></search>"), address != "search/", "/{address}");
        assert!(page.contains("assets/search.js\" defer></script>"), "/{address}");
    }
    built
        .expect_page("search/", contains("data-search-page"))
        .expect_page("search/", contains("../people/\">"))
        .expect_page("search/", contains("<meta name=\"robots\" content=\"noindex\">"))
        .expect_page("sitemap.xml", lacks("/search/"));
}

#[test]
fn a_site_without_the_search_has_no_trace_of_it() {
    let built = story().config("features: {search: false}").build();
    for address in SCRIPTS.into_iter().chain(["search/"]) {
        built.expect_no_page(address);
    }
    for (address, page) in built.html() {
        assert!(!page.contains("search"), "/{address}");
    }
}

#[test]
fn a_theme_without_a_script_has_that_of_the_program_and_a_site_can_bring_its_own() {
    let themed = || story().config("theme: mine").asset("themes/mine/static/assets/mine.css", "");
    let built = themed().build();
    for address in SCRIPTS {
        built.expect_page(address, contains("\"use strict\";"));
    }
    let own = themed().asset("static/assets/search.js", "own();").build();
    assert!(!own.pages.contains_key("assets/search.js"), "a static file is copied as it is");
    assert!(own.site.find("assets/search.js").is_some());
    own.expect_page("assets/search-index.js", contains("\"use strict\";"));
}

#[test]
fn a_script_says_where_it_comes_from_and_makes_no_elements_of_texts() {
    let built = story().build();
    for address in SCRIPTS {
        let script = built.page(address);
        assert!(script.starts_with("/* dossier, the search"), "{address}");
        assert_eq!(script.matches("/*").count(), 1, "{address}");
        // What is shown is text: nothing in a note can become an element.
        for unsafe_way in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"] {
            assert!(!script.contains(unsafe_way), "{address}: {unsafe_way}");
        }
    }
}
