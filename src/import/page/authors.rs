//! Who wrote an article.
//!
//! JSON-LD first, then metadata, then what a reader sees. What is found is taken apart into names: “By Ada Lovelace and Charles Babbage, London”.

use super::{Page, tidy};
use crate::import::Item;
use crate::text::fold;

/// Metadata that names authors.
const NAMED: &[&str] = &[
    "author",
    "article:author",
    "og:article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "byl",
    "cxenseparse:author",
    "article:author_name",
    "creator",
    "mediator_author",
    "twitter:misc:written by",
    "twitter:data1",
];
/// Elements that name authors, the surest first.
const MARKED: &[&str] = &[
    "[itemprop~=author] [itemprop~=name]",
    "[rel~=author]",
    "[itemprop~=author]",
    "[class*=author-name], [class*=author_name], [class*=authorName], [class*=AuthorName], [class*=author__name], [class*=byline-name], [class*=byline__name]",
    "a[href*='/author'], a[href*='/autor'], a[href*='/profile/'], a[href*='/journalist'], a[href*='/by/'], a[href*='/people/'], a[href*='/redaktion/'], a[href*='/staff/']",
    "[id*=author], [class*=byline], [class*=Byline], [class*=author], [class*=Author], [class*=autor], [class*=Autor], [class*=writer], [class*=reporter]",
];
/// Words before a name.
const BEFORE: &[&str] = &[
    "by",
    "von",
    "par",
    "por",
    "di",
    "da",
    "door",
    "av",
    "autor",
    "autorka",
    "author",
    "authors",
    "autoren",
    "written by",
    "story by",
    "reported by",
    "text",
    "text von",
    "автор",
    "автори",
    "авторы",
    "аўтар",
    "autorius",
    "autorė",
    "autors",
    "tekst",
    "yazan",
    "oleh",
    "penulis",
    "reporter",
    "words by",
    "ein beitrag von",
    "ein artikel von",
    "eine analyse von",
    "ein kommentar von",
    "interview",
    "exclusive by",
    "editor",
    "текст",
    "tác giả",
];
/// Words between two names.
const BETWEEN: &[&str] = &[
    " and ",
    " und ",
    " et ",
    " y ",
    " i ",
    " ir ",
    " и ",
    " і ",
    " oraz ",
    " og ",
    " och ",
    " en ",
    " e ",
    " ve ",
    " & ",
    " / ",
    " | ",
    ";",
    "\u{a0}und\u{a0}",
    " dan ",
    " with ",
];
/// How many elements are looked at.
const MAX_ELEMENTS: usize = 60;

/// What stands among authors and is none.
const NOBODY: &[&str] = &[
    "twitter",
    "facebook",
    "email",
    "x",
    "instagram",
    "linkedin",
    "whatsapp",
    "admin",
    "editor",
    "staff",
    "redaktion",
    "redacción",
    "redakcja",
    "редакция",
    "author",
    "authors",
    "share",
    "follow",
];

pub(super) fn find(page: &Page, item: &mut Item) {
    let sites = page.sites();
    let is_site =
        |name: &str| sites.contains(&fold(name)) || sites.iter().any(|site| *site == fold(name).replace(' ', "-"));
    let linked = page.linked.names("author").into_iter().chain(page.linked.names("creator"));
    let (people, others): (Vec<_>, Vec<_>) = linked.partition(|(name, is_person)| *is_person && !is_site(name));
    let people: Vec<String> = people.iter().flat_map(|(name, _)| names(name)).collect();
    let others: Vec<String> = others.iter().flat_map(|(name, _)| names(name)).collect();
    let (agencies, own): (Vec<String>, Vec<String>) = others.into_iter().partition(|name| !is_site(name));
    let found = [
        (people, "the page's JSON-LD"),
        (said(page, &is_site), "the page's metadata"),
        (shown(page, &is_site), "the line below the title"),
        (agencies, "the page's JSON-LD"),
        (signed(&item.text), "the end of the text"),
        (own, "the page's JSON-LD"),
    ];
    if let Some((names, from)) = found.into_iter().find(|(names, _)| !names.is_empty()) {
        for name in names {
            if !item.authors.iter().any(|known| fold(known) == fold(&name)) {
                item.authors.push(name);
            }
        }
        item.guess("authors", from);
    }
}

fn said(page: &Page, is_site: &dyn Fn(&str) -> bool) -> Vec<String> {
    let is_written_by = page
        .meta
        .get(&["twitter:label1"])
        .is_some_and(|label| without_words(&format!("{} x", label.to_lowercase())) == "x");
    let lists =
        NAMED.iter().filter(|name| **name != "twitter:data1" || is_written_by).map(|name| page.meta.all(&[*name]));
    let named =
        lists.map(|list| list.iter().flat_map(|value| names(value)).filter(|name| !is_site(name)).collect::<Vec<_>>());
    named.filter(|names| !names.is_empty()).find(|names| names.iter().all(|name| is_name(name))).unwrap_or_default()
}

fn shown(page: &Page, is_site: &dyn Fn(&str) -> bool) -> Vec<String> {
    for selector in MARKED {
        let selection = page.document.select(selector);
        let mut found: Vec<String> = Vec::new();
        for node in selection.nodes().iter().take(MAX_ELEMENTS).filter(|node| !super::published::is_elsewhere(node)) {
            let text = tidy(&node.attr("content").unwrap_or_else(|| node.text()));
            if text.chars().count() > 160 {
                continue;
            }
            found.extend(names(&text).into_iter().filter(|name| is_name(name) && !is_site(name)));
        }
        if !found.is_empty() {
            found.truncate(8);
            return found;
        }
    }
    Vec::new()
}

