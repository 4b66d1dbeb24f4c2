//! The size of a site of the shape that once became 32 GB: 229 volumes that name 16,281 people, up to 783 in one.

use dossier::config::Export;
use dossier::content::Kind;
use dossier::site::{Page, Rendered, Route, Site};
use rayon::prelude::*;

use crate::story::{contains, site};

const VOLUMES: usize = 229;
const PEOPLE: usize = 16_281;
const MOST_IN_ONE: usize = 783;

/// What no page may outgrow, in bytes.
const PAGE: usize = 300_000;

/// The name of the person with this number: each has a surname of their own.
fn name(number: usize) -> String {
    const FORENAMES: [&str; 12] =
        ["Ada", "Boris", "Carla", "Dmitri", "Elena", "Frank", "Greta", "Ilja", "Marta", "Ödön", "Vera", "Žygis"];
    const SYLLABLES: [&str; 16] =
        ["ba", "de", "ki", "lo", "mu", "na", "po", "ra", "si", "tu", "va", "ze", "go", "hi", "ja", "ke"];
    let surname: String = (0..4).map(|place| SYLLABLES[(number >> (4 * place)) & 15]).collect();
    let initial = surname.chars().next().map(|letter| letter.to_ascii_uppercase()).into_iter();
    format!("{} {}v", FORENAMES[number % FORENAMES.len()], initial.chain(surname.chars().skip(1)).collect::<String>())
}

/// Whom a volume names: some for the first time, others again, the first of all most often.
fn named_in(volume: usize, people: usize) -> Vec<String> {
    let fresh = people * volume / VOLUMES..people * (volume + 1) / VOLUMES;
    let size = if volume == 0 { MOST_IN_ONE } else { fresh.len() + volume * 37 % 500 };
    // A quadratic step makes small numbers common.
    let again = (0..people).map(|step| (step * 97 + volume * 31) % 1000 * (step % 1000) * people / 1_000_000);
    let mut numbers: Vec<usize> = fresh.clone().collect();
    let again = again.filter(|number| !fresh.contains(number)).take(2 * size);
    for number in again {
        if numbers.len() < size && !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    numbers.into_iter().map(name).collect()
}

fn volumes(people: usize) -> Site {
    let mut files = site();
    for volume in 0..VOLUMES {
        let named: Vec<String> = named_in(volume, people).iter().map(|name| format!("  - {name}\n")).collect();
        let front = format!(
            "title: Volume {volume}\ndate: {}-{:02}\npeople:\n{}",
            1950 + volume % 40,
            1 + volume % 12,
            named.concat()
        );
        files = files.note(&format!("v{volume}.md"), front.trim_end(), &"Words of the volume. ".repeat(40));
    }
    files.open()
}

fn size(site: &Site, route: &Route) -> usize {
    match site.render(route).unwrap() {
        Rendered::Bytes(bytes) => bytes.len(),
        Rendered::Card(svg) => svg.len(),
        Rendered::File(_) | Rendered::Picture(..) => 0,
    }
}

#[test]
fn a_site_of_very_many_people_is_in_proportion_to_its_notes() {
    let site = volumes(PEOPLE);
    assert_eq!(site.dossier().of_kind(Kind::Person).count(), PEOPLE);
    // Pages, feeds and redirects of people and pairs are alike: of those, every 101st is made.
    let of_people = |route: &&Route| route.address.starts_with("people/") && !matches!(route.page, Page::Entities(..));
    let (people, others): (Vec<&Route>, Vec<&Route>) = site.routes().iter().partition(of_people);
    let sizes = |routes: &[&Route], step: usize| -> usize {
        let measured = routes.par_iter().step_by(step).map(|route| {
            let bytes = size(&site, route);
            assert!(!route.is_page() || bytes < PAGE, "{}: {bytes}", route.address);
            bytes
        });
        measured.sum::<usize>() * step
    };
    let total = sizes(&people, 101) + sizes(&others, 1);
    assert!(total < 1_000_000_000, "{total}");
    let network = site.find(&format!("data/{}", Export::Network.file())).map(|route| size(&site, route)).unwrap();
    assert!(network < 50_000_000, "{network}");
}

#[test]
fn a_long_register_is_cut_into_pages_that_hold_everybody_once() {
    let people = 1_700;
    let site = volumes(people);
    let mut listed = 0;
    for number in 1..=people.div_ceil(500) {
        let address = if number == 1 { "people/".to_owned() } else { format!("people/page/{number}/") };
        let explained = site.explain(site.find(&address).unwrap_or_else(|| panic!("no {address}")));
        let variables = &explained["variables"];
        let letters = variables["letters"].as_array().unwrap();
        listed += letters.iter().map(|group| group["entities"].as_array().unwrap().len()).sum::<usize>();
        assert_eq!(variables["latest"].as_array().unwrap().len(), if number == 1 { 500 } else { 0 });
        assert_eq!(variables["pager"]["total"], people.div_ceil(500));
        // Every letter is found where the index of the first page says.
        let index = variables["index"].as_array().unwrap();
        for letter in index.iter().filter(|_| number == 1) {
            let page = letter["url"].as_str().unwrap_or(&address);
            let there = site.explain(site.find(page).unwrap());
            let ids = there["variables"]["letters"].as_array().unwrap().iter().map(|group| group["id"].clone());
            assert!(ids.clone().any(|id| id == letter["id"]), "{letter} on {page}");
        }
    }
    assert_eq!(listed, people);
    assert!(site.find("people/page/5/").is_none());
}

#[test]
fn a_year_of_very_many_events_has_more_than_one_page() {
    let events: Vec<String> =
        (0..250).map(|number| format!("\n  - title: Event {number}\n    date: 2021-03")).collect();
    let built = site().note("a.md", &format!("title: A\ndate: 2022-04\nevents:{}", events.concat()), "Text.").build();
    for (page, has, lacks) in [
        ("dates/2021/", "Event 99<", "Event 100<"),
        ("dates/2021/page/2/", "Event 199<", "Event 99<"),
        ("dates/2021/03/page/3/", "Event 249<", "Event 199<"),
    ] {
        built.expect_page(page, contains(has)).expect_page(page, crate::story::lacks(lacks));
    }
    built.expect_page("dates/2021/", contains("dates/2021/page/2/")).expect_no_page("dates/2021/page/4/");
}
