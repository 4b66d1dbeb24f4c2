//! The namespaces of an SVG: which prefix means what, where.

use quick_xml::events::BytesStart;

use super::entities::Entities;

/// A namespace, as far as it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Namespace {
    /// Of what is drawn.
    Svg,
    /// Of links.
    XLink,
    /// XML's own.
    Xml,
    /// HTML, mathematics, those of editors, of Dublin Core and of RDF: nothing that is kept.
    Other,
}

/// What prefixes mean whatever is declared or not: some programs forget to.
const PREFIXES: [(&str, Namespace); 4] =
    [("", Namespace::Svg), ("svg", Namespace::Svg), ("xlink", Namespace::XLink), ("xml", Namespace::Xml)];

/// The prefixes that are declared at a place in the text, the innermost last; the empty one is that of names without any.
#[derive(Debug, Default)]
pub(super) struct Namespaces(Vec<(usize, String, Namespace)>);

impl Namespaces {
    /// Takes in what an element at this depth declares.
    pub(super) fn enter(&mut self, tag: &BytesStart<'_>, entities: &Entities, depth: usize) -> Option<()> {
        for attribute in tag.attributes() {
            let attribute = attribute.ok()?;
            if let Some(prefix) = declared(attribute.key.as_ref()) {
                self.0.push((depth, prefix.to_owned(), named(&attribute.value, entities)));
            }
        }
        Some(())
    }

    /// Forgets what elements deeper than this have declared.
    pub(super) fn leave(&mut self, depth: usize) {
        while self.0.last().is_some_and(|(at, ..)| *at > depth) {
            self.0.pop();
        }
    }

    /// The namespace of a name; that of an attribute without a prefix is that of its element.
    pub(super) fn of(&self, name: &str, is_element: bool) -> Namespace {
        let prefix = name.split_once(':').map(|(prefix, _)| prefix);
        if prefix.is_none() && !is_element {
            return Namespace::Svg;
        }
        let prefix = prefix.unwrap_or_default();
        let declared = self.0.iter().rev().find(|(_, known, _)| known == prefix).map(|(.., namespace)| *namespace);
        let known = || PREFIXES.iter().find(|(known, _)| *known == prefix).map(|(_, namespace)| *namespace);
        declared.or_else(known).unwrap_or(Namespace::Other)
    }

    /// Whether an attribute is of a namespace that is kept, or declares one.
    pub(super) fn keeps(&self, key: &str, value: &str, entities: &Entities) -> bool {
        if declared(key).is_some() {
            return matches!(named(value, entities), Namespace::Svg | Namespace::XLink);
        }
        let name = key.rsplit(':').next().unwrap_or(key);
        match self.of(key, false) {
            Namespace::Svg => !key.contains(':'),
            Namespace::XLink => matches!(name, "href" | "title"),
            Namespace::Xml => matches!(name, "lang" | "space" | "id"),
            Namespace::Other => false,
        }
    }
}

/// The prefix that an attribute declares.
fn declared(key: &str) -> Option<&str> {
    if key == "xmlns" { Some("") } else { key.strip_prefix("xmlns:") }
}

fn named(value: &str, entities: &Entities) -> Namespace {
    match entities.resolved(value).as_deref() {
        Some("http://www.w3.org/2000/svg") => Namespace::Svg,
        Some("http://www.w3.org/1999/xlink") => Namespace::XLink,
        _ => Namespace::Other,
    }
}
