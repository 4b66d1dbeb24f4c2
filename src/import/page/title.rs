//! The title of an article: of those that a page gives, the one that is written for readers.
//!
//! Pages give a title to search engines, to those who share them, and to readers. The first is what `<title>` repeats. So where JSON-LD and
//! `og:title` differ and `<title>` sides with JSON-LD, the other one is the headline; else JSON-LD is.

use super::{Page, tidy};
use crate::import::Item;
use crate::text::fold;

/// What stands between a title and the name of the site.
const SEPARATORS: [char; 12] = ['|', '–', '—', '-', '·', '•', '»', ':', '/', '：', '｜', 'ㅣ'];

/// A title, and what it was taken from.
struct Candidate {
    text: String,
    from: &'static str,
}

pub(super) fn find(page: &Page, item: &mut Item) {
    // A section is put behind a title as a site is.
    let sections = page.meta.get(&["article:section"]).map(fold);
    let sites: Vec<String> = page.sites().into_iter().chain(sections).collect();
    let element = tidy(&page.document.select_single("title").text());
    let heading = heading(page);
    let social = page.meta.get(&["og:title", "twitter:title", "parsely-title", "dc.title", "citation_title"]);
    let others: Vec<String> =
        [page.linked.headline(), heading.clone(), Some(element.clone())].into_iter().flatten().collect();
    let candidate = |text: Option<String>, from| {
        let text = without_site(&tidy(&text?), &sites, &others);
        (!text.is_empty()).then_some(Candidate { text, from })
    };
    let linked = candidate(page.linked.headline(), "the page's JSON-LD");
    let social = candidate(social.map(str::to_owned), "the page's `og:title`");
    let heading = candidate(heading, "the page's heading");
    let element = candidate(Some(element), "the page's `<title>`");
    let repeats = |one: &Option<Candidate>, other: &Option<Candidate>| match (one, other) {
        (Some(one), Some(other)) => fold(&one.text) == fold(&other.text),
        _ => false,
    };
    let is_for_engines = repeats(&linked, &element) && social.is_some() && !repeats(&linked, &social);
    let linked = linked.filter(|_| !is_for_engines);
    if let Some(found) = linked.or(social).or(heading).or(element) {
        item.title = found.text;
        item.guess("title", found.from);
    }
}

/// The first heading of the page that is no logo and no question of a banner.
fn heading(page: &Page) -> Option<String> {
    let headings = page.document.select("h1");
    let texts = headings.nodes().iter().map(|node| tidy(&node.text()));
    texts.max_by_key(|text| (text.split(' ').count() > 2, std::cmp::Reverse(0))).filter(|text| !text.is_empty())
}

/// A title without the name of the site behind it, and without what another title of the page shows to be none of it.
fn without_site(title: &str, sites: &[String], others: &[String]) -> String {
    let mut title = title;
    let behind = |rest: &str| rest.trim_start().starts_with(SEPARATORS);
    let short = others.iter().filter(|other| other.len() > 15 && other.len() < title.len());
    let mut shown = short.filter(|other| title.strip_prefix(other.as_str()).is_some_and(behind));
    if let Some(other) = shown.next() {
        let rest = title[other.len()..].trim_start_matches(|c: char| c.is_whitespace() || SEPARATORS.contains(&c));
        // The part behind a colon may belong to the title.
        if !title[other.len()..].trim_start().starts_with([':', '-', '–', '—']) || is_site(rest, sites) {
            return other.clone();
        }
    }
    while let Some((at, separator)) = title.char_indices().rev().find(|(at, c)| is_separator(title, *at, *c)) {
        let (before, last) = (title[..at].trim_end(), title[at + separator.len_utf8()..].trim());
        if before.is_empty() || !is_site(last, sites) {
            break;
        }
        title = without_section(before);
    }
    title.to_owned()
}

/// A title without a section in Hangul or ideographs, which stands before the name of the site and has no spaces around it: “…-정치”.
fn without_section(title: &str) -> &str {
    let is_wide = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
    match title.rsplit_once('-') {
        Some((before, last)) if (1..=4).contains(&last.chars().count()) && last.chars().all(is_wide) => {
            before.trim_end()
        }
        _ => title,
    }
}

fn is_site(text: &str, sites: &[String]) -> bool {
    let folded = fold(text);
    !folded.is_empty()
        && sites
            .iter()
            .any(|site| *site == folded || (site.len() > 5 && folded.replace(' ', "") == site.replace([' ', '.'], "")))
}

/// Whether a sign parts two things, rather than two halves of a word.
fn is_separator(title: &str, at: usize, c: char) -> bool {
    SEPARATORS.contains(&c)
        && c != ':'
        && (matches!(c, '|' | '：' | '｜' | 'ㅣ')
            || (title[..at].ends_with(' ') && title[at + c.len_utf8()..].starts_with(' ')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_without_the_name_of_the_site() {
        let sites = [fold("Lrytas.lt"), fold("The News")];
        for (title, expected) in [
            ("Why not in the war - Lrytas.lt", "Why not in the war"),
            ("Why not in the war | Politics", "Why not in the war | Politics"),
            ("Why not in the war – Opinion | The News", "Why not in the war – Opinion"),
            ("Kremlin-backed forces", "Kremlin-backed forces"),
            ("The News", "The News"),
        ] {
            assert_eq!(without_site(title, &sites, &[]), expected);
        }
        assert_eq!(without_site("제목이 길다-정치ㅣ한국일보", &[fold("한국일보")], &[]), "제목이 길다");
        let others = ["Why they are not in the war".to_owned()];
        assert_eq!(without_site("Why they are not in the war | by Ada", &sites, &others), others[0]);
    }
}
