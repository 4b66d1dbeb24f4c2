//! What search engines read first: `sitemap.xml` (sitemaps.org, protocol 0.9) and `robots.txt`.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::{Page, Site};

/// The most addresses that one sitemap may hold.
const MOST: usize = 50_000;

/// The addresses of all pages.
pub(super) fn sitemap(site: &Site) -> Vec<u8> {
    let mut writer = Writer::new(Vec::with_capacity(site.routes.len() * 96));
    // Writing into memory cannot fail.
    let _ = write(site, &mut writer);
    writer.into_inner()
}

fn write(site: &Site, xml: &mut Writer<Vec<u8>>) -> std::io::Result<()> {
    let base = site.config.base_url.as_deref().unwrap_or("/");
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    xml.write_event(Event::Text(BytesText::new("\n")))?;
    let set = xml.create_element("urlset").with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"));
    set.write_inner_content(|xml| {
        for route in site.routes.iter().filter(|route| is_listed(&route.page)).take(MOST) {
            xml.create_element("url").write_inner_content(|xml| {
                xml.create_element("loc").write_text_content(BytesText::new(&format!("{base}{}", route.address)))?;
                Ok(())
            })?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Whether a page is one that people look for.
fn is_listed(page: &Page) -> bool {
    *page != Page::NotFound && !page.is_plain()
}

/// Everything may be read, and here is the list.
pub(super) fn robots(site: &Site) -> Vec<u8> {
    let list = site.config.base_url.as_ref().map(|base| format!("Sitemap: {base}sitemap.xml\n")).unwrap_or_default();
    format!("User-agent: *\nAllow: /\n{list}").into_bytes()
}
