//! `network.gexf`: who occurs with whom, in GEXF 1.3 (gexf.net), for Gephi and other programs that draw networks.
//!
//! Nodes are the people, organisations and countries that notes are about; an edge between two of them weighs as much as the notes that name
//! both. Long lists and votes are evidence and make no edge, nor do notes that name hundreds.

use std::cmp::Reverse;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use rustc_hash::FxHashMap;

use super::{Context, for_xml};
use crate::content::Kind;
use crate::dossier::EntityId;

type Xml = Writer<Vec<u8>>;

/// How many edges a program for drawing can be given.
const MOST_EDGES: usize = 100_000;

/// The network of all notes.
pub(super) fn write(context: &Context<'_>) -> Vec<u8> {
    let edges = edges(context);
    let mut xml = Writer::new(Vec::with_capacity(edges.len() * 64 + context.dossier.entity_ids().len() * 200 + 1024));
    // Writing into memory cannot fail.
    let _ = graph(context, &edges, &mut xml);
    xml.into_inner()
}

/// How many notes name two entities, for each pair, in the order of entities.
fn edges(context: &Context<'_>) -> Vec<((EntityId, EntityId), usize)> {
    let place = |id: &EntityId| context.dossier.place_of(*id);
    let mut counts: FxHashMap<(EntityId, EntityId), usize> = FxHashMap::default();
    for id in context.dossier.note_ids().filter(|id| context.dossier.tells_who_goes_together(*id)) {
        let record = context.dossier.note(id);
        let named: Vec<EntityId> =
            record.people.iter().chain(&record.organisations).chain(&record.countries).copied().collect();
        for (index, one) in named.iter().enumerate() {
            for other in named[index + 1..].iter().filter(|other| *other != one) {
                let pair = if place(one) <= place(other) { (*one, *other) } else { (*other, *one) };
                *counts.entry(pair).or_default() += 1;
            }
        }
    }
    let mut edges: Vec<_> = counts.into_iter().collect();
    if edges.len() > MOST_EDGES {
        edges.sort_unstable_by_key(|((one, other), count)| (Reverse(*count), place(one), place(other)));
        edges.truncate(MOST_EDGES);
    }
    edges.sort_unstable_by_key(|((one, other), _)| (place(one), place(other)));
    edges
}

fn graph(context: &Context<'_>, edges: &[((EntityId, EntityId), usize)], xml: &mut Xml) -> std::io::Result<()> {
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let gexf = xml.create_element("gexf").with_attribute(("xmlns", "http://gexf.net/1.3"));
    gexf.with_attribute(("version", "1.3")).write_inner_content(|xml| {
        xml.create_element("meta").write_inner_content(|xml| {
            text(xml, "creator", context.generator)?;
            text(xml, "description", context.title)
        })?;
        let graph = xml.create_element("graph").with_attribute(("defaultedgetype", "undirected"));
        graph.with_attribute(("mode", "static")).write_inner_content(|xml| {
            attributes(xml)?;
            nodes(context, xml)?;
            xml.create_element("edges").write_inner_content(|xml| {
                for (number, ((one, other), count)) in edges.iter().enumerate() {
                    let edge = xml.create_element("edge").with_attribute(("id", &*number.to_string()));
                    let edge = edge.with_attribute(("source", &*context.id((*one).into()).to_string()));
                    let edge = edge.with_attribute(("target", &*context.id((*other).into()).to_string()));
                    edge.with_attribute(("weight", &*count.to_string())).write_empty()?;
                }
                Ok(())
            })?;
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}

fn text(xml: &mut Xml, name: &str, text: &str) -> std::io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(&for_xml(text)))?;
    Ok(())
}

/// What is said of a node: the numbers that its values refer to.
fn attributes(xml: &mut Xml) -> std::io::Result<()> {
    xml.create_element("attributes").with_attribute(("class", "node")).write_inner_content(|xml| {
        for (id, title, kind) in [("0", "kind", "string"), ("1", "notes", "integer"), ("2", "url", "string")] {
            let attribute = xml.create_element("attribute").with_attribute(("id", id));
            attribute.with_attribute(("title", title)).with_attribute(("type", kind)).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn nodes(context: &Context<'_>, xml: &mut Xml) -> std::io::Result<()> {
    let dossier = context.dossier;
    let shown = dossier.entity_ids().filter(|id| {
        let entity = dossier.entity(*id);
        entity.kind != Kind::Tag && !entity.notes.is_empty()
    });
    xml.create_element("nodes").write_inner_content(|xml| {
        for id in shown {
            let entity = dossier.entity(id);
            let node = xml.create_element("node").with_attribute(("id", &*context.id(id.into()).to_string()));
            node.with_attribute(("label", &*for_xml(context.name(id)))).write_inner_content(|xml| {
                xml.create_element("attvalues").write_inner_content(|xml| {
                    let url = context.url(id.into()).to_string();
                    let notes = entity.notes.len().to_string();
                    for (number, value) in [("0", entity.kind.word()), ("1", &notes), ("2", &url)] {
                        let value = xml
                            .create_element("attvalue")
                            .with_attribute(("for", number))
                            .with_attribute(("value", value));
                        value.write_empty()?;
                    }
                    Ok(())
                })?;
                Ok(())
            })?;
        }
        Ok(())
    })?;
    Ok(())
}
