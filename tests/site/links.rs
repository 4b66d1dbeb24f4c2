//! Every link, id and attribute of every page: what leads nowhere, stands twice or does not belong on a page.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;

use percent_encoding::percent_decode_str;

use crate::html::{Element, elements};
use crate::story::{Built, site_at, skipped};

/// Attributes that make a browser go or load something.
const LINKS: [&str; 5] = ["href", "src", "poster", "action", "data"];

#[test]
fn the_sample_links_only_to_what_is_there() {
    expect_sound(&site_at(Path::new(env!("CARGO_MANIFEST_DIR"))));
}

/// How the faults of links that are merely dead begin.
const LEADS: &str = " leads to ";

/// Larger dossiers stand beside the checkout on some machines.
#[test]
fn the_corpora_link_only_to_what_is_there() {
    for name in ["state-east", "milestones", "factrueval-ru"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora").join(name);
        if root.join(dossier::config::FILE).is_file() {
            expect_sound(&site_at(&root));
        } else {
            skipped(&format!("the links of the corpus {name}, which is not on this machine"));
        }
    }
}

/// Strings that have broken other programs: a link in raw HTML may be nonsense, and yet nothing in it may run or load.
#[test]
fn what_is_hostile_comes_out_dead() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/hostile");
    if !root.join(dossier::config::FILE).is_file() {
        return skipped("the hostile corpus, which is not on this machine");
    }
    let faults = faults(&site_at(&root));
    expect_none(&faults.into_iter().filter(|fault| !fault.contains(LEADS)).collect::<Vec<_>>());
}

/// Expects of every page that its links resolve, its ids are unique, and it holds nothing that its policy would refuse.
pub(crate) fn expect_sound(built: &Built) {
    expect_none(&faults(built));
}

fn expect_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults, such as:\n{}", faults.len(), faults[..faults.len().min(40)].join("\n"));
}

fn faults(built: &Built) -> Vec<String> {
    let pages: BTreeMap<&str, Vec<Element>> = built.html().map(|(address, text)| (address, elements(text))).collect();
    let ids = |page: &Vec<Element>| page.iter().filter_map(|it| it.attribute("id").map(str::to_owned)).collect();
    let map = Map {
        addresses: built.site.routes().iter().map(|route| route.address.as_str()).collect(),
        ids: pages.iter().map(|(address, page)| (*address, ids(page))).collect(),
        root: path_of_root(built),
    };
    pages.iter().flat_map(|(address, page)| faults_of(&map, address, page)).collect()
}

/// What there is to link to.
struct Map<'a> {
    addresses: HashSet<&'a str>,
    ids: HashMap<&'a str, BTreeSet<String>>,
    /// The path of the published site, with its slashes.
    root: &'a str,
}

fn path_of_root(built: &Built) -> &str {
    let base = built.site.config().base_url.as_deref().unwrap_or("https://localhost/");
    let host = base.find("://").map_or(0, |at| at + 3);
    base[host..].find('/').map_or("/", |at| &base[host + at..])
}

fn faults_of(map: &Map<'_>, address: &str, page: &[Element]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut faults = Vec::new();
    for element in page {
        let mut complain = |what: &str| faults.push(format!("/{address}: <{}> {what}", element.name));
        if let Some(id) = element.attribute("id").filter(|id| !seen.insert(*id)) {
            complain(&format!("the id {id} stands twice"));
        }
        for (name, value) in &element.attributes {
            if name == "style" || name.starts_with("on") {
                complain(&format!("has an inline {name}"));
            } else if LINKS.contains(&name.as_str())
                && let Err(fault) = map.resolve(address, element, value)
            {
                complain(&format!("{name}={value:?} {fault}"));
            }
        }
    }
    faults
}

impl Map<'_> {
    /// Whether a link of the page at `address` leads somewhere.
    fn resolve(&self, address: &str, element: &Element, link: &str) -> Result<(), &'static str> {
        if let Some(scheme) = scheme(link) {
            let is_loaded = element.name != "a" && element.attribute("rel") != Some("canonical");
            return match scheme {
                _ if is_loaded => Err("loads something from elsewhere"),
                "http" | "https" | "mailto" => Ok(()),
                _ => Err("has a scheme that is not allowed"),
            };
        }
        if link.starts_with("//") {
            return Err("leaves the site");
        }
        let (path, id) = link.split_once('#').unwrap_or((link, ""));
        let path = percent_decode_str(path).decode_utf8().map_err(|_| "is not UTF-8")?;
        let target = if path.is_empty() {
            address.to_owned()
        } else {
            self.below_root(address, &path).ok_or("leads out of the site")?
        };
        // As a plain file server has it: a folder is asked for with its slash.
        if !self.addresses.contains(target.as_str()) {
            return Err("leads to nothing");
        }
        let id = percent_decode_str(id).decode_utf8().map_err(|_| "is not UTF-8")?;
        // What the search is asked by a link is no place on its page.
        let is_question = target == "search/" && id.starts_with("kind=");
        let is_there =
            id.is_empty() || is_question || self.ids.get(target.as_str()).is_some_and(|ids| ids.contains(&*id));
        if is_there { Ok(()) } else { Err("leads to a place that is not on that page") }
    }

    /// The address that a link names, seen from the page at `address`.
    fn below_root(&self, address: &str, link: &str) -> Option<String> {
        if link.starts_with('/') {
            // Only the page that is shown at any depth may link so.
            return link.strip_prefix(self.root).filter(|_| address == "404.html").map(str::to_owned);
        }
        let mut folders: Vec<&str> = address.split('/').collect();
        folders.pop();
        let mut rest = link;
        loop {
            if let Some(below) = rest.strip_prefix("../") {
                folders.pop()?;
                rest = below;
            } else if let Some(here) = rest.strip_prefix("./") {
                rest = here;
            } else {
                folders.push(rest);
                return Some(folders.join("/"));
            }
        }
    }
}

/// What stands before the colon of an absolute address.
fn scheme(link: &str) -> Option<&str> {
    let (scheme, _) = link.split_once(':')?;
    let is_scheme = scheme.chars().all(|it| it.is_ascii_alphanumeric() || "+-.".contains(it));
    is_scheme.then_some(scheme)
}