/// The names with which a text is signed: its last line, or what stands there in brackets: “(Ada Lovelace from London, 14.4.2022)”.
fn signed(text: &str) -> Vec<String> {
    const PLACES: [&str; 5] = [" aus ", " in ", " from ", " из ", " z "];
    let last = text.rsplit("\n\n").next().unwrap_or_default();
    let inside =
        last.trim_end_matches('.').strip_suffix(')').and_then(|text| text.rsplit_once('(')).map(|(_, inside)| inside);
    let line = inside.unwrap_or(last);
    if line.chars().count() > 120 || (inside.is_none() && line.ends_with(['.', '!', '?', ':'])) {
        return Vec::new();
    }
    let without_place = |part: &str| {
        PLACES
            .iter()
            .fold(part.trim().to_owned(), |part, place| part.split(place).next().unwrap_or_default().to_owned())
    };
    let parts = line.split([',', '/', ';']).map(without_place);
    parts.filter(|part| is_full_name(part)).collect()
}

/// The names in a line.
fn names(line: &str) -> Vec<String> {
    let line = tidy(line);
    if line.is_empty() || line.contains("://") || line.contains('@') && !line.contains(' ') {
        return Vec::new();
    }
    let mut parts = vec![without_words(&line)];
    for between in BETWEEN {
        parts = parts.iter().flat_map(|part| split(part, between)).collect();
    }
    let parts = parts.iter().flat_map(|part| at_commas(part)).map(|part| name(&part));
    parts.filter(|part| part.contains(char::is_alphabetic) && !is_nobody(part)).collect()
}

/// A line without “By” and its like in front.
fn without_words(line: &str) -> String {
    let mut line = line.trim();
    loop {
        let lower = line.to_lowercase();
        let word = BEFORE.iter().filter(|word| {
            let rest = lower.strip_prefix(**word);
            rest.is_some_and(|rest| {
                rest.starts_with([':', ' ']) && rest.trim_start_matches([':', ' ']).contains(char::is_alphabetic)
            })
        });
        // A lower-case text may have other lengths than the text itself.
        let Some(rest) = word.max_by_key(|word| word.len()).and_then(|word| {
            let chars = word.chars().count();
            line.char_indices().nth(chars).map(|(at, _)| &line[at..])
        }) else {
            return line.to_owned();
        };
        line = rest.trim_start_matches([':', ' ']);
    }
}

fn split(part: &str, between: &str) -> Vec<String> {
    let parts: Vec<String> =
        part.split(between).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect();
    // One capital letter between two words is part of a name.
    if parts.iter().all(|part| part.chars().next().is_some_and(|c| !c.is_lowercase())) {
        parts
    } else {
        vec![part.to_owned()]
    }
}

/// The names between commas. What stands behind a name and is none, such as a capacity or a place of work, goes.
fn at_commas(part: &str) -> Vec<String> {
    let parts: Vec<&str> = part.split([',', '，', '、']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let Some((first, rest)) = parts.split_first() else { return Vec::new() };
    let mut names = vec![(*first).to_owned()];
    names.extend(rest.iter().filter(|part| is_full_name(part)).map(|part| (*part).to_owned()));
    names
}

/// A name without what is put behind it: “Ada Lovelace (al)”, “Ada Lovelace – London”.
fn name(part: &str) -> String {
    let part = part.split(['(', '[', '|', '•', '·']).next().unwrap_or(part).trim();
    // “reporter”, as Korean papers put it behind every name.
    let part = part.strip_suffix(" 기자").unwrap_or(part);
    part.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | ';' | '-' | '–' | '—' | '"' | '“' | '”'))
        .to_owned()
}

fn is_nobody(part: &str) -> bool {
    part.to_lowercase().split(' ').all(|word| NOBODY.contains(&word))
}

/// Whether a text can be the name of somebody.
fn is_name(text: &str) -> bool {
    let words = text.split(' ').count();
    let first = text.chars().next().unwrap_or_default();
    words <= 6
        && text.chars().count() <= 60
        && !first.is_lowercase()
        && !text.contains(|c: char| c.is_ascii_digit() || matches!(c, '@' | '!' | '?' | '<'))
}

/// Whether a text is surely the name of a person: two to four words with capital letters, particles aside.
fn is_full_name(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let particles =
        ["de", "van", "von", "der", "den", "di", "da", "del", "la", "le", "al", "bin", "dos", "ten", "ter", "zu"];
    (2..=4).contains(&words.len())
        && is_name(text)
        && words.iter().all(|word| {
            particles.contains(word)
                || word.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_lowercase() && c.is_alphabetic())
        })
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_line_of_authors_is_taken_apart() {
        for (line, expected) in [
            ("By Ada Lovelace and Charles Babbage", vec!["Ada Lovelace", "Charles Babbage"]),
            ("Ada Lovelace (al)", vec!["Ada Lovelace"]),
            (
                "Ada Lovelace, Charles Babbage & Mary Somerville",
                vec!["Ada Lovelace", "Charles Babbage", "Mary Somerville"],
            ),
            ("Ada Lovelace, professor of analysis at home, a.example", vec!["Ada Lovelace"]),
            ("Von Anna von der Heide", vec!["Anna von der Heide"]),
            ("Автор: Андрей Колесников", vec!["Андрей Колесников"]),
            ("https://a.example/ada", vec![]),
            ("José y María", vec!["José", "María"]),
            ("", vec![]),
        ] {
            assert_eq!(names(line), expected, "{line}");
        }
    }
}
