//! Atom (RFC 4287).

use std::io::{self, Write};

use jiff::Timestamp;
use quick_xml::events::{BytesDecl, BytesText, Event};
use quick_xml::{ElementWriter, Writer};

use super::{Entry, Feed};
use crate::export::for_xml;
use crate::site::GENERATOR;

type Xml = Writer<Vec<u8>>;

/// The feed as XML.
pub(super) fn write(feed: &Feed<'_>) -> Vec<u8> {
    let mut xml = Writer::new(Vec::with_capacity(16 * 1024));
    // Writing into memory cannot fail.
    let _ = document(feed, &mut xml);
    xml.into_inner()
}

fn document(feed: &Feed<'_>, xml: &mut Xml) -> io::Result<()> {
    let (base, page) = (feed.base, &feed.page);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    xml.write_event(Event::Text(BytesText::new("\n")))?;
    let root = xml.create_element("feed").with_attribute(("xmlns", "http://www.w3.org/2005/Atom"));
    let root = root.with_attribute(("xml:lang", feed.site.language.tag()));
    root.write_inner_content(|xml| {
        text(xml.create_element("title"), &feed.title)?;
        if !feed.description().is_empty() {
            text(xml.create_element("subtitle"), feed.description())?;
        }
        text(xml.create_element("id"), &format!("{base}{page}"))?;
        link(xml, "self", &format!("{base}{page}feed.xml"))?;
        link(xml, "alternate", &format!("{base}{page}"))?;
        text(xml.create_element("updated"), &feed.updated().unwrap_or(Timestamp::UNIX_EPOCH).to_string())?;
        for author in feed.authors() {
            xml.create_element("author").write_inner_content(|xml| text(xml.create_element("name"), author))?;
        }
        if let Some(licence) = &feed.site.config.licence {
            text(xml.create_element("rights"), licence)?;
        }
        text(xml.create_element("generator"), GENERATOR)?;
        feed.notes.iter().try_for_each(|id| {
            if feed.full {
                return entry(xml, &feed.entry(*id));
            }
            let kept = feed.summary(*id).atom.get_or_init(|| {
                let mut xml = Writer::new(Vec::with_capacity(1024));
                // Writing into memory cannot fail.
                let _ = entry(&mut xml, &feed.entry(*id));
                xml.into_inner().into()
            });
            xml.get_mut().write_all(kept)
        })
    })?;
    Ok(())
}

fn entry(xml: &mut Xml, entry: &Entry<'_>) -> io::Result<()> {
    let element = xml.create_element("entry");
    let element = match entry.language {
        Some(language) => element.with_attribute(("xml:lang", language)),
        None => element,
    };
    element.write_inner_content(|xml| {
        text(xml.create_element("title"), entry.title)?;
        text(xml.create_element("id"), &entry.address)?;
        link(xml, "alternate", &entry.address)?;
        if let Some(article) = entry.article {
            link(xml, "related", article)?;
        }
        text(xml.create_element("updated"), &entry.updated.unwrap_or(Timestamp::UNIX_EPOCH).to_string())?;
        if let Some(published) = entry.published {
            text(xml.create_element("published"), &published.to_string())?;
        }
        for tag in &entry.tags {
            xml.create_element("category").with_attribute(("term", &*for_xml(tag))).write_empty()?;
        }
        if !entry.summary.is_empty() {
            text(xml.create_element("summary"), &entry.summary)?;
        }
        if let Some(html) = &entry.html {
            text(xml.create_element("content").with_attribute(("type", "html")), html)?;
        }
        Ok(())
    })?;
    Ok(())
}

fn text(element: ElementWriter<'_, Vec<u8>>, content: &str) -> io::Result<()> {
    element.write_text_content(BytesText::new(&for_xml(content)))?;
    Ok(())
}

fn link(xml: &mut Xml, relation: &str, address: &str) -> io::Result<()> {
    xml.create_element("link").with_attribute(("rel", relation)).with_attribute(("href", address)).write_empty()?;
    Ok(())
}
