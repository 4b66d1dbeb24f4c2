//! Complete and no more: every word that a page shows is found, and nothing is found that no page shows.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dossier::search::tokens;
use dossier::text::fold;
use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

use crate::search;
use crate::story::{Built, site_at};

/// A word of random corrections.
const WAS: &str = "wasword";

/// What a reader reads in an element: text, and what pictures show.
fn read(node: &Handle, text: &mut String) {
    match &node.data {
        // Labels of pictures are short for what stands in their tables.
        NodeData::Element { name, .. } if &*name.local == "svg" => {}
        NodeData::Text { contents } => text.push_str(&contents.borrow()),
        // How to cite a note says nothing that it does not say elsewhere, and the address of its article.
        NodeData::Element { attrs, .. } if attrs.borrow().iter().any(|it| &*it.value == "cite") => {}
        NodeData::Element { name, attrs, .. } => {
            let name = &*name.local;
            let inline = matches!(
                name,
                "a" | "b"
                    | "strong"
                    | "em"
                    | "i"
                    | "span"
                    | "mark"
                    | "s"
                    | "del"
                    | "u"
                    | "code"
                    | "time"
                    | "small"
                    | "abbr"
                    | "q"
                    | "cite"
            );
            if !inline {
                text.push(' ');
            }
            for attribute in attrs.borrow().iter().filter(|it| &*it.name.local == "alt") {
                text.extend([" ", &attribute.value, " "]);
            }
            node.children.borrow().iter().for_each(|child| read(child, text));
            if !inline {
                text.push(' ');
            }
        }
        _ => node.children.borrow().iter().for_each(|child| read(child, text)),
    }
}

fn find(node: &Handle, is: &dyn Fn(&str, &str) -> bool, found: &mut Vec<Handle>) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let attrs = attrs.borrow();
        let class =
            attrs.iter().find(|it| &*it.name.local == "class").map(|it| it.value.to_string()).unwrap_or_default();
        if is(&name.local, &class) {
            found.push(node.clone());
            return;
        }
    }
    node.children.borrow().iter().for_each(|child| find(child, is, found));
}

/// What a reader reads in all elements of a page that `is` picks, by name and class.
fn text_of(page: &str, is: &dyn Fn(&str, &str) -> bool) -> String {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(page);
    let mut found = Vec::new();
    find(&dom.document, is, &mut found);
    let mut text = String::new();
    for element in &found {
        read(element, &mut text);
        text.push(' ');
    }
    text
}

fn terms(page: &str, is: &dyn Fn(&str, &str) -> bool) -> BTreeSet<String> {
    tokens(&text_of(page, is)).into_iter().collect()
}

fn main_of(page: &str) -> BTreeSet<String> {
    terms(page, &|name, _| name == "main")
}

/// Words that no author wrote: of the interface, of dates and numbers.
fn of_the_interface(built: &Built) -> BTreeSet<String> {
    let words =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/language/words/en.yaml")).unwrap();
    let months = "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday";
    let others = "articles notes events quotations quotes links documents spring summer autumn winter";
    tokens(
        &[&words, months, others, &built.site.config().title, built.site.config().base_url.as_deref().unwrap_or("")]
            .join(" "),
    )
    .into_iter()
    .collect()
}

/// Fails where a page of a note, profile, event or text has a word that is not found, or a document one that its page does not show.
pub(crate) fn expect_complete(built: &Built) {
    let search = search(built);
    let all = search.terms();
    let known: BTreeMap<&str, BTreeSet<&str>> = {
        let documents = search.documents();
        let address = |id| documents[id][1].split('#').next().unwrap();
        all.iter().map(|(term, found)| (*term, found.iter().map(|(id, _)| address(id)).collect())).collect()
    };
    let mut interface = of_the_interface(built);
    // What a correction says was written before is shown where it stands, and never found.
    assert!(!known.contains_key(WAS));
    interface.insert(WAS.to_owned());
    let own = |name: &str, class: &str| {
        name == "h1" || class == "prose" || class == "standfirst" || class == "original-title"
    };
    let documents: BTreeSet<&str> = search.documents().into_values().map(|record| record[1]).collect();
    for (address, page) in built.html().filter(|(address, _)| documents.contains(address)) {
        let is_authors = |word: &&String| !interface.contains(*word) && !word.chars().all(char::is_numeric);
        for word in main_of(page).iter().filter(is_authors) {
            assert!(known.contains_key(word.as_str()), "`{word}` of /{address} is not found");
        }
        // What the page itself says leads to it.
        for word in terms(page, &own).iter().filter(is_authors) {
            let found = known.get(word.as_str()).is_some_and(|found| found.contains(address));
            assert!(found, "`{word}` of /{address} does not lead there");
        }
    }
    let shown: BTreeMap<&str, Shown> = documents
        .iter()
        .map(|address| address.split('#').next().unwrap())
        .map(|it| (it, Shown::by(&built.pages[it])))
        .collect();
    for (term, addresses) in known.iter().filter(|(term, _)| !term.starts_with(':')) {
        for address in addresses {
            let is_shown = shown[address].has(term) || term.chars().count() == 1;
            assert!(is_shown, "/{address} does not show `{term}`");
        }
    }
}

/// What a page shows.
struct Shown {
    words: BTreeSet<String>,
    /// In both spellings of its umlauts, without the marks within words: `e-mail` is `email` too.
    joined: String,
}

impl Shown {
    fn by(page: &str) -> Self {
        let text = text_of(page, &|name, _| name == "main");
        let mut spelt = text.to_lowercase();
        for (letter, letters) in [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ø", "oe"), ("å", "aa")] {
            spelt = spelt.replace(letter, letters);
        }
        Self {
            words: tokens(&text).into_iter().chain(tokens(&spelt)).collect(),
            joined: [fold(&text), fold(&spelt)].join("\n").replace(['-', '\'', '’', '.'], ""),
        }
    }

    fn has(&self, term: &str) -> bool {
        self.words.contains(term) || self.joined.contains(term)
    }
}

#[test]
fn the_sample_is_found_word_by_word() {
    expect_complete(&site_at(Path::new(env!("CARGO_MANIFEST_DIR"))));
}
