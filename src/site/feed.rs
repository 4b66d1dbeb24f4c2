//! Feeds: Atom (RFC 4287), twenty entries, newest first.

use std::io::Write;

use jiff::Timestamp;
use quick_xml::events::{BytesDecl, BytesText, Event};
use quick_xml::{ElementWriter, Writer};

use super::Site;
use crate::dossier::{EntityId, NoteId};
use crate::export::for_xml;

/// How many entries a feed holds.
const ENTRIES: usize = 20;

/// The feed of an entity, or of the whole site.
pub(super) fn render(site: &Site, of: Option<EntityId>) -> Vec<u8> {
    let (title, page, notes): (String, String, Vec<NoteId>) = match of {
        None => (site.config.title.clone(), String::new(), site.dossier.note_ids().take(ENTRIES).collect()),
        Some(id) => {
            let notes = site.dossier.entity(id).notes.iter().take(ENTRIES).copied().collect();
            (format!("{} · {}", site.entity_name(id), site.config.title), site.addresses().entity(id), notes)
        }
    };
    let mut writer = Writer::new(Vec::with_capacity(16 * 1024));
    let feed = Feed { site, base: site.config.base_url.as_deref().unwrap_or("/"), full: of.is_none() };
    // Writing into memory cannot fail.
    let _ = feed.write(&mut writer, &title, &page, &notes);
    writer.into_inner()
}

struct Feed<'s> {
    site: &'s Site,
    base: &'s str,
    /// Whether entries hold the whole text, rather than a summary.
    full: bool,
}

type Xml = Writer<Vec<u8>>;

impl Feed<'_> {
    fn write(&self, xml: &mut Xml, title: &str, page: &str, notes: &[NoteId]) -> std::io::Result<()> {
        let base = self.base;
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
        xml.write_event(Event::Text(BytesText::new("\n")))?;
        let feed = xml.create_element("feed").with_attribute(("xmlns", "http://www.w3.org/2005/Atom"));
        let feed = feed.with_attribute(("xml:lang", self.site.language.tag()));
        feed.write_inner_content(|xml| {
            text(xml.create_element("title"), title)?;
            text(xml.create_element("id"), &format!("{base}{page}"))?;
            link(xml, "self", &format!("{base}{page}feed.xml"))?;
            link(xml, "alternate", &format!("{base}{page}"))?;
            let newest = notes.iter().filter_map(|id| self.updated(*id)).max().unwrap_or(Timestamp::UNIX_EPOCH);
            text(xml.create_element("updated"), &newest.to_string())?;
            self.authors(xml)?;
            notes.iter().try_for_each(|id| {
                if self.full {
                    return self.entry(xml, *id);
                }
                // A note stands in the feed of everyone whom it names: its entry is made once.
                let entry = self.site.feed_entries[id.index()].get_or_init(|| {
                    let mut entry = Writer::new(Vec::with_capacity(1024));
                    // Writing into memory cannot fail.
                    let _ = self.entry(&mut entry, *id);
                    entry.into_inner().into()
                });
                xml.get_mut().write_all(entry)
            })
        })?;
        Ok(())
    }

    /// RFC 4287, section 4.2.1: a feed has authors, or each of its entries does.
    fn authors(&self, xml: &mut Xml) -> std::io::Result<()> {
        let authors = &self.site.config.authors;
        let names = if authors.is_empty() { std::slice::from_ref(&self.site.config.title) } else { authors.as_slice() };
        names.iter().try_for_each(|name| {
            xml.create_element("author").write_inner_content(|xml| text(xml.create_element("name"), name))?;
            Ok(())
        })
    }

    fn entry(&self, xml: &mut Xml, id: NoteId) -> std::io::Result<()> {
        let record = self.site.dossier.note(id);
        let note = record.note();
        let address = format!("{}{}", self.base, self.site.addresses().note(id));
        xml.create_element("entry").write_inner_content(|xml| {
            text(xml.create_element("title"), &note.title)?;
            text(xml.create_element("id"), &address)?;
            link(xml, "alternate", &address)?;
            text(xml.create_element("updated"), &self.updated(id).unwrap_or(Timestamp::UNIX_EPOCH).to_string())?;
            if let Some(published) = note.date.and_then(|date| date.to_instant(&self.site.config.timezone)) {
                text(xml.create_element("published"), &published.to_string())?;
            }
            for tag in &record.tags {
                let term = self.site.entity_name(*tag);
                xml.create_element("category").with_attribute(("term", term)).write_empty()?;
            }
            let summary = note.summary.as_deref().unwrap_or(&record.entry.body.lead);
            if !summary.is_empty() {
                text(xml.create_element("summary"), summary)?;
            }
            if self.full {
                let html = super::fragment::print(self.site, &record.entry, self.base);
                text(xml.create_element("content").with_attribute(("type", "html")), &html)?;
            }
            Ok(())
        })?;
        Ok(())
    }

    /// When a note last changed, as an instant.
    fn updated(&self, id: NoteId) -> Option<Timestamp> {
        let note = self.site.dossier.note(id).note();
        let date =
            note.revised.or(note.updated).or(note.date).or_else(|| note.events.first().map(|event| event.date))?;
        date.to_instant(&self.site.config.timezone)
    }
}

fn text(element: ElementWriter<'_, Vec<u8>>, content: &str) -> std::io::Result<()> {
    element.write_text_content(BytesText::new(&for_xml(content)))?;
    Ok(())
}

fn link(xml: &mut Xml, relation: &str, address: &str) -> std::io::Result<()> {
    xml.create_element("link").with_attribute(("rel", relation)).with_attribute(("href", address)).write_empty()?;
    Ok(())
}
