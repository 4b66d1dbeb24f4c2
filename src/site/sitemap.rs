//! What search engines read first: `sitemap.xml` (sitemaps.org, protocol 0.9) and `robots.txt`.
//!
//! A sitemap holds no more than 50,000 addresses. A larger site has several, and `sitemap.xml` lists those.

use std::borrow::Cow;
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::Site;
use super::page::Page;
use super::route::{Route, sitemap_part};
use crate::date::Day;
use crate::text::uri;

/// The most addresses that one sitemap may hold.
const MOST: usize = 50_000;

/// How many sitemaps there are beside `sitemap.xml`: none where that has room for all.
pub(super) fn parts(routes: &[Route]) -> usize {
    let listed = routes.iter().filter(|route| route.page.is_listed()).count();
    if listed > MOST { listed.div_ceil(MOST) } else { 0 }
}

/// The addresses of all pages; or the part with this number, from 1; or the list of parts.
pub(super) fn sitemap(site: &Site, part: Option<usize>) -> Vec<u8> {
    let base = site.config.base_url.as_deref().unwrap_or("/");
    let pages = site.routes.iter().filter(|route| route.page.is_listed());
    let listed = pages.map(|route| Listed { address: (&*route.address).into(), changed: changed(site, &route.page) });
    match (part, parts(&site.routes)) {
        (Some(number), _) => list(base, listed.skip(number.saturating_sub(1) * MOST).take(MOST), PAGES),
        (None, 0) => list(base, listed, PAGES),
        (None, parts) => list(base, (1..=parts).map(listed_part), SITEMAPS),
    }
}

/// One line of a list.
struct Listed<'a> {
    /// Below the root.
    address: Cow<'a, str>,
    changed: Option<Day>,
}

fn listed_part(number: usize) -> Listed<'static> {
    Listed { address: sitemap_part(number).into(), changed: None }
}

/// The day on which a page last changed, by its note's own word, where that says the day; of other pages, whose parts come from many files, nobody says it.
fn changed(site: &Site, page: &Page) -> Option<Day> {
    let Page::Note(id) = page else { return None };
    site.dossier.last_change(*id)?.day().filter(|day| day.year() >= 1)
}

/// The elements of a list and of what it lists.
type Names = (&'static str, &'static str);

const PAGES: Names = ("urlset", "url");
const SITEMAPS: Names = ("sitemapindex", "sitemap");

fn list<'a>(base: &str, listed: impl Iterator<Item = Listed<'a>>, names: Names) -> Vec<u8> {
    let mut xml = Writer::new(Vec::with_capacity(64 * 1024));
    // Writing into memory cannot fail.
    let _ = write(&mut xml, base, listed, names);
    xml.into_inner()
}

fn write<'a>(
    xml: &mut Writer<Vec<u8>>,
    base: &str,
    listed: impl Iterator<Item = Listed<'a>>,
    (all, one): Names,
) -> io::Result<()> {
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    xml.write_event(Event::Text(BytesText::new("\n")))?;
    let set = xml.create_element(all).with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"));
    set.write_inner_content(|xml| {
        for Listed { address, changed } in listed {
            xml.create_element(one).write_inner_content(|xml| {
                let address = uri(&format!("{base}{address}"));
                xml.create_element("loc").write_text_content(BytesText::new(&address))?;
                if let Some(day) = changed {
                    xml.create_element("lastmod").write_text_content(BytesText::new(&day.to_string()))?;
                }
                Ok(())
            })?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Everything may be read, and here is the list.
pub(super) fn robots(site: &Site) -> Vec<u8> {
    let list = site.config.base_url.as_ref().map(|base| format!("Sitemap: {base}sitemap.xml\n")).unwrap_or_default();
    format!("User-agent: *\nAllow: /\n{list}").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_too_large_for_one_sitemap_has_several() {
        let routes = |pages: usize| -> Vec<Route> {
            let page = |number| Route { address: format!("notes/page/{number}/"), page: Page::Notes(number) };
            let other = Route { address: "robots.txt".to_owned(), page: Page::Robots };
            (1..=pages).map(page).chain([other]).collect()
        };
        for (pages, expected) in [(1, 0), (MOST, 0), (MOST + 1, 2), (2 * MOST, 2), (2 * MOST + 1, 3)] {
            assert_eq!(parts(&routes(pages)), expected, "{pages}");
        }
        let index = String::from_utf8(list("https://a.example/", (1..=2).map(listed_part), SITEMAPS)).unwrap();
        assert!(
            index.contains("<sitemap><loc>https://a.example/sitemap-2.xml</loc></sitemap></sitemapindex>"),
            "{index}"
        );
    }
}
